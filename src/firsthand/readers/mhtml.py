"""Pages that a browser saved in one file: .mhtml, .mht (RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from firsthand.errors import Unreadable
from firsthand.readers.encoding import as_utf8
from firsthand.readers.mail_fields import charset, header, leaves, parse, payload, time_of
from firsthand.readers.reading import MIB, Container, Member, Stated, whole

MOST = 256 * MIB  # of one page with its pictures
_LOOKS = re.compile(rb"\A(?:[-\w]+:.*\r?\n(?:[ \t].*\r?\n)*)*?Content-Type:\s*multipart/related\b", re.I)
_ADDRESS = re.compile(r"https?://", re.I)


def members(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """The page itself, with the address and the time at which it was saved; frames and pictures are left."""
    mail = parse(whole(path, file, MOST, "a page", "Save it without its pictures"))
    pages = [p for p in leaves(mail) if p.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise Unreadable(path, "no web page in the file", "Save the page again, or as HTML")
    start = header(mail, "Content-Type") or ""
    page = next((p for p in pages if (name := header(p, "Content-ID")) and f'start="{name}"' in start), pages[0])
    address = header(mail, "Snapshot-Content-Location") or header(page, "Content-Location") or ""
    time = time_of(header(mail, "Date"))
    yield Member(
        "",
        as_utf8(payload(page), charset(page)),
        ".html",
        Stated(url=address if _ADDRESS.match(address) else None, retrieved=time.isoformat() if time else None),
        (f"frames of the page that were left: {len(pages) - 1}",) if len(pages) > 1 else (),
    )


CONTAINER = Container("saved web page", (".mhtml", ".mht"), lambda head: bool(_LOOKS.match(head)), members)
