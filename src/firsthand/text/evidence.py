"""What the words around a name that no list knows tell of it: that it is a body's and not a person's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.text.kinds import Kind
from firsthand.text.lexicon import words
from firsthand.text.names import Name

# What a firm has and a person does not: "Brask CEO Ivo Tal", "Brask’s shareholders", "Brask (NYSE: BRSK)".
_FIRM = re.compile(
    r"(?:[’']s?)? (?:(?:ceo|cfo|chief (?:executive|financial) officer|chief executive|shareholders)\b"
    r"|(?:inc|corp|ltd|plc|llc|gmbh)\b)|[’']s? (?:share price|shares|stock|customers|subsidiary|parent company)\b"
    r"| \((?:nyse|nasdaq)\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"(?:^|[\s(])([a-z][a-z\-]+) $")
_NOUN_AFTER = re.compile(r",? (?:an?|which is an?) (?:[a-z\-]+ ){0,3}?([a-z\-]+)\b")
_WHICH = re.compile(r", (?:which|a (?:subsidiary|unit|division) of)\b")
# "in Orsk, Vellmar": where something is.
_IN = re.compile(r"\b(?:in|near|outside|across) $")
_ENDS = re.compile(r"[,.;)\n]")
_NOUNS = frozenset(
    (
        "app",
        "automaker",
        "brand",
        "carmaker",
        "chain",
        "chipmaker",
        "giant",
        "insurer",
        "lender",
        "maker",
        "manufacturer",
    )
    + ("nonprofit", "platform", "publisher", "retailer", "start-up", "startup", "supplier", "utility")
)
_THINGS = re.compile(r"\b(its|itself|his|her|he|she|himself|herself)\b", re.IGNORECASE)
_CLAUSE = 120  # code points after a name in which a pronoun most likely means it


def body_kind(text: str, mentions: Sequence[Name]) -> Kind | None:
    """The kind of body or place that a name of unknown kind is shown to be; None where nothing shows it."""
    if any(_FIRM.match(text, name.end) for name in mentions):
        return "organisation"
    for name in mentions:
        before = _NOUN_BEFORE.search(text, max(0, name.title_begin - 24), name.title_begin)
        after = _NOUN_AFTER.match(text, name.end)
        for noun in (match.group(1) for match in (before, after) if match):
            if noun in words("outlet_nouns"):
                return "outlet"
            if noun in words("bodies") | _NOUNS:
                return "organisation"
    if any(_IN.search(text, max(0, name.begin - 9), name.begin) and _ENDS.match(text, name.end) for name in mentions):
        return "place" if all(len(name.words) == 1 and not name.title for name in mentions) else None
    if any(_WHICH.match(text, name.end) for name in mentions) or _owned_by_it(text, mentions):
        return "organisation"
    return None


def _owned_by_it(text: str, mentions: Sequence[Name]) -> bool:
    """Whether the pronouns right after a name of one word are mostly "its"."""
    if any(name.title or len(name.words) > 1 for name in mentions):
        return False
    clauses = (text[name.end : name.end + _CLAUSE].partition("\n")[0] for name in mentions)
    found = [_THINGS.search(clause) for clause in clauses]
    lows = [match.group().lower() for match in found if match]
    its = sum(low.startswith("its") for low in lows)
    return its > 1 and its > 2 * (len(lows) - its)
