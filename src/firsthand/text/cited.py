"""What the links and footnotes of a document cite, beside the words that they stand at.

A citation is evidence of the route: it shows the outlet that the words name, and names the one that they leave out
("told a newspaper[^1]", "reportedly" with a link on it).  Nothing but an address or a note's first words is taken
for a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from firsthand.records import Block, Link
from firsthand.text.mastheads import masthead
from firsthand.text.outlets import names_outlet

PLATFORMS = {
    "twitter.com": "Twitter", "x.com": "X", "facebook.com": "Facebook", "instagram.com": "Instagram",
    "t.me": "Telegram", "youtube.com": "YouTube", "youtu.be": "YouTube", "tiktok.com": "TikTok", "vk.com": "VKontakte",
    "linkedin.com": "LinkedIn",
}  # fmt: skip
_NUMBERED = re.compile(r"\[?\^?(?P<number>\d{1,3})(?:\]:?|[.):])?\s+")  # "[^3]: ", "3. ", "3 "
_MARK = re.compile(r"\[\^?(?P<bracketed>\d{1,3})\]|(?<=[.,;:”\"’»])(?P<raised>\d{1,3})(?=\s|$)")
_PUBLISHER = re.compile(r"(?:The\s+)?(?-i:[A-Z])[^,.;:\n“\"«]{1,60}")


class Cited(NamedTuple):
    """What is cited at `[begin, end)` (the link's own words, or the name in the note)."""

    name: str
    begin: int
    end: int
    platform: bool = False


class Citations:
    """The links and footnotes of one document, by the place in the text that they stand at."""

    def __init__(self, text: str, blocks: Iterable[Block], links: Iterable[Link], own_url: str | None) -> None:
        own = _host(own_url or "")
        self._placed = sorted([*_of_links(text, links, own), *_of_notes(text, blocks)])

    def within(self, begin: int, end: int) -> list[Cited]:
        """What is cited at the words of `[begin, end)`."""
        first, last = (bisect_left(self._placed, at, key=lambda placed: placed[0]) for at in (begin, end))
        return [cited for _, stop, cited in self._placed[first:last] if stop <= end + 8]


def _of_links(text: str, links: Iterable[Link], own: str) -> Iterable[tuple[int, int, Cited]]:
    for link in links:
        host = _host(link.url)
        words = text[link.begin : link.end].strip()
        if not host or host == own or not words:
            continue
        platform = PLATFORMS.get(host.removeprefix("m.").removeprefix("mobile."))
        named = re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)
        name = platform or (named if masthead(named) == masthead(host) else host)
        yield link.begin, link.end, Cited(name, link.begin, link.end, platform is not None)


def _of_notes(text: str, blocks: Iterable[Block]) -> Iterable[tuple[int, int, Cited]]:
    """The marks in the text of the notes that begin with an outlet's name."""
    notes: dict[str, Cited] = {}
    spans = [(block.begin, block.end) for block in blocks if block.kind == "note"]
    for begin, end in spans:
        number = _NUMBERED.match(text, begin, end)
        publisher = _PUBLISHER.match(text, number.end(), end) if number else None
        if number and publisher and names_outlet(publisher[0]):
            notes[number["number"]] = Cited(re.sub(r"^The\s+", "", publisher[0].strip()), *publisher.span())
    if not notes:
        return
    for mark in _MARK.finditer(text):
        cited = notes.get(mark["bracketed"] or mark["raised"])
        if cited and not any(begin <= mark.start() < end for begin, end in spans):
            yield *mark.span(), cited


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # an unclosed [
        return ""


def shows(cited: Cited, name: str) -> bool:
    """Whether a citation is of the outlet that `name` names."""
    return bool(masthead(name)) and masthead(cited.name) == masthead(name)
