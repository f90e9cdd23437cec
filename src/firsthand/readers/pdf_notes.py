"""Footnotes and endnotes: which paragraphs are notes, and which raised figures point to them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from firsthand.readers.pdf_lines import Line, Paragraph

_SMALLER = 0.95  # of the account's letters: the size of footnotes
_LABEL = re.compile(r"\d{1,4}|[*†‡§¶]{1,3}")
_LABELS = re.compile(rf"(?:{_LABEL.pattern})(?:\s*[,;–-]\s*(?:{_LABEL.pattern}))*$")
_WRITTEN = re.compile(
    r"\s*(?:\[(\d{1,4})\]"
    r"|(\d{1,4})(?:[.)]\s|\s+(?=[^\W\d_]|[“‘\"'\[(])|(?=[“‘\"'(]?[^\W\d_a-z]))"
    r"|([*†‡§¶]{1,3})\s?(?=\w))"
)
_RUN_ON = re.compile(r"[⁰¹²³⁴-⁹]+|(?<=[^\W\d]|[.,;:!?”\"’')\]])(?<!\s)\d{1,3}(?=\s|[“\"A-Z]|$)")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HEADING = re.compile(r"\s*(?:\d+\.?\s+)?(?:(?:end|foot)?notes?|references|notes and references)\s*:?\s*$", re.I)


@dataclass(slots=True)
class Markers:
    """Labels of raised figures met so far, on any page."""

    met: set[str] = field(default_factory=set)

    def meet(self, paragraphs: Sequence[Paragraph]) -> None:
        """Adds the markers that stand within these paragraphs."""
        for paragraph in paragraphs:
            for line in paragraph.lines:
                for i, (words, raised) in enumerate(line.pieces):
                    if raised and i and is_marker(words):
                        self.met.update(labels(words))


def is_marker(words: str) -> bool:
    """Whether raised words may point to notes: figures or signs, one or several."""
    return bool(_LABELS.match(words.strip()))


def labels(words: str) -> list[str]:
    """The labels in raised words."""
    return _LABEL.findall(words)


def raised(column: Sequence[Paragraph]) -> None:
    """Sets apart figures that OCR has run together with the words before them, where a line below has that label.

    Nothing else is known of what stood above the line; figures that OCR gives as raised are taken as such.
    """
    lines = [(paragraph, i) for paragraph in column for i in range(len(paragraph.lines))]
    below: set[str] = set()
    for paragraph, i in reversed(lines):
        line = paragraph.lines[i]
        if line.sure is None:
            continue
        if (found := without_label(line)) and not found[1]:
            below.add(found[0])
        pieces = [part for piece in line.pieces for part in _split(*piece, below)]
        paragraph.lines[i] = replace(line, pieces=tuple(pieces))


def _split(words: str, is_raised: bool, below: set[str]) -> Iterator[tuple[str, bool]]:
    at = 0
    for match in _RUN_ON.finditer(words):
        label = match.group().translate(_LOWERED)
        if match.start() and not is_raised and (label != match.group() or label in below):
            yield words[at : match.start()], False
            yield label, True
            at = match.end()
    if at < len(words):
        yield words[at:], is_raised


def without_label(line: Line) -> tuple[str, bool, Line] | None:
    """The label that begins a line, whether it is raised, and the line without it."""
    words, raised = line.pieces[0]
    if raised and len(line.pieces) > 1 and is_marker(words) and len(found := labels(words)) == 1:
        rest = ((line.pieces[1][0].lstrip(), line.pieces[1][1]), *line.pieces[2:])
        return found[0], True, replace(line, pieces=rest)
    match = _WRITTEN.match(words)
    if raised or match is None:
        return None
    label = next(g for g in match.groups() if g)
    rest = ((words[match.end() :], False), *line.pieces[1:])
    return label, False, replace(line, pieces=rest)


def split_footnotes(
    column: Sequence[Paragraph], size: float, met: Container[str], last: Paragraph | None
) -> tuple[list[Paragraph], list[Paragraph]]:
    """A column's account, and the notes below it.

    They begin with a paragraph in letters smaller than the account's (`size`) or with a raised label, whose
    label stands raised in the account or follows that of the `last` note, and run to the column's end.  Where
    the last note breaks off, small letters at the column's end go on with it.
    """
    first = next((i for i in range(len(column)) if _is_foot(column[i:], size, met, last)), len(column))
    while last and last.is_open and first and column[first - 1].size <= _SMALLER * size:
        first -= 1
    return list(column[:first]), list(column[first:])


def _is_foot(column: Sequence[Paragraph], size: float, met: Container[str], last: Paragraph | None) -> bool:
    found = without_label(column[0].lines[0])
    if found is None:
        return False
    before = last.keys[0].partition(":")[2] if last and last.keys else ""
    if found[0] not in met and not (before.isdigit() and _follows(before, found[0], sure=False)):
        return False
    small = all(p.size <= _SMALLER * size for p in column)
    return small or (found[1] and all(without_label(p.lines[0]) for p in column))


def is_notes_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the heading of endnotes."""
    return len(paragraph.lines) == 1 and bool(_HEADING.match(paragraph.words))


def notes(found: Sequence[Paragraph], page: int, before: Paragraph | None, met: Container[str]) -> Iterator[Paragraph]:
    """Paragraphs of notes: each begins with a label, given as its keys and taken off its words.

    What begins with no label goes on with the note before it (`before`: the last of earlier pages).  A line
    within a paragraph that begins with the next number, or with another that was `met` as a marker, begins a
    note too.
    """
    label = ""
    for paragraph in found:
        for part in _parts(paragraph, label, met):
            start = without_label(part.lines[0])
            ended = before is None or not before.is_open
            if start and _follows(label, start[0], sure=start[1] or (ended and start[0] in met)):
                label = start[0]
                part.lines[0], part.keys = start[2], [f"{page}:{label}", f":{label}"]
            elif before and before.is_open:
                before.go_on(part)
                continue
            part.kind = "note"
            yield part
            before = part


def _parts(paragraph: Paragraph, label: str, met: Container[str]) -> Iterator[Paragraph]:
    lines: list[Line] = []
    for line in paragraph.lines:
        start = without_label(line)
        if start and lines:
            ended = not Paragraph(lines, 0, 0).is_open
            if _follows(label, start[0], sure=start[1] or (ended and start[0] in met)):
                yield Paragraph(lines, paragraph.left, paragraph.right)
                lines = []
        if start and (not lines or not label):
            label = start[0]
        lines.append(line)
    yield Paragraph(lines, paragraph.left, paragraph.right)


def _follows(label: str, following: str, *, sure: bool) -> bool:
    """Whether one label can come after the other: a year or a number at a line's start is no label."""
    if sure or not label or not label.isdigit():
        return True
    return following.isdigit() and 0 < int(following) - int(label) <= 3
