"""The way of the data: originals -> documents -> statements -> voices -> retellings -> origins -> claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from firsthand import cycles, decisions
from firsthand.case import Case
from firsthand.engine.local import LocalEngine
from firsthand.ids import HELD, derive
from firsthand.originals import source_of
from firsthand.records import Input, Record
from firsthand.stage import Context, Settings, Stage, Tables
from firsthand.stages import (
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
from firsthand.workers import Workers

STAGES: tuple[Stage, ...] = (
    documents.STAGE,  # bytes to text, blocks and metadata
    statements.STAGE,  # who said what: source, cue and content spans
    speakers.STAGE,  # whose name the source stands for, within its document
    frames.STAGE,  # to whom, by which way, when, what kind of act
    figures.STAGE,  # disputed numbers
    voices.STAGE,  # one voice over the whole case
    passages.STAGE,  # text shared with no attribution
    utterances.STAGE,  # retellings of one act of speaking
    routes.STAGE,  # who has it from whom
    origins.STAGE,  # where the routes end
    claims.STAGE,  # both sides, and how many independent origins each has
)

CHUNK = 16  # documents written at once: what an interruption can cost, for each process
Progress = Callable[[str, int, int], None]  # stage, units done, units to do


def build(case: Case, settings: Settings, progress: Progress = lambda _stage, _done, _total: None) -> dict[str, int]:
    """Runs every stage on what has changed since it last ran; how many units each had to redo."""
    with Workers() as workers:
        return _build(case, settings, progress, workers)


def _build(case: Case, settings: Settings, progress: Progress, workers: Workers) -> dict[str, int]:
    redone = {}
    keys: dict[str, dict[str, str]] = {}  # stage -> unit -> key
    for stage in STAGES:
        keys[stage.name] = _keys(stage, case, settings, keys)
        before = case.runs(stage.name)
        stale = [unit for unit, key in keys[stage.name].items() if before.get(unit) != key]
        gone = [unit for unit in before if unit not in keys[stage.name]]
        if gone:
            case.replace(stage, dict.fromkeys(gone), ())
        large = _large(stage, case, stale)
        for unit in large:  # its rows are written as they are found: they may not fit in memory
            rows = _rows(_Work(stage.name, _read(stage, case, [unit]), settings, case.folder))
            case.replace(stage, {unit: keys[stage.name][unit]}, rows)
        chunks = _chunks([unit for unit in stale if unit not in large], CHUNK if stage.each == "document" else 1)
        work = (_Work(stage.name, _read(stage, case, units), settings, case.folder) for _, units in chunks)
        to_do = len(stale) - len(large) if stage.each == "document" else 0
        for (done, units), found in zip(chunks, workers.each(_run, work, to_do), strict=True):
            progress(stage.name, len(large) + done, len(stale))
            case.replace(stage, {unit: keys[stage.name][unit] for unit in units}, found)
        progress(stage.name, len(stale), len(stale))
        redone[stage.name] = len(stale)
    return redone


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
    if _stage(work).each == "document":
        return list(_rows(work))
    with cycles.put_off():
        return list(_rows(work))


def _rows(work: _Work) -> Iterable[Record]:
    context = Context(work.settings, partial(source_of, work.folder), LocalEngine())
    return _stage(work).run(work.tables, context)


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
        if stage.each == "document" and Input not in stage.reads:
            tables.add(stage.run(tables, context))
    return tables


def _not_asked_for(original: str) -> bytes:
    raise LookupError(original)


def _keys(stage: Stage, case: Case, settings: Settings, keys: dict[str, dict[str, str]]) -> dict[str, str]:
    """What each unit of a stage depends on, hashed: its own version and settings, and the keys of what it reads."""
    own = [stage.name, stage.version, {name: getattr(settings, name) for name in stage.settings}]
    if Input in stage.reads:
        return {row.id: derive("key", own, _manifest(row)) for row in case.found(Input) if row.current}
    upstream = [s for s in STAGES if s.name in keys and set(s.writes) & set(stage.reads)]
    if stage.each == "case":
        return {
            "": derive("key", own, decisions.digest(case.decisions), [sorted(keys[s.name].items()) for s in upstream])
        }
    decided = defaultdict(list)
    for decision in case.decisions:
        decided[decision.subject].append(decision)
    return {
        document: derive(
            "key",
            own,
            decisions.digest(decided[document]),
            [keys[s.name].get(document) or keys[s.name].get(input_) for s in upstream],
        )
        for document, input_ in case.document_inputs().items()
    }


def _manifest(row: Input) -> list[Any]:
    said = [row.id, row.url, row.outlet, row.published, row.author, row.title, row.language, row.retrieved]
    return [*said, *(asdict(member) for member in row.members), row.beside]


def _read(stage: Stage, case: Case, units: Sequence[str]) -> Tables:
    """What the stage reads, of these units alone where it runs for each document."""
    tables = Tables()
    for record in stage.reads:
        tables.add(case.rows(record, units if stage.each == "document" else None))
    return tables


def _chunks(units: Sequence[str], size: int) -> list[tuple[int, Sequence[str]]]:
    """The units by `size` at a time, each chunk with how many came before it."""
    return [(i, units[i : i + size]) for i in range(0, len(units), size)]
