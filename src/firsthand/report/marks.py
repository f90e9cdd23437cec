"""A document's text cut into runs, so that overlapping statements, evidence and blocks can all be shown in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from firsthand.records import Block, Span

Role = Literal["content", "source", "cue", "evidence"]


@dataclass(frozen=True, slots=True)
class Highlight:
    """Characters that a link can lead to: a statement's, or some evidence."""

    anchor: str  # id in the page, unique
    spans: tuple[tuple[int, int, Role], ...]  # the first is where the link lands


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that all belong to the same highlights.  A highlight's slot is its number in its document."""

    text: str
    anchors: tuple[tuple[str, int], ...]  # (anchor, slot) of the highlights whose first span begins here
    by_role: dict[Role, tuple[int, ...]]  # slots of the highlights that cover the run
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Runs of the account (no kinds), or of one block."""

    kinds: tuple[str, ...]  # more than one only where blocks overlap
    runs: tuple[Run, ...]


def regions(text: str, highlights: Sequence[Highlight], blocks: Iterable[Block]) -> list[Region]:
    """All of `text`, in order, nothing twice.

    Spans are cut to the text; a highlight that keeps no character keeps its anchor.  Linear in text
    and spans, but for how many spans cover one character.
    """
    opens: dict[int, list[tuple[int, Role]]] = {}
    closes: dict[int, list[tuple[int, Role]]] = {}
    anchors: dict[int, list[tuple[str, int]]] = {}
    for slot, highlight in enumerate(highlights):
        for begin, end, role in highlight.spans:
            if begin < (end := min(end, len(text))):
                opens.setdefault(begin, []).append((slot, role))
                closes.setdefault(end, []).append((slot, role))
        anchors.setdefault(min(highlight.spans[0][0], len(text)), []).append((highlight.anchor, slot))
    ordered = sorted(blocks, key=lambda block: (block.begin, block.end, block.kind))
    edges = {edge for block in ordered for edge in (block.begin, min(block.end, len(text)))}
    cuts = sorted({0, len(text), *opens, *closes, *anchors, *edges})

    found: list[tuple[tuple[int, ...], list[Run]]] = []
    active: dict[tuple[int, Role], int] = {}  # how often each (highlight, role) covers the present character
    inside: list[int] = []  # blocks around the present character
    coming = 0
    for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for key in closes.get(begin, ()):
            active[key] -= 1
            if not active[key]:
                del active[key]
        for key in opens.get(begin, ()):
            active[key] = active.get(key, 0) + 1
        inside = [index for index in inside if ordered[index].end > begin]
        while coming < len(ordered) and ordered[coming].begin <= begin:
            if ordered[coming].end > begin:
                inside.append(coming)
            coming += 1
        run = _run(text[begin:end], anchors.get(begin, ()), active)
        if not (run.text or run.anchors):
            continue
        if not found or found[-1][0] != tuple(inside):
            found.append((tuple(inside), []))
        found[-1][1].append(run)
    return [Region(tuple(dict.fromkeys(ordered[i].kind for i in around)), tuple(runs)) for around, runs in found]


def _run(text: str, anchors: Iterable[tuple[str, int]], active: Iterable[tuple[int, Role]]) -> Run:
    by_role: dict[Role, tuple[int, ...]] = {}
    for slot, role in sorted(active):
        by_role[role] = (*by_role.get(role, ()), slot)
    return Run(text, tuple(anchors), by_role, tuple(sorted({slot for slot, _ in active})))


def with_role(spans: Iterable[Span], role: Role) -> tuple[tuple[int, int, Role], ...]:
    """`spans`, each with its role."""
    return tuple((begin, end, role) for begin, end in spans)
