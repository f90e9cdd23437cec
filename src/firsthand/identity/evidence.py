"""Evidence summed to a probability that two names are one voice's (log odds, after Fellegi and Sunter 1969)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.identity.names import Key

MERGED = 0.9  # from here on two names are one voice's
DOUBTED = 0.3  # and from here on they are proposed


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One thing that speaks for two names being one voice's, in log odds (against it where below 0), and in words."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two names, by their keys, that may be one voice's; `confidence` is a probability."""

    a: Key
    b: Key
    confidence: float
    why: str


def log_odds(evidence: Sequence[Evidence]) -> float:
    """The sum of the evidence: 0 where it is even."""
    return sum(one.weight for one in evidence)


def probability(evidence: Sequence[Evidence], rivals: Sequence[Sequence[Evidence]] = ()) -> float:
    """The probability that the link holds, where at most one of it and its `rivals` can, and perhaps none."""
    own = log_odds(evidence)
    others = [log_odds(rival) for rival in rivals]
    top = max(0.0, own, *others)
    return math.exp(own - top) / (math.exp(-top) + sum(math.exp(odds - top) for odds in (own, *others)))


def in_words(evidence: Sequence[Evidence]) -> str:
    """The reasons, those for it first, the strongest of them first."""
    ordered = sorted(evidence, key=lambda e: (e.weight < 0, -abs(e.weight), e.why))
    said = [("but " if e.weight < 0 else "") + e.why for e in ordered]
    return "; ".join(dict.fromkeys(said))
