"""The evidence that two statements tell one utterance, each part a number with a name."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firsthand.retelling.held import Likenesses
from firsthand.retelling.likeness import Likeness, Matcher, sentences
from firsthand.retelling.link import conflict, may_link
from firsthand.retelling.rivals import Rivals
from firsthand.retelling.told import Told
from firsthand.text.propositions import Rarity

CHUNK = 1 << 16  # pairs at a time as Python's numbers, which take four times the memory
BESIDE = 3  # statements before and after one in its document: its neighbours
LONG_AFTER = 60  # days; between publications, more are as many


class Evidence:
    """Features of candidate pairs, among them what other candidates tell of the two."""

    def __init__(self, told: Sequence[Told], pairs: ArrayLike, asked: ArrayLike = ()) -> None:
        """`pairs`: shape (n, 2), indices into `told`, the smaller first, in order.

        `asked`: shape (m, 2), places that `between` will be asked about, whether or not what stands there may link.
        """
        self.told = told
        self.rarity = Rarity(t.stems for t in told)
        self.like = Likenesses()  # of pairs that may link
        self.conflicts: list[tuple[int, int]] = []  # the same distinctive words, given to two named voices
        self._strong: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)  # places of strong pairs
        columns = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        scores = np.fromiter(self._compared(columns), np.float64, len(columns))
        for places in self._strong.values():
            places.sort()
        held, more = self.like.pairs(), np.asarray(asked, dtype=np.int64).reshape(-1, 2)
        places_asked = np.concatenate([held, more]) if len(more) else held
        self._rivals = Rivals(columns, scores, [t.statement.document for t in told], places_asked)

    def _compared(self, pairs: NDArray[np.int64]) -> Iterator[float]:
        """The score of each pair; the whole likeness is kept where it may yet count."""
        parts = [sentences(t, self.rarity) for t in self.told]
        chunks = (pairs[begin : begin + CHUNK].T.tolist() for begin in range(0, len(pairs), CHUNK))
        rows = chain.from_iterable(zip(*chunk, strict=True) for chunk in chunks)
        for a, group in groupby(rows, key=itemgetter(0)):
            x, matcher = self.told[a], Matcher(parts[a], self.rarity)
            for _, b in group:
                y, like = self.told[b], matcher.like(parts[b])
                if like.strong:
                    self._strong[_documents(x, y)].append(_places(x, y))
                if may_link(x, y, like):
                    self.like.put((a, b), like)
                elif conflict(x, y, like):
                    self.conflicts.append((a, b))
                yield like.score

    def features(self, a: int, b: int) -> dict[str, float]:
        """All evidence for one candidate pair that may link, by name."""
        return self.between((a, b), self.told[a], self.told[b], self.like[a, b])

    def between(self, at: tuple[int, int], x: Told, y: Told, like: Likeness) -> dict[str, float]:
        """All evidence for two statements, as if they stood in these places."""
        return {**_worded(x, y, like), **_framed(x, y), **self._beside(at, x, y, like)}

    def _beside(self, at: tuple[int, int], x: Told, y: Told, like: Likeness) -> dict[str, float]:
        a, b = at
        rival = max(
            self._rivals.score(a, y.statement.document, beside=b),
            self._rivals.score(b, x.statement.document, beside=a),
        )
        here, strong = _places(x, y), self._strong.get(_documents(x, y), [])
        begin, end = (bisect_left(strong, (row,)) for row in (here[0] - BESIDE, here[0] + BESIDE + 1))
        near = any(there != here and abs(there[1] - here[1]) <= BESIDE for there in strong[begin:end])
        return {"lead": max(0.0, like.score - rival), "neighbours": float(near)}


def _worded(x: Told, y: Told, like: Likeness) -> dict[str, float]:
    kinds = {x.statement.kind, y.statement.kind}
    apart = 1.0 - like.run / max(1, like.short)
    return {
        "share": like.share,
        "whole": like.whole,
        "run": math.log1p(min(like.run, 20)),
        "run share": 1.0 - apart,
        "short": float(like.short < 5),
        "names": float(min(3, len(x.names & y.names))),
        "numbers agree": float(like.numbers > 0),
        "numbers differ": float(like.numbers < 0),
        "negation": float(like.negation),
        "quotations that differ": apart if kinds == {"direct"} else 0.0,  # a quotation is seldom reworded
    }


def _framed(x: Told, y: Told) -> dict[str, float]:
    venues = [t.frame.venue for t in (x, y) if t.frame and t.frame.venue]
    apart = _days_apart(x.published, y.published)
    return {
        "one voice": float(bool(x.voices & y.voices)),
        "copied": float(bool(x.passages & y.passages)),
        "same venue": float(len(venues) == 2 and venues[0] == venues[1]),
        "days apart": math.log1p(min(apart, LONG_AFTER)) if apart is not None else 1.0,
    }


def _days_apart(x: str | None, y: str | None) -> int | None:
    """Days between two dates of publication; null where one is not told to the day."""
    first, second = _day(x), _day(y)
    return abs((first - second).days) if first and second else None


@lru_cache(maxsize=1 << 12)
def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value and len(value) >= 10 else None
    except ValueError:
        return None


def _documents(x: Told, y: Told) -> tuple[str, str]:
    a, b = x.statement.document, y.statement.document
    return (a, b) if a <= b else (b, a)


def _places(x: Told, y: Told) -> tuple[int, int]:
    if (x.statement.document, x.order) <= (y.statement.document, y.order):
        return x.order, y.order
    return y.order, x.order
