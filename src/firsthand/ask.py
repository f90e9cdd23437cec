"""A claim in a person's own words: which statements speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.case import Case
from firsthand.exports.whole import read_all
from firsthand.records import ClaimSide, Document, Frame, Side, Statement
from firsthand.stage import Tables
from firsthand.text.propositions import Rarity, stems
from firsthand.text.sides import denied_by_cue, side_of
from firsthand.text.spans import words_at
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

    Likeliest first.
    """
    documents = {d.id: d for d in tables[Document]}
    frames = {f.statement: f for f in tables[Frame]}
    said = {s.id: words_at(documents[s.document].text, s.content) for s in tables[Statement]}
    terms = {id_: set(stems(w.folded for w in words(text))) for id_, text in said.items()}
    rarity = Rarity([sorted(t) for t in terms.values()])
    asked = set(stems(w.folded for w in words(claim))) & set().union(*terms.values())
    whole = rarity.weight(sorted(asked))
    against = side_of(words(claim), denied_by_cue=False, denies=False) == "denying"
    found = []
    for s in tables[Statement]:
        share = rarity.weight(sorted(asked & terms[s.id])) / whole if whole else 0.0
        if share >= least:
            side = _side(s, frames.get(s.id), documents[s.document].text, against)
            found.append(Found(s.id, documents[s.document].path, said[s.id], side, round(share, 3)))
    return sorted(found, key=lambda f: (-f.share, f.document, f.statement))


def _side(statement: Statement, frame: Frame | None, text: str, against: bool) -> Side:
    """The side of the claim as it was asked: of a claim that itself says no, the other one."""
    by_cue = frame is not None and denied_by_cue(frame, statement, text)
    denies = frame is not None and frame.act == "denial"
    side = side_of(words(words_at(text, statement.content)), denied_by_cue=by_cue, denies=denies)
    return side if not against else ("asserting" if side == "denying" else "denying")


def answer(case: Case, claim: str) -> str:
    """What the pile holds on a claim, in words for a terminal."""
    if not stems(w.folded for w in words(claim)):
        return "CLAIM: no words to look for."
    tables = read_all(case)
    found = speaking_of(tables, claim)
    lines = [f"CLAIM in your words: {' '.join(claim.split())[:200]}"]
    if unmet := _unmet(tables, claim):
        lines.append(f"  no statement has: {', '.join(unmet)}")
    for side in ("asserting", "denying"):
        mine = [f for f in found if f.side == side]
        if not mine:
            lines.append(f"  {side}: none found in what was read")
            continue
        lines.append(
            f"  {side}: {len(mine)} statements in {len({f.document for f in mine})} documents{_origins(tables, mine)}"
        )
        lines += [f"    {f.document}: {' '.join(f.words.split())[:110]}" for f in mine[:SHOWN]]
    return "\n".join(lines)


def _unmet(tables: Tables, claim: str) -> list[str]:
    """The claim's words that no statement holds."""
    texts = {d.id: d.text for d in tables[Document]}
    met = {x for s in tables[Statement] for x in stems(w.folded for w in words(words_at(texts[s.document], s.content)))}
    return [w.folded for w in words(claim) if stems([w.folded]) and not set(stems([w.folded])) & met]


def _origins(tables: Tables, found: Sequence[Found]) -> str:
    """The counts of those claims whose side holds these statements, if it is one."""
    ids = {f.statement for f in found}
    sides = [s for s in tables[ClaimSide] if ids & set(s.statements)]
    if len(sides) != 1:
        return f", over {len(sides)} claims" if sides else ""
    return f", {sides[0].independent_origins} independent origins ({sides[0].low}-{sides[0].high})"
