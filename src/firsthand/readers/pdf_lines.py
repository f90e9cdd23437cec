"""Runs of one column to lines, with raised figures told apart; lines to paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from firsthand.readers.pdf_columns import rows
from firsthand.readers.pdf_runs import Run
from firsthand.records import BlockKind

_SMALL = 0.8  # of the line's size: what is raised and smaller is set above the line
_NEAR = 1.0  # of the line's size: how far from the line's words raised figures stand
_SPACE = 0.12  # of the letters' size: white space between two runs that parts words
_LEADING = 1.35  # times the usual distance of lines: a new paragraph
_LOOSE = 1.9  # times the letters' size: a new paragraph, where too few lines tell their usual distance
_INDENT = 0.7  # of the letters' size: how far a first line stands in
_OTHER = 0.12  # difference of size that makes another kind of line
_EDGE = 0.12  # of the letters' size: how far from the edge a stretched line ends
_ROUGH = 0.86  # of a line's height in a picture: another of the same letters is no lower
_NOTE = 0.93  # of the size of the line before: a figure in such letters begins a note
_CAPITAL = 1.8  # times the usual size: a letter at the head of a chapter, several lines high
_CELL = 1.5  # times the letters' size: white between the cells of a table
_ENDS = re.compile(r"[.!?:…][”’\"')\]»]*$")
_BEGINS = re.compile(r"[“‘\"'(\[«]*[^\W_a-zß-öø-ÿ]|[•–—*▪●◦‣]")
_BULLET = re.compile(r"[•▪●◦‣]\s|(?:\d{1,3}|[a-z])[.)]\s|[–—-]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words in order, which of its runs are raised, and where it stands on the page."""

    page: int
    pieces: tuple[tuple[str, bool], ...]  # (words, raised); no space is lost between them
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    hidden: bool = False
    sure: float | None = None  # confidence of OCR
    gaps: tuple[tuple[float, float], ...] = ()  # wide white between its words, as in a row of a table

    @property
    def words(self) -> str:
        """The line's words without what is raised."""
        return "".join(text for text, raised in self.pieces if not raised)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, in one column of one page until joined with what goes on elsewhere.

    `kind` is None for the account; a note knows by which keys ("page:label") its markers find it.
    """

    lines: list[Line]
    left: float  # the column's edges
    right: float
    kind: BlockKind | None = None
    keys: list[str] = field(default_factory=list)

    @property
    def size(self) -> float:
        """Size of its letters."""
        return median(line.size for line in self.lines)

    @property
    def words(self) -> str:
        """Its words, line by line, for judging; the text itself is written by `pdf_text`."""
        return " ".join(line.words for line in self.lines)

    def go_on(self, other: Paragraph) -> None:
        """Takes up the lines of the paragraph in which this one goes on."""
        self.lines.extend(other.lines)
        self.left, self.right = other.left, other.right

    @property
    def is_indented(self) -> bool:
        """Whether its first line stands in."""
        return self.lines[0].x0 - self.left > _INDENT * self.size

    @property
    def is_full(self) -> bool:
        """Whether its last line reaches the column's edge."""
        return self.lines[-1].x1 > self.right - 0.3 * self.size

    @property
    def is_unended(self) -> bool:
        """Whether all its lines, the last with them, are stretched to the column's edge, as only inner lines are."""
        return len(self.lines) > 1 and all(abs(line.x1 - self.right) < _EDGE * self.size for line in self.lines)

    @property
    def is_open(self) -> bool:
        """Whether it breaks off in mid-sentence at the end of its last line."""
        return not _ENDS.search(self.lines[-1].words.rstrip())


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """Lines of one column, from top to bottom."""
    usual = usual_size(runs)
    grounded: list[Run] = []
    raised: list[Run] = []
    capitals = [r for r in runs if r.size > _CAPITAL * usual and len(r.text) <= 2 and r.text[-1].isupper()]
    for run in runs:
        if run in capitals:
            continue
        (raised if run.size < _SMALL * usual and len(run.text) <= 12 else grounded).append(run)
    found = rows(grounded)
    for capital in capitals:
        _begin(found, capital)
    heights, alone = [row[0].baseline for row in found], []
    for run in raised:
        near = found[bisect_left(heights, run.baseline - usual) : bisect_right(heights, run.baseline + 3 * usual)]
        beside = [row for row in near if _is_above(run, row)]
        if beside:
            min(beside, key=lambda row: abs(row[0].baseline - run.baseline)).append(run)
        else:
            alone.append([run])
    made = [_line(sorted(row, key=lambda r: r.x0), page) for row in (*found, *alone)]
    return sorted(map(_smoothed(made), made), key=lambda line: (line.baseline, line.x0))


def _begin(found: list[list[Run]], capital: Run) -> None:
    """Puts a capital that is several lines high before the first line beside it."""
    beside = [row for row in found if row[0].x0 > capital.x0 and capital.top < row[0].baseline <= capital.bottom]
    row = min(beside, key=lambda row: row[0].baseline, default=None)
    near = row is not None and row[0].x0 - capital.x1 < row[0].size
    if row is None or not near:
        found.append([capital])
        return
    first = row[0]
    row[0] = replace(first, text=capital.text + first.text, x0=capital.x0)


def _smoothed(lines: Sequence[Line]) -> Callable[[Line], Line]:
    """What gives a line found in a picture, whose height is rough, the usual height of lines about as high."""
    sizes = sorted(line.size for line in lines)

    def smoothed(line: Line) -> Line:
        if line.sure is None:
            return line
        near = sizes[bisect_left(sizes, _ROUGH * line.size) : bisect_right(sizes, line.size / _ROUGH)]
        return replace(line, size=median(near))

    return smoothed


