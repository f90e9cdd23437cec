"""Retellings: statements that tell one act of speaking, grouped into utterances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from firsthand.ids import derive
from firsthand.records import (
    Document,
    Frame,
    Passage,
    Proposal,
    Record,
    Speaker,
    Statement,
    StatementVoice,
    Utterance,
    Voice,
)
from firsthand.retelling.forms import differences
from firsthand.retelling.grouping import grouped
from firsthand.retelling.link import shipped
from firsthand.retelling.links import DOUBTFUL, Link, links
from firsthand.retelling.told import Told, told_by
from firsthand.stage import Context, Stage, Tables

CONFLICT = "attribution conflict: the same distinctive words are given to two voices"


def run(tables: Tables, context: Context) -> Iterator[Record]:
    """One utterance for each group of retellings; a proposal for each link in doubt or conflict."""
    told = told_by(tables, context.settings.least_confidence)
    found = links(told, context.engine, shipped())
    groups = grouped(told, found.found)
    for link in _doubtful(groups, found.found):
        yield _proposal(told[link.a], told[link.b], link.probability, f"perhaps one occasion: {link.why}")
    for a, b in found.conflicts:
        yield _proposal(told[a], told[b], 0.5, CONFLICT)
    for group in groups:
        yield _utterance([told[i] for i in group])


def _doubtful(groups: Sequence[Sequence[int]], found: Iterable[Link]) -> list[Link]:
    """Each group's likeliest link to another, where it is likely at all: no more proposals than groups."""
    of = {i: n for n, group in enumerate(groups) for i in group}
    best: dict[int, Link] = {}
    for link in sorted(link for link in found if link.probability >= DOUBTFUL and of[link.a] != of[link.b]):
        best[of[link.a]] = best[of[link.b]] = link
    return sorted(set(best.values()), key=lambda link: (link.a, link.b))


def _proposal(a: Told, b: Told, score: float, why: str) -> Proposal:
    ids = sorted((a.statement.id, b.statement.id))
    return Proposal(
        id=derive("proposal", "utterances", *ids),
        kind="utterances",
        a=ids[0],
        b=ids[1],
        confidence=round(score, 3),
        why=why,
    )


def _utterance(group: Sequence[Told]) -> Utterance:
    ids = sorted(t.statement.id for t in group)
    chosen = max(group, key=lambda t: (t.statement.kind == "direct", len(t.folded), t.statement.id))
    others = [t for t in group if t is not chosen]
    by = {
        known: sorted({v for t in group if t.known == known for v in t.voices})
        for known in ("named", "unnamed", "unknown")
    }
    voices = by["named"] or by["unnamed"] or by["unknown"]
    frames = [t.frame for t in group if t.frame]
    return Utterance(
        id=derive("utterance", ids[0]),
        voice=voices[0] if voices else None,
        venue=_most(f.venue for f in frames),
        said_on=_most(f.said_on for f in frames),
        statements=tuple(ids),
        differences=tuple(differences(chosen, others)) if others else (),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value met most often; of equals the longest, then the first in the alphabet."""
    met = [v for v in values if v]
    return min(set(met), key=lambda v: (-met.count(v), -len(v), v)) if met else None


STAGE = Stage(
    name="utterances",
    version=5,
    each="case",
    reads=(Document, Statement, Speaker, Frame, Voice, StatementVoice, Passage),
    writes=(Utterance, Proposal),
    run=run,
    settings=("least_confidence",),
)
