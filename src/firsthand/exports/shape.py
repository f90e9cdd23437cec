"""Records in the shape that the contract fixes."""

from __future__ import annotations

from typing import Any, TypeVar

from firsthand.records import (
    Block,
    Document,
    Figure,
    Frame,
    PlaceInOriginal,
    Record,
    Speaker,
    Statement,
)
from firsthand.schema import plain
from firsthand.stage import Tables

R = TypeVar("R", bound=Record)
Json = dict[str, Any]


class DocumentShapes:
    """Documents and their statements as the contract shows them; built once over some rows."""

    def __init__(self, tables: Tables) -> None:
        self._blocks = tables.by(Block)
        self._places = tables.by(PlaceInOriginal)
        self._statements = tables.by(Statement)
        self._figures = tables.by(Figure)
        self._speakers = {row.statement: row for row in tables[Speaker]}
        self._frames = {row.statement: row for row in tables[Frame]}

    def line(self, document: Document, name: str | None = None) -> Json:
        """One line of `firsthand statements`."""
        return {
            "document": name or document.path,
            "text": document.text,
            "language": document.language,
            "outlet": document.outlet,
            "published": document.published,
            "published_bounds": document.published_bounds,
            "title": document.title,
            "url": document.url,
            "author": document.author,
            "retrieved": document.retrieved,
            "places": [_without(place, "document") for place in self._places.get(document.id, [])],
            "blocks": self.blocks(document),
            "statements": self.statements(document),
            "figures": [_without(figure, "document") for figure in self._figures.get(document.id, [])],
            "warnings": list(document.warnings),
        }

    def blocks(self, document: Document) -> list[Json]:
        """A document's blocks in order."""
        return sorted(
            (_without(b, "document") for b in self._blocks.get(document.id, [])), key=lambda b: (b["begin"], b["end"])
        )

    def statements(self, document: Document) -> list[Json]:
        """A document's statements in order of their content."""
        rows = sorted(self._statements.get(document.id, []), key=lambda s: (s.content, s.id))
        return [self.statement(row) for row in rows]

    def statement(self, row: Statement) -> Json:
        """One statement with its speaker and frame."""
        speaker, frame = self._speakers.get(row.id), self._frames.get(row.id)
        return {
            "id": row.id,
            "kind": row.kind,
            **{role: [list(span) for span in getattr(row, role)] for role in ("source", "cue", "content")},
            **_speaker(speaker),
            **_frame(frame),
            "parent": row.parent,
            "in_block": row.in_block,
            "confidence": row.confidence,
        }


def _speaker(row: Speaker | None) -> Json:
    if row is None:
        return {"speaker": None, "speakers": [], "speaker_type": "unnamed", "on_behalf_of": None}
    return {
        "speaker": row.speaker,
        "speakers": list(row.speakers),
        "speaker_type": row.speaker_type,
        "on_behalf_of": row.on_behalf_of,
    }


def _frame(row: Frame | None) -> Json:
    if row is None:
        row = Frame(statement="", document="", venue=None, via=(), said_on=None, act="other", denies=None, duress=False)
    shown = plain(row)
    evidence = {name: shown[f"{name}_at"] for name in ("venue", "via", "said_on", "act")}
    return {
        **{name: shown[name] for name in ("venue", "via", "said_on", "act", "denies", "duress")},
        "evidence": evidence,
    }


def _without(row: Record, *names: str) -> Json:
    return {key: value for key, value in plain(row).items() if key not in names}
