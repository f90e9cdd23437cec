"""Retellings over labelled pairs of sentences: which tell one act of speaking, by models that have not seen the event.

    python bench/retellings.py DATA_FOLDER [--errors]

Traces the events of `retellings/pairs.json` (two or three minutes), fits the link model on nine tenths of them by turns
and groups the statements of the rest with it.  A pair counts as found where statements in both sentences lie in one
utterance.  Printed: precision, recall and F1 over all folds; the same with the weights as shipped, which have seen
these events; pairs of two speakers taken for one act; how far the links' probabilities are from their rates.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from firsthand.engine.local import LocalEngine
from firsthand.retelling.grouping import grouped
from firsthand.retelling.link import LinkModel, shipped
from firsthand.retelling.links import links
from retelling_examples import Event, Json, events
from retelling_links import calibration_error, fit, folds, held_out

Outcome = tuple[Event, Json, bool]  # a labelled pair, and whether it was found to be one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the pairs that are wrong, by number")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        every = events(options.data, Path(work))
    examples = [example for event in every for example in event.examples()]
    by_name = {event.name: event for event in every}
    held = [
        outcome
        for train, test in folds(examples)
        for outcome in outcomes((by_name[name] for name in sorted({e.event for e in test})), fit(train))
    ]
    report("events held out", held)
    report("as shipped, events seen", list(outcomes(every, shipped())))
    told = held_out(examples)
    error = calibration_error([p for p, _ in told], [same for _, same in told])
    print(f"calibration error of {len(told)} links on events held out: {error:.3f}")
    if options.errors:
        for _, pair, found in held:
            if found != pair["same_utterance"]:
                print("missed" if pair["same_utterance"] else "wrong", pair["n"], pair["stratum"], pair["difference"])


def outcomes(every: Iterable[Event], model: LinkModel) -> Iterator[Outcome]:
    """What the grouping makes of each measured pair."""
    for event in every:
        groups = grouped(event.told, links(event.told, LocalEngine(), model).found)
        of = {i: n for n, group in enumerate(groups) for i in group}
        for pair in event.pairs:
            if "n" in pair:
                sides = ({of[i] for i in event.statements(pair[side])} for side in ("a", "b"))
                yield event, pair, bool(set.intersection(*sides))


def report(name: str, found: Iterable[Outcome]) -> None:
    """One line: precision, recall, F1."""
    counts = Counter((pair["same_utterance"], one) for _, pair, one in found)
    right, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    wanted, given = right + missed, right + wrong
    f1 = 2 * right / (wanted + given)
    print(f"{name}: P {right / given:.3f} R {right / wanted:.3f} F1 {f1:.3f} ({wanted} pairs of one act)")
    apart = sum(one and pair["same_speaker"] == "no" for _, pair, one in found)
    print(f"{name}: pairs of two speakers taken for one act: {apart}")


if __name__ == "__main__":
    main()
