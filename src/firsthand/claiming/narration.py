"""What documents narrate: sentences of an account that are given to nobody, as something put forward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from firsthand.claiming.puts import Put, put
from firsthand.ids import derive
from firsthand.records import Block, Document, Place, Statement
from firsthand.text.background import is_background
from firsthand.text.cue_acts import act_of_cue
from firsthand.text.dates import day_of
from firsthand.text.nearby import Nearby
from firsthand.text.sentences import sentence_spans
from firsthand.text.spans import Span

SHORTEST, LONGEST = 25, 600  # code points of a sentence that narrates
_QUOTES = frozenset('"“”„«»')


def narrated(documents: Iterable[Document], blocks: Iterable[Block], statements: Iterable[Statement]) -> Iterator[Put]:
    """Sentences outside of blocks in which no statement stands, no words are quoted and nobody is said to say anything.

    Whose they are nobody says: they have neither voice nor utterance, and their statement is none of the case's.
    """
    taken: dict[str, list[Span]] = defaultdict(list)
    for block in blocks:
        taken[block.document].append((block.begin, block.end))
    for statement in statements:
        taken[statement.document] += [*statement.source, *statement.cue, *statement.content]
    for document in documents:
        text, apart = document.text, Nearby((span, [span]) for span in taken.get(document.id, ()))
        for begin, end in sentence_spans(text):
            if SHORTEST <= end - begin <= LONGEST and not apart.touching(begin, end) and _tells(text, begin, end):
                found = put(_statement(document.id, begin, end), None, text)
                if found and found.terms and not _is_past(found, document):
                    yield found


def _tells(text: str, begin: int, end: int) -> bool:
    said = text[begin:end]
    return said[-1] != "?" and _QUOTES.isdisjoint(said) and act_of_cue(said.lower(), 0, len(said)) is None


def _is_past(p: Put, document: Document) -> bool:
    """Whether what it says was done belongs to an earlier case."""
    return bool(p.asserted | p.denied | p.unsaid) and is_background(p.text, day_of(document.published))


def place(p: Put) -> Place:
    """Where a narrated sentence stands."""
    begin, end = p.statement.content[0]
    return Place(document=p.statement.document, begin=begin, end=end)


def _statement(document: str, begin: int, end: int) -> Statement:
    return Statement(
        id=derive("narrated", document, begin, end), document=document, kind="indirect",
        source=(), cue=(), content=((begin, end),), parent=None, in_block=None, confidence=1.0,
    )  # fmt: skip
