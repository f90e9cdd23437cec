"""Origins of what new documents tell, and of what they turn out to be the original of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from firsthand.increment.settle import settled
from firsthand.increment.vicinity import Vicinity
from firsthand.records import Document, MissingOriginal, Origin, OriginOf, TextOrigin
from firsthand.stage import Stage, Tables
from firsthand.text.mastheads import masthead


def add_origins(near: Vicinity, stage: Stage, found: Tables) -> None:
    """A text that a near document carries keeps its origin; an origin changes where a new document is the original."""
    del stage
    case = near.case
    stored: dict[str, list[str]] = defaultdict(list)
    for text in near.rows(TextOrigin):
        stored[text.document].append(text.origin)
    carried: dict[str, list[str]] = defaultdict(list)
    for text in found[TextOrigin]:
        carried[text.origin].append(text.document)
    of = settled(carried, stored)
    changed = {t.document for t in found[TextOrigin] if t.document not in stored or t.from_document in near.new}
    texts = [replace(text, origin=of[text.origin]) for text in found[TextOrigin] if text.document in changed]
    case.amend(TextOrigin, texts, "document")
    origins = {row.id: row for row in found[Origin]}
    has = {row.subject for row in case.some(OriginOf, "subject", {row.subject for row in found[OriginOf]})}
    ends = [
        replace(row, origin=of.get(row.origin, row.origin))
        for row in found[OriginOf]
        if row.subject not in has or origins[row.origin].document in near.new
    ]
    case.amend(OriginOf, ends, "subject")
    named = {text.origin for text in texts} | {end.origin for end in ends}
    there = {row.id: row for row in case.some(Origin, "id", named)}
    new = {of.get(id_, id_): row for id_, row in origins.items() if of.get(id_, id_) in named}
    case.amend(
        Origin, [replace(row, id=id_) for id_, row in new.items() if id_ not in there or row.document in near.new]
    )
    _missing(near, found)


def _missing(near: Vicinity, found: Tables) -> None:
    """What new documents want too; what the outlet of a new document wrote, and near ones no longer want, has come."""
    stored = {row.id: row for row in near.holding(MissingOriginal, "unnest(wanted_by)", near.documents)}
    wanting = {row.id: _wanted(row) for row in (*stored.values(), *found[MissingOriginal])}
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id_ in stored:
        for want in wanting[id_]:
            holders[want].append(id_)
    of = settled({row.id: wanting[row.id] for row in found[MissingOriginal]}, holders)
    still = {want for row in found[MissingOriginal] for want in wanting[row.id]}
    came = {
        masthead(name) for row in near.rows(Document) if row.id in near.new for name in (row.outlet, row.url) if name
    }
    rows = {}
    for id_, row in stored.items():
        gone = {d for key, d in wanting[id_] - still if key in came and d in near.documents}
        rows[id_] = replace(row, wanted_by=tuple(sorted(set(row.wanted_by) - gone)))
    for row in found[MissingOriginal]:
        if new := near.new.intersection(row.wanted_by):
            known = rows.get(of[row.id])
            rows[of[row.id]] = replace(known, wanted_by=tuple(sorted({*known.wanted_by, *new}))) if known else row
    kept = [row for row in rows.values() if row.wanted_by]
    near.case.amend(MissingOriginal, kept, gone=rows.keys())


def _wanted(row: MissingOriginal) -> set[tuple[str, str]]:
    return {(masthead(row.name), document) for document in row.wanted_by}
