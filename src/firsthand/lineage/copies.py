"""From which document another has text that both carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from firsthand.lineage import Lineage
from firsthand.records import Place, Span
from firsthand.text.mastheads import masthead
from firsthand.text.quotes import quotation_spans
from firsthand.text.words import outside, words

# How sure it is; set by hand until a measured corpus of hops is there.
MARKED = 0.8  # the other carries the mark of the agency whose text both have, or is the one that the copy names
TOLD = 0.6  # the other alone of those with this text was told it by somebody
DATED = 0.5  # the other is dated earlier; page dates prove nothing

OWN = 4  # words that somebody is not said to have said, for a document to have copied them

Hops = Mapping[str, frozenset[str]]  # by document, those that it names the outlets of as where it has it from


class Source(NamedTuple):
    """The document that had a text before, how sure that is, and the agency whose text it is, if it has no page."""

    document: str
    confidence: float
    agency: str | None = None


def hops(pairs: Iterable[tuple[str, str]]) -> Hops:
    """By document, those that its pairs lead to; none for one without."""
    found: dict[str, set[str]] = defaultdict(set)
    for from_, to in pairs:
        found[from_].add(to)
    return defaultdict(frozenset, {id_: frozenset(to) for id_, to in found.items()})


def sources(case: Lineage, group: Collection[str]) -> list[str]:
    """Those of the documents with a text that others can have it from: of very many the first of each kind."""
    marks = {id_: mark for id_ in group if (mark := case.agency_of(id_))}
    agencies = {masthead(mark.name) for mark in marks.values()}
    kinds = (
        group,
        marks,
        [id_ for id_ in group if not agencies.isdisjoint(case.mastheads[id_])],
        [id_ for id_ in group if id_ in case.own_reports],
    )
    return sorted({id_ for kind in kinds for id_ in case.foremost(kind)})


def shown_source(case: Lineage, document: str, group: Iterable[str], named: Hops) -> Source | None:
    """Which of `group` had the text before `document`: by a mark, then by a credit, then by who was told it.

    Null where `document` itself bears a mark, and where copies name its outlet as theirs.
    """
    others = [id_ for id_ in group if id_ != document]
    marks = {id_: mark for id_ in others if (mark := case.agency_of(id_))}
    if case.agency_of(document) or any(masthead(mark.name) in case.mastheads[document] for mark in marks.values()):
        return None
    if page := case.earliest(id_ for id_ in marks if case.is_agency_page(id_) and not case.is_before(document, id_)):
        return Source(page, MARKED)
    if first := case.earliest(marks):
        name = marks[first].name
        own = case.earliest(id_ for id_ in others if masthead(name) in case.mastheads[id_])
        return Source(own, MARKED) if own else Source(first, MARKED, name)
    if first := case.earliest(id_ for id_ in others if id_ in named[document] and document not in named[id_]):
        return Source(first, MARKED)
    told = [id_ for id_ in others if id_ in case.own_reports]
    return Source(told[0], TOLD) if len(told) == 1 and document not in case.own_reports else None


def dated_source(case: Lineage, document: str, group: Iterable[str], named: Hops) -> Source | None:
    """Which of `group` is dated first, if that is before `document`; null where any bears a mark."""
    others = [id_ for id_ in group if id_ != document and document not in named[id_]]
    if any(map(case.agency_of, (document, *others))):
        return None
    first = case.earliest(id_ for id_ in others if case.is_before(id_, document))
    return Source(first, DATED) if first else None


class Quoting:
    """Tells what a document copies from what it quotes."""

    def __init__(self, case: Lineage) -> None:
        self._case = case
        self._quoted: dict[str, list[Span]] = {}
        self._said: dict[str, list[Span]] = defaultdict(list)
        for told in case.statements.values():
            self._said[told.document].extend(told.content)

    def quotes(self, document: str, at: Iterable[Place]) -> bool:
        """Whether nearly all that stands there is given as somebody's words: that it has from who said it."""
        text = self._case.documents[document].text
        if document not in self._quoted:
            self._quoted[document] = [*quotation_spans(text), *self._said[document]]
        quoted = self._quoted[document]
        own = 0
        for place in at:
            found = words(text[place.begin : place.end])
            own += sum(1 for _ in outside(found, [(b - place.begin, e - place.begin) for b, e in quoted]))
        return own < OWN
