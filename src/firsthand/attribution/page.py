"""A text as these rules see it: its lines and its quotations, by offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.model.linking import Attribution
from firsthand.text.quotes import Quotation, quotations
from firsthand.text.spans import overlap

Span = tuple[int, int]

NEAR = 6  # lines that one person's signed words may take
_LINE = re.compile(r"[^\n]*\S")


@dataclass(frozen=True, slots=True)
class Page:
    """What is read of a text: its lines that are not empty, and its quotations, both in order."""

    text: str
    lines: Sequence[Span]
    quotations: Sequence[Quotation]

    def line(self, at: int) -> int:
        """Number of the line that holds `at`, or of the last before it."""
        return bisect_right(self.lines, at, key=lambda line: line[0]) - 1

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that holds `at`."""
        i = bisect_right(self.quotations, at, key=lambda quotation: quotation.begin) - 1
        return self.quotations[i] if i >= 0 and at < self.quotations[i].end else None

    def words(self, quotation: Quotation) -> int:
        """How many words it holds."""
        return len(self.text[quotation.begin : quotation.end].split())

    def begins_line(self, at: int) -> bool:
        return self.lines[self.line(at)][0] == at

    def runs_on(self, quotation: Quotation, later: Quotation) -> bool:
        """Whether a quotation is left open, and but a few lines part it from a later one."""
        return quotation.closing is None and self.line(later.begin) - self.line(quotation.begin) <= NEAR


def page_of(text: str, segments: Sequence[Span]) -> Page:
    """The lines and quotations of `text` that lie in `segments` (in order, apart)."""
    lines = []
    for begin, end in segments:
        for match in _LINE.finditer(text, begin, end):
            lead = len(match.group()) - len(match.group().lstrip())
            lines.append((match.start() + lead, match.end()))
    quoted = [
        q
        for q in quotations(text)
        if any(s <= q.begin and q.end <= t for s, t in segments) and _stands_right(text, *q.span)
    ]
    return Page(text, lines, quoted)


def _stands_right(text: str, begin: int, end: int) -> bool:
    """Whether the marks touch what they hold; where one was forgotten, the text between two quotations looks quoted."""
    inner = text[begin + 1 : end - 1]
    return text[begin] in "«»‹" or not (inner[:1].isspace() or inner[-1:].isspace())


def without(attribution: Attribution, taken: Span) -> Attribution | None:
    """The attribution with a stretch cut out of its content; null if nothing remains."""
    content = cut(attribution.content, taken)
    return replace(attribution, content=content) if content else None


def cut(spans: Sequence[Span], taken: Span) -> tuple[Span, ...]:
    """`spans` less `taken`."""
    begin, end = taken
    parts = [part for b, e in spans for part in ((b, min(e, begin)), (max(b, end), e))]
    return tuple((b, e) for b, e in parts if b < e)


def joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, without surrounding space, those that only space parts as one."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        piece = text[begin:end]
        begin, end = begin + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        if begin >= end:
            continue
        if found and (
            begin <= found[-1][1] or (not text[found[-1][1] : begin].strip() and "\n" not in text[found[-1][1] : begin])
        ):
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return tuple(found)


def share(attribution: Attribution, span: Span) -> float:
    """How much of the span the attribution's content holds, from 0 to 1."""
    return overlap(attribution.content, [span]) / max(1, span[1] - span[0])
