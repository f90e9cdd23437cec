"""What people decided, one append-only file and one hash chain a person.

A line of `decisions/NAME.jsonl` holds seq, at, person, kind, subject, value, note, previous and hash; `hash` is the
SHA-256 of the line without it, `previous` the hash of the line before.  Decisions are laid over the machine's
findings whenever rows are read, so they survive every rebuild.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

from firsthand.errors import CallError, CaseError
from firsthand.ids import derive
from firsthand.records import Document, Record, Statement
from firsthand.text.mastheads import masthead

R = TypeVar("R", bound=Record)

Kind = Literal["set", "reject", "review"]
SETTABLE = ("outlet", "published", "author", "title", "url")
OWNER = "owner"  # of an outlet, for all of its documents
START = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one person.

    kind "set": subject is a document, value `[field, new value]`, or an outlet by its name, value `["owner", name]`:
    outlets of one owner are one origin; "reject": subject is a statement that is none;
    "review": subject is anything a person has looked at and let stand.
    """

    seq: int
    at: str  # ISO 8601, UTC
    person: str
    kind: Kind
    subject: str
    value: tuple[str | None, ...]
    note: str
    previous: str
    hash: str


def read(folder: Path) -> list[Decision]:
    """All decisions, in the order they were made; raises CaseError where a chain is broken."""
    found: list[Decision] = []
    for path in sorted(folder.glob("*.jsonl")):
        previous = START
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line:
                decision = _parse(path, number, line)
                if decision.previous != previous or decision.hash != _hash(decision):
                    raise CaseError(
                        f"{path.name}, line {number}",
                        "the chain of decisions is broken here",
                        "Restore the file from a backup",
                    )
                previous = decision.hash
                found.append(decision)
    return sorted(found, key=lambda d: (d.at, d.person, d.seq))


def append(
    folder: Path, person: str, kind: Kind, subject: str, value: Sequence[str | None], note: str, at: str
) -> Decision:
    """Adds one decision to the person's file, synced to disk; raises CallError for a decision that cannot be laid."""
    if kind == "set" and (len(value) != 2 or value[0] not in (*SETTABLE, OWNER)):
        raise CallError("decision", f"cannot set {value!r}", f"Give a field ({', '.join(SETTABLE)}) and its value")
    if kind == "set" and value[0] == OWNER and not masthead(subject):
        raise CallError("decision", f"{subject!r} names no outlet", "Give the outlet's name, and its owner")
    folder.mkdir(parents=True, exist_ok=True)
    path = (
        folder
        / f"{re.sub(r'[^a-z0-9]+', '-', person.lower()).strip('-') or 'person'}-{derive('person', person)[1:7]}.jsonl"
    )
    mine = [d for d in read(folder) if d.person == person]
    last = max(mine, key=lambda d: d.seq, default=None)
    draft = Decision(
        seq=last.seq + 1 if last else 1,
        at=at,
        person=person,
        kind=kind,
        subject=subject,
        value=tuple(value),
        note=note,
        previous=last.hash if last else START,
        hash="",
    )
    decision = replace(draft, hash=_hash(draft))
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(asdict(decision), ensure_ascii=True) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return decision


def lay_over(rows: list[R], decisions: Iterable[Decision]) -> list[R]:
    """`rows` as people decided they are; the later decision wins."""
    changed: dict[str, dict[str, str | None]] = {}
    owners: dict[str, str | None] = {}
    rejected = set()
    for decision in decisions:
        if decision.kind == "set" and decision.value[0] == OWNER:
            owners[masthead(decision.subject)] = decision.value[1]
        elif decision.kind == "set" and decision.value[0] is not None:
            changed.setdefault(decision.subject, {})[decision.value[0]] = decision.value[1]
        elif decision.kind == "reject":
            rejected.add(decision.subject)
    if (changed or owners) and rows and isinstance(rows[0], Document):
        told = [replace(row, **changed.get(row.id, {})) for row in rows]  # type: ignore[attr-defined, type-var]
        return [replace(row, owner=_owner(row, owners)) for row in told]  # type: ignore[type-var, arg-type]
    if rejected and rows and isinstance(rows[0], Statement):
        return [row for row in rows if row.id not in rejected]  # type: ignore[attr-defined]
    return rows


def digest(decisions: Iterable[Decision]) -> str:
    """Equal for equal decisions: part of the key of every stage that reads what they change."""
    return derive("decisions", [d.hash for d in decisions if d.kind != "review"])


def _owner(row: Document, owners: Mapping[str, str | None]) -> str | None:
    """The owner of its outlet, known by the name or else by the address."""
    keys = [masthead(name) for name in (row.outlet, row.url) if name]
    return next((owners[key] for key in keys if key in owners), None)


def _parse(path: Path, number: int, line: str) -> Decision:
    try:
        fields = json.loads(line)
        return Decision(**{**fields, "value": tuple(fields["value"])})
    except (ValueError, TypeError, KeyError) as error:
        raise CaseError(f"{path.name}, line {number}", "not a decision", "Restore the file from a backup") from error


def _hash(decision: Decision) -> str:
    body = {k: v for k, v in asdict(decision).items() if k != "hash"}
    return hashlib.sha256(json.dumps(body, ensure_ascii=True, sort_keys=True).encode()).hexdigest()
