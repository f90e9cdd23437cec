"""When something was said: which of a sentence's dates belongs to the words that attribute."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.text.dates import Expression, day_of
from firsthand.text.masks import BLANK

REACH = 90  # code points between the attributing words and their date

# What lies between shows that the date is of something else: "said Smith, who was elected in 2015".
_ELSEWHERE = re.compile(
    r"\b(?:who|which|whose|where|after|before|until|since|because|following|elected|born|founded|arrested"
    r"|sentenced|killed|died|published|"
    r"scheduled|due|planned|ahead\s+of|\d+-year)\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"^(?:since|until|till|by|before|after|during|through)\b|^from\b.*\bto\b", re.IGNORECASE)
_BEFORE_IT = re.compile(r"\b(?:since|until|till|by|before|after|through|for|than|the|of|[’']s)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A date of saying, and where the text gives it."""

    value: str
    begin: int
    end: int


def said_on(
    sentence: str, near: int, dates: Iterable[tuple[Expression, str | None]], offset: int, published: str | None
) -> When | None:
    """The date nearest `near` that may be when it was said; None where there is none.

    `sentence` has what was said blanked out; `near` is an offset in it, and `offset` the sentence's own place in the
    text that `dates` are of.  Nothing can have been said after it was published.
    """
    day = day_of(published)
    fit: list[tuple[int, int, When]] = []
    for expression, value in dates:
        begin, end = expression.begin - offset, expression.end - offset
        if value is None or begin < 0 or sentence[begin:end] != expression.text or _BOUNDARY.match(expression.text):
            continue
        between = sentence[min(end, near) : max(begin, near)]
        if (
            len(between.replace(BLANK, "")) > REACH
            or _ELSEWHERE.search(between + _clause(sentence, begin))
            or _BEFORE_IT.search(sentence[max(0, begin - 20) : begin])
        ):
            continue
        if day is None or value.split("/")[0] <= day.isoformat():
            fit.append((len(between), expression.begin, When(value, expression.begin, expression.end)))
    return min(fit, key=lambda each: each[:2])[2] if fit else None


def _clause(sentence: str, end: int) -> str:
    """What stands before `end` in its own clause."""
    return re.split(r"[,;:(–—\x00]", sentence[max(0, end - 200) : end])[-1]
