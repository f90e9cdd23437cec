"""Which document has an altered form of a text from which other one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from firsthand.lineage import FOREMOST, Lineage
from firsthand.lineage.collation import Reading
from firsthand.lineage.copies import Source, hops
from firsthand.lineage.innovations import Innovations, Variant, Vocabulary
from firsthand.records import Place as At
from firsthand.records import Route, Span
from firsthand.text.spans import outside
from firsthand.text.words import Word, words

LONGEST = 1_000  # words of a telling that are looked at
ENOUGH = 3.0  # points of what two tellings share, for one to have it from the other
BEYOND = 4  # words that the one has more, to be the longer
# How sure it is, by what shows which of two was first; set by hand until a measured corpus of hops is there.
NAMED, LONGER, DATED = 0.6, 0.45, 0.35  # `longer`: in words, or in sources named
MORE = 0.05  # for each point beyond those that are enough, for up to as many again


class Taken(NamedTuple):
    """A document that has a form of a passage or an utterance from another, with the characters that show it."""

    document: str
    source: Source
    subject: str
    evidence: tuple[At, ...]


class _Text(NamedTuple):
    """A passage or an utterance: where each document has it, and who recorded it."""

    id: str
    spans: Mapping[str, Sequence[Span]]
    exact: frozenset[str]  # documents that give the very words
    recorded: frozenset[str]
    is_passage: bool


class Carried:
    """Finds altered forms that documents of one case carry on; `routes` are the hops that are known."""

    def __init__(self, case: Lineage, routes: Iterable[Route]) -> None:
        self.case = case
        known = list(routes)
        self._has_from = hops((route.from_, route.to) for route in known)
        self._named = hops((route.from_, route.to) for route in known if route.kind != "copy")
        self._credited = frozenset((route.from_, route.subject) for route in known if route.kind == "credit")
        self._vocabulary = Vocabulary(case.documents.values())

    def all(self) -> Iterator[Taken]:
        """For each passage, then for each utterance: at most one for each document.

        None leads to a later document, to one of the same outlet, or from one that had it first hand.
        """
        attributing = self._attributing()
        for passage in self.case.passages:
            spans: dict[str, list[Span]] = defaultdict(list)
            for at in passage.spans:
                spans[at.document].append((at.begin, at.end))
            if len(spans) > 2:
                bare = {id_: _without(some, attributing[id_]) for id_, some in spans.items()}
                own = frozenset(spans.keys() & self.case.own_reports.keys())
                yield from self._of(_Text(passage.id, bare, frozenset(bare), own, True))
        for utterance in self.case.utterances.values():
            if len(self.case.told_in[utterance.id]) > 2:
                told = self.case.tellers(utterance)
                spans = {id_: sorted(chain.from_iterable(one.content for one in some)) for id_, some in told.items()}
                exact = frozenset(id_ for id_, some in told.items() if all(one.kind == "direct" for one in some))
                own = frozenset(id_ for id_, some in told.items() if any(map(self.case.is_told_here, some)))
                yield from self._of(
                    _Text(utterance.id, spans, exact, own.union(self.case.recorded_in(utterance)), False)
                )

    def _attributing(self) -> Mapping[str, list[Span]]:
        """Who said it, where and when, by document: of each page's own making, in a copy too."""
        found: dict[str, list[Span]] = defaultdict(list)
        for row in self.case.statements.values():
            frame = self.case.frames.get(row.id)
            at = (*frame.venue_at, *frame.via_at, *frame.said_on_at) if frame else ()
            found[row.document].extend((*row.source, *row.cue, *at))
        return found

    # -- one text ------------------------------------------------------------------------------------------------------

    def _of(self, text: _Text) -> Iterator[Taken]:
        alike: dict[tuple[bool, str], list[str]] = defaultdict(list)
        for id_, spans in text.spans.items():
            if id_ in self.case.documents:
                raw = self.case.documents[id_].text
                alike[id_ in text.exact, "\n".join(raw[b:e] for b, e in spans)].append(id_)
        if len(alike) < 2:
            return
        groups = sorted((sorted(ids) for ids in alike.values()), key=lambda ids: (-len(ids), ids))[:FOREMOST]
        found = Innovations([self._variant(text, ids) for ids in groups], self._vocabulary)
        for n, ids in enumerate(groups):
            shared = {m: at for m in range(len(groups)) if sum((at := found.shared(n, m)).values()) >= ENOUGH}
            holders = {id_: m for m in shared for id_ in groups[m]}
            near = {*self.case.foremost(holders), *self.case.foremost(text.recorded & holders.keys())}
            whole = self._agencies(text, holders)
            for document in ids if shared else ():
                others = near | (self._named[document] & holders.keys())
                if first := self._first(text, document, {id_: found.longer(n, holders[id_]) or 0 for id_ in others}):
                    m = holders[first.document]
                    sure = first.confidence + MORE * min(ENOUGH, sum(shared[m].values()) - ENOUGH)
                    readings = [(found.forms[n].readings[at], found.forms[m].readings[at]) for at in shared[m]]
                    shown = [
                        *self._places(text, document, [mine for mine, _ in readings]),
                        *self._places(text, first.document, [theirs for _, theirs in readings]),
                    ]
                    agency = whole.get(first.document)
                    yield Taken(document, first._replace(confidence=sure, agency=agency), text.id, tuple(shown))

    def _first(self, text: _Text, document: str, longer: Mapping[str, int]) -> Source | None:
        """Which of the others had it before `document`, given by how many words each has more of it."""
        case = self.case
        if document in text.recorded or case.agency_of(document):
            return None
        found: list[tuple[float, str, str]] = []
        for other, more in longer.items():
            if case.is_before(document, other) or document in self._has_from[other]:
                continue
            if not case.mastheads[document].isdisjoint(case.mastheads[other]) or document == other:
                continue
            if not text.is_passage and case.is_one_text(document, other):
                continue  # its passages show it
            if other in text.recorded or other in self._named[document]:
                sure = NAMED
            elif more >= BEYOND or self._names_more(text, other, document):
                sure = LONGER
            elif case.is_before(other, document):
                sure = DATED
            else:
                continue
            found.append((-sure, case.documents[other].published or "~", other))
        if not found:
            return None
        sure, _, other = min(found)
        return Source(other, -sure)

    def _names_more(self, text: _Text, document: str, other: str) -> bool:
        """Whether it alone of two names a source of what was said: it cannot have that from the other."""
        return (document, text.id) in self._credited and (other, text.id) not in self._credited

    def _agencies(self, text: _Text, holders: Mapping[str, int]) -> dict[str, str]:
        """Of those that share a form, the agency whose form it is: all with its mark have it, none on its own page."""
        marked: dict[str, list[str]] = defaultdict(list)
        for id_ in text.spans if holders else ():
            if id_ in self.case.documents and (mark := self.case.agency_of(id_)):
                marked[mark.name].append(id_)
        return {
            id_: name
            for name, ids in marked.items()
            if holders.keys() >= set(ids)
            for id_ in ids
            if not self.case.is_agency_page(id_)
        }

    def _variant(self, text: _Text, ids: Sequence[str]) -> Variant:
        return Variant(
            words=tuple(self._words(text, ids[0])),
            exact=ids[0] in text.exact,
            hands=frozenset(self._hand(text, id_) for id_ in ids),
            recorded=not text.recorded.isdisjoint(ids),
            documents=len(ids),
        )

    def _hand(self, text: _Text, document: str) -> str:
        """Who wrote it so: of a passage each outlet; what people said is one with the text that tells it."""
        family = () if text.is_passage else self.case.family_of.get(document, ())
        return family[0] if family else min(self.case.mastheads[document], default=document)

    def _words(self, text: _Text, document: str) -> list[Word]:
        raw = self.case.documents[document].text
        found = [
            Word(word.folded, begin + word.begin, begin + word.end)
            for begin, end in text.spans[document]
            for word in words(raw[begin:end])
        ]
        return found[:LONGEST]

    def _places(self, text: _Text, document: str, readings: Sequence[Reading]) -> Iterator[At]:
        """Where the readings stand; of what is left out, the words on either side."""
        found = self._words(text, document)
        for begin, end, _ in readings:
            first, last = (begin, end - 1) if begin < end else (max(0, begin - 1), min(end, len(found) - 1))
            yield At(document=document, begin=found[first].begin, end=found[last].end)


def _without(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """What is left of `spans`, in order."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        inner = [(b - begin, e - begin) for b, e in taken if b < end and begin < e]
        rest = outside(end - begin, [(max(0, b), e) for b, e in inner])
        found.extend((begin + b, begin + e) for b, e in rest)
    return found
