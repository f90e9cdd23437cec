"""Where quotation marks open and close."""

from __future__ import annotations

import re

Span = tuple[int, int]

OPENING = {"“": '”"', "„": '“”"', "«": "»", "»": "«", "‘": "’", "‚": "‘’", "「": "」", "『": "』"}
STRAIGHT = '"'
_MARK = re.compile(r"[\"“”„«»‘’‚「」『』]|``|''")


def quotation_spans(text: str) -> list[Span]:
    """Spans of `text` that stand between quotation marks, the marks included.

    Offsets are Unicode code points, half-open, in order and without overlap.  Straight, curly, low
    and angle marks are known.  A quotation that its paragraph leaves open ends with the paragraph:
    a run-on quotation repeats its opening mark and closes only once.
    """
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        spans.extend((start + b, start + e) for b, e in _in_line(line))
        start += len(line) + 1
    return spans


def _in_line(line: str) -> list[Span]:
    spans: list[Span] = []
    opened, closers = -1, ""
    for match in _MARK.finditer(line):
        mark, at, end = match.group(), match.start(), match.end()
        if opened < 0:
            if mark in OPENING and (mark not in "‘‚»" or _single_opens(line, at, mark)):
                opened, closers = at, OPENING[mark]
            elif mark == STRAIGHT or mark == "``":
                opened, closers = at, STRAIGHT + "”" if mark == STRAIGHT else "''"
            continue
        if mark == STRAIGHT == line[opened] and _clearly_opens(line, at):
            opened = at  # the earlier mark never closed: it was an inch sign or a slip
        elif mark in closers and not (mark == "’" and _inside_word(line, at)):
            spans.append((opened, end))
            opened = -1
    if opened >= 0 and closers not in ("’", "‘’", "«"):
        spans.append((opened, len(line)))
    return spans


def _single_opens(line: str, at: int, mark: str) -> bool:
    """Whether a mark that may also be an apostrophe or a closing angle opens a quotation here."""
    before = line[at - 1] if at else " "
    after = line[at + 1] if at + 1 < len(line) else " "
    return (before.isspace() or before in "([—–-") and not after.isspace() and OPENING[mark][0] in line[at + 1 :]


def _clearly_opens(line: str, at: int) -> bool:
    before = line[at - 1] if at else " "
    after = line[at + 1] if at + 1 < len(line) else " "
    return before.isspace() and not after.isspace()


def _inside_word(line: str, at: int) -> bool:
    return line[at - 1 : at].isalnum() and line[at + 1 : at + 2].isalnum()
