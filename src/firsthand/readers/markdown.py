"""Markdown: .md.  The text stays as it stands; its markup is not removed, so that offsets are the file's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.readers.encoding import decode
from firsthand.readers.reading import Format, LinkSpan, Reading, named_only
from firsthand.records import BlockSpan
from firsthand.text.blocks import text_blocks

_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*\r?$", re.M)
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|$)", re.S)
_FIELD = re.compile(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.M)
# A footnote runs to the next blank line; indented lines after that still belong to it.
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:.*(?:\n(?![ \t\r]*\n)(?! {0,3}\[\^).+|\n[ \t\r]*\n(?: {4}|\t).+)*", re.M)
_NOTES = re.compile(r"^#{1,6}[ \t]+(?:foot|end)?notes[ \t:]*\r?\n((?:(?!#{1,6}[ \t]).*\n?)*)", re.M | re.I)
_NUMBERED = re.compile(r"^ {0,3}(?:\d+[.)]|\[\d+\]).*(?:\n[ \t]+\S.*)*", re.M)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"(?<!!)\[([^\]\n^][^\]\n]*)\]\(<?([^)\s>]+)>?(?:[ \t]+[^)\n]*)?\)")


def read(path: str, data: bytes) -> list[Reading]:
    """One document.  Title and fields come from the front matter, else the title from the first `#` heading."""
    decoded = decode(path, data)
    text = decoded.text
    front = _FRONT.match(text)
    stated = {k.lower(): v for k, v in _FIELD.findall(front.group(1)) if v} if front else {}
    title = _TITLE.search(text)
    return [
        Reading(
            text=text,
            blocks=tuple(_merged([*_marked(text, front), *text_blocks(text)])),
            links=tuple(_links(text)),
            outlet=stated.get("outlet") or stated.get("publisher"),
            published=stated.get("published") or stated.get("date"),
            author=stated.get("author"),
            title=stated.get("title") or (title.group(1) if title else None),
            url=stated.get("url"),
            language=(stated.get("language") or stated.get("lang") or "")[:2].lower() or None,
            warnings=decoded.warnings,
        )
    ]


def _marked(text: str, front: re.Match[str] | None) -> Iterator[BlockSpan]:
    """Blocks that the markup itself shows."""
    if front:
        yield "boilerplate", 0, len(front.group().rstrip())
    for match in _FOOTNOTE.finditer(text):
        yield "note", match.start(), match.start() + len(match.group().rstrip())
    for section in _NOTES.finditer(text):
        for match in _NUMBERED.finditer(text, section.start(1), section.end(1)):
            yield "note", match.start(), match.start() + len(match.group().rstrip())
    for match in _IMAGE.finditer(text):
        yield "caption", *match.span()


def _merged(blocks: list[BlockSpan]) -> Iterator[BlockSpan]:
    """In order and without overlap; of two that overlap the earlier, then the longer stays."""
    end = 0
    for kind, begin, stop in sorted(blocks, key=lambda b: (b[1], -b[2], b[0])):
        if begin >= end:
            yield kind, begin, stop
            end = stop


def _links(text: str) -> Iterator[LinkSpan]:
    for match in _LINK.finditer(text):
        yield *match.span(1), match.group(2)


FORMAT = Format("Markdown", (".md", ".markdown"), named_only, read, harmless=True)
