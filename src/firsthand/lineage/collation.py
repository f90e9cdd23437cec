"""Forms of one text side by side: where they differ, and how each reads there (collation: Maas 1927, Textkritik)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, Opcode

from firsthand.text.lexicon import words as entries
from firsthand.text.numbers import value_of
from firsthand.text.propositions import is_negation, stem
from firsthand.text.words import Word

ANCHOR, SIDE = 4, 2  # equal words about a difference, and on each side of it; fewer may have met by chance
ALIGNED = 0.5  # share of a form's words that stand in the fullest in order; with less it is told too freely
CUT = 4  # words that the fullest goes on with, for an end to be a cut
YEAR = 4  # digits
PIECE = 4  # words on end that stand in another order

# Words [begin, end) of the fullest form, between two that others have too, and nothing; or -1, -1 and a name: ORDER, or
# the word beside a number.
Place = tuple[int, int, str]
Content = tuple[str, ...]  # what words carry: stems, numbers in digits, `not`; small words and days are left out
STOPS: Content = ("…",)  # of a form that stops where the fullest goes on in the middle of a phrase
MOVED = "⇄"  # of a form with pieces in another order, with where the one stands in the fullest
ORDER = (-1, -1, "")  # the place at which forms read MOVED, or nothing
_MONTHS = frozenset(("april", "may", "june", "august"))  # not in the calendar, as they are names too
_DAYS = frozenset(
    ("ago", "day", "earlier", "evening", "last", "later", "month", "morning", "next", "night", "today", "tomorrow")
    + ("week", "year", "yesterday")
)


class Reading(NamedTuple):
    """Words [begin, end) of a form that stand at a place, and what they carry."""

    begin: int
    end: int
    content: Content


class Form(NamedTuple):
    """How a form reads at each place that it has, and which words of the fullest form it reaches over."""

    carried: Sequence[str | None]  # by each of its words; see `carries`
    readings: dict[Place, Reading]
    reach: tuple[int, int] | None  # null for one that is told too freely


class Collation(NamedTuple):
    """The forms in the order in which they were given, and the fullest one's words."""

    forms: list[Form]
    base: Sequence[Word]

    def is_parted(self, at: int) -> bool:
        """Whether more than a space stands before that word of the fullest form, as between clauses."""
        return not 0 < at < len(self.base) or self.base[at].begin > self.base[at - 1].end + 1


def collated(forms: Sequence[Sequence[Word]]) -> Collation:
    """How `forms` read where they differ; of one that is told too freely only its numbers are read."""
    base = max(forms, key=lambda form: (len(form), [word.folded for word in form]))
    fullest = Collation([Form(carries(base), {}, None)], base)
    rows = [_aligned(fullest, form) for form in forms]
    places = sorted({place for row in rows for place in row.differs})
    return Collation([_form(form, row, places) for form, row in zip(forms, rows, strict=True)], base)


class _Row(NamedTuple):
    carried: list[str | None]
    at: list[int]  # for each word of the fullest form the same one of this form, -1 for none
    differs: list[Place]
    stops: Place | None  # where it is cut
    moved: Reading | None  # its first or last words that stand elsewhere in the fullest
    reach: tuple[int, int] | None


def _aligned(fullest: Collation, form: Sequence[Word]) -> _Row:
    base, held = fullest.base, fullest.forms[0].carried
    at, carried = [-1] * len(base), carries(form)
    one = [stem or word.folded for stem, word in zip(held, base, strict=True)]
    other = [stem or word.folded for stem, word in zip(carried, form, strict=True)]
    same = [block for block in Indel.opcodes(one, other) if block.tag == "equal"]
    if not same or sum(map(_size, same)) < ALIGNED * len(form):
        return _Row(carried, at, [], None, None, None)
    for block in same:
        at[block.src_start : block.src_end] = range(block.dest_start, block.dest_end)
    differs = [
        (left.src_end, right.src_start, "")
        for left, right in pairwise(same)
        if _size(left) + _size(right) >= ANCHOR
        if _size(left) >= SIDE or left.src_start == left.dest_start == 0
        if _size(right) >= SIDE or (right.src_end == len(base) and right.dest_end == len(form))
        if content(held[left.src_end : right.src_start]) != content(carried[left.dest_end : right.dest_start])
    ]
    end = same[-1].src_end
    cut = same[-1].dest_end == len(form) and len(base) - end >= CUT and not fullest.is_parted(end)
    stops = (end, end, "") if cut and held[end] else None
    moved = _moved(one, other, same)
    return _Row(carried, at, [*differs, *filter(None, (stops,))], stops, moved, (same[0].src_start, end))


def _moved(base: Sequence[str], form: Sequence[str], same: Sequence[Opcode]) -> Reading | None:
    """The words before or after those that are aligned, if they stand in the fullest on their other side."""
    first, last = same[0], same[-1]
    for begin, end, low, high in (
        (0, first.dest_start, last.src_end, len(base)),
        (last.dest_end, len(form), 0, first.src_start),
    ):
        run = form[begin:end]
        if len(run) >= PIECE:
            for at in range(low, high - len(run) + 1):
                if base[at : at + len(run)] == run:
                    return Reading(begin, end, (MOVED, str(at), str(at + len(run))))
    return None


def _size(block: Opcode) -> int:
    return block.src_end - block.src_start


def _form(form: Sequence[Word], row: _Row, places: Sequence[Place]) -> Form:
    readings = _numbers(row.carried)
    if row.reach:
        readings[ORDER] = row.moved or Reading(0, 0, ())
    for place in places if row.reach else ():
        begin, end, _ = place
        if row.stops == place:
            readings[place] = Reading(len(form), len(form), STOPS)
        elif row.at[begin - 1] >= 0 and row.at[end] >= 0:
            first, last = row.at[begin - 1] + 1, row.at[end]
            readings[place] = Reading(first, last, content(row.carried[first:last]))
    return Form(row.carried, readings, row.reach)


def _numbers(carried: Sequence[str | None]) -> dict[Place, Reading]:
    """Each number by the word before and after it, if that has one number alone: `bay seven`, `seven men`."""
    found: dict[Place, Reading] = {}
    several: set[Place] = set()
    for at, number in enumerate(carried):
        if number and number.isdigit():
            for beside, side in ((at - 1, "<"), (at + 1, ">")):
                name = carried[beside] if 0 <= beside < len(carried) else None
                if name and not name.isdigit():
                    place = (-1, -1, side + name)
                    several.update({place} & found.keys())
                    found[place] = Reading(at, at + 1, (number,))
    return {place: reading for place, reading in found.items() if place not in several}


def content(carried: Sequence[str | None]) -> Content:
    """What some words carry together."""
    return tuple(filter(None, carried))


def carries(form: Sequence[Word]) -> list[str | None]:
    """What each word carries: its stem, or a number in digits, or `not`; null for a small word and for what dates."""
    found = [_alone(word.folded) for word in form]
    for at, word in enumerate(form):
        if word.folded in _MONTHS or (word.folded in entries("calendar")):
            for beside in (at - 1, at, at + 1):
                if 0 <= beside < len(form) and (beside == at or (found[beside] or "").isdigit()):
                    found[beside] = None  # every paper dates in its own way
        elif len(word.folded) == YEAR and (found[at] or "").isdigit():
            found[at] = None
    return found


@lru_cache(maxsize=1 << 16)
def _alone(word: str) -> str | None:
    if is_negation(word):
        return "not"
    if word in entries("function_words") or word in _DAYS:
        return None
    value = value_of(word) if word != "one" else None
    return stem(word) if value is None else str(value)
