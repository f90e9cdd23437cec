"""A side of a claim: who stands on it, counted, with the reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.claiming.group import SURE, Group
from firsthand.claiming.puts import NEITHER, Put, put
from firsthand.records import (
    Act,
    ClaimSide,
    Document,
    Frame,
    OriginOf,
    Proposal,
    Route,
    Side,
    Speaker,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)
from firsthand.stage import Tables
from firsthand.text.counting import count_occasions, count_origins, parties
from firsthand.text.mastheads import masthead
from firsthand.text.parties import Standing, kind
from firsthand.text.propositions import Capitals


class Sides:
    """What stands around the statements of a case, looked up once."""

    def __init__(self, tables: Tables) -> None:
        self.capitals = Capitals()  # of what is put forward
        self._documents = {d.id: d for d in tables[Document]}
        self._statements = {s.id: s for s in tables[Statement]}
        self._frames = {f.statement: f for f in tables[Frame]}
        self._speakers = {s.statement: s for s in tables[Speaker]}
        self._voices = {v.id: v for v in tables[Voice]}
        self._origin = {row.subject: row.origin for row in tables[OriginOf]}
        self._family = {
            row.document: row.origin for row in sorted(tables[TextOrigin], key=lambda o: (o.share, o.origin))
        }
        self._family |= {d.id: f"owner {d.owner}" for d in tables[Document] if d.owner}  # what they own is one source
        self._owners = {masthead(d.outlet): d.owner for d in tables[Document] if d.owner and d.outlet}
        self._voices_of: dict[str, list[str]] = defaultdict(list)
        for row in tables[StatementVoice]:
            self._voices_of[row.statement].append(row.voice)
        self._retracted = {
            voice
            for id_, frame in self._frames.items()
            if frame.act == "retraction"
            for voice in self._voices_of.get(id_, [])
        }
        self._utterances = {u.id: u for u in tables[Utterance]}
        self._utterance_of = {s: u for u in tables[Utterance] for s in u.statements}
        self._perhaps: dict[str, set[str]] = defaultdict(set)  # utterance -> others by links in doubt
        for proposal in tables[Proposal]:
            ends = [self._utterance_of.get(end) for end in (proposal.a, proposal.b)]
            if ends[0] and ends[1]:
                self._perhaps[ends[0].id].add(ends[1].id)
                self._perhaps[ends[1].id].add(ends[0].id)
        self._routes: dict[str, list[str]] = defaultdict(list)
        for route in tables[Route]:
            if route.subject:
                self._routes[route.subject].append(route.id)

    def puts(self, of: Collection[str] | None = None) -> list[Put]:
        """What each statement (each of some, if they are given) puts forward.

        Tellings of one utterance may be read as other acts: a promise by one, a report by another.  It takes a side if
        any of them does.
        """
        found: list[Put | None] = []
        for utterance in self._utterances.values():
            told = [self._statements[s] for s in utterance.statements if s in self._statements]
            sided = any(self._act(s) not in NEITHER for s in told)
            for statement in told:
                if statement.document in self._documents and (of is None or statement.id in of):
                    text = self._documents[statement.document].text
                    one = put(statement, self._frames.get(statement.id), text, utterance, self.capitals)
                    found.append(one if sided or one is None else replace(one, sided=False, side="asserting"))
        return [one for one in found if one]

    def _act(self, statement: Statement) -> Act:
        frame = self._frames.get(statement.id)
        return frame.act if frame else "report"

    def side(self, claim: str, side: Side, group: Group) -> ClaimSide:
        """Who stands on this side of a group, counted; what is in doubt there moves the bounds."""
        puts = group.puts[side]
        narrated = sorted(group.narrated.get(side, ()), key=lambda at: (at.document, at.begin))
        statements = sorted({p.statement.id for p in puts})
        utterances = [self._utterances[u] for u in sorted({self._utterance_of[s].id for s in statements})]
        documents = sorted({self._statements[s].document for s in statements})
        standings = self._standings(puts, side, group.matter)
        telling = [self._narrator(d, side) for d in sorted({at.document for at in narrated}) if d not in documents]
        count = count_origins([*standings, *telling], self._standings(group.doubtful.get(side, ()), side))
        behind = {s.voice for s in standings if kind(s) in ("party", "witness")}
        return ClaimSide(
            claim=claim,
            side=side,
            statements=tuple(statements),
            utterances=tuple(u.id for u in utterances),
            documents=tuple(documents),
            occasions=count_occasions(utterances, parties(standings)),
            voices=tuple(sorted({v for s in statements for v in self._voices_of.get(s, [])})),
            routes=tuple(sorted({r for u in utterances for r in self._routes[u.id]})),
            origins=tuple(sorted({o for voice in behind if voice and (o := self._origin.get(voice))})),
            independent_origins=count.independent,
            low=count.low,
            high=count.high,
            why=self._why(documents, count.reasons),
            narrated=tuple(narrated),
        )

    def _narrator(self, document: str, side: Side) -> Standing:
        """A document that tells it without saying from whom, where it names nobody who says so."""
        texts = (self._family.get(document, document),)
        return Standing(
            name=None, voice=None, type="outlet", for_whom=None, roles=(), texts=texts, documents=(document,), side=side
        )

    def _standings(self, puts: Sequence[Put], side: Side, matter: Mapping[str, int] = SURE) -> list[Standing]:
        """One for each utterance and voice."""
        told: dict[str, list[Statement]] = defaultdict(list)
        for p in puts:
            told[self._utterance_of[p.statement.id].id].append(p.statement)
        inner: dict[str | None, str | None] = {
            p.statement.parent: self._utterance_of[p.statement.id].voice for p in puts if p.statement.parent
        }
        found = [self._standing(self._utterances[u], told[u], side, inner) for u in sorted(told)]
        return [replace(s, matter=matter.get(s.utterance or "", 0)) for s in found] if matter else found

    def _standing(
        self, utterance: Utterance, told: Sequence[Statement], side: Side, inner: Mapping[str | None, str | None]
    ) -> Standing:
        """Who stands behind an utterance: its institution where it is a spokesman's, else its voice."""
        voice = self._voices.get(utterance.voice or "")
        speakers = [self._speakers[s.id] for s in told if s.id in self._speakers]
        behalf = sorted({s.on_behalf_of for s in speakers if s.on_behalf_of})
        roles = sorted({s.role for s in speakers if s.role} | set(voice.roles if voice else ()))
        documents = sorted({s.document for s in told})
        return Standing(
            name=voice.name if voice else None,
            voice=voice.id if voice else None,
            type=voice.type if voice else "unnamed",
            for_whom=behalf[0] if behalf else None,
            roles=tuple(roles),
            texts=tuple(sorted({self._family.get(d, d) for d in documents})),
            taken_back=bool(utterance.voice and utterance.voice in self._retracted),
            documents=tuple(documents),
            pressed=any(self._frames[s.id].duress for s in told if s.id in self._frames),
            side=side,
            utterance=utterance.id,
            perhaps=frozenset(self._perhaps.get(utterance.id, ())),
            owner=self._owners.get(masthead(voice.name or "")) if voice and voice.type == "outlet" else None,
            passes_on=any(self._stands(inner.get(s.id), utterance.voice) for s in told),
        )

    def _stands(self, inner: str | None, outer: str | None) -> bool:
        """Whether the voice within another's words is somebody else who can stand behind them."""
        voice = self._voices.get(inner or "")
        return voice is not None and inner != outer and voice.type in ("person", "organisation", "unnamed")

    def _why(self, documents: Iterable[str], reasons: Sequence[str]) -> str:
        rows = [self._documents[d] for d in documents]
        outlets = {row.outlet for row in rows if row.outlet}
        shown = [", ".join((_counted(len(rows), "document"), _counted(len(outlets), "outlet")))]
        for owner in sorted({row.owner for row in rows if row.owner}):
            owned = {row.outlet for row in rows if row.owner == owner}
            shown += [f"{len(owned)} of them owned by {owner}, so one source"] if len(owned) > 1 else []
        unknown = sum(row.outlet is None for row in rows)
        return "; ".join([*shown, *([f"{unknown} without outlet"] if unknown else []), *reasons])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
