"""The way of the data: originals -> documents -> statements -> voices -> retellings -> origins -> claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from firsthand.case import Case
from firsthand.engine.local import LocalEngine
from firsthand.ids import HELD
from firsthand.linking import Linking
from firsthand.linking import Progress as Progress
from firsthand.originals import source_of
from firsthand.records import Input, Record
from firsthand.stage import Context, Settings, Stage, Tables
from firsthand.stages import (
    blocking,
    claims,
    documents,
    figures,
    frames,
    origins,
    passages,
    routes,
    speakers,
    statements,
    utterances,
    voices,
)
from firsthand.staleness import document_keys
from firsthand.workers import Workers

STAGES: tuple[Stage, ...] = (
    documents.STAGE,  # bytes to text, blocks and metadata
    statements.STAGE,  # who said what: source, cue and content spans
    speakers.STAGE,  # whose name the source stands for, within its document
    frames.STAGE,  # to whom, by which way, when, what kind of act
    figures.STAGE,  # disputed numbers
    blocking.STAGE,  # what each document may share with others
    voices.STAGE,  # one voice over the whole case
    passages.STAGE,  # text shared with no attribution
    utterances.STAGE,  # retellings of one act of speaking
    routes.STAGE,  # who has it from whom
    origins.STAGE,  # where the routes end
    claims.STAGE,  # both sides, and how many independent origins each has
)

CHUNK = 16  # documents written at once: what an interruption can cost, for each process


def build(
    case: Case,
    settings: Settings,
    progress: Progress = lambda _stage, _done, _total: None,
    *,
    relink: bool = False,
) -> dict[str, int]:
    """Runs every stage on what has changed since it last ran; how many units each had to redo.

    Few documents that came to many are linked to what is near them (see `increment`); `relink` links all anew.
    """
    with Workers() as workers:
        redone, keys = _read_documents(case, settings, progress, workers)
    return redone | Linking(STAGES, case, _context(case.folder, settings), keys).link(progress, relink=relink)


def _read_documents(
    case: Case, settings: Settings, progress: Progress, workers: Workers
) -> tuple[dict[str, int], dict[str, dict[str, str]]]:
    """Runs the stages that look at one document; how many units each had to redo, and the keys of all, by stage."""
    redone, keys = {}, dict[str, dict[str, str]]()
    for stage in (stage for stage in STAGES if stage.each == "document"):
        upstream = [keys[s.name] for s in STAGES if s.name in keys and set(s.writes) & set(stage.reads)]
        keys[stage.name] = document_keys(stage, case, settings, upstream)
        redone[stage.name] = _each(stage, case, keys[stage.name], settings, progress, workers)
    return redone, keys


def _each(
    stage: Stage, case: Case, keys: Mapping[str, str], settings: Settings, progress: Progress, workers: Workers
) -> int:
    """Runs a stage on each document or input whose key has changed; how many they are."""
    before = case.runs(stage.name)
    stale = [unit for unit, key in keys.items() if before.get(unit) != key]
    gone = [unit for unit in before if unit not in keys]
    if gone:
        case.replace(stage, dict.fromkeys(gone), ())
    large = _large(stage, case, stale)
    for unit in large:  # its rows are written as they are found: they may not fit in memory
        rows = _rows(_Work(stage.name, _read(stage, case, [unit]), settings, case.folder))
        case.replace(stage, {unit: keys[unit]}, rows)
    chunks = _chunks([unit for unit in stale if unit not in large], CHUNK)
    work = (_Work(stage.name, _read(stage, case, units), settings, case.folder) for _, units in chunks)
    for (done, units), found in zip(chunks, workers.each(_run, work, len(stale) - len(large)), strict=True):
        progress(stage.name, len(large) + done, len(stale))
        case.replace(stage, {unit: keys[unit] for unit in units}, found)
    progress(stage.name, len(stale), len(stale))
    return len(stale)


@dataclass(frozen=True, slots=True)
class _Work:
    """A stage to run on some rows, by whichever process."""

    stage: str
    tables: Tables
    settings: Settings
    folder: Path  # of the case


def _large(stage: Stage, case: Case, stale: Sequence[str]) -> list[str]:
    """Of the inputs that a stage is to read, those that are not held in memory: web archives and the like."""
    if Input not in stage.reads:
        return []
    return [row.id for row in case.found(Input, stale) if row.size > HELD]


def _run(work: _Work) -> list[Record]:
    return list(_rows(work))


def _rows(work: _Work) -> Iterable[Record]:
    return _stage(work).run(work.tables, _context(work.folder, work.settings))


def _context(folder: Path, settings: Settings) -> Context:
    return Context(settings, partial(source_of, folder), LocalEngine())


def _stage(work: _Work) -> Stage:
    return next(stage for stage in STAGES if stage.name == work.stage)


def read_alone(inputs: Sequence[Input], source_of: Callable[[str], bytes | Path], settings: Settings) -> Tables:
    """Documents and what each says by itself, with no case: what `firsthand statements` prints."""
    return tell(Tables([*inputs, *draw(inputs, source_of, settings)]), settings)


def draw(inputs: Sequence[Input], source_of: Callable[[str], bytes | Path], settings: Settings) -> Iterator[Record]:
    """The documents of some inputs, each followed by what belongs to it, and the refusals, as they are met."""
    yield from documents.STAGE.run(Tables(inputs), Context(settings, source_of, LocalEngine()))


def tell(tables: Tables, settings: Settings) -> Tables:
    """Adds to drawn documents what each says by itself."""
    context = Context(settings, _not_asked_for, LocalEngine())
    for stage in STAGES:
        if stage.each == "document" and Input not in stage.reads and stage is not blocking.STAGE:
            tables.add(stage.run(tables, context))
    return tables


def _not_asked_for(original: str) -> bytes:
    raise LookupError(original)


def _read(stage: Stage, case: Case, units: Sequence[str]) -> Tables:
    """What the stage reads, of these units alone."""
    tables = Tables()
    for record in stage.reads:
        tables.add(case.rows(record, units))
    return tables


def _chunks(units: Sequence[str], size: int) -> list[tuple[int, Sequence[str]]]:
    """The units by `size` at a time, each chunk with how many came before it."""
    return [(i, units[i : i + size]) for i in range(0, len(units), size)]
