"""Values of date expressions: what the parts of one, such as month and day, mean on the calendar.

Each function takes the parts as words and the reference date, and gives ISO 8601, in part or as a range where no more
is meant.  What no calendar holds (31 February, the year 99999) or cannot be known without a reference raises ValueError
or OverflowError.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from firsthand.text.numbers import value_of

Fields = dict[str, str]

_MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_WEEKDAYS = (
    ("monday", "mon"), ("tuesday", "tues", "tue"), ("wednesday", "wed"), ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"), ("saturday", "sat"), ("sunday", "sun"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}


def _day(year: int, month: int, day: int) -> str:
    return date(year, month, day).isoformat()


def _month(year: int, month: int) -> str:
    return date(year, month, 1).isoformat()[:7]


def _year(year: int) -> str:
    return date(year, 1, 1).isoformat()[:4]


def _range(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _given(reference: date | None) -> date:
    if reference is None:
        raise ValueError("relative, and nothing to relate to")
    return reference


def _month_number(fields: Fields) -> int:
    return MONTHS[fields["month"].lower().rstrip(".")]


def _count(words: str) -> int:
    value = value_of("one" if words.lower() in ("a", "an", "the") else words)
    if value is None:
        raise ValueError(words)
    return value


def _nearest(month: int, day: int, reference: date) -> date:
    """The day of that month nearest the reference: a date without its year is rarely more than half a year away."""
    near: list[date] = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:  # 29 February of a common year
            continue
    return min(near, key=lambda each: abs(each - reference))


def calendar_day(fields: Fields, reference: date | None) -> str:
    """ "19 April 2017", "Monday, April 19", "April 19-21": without a year that nearest the reference."""
    month, day = _month_number(fields), int(fields["day"])
    if "last" not in fields:
        return _dated(fields, month, day, reference).isoformat()
    last_month = MONTHS[fields["month2"].lower().rstrip(".")] if "month2" in fields else month
    last = _dated(fields, last_month, int(fields["last"]), reference)
    first = date(last.year - (month > last_month), month, day)  # "December 30 to January 2, 2017"
    if first >= last:
        raise ValueError("a range that ends before it begins")
    return _range(first, last)


def _dated(fields: Fields, month: int, day: int, reference: date | None) -> date:
    if "year" in fields:
        return date(int(fields["year"]), month, day)
    return _that_weekday(fields, reference) if "weekday" in fields else _nearest(month, day, _given(reference))


def _that_weekday(fields: Fields, reference: date | None) -> date:
    """ "Monday, April 19": of the years about, the nearest in which that day is a Monday; else the nearest."""
    month, day, given = _month_number(fields), int(fields["day"]), _given(reference)
    for year in (given.year, given.year - 1, given.year + 1):
        if date(year, month, day).weekday() == WEEKDAYS[fields["weekday"].lower().rstrip(".")]:
            return date(year, month, day)
    return _nearest(month, day, given)


def iso(fields: Fields, reference: date | None) -> str:  # noqa: ARG001
    """ "2017-04-19", "2017-04"."""
    year, month = int(fields["year"]), int(fields["m"])
    return _day(year, month, int(fields["d"])) if "d" in fields else _month(year, month)


def slashed(fields: Fields, reference: date | None) -> str:  # noqa: ARG001
    """19.04.2017 is day first; of 4/19/2017 a number over 12 tells which is the day, else only the year is known."""
    first, second, year = int(fields["first"]), int(fields["second"]), int(fields["year"])
    if fields["mark"] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else _year(year)


def month_of(fields: Fields, reference: date | None) -> str:
    """ "April 2017"; without a year "last", "this" and "next" count from the reference, else the nearest."""
    month = _month_number(fields)
    if "year" in fields:
        return _month(int(fields["year"]), month)
    given = _given(reference)
    which = fields.get("which", "").lower()
    if which == "last":
        return _month(given.year - (month >= given.month), month)
    if which == "next":
        return _month(given.year + (month <= given.month), month)
    if which == "this":
        return _month(given.year, month)
    return _nearest(month, 15, given).isoformat()[:7]


def years(fields: Fields, reference: date | None) -> str:  # noqa: ARG001
    """ "in 2017", "1915-17", "the 1990s"."""
    if "decade" in fields:
        first = int(fields["decade"])
        return f"{_year(first)}/{_year(first + 9)}"
    year = int(fields["year"])
    if "last" not in fields:
        return _year(year)
    last = fields["last"]
    last_year = int(fields["year"][: -len(last)] + last) if len(last) < 4 else int(last)
    if last_year <= year:
        raise ValueError(last)
    return f"{_year(year)}/{_year(last_year)}"


def near_day(fields: Fields, reference: date | None) -> str:
    """ "yesterday", "today", "the day after tomorrow"."""
    words = fields["words"].lower()
    offset = -2 if "before yesterday" in words else -1 if words.startswith(("yesterday", "last night")) else 0
    offset = 2 if "after tomorrow" in words else 1 if words.startswith("tomorrow") else offset
    return (_given(reference) + timedelta(days=offset)).isoformat()


def weekday(fields: Fields, reference: date | None) -> str:
    """ "on Monday" is the latest on or before the reference; "last Monday" before it, "next Monday" after it."""
    given, wanted = _given(reference), WEEKDAYS[fields["weekday"].lower().rstrip(".")]
    back = (given.weekday() - wanted) % 7
    which = fields.get("which", "").lower()
    if which == "next":
        return (given + timedelta(days=7 - back)).isoformat()
    if which in ("last", "past") and back == 0:
        back = 7
    return (given - timedelta(days=back)).isoformat()


def period(fields: Fields, reference: date | None) -> str:
    """ "last week", "this month", "earlier this year": the whole of it; "earlier this week" ends with the reference."""
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "this": 0, "the": 0}[fields["which"].lower()]
    value = _shifted(_given(reference), step, fields["unit"].lower())
    if fields.get("part", "").lower().startswith("earlier") and fields["unit"].lower() == "week":
        return _range(date.fromisoformat(value.split("/")[0]), _given(reference))
    return value


def ago(fields: Fields, reference: date | None) -> str:
    """ "two weeks ago", "three days later": the whole of the unit."""
    sign = -1 if fields["way"].lower() in ("ago", "earlier", "before") else 1
    return _shifted(_given(reference), sign * _count(fields["count"]), fields["unit"].lower().rstrip("s"))


def same_day(fields: Fields, reference: date | None) -> str:
    """ "on the same day", "an hour later", "the following day", "the day before"."""
    words = fields["words"].lower()
    offset = (
        0 if re.search("same|that|hour|minute", words) else -1 if re.search("previous|before|earlier", words) else 1
    )
    return (_given(reference) + timedelta(days=offset)).isoformat()


def that_period(fields: Fields, reference: date | None) -> str:
    """ "later that year", "the same month", "the following week": the whole of it."""
    step = 1 if "following" in fields["which"].lower() else 0
    return _shifted(_given(reference), step, fields["unit"].lower())


def holiday(fields: Fields, reference: date | None) -> str:
    """ "Christmas Day", "New Year's Eve 2011": without a year that nearest the reference."""
    words = fields["holiday"].lower()
    month, day = (1, 1) if "year" in words and "day" in words else (12, 31) if "year" in words else (12, 25)
    day -= words.startswith("christmas eve")
    if "year" in fields:
        return _day(int(fields["year"]), month, day)
    return _nearest(month, day, _given(reference)).isoformat()


def _shifted(given: date, step: int, unit: str) -> str:
    if unit == "day":
        return (given + timedelta(days=step)).isoformat()
    if unit in ("week", "weekend"):
        monday = given - timedelta(days=given.weekday()) + timedelta(weeks=step)
        if unit == "week":
            return _range(monday, monday + timedelta(days=6))
        if step == 0 and given.weekday() < 5:  # "the weekend", said during the week, is the one before
            monday -= timedelta(weeks=1)
        return _range(monday + timedelta(days=5), monday + timedelta(days=6))
    if unit == "month":
        months = given.year * 12 + given.month - 1 + step
        return _month(months // 12, months % 12 + 1)
    return _year(given.year + step * (10 if unit == "decade" else 1))
