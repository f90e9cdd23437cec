"""Figures: how many people a document says were killed, injured, detained, missing, displaced or otherwise counted.

Reads the account only (what lies outside the blocks), sentence by sentence.  Whether a figure is of the reported event
or of its background is told by its sentence: another year, an earlier case, a statistic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from firsthand.ids import derive
from firsthand.records import Block, Document, Figure, Frame, Record, Statement
from firsthand.stage import Context, Stage, Tables
from firsthand.text.background import is_background
from firsthand.text.casualties import Count, find_counts
from firsthand.text.dates import dates_of, day_of
from firsthand.text.saying_dates import may_be_next
from firsthand.text.sentences import sentence_spans
from firsthand.text.spans import outside

HEAD = 3  # sentences with counts that make headline and lead
_AS_OF = re.compile(r"\b(?:as\s+of\s+|by\s*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A count, the offset of its sentence, whether it is of the reported event, and for when it is given."""

    at: int
    count: Count
    main: bool
    as_of: str | None


def figures_of(
    document: Document, blocks: list[Block], statements: list[Statement], frames: dict[str, Frame]
) -> list[Figure]:
    """All figures of one document, in order."""
    counted = _beside_head(list(_counted(document, blocks)))
    killed = max((each.count.low or 0 for each in counted if each.main and each.count.kind == "killed"), default=0)
    return [_figure(document, _less_killed(each, killed), statements, frames) for each in counted]


def _counted(document: Document, blocks: list[Block]) -> Iterator[_Counted]:
    published = day_of(document.published)
    account = outside(len(document.text), [(block.begin, block.end) for block in blocks])
    for begin, end in account:
        for first, last in sentence_spans(document.text, begin, end):
            sentence = document.text[first:last]
            counts = find_counts(sentence)
            if counts:
                main = first == 0 or not is_background(sentence, published)
                as_of = _as_of(sentence, published)
                yield from (_Counted(first, count, main, as_of) for count in counts)


def _as_of(sentence: str, published: date | None) -> str | None:
    """The date of "as of Monday" or "by Monday"; none where a bare weekday may be that of the week to come."""
    for expression, value in dates_of(sentence, published):
        if value and may_be_next(expression, value, published):
            continue
        if _AS_OF.search(
            sentence[max(0, expression.begin - 8) : expression.begin]
        ) or expression.text.lower().startswith("by "):
            return value
    return None


def _beside_head(counted: list[_Counted]) -> list[_Counted]:
    """Where headline or lead number the people, a greater number further down is of something else."""
    head = sorted({each.at for each in counted})[:HEAD]
    greatest: dict[str, int] = {}
    for each in counted:
        if each.main and each.at in head and each.count.numbered and each.count.low:
            greatest[each.count.kind] = max(greatest.get(each.count.kind, 0), each.count.low)

    def beyond(each: _Counted) -> bool:
        low = each.count.low or 0
        return each.at not in head and low > greatest.get(each.count.kind, low)

    return [replace(each, main=False) if beyond(each) else each for each in counted]


def _less_killed(each: _Counted, killed: int) -> _Counted:
    """Of people shot, some may be the dead: then only those beyond the dead are surely injured.

    If there need be none beyond them, and no greatest number is told, it stays a figure of people shot.
    """
    count = each.count
    if count.kind == "injured" and count.low and (count.struck or (count.one and count.known)):
        beyond = max(0, count.low - killed)
        harmed = beyond > 0 or count.high is not None
        return replace(each, count=replace(count, low=beyond) if harmed else replace(count, kind="other"))
    return each


def _figure(document: Document, each: _Counted, statements: list[Statement], frames: dict[str, Frame]) -> Figure:
    count = each.count
    begin, end = each.at + count.begin, each.at + count.end
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
        main=each.main,
        as_of=each.as_of or (frame.said_on if frame else None),
        statement=statement.id if statement else None,
    )


def _said_in(statements: list[Statement], begin: int, end: int) -> Statement | None:
    """The innermost statement whose content holds the span."""
    holding = [s for s in statements if any(b <= begin and end <= e for b, e in s.content)]
    return min(holding, key=lambda s: (sum(e - b for b, e in s.content), s.id), default=None)


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """Figures of each document, from its own rows only."""
    frames = {frame.statement: frame for frame in tables[Frame]}
    statements, blocks = tables.by(Statement), tables.by(Block)
    for document in tables[Document]:
        yield from figures_of(document, blocks[document.id], statements[document.id], frames)
        context.advance(1)


STAGE = Stage(
    name="figures",
    version=3,
    each="document",
    reads=(Document, Block, Statement, Frame),
    writes=(Figure,),
    run=run,
)
