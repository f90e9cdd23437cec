"""Dates in English text: where they stand and which day, month, year or range they mean.

No clock is read: what is relative ("on Monday", "two weeks ago") is resolved against a reference date that the caller
gives, and is unknown without one.  Values are ISO 8601, in part where only a part is known (`2017`, `2017-07`), a range
as `a/b`.  The rules are those of TIMEX3 as far as a plain calendar goes; parts of a day and seasons are left out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from firsthand.text import date_values as values
from firsthand.text.date_values import Fields
from firsthand.text.lexicon import words
from firsthand.text.phrases import rows
from firsthand.text.sift import Sifted, small

Anchor = Literal["absolute", "reference", "narrative"]
NARRATIVE = 600  # code points within which "a day later" counts from a day told before
EARLIEST, LATEST = 1400, 2100  # years of news; another is a slip of the pen
HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at `[begin, end)` code points.

    `anchor` tells what it needs: nothing (`absolute`), the date of writing (`reference`), or the date the text spoke
    of last (`narrative`: "a day later", "on the same day").
    """

    begin: int
    end: int
    text: str
    rule: str
    anchor: Anchor
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date: its pattern, what it needs, and how its groups become a value."""

    name: str
    anchor: Anchor
    pattern: Sifted
    value: Callable[[Fields, date | None], str]


def find_dates(text: str) -> list[Expression]:
    """All date expressions of `text` in order, without overlap; of rules that match at one place, the longest wins."""
    small_text = small(text)
    matches = [
        (m.start(), -m.end(), order, m)
        for order, rule in enumerate(RULES)
        for m in rule.pattern.finditer(text, small_text)
    ]
    found: list[Expression] = []
    for begin, minus_end, order, match in sorted(matches, key=lambda each: each[:3]):
        rule = RULES[order]
        if (found and begin < found[-1].end) or (rule.name in _DAYS_OF_NAMES and _of_a_name(text, begin, -minus_end)):
            continue
        spans = [(name, match.span(name)) for name, value in match.groupdict().items() if value is not None]
        fields = tuple((name, text[b:e]) for name, (b, e) in spans)
        anchor: Anchor = "reference" if rule.anchor == "absolute" and not _has_year(dict(fields)) else rule.anchor
        found.append(Expression(begin, -minus_end, text[begin:-minus_end], rule.name, anchor, fields))
    return found


_DAYS_OF_NAMES = frozenset(("near-day", "weekday", "period"))


def _of_a_name(text: str, begin: int, end: int) -> bool:
    """Whether a day is a word of an outlet's or a programme's name: "USA Today", "the Sunday Times", "This Week"."""
    if re.search(r" (?:Week|Weekend|Month|Year|Decade)$", text[begin:end]):
        return True
    if text[begin:end] == "Today":
        return re.search(r"[A-Z][\w.]* $", text[max(0, begin - 30) : begin]) is not None
    after = re.match(r" ([A-Z]\w+)", text[end : end + 30])
    return after is not None and after[1].lower() in words("outlets")


def resolve(expression: Expression, reference: date | None) -> str | None:
    """The date meant, or None: it is relative and `reference` is None, or the calendar has no such day."""
    rule = _BY_NAME[expression.rule]
    if expression.anchor != "absolute" and reference is None:
        return None
    try:
        return rule.value(dict(expression.fields), reference)
    except (ValueError, OverflowError):  # 31 February; the year 99999; a million weeks ago
        return None


def dates_of(text: str, reference: date | None, *, past: bool = False) -> list[tuple[Expression, str | None]]:
    """All expressions of `text` with their values: "a day later" counts from the day that the text gave just before.

    With `past`, for what is told as done, "in May" and "April 19" are the latest by the reference, not the nearest.
    """
    told: date | None = None
    told_at = 0
    found: list[tuple[Expression, str | None]] = []
    for expression in find_dates(text):
        if expression.anchor == "narrative":
            value = resolve(expression, told if expression.begin - told_at < NARRATIVE else None)
        else:
            value = resolve(expression, reference)
            if past and reference and value and value > reference.isoformat() and _names_no_year(expression):
                value = resolve(expression, reference - HALF_A_YEAR) if reference - date.min > HALF_A_YEAR else None
        if day := day_of(value):
            told, told_at = day, expression.end
        found.append((expression, value))
    return found


def _names_no_year(expression: Expression) -> bool:
    """Whether a calendar's day or month is told without anything that says of which year: "April 19", "in May"."""
    fields = dict(expression.fields)
    return "month" in fields and "year" not in fields and "which" not in fields


def day_of(value: str | None) -> date | None:
    """The day of a full date or timestamp (`2017-04-19`, `2017-04-19T10:00`); None for parts, ranges and nonsense."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", value or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def is_of_our_time(value: str) -> bool:
    """Whether news may be of the year that `value` begins with: 0001 and 9999 are what a program writes for no date."""
    return EARLIEST <= int(value[:4]) <= LATEST


def last_day(value: str) -> date | None:
    """The last day that `value`, as `resolve` gives it, may mean; None for what is no such value."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value.split("/")[-1])
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    try:
        return date(year, month, int(match[3] or monthrange(year, month)[1]))
    except ValueError:
        return None


def _has_year(fields: Fields) -> bool:
    return "year" in fields or "decade" in fields


# -- rules -------------------------------------------------------------------------------------------------------------

