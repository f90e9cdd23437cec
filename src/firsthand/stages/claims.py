"""Claims: what is asserted and what is denied, and how many independent origins stand behind each side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.ids import derive
from firsthand.records import (
    Claim,
    ClaimSide,
    Document,
    Frame,
    OriginOf,
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
from firsthand.text.counting import Standing, count_occasions, count_origins
from firsthand.text.propositions import Rarity, containment, likeness, stems
from firsthand.text.sides import denials_in, denied_by_cue, side_of
from firsthand.text.spans import words_at
from firsthand.text.words import words

SAME = 0.5  # weighted likeness from which two utterances put forward one proposition
DENIED = 0.45  # share of a denial's words that stand in what it denies
CONTRADICTED = 0.75  # the same for words that say no without being a denial ("he had not been there")
NEITHER = ("retraction", "no-comment", "apology", "demand", "promise", "threat")  # acts on no side of a proposition
SENTENCE = (5, 25)  # words of a claim that reads as one


@dataclass(frozen=True, slots=True)
class Put:
    """An utterance, or a clause of it, as a proposition put forward or denied."""

    utterance: Utterance
    text: str  # its fullest form
    stems: tuple[str, ...]
    side: Side
    denial: bool  # an act of denying, not only words that say no


def run(tables: Tables, _context: Context) -> Iterator[Record]:
    """One claim for each proposition, with its sides."""
    view = _View(tables)
    puts = [put for utterance in tables[Utterance] for put in view.puts(utterance)]
    for group in _Propositions(puts).groups:
        claim = derive("claim", min(p.utterance.id for p in group), min(p.text for p in group))
        yield Claim(id=claim, text=_text(group))
        sides: tuple[Side, ...] = ("asserting", "denying")
        for side in sides:
            mine = {p.utterance.id: p.utterance for p in group if p.side == side}
            if mine:
                yield view.side(claim, side, [mine[id_] for id_ in sorted(mine)])


class _Propositions:
    """Puts in groups that put forward or deny the same: the fullest told leads, others join the likeliest group."""

    def __init__(self, puts: Sequence[Put]) -> None:
        self.groups: list[list[Put]] = []
        self._rarity = Rarity(put.stems for put in puts)
        self._leaders: list[Put] = []
        self._all: list[set[str]] = []  # every stem that a group asserts
        self._holding: dict[str, set[int]] = defaultdict(set)  # stem -> groups that hold it
        ordered = sorted(
            puts, key=lambda p: (p.side, -len(p.utterance.statements), -len(p.stems), p.utterance.id, p.text)
        )
        for put in ordered:  # assertions first: a denial needs something to deny
            if put.stems:
                self._place(put)

    def _place(self, put: Put) -> None:
        near = sorted({g for stem in put.stems for g in self._holding[stem]})
        score, group = max(((self._score(put, g), -g) for g in near), default=(0.0, 0))
        if score > 0:
            self.groups[-group].append(put)
            if put.side == "asserting":
                self._hold(-group, put)
        else:
            if not put.denial:
                put = replace(put, side="asserting")  # nothing here says the contrary: it asserts that something is not
            self.groups.append([put])
            self._leaders.append(put)
            self._all.append(set())
            self._hold(len(self.groups) - 1, put)

    def _hold(self, group: int, put: Put) -> None:
        self._all[group] |= set(put.stems)
        for stem in put.stems:
            self._holding[stem].add(group)

    def _score(self, put: Put, group: int) -> float:
        """How alike, 0 where it is not alike enough."""
        leader, mine = self._leaders[group], set(put.stems)
        if put.side == "denying" and leader.side == "asserting":
            shared = mine & self._all[group]
            if len(shared) < min(2, len(mine)):
                return 0.0
            share = containment(sorted(mine), sorted(self._all[group]), self._rarity)
            return share if share >= (DENIED if put.denial else CONTRADICTED) else 0.0
        if len(mine & set(leader.stems)) < 2:
            return 0.0
        short = min(len(mine), len(set(leader.stems)))
        share = containment(put.stems, leader.stems, self._rarity) * min(1.0, short / 6)
        score = max(likeness(put.stems, leader.stems, self._rarity), share)
        return score if score >= SAME else 0.0


def _text(group: Sequence[Put]) -> str:
    """The claim's words: an assertion of a sentence's length, or else a denial; the one most told."""

    def rank(put: Put) -> tuple[str, bool, int, int, str]:
        sentence = SENTENCE[0] <= len(put.text.split()) <= SENTENCE[1]
        return put.side, not sentence, -len(put.utterance.statements), -len(put.text), put.utterance.id

    return " ".join(min(group, key=rank).text.split())


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
        self._retracted = {
            voice
            for id_, frame in self._frames.items()
            if frame.act == "retraction"
            for voice in self._by_statement.get(id_, [])
        }
        self._routes: dict[str, list[str]] = defaultdict(list)
        for route in tables[Route]:
            if route.subject:
                self._routes[route.subject].append(route.id)

    def puts(self, utterance: Utterance) -> list[Put]:
        """The propositions of an utterance; none where it puts none forward (a threat, a demand, a retraction)."""
        mine = [self._statements[s] for s in utterance.statements if s in self._statements]
        if not mine or all(s.in_block for s in mine):
            return []  # a reader's comment is a lead, not a side
        acts = [self._frames[s.id].act for s in mine if s.id in self._frames]
        if acts and all(act in NEITHER for act in acts):
            return []
        fullest = max(mine, key=lambda s: (sum(e - b for b, e in s.content), s.id))
        text = words_at(self._texts[fullest.document], fullest.content)
        by_cue = any(map(self._denied_by_cue, mine))
        found = []
        for clause in denials_in(text) if "denial" in acts and not by_cue else [text]:
            said = words(clause)
            side = side_of(said, denied_by_cue=by_cue, denies="denial" in acts)
            found.append(Put(utterance, clause, tuple(stems(w.folded for w in said)), side, "denial" in acts))
        return found

    def _denied_by_cue(self, statement: Statement) -> bool:
        frame = self._frames.get(statement.id)
        return frame is not None and denied_by_cue(frame, statement, self._texts[statement.document])

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
            occasions=count_occasions(utterances),
            voices=tuple(sorted({v for s in statements for v in self._by_statement.get(s, [])})),
            routes=tuple(sorted({r for u in utterances for r in self._routes[u.id]})),
            origins=tuple(sorted({o for u in utterances if (o := self._origin.get(u.voice or ""))})),
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
            taken_back=bool(utterance.voice and utterance.voice in self._retracted),
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
    writes=(Claim, ClaimSide),
    run=run,
)
