"""A page's characters to runs: words that stand side by side on one baseline."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from firsthand.text.hyphens import SOFT

GAP = 0.8  # of the letters' size: white space that ends a run
_SPACE = 0.28  # of the letters' size: white space that parts words where no space is written
_BASELINE = 0.12  # of the letters' size: two characters on one baseline differ less
_HYPHENS = {0x02, 0xAD}  # how a hyphen at a line's end that is not the word's own comes out
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNKNOWN = 0.3  # share of letters without a meaning above which a page is as good as a picture
_SPECK = 0.1  # points: the size of letters that nobody sees
_INVISIBLE = 3  # text render mode (ISO 32000-1, table 106)


@dataclass(frozen=True, slots=True)
class Run:
    """Words on one baseline.  Lengths in points, from the page's left and upper edge (OCR: likewise)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float  # height of the font
    hidden: bool = False  # written so that a page does not show it
    sideways: bool = False  # turned otherwise than most of the page
    sure: float | None = None  # confidence of OCR

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    def shown(self) -> Run:
        """The same, taken for visible."""
        return replace(self, hidden=False)


@dataclass(slots=True)
class _Character:
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    x: float
    baseline: float
    size: float
    hidden: bool
    sideways: bool


def runs_of(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> list[Run]:
    """Runs of a page in the order in which the file writes them; sideways pages are turned upright."""
    turn = _turn(text)
    return list(_runs(_characters(page, text, turn)))


def is_meaningless(text: pypdfium2.PdfTextPage) -> bool:
    """Whether the page's letters are only shapes: their font does not say which letters they are."""
    codes = [pdfium.FPDFText_GetUnicode(text, i) for i in range(text.count_chars())]
    letters = [code for code in codes if code > 32 or code == 0]
    unknown = sum(code in (0, 0xFFFD) or not (chr(code).isprintable() or code in _HYPHENS) for code in letters)
    return unknown > _UNKNOWN * len(letters) and len(letters) > 10


def page_size(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> tuple[float, float]:
    """Width and height in points, as `runs_of` has turned the page."""
    width, height = _unturned(page)
    return (height, width) if _turn(text) in (90, 270) else (width, height)


def _unturned(page: pypdfium2.PdfPage) -> tuple[float, float]:
    left, bottom, right, top = page.get_bbox()
    return right - left, top - bottom


def _turn(text: pypdfium2.PdfTextPage) -> int:
    """By how many degrees most of a page's letters are turned to the left: 0, 90, 180 or 270."""
    count, matrix = text.count_chars(), pdfium.FS_MATRIX()
    angles: Counter[int] = Counter()
    for i in range(0, count, max(1, count // 200)):
        if pdfium.FPDFText_GetUnicode(text, i) > 32 and pdfium.FPDFText_GetMatrix(text, i, matrix):
            angles[_angle(matrix)] += 1
    return angles.most_common(1)[0][0] if angles else 0


def _angle(matrix: pdfium.FS_MATRIX) -> int:
    return round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4 * 90


def _characters(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, turn: int) -> Iterator[_Character]:
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    hidden, holder = False, None
    high = ""
    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        words = "-" + SOFT if code in _HYPHENS else high + chr(code)
        high = ""
        words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        pdfium.FPDFText_GetMatrix(text, i, matrix)
        size = pdfium.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
        found = pdfium.FPDFText_GetTextObject(text, i)
        if found and (at := ctypes.cast(found, ctypes.c_void_p).value) != holder:
            holder, hidden = at, pdfium.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE
        corners = [
            _turned(cx - left, top - cy, turn, width, height)
            for cx, cy in ((box.left, box.top), (box.right, box.bottom), (x.value, y.value))
        ]
        (ax, ay), (bx, by), (ox, oy) = corners
        size = size if size > 1 else abs(by - ay)
        yield _Character(
            _LIGATURES.get(words, words), min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), ox, oy,
            max(size, _SPECK), hidden or size < _SPECK, _angle(matrix) != turn,
        )  # fmt: skip


def _turned(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """A point of the page after the page was turned so that its letters stand upright."""
    if turn == 90:
        return height - y, x
    if turn == 270:
        return y, width - x
    return (width - x, height - y) if turn == 180 else (x, y)


def _runs(characters: Iterator[_Character]) -> Iterator[Run]:
    held: list[_Character] = []
    space = False
    for found in characters:
        if found.text in "\r\n":
            if held and not held[-1].sideways:
                yield from _run(held)
                held, space = [], False
        elif found.text.isspace():
            space = True
        elif found.text.isprintable() or SOFT in found.text:
            if held and _apart(held[-1], found):
                yield from _run(held)
                held = []
            elif held and (space or (_distance(held[-1], found) > _SPACE * found.size and not found.sideways)):
                held[-1].text += " "
            held.append(found)
            space = False
    yield from _run(held)


def _apart(a: _Character, b: _Character) -> bool:
    size = max(a.size, b.size)
    if a.hidden != b.hidden or a.sideways != b.sideways or min(a.size, b.size) < 0.8 * size:
        return True
    if a.sideways:
        return max(_distance(a, b), b.top - a.bottom, a.top - b.bottom) > 2 * size
    return abs(a.baseline - b.baseline) > _BASELINE * size or _distance(a, b) > GAP * size


def _distance(a: _Character, b: _Character) -> float:
    return max(b.x0 - a.x1, a.x0 - b.x1)


def _run(held: list[_Character]) -> Iterator[Run]:
    words = "".join(c.text for c in held).strip()
    if words:
        yield Run(
            text=words,
            x0=min(c.x0 for c in held),
            top=min(c.top for c in held),
            x1=max(c.x1 for c in held),
            bottom=max(c.bottom for c in held),
            baseline=held[0].baseline,
            size=max(c.size for c in held),
            hidden=held[0].hidden,
            sideways=held[0].sideways,
        )
