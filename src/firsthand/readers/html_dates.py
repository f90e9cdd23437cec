"""When a page says it was published, read without today's clock and without its readers' comments."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from functools import cache
from html import escape
from typing import Any

from dateparser import DateDataParser
from htmldate import extractors, find_date
from lxml import etree

from firsthand.readers.html_names import part_of
from firsthand.text.dates_published import day_of

# Far bounds instead of today's clock: a page must read the same in any year.
EARLIEST, LATEST = "1990-01-01", "2100-01-01"
_NEW_YEAR = re.compile(r"\s*(?:(?P<year>\d{4})-01-01|0?1[/.]0?1[/.](\d{4}))(?:T00:00:00\S*)?\s*$")
_PACKED = re.compile(r"[A-Za-z0-9+/]{12,120}={0,2}")  # base64


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


def take_filler(page: etree._Element) -> str | None:
    """Takes from a page's head a day of creation that is a 1 January and not in its words; that day.

    Systems fill it in that know no day.
    """
    fillers = [(meta, year) for meta in page.iter("meta") if (year := _new_year(meta)) and not _shows(page, year)]
    for meta, _ in fillers:
        meta.drop_tree()
    return f"{fillers[0][1]}-01-01" if fillers else None


def published(page: etree._Element, stated: str | None) -> tuple[str | None, bool]:
    """The day a page says it was published, ISO 8601, and whether that is a guess from the dates in its words.

    `stated` is what htmldate found.  Raises ValueError and OverflowError, as htmldate does, on dates that cannot be.
    """
    if stated is None or not _in_head(page, stated):
        stated = _in_markup(page) or stated
    days = [day for day in (stated, *_packed(page)) if day]
    if days:
        return min(days), False
    guess: str | None = find_date(page, **settings(extensive=True))
    return guess, guess is not None


def _new_year(meta: etree._Element) -> str | None:
    """The year, where an element of the head says that the page was created on a 1 January."""
    named = f"{meta.get('name')} {meta.get('property')} {meta.get('itemprop')}".lower()
    match = _NEW_YEAR.match(meta.get("content") or "") if "creat" in named else None
    return match and (match[1] or match[2])


def _shows(page: etree._Element, year: str) -> bool:
    """Whether the words of a page give the first of January of a year too."""
    day = re.compile(rf"{year}-01-01|(?<!\d)0?1(?!\d)\D{{1,20}}(?:0?1\D)?{year}(?!\d)")
    return any(day.search(text) for text in page.itertext("p", "div", "span", "time", "li", "td", "a", "em", "small"))


def _in_head(page: etree._Element, day: str) -> bool:
    """Whether a day comes from what a page states to machines of itself, and not from its words."""
    scripts = (script.text or "" for script in page.iter("script"))
    return any(day in (meta.get("content") or "") for meta in page.iter("meta")) or any(day in s for s in scripts)


def _in_markup(page: etree._Element) -> str | None:
    """What its elements are marked as (microdata, schema.org `datePublished`), where they agree on one day."""
    marked = (e for e in page.iter(etree.Element) if "datePublished" in (e.get("itemprop") or "").split())
    days = {day_of(e.get("content") or e.get("datetime") or "") for e in marked} - {None}
    day = next(iter(days), None)
    return day if len(days) == 1 and day and len(day) == len("2017-07-03") and EARLIEST <= day < LATEST else None


def _packed(page: etree._Element) -> Iterator[str]:
    """Days that a script would show: some papers keep an edited article's first date from machines like this one."""
    for element in page.iter("time"):
        for name, value in element.items():
            if name.startswith("data-") and _PACKED.fullmatch(value):
                try:
                    words = b64decode(value, validate=True).decode()
                except (binascii.Error, UnicodeDecodeError):
                    continue
                if day := find_date(f"<html><time>{escape(words)}</time></html>", **settings(extensive=True)):
                    yield day


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
