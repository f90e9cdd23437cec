"""What footnotes cite: documents of the case by address, title, or outlet and date; and originals it does not hold.

An account cites too: "a publication in the newspaper Harbour Post of today's date".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from firsthand.lineage import Lineage
from firsthand.records import Span
from firsthand.text.dates import Expression, dates_of, day_of
from firsthand.text.mastheads import address_key, masthead
from firsthand.text.words import Word, outside, words

TITLE = 3  # least words of a title that a footnote is known by; a shorter one stands in quotation marks
NAME = 6  # most words of a publisher's name
# How sure a citation is; set by hand until a measured corpus of hops is there.
ADDRESS, TITLED, DATED, ELSEWHERE = 0.9, 0.85, 0.8, 0.7

_QUOTED = re.compile(r"[\"“„«‘']\s*([^\"”“»’]{2,200}?)[,.]?\s*[\"”“»’](?!\w)")
_SAME_DATE = re.compile(r"\b(?:the|that) same (?:date|day)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:as (?:in )?note|see note|ibid|op\. ?cit|above, note)\b", re.IGNORECASE)
_PIECE = re.compile(
    r"\b(?:account|article|dispatch|interview|item|piece|publication|report|story)s?\s+(?:(?:carried|printed|published)\s+)?"
    r"(?:by|from|in|of)\s+(?:the\s+)?(?:(?:newspaper|paper|daily|weekly|magazine|agency)\s+)?[\"“„«]?"
    r"(?P<name>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,4})[\"”»]?"
)
_DATED = re.compile(r"\W*(?:(?:dated|from|of|on)\s+)?(?:the\s+)?", re.IGNORECASE)
AFTER = 40  # characters after a publisher's name in which the date may stand


class Cited(NamedTuple):
    """A document of the case, or the name of a publisher whose original it does not hold."""

    document: str | None
    name: str | None
    confidence: float


class _Part(NamedTuple):
    """A publisher's name in a note, and what is said of it up to the next one."""

    key: str
    name: str
    text: str


class Notes:
    """Reads the notes of one case."""

    def __init__(self, case: Lineage) -> None:
        self.case = case
        self._titles: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)  # by their first word
        for id_, row in case.documents.items():
            if title := _folded(row.title or ""):
                self._titles[title[0]].append((title, id_))

    def cited(self, note: str) -> list[Cited]:
        """What a note names, each once, surest first."""
        found: dict[tuple[str | None, str | None], Cited] = {}
        for one in (*self._by_address(note), *self._by_title(note), *self._by_publisher(note)):
            key = one.document, masthead(one.name) if one.name else None
            if key not in found or one.confidence > found[key].confidence:
                found[key] = one
        return sorted(found.values(), key=lambda one: (-one.confidence, one.document or "", one.name or ""))

    def cited_in(self, document: str) -> Iterator[tuple[Cited, Span]]:
        """Pages of outlets that the account itself names with the day on which they came out, and where it does."""
        row = self.case.documents[document]
        blocks = [(block.begin, block.end) for block in self.case.blocks[document]]
        for found in _PIECE.finditer(row.text):
            begin, end = found.span("name")
            day = _date_at(row.text[found.end() : found.end() + AFTER], day_of(row.published))
            if day is None or any(b < end and begin < e for b, e in blocks):
                continue
            own = self.case.of_outlet.get(masthead(found["name"]), ())
            pages = [id_ for id_ in own if (self.case.documents[id_].published or "")[:10] == day]
            if len(pages) == 1:
                yield Cited(pages[0], None, DATED), (begin, end)

    def _by_address(self, note: str) -> Iterator[Cited]:
        addresses = {address_key(token.strip("<>()[].,;")) for token in note.split() if "." in token and "/" in token}
        for id_, row in self.case.documents.items() if addresses else ():
            if row.url and address_key(row.url) in addresses:
                yield Cited(id_, None, ADDRESS)

    def _by_title(self, note: str) -> Iterator[Cited]:
        folded = _folded(note)
        quoted = {_folded(match[1]) for match in _QUOTED.finditer(note)}
        for at, word in enumerate(folded):
            for title, id_ in self._titles.get(word, ()):
                if folded[at : at + len(title)] == title and (len(title) >= TITLE or title in quoted):
                    yield Cited(id_, None, TITLED)

    def _by_publisher(self, note: str) -> Iterator[Cited]:
        last: str | None = None
        for part in self._parts(note):
            dates = dates_of(part.text, None)
            last = _first(dates) or (last if _SAME_DATE.search(part.text) else None)
            own = self.case.of_outlet.get(part.key, ())
            titled = [one for one in self._by_title(part.text) if one.document in own]
            dated = [id_ for id_ in own if last and (self.case.documents[id_].published or "")[:10] == last]
            if titled:
                yield from titled
            elif len(dated) == 1:
                yield Cited(dated[0], None, DATED)
            elif last and not dated and not _BACK.search(part.text):
                yield Cited(None, part.name, ELSEWHERE)

    def _parts(self, note: str) -> list[_Part]:
        """Cut at each publisher's name: an outlet's, or an organisation's that speaks in the case."""
        quoted = [match.span(1) for match in _QUOTED.finditer(note)]
        found = list(outside(words(note), quoted))
        at, names = 0, list[tuple[int, int, str]]()
        while at < len(found):
            size = next((n for n in range(NAME, 0, -1) if self._is_publisher(note, found[at : at + n], n)), 0)
            if size:
                begin, end = found[at].begin, found[at + size - 1].end
                names.append((begin, end, note[begin:end]))
            at += size or 1
        stops = [*(begin for begin, _, _ in names), len(note)][1:]
        return [_Part(masthead(name), name, note[end:stop]) for (_, end, name), stop in zip(names, stops, strict=False)]

    def _is_publisher(self, note: str, some: list[Word], size: int) -> bool:
        if len(some) < size or not note[some[0].begin].isupper() or not note[some[-1].begin].isupper():
            return False
        key = masthead(note[some[0].begin : some[-1].end])
        case = self.case
        return key in case.of_outlet or key in case.outlet_voices or key in case.bodies or key in case.agencies


def quoted_title(note: str) -> str | None:
    """The first words in quotation marks: what a work is called."""
    return match[1] if (match := _QUOTED.search(note)) else None


def date_after(note: str, name: str) -> str | None:
    """The first date that follows `name` in a note."""
    return _first(dates_of(note[note.find(name) + len(name) :], None))


def _date_at(text: str, written: date | None) -> str | None:
    """The date that some text begins with."""
    return next((value for at, value in dates_of(text, written) if _DATED.fullmatch(text[: at.begin])), None)


def _first(dates: list[tuple[Expression, str | None]]) -> str | None:
    return next((value for _, value in dates if value), None)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(text))
