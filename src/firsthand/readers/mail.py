"""Mail: one message (.eml) or a mailbox of them (.mbox)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message
from typing import BinaryIO

from firsthand.errors import Unreadable
from firsthand.readers.encoding import as_utf8
from firsthand.readers.mail_fields import charset, day_of, filename, header, leaves, parse, payload
from firsthand.readers.reading import MIB, Container, Member, Stated, whole

MOST = 128 * MIB  # of one message
_FIELD = re.compile(rb"^(?:From|To|Date|Received|Message-ID|Subject|MIME-Version|Delivered-To):[ \t]", re.I | re.M)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
_TELLING = 200  # characters of a plain text part that is more than "see the other part"
_REMEDY = "Save it again from the mail program, or leave it out"
_SUFFIXES = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "message/rfc822": ".eml"}


def members(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """The message's text, which goes by the message's own name, then its attachments."""
    mail = parse(whole(path, file, MOST, "a message", "Save its attachments as files"))
    parts = list(leaves(mail))
    text = [p for p in parts if p.get_content_maintype() == "text" and not _is_attached(p)]
    attached = [p for p in parts if p not in text and not _is_decoration(p)]
    stated = Stated(author=header(mail, "From"), title=header(mail, "Subject"), published=day_of(header(mail, "Date")))
    body, suffix = _body(text)
    if body.strip():
        yield Member("", body, suffix, stated)
    elif not attached:
        raise Unreadable(path, "the message holds no text", _REMEDY)
    for number, part in enumerate(attached, 1):
        name = filename(part) or f"attachment {number}"
        try:
            yield Member(name, payload(part), None if "." in name else _SUFFIXES.get(part.get_content_type()))
        except MessageError as error:
            yield Unreadable(f"{path}!{name}", f"the message within the message is damaged ({error})", _REMEDY)


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or filename(part) is not None


def _is_decoration(part: Message) -> bool:
    """A picture that the HTML part shows in place, as a page shows its pictures."""
    return part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"


def _body(parts: list[Message]) -> tuple[bytes, str]:
    """What is to be read, in UTF-8: the plain text, unless that says little and there is HTML too."""
    texts = {
        kind: b"\n\n".join(as_utf8(payload(p), charset(p)) for p in parts if p.get_content_type() == kind)
        for kind in ("text/plain", "text/html")
    }
    plain, html = texts["text/plain"], texts["text/html"]
    return (
        (html, ".html") if html.strip() and len(plain.strip()) < _TELLING else (plain.replace(b"\r\n", b"\n"), ".txt")
    )


def messages(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """The messages of a mailbox, named 1, 2, ... in its order."""
    number, lines, size, blank = 0, list[bytes](), 0, True
    while True:
        line = file.readline(MIB)
        if not line or (blank and line.startswith(b"From ")):
            if number and size > MOST:
                yield Unreadable(f"{path}!{number}", f"a message above {MOST // MIB} MiB", "Save it as a file")
            elif number:
                yield Member(str(number), _QUOTED_FROM.sub(rb"\1", b"".join(lines)), ".eml")
            number, lines, size = number + 1, [], 0
        elif not number and line.strip():
            raise Unreadable(path, "no mailbox: it does not begin with a line `From `", "Export it again")
        else:
            size += len(line)
            if size <= MOST:
                lines.append(line)
        if not line:
            return
        blank = not line.strip()


def _looks_like_message(head: bytes) -> bool:
    return bool(_FIELD.match(head)) and len({m.lower() for m in _FIELD.findall(head)}) >= 2


def _looks_like_mailbox(head: bytes) -> bool:
    return head.startswith(b"From ") and bool(_FIELD.search(head))


MESSAGE = Container("mail message", (".eml",), _looks_like_message, members)
MAILBOX = Container("mailbox", (".mbox", ".mbx"), _looks_like_mailbox, messages)
