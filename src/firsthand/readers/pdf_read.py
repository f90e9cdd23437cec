"""A PDF to its text: pages to columns, lines and paragraphs, with notes and margins told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from firsthand.errors import Unreadable
from firsthand.readers import ocr
from firsthand.readers.pdf_columns import regions
from firsthand.readers.pdf_info import address, headline, stated
from firsthand.readers.pdf_lines import Paragraph, lines_of, paragraphs, usual_size
from firsthand.readers.pdf_margins import Page, Parted, parted
from firsthand.readers.pdf_notes import Markers, is_notes_heading, notes, raised, split_footnotes, without_label
from firsthand.readers.pdf_open import Seen, opened, pages_of
from firsthand.readers.pdf_runs import Run
from firsthand.readers.pdf_text import draw
from firsthand.readers.reading import Reading
from firsthand.text.assembly import without_overlap
from firsthand.text.blocks import text_blocks
from firsthand.text.properties import Properties, borne_out

_SMALL_LETTER = re.compile(r"[“‘\"'(]?[a-zß-öø-ÿ]")
_BETWEEN = 3  # paragraphs of the account (captions among them) back to which one may have broken off
_RECENT = 60  # paragraphs of any kind among which they are looked for


def read(path: str, data: bytes) -> list[Reading]:
    """One document.

    Raises Unreadable where it is encrypted, damaged, empty, or holds only pictures that cannot be read.
    """
    seen = Seen()
    with closing(opened(path, data)) as file:
        pages = list(pages_of(file, seen))
        properties = stated(file)
    if not any(page.runs for page in pages):
        raise _nothing(path, seen)
    return [document(pages, seen, properties)]


def document(pages: Sequence[Page], seen: Seen, properties: Properties | None = None) -> Reading:
    """One document from its pages' runs; `properties` is what the file states of itself."""
    flow = _Flow(usual_size(run for page in pages for run in page.runs))
    for page in parted(pages):
        flow.page(page)
    drawn = draw(flow.made)
    text = drawn.assembly.text
    blocks = tuple(without_overlap([*drawn.assembly.blocks, *text_blocks(text)]))
    about = borne_out(replace(properties or Properties(), headline=headline(flow.made, flow.size)), text, blocks)
    return Reading(
        text=text,
        blocks=blocks,
        places=tuple(drawn.places),
        links=tuple(drawn.assembly.ties()),
        published=about.published,
        author=about.author,
        title=about.title,
        url=address(flow.made),
        warnings=(*_warnings(seen, pages), *about.warnings),
    )


@dataclass(slots=True)
class _Flow:
    """The paragraphs of the text in the making, and what the pages so far have shown."""

    size: float  # of the account's letters
    made: list[Paragraph] = field(default_factory=list)
    markers: Markers = field(default_factory=Markers)
    in_endnotes: bool = False
    indents: Counter[bool] = field(default_factory=Counter)  # paragraphs whose first line stands in, and others

    def page(self, page: Parted) -> None:
        """Adds a page: its head, its columns in order, the notes at its foot, its foot."""
        number = page.page.number
        self.made += _margin(page.head, number)
        feet: list[Paragraph] = []
        columns = [list(paragraphs(lines_of(region, number))) for region in regions(page.body)]
        raised([paragraph for column in columns for paragraph in column])
        for column in columns:
            self.markers.meet(column)
            account, foot = split_footnotes(column, self.size, self.markers.met, self._last_note())
            feet += foot
            for i, paragraph in enumerate(account):
                self._add(paragraph, number, first=i == 0)
        self.made += notes(feet, number, self._last_note(), self.markers.met)
        self.made += _margin(page.foot, number)

    def _add(self, paragraph: Paragraph, number: int, *, first: bool) -> None:
        if paragraph.lines[0].hidden:
            paragraph.kind = "boilerplate"
        self.in_endnotes = self.in_endnotes and self._is_endnote(paragraph)
        if self.in_endnotes:
            self.made += notes([paragraph], number, self._last_note(), self.markers.met)
            return
        before = self._broken_off(paragraph) if first and paragraph.kind is None else None
        if before:
            before.go_on(paragraph)
        else:
            self.made.append(paragraph)
            self.indents[paragraph.is_indented] += not first and len(paragraph.lines) > 1
        self.in_endnotes = is_notes_heading(paragraph)

    def _is_endnote(self, paragraph: Paragraph) -> bool:
        """Whether it begins with a label, or the note before it breaks off."""
        last = self.made[-1]
        return bool(without_label(paragraph.lines[0])) or (last.kind == "note" and last.is_open)

    def _last_note(self) -> Paragraph | None:
        recent = reversed(self.made[-_RECENT:])
        return next((p for p in recent if p.kind == "note"), None)

    def _broken_off(self, paragraph: Paragraph) -> Paragraph | None:
        """The paragraph that goes on in this one, at the head of a column."""
        account = [p for p in reversed(self.made[-_RECENT:]) if p.kind is None][:_BETWEEN]
        if account and self._goes_on_inside(account[0], paragraph):
            return account[0]
        return next((p for i, p in enumerate(account) if _goes_on(p, paragraph, near=i == 0)), None)

    def _goes_on_inside(self, before: Paragraph, after: Paragraph) -> bool:
        """Whether a paragraph goes on with a new sentence: its lines show it, or the missing indent of the next."""
        if not _is_alike(before, after) or len(before.lines) == 1:
            return False
        indents = self.indents[True] > 3 * self.indents[False]
        return not after.is_indented and (before.is_full if indents else before.is_unended)


