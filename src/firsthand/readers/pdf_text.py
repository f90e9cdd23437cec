"""Paragraphs, notes and margins of all pages to one text, every span exact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.readers.pdf_lines import Line, Paragraph
from firsthand.readers.pdf_notes import is_marker, labels
from firsthand.readers.reading import PlaceSpan
from firsthand.text.assembly import Assembly
from firsthand.text.hyphens import SOFT, joined, words_of

_UNITS = re.compile(r"(?:\b(?:[kcm]?m|ft|in|CO|H)|10)$")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(slots=True)
class Drawn:
    """The text with its places, one a line."""

    assembly: Assembly
    places: list[PlaceSpan]


def draw(paragraphs: Sequence[Paragraph]) -> Drawn:
    """Writes all paragraphs, an empty line between them."""
    known = words_of("\n".join(line.words for paragraph in paragraphs for line in paragraph.lines))
    keys = Counter(key for paragraph in paragraphs for key in paragraph.keys)
    drawn = Drawn(Assembly(), [])
    for paragraph in paragraphs:
        drawn.assembly.gap()
        begin = drawn.assembly.length
        if paragraph.keys:
            drawn.assembly.write(f"[{paragraph.keys[0].partition(':')[2]}] ")
        _write(drawn, paragraph.lines, known, keys)
        end = drawn.assembly.length
        for key in paragraph.keys:
            drawn.assembly.notes.setdefault(key, (begin, end))
        if paragraph.kind:
            drawn.assembly.block(paragraph.kind, begin, end)
    return drawn


def _write(drawn: Drawn, lines: Sequence[Line], known: set[str], keys: Mapping[str, int]) -> None:
    for i, line in enumerate(lines):
        following = next((text for text in (other.words.lstrip() for other in lines[i + 1 :]) if text), None)
        cut, between = joined(line.words.rstrip(), following, known) if following else (0, "")
        begin = drawn.assembly.length
        _pieces(drawn.assembly, line, cut, keys)
        if drawn.assembly.length > begin:
            box = (round(line.x0, 1), round(line.top, 1), round(line.x1, 1), round(line.bottom, 1))
            sure = None if line.sure is None else round(line.sure, 3)
            drawn.places.append(PlaceSpan(begin, drawn.assembly.length, line.page, None, box, sure))
        if i + 1 < len(lines):
            drawn.assembly.write(between)


def _pieces(assembly: Assembly, line: Line, cut: int, keys: Mapping[str, int]) -> None:
    """Writes a line without its outer white space and without the last `cut` of its unraised characters."""
    last = max((i for i, (_, raised) in enumerate(line.pieces) if not raised), default=-1)
    before = ""
    for i, (words, raised) in enumerate(line.pieces):
        text = words.lstrip() if i == 0 else words
        if i == last:
            text = text.rstrip() if cut or i == len(line.pieces) - 1 else text
            text = text[: len(text) - cut] if cut else text
        if not raised:
            assembly.write(text.replace(SOFT, ""))
        elif is_marker(text) and not _UNITS.search(before):
            _mark(assembly, text, line.page, before, keys)
        else:
            assembly.write(text.strip().translate(_RAISED) if text.strip().isdigit() else text)
        before = text


def _mark(assembly: Assembly, text: str, page: int, before: str, keys: Mapping[str, int]) -> None:
    found = [(label, _key(label, page, keys)) for label in labels(text)]
    if before[-1:].isdigit() and not all(key for _, key in found):
        assembly.write(text.strip().translate(_RAISED))
        return
    for label, key in found:
        assembly.mark(label, key or "")


def _key(label: str, page: int, keys: Mapping[str, int]) -> str | None:
    """The note a marker points to: of its page, of the next, else the only one of that label."""
    for wanted in (f"{page}:{label}", f"{page + 1}:{label}"):
        if wanted in keys:
            return wanted
    return f":{label}" if keys.get(f":{label}") == 1 else None
