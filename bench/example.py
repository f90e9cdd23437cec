"""How much of the bundled example's annotation a trace of it finds, part by part.

    python bench/example.py                   # one line a measure: found / annotated, and the rate
    python bench/example.py --errors venue    # besides, what that part missed: document, words, got, wanted
    python bench/example.py --given frames    # with the annotation's own statements, speakers and frames

The example is invented and was written to hold every difficulty once or twice: it shows what goes wrong, not how often.
A line that "should be 0" counts faults.  See `src/firsthand/example/README.md` for the annotation.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import firsthand
from example_case import missing, origins, passages, routes, text_origins, utterances, voices
from example_claims import claims, conflicts, retractions
from example_given import GIVEN, give
from example_matching import Held, Json, Measure
from example_statements import documents, fields, figures, statements
from firsthand.exports.whole import whole

EXAMPLE = Path(__file__).resolve().parents[1] / "src" / "firsthand" / "example"
PARTS: tuple[Callable[[Held], Iterator[Measure]], ...] = (
    documents, statements, fields, figures, voices, utterances, passages, text_origins, routes, origins, missing,
    claims, conflicts, retractions,
)  # fmt: skip


def truth() -> Json:
    """The annotation."""
    read: Json = json.loads((EXAMPLE / "truth.json").read_text(encoding="utf-8"))
    return read


def trace() -> Json:
    """The example traced into a case of its own, exported."""
    pile, manifest = EXAMPLE / "pile", EXAMPLE / "manifest.csv"
    with tempfile.TemporaryDirectory() as folder, firsthand.trace([pile], Path(folder) / "case", manifest) as case:
        return whole(case)


def score(gold: Json, export: Json) -> list[Measure]:
    """All measures of an export held against an annotation."""
    held = Held(gold, export)
    return [measure for part in PARTS for measure in part(held)]


def line(measure: Measure) -> str:
    """One measure in one line."""
    rate = "    -" if measure.rate is None else f"{measure.rate:5.3f}"
    name = measure.name + (" (should be 0)" if measure.unwanted else "")
    return f"{measure.part:13} {name:58} {measure.found:5} / {len(measure.checks):<5} {rate}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", metavar="PART", help="list what a part missed, such as venue, routes, claims")
    parser.add_argument("--given", choices=GIVEN, help="take this stage and those before it from the annotation")
    arguments = parser.parse_args()
    asked = arguments.errors
    if arguments.given:
        os.environ["FIRSTHAND_PROCESSES"] = "1"  # what is given is put in the place of stages of this process
        give(truth(), arguments.given)
    measures = score(truth(), trace())
    if asked and asked not in {measure.part for measure in measures}:
        parser.error(f"no part {asked!r}; choose one of: {', '.join(dict.fromkeys(m.part for m in measures))}")
    for measure in measures:
        print(line(measure))
    for measure in measures:
        if measure.part == asked:
            print(f"\n== {measure.part}: {measure.name}")
            for check in measure.checks:
                if not check.right:
                    print(f"{check.document}\n    {check.words}\n    got    {check.got}\n    wanted {check.wanted}")


if __name__ == "__main__":
    main()
