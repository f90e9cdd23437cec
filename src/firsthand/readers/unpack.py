"""A file to the documents in it: containers opened, whatever lies in them opened in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any

from firsthand import readers
from firsthand.errors import Unreadable
from firsthand.readers import bundle
from firsthand.readers.reading import MIB, Container, Format, Member, Reading, Stated, whole

DEEPEST = 6  # containers within containers
MOST_NESTED = 100_000  # members of archives that lie in others, in one file: so many are made to fill a disk
_UNPACK = "Unpack it and give the folder"
MOST_HELD = 512 * MIB  # of a container within a container that must be held in memory


@dataclass(frozen=True, slots=True)
class Leaf:
    """One document's bytes, not yet read."""

    path: str  # of the file it lies in and its place there: `a/pile.zip!mail.eml!letter.pdf`
    member: str | None  # the part of the path after the file's own name; None for the file itself
    data: bytes
    format: Format
    stated: Stated = field(default_factory=Stated)
    warnings: tuple[str, ...] = ()

    def found(self) -> list[Reading | Unreadable]:
        """The documents in it, or the refusal of it."""
        try:
            return list(self._readings())
        except Unreadable as error:
            return [error]

    def _readings(self) -> Iterator[Reading]:
        stated = {name: value for name, value in asdict(self.stated).items() if value}
        for reading in bundle.split(self.format.read(self.path, self.data)):
            member = "!".join(part for part in (self.member, reading.member) if part) or None
            warnings = (*self.warnings, *reading.warnings)
            yield replace(reading, **stated, member=member, warnings=warnings)


def is_harmless(path: str, data: bytes) -> bool:
    """Whether this package's own code alone reads it, no library that hostile bytes could crash; raises Unreadable."""
    if not data.strip():
        raise readers.empty(path)
    kind = readers.kind_of(path, path, data[: readers.HEAD])
    return isinstance(kind, Format) and kind.harmless


def leaves(path: str, source: bytes | Path) -> Iterator[Leaf | Unreadable]:
    """The documents' bytes in `source`, one at a time, and a refusal of each thing in it that cannot be opened."""
    if isinstance(source, bytes):
        yield from _Opening(path).inside(None, Member(path, source), 0)
        return
    with source.open("rb", buffering=0) as file:
        yield from _Opening(path).inside(None, Member(path, file), 0)


class _Opening:
    """The opening of one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._nested = 0  # members met of archives that lie in others

    def inside(self, member: str | None, found: Member, depth: int) -> Iterator[Leaf | Unreadable]:
        """The documents in `found`, which is called `member` within the file."""
        place = self._place(member)
        raw, size = (BytesIO(found.data), len(found.data) + 1) if isinstance(found.data, bytes) else (found.data, MIB)
        try:
            with BufferedReader(raw, min(size, MIB)) as file:
                kind = readers.kind_of(place, found.suffix or found.name, _head(place, file))
                if isinstance(kind, Format):
                    yield Leaf(place, member, _whole(place, file, kind), kind, found.stated, found.warnings)
                elif depth == DEEPEST:
                    raise Unreadable(place, f"lies in {DEEPEST} archives, one in another", _UNPACK)
                elif kind.seeks and not file.seekable():
                    with BufferedReader(BytesIO(_all(place, file, MOST_HELD, kind.name))) as held:
                        yield from self._members(member, kind, held, depth)
                else:
                    yield from self._members(member, kind, file, depth)
        except Unreadable as error:
            yield error
        except OSError as error:  # which is what reading damaged bytes raises
            yield Unreadable(place, f"damaged or cut short ({error})", "Get a whole copy of it")

    def _place(self, member: str | None) -> str:
        return self._path if member is None else f"{self._path}!{member}"

    def _members(
        self, member: str | None, kind: Container, file: BufferedReader[Any], depth: int
    ) -> Iterator[Leaf | Unreadable]:
        place = self._place(member)
        met: Counter[str] = Counter()
        found: Member | Unreadable | None = None
        for found in kind.members(place, file):
            if kind.seeks and depth and self._nested <= MOST_NESTED:
                self._nested += 1
                if self._nested > MOST_NESTED:
                    yield Unreadable(place, "one of too many archives within archives: the rest was left", _UNPACK)
            if self._nested > MOST_NESTED:
                return
            if isinstance(found, Unreadable):
                yield found
                continue
            met[found.name] += 1
            name = f"{found.name} ({met[found.name]})" if met[found.name] > 1 else found.name
            yield from self.inside("!".join(part for part in (member, name) if part) or None, found, depth + 1)
        if found is None:
            yield Unreadable(place, f"nothing to read in it ({kind.name})", "Leave it out, or get a whole copy of it")


def _head(place: str, file: BufferedReader[Any]) -> bytes:
    head = file.peek(readers.HEAD)[: readers.HEAD]
    if not head:
        raise readers.empty(place)
    return head


def _whole(place: str, file: BufferedReader[Any], kind: Format) -> bytes:
    data = _all(place, file, kind.most, kind.name)
    if not data.strip():
        raise readers.empty(place)
    return data


def _all(place: str, file: BufferedReader[Any], most: int, kind: str) -> bytes:
    return whole(place, file, most, f"too large to be read as one {kind}:", "Split it")
