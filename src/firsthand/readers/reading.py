"""What a reader returns, and what a reader is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import RawIOBase
from typing import BinaryIO, NamedTuple

from firsthand.errors import Unreadable
from firsthand.records import BlockSpan

MIB = 1 << 20
LinkSpan = tuple[int, int, str]


class PlaceSpan(NamedTuple):
    """Where in the original the characters `[begin, end)` of a text stand."""

    begin: int
    end: int
    page: int | None = None  # from 1
    element: str | None = None  # path of an HTML or XML element
    box: tuple[float, float, float, float] | None = None  # left, top, right, bottom: points from the page's upper left
    confidence: float | None = None  # 0 to 1, where the words were recognised in an image


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document drawn from an original.

    Offsets are Unicode code points into `text`, half-open.  Blocks are in order and do not overlap,
    nor do places; metadata is what the document itself states, `None` where it states nothing.
    """

    text: str
    blocks: tuple[BlockSpan, ...] = ()  # (kind, begin, end)
    places: tuple[PlaceSpan, ...] = ()
    links: tuple[LinkSpan, ...] = ()  # (begin, end, where it points, as written)
    outlet: str | None = None
    published: str | None = None  # ISO 8601, possibly in part, without the time of day
    author: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None  # as the page states it, ISO 639-1
    retrieved: str | None = None  # ISO 8601, when a web archive or browser took it
    member: str | None = None  # name inside a container; None for a single file
    warnings: tuple[str, ...] = ()  # what had to be guessed


@dataclass(frozen=True, slots=True)
class Format:
    """One input format.

    `looks` says from a file's first bytes whether it is of this format, where no extension tells;
    `read` raises `errors.Unreadable` naming the path it is given.
    """

    name: str
    suffixes: tuple[str, ...]  # lower case, with the dot
    looks: Callable[[bytes], bool]
    read: Callable[[str, bytes], list[Reading]]
    most: int = 64 * MIB  # bytes above which a file of this format is refused
    seconds: int = 60  # of processor time that one document may take
    harmless: bool = False  # read by this package's own code alone: needs no process of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a container states of a member, in the words of `Reading`: it goes before what the member itself states."""

    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One thing inside a container: a document, or a container again.

    An empty `name` is the container's own document (the body of a mail), which goes by the container's name.
    `suffix` tells its format where the name does not.  `data` is its bytes, or where they may be many something to read
    them from, which raises OSError for what is damaged.
    """

    name: str
    data: bytes | RawIOBase
    suffix: str | None = None
    stated: Stated = field(default_factory=Stated)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Container:
    """A format that holds documents.

    `members(path, file)` yields them one at a time from a file that may be larger than memory, each used up before
    the next is asked for.  An Unreadable that it yields refuses one member, one that it raises ends the container: what
    came before stays.
    """

    name: str
    suffixes: tuple[str, ...]
    looks: Callable[[bytes], bool]
    members: Callable[[str, BinaryIO], Iterator[Member | Unreadable]]
    seeks: bool = False  # whether it must be able to go to any place of the file


def whole(path: str, file: BinaryIO, most: int, what: str, remedy: str) -> bytes:
    """What is left of a file; raises Unreadable, saying `what` it is, where that is above `most` bytes."""
    data = file.read(most + 1)
    if len(data) > most:
        raise Unreadable(path, f"{what} above {most // MIB} MiB", remedy)
    return data


def named_only(head: bytes) -> bool:  # noqa: ARG001  # the shape of `Format.looks`
    """For formats that nothing in the bytes tells apart from other text."""
    return False
