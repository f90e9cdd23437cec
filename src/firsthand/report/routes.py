"""The route picture of a claim: documents in time from left to right, and who has it from whom.

Each document has a row and a column of its own, both in order of time, so that an arrow leaves its source
downwards and enters its document from the left, and never runs through another's name.
Only places and words here: the template draws.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from firsthand.records import Place, Route
from firsthand.report import wording
from firsthand.report.inert import one_line, shortened
from firsthand.report.view import ClaimView, Findings
from firsthand.report.when import UNDATED, day

MOST = 60  # documents and originals drawn; those without any route are left out first, and counted
SURE = 0.7  # a route less probable is dashed
LEFT, TOP, STEP, GAP, LINE = 14, 44, 12, 54, 20  # in the drawing's own units
LETTER = 7.2  # width of a letter, about

# (document, what it has it from) -> the routes that show it
Hops = dict[tuple[str, str], list[Route]]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One document has it from a source: from (`source_x`, `source_y`) down or up to `y`, then across to `x`."""

    kind: str
    evidence: tuple[Place, ...]
    source: str  # as shown
    words: str  # of the first evidence, shortened
    source_x: int
    source_y: int
    x: int
    y: int
    label_x: int
    dashed: bool
    circular: bool  # the source has it, in the end, from this document


@dataclass(frozen=True, slots=True)
class Node:
    """A document of the claim, a document that one of them has it from, or an original that is not here."""

    label: str
    note: str  # date and side, in words
    document: str | None  # id; None for an original that is not here
    sides: tuple[str, ...]
    x: int
    y: int
    arrows: tuple[Arrow, ...]  # that end here


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything in its place, and what had none."""

    nodes: tuple[Node, ...]
    dates: tuple[tuple[str, int], ...]  # (date as shown, place) of the first column of each date
    width: int
    height: int
    left_out: int

    @property
    def arrows(self) -> list[Arrow]:
        return [arrow for node in self.nodes for arrow in node.arrows]


def picture(findings: Findings, view: ClaimView) -> Picture | None:
    """The picture of a claim's routes; None where it is told by one document alone and no route is known."""
    drawing = _Drawing(findings, view)
    return drawing.picture() if len(drawing.nodes) > 1 else None


