"""Text to the numbers that the tagger reads; training and prediction both come through here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from firsthand.text.marks import FILLER, repaired
from firsthand.text.quotes import closing_mark, quotation_spans

Span = tuple[int, int]
Quotation = tuple[int, int, int | None]  # begin, end, closing mark
Ints = NDArray[np.int64]

CLS, SEP = 101, 102
CASES = ("none", "lower", "capitalised", "upper", "mixed")
QUOTES = ("outside", "inside", "opening", "closing")
BREAKS = ("none", "line", "paragraph")

_WORD = re.compile(r"\w+")
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
    """Word pieces of `text`, of its `segments` alone where given (what lies between is never seen).

    Quotation marks of every style, broken ones too, become one pair of pieces' ids: style carries no meaning.
    """
    quotations = [(b, e, closing_mark(text, b, e)) for b, e in quotation_spans(text)]
    plain = _plain(text, quotations)
    ids: list[int] = []
    begins: list[int] = []
    ends: list[int] = []
    for begin, end in segments if segments is not None else [(0, len(text))]:
        encoding = tokenizer.encode(plain[begin:end], add_special_tokens=False)
        ids.extend(encoding.ids)
        begins.extend(begin + b for b, _ in encoding.offsets)
        ends.extend(begin + e for _, e in encoding.offsets)
    b, e = np.array(begins, np.int64), _past_filler(plain, np.array(ends, np.int64))
    return Pieces(
        np.array(ids, np.int64), _cases(plain, b), _quotes(quotations, len(text), b), _breaks(text, b, e), b, e
    )


def _plain(text: str, quotations: Sequence[Quotation]) -> str:
    """`text`, character for character, with straight marks: double ones around whole quotations."""
    characters = list(repaired(text).translate(_STRAIGHT))
    for begin, _, closing in quotations:
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
    by_char = np.zeros(len(text) + 1, np.int64)
    for match in _WORD.finditer(text):
        by_char[match.start() : match.end()] = CASES.index(_case(match.group()))
    return by_char[begin]


def _case(word: str) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "capitalised"
    if word[:1].isupper() and word[1:].islower():
        return "capitalised"
    return "mixed" if any(c.isalpha() for c in word) else "none"


def _quotes(quotations: Sequence[Quotation], length: int, begin: Ints) -> Ints:
    by_char = np.zeros(length + 1, np.int64)
    for b, e, closing in quotations:
        by_char[b:e] = QUOTES.index("inside")
        by_char[b] = QUOTES.index("opening")
        if closing is not None:
            by_char[closing] = QUOTES.index("closing")
    return by_char[begin]


def _breaks(text: str, begin: Ints, end: Ints) -> Ints:
    kinds = np.zeros(len(begin), np.int64)
    previous = 0
    for i, (b, e) in enumerate(zip(begin.tolist(), end.tolist(), strict=True)):
        lines = text.count("\n", previous, b) if b > previous else 0
        kinds[i] = 2 if i == 0 else min(lines, 2)
        previous = e
    return kinds
