"""What `routes` and `origins` ask of a case: which documents carry one text, who is which outlet, who tells what."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from firsthand.ids import derive
from firsthand.lineage.claimed import Claimed, claimed
from firsthand.lineage.heard import heard
from firsthand.lineage.own_words import Accounts
from firsthand.records import (
    Block,
    Document,
    Frame,
    Passage,
    Place,
    Spans,
    Speaker,
    SpeakerType,
    Statement,
    StatementVoice,
    Utterance,
    Voice,
)
from firsthand.stage import Tables
from firsthand.text.credits import Credit, credits, own_report
from firsthand.text.lexicon import words as lexicon
from firsthand.text.mastheads import agency, masthead, names_nothing, names_own_outlet
from firsthand.text.outlets import names_outlet
from firsthand.text.sharing import Sequences, Shared, families
from firsthand.text.words import Span, words

# Blocks in which an agency's name says whose the picture is, or whose the other story.
FOREMOST = 40  # pages that are looked at of those with one text or one utterance
NO_CREDIT = ("caption", "related", "comment", "petition")


class Lineage:
    """Lookups over one case's tables; nothing in it depends on the order of their rows."""

    def __init__(self, tables: Tables) -> None:
        self.documents = {row.id: row for row in sorted(tables[Document], key=lambda row: row.id)}
        self.passages = sorted(tables[Passage], key=lambda row: row.id)
        self.statements = {row.id: row for row in tables[Statement]}
        self.frames = {row.statement: row for row in tables[Frame]}
        self.speakers = {row.statement: row for row in tables[Speaker]}
        self.voices = {row.id: row for row in sorted(tables[Voice], key=lambda row: row.id)}
        self.utterances = {row.id: row for row in sorted(tables[Utterance], key=lambda row: row.id)}
        self.utterance_of = {told: row.id for row in self.utterances.values() for told in row.statements}
        self.voices_of: dict[str, list[str]] = defaultdict(list)
        for said in sorted(tables[StatementVoice], key=lambda row: (row.statement, row.voice)):
            self.voices_of[said.statement].append(said.voice)
        self._heard: dict[str, list[str]] = {}
        self._last: tuple[str, Mapping[str, list[Statement]]] = "", {}  # tellers of the utterance last asked for
        self.blocks: dict[str, list[Block]] = defaultdict(list)
        for block in tables[Block]:
            self.blocks[block.document].append(block)

    # -- texts ---------------------------------------------------------------------------------------------------------

    @cached_property
    def _accounts(self) -> Accounts:
        return Accounts(self.documents, self.blocks, self.statements.values())

    @cached_property
    def sequences(self) -> Mapping[str, Sequences]:
        """The distinct 8-word sequences of each document's account."""
        return self._accounts.sequences

    @cached_property
    def shared(self) -> list[Shared]:
        """What documents have in common that share a passage, if it is more than what they tell that somebody said."""
        return self._accounts.shared([{span.document for span in row.spans} for row in self.passages])

    @cached_property
    def families(self) -> list[tuple[str, ...]]:
        """Documents whose account is mostly one text."""
        return families(self.shared)

    @cached_property
    def family_of(self) -> dict[str, tuple[str, ...]]:
        """The documents that carry each document's text, itself among them."""
        return {id_: group for group in self.families for id_ in group}

    @cached_property
    def credits(self) -> dict[str, list[Credit]]:
        """The agency marks of each document.

        An agency in no list that stands in one page's dateline is known on the other pages by its name alone.
        """
        found = {id_: self._credits(row) for id_, row in self.documents.items()}
        new = frozenset(
            mark.name for marks in found.values() for mark in marks if mark.extent == "whole" and not agency(mark.name)
        )
        return {id_: found[id_] or self._credits(row, new) for id_, row in self.documents.items()} if new else found

    def _credits(self, row: Document, agencies: frozenset[str] = frozenset()) -> list[Credit]:
        return credits(row.text, row.author, row.outlet, self.hidden(row.id), agencies)

    @cached_property
    def places(self) -> dict[str, dict[str, list[Place]]]:
        """Where each passage stands, by document and passage."""
        found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for row in self.passages:
            for span in row.spans:
                found[span.document][row.id].append(span)
        return found

    @cached_property
    def carriers(self) -> frozenset[str]:
        """Documents whose text is an agency's, by their own mark or by that of another that carries it."""
        marked = frozenset(filter(self.agency_of, self.documents))
        return marked.union(*(group for group in self.families if not marked.isdisjoint(group)))

    def is_one_text(self, a: str, b: str) -> bool:
        """Whether two documents' accounts are mostly one text."""
        return self.family_of.get(a, ()) is self.family_of.get(b) or a == b

    def hidden(self, document: str) -> list[Span]:
        """Where a name says nothing of whose the text is."""
        return [(block.begin, block.end) for block in self.blocks[document] if block.kind in NO_CREDIT]

    def agency_of(self, document: str) -> Credit | None:
        """The mark that says the whole text is an agency's."""
        return next((credit for credit in self.credits[document] if credit.extent == "whole"), None)

    # -- outlets -------------------------------------------------------------------------------------------------------

    @cached_property
    def mastheads(self) -> dict[str, frozenset[str]]:
        """The keys of each document's outlet, from its name and its address."""
        return {
            id_: frozenset(key for name in (row.outlet, row.url) if name and (key := masthead(name)))
            for id_, row in self.documents.items()
        }

    @cached_property
    def of_outlet(self) -> dict[str, list[str]]:
        """Documents by the keys of their outlet, in order of id."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, keys in self.mastheads.items():
            for key in keys:
                found[key].append(id_)
        return found

    @cached_property
    def outlet_voices(self) -> dict[str, str]:
        """Ids of the voices that are outlets, by the keys of their names."""
        return self._voices_by_key("outlet")

    def _voices_by_key(self, kind: SpeakerType) -> dict[str, str]:
        found: dict[str, str] = {}
        for voice in self.voices.values():
            if voice.type == kind:
                for name in (voice.name, *voice.aliases):
                    if name:
                        found.setdefault(masthead(name), voice.id)
        return found

    def is_outlet(self, name: str) -> bool:
        """Whether `name` is an outlet's: a document's of the case, a voice's, or one that the word lists know."""
        return masthead(name) in self.of_outlet or self.is_news(name)

    def is_news(self, name: str) -> bool:
        """The same, but that it has documents in the case proves nothing: a ministry's communiques make it no outlet.

        What holds no name, such as `the press`, is none.
        """
        key = masthead(name)
        if not key or names_nothing(name):
            return False
        if key in self.outlet_voices or agency(name) is not None or key in self.agencies:
            return True
        if key in self.bodies:
            return False
        return key in self.of_outlet or key in lexicon("outlets") or names_outlet(name)

    @cached_property
    def agencies(self) -> frozenset[str]:
        """Keys of the agencies whose text documents of the case carry."""
        return frozenset(masthead(mark.name) for marks in self.credits.values() for mark in marks)

    @cached_property
    def bodies(self) -> dict[str, str]:
        """Ids of the voices that are organisations, by the keys of their names."""
        return self._voices_by_key("organisation")

    def outlet_voice(self, name: str) -> str:
        """The voice of the outlet `name`; where no statement has it as its source, the id it would have."""
        return self.outlet_voices.get(masthead(name)) or derive(
            "voice", "outlet", " ".join(word.folded for word in words(name))
        )

    def is_own(self, document: str, name: str) -> bool:
        """Whether `name`, said in `document`, means its own outlet."""
        return names_own_outlet(name, self.mastheads[document])

    # -- statements ----------------------------------------------------------------------------------------------------

    def tellers(self, utterance: Utterance) -> Mapping[str, list[Statement]]:
        """The statements that tell `utterance`, by document, in order."""
        if self._last[0] != utterance.id:  # asked for again and again; all of them at once would take much memory
            found: dict[str, list[Statement]] = defaultdict(list)
            for id_ in sorted(utterance.statements):
                if statement := self.statements.get(id_):
                    found[statement.document].append(statement)
            self._last = utterance.id, dict(sorted(found.items()))
        return self._last[1]

    @cached_property
    def told_in(self) -> dict[str, frozenset[str]]:
        """Documents that tell an utterance, by its id."""
        return {id_: frozenset(self.tellers(row)) for id_, row in self.utterances.items()}

    @cached_property
    def venues(self) -> dict[str, set[tuple[str, str]]]:
        """Whom each utterance was said to, by its id, with the documents that name them."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for id_, frame in self.frames.items():
            if frame.venue and id_ in self.statements and id_ in self.utterance_of:
                found[self.utterance_of[id_]].add((frame.venue, self.statements[id_].document))
        return found

    def is_own_venue(self, told: Statement) -> bool:
        """Whether its document says that it was said to its own outlet."""
        frame = self.frames.get(told.id)
        return bool(frame and frame.venue and self.is_own(told.document, frame.venue))

    @cached_property
    def claimed(self) -> Claimed:
        """What shared text makes of what documents say was said to their own outlet."""
        return claimed(self)

    def is_told_here(self, told: Statement) -> bool:
        """Whether it was said to the outlet that tells it, as far as others with the same text do not refute that."""
        return self.is_own_venue(told) and told.id not in self.claimed.refuted

    @cached_property
    def own_reports(self) -> dict[str, str]:
        """Documents that were written from what their own outlet was told, with the words or the statement for it."""
        found: dict[str, str] = {}
        for id_, row in self.documents.items():
            if not self.credits[id_] and (at := own_report(row.text, row.author, row.outlet, self.hidden(id_))):
                found[id_] = f"byline of its own staff and a dateline: {row.text[slice(*at)] or row.author}"
        for id_, told in sorted(self.statements.items()):
            if told.document in self.documents and self.is_told_here(told):
                found[told.document] = f"somebody spoke to its own reporter: {id_}"
        return found

    def is_own_publication(self, told: Statement) -> bool:
        """Whether the speaker, or whom the speaker speaks for, publishes the document that tells it."""
        return not self.mastheads[told.document].isdisjoint(self.keys_of(told))

    def keys_of(self, told: Statement) -> frozenset[str]:
        """Keys of the names of who speaks, and of whom they speak for; a person's name is no publisher's."""
        speaker = self.speakers.get(told.id)
        names = {speaker.on_behalf_of} if speaker else set()
        for id_ in self.voices_of[told.id]:
            if (voice := self.voices.get(id_)) and voice.type in ("organisation", "document"):
                names.update((voice.name, *voice.aliases))
        return frozenset(masthead(name) for name in names if name)

    def recorded_in(self, utterance: Utterance) -> list[str]:
        """Documents whose own outlet it was said to, or who themselves published it; see `heard`."""
        if utterance.id not in self._heard:
            self._heard[utterance.id] = heard(self, utterance)
        return self._heard[utterance.id]

    def is_agency_page(self, document: str) -> bool:
        """Whether the document is published by the agency whose text it is."""
        mark = self.agency_of(document)
        return mark is not None and masthead(mark.name) in self.mastheads[document]

    def earliest(self, documents: Iterable[str]) -> str | None:
        """The one with the least date as stated, then the least id; undated ones last."""
        return min(documents, key=lambda id_: (self.documents[id_].published or "~", id_), default=None)

    def foremost(self, documents: Iterable[str]) -> list[str]:
        """The first FOREMOST in the order of `earliest`: of very many pages, those that others can have it from."""
        return heapq.nsmallest(FOREMOST, documents, key=lambda id_: (self.documents[id_].published or "~", id_))

    def is_before(self, a: str, b: str) -> bool | None:
        """Whether `a` is dated before `b`, as far as both dates go; null where they do not tell."""
        return before(self.documents[a].published, self.documents[b].published)


def before(one: str | None, other: str | None) -> bool | None:
    """Whether date `one` lies before `other`, as far as both go; null where they do not tell."""
    if not one or not other or "/" in one + other:
        return None
    size = min(len(one), len(other))
    return None if one[:size] == other[:size] else one[:size] < other[:size]


def places(document: str, spans: Spans) -> tuple[Place, ...]:
    """`spans` of a document as evidence."""
    return tuple(Place(document=document, begin=begin, end=end) for begin, end in spans)
