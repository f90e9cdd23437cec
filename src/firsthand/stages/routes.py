"""Routes: who has it from whom, one hop at a time, with the characters that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from firsthand.lineage import Lineage, places
from firsthand.lineage.carried import Carried
from firsthand.lineage.copies import Quoting, Source, dated_source, hops, shown_source, sources
from firsthand.lineage.heard import common_outlet
from firsthand.lineage.hop import Target, held, route_to
from firsthand.lineage.names import Meant
from firsthand.lineage.notes import Notes
from firsthand.lineage.originals import PAPER, PAPER_OR_STATEMENT, Originals
from firsthand.records import (
    Block,
    Document,
    Frame,
    Link,
    Passage,
    Place,
    Record,
    Route,
    RouteKind,
    Spans,
    Speaker,
    Statement,
    StatementVoice,
    Utterance,
    Voice,
)
from firsthand.stage import Context, Stage, Tables
from firsthand.text.mastheads import address_key, is_some_outlet, masthead

PARAGRAPH = 240  # characters of shared text as sure as a whole account; of a clause two may have thought alike

# How sure a hop is; set by hand until a measured corpus of hops is there.
NAMED = 0.9  # the statement names where it has it from
FURTHER = 0.6  # a hop beyond the nearest, as the document tells it
CONTRIBUTED = 0.6  # the agency is named as one of those that contributed
INTERVIEW = 0.7  # another document says it was told to its own reporter, or is the speaker's own
PAPERED = 0.8  # the sentence says that it stood in a report, a letter or the like
LINKED, LINKED_OUTLET = 0.8, 0.4  # a link to the very page; to some page of an outlet
UNSAID = ("denial", "no-comment", "apology", "promise", "threat", "demand", "opinion", "retraction")  # for themselves


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """One Route for each hop; circles are kept as they are found.

    No hop leads to a document that is dated after the one that has it, but where both carry one text and more than
    its dates shows which of them had it.
    """
    del context
    case = Lineage(tables)
    originals = Originals(case)
    credited = [*_marks(case), *_named(case, originals), *_papers(case, originals)]
    found = [
        *credited,
        *_recorded(case, credited),
        *_copies(case, credited),
        *_links(case, tables),
        *_citations(case),
    ]
    found += list(_carried(case, found))
    surest: dict[str, Route] = {}
    for route in sorted(found, key=lambda route: (route.id, -route.confidence)):
        surest.setdefault(route.id, route)
    return list(surest.values())


# -- credit: the document names where it has it from -------------------------------------------------------------------


def _marks(case: Lineage) -> Iterator[Route]:
    """Datelines, bylines and notes that name an agency."""
    pages: dict[tuple[str, str], list[str]] = {}  # of an agency with one text, by the first document that carries it
    for document, credits in case.credits.items():
        for credit in credits:
            key, group = masthead(credit.name), case.family_of.get(document, ())
            if key in case.mastheads[document]:
                continue
            if group and (group[0], key) not in pages:
                pages[group[0], key] = case.foremost(id_ for id_ in group if key in case.mastheads[id_])
            there = pages[group[0], key] if group else []
            own = next((id_ for id_ in there if not case.is_before(document, id_)), None)
            to = held(case, own) if own else Target(case.outlet_voice(credit.name), credit.name)
            sure = credit.confidence if credit.extent == "whole" else CONTRIBUTED
            at = () if credit.begin is None or credit.end is None else ((credit.begin, credit.end),)
            yield route_to(document, to, "credit", sure, places(document, at))


def _named(case: Lineage, originals: Originals) -> Iterator[Route]:
    """Outlets that a statement names: as its speaker, as the way it came, as whom it was said to."""
    meant = Meant(case)
    for statement, utterance in sorted(case.utterance_of.items()):
        if statement not in case.statements:
            continue
        told = case.statements[statement]
        from_ = told.document
        for step, (name, at) in enumerate(_chain(case, told, meant)):
            found = originals.of(told, name, from_)
            if found is None and not case.is_news(name):
                continue  # a body that publishes: what it was told or asked is not what it wrote
            to = held(case, found) if found else Target(case.outlet_voice(name), name)
            sure = (FURTHER if step else NAMED) * told.confidence
            yield route_to(from_, to, "credit", sure, places(told.document, at), utterance)
            # The next hop starts where this one ended, if the case holds that document.
            from_ = found or from_


def _chain(case: Lineage, told: Statement, meant: Meant) -> list[tuple[str, Spans]]:
    """The outlets `told` came by, nearest first, with evidence; the document's own is none."""
    named = told.source + told.cue
    frame = case.frames.get(told.id)
    found: list[tuple[str, Spans]] = []
    if not (frame and frame.act in UNSAID):
        speakers = [case.voices[id_] for id_ in case.voices_of[told.id] if id_ in case.voices]
        found = [(voice.name, told.source) for voice in speakers if voice.type == "outlet" and voice.name]
    if frame:
        found.extend((name, frame.via_at or named) for name in frame.via)
        if frame.venue:
            found.append((frame.venue, frame.venue_at or named))
    chain: dict[str, tuple[str, Spans]] = {}
    for name, at in found:
        outlet = meant(name)
        if case.is_outlet(outlet) and not case.is_own(told.document, outlet):
            chain.setdefault(masthead(outlet), (outlet, tuple(sorted(at))))
    return list(chain.values())


