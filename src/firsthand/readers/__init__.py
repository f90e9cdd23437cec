"""One file per input format: bytes -> text, blocks and metadata; and for containers: bytes -> what they hold.

A new format is a new file here with a `FORMAT` or a `CONTAINER`, named below.
"""

from __future__ import annotations

from firsthand.errors import Unreadable
from firsthand.readers import (
    bundle,
    docx,
    feed,
    html,
    image,
    mail,
    markdown,
    mhtml,
    pdf,
    plain,
    rows,
    rtf,
    warc,
    zipped,
)
from firsthand.readers.reading import Container, Format, Reading

__all__ = ["CONTAINERS", "FORMATS", "HEAD", "Reading", "kind_of", "read"]

# Asked in this order.
FORMATS: tuple[Format, ...] = (
    pdf.FORMAT, docx.FORMAT, rtf.FORMAT, image.FORMAT, html.FORMAT, markdown.FORMAT, plain.FORMAT,
)  # fmt: skip
CONTAINERS: tuple[Container, ...] = (
    warc.CONTAINER, warc.PACKAGE, zipped.CONTAINER, mhtml.CONTAINER, mail.MESSAGE, mail.MAILBOX,
    feed.CONTAINER, rows.TABLE, rows.OBJECTS,
)  # fmt: skip
HEAD = 4096  # bytes by which a format is recognised


def read(path: str, data: bytes) -> list[Reading]:
    """The documents that the one file `data`, found at `path`, holds: one, or several for a bundle; no container.

    Raises `Unreadable` for an empty file, for noise, and for a format that no reader knows.
    """
    if not data.strip():
        raise empty(path)
    kind = kind_of(path, path, data[:HEAD])
    if isinstance(kind, Container):
        raise Unreadable(path, f"this is a container ({kind.name}), not a document", "Read it with `unpack.leaves`")
    return list(bundle.split(kind.read(path, data)))


def kind_of(path: str, name: str, head: bytes) -> Format | Container:
    """The format of what is called `name` and begins with `head`; `path` is how a refusal names it.

    A known extension decides, else what the bytes look like: a `.txt` stands as it is, whatever is in it.
    """
    low = name.lower()
    kinds: tuple[Format | Container, ...] = (*CONTAINERS, *FORMATS)
    for kind in kinds:
        if low.endswith(kind.suffixes):
            return kind
    for kind in kinds:
        if kind.looks(head):
            return kind
    known = " ".join(sorted(s for kind in kinds for s in kind.suffixes))
    raise Unreadable(path, f"unknown format ({_suffix(low)})", f"Save it as one of: {known}")


def empty(path: str) -> Unreadable:
    """The refusal of an empty file."""
    return Unreadable(path, "the file is empty", "Save the page or file again, or leave it out")


def _suffix(name: str) -> str:
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    return f".{suffix}" if dot and stem else "no extension"
