"""Is everything stored still what was received?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand import decisions
from firsthand.case import Case
from firsthand.errors import CaseError
from firsthand.ids import sha256
from firsthand.records import Document, Input, Statement


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was stored."""

    place: str
    wrong: str


def changes(case: Case) -> Iterator[Change]:
    """Every original hashed again, every chain of decisions followed, every statement's spans held against its text."""
    for original in sorted({row.original for row in case.found(Input)}):
        path = case.original_path(original)
        try:
            if sha256(path) != original:
                yield Change(path.name, "the original's bytes have changed")
        except OSError as error:
            yield Change(path.name, f"the original cannot be read ({error.strerror})")
    try:
        decisions.read(case.folder / "decisions")
    except CaseError as error:
        yield Change(error.place, error.wrong)
    lengths = {row.id: len(row.text) for row in case.found(Document)}
    for row in case.found(Statement):
        if any(not 0 <= b < e <= lengths.get(row.document, 0) for b, e in (*row.source, *row.cue, *row.content)):
            yield Change(row.id, "a statement's span lies outside its document")
