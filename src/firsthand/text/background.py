"""Whether a sentence speaks of the reported event or of its background: earlier cases, statistics, other years."""

from __future__ import annotations

import re
from datetime import date

from firsthand.text.dates import dates_of

_BACKGROUND = re.compile(
    r"\b(?:last\s+year|years?\s+ago|previous\s+years?|decades?|so\s+far\s+this\s+year|(?:of|in|for)\s+the\s+year|this\s+year|"
    r"since\s+the\s+(?:start|beginning)|in\s+recent\s+(?:weeks|months|years)|in\s+the\s+(?:past|last)\s+(?:few\s+|several\s+|\w+\s+)?"
    r"(?:weeks?|months?|years?)|nationwide|on\s+average|average\s+of|per\s+(?:year|day|week)|each\s+year|every\s+(?:year|day)|annually|"
    r"statistics|similar\s+(?:incident|attack|shooting|case)s?|earlier\s+(?:attack|shooting|incident|case|bombing)s?|"
    r"previous(?:ly)?\s+(?:attack|shooting|incident|case|bombing|convicted|arrested)s?|in\s+(?:another|an\s+unrelated|a\s+separate)\s+\w+|"
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
    """Whether the last day of `value` is more than `FAR` days before `published`."""
    if value is None:
        return False
    last = value.split("/")[-1]
    padded = last + "-12-31"[len("-12-31") - (10 - len(last)) :] if len(last) < 10 else last
    try:
        day = date.fromisoformat(padded if len(last) != 7 else f"{last}-28")
    except ValueError:
        return False
    return (published - day).days > FAR
