"""A generated pile read from its bytes: nothing given."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import firsthand
from firsthand.records import TABLES, Document, Statement
from firsthand.stage import Tables
from firsthand.text.spans import length, overlap
from propagation_measure import Found
from propagation_rows import Pile
from propagation_truth import Truth


def read_pile(pile: Pile) -> Found:
    """The pile written out, traced, and each statement found held to the true one with which it shares most.

    They are the same if what they share is at least half of what either holds (Jaccard), as in `statements.py`.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "pile"
        root.mkdir()
        with (Path(folder) / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(("path", "url", "outlet", "published", "title"))
            for key, drawn in pile.drawn.items():
                page = pile.pages[key]
                (root / f"{key}.txt").write_bytes(drawn.text.encode())
                rows.writerow((f"{key}.txt", page.url, page.outlet, page.stated or "", page.title))
        with firsthand.trace([root], Path(folder) / "case", Path(folder) / "manifest.csv") as case:
            tables = Tables(row for record in TABLES for row in case.rows(record))
    return Found(Truth(pile), tables, _same(pile, tables))


def _same(pile: Pile, tables: Tables) -> dict[str, str]:
    """True statements by those found."""
    true = {key: [(s, told.content) for s, (page, told) in pile.told.items() if page.key == key] for key in pile.drawn}
    key = {row.id: row.path.removesuffix(".txt") for row in tables[Document]}
    found: dict[str, str] = {}
    for row in tables[Statement]:
        near = [
            (both / (length(content) + length(row.content) - both), statement)
            for statement, content in true[key[row.document]]
            if (both := overlap(content, row.content))
        ]
        share, statement = max(near, default=(0.0, ""))
        if share >= 0.5 and statement not in found.values():
            found[row.id] = statement
    return found
