"""The parts of the report, in order, and how many of each one's items stand on a page of a large case's report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.report.series import series
from firsthand.report.view import ClaimView, Findings
from firsthand.report.when import timeline

TOLD_BY = 20  # documents whose claims that they alone tell stand on one page


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report; its template is named as it is."""

    id: str
    title: str
    items: Sequence[Any]
    on_a_page: int
    counted: bool = True  # whether the contents tell how many items there are
    # the number of the page on which an item stands, where that is not to change when items are added before it
    page_of: Callable[[Any], int] | None = None

    @property
    def lasting(self) -> bool:
        """Whether its pages stay as they are when others come: then none tells how many there are."""
        return self.on_a_page == 1 or self.page_of is not None


@dataclass(frozen=True, slots=True)
class Part:
    """Some items of a section, as they stand on one page."""

    section: Section
    items: Sequence[Any]
    number: int = 1
    of: int = 1


def sections(findings: Findings) -> list[Section]:
    """All parts of the report, in the order in which one page shows them."""
    f = findings

    def number_of(view: ClaimView) -> int:
        """The number of the one document that tells it, from 0."""
        return min((f.number[d.id] for _, side in view.sides if side for d in side.documents), default=1) - 1

    told_once = sorted(f.told_once, key=number_of)  # those of one document stay in alphabetical order
    public = [voice for voice in f.voice.values() if not voice.private]
    return [
        Section("read", "What was read", (), 1, counted=False),
        Section("overview", "Claims at a glance", f.gathered, 300, counted=False),
        Section("claims", "Claims", f.gathered, 1),
        Section("told-once", "Told once", told_once, 100, page_of=lambda view: number_of(view) // TOLD_BY + 1),
        Section("missing", "Get next", f.missing, 400),
        Section("figures", "Figures", series(f), 400),
        Section("timeline", "Timeline", timeline(f), 60, counted=False),
        Section("other", "Other utterances", f.unclaimed, 200),
        Section("voices", "Voices", sorted(public, key=lambda v: (f.names.of(v.id).casefold(), v.id)), 500),
        Section("routes", "Routes", f.routes, 300),
        Section("passages", "Shared passages", f.passages, 300),
        Section("doubt", "In doubt", f.proposals, 300),
        Section("document-list", "All documents", f.documents, 500),
        Section("documents", "Documents", f.documents, 1),
    ]


def parts(section: Section) -> Iterator[Part]:
    """The section cut into parts; one part, though empty, where it has no items."""
    if section.page_of is not None:
        pages: dict[int, list[Any]] = {}
        for item in section.items:
            pages.setdefault(section.page_of(item), []).append(item)
        last = max(pages, default=1)
        yield from (Part(section, pages.get(number, ()), number, last) for number in range(1, last + 1))
        return
    size = section.on_a_page
    count = max(1, -(-len(section.items) // size))
    for number in range(1, count + 1):
        yield Part(section, section.items[(number - 1) * size : number * size], number, count)