class _Drawing:
    """Nodes are documents, by id, and what is not here, by the name that is shown (by id where it has no name)."""

    def __init__(self, findings: Findings, view: ClaimView) -> None:
        self._findings = findings
        self._sides: dict[str, tuple[str, ...]] = {}
        for name, side in view.sides:
            for document in side.documents if side else ():
                self._sides[document.id] = (*self._sides.get(document.id, ()), name)
        self._unnamed: set[str] = set()
        self._hops = self._routes({u.id for _, side in view.sides if side for u in side.utterances})
        linked = {end for hop in self._hops for end in hop}
        self.nodes = sorted({*self._sides, *linked}, key=lambda n: (n not in linked, findings.number.get(n, 0), n))

    def picture(self) -> Picture:
        kept = self.nodes[:MOST]
        drawn = set(kept)
        hops = {hop: routes for hop, routes in self._hops.items() if drawn.issuperset(hop)}
        order = self._in_order(kept, hops)
        place: dict[str, tuple[int, int]] = {}
        dates: list[tuple[str, int]] = []
        x, y, before = LEFT - STEP, TOP, None
        for date, node in order:
            x += STEP if date == before or before is None else GAP
            if date != before:
                dates.append(("no date" if date == UNDATED else date, x))
            before = date
            place[node] = (x, y)
            y += LINE * (1 + sum(document == node for document, _ in hops)) + 6
        circular = in_circles(hops)
        nodes = []
        for _, node in order:
            entering = sorted((hop for hop in hops if hop[0] == node), key=lambda hop: place[hop[1]])
            arrows = (self._arrow(hop, hops[hop], place, n, hop in circular) for n, hop in enumerate(entering, 1))
            nodes.append(self._node(node, place[node], tuple(arrows)))
        width = max(round(end) for node in nodes for end in _right_ends(node))
        return Picture(tuple(nodes), tuple(dates), width, y, len(self.nodes) - len(kept))

    def _routes(self, utterances: set[str]) -> Hops:
        """Routes that the claim's utterances took, and those of its documents as a whole, back to where they end."""
        findings = self._findings
        found: Hops = {}
        coming = list(self._sides)
        seen = set(coming)
        for document in coming:  # grows on the way
            for route in findings.routes_of.get(document, ()):
                if route.subject in findings.utterance and route.subject not in utterances:
                    continue
                end = route.to
                if end not in findings.number:
                    name = wording.route_end(findings, route)
                    end = name or end
                    self._unnamed |= {end} - {name}
                elif end not in seen:
                    seen.add(end)
                    coming.append(end)
                found.setdefault((document, end), []).append(route)
        return found

    def _in_order(self, nodes: list[str], hops: Hops) -> list[tuple[str, str]]:
        """(date, node) in time; on one day sources first; what is not here stands before the first that has it."""
        number = self._findings.number
        dates = {n: day(self._findings.document[n].published) for n in nodes if n in number}
        for n in nodes:
            if n not in number:
                dates[n] = min((dates[d] for d, end in hops if end == n), default=UNDATED)
        left = sorted(nodes, key=lambda n: (dates[n], n in number, number.get(n, 0), n))
        ordered: list[tuple[str, str]] = []
        while left:
            today = [n for n in left if dates[n] == dates[left[0]]]
            free = (n for n in today if not any(d == n and end in today for d, end in hops))
            chosen = next(free, left[0])  # none is free where they have it from each other
            left.remove(chosen)
            ordered.append((dates[chosen], chosen))
        return ordered

    def _node(self, node: str, at: tuple[int, int], arrows: tuple[Arrow, ...]) -> Node:
        document = self._findings.document.get(node)
        sides = self._sides.get(node, ())
        if document is None:
            return Node(self._name(node), "not in this pile", None, sides, *at, arrows)
        told = " and ".join({"asserting": "asserts", "denying": "denies"}[side] for side in sides)
        date = shortened(one_line(document.published or "no date stated"), 40)
        return Node(self._name(node), f"{date}, {told or 'on neither side'}", node, sides, *at, arrows)

    def _name(self, node: str) -> str:
        findings = self._findings
        if node not in findings.number:
            return "a source not known by name" if node in self._unnamed else shortened(node, 50)
        outlet = findings.document[node].outlet
        return f"{findings.number[node]} {shortened(findings.names.hide(outlet), 50) if outlet else 'no outlet stated'}"

    def _arrow(
        self, hop: tuple[str, str], routes: list[Route], place: Mapping[str, tuple[int, int]], line: int, circular: bool
    ) -> Arrow:
        findings = self._findings
        (x, y), (source_x, source_y) = place[hop[0]], place[hop[1]]
        evidence = tuple(dict.fromkeys(p for r in routes for p in r.evidence if p.document in findings.number))
        said = [findings.document[p.document].text[p.begin : p.end] for p in evidence[:1]]
        return Arrow(
            kind=", ".join(dict.fromkeys(route.kind for route in routes)),
            evidence=evidence,
            source=self._name(hop[1]),
            words=shortened(findings.names.hide("".join(said)), 48),
            source_x=source_x,
            source_y=source_y,
            x=x,
            y=y + LINE * line,
            label_x=max(x, source_x) + 10,
            dashed=max(route.confidence for route in routes) < SURE,
            circular=circular,
        )


def _right_ends(node: Node) -> Iterable[float]:
    yield node.x + 14 + LETTER * (len(node.label) + len(node.note) + 4)
    for arrow in node.arrows:
        yield arrow.label_x + LETTER * (len(arrow.kind) + len(arrow.source) + len(arrow.words) + 24)


def in_circles(hops: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """The hops (document, source) whose source has it, by whatever way, from that very document."""
    onwards: dict[str, list[str]] = {}
    for document, end in hops:
        onwards.setdefault(document, []).append(end)
    found = set()
    for document, end in hops:
        coming, seen = [end], {end}
        for node in coming:  # grows on the way
            new = [n for n in onwards.get(node, ()) if n not in seen]
            coming += new
            seen.update(new)
        if document in seen:
            found.add((document, end))
    return found
