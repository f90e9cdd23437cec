"""What a cue must hold to be understood: its negation, and who spoke where the grammar turns it round."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribution.page import Page
from firsthand.attribution.told import Told
from firsthand.text.spans import overlap

REACH = 160  # characters before a cue in which its negation stands
_NEGATION = re.compile(
    r"\b(?P<word>refus(?:e|es|ed|ing)(?:\s+to)?|declin(?:e|es|ed|ing)(?:\s+to)?|(?:do|does|did|would|will|could|can|has|have|had"
    r"|is|are|was|were)(?:\s+not|n[’']t)|can(?:not|[’']t)|won[’']t|never)"
    r"(?:\s+(?:also|ever|yet|immediately|either))?(?:\s+[^.;:!?\n]{1,100}?,?\s+(?:or|nor)(?:\s+to)?)?\s+$",
    re.IGNORECASE,
)
_IS_TOLD = re.compile(r"\b(?:am|are|is|was|were|been|being)\s+told\b|[’'](?:re|m)\s+told\b", re.IGNORECASE)


def negated(page: Page, told: Told) -> None:
    """A cue takes in the negation that governs it: "refused to confirm X or [speculate]", "did not [rule out]"."""
    for attribution in list(told):
        if attribution.cue:
            at = attribution.cue[0][0]
            match = _NEGATION.search(page.text, max(0, at - REACH), at)
            mine = (*attribution.source, *attribution.cue, *attribution.content)
            if match and not overlap(mine, [match.span("word")]):
                told.put(replace(attribution, cue=(match.span("word"), *attribution.cue)), attribution)


def recipients(page: Page, told: Told) -> None:
    """Who "is told" something is not its source."""
    for attribution in list(told):
        if attribution.source and attribution.cue:
            words = page.text[attribution.source[-1][0] : attribution.cue[-1][1]]
            if attribution.source[-1][1] <= attribution.cue[0][0] and _IS_TOLD.search(words):
                told.put(replace(attribution, source=()), attribution)
