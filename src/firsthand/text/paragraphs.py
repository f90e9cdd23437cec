"""Paragraphs of plain text by offset, also of text that was wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_Line = tuple[int, str]  # where it begins, its characters

_LINE = re.compile(r"[^\r\n]+")
_END = re.compile(r"\r\n|\r|\n")
# "* ", "• ", "o ": what scrapers and plain text browsers put before an item; then what may also stand in a sentence
_BULLET = re.compile(r"(?:[*+•◦·▪■□‣○●]|o(?=\s))(?:\s+|$)")
_MARKER = re.compile(r"(?:[–—-]\s+|\d{1,3}[.)](?:\s+|$))")
_WORD = re.compile(r"[^\W_]")
_STOP = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_WIDEST = 110  # characters of the longest line of a text that was wrapped
_NARROWEST = 50
_OUTLIER = 0.005  # share of lines that may be longer than the width
_ADDRESS = re.compile(r"\S{30}")  # has no place to be wrapped at
_BROKEN = 0.5  # least share of full lines that end in mid-sentence where wrapping ended them


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `[begin, end)` of a text: a line, or the lines that wrapping made of it.

    `words` are its characters with white space folded and without a bullet (a number or dash stays: a date's, perhaps);
    `indent` counts the characters before it.
    """

    begin: int
    end: int
    words: str
    indent: int
    bullet: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text` that are not blank, in order.  Lines end at LF, CR or CRLF."""
    lines = [(m.start(), m.group()) for m in _LINE.finditer(text) if m.group().strip()]
    width = _width(text, lines)
    return [_paragraph(text, part) for part in _joined(text, lines, width)]


def _width(text: str, lines: Sequence[_Line]) -> int | None:
    """The width a text was wrapped to; `None` for one whose lines are its paragraphs."""
    lengths = sorted(len(line.rstrip()) for _, line in lines if not _ADDRESS.search(line))
    width = lengths[-1 - int(len(lengths) * _OUTLIER)] if lengths else 0
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = [last[1].rstrip() for last, line in pairwise(lines) if _continues(text, last, line, width)]
    return width if full and sum(not _STOP.search(line) for line in full) >= _BROKEN * len(full) else None


def _joined(text: str, lines: Sequence[_Line], width: int | None) -> Iterator[list[_Line]]:
    part: list[_Line] = []
    for line in lines:
        if part and not (width and _continues(text, part[-1], line, width)):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _continues(text: str, last: _Line, line: _Line, width: int) -> bool:
    """Whether the line break between two lines was made by wrapping: the next word had no room."""
    between = text[last[0] + len(last[1]) : line[0]]
    if len(_END.findall(between)) > 1 or _BULLET.match(line[1].lstrip()):
        return False
    word = line[1].split(maxsplit=1)[0]
    if not _WORD.search(word) and len(word) > 2:
        return False  # a rule, or a field to fill in
    return len(last[1].rstrip()) + 1 + len(word) > width


def _paragraph(text: str, part: Sequence[_Line]) -> Paragraph:
    begin, first = part[0]
    at = begin + len(first) - len(first.lstrip())
    end = part[-1][0] + len(part[-1][1].rstrip())
    words = " ".join(text[at:end].split())
    bullet = _BULLET.match(words)
    marked = bool(bullet or _MARKER.match(words))
    return Paragraph(at, end, words[bullet.end() :] if bullet else words, at - begin, marked)
