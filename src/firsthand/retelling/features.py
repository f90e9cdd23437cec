"""The evidence that two statements tell one utterance, each part a number with a name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from firsthand.retelling.likeness import Likeness, likeness
from firsthand.retelling.told import Told
from firsthand.text.propositions import Rarity

BESIDE = 3  # statements before and after one in its document: its neighbours
LONG_AFTER = 60  # days; between publications, more are as many


class Evidence:
    """Features of candidate pairs, among them what other candidates tell of the two."""

    def __init__(self, told: Sequence[Told], pairs: Sequence[tuple[int, int]]) -> None:
        self.told = told
        self.rarity = Rarity(t.stems for t in told)
        self.like = {(a, b): likeness(told[a], told[b], self.rarity) for a, b in pairs}
        self._rivals: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)  # best two in a document
        self._strong: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)  # places of strong pairs
        for (a, b), like in self.like.items():
            for one, other in ((a, b), (b, a)):
                self._rivals[one, told[other].statement.document].append((like.score, other))
            if like.strong:
                self._strong[_documents(told[a], told[b])].append(_places(told[a], told[b]))
        for rivals in self._rivals.values():
            rivals.sort(key=lambda rival: (-rival[0], rival[1]))
            del rivals[2:]

    def features(self, a: int, b: int) -> dict[str, float]:
        """All evidence for one candidate pair, by name."""
        x, y, like = self.told[a], self.told[b], self.like[a, b]
        return {**_worded(x, y, like), **_framed(x, y), **self._beside(a, b, like)}

    def _beside(self, a: int, b: int, like: Likeness) -> dict[str, float]:
        x, y = self.told[a], self.told[b]
        rivals = [
            score
            for one, other, document in ((a, b, y.statement.document), (b, a, x.statement.document))
            for score, rival in self._rivals[one, document]
            if rival != other
        ]
        here = _places(x, y)
        near = any(
            at != here and max(abs(at[0] - here[0]), abs(at[1] - here[1])) <= BESIDE
            for at in self._strong.get(_documents(x, y), ())
        )
        return {"lead": max(0.0, like.score - max(rivals, default=0.0)), "neighbours": float(near)}


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


def other_day(a: Told, b: Told) -> bool:
    """Whether both tell when, and not the same: neither date is a part of the other."""
    x, y = (t.frame.said_on if t.frame else None for t in (a, b))
    if not x or not y or "/" in x or "/" in y:
        return False
    size = min(len(x), len(y))
    return x[:size] != y[:size]


def _days_apart(x: str | None, y: str | None) -> int | None:
    """Days between two dates of publication; null where one is not told to the day."""
    first, second = _day(x), _day(y)
    return abs((first - second).days) if first and second else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value and len(value) >= 10 else None
    except ValueError:
        return None


def _documents(x: Told, y: Told) -> tuple[str, str]:
    a, b = sorted((x.statement.document, y.statement.document))
    return a, b


def _places(x: Told, y: Told) -> tuple[int, int]:
    first, second = sorted((x, y), key=lambda t: (t.statement.document, t.order))
    return first.order, second.order
