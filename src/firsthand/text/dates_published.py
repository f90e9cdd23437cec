"""Dates of publication as pages and manifests write them."""

from __future__ import annotations

import re
from datetime import date

from firsthand.text.dates import is_of_our_time

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?$")


def day_of(stated: str) -> str | None:
    """`stated` in ISO 8601 without its time of day, as exact as it is: `2017`, `2017-07`, `2017-07-03`, `a/b`.

    `None` for what is no ISO date: 3/7/2017 is July to some and March to others; and for years such as 0001 and 9999.
    """
    parts = [_day(part.strip()) for part in stated.strip().split("/")]
    if len(parts) > 2 or None in parts:
        return None
    return "/".join(part for part in parts if part)


def _day(stated: str) -> str | None:
    match = _ISO.match(stated)
    if not match:
        return None
    year, month, day = match.groups()
    if not is_of_our_time(year):
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)
