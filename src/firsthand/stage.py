"""What a stage is.  Stages know this module and the records; they never know each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from firsthand.records import Record

if TYPE_CHECKING:
    from pathlib import Path

    from firsthand.engine import Engine

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set and findings depend on.  A stage is redone when a setting it names changes."""

    least_confidence: float = 0.0  # statements below are kept but not linked


class Tables:
    """Rows by record type: what a stage reads."""

    def __init__(self, rows: Iterable[Record] = ()) -> None:
        self._rows: dict[type[Record], list[Record]] = {}
        self.add(rows)

    @classmethod
    def of(cls, rows: Mapping[type[Record], list[Record]]) -> Tables:
        """Of rows that are filed already; they are not copied."""
        tables = cls()
        tables._rows.update(rows)
        return tables

    def add(self, rows: Iterable[Record]) -> None:
        for row in rows:
            self._rows.setdefault(type(row), []).append(row)

    def __getitem__(self, record: type[R]) -> list[R]:
        return self._rows.get(record, [])  # type: ignore[return-value]  # rows are filed under their own type

    def by(self, record: type[R], field: str = "document") -> Mapping[str, list[R]]:
        """The rows grouped by one of their fields, in order; an empty list for a value that none has."""
        found: dict[str, list[R]] = defaultdict(list)
        for row in self[record]:
            found[getattr(row, field)].append(row)
        return found


@dataclass(frozen=True, slots=True)
class Context:
    """What a stage may use besides what it reads."""

    settings: Settings
    source_of: Callable[
        [str], bytes | Path
    ]  # an original, by its SHA-256: its bytes, or where they lie if they are many
    engine: Engine
    advance: Callable[[int], None] = field(default=lambda _done: None)  # progress, in units of the stage


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way of the data: reads earlier tables, writes its own.

    A stage for each "document" gets the rows of some documents and answers for each as if it were alone;
    a stage for the "case" gets all rows.  Raise `version` when the same input would give other rows.
    """

    name: str
    version: int
    each: Literal["document", "case"]
    reads: tuple[type[Record], ...]
    writes: tuple[type[Record], ...]
    run: Callable[[Tables, Context], Iterable[Record]]
    settings: tuple[str, ...] = ()
