"""Paragraphs, sentences and headlines of a text, by offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from firsthand.text.quotes import quotation_spans
from firsthand.text.tokens import Token, capitalised, tokens

Span = tuple[int, int]

_END = re.compile(r"[.!?…][\"”’)\]»]*\s+(?=[\"“‘(\[«„]*\w)")
_HEADLINE_WORDS = 24


@dataclass(frozen=True)
class Layout:
    """Where paragraphs and sentences begin, which lines are headlines and what stands in quotation marks.

    A quotation is part of the sentence that gives it, however many sentences it holds.
    """

    text: str
    tokens: Sequence[Token]
    paragraphs: Sequence[int]
    sentences: Sequence[int]
    quoted: Sequence[Span]
    headlines: Sequence[Span]
    _quote_begins: Sequence[int] = field(repr=False)
    _begins: Sequence[int] = field(repr=False)  # of the tokens

    def whole_words(self, begin: int, end: int) -> Span:
        """A span widened to the words it cuts: "Ana Ruz-" of "Ana Ruz-Tal"; after a hyphen it may begin."""
        i = bisect_right(self._begins, begin) - 1
        if i >= 0 and self.tokens[i].end > begin and self.text[begin - 1 : begin] not in ("-", "‑"):
            begin = self.tokens[i].begin
        i = bisect_right(self._begins, end - 1) - 1
        if i >= 0 and self.tokens[i].end > end:
            end = self.tokens[i].end
        return begin, end

    def tokens_in(self, begin: int, end: int) -> Sequence[Token]:
        """The tokens that begin in `[begin, end)`."""
        return self.tokens[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def paragraph(self, at: int) -> int:
        """Number of the paragraph that holds `at`, from 1."""
        return bisect_right(self.paragraphs, at)

    def sentence(self, at: int) -> int:
        """Number of the sentence that holds `at`, from 1."""
        return bisect_right(self.sentences, at)

    def in_quotation(self, at: int) -> bool:
        """Whether `at` stands between quotation marks."""
        i = bisect_right(self._quote_begins, at) - 1
        return i >= 0 and at < self.quoted[i][1]

    def in_one_sentence(self, first: int, at: int) -> bool:
        """Whether `at` stands after `first` in the same sentence, and not in quotation marks."""
        return first < at and self.sentence(first) == self.sentence(at) and not self.in_quotation(at)

    def in_headline(self, at: int) -> bool:
        """Whether `at` stands in a line written as a headline, where capitals tell nothing."""
        return any(begin <= at < end for begin, end in self.headlines)


def layout(text: str) -> Layout:
    """The layout of `text`; a line is a paragraph."""
    found = tokens(text)
    dots = {t.end for t in found if t.text.endswith(".")}
    paragraphs, sentences, headlines = [], [], []
    at, i = 0, 0
    for line in text.split("\n"):
        end = at + len(line)
        mine = []
        while i < len(found) and found[i].begin < end:
            mine.append(found[i])
            i += 1
        if mine:
            paragraphs.append(at)
            sentences.append(at)
            # "Mr. Tal": the full stop of an abbreviation ends no sentence
            inner = [m.end() for m in _END.finditer(text, at, end) if m.start() + 1 not in dots and m.end() < end]
            sentences.extend(inner)
            if not inner and _is_headline(mine):
                headlines.append((at, end))
        at = end + 1
    quoted = quotation_spans(text)
    begins = [token.begin for token in found]
    inside = Layout(text, found, paragraphs, sentences, quoted, headlines, [b for b, _ in quoted], begins)
    outer = [at for at in sentences if not inside.in_quotation(at) or at in inside._quote_begins]
    return replace(inside, sentences=outer)


def _is_headline(found: Iterable[Token]) -> bool:
    """Whether a line is in title case or in capitals throughout."""
    long = [t for t in found if len(t.text) > 3]
    return 2 < len(long) <= _HEADLINE_WORDS and sum(capitalised(t.text) for t in long) >= 0.75 * len(long)
