"""Whom words just before tell: "who", "they", a quotation without a source, "he said" right after somebody spoke."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from firsthand.text.cast import Cast, Named
from firsthand.text.clauses import contrasts, in_reported
from firsthand.text.gender import Gender
from firsthand.text.layout import Layout
from firsthand.text.lexicon import words
from firsthand.text.nouns import is_person_noun, singular
from firsthand.text.sources import Answer, Attribution

_OF_BODY = re.compile(r" (?:of|at|from|with|for|in) [^;:!?\n]{1,60}, ")
_NO_SUBJECT = re.compile(
    r"(?:\b(?:of|for|with|by|to|from|about|against|on|at|in|than|over|after|before|between|towards?|called|told)"
    r"|[a-z],) ?$",
    re.IGNORECASE,
)
# "On Sunday, Ana Ruz left": what may stand before the name that opens a paragraph.
_LEAD_IN = re.compile(
    r"\W*(?:(?:[Oo]n|[Ii]n|[Aa]t|[Ee]arlier|[Ll]ater|[Ll]ast|[Tt]his|[Mm]eanwhile|[Aa]lso|[Ss]till)\b[^,.\n]{0,40}, "
    r"|But |And )?(?:the )?"
)
_BENEATH = re.compile(r"\b(?:when|as|because|after|before|since|while|that|who|if|where)\b")

Told = Sequence[tuple[Attribution, Answer]]  # what was told so far, in the order of the text


def goes_on(cast: Cast, told: Told, begin: int) -> tuple[Named, ...]:
    """Whose words a quotation at `begin` without a source goes on with.

    They are those of the quotation just before it, where nothing but its end lies between.
    """
    if not told or not cast.layout.in_quotation(begin):
        return ()
    before, answer = told[-1]
    end = _end(before)
    close = cast.layout.paragraph(begin) - cast.layout.paragraph(end) <= 1
    few = len(re.findall(r"\w+", cast.layout.text[end:begin])) <= 2
    return answer.voices if end <= begin and close and few and not cast.mentions(end, begin) else ()


def just_spoke(
    cast: Cast, told: Told, given: Attribution, at: int, gender: Gender, never: Collection[Named]
) -> Named | None:
    """The one person, named or not, who spoke just before the pronoun at `at`, if nobody else is named since.

    They spoke in its paragraph, or in the one before if the pronoun's begins with it or with what is quoted.
    """
    before, voices = next(((b, answer.voices) for b, answer in reversed(told) if b.parent is None), (None, ()))
    if before is None or len(voices) != 1:
        return None
    (who,) = voices
    layout = cast.layout
    fits = _may_be_person(who) and who not in never and who.gender in (None, gender)
    apart = layout.paragraph(at) - layout.paragraph(_end(before) - 1)
    begins = at == layout.paragraphs[layout.paragraph(at) - 1] or _begins_quoted(layout, given, at)
    near = _end(before) <= at and (apart == 0 or (apart == 1 and begins))
    # After "a witness said Ana Ruz left", "he" may be either: then it is nobody whom the text names.
    since = _end(before) if _carries_on(layout, before, who, gender, at) else _begin(before)
    others = [
        other
        for name, other in cast.mentions(since, at)
        if other is not who
        and _may_be_person(other)
        and not (name.possessive or (apart and layout.in_quotation(name.begin)))
    ]
    return who if fits and near and not others else None


def _carries_on(layout: Layout, before: Attribution, who: Named, gender: Gender, at: int) -> bool:
    """Whether those named in what was said before a pronoun at `at` are not whom it means."""
    if who.unnamed or _source_ends(before):
        return True
    same = layout.sentence(at) == layout.sentence(_begin(before))
    if same and before.source and before.source[0][0] == _begin(before) and contrasts(layout.text, at):
        return True
    # "Ana Ruz said Eva Tal was right when she said it"
    beneath = same and _BENEATH.search(layout.text, _end(before), at)
    either = who.gender is None and who.key.split()[0] in words("given_both")
    return _may_be_person(who) and (who.gender == gender or either) and not beneath


def _source_ends(given: Attribution) -> bool:
    """Whether an attribution ends with its source: "it rained, said Ana Ruz"."""
    return bool(given.source) and given.source[0][0] >= given.content[-1][1]


def of_themselves(cast: Cast, told: Told, at: int, gender: Gender | None) -> Named | None:
    """Who was just said to say what a pronoun at `at` stands in, if they may speak of themselves."""
    given, answer = told[-1] if told else (None, None)
    if not (given and answer and gender and len(answer.voices) == 1 and any(b <= at < e for b, e in given.content)):
        return None
    said = cast.layout.in_one_sentence(answer.source.begin, at)
    return in_reported(cast, answer.source.end, at, gender, answer.voices[0]) if said else None


def opens(cast: Cast, given: Attribution, at: int, gender: Gender, never: Collection[Named]) -> Named | None:
    """The person whose name opens the paragraph of `at`, or the one before if that of `at` begins with what is quoted.

    None if anybody else comes in before `at`, outside quotations and what follows a "that".
    """
    layout = cast.layout
    paragraph = layout.paragraph(at)
    begin = layout.paragraphs[max(0, paragraph - 2 if _begins_quoted(layout, given, at) else paragraph - 1)]
    named = [(n, w) for n, w in cast.mentions(begin, at) if _may_be_person(w) and not layout.in_quotation(n.begin)]
    that = next((t.begin for t in layout.tokens_in(begin, at) if t.low == "that"), at)
    if not named or len({id(who) for name, who in named if not name.possessive and name.begin <= that}) != 1:
        return None
    name, who = named[0]
    opening = _LEAD_IN.fullmatch(layout.text, begin, name.title_begin) is not None and not name.possessive
    opening = opening and layout.text[name.end : name.end + 1] in (" ", ",")
    others = any(
        t.low in words("private_roles") and not layout.in_quotation(t.begin) for t in layout.tokens_in(begin, at)
    )
    fits = who.kind == "person" and who not in never and who.gender in (None, gender)
    return who if opening and fits and not others else None


def only_one(cast: Cast, at: int, told: Gender | None) -> Named | None:
    """The only person of a pronoun's gender whom its sentence names before it, and not as an object."""
    layout = cast.layout
    quoted = layout.in_quotation(at)
    found = {
        who
        for name, who in cast.mentions(layout.sentences[max(0, layout.sentence(at) - 1)], at)
        if who.kind == "person"
        and who.gender == told
        and not name.the
        and layout.in_quotation(name.begin) == quoted
        and not _NO_SUBJECT.search(layout.text, max(0, name.title_begin - 16), name.title_begin)
    }
    return found.pop() if len(found) == 1 else None


