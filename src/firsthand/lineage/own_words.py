"""What documents share, told apart from what they quote alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from firsthand.records import Block, Document, Statement
from firsthand.text.sharing import Sequences, Shared, sequences, shared
from firsthand.text.words import Span, words_outside

# A page that quotes most of a short one is no copy of it: it has little of it, and little of its own words from there.
LITTLE = 0.3  # share of the longer page
BEYOND = 0.4  # share of what either says itself
FEW = 12  # sequences; a page that says less itself is not judged so


class _Read(dict[str, Sequences]):
    """By document, read when they are asked for: most documents share nothing."""

    def __init__(self, read: Callable[[str], Sequences]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, document: str) -> Sequences:
        found = self[document] = self._read(document)
        return found


class Accounts:
    """The 8-word sequences of each document's account, and of what it says itself."""

    def __init__(
        self, documents: Mapping[str, Document], blocks: Mapping[str, list[Block]], statements: Iterable[Statement]
    ) -> None:
        self._documents = documents
        self._blocks = {id_: [(block.begin, block.end) for block in blocks.get(id_, ())] for id_ in documents}
        self._said: dict[str, list[Span]] = defaultdict(list)
        for told in statements:
            self._said[told.document].extend(told.content)

    @cached_property
    def sequences(self) -> Mapping[str, Sequences]:
        """Of the whole account."""
        return _Read(lambda id_: self._sequences(id_, ()))

    @cached_property
    def own(self) -> Mapping[str, Sequences]:
        """Without what it tells that somebody said."""
        return _Read(lambda id_: self._sequences(id_, self._said[id_]))

    def _sequences(self, document: str, but_for: Iterable[Span]) -> Sequences:
        found = words_outside(self._documents[document].text, [*self._blocks[document], *but_for])
        return sequences([word.folded for word in found])

    def shared(self, together: Iterable[Iterable[str]]) -> list[Shared]:
        """Documents with one text, or a part of one, of those that `together` names in one group, in order."""
        found = shared(self.sequences, together)
        doubted = [pair for pair in found if min(pair.of_a, pair.of_b) <= LITTLE]
        beyond = {(pair.a, pair.b) for pair in shared(self.own, [pair[:2] for pair in doubted]) if pair.most > BEYOND}
        quoted = {
            pair[:2]
            for pair in doubted
            if pair[:2] not in beyond and min(len(self.own[pair.a]), len(self.own[pair.b])) >= FEW
        }
        return [pair for pair in found if pair[:2] not in quoted]
