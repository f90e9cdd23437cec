"""What a page states about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from trafilatura.metadata import extract_metadata

from firsthand.readers.html_dates import published, settings, take_filler, without_comments

_LANGUAGE = re.compile(r"^[A-Za-z]{2}(?=$|[-_])")
_PUBLISHERS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "citation_publisher",
)


@dataclass(frozen=True, slots=True)
class Stated:
    """Metadata as the page states it; `None` where it does not."""

    outlet: str | None
    published: str | None
    author: str | None
    title: str | None
    url: str | None
    language: str | None
    warnings: tuple[str, ...] = ()  # what had to be guessed


def stated(tree: etree._Element) -> Stated:
    """Reads the page's head, JSON-LD and, for the date, its visible words (htmldate).

    The outlet is only what the page names as its publisher or site; it is never made from an address.
    """
    page = without_comments(tree)
    try:
        filler = take_filler(page)
        found = extract_metadata(page, date_config=settings(extensive=False))
        day, guessed = published(page, found.date or filler)
    except (ValueError, OverflowError):  # htmldate on a time zone or a year that cannot be
        title = " ".join((tree.findtext("head/title") or "").split()) or None
        warning = "the page's metadata are damaged: its date, author and address were not read"
        return Stated(_outlet(tree), None, None, title, None, _language(tree), (warning,))
    return Stated(
        outlet=_outlet(tree),
        published=day,
        author=found.author,
        title=found.title,
        url=found.url,
        language=_language(tree),
        warnings=("publication date guessed from dates in the page's text",) if guessed else (),
    )


def _language(tree: etree._Element) -> str | None:
    match = _LANGUAGE.match((tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip())
    return match.group().lower() if match else None


def _outlet(tree: etree._Element) -> str | None:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or "").lower()
        value = " ".join((meta.get("content") or "").split())
        if key in _PUBLISHERS and value and "://" not in value:
            named.setdefault(key, value)
    return next((named[key] for key in _PUBLISHERS if key in named), None) or next(_json_publishers(tree), None)


def _json_publishers(tree: etree._Element) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # broken or hostile markup states nothing
        for entry in _entries(data):
            publisher = entry.get("publisher")
            for one in publisher if isinstance(publisher, list) else [publisher]:
                name = one.get("name") if isinstance(one, dict) else one
                if isinstance(name, str) and name.strip() and "://" not in name:
                    yield " ".join(name.split())


def _entries(data: Any) -> Iterator[dict[str, Any]]:
    for entry in data if isinstance(data, list) else [data]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            yield from (e for e in graph if isinstance(e, dict)) if isinstance(graph, list) else ()
