"""When a page says it was published, read without today's clock and without its readers' comments."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from functools import cache
from typing import Any

from dateparser import DateDataParser
from htmldate import extractors, find_date
from lxml import etree

from firsthand.readers.html_names import part_of

# Far bounds instead of today's clock: a page must read the same in any year.
EARLIEST, LATEST = "1990-01-01", "2100-01-01"


def without_comments(tree: etree._Element) -> etree._Element:
    """A copy of a page without what is named as comments, whose dates and names are their writers'.

    What holds a headline of the first order is the page's own, whatever it is named.
    """
    copied = deepcopy(tree)
    named = [e for e in copied.iter(etree.Element) if part_of(e) == "comment" and next(e.iter("h1"), None) is None]
    for element in named:
        if element.getparent() is not None:
            element.drop_tree()
    return copied


def settings(*, extensive: bool) -> dict[str, Any]:
    """What `htmldate` is called with: the first date of a page, and if `extensive` any date in its words."""
    extractors.get_external_parser = _parser
    return {"original_date": True, "extensive_search": extensive, "min_date": EARLIEST, "max_date": LATEST}


def any_date(tree: etree._Element) -> str | None:
    """The likeliest of the dates in a page's words, ISO 8601; raises what htmldate raises on damaged dates."""
    found: str | None = find_date(tree, **settings(extensive=True))
    return found


@cache
def _parser() -> DateDataParser:
    """As htmldate sets it up, but that a year of two digits is not read by the year we have."""
    return DateDataParser(
        settings={
            "PARSERS": ["custom-formats", "absolute-time"],
            "PREFER_DATES_FROM": "past",
            "RELATIVE_BASE": datetime.fromisoformat(LATEST),
            "RETURN_AS_TIMEZONE_AWARE": False,
            "STRICT_PARSING": True,
            "TIMEZONE": "UTC",
        }
    )