def usual_size(runs: Iterable[Run]) -> float:
    """The size in which most letters are set, to half a point."""
    letters: Counter[float] = Counter()
    for run in runs:
        letters[round(run.size * 2) / 2] += len(run.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _is_above(run: Run, row: Sequence[Run]) -> bool:
    """Whether `run` is set beside the words of `row`, smaller than they and above their baseline."""
    beside = [r for r in row if -_NEAR * r.size < run.x0 - r.x1 < _NEAR * r.size or 0 <= r.x0 - run.x1 < _NEAR * r.size]
    return any(
        run.size < _SMALL * r.size and -0.1 * r.size < r.baseline - run.baseline < r.size and run.bottom > r.top
        for r in beside
    )


def _line(runs: Sequence[Run], page: int) -> Line:
    size = max(r.size for r in runs)
    main = [r for r in runs if r.size >= _SMALL * size]
    ground = main[0].baseline
    pieces: list[tuple[str, bool]] = []
    for before, run in zip([None, *runs], runs, strict=False):
        raised = run.size < _SMALL * size and ground - run.baseline > 0.12 * size
        spaced = before is not None and _gap(before, run) > _SPACE * min(before.size, run.size)
        text = f" {run.text}" if spaced and not raised else run.text
        if pieces and pieces[-1][1] == raised:
            pieces[-1] = (pieces[-1][0] + text, raised)
        else:
            pieces.append((text, raised))
    return Line(
        page=page,
        pieces=tuple(pieces),
        x0=min(r.x0 for r in runs),
        top=min(r.top for r in main),
        x1=max(r.x1 for r in runs),
        bottom=max(r.bottom for r in main),
        baseline=ground,
        size=size,
        hidden=all(r.hidden for r in runs),
        gaps=_cells(main, size),
        sure=min((r.sure for r in runs if r.sure is not None), default=None),
    )


def _cells(runs: Sequence[Run], size: float) -> tuple[tuple[float, float], ...]:
    """Wide white within a line, but for that of a line stretched to the column's edge: there all of it is equal."""
    gaps = tuple((a.x1, b.x0) for a, b in pairwise(runs) if b.x0 - a.x1 > _CELL * size)
    widths = [x1 - x0 for x0, x1 in gaps]
    spaces = sum(len(r.text.split()) for r in runs) - 1
    stretched = len(gaps) == spaces and max(widths, default=0.0) - min(widths, default=0.0) < 0.3 * size
    return () if stretched else gaps


def _gap(a: Run, b: Run) -> float:
    return max(b.x0 - a.x1, a.x0 - b.x1)


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Paragraphs of one column: by the distance of lines, indents, size, and lines that end early."""
    if not lines:
        return
    left, right = min(line.x0 for line in lines), _right(lines)
    steps = [(b.baseline - a.baseline) / b.size for a, b in pairwise(lines) if _alike(a, b)]
    leading = sorted(steps)[len(steps) // 3] if len(steps) > 2 else 0.0
    held = [lines[0]]
    for line in lines[1:]:
        if _parts(held, line, leading, (left, right)):
            yield Paragraph(held, left, right)
            held = []
        held.append(line)
    yield Paragraph(held, left, right)


def _right(lines: Sequence[Line]) -> float:
    """The column's right edge: a single line that stands out does not move it."""
    ends = sorted(line.x1 for line in lines)
    return ends[max(0, int(0.95 * len(ends)) - 1)] if len(ends) > 4 else ends[-1]


def _alike(a: Line, b: Line) -> bool:
    rough = 2.5 if a.sure is not None else 1.0  # a line's height in a picture is rough
    return abs(a.size - b.size) <= rough * _OTHER * max(a.size, b.size)


def _parts(held: Sequence[Line], line: Line, leading: float, edges: tuple[float, float]) -> bool:
    """Whether `line` begins a new paragraph after the lines `held`."""
    before = held[-1]
    if not _alike(before, line) or line.hidden != before.hidden or line.pieces[0][1]:
        return True
    if line.baseline - before.baseline > (_LEADING * leading or _LOOSE) * line.size:
        return True
    if _are_rows(before, line, edges[1]):
        return True
    words = line.words.lstrip()
    if words[:1].isdigit() and line.size < _NOTE * before.size:
        return True
    begins = bool(_BEGINS.match(words)) or not words
    if _BULLET.match(words) and (_ENDS.search(before.words.rstrip()) or _BULLET.match(held[0].words)):
        return True
    indented = line.x0 - before.x0 > _INDENT * line.size and before.x0 - edges[0] < 0.5 * line.size
    if indented and begins and (len(held) > 1 or _ENDS.search(before.words.rstrip())):
        return True
    first = words.split(" ", 1)[0]
    width = (line.x1 - line.x0) * len(first) / max(1, len(line.words))
    fits = before.x1 + 0.3 * line.size + width < edges[1] - 0.5 * line.size
    return fits and begins


def _are_rows(a: Line, b: Line, right: float) -> bool:
    """Whether two lines are rows of a table: white between their words at the same places.

    Lines that reach the column's edge may have such white by chance, so theirs must be wider.
    """
    common = max((min(x1, y1) - max(x0, y0) for x0, x1 in a.gaps for y0, y1 in b.gaps), default=0.0)
    stretched = min(a.x1, b.x1) > right - 0.5 * b.size
    return common > (2.0 if stretched else 1.0) * b.size
