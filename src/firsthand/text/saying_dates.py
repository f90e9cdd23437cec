"""When something was said: which of a sentence's dates belongs to the words that attribute."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.text.dates import Expression, day_of, is_of_our_time
from firsthand.text.masks import BLANK, HIDDEN

HEAD = 600  # code points within which a document tells its date
REACH = 90  # code points between the attributing words and their date

# What lies between shows that the date is of something else: "said Smith, who was elected in 2015".
_ELSEWHERE = re.compile(
    r"\b(?:who(?!\s+(?:spoke|told|talked|said|asked))|which|whose|where(?!\s+(?:he|she|they)\s*$)"
    r"|after(?!\s+(?:meeting|speaking|talking))|before|until|since|because|following|elected|born|founded|arrested|sentenced"
    r"|killed|died|scheduled|due|planned|set\s+to|to\s+air|will|likely\s+to|expected|ahead\s+of|\d+-year"
    r"|published|(?:released|disclosed)\s+by)\b",
    re.IGNORECASE,
)
# What it stands in is dated with it: "in a report published on Monday".
_VEHICLE = re.compile(
    r"\b(?:report|statement|interview|letter|video|study|findings|article|post|message)\b[^,;.]{0,50}?\bpublished\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",[^,;\x00]{1,120},")  # "On Monday, after the vote, Tarn said"
_PAPER = re.compile(
    r"\s+(?:\w+\s+)?(?:report|statement|interview|speech|letter|post|tweet|filing|article|announcement)\b"
)
_EDITION = re.compile(r"\s+(?:edition|issue|paper|newspaper)\b")
_SHOWN = re.compile(f"[{BLANK}{HIDDEN}]")
_BOUNDARY = re.compile(r"^(?:since|until|till|by|before|after|during|through)\b|^from\b.*\bto\b", re.IGNORECASE)
_BEFORE_IT = re.compile(
    r"\b(?:since|until|till|by|before|after|through|for|than|the|of|dated|[’']s)\s*$", re.IGNORECASE
)


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class When:
    """A date of saying, and where the text gives it; `value` is None where the words may mean two days."""

    value: str | None
    begin: int
    end: int


def issued(dates: Iterable[tuple[Expression, str | None]], published: str | None) -> When | None:
    """The date line of a document: the date of its publication, at its head."""
    head = (each for each, value in dates if value and value == published and each.begin < HEAD)
    line = next(head, None)
    return When(published, line.begin, line.end) if line and published else None


def said_on(
    sentence: str,
    nears: Iterable[Span],
    dates: Sequence[tuple[Expression, str | None]],
    offset: int,
    published: str | None,
) -> When | None:
    """The date nearest one of `nears` that may be when it was said; None where there is none.

    `sentence` has what was said blanked out; `nears` are spans in it of what tells of the saying, first of all the
    verb, and `offset` is the sentence's own place in the text that `dates` are of, in its order.  Nothing can have been
    said after it was published.
    """
    first = bisect_left(dates, offset, key=lambda each: each[0].begin)
    near_by = dates[first : bisect_left(dates, offset + len(sentence), first, key=lambda each: each[0].begin)]
    found = (_nearest(sentence, near, near_by, offset, published) for near in nears)
    return next((when for when in found if when), None)


def _nearest(
    sentence: str, near: Span, dates: Iterable[tuple[Expression, str | None]], offset: int, published: str | None
) -> When | None:
    day = day_of(published)
    fit: list[tuple[int, int, Expression, str]] = []
    for expression, value in dates:
        begin, end = expression.begin - offset, expression.end - offset
        if value is None or begin < 0 or sentence[begin:end] != expression.text or _BOUNDARY.match(expression.text):
            continue
        between = sentence[end : near[0]] if end <= near[0] else sentence[near[1] : begin]
        if (
            len(_SHOWN.sub("", between)) > REACH
            or _ELSEWHERE.search(_VEHICLE.sub(" ", _ASIDE.sub(" ", between) if end <= near[0] else between))
            or _ELSEWHERE.search(_VEHICLE.sub(" ", _clause(sentence, begin)))
            or (end <= near[0] and re.search(r"\bbut\s*$", between))
            or _EDITION.match(sentence, end)
            or (_BEFORE_IT.search(sentence[max(0, begin - 20) : begin]) and not _PAPER.match(sentence, end))
        ):
            continue
        if is_of_our_time(value) and (day is None or value.split("/")[0] <= day.isoformat()):
            fit.append((len(between), expression.begin, expression, value))
    if not fit:
        return None
    _, _, expression, value = min(fit, key=lambda each: each[:2])
    sure = not may_be_next(expression, value, day) or any(v == value for _, _, e, v in fit if e.rule != "weekday")
    return When(value if sure else None, expression.begin, expression.end)


def may_be_next(expression: Expression, value: str, day: date | None) -> bool:
    """Whether a bare weekday is six days before `day`: more often the morrow's, or the text is older than its date."""
    if expression.rule != "weekday" or day is None or dict(expression.fields).get("which", "this").lower() != "this":
        return False
    return (day - date.fromisoformat(value)).days == 6


def _clause(sentence: str, end: int) -> str:
    """What stands before `end` in its own clause."""
    return re.split(r"[,;:(–—\x00\x01]", sentence[max(0, end - 200) : end])[-1]
