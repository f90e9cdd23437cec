"""Fits the link model of retellings: weights, Platt's slope and shift, and the figures for its card.

    python training/retelling_links.py --data DATA --out src/firsthand/retelling/weights.json

`DATA` holds `events.jsonl` and `retellings/pairs.json`.  Same data, same weights: seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.retelling.link import LinkModel
from retelling_examples import Example, events

FOLDS = 10
PENALTY = 30.0  # of squared weights of standardised features (ridge)
ROUNDS = 5  # in which of two sentences' pairs of statements the likeliest is taken for the one

Floats = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        examples = [one for event in events(options.data, Path(work)) for one in event.examples()]
    model = fit(examples)
    held = held_out(examples)
    labelled = sum(one.weight == 1.0 for one in examples)
    error = calibration_error([p for p, _ in held], [same for _, same in held])
    card = (
        f"logistic regression over {len(model.weights)} features; {labelled} labelled pairs of sentences of "
        f"{len({one.event for one in examples})} events and {len(examples) - labelled} distant pairs; calibration "
        f"error on held folds {error:.3f}; made by training/retelling_links.py"
    )
    weights = {name: round(weight, 4) for name, weight in model.weights.items()}
    told = {"card": card, "bias": round(model.bias, 4), "slope": round(model.slope, 4), "shift": round(model.shift, 4)}
    options.out.write_text(json.dumps({**told, "weights": weights}, indent=1) + "\n", encoding="utf-8")
    print(card)


def fit(examples: Sequence[Example]) -> LinkModel:
    """Weights from all examples, slope and shift from inner folds over events."""
    inner = [pair for train, test in folds(examples, 5) for pair in scored(_weighed(train), test)]
    slope, shift = _platt([score for score, _ in inner], [same for _, same in inner])
    plain = _weighed(examples)
    return LinkModel(plain.bias, plain.weights, slope, shift)


def held_out(examples: Sequence[Example]) -> list[tuple[float, bool]]:
    """(probability, label) of each labelled example that has candidates, by a model that has not seen its event."""
    return [(p, same) for train, test in folds(examples) for p, same in _told(fit(train), test)]


def folds(examples: Sequence[Example], count: int = FOLDS, order: int = 7) -> list[tuple[list[Example], list[Example]]]:
    """(the rest, the fold) over events, in a mixed order that `order` fixes."""
    names = sorted({one.event for one in examples})
    np.random.default_rng(order).shuffle(names)
    parts = [set(names[n::count]) for n in range(count)]
    return [([e for e in examples if e.event not in part], [e for e in examples if e.event in part]) for part in parts]


def calibration_error(probabilities: Sequence[float], labels: Sequence[bool], bins: int = 10) -> float:
    """Mean distance of probability and rate over `bins` of equal size (ECE)."""
    order = np.argsort(probabilities, kind="stable")
    p, same = np.asarray(probabilities)[order], np.asarray(labels, float)[order]
    return float(
        sum(abs(a.sum() - b.sum()) for a, b in zip(np.array_split(p, bins), np.array_split(same, bins), strict=True))
    ) / len(p)


def scored(model: LinkModel, examples: Sequence[Example]) -> list[tuple[float, bool]]:
    """(sum of weights, label) of each labelled example that has candidates."""
    return [(max(map(_score(model), e.instances)), e.same) for e in examples if e.weight == 1.0 and e.instances]


def _told(model: LinkModel, examples: Sequence[Example]) -> list[tuple[float, bool]]:
    return [(max(map(model.probability, e.instances)), e.same) for e in examples if e.weight == 1.0 and e.instances]


def _score(model: LinkModel) -> Callable[[Mapping[str, float]], float]:
    return lambda features: model.bias + sum(weight * features[name] for name, weight in model.weights.items())


def _weighed(examples: Sequence[Example]) -> LinkModel:
    """Of a pair that is one its likeliest instance must be; of one that is not, none may be (multiple instances)."""
    used = [one for one in examples if one.instances]
    names = sorted(used[0].instances[0])
    rows = [np.array([[f[name] for name in names] for f in one.instances]) for one in used]
    every = np.vstack([r for r, one in zip(rows, used, strict=True) if one.weight == 1.0])
    mean, spread = every.mean(0), every.std(0) + 1e-9
    beta = np.zeros(len(names) + 1)
    beta[names.index("share")] = 1.0
    for _ in range(ROUNDS):
        picked, labels, weights = [], [], []
        for found, one in zip(rows, used, strict=True):
            scaled = (found - mean) / spread
            chosen = scaled[[int(np.argmax(scaled @ beta[:-1]))]] if one.same else scaled
            picked.append(chosen)
            labels += [float(one.same)] * len(chosen)
            weights += [one.weight] * len(chosen)
        beta = _logistic(np.vstack(picked), np.array(labels), np.array(weights), PENALTY)
    plain = beta[:-1] / spread
    return LinkModel(float(beta[-1] - plain @ mean), dict(zip(names, map(float, plain), strict=True)))


def _logistic(x: Floats, y: Floats, weight: Floats, penalty: float) -> Floats:
    """Newton's method; the last coefficient is the bias, which is not penalised."""
    x = np.hstack([x, np.ones((len(x), 1))])
    beta, ridge = np.zeros(x.shape[1]), np.diag([*[penalty] * (x.shape[1] - 1), 1e-6])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (weight * (p - y)) + ridge @ beta
        step = np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + ridge, gradient)
        beta = beta - step
        if np.abs(step).max() < 1e-9:
            break
    return beta


def _platt(scores: Sequence[float], labels: Sequence[bool]) -> tuple[float, float]:
    """Slope and shift of a logistic curve through (score, label) (Platt 1999, with his smoothed targets)."""
    x, y = np.array(scores)[:, None], np.array(labels)
    yes, no = y.sum(), (~y).sum()
    targets = np.where(y, (yes + 1) / (yes + 2), 1 / (no + 2))
    slope, shift = _logistic(x, targets, np.ones(len(x)), 1e-3)
    return float(slope), float(shift)


if __name__ == "__main__":
    main()