_CAPITAL = r"(?=(?-i:[A-Z]))"
_MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_MONTH = _CAPITAL + rf"(?P<month>{_MONTH_NAME})"
_DAYS = r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_PARTS = {
    "MONTH": _MONTH,
    "MONTH2": _MONTH.replace("?P<month>", "?P<month2>"),
    "WEEKDAY": _CAPITAL + rf"(?P<weekday>{_DAYS}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)",
    "LONE_WEEKDAY": _CAPITAL
    + rf"(?P<weekday>{_DAYS}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat)\.)",  # "the Sun." is rarely a day
    "DATED": rf",? (?:(?-i:{_MONTH_NAME}) \d|(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?-i:{_MONTH_NAME})\b)",
    "DAY": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])",
    "LAST": r"(?P<last>\d{1,2})(?:st|nd|rd|th)?(?![\d:])",
    "YEAR": r"(?P<year>\d{4,6}|0)(?![\d:]|[.,]\d|\s*(?:BC|BCE|B\.C)\b)",
    "TO": r"\s*(?:-|–|—|to|and|until|through)\s*",
    "COUNT": r"(?P<count>an?|\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    "|twenty|thirty|"
    r"forty|fifty|sixty)",
    "UNIT": r"(?P<unit>days?|weeks?|months?|years?|decades?)",
    "IN": r"(?:in|since|by|until|till|from|during|before|after|of|to|between|early|late|mid-?|year|spring|summer"
    "|autumn|fall|"
    r"winter|circa|around|and|for)",
    "OF_DAY": r"(?:morning|afternoon|evening|night)",
    "ALONE": r"(?!\s+[\w“\"‘'])",  # "the day after", not "the day after the vote"
}
# name, what it needs, function of `date_values`, pattern; see `phrases.py` for how a pattern is written
_TABLE = r"""
    iso         absolute   iso           (?P<year>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T[\d:.]+Z?)?)?(?!-?\d)
    slashed     absolute   slashed       (?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})
    month-day   absolute   calendar_day  (?:<WEEKDAY>,? )?<MONTH> <DAY>(?:,? <YEAR>)?
    month-days  absolute   calendar_day  <MONTH> <DAY><TO>(?:<MONTH2> )?<LAST>(?:,? <YEAR>)?
    day-month   absolute   calendar_day  (?:<WEEKDAY>,? )?(?:the )?<DAY> (?:of )?<MONTH>(?:,? <YEAR>)?
    days-month  absolute   calendar_day  <DAY><TO><LAST> <MONTH>(?:,? <YEAR>)?
    month-year  absolute   month_of      (?:(?:early|late|mid)[-\s])?<MONTH>,? (?:of )?<YEAR>
    month       reference  month_of      (?:(?:in|since|during|until|by|from
                                         |of|early|late|mid|an?|its)[-\s]+(?:early |late |mid-?\s*)?
                                         |(?P<which>last|this|next) )<MONTH>(?! \d| of \d)
    years       absolute   years         (?:<IN> )?(?P<year>1\d{3}|20\d\d)(?:-|–| to )(?P<last>1\d{3}|20\d\d
                                         |\d\d)(?![\d/-])
    decade      absolute   years         (?:the )?(?:(?:early|late|mid)[-\s]+)?(?P<decade>1\d\d0|20\d0)s
    year        absolute   years         <IN>\s*(?:the )?(?:year |of )?<YEAR>(?! (?:people|men|women|troops
                                         |soldiers|dead))
    near-day    reference  near_day      (?P<words>(?:the )?day before yesterday|yesterday|(?:the )?day after tomorrow
                                         |tomorrow|today|tonight|last night|this <OF_DAY>)(?: <OF_DAY>)?
    weekday     reference  weekday       (?:(?:on|by|since|until|late|early) ){0,3}(?:(?P<which>last|past|this
                                         |next) )?<LONE_WEEKDAY>(?!<DATED>)(?: <OF_DAY>)?
    period      reference  period        (?P<part>earlier |later |late |early )?(?P<which>last|this|next|past
                                         |previous) (?P<unit>week|weekend|month|year|decade)
    weekend     reference  period        (?:over|at|during) (?P<which>the|this) (?P<unit>weekend)
    ago         reference  ago           <COUNT>[-\s]+<UNIT> (?P<way>ago)
    later       narrative  ago           <COUNT> <UNIT> (?P<way>earlier|later|before<ALONE>|after<ALONE>)
    same-day    narrative  same_day      (?P<words>(?:on )?(?:the|that) (?:very )?same day|(?:on )?that (?:very )?day
                                         |(?:on )?the (?:following|next|previous) day|the day (?:before|after)<ALONE>
                                         |<COUNT> (?:hours?|minutes?) (?:later|earlier))
    that-period narrative  that_period   (?:(?:early|earlier|late|later|the (?:end|beginning|start|middle) of|in|during)
                                         (?:in )?)?(?P<which>that|the same|the following) (?P<unit>week|month|year)
    holiday     reference  holiday       (?:(?:on|by|since|until|at|before|after) )?(?P<holiday>Christmas (?:Day|Eve)
                                         |New Year[’']s (?:Day|Eve)|Christmas(?! [a-z]))(?:,? <YEAR>)?
"""
_VALUES: dict[str, Callable[[Fields, date | None], str]] = {
    value.__name__: value
    for value in (
        values.iso, values.slashed, values.calendar_day, values.month_of, values.years, values.near_day,
        values.weekday, values.period, values.ago, values.same_day, values.that_period, values.holiday,
    )
}  # fmt: skip
_ANCHORS: dict[str, Anchor] = {"absolute": "absolute", "reference": "reference", "narrative": "narrative"}
RULES: tuple[Rule, ...] = tuple(
    Rule(name, _ANCHORS[anchor], Sifted(rf"(?<![\w-])(?:{pattern})(?!\w)"), _VALUES[value])
    for name, anchor, value, pattern in rows(_TABLE, columns=4, parts=_PARTS)
)
_BY_NAME = {rule.name: rule for rule in RULES}
