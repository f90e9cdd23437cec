"""Claims that new statements put forward or deny, counted again over all that is on their sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from firsthand.claiming.group import SIDES, Group
from firsthand.claiming.sides import Sides
from firsthand.increment.settle import settled
from firsthand.increment.vicinity import Vicinity, View
from firsthand.records import Claim, ClaimSide, Place, Side, Statement
from firsthand.stage import Stage, Tables

Rows = Mapping[tuple[str, Side], ClaimSide]


def add_claims(near: Vicinity, stage: Stage, found: Tables) -> None:
    """A claim that holds most statements of a stored one is that one; each side is counted with what is new on it."""
    case, sides = near.case, found.by(ClaimSide, "claim")
    stored = _stored(near)
    holders: dict[str, set[str]] = defaultdict(set)
    for row in stored.values():
        for statement in row.statements:
            holders[statement].add(row.claim)
    of = settled({claim: [s for row in rows for s in row.statements] for claim, rows in sides.items()}, holders)
    grown: dict[tuple[str, Side], _Grown] = {}
    for claim, rows in sorted(sides.items()):
        if any(_is_new(near, row) for row in rows):
            turned = _turned(rows, of[claim], stored)
            for row in rows:
                side = _other(row.side) if turned else row.side
                grown.setdefault((of[claim], side), _Grown(stored.get((of[claim], side)))).add(near, row)
    touched, there = {claim for claim, _ in grown}, {claim for claim, _ in stored}
    case.amend(Claim, [row for row in found[Claim] if row.id in touched - there])
    kept = [row for key, row in stored.items() if key[0] in touched and key not in grown]
    case.amend(ClaimSide, [*_counted(near, stage, grown), *kept], "claim")


@dataclass
class _Grown:
    """A side and what comes to it."""

    stored: ClaimSide | None
    found: ClaimSide | None = None
    statements: frozenset[str] = frozenset()
    narrated: frozenset[Place] = frozenset()

    def add(self, near: Vicinity, row: ClaimSide) -> None:
        """Takes what is new of a row found; all of it where nothing is stored."""
        self.found = row
        self.statements |= {s for s in row.statements if self.stored is None or near.is_new(s)}
        self.narrated |= {at for at in row.narrated if self.stored is None or at.document in near.new}
        if self.stored:
            self.statements |= frozenset(self.stored.statements)
            self.narrated |= frozenset(self.stored.narrated)

    def bounded(self, row: ClaimSide) -> ClaimSide:
        """The side as counted, as far from its bounds as what is in doubt about the stored and the found one tells."""
        assert self.found is not None
        known = [one for one in (self.stored, self.found) if one]
        above = max(one.high - one.independent_origins for one in known)
        below = max(one.independent_origins - one.low for one in known)
        low = min(row.low, row.independent_origins - below)
        return replace(
            row,
            low=max(low, self.stored.low if self.stored else low),
            high=max(row.high, row.independent_origins + above),
        )


def _is_new(near: Vicinity, row: ClaimSide) -> bool:
    """Whether a new document tells it."""
    return any(map(near.is_new, row.statements)) or any(at.document in near.new for at in row.narrated)


def _stored(near: Vicinity) -> Rows:
    """Every side of the claims that hold statements of near documents."""
    claims = near.holding(ClaimSide, "unnest(statements)", near.statements, "claim")
    return {(row.claim, row.side): row for row in claims}


def _turned(rows: Iterable[ClaimSide], claim: str, stored: Rows) -> bool:
    """Whether what is asserted here is what is denied there."""
    votes: Counter[bool] = Counter()
    for row in rows:
        for side in SIDES:
            if there := stored.get((claim, side)):
                votes[side != row.side] += len(set(row.statements) & set(there.statements))
    return votes[True] > votes[False]


def _other(side: Side) -> Side:
    return "denying" if side == "asserting" else "asserting"


def _counted(near: Vicinity, stage: Stage, grown: Mapping[tuple[str, Side], _Grown]) -> Iterator[ClaimSide]:
    wanted = {s for one in grown.values() for s in one.statements}
    documents = {row.document for row in near.case.some(Statement, "id", wanted)}
    documents |= {at.document for one in grown.values() for at in one.narrated}
    view = View(near.case, documents)
    sides = Sides(view.tables(stage.reads))
    puts = {p.statement.id: p for p in sides.puts(wanted)}
    for (claim, side), one in grown.items():
        mine = [puts[s] for s in sorted(one.statements) if s in puts]
        if mine or one.narrated:
            yield one.bounded(sides.side(claim, side, Group.of(side, mine, one.narrated)))
