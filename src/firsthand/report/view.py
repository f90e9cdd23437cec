"""The assembled, read-only view over a case's records that every output for people is made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from firsthand.claiming.tallies import tallies
from firsthand.decisions import Decision
from firsthand.records import (
    Block,
    Claim,
    ClaimSide,
    Difference,
    Document,
    Figure,
    Frame,
    Input,
    MissingOriginal,
    Origin,
    OriginOf,
    Passage,
    Place,
    Proposal,
    Refusal,
    Route,
    Side,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)
from firsthand.report.names import Names
from firsthand.reviews import Reviews
from firsthand.stage import Tables

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement that tells an utterance."""

    statement: Statement
    document: Document
    frame: Frame | None
    difference: Difference | None  # from the utterance's chosen form
    chosen: bool


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of one claim."""

    side: ClaimSide
    documents: tuple[Document, ...]  # in path order
    outlets: tuple[str, ...]  # that those documents state, alphabetical
    without_outlet: int  # how many of those documents state none
    voices: tuple[str, ...]  # as shown
    origins: tuple[Origin, ...]
    utterances: tuple[Utterance, ...]
    narrated: tuple[Place, ...]  # in the order of documents

    @property
    def telling(self) -> set[str]:
        """Documents that tell it, from somebody or without saying from whom."""
        return {d.id for d in self.documents} | {at.document for at in self.narrated}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim and its two sides, either of which may be missing."""

    claim: Claim
    text: str  # as shown
    asserting: SideView | None
    denying: SideView | None

    @property
    def sides(self) -> tuple[tuple[Side, SideView | None], tuple[Side, SideView | None]]:
        return ("asserting", self.asserting), ("denying", self.denying)

    @property
    def gathered(self) -> bool:
        """Whether there is something to hold together: several documents that tell it, or two sides."""
        documents = {id_ for _, side in self.sides if side for id_ in side.telling}
        return len(documents) > 1 or bool(self.asserting and self.denying)


