"""The whole case as one object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from firsthand.case import Case
from firsthand.claiming.tallies import tallies
from firsthand.exports.shape import DocumentShapes
from firsthand.exports.veil import veiled
from firsthand.records import (
    TABLES,
    Claim,
    ClaimSide,
    Document,
    Figure,
    Keys,
    Mention,
    Merge,
    MissingOriginal,
    Origin,
    OriginOf,
    Passage,
    Proposal,
    Refusal,
    Route,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)
from firsthand.report.names import Names
from firsthand.schema import plain
from firsthand.stage import Tables

Json = dict[str, Any]
DOCUMENT_KEYS = (
    "id",
    "path",
    "original",
    "outlet",
    "published",
    "published_bounds",
    "author",
    "title",
    "url",
    "language",
    "covered",
    "retrieved",
)


def read_all(case: Case) -> Tables:
    """Every table of the case but the hashed keys of its documents, people's decisions laid over."""
    tables = Tables()
    for record in TABLES:
        if record is not Keys:
            tables.add(case.rows(record))
    return tables


def whole(case: Case, tables: Tables | None = None, *, show_names: bool = True) -> Json:
    """The case in the contract's shape: one list for each key.

    Without `show_names` private persons are W1, W2, ... everywhere but in the documents themselves.
    """
    tables = tables or read_all(case)
    found = {
        **{key: list(make(tables)) for key, make in PARTS.items()},
        "decisions": [asdict(d) for d in case.decisions],
    }
    return found if show_names else veiled(found, Names(tables, show=False))


def _documents(tables: Tables) -> Iterator[Json]:
    shapes, origins = DocumentShapes(tables), tables.by(TextOrigin)
    for row in tables[Document]:
        shares = sorted(origins.get(row.id, []), key=lambda o: (-o.share, o.origin))
        yield {
            **{name: getattr(row, name) for name in DOCUMENT_KEYS},
            "text": row.text,
            "blocks": shapes.blocks(row),
            "text_origin": [_text_origin(share) for share in shares],
            "warnings": list(row.warnings),
        }


def _text_origin(row: TextOrigin) -> Json:
    shown = plain(row)
    shown["document"] = shown.pop("from_document")  # in the export it stands within its own document
    return {key: shown[key] for key in ("origin", "outlet", "document", "share", "confidence", "why")}


def _statements(tables: Tables) -> Iterator[Json]:
    shapes = DocumentShapes(tables)
    voice = {row.statement: row.voice for row in reversed(tables[StatementVoice])}
    utterance = {s: row.id for row in tables[Utterance] for s in row.statements}
    for row in tables[Statement]:
        yield {
            **shapes.statement(row),
            "document": row.document,
            "voice": voice.get(row.id),
            "utterance": utterance.get(row.id),
        }


def _voices(tables: Tables) -> Iterator[Json]:
    mentions, merges = tables.by(Mention, "voice"), tables.by(Merge, "voice")
    for row in tables[Voice]:
        yield {
            **plain(row),
            "mentions": [_of_voice(one) for one in mentions.get(row.id, [])],
            "merges": [_of_voice(one) for one in merges.get(row.id, [])],
        }


def _of_voice(row: Mention | Merge) -> Json:
    return {key: value for key, value in plain(row).items() if key != "voice"}


def _utterances(tables: Tables) -> Iterator[Json]:
    origin = {row.subject: row.origin for row in tables[OriginOf]}
    for row in tables[Utterance]:
        yield {**plain(row), "origin": origin.get(row.id)}


def _passages(tables: Tables) -> Iterator[Json]:
    origin = {row.subject: row.origin for row in tables[OriginOf]}
    for row in tables[Passage]:
        yield {**plain(row), "origin": origin.get(row.id)}


def _claims(tables: Tables) -> Iterator[Json]:
    sides: dict[str, dict[str, ClaimSide]] = defaultdict(dict)
    for side in tables[ClaimSide]:
        sides[side.claim][side.side] = side
    for row in tables[Claim]:
        yield {**plain(row), **{name: _side(sides[row.id].get(name)) for name in ("asserting", "denying")}}


def _side(row: ClaimSide | None) -> Json | None:
    if row is None:
        return None
    shown = plain(row)
    keys = ("statements", "utterances", "documents", "occasions", "voices", "routes", "origins", "independent_origins")
    shown |= {"bounds": [row.low, row.high]}
    return {key: shown[key] for key in (*keys, "bounds", "why", "narrated")}


def _figures(tables: Tables) -> Iterator[Json]:
    origin = {row.subject: row.origin for row in tables[OriginOf]}
    claim = {s: side.claim for side in tables[ClaimSide] for s in side.statements}
    tally = {figure.id: found for found in tallies(tables) for figure in found.figures}
    for row in tables[Figure]:
        held = tally.get(row.id)
        # figures of one `tally` tell one number from one origin; of one `set`, they count the same people
        beside = {"set": held and held.set, "tally": held and held.id, "differs": bool(held and held.differs)}
        yield {**plain(row), "claim": claim.get(row.statement or ""), "origin": origin.get(row.id), **beside}


def _missing(tables: Tables) -> Iterator[Json]:
    for row in tables[MissingOriginal]:
        shown = {key: value for key, value in plain(row).items() if key not in ("name", "kind")}
        yield {"outlet": None, "voice": None, row.kind: row.name, **shown}


def _plainly(record: type[Any]) -> Callable[[Tables], Iterator[Json]]:
    return lambda tables: (plain(row) for row in tables[record])


PARTS: dict[str, Callable[[Tables], Iterator[Json]]] = {
    "documents": _documents,
    "statements": _statements,
    "voices": _voices,
    "utterances": _utterances,
    "passages": _passages,
    "routes": _plainly(Route),
    "origins": _plainly(Origin),
    "claims": _claims,
    "figures": _figures,
    "missing_originals": _missing,
    "proposals": _plainly(Proposal),
    "refusals": _plainly(Refusal),
}
