"""Figures: how many people a document says were killed, injured, detained, missing, displaced or otherwise counted.

Reads the account only (what lies outside the blocks), sentence by sentence.  Whether a figure is of the reported event
or of its background is told by its sentence: another year, an earlier case, a statistic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from firsthand.ids import derive
from firsthand.records import Block, Document, Figure, Frame, Record, Span, Statement
from firsthand.stage import Context, Stage, Tables
from firsthand.text.background import is_background
from firsthand.text.casualties import Count, find_counts
from firsthand.text.dates import dates_of, day_of
from firsthand.text.sentences import sentence_spans


Counted = tuple[int, Count, bool]  # offset of the sentence, the count in it, whether of the reported event
HEAD = 3  # sentences with counts that make headline and lead


def figures_of(
    document: Document, blocks: list[Block], statements: list[Statement], frames: dict[str, Frame]
) -> list[Figure]:
    """All figures of one document, in order."""
    counted = _beside_head(list(_counted(document, blocks)))
    killed = max((c.low or 0 for _, c, main in counted if main and c.kind == "killed"), default=0)
    return [_figure(document, at, _less_killed(count, killed), main, statements, frames) for at, count, main in counted]


def _counted(document: Document, blocks: list[Block]) -> Iterator[Counted]:
    """Each count with the offset of its sentence and whether it is of the reported event."""
    published = day_of(document.published)
    for begin, end in _account(document.text, blocks):
        for first, last in sentence_spans(document.text, begin, end):
            sentence = document.text[first:last]
            counts = find_counts(sentence)
            if counts:
                main = first == 0 or not is_background(sentence, published)
                yield from ((first, count, main) for count in counts)


def _beside_head(counted: list[Counted]) -> list[Counted]:
    """Where headline or lead number the people, a greater number further down is of something else."""
    sentences = sorted({at for at, _, _ in counted})[:HEAD]
    greatest: dict[str, int] = {}
    for at, count, main in counted:
        if main and at in sentences and count.numbered and count.low:
            greatest[count.kind] = max(greatest.get(count.kind, 0), count.low)
    return [
        (at, count, main and (at in sentences or (count.low or 0) <= greatest.get(count.kind, count.low or 0)))
        for at, count, main in counted
    ]


def _account(text: str, blocks: list[Block]) -> Iterator[Span]:
    at = 0
    for block in sorted(blocks, key=lambda each: each.begin):
        if at < block.begin:
            yield at, block.begin
        at = max(at, block.end)
    if at < len(text):
        yield at, len(text)


def _less_killed(count: Count, killed: int) -> Count:
    """Of people shot, some may be the dead: then only those beyond the dead are surely injured."""
    if count.low and (count.struck or (count.one and count.known)) and count.kind == "injured":
        return replace(count, low=max(0, count.low - killed))
    return count


def _figure(
    document: Document, at: int, count: Count, main: bool, statements: list[Statement], frames: dict[str, Frame]
) -> Figure:
    begin, end = at + count.begin, at + count.end
    statement = _said_in(statements, begin, end)
    frame = frames.get(statement.id) if statement else None
    return Figure(
        id=derive("figure", document.id, begin, end, count.kind),
        document=document.id,
        begin=begin,
        end=end,
        low=count.low,
        high=count.high,
        unit=count.unit,
        kind=count.kind,
        main=main,
        as_of=frame.said_on if frame else None,
        statement=statement.id if statement else None,
    )


def _said_in(statements: list[Statement], begin: int, end: int) -> Statement | None:
    """The innermost statement whose content holds the span."""
    holding = [s for s in statements if any(b <= begin and end <= e for b, e in s.content)]
    return min(holding, key=lambda s: (sum(e - b for b, e in s.content), s.id), default=None)


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """Figures of each document, from its own rows only."""
    frames = {frame.statement: frame for frame in tables[Frame]}
    for document in tables[Document]:
        blocks = [block for block in tables[Block] if block.document == document.id]
        statements = [s for s in tables[Statement] if s.document == document.id]
        yield from figures_of(document, blocks, statements, frames)
        context.advance(1)


STAGE = Stage(
    name="figures",
    version=1,
    each="document",
    reads=(Document, Block, Statement, Frame),
    writes=(Figure,),
    run=run,
)
