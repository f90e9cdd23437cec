"""Claims: what is asserted and what is denied, and how many independent origins stand behind each side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.claiming.group import SIDES, Group
from firsthand.claiming.groups import grouped
from firsthand.claiming.narration import narrated
from firsthand.claiming.sides import Sides
from firsthand.claiming.stories import Stories
from firsthand.claiming.wording import claim_text
from firsthand.ids import derive
from firsthand.records import (
    Block,
    Claim,
    ClaimSide,
    Document,
    Frame,
    OriginOf,
    Proposal,
    Record,
    Route,
    Speaker,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)
from firsthand.stage import Context, Stage, Tables


def run(tables: Tables, _context: Context) -> Iterator[Record]:
    """One claim for each proposition, with its sides."""
    sides = Sides(tables)
    told = narrated(tables[Document], tables[Block], tables[Statement])
    puts = sides.puts()
    stories = Stories(tables[Document], tables[Block])
    for claim, group in _named(grouped(puts, stories, told, sides.capitals.names())):
        yield Claim(id=claim, text=claim_text(group.puts["asserting"] or group.puts["denying"], group.deed))
        for side in SIDES:
            if group.puts[side] or group.narrated.get(side):
                yield sides.side(claim, side, group)


def _named(groups: Iterable[Group]) -> Iterator[tuple[str, Group]]:
    """Each group with an id of its own: of its least statement, or of all where another group has that one too."""
    given: set[tuple[str, ...] | str] = set()  # of most groups the id that is there anyway: there may be a million
    for group in groups:
        statements = sorted({p.statement.id for p in group.all()})
        for name in ((statements[0], group.deed), (*statements, group.deed)):
            key = name if group.deed or len(name) > 2 else name[0]
            if key not in given:  # else it is the same as one before
                given.add(key)
                yield derive("claim", *name), group
                break


STAGE = Stage(
    name="claims",
    version=6,
    each="case",
    reads=(
        Document,
        Block,
        Statement,
        Speaker,
        Frame,
        Voice,
        StatementVoice,
        Utterance,
        Proposal,
        Route,
        TextOrigin,
        OriginOf,
    ),
    writes=(Claim, ClaimSide),
    run=run,
)
