"""Communiques: "The ministry states the following." gives the points below it to the ministry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.attribution.page import Page
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.sentences import sentence_spans
from firsthand.text.spans import overlap, within

Span = tuple[int, int]

CONFIDENCE = 0.8
_VERB = r"state|declare|announce|report|say|communicate|confirm|note|clarif(?:y|ie)"
_WORD = r"[A-Z][\w’'-]*"
_WHO = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:of|for|and) (?:the )?)?{_WORD}){{0,8}}|[Tt]he [a-z]+(?: [a-z]+)?|[Ww]e"
_OPENING = re.compile(
    rf"(?<![\w’'-])(?P<source>{_WHO})\s+"
    rf"(?P<cue>(?:(?:has|have|hereby|also|can|wish(?:es)? to)\s+){{0,2}}(?:{_VERB})\w*(?: hereby)?)\s+"
    r"(?P<what>(?:the following|as follows))\s*[.:]$"
)
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—•*])\s+(?=\S)")
_ENDED = re.compile(r"[.!?…][\"”’)\]»]*$")


def following(page: Page, told: Told) -> None:
    """Adds each paragraph after such a line as a statement of its own, where it is not somebody's already.

    The points of a list, where one follows; else all until a line that is no sentence, such as who signs.
    """
    given = 0  # lines that a communique has taken: none of them opens another
    for number, (begin, end) in enumerate(page.lines[:-1]):
        if number < given or not page.text.endswith((".", ":"), begin, end):
            continue
        match = _OPENING.search(page.text, *sentence_spans(page.text, begin, end)[-1])
        if match is None:
            continue
        for other in told.touching(match.span("what")):
            if within(other.content, [match.span("what")]):
                told.drop(other)
        source, cue = match.span("source"), match.span("cue")
        for line, point in enumerate(_points(page, number + 1), number + 1):
            given = line + 1
            inside = told.touching(point)
            if not any(other.source and _fills(other, point) for other in inside):
                for other in inside:
                    if not other.source:
                        told.drop(other)
                told.add(Attribution((source,), (cue,), (point,), CONFIDENCE))


def _fills(other: Attribution, point: Span) -> bool:
    """Whether it is half of the paragraph or more: who, how and what together."""
    return 2 * overlap((*other.source, *other.cue, *other.content), [point]) >= point[1] - point[0]


def _points(page: Page, first: int) -> Iterator[Span]:
    """The paragraphs from line `first` on, without their numbers."""
    numbered = _NUMBER.match(page.text, *page.lines[first]) is not None
    for begin, end in page.lines[first:]:
        mark = _NUMBER.match(page.text, begin, end)
        if (numbered and mark is None) or not _ENDED.search(page.text, begin, end):
            return
        yield mark.end() if mark else begin, end
