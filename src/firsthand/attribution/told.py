"""The attributions of one text while rules change them, found by where their content lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from firsthand.model.linking import Attribution
from firsthand.text.spans import overlap

Span = tuple[int, int]

CELL = 1000  # code points


class Told:
    """A set of attributions; a long text costs no more for each than a short one."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        self._here: dict[int, Attribution] = {}
        self._number: dict[int, int] = {}  # by identity: two attributions may be equal
        self._cells: dict[int, set[int]] = defaultdict(set)
        self._next = 0
        for attribution in found:
            self.add(attribution)

    def __iter__(self) -> Iterator[Attribution]:
        """In order of content."""
        return iter(sorted(self._here.values(), key=lambda a: (a.content, a.cue)))

    def touching(self, span: Span) -> list[Attribution]:
        """Those whose content shares a character with `span`, in the order they were added."""
        numbers = set().union(*(self._cells.get(cell, ()) for cell in _cells(span)))
        near = (self._here[n] for n in sorted(numbers))
        return [a for a in near if overlap(a.content, [span])]

    def add(self, attribution: Attribution) -> None:
        self._here[self._next] = attribution
        self._number[id(attribution)] = self._next
        for span in attribution.content:
            for cell in _cells(span):
                self._cells[cell].add(self._next)
        self._next += 1

    def drop(self, attribution: Attribution) -> None:
        number = self._number.pop(id(attribution))
        del self._here[number]
        for span in attribution.content:
            for cell in _cells(span):
                self._cells[cell].discard(number)

    def put(self, new: Attribution | None, old: Attribution) -> None:
        """`new`, if any, in the place of `old`."""
        self.drop(old)
        if new is not None:
            self.add(new)


def _cells(span: Span) -> range:
    begin, end = span
    return range(begin // CELL, max(begin, end - 1) // CELL + 1)
