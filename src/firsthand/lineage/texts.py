"""Whose text a document carries: an agency's, another document's, its own, or one that is unknown but shared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.ids import derive
from firsthand.lineage import FOREMOST, Lineage
from firsthand.lineage.heard import common_outlet, first_page
from firsthand.records import Origin, Route, TextOrigin
from firsthand.text.mastheads import masthead
from firsthand.text.sharing import MOSTLY, share_in

# How sure a finding is; set by hand until a measured corpus is there.
UNMARKED = 0.9  # factor for a document whose twin carries the mark
ALIKE = 0.8  # that documents with one text have it from one source
CREDITED, OWN_REPORTER, OWN_BYLINE = 0.7, 0.6, 0.5


class _Own(NamedTuple):
    confidence: float
    why: str
    firsthand: bool | None
    named: bool  # others name it as where they have it from


@dataclass(frozen=True, slots=True)
class Text:
    """One text, the documents that carry it, and where it comes from as far as something shows it."""

    members: tuple[str, ...]
    outlet: str | None
    original: str | None  # document that is the original, if the case holds it
    confidence: float
    why: str
    firsthand: bool | None = None

    @property
    def origin(self) -> str:
        """Equal for all that carry this text, other for every other text, of one agency too."""
        return derive("origin", "text", self.outlet, self.members[0])


def texts(case: Lineage, routes: Sequence[Route]) -> list[Text]:
    """The texts of which something is known: shared ones, agencies', and those that a document shows to be its own."""
    in_family = {id_ for family in case.families for id_ in family}
    alone = [(id_,) for id_ in case.documents if id_ not in in_family]
    own = _own(case, routes)
    return [text for group in [*case.families, *alone] for text in _of_group(case, group, own)]


def text_origins(case: Lineage, found: Sequence[Text]) -> Iterator[TextOrigin]:
    """One row for each text a document carries, largest share first; none where nothing is known."""
    text_of = {id_: text for text in found for id_ in text.members}
    also: dict[str, set[str]] = defaultdict(set)
    for pair in case.shared:
        for whole, part, share in ((pair.a, pair.b, pair.of_b), (pair.b, pair.a, pair.of_a)):
            if share > MOSTLY and part in text_of and text_of[part] is not text_of.get(whole):
                also[whole].add(part)  # a roundup holds `part` whole
    for document in case.documents:
        rows = [_row(case, document, text_of[document])] if document in text_of else []
        for origin in sorted({text_of[part].origin for part in also[document]}):
            parts = [part for part in sorted(also[document]) if text_of[part].origin == origin]
            share = share_in(case.sequences[document], [case.sequences[part] for part in parts])
            rows.append(_held(document, text_of[parts[0]], share))
        yield from sorted(rows, key=lambda row: (-row.share, row.origin))


def origin_rows(found: Iterable[Text]) -> Iterator[Origin]:
    """The Origin of each text."""
    for text in found:
        yield Origin(
            id=text.origin,
            outlet=text.outlet,
            voice=None,
            document=text.original,
            firsthand=text.firsthand,
            why=text.why,
        )


def _of_group(case: Lineage, group: tuple[str, ...], own: dict[str, _Own]) -> Iterator[Text]:
    marks = {id_: mark for id_ in group if (mark := case.agency_of(id_))}
    by_agency: dict[str, list[str]] = defaultdict(list)
    for id_, mark in marks.items():
        by_agency[mark.name].append(id_)
    nearest = {id_: _nearest(case, id_, by_agency) for id_ in group if id_ not in marks}
    for name, marked in sorted(by_agency.items()):
        carriers = [id_ for id_, agency in nearest.items() if agency == name]
        page = case.earliest(filter(case.is_agency_page, marked))
        sure = max(marks[id_].confidence for id_ in marked)
        yield Text(tuple(sorted(marked + carriers)), name, page, sure, f"marked as {name}'s text")
    rest = tuple(id_ for id_, agency in nearest.items() if agency is None)
    shown = _originals(case, rest, own)
    if shown and (outlet := common_outlet(case, shown)):
        best = own[shown[0]]
        yield Text(rest, outlet, first_page(case, shown), best.confidence, best.why, best.firsthand)
    elif len(rest) > 1:
        yield Text(rest, None, None, ALIKE, f"one text in {len(rest)} documents; none names its source")


def _nearest(case: Lineage, document: str, by_agency: dict[str, list[str]]) -> str | None:
    """The agency whose marked copies hold most of an unmarked document; null where two hold as much."""
    if len(by_agency) < 2:
        return next(iter(by_agency), None)
    text = case.sequences[document]
    shares = sorted(
        (
            (share_in(text, [case.sequences[id_] for id_ in marked[:FOREMOST]]), name)
            for name, marked in by_agency.items()
        ),
        reverse=True,
    )
    return shares[0][1] if shares[0][0] > shares[1][0] else None


def _own(case: Lineage, routes: Sequence[Route]) -> dict[str, _Own]:
    """Documents that something shows to be their own origin: what they were told, others that name them, or both."""
    passed_on = {(route.from_, route.subject) for route in routes if route.kind in ("credit", "quote")}
    named = {
        route.to
        for route in routes
        if route.kind == "credit" and route.to in case.documents
        if (route.to, route.subject) not in passed_on
    }
    found: dict[str, _Own] = {}
    for id_ in sorted(named.union(case.own_reports)):
        why = case.own_reports.get(id_)
        sure = CREDITED if id_ in named else OWN_BYLINE if why and why.startswith("byline") else OWN_REPORTER
        found[id_] = _Own(sure, why or "others name it as where they have it from", True if why else None, id_ in named)
    return found


def _originals(case: Lineage, group: Sequence[str], own: dict[str, _Own]) -> list[str]:
    """Those of a text's documents that are shown best to be its original.

    Who was told it comes before whom others name: a copy is named too, by those who have it from there.  Such a one
    is not taken for the original where another document with the text is dated before it.
    """
    told = [id_ for id_ in group if id_ in own and own[id_].firsthand]
    if told:
        return [id_ for id_ in told if own[id_].named] or told
    first = case.foremost(group)
    return [id_ for id_ in group if id_ in own and not any(case.is_before(other, id_) for other in first)]


def _row(case: Lineage, document: str, text: Text) -> TextOrigin:
    mark = case.agency_of(document)
    others = [case.sequences[id_] for id_ in text.members[: FOREMOST + 1] if id_ != document]
    itself = document == text.original or (mark is not None and masthead(mark.name) == masthead(text.outlet or ""))
    share = 1.0 if itself else share_in(case.sequences[document], others)
    if text.outlet is None or itself:
        sure, why = text.confidence, text.why
    else:
        sure = text.confidence * UNMARKED
        why = f"the same text as another document: {text.why}"
    return TextOrigin(
        document=document,
        origin=text.origin,
        outlet=text.outlet,
        from_document=text.original,
        share=share,
        confidence=sure,
        why=why,
    )


def _held(document: str, text: Text, share: float) -> TextOrigin:
    return TextOrigin(
        document=document,
        origin=text.origin,
        outlet=text.outlet,
        from_document=text.original,
        share=share,
        confidence=text.confidence * UNMARKED,
        why=f"holds a text whole that is {text.why}" if text.outlet else "holds a text whole that others carry too",
    )
