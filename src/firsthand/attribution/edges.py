"""Where a content ends: not on a preposition, nor a few words into the next sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from firsthand.attribution.page import Page, cut, joined
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.sentences import sentence_spans
from firsthand.text.spans import overlap

Span = tuple[int, int]

MOST_OVER = 6  # words of a next sentence that a content may take by mistake
REACH = 200  # characters by which an end may move
_OPEN_END = re.compile(
    r"\b(?:in|at|on|of|to|for|from|by|with|after|before|into|over|under|about|between|during|against|than|as|the|a|an"
    r"|his|her|their|its|and|or|but|that|where|who|which|while|because|not|was|were|is|are|be|been|has|have|had|will)$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.!?\n”\"]|$")
_QUALIFIER = re.compile(
    r"\b(?:(?P<at>at)|at\s+(?:least|most)|up\s+to|(?:more|fewer|less)\s+than|no|not|nearly|almost|about|only)\s+$",
    re.IGNORECASE,
)
_LOOSE = " \t\n,;:"  # marks at a content's edges that belong to the sentence around it
_FRONTED = re.compile(r"(?:If|Unless)\b[^.!?\n]{3,150},\s*$")


def whole_ends(page: Page, told: Told) -> None:
    """Moves the end of a content to where its clause or sentence ends."""
    for attribution in list(told):
        begin, end = attribution.content[-1]
        moved = _back(page, begin, end) or _on(page, told, attribution, end)
        if moved and moved != end:
            content = joined(page.text, [*attribution.content[:-1], (begin, moved)])
            told.put(replace(attribution, content=content), attribution)


def qualified(page: Page, told: Told) -> None:
    """A content takes in the word that bounds its first number or denies it: "[at] least three", "[no] arrests"."""
    for attribution in list(told):
        begin, end = attribution.content[0]
        match = _QUALIFIER.search(page.text, max(0, begin - 20), begin)
        if match is None or (match["at"] and page.text[begin : begin + 5].lower().strip() not in ("least", "most")):
            continue
        span = match.start(), begin
        cue = cut(attribution.cue, span)
        if (cue or not attribution.cue) and not overlap(attribution.source, [span]) and not told.touching(span):
            content = ((span[0], end), *attribution.content[1:])
            told.put(replace(attribution, cue=joined(page.text, cue), content=content), attribution)


def fronted(page: Page, told: Told) -> None:
    """ "If talks fail, Velde said she will close the port": the condition belongs to what she said."""
    for attribution in list(told):
        if attribution.source and attribution.cue:
            first = min(attribution.source[0][0], attribution.cue[0][0])
            line = page.lines[page.line(first)][0]
            match = _FRONTED.search(page.text, max(line, first - REACH), first)
            if match and attribution.content[0][0] > first and not told.touching(match.span()):
                clause = match.start(), match.start() + len(match.group().rstrip())
                told.put(replace(attribution, content=joined(page.text, [clause, *attribution.content])), attribution)


def trimmed(page: Page, told: Told) -> None:
    """Takes loose marks off both ends of each part of a content."""
    for attribution in list(told):
        content = tuple(part for span in attribution.content if (part := _trimmed(page.text, *span)))
        if content != attribution.content:
            told.put(replace(attribution, content=content) if content else None, attribution)


def _trimmed(text: str, begin: int, end: int) -> Span | None:
    words = text[begin:end]
    begin, end = begin + len(words) - len(words.lstrip(_LOOSE)), end - len(words) + len(words.rstrip(_LOOSE))
    return (begin, end) if begin < end else None


def _back(page: Page, begin: int, end: int) -> int | None:
    """The end of the last whole sentence, if the content runs but a few words into the next one."""
    line_end = page.lines[page.line(end - 1)][1]
    sentences = sentence_spans(page.text, begin, min(line_end, end + REACH))
    over = next(((s, before) for before, s in pairwise(sentences) if s[0] < end < s[1]), None)
    if over is None:
        return None
    (start, _), before = over
    return before[1] if len(page.text[start:end].split()) <= MOST_OVER else None


def _on(page: Page, told: Told, attribution: Attribution, end: int) -> int | None:
    """The end of the clause, if the content ends on a word that something must follow."""
    if not _OPEN_END.search(page.text, max(0, end - 12), end):
        return None
    following = _CLAUSE_END.search(page.text, end, min(len(page.text), end + REACH))
    stop = following.start() if following else end
    own = overlap((*attribution.source, *attribution.cue), [(end, stop)])
    others = [a for a in told.touching((end, stop)) if a is not attribution]
    cue = any(overlap((*a.source, *a.cue), [(end, stop)]) for a in told.touching((max(0, end - 1), stop + REACH)))
    return None if own or others or cue else stop
