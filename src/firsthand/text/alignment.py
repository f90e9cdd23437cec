"""Chains exact runs of shared words into matches that bear small edits (seed and extend: Passim, BLAST)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """`length` equal words: from word `a` on in one text, from word `b` on in the other."""

    a: int
    b: int
    length: int


@dataclass(slots=True)
class Match:
    """Words `[a_begin, a_end)` of one text and `[b_begin, b_end)` of the other, of which `equal` words are the same."""

    a_begin: int
    a_end: int
    b_begin: int
    b_end: int
    equal: int

    def take(self, run: Run) -> None:
        """Go on with `run`; words it shares with what is already matched are counted once."""
        self.equal += run.length - max(0, self.a_end - run.a, self.b_end - run.b)
        self.a_end, self.b_end = run.a + run.length, run.b + run.length


def chain(runs: Iterable[Run], gap: int) -> list[Match]:
    """Matches of two texts from their shared runs, in order of the first text.

    A run continues the match that ends nearest before it in both texts.  The words left out between
    may be no more than `gap`, and no more than the shorter of the two stretches they part: a match
    holds at least about half equal words throughout.
    """
    done: list[Match] = []
    live: list[Match] = []
    for run in sorted(runs):
        still = [match for match in live if match.a_end + gap >= run.a]
        done.extend(match for match in live if match.a_end + gap < run.a)
        near = [(distance, n) for n, match in enumerate(still) if (distance := _distance(match, run, gap)) is not None]
        if near:
            still[min(near)[1]].take(run)
        else:
            still.append(Match(run.a, run.a + run.length, run.b, run.b + run.length, run.length))
        live = still
    return sorted(done + live, key=lambda match: (match.a_begin, match.b_begin, match.a_end, match.b_end))


def _distance(match: Match, run: Run, gap: int) -> int | None:
    """Words left out in both texts if `run` continues `match`; null where it cannot."""
    left_a, left_b = run.a - match.a_end, run.b - match.b_end
    new = run.length - max(0, -left_a, -left_b)
    if new <= 0 or max(left_a, left_b) > min(gap, match.equal, new):
        return None
    return max(0, left_a) + max(0, left_b) + abs(left_a - left_b)
