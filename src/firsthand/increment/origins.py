"""Origins of what new documents tell, and of what they turn out to be the original of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from firsthand.increment.settle import settled
from firsthand.increment.vicinity import Vicinity
from firsthand.records import MissingOriginal, Origin, OriginOf, TextOrigin
from firsthand.stage import Stage, Tables


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
    """What new documents want too; what near ones wanted and no longer do, since it has come, is not missing."""
    inside = set(near.documents)
    stored = {row.id: row for row in near.holding(MissingOriginal, "unnest(wanted_by)", near.documents)}
    still = {row.id: row for row in found[MissingOriginal]}
    rows = []
    for row in found[MissingOriginal]:
        if row.id in stored or not near.new.isdisjoint(row.wanted_by):
            others = set(stored[row.id].wanted_by) if row.id in stored else set()
            rows.append(replace(row, wanted_by=tuple(sorted({*others, *row.wanted_by}))))
    came = {row.id for id_, row in stored.items() if id_ not in still and inside.issuperset(row.wanted_by)}
    near.case.amend(MissingOriginal, rows, gone=came)
