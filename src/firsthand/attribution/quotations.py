"""A quotation is one speaker's, from its opening mark to its closing one, and goes on where the next line opens one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from firsthand.attribution.page import Page, cut, joined, share
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.quotes import OPENING, Quotation
from firsthand.text.spans import overlap, within

_WORD = re.compile(r"\w+")
LEAST_WORDS = 4  # a shorter one may be a scare quote within another's words


def whole_quotations(page: Page, told: Told) -> None:
    """A content that holds the beginning or most of a quotation holds all of it; loose ends in it are no statements."""
    for quotation in page.quotations:
        owner = owner_of(told, quotation)
        if owner is None or len(_WORD.findall(page.text, *quotation.span)) < LEAST_WORDS:
            continue
        for other in told.touching(quotation.span):
            if other is not owner and not other.source and within(other.content, [quotation.span]):
                told.drop(other)
        content = joined(page.text, [*cut(owner.content, quotation.span), quotation.span])
        told.put(replace(owner, content=content), owner)


def owner_of(told: Told, quotation: Quotation) -> Attribution | None:
    """The attribution whose content a quotation is: it holds its beginning or most of it, and speaks from outside."""
    near = [a for a in told.touching(quotation.span) if not overlap((*a.cue, *a.source), [quotation.span])]
    best = max(near, key=lambda a: (share(a, quotation.span), bool(a.source)), default=None)
    if best is None:
        return None
    opens = any(begin <= quotation.begin + 2 < end for begin, end in best.content)
    return best if opens or share(best, quotation.span) >= 0.5 else None


def run_on(page: Page, told: Told) -> None:
    """Where a quotation is left open and the next paragraph opens one, both are one statement."""
    for first, second in pairwise(page.quotations):
        if first.closing is not None or not _next_paragraph(page, first, second):
            continue
        owner, other = owner_of(told, first), owner_of(told, second)
        if owner is not None and owner is not other and not (other and other.source):
            if other is not None:
                told.drop(other)
            told.put(replace(owner, content=joined(page.text, [*owner.content, second.span])), owner)


def _next_paragraph(page: Page, first: Quotation, second: Quotation) -> bool:
    """Whether the second opens the line after the first, or follows at once where a line break was lost."""
    line = page.line(second.begin)
    if line == page.line(first.begin):
        return not page.text[first.end : second.begin].strip()
    return line == page.line(first.begin) + 1 and page.lines[line][0] == second.begin


def said_after(page: Page, told: Told) -> None:
    """ "“We stay,” Velde said. “All of us.”": the quotation right before who said it is theirs too."""
    for attribution in list(told):
        first = min((*attribution.source, *attribution.cue), default=None)
        quoted = page.text[attribution.content[0][0]] in OPENING
        if first is None or not (attribution.source and attribution.cue and quoted):
            continue
        quotation = page.quotation(len(page.text[: first[0]].rstrip()) - 1)
        if quotation is None or quotation.end > first[0] or page.text[quotation.end - 2] not in ",?!":
            continue
        if page.words(quotation) >= LEAST_WORDS and not told.touching(quotation.span):
            content = joined(page.text, [quotation.span, *attribution.content])
            told.put(replace(attribution, content=content), attribution)


def over_anothers_head(page: Page, told: Told) -> None:
    """A quotation on a later line is not given to a speaker when somebody else has spoken since: it is theirs."""
    for owner in list(told):
        for part in owner.content[1:]:
            before = max(end for _, end in (*owner.source, *owner.cue, *owner.content) if end <= part[0])
            since = [a for a in told.touching((before, part[0])) if a is not owner and a.source and a.cue]
            if "\n" not in page.text[before : part[0]] or page.text[part[0]] not in OPENING or not since:
                continue
            speaker = max(since, key=lambda a: a.cue)
            if before <= speaker.cue[0][0] < part[0]:
                told.put(replace(owner, content=tuple(p for p in owner.content if p < part)), owner)
                told.add(replace(speaker, cue=(), content=tuple(p for p in owner.content if p >= part)))
                break
