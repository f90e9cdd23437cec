"""Documents' accounts as words, with what each word is: quoted, attributed, telling."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.records import Block, Document, Frame, Statement
from firsthand.stage import Tables
from firsthand.text import lexicon
from firsthand.text.quotes import quotation_spans
from firsthand.text.words import Span, shingles, worded

SEED = 4  # words of an exact run that a match of two accounts is built from


class Account(NamedTuple):
    """A document's words outside its blocks, in order."""

    document: Document
    blocks: tuple[Span, ...]
    begins: NDArray[np.int32]  # code point of each word
    ends: NDArray[np.int32]
    seeds: NDArray[np.uint64]  # number of the run of SEED words that begins at each word
    loose: NDArray[np.bool_]  # whether each word stands outside of what is quoted
    free: NDArray[np.bool_]  # and outside of who said it, where and when too, and is no function word
    begun: NDArray[np.bool_]  # whether it is the first word of a statement
    telling: NDArray[np.bool_]  # whether it is no name, number or function word


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
    every = worded(document.text)
    found = every.chosen(every.outside(blocks))
    quoted = [span for statement, _ in told for span in statement.content] + quotation_spans(document.text)
    attributed = quoted + [span for _, spans in told for span in spans]
    small = lexicon.words("function_words")
    full = np.fromiter((word not in small for word in found.folded), np.bool_, len(found.folded))
    first = [document.text[begin] for begin in found.begins.tolist()]
    low = np.fromiter((c.isalpha() and not c.isupper() for c in first), np.bool_, len(first))
    heads = [(b, b + 1) for statement, _ in told for b, _ in statement.content[:1]]
    return Account(
        document,
        tuple(blocks),
        found.begins.astype(np.int32),
        found.ends.astype(np.int32),
        shingles(found.folded, SEED),
        found.outside(quoted),
        found.outside(attributed) & full,
        ~found.outside(heads),
        full & low,
    )
