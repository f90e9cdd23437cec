"""A picture, or the several of a TIFF, to the words recognised in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from firsthand.errors import Unreadable
from firsthand.readers import ocr
from firsthand.readers.pdf_margins import Page
from firsthand.readers.pdf_open import Seen
from firsthand.readers.pdf_read import document
from firsthand.readers.reading import Reading

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_DOTS = 120_000_000  # of one picture: an A3 page at 600 dots an inch has 70 million
MOST_PAGES = 300
_DOTS = 150  # to the inch, where the picture does not say: only the places' lengths depend on it


def read(path: str, data: bytes) -> list[Reading]:
    """One document, its pages the pictures.

    Raises Unreadable where the extra `ocr` is not installed, and where the picture is damaged, too large, or
    shows no words.
    """
    if not ocr.is_installed():
        raise Unreadable(path, "nothing here reads images", ocr.INSTALL)
    seen = Seen()
    pages = list(_pages(path, data, seen))
    if not any(page.runs for page in pages):
        raise Unreadable(path, "no words were recognised in the image", "Leave it out, or type out what it shows")
    return [document(pages, seen)]


def _pages(path: str, data: bytes, seen: Seen) -> Iterator[Page]:
    for picture, scale in _pictures(path, data, seen):
        number = len(seen.recognised) + 1
        seen.recognised.append(number)
        yield Page(number, picture.width * scale, picture.height * scale, ocr.runs_of(picture, scale))


def _pictures(path: str, data: bytes, seen: Seen) -> Iterator[tuple[Image, float]]:
    """Each picture, upright, and how many points a dot of it is."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, below
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP", "BMP")) as image:
            count = getattr(image, "n_frames", 1)
            seen.beyond = max(0, count - MOST_PAGES)
            for number in range(count - seen.beyond):
                image.seek(number)
                if image.width * image.height > MOST_DOTS:
                    raise Unreadable(path, f"the image has more than {MOST_DOTS:,} dots", "Save it smaller")
                dots = float(image.info.get("dpi", (_DOTS, _DOTS))[0])
                scale = 72 / (dots if 50 <= dots <= 2400 else _DOTS)
                yield ImageOps.exif_transpose(image).convert("RGB"), scale
    except (OSError, SyntaxError, ValueError, EOFError, TypeError) as error:  # what Pillow raises for damaged bytes
        raise Unreadable(path, "the image is damaged or cut short", "Save the image again, or leave it out") from error
