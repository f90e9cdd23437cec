"""On which page of the report each thing stands, and links between pages that need no server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from firsthand.records import Document
from firsthand.report.sections import Part, Section, parts
from firsthand.report.view import ClaimView, Findings

FIRST = ""  # name of the first page
ON_FIRST = ("read", "overview")  # what else stands on the first page of several is its contents


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its name (the stem of its file) and what stands on it."""

    name: str
    parts: Sequence[Part]


class Layout:
    """All on one page (`folder` None), or a small first page and the others in a `folder` beside it."""

    def __init__(
        self, findings: Findings, sections: Sequence[Section], first: str = "report.html", folder: str | None = None
    ) -> None:
        self._findings = findings
        self._sections = sections
        self._first = first
        self._folder = folder

    @property
    def whole(self) -> bool:
        return self._folder is None

    def sheets(self) -> list[Sheet]:
        """Every page, the first one last: what it leads to is there before it is."""
        if self.whole:
            shown = [s for s in self._sections if s.id != "document-list"]
            return [Sheet(FIRST, [Part(section, section.items) for section in shown])]
        found: dict[str, list[Part]] = {}
        for section in self._sections:
            for part in parts(section):
                if part.items or section.id not in ("claims", "documents"):
                    found.setdefault(self.page(part), []).append(part)
        first = found.pop(FIRST)
        return [*(Sheet(name, its) for name, its in found.items()), Sheet(FIRST, first)]

    def page(self, part: Part) -> str:
        """The name of the page on which a part stands."""
        if self.whole:
            return FIRST
        if part.section.id == "claims" and part.items:
            return f"claim-{part.items[0].claim.id}"
        if part.section.id == "documents" and part.items:
            return f"document-{part.number}"
        if part.number == 1:
            return FIRST if part.section.id in ON_FIRST else part.section.id
        return f"{part.section.id}-{part.number}"

    def of_document(self, document: Document) -> str:
        return FIRST if self.whole else f"document-{self._findings.number[document.id]}"

    def of_claim(self, view: ClaimView) -> str:
        return self._claims[view.claim.id]

    def of_section(self, id_: str) -> tuple[str, str]:
        """The page and the anchor at which a section begins."""
        if self.whole:
            return FIRST, id_
        beginning = {"claims": "overview", "documents": "document-list"}.get(id_, id_)
        return FIRST if beginning in ON_FIRST else beginning, beginning

    def href(self, here: str, page: str, anchor: str) -> str:
        """What leads from the page `here` to an `anchor` on `page`."""
        if page == here:
            return f"#{anchor}"
        if page == FIRST:
            return f"../{quote(self._first)}#{anchor}"
        return f"{page}.html#{anchor}" if here else f"{quote(self._folder or '')}/{page}.html#{anchor}"

    @cached_property
    def _claims(self) -> dict[str, str]:
        """By claim id: its page."""
        return {
            view.claim.id: self.page(part)
            for section in self._sections
            if section.id in ("claims", "told-once")
            for part in parts(section)
            for view in part.items
        }
