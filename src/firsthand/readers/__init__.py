"""One file per input format: bytes -> text, blocks and metadata.

A new format is a new file here with a `FORMAT`, named below.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from firsthand.errors import Unreadable
from firsthand.readers import html, markdown, plain
from firsthand.readers.reading import Format, Reading

__all__ = ["FORMATS", "Reading", "read"]

# Asked in this order.
FORMATS: tuple[Format, ...] = (html.FORMAT, markdown.FORMAT, plain.FORMAT)
HEAD = 4096  # bytes by which a format is recognised


def read(path: str, data: bytes) -> list[Reading]:
    """The documents that `data`, found at `path`, holds: one, or several for a container.

    A known extension decides, else what the bytes look like: a `.txt` stands as it is, whatever is in
    it.  Raises `Unreadable` for an empty file, for noise, and for a format that no reader knows.
    """
    if not data.strip():
        raise Unreadable(path, "the file is empty", "Save the page or file again, or leave it out")
    return _format(path, data).read(path, data)


def _format(path: str, data: bytes) -> Format:
    suffix, head = PurePosixPath(path).suffix.lower(), data[:HEAD]
    by_name = next((f for f in FORMATS if suffix in f.suffixes), None)
    chosen = by_name or next((f for f in FORMATS if f.looks(head)), None)
    if chosen is None:
        known = " ".join(sorted(s for f in FORMATS for s in f.suffixes))
        raise Unreadable(path, f"unknown format ({suffix or 'no extension'})", f"Save it as one of: {known}")
    return chosen
