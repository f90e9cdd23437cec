"""A case on disk that holds a generated pile as if it had been read: the stages that link have all still to do."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand import pipeline
from firsthand.case import Case
from firsthand.records import Document, Input, Record
from firsthand.stage import Context, Settings, Stage, Tables
from firsthand.staleness import document_keys

AT_ONCE = 1_000  # documents


def fill(case: Case, rows: Iterable[Record], context: Context) -> int:
    """Adds documents with what is known of each, as the stages that look at one document would; their number."""
    per: dict[str, list[Record]] = {}
    for row in rows:
        per.setdefault(row.id if isinstance(row, Document) else row.document, []).append(row)  # type: ignore[attr-defined]
    case.add_inputs([_input(id_) for id_ in per], [])
    keys: dict[str, dict[str, str]] = {}
    for stage in (stage for stage in pipeline.STAGES if stage.each == "document"):
        upstream = [keys[s.name] for s in pipeline.STAGES if s.name in keys and set(s.writes) & set(stage.reads)]
        keys[stage.name] = document_keys(stage, case, Settings(), upstream)
        ids = list(per)
        for begin in range(0, len(ids), AT_ONCE):
            some = ids[begin : begin + AT_ONCE]
            tables = Tables(row for id_ in some for row in per[id_])
            made = _made(stage, tables, context)
            case.replace(stage, {id_: keys[stage.name][id_] for id_ in some}, made)
    return len(per)


def _made(stage: Stage, tables: Tables, context: Context) -> list[Record]:
    """The rows of a stage that the pile gives, or, for the keys of documents, that the stage itself makes."""
    if stage.name == "blocking":
        return list(stage.run(tables, context))
    return [row for record in stage.writes for row in tables[record]]


def _input(id_: str) -> Input:
    return Input(id=id_, root="", path=f"{id_}.txt", original="o", size=1, current=True)
