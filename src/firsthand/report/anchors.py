"""Where in the page a finding's characters stand."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.records import Frame, Place, Statement
from firsthand.report.marks import Highlight, Role, with_role
from firsthand.report.view import Findings


class Anchors:
    """Ids in the page for statements and for evidence, and what each document must highlight for them."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._highlights: dict[str, list[Highlight]] = {}
        for statement in findings.statements:
            self._highlight(statement.document, self.statement(statement), self._spans(statement))
        for place in dict.fromkeys(self._evidence()):
            evidence: tuple[tuple[int, int, Role], ...] = ((place.begin, place.end, "evidence"),)
            self._highlight(place.document, self.place(place), evidence)

    def statement(self, statement: Statement) -> str:
        return statement.id

    def place(self, place: Place) -> str:
        return f"e{self._findings.number[place.document]}-{place.begin}-{place.end}"

    def highlights(self, document: str) -> list[Highlight]:
        return self._highlights.get(document, [])

    def most(self) -> int:
        """The largest number of highlights in one document."""
        return max(map(len, self._highlights.values()), default=0)

    def _highlight(self, document: str, anchor: str, spans: tuple[tuple[int, int, Role], ...]) -> None:
        self._highlights.setdefault(document, []).append(Highlight(anchor, spans))

    def _spans(self, statement: Statement) -> tuple[tuple[int, int, Role], ...]:
        frame = self._findings.frame(statement)
        evidence = _frame_spans(frame) if frame else ()
        return (
            *with_role(statement.content, "content"),
            *with_role(statement.source, "source"),
            *with_role(statement.cue, "cue"),
            *evidence,
        )

    def _evidence(self) -> Iterable[Place]:
        findings = self._findings
        places = [place for route in findings.routes for place in route.evidence]
        places += [place for passage in findings.passages for place in passage.spans]
        sides = [side.side for view in findings.claims for _, side in view.sides if side]
        places += [place for side in sides for place in side.narrated]
        places += [Place(document=f.document, begin=f.begin, end=f.end) for f in findings.figures]
        return (place for place in places if place.document in findings.number)


def _frame_spans(frame: Frame) -> tuple[tuple[int, int, Role], ...]:
    return with_role((*frame.venue_at, *frame.via_at, *frame.said_on_at, *frame.act_at), "evidence")
