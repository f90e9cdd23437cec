"""Word documents: .docx, .docm."""

from __future__ import annotations

from firsthand.readers.reading import Format, Reading


def read(path: str, data: bytes) -> list[Reading]:
    """One document; see `docx_read.read`."""
    from firsthand.readers.docx_read import read as read_document  # lxml loads only where there is such a file

    return read_document(path, data)


def _looks(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and b"word/" in head


FORMAT = Format("Word document", (".docx", ".docm"), _looks, read)
