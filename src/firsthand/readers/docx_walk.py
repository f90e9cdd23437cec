"""A Word document's XML to paragraphs: words, links, markers of notes, in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from firsthand.readers.docx_writing import SHORT, Piece, in_line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Deleted and moved-away text, the fallback of a drawing, codes of fields, comments, the reading of a ruby: not read.
_AWAY = {
    f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}instrText", f"{W}delText", f"{W}delInstrText", f"{W}pPr",
    f"{W}rPr", f"{W}sdtPr", f"{W}tblPr", f"{W}rt", f"{W}sectPr",
}  # fmt: skip
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "•"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


@dataclass(slots=True)
class Found:
    """One paragraph, or one row of a table with short cells."""

    path: str  # of its element
    style: str = ""  # id of its style
    pieces: list[Piece] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(piece.words for piece in self.pieces)


def paragraphs(element: etree._Element, path: str) -> Iterator[Found]:
    """Paragraphs below an element whose own path is `path`, those of text boxes after the one that holds them."""
    counts: Counter[str] = Counter()
    for child in element.iterchildren(etree.Element):
        tag = etree.QName(child).localname
        counts[child.tag] += 1
        here = f"{path}/w:{tag}[{counts[child.tag]}]"
        if child.tag == f"{W}p":
            yield from _paragraph(child, here)
        elif child.tag == f"{W}tr":
            yield from _row(child, here)
        elif child.tag not in _AWAY:
            yield from paragraphs(child, here)


def _row(row: etree._Element, path: str) -> Iterator[Found]:
    if row.find(f"{W}trPr/{W}del") is not None:  # a deleted row
        return
    found = list(_cells(row, path))
    if all(len(cell) <= 1 for cell in found) and all(len(p.words) <= SHORT for cell in found for p in cell):
        yield Found(path, "", in_line(p.pieces for cell in found for p in cell))
    else:
        for cell in found:
            yield from cell


def _cells(row: etree._Element, path: str) -> Iterator[list[Found]]:
    for number, cell in enumerate(row.iter(f"{W}tc"), 1):
        if next(cell.iterancestors(f"{W}tr")) is row:  # cells of a table within a cell are read with it
            cell_path = f"{path}/w:tc[{number}]"
            yield [p for p in paragraphs(cell, cell_path) if p.words.strip() or any(x.note for x in p.pieces)]


def _paragraph(element: etree._Element, path: str) -> Iterator[Found]:
    style = element.find(f"{W}pPr/{W}pStyle")
    boxes: list[etree._Element] = []
    pieces = list(_pieces(element, None, hidden=False, boxes=boxes))
    yield Found(path, style.get(f"{W}val", "") if style is not None else "", pieces)
    for i, box in enumerate(boxes, 1):
        yield from paragraphs(box, f"{path}//w:txbxContent[{i}]")


def _pieces(element: etree._Element, link: str | None, *, hidden: bool, boxes: list[etree._Element]) -> Iterator[Piece]:
    for child in element.iterchildren(etree.Element):
        tag = child.tag
        if tag in _AWAY:
            continue
        if tag in (f"{W}t", f"{_M}t"):
            yield Piece((child.text or "").replace("\n", " "), link, hidden)
        elif tag in _SIGNS:
            if child.get(f"{W}type") not in ("page", "column"):
                yield Piece(_SIGNS[tag], link, hidden)
        elif tag in _NOTES:
            yield Piece("", note=(_NOTES[tag], child.get(f"{W}id", "")))
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag == f"{W}hyperlink":
            target = child.get(f"{_R}id") or (f"#{child.get(f'{W}anchor')}" if child.get(f"{W}anchor") else None)
            yield from _pieces(child, target, hidden=hidden, boxes=boxes)
        else:
            yield from _pieces(child, link, hidden=hidden or _is_hidden(child), boxes=boxes)


def _is_hidden(element: etree._Element) -> bool:
    vanish = element.find(f"{W}rPr/{W}vanish") if element.tag == f"{W}r" else None
    return vanish is not None and vanish.get(f"{W}val", "true") not in ("0", "false", "off")