class Findings:
    """Everything found in a case.  Documents are numbered from 1 by path order.

    Private persons are called W1, W2, ... unless `show_names`.  Ids that lead nowhere are left out of
    what is assembled; the plain lists (`routes`, `origins`, ...) hold every record.
    """

    def __init__(self, tables: Tables, *, show_names: bool = False, decisions: Sequence[Decision] = ()) -> None:
        self.documents = tuple(sorted(tables[Document], key=lambda d: (d.path, d.id)))
        self.number = {document.id: n for n, document in enumerate(self.documents, 1)}
        self.document = {document.id: document for document in self.documents}
        self.refusals = sorted(tables[Refusal], key=lambda r: (r.path, r.id))
        self.missing = sorted(tables[MissingOriginal], key=lambda m: (-len(m.wanted_by), m.name, m.id))
        self.routes = sorted(tables[Route], key=lambda r: (self.number.get(r.from_, 0), r.kind, r.id))
        self.routes_of = _grouped(self.routes, lambda route: route.from_)
        self.passages = sorted(tables[Passage], key=lambda p: p.id)
        self.proposals = sorted(tables[Proposal], key=lambda p: (-p.confidence, p.id))
        self._proposals_of = _grouped([(p, end) for p in self.proposals for end in {p.a, p.b}], lambda pair: pair[1])
        self.figures = sorted(tables[Figure], key=lambda f: (self.number.get(f.document, 0), f.begin, f.id))
        self.tallies = tallies(tables)
        self.tally = {figure.id: tally for tally in self.tallies for figure in tally.figures}
        self.blocks_of = _grouped(tables[Block], lambda block: block.document)
        self.text_origins_of = _grouped(
            sorted(tables[TextOrigin], key=lambda row: (-row.share, row.origin)), lambda row: row.document
        )
        self.voice = {voice.id: voice for voice in tables[Voice]}
        self.origin = {origin.id: origin for origin in tables[Origin]}
        self.origins_of = _grouped(sorted(tables[OriginOf], key=lambda row: row.origin), lambda row: row.subject)
        self.roots = tuple(sorted({row.root for row in tables[Input] if row.root}))

        self.statements = sorted(tables[Statement], key=lambda s: (self.number.get(s.document, 0), s.content, s.id))
        self.statements_of = _grouped(self.statements, lambda statement: statement.document)
        self.statement = {statement.id: statement for statement in self.statements}
        self._frames = {frame.statement: frame for frame in tables[Frame]}
        self._voices_of = _grouped(tables[StatementVoice], lambda row: row.statement)
        self.names = Names(tables, show=show_names)
        self._words: dict[str, str] = {}

        self.utterances = sorted(tables[Utterance], key=lambda u: u.id)
        self.utterance = {utterance.id: utterance for utterance in self.utterances}
        self.claims = self._claims(tables)
        self.reviews = Reviews(decisions, tables[ClaimSide])
        self.claim = {view.claim.id: view for view in self.claims}
        self.gathered = tuple(view for view in self.claims if view.gathered)
        self.told_once = tuple(view for view in self.claims if not view.gathered)

    # -- what was read, and what was not

    @property
    def without_outlet_or_date(self) -> list[Document]:
        return [d for d in self.documents if not (d.outlet and d.published)]

    @property
    def unread(self) -> list[Document]:
        """Documents in languages that the statement model does not read."""
        return [d for d in self.documents if not d.covered]

    @property
    def unread_languages(self) -> list[tuple[str, int]]:
        return sorted(Counter(document.language or "unknown" for document in self.unread).items())

    @property
    def in_accounts(self) -> int:
        """How many statements lie in accounts."""
        return sum(not statement.in_block for statement in self.statements)

    @cached_property
    def comment_blocks(self) -> tuple[int, int]:
        """How many comments were set aside, and how many of them quote from elsewhere and are kept as leads."""
        comments = [b for blocks in self.blocks_of.values() for b in blocks if b.kind == "comment"]
        leads = [b for b in comments if any(_lies_in(s, b) for s in self.statements_of.get(b.document, ()))]
        return len(comments), len(leads)

    # -- statements and utterances

    def frame(self, statement: Statement) -> Frame | None:
        return self._frames.get(statement.id)

    def voices_of(self, statement: Statement) -> list[str]:
        """Ids of the voices whose words the statement gives, in a fixed order."""
        return sorted({row.voice for row in self._voices_of.get(statement.id, ())})

    @cached_property
    def private_labels(self) -> list[str]:
        """What private persons are called: W1, W2, ..., or their names where these are shown."""
        names = [self.names.of(voice.id) for voice in self.voice.values() if voice.private]
        return sorted(names, key=lambda name: (len(name), name))

    @cached_property
    def speaks_in(self) -> dict[str, set[str]]:
        """By voice id: the documents in which it speaks."""
        found: dict[str, set[str]] = {}
        for statement in self.statements:
            for voice in self.voices_of(statement):
                found.setdefault(voice, set()).add(statement.document)
        return found

    def speaker(self, statement: Statement) -> str:
        """Whose words the statement gives, as shown."""
        return _listed([self.names.of(voice) for voice in self.voices_of(statement)]) or "unnamed"

    def words(self, statement: Statement) -> str:
        """What is said, on one line, gaps between its spans shown, private names hidden."""
        if statement.id not in self._words:
            text = self.document[statement.document].text
            parts = (text[begin:end] for begin, end in statement.content)
            self._words[statement.id] = self.names.hide(" … ".join(parts))
        return self._words[statement.id]

    def doubts(self, utterance: Utterance) -> list[Proposal]:
        """Proposals that would tie the utterance, or a statement of it, to something else; the likeliest first."""
        found = {p.id: p for id_ in (utterance.id, *utterance.statements) for p, _ in self._proposals_of.get(id_, ())}
        return sorted(found.values(), key=lambda p: (-p.confidence, p.id))

    def tellings(self, utterance: Utterance) -> list[Telling]:
        """Its retellings, the chosen form first, then by document and place."""
        differences = {difference.b: difference for difference in utterance.differences}
        chosen = utterance.differences[0].a if utterance.differences else utterance.statements[0]
        found = [
            Telling(s, self.document[s.document], self.frame(s), differences.get(s.id), s.id == chosen)
            for id_ in dict.fromkeys(utterance.statements)
            if (s := self.statement.get(id_))
        ]
        at = self.number
        return sorted(found, key=lambda t: (not t.chosen, at[t.document.id], t.statement.content, t.statement.id))

    @cached_property
    def claims_of(self) -> dict[str, list[ClaimView]]:
        """By statement id: the claims on either side of which it stands."""
        found: dict[str, list[ClaimView]] = {}
        for view in self.claims:
            for id_ in {s for _, side in view.sides if side for s in side.side.statements}:
                found.setdefault(id_, []).append(view)
        return found

    @cached_property
    def unclaimed(self) -> list[Utterance]:
        """Utterances on no side of any claim."""
        claimed = {u.id for view in self.claims for _, side in view.sides if side for u in side.utterances}
        return [utterance for utterance in self.utterances if utterance.id not in claimed]

    def utterances_of_act(self, act: str) -> list[tuple[Utterance, list[Telling]]]:
        """Utterances with the tellings of them that give them this act, by where they are first told."""
        found = [(u, [t for t in self.tellings(u) if t.frame and t.frame.act == act]) for u in self.utterances]
        told = [(u, sorted(ts, key=lambda t: self.number[t.document.id])) for u, ts in found if ts]
        return sorted(told, key=lambda pair: (self.number[pair[1][0].document.id], pair[0].id))

    # -- claims

    @cached_property
    def reviewed(self) -> int:
        """How many claims somebody has reviewed as they now are."""
        return sum(self.reviews.holds(view.claim.id) for view in self.claims)

    @cached_property
    def most_origins(self) -> int:
        """The greatest number of origins that any side of the gathered claims may have: the overview's scale."""
        sides = [side.side for view in self.gathered for _, side in view.sides if side]
        return max([1, *(max(side.high, side.independent_origins) for side in sides)])

    def _claims(self, tables: Tables) -> tuple[ClaimView, ...]:
        """Alphabetical, those that somebody asserts before those only denied: never by weight."""
        sides = {(side.claim, side.side): self._side(side) for side in tables[ClaimSide]}
        views = [
            ClaimView(c, self.names.hide(c.text), sides.get((c.id, "asserting")), sides.get((c.id, "denying")))
            for c in tables[Claim]
        ]
        return tuple(sorted(views, key=lambda v: (v.asserting is None, _sorted_by(v.text), v.claim.id)))

    def _side(self, side: ClaimSide) -> SideView:
        documents = self.in_order(side.documents)
        return SideView(
            side=side,
            documents=tuple(documents),
            outlets=tuple(sorted({d.outlet for d in documents if d.outlet})),
            without_outlet=sum(not d.outlet for d in documents),
            voices=tuple(sorted({self.names.of(voice) for voice in side.voices})),
            origins=tuple(self.origin[i] for i in dict.fromkeys(side.origins) if i in self.origin),
            utterances=tuple(self.utterance[i] for i in dict.fromkeys(side.utterances) if i in self.utterance),
            narrated=tuple(
                sorted(
                    (at for at in side.narrated if at.document in self.number),
                    key=lambda at: (self.number[at.document], at.begin),
                )
            ),
        )

    def in_order(self, documents: Iterable[str]) -> list[Document]:
        """The documents of these ids, in path order, each once."""
        known = {id_ for id_ in documents if id_ in self.number}
        return sorted((self.document[id_] for id_ in known), key=lambda document: self.number[document.id])


def _sorted_by(text: str) -> str:
    """A text as a dictionary orders it: without the marks before its first letter or number."""
    return re.sub(r"^\W+", "", text.casefold())


def _lies_in(statement: Statement, block: Block) -> bool:
    return bool(statement.in_block) and block.begin <= statement.content[0][0] < block.end


def _grouped(rows: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
