"""What the documents and the words of two names have in common; worked out only where it is asked for."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from firsthand.identity.names import Told
from firsthand.records import Document, Statement
from firsthand.text.words import shingles, words

# A capitalised word within a sentence, such as names are made of.
_NAME = re.compile(r"(?<=[a-z,;’'”\"] )(?:[A-Z][a-z]{2,}|[A-Z]{2,6})\b")
_READ = 20_000  # characters of a document
_SAMPLE = 2_000  # documents from which the commonness of words is taken
_TELLING = 4  # names that a document must hold to be compared
_COMPARED = 12  # documents of each name
RUN = 7  # words on end that are hardly said twice


class Stories:
    """Documents by the names they hold, weighted by how rare these are in the case."""

    def __init__(self, documents: Mapping[str, Document], statements: Mapping[str, Statement]) -> None:
        self._documents, self._statements = documents, statements
        self._profiles: dict[str, frozenset[str]] = {}

    def alike(self, a: Told, b: Told) -> float | None:
        """How much of the names in a document of `a` some document of `b` holds too, 0 to 1; the names' own left out.

        1 where both stand in one document; None where the documents hold too few names to tell.
        """
        if a.documents & b.documents:
            return 1.0
        own = {word for told in (a, b) for word in told.key[2].split()}
        overlaps = (self._overlap(x, y, own) for x in _some(a.documents) for y in _some(b.documents))
        return max((one for one in overlaps if one is not None), default=None)

    def say_the_same(self, a: Told, b: Told) -> bool:
        """Whether some statement of each holds the same run of `RUN` words."""
        return not self.runs(a).isdisjoint(self.runs(b))

    def runs(self, told: Told) -> frozenset[int]:
        """A number for each run of `RUN` words that the statements of a name hold."""
        found: set[int] = set()
        for id_ in told.statements:
            if statement := self._statements.get(id_):
                text = self._documents[statement.document].text if statement.document in self._documents else ""
                for begin, end in statement.content:
                    found.update(shingles([w.folded for w in words(text[begin:end])], RUN).tolist())
        return frozenset(found)

    def _overlap(self, a: str, b: str, own: AbstractSet[str]) -> float | None:
        one, other = self._profile(a) - own, self._profile(b) - own
        if min(len(one), len(other)) < _TELLING:
            return None
        return self._weight(one & other) / min(self._weight(one), self._weight(other))

    def _weight(self, names: Collection[str]) -> float:
        return math.fsum(self._rarity.get(name, self._rarest) for name in sorted(names))

    def _profile(self, document: str) -> frozenset[str]:
        if document not in self._profiles:
            known = self._documents.get(document)
            found = _NAME.findall(known.text, 0, _READ) if known else ()
            if len(self._profiles) > 2 * _SAMPLE:
                self._profiles.clear()  # memory stays bounded however many documents are compared
            self._profiles[document] = frozenset(word.lower() for word in found)
        return self._profiles[document]

    @cached_property
    def _rarity(self) -> dict[str, float]:
        ids = sorted(self._documents)
        sample = ids[:: max(1, len(ids) // _SAMPLE)]
        counts = Counter(name for id_ in sample for name in self._profile(id_))
        return {name: math.log(1 + len(sample) / count) for name, count in counts.items()}

    @property
    def _rarest(self) -> float:
        return math.log(1 + min(_SAMPLE, len(self._documents)))


def _some(documents: Collection[str]) -> list[str]:
    """A few of the documents, always the same."""
    ordered = sorted(documents)
    return ordered[:: max(1, len(ordered) // _COMPARED)][:_COMPARED]
