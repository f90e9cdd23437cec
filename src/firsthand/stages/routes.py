"""Routes: who has it from whom, one hop at a time, with the characters that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from firsthand.ids import derive
from firsthand.lineage import Lineage, places
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
from firsthand.text.mastheads import address_key, masthead
from firsthand.text.words import words

PARAGRAPH = 240  # characters of shared text as sure as a whole account; of a clause two may have thought alike
TITLE = 3  # least words of a title that a footnote is known by

# How sure a hop is; set by hand until a measured corpus of hops is there.
NAMED = 0.9  # the statement names where it has it from
FURTHER = 0.6  # a hop beyond the nearest, as the document tells it
CONTRIBUTED = 0.6  # the agency is named as one of those that contributed
INTERVIEW = 0.7  # another document says it was told to its own reporter
MARKED = 0.8  # the other carries the mark of the agency whose text both have
DATED = 0.5  # the other is dated earlier; page dates prove nothing
LINKED, LINKED_OUTLET = 0.8, 0.4  # a link to the very page; to some page of an outlet
CITED_ADDRESS, CITED_TITLE = 0.9, 0.85


class Target(NamedTuple):
    """Where a hop leads: a document of the case, or a voice whose original is not in it."""

    id: str
    name: str | None


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """One Route for each hop; circles are kept as they are found."""
    del context
    case = Lineage(tables)
    credited = [*_marks(case), *_named(case)]
    found = [*credited, *_interviews(case, credited), *_copies(case), *_links(case, tables), *_citations(case)]
    surest: dict[str, Route] = {}
    for route in sorted(found, key=lambda route: (route.id, -route.confidence)):
        surest.setdefault(route.id, route)
    return list(surest.values())


def _route(
    from_: str, to: Target, kind: RouteKind, confidence: float, evidence: Iterable[Place], subject: str | None = None
) -> Route:
    shown = tuple(evidence)
    ends = [[place.document, place.begin, place.end] for place in shown]
    return Route(
        id=derive("route", from_, to.id, kind, subject, ends),
        from_=from_,
        to=to.id,
        to_name=to.name,
        kind=kind,
        subject=subject,
        evidence=shown,
        confidence=confidence,
    )


def _target(case: Lineage, document: str, name: str, holders: Iterable[str]) -> Target:
    """The document of outlet `name` among `holders`, if there is one, else the outlet's voice."""
    held = set(holders) & set(case.of_outlet.get(masthead(name), ())) - {document}
    own = case.earliest(held)
    return Target(own, case.documents[own].outlet) if own else Target(case.outlet_voice(name), name)


# -- credit: the document names where it has it from -------------------------------------------------------------------


def _marks(case: Lineage) -> Iterator[Route]:
    """Datelines, bylines and notes that name an agency."""
    for document, credits in case.credits.items():
        for credit in credits:
            if masthead(credit.name) not in case.mastheads[document]:
                to = _target(case, document, credit.name, case.kin.get(document, ()))
                sure = credit.confidence if credit.extent == "whole" else CONTRIBUTED
                at = () if credit.begin is None or credit.end is None else ((credit.begin, credit.end),)
                yield _route(document, to, "credit", sure, places(document, at))


def _named(case: Lineage) -> Iterator[Route]:
    """Outlets that a statement names: as its speaker, as the way it came, as whom it was said to."""
    for statement, utterance in sorted(case.utterance_of.items()):
        if statement not in case.statements:
            continue
        told = case.statements[statement]
        from_ = told.document
        for step, (name, at) in enumerate(_chain(case, told)):
            to = _target(case, from_, name, case.told_in[utterance] | case.kin.get(from_, frozenset()))
            sure = (FURTHER if step else NAMED) * told.confidence
            yield _route(from_, to, "credit", sure, places(told.document, at), utterance)
            # The next hop starts where this one ended, if the case holds that document.
            from_ = to.id if to.id in case.documents else from_


def _chain(case: Lineage, told: Statement) -> list[tuple[str, Spans]]:
    """The outlets `told` came by, nearest first, with evidence; the document's own is none."""
    named = told.source + told.cue
    speakers = [case.voices[id_] for id_ in case.voices_of[told.id] if id_ in case.voices]
    found = [(voice.name, told.source) for voice in speakers if voice.type == "outlet" and voice.name]
    if frame := case.frames.get(told.id):
        found.extend((name, frame.via_at or named) for name in frame.via)
        if frame.venue:
            found.append((frame.venue, frame.venue_at or named))
    chain: dict[str, tuple[str, Spans]] = {}
    for name, at in found:
        if case.is_outlet(name) and not case.is_own(told.document, name):
            chain.setdefault(masthead(name), (name, tuple(sorted(at))))
    return list(chain.values())


# -- quote: another document had it first hand -------------------------------------------------------------------------


