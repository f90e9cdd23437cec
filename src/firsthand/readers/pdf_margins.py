"""Running heads, running feet and page numbers: what stands at the same height of several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.readers.pdf_columns import rows
from firsthand.readers.pdf_runs import Run

_MARGIN = 0.14  # share of a page's height, above and below, in which they stand
_MOST = 4  # rows at each end that are looked at
_SAME_HEIGHT = 5.0  # points
_APART = 1.45  # of the letters' size: least distance of their baseline from the account's
_ALONE = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.)\s*\d{1,4}|(?P<bare>\d{1,4})|[ivxlc]{1,6})(?P<of>\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*$", re.I
)
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?: .*)?$|(?:https?|file)://\S+(?: .*)? \d+/\d+$", re.I
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size in points, what stands on it."""

    number: int
    width: float
    height: float
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class Parted:
    """A page's own runs, and the rows of its head and foot."""

    page: Page
    body: Sequence[Run]
    head: Sequence[Sequence[Run]]
    foot: Sequence[Sequence[Run]]


def parted(pages: Sequence[Page]) -> list[Parted]:
    """Each page with its head and foot taken off, what stands sideways with the foot.

    A row belongs to them if it says the same, but for digits, at the same height of another page, or is
    nothing but a page number.  A row that is not, nearer the page's middle, ends them.
    """
    ends = {(page.number, foot): _end(page, foot) for page in pages for foot in (False, True)}
    seen: dict[tuple[bool, str], list[tuple[int, float]]] = defaultdict(list)
    for (number, foot), found in ends.items():
        for row, at in found:
            seen[foot, _form(row)].append((number, at))

    def taken(number: int, foot: bool) -> list[list[Run]]:
        kept = []
        for row, at in ends[number, foot]:
            others = (y for n, y in seen[foot, _form(row)] if n != number)
            if not _is_number(_words(row), number) and not any(abs(y - at) <= _SAME_HEIGHT for y in others):
                break
            kept.append(row)
        while kept and not _is_set_apart(kept[-1], ends[number, foot][len(kept) :]):
            kept.pop()
        return kept

    made = []
    for page in pages:
        head, foot_rows = taken(page.number, False), taken(page.number, True)[::-1]
        aside = [[run] for run in page.runs if run.sideways]
        gone = {id(run) for row in (*head, *foot_rows, *aside) for run in row}
        made.append(Parted(page, [r for r in page.runs if id(r) not in gone], head, [*foot_rows, *aside]))
    return made


def _is_set_apart(row: Sequence[Run], inner: Sequence[tuple[Sequence[Run], float]]) -> bool:
    """Whether the next row towards the page's middle is farther away than a line of the same paragraph."""
    return not inner or abs(inner[0][0][0].baseline - row[0].baseline) >= _APART * row[0].size


def _end(page: Page, foot: bool) -> list[tuple[list[Run], float]]:
    """Rows at one end of a page, from its edge inwards, each with its distance from the edge in points."""
    limit = _MARGIN * page.height
    measured = [
        (row, page.height - row[0].baseline if foot else row[0].baseline)
        for row in rows([r for r in page.runs if not r.sideways])
    ]
    return sorted((m for m in measured if m[1] < limit), key=lambda m: m[1])[:_MOST]


def _is_number(words: str, page: int) -> bool:
    """Whether a row is a page number even where no other page has one: "Page 3", "3 of 9", "iv", "3" on page 3.

    So are the rows that browsers print: the day and time of printing, an address and "1/4".
    """
    if _PRINTED.match(words):
        return True
    match = _ALONE.match(words)
    return match is not None and (match["bare"] is None or bool(match["of"]) or int(match["bare"]) == page)


def _words(row: Sequence[Run]) -> str:
    return " ".join(run.text for run in row)


def _form(row: Sequence[Run]) -> str:
    """A row's words as they are on every page: without letter case, marks, white space, and the page's number."""
    return "".join("#" if c.isdigit() else c for c in _words(row).casefold() if c.isalnum())
