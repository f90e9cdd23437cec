"""Stages that give the annotation instead of working it out: the faults of later stages then show by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from example_matching import Json, Span, locate
from firsthand import pipeline
from firsthand.ids import derive
from firsthand.records import Block, Document, Frame, Record, Speaker, Statement
from firsthand.stage import Context, Stage, Tables

GIVEN = ("statements", "speakers", "frames")  # in the pipeline's order


def give(truth: Json, last: str) -> None:
    """Puts the annotation's statements, and what else it has up to the stage `last`, in the place of those stages.

    It holds for every later trace of this process.
    """
    makers = {"statements": _statements, "speakers": _speakers, "frames": _frames}
    given = GIVEN[: GIVEN.index(last) + 1]

    def stage(own: Stage) -> Stage:
        if own.name not in given:
            return own

        def run(tables: Tables, _context: Context) -> Iterator[Record]:
            for document in tables[Document]:
                rows = [row for row in truth["statements"] if row["document"] == document.path]
                yield from makers[own.name](document, rows)

        return replace(own, version=-1, reads=(Document, Block), run=run)

    pipeline.STAGES = tuple(map(stage, pipeline.STAGES))


def _spans(document: Document, row: Json) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Source, cue and content."""
    content = [span for part in row["content"] if (span := locate(document.text, part))]
    near = content[0][0]
    source, cue = (
        tuple(filter(None, [locate(document.text, row[key], near)])) if row[key] else () for key in ("source", "cue")
    )
    return source, cue, tuple(content)


def _id(document: Document, row: Json) -> str:
    return derive("statement", document.id, *_spans(document, row), row["id"])


def _statements(document: Document, rows: list[Json]) -> Iterator[Record]:
    ids = {row["id"]: _id(document, row) for row in rows}
    for row in rows:
        source, cue, content = _spans(document, row)
        yield Statement(
            id=ids[row["id"]],
            document=document.id,
            kind=row["kind"],
            source=source,
            cue=cue,
            content=content,
            parent=ids.get(row["parent"]),
            in_block=row["in_block"],
            confidence=1.0,
        )


def _speakers(document: Document, rows: list[Json]) -> Iterator[Record]:
    for row in rows:
        yield Speaker(
            statement=_id(document, row),
            document=document.id,
            speaker=row["speaker"] or " and ".join(row.get("speakers", [])) or None,
            speakers=tuple(row.get("speakers", [])),
            speaker_type=row["speaker_type"],
            on_behalf_of=row["on_behalf_of"],
            role=None,
            entity=" + ".join(row.get("voices", [row["voice"]])),
            named_at=(),
        )


def _frames(document: Document, rows: list[Json]) -> Iterator[Record]:
    for row in rows:
        yield Frame(
            statement=_id(document, row),
            document=document.id,
            venue=row["venue"],
            via=tuple(row["via"]),
            said_on=row["said_on"],
            act=row["act"],
            denies=row["denies"],
            duress=row["duress"],
        )
