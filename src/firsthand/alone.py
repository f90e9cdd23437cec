"""Documents and what each says by itself, with no case: drawn, told and shaped as lines, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from firsthand import intake, pipeline
from firsthand.exports.shape import DocumentShapes
from firsthand.readers import CONTAINERS
from firsthand.records import Document, Input, Record, Refusal
from firsthand.stage import Settings, Tables

AT_ONCE = 4  # documents that are read at once in each process
A_DOCUMENT = 1 << 14  # bytes that a document in a container is expected to take
_CONTAINERS = tuple(suffix for container in CONTAINERS for suffix in container.suffixes)

Lines = tuple[list[Refusal], list[dict[str, Any]]]  # what could not be read, and a line for each document


@dataclass(frozen=True, slots=True)
class Job:
    """Some files to be read, or some of what was drawn from one file that holds many documents."""

    settings: Settings
    files: Sequence[intake.Found]
    drawn: Sequence[Record] = ()


def jobs(files: Sequence[intake.Found], settings: Settings) -> Iterator[Job]:
    """A few files at a time, in order; of a file that may hold many documents, a few of these as they are met."""
    for many, alike in groupby(files, _holds_many):
        if many:
            for file in alike:
                yield from _drawn(file, settings)
        else:
            some = list(alike)
            yield from (Job(settings, some[i : i + AT_ONCE]) for i in range(0, len(some), AT_ONCE))


def units(files: Sequence[intake.Found]) -> int:
    """About how many documents the files hold."""
    return sum(1 + (file.at.stat().st_size // A_DOCUMENT if _holds_many(file) else 0) for file in files)


def lines(job: Job) -> Lines:
    """What the documents of a job say."""
    tables = pipeline.tell(Tables(job.drawn or _rows(job.files, job.settings)), job.settings)
    at = {(file.root, file.path): str(file.at) for file in job.files}
    paths = {row.id: (row.path, at[row.root, row.path]) for row in tables[Input]}
    shapes, shown = DocumentShapes(tables), []
    for document in tables[Document]:
        path, lies = paths[document.input]
        shown.append(shapes.line(document, lies + document.path.removeprefix(path)))
    return tables[Refusal], shown


def _rows(files: Sequence[intake.Found], settings: Settings) -> Iterator[Record]:
    """The files as inputs, and what is drawn from them."""
    taken, held = intake.take_held(files)
    yield from (*taken.refused, *taken.inputs)
    yield from pipeline.draw(taken.inputs, held.__getitem__, settings)


def _drawn(file: intake.Found, settings: Settings) -> Iterator[Job]:
    inputs: list[Record] = []
    batch: list[Record] = []
    documents = 0
    for row in _rows([file], settings):
        if isinstance(row, Document):
            if documents == AT_ONCE:
                yield Job(settings, [file], batch)
                batch, documents = list(inputs), 0
            documents += 1
        elif isinstance(row, Input):
            inputs.append(row)
        batch.append(row)
    yield Job(settings, [file], batch)


def _holds_many(file: intake.Found) -> bool:
    return file.path.lower().endswith(_CONTAINERS) and file.at.is_file()
