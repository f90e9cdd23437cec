"""Claims: what is asserted and what is denied, and how many independent origins stand behind each side."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.claiming.group import SIDES
from firsthand.claiming.groups import grouped
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
    for group in grouped(sides.puts(), Stories(tables[Document], tables[Block])):
        claim = derive("claim", min(p.statement.id for p in group.all()), group.deed)
        yield Claim(id=claim, text=claim_text(group.puts["asserting"] or group.puts["denying"], group.deed))
        for side in SIDES:
            if group.puts[side]:
                yield sides.side(claim, side, group.puts[side], group.doubtful[side])


STAGE = Stage(
    name="claims",
    version=4,
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
