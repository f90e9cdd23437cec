"""Documents' accounts as words, with what each word is: quoted, attributed, telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.records import Block, Document, Frame, Statement
from firsthand.stage import Tables
from firsthand.text import lexicon
from firsthand.text.quotes import quotation_spans
from firsthand.text.words import Span, Word, outside, shingles, words_outside

SEED = 4  # words of an exact run that a match of two accounts is built from


class Account(NamedTuple):
    """A document's words outside its blocks, in order."""

    document: Document
    blocks: tuple[Span, ...]
    begins: NDArray[np.int64]  # code point of each word
    ends: NDArray[np.int64]
    seeds: NDArray[np.uint64]  # number of the run of SEED words that begins at each word
    loose: NDArray[np.int64]  # words before each word, and in all, that stand outside of what is quoted
    free: NDArray[np.int64]  # the same outside of who said it, where and when too, function words not counted
    begun: NDArray[np.int64]  # the same for the first words of statements
    telling: NDArray[np.int64]  # the same for words that are no name, number or function word


def accounts_of(tables: Tables) -> list[Account]:
    """One Account for each document, in order of document id, so that input order never counts."""
    blocks: dict[str, list[Span]] = defaultdict(list)
    told: dict[str, list[tuple[Statement, list[Span]]]] = defaultdict(list)
    frames = {frame.statement: frame for frame in tables[Frame]}
    for block in tables[Block]:
        blocks[block.document].append((block.begin, block.end))
    for statement in tables[Statement]:
        if statement.in_block is None:
            frame = frames.get(statement.id)
            framed = [*frame.venue_at, *frame.via_at, *frame.said_on_at] if frame else []
            told[statement.document].append((statement, [*statement.source, *statement.cue, *framed]))
    documents = sorted(tables[Document], key=lambda document: document.id)
    return [_account(document, sorted(blocks[document.id]), told[document.id]) for document in documents]


def _account(document: Document, blocks: list[Span], told: list[tuple[Statement, list[Span]]]) -> Account:
    found = words_outside(document.text, blocks)
    quoted = [span for statement, _ in told for span in statement.content] + quotation_spans(document.text)
    attributed = quoted + [span for _, spans in told for span in spans]
    loose = {word.begin for word in outside(found, quoted)}
    small = lexicon.words("function_words")
    free = {word.begin for word in outside(found, attributed) if word.folded not in small}
    heads = [(b, b + 1) for statement, _ in told for b, _ in statement.content[:1]]
    unbegun = {word.begin for word in outside(found, heads)}
    return Account(
        document,
        tuple(blocks),
        np.array([word.begin for word in found], dtype=np.int64),
        np.array([word.end for word in found], dtype=np.int64),
        shingles([word.folded for word in found], SEED),
        _running(word.begin in loose for word in found),
        _running(word.begin in free for word in found),
        _running(word.begin not in unbegun for word in found),
        _running(_is_telling(word, document.text) for word in found),
    )


def _running(marks: Iterable[bool]) -> NDArray[np.int64]:
    return np.cumsum([0, *marks], dtype=np.int64)


def _is_telling(word: Word, text: str) -> bool:
    first = text[word.begin]
    return first.isalpha() and not first.isupper() and word.folded not in lexicon.words("function_words")
