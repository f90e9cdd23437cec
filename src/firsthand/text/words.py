"""Words with their places, and runs of words as numbers (shingles: Broder 1997)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.text.lookalikes import UNSEEN, seen

Span = tuple[int, int]


class Word(NamedTuple):
    """A word folded for comparison, and its code points `[begin, end)` in the text."""

    folded: str
    begin: int
    end: int


# Vowel signs and accents belong to the word they stand in; Python's \w leaves them out.
_MARKS = "".join(chr(c) for c in range(0x300, 0xFE30) if unicodedata.category(chr(c)) in ("Mn", "Mc"))
# Scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese): each letter counts as a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_LETTERS = rf"(?![{_UNSPACED}])[^\W\d_][{_MARKS}]*(?:[{UNSEEN}]*(?![{_UNSPACED}])[^\W\d_][{_MARKS}]*)*"
_DIGITS = rf"\d(?:[{UNSEEN}]*\d)*"
_PLAIN = "[A-Za-z]++(?!['\x80-\U0010ffff])"  # tried first, as most words are such
_WORD = re.compile(rf"{_PLAIN}|[{_UNSPACED}][{_MARKS}]*|{_DIGITS}(?:[.,]{_DIGITS})*|{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]")  # Latin, Greek, Cyrillic; Hebrew and Arabic points


def words(text: str) -> list[Word]:
    """The words of `text` in order: letters with inner apostrophes, or a number with its inner marks.

    Folded: case, accents, width, the shape of apostrophes and what nobody sees are gone; `José’s` is `jose's`.
    """
    return [Word(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """`word` without what differs between equal words: case, accents, width, shape of apostrophes, disguise."""
    if word.isascii():
        return word.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", seen(word)))
    return unicodedata.normalize("NFKC", plain).casefold().replace("’", "'").replace("ʼ", "'")


class Worded(NamedTuple):
    """The words of a text as columns: each folded, and its code points `[begins, ends)`."""

    folded: list[str]
    begins: NDArray[np.int64]
    ends: NDArray[np.int64]

    def outside(self, spans: Iterable[Span]) -> NDArray[np.bool_]:
        """Which of them no span of `spans` touches."""
        ordered = sorted(spans)
        if not ordered:
            return np.ones(len(self.folded), dtype=np.bool_)
        opened = np.searchsorted([begin for begin, _ in ordered], self.ends)  # spans that begin before a word ends
        reached = np.maximum.accumulate([0, *(end for _, end in ordered)])
        return np.asarray(self.begins >= reached[opened])

    def chosen(self, which: NDArray[np.bool_]) -> Worded:
        """Those that are marked."""
        return Worded(list(compress(self.folded, which.tolist())), self.begins[which], self.ends[which])


def worded(text: str) -> Worded:
    """The words of `text` as `words` gives them, as columns."""
    spans = [match.span() for match in _WORD.finditer(text)]
    places = np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans)).reshape(-1, 2)
    return Worded([fold(text[begin:end]) for begin, end in spans], places[:, 0], places[:, 1])


def words_outside(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words of `text` that no span of `spans` touches: a document's account, given its blocks."""
    return list(outside(words(text), spans))


def outside(found: Iterable[Word], spans: Iterable[Span]) -> Iterator[Word]:
    """Those of `found`, words in order, that no span of `spans` touches."""
    ordered = sorted(spans)
    reached, at = -1, 0
    for word in found:
        while at < len(ordered) and ordered[at][0] < word.end:
            reached = max(reached, ordered[at][1])
            at += 1
        if word.begin >= reached:
            yield word


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def shingles(folded: Sequence[str], size: int) -> NDArray[np.uint64]:
    """A 64-bit number for each run of `size` words, in order: equal runs have equal numbers on every machine.

    Shape `(max(0, len(folded) - size + 1),)`.  Word numbers are BLAKE2b; runs are a polynomial over them,
    mixed at each step (the finaliser of SplitMix64), so that order counts.
    """
    count = max(0, len(folded) - size + 1)
    numbers = np.fromiter((_number(word) for word in folded), dtype=np.uint64, count=len(folded))
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        mixed = (mixed ^ numbers[offset : offset + count]) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
    return mixed
