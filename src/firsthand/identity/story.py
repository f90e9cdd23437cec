"""What the documents and the words of two names have in common; worked out only where it is asked for."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from firsthand.identity.names import Told
from firsthand.records import Document, Statement
from firsthand.text.words import words

# A capitalised word within a sentence, such as names are made of.
_NAME = re.compile(r"(?<=[a-z,;’'”\"] )(?:[A-Z][a-z]{2,}|[A-Z]{2,6})\b")
_READ = 20_000  # characters of a document
_SAMPLE = 2_000  # documents from which the commonness of words is taken
_TELLING = 4  # names that a document must hold to be compared
_KEPT = 2_000_000  # names of documents held in memory
_COMPARED = 5  # documents of each name
_INDEXED = 500  # and of those who speak in many, from among how many
_RAREST = 20  # names of a document by which such are found
_SAID = 200  # statements of each name
RUN = 7  # words on end that are hardly said twice


class Stories:
    """Documents by the names they hold, weighted by how rare these are in the case."""

    def __init__(self, documents: Mapping[str, Document], statements: Mapping[str, Statement]) -> None:
        self._documents, self._statements = documents, statements
        self._profiles: dict[str, frozenset[str]] = {}
        self._kept = 0  # names in them
        self._weights: dict[str, float] = {}
        self._last: tuple[str, list[str]] = "", []
        self._runs: dict[Told, frozenset[int]] = {}
        self._holding: dict[Told, dict[str, list[str]]] = {}  # documents of a name, by the names they hold
        self._rarest = math.log(1 + min(_SAMPLE, len(documents)))

    def alike(self, a: Told, b: Told) -> float | None:
        """How much of the names in a document of `a` some document of `b` holds too, 0 to 1; the names' own left out.

        1 where both stand in one document; None where the documents hold too few names to tell.
        """
        if a.documents & b.documents:
            return 1.0
        few, many = sorted((a, b), key=lambda told: (len(told.documents), told.key))
        own = {word for told in (a, b) for word in told.key[2].split()}
        pairs = ((x, y) for x in _some(few.documents, _COMPARED) for y in self._nearest(x, many))
        return max((one for x, y in pairs if (one := self._overlap(x, y, own)) is not None), default=None)

    def say_the_same(self, a: Told, b: Told) -> bool:
        """Whether some statement of each holds the same run of `RUN` words."""
        few, many = sorted((a, b), key=lambda told: len(told.statements))
        return bool(runs := self.runs(few)) and not runs.isdisjoint(self.runs(many))

    def runs(self, told: Told) -> frozenset[int]:
        """A number for each run of `RUN` words that the statements of a name hold; of many statements some are read."""
        if told not in self._runs:
            read = (self._statements.get(id_) for id_ in _some(told.statements, _SAID))
            self._runs[told] = frozenset(run for statement in read if statement for run in self._runs_of(statement))
        return self._runs[told]

    def _runs_of(self, statement: Statement) -> Iterator[int]:
        document = self._documents.get(statement.document)
        for begin, end in statement.content if document else ():
            folded = [word.folded for word in words(document.text[begin:end])]  # type: ignore[union-attr]
            yield from (hash(" ".join(folded[i : i + RUN])) for i in range(len(folded) - RUN + 1))

    def _nearest(self, document: str, told: Told) -> list[str]:
        """The documents of a name that share most of another document's rarest names."""
        if len(told.documents) <= _COMPARED:
            return sorted(told.documents)
        if told not in self._holding:
            self._holding[told] = defaultdict(list)
            for id_ in _some(told.documents, _INDEXED):
                for name in self._profile(id_):
                    self._holding[told][name].append(id_)
        shared = Counter(id_ for name in self._rare(document) for id_ in self._holding[told].get(name, ()))
        return sorted(shared, key=lambda id_: (-shared[id_], id_))[:_COMPARED]

    def _rare(self, document: str) -> list[str]:
        """The rarest names of a document; those of the last one asked for are kept."""
        if self._last[0] != document:
            names = sorted(self._profile(document), key=lambda name: (-self._rarity.get(name, self._rarest), name))
            self._last = document, names[:_RAREST]
        return self._last[1]

    def _overlap(self, a: str, b: str, own: AbstractSet[str]) -> float | None:
        one, other = self._profile(a), self._profile(b)
        left_a, left_b = one & own, other & own
        if min(len(one) - len(left_a), len(other) - len(left_b)) < _TELLING:
            return None
        least = min(self._weight_of(a) - self._weight(left_a), self._weight_of(b) - self._weight(left_b))
        return self._weight((one & other) - own) / least if least > 0 else None

    def _weight_of(self, document: str) -> float:
        """The weight of all names of a document."""
        if document not in self._weights:
            self._weights[document] = self._weight(self._profile(document))
        return self._weights[document]

    def _weight(self, names: Collection[str]) -> float:
        return math.fsum(self._rarity.get(name, self._rarest) for name in names)

    def _profile(self, document: str) -> frozenset[str]:
        found = self._profiles.get(document)
        if found is None:
            known = self._documents.get(document)
            found = frozenset(word.lower() for word in _NAME.findall(known.text, 0, _READ)) if known else frozenset()
            self._kept += len(found)
            if self._kept > _KEPT:  # memory stays bounded however many documents are compared
                self._profiles.clear()
                self._kept = len(found)
            self._profiles[document] = found
        return found

    @cached_property
    def _rarity(self) -> dict[str, float]:
        ids = sorted(self._documents)
        sample = ids[:: max(1, len(ids) // _SAMPLE)]
        counts = Counter(name for id_ in sample for name in self._profile(id_))
        return {name: math.log(1 + len(sample) / count) for name, count in counts.items()}


def _some(ids: Collection[str], most: int) -> list[str]:
    """At most so many of the ids, spread evenly, always the same."""
    ordered = sorted(ids)
    return ordered[:: max(1, len(ordered) // most)][:most]
