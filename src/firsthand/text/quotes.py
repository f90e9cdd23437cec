"""Where quotation marks open and close."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, takewhile
from typing import NamedTuple

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
_ENDED = re.compile(r"\w[^.!?]* [^.!?]*\w[.!?]\s+$")  # a sentence of several words, and its stop
_SINGLE_MARK = re.compile("['‘’‚]")
_MARK = re.compile("[" + "".join(sorted({*OPENING, *"".join(CLOSES.values())})) + "]")


class Quotation(NamedTuple):
    """A quotation at `[begin, end)`, its marks included; `closing` is where its closing mark stands.

    `closing` is null where the paragraph ends before the quotation does.
    """

    begin: int
    end: int
    closing: int | None

    @property
    def span(self) -> Span:
        return self.begin, self.end


def quotation_spans(text: str) -> list[Span]:
    """Where the quotations of `text` stand; see `quotations`."""
    return [quotation.span for quotation in quotations(text)]


def quotations(text: str) -> list[Quotation]:
    """What stands between quotation marks in `text`.

    Offsets are Unicode code points, half-open, in order and without overlap; a quotation within a quotation is part
    of the outer one.  Straight, curly, low, angle and single marks are known, and those that a wrong decoding broke
    (`marks.repaired`).  A quotation that its paragraph leaves open ends with the paragraph: a run-on quotation
    repeats its opening mark and closes only once, also where the paragraphs' line breaks were lost.
    """
    found: list[Quotation] = []
    start = 0
    for line in repaired(text).split("\n"):
        for begin, end, closing in _in_line(line):
            found.append(Quotation(start + begin, start + end, None if closing is None else start + closing))
        start += len(line) + 1
    return found


def _in_line(line: str) -> Iterator[Quotation]:
    opened, closers = -1, ""
    single = _Single(line)
    for match in _MARK.finditer(line):
        at, mark = match.start(), match.group()
        if opened < 0:
            if _may_open(line, at, single):
                opened, closers = at, CLOSES[mark]
        elif mark == '"' == line[opened] and _stands_before_word(line, at):
            if _stands_before_word(line, opened) and _ENDED.search(line, opened + 1, at):
                yield Quotation(opened, len(line[:at].rstrip()), None)  # a new paragraph, its line break lost
            opened = at  # or else the earlier mark never closed: it was an inch sign or a slip
        elif mark in closers and (mark not in SINGLE or single.closes(at)):
            yield Quotation(opened, _past_filler(line, at + 1), at)
            opened = -1
    if opened >= 0 and line[opened] not in SINGLE and line[opened] not in "»‹”":
        yield Quotation(opened, len(line), None)


def _may_open(line: str, at: int, single: _Single) -> bool:
    mark = line[at]
    if mark not in CLOSES:
        return False
    if mark in SINGLE:
        return _stands_before_word(line, at) and not _CLIPPED.match(line, at + 1) and single.is_closed(mark, at)
    if mark in "»‹”":  # they close in most print; » opens in German, ” in Swedish and by a slip
        ahead = line[at + 1 : at + REACH]
        return _stands_before_word(line, at) and any(c in ahead for c in CLOSES[mark])
    return True


class _Single:
    """Single marks of one line: which of them end a quotation, and are no apostrophes."""

    def __init__(self, line: str) -> None:
        self._line = line

    def closes(self, at: int) -> bool:
        """Whether the mark follows a word or a stop, and is neither within a word nor a plural's apostrophe."""
        line = self._line
        before, after = line[at - 1 : at], line[_past_filler(line, at + 1) :][:1]
        if not before or before.isspace() or after.isalnum():
            return False
        # "the soldiers' camp", unless nothing after it could close
        plural = before in "sS" and after == " " and line[at + 2 : at + 3].islower()
        return not plural or self._last_end_of_phrase.get(line[at], -1) <= at

    def is_closed(self, mark: str, at: int) -> bool:
        """Whether a mark that closes `mark` follows within REACH."""
        next_one = bisect_right(self._closing, at)
        within = takewhile(lambda i: i < at + REACH, islice(self._closing, next_one, None))
        return any(self._line[i] in CLOSES[mark] for i in within)

    @cached_property
    def _closing(self) -> list[int]:
        return [m.start() for m in _SINGLE_MARK.finditer(self._line) if self.closes(m.start())]

    @cached_property
    def _last_end_of_phrase(self) -> dict[str, int]:
        ends = (m.start() for m in _SINGLE_MARK.finditer(self._line) if self._ends_phrase(m.start()))
        return {self._line[i]: i for i in ends}

    def _ends_phrase(self, at: int) -> bool:
        line = self._line
        return line[at - 1 : at] in (*",.!?…",) or not line[at + 1 : at + 2] or line[at + 1] in ",.!?;:)"


def _stands_before_word(line: str, at: int) -> bool:
    before = line[at - 1] if at else " "
    after = line[_past_filler(line, at + 1) :][:1] or " "
    return (before.isspace() or before in "([—–-:/" + FILLER) and not after.isspace()


def _past_filler(line: str, at: int) -> int:
    while line[at : at + 1] == FILLER:
        at += 1
    return at
