"""Which documents tell of one event: by the names of its people and places that they share."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from firsthand.records import Block, Document
from firsthand.text.lexicon import words as entries
from firsthand.text.words import Word, words_outside

# Fitted on 85 events of two to eight articles each and on 600 reports of unrelated shootings.
ALIKE = 0.15  # mean cosine of two stories' documents from which they are one
TELLING = 4  # names without which a document does not tell what it is about
FEW = 12  # names that a document has which may yet be about what most of the pile is
MOST = 2 / 3  # of the documents
HELD = 24  # likeliest stories that one is held against
COMMON = 200  # stories; a name that more of them hold leads to none by itself
ROUNDS = 5  # of joining stories
READ = 20_000  # characters of a document
_START = Word("", 0, 0)
_WITHIN = set(" ,;-–—")  # what stands between words of one sentence

Vector = Mapping[str, float]


class Stories:
    """Documents gathered into stories by average linkage (Sokal and Michener 1958) over the names they hold.

    The mean of all cosines between the documents of two stories is the product of their mean vectors, so that no pair
    of documents is compared.  How rare a name is tells nothing: where all tell of one event, all hold its names.
    """

    def __init__(self, documents: Iterable[Document], blocks: Iterable[Block] = ()) -> None:
        named = _names(documents, blocks)
        self._grown: list[dict[str, float]] = []  # sum of the documents' vectors
        self._size: list[int] = []
        self._holding: dict[str, set[int]] = defaultdict(set)  # name -> stories
        telling = sorted((-len(names), id_) for id_, names in named.items() if len(names) >= TELLING)
        members: list[list[str]] = []
        for _, id_ in telling:
            vector = _unit(named[id_])
            at = self._likeliest(vector, 1)
            if at is None:
                at = len(members)
                members.append([])
                self._grown.append(defaultdict(float))
                self._size.append(0)
            members[at].append(id_)
            self._add(at, vector, 1)
        self._join(members)
        # Too short to tell: of the one story that the pile is about, or if there is none by itself.
        members += [[id_] for id_ in sorted(named.keys() - {id_ for _, id_ in telling})]
        largest = max(range(len(members)), key=lambda n: (len(members[n]), -n), default=0)
        whole = not telling or len(members[largest]) >= MOST * len(telling)
        self._story: dict[str, int] = {}
        for n, ids in enumerate(members):
            short = whole and all(len(named[id_]) < FEW for id_ in ids)
            self._story.update(dict.fromkeys(ids, largest if short else n))

    def of(self, document: str) -> int:
        """A number for the story that a document tells of."""
        return self._story[document]

    def _add(self, story: int, vector: Vector, size: int) -> None:
        for name, weight in vector.items():
            self._grown[story][name] += weight
            self._holding[name].add(story)
        self._size[story] += size

    def _likeliest(self, vector: Vector, size: int, but: int | None = None) -> int | None:
        """The story likest to one with this sum of vectors, if it is alike enough."""
        shared: dict[int, float] = defaultdict(float)
        for name, weight in vector.items():
            if len(held := self._holding[name]) <= COMMON:
                for story in held:
                    shared[story] += weight * self._grown[story][name] / self._size[story]
        shared.pop(but, 0.0)  # type: ignore[arg-type]  # None is no story
        near = heapq.nsmallest(HELD, shared, key=lambda n: (-round(shared[n], 9), n))
        found = [(self._alike(vector, n) / size, -n) for n in near]
        best = max(found, default=(0.0, 0))
        return -best[1] if best[0] >= ALIKE else None

    def _alike(self, vector: Vector, story: int) -> float:
        grown = self._grown[story]
        return round(math.fsum(weight * grown.get(name, 0.0) for name, weight in vector.items()) / self._size[story], 9)

    def _join(self, members: list[list[str]]) -> None:
        """Joins each story to the likeliest other one, small ones first, until none is alike enough."""
        for _ in range(ROUNDS):
            joined = False
            for story in sorted(range(len(members)), key=lambda n: (len(members[n]), n)):
                at = self._likeliest(self._grown[story], self._size[story], story) if members[story] else None
                if at is None:
                    continue
                for name in self._grown[story]:
                    self._holding[name].discard(story)
                self._add(at, self._grown[story], self._size[story])
                members[at] += members[story]
                members[story], self._grown[story], joined = [], {}, True
            if not joined:
                return


def _unit(names: Counter[str]) -> Vector:
    """A document's names, each weighed by how often it has it, as a vector of length 1."""
    found = {name: 1 + math.log(count) for name, count in sorted(names.items())}
    length = math.sqrt(math.fsum(weight * weight for weight in found.values()))
    return {name: weight / length for name, weight in found.items()}


def _names(documents: Iterable[Document], blocks: Iterable[Block]) -> dict[str, Counter[str]]:
    """Words of names in each account: those written, within sentences, with a capital oftener than without."""
    apart: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for block in blocks:
        apart[block.document].append((block.begin, block.end))
    written: Counter[str] = Counter()  # how much oftener with a capital than without
    found: dict[str, Counter[str]] = {}
    for document in documents:
        text = document.text[:READ]
        here = found[document.id] = Counter()
        for before, word in pairwise((_START, *words_outside(text, apart.get(document.id, ())))):
            if not text[word.begin].isupper():
                written[word.folded] -= 1
            elif len(word.folded) > 2 and word.folded not in entries("calendar"):
                here[word.folded] += 1
                between = text[before.end : word.begin]
                written[word.folded] += bool(between) and _WITHIN.issuperset(between)
    return {id_: Counter({w: n for w, n in here.items() if written[w] > 0}) for id_, here in found.items()}
