"""From finished runs to what the package ships: exports, measures on dev, calibrates, keeps the best.

    python training/finish.py --data DATA_FOLDER --run runs/statements --out src/firsthand/model/weights

Every seed's weights are exported and measured as the package runs them (int8, with the rules of
`firsthand.attribution`, and without what its confidence drops).  The best goes to `--out`, with its confidence fitted;
the figures are printed for the model card.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from export import export
from firsthand.attribution import completed
from firsthand.attribution.doubt import LEAST_CONFIDENCE
from firsthand.model import linking
from firsthand.model.features import pieces_of
from firsthand.model.roles import decided
from firsthand.model.tagger import StatementModel
from firsthand.model.tags import spans_of
from polnear import Attribution as Gold
from polnear import read_brat
from score import calibration_error, f1, matches

NAMES = (
    "link_source", "link_content", "source", "cue", "content", "source_edges", "cue_edges", "content_edges",
    "no_source", "no_cue", "no_content", "quoted", "mixed", "parts", "length",
)  # fmt: skip
UNFITTED = {"bias": 0.0, **dict.fromkeys(NAMES, 0.0)}
FOLDS = 7


@dataclass(frozen=True)
class Example:
    """One attribution found on dev: what confidence may look at (null where a rule found it), and if it is right."""

    article: int
    evidence: tuple[float, ...] | None
    confidence: float  # a rule's own
    right: bool


@dataclass(frozen=True)
class Measured:
    name: str
    who_said: float
    folder: Path
    examples: Sequence[Example]
    gold: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    seeds = sorted(options.run.glob("seed*/weights.pt"))
    if not seeds:
        sys.exit(f"{options.run}: no seed has finished; run training/train.py first")
    measured = [measure(weights, options.data / "polnear" / "dev") for weights in seeds]
    each = [m.who_said for m in measured]
    print(f"over {len(each)} seeds: mean {np.mean(each):.4f}, from {min(each):.4f} to {max(each):.4f}")
    best = max(measured, key=lambda m: m.who_said)
    if not best.examples:
        sys.exit("the weights find nothing on dev: train longer")
    calibration, error = calibrate(best.examples)
    (best.folder / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")
    options.out.mkdir(parents=True, exist_ok=True)
    for name in ("tagger.onnx", "linker.onnx", "tokenizer.json", "calibration.json"):
        shutil.copy(best.folder / name, options.out / name)
    print(f"kept {best.name}; calibration error {error:.3f} (cross-validated over articles, {FOLDS} folds)")


def measure(weights: Path, dev: Path) -> Measured:
    """Dev who-said F1 of one run's weights as exported, with its examples and the number of gold attributions."""
    folder = weights.parent / "exported"
    export(weights, folder)
    (folder / "calibration.json").write_text(json.dumps(UNFITTED), encoding="utf-8")
    examples, gold = collect(StatementModel(folder), dev)
    kept = [e.right for e, p in zip(examples, held_out(examples), strict=True) if p >= LEAST_CONFIDENCE]
    p, r, who_said = f1(sum(kept), len(kept), gold)
    print(f"{weights.parent.name}: dev who-said P {p:.4f} R {r:.4f} F1 {who_said:.4f}", flush=True)
    return Measured(weights.parent.name, who_said, folder, examples, gold)


def collect(model: StatementModel, dev: Path) -> tuple[list[Example], int]:
    """Every attribution found on dev with its evidence."""
    examples, count = [], 0
    for number, (text, gold) in enumerate(articles(dev)):
        count += len(gold)
        read = _read(model, text)
        # an attribution carries the number of its evidence through the rules in the place of its confidence
        numbered = [replace(a, confidence=2.0 + i) for i, (a, _) in enumerate(read)]
        found = completed(text, [(0, len(text))], numbered)
        marks = matches([{"content": a.content, "source": a.source} for a in found], gold, text)
        for a, mark in zip(found, marks, strict=True):
            evidence = read[int(a.confidence) - 2][1] if a.confidence >= 2 else None
            examples.append(Example(number, evidence, a.confidence, mark == "right"))
    return examples, count


def articles(dev: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Text and the first annotator's attributions."""
    for path in sorted((dev / "text").glob("*.txt")):
        annotations = sorted((dev / "attributions").glob(path.stem + "_*.ann"))
        if annotations:
            with path.open(encoding="utf-8", newline="") as file:
                yield file.read(), read_brat(annotations[0])


def _read(model: StatementModel, text: str) -> list[tuple[linking.Attribution, tuple[float, ...]]]:
    """Attributions with the evidence their confidence would be computed from, in the model's own order."""
    pieces = pieces_of(text, model.tokenizer)
    reading = model.read(pieces)
    links = model.link(reading, spans_of(decided(text, pieces, reading.tags)))
    found = linking.decoded(text, pieces, reading.tags, links)
    return [(attribution, tuple(evidence[name] for name in NAMES)) for attribution, evidence in found]


def calibrate(examples: Sequence[Example]) -> tuple[dict[str, float], float]:
    """Logistic weights fitted on all examples; the calibration error, of weights fitted on other articles."""
    x, y, _ = _arrays(examples)
    error = calibration_error(held_out(examples), [e.right for e in examples])
    return {name: round(float(w), 4) for name, w in zip(("bias", *NAMES), fit(x, y), strict=True)}, error


def held_out(examples: Sequence[Example]) -> list[float]:
    """Each example's confidence, by weights fitted on other articles than its own (FOLDS folds)."""
    x, y, article = _arrays(examples)
    fold, held = article % FOLDS, np.zeros(len(y))
    for k in range(FOLDS):
        held[fold == k] = _sigmoid(x[fold == k] @ fit(x[fold != k], y[fold != k]))
    given = iter(held.tolist())
    return [e.confidence if e.evidence is None else next(given) for e in examples]


def _arrays(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Evidence with a leading 1, right or not, and article number, of those that the model found."""
    found = [(e.evidence, e.right, e.article) for e in examples if e.evidence is not None]
    evidence, right, article = zip(*found, strict=True) if found else ((), (), ())
    return np.array([[1.0, *e] for e in evidence]), np.array(right, float), np.array(article)


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression by Newton's method, with a ridge on all but the bias."""
    weights = np.zeros(x.shape[1])
    penalty = ridge * np.eye(x.shape[1])
    penalty[0, 0] = 0
    for _ in range(30):
        p = _sigmoid(x @ weights)
        gradient = x.T @ (p - y) + penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-6 * np.eye(x.shape[1])
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


if __name__ == "__main__":
    main()
