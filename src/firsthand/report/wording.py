"""Findings in plain words, the same words in the terminal as on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.records import ClaimSide, Figure, Frame, MissingOriginal, Route
from firsthand.report.inert import one_line
from firsthand.report.names import WITHHELD
from firsthand.report.view import Findings

_COUNTS = re.compile(r"\d+ (?:documents?|origins?|without outlet)\b")
_MARKS = "\"“”„‟«»‘’‚' "
NONE_FOUND = "none found in what was read"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 document`, `2 documents`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str], most: int = 1_000_000) -> str:
    """`a`, `a and b`, `a, b and c`; beyond `most` parts, `a, b and 3 more`."""
    shown = list(parts[:most]) + ([f"{len(parts) - most} more"] if len(parts) > most else [])
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def origins(side: ClaimSide) -> str:
    """`3 (2-4)`: the count of independent origins and its bounds."""
    bounds = f"{side.low}" if side.low == side.high else f"{side.low}-{side.high}"
    return f"{side.independent_origins} ({bounds})"


def reasons(side: ClaimSide) -> str:
    """Who stands behind a side, without the counts that stand beside it."""
    return "; ".join(part for part in side.why.split("; ") if not _COUNTS.match(part)) or side.why


def reading(findings: Findings, of_all: bool = True) -> str:
    """Who has looked at the claims: nobody but the machine, or people at some of them (of how many, if `of_all`)."""
    if not findings.reviewed:
        return "Machine reading, not reviewed."
    of = f" of {len(findings.claims)}" if of_all else ""
    shown = len(findings.claims) if of_all else findings.reviewed
    return f"Machine reading, {findings.reviewed}{of} {'claim' if shown == 1 else 'claims'} reviewed."


def reviewed(findings: Findings, claim: str) -> str:
    """Who has looked at a claim, and when; whether it has changed since."""
    told = [
        f"Reviewed by {one_line(review.person)}, {review.day}{', and changed since' if review.stale else ''}"
        for review in findings.reviews.of(claim)
    ]
    return "; ".join(told) or "Machine reading, not reviewed"


def standing(findings: Findings, side: ClaimSide) -> str:
    """Why a side has as many origins as it has, private names hidden.

    A part that is nothing but a name withheld is left out: the side's origins name each as it may be shown.
    """
    parts = [findings.names.hide(part) for part in side.why.split("; ")]
    return "; ".join(part for part in parts if part != WITHHELD)


def number(findings: Findings, figure: Figure) -> str:
    """The figure's bounds in words, or its document's own words where they set none."""
    if figure.low is not None and figure.low == figure.high:
        return f"{figure.low}"
    if figure.low is not None and figure.high is not None:
        return f"{figure.low} to {figure.high}"
    if figure.low is not None:
        return f"at least {figure.low}"
    if figure.high is not None:
        return f"at most {figure.high}"
    return f'"{one_line(findings.document[figure.document].text[figure.begin : figure.end])}"'


def wanted(findings: Findings, original: MissingOriginal) -> str:
    """An original to get: whose, said to whom, of when."""
    venue = f" to {findings.names.hide(original.venue)}" if original.venue else ""
    said_on = f" of {one_line(original.said_on)}" if original.said_on else ""
    return f"{findings.names.hide(original.name)}{venue}{said_on}"


def quoted(text: str) -> str:
    """`text` in quotation marks, its own outermost ones left out."""
    return f"“{text.strip(_MARKS)}”"


def route_end(findings: Findings, route: Route) -> str:
    """What a route leads to, where that is no document of the case; empty where it is not known by name."""
    if route.to in findings.voice:
        return findings.names.of(route.to)
    return findings.names.hide(route.to_name) if route.to_name else ""


def figure_speaker(findings: Findings, figure: Figure) -> str:
    """Who gives the figure, as shown; empty where no statement gives it."""
    statement = findings.statement.get(figure.statement or "")
    return findings.speaker(statement) if statement else ""


def circumstances(findings: Findings, frame: Frame | None) -> list[str]:
    """What a statement's document says of how it was made: act, venue, route, date, pressure."""
    if frame is None:
        return []
    hide = findings.names.hide
    act = f"{frame.act} of {frame.denies}" if frame.denies else frame.act
    return [
        *([] if act in ("report", "other") else [act]),
        *([f"to {hide(frame.venue)}"] if frame.venue else []),
        *([f"by way of {hide(listed(frame.via))}"] if frame.via else []),
        *([f"said {one_line(frame.said_on)}"] if frame.said_on else []),
        *(["under pressure, the document says"] if frame.duress else []),
    ]
