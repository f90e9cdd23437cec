"""What the units of a stage depend on, hashed: equal keys mean nothing to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from firsthand import decisions
from firsthand.case import Case
from firsthand.ids import derive
from firsthand.records import Input
from firsthand.stage import Settings, Stage

Keys = Mapping[str, Mapping[str, str]]  # stage -> unit -> key


def document_keys(
    stage: Stage, case: Case, settings: Settings, upstream: Sequence[Mapping[str, str]]
) -> dict[str, str]:
    """The key of each document (or input, for the stage that reads inputs), from those of what the stage reads."""
    own = _own(stage, settings)
    if Input in stage.reads:
        return {row.id: derive("key", own, _manifest(row)) for row in case.found(Input) if row.current}
    decided = defaultdict(list)
    for decision in case.decisions:
        decided[decision.subject].append(decision)
    return {
        document: derive(
            "key",
            own,
            decisions.digest(decided[document]),
            [keys.get(document) or keys.get(input_) for keys in upstream],
        )
        for document, input_ in case.document_inputs().items()
    }


def case_keys(
    stages: Sequence[Stage], case: Case, settings: Settings, keys: Keys, documents: Mapping[str, str]
) -> dict[str, str]:
    """The key of each stage that runs for the whole case, if the case held these documents, given with their inputs.

    `keys` are those of the stages that run for each document.
    """
    units = {*documents, *documents.values()}
    digests = {
        name: derive("keys", sorted((unit, key) for unit, key in mine.items() if unit in units))
        for name, mine in keys.items()
    }
    decided, found = decisions.digest(case.decisions), {}
    for stage in (stage for stage in stages if stage.each == "case"):
        read = [digests[s.name] for s in stages if s.name in digests and set(s.writes) & set(stage.reads)]
        found[stage.name] = digests[stage.name] = derive("key", _own(stage, settings), decided, read)
    return found


def _own(stage: Stage, settings: Settings) -> list[Any]:
    return [stage.name, stage.version, {name: getattr(settings, name) for name in stage.settings}]


def _manifest(row: Input) -> list[Any]:
    said = [row.id, row.url, row.outlet, row.published, row.author, row.title, row.language, row.retrieved]
    return [*said, *(asdict(member) for member in row.members), row.beside]
