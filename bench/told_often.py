"""What one quotation costs that very many pages tell: processor time and memory of the stages from passages to claims.

    python bench/told_often.py [--times 50000] [--kind copied]

Pages: `copied` with little else in them, `retold` with 120 words of their own, `agency` copies half of which bear its
mark, `one-outlet` all of one outlet.  Half name whom it was said to.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from firsthand import pipeline
from firsthand.engine.local import LocalEngine
from firsthand.stage import Context, Settings, Tables

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from case_builder import CaseBuilder

KINDS = ("copied", "retold", "agency", "one-outlet")
SAID = "They left the pier too full and nobody had counted the children who were on board that morning"


def pages(kind: str, times: int) -> Tables:
    """The rows of as many pages that tell it."""
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    for n in range(times):
        own = " ".join(f"w{n}x{k}" for k in range(60 if kind == "retold" else 12))
        mark = "ORLA (Reuters) - " if kind == "agency" and n % 2 else ""
        text = f"{mark}{own} “{SAID},” Anna Brisk told the Harbour Post. {own}"
        outlet = "Harbour Post" if kind == "one-outlet" else f"Paper {n}"
        page = case.document(f"{n}.txt", text, outlet=outlet, published=f"2031-05-{1 + n % 28:02d}")
        venue = "us" if not n else ("Harbour Post", None)[n % 2]
        case.statement(page, SAID, source="Anna Brisk", cue="told", kind="direct", voice=brisk, venue=venue)
    return case.tables()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50_000)
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0])
    options = parser.parse_args()
    tables = pages(options.kind, options.times)
    context = Context(Settings(), lambda _original: b"", LocalEngine())
    for stage in pipeline.STAGES:
        if stage.each == "case" and stage.name != "voices":
            began = time.process_time()
            rows = list(stage.run(tables, context))
            tables.add(rows)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
            print(f"{stage.name:12}{time.process_time() - began:8.1f} s{len(rows):9} rows  peak {peak} MB", flush=True)


if __name__ == "__main__":
    main()
