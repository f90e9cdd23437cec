"""From a finished run to what the package ships: exports it, calibrates its confidence on dev, writes the model card.

    python training/finish.py --data DATA_FOLDER --run runs/statements --out src/firsthand/model/weights

Every epoch's weights are exported and measured on dev as the package will run them (int8); the best is kept.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from export import export
from firsthand.model import linking
from firsthand.model.features import pieces_of
from firsthand.model.tagger import StatementModel
from firsthand.model.tags import spans_of
from polnear import Attribution as Gold
from polnear import read_brat
from score import f1, matches

NAMES = (
    "link_source", "link_content", "source", "cue", "content", "source_edges", "cue_edges", "content_edges",
    "no_source", "no_cue", "no_content",
)  # fmt: skip
UNFITTED = {"bias": 0.0, **dict.fromkeys(NAMES, 0.0)}
FOLDS = 7


@dataclass(frozen=True)
class Example:
    """One attribution found on dev: what confidence may look at, and whether it is right."""

    article: int
    evidence: tuple[float, ...]
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    dev = options.data / "polnear" / "dev"
    best = max(
        (measure(weights, options.run / weights.stem, dev) for weights in sorted(options.run.glob("epoch*.pt"))),
        key=lambda m: m[0],
    )
    who_said, folder, examples, gold = best
    if not examples:
        sys.exit("the weights find nothing on dev: train longer")
    calibration, error = calibrate(examples)
    (folder / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n", encoding="utf-8")
    options.out.mkdir(parents=True, exist_ok=True)
    for name in ("tagger.onnx", "linker.onnx", "tokenizer.json", "calibration.json"):
        shutil.copy(folder / name, options.out / name)
    correct = sum(e.right for e in examples)
    print(f"kept {folder.name}: dev who-said P {correct / len(examples):.3f} R {correct / gold:.3f} F1 {who_said:.3f}")
    print(f"calibration error {error:.3f} (cross-validated over articles, {FOLDS} folds)")


def measure(weights: Path, folder: Path, dev: Path) -> tuple[float, Path, list[Example], int]:
    """Dev who-said F1 of one epoch's weights as exported, with its examples and the number of gold attributions."""
    export(weights, folder)
    (folder / "calibration.json").write_text(json.dumps(UNFITTED), encoding="utf-8")
    examples, gold = collect(StatementModel(folder), dev)
    who_said = f1(sum(e.right for e in examples), len(examples), gold)[2]
    print(f"{weights.name}: dev who-said F1 {who_said:.3f}", flush=True)
    return who_said, folder, examples, gold


def collect(model: StatementModel, dev: Path) -> tuple[list[Example], int]:
    """Every attribution found on dev with its evidence."""
    examples, count = [], 0
    for number, (text, gold) in enumerate(articles(dev)):
        count += len(gold)
        found = _found(model, text)
        marks = matches([{"content": a.content, "source": a.source} for a, _ in found], gold, text)
        examples += [
            Example(number, evidence, mark == "right") for (_, evidence), mark in zip(found, marks, strict=True)
        ]
    return examples, count


def articles(dev: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Text and the first annotator's attributions."""
    for path in sorted((dev / "text").glob("*.txt")):
        annotations = sorted((dev / "attributions").glob(path.stem + "_*.ann"))
        if annotations:
            with path.open(encoding="utf-8", newline="") as file:
                yield file.read(), read_brat(annotations[0])


def _found(model: StatementModel, text: str) -> list[tuple[linking.Attribution, tuple[float, ...]]]:
    """Attributions with the evidence their confidence would be computed from, in the model's own order."""
    pieces = pieces_of(text, model.tokenizer)
    reading = model.read(pieces)
    scores = model.link(reading, spans_of(reading.tags.argmax(1)))
    found = linking.decoded(text, pieces, reading.tags, scores)
    return [(attribution, tuple(evidence[name] for name in NAMES)) for attribution, evidence in found]


def calibrate(examples: Sequence[Example]) -> tuple[dict[str, float], float]:
    """Logistic weights fitted on all examples; the calibration error of weights fitted on other articles."""
    x = np.array([[1.0, *e.evidence] for e in examples])
    y = np.array([e.right for e in examples], float)
    fold = np.array([e.article % FOLDS for e in examples])
    held = np.zeros(len(y))
    for k in range(FOLDS):
        held[fold == k] = _sigmoid(x[fold == k] @ fit(x[fold != k], y[fold != k]))
    weights = fit(x, y)
    return {name: round(float(w), 4) for name, w in zip(("bias", *NAMES), weights, strict=True)}, calibration_error(
        held, y
    )


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


def calibration_error(p: np.ndarray, y: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over bins of equal width (Naeini et al. 2015)."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    return float(
        sum(
            (which == b).mean() * abs(p[which == b].mean() - y[which == b].mean())
            for b in range(bins)
            if (which == b).any()
        )
    )


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


if __name__ == "__main__":
    main()
