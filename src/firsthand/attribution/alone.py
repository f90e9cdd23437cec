"""A quotation standing alone is the speaker's who was named just before it."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribution.page import Page
from firsthand.attribution.quotations import LEAST_WORDS, owner_of
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.quotes import Quotation
from firsthand.text.sentences import sentence_spans
from firsthand.text.spans import overlap

Span = tuple[int, int]

CONFIDENCE = 0.5
# who the sentence before is about: "Ada Brisk was calm.", "He shook his head:"
_NAME = r"[^\W\d_a-z][\w’'-]+"
_SUBJECT = re.compile(
    rf"(?P<who>(?:He|She|They)\b|(?:Mr|Mrs|Ms|Dr)\.? {_NAME}|{_NAME}(?: {_NAME}){{1,3}}"
    r"|The [a-z]+(?: [a-z]+)?(?=\s+(?:was|is|were|had|has|[a-z]+(?:ed|s))\b))\s+[a-z]+\b"
)


def standing_alone(page: Page, told: Told) -> None:
    """Gives a quotation without a source to whoever spoke, or was spoken of, in the sentence before it in its line.

    One that opens its line goes on with the line before, where that ends in a quotation of somebody's.
    """
    for quotation in page.quotations:
        owner = owner_of(told, quotation)
        long = page.words(quotation) >= LEAST_WORDS
        if long and owner is not None and not owner.source and not owner.cue:
            source = _in_line(page, told, quotation) or _line_before(page, told, quotation)
            if source:
                told.put(replace(owner, source=source, confidence=max(owner.confidence, CONFIDENCE)), owner)


def _in_line(page: Page, told: Told, quotation: Quotation) -> tuple[Span, ...]:
    begin, _ = page.lines[page.line(quotation.begin)]
    before = sentence_spans(page.text, begin, quotation.begin)
    if not before or page.text[quotation.begin - 1 : quotation.begin].isalnum():
        return ()
    speaking = _last(told, before[-1], quotation)
    if speaking is not None:
        return speaking.source
    match = _SUBJECT.match(page.text, *before[-1])
    return (match.span("who"),) if match else ()


def _line_before(page: Page, told: Told, quotation: Quotation) -> tuple[Span, ...]:
    line = page.line(quotation.begin)
    if not page.begins_line(quotation.begin) or not line:
        return ()
    before = page.lines[line - 1]
    speaking = _last(told, before, quotation)
    ends_quoted = any(
        q.begin < before[1] and q.end >= before[1] - 1 for q in page.quotations if q.end <= quotation.begin
    )
    return speaking.source if speaking is not None and ends_quoted else ()


def _last(told: Told, span: Span, quotation: Quotation) -> Attribution | None:
    """The last attribution with a source in the span."""
    near = [a for a in told.touching(span) if a.source and not overlap(a.content, [quotation.span])]
    return max(near, key=lambda a: (a.content, a.cue), default=None)
