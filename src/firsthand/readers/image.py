"""Pictures of pages: .png, .jpg, .tif and others, read by OCR."""

from __future__ import annotations

from firsthand.readers.reading import Format, Reading

_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp")


def read(path: str, data: bytes) -> list[Reading]:
    """One document; see `image_read.read`."""
    from firsthand.readers.image_read import read as read_image  # its libraries load only where there is such a file

    return read_image(path, data)


def _looks(head: bytes) -> bool:
    return head.startswith(_MARKS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


FORMAT = Format("image", _SUFFIXES, _looks, read, most=512 << 20, seconds=3600)  # a TIFF may hold many pages