def _begins_quoted(layout: Layout, given: Attribution, at: int) -> bool:
    """Whether the paragraph of a pronoun at `at` begins with what it is the source of."""
    first = given.content[0][0]
    return layout.in_quotation(first) and 0 <= first - layout.paragraphs[layout.paragraph(at) - 1] <= 1


def antecedent(cast: Cast, at: int) -> tuple[Named, ...]:
    """Those named just before "who": "Ana Ruz, who", "Ana Ruz and Ivo Tal, who", "Ana Ruz, a nurse, who"."""
    layout = cast.layout
    start = layout.sentences[max(0, layout.sentence(at) - 1)]
    before = cast.mentions(start, at)
    people = [i for i, (_, who) in enumerate(before) if who.kind == "person"]
    if people and _OF_BODY.fullmatch(layout.text, before[people[-1]][0].end, at):
        before = before[: people[-1] + 1]  # "Ana Ruz of Orsk, who"
    elif not before or not re.fullmatch(r",? |, [^,.;:]{1,80}, ", layout.text[before[-1][0].end : at]):
        return ()
    found = [before[-1]]
    for name, who in reversed(before[:-1]):
        if not re.fullmatch(r",? (?:and )?", layout.text[name.end : found[0][0].title_begin]):
            break
        found.insert(0, (name, who))
    bodies = ("person", "organisation", "outlet")
    return tuple(who for name, who in found if who.kind in bodies or (who.kind == "unknown" and len(name.words) > 1))


def several(cast: Cast, told: Told, at: int, joint: bool) -> tuple[Named, ...]:
    """Whom "they" or "both" means: the several voices, the group or the body of the last attribution near by."""
    layout = cast.layout
    for given, answer in reversed(told[-4:]):
        if layout.paragraph(at) - layout.paragraph(given.content[0][0]) > 2:
            break
        if len(answer.voices) > 1:
            return answer.voices
        bodies = bool(answer.voices) and answer.voices[0].kind in ("organisation", "outlet", "people")
        if not joint and bodies and not _people_between(layout, given, at):
            return answer.voices
    return ()


def _people_between(layout: Layout, given: Attribution, at: int) -> bool:
    """Whether persons come in between an attribution's source and `at`, whom "they" may mean: "asked neighbours"."""
    begin = given.source[-1][1] if given.source else _end(given)
    return any(t.low != (one := singular(t.low)) and is_person_noun(one) for t in layout.tokens_in(begin, at))


def _may_be_person(who: Named) -> bool:
    return who.kind in ("person", "unknown")


def _begin(given: Attribution) -> int:
    return min(begin for spans in (given.source, given.content) for begin, _ in spans)


def _end(given: Attribution) -> int:
    return max(end for spans in (given.source, given.content) for _, end in spans)
