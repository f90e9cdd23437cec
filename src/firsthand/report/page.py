"""The offline report: one HTML file that asks the network for nothing and runs no script."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from firsthand.records import Document, Figure, Origin, Place, Route, Utterance, Voice
from firsthand.report import plot, wording
from firsthand.report.anchors import Anchors
from firsthand.report.inert import shortened, visible
from firsthand.report.marks import Region, regions
from firsthand.report.view import Findings

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render(findings: Findings) -> str:
    """The report as one self-contained HTML page, every finding linked to the characters it rests on."""
    page = Page(findings)
    style = page.style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().get_template("report.html.j2")
    return template.render(
        f=findings, page=page, words=wording, style=Markup(style), style_hash=f"sha256-{digest}"
    )  # our own file and numbers


class Page:
    """What the templates ask for besides the findings."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self.anchors = Anchors(findings)
        self.plot, self.scale_of = plot.plot, plot.scale_of
        self._claims = {view.claim.id: view for view in findings.claims}

    @property
    def title(self) -> str:
        roots = self._findings.roots
        return roots[0] if len(roots) == 1 else wording.counted(len(self._findings.documents), "document")

    def style(self) -> str:
        """The style sheet.  Its last rules light up every part of the statement or evidence a link leads to."""
        sheet = files(__package__).joinpath("static/report.css").read_text(encoding="utf-8")
        slots = range(self.anchors.most())
        lit = (
            f'.text:has([data-at="{slot}"]:target) .k{slot}{{background:var(--lit);color:var(--on-lit)}}'
            for slot in slots
        )
        return "\n".join([sheet, *lit, ""])

    def regions(self, document: Document) -> list[Region]:
        return regions(
            document.text, self.anchors.highlights(document.id), self._findings.blocks_of.get(document.id, ())
        )

    def language(self, document: Document) -> str:
        """A language tag that is safe to declare; empty where none is known."""
        return document.language if document.language and _LANGUAGE.fullmatch(document.language) else ""

    def heading(self, document: Document) -> str:
        """The document's title; without one, the path it was read from."""
        return self._findings.names.hide(document.title or document.path)

    def origin_name(self, origin: Origin) -> str:
        findings = self._findings
        outlet = findings.names.hide(origin.outlet) if origin.outlet else ""
        if origin.voice:
            return findings.names.of(origin.voice) + (f", recorded by {outlet}" if outlet else "")
        if outlet:
            return outlet
        number = findings.number.get(origin.document or "")
        return f"document {number}" if number else "an origin not known by name"

    def place_of(self, figure: Figure) -> Place:
        return Place(document=figure.document, begin=figure.begin, end=figure.end)

    def excerpt(self, place: Place) -> str:
        """The characters of a piece of evidence, shortened where they are many."""
        text = self._findings.document[place.document].text[place.begin : place.end]
        return shortened(self._findings.names.hide(text), 140)

    def route_end(self, route: Route) -> str:
        """What a route leads to, where that is no document of the case."""
        findings = self._findings
        if route.to in findings.voice:
            return findings.names.of(route.to)
        return findings.names.hide(route.to_name) if route.to_name else "a source not known by name"

    def labels(self, voices: list[Voice]) -> list[str]:
        names = [self._findings.names.of(voice.id) for voice in voices]
        return sorted(names, key=lambda name: (len(name), name))

    def by_name(self, voices: list[Voice]) -> list[Voice]:
        return sorted(voices, key=lambda voice: (self._findings.names.of(voice.id).casefold(), voice.id))

    def described(self, id_: str) -> tuple[str, str]:
        """What an id stands for, in words, and where in the page it is (empty: nowhere)."""
        findings = self._findings
        if id_ in findings.number:
            outlet = findings.document[id_].outlet
            name = f" ({outlet})" if outlet else ""
            return f"document {findings.number[id_]}{name}", f"d{findings.number[id_]}"
        if id_ in findings.utterance:
            return self._utterance(findings.utterance[id_])
        if id_ in findings.statement:
            statement = findings.statement[id_]
            return f"“{shortened(findings.words(statement), 120)}”", self.anchors.statement(statement)
        if id_ in self._claims:
            return f"the claim “{self._claims[id_].text}”", id_
        return (findings.names.of(id_), "voices") if id_ in findings.voice else ("something not in this case", "")

    def _utterance(self, utterance: Utterance) -> tuple[str, str]:
        tellings = self._findings.tellings(utterance)
        if not tellings:
            return "an utterance", ""
        first = tellings[0].statement
        words = shortened(self._findings.words(first), 120)
        return f"{self._findings.names.of(utterance.voice)}: “{words}”", self.anchors.statement(first)


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("firsthand.report"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: Any) -> Any:
    """Applied to whatever a template prints: no text from outside can reach the page unescaped."""
    if value is None:
        return ""
    if hasattr(value, "__html__") or not isinstance(value, str):
        return value
    text = visible(value)
    # written as a reference, or the HTML parser would make it a line feed
    return Markup(str(escape(text)).replace("\r", "&#13;")) if "\r" in text else text  # escaped here
