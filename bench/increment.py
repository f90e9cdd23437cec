"""Documents added to a case of development articles: what comes of it beside linking all of them at once.

    python bench/increment.py DATA_FOLDER [--events 70] [--added 0.07]

The articles of some events are one pile in a drawn order; the last of them come to a case that holds the others.
Prints, for each kind of finding that a new document has part in, how many all at once gives, how many adding gives,
and how many are the same.  Cases so small are linked at once otherwise: here the least size is set aside.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import firsthand
from events import read, write_pile
from firsthand import increment
from firsthand.case import Case
from firsthand.records import (
    ClaimSide,
    MissingOriginal,
    Passage,
    Route,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--events", type=int, default=70)
    parser.add_argument("--added", type=float, default=0.07, help="share of the articles")
    options = parser.parse_args()
    increment.MANY = 1
    events = sorted(read(options.data / "events.jsonl").items())[: options.events]
    articles = [article for _, some in events for article in some]
    random.Random(3).shuffle(articles)
    with tempfile.TemporaryDirectory() as work:
        grown, whole = _cases(Path(work), articles, int(len(articles) * (1 - options.added)))
        new = {id_ for id_, how in grown.runs(increment.LINKED).items() if how == increment.ADDED}
        print(f"{len(articles)} articles, {len(new)} of them added")
        at_once, added = _findings(whole, new), _findings(grown, new)
        for name, found in at_once.items():
            print(
                f"{name:41} all at once {len(found):5}, added {len(added[name]):5}, same {len(found & added[name]):5}"
            )
        grown.close()
        whole.close()


def _cases(work: Path, articles: list[dict[str, Any]], first: int) -> tuple[Case, Case]:
    """One to which the articles after the first so many were added, and one of all."""
    write_pile(work / "all", articles)
    late = sorted((work / "all" / "pile").iterdir())[first:]
    manifest, pile = work / "all" / "manifest.csv", work / "all" / "pile"
    kept = {path: path.read_bytes() for path in late}
    for path in late:
        path.unlink()
    firsthand.trace(pile, work / "grown", manifest).close()
    for path, content in kept.items():
        path.write_bytes(content)
    return firsthand.trace(pile, work / "grown", manifest), firsthand.trace(pile, work / "whole", manifest)


def _findings(case: Case, new: set[str]) -> dict[str, set[Any]]:
    """Of each kind, those in which a new document has part, so that two cases' can be compared."""
    document = {row.id: row.document for row in case.rows(Statement)}
    voices: dict[str, list[str]] = defaultdict(list)
    for row in case.rows(StatementVoice):
        voices[row.voice].append(row.statement)

    def pairs(groups: Iterable[Iterable[str]]) -> set[Any]:
        every = (pair for group in groups for pair in combinations(sorted(set(group)), 2))
        return {pair for pair in every if not new.isdisjoint(map(document.get, pair))}

    sides = case.rows(ClaimSide)
    return {
        "pairs of statements of one voice": pairs(voices.values()),
        "pairs of statements of one utterance": pairs(row.statements for row in case.rows(Utterance)),
        "pairs of statements on one side": pairs(side.statements for side in sides),
        "passages, by their documents": {
            frozenset(span.document for span in row.spans)
            for row in case.rows(Passage)
            if not new.isdisjoint(span.document for span in row.spans)
        },
        "routes": {(r.from_, r.to, r.kind) for r in case.rows(Route) if not new.isdisjoint((r.from_, r.to))},
        "origins of texts": {
            (row.document, row.outlet, row.from_document) for row in case.rows(TextOrigin) if row.document in new
        },
        "originals that are missing, by document": {
            (row.name, id_) for row in case.rows(MissingOriginal) for id_ in row.wanted_by if id_ in new
        },
        "statements with the origins of their side": {
            (s, side.side, side.independent_origins) for side in sides for s in side.statements if document[s] in new
        },
        "statements with the bounds of their side": {
            (s, side.side, side.low, side.high) for side in sides for s in side.statements if document[s] in new
        },
    }


if __name__ == "__main__":
    main()
