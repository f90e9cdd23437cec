"""Who said what: source, cue and content of every statement in the account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from firsthand.attribution import completed
from firsthand.attribution.nested import may_hold_another, nested_in
from firsthand.ids import derive
from firsthand.model.linking import Attribution
from firsthand.model.tagger import shipped_model
from firsthand.records import Block, Document, Statement, StatementKind
from firsthand.stage import Context, Stage, Tables
from firsthand.text.nearby import Nearby
from firsthand.text.outlets import names_outlet
from firsthand.text.quotes import quotation_spans
from firsthand.text.spans import Span, length, outside, touching, within, words_at

Job = tuple[Document, str | None, list[Span]]  # what to read of a document: its account, or one comment


def run(tables: Tables, context: Context) -> Iterator[Statement]:
    """Statements of every document whose language the model reads, each document as if alone."""
    blocks = tables.by(Block)
    documents = [d for d in tables[Document] if d.covered]
    jobs = [job for document in documents for job in _jobs(document, blocks[document.id])]
    statements: dict[str, list[Statement]] = defaultdict(list)
    for (document, in_block, _), attributions in zip(jobs, _attributions(jobs), strict=True):
        quoted = quotation_spans(document.text)
        for attribution in attributions:
            if in_block is None or _cites_outlet(document.text, attribution):
                statements[document.id].append(_statement(document, in_block, attribution, quoted))
    for document in documents:
        yield from with_parents(statements[document.id])
    context.advance(len(documents))


def _attributions(jobs: Sequence[Job]) -> list[list[Attribution]]:
    """What the model finds in each job, mended, with what it finds when it reads the longer contents again."""
    read = shipped_model().attributions
    first = read([(document.text, segments) for document, _, segments in jobs])
    found = [
        completed(document.text, segments, mine) for (document, _, segments), mine in zip(jobs, first, strict=True)
    ]
    again = [
        (number, jobs[number][0].text, outer)
        for number, attributions in enumerate(found)
        for outer in attributions
        if may_hold_another(jobs[number][0].text, outer)
    ]
    reread = read([(text, outer.content) for _, text, outer in again])
    for (number, text, outer), inside in zip(again, reread, strict=True):
        found[number] += nested_in(text, outer, inside, found[number])
    return found


def _jobs(document: Document, blocks: Sequence[Block]) -> Iterator[Job]:
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


STAGE = Stage(name="statements", version=6, each="document", reads=(Document, Block), writes=(Statement,), run=run)
