"""What somebody tells that somebody else said: "The paper reported that the minister told them that it rained"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from firsthand.attribution.page import Page, joined
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.spans import overlap

Span = tuple[int, int]

CONFIDENCE = 0.7  # at most, and never more than that of the statement it lies in
_VERB = (
    r"was|were|is|are|be|been|being|had|has|have|did|does|do|will|would|could|should|might|may|can|must|cannot|went|came"
    r"|got|gave|made|took|left|became|remained|\w+n[’']t"
)
_NO_NAME = rf"(?!(?:{_VERB}|and|but|or|when|while|if|because|as|who|whom|which|that|what|to|not|after|before|since)\b)"
_WORD = rf"{_NO_NAME}[\w’'.&-]+"
# Somebody in a few words, and what they are between commas.
_WHO = rf"{_WORD}(?: (?:of (?:the )?)?{_WORD}){{0,6}}?(?:, [^,.;:]{{2,60}},?)?"
_HEARER = rf"(?: {_NO_NAME}[\w’'.&-]+){{1,6}}?"
_SAID = (
    r"said|says?|claim(?:ed|s)|insist(?:ed|s)|admit(?:ted|s)|announced?|confirm(?:ed|s)|warn(?:ed|s)|testified"
    r"|alleg(?:ed|es)|wrote|stated|argued|reported|acknowledged|maintained|complained|conceded"
)
_RETOLD = re.compile(
    rf"(?:that )?(?P<source>{_WHO}) (?=(?P<lead>(?:(?:had|has|have|also|later|then|once|earlier|\w+ly) ){{0,2}}))"
    rf"(?P=lead)"
    rf"(?:(?P<cue>{_SAID})(?: (?:on|last|in) (?:\w+ ){{1,3}}?)? (?P<content>(?:that |[“\"«])[^\n]+)"
    rf"|(?P<told>told|tells|informed|assured){_HEARER} (?P<words>(?:that |[“\"«])[^\n]+)"
    rf"|(?P<denied>denied|denies) (?P<deed>[^\n]+))"
)
_LEAST = 3  # words of what is said


def retold(page: Page, told: Told) -> None:
    """Adds the statement within such a statement, and puts one together that the model parted at the second verb."""
    _put_together(page, told)
    for outer in list(told):
        begin, end = outer.content[0]
        match = _RETOLD.match(page.text, begin, end)
        if match is None:
            continue
        cue = match.start("lead"), next(match.end(name) for name in ("cue", "told", "denied") if match[name])
        said = next(match.span(name) for name in ("content", "words", "deed") if match[name])
        known = any(overlap(each.cue, [cue]) for each in told.touching((begin, end)))
        if known or len(page.text[slice(*said)].split()) < _LEAST:
            continue
        content = joined(page.text, (said, *outer.content[1:]))
        told.add(Attribution((match.span("source"),), (cue,), content, min(CONFIDENCE, outer.confidence)))


def _put_together(page: Page, told: Told) -> None:
    """ "[The paper] [reported] that [the minister]" and "[The paper] [told] a rally [that nobody was hurt]" are one."""
    found = [a for a in told if a.source and a.cue]
    later: Attribution | None = None  # the one after, as put together: each may be parted again, the last one first
    for outer, after in reversed(list(pairwise(found))):
        inner = later or after
        later = None
        end = outer.content[-1][1]
        who = re.fullmatch(rf"that ({_WHO})", page.text[outer.content[0][0] : end].rstrip(" ,"))
        between = page.text[end : inner.cue[0][0]]
        apart = len(outer.content) > 1 or len(between) > 2 or between.strip(" ,")
        if who is None or apart or inner.source != outer.source or inner.content[0][0] < inner.cue[-1][1]:
            continue
        begin = outer.content[0][0]
        comma = page.text.startswith(",", begin + who.end(1)) and "," in who.group(1)
        source = ((begin + who.start(1), begin + who.end(1) + comma),)
        later = replace(outer, content=joined(page.text, [(begin, inner.content[-1][1])]))
        told.put(later, outer)
        told.put(replace(inner, source=source), inner)
