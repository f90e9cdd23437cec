"""Plain text: .txt."""

from __future__ import annotations

from firsthand.readers.encoding import decode
from firsthand.readers.reading import Format, Reading, named_only
from firsthand.text.blocks import text_blocks


def read(path: str, data: bytes) -> list[Reading]:
    """One document: the file as it stands, line ends and white space untouched, its byte order mark dropped."""
    decoded = decode(path, data)
    return [Reading(text=decoded.text, blocks=tuple(text_blocks(decoded.text)), warnings=decoded.warnings)]


FORMAT = Format("plain text", (".txt", ".text"), named_only, read, harmless=True)