# -- quote: another document had it first hand -------------------------------------------------------------------------


def _papers(case: Lineage, originals: Originals) -> Iterator[Route]:
    """What a body is said to have written, in a report or a letter: to its document, else to the body itself."""
    for id_, utterance in sorted(case.utterance_of.items()):
        told = case.statements.get(id_)
        if told is None or told.in_block or case.is_own_publication(told):
            continue
        begin, end = originals.sentence_at(told)
        text = case.documents[told.document].text[begin:end]
        if not (noun := PAPER_OR_STATEMENT.search(text)):
            continue
        at = places(told.document, ((begin + noun.start(), begin + noun.end()),))
        for voice in filter(None, map(case.voices.get, case.voices_of[id_])):
            if voice.type != "organisation":
                continue
            if voice.name and (found := originals.of(told, voice.name, told.document)):
                yield route_to(told.document, held(case, found), "quote", PAPERED * told.confidence, at, utterance)
            elif voice.name and PAPER.search(text) and not case.recorded_in(case.utterances[utterance]):
                to = Target(voice.id, voice.name)
                yield route_to(told.document, to, "citation", PAPERED * told.confidence, at, utterance)


def _recorded(case: Lineage, credited: Iterable[Route]) -> Iterator[Route]:
    """Documents that tell, without credit, what another's outlet was itself told, or what it itself published."""
    has_credit = {(route.from_, route.subject) for route in credited}
    for utterance in case.utterances.values():
        own = case.recorded_in(utterance)
        if not own or common_outlet(case, own) is None:
            continue  # which of them others have it from is not shown
        first, known = case.foremost(own), set(own)
        heard = {masthead(name) for name, _ in case.venues[utterance.id]}
        for document, told in case.tellers(utterance).items():
            if document in known or (document, utterance.id) in has_credit or any(map(case.is_told_here, told)):
                continue
            if not heard.isdisjoint(case.mastheads[document]):
                continue  # others say that it was said to this outlet too
            if source := next((id_ for id_ in first if not case.is_before(document, id_)), None):
                at = sorted(span for statement in told for span in statement.content)
                kind: RouteKind = "credit" if any(_told_some_outlet(case, one) for one in told) else "quote"
                yield route_to(document, held(case, source), kind, INTERVIEW, places(document, tuple(at)), utterance.id)


def _told_some_outlet(case: Lineage, told: Statement) -> bool:
    """Whether it was said to an outlet that the account does not name: "told a newspaper of that city"."""
    frame = case.frames.get(told.id)
    return bool(frame and frame.venue and is_some_outlet(frame.venue))


# -- copy: the text is the same ----------------------------------------------------------------------------------------


