"""Web pages: .html, .htm, .xhtml."""

from __future__ import annotations

import re

from firsthand.readers.reading import Format, Reading

_LOOKS = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


def read(path: str, data: bytes) -> list[Reading]:
    """One document; see `html_page.read`."""
    from firsthand.readers import html_page  # its libraries load only where there is a page: they take longest

    return html_page.read(path, data)


def _looks(head: bytes) -> bool:
    return bool(_LOOKS.match(head))


FORMAT = Format("web page", (".html", ".htm", ".xhtml"), _looks, read)
