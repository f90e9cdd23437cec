"""One hop of "has it from", as a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from firsthand.ids import derive
from firsthand.lineage import Lineage
from firsthand.records import Place, Route, RouteKind


class Target(NamedTuple):
    """Where a hop leads: a document of the case, or a voice whose original is not in it."""

    id: str
    name: str | None


def route_to(
    from_: str, to: Target, kind: RouteKind, confidence: float, evidence: Iterable[Place], subject: str | None = None
) -> Route:
    """The row; `subject` is the utterance or the passage that took it, null for the document as a whole."""
    shown = tuple(evidence)
    ends = [[place.document, place.begin, place.end] for place in shown]
    return Route(
        id=derive("route", from_, to.id, kind, subject, ends),
        from_=from_,
        to=to.id,
        to_name=to.name,
        kind=kind,
        subject=subject,
        evidence=shown,
        confidence=confidence,
    )


def held(case: Lineage, id_: str) -> Target:
    """A document of the case."""
    return Target(id_, case.documents[id_].outlet)
