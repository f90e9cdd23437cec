"""Small holes in a content are filled: a word the model was unsure of, and above all a "not"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from firsthand.attribution.page import Page, joined
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.spans import overlap

Span = tuple[int, int]

MOST_WORDS, MOST_AROUND_NOT = 3, 6
_NOT = re.compile(r"\b(?:not|no|never|nor|neither|without|cannot)\b|n[’']t\b", re.IGNORECASE)
_ENDS = re.compile(r"\n|[.!?][\"”’)\]]*\s")
_WORD = re.compile(r"\w+")


def without_holes(page: Page, told: Told) -> None:
    """Joins parts of a content that a few words of its sentence part, if they are not its own source or cue."""
    for attribution in list(told):
        holes = list(_holes(page.text, attribution))
        if holes:
            content = joined(page.text, [*attribution.content, *holes])
            told.put(replace(attribution, content=content), attribution)


def _holes(text: str, attribution: Attribution) -> Iterator[Span]:
    for (_, begin), (end, _) in pairwise(attribution.content):
        hole = text[begin:end]
        most = MOST_AROUND_NOT if _NOT.search(hole) else MOST_WORDS
        if overlap((*attribution.source, *attribution.cue), [(begin, end)]) or _ENDS.search(hole):
            continue
        if len(_WORD.findall(hole)) <= most:
            yield begin, end
