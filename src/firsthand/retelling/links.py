"""Every link between statements of a case: how likely each is, and where the words contradict the voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.engine import Engine
from firsthand.retelling.candidates import candidates
from firsthand.retelling.features import Evidence
from firsthand.retelling.link import LinkModel, why
from firsthand.retelling.told import Told

COUNTED, DOUBTFUL = 0.6, 0.3  # probability from which a link counts, and from which it is proposed


class Link(NamedTuple):
    """Two statements, as indices, and how likely they tell one utterance."""

    probability: float
    a: int
    b: int
    why: str  # empty where it is too unlikely to be proposed


@dataclass(frozen=True, slots=True)
class Links:
    """What the candidates came to."""

    found: list[Link]  # by their ends
    conflicts: list[tuple[int, int]]  # the same distinctive words, given to two named voices


def links(told: Sequence[Told], engine: Engine, model: LinkModel) -> Links:
    """Links between statements, whatever their probability."""
    evidence = Evidence(told, candidates(told, engine))
    found = []
    for (a, b), like in evidence.like.each():
        features = evidence.between((a, b), told[a], told[b], like)
        probability = model.probability(features)
        found.append(Link(probability, a, b, why(features, like) if probability >= DOUBTFUL else ""))
    return Links(found, evidence.conflicts)
