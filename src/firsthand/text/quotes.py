"""Where quotation marks open and close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.text.marks import FILLER, repaired

Span = tuple[int, int]

CLOSES = {
    '"': '"”', "“": '”"', "„": '“”"', "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』",
    "'": "'’", "‘": "’'", "‚": "‘’'", "”": '”"',
}  # fmt: skip
OPENING = frozenset(CLOSES)
SINGLE = frozenset("'‘’‚")  # these may be apostrophes
REACH = 3000  # characters within which a single mark must be closed to count as one
_CLIPPED = re.compile(r"(?:\d|em\b|til\b|tis\b|twas\b|cause\b|round\b|n\b)", re.IGNORECASE)  # '90s, 'em, 'tis
_MARK = re.compile("[" + "".join(sorted({*OPENING, *"".join(CLOSES.values())})) + "]")


def quotation_spans(text: str) -> list[Span]:
    """Spans of `text` that stand between quotation marks, the marks included.

    Offsets are Unicode code points, half-open, in order and without overlap; a quotation within a quotation is part
    of the outer one.  Straight, curly, low, angle and single marks are known, and those that a wrong decoding broke
    (`marks.repaired`).  A quotation that its paragraph leaves open ends with the paragraph: a run-on quotation
    repeats its opening mark and closes only once.
    """
    spans: list[Span] = []
    start = 0
    for line in repaired(text).split("\n"):
        spans.extend((start + b, start + e) for b, e in _in_line(line))
        start += len(line) + 1
    return spans


def closing_mark(text: str, begin: int, end: int) -> int | None:
    """Where the quotation at `[begin, end)` of `text` has its closing mark; null if its paragraph left it open."""
    whole = repaired(text[begin:end])
    last = len(whole) - 1
    while last > 0 and whole[last] == FILLER:
        last -= 1
    return begin + last if last > 0 and whole[last] in CLOSES.get(whole[0], "") else None


def _in_line(line: str) -> Iterator[Span]:
    opened, closers = -1, ""
    for match in _MARK.finditer(line):
        at, mark = match.start(), match.group()
        if opened < 0:
            if _may_open(line, at):
                opened, closers = at, CLOSES[mark]
        elif mark == '"' == line[opened] and _stands_before_word(line, at):
            opened = at  # the earlier mark never closed: it was an inch sign or a slip
        elif mark in closers and (mark not in SINGLE or _closes(line, at)):
            yield opened, _past_filler(line, at + 1)
            opened = -1
    if opened >= 0 and line[opened] not in SINGLE and line[opened] not in "»‹”":
        yield opened, len(line)


def _may_open(line: str, at: int) -> bool:
    mark = line[at]
    if mark in SINGLE:
        if mark not in CLOSES or not _stands_before_word(line, at) or _CLIPPED.match(line, at + 1):
            return False
        reach = range(at + 1, min(len(line), at + REACH))
        return any(line[i] in CLOSES[mark] and _closes(line, i) for i in reach)
    if mark in "»‹”":  # they close in most print; » opens in German, ” in Swedish and by a slip
        ahead = line[at + 1 : at + REACH]
        return _stands_before_word(line, at) and any(c in ahead for c in CLOSES[mark])
    return mark in CLOSES


def _closes(line: str, at: int) -> bool:
    """Whether a single mark ends a quotation: it follows a word or a stop, and is no apostrophe."""
    before, after = line[at - 1 : at], line[_past_filler(line, at + 1) :][:1]
    if not before or before.isspace() or after.isalnum():
        return False
    # "the soldiers' camp": a plural's apostrophe, unless nothing after it could close
    plural = before in "sS" and after == " " and line[at + 2 : at + 3].islower()
    reach = range(at + 1, min(len(line), at + REACH) if plural else 0)
    return not any(line[i] == line[at] and _ends_phrase(line, i) for i in reach)


def _ends_phrase(line: str, at: int) -> bool:
    return line[at - 1] in ",.!?…" or not line[at + 1 : at + 2] or line[at + 1] in ",.!?;:)"


def _stands_before_word(line: str, at: int) -> bool:
    before = line[at - 1] if at else " "
    after = line[_past_filler(line, at + 1) :][:1] or " "
    return (before.isspace() or before in "([—–-:/" + FILLER) and not after.isspace()


def _past_filler(line: str, at: int) -> int:
    while line[at : at + 1] == FILLER:
        at += 1
    return at
