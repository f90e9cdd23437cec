"""Claims: what is asserted and what is denied, and how many independent origins stand behind each side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.ids import derive
from firsthand.records import (
    Claim,
    ClaimSide,
    Document,
    Frame,
    OriginOf,
    Proposal,
    Record,
    Route,
    Side,
    Speaker,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)
from firsthand.stage import Context, Stage, Tables
from firsthand.text.counting import Standing, count_origins
from firsthand.text.propositions import Rarity, containment, likeness, stems
from firsthand.text.sides import side_of
from firsthand.text.spans import overlap, words_at
from firsthand.text.words import words

SAME = 0.5  # weighted likeness from which two utterances put forward one proposition
DENIED = 0.4  # share of a denial's words that stand in what it denies
NEITHER = ("retraction", "no-comment", "apology", "demand", "promise", "threat")  # acts on no side of a proposition


@dataclass(frozen=True, slots=True)
class Put:
    """An utterance as a proposition put forward or denied."""

    utterance: Utterance
    text: str  # its fullest form
    stems: tuple[str, ...]
    side: Side


def run(tables: Tables, _context: Context) -> Iterator[Record]:
    """One claim for each proposition, its two sides, and a proposal for each denial that might belong to one."""
    view = _View(tables)
    puts = [put for utterance in tables[Utterance] if (put := view.put(utterance)) is not None]
    rarity = Rarity(put.stems for put in puts)
    for group in _grouped([p for p in puts if p.side == "asserting"], [p for p in puts if p.side == "denying"], rarity):
        claim = derive("claim", min(p.utterance.id for p in group))
        yield Claim(id=claim, text=_text(group))
        sides: tuple[Side, ...] = ("asserting", "denying")
        for side in sides:
            mine = [p.utterance for p in group if p.side == side]
            if mine:
                yield view.side(claim, side, mine)


def _grouped(asserting: Sequence[Put], denying: Sequence[Put], rarity: Rarity) -> list[list[Put]]:
    """Each proposition's leader first (the fullest told); every other put joins the likeliest leader, or leads."""
    leaders: list[Put] = []
    groups: list[list[Put]] = []
    holding: dict[str, set[int]] = defaultdict(set)  # stem -> groups whose leader has it

    def best(put: Put, least: float, measure: str) -> int | None:
        near = sorted({g for s in put.stems for g in holding[s]})
        scored = [(_score(put, leaders[g], rarity, measure), -g) for g in near]
        top = max(scored, default=(0.0, 0))
        return -top[1] if top[0] >= least else None

    for puts, least, measure in ((asserting, SAME, "like"), (denying, DENIED, "denies")):
        for put in sorted(puts, key=lambda p: (-len(p.utterance.statements), -len(p.stems), p.utterance.id)):
            at = best(put, least, measure)
            if at is not None:
                groups[at].append(put)
            elif put.stems:
                for s in put.stems:
                    holding[s].add(len(groups))
                leaders.append(put)
                groups.append([put])
    return groups


def _score(put: Put, leader: Put, rarity: Rarity, measure: str) -> float:
    shared = set(put.stems) & set(leader.stems)
    if len(shared) < 2:
        return 0.0
    if measure == "denies" and leader.side == "asserting":
        return containment(put.stems, leader.stems, rarity)
    short = min(len(set(put.stems)), len(set(leader.stems)))
    return max(
        likeness(put.stems, leader.stems, rarity), containment(put.stems, leader.stems, rarity) * min(1.0, short / 6)
    )


def _text(group: Sequence[Put]) -> str:
    """The claim's words: an assertion of a sentence's length, or where nothing asserts it a denial; the one most told."""

    def rank(put: Put) -> tuple[str, bool, int, int, str]:
        sentence = 5 <= len(put.text.split()) <= 25
        return put.side, not sentence, -len(put.utterance.statements), -len(put.text), put.utterance.id

    best = min(group, key=rank)
    return " ".join(best.text.split())


