"""Text to the numbers that the tagger reads; training and prediction both come through here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from firsthand.text.marks import FILLER, repaired
from firsthand.text.quotes import Quotation, quotations

Span = tuple[int, int]
Ints = NDArray[np.int64]

CLS, SEP = 101, 102
CASES = ("none", "lower", "capitalised", "upper", "mixed")
QUOTES = ("outside", "inside", "opening", "closing")
BREAKS = ("none", "line", "paragraph")

_WORD = re.compile(r"\w+")
_LINE_END = re.compile(r"\n")
_STRAIGHT = str.maketrans({**dict.fromkeys("“”„«»「」『』", '"'), **dict.fromkeys("‘’‚‹›", "'")})


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, as parallel arrays of length N.

    `begin` and `end` are code point offsets into the text, half-open.  `case`, `quote` and `breaks`
    index CASES, QUOTES and BREAKS: what an uncased encoder loses.
    """

    ids: Ints
    case: Ints
    quote: Ints
    breaks: Ints
    begin: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def inputs(self, begin: int, end: int) -> dict[str, Ints]:
        """The model's inputs for pieces [begin, end), between [CLS] and [SEP]; each of shape (1, n + 2)."""
        pad = np.zeros(1, np.int64)
        window = slice(begin, end)
        return {
            "ids": np.concatenate([[CLS], self.ids[window], [SEP]])[None].astype(np.int64),
            "case": np.concatenate([pad, self.case[window], pad])[None],
            "quote": np.concatenate([pad, self.quote[window], pad])[None],
            "breaks": np.concatenate([pad, self.breaks[window], pad])[None],
        }


@cache
def load_tokenizer(path: Path) -> Tokenizer:
    """The word-piece tokenizer, with its built-in truncation and padding (at 128) cleared."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def pieces_of(text: str, tokenizer: Tokenizer, segments: Sequence[Span] | None = None) -> Pieces:
    """Word pieces of `text`, of its `segments` (in order, apart) alone where given: no more of it is seen.

    Quotation marks of every style, broken ones too, become one pair of pieces' ids: style carries no meaning.
    """
    parts = segments if segments is not None else [(0, len(text))]
    if not parts:
        return Pieces(*(np.zeros(0, np.int64) for _ in range(6)))
    shift = parts[0][0]
    text = text[shift : parts[-1][1]]
    quoted = quotations(text)
    plain = _plain(text, quoted)
    ids: list[int] = []
    offsets: list[Span] = []
    for begin, end in ((b - shift, e - shift) for b, e in parts):
        encoding = tokenizer.encode(plain[begin:end], add_special_tokens=False)
        ids.extend(encoding.ids)
        offsets.extend((begin + b, begin + e) for b, e in encoding.offsets)
    begins, ends = np.array(offsets, np.int64).reshape(-1, 2).T
    ends = _past_filler(plain, ends)
    case, quote = _cases(plain, begins), _quotes(quoted, len(text), begins)
    breaks = _breaks(text, begins, ends)
    return Pieces(np.array(ids, np.int64), case, quote, breaks, begins + shift, ends + shift)


def _plain(text: str, quoted: Sequence[Quotation]) -> str:
    """`text`, character for character, with straight marks: double ones around whole quotations."""
    characters = list(repaired(text).translate(_STRAIGHT))
    for begin, _, closing in quoted:
        for at in (begin, closing) if closing else (begin,):
            characters[at] = '"'
    return "".join(characters)


def _past_filler(plain: str, end: Ints) -> Ints:
    """A piece before filler reaches over it: to the end of what was one mark."""
    if FILLER not in plain:
        return end
    over = np.arange(len(plain) + 1)
    for at in range(len(plain) - 1, -1, -1):
        if plain[at] == FILLER:
            over[at] = over[at + 1]
    return over[end]


def _cases(text: str, begin: Ints) -> Ints:
    found = [(m.start(), m.end(), _case(m.group())) for m in _WORD.finditer(text)]
    if not found:
        return np.zeros(len(begin), np.int64)
    starts, ends, cases = np.array(found, np.int64).T
    word = np.searchsorted(starts, begin, side="right") - 1
    return np.where((word >= 0) & (begin < ends[word]), cases[word], CASES.index("none"))


@lru_cache(maxsize=1 << 16)
def _case(word: str) -> int:
    if word.islower():
        return CASES.index("lower")
    if word.isupper():
        return CASES.index("upper" if len(word) > 1 else "capitalised")
    if word[:1].isupper() and word[1:].islower():
        return CASES.index("capitalised")
    return CASES.index("mixed" if any(c.isalpha() for c in word) else "none")


def _quotes(quoted: Sequence[Quotation], length: int, begin: Ints) -> Ints:
    by_char = np.zeros(length + 1, np.int64)
    for b, e, closing in quoted:
        by_char[b:e] = QUOTES.index("inside")
        by_char[b] = QUOTES.index("opening")
        if closing is not None:
            by_char[closing] = QUOTES.index("closing")
    return by_char[begin]


def _breaks(text: str, begin: Ints, end: Ints) -> Ints:
    """How many lines end between each piece and the one before it, at most two; two before the first."""
    lines = np.array([m.start() for m in _LINE_END.finditer(text)], np.int64)
    previous = np.concatenate([[0], end[:-1]])
    between = np.searchsorted(lines, begin) - np.searchsorted(lines, previous)
    kinds: Ints = np.clip(between, 0, BREAKS.index("paragraph"))
    kinds[:1] = BREAKS.index("paragraph")
    return kinds
