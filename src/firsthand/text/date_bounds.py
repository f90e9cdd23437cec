"""Between which days an undated document was published, as far as its own words and its capture tell.

What tells of a day as past was written on that day or later, and what was captured was published before.  These are
bounds and no date: nothing relative is ever resolved against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from firsthand.text.dates import LATEST, dates_of, day_of

OPEN = ".."  # ISO 8601-2: the bound is not known
# Before a date that need not be past when it is written of.
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|due|scheduled|expected|planned|plans?|by|until|till|before|next|upcoming|to\s+be|deadline"
    r"|expires?|valid|through|from|projected|forecast|if)\b[^.;:!?\n]*$",
    re.IGNORECASE,
)


class Bounds(NamedTuple):
    """The first and the last day possible, null where nothing tells; `[begin, end)` tells the first."""

    first: str | None
    last: str | None
    begin: int
    end: int

    @property
    def value(self) -> str:
        """`2017-04-19/..`, `../2018-01-02` or both."""
        return f"{self.first or OPEN}/{self.last or OPEN}"


def bounds(text: str, aside: Iterable[tuple[int, int]] = (), retrieved: str | None = None) -> Bounds | None:
    """The bounds of an undated text; null where it gives none or its words are later than its capture.

    `aside` are spans that are not the account; offsets are code points.
    """
    last = day_of(retrieved)
    others = list(aside)
    told: list[tuple[date, int, int]] = []
    for expression, value in dates_of(text, None):
        first = _first_day(value) if value and expression.anchor == "absolute" else None
        ahead = _AHEAD.search(text, max(0, expression.begin - 100), expression.begin) or _AHEAD.match(expression.text)
        if first and not ahead and not any(b <= expression.begin < e for b, e in others):
            told.append((first, expression.begin, expression.end))
    if not told:
        return Bounds(None, last.isoformat(), 0, 0) if last else None
    first, begin, end = max(told, key=lambda each: (each[0], -each[1]))
    if last and first > last:
        return None
    return Bounds(first.isoformat(), last.isoformat() if last else None, begin, end)


def in_words(found: Bounds, text: str) -> str:
    """The bounds and why, for people: `undated: not before 2017-04-19 (it tells of "19 April 2017")`."""
    parts = []
    if found.first:
        parts.append(f'not before {found.first} (it tells of "{" ".join(text[found.begin : found.end].split())}")')
    if found.last:
        parts.append(f"not after {found.last} (when it was captured)")
    return f"undated: published {', '.join(parts)}"


def _first_day(value: str) -> date | None:
    parts = [int(part) for part in value.split("/")[0].split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day) if year <= LATEST else None
