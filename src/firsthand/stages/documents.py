"""Originals to documents: the text, what in it is not the account, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from firsthand import isolation
from firsthand.errors import Unreadable
from firsthand.ids import derive
from firsthand.intake_saved import told as saved_beside
from firsthand.readers.reading import Reading
from firsthand.records import Block, Document, Input, Link, MemberSaid, PlaceInOriginal, Record, Refusal
from firsthand.stage import Context, Stage, Tables
from firsthand.text.date_bounds import bounds, in_words
from firsthand.text.dates_published import day_of
from firsthand.text.language import language_of

COVERED = (None, "en")  # languages the statement model reads; a text too short to tell is tried
OF_ONE = ("title", "url", "published")  # what the manifest says of a container's file holds for none of its records
ASIDE = ("related", "comment", "petition", "boilerplate")  # blocks that may be younger than the account
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?$", re.I)


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """Documents of the current inputs, and the refusal of whatever in them cannot be read."""
    for row in tables[Input]:
        if not row.current:
            continue
        said = {said.member: said for said in row.members}
        for found in isolation.read(row.path, context.source_of(row.original)):
            if isinstance(found, Unreadable):
                yield _refused(row, found)
            else:
                yield from _rows(row, said.pop(found.member or "", None), found)
        for member in said:
            place = f"{row.path}!{member}"
            yield _refused(row, Unreadable(place, "the manifest names this and it was not read", "Take out its row"))
        context.advance(1)


def _refused(row: Input, error: Unreadable) -> Refusal:
    return Refusal(
        id=derive("refusal", row.root, error.place, error.wrong),
        input=row.id,
        path=error.place,
        reason=error.wrong,
        remedy=error.remedy,
    )


def _rows(row: Input, said: MemberSaid | None, reading: Reading) -> Iterator[Record]:
    document = derive("document", row.original, row.path, reading.member)
    warnings = [*reading.warnings, *([saved_beside(row.beside)] if row.beside else [])]
    told = _Told(row, said, reading)
    yield Document(
        id=document,
        input=row.id,
        path=row.path if reading.member is None else f"{row.path}!{reading.member}",
        original=row.original,
        outlet=told.first("outlet"),
        published=(published := _published(told, warnings)),
        author=told.first("author"),
        title=told.first("title"),
        url=told.first("url"),
        language=(language := _language(told, warnings)),
        covered=language in COVERED,
        text=reading.text,
        retrieved=told.first("retrieved"),
        published_bounds=None if published else _bounds(told, warnings),
        warnings=(*warnings, *_unstated(told, published)),
    )
    for kind, begin, end in reading.blocks:
        yield Block(document=document, kind=kind, begin=begin, end=end)
    for place in reading.places:
        yield PlaceInOriginal(document=document, **place._asdict())
    for begin, end, url in reading.links:
        yield Link(document=document, begin=begin, end=end, url=url)


class _Told:
    """What is told of a document: by the manifest of itself, by the manifest of its file, and by itself."""

    def __init__(self, row: Input, said: MemberSaid | None, reading: Reading) -> None:
        self.reading = reading
        self._row, self._said = row, said

    def by_manifest(self, name: str) -> str | None:
        """A file's title, address and date are not those of each record in it; the rest is."""
        of_it = getattr(self._said, name, None)
        shared = self.reading.member is None or name not in OF_ONE
        return of_it or (getattr(self._row, name) if shared else None)

    def each(self, name: str) -> list[str]:
        """What is told, the manifest first."""
        return [value for value in (self.by_manifest(name), getattr(self.reading, name)) if value]

    def first(self, name: str) -> str | None:
        """What is to be believed."""
        return next(iter(self.each(name)), None)


def _unstated(told: _Told, published: str | None) -> Iterator[str]:
    """What a person fills in first."""
    if told.first("outlet") is None:
        yield "states no outlet"
    if published is None:
        yield "states no date of publication"


def _published(told: _Told, warnings: list[str]) -> str | None:
    """The manifest's date before the page's; one that is no ISO date is not guessed at."""
    for stated in told.each("published"):
        if day := day_of(stated):
            return day
        warnings.append(f"publication date not understood: {stated}")
    return None


def _bounds(told: _Told, warnings: list[str]) -> str | None:
    """Between which days an undated document was published, as far as it tells."""
    aside = [(begin, end) for kind, begin, end in told.reading.blocks if kind in ASIDE]
    found = bounds(told.reading.text, aside, told.first("retrieved"))
    if found is None:
        return None
    warnings.append(in_words(found, told.reading.text))
    return found.value


def _language(told: _Told, warnings: list[str]) -> str | None:
    """The manifest's word, else the account's own words; what a page declares is often left from its template."""
    if said := told.by_manifest("language"):
        if match := _LANGUAGE.match(said.strip()):
            return match.group(1).lower()
        warnings.append(f"language is no ISO 639-1 code: {said}")
    return language_of(_account(told.reading)) or told.reading.language


def _account(reading: Reading) -> str:
    at, parts = 0, []
    for _, begin, end in reading.blocks:
        parts.append(reading.text[at:begin])
        at = end
    return "".join((*parts, reading.text[at:]))


STAGE = Stage(
    name="documents",
    version=7,
    each="document",
    reads=(Input,),
    writes=(Document, Block, PlaceInOriginal, Link, Refusal),
    run=run,
)
