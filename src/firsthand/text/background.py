"""Whether a sentence speaks of the reported event or of its background: earlier cases, statistics, other years."""

from __future__ import annotations

import re
from datetime import date

from firsthand.text.dates import dates_of, last_day

_BACKGROUND = re.compile(
    r"\b(?:last\s+year|years?\s+ago|previous\s+years?|decades?|so\s+far\s+this\s+year|(?:of|in|for)\s+the\s+year"
    r"|this\s+year|"
    r"since\s+the\s+(?:start|beginning)|in\s+recent\s+(?:weeks|months|years)|in\s+the\s+(?:past|last)\s+(?:few\s+"
    r"|several\s+|\w+\s+)?"
    r"(?:weeks?|months?|years?)|nationwide|on\s+average|average\s+of|per\s+(?:year|day|week)|each\s+year"
    r"|every\s+(?:year|day)|annually|"
    r"statistics|similar\s+(?:incident|attack|shooting|case)s?|earlier\s+(?:attack|shooting|incident|case|bombing)s?|"
    r"previous(?:ly)?\s+(?:attack|shooting|incident|case|bombing|convicted|arrested)s?|in\s+(?:another"
    r"|an\s+unrelated|a\s+separate)\s+\w+|"
    r"anniversary|deadliest|worst\s+mass|history)\b",
    re.IGNORECASE,
)
FAR = 45  # days before publication from which a dated event is background


def is_background(sentence: str, published: date | None) -> bool:
    """True where the sentence's own words or dates put it before the reported event."""
    if _BACKGROUND.search(sentence):
        return True
    return published is not None and any(_long_before(value, published) for _, value in dates_of(sentence, published))


def _long_before(value: str | None, published: date) -> bool:
    last = last_day(value) if value else None
    return last is not None and (published - last).days > FAR
