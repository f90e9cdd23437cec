"""Who goes on speaking: a quotation without a source, and "he said" right after somebody spoke."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from firsthand.text.cast import Cast, Named
from firsthand.text.descriptions import is_person_noun, singular
from firsthand.text.gender import Gender
from firsthand.text.layout import Layout
from firsthand.text.lexicon import words
from firsthand.text.sources import Answer, Attribution
from firsthand.text.tokens import Token

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

    They spoke in its paragraph, or in the one before if the pronoun's begins with what is quoted.
    """
    before, voices = next(((b, answer.voices) for b, answer in reversed(told) if b.parent is None), (None, ()))
    if before is None or len(voices) != 1:
        return None
    (who,) = voices
    layout = cast.layout
    fits = _may_be_person(who) and who not in never and who.gender in (None, gender)
    apart = layout.paragraph(at) - layout.paragraph(_end(before) - 1)
    near = _end(before) <= at and (apart == 0 or (apart == 1 and _begins_quoted(layout, given, at)))
    # After "a witness said Ana Ruz left", "he" may be either: then it is nobody whom the text names.
    since = _end(before) if who.unnamed or _source_ends(before) else _begin(before)
    others = [
        other
        for name, other in cast.mentions(since, at)
        if other is not who
        and _may_be_person(other)
        and not (name.possessive or (apart and layout.in_quotation(name.begin)))
    ]
    return who if fits and near and not others else None


def _source_ends(given: Attribution) -> bool:
    """Whether an attribution ends with its source: "it rained, said Ana Ruz"."""
    return bool(given.source) and given.source[0][0] >= given.content[-1][1]


def opens(cast: Cast, given: Attribution, at: int, gender: Gender, never: Collection[Named]) -> Named | None:
    """The person whose name opens the paragraph of `at`, or the one before if that of `at` begins with what is quoted.

    None if anybody else comes in before `at`, outside quotations and what follows a "that".
    """
    layout = cast.layout
    paragraph = layout.paragraph(at)
    begin = layout.paragraphs[max(0, paragraph - 2 if _begins_quoted(layout, given, at) else paragraph - 1)]
    named = [(n, w) for n, w in cast.mentions(begin, at) if _may_be_person(w) and not layout.in_quotation(n.begin)]
    that = next((t.begin for t in _words(layout, begin, at) if t.low == "that"), at)
    if not named or len({id(who) for name, who in named if not name.possessive and name.begin <= that}) != 1:
        return None
    name, who = named[0]
    opening = not re.search(r"\w", layout.text[begin : name.title_begin]) and not name.possessive
    opening = opening and layout.text[name.end : name.end + 1] in (" ", ",")
    others = any(
        t.low in words("private_roles") and not layout.in_quotation(t.begin) for t in _words(layout, begin, at)
    )
    fits = who.kind == "person" and who not in never and who.gender in (None, gender)
    return who if opening and fits and not others else None


def _begins_quoted(layout: Layout, given: Attribution, at: int) -> bool:
    """Whether the paragraph of a pronoun at `at` begins with what it is the source of."""
    first = given.content[0][0]
    return layout.in_quotation(first) and 0 <= first - layout.paragraphs[layout.paragraph(at) - 1] <= 1


def people_between(layout: Layout, given: Attribution, at: int) -> bool:
    """Whether persons come in between an attribution's source and `at`, whom "they" may mean: "asked neighbours"."""
    begin = given.source[-1][1] if given.source else _end(given)
    return any(t.low != (one := singular(t.low)) and is_person_noun(one) for t in _words(layout, begin, at))


def _words(layout: Layout, begin: int, end: int) -> Sequence[Token]:
    first, last = (bisect_left(layout.tokens, at, key=lambda token: token.begin) for at in (begin, end))
    return layout.tokens[first:last]


def _may_be_person(who: Named) -> bool:
    return who.kind in ("person", "unknown")


def _begin(given: Attribution) -> int:
    return min(begin for spans in (given.source, given.content) for begin, _ in spans)


def _end(given: Attribution) -> int:
    return max(end for spans in (given.source, given.content) for _, end in spans)
