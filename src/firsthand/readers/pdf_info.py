"""What a PDF says about itself: its document information, its headline, and the address a browser printed on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2

from firsthand.readers.pdf_lines import Paragraph
from firsthand.text.properties import Properties

_DAY = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")  # ISO 32000-1, 7.9.4
_ADDRESS = re.compile(r"https?://[^\s…]+(?=\s|$)")
_LARGER = 1.15  # times the account's letters: a headline
_LONGEST = 250  # characters of a headline


def stated(document: pypdfium2.PdfDocument) -> Properties:
    """The document information, as it stands."""
    values = {key: _clean(document.get_metadata_value(key)) for key in ("Title", "Author", "CreationDate")}
    return Properties(title=values["Title"], author=values["Author"], made=_day(values["CreationDate"] or ""))


def headline(paragraphs: Sequence[Paragraph], size: float) -> str | None:
    """The largest letters of the first page that has any larger than the account's."""
    account = [p for p in paragraphs if p.kind is None]
    first = account[0].lines[0].page if account else 0
    page = [p for p in account if p.lines[0].page == first and p.size > _LARGER * size and len(p.words) <= _LONGEST]
    largest = max((p.size for p in page), default=0.0)
    words = [p.words for p in page if p.size > 0.97 * largest]
    return " ".join(words[0].split()) if words else None


def address(paragraphs: Sequence[Paragraph]) -> str | None:
    """The address at the foot or head of the pages, as browsers print it; where there are several, none."""
    margins = [p.words for p in paragraphs if p.kind == "boilerplate"]
    found = {match.group() for words in margins for match in _ADDRESS.finditer(words)}
    return found.pop() if len(found) == 1 else None


def _clean(value: str) -> str | None:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split()) or None


def _day(value: str) -> str | None:
    match = _DAY.match(value)
    return "-".join(part for part in match.groups() if part) if match else None