def _goes_on(before: Paragraph, after: Paragraph, *, near: bool) -> bool:
    """Whether a paragraph that breaks off goes on in one at the head of the next column or page."""
    last, first = before.lines[-1], after.lines[0]
    if not _is_alike(before, after) or not before.is_open:
        return False
    if _SMALL_LETTER.match(first.words.lstrip()):
        return True
    full = before.is_full if len(before.lines) == 1 else last.x1 > before.right - 2.5 * last.size
    return near and full and not is_notes_heading(after)


def _is_alike(before: Paragraph, after: Paragraph) -> bool:
    last, first = before.lines[-1].size, after.lines[0].size
    rough = 0.06 if before.lines[-1].sure is None else 0.25
    return abs(last - first) <= rough * last


def _margin(found: Sequence[Sequence[Run]], page: int) -> list[Paragraph]:
    """Rows of a page's head or foot, each a block."""
    made = [lines_of(row, page) for row in found]
    return [Paragraph(lines, lines[0].x0, lines[0].x1, "boilerplate") for lines in made]


def _nothing(path: str, seen: Seen) -> Unreadable:
    if seen.pictures:
        return Unreadable(path, "the PDF holds only images of pages, and nothing here reads images", ocr.INSTALL)
    if seen.broken:
        return Unreadable(path, "no page of the PDF can be read", "Open it in a PDF viewer and save it again")
    return Unreadable(path, "the PDF holds no text", "Leave it out, or scan it again where it shows words")


def _warnings(seen: Seen, pages: Sequence[Page]) -> Iterator[str]:
    if seen.beyond:
        yield f"only the first {len(pages)} of {len(pages) + seen.beyond} pages were read"
    if seen.recognised:
        yield ocr.WARNING
    if seen.layered:
        yield f"text recognised in an image before it came here: page {_listed(seen.layered)}"
    doubtful = [p.number for p in pages if p.number in seen.recognised and ocr.doubt(p.runs)]
    if doubtful:
        yield f"pages read with doubt: {_listed(doubtful)}"
    if seen.attached:
        yield f"files attached to the PDF were not read: {seen.attached}"
    if seen.broken:
        yield f"pages that could not be read: {_listed(seen.broken)}"
    if seen.pictures:
        remedy = "" if ocr.is_installed() else f". {ocr.INSTALL}"
        yield f"pages not read, being images: {_listed(seen.pictures)}{remedy}"


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers, runs of them as from-to."""
    starts = [n for n in numbers if n - 1 not in numbers]
    ends = [n for n in numbers if n + 1 not in numbers]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))
