"""Rich Text Format: .rtf."""

from __future__ import annotations

from firsthand.errors import Unreadable
from firsthand.readers.reading import Format, Reading


def read(path: str, data: bytes) -> list[Reading]:
    """One document.  Raises Unreadable where the file is no RTF or holds no text."""
    from firsthand.readers.rtf_read import document

    if not _looks(data[:64]):
        raise Unreadable(path, "this is no RTF", "Open it in a word processor and save it again")
    reading = document(data)
    if reading is None:
        raise Unreadable(path, "the document holds no text", "Leave it out, or save what it shows as a PDF")
    return [reading]


def _looks(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf")


FORMAT = Format("RTF", (".rtf",), _looks, read)
