"""What a file's properties say of its document, kept only where the document itself bears it out.

A title is often left from a template, an author is whoever owned the computer, a date is when the file was made:
a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firsthand.records import BlockSpan
from firsthand.text.dates import dates_of

_HEAD = 3000  # characters in which a document says what it is, by whom and from when
_LINES = 14  # lines of the account among which a date of its own stands
_SHORT = 110  # characters of such a line
_NO_TITLE = re.compile(
    r"microsoft \w+ - |untitled|document ?\d*$|.*\.(?:docx?|odt|pdf|rtf|indd|qxd|html?|tex|txt|pages)$|\W*$", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """As the file states them; `made` in ISO 8601, `headline` what is set as a title in the document."""

    title: str | None = None
    author: str | None = None
    made: str | None = None
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Borne:
    """What the document bears out, and what it does not, in words."""

    title: str | None
    author: str | None
    published: str | None
    warnings: tuple[str, ...]


def borne_out(stated: Properties, text: str, blocks: Iterable[BlockSpan]) -> Borne:
    """Title, author and date of publication, each with its evidence in `text`.

    The author must be named in the document's head or at its end.  The date is the day the file was made if the
    head gives that day, else the only date that stands in a line of its own in the head; else it is unknown and
    the file's date is a warning.
    """
    published, warnings = _published(stated.made, list(_lines(text, blocks)))
    return Borne(_title(stated, text), _author(stated.author, text), published, tuple(warnings))


def _title(stated: Properties, text: str) -> str | None:
    title = " ".join((stated.title or "").split())
    if not title or _NO_TITLE.match(title):
        return stated.headline
    if _letters(title) in _letters(text[:_HEAD]):
        return title
    return stated.headline or (title if len(title.split()) > 1 else None)


def _author(author: str | None, text: str) -> str | None:
    name = " ".join((author or "").split())
    if len(name.split()) < 2:
        return None
    where = " ".join(f"{text[:_HEAD]} \n {text[-600:]}".split()).casefold()
    return name if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", where) else None


def _published(made: str | None, lines: list[str]) -> tuple[str | None, list[str]]:
    stands = {line: {value for _, value in dates_of(line, None) if value} for line in lines}
    day = (made or "")[:10]
    if day and any(day in values for values in stands.values()):
        return day, []
    alone = {v for line, values in stands.items() if len(line) <= _SHORT and line[-1] not in '.!?”"' for v in values}
    full = {value for value in alone if len(value) == 10 and "/" not in value}
    for found in (full, alone):
        if len(found) == 1 and len(value := next(iter(found))) >= 7 and "/" not in value:
            return value, ["publication date read from the head of the text"]
    return None, [f"the file was made on {day}; when the document was published is not said"] if day else []


def _lines(text: str, blocks: Iterable[BlockSpan]) -> Iterator[str]:
    """The first lines, without what is known not to be of the document: heads, feet, notes."""
    away = [(b, e) for kind, b, e in blocks if kind not in ("credit", "caption")]
    found = 0
    for match in re.finditer(r"[^\n]+", text[:_HEAD]):
        line = match.group().strip()
        if line and not any(b <= match.start() and match.end() <= e for b, e in away):
            yield line
            found += 1
        if found == _LINES:
            return


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
