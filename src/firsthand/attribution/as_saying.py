"""Who speaks where somebody quotes them: "The agency quoted the minister as saying that it rained"."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribution.page import Page, cut, joined
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution

Span = tuple[int, int]

_VERB = r"\b(?:quot|cit)(?:ed|es|ing)"
_QUOTES = re.compile(rf"{_VERB}$", re.IGNORECASE)
_QUOTED = re.compile(rf"(?: has| have| had)? (?P<verb>{_VERB})(?= )", re.IGNORECASE)  # after who quotes
# After that verb: who is quoted, and the words that lead on to what they said.
_AS_SAYING = re.compile(
    r" (?P<who>(?!by |in |on |from )[^\s.;:“”\"\n][^.;:“”\"\n]{1,120}?),?"
    r" (?P<as>as (?:having said|(?:say|tell|stat|warn|writ|declar|add)ing)(?: that)?)\b"
)


def as_saying(page: Page, told: Told) -> None:
    """Gives such a statement to whom it quotes: who quotes them only passes it on."""
    for attribution in list(told):
        verb = _quoting(page, attribution)
        match = _AS_SAYING.match(page.text, verb[1]) if verb else None
        if match is None or verb is None:
            continue
        content = joined(page.text, cut(attribution.content, (verb[1], match.end())))
        if content:
            cue = (verb, match.span("as"))
            told.put(replace(attribution, source=(match.span("who"),), cue=cue, content=content), attribution)


def _quoting(page: Page, attribution: Attribution) -> Span | None:
    """Where the verb stands: at the end of the cue, or after the source where the cue is "as saying" alone."""
    if not attribution.cue:
        return None
    begin, end = attribution.cue[-1]
    if match := _QUOTES.search(page.text, begin, end):
        return match.span()
    if attribution.source and page.text.startswith("as ", begin):
        after = _QUOTED.match(page.text, attribution.source[-1][1], begin)
        return after.span("verb") if after else None
    return None
