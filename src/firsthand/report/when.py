"""Dates as stated, put in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from firsthand.records import Document, Utterance
from firsthand.report.view import Findings

UNDATED = "~"  # sorts after every date
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?![\d-])")


def day(stated: str | None) -> str:
    """The first day, month or year that a date as stated names, ISO 8601 in part; `UNDATED` where it names none."""
    found = _DATE.match((stated or "").strip())
    return found.group() if found else UNDATED


def span(stated: Iterable[str | None]) -> str:
    """`2031-05-03`, `2031-05-03 to 2031-05-09`, or nothing."""
    days = sorted({day(date) for date in stated} - {UNDATED})
    return f"{days[0]} to {days[-1]}" if len(days) > 1 else "".join(days)


@dataclass(slots=True)
class Day:
    """What was said and what was published on one day (or in one month or year, where no more is known)."""

    date: str
    said: list[Utterance] = field(default_factory=list)
    published: list[Document] = field(default_factory=list)


def timeline(findings: Findings) -> list[Day]:
    """Every dated utterance and document, by date; those that one date names in part stand before its days."""
    days: dict[str, Day] = {}
    for utterance in findings.utterances:
        if (date := day(utterance.said_on)) != UNDATED and findings.tellings(utterance):
            days.setdefault(date, Day(date)).said.append(utterance)
    for document in findings.documents:
        if (date := day(document.published)) != UNDATED:
            days.setdefault(date, Day(date)).published.append(document)
    return [days[date] for date in sorted(days)]
