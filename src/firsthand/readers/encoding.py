"""Bytes to text: which encoding a file is in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from firsthand.errors import Unreadable

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read under these labels (WHATWG Encoding Standard).
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_NOISE = 0.02  # share of control and replacement characters above which a file is no text
_FEW = 0.02  # share of bytes above 127: in other languages of the Latin alphabet there are more
_NOT_1252 = b"\x81\x8d\x8f\x90\x9d"
_SAMPLE = 200_000
_ZEROS = 0.15  # share of characters below U+0100 in UTF-16, such as spaces


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, its byte order mark dropped, and what was guessed about it."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(path: str, data: bytes, declared: str | None = None) -> Decoded:
    """Text of `data`: by byte order mark, as UTF-8, as `declared`, else by detection (a warning).

    Line ends and whitespace stay as they stand.  Raises `Unreadable` where the bytes are no text.
    """
    decoded = _decode(path, data, declared)
    sample = decoded.text[:_SAMPLE]
    if not sample.strip():
        raise Unreadable(path, "the file holds no text", "Save the page or file again, or leave it out")
    if "\x00" in sample or len(_CONTROL.findall(sample)) > _NOISE * len(sample):
        raise _no_text(path)
    return decoded


def as_utf8(data: bytes, declared: str | None) -> bytes:
    """`data` in UTF-8 where its container declares another encoding that is known, else as it stands."""
    codec = _known(declared) if declared else None
    if codec is None or any(data.startswith(mark) for mark, _ in _MARKS):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(codec, errors="replace").encode()
    return data


def codec_of(path: str, head: bytes) -> tuple[str, tuple[str, ...]]:
    """The codec of a file too large to be decoded at once, by how it begins, and a warning where it is guessed."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return (f"{name}-sig" if name == "utf-8" else name[:6]), ()
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # its last character may be cut
    except UnicodeDecodeError:
        guess = _likeliest(head[:_SAMPLE]) if b"\x00" not in head else None
        if guess is None:
            raise _no_text(path) from None
        return guess, (f"encoding guessed: {guess}",)
    if len(_CONTROL.findall(head.decode("utf-8", "ignore"))) > _NOISE * len(head):
        raise _no_text(path)
    return "utf-8", ()


def _decode(path: str, data: bytes, declared: str | None) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, errors="replace")
            return Decoded(text, ("some bytes are not valid in its encoding",) if "\ufffd" in text else ())
    if wide := _wide(data[:_SAMPLE]):
        return Decoded(data.decode(wide, errors="replace"), (f"encoding guessed: {wide}",))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        broken = error
    if b"\x00" in data[:_SAMPLE]:
        raise _no_text(path)
    if declared and (codec := _known(declared)) and codec != "utf-8":
        text = data.decode(codec, errors="replace")
        return Decoded(text, ("some bytes are not valid in its encoding",) if "\ufffd" in text else ())
    # A few broken bytes in what is otherwise UTF-8 (a cut file, a pasted quotation mark) are no other encoding.
    lenient = data.decode("utf-8", errors="replace")
    wrong = lenient.count("\ufffd")
    if any(ord(c) > 127 and c != "\ufffd" for c in lenient[:_SAMPLE]) and wrong * 20 < sum(c > 127 for c in data):
        return Decoded(lenient, (f"read as UTF-8 although {wrong} bytes are not valid in it",))
    if (guess := _likeliest(data[:_SAMPLE])) is None:
        raise _no_text(path) from broken
    return Decoded(data.decode(guess, errors="replace"), (f"encoding guessed: {guess}",))


def _likeliest(sample: bytes) -> str | None:
    """The encoding that bytes which are no UTF-8 seem to be in."""
    best = from_bytes(sample).best()
    few = sum(c > 127 for c in sample) < _FEW * len(sample)
    if few and best is not None and not any(c in sample for c in _NOT_1252):
        return "cp1252"  # names and quotation marks in English tell no detector enough
    return _known(best.encoding) if best else None


def _wide(sample: bytes) -> str | None:
    """Which UTF-16 bytes without a mark are in; `None` for others.  Spaces and Latin letters have a zero in it."""
    half = len(sample) // 2
    high, low = sample[::2].count(0), sample[1::2].count(0)
    if half < 8 or max(high, low) < _ZEROS * half or min(high, low) > _NOISE * half:
        return None
    return "utf-16-be" if high > low else "utf-16-le"


def _known(label: str) -> str | None:
    """Python's codec for an encoding label, as browsers read it; `None` for one that nobody knows."""
    try:
        name = codecs.lookup(label.strip()).name
        "".encode(name)  # codecs that are no text encodings (hex, rot13) fail here
    except (LookupError, UnicodeError, ValueError):
        return None
    return _AS_BROWSERS.get(name, name)


def _no_text(path: str) -> Unreadable:
    return Unreadable(
        path, "the bytes are not text", "Check that the file is what its name says; export it as text or HTML"
    )
