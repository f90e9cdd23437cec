"""Originals to documents: the text, what in it is not the account, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from firsthand import readers
from firsthand.errors import Unreadable
from firsthand.ids import derive
from firsthand.readers import Reading
from firsthand.records import Block, Document, Input, Link, PlaceInOriginal, Record, Refusal
from firsthand.stage import Context, Stage, Tables
from firsthand.text.dates_published import day_of
from firsthand.text.language import language_of

COVERED = (None, "en")  # languages the statement model reads; a text too short to tell is tried
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?$", re.I)


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """Documents of the current inputs, or the refusal of what cannot be read."""
    for row in tables[Input]:
        if not row.current:
            continue
        try:
            readings = readers.read(row.path, context.bytes_of(row.original))
        except Unreadable as error:
            yield _refused(row, error)
        else:
            for reading in readings:
                yield from _rows(row, reading)
        context.advance(1)


def _refused(row: Input, error: Unreadable) -> Refusal:
    return Refusal(
        id=derive("refusal", row.root, error.place, error.wrong),
        input=row.id,
        path=error.place,
        reason=error.wrong,
        remedy=error.remedy,
    )


def _rows(row: Input, reading: Reading) -> Iterator[Record]:
    document = derive("document", row.original, row.path, reading.member)
    warnings = list(reading.warnings)
    yield Document(
        id=document,
        input=row.id,
        path=row.path if reading.member is None else f"{row.path}!{reading.member}",
        original=row.original,
        outlet=row.outlet or reading.outlet,
        published=_published(row, reading, warnings),
        author=row.author or reading.author,
        title=row.title or reading.title,
        url=row.url or reading.url,
        language=(language := _language(row, reading, warnings)),
        covered=language in COVERED,
        text=reading.text,
        warnings=tuple(warnings),
    )
    for kind, begin, end in reading.blocks:
        yield Block(document=document, kind=kind, begin=begin, end=end)
    for begin, end, page, element in reading.places:
        yield PlaceInOriginal(document=document, begin=begin, end=end, page=page, element=element)
    for begin, end, url in reading.links:
        yield Link(document=document, begin=begin, end=end, url=url)


def _published(row: Input, reading: Reading, warnings: list[str]) -> str | None:
    """The manifest's date before the page's; one that is no ISO date is not guessed at."""
    for stated in (row.published, reading.published):
        if stated:
            if day := day_of(stated):
                return day
            warnings.append(f"publication date not understood: {stated}")
    return None


def _language(row: Input, reading: Reading, warnings: list[str]) -> str | None:
    """The manifest's word, else the account's own words; what a page declares is often left from its template."""
    if row.language:
        if match := _LANGUAGE.match(row.language.strip()):
            return match.group(1).lower()
        warnings.append(f"language is no ISO 639-1 code: {row.language}")
    return language_of(_account(reading)) or reading.language


def _account(reading: Reading) -> str:
    at, parts = 0, []
    for _, begin, end in reading.blocks:
        parts.append(reading.text[at:begin])
        at = end
    return "".join((*parts, reading.text[at:]))


STAGE = Stage(
    name="documents",
    version=2,
    each="document",
    reads=(Input,),
    writes=(Document, Block, PlaceInOriginal, Link, Refusal),
    run=run,
)
