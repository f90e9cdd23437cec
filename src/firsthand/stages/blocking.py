"""What a document may share with others, hashed: by these keys the documents near to new ones are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.ids import derive
from firsthand.records import Document, Frame, Keys, Record, Speaker, Statement
from firsthand.stage import Context, Stage, Tables
from firsthand.text.mastheads import masthead
from firsthand.text.propositions import stems
from firsthand.text.spans import words_at
from firsthand.text.words import shingles, words

RUN = 4  # words of a run
RUNS, WITH_WORDS, NAME = 0, 0, 1  # kinds of keys, as the lowest two bits: a name by itself leads to one document more
WINDOW = 3  # of so many runs in a row one is kept, so that six equal words always share one


def run(tables: Tables, context: Context) -> Iterator[Record]:
    """One row of keys for each document: runs of its words, its outlets, who speaks in it and of what.

    Of the runs those least in a window are kept (winnowing: Schleimer, Wilkerson and Aiken 2003).
    """
    statements, frames = tables.by(Statement), tables.by(Frame)
    speakers = {row.statement: row for row in tables[Speaker]}
    for document in tables[Document]:
        mine = statements.get(document.id, [])
        names = [(s, _name(speakers.get(s.id))) for s in mine]
        keys = {
            *_runs([word.folded for word in words(document.text)]),
            *(_key(WITH_WORDS, name, stem) for s, name in names if name for stem in _stems(document.text, s)),
            *(_key(NAME, name) for _, name in names if name),
            *(_key(NAME, key) for key in _outlets(document, frames.get(document.id, []))),
        }
        yield Keys(document=document.id, keys=tuple(sorted(keys)))
    context.advance(len(tables[Document]))


def _runs(folded: Sequence[str]) -> Iterable[int]:
    found: NDArray[np.uint64] = shingles(folded, RUN) >> np.uint64(3) << np.uint64(2)
    if len(found) > WINDOW:
        found = np.lib.stride_tricks.sliding_window_view(found, WINDOW).min(axis=1)
    kept: list[int] = found.tolist()
    return kept


def _outlets(document: Document, frames: Iterable[Frame]) -> Iterator[str]:
    """Its own, and those by which it has what it tells."""
    names = {document.outlet, document.url, *(name for f in frames for name in (f.venue, *f.via))}
    return (key for name in names if name and (key := masthead(name)))


def _name(speaker: Speaker | None) -> str | None:
    return " ".join(word.folded for word in words(speaker.speaker)) if speaker and speaker.speaker else None


def _stems(text: str, statement: Statement) -> set[str]:
    return set(stems(word.folded for word in words(words_at(text, statement.content))))


def _key(kind: int, *parts: str) -> int:
    """61 bits of a hash, and two for the kind."""
    return int(derive("key", *parts)[1:17], 16) >> 3 << 2 | kind


STAGE = Stage(
    name="blocking",
    version=1,
    each="document",
    reads=(Document, Statement, Speaker, Frame),
    writes=(Keys,),
    run=run,
)
