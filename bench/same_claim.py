"""Same claim over labelled pairs of sentences, by models that have not seen the event.

    python bench/same_claim.py DATA_FOLDER [--errors]

Traces the events of `retellings/pairs.json` (some minutes).  For each of ten folds over events, the link model of
retellings and the weights by which claims are grouped are fitted on the other nine; utterances and claims of the fold
are then found with these.  A pair counts as found where statements in both sentences stand on one side of one claim.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from firsthand.claiming import groups
from firsthand.claiming.sides import Sides
from firsthand.engine.local import LocalEngine
from firsthand.records import ClaimSide, Proposal, Record, Utterance
from firsthand.retelling.link import LinkModel, shipped
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import claims, utterances
from firsthand.text.propositions import Rarity, likeness
from retelling_examples import Event, Json, events
from retelling_links import fit, folds

CONTEXT = Context(Settings(), lambda _original: b"", LocalEngine())
PENALTY = 1.0  # of squared weights of standardised features
SURE = (0.25, 0.3, 0.35, 0.4, 0.45)  # probabilities from which a pair may be taken for one
Weights = Mapping[str, float]  # constants of `groups`
Labelled = tuple[Event, Json, bool]  # a pair, and whether it was found to put forward one claim
Floats = NDArray[np.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the pairs that are wrong, by number")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        every = events(options.data, Path(work))
    examples = [example for event in every for example in event.examples()]
    by_name = {event.name: event for event in every}
    held: list[Labelled] = []
    for train, test in folds(examples):
        model, names = fit(train), sorted({e.event for e in test})
        weights = fitted([(event, told_anew(event, model)) for event in every if event.name not in names])
        print(", ".join(f"{name} {value:.2f}" for name, value in weights.items()))
        held += outcomes(((by_name[name], told_anew(by_name[name], model)) for name in names), weights)
    seen = list(outcomes(((event, told_anew(event, shipped())) for event in every), {}))
    for title, outcome in (("events held out", held), ("as shipped, events seen", seen)):
        print("{}: P {:.3f} R {:.3f} F1 {:.3f}".format(title, *measured(outcome)))
    if options.errors:
        for _, pair, found in held:
            if found != (pair["same_claim"] == "yes"):
                print("wrong" if found else "missed", pair["n"], pair["stratum"])


def outcomes(told: Iterable[tuple[Event, Tables]], weights: Weights) -> Iterator[Labelled]:
    """What the grouping makes of each pair that is labelled yes or no."""
    for event, tables in told:
        stands: dict[str, set[tuple[str, str]]] = defaultdict(set)
        with ExitStack() as stack:
            for name, value in weights.items():
                stack.enter_context(patch.object(groups, name, value))
            for row in claims.run(tables, CONTEXT):
                if isinstance(row, ClaimSide):
                    for statement in row.statements:
                        stands[statement].add((row.claim, row.side))
        for pair in labelled(event):
            first, second = (
                {one for i in event.statements(pair[side]) for one in stands[event.told[i].statement.id]}
                for side in ("a", "b")
            )
            yield event, pair, bool(first & second)


def labelled(event: Event) -> list[Json]:
    return [pair for pair in event.pairs if pair.get("same_claim") in ("yes", "no")]


def told_anew(event: Event, model: LinkModel) -> Tables:
    """The event's rows with utterances by this model."""
    kept = Tables()
    for record in claims.STAGE.reads:
        if record not in (Utterance, Proposal):
            kept.add(event.tables[record])
    with patch.object(utterances, "shipped", lambda: model):
        rows: list[Record] = list(utterances.run(event.tables, CONTEXT))
    kept.add(rows)
    return kept


def fitted(told: Sequence[tuple[Event, Tables]]) -> Weights:
    """Weights of the pair model, and of some scores that one from which its groups agree best with these events.

    The agreement at a score is averaged with that at the scores beside it: few pairs decide it.
    """
    examples = [(features, pair["same_claim"] == "yes") for one in told for pair, features in pairs(*one)]
    fit = _logistic(np.array([x for x, _ in examples]), np.array([y for _, y in examples], float))
    weights = dict(zip(("OF_ONE_UTTERANCE", "OF_ONE_VOICE", "ALIKE"), map(float, fit), strict=False))
    cuts = [float(math.log(p / (1 - p)) - fit[-1]) for p in SURE]
    found = [measured(list(outcomes(told, {**weights, "SAME": cut})))[2] for cut in cuts]
    smooth = np.convolve(np.pad(found, 1, mode="edge"), (0.25, 0.5, 0.25), "valid")
    return {**weights, "SAME": cuts[int(smooth.argmax())]}


def pairs(event: Event, tables: Tables) -> Iterator[tuple[Json, list[float]]]:
    """Features of the likest statements of each labelled pair that has statements in both sentences."""
    sides = Sides(tables)
    puts = {p.statement.id: p for p in sides.puts()}
    rarity = Rarity((p.terms for p in puts.values()), sides.capitals.names())
    for pair in labelled(event):
        ends = [
            [puts[s] for i in event.statements(pair[side]) if (s := event.told[i].statement.id) in puts]
            for side in ("a", "b")
        ]
        found = []
        for a in ends[0]:
            for b in ends[1]:
                retold = a.utterance is not None and a.utterance == b.utterance
                voice = a.voice is not None and a.voice == b.voice
                found.append([float(retold), float(voice), math.sqrt(likeness(a.terms, b.terms, rarity))])
        if found:
            yield pair, max(found)


def _logistic(x: Floats, y: Floats) -> Floats:
    """Newton's method on standardised features; the last coefficient is the bias, which is not penalised."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    beta, ridge = np.zeros(z.shape[1]), np.diag([*[PENALTY] * x.shape[1], 1e-6])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ beta))
        beta = beta - np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, z.T @ (p - y) + ridge @ beta)
    plain = beta[:-1] / spread
    return np.append(plain, beta[-1] - plain @ mean)


def measured(found: Iterable[Labelled]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    counts = Counter((pair["same_claim"] == "yes", one) for _, pair, one in found)
    right, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    return right / max(1, right + wrong), right / max(1, right + missed), 2 * right / max(1, 2 * right + missed + wrong)


if __name__ == "__main__":
    main()
