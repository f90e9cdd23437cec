"""What mail, MHTML and feeds share: parts, header fields and dates, read leniently."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime


def parse(data: bytes) -> Message:
    """A message in the form of RFC 5322, whatever is wrong with it."""
    # The newer policy parses each header field into an object, and fails on damaged ones.
    return BytesParser(policy=compat32).parsebytes(data)


def leaves(mail: Message) -> Iterator[Message]:
    """Its parts that hold no others, in order; a message within it is one part."""
    if mail.get_content_maintype() == "multipart" and mail.is_multipart():
        for part in mail.get_payload():
            if isinstance(part, Message):
                yield from leaves(part)
    else:
        yield mail


def payload(part: Message) -> bytes:
    """A part's bytes, its transfer encoding undone."""
    if part.is_multipart():  # a message within the message
        return b"\n".join(m.as_bytes() for m in part.get_payload() if isinstance(m, Message))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def charset(part: Message) -> str | None:
    """The encoding that a part states."""
    try:
        return part.get_content_charset()
    except (ValueError, LookupError):  # of a damaged field, here and below
        return None


def filename(part: Message) -> str | None:
    """The name of a part that is a file, without the folders before it."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError):
        return None
    return name.replace("\\", "/").rpartition("/")[2].encode("utf-8", "replace").decode() if name else None


def header(mail: Message, name: str) -> str | None:
    """A field's words on one line, its encoded words decoded; None where it is empty."""
    raw = mail.get(name)
    if raw is None:
        return None
    try:
        text = str(make_header(decode_header(raw)))
    except (MessageError, LookupError, ValueError):  # as damaged as it is, it is shown
        text = str(raw)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None


def time_of(stated: str | None) -> datetime | None:
    """The time that a date of mail (RFC 5322) states, which feeds use too."""
    try:
        return parsedate_to_datetime(stated or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day_of(stated: str | None) -> str | None:
    """The day of a date of mail, in its own time zone, as ISO 8601; another date as it stands."""
    time = time_of(stated)
    return time.date().isoformat() if time else stated