def _copies(case: Lineage, credited: Iterable[Route]) -> Iterator[Route]:
    """One hop for each document of a family, and for each passage that documents share beyond their family."""
    named, quoting = hops((route.from_, route.to) for route in credited), Quoting(case)
    for group in case.families:
        near = sources(case, group)
        for document in group:
            others = sorted(named[document].intersection(group).union(near)) if named[document] else near
            earlier = () if document in case.own_reports else others
            if found := shown_source(case, document, others, named) or dated_source(case, document, earlier, named):
                common = case.places[document].keys() & case.places[found.document].keys()
                at = _of_two(case, common, document, found.document)
                yield route_to(document, _taken(case, found), "copy", found.confidence, at)
    for passage in case.passages:
        ids = {span.document for span in passage.spans}
        near = sources(case, ids)
        for document in sorted(ids):
            if document in case.carriers or quoting.quotes(document, case.places[document][passage.id]):
                continue  # a document whose text is an agency's has not got a part of it from a third
            others = [
                id_
                for id_ in sorted(named[document].intersection(ids).union(near))
                if id_ != document and not case.is_one_text(id_, document) and not case.is_before(document, id_)
            ]
            own = document in case.own_reports
            dated = [id_ for id_ in others if not own or id_ in case.own_reports]
            if found := shown_source(case, document, others, named) or dated_source(case, document, dated, named):
                at = _of_two(case, (passage.id,), document, found.document)
                size = sum(place.end - place.begin for place in at if place.document == document)
                sure = found.confidence * min(1.0, size / PARAGRAPH)
                yield route_to(document, _taken(case, found), "copy", sure, at, passage.id)


def _carried(case: Lineage, found: Sequence[Route]) -> Iterator[Route]:
    """Altered forms that one document has from another, where nothing else shows that hop."""
    known = {(route.from_, route.to) for route in found}
    for one in Carried(case, found).all():
        to = _taken(case, one.source)
        if (one.document, to.id) not in known:
            known.add((one.document, to.id))
            yield route_to(one.document, to, "copy", one.source.confidence, one.evidence, one.subject)


def _taken(case: Lineage, source: Source) -> Target:
    name = source.agency
    return Target(case.outlet_voice(name), name) if name else held(case, source.document)


def _of_two(case: Lineage, passages: Iterable[str], a: str, b: str) -> list[Place]:
    spans = {span for id_ in passages for document in (a, b) for span in case.places[document][id_]}
    return sorted(spans, key=lambda place: (place.document, place.begin, place.end))


# -- link and citation -------------------------------------------------------------------------------------------------


def _links(case: Lineage, tables: Tables) -> Iterator[Route]:
    """Links of the account to a document of the case, or to an outlet of which the case has documents or voices."""
    pages = {address_key(row.url): id_ for id_, row in reversed(case.documents.items()) if row.url}
    for link in tables[Link]:
        if any(block.begin < link.end and link.begin < block.end for block in case.blocks[link.document]):
            continue
        at = places(link.document, ((link.begin, link.end),))
        page, key = pages.get(address_key(link.url)), masthead(link.url)
        if page and page != link.document:
            yield route_to(link.document, held(case, page), "link", LINKED, at)
        elif not page and key in case.outlet_voices and key not in case.mastheads[link.document]:
            voice = case.voices[case.outlet_voices[key]]
            yield route_to(link.document, Target(voice.id, voice.name), "link", LINKED_OUTLET, at)


def _citations(case: Lineage) -> Iterator[Route]:
    """Footnotes that give an address, a title, or a publisher and a date; accounts that give the latter."""
    notes = Notes(case)
    for document, blocks in sorted(case.blocks.items()):
        for block in blocks:
            if block.kind != "note" or document not in case.documents:
                continue
            text = case.documents[document].text[block.begin : block.end]
            at = places(document, ((block.begin, block.end),))
            for cited in notes.cited(text):
                if cited.document == document or (cited.name and case.is_own(document, cited.name)):
                    continue
                to = held(case, cited.document) if cited.document else _publisher(case, cited.name or "")
                yield route_to(document, to, "citation", cited.confidence, at)
    for document in case.documents:
        for cited, span in notes.cited_in(document):
            if cited.document and cited.document != document:
                at = places(document, (span,))
                yield route_to(document, held(case, cited.document), "citation", cited.confidence, at)


def _publisher(case: Lineage, name: str) -> Target:
    """The voice of an outlet or an organisation; where none has it, the outlet's."""
    return Target(case.bodies.get(masthead(name)) or case.outlet_voice(name), name)


STAGE = Stage(
    name="routes",
    version=6,
    each="case",
    reads=(Document, Block, Link, Statement, Speaker, Frame, Voice, StatementVoice, Passage, Utterance),
    writes=(Route,),
    run=run,
)
