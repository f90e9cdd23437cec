"""Who speaks where somebody quotes them: "The agency quoted the minister as saying that it rained"."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribution.page import Page, cut, joined
from firsthand.attribution.told import Told

_QUOTES = re.compile(r"\b(?:quot|cit)(?:ed|es|ing)$", re.IGNORECASE)
# After that verb: who is quoted, and the words that lead on to what they said.
_AS_SAYING = re.compile(
    r" (?P<who>(?!by |in |on |from )[^\s.;:“”\"\n][^.;:“”\"\n]{1,120}?),?"
    r" (?P<as>as (?:having said|(?:say|tell|stat|warn|writ|declar|add)ing)(?: that)?)\b"
)


def as_saying(page: Page, told: Told) -> None:
    """Gives such a statement to whom it quotes: who quotes them only passes it on."""
    for attribution in list(told):
        if not attribution.cue or not _QUOTES.search(page.text[slice(*attribution.cue[-1])]):
            continue
        end = attribution.cue[-1][1]
        match = _AS_SAYING.match(page.text, end)
        if match is None:
            continue
        content = joined(page.text, cut(attribution.content, (end, match.end())))
        if content:
            cue = (*attribution.cue, match.span("as"))
            new = replace(attribution, source=(match.span("who"),), cue=cue, content=content)
            told.put(new, attribution)
