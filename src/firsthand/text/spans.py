"""Spans: half-open ranges [begin, end) of code points, and lists of them in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def outside(length: int, taken: Iterable[Span]) -> list[Span]:
    """What remains of [0, length) once `taken` (any order, may overlap) is cut out."""
    rest, at = [], 0
    for begin, end in sorted((min(begin, length), end) for begin, end in taken):
        if begin > at:
            rest.append((at, begin))
        at = max(at, end)
    if at < length:
        rest.append((at, length))
    return rest


def overlap(a: Iterable[Span], b: Iterable[Span]) -> int:
    """How many characters two lists of disjoint spans share."""
    other = list(b)
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in other)


def touching(spans: Sequence[Span], begin: int, end: int) -> Sequence[Span]:
    """Those of `spans` (in order, apart) that share a character with `[begin, end)`; found by bisection."""
    first = bisect_right(spans, begin, key=lambda span: span[1])
    return spans[first : bisect_left(spans, end, key=lambda span: span[0])]


def length(spans: Iterable[Span]) -> int:
    """Characters in disjoint spans."""
    return sum(end - begin for begin, end in spans)


def within(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    """Whether every span of `inner` lies in one span of `outer`."""
    return all(any(s <= b and e <= t for s, t in outer) for b, e in inner)


def words_at(text: str, spans: Iterable[Span], between: str = " … ") -> str:
    """The characters at `spans`, joined for people to read."""
    return between.join(text[b:e] for b, e in spans)
