"""Names with what stands beside them: "Ana Ruz and Ivo Tal", "Vell police", "a report by Ana Ruz"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.text.behalf import OF_BODY
from firsthand.text.cast import Named
from firsthand.text.lexicon import words
from firsthand.text.names import Kind, Name
from firsthand.text.nouns import is_person_noun, singular
from firsthand.text.tokens import Token, tokens

_NOUN = re.compile(r" ([a-z][\w\-]+)")
# Bodies of which a state has one: "the Vellmarian government" names it.
_OF_STATES = frozenset(
    ("administration", "army", "cabinet", "embassy", "foundation", "government", "judiciary", "military", "ministry")
    + ("navy", "parliament", "police", "regime", "senate", "state")
)


_PLATFORMS = frozenset(("facebook", "instagram", "linkedin", "telegram", "tiktok", "twitter", "whatsapp", "youtube"))
# After "ministry": what it is of, which is a part of its name.
_SMALL = r"(?!(?:and|at|by|for|in|of|on|said|says|that|to|under|who|whom|which|with)\b)[a-z][\w-]+"
_OF_WHAT = re.compile(rf" (?:of|for) (?:the )?{_SMALL}(?: {_SMALL}){{0,2}}(?:(?:, {_SMALL})? and {_SMALL})?")
_JOINED = re.compile(r"(?:[’']s?)?\s*(?:,|,? ?(?:and|&)(?: the)?)")
_APPOSED = re.compile(r", (?:an?|the|his|her|its|their) [^,;.]{1,90}, ?(?:and|&)")
_APPOSITION_BEGINS = re.compile(r", (?:an?|the|his|her|its|their) [^,;.]*$")


def joint(text: str, mentions: Sequence[tuple[Name, Named]], begin: int) -> list[Named]:
    """The speakers of "Ana Ruz and Ivo Tal": names with nothing but commas, "and" and titles between."""
    if not mentions or text[begin : mentions[0][0].title_begin].strip().lower() not in ("", "the", "both"):
        return []
    run, linked, end = [mentions[0]], False, mentions[0][0].end
    for name, who in mentions[1:]:
        if who.kind in ("organisation", "unknown") and OF_BODY.fullmatch(text[end : name.title_begin]):
            end = name.end  # "Ana Ruz of Open Hands and Ivo Tal"
            continue
        if text.count("(", end, name.begin) > text.count(")", end, name.begin):
            continue  # "Ana Ruz (G-Vellmar) and Ivo Tal"
        if who.kind != "person" and _APPOSITION_BEGINS.match(text[end : name.begin]):
            continue  # "Ana Ruz, the Harbour Board's head, and Ivo Tal"
        gap = re.sub(r"\([^)]*\)", "", text[end : name.title_begin]).strip()
        apart = _APPOSED.fullmatch(gap) and run[-1][1].kind == who.kind == "person"
        if (not apart and not _JOINED.fullmatch(gap)) or run[-1][1] is who:
            break
        linked = linked or "and" in gap or "&" in gap
        end = name.end
        run.append((name, who))
    return [who for _, who in run] if linked and not of_several(text, end) else []


def of_several(text: str, at: int) -> bool:
    """Whether a noun of persons follows at once: "Vellmar and Orsk officials" are not Vellmar and Orsk."""
    noun = _NOUN.match(text, at)
    one = singular(noun.group(1)) if noun else ""
    return noun is not None and one != noun.group(1) and (is_person_noun(one) or one in words("bodies"))


def body_named(text: str, inside: Sequence[tuple[Name, Named]], last: Token, end: int) -> tuple[Named, ...]:
    """A body named by the name before its noun: "the Tal campaign", "Ivo Tal’s campaign", "Vellmar police".

    What it is of, up to `end`, belongs to it: "Vellmar's ministry of public works".
    """
    if not inside:
        return ()
    name, who = inside[-1]
    if who.kind == "people" and last.text.islower() and last.low not in _OF_STATES:
        return ()  # "a Vellmarian court" has a name that the text does not tell
    owned = re.fullmatch(r"(?:[’']s?)?\s*((?:[a-z][\w\-]*\s*){0,2})", text[name.end : last.begin].strip())
    if owned is None:
        return ()
    between = owned.group(1).split()
    if (
        name.possessive
        and between[:1] not in ([], ["presidential"], ["election"])
        and set(between) - words("portfolios")
    ):
        return ()  # "Tal's new company" has a name that the text does not tell
    of = _OF_WHAT.match(text, last.end, end)
    label = (*name.words, *between, last.text, *(of.group().split() if of else ()))
    kind: Kind = "outlet" if last.low in words("outlet_nouns") and who.kind == "outlet" else "organisation"
    mention = replace(name, end=of.end() if of else last.end, words=label, kind=kind, title=(), title_begin=name.begin)
    return (Named(mention.text, kind, mentions=[mention]),)


def issuers(text: str, inside: Sequence[tuple[Name, Named]], after: Sequence[tuple[Name, Named]]) -> tuple[Named, ...]:
    """Whose document it is: "a report by X", "a study by X and Y", "X's report", "the X survey"."""
    for i, (name, who) in enumerate(after):
        before = text[max(0, name.title_begin - 20) : name.title_begin]
        if re.search(r"\b(?:by|from|of|in|for|at)(?: the| an?)?(?: \d{4})?\s*$", before, re.IGNORECASE):
            found = tuple(joint(text, after[i:], name.title_begin)) or (() if name.possessive else (who,))
            noun = _noun_of_body(text, name.end)
            if noun and len(found) == 1:
                return body_named(text, [(name, who)], noun, noun.end)
            return tuple(w for w in found if w.kind not in ("people", "place"))
    # "Preliminary reports": what begins a sentence and is named nowhere else may be no name
    unsure = {id(w) for n, w in inside if n.starts and w.kind == "unknown" and len(n.words) == 1 and not w.mentions}
    unsure |= {id(w) for _, w in inside if w.key in _PLATFORMS}  # "her LinkedIn profile"
    return tuple(w for _, w in inside[-1:] if w.kind not in ("people", "place") and id(w) not in unsure)


def _noun_of_body(text: str, at: int) -> Token | None:
    """The noun that ends a body's name in small letters after `at`: "[the House] fishery committee"."""
    words_ = re.match(r"(?: [a-z]+){1,3}", text[at : at + 80])
    for token in tokens(text, at, at + words_.end()) if words_ else ():
        if token.low in words("core_ends") | words("link_words") | words("function_words"):
            return None
        if token.low in words("bodies"):
            return None if token.low in words("outlet_nouns") else token
    return None


def may_be_head(key: str) -> tuple[str, ...]:
    """Words of a body's folded name that may say what it is: the first, the last, and that before "of"."""
    return key.split()[0], key.split()[-1], key.partition(" of ")[0].split()[-1]
