"""The attributions of one text while rules change them, found by where their content lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.model.linking import Attribution
from firsthand.text.nearby import Nearby

Span = tuple[int, int]


class Told:
    """A set of attributions."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        self._near: Nearby[Attribution] = Nearby()
        self._number: dict[int, int] = {}  # by identity: two attributions may be equal
        for attribution in found:
            self.add(attribution)

    def __iter__(self) -> Iterator[Attribution]:
        """In order of content."""
        return iter(sorted(self._near.items(), key=lambda a: (a.content, a.cue)))

    def touching(self, span: Span) -> list[Attribution]:
        """Those whose content shares a character with `span`, in the order they were added."""
        return self._near.touching(*span)

    def add(self, attribution: Attribution) -> None:
        self._number[id(attribution)] = self._near.add(attribution, attribution.content)

    def drop(self, attribution: Attribution) -> None:
        self._near.drop(self._number.pop(id(attribution)))

    def put(self, new: Attribution | None, old: Attribution) -> None:
        """`new`, if any, in the place of `old`."""
        self.drop(old)
        if new is not None:
            self.add(new)
