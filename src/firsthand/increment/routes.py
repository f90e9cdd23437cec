"""Routes of new documents, and to them."""

from __future__ import annotations

from firsthand.increment.vicinity import Vicinity
from firsthand.records import Document, Route
from firsthand.stage import Stage, Tables
from firsthand.text.mastheads import masthead


def add_routes(near: Vicinity, stage: Stage, found: Tables) -> None:
    """What a stored document has from an outlet, it has from the new document that is that outlet's original.

    Of a copy the source is what it was taken for last.
    """
    del stage
    outlets = {row.id: masthead(row.outlet or row.url or "") for row in near.rows(Document)}
    stored = near.case.some(Route, "from", near.documents)
    rows, gone = [], set()
    for row in found[Route]:
        if row.from_ in near.new:
            rows.append(row)
        elif row.to in near.new:
            rows.append(row)
            gone |= {old.id for old in stored if _replaces(row, old, outlets[row.to])}
    near.case.amend(Route, rows, gone=gone)


def _replaces(row: Route, old: Route, outlet: str) -> bool:
    if (row.from_, row.subject) != (old.from_, old.subject) or row.kind != old.kind:
        return False
    return row.kind == "copy" or (old.to[:1] == "v" and bool(outlet) and masthead(old.to_name or "") == outlet)
