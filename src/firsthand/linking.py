"""Runs the stages that look at the whole case: on all of it, or on what is near to the few documents that came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from firsthand import cycles, increment
from firsthand.case import Case
from firsthand.records import Record
from firsthand.stage import Context, Stage, Tables
from firsthand.staleness import Keys, case_keys

Progress = Callable[[str, int, int], None]  # stage, units done, units to do


class Linking:
    """The stages of a case, with what each is to be run on: `keys` are those of the stages for each document."""

    def __init__(self, stages: Sequence[Stage], case: Case, context: Context, keys: Keys) -> None:
        self._case, self._context = case, context
        self._stages = [stage for stage in stages if stage.each == "case"]
        self._documents, self._linked = case.document_inputs(), case.runs(increment.LINKED)
        self._keys = partial(case_keys, stages, case, context.settings, keys)  # if it held the documents given
        self._wanted = self._keys(self._documents)
        self._before = {stage.name: case.runs(stage.name).get("") for stage in self._stages}

    def link(self, progress: Progress, *, relink: bool) -> dict[str, int]:
        """Redoes what is stale, or everything if `relink`; one for each stage that had something to do, else none."""
        stale = [s for s in self._stages if relink or self._before[s.name] != self._wanted[s.name]]
        if not relink and increment.worth(self._linked, self._documents) and self._is_only_new():
            increment.link(self._case, self._stages, self._wanted, self._context)
        else:
            self._all(stale, progress)
        return {stage.name: int(stage in stale) for stage in self._stages}

    def _is_only_new(self) -> bool:
        """Whether nothing but documents that are not yet linked has come since the stages last ran."""
        known = {id_: input_ for id_, input_ in self._documents.items() if id_ in self._linked}
        return self._before == self._keys(known)

    def _all(self, stale: Sequence[Stage], progress: Progress) -> None:
        held = _Held(self._case)
        for stage in stale:
            progress(stage.name, 0, 1)
            with cycles.put_off():
                found = stage.run(held.tables(stage), self._context)  # written as it comes: it need not fit in memory
                self._case.replace(stage, {"": self._wanted[stage.name]}, found)
            progress(stage.name, 1, 1)
        if stale == self._stages:
            marks = dict.fromkeys(self._documents, increment.WHOLE)
            self._case.mark(increment.LINKED, marks, whole=True)


class _Held:
    """Tables of a case, each read once for all the stages that come to read it."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._rows: dict[type[Record], list[Record]] = {}

    def tables(self, stage: Stage) -> Tables:
        """What a stage reads; what it writes is read afresh by those after it."""
        for record in stage.reads:
            if record not in self._rows:
                self._rows[record] = self._case.rows(record)
        found = Tables.of({record: self._rows[record] for record in stage.reads})
        for record in stage.writes:
            self._rows.pop(record, None)
        return found
