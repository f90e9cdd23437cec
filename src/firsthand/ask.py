"""A claim in a person's own words: which statements speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.case import Case
from firsthand.claiming.deeds import deeds
from firsthand.claiming.group import SIDES, Group
from firsthand.claiming.puts import Put
from firsthand.claiming.sides import Sides
from firsthand.claiming.stories import Stories
from firsthand.exports.whole import read_all
from firsthand.records import Block, Document, Side
from firsthand.report.inert import one_line
from firsthand.report.names import Names
from firsthand.stage import Tables
from firsthand.text.propositions import Rarity, stems
from firsthand.text.sides import side_of
from firsthand.text.words import words

SHOWN = 10  # statements of a side, and words that none has
ECHOED, WIDTH = 200, 110  # characters of the claim, and of a statement


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that speaks of the claim, the side it takes, and the share of the claim's words it holds."""

    statement: str
    document: str
    words: str
    side: Side
    share: float


def speaking_of(tables: Tables, claim: str, least: float = 0.5) -> list[Found]:
    """Statements that hold at least this share, by rarity, of those of the claim's words that the pile knows.

    Likeliest first.  Words for one deed are one: `struck` is found by `beaten`.
    """
    return _found(tables, [p for p in Sides(tables).puts() if p.sided], claim, least)


def _found(tables: Tables, puts: Sequence[Put], claim: str, least: float = 0.5) -> list[Found]:
    paths = {d.id: d.path for d in tables[Document]}
    rarity = Rarity(p.terms for p in puts)
    asked = set(_terms(claim)) & set().union(*(p.terms for p in puts))
    whole = rarity.weight(asked)
    against = side_of(words(claim), denied_by_cue=False, denies=False) == "denying"
    named = {deed for _, deed in deeds([w.folded for w in words(claim)])}
    found = []
    for p in puts:
        share = rarity.weight(asked & p.terms) / whole if whole else 0.0
        if share >= least:
            side = _side(p, named, against)
            found.append(Found(p.statement.id, paths[p.place[0]], p.text, side, round(share, 3)))
    return sorted(found, key=lambda f: (-f.share, f.document, f.statement))


def _terms(text: str) -> Mapping[str, str]:
    """Each stem of a text that carries a proposition, or the deed that stands for it, with its word."""
    said = [w.folded for w in words(text)]
    named = dict(deeds(said))
    return {term: said[i] for i in range(len(said)) for term in ([named[i]] if i in named else stems([said[i]]))}


def _side(p: Put, named: set[str], against: bool) -> Side:
    """The side of the claim as it was asked: of a claim that itself says no, the other one."""
    side: Side = "denying" if p.denied & named else "asserting" if p.asserted & named else p.side
    return side if not against else ("asserting" if side == "denying" else "denying")


def answer(case: Case, claim: str, *, show_names: bool = False) -> str:
    """What the pile holds on a claim, in words for a terminal; private persons' names only where asked for."""
    terms = _terms(claim)
    if not terms:
        return "CLAIM: no words to look for."
    tables = read_all(case)
    sides, names = Sides(tables), Names(tables, show=show_names)
    puts = {p.statement.id: p for p in sides.puts() if p.sided}
    found = _found(tables, list(puts.values()), claim)
    lines = [f"CLAIM in your words: {one_line(claim[:ECHOED])}"]
    known = set().union(*(p.terms for p in puts.values()))
    if unmet := [word for term, word in terms.items() if term not in known]:
        lines.append(f"  no statement has: {', '.join(unmet[:SHOWN])}{' ...' * (len(unmet) > SHOWN)}")
    stories = Stories(tables[Document] if found else (), tables[Block])
    for side in SIDES:
        mine = [f for f in found if f.side == side]
        if not mine:
            lines.append(f"  {side}: none found in what was read")
            continue
        lines.append(f"  {side}: {_counted(sides, stories, side, [puts[f.statement] for f in mine])}")
        lines += [f"    {one_line(f.document)}: {names.hide(f.words)[:WIDTH]}" for f in mine[:SHOWN]]
    return "\n".join(lines)


def _counted(sides: Sides, stories: Stories, side: Side, puts: Sequence[Put]) -> str:
    """Statements, documents and origins; those of several events are never counted together."""
    by_story: dict[int, list[Put]] = defaultdict(list)
    for p in puts:
        by_story[stories.of(p.place[0])].append(p)
    rows = [sides.side("", side, Group.of(side, told)) for told in by_story.values()]
    rows.sort(key=lambda row: (-len(row.documents), row.documents))
    origins = ", ".join(f"{row.independent_origins} ({row.low}-{row.high})" for row in rows[:SHOWN])
    events = f" that seem to tell of {len(rows)} events" if len(rows) > 1 else ""
    return (
        f"{len(puts)} statements in {sum(len(row.documents) for row in rows)} documents{events}, "
        f"{origins}{' ...' * (len(rows) > SHOWN)} independent origins{' for each' * (len(rows) > 1)}"
    )
