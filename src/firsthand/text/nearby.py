"""Things at places of a text, found by where they are: a long text costs no more for each than a short one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Span = tuple[int, int]
T = TypeVar("T")

CELL = 1000  # code points


class Nearby(Generic[T]):
    """Items with their spans; an item may have several, and may be added or dropped at any time."""

    def __init__(self, placed: Iterable[tuple[T, Iterable[Span]]] = ()) -> None:
        self._items: dict[int, T] = {}
        self._cells: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self._next = 0
        for item, spans in placed:
            self.add(item, spans)

    def add(self, item: T, spans: Iterable[Span]) -> int:
        """The number by which the item can be dropped."""
        number = self._next
        self._next += 1
        self._items[number] = item
        for begin, end in spans:
            for cell in range(begin // CELL, max(begin, end - 1) // CELL + 1):
                self._cells[cell].append((begin, end, number))
        return number

    def drop(self, number: int) -> None:
        """Forgets an item."""
        del self._items[number]

    def items(self) -> list[T]:
        """All items, as they were given."""
        return list(self._items.values())

    def touching(self, begin: int, end: int) -> list[T]:
        """The items of which a span shares a character with `[begin, end)`, each once, as they were given."""
        cells = range(begin // CELL, max(begin, end - 1) // CELL + 1)
        found = {n for cell in cells for b, e, n in self._cells.get(cell, ()) if b < end and begin < e}
        return [self._items[n] for n in sorted(found) if n in self._items]
