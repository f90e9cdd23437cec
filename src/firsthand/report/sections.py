"""The parts of the report, in order, and how many of each one's items stand on a page of a large case's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.report.series import series
from firsthand.report.view import Findings
from firsthand.report.when import timeline


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report; its template is named as it is."""

    id: str
    title: str
    items: Sequence[Any]
    on_a_page: int
    counted: bool = True  # whether the contents tell how many items there are


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
    public = [voice for voice in f.voice.values() if not voice.private]
    return [
        Section("read", "What was read", (), 1, counted=False),
        Section("overview", "Claims at a glance", f.gathered, 300, counted=False),
        Section("claims", "Claims", f.gathered, 1),
        Section("told-once", "Told once", f.told_once, 100),
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
    size = section.on_a_page
    count = max(1, -(-len(section.items) // size))
    for number in range(1, count + 1):
        yield Part(section, section.items[(number - 1) * size : number * size], number, count)
