"""Tables of articles: CSV and TSV by their header, JSON and JSON lines by their keys; one document a row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import Any, BinaryIO

from firsthand.errors import Unreadable
from firsthand.readers.encoding import codec_of
from firsthand.readers.mail_fields import day_of
from firsthand.readers.reading import MIB, Container, Member, Stated, named_only

MOST = 64 * MIB  # of one row, and of a file that must be read whole
LOOKED_AT = 20  # rows in which some text must stand
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|article|body)\b[^<>]*>", re.I)
_ADDRESS = re.compile(r"https?://\S+$", re.I)
# What exports call these; the first that is there and not empty.  Names are compared in lower case, letters only.
_NAMES = {
    "text": ("text", "body", "content", "fulltext", "articletext", "articlebody", "maintext", "textcontent", "story"),
    "title": ("title", "headline", "articletitle", "uploadtitle"),
    "url": ("url", "link", "articleurl", "canonicalurl", "permalink", "sourceurl"),
    "outlet": ("outlet", "source", "publisher", "medianame", "sourcename", "publication", "newspaper", "sitename"),
    "published": ("date", "published", "publishdate", "publishedat", "datepublished", "publicationdate", "pubdate",
                  "uploadtimestamp", "timestamp"),
    "author": ("author", "authors", "byline", "creator"),
    "language": ("language", "lang"),
    "retrieved": ("retrieved", "archivedate", "accessed", "datedownload", "indexeddate"),
}  # fmt: skip
_REMEDY = "Name the column that holds each article's words `text`"


def table(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """The rows of a CSV or TSV file as documents, named 1, 2, ... below its header."""
    lines, warnings = _opened(path, file, newline="")
    csv.field_size_limit(MOST)
    head = lines.readline(MIB)
    delimiter = max(",;\t|", key=head.count)
    number = 0
    try:
        names = next(csv.reader([head], delimiter=delimiter), [])
        if "text" not in map(_field_of, names):
            shown = ", ".join(names)[:200]
            raise Unreadable(path, f"a table without a column of text (its columns: {shown})", _REMEDY)
        for number, row in enumerate(csv.DictReader(lines, names, delimiter=delimiter), 1):
            if None in row:
                yield Unreadable(f"{path}!{number}", "the row has more cells than the header", "Quote its cells")
            else:
                yield _document(path, number, row, warnings)
    except csv.Error as error:
        raise Unreadable(path, f"no CSV after row {number} ({error})", "Export it again") from error


def objects(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """The objects of a JSON or JSON lines file as documents, named 1, 2, ... in order."""
    lines, warnings = _opened(path, file, newline="\n")
    first = lines.readline(MOST)
    rows: Iterator[Any]
    row = _loaded(first)
    if isinstance(row, dict) and _listed(row) is None:
        rows = chain([row], (_loaded(line) for line in iter(partial(lines.readline, MOST), "") if line.strip()))
    else:
        rows = iter(_all(path, first + lines.read(MOST)))
    begin = list(islice(rows, LOOKED_AT))
    if not any(isinstance(row, dict) and _value(row, "text") for row in begin):
        raise Unreadable(path, "JSON without a text in its objects", _REMEDY)
    for number, row in enumerate(chain(begin, rows), 1):
        if isinstance(row, dict):
            yield _document(path, number, row, warnings)
        else:
            yield Unreadable(f"{path}!{number}", "the line is no JSON object", "Export it again")


def _opened(path: str, file: BinaryIO, newline: str) -> tuple[io.TextIOWrapper, tuple[str, ...]]:
    codec, warnings = codec_of(path, file.peek(1))  # type: ignore[attr-defined]  # it is buffered
    errors = "surrogateescape" if codec.startswith("utf-8") else "replace"  # then a row's own bytes can be looked at
    return io.TextIOWrapper(file, codec, errors, newline), warnings


def _loaded(line: str) -> Any:
    """A line's value; None where it is no JSON."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _all(path: str, text: str) -> list[Any]:
    """The objects of a file that is one JSON value: a list, an object that holds one, or one object."""
    value = _loaded(text)
    if value is None:
        raise Unreadable(path, "no JSON, or cut short", "Export it again")
    if isinstance(value, dict):
        return _listed(value) or [value]
    return value if isinstance(value, list) else [value]


def _listed(value: Any) -> list[Any] | None:
    """The one list of objects in an object, as services answer: `{"articles": [...]}`."""
    lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    return lists[0] if len(lists) == 1 and not _value(value, "text") else None


def _document(path: str, number: int, row: Mapping[str, Any], warnings: tuple[str, ...]) -> Member | Unreadable:
    text = _value(row, "text")
    if text is None:
        return Unreadable(f"{path}!{number}", "the row has no text", "Fill it in, or leave it out")
    stated = {name: _clean(value) for name in _NAMES if name != "text" and (value := _value(row, name))}
    outlet = stated.get("outlet", "")
    if _ADDRESS.match(outlet):  # some exports call an article's address its source
        stated["url"] = stated.get("url") or stated.pop("outlet")
    if "published" in stated:
        stated["published"] = day_of(stated["published"]) or ""
    suffix = ".html" if _MARKUP.search(text) else ".txt"
    return Member(str(number), _bytes(text), suffix, Stated(**stated), warnings)


def _bytes(text: str) -> bytes:
    """A row's own bytes: where they are not in the table's encoding they are looked at by themselves."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, written as an escape of JSON's
        return text.encode("utf-8", "replace")


def _value(row: Mapping[str, Any], field: str) -> str | None:
    """What a row says of a field: the first of its names that is there and not empty."""
    named = {_letters(name): value for name, value in row.items()}
    values = (_words(named.get(name)) for name in _NAMES[field])
    return next((value for value in values if value.strip()), None)


def _field_of(name: str) -> str | None:
    return next((field for field, names in _NAMES.items() if _letters(name) in names), None)


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _words(value: Any) -> str:
    """A value as words: a list's one after another, an object's name."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        words = [_words(v) for v in value]
        return ("\n\n" if any(len(w) > 80 for w in words) else ", ").join(words)
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title") or "")
    return "" if value is None else str(value)


def _clean(value: str) -> str:
    return _bytes(value).decode("utf-8", "replace").strip()


TABLE = Container("table of articles", (".csv", ".tsv"), named_only, table)
OBJECTS = Container("JSON of articles", (".jsonl", ".ndjson", ".json"), named_only, objects)
