"""The offline report: pages that ask the network for nothing and run no script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from firsthand.records import Document
from firsthand.report import wording
from firsthand.report.anchors import Anchors
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
    template = _environment().get_template("report.html.j2")
    sheet_of_style = files(__package__).joinpath("static/report.css").read_text(encoding="utf-8")
    for sheet in layout.sheets():
        style = _style(sheet_of_style, anchors, sheet)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        page = Page(findings, anchors, layout, sheet)
        html = template.render(
            f=findings,
            page=page,
            sections=parts,
            words=wording,
            mark=Markup(MARK),
            style=Markup(style),  # our own file and numbers
            style_hash=f"sha256-{digest}",
        )
        yield sheet.name, html


def _style(base: str, anchors: Anchors, sheet: Sheet) -> str:
    """The style sheet.  Its last rules light up every part of the statement or evidence a link leads to."""
    documents: list[Document] = [d for part in sheet.parts if part.section.id == "documents" for d in part.items]
    slots = range(max((len(anchors.highlights(d.id)) for d in documents), default=0))
    lit = (
        f'.text:has([data-at="{slot}"]:target) .k{slot}{{background:var(--lit);color:var(--on-lit)}}' for slot in slots
    )
    return "\n".join([base, *lit, ""])


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
