"""Origins: where the routes end, for each document's text, utterance, passage and figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from firsthand.lineage import Lineage
from firsthand.lineage.missing import missing_originals
from firsthand.lineage.recorders import Recorders
from firsthand.lineage.speakers import Ends
from firsthand.lineage.texts import Text, origin_rows, text_origins, texts
from firsthand.records import (
    Block,
    Document,
    Figure,
    Frame,
    MissingOriginal,
    Origin,
    OriginOf,
    Passage,
    Proposal,
    Record,
    Route,
    Speaker,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)
from firsthand.stage import Context, Stage, Tables


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """The origins, what has them, and the originals that are not in the case."""
    del context
    case, routes = Lineage(tables), tables[Route]
    found = texts(case, routes)
    text_of = {document: text.origin for text in found for document in text.members}
    said = list(Ends(case, Recorders(case, routes, found, tables[Proposal])).all())
    said_by = {subject: origin.id for subject, origin in said}

    origins = {origin.id: origin for origin in (*origin_rows(found), *(origin for _, origin in said))}
    yield from sorted(origins.values(), key=lambda origin: origin.id)
    yield from text_origins(case, found)
    yield from (OriginOf(subject=subject, origin=origin) for subject, origin in said_by.items())
    yield from _of_passages(case, text_of, routes)
    yield from _of_figures(case, tables[Figure], said_by, found)
    yield from missing_originals(case, routes, found)


def _of_passages(case: Lineage, text_of: Mapping[str, str], routes: Iterable[Route]) -> Iterator[OriginOf]:
    """A passage has the origin of the one text it is part of; documents that took it from there need no origin."""
    taken: dict[str, set[str]] = defaultdict(set)
    for route in routes:
        if route.kind in ("copy", "credit", "quote"):
            taken[route.from_].add(route.to)
    for passage in case.passages:
        ids = sorted({span.document for span in passage.spans})
        known = {text_of[id_] for id_ in ids if id_ in text_of}
        holders = {id_ for id_ in ids if id_ in text_of}
        rest = [id_ for id_ in ids if id_ not in text_of]
        if len(known) == 1 and not any(holders.isdisjoint(taken[id_]) for id_ in rest):
            yield OriginOf(subject=passage.id, origin=known.pop())


def _of_figures(
    case: Lineage, figures: Iterable[Figure], said_by: Mapping[str, str], found: Iterable[Text]
) -> Iterator[OriginOf]:
    """A figure that somebody gives has that utterance's origin; another has that of the text it stands in."""
    marked = {id_: text.origin for text in found if text.outlet for id_ in text.members}
    for figure in sorted(figures, key=lambda figure: figure.id):
        if figure.statement is not None:
            origin = said_by.get(case.utterance_of.get(figure.statement, ""))
        else:
            origin = marked.get(figure.document)
        if origin:
            yield OriginOf(subject=figure.id, origin=origin)


STAGE = Stage(
    name="origins",
    version=6,
    each="case",
    reads=(
        Document, Block, Statement, Speaker, Frame, Voice, StatementVoice, Utterance, Passage, Proposal, Route,
        Figure,
    ),
    writes=(Origin, TextOrigin, OriginOf, MissingOriginal),
    run=run,
)  # fmt: skip
