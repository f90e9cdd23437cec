"""What the templates of one page ask for: words and links for every record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from firsthand.records import Document, Figure, Origin, Place, Statement, Utterance
from firsthand.report import plot, wording
from firsthand.report.anchors import Anchors
from firsthand.report.compare import Part as Words
from firsthand.report.compare import compare
from firsthand.report.drawn import link, text_of
from firsthand.report.inert import shortened, visible
from firsthand.report.links import FIRST, Layout, Sheet
from firsthand.report.marks import regions
from firsthand.report.routes import Picture, picture
from firsthand.report.sections import Part
from firsthand.report.view import ClaimView, Findings, SideView
from firsthand.report.when import span

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Described(NamedTuple):
    """What an id stands for, in words, and what leads there (empty: nothing does)."""

    text: str
    href: str


class Page:
    """One page's view of the findings: its links lead from where it lies."""

    def __init__(self, findings: Findings, anchors: Anchors, layout: Layout, sheet: Sheet) -> None:
        self.findings = findings
        self._layout = layout
        self._here = sheet.name
        self.anchors = anchors
        self.sheet = sheet
        self.whole = layout.whole
        self.is_first = sheet.name == FIRST
        self.counts = self.is_first or self.whole  # others are not to change with every document that is added
        self.plot, self.scale_of, self.compare = plot.plot, plot.scale_of, compare

    @property
    def title(self) -> str:
        roots = self.findings.roots
        if not self.counts and len(roots) != 1:
            return "Several folders"
        return roots[0] if len(roots) == 1 else wording.counted(len(self.findings.documents), "document")

    @property
    def name(self) -> str:
        """What tells the page from the others; empty for the first."""
        part = self.sheet.parts[0]
        if self.is_first:
            return ""
        if part.section.id == "documents":
            return f"Document {part.number}"
        if part.section.id == "claims" and part.items:
            return shortened(part.items[0].text, 60)
        return (
            part.section.title
            if part.of == 1 or part.section.lasting
            else f"{part.section.title}, {part.number} of {part.of}"
        )

    # -- links

    def to_document(self, document: Document) -> str:
        anchor = f"d{self.findings.number[document.id]}"
        return self._layout.href(self._here, self._layout.of_document(document), anchor)

    def to_statement(self, statement: Statement) -> str:
        return self._in(statement.document, self.anchors.statement(statement))

    def to_place(self, place: Place) -> str:
        return self._in(place.document, self.anchors.place(place))

    def to_claim(self, view: ClaimView) -> str:
        return self._layout.href(self._here, self._layout.of_claim(view), view.claim.id)

    def to_section(self, id_: str) -> str:
        return self._layout.href(self._here, *self._layout.of_section(id_))

    def to_part(self, part: Part, number: int) -> str:
        """The part of the same section that has this number; empty where there is none."""
        if not 1 <= number <= part.of:
            return ""
        other = Part(part.section, part.section.items[number - 1 : number], number, part.of)
        return self._layout.href(self._here, self._layout.page(other), "main")

    def _in(self, document: str, anchor: str) -> str:
        return self._layout.href(self._here, self._layout.of_document(self.findings.document[document]), anchor)

    # -- documents

    def doc(self, document: Document) -> Markup:
        """The document's number, leading to it."""
        return link(self.findings.number[document.id], self.to_document(document))

    def docs(self, ids: Iterable[str]) -> Markup:
        """The numbers of these documents, in order, each leading to its own."""
        return Markup(" ").join(map(self.doc, self.findings.in_order(ids)))

    def text(self, document: Document) -> Markup:
        """The document's text with everything marked in it that a link can lead to."""
        blocks = self.findings.blocks_of.get(document.id, ())
        return text_of(regions(document.text, self.anchors.highlights(document.id), blocks))

    def language(self, document: Document) -> str:
        """A language tag that is safe to declare; empty where none is known."""
        return document.language if document.language and _LANGUAGE.fullmatch(document.language) else ""

    def heading(self, document: Document) -> str:
        """The document's title; without one, the path it was read from."""
        return self.findings.names.hide(document.title or document.path)

    def site(self, document: Document) -> str:
        """The site that opening the document's address would call; empty where it is no plain web address."""
        url = document.url or ""
        try:
            parts = urlsplit(url)
        except ValueError:
            return ""
        plain = url.isascii() and visible(url) == url and not re.search(r"\s", url)
        return parts.hostname or "" if plain and parts.scheme in ("http", "https") else ""

    def place_of(self, figure: Figure) -> Place:
        return Place(document=figure.document, begin=figure.begin, end=figure.end)

    def excerpt(self, place: Place) -> str:
        """The characters of a piece of evidence, shortened where they are many."""
        text = self.findings.document[place.document].text[place.begin : place.end]
        return shortened(self.findings.names.hide(text), 140)

    # -- claims

    def picture(self, view: ClaimView) -> Picture | None:
        return picture(self.findings, view)

    def when(self, side: SideView) -> list[str]:
        """When the side was said, and when its documents were published, as far as stated."""
        said = span(u.said_on for u in side.utterances)
        published = span(d.published for d in side.documents)
        return [f"{what} {dates}" for what, dates in (("said", said), ("published", published)) if dates]

    def compared(self, form: Statement, statement: Statement) -> list[Words]:
        """A retelling's words against those of the chosen form."""
        return compare(self.findings.words(form), self.findings.words(statement))

    def origin_name(self, origin: Origin) -> str:
        findings = self.findings
        outlet = findings.names.hide(origin.outlet) if origin.outlet else ""
        if origin.voice:
            return findings.names.of(origin.voice) + (f", recorded by {outlet}" if outlet else "")
        if outlet:
            return outlet
        number = findings.number.get(origin.document or "")
        return f"document {number}" if number else "an origin not known by name"

    # -- whatever has an id

    def described(self, id_: str) -> Described:
        """What an id stands for, in words, and what leads there."""
        findings = self.findings
        if id_ in findings.document:
            document = findings.document[id_]
            name = f" ({findings.names.hide(document.outlet)})" if document.outlet else ""
            return Described(f"document {findings.number[id_]}{name}", self.to_document(document))
        if id_ in findings.utterance:
            return self._utterance(findings.utterance[id_])
        if id_ in findings.statement:
            statement = findings.statement[id_]
            words = shortened(findings.words(statement), 120)
            return Described(f"{findings.speaker(statement)}: {wording.quoted(words)}", self.to_statement(statement))
        if id_ in findings.claim:
            view = findings.claim[id_]
            return Described(f"the claim “{view.text}”", self.to_claim(view))
        if id_ in findings.voice:
            return Described(findings.names.of(id_), self.to_section("voices"))
        return Described("something not in this case", "")

    def _utterance(self, utterance: Utterance) -> Described:
        tellings = self.findings.tellings(utterance)
        if not tellings:
            return Described("an utterance", "")
        first = tellings[0].statement
        words = shortened(self.findings.words(first), 120)
        speaker = self.findings.names.of(utterance.voice)
        return Described(f"{speaker}: {wording.quoted(words)}", self.to_statement(first))
