"""What the command line does, as functions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from firsthand import alone, cycles, increment, intake, pipeline
from firsthand.case import Case
from firsthand.errors import CallError, Unreadable
from firsthand.exports import FORMATS
from firsthand.exports.whole import read_all
from firsthand.integrity import Change, changes
from firsthand.records import Refusal
from firsthand.report import write
from firsthand.report.view import Findings
from firsthand.stage import Settings
from firsthand.workers import Workers

DEFAULT_CASE = "firsthand-case"

PathLike = str | os.PathLike[str]


def trace(
    paths: PathLike | Sequence[PathLike],
    case: PathLike = DEFAULT_CASE,
    manifest: PathLike | None = None,
    *,
    settings: Settings | None = None,
    progress: pipeline.Progress = lambda _stage, _done, _total: None,
    relink: bool = False,
    report: bool = True,
) -> Case:
    """Reads files, folders and archives; builds the case at `case` or brings it up to date; writes its report.

    Few documents that come to a case of many thousand are linked to what is near them, and what was found before
    stays as it is (`case.added` tells how many were so linked since all were); `relink` links all anew.

    `report` false is for who makes it and something else from the same `findings`.
    Returns the case, open for reading; `case.redone` tells how many units each stage had to redo and `case.refused`
    what could not be read this time.  Raises CallError for a wrong call, CaseError where the case cannot be used.
    """
    folder, given = Path(case), _existing(paths)
    left_out = [folder, *([Path(manifest)] if manifest else [])]
    rows = intake.read_manifest(Path(manifest)) if manifest else {}
    files = intake.find(given.there, left_out)
    if not files:
        raise CallError(
            ", ".join(map(str, given.there)), "there is nothing to read", "Give a folder or file with documents"
        )
    with Case.create_or_open(folder) as writer:
        taken = intake.take(files, rows, writer.keep)
        refused = [*taken.refused, *given.refused]
        writer.add_inputs(taken.inputs, refused)
        redone = pipeline.build(writer, settings or Settings(), progress, relink=relink)
        added = increment.added(writer.runs(increment.LINKED))
    result = Case.open(folder)
    mine = {row.id for row in taken.inputs}
    result.redone, result.added = redone, added
    result.refused = [*refused, *(row for row in result.rows(Refusal) if row.input in mine)]
    if report:
        write_report(result)
    return result


def open_case(folder: PathLike) -> Case:
    """The case at `folder`, for reading; raises CallError where there is none."""
    return Case.open(Path(folder))


def statements(
    paths: PathLike | Sequence[PathLike],
    *,
    settings: Settings | None = None,
    refused: Callable[[Refusal], None] = lambda _row: None,
) -> Iterator[dict[str, Any]]:
    """For each document, the contract's line of `firsthand statements`; needs no case and keeps nothing.

    What cannot be read is given to `refused`.  Raises CallError where no path is there.
    """
    given = _existing(paths)
    for row in given.refused:
        refused(row)
    files = intake.find(given.there)
    with Workers() as workers:
        work = alone.jobs(files, settings or Settings())
        for rows, lines in workers.each(alone.lines, work, alone.units(files)):
            for row in rows:
                refused(row)
            yield from lines


def export(case: Case, format: str = "json", out: PathLike | None = None, *, show_names: bool = False) -> str | None:
    """The whole case in one of `exports.FORMATS`, as text or, where `out` is given, written there.

    Private persons are W1, W2, ... unless `show_names`; the documents' own texts stand as they are.
    """
    if format not in FORMATS:
        raise CallError(format, "no such format", f"Choose one of: {', '.join(FORMATS)}")
    return FORMATS[format](case, Path(out) if out is not None else None, show_names=show_names)


def write_report(case: Case, out: PathLike | None = None, *, show_names: bool = False) -> Path:
    """Writes the offline report (to `report.html` in the case, or to `out`); its path.

    A large case's report is a small first page there, and a folder of pages beside it.
    """
    path = Path(out) if out is not None else case.folder / "report.html"
    if not path.parent.is_dir():
        raise CallError(str(path.parent), "no such folder", "Make it, or give another --out")
    write.write(findings(case, show_names=show_names), path)
    return path


def findings(case: Case, *, show_names: bool = False) -> Findings:
    """What the report and the summary are made from; of a large case it takes a while, so it is made once for both."""
    with cycles.put_off():
        return Findings(read_all(case), show_names=show_names, decisions=case.decisions)


def verify(case: Case) -> list[Change]:
    """Hashes every original and every decision again; what has changed since it was stored."""
    return list(changes(case))


class _Given:
    """The paths of a call: those that are there, and a refusal for each that is not."""

    def __init__(self, there: list[Path], refused: list[Refusal]) -> None:
        self.there, self.refused = there, refused


def _existing(paths: PathLike | Sequence[PathLike]) -> _Given:
    each = [Path(p) for p in ([paths] if isinstance(paths, (str, os.PathLike)) else paths)]
    there = [p for p in each if os.path.lexists(p)]
    missing = [intake.printable(str(p)) for p in each if not os.path.lexists(p)]
    if not there:
        raise CallError(", ".join(missing) or "trace", "no such file or folder", "Check the path")
    return _Given(
        there, [intake.refusal("", p, Unreadable(p, "no such file or folder", "Check the path")) for p in missing]
    )
