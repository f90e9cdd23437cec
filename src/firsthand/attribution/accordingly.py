"""Who speaks where "according to" names only who has it: "“...,” she said, according to the paper"."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.attribution.page import Page, joined
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.spans import overlap

Span = tuple[int, int]

_SAID = r"said|says|told|wrote|added|asked|stated|tweeted|testified|warned|denied|insisted"
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){0,3}"
# After a quotation: who said it, and perhaps to whom, when or where.
_SAYS = re.compile(rf"[ ]*(?P<source>he|she|they|it|{_NAME}) (?P<cue>{_SAID})\b(?P<rest>[^.!?\n“”\"]{{0,80}}?),? ?$")
_WHO = re.compile(r"[^,;:!?\n“”\"]{2,60}$")  # "The minister", then: ", according to the paper, said that ..."


def accordingly(page: Page, told: Told) -> None:
    """Adds the speaker's own statement where the model has only that of whoever has it from the speaker."""
    for outer in list(told):
        if outer.source and outer.cue and page.text[slice(*outer.cue[0])].lower() == "according to":
            _quoted(page, told, outer)
            _parted(page, told, outer)


def _quoted(page: Page, told: Told, outer: Attribution) -> None:
    """ "[“We stay,” he said], according to [a translation]": the words between the marks are his."""
    begin, end = outer.content[0][0], outer.cue[0][0]
    closing = max((page.text.rfind(mark, begin, end) for mark in '”"'), default=-1)
    match = _SAYS.match(page.text, closing + 1, end) if closing > begin else None
    if match is None or page.text[begin] not in '“"':
        return
    cue, quotation = match.span("cue"), (begin, closing + 1)
    if not any(overlap(each.cue, [cue]) for each in told.touching(quotation)):
        told.add(Attribution((match.span("source"),), (cue,), (quotation,), outer.confidence))
        told.put(replace(outer, content=joined(page.text, [(begin, match.end("rest"))])), outer)


def _parted(page: Page, told: Told, outer: Attribution) -> None:
    """ "[The minister], according to [the paper], [said] that it rained": the minister speaks, not the paper."""
    begin, end = outer.content[0]
    follows = page.text[end : outer.cue[0][0]] in (", ", " ")
    comma = page.text.startswith(", ", outer.source[-1][1])
    if len(outer.content) > 1 or not follows or not comma or not _WHO.fullmatch(page.text[begin:end]):
        return
    at = outer.source[-1][1] + 2
    said = re.compile(rf"(?:had |has )?(?:{_SAID})\b").match(page.text, at)
    if said is None:
        return
    for inner in told.touching((at, at + 200)):
        if inner is not outer and inner.source == outer.source and overlap(inner.cue, [said.span()]):
            told.put(replace(inner, source=((begin, end),)), inner)
            told.drop(outer)
            return
