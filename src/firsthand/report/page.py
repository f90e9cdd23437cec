"""The offline report: pages that ask the network for nothing and run no script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from firsthand.records import Document
from firsthand.report import told, wording
from firsthand.report.anchors import Anchors
from firsthand.report.drawn import shown
from firsthand.report.inert import visible
from firsthand.report.links import Layout, Sheet
from firsthand.report.sections import Section, sections
from firsthand.report.shown import Page
from firsthand.report.view import Findings

MARK = '<meta name="generator" content="Firsthand">'  # in the head of every page


def render(findings: Findings) -> str:
    """The report as one self-contained HTML page, every finding linked to the characters it rests on."""
    ((_, html),) = _pages(findings, sections(findings), None)
    return html


def pages(findings: Findings, first: str, folder: str) -> Iterator[tuple[str, str]]:
    """The report in pages: (name, HTML), the first page, of the empty name, last.

    `first` is the first page's file name; the others lie in `folder` beside it, each in a file named NAME.html.
    """
    yield from _pages(findings, sections(findings), (first, folder))


def _pages(findings: Findings, parts: list[Section], names: tuple[str, str] | None) -> Iterator[tuple[str, str]]:
    layout = Layout(findings, parts, *(names or ()))
    anchors = Anchors(findings)
    environment = _environment()
    template, contents = (environment.get_template(f"{name}.html.j2") for name in ("report", "contents"))
    navigation: dict[tuple[str, str], Markup] = {}  # by what stands on the page, and what leads to its beginning
    styles: dict[int, _Style] = {}  # by how many highlights it lights
    for sheet in layout.sheets():
        page = Page(findings, anchors, layout, sheet)
        current = "" if page.is_first else sheet.parts[0].section.id
        here = current, page.to_section(current) if current else ""
        if here not in navigation:
            navigation[here] = Markup(contents.render(page=page, sections=parts, current=current))  # escaped there
        slots = _slots(anchors, sheet)
        if slots not in styles:
            styles[slots] = _Style(slots)
        html = template.render(
            f=findings,
            page=page,
            contents=navigation[here],
            words=wording,
            told=told,
            mark=Markup(MARK),
            style=styles[slots],
        )
        yield sheet.name, html


def _slots(anchors: Anchors, sheet: Sheet) -> int:
    """The largest number of highlights in one document of the page."""
    documents: list[Document] = [d for part in sheet.parts if part.section.id == "documents" for d in part.items]
    return max((len(anchors.highlights(d.id)) for d in documents), default=0)


class _Style:
    """The style sheet.  Its last rules light up every part of the statement or evidence a link leads to."""

    def __init__(self, slots: int) -> None:
        base = files(__package__).joinpath("static/report.css").read_text(encoding="utf-8")
        lit = (
            f'.text:has([data-at="{slot}"]:target) .k{slot}{{background:var(--lit);color:var(--on-lit)}}'
            for slot in range(slots)
        )
        text = "\n".join([base, *lit, ""])
        self.text = Markup(text)  # our own file and numbers
        self.hash = f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("firsthand.report"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # no look at the templates' files for each page
    )


def _shown(value: Any) -> Any:
    """Applied to whatever a template prints: no text from outside can reach the page unescaped."""
    if type(value) is str or (isinstance(value, str) and not hasattr(value, "__html__")):
        # text that needs no more is escaped by the template, which is faster
        return shown(value) if "\r" in value else visible(value)
    return "" if value is None else value