class _View:
    """What stands around an utterance, looked up once."""

    def __init__(self, tables: Tables) -> None:
        self._texts = {d.id: d.text for d in tables[Document]}
        self._outlets = {d.id: d.outlet for d in tables[Document]}
        self._statements = {s.id: s for s in tables[Statement]}
        self._frames = {f.statement: f for f in tables[Frame]}
        self._speakers = {s.statement: s for s in tables[Speaker]}
        self._voices = {v.id: v for v in tables[Voice]}
        self._origin = {row.subject: row.origin for row in tables[OriginOf]}
        self._family = {
            row.document: row.origin for row in sorted(tables[TextOrigin], key=lambda o: (o.share, o.origin))
        }
        self._by_statement: Mapping[str, list[str]] = _grouped_voices(tables)
        self._routes: dict[str, list[str]] = defaultdict(list)
        for route in tables[Route]:
            if route.subject:
                self._routes[route.subject].append(route.id)

    def put(self, utterance: Utterance) -> Put | None:
        """The utterance as a proposition; None where it puts none forward (a threat, a demand, a retraction)."""
        mine = [self._statements[s] for s in utterance.statements if s in self._statements]
        if not mine or all(s.in_block for s in mine):
            return None  # a reader's comment is a lead, not a side
        fullest = max(mine, key=lambda s: (sum(e - b for b, e in s.content), s.id))
        acts = [self._frames[s.id].act for s in mine if s.id in self._frames]
        if acts and all(act in NEITHER for act in acts):
            return None
        text = words_at(self._texts[fullest.document], fullest.content)
        found = words(text)
        side = side_of(found, denied_by_cue=any(map(self._denied_by_cue, mine)), denies="denial" in acts)
        return Put(utterance, text, tuple(stems(w.folded for w in found)), side)

    def _denied_by_cue(self, statement: Statement) -> bool:
        frame = self._frames.get(statement.id)
        return frame is not None and frame.act == "denial" and not overlap(frame.act_at, statement.content)

    def side(self, claim: str, side: Side, utterances: Sequence[Utterance]) -> ClaimSide:
        """Who stands on this side, counted."""
        statements = sorted(s for u in utterances for s in u.statements)
        documents = sorted({self._statements[s].document for s in statements})
        count = count_origins([self._standing(u) for u in utterances])
        return ClaimSide(
            claim=claim,
            side=side,
            statements=tuple(statements),
            utterances=tuple(sorted(u.id for u in utterances)),
            documents=tuple(documents),
            occasions=len(utterances),
            voices=tuple(sorted({v for s in statements for v in self._by_statement.get(s, [])})),
            routes=tuple(sorted({r for u in utterances for r in self._routes[u.id]})),
            origins=tuple(sorted({self._origin[u.id] for u in utterances if u.id in self._origin})),
            independent_origins=count.independent,
            low=count.low,
            high=count.high,
            why=self._why(documents, count.reasons),
        )

    def _standing(self, utterance: Utterance) -> Standing:
        """Who stands behind an utterance: its institution where it is a spokesman's, else its voice."""
        voice = self._voices.get(utterance.voice or "")
        speakers = [self._speakers[s] for s in utterance.statements if s in self._speakers]
        behalf = sorted({s.on_behalf_of for s in speakers if s.on_behalf_of})
        roles = sorted({s.role for s in speakers if s.role} | set(voice.roles if voice else ()))
        documents = sorted({self._statements[s].document for s in utterance.statements})
        return Standing(
            name=voice.name if voice else None,
            voice=voice.id if voice else None,
            type=voice.type if voice else "unnamed",
            for_whom=behalf[0] if behalf else None,
            roles=tuple(roles),
            texts=tuple(sorted({self._family.get(d, d) for d in documents})),
            outlets=tuple(sorted({o for d in documents if (o := self._outlets.get(d))})),
        )

    def _why(self, documents: Sequence[str], reasons: Sequence[str]) -> str:
        outlets = {o for d in documents if (o := self._outlets.get(d))}
        shown = (
            f"{len(documents)} document{'s' * (len(documents) != 1)}, {len(outlets)} outlet{'s' * (len(outlets) != 1)}"
        )
        unknown = sum(self._outlets.get(d) is None for d in documents)
        return "; ".join([shown, *([f"{unknown} without outlet"] if unknown else []), *reasons])


def _grouped_voices(tables: Tables) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in tables[StatementVoice]:
        found[row.statement].append(row.voice)
    return found


STAGE = Stage(
    name="claims",
    version=1,
    each="case",
    reads=(Document, Statement, Speaker, Frame, Voice, StatementVoice, Utterance, Route, TextOrigin, OriginOf),
    writes=(Claim, ClaimSide, Proposal),
    run=run,
)
