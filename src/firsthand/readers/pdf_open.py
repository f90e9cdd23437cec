"""A PDF's pages: opened, each with its runs; pages that are pictures are handed to OCR."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from firsthand.errors import Unreadable
from firsthand.readers import ocr
from firsthand.readers.pdf_margins import Page
from firsthand.readers.pdf_runs import Run, is_meaningless, page_size, runs_of

MOST_PAGES = 5000
MOST_SCANS = 300  # pages of one document that are read by OCR
_REMEDY = "Open it in a PDF viewer and save it again, or get it anew"
_WRONG = {
    pdfium.FPDF_ERR_PASSWORD: ("the PDF is encrypted", "Save it without a password"),
    pdfium.FPDF_ERR_SECURITY: ("the PDF is encrypted in a way that cannot be read", "Save it without protection"),
    pdfium.FPDF_ERR_FORMAT: ("the PDF is damaged or cut short", _REMEDY),
    pdfium.FPDF_ERR_FILE: ("the PDF is damaged or cut short", _REMEDY),
}
_STAMP = 5  # runs, at most, on a page that is otherwise a picture: a stamp, a number
_MOST = 0.5  # share of a page that a picture of it covers
_LETTERS = 100  # drawn lines, at least, that may be letters


@dataclass(slots=True)
class Seen:
    """What reading the pages showed."""

    recognised: list[int] = field(default_factory=list)  # pages read by OCR
    layered: list[int] = field(default_factory=list)  # pages whose text is invisible, over a picture
    broken: list[int] = field(default_factory=list)
    beyond: int = 0  # pages above the limit
    pictures: list[int] = field(default_factory=list)  # pages left unread, being pictures or as good as that
    attached: int = 0  # files in the PDF


def opened(path: str, data: bytes) -> pypdfium2.PdfDocument:
    """The document; raises Unreadable where it is encrypted, damaged or without pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        wrong, remedy = _WRONG.get(error.err_code, ("the PDF cannot be opened", _REMEDY))
        raise Unreadable(path, wrong, remedy) from error
    if not len(document):
        document.close()
        raise Unreadable(path, "the PDF has no pages", _REMEDY)
    return document


def pages_of(document: pypdfium2.PdfDocument, seen: Seen) -> Iterator[Page]:
    """Pages in order, at most `MOST_PAGES`; a page that cannot be read is noted and left out."""
    seen.beyond, seen.attached = max(0, len(document) - MOST_PAGES), document.count_attachments()
    for number in range(1, len(document) - seen.beyond + 1):
        try:
            with closing(document[number - 1]) as page:
                yield _page(page, number, seen)
        except pypdfium2.PdfiumError:
            seen.broken.append(number)


def _page(page: pypdfium2.PdfPage, number: int, seen: Seen) -> Page:
    with closing(page.get_textpage()) as text:
        width, height = page_size(page, text)
        meaningless = is_meaningless(text)
        runs = [] if meaningless else runs_of(page, text)
    if meaningless or _is_picture(page, runs):
        if not ocr.is_installed() or len(seen.recognised) >= MOST_SCANS:
            seen.pictures.append(number)
            return Page(number, width, height, runs)
        scale = min(ocr.SCALE, ocr.SIDE / max(width, height))
        image = page.render(scale=scale).to_pil()
        if (found := ocr.runs_of(image, 1 / scale)) or not runs:
            seen.recognised.append(number)
            return Page(number, image.width / scale, image.height / scale, found)
    elif runs and sum(len(r.text) for r in runs if r.hidden) > 0.5 * sum(len(r.text) for r in runs):
        seen.layered.append(number)
        runs = [r.shown() for r in runs]
    return Page(number, width, height, runs)


def _is_picture(page: pypdfium2.PdfPage, runs: list[Run]) -> bool:
    """Whether a picture covers most of a page with next to no words, or letters are drawn as lines."""
    if len(runs) > _STAMP:
        return False
    left, bottom, right, top = page.get_bbox()
    covered = drawn = 0.0
    for found in page.get_objects(max_depth=3):
        if found.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = found.get_bounds()
            covered = max(covered, (min(x1, right) - max(x0, left)) * (min(y1, top) - max(y0, bottom)))
        drawn += found.type == pdfium.FPDF_PAGEOBJ_PATH
    return covered > _MOST * (right - left) * (top - bottom) or (not runs and (covered > 0 or drawn > _LETTERS))
