"""Web archives: .warc, .warc.gz and .wacz (WARC 1.1, ISO 28500; WACZ 1.1.1)."""

from __future__ import annotations

import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from firsthand.errors import Unreadable
from firsthand.readers.encoding import as_utf8
from firsthand.readers.reading import MIB, Container, Member, Stated
from firsthand.readers.zipped import Inside, opened

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MOST = 256 * MIB  # of one record
_REMEDY = "Capture it again, or get a whole copy of the archive"
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def members(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """Every page, PDF and text that was served whole (status 2xx), named by its address, with the time of capture.

    Redirects, errors, scripts, styles and pictures are left; the last document's warning says how many.  Of an archive
    that is cut short or damaged, what comes before the damage is read.
    """
    last: Member | None = None
    left: Counter[str] = Counter()
    number = 0
    stream = _Stream(file)
    try:
        for found in _found(path, stream):
            number += 1
            if isinstance(found, str):
                left[found] += 1
            elif isinstance(found, Unreadable):
                yield found
            else:
                if last is not None:
                    yield last
                last = found
    except OSError as error:
        stream.damage = error
    if last is not None:
        told = ", ".join(f"{what} ({count})" for what, count in sorted(left.items()))
        yield replace(last, warnings=(*last.warnings, f"of its archive these were left: {told}")) if told else last
    if stream.damage is not None:
        where = f"in or after record {number}; what is before was read"
        raise Unreadable(path, f"damaged or cut short ({stream.damage}) {where}", _REMEDY) from stream.damage


def _found(path: str, stream: _Stream) -> Iterator[Member | Unreadable | str]:
    """What each record holds: a document, or in words what it is instead; OSError for damage."""
    from fastwarc.warc import ArchiveIterator
    from fastwarc.warc import WarcRecordType as Type

    wanted = Type.response | Type.resource | Type.conversion | Type.no_type
    met: set[int] = set()  # addresses, hashed
    for record in ArchiveIterator(cast(BinaryIO, stream), record_types=wanted, parse_http=False):
        address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
        if record.headers.get("Content-Length") is None:
            raise OSError("a record without its length")
        if record.content_length > MOST:
            yield Unreadable(f"{path}!{address}", f"a record above {MOST // MIB} MiB", "Save the page by itself")
            continue
        block = record.reader.read()
        if len(block) < record.content_length:
            raise OSError(f"{len(block)} of {record.content_length} bytes")
        if not address or address.startswith("urn:"):
            yield "of the archive's own"
        elif record.record_type == Type.conversion and hash(address) in met:
            yield "drawn from its pages"
        else:
            yield _document(f"{path}!{address}", address, record, block)
        met.add(hash(address))


def _document(place: str, address: str, record: WarcRecord, block: bytes) -> Member | Unreadable | str:
    """The document in a record's bytes, or in words what they are instead."""
    stated = Stated(url=address, retrieved=record.headers.get("WARC-Date"))
    if not record.is_http:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        return Member(address, block, _SUFFIXES[kind], stated) if kind in _SUFFIXES else kind or "of no type"
    try:
        answer, body, warnings = _answer(block)
    except OSError as error:
        return Unreadable(place, f"the record is damaged ({error})", _REMEDY)
    kind = (answer.http_content_type or "").lower()
    status = answer.http_headers.status_code if answer.http_headers is not None else None
    if status is not None and not 200 <= status < 300:
        return "redirects" if 300 <= status < 400 else "errors"
    if kind not in _SUFFIXES or not body.strip():
        return kind if kind and kind not in _SUFFIXES else "empty or of no type"
    if len(body) > MOST:
        return Unreadable(place, f"unpacks to more than {MOST // MIB} MiB", "Save the page by itself")
    return Member(address, as_utf8(body, answer.http_charset), _SUFFIXES[kind], stated, warnings)


def _answer(block: bytes) -> tuple[WarcRecord, bytes, tuple[str, ...]]:
    """A server's answer and its body, codings undone; raises OSError.

    Some tools keep the header of a coding that they undid.
    """
    try:
        answer = _parsed(block, "all")
        return answer, answer.reader.read(MOST + 1), ()
    except OSError:
        answer = _parsed(block, "none")
        return answer, answer.reader.read(MOST + 1), ("the coding of the page is not what its header says",)


def _parsed(block: bytes, decode: Literal["all", "none"]) -> WarcRecord:
    from fastwarc.warc import WarcRecord

    answer = WarcRecord()
    answer.set_bytes_content(block)
    answer.is_http = True
    answer.parse_http(auto_decode=decode, quirks_mode=True)
    return answer


class _Stream:
    """What fastwarc reads, forward only: unzipped, and ended where damage begins, over which it would pass."""

    def __init__(self, file: BinaryIO) -> None:
        zipped = file.peek(2)[:2] == b"\x1f\x8b"  # type: ignore[attr-defined]  # it is buffered
        self._read = gzip.GzipFile(fileobj=file, mode="rb").read1 if zipped else file.read  # what is left at damage too
        self._at = 0
        self.damage: Exception | None = None

    def read(self, size: int = MIB, /) -> bytes:
        """Up to `size` bytes."""
        try:
            data = self._read(size) if self.damage is None else b""
        except (EOFError, zlib.error, OSError) as error:
            self.damage, data = error, b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at


def packages(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """The documents of every archive that a WACZ package holds."""
    with opened(path, file) as package:
        inside = [i for i in package.infolist() if i.filename.startswith("archive/") and not i.is_dir()]
        if not inside:
            raise Unreadable(path, "no archive in the package", "Export it again")
        for info in inside:
            try:
                yield from members(f"{path}!{info.filename}", io.BufferedReader(Inside(package, info)))
            except Unreadable as error:
                yield error


CONTAINER = Container(
    "web archive", (".warc", ".warc.gz", ".warc.zst"), lambda head: head.startswith(b"WARC/"), members
)
PACKAGE = Container("web archive package", (".wacz",), lambda _head: False, packages, seeks=True)
