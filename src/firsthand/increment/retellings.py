"""Passages and utterances that new documents share with those of the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from firsthand.increment.settle import settled
from firsthand.increment.vicinity import Vicinity, View
from firsthand.records import Difference, Passage, Place, Proposal, Statement, Utterance
from firsthand.retelling.forms import differences
from firsthand.retelling.told import told_by
from firsthand.stage import Stage, Tables
from firsthand.text.spans import overlap


def add_passages(near: Vicinity, stage: Stage, found: Tables) -> None:
    """A passage that mostly stands where a stored one stands is that one, and stands in more documents."""
    del stage
    stored = {row.id: row for row in near.holding(Passage, "unnest(spans).document", near.documents)}
    standing: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for row in stored.values():
        for span in row.spans:
            standing[span.document].append((span, row.id))
    rows: dict[str, Passage] = {}
    for row in found[Passage]:
        if any(span.document in near.new for span in row.spans):
            same = {s: [id_ for other, id_ in standing[s.document] if _alike(s, other)] for s in row.spans}
            id_ = settled({row.id: row.spans}, same)[row.id]
            new = [span for span in row.spans if span.document in near.new]
            old = rows.get(id_) or stored.get(id_)
            spans = row.spans if old is None else tuple(sorted({*old.spans, *new}, key=_place))
            rows[id_] = Passage(id=id_, spans=spans)
    near.case.amend(Passage, list(rows.values()))


def _alike(a: Place, b: Place) -> bool:
    shared = overlap([(a.begin, a.end)], [(b.begin, b.end)])
    return 2 * shared >= max(a.end - a.begin, b.end - b.begin)


def _place(place: Place) -> tuple[str, int, int]:
    return place.document, place.begin, place.end


def add_utterances(near: Vicinity, stage: Stage, found: Tables) -> None:
    """A new statement joins the stored utterance of those it is grouped with; and is held against its chosen form."""
    stored = {row.id: row for row in near.holding(Utterance, "unnest(statements)", near.statements)}
    of = settled(
        {row.id: row.statements for row in found[Utterance]},
        {statement: [row.id] for row in stored.values() for statement in row.statements},
    )
    rows: dict[str, Utterance] = {}
    for row in found[Utterance]:
        if new := [s for s in row.statements if near.is_new(s)]:
            old = rows.get(of[row.id]) or stored.get(of[row.id])
            rows[of[row.id]] = _joined(old, row, new) if old else row
    forms = _differences(near, stage, [(stored[id_], row) for id_, row in rows.items() if id_ in stored])
    near.case.amend(
        Utterance,
        [
            replace(row, differences=(*row.differences, *forms[id_])) if id_ in stored else row
            for id_, row in rows.items()
        ],
    )
    near.case.amend(Proposal, [row for row in found[Proposal] if near.is_new(row.a) or near.is_new(row.b)])


def _joined(old: Utterance, found: Utterance, new: Iterable[str]) -> Utterance:
    return replace(
        old,
        voice=old.voice or found.voice,
        venue=old.venue or found.venue,
        said_on=old.said_on or found.said_on,
        statements=tuple(sorted({*old.statements, *new})),
    )


def _differences(
    near: Vicinity, stage: Stage, grown: Iterable[tuple[Utterance, Utterance]]
) -> dict[str, list[Difference]]:
    """Of the new tellings of each utterance from the form that was chosen before."""
    pairs = [(old, new, _chosen(old)) for old, new in grown]
    forms = near.case.some(Statement, "id", {chosen for _, _, chosen in pairs})
    view = View(near.case, near.new.union(row.document for row in forms))
    told = {one.statement.id: one for one in told_by(view.tables(stage.reads), 0.0)}
    return {
        old.id: list(differences(told[chosen], [told[s] for s in new.statements if s not in old.statements]))
        for old, new, chosen in pairs
        if chosen in told
    }


def _chosen(row: Utterance) -> str:
    """The form that the others are held against: of one telling, itself."""
    return row.differences[0].a if row.differences else row.statements[0]