def _interviews(case: Lineage, credited: Iterable[Route]) -> Iterator[Route]:
    """Documents that tell, without credit, what another document's outlet was itself told."""
    has_credit = {(route.from_, route.subject) for route in credited}
    for utterance in case.utterances.values():
        tellers = case.tellers(utterance)
        own = [id_ for id_, told in tellers.items() if any(_own_venue(case, statement) for statement in told)]
        if (first := case.earliest(own)) is None:
            continue
        for document, told in tellers.items():
            if document not in own and (document, utterance.id) not in has_credit:
                sure = DATED if case.is_before(document, first) else INTERVIEW
                at = tuple(sorted(span for statement in told for span in statement.content))
                to = Target(first, case.documents[first].outlet)
                yield _route(document, to, "quote", sure, places(document, at), utterance.id)


def _own_venue(case: Lineage, told: Statement) -> bool:
    frame = case.frames.get(told.id)
    return bool(frame and frame.venue and case.is_own(told.document, frame.venue))


# -- copy: the text is the same ----------------------------------------------------------------------------------------


def _copies(case: Lineage) -> Iterator[Route]:
    """One hop for each document of a family, and for each passage that documents share beyond their family."""
    family = {id_: group for group in case.families for id_ in group}
    for document, group in sorted(family.items()):
        if found := _source(case, document, group):
            to, sure = found
            common = [row for row in case.passages_in[document] if any(span.document == to.id for span in row.spans)]
            yield _route(document, to, "copy", sure, _of_two(common, document, to.id))
    for passage in case.passages:
        ids = {span.document for span in passage.spans}
        for document in sorted(ids):
            group = family.get(document, (document,))
            # A document whose text is an agency's has not got a part of it from a third.
            if any(case.agency_of(id_) for id_ in group) or not (
                found := _source(case, document, ids.difference(group))
            ):
                continue
            to, sure = found
            at = _of_two([passage], document, to.id)
            size = sum(place.end - place.begin for place in at if place.document == document)
            yield _route(document, to, "copy", sure * min(1.0, size / PARAGRAPH), at, passage.id)


def _source(case: Lineage, document: str, group: Iterable[str]) -> tuple[Target, float] | None:
    """Which of `group` had the text before `document`, if a mark or a date tells; null where it names an agency."""
    if case.agency_of(document):
        return None
    others = [id_ for id_ in group if id_ != document]
    marked = case.earliest(filter(case.is_agency_page, others)) or case.earliest(filter(case.agency_of, others))
    first = marked or case.earliest(id_ for id_ in others if case.is_before(id_, document))
    if first is None:
        return None
    return Target(first, case.documents[first].outlet), MARKED if marked else DATED


def _of_two(passages: Iterable[Passage], a: str, b: str) -> list[Place]:
    spans = {span for row in passages for span in row.spans if span.document in (a, b)}
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
            yield _route(link.document, Target(page, case.documents[page].outlet), "link", LINKED, at)
        elif not page and key in case.outlet_voices and key not in case.mastheads[link.document]:
            voice = case.voices[case.outlet_voices[key]]
            yield _route(link.document, Target(voice.id, voice.name), "link", LINKED_OUTLET, at)


def _citations(case: Lineage) -> Iterator[Route]:
    """Footnotes that give a document's address or title."""
    titles = _titles(case)
    for document, blocks in sorted(case.blocks.items()):
        for block in blocks:
            if block.kind != "note" or document not in case.documents:
                continue
            text = case.documents[document].text[block.begin : block.end]
            at = places(document, ((block.begin, block.end),))
            for cited, sure in sorted(_cited(case, text, titles).items()):
                if cited != document:
                    yield _route(document, Target(cited, case.documents[cited].outlet), "citation", sure, at)


def _titles(case: Lineage) -> dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]:
    """Titles as words, with their documents, by their first words."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for id_, row in case.documents.items():
        title = tuple(word.folded for word in words(row.title or ""))
        if len(title) >= TITLE:
            found[title[:TITLE]].append((title, id_))
    return found


def _cited(
    case: Lineage, note: str, titles: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]
) -> dict[str, float]:
    folded = tuple(word.folded for word in words(note))
    found: dict[str, float] = {}
    for at, head in enumerate(zip(*(folded[n:] for n in range(TITLE)), strict=False)):
        for title, id_ in titles.get(head, ()):
            if folded[at : at + len(title)] == title:
                found[id_] = CITED_TITLE
    addresses = {address_key(token.strip("<>()[].,;")) for token in note.split() if "." in token and "/" in token}
    for id_, row in case.documents.items() if addresses else ():
        if row.url and address_key(row.url) in addresses:
            found[id_] = CITED_ADDRESS
    return found


STAGE = Stage(
    name="routes",
    version=1,
    each="case",
    reads=(Document, Block, Link, Statement, Speaker, Frame, Voice, StatementVoice, Passage, Utterance),
    writes=(Route,),
    run=run,
)
