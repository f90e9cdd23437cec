"""The evidence for one pair summed to a probability (logistic regression), with the reason in words."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from firsthand.retelling.likeness import Likeness
from firsthand.retelling.told import Told

VERBATIM = 12  # words in a row that outweigh two dates that do not agree
LEAST, RUN = 0.1, 4  # share of stems, or words in a row, below which one voice's words are about one matter at most
REPEATED = 0.85  # share of stems from which a document repeats itself, rather than goes on


@dataclass(frozen=True, slots=True)
class LinkModel:
    """Weights of the features by name; fitted by `training/retelling_links.py`, which also fits the slope and shift."""

    bias: float
    weights: Mapping[str, float]
    slope: float = 1.0  # Platt's: fitted on folds that the weights have not seen
    shift: float = 0.0

    def probability(self, features: Mapping[str, float]) -> float:
        """That the two tell one utterance, 0 to 1, calibrated."""
        score = self.bias + math.fsum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * score + self.shift))))


@cache
def shipped() -> LinkModel:
    """The weights that come with the package."""
    read = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return LinkModel(read["bias"], read["weights"], read["slope"], read["shift"])


def may_link(a: Told, b: Told, like: Likeness) -> bool:
    """What no sum of evidence overrides: two voices, two days, two who are left unnamed, a text that goes on."""
    if (like.share < LEAST and like.run < RUN) or (like.run < VERBATIM and _other_day(a, b)):
        return False
    if a.statement.document == b.statement.document and like.share < REPEATED:
        return False
    if a.voices & b.voices:
        return True
    if a.known == b.known == "named":
        return False
    if a.passages & b.passages:
        return True
    if "unknown" in (a.known, b.known):
        return like.strong
    return not (a.person or b.person) and bool(a.parties & b.parties)  # a body and its unnamed spokesman


def conflict(a: Told, b: Told, like: Likeness) -> bool:
    """Whether the same distinctive words are given to two named voices."""
    return a.known == b.known == "named" and not a.voices & b.voices and like.strong


def why(features: Mapping[str, float], like: Likeness) -> str:
    """What speaks for one utterance and what against it, in words for people."""
    found = [
        f"{like.run} equal words in a row" if like.run > 1 else "like words",
        f"{like.share:.0%} of the shorter one's words",
    ]
    said = {
        "numbers differ": "their numbers differ",
        "negation": "one says no and the other does not",
        "neighbours": "what stands beside them is alike too",
        "same venue": "told to the same",
    }
    return "; ".join([*found, *(text for name, text in said.items() if features[name])])


def _other_day(a: Told, b: Told) -> bool:
    """Whether both tell when, and not the same: neither date is a part of the other."""
    x, y = (t.frame.said_on if t.frame else None for t in (a, b))
    if not x or not y or "/" in x or "/" in y:
        return False
    size = min(len(x), len(y))
    return x[:size] != y[:size]
