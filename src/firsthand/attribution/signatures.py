"""Words signed after a dash: “...” — Ada Brisk, fisherwoman; or a post — Ada Brisk (@brisk)."""

from __future__ import annotations

import re

from firsthand.attribution.page import Page, joined, without
from firsthand.attribution.quotations import owner_of
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution

CONFIDENCE = 0.9
_DASH = re.compile(r"[ \t]*(?:\n[ \t]*){0,2}(?P<cue>[―—–]|--?|~)[ \t]*(?P<name>[^\W\d_a-z][^\n\"“”]{1,90})(?=\n|$)")
_POST = re.compile(
    r"(?P<words>(?:.*\S)?)\s*(?P<cue>[―—–]|--?)\s*(?P<name>[^\W\d_a-z][^@\n―—–]{1,50}\(@\w+\))[^\n]{0,40}"
)
_PLAIN = re.compile(r"(?:[^\s.!?]+\.?\s+){0,11}[^\s.!?]+[.\s]*")


def signed(page: Page, told: Told) -> None:
    """The quotations that a name signs are that one's words, whatever they were taken for."""
    for i, quotation in enumerate(page.quotations):
        match = _DASH.match(page.text, quotation.end)
        if match is None or not _is_name(match["name"]) or not page.begins_line(quotation.begin):
            continue  # a signature is set apart; a dash within a sentence is not
        first = i
        while first and page.runs_on(page.quotations[first - 1], quotation):
            first -= 1
        parts = [q.span for q in page.quotations[first : i + 1]]
        for part in page.quotations[first : i + 1]:
            owner = owner_of(told, part)
            for other in told.touching(part.span):
                if other is owner or not other.source:
                    told.put(without(other, part.span), other)
        name = match.start("name"), match.start("name") + len(match["name"].rstrip(" \t.,"))
        told.add(Attribution((name,), (match.span("cue"),), joined(page.text, parts), CONFIDENCE))


def posts(page: Page, told: Told) -> None:
    """A post as sites embed it: its text, a dash, a name with its handle, perhaps a date."""
    for number, (begin, end) in enumerate(page.lines):
        match = _POST.fullmatch(page.text, begin, end)
        if match is None:
            continue
        words = (begin, match.end("words")) if match["words"].strip() else page.lines[max(0, number - 1)]
        if words[0] < match.start("cue"):
            for other in told.touching((words[0], end)):
                told.put(without(other, (words[0], end)), other)
            told.add(Attribution((match.span("name"),), (match.span("cue"),), joined(page.text, [words]), CONFIDENCE))


def _is_name(words: str) -> bool:
    return bool(_PLAIN.fullmatch(words)) and not re.search(r"\b(?:said|says|told|was|were|is|are|has|had)\b", words)
