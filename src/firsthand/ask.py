"""A claim in a person's own words: which statements speak of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.case import Case
from firsthand.claiming.deeds import deeds
from firsthand.claiming.puts import Put
from firsthand.claiming.sides import Sides
from firsthand.exports.whole import read_all
from firsthand.records import Document, Side
from firsthand.stage import Tables
from firsthand.text.propositions import Rarity, stems
from firsthand.text.sides import side_of
from firsthand.text.words import words

SHOWN = 10


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
    return _found(tables, Sides(tables).puts(), claim, least)


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


def answer(case: Case, claim: str) -> str:
    """What the pile holds on a claim, in words for a terminal."""
    if not _terms(claim):
        return "CLAIM: no words to look for."
    tables = read_all(case)
    sides = Sides(tables)
    puts = {p.statement.id: p for p in sides.puts()}
    found = _found(tables, list(puts.values()), claim)
    lines = [f"CLAIM in your words: {' '.join(claim.split())[:200]}"]
    known = set().union(*(p.terms for p in puts.values()))
    if unmet := [word for term, word in _terms(claim).items() if term not in known]:
        lines.append(f"  no statement has: {', '.join(unmet[:SHOWN])}{' ...' * (len(unmet) > SHOWN)}")
    names: tuple[Side, ...] = ("asserting", "denying")
    for side in names:
        mine = [f for f in found if f.side == side]
        if not mine:
            lines.append(f"  {side}: none found in what was read")
            continue
        row = sides.side("", side, [puts[f.statement] for f in mine], [])
        lines.append(
            f"  {side}: {len(mine)} statements in {len(row.documents)} documents, "
            f"{row.independent_origins} independent origins ({row.low}-{row.high})"
        )
        lines += [f"    {f.document}: {' '.join(f.words.split())[:110]}" for f in mine[:SHOWN]]
    return "\n".join(lines)
