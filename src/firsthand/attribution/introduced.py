"""A line that ends "X reports:" gives the paragraph below it to X."""

from __future__ import annotations

import re
from itertools import takewhile

from firsthand.attribution.page import Page, share
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.sentences import sentence_spans

Span = tuple[int, int]

CONFIDENCE = 0.7
_VERB = (
    r"told|said|says?|writes?|wrote|reports?|reported|states?|stated|explains?|explained|recalls?|recalled|adds?|added"
    r"|continues?|continued|goes on|went on|notes?|noted|quotes?|quoted|tells?|posted|tweeted|testified|announced"
    r"|declared"
)
_ISSUED = (
    r"(?:(?:released|issued|published|posted|shared|made|read|gave)\b[^:]{0,40}"
    r"\b(?:following|statement|letter|message|note)\b[^:]{0,40})"
)
_CUE = re.compile(
    r"(?P<source>(?:[A-Z]|the |he |she |they |a |an |his |her |its |their )[^,;:]{0,80}?)\s+"
    rf"(?P<cue>(?:(?:has|have|had|also|then|later|further)\s+){{0,2}}(?:(?:{_VERB})\b[^:]{{0,60}}?|{_ISSUED}))\s*:$"
)
LONGEST = 8  # paragraphs of a statement that is given whole


def introduced(page: Page, told: Told) -> None:
    """Adds the paragraph after such a line where nobody was given its words.

    A "following statement" goes on over paragraphs until one in which somebody else speaks.
    """
    for number, (begin, end) in enumerate(page.lines[:-1]):
        if page.text[end - 1] != ":":
            continue
        below = page.lines[number + 1]
        taken = [a for a in told.touching(below) if share(a, below) >= 0.5]
        match = _CUE.search(page.text, *sentence_spans(page.text, begin, end)[-1])
        if match is None or any(a.source for a in taken):
            continue
        misread = [a for a in told.touching((begin, end)) if a.cue and a.cue[0][0] == match.start("cue")]
        for other in {id(a): a for a in (*taken, *misread)}.values():
            told.drop(other)
        content = [below]
        if re.search(r"\b(?:following|statement|letter)\b", match["cue"]):
            further = page.lines[number + 2 : number + 1 + LONGEST]
            content += takewhile(lambda line: not any(a.source for a in told.touching(line)), further)
        told.add(Attribution((match.span("source"),), (match.span("cue"),), tuple(content), CONFIDENCE))
