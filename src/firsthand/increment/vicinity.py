"""Documents that new ones may have to do with, and what the case holds of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from firsthand.records import (
    Block,
    Document,
    Figure,
    Frame,
    Link,
    Origin,
    OriginOf,
    Passage,
    Proposal,
    Record,
    Route,
    Speaker,
    Statement,
    Utterance,
    Voice,
)
from firsthand.stage import Tables

if TYPE_CHECKING:
    from firsthand.case import Case

R = TypeVar("R", bound=Record)

ALONE = (Document, Block, Link, Statement, Speaker, Frame, Figure)
NEAR = 8  # documents looked at for each new one, and the nearest for each name and outlet in it
HELD = 200  # documents that hold one key; of more only so many are looked at

# Each shared key counts the more the fewer documents hold it.
NEAREST = f"""
WITH mine AS (SELECT document AS new, unnest(keys) AS key FROM keys WHERE document IN (SELECT unnest($1))),
theirs AS (
    SELECT document, key, count(*) OVER (PARTITION BY key) AS held FROM (
        SELECT document, unnest(keys) AS key FROM keys WHERE document NOT IN (SELECT unnest($1))
    ) WHERE key IN (SELECT key FROM mine)
),
few AS (SELECT * FROM theirs QUALIFY row_number() OVER (PARTITION BY key ORDER BY hash(document), document) <= {HELD}),
shared AS (SELECT new, document, key, 1 / held AS weight FROM mine JOIN few USING (key)),
scored AS (SELECT new, document, sum(weight) AS score FROM shared GROUP BY ALL),
by_all AS (
    SELECT document FROM scored
    QUALIFY row_number() OVER (PARTITION BY new ORDER BY score DESC, document) <= {NEAR}
),
by_name AS (
    SELECT document FROM shared JOIN scored USING (new, document) WHERE key % 4 <> 0
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY score DESC, document) = 1
)
SELECT DISTINCT document FROM (FROM by_all UNION ALL FROM by_name) ORDER BY document
"""


class View:
    """What a case holds of some documents and of nothing else."""

    def __init__(self, case: Case, documents: Iterable[str]) -> None:
        self.case = case
        self.documents = sorted(set(documents))
        self._alone: dict[type[Record], Sequence[Any]] = {}  # what is known of each document alone: read once
        self.statements = {row.id: row for row in self.rows(Statement)}

    def tables(self, records: Iterable[type[Record]]) -> Tables:
        """The rows of these documents; of what reaches beyond them, the part that lies in them."""
        tables = Tables()
        for record in records:
            tables.add(self.rows(record))
        return tables

    def rows(self, record: type[Record]) -> Sequence[Any]:
        """The same of one table."""
        if record in _PARTS:
            return _PARTS[record](self)
        if record not in self._alone or record not in ALONE:
            self._alone[record] = self.case.rows(record, self.documents)
        return self._alone[record]

    def holding(self, record: type[R], item: str, values: Collection[str], id_: str = "id") -> list[R]:
        """The stored rows of which a list holds one of these values; `item` is SQL for the unnested list."""
        every = f"SELECT {id_}, {item} AS item FROM {record.table}"
        found = self.case.query(
            f"SELECT DISTINCT {id_} FROM ({every}) WHERE item IN (SELECT unnest(?))", sorted(values)
        )
        return self.case.some(record, id_, found.column(id_).to_pylist())


class Vicinity(View):
    """New documents of a case and those that are near to them."""

    def __init__(self, case: Case, new: Iterable[str]) -> None:
        self.new = frozenset(new)
        near = case.query(NEAREST, sorted(self.new)).column("document").to_pylist()
        super().__init__(case, {*self.new, *near})

    def is_new(self, statement: str) -> bool:
        """Whether it is a statement of a new document."""
        return statement in self.statements and self.statements[statement].document in self.new


def _voices(view: View) -> list[Voice]:
    named = " UNION ".join(
        f"SELECT voice FROM {table} WHERE document IN (SELECT unnest($1))" for table in ("statement_voices", "mentions")
    )
    return view.case.some(Voice, "id", view.case.query(named, view.documents).column("voice").to_pylist())


def _utterances(view: View) -> list[Utterance]:
    return [_told_here(view, row) for row in view.holding(Utterance, "unnest(statements)", view.statements)]


def _told_here(view: View, row: Utterance) -> Utterance:
    here = tuple(s for s in row.statements if s in view.statements)
    return replace(row, statements=here, differences=tuple(d for d in row.differences if {d.a, d.b} <= {*here}))


def _passages(view: View) -> list[Passage]:
    inside = set(view.documents)
    found = view.holding(Passage, "unnest(spans).document", view.documents)
    return [replace(row, spans=tuple(span for span in row.spans if span.document in inside)) for row in found]


def _routes(view: View) -> list[Route]:
    """Those that lead out of these documents to another one are left out: what they lead to is not seen."""
    found = view.case.some(Route, "from", view.documents)
    ends = {row.to for row in found} - set(view.documents)
    outside = {row.id for row in view.case.some(Document, "id", ends)} if ends else ()
    return [row for row in found if row.to not in outside]


def _proposals(view: View) -> list[Proposal]:
    found = view.case.some(Proposal, "a", view.statements)
    return [row for row in found if row.b in view.statements]


def _origins(view: View) -> list[Origin]:
    return view.case.some(Origin, "id", {row.origin for row in _origin_of(view)})


def _origin_of(view: View) -> list[OriginOf]:
    subjects = {row.id for rows in (_voices(view), _utterances(view), _passages(view)) for row in rows}
    return view.case.some(OriginOf, "subject", subjects)


_PARTS: dict[type[Record], Callable[[View], Sequence[Any]]] = {
    Voice: _voices,
    Utterance: _utterances,
    Passage: _passages,
    Route: _routes,
    Proposal: _proposals,
    Origin: _origins,
    OriginOf: _origin_of,
}
