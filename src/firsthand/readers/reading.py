"""What a reader returns, and what a reader is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from firsthand.records import BlockKind

BlockSpan = tuple[BlockKind, int, int]
PlaceSpan = tuple[int, int, int | None, str | None]
LinkSpan = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document drawn from an original.

    Offsets are Unicode code points into `text`, half-open.  Blocks are in order and do not overlap,
    nor do places; metadata is what the document itself states, `None` where it states nothing.
    """

    text: str
    blocks: tuple[BlockSpan, ...] = ()  # (kind, begin, end)
    places: tuple[PlaceSpan, ...] = ()  # (begin, end, page from 1, path of an HTML element)
    links: tuple[LinkSpan, ...] = ()  # (begin, end, where it points, as written)
    outlet: str | None = None
    published: str | None = None  # ISO 8601, possibly in part, without the time of day
    author: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None  # as the page states it, ISO 639-1
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


def named_only(head: bytes) -> bool:  # noqa: ARG001  # the shape of `Format.looks`
    """For formats that nothing in the bytes tells apart from other text."""
    return False
