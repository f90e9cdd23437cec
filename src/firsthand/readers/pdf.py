"""Pages: .pdf."""

from __future__ import annotations

from firsthand.readers.reading import Format, Reading


def read(path: str, data: bytes) -> list[Reading]:
    """One document; see `pdf_read.read`."""
    from firsthand.readers.pdf_read import read as read_pages  # its libraries load only where there is such a file

    return read_pages(path, data)


def _looks(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]  # as readers of PDF do: bytes may stand before the mark


FORMAT = Format("PDF", (".pdf",), _looks, read, most=512 << 20, seconds=3600)  # a scanned page takes some eight
