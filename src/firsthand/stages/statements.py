"""Who said what: source, cue and content of every statement in the account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from firsthand.ids import derive
from firsthand.model.linking import Attribution
from firsthand.model.tagger import shipped_model
from firsthand.records import Block, Document, Statement, StatementKind
from firsthand.stage import Context, Stage, Tables
from firsthand.text.nearby import Nearby
from firsthand.text.outlets import names_outlet
from firsthand.text.quotes import quotation_spans
from firsthand.text.spans import Span, length, outside, touching, within, words_at


def run(tables: Tables, context: Context) -> Iterator[Statement]:
    """Statements of every document whose language the model reads, each document as if alone."""
    blocks = tables.by(Block)
    documents = [d for d in tables[Document] if d.covered]
    jobs = [job for document in documents for job in _jobs(document, blocks[document.id])]
    found = shipped_model().attributions([(document.text, segments) for document, _, segments in jobs])
    statements: dict[str, list[Statement]] = defaultdict(list)
    for (document, in_block, _), attributions in zip(jobs, found, strict=True):
        quoted = quotation_spans(document.text)
        for attribution in attributions:
            if in_block is None or _cites_outlet(document.text, attribution):
                statements[document.id].append(_statement(document, in_block, attribution, quoted))
    for document in documents:
        yield from with_parents(statements[document.id])
    context.advance(len(documents))


def _jobs(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Document, str | None, list[Span]]]:
    """The account, then each reader's comment by itself."""
    yield document, None, outside(len(document.text), [(b.begin, b.end) for b in blocks])
    for block in blocks:
        if block.kind == "comment":
            yield document, "comment", [(block.begin, block.end)]


def _cites_outlet(text: str, attribution: Attribution) -> bool:
    """A reader's own remark is no statement of the case; what it cites from an outlet is a lead."""
    return names_outlet(words_at(text, (*attribution.source, *attribution.cue)))


def _statement(document: Document, in_block: str | None, found: Attribution, quoted: Sequence[Span]) -> Statement:
    return Statement(
        id=derive("statement", document.id, found.source, found.cue, found.content),
        document=document.id,
        kind=kind_of(document.text, found.content, quoted),
        source=found.source,
        cue=found.cue,
        content=found.content,
        parent=None,
        in_block=in_block,
        confidence=found.confidence,
    )


def kind_of(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> StatementKind:
    """Direct where all of the content's letters stand between quotation marks, indirect where none do."""
    letters = sum(c.isalnum() for b, e in content for c in text[b:e])
    inside = [(max(b, s), min(e, t)) for b, e in content for s, t in touching(quoted, b, e)]
    marked = sum(c.isalnum() for b, e in inside for c in text[b:e])
    if marked == 0:
        return "indirect"
    return "direct" if marked == letters else "mixed"


def with_parents(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement with the smallest other one in whose content its cue and content lie."""
    all_ = list(statements)
    near = Nearby((s, s.content) for s in all_)
    found = []
    for inner in all_:
        holders = [
            s
            for s in near.touching(*inner.content[0])
            if s is not inner and within((*inner.cue, *inner.content), s.content)
        ]
        parent = min(holders, key=lambda s: (length(s.content), s.id), default=None)
        found.append(replace(inner, parent=parent.id if parent else None))
    return found


STAGE = Stage(name="statements", version=1, each="document", reads=(Document, Block), writes=(Statement,), run=run)
