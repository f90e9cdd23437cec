"""Days as pages write them, and as a reader of the page works them out."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


def written(day: date, of: date) -> str:
    """How a page of `of` writes a day: by its weekday within a week, else by its date."""
    if timedelta() <= of - day < timedelta(7):
        return f"on {DAYS[day.weekday()]}"
    return f"on {day.day} {MONTHS[day.month - 1]}"


def read_day(words: str | None, stated: date | None) -> str | None:
    """What can be worked out of such words from the date that the page states, ISO 8601."""
    if not words or stated is None:
        return None
    _, *rest = words.split()
    if rest[0] in DAYS:
        return (stated - timedelta((stated.weekday() - DAYS.index(rest[0])) % 7)).isoformat()
    month = MONTHS.index(rest[1]) + 1
    found = date(stated.year, month, int(rest[0]))
    return (found if found <= stated else found.replace(year=stated.year - 1)).isoformat()
