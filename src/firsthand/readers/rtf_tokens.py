"""RTF to its words: control words interpreted, bytes decoded (Rich Text Format Specification 1.9.1).

Of the small libraries that read RTF none keeps footnotes, and none tells deleted or hidden words apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<plain>[^\\{}\r\n]+)",
    re.S,
)
_CHARSETS = {
    77: "mac_roman", 78: "shift_jis", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 0: "cp1252",
}  # fmt: skip
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ", "tab": "\t", "line": "\n", "lbr": "\n",
}  # fmt: skip
_BREAKS = {"par", "sect", "page", "row", "nestrow", "cell", "nestcell"}
_HEADS = {"header", "headerl", "headerr", "headerf"}
_FEET = {"footer", "footerl", "footerr", "footerf"}
_ABOUT = {"title", "author", "creatim"}
_AWAY = {
    "fonttbl", "colortbl", "stylesheet", "pict", "object", "info", "themedata", "colorschememapping", "datastore",
    "xmlnstbl", "listtable", "listoverridetable", "rsidtbl", "revtbl", "pgptbl", "filetbl", "latentstyles", "sp", "upr",
    "annotation", "nonshppict", "bkmkstart", "bkmkend", "tc", "xe", "private", "ftnsep", "ftnsepc", "aftnsep",
    "aftnsepc",
}  # fmt: skip
# Groups that are marked as ignorable and hold words all the same.
_STARRED = {"shpinst", "shptxt", "ud", "footnote", "fldinst", "moveto"}


@dataclass(frozen=True, slots=True)
class Event:
    """Words (`text`), an end of a paragraph or cell (`break`), or the begin and end of a note (`note`, `end`).

    `where`: "", "head", "foot", or what of the file's properties it is (`title`, `author`, `creatim`).
    """

    kind: str
    words: str = ""
    where: str = ""
    hidden: bool = False
    link: str | None = None


@dataclass(slots=True)
class _State:
    """What a group inherits."""

    away: bool = False
    where: str = ""
    skip: int = 1  # characters that stand for one given by its number, for old readers
    codec: str = ""
    hidden: bool = False
    deleted: bool = False
    instruction: bool = False
    link: str | None = None
    note: str = ""  # footnote or endnote, in the group that holds it
    star: bool = False


@dataclass(slots=True)
class _Reader:
    codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    stack: list[_State] = field(default_factory=lambda: [_State()])
    held: bytearray = field(default_factory=bytearray)
    font: int = 0
    instruction: str = ""
    in_fonts: int = 0  # depth of the table of fonts, 0 outside it
    skipping: int = 0
    high: str = ""


def events(data: bytes) -> Iterator[Event]:
    """What an RTF file says, in order; unknown control words say nothing, unbalanced braces are borne."""
    reader = _Reader()
    at = 0
    while match := _TOKEN.match(data, at) if at < len(data) else None:
        at = match.end()
        if match["word"] == b"bin":
            at += max(0, int(match["number"] or 0))
            continue
        yield from _token(reader, match)
    yield from _flush(reader)
    for state in reversed(reader.stack):  # a file cut short
        if state.note:
            yield Event("end")


def _token(reader: _Reader, match: re.Match[bytes]) -> Iterator[Event]:
    state = reader.stack[-1]
    if match["hex"]:
        _byte(reader, bytes([int(match["hex"], 16)]))
    elif match["plain"]:
        _byte(reader, match["plain"])
    elif match["brace"] == b"{":
        yield from _flush(reader)
        reader.skipping = 0
        reader.stack.append(replace(state, note="", star=False))
    elif match["brace"]:
        yield from _close(reader)
    elif match["sign"]:
        yield from _sign(reader, match["sign"])
    elif match["word"]:
        yield from _flush(reader)
        yield from _word(reader, match["word"].decode(), int(match["number"]) if match["number"] else None)


def _byte(reader: _Reader, data: bytes) -> None:
    dropped = min(reader.skipping, len(data))
    reader.skipping -= dropped
    reader.held += data[dropped:]


def _flush(reader: _Reader) -> Iterator[Event]:
    if reader.held:
        state = reader.stack[-1]
        words = bytes(reader.held).decode(state.codec or reader.codec, "replace")
        reader.held.clear()
        yield from _say(reader, words)


def _say(reader: _Reader, words: str) -> Iterator[Event]:
    state = reader.stack[-1]
    if state.instruction:
        reader.instruction += words
    elif not state.away and not state.deleted and words:
        yield Event("text", words, state.where, state.hidden, state.link)


def _close(reader: _Reader) -> Iterator[Event]:
    yield from _flush(reader)
    reader.skipping = 0
    if len(reader.stack) == 1:
        return
    state = reader.stack.pop()
    if state.instruction and not reader.stack[-1].instruction:
        match = re.search(r'HYPERLINK\s+(?:\\l\s+)?"([^"]+)"', reader.instruction)
        reader.stack[-1].link = (("#" if "\\l" in match.group() else "") + match.group(1)) if match else None
        reader.instruction = ""
    if len(reader.stack) < reader.in_fonts:
        reader.in_fonts = 0
    if state.note:
        yield Event("end")


def _sign(reader: _Reader, sign: bytes) -> Iterator[Event]:
    if sign == b"*":
        reader.stack[-1].star = True
    elif sign in b"{}\\":
        _byte(reader, sign)
    elif sign in b"\r\n":
        yield from _flush(reader)
        yield from _break(reader, "par")
    elif sign in b"~_":
        yield from _flush(reader)
        yield from _say(reader, "\u00a0" if sign == b"~" else "-")


def _break(reader: _Reader, word: str) -> Iterator[Event]:
    state = reader.stack[-1]
    if not state.away and not state.deleted:
        yield Event("break", word, state.where)


def _word(reader: _Reader, word: str, number: int | None) -> Iterator[Event]:
    state = reader.stack[-1]
    star, state.star = state.star, False
    if word == "u" and number is not None:
        yield from _unicode(reader, number % 0x10000)
    elif word in _SIGNS:
        yield from _say(reader, _SIGNS[word])
    elif word in _BREAKS:
        yield from _break(reader, word)
    elif word in ("footnote", "ftnalt"):
        yield from _note(reader, word)
    elif word in _HEADS or word in _FEET:
        state.where = "head" if word in _HEADS else "foot"
    elif word in _ABOUT and state.away and not reader.in_fonts:
        state.away, state.where = False, word
    elif word == "fldinst":
        state.instruction = True
    elif word == "shptxt" or (word == "ud" and star):
        state.away = False
    elif word in ("yr", "mo", "dy") and state.where == "creatim" and number is not None:
        yield from _say(reader, f"{number:02}-")
    elif word in _AWAY or (star and word not in _STARRED):
        state.away = True
        reader.in_fonts = len(reader.stack) if word == "fonttbl" else reader.in_fonts
    else:
        _set(reader, state, word, number)


def _note(reader: _Reader, word: str) -> Iterator[Event]:
    state = reader.stack[-1]
    if word == "footnote" and not state.note and not state.away and not state.deleted:
        state.note = "footnote"
        yield Event("note")
    elif word == "ftnalt" and state.note:
        yield Event("alternative")  # it is an endnote


def _unicode(reader: _Reader, code: int) -> Iterator[Event]:
    state = reader.stack[-1]
    if 0xD800 <= code < 0xDC00:
        reader.high = chr(code)
    else:
        pair = (reader.high + chr(code)).encode("utf-16", "surrogatepass")
        reader.high = ""
        yield from _say(reader, pair.decode("utf-16", "replace"))
    reader.skipping = state.skip


def _set(reader: _Reader, state: _State, word: str, number: int | None) -> None:
    """Control words that change how what follows is read."""
    if word == "uc":
        state.skip = max(0, number or 0)
    elif word == "v":
        state.hidden = number != 0
    elif word == "deleted":
        state.deleted = number != 0
    elif word == "plain":
        state.hidden = state.deleted = False
    elif word == "ansicpg" and number:
        reader.codec = _known(f"cp{number}")
    elif word in ("mac", "pc", "pca"):
        reader.codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
    elif word == "f" and number is not None:
        reader.font = number
        if not reader.in_fonts:
            state.codec = reader.fonts.get(number, "")
    elif word == "fcharset" and reader.in_fonts and number in _CHARSETS:
        reader.fonts[reader.font] = _CHARSETS[number] if number else ""


def _known(codec: str) -> str:
    try:
        "".encode(codec)
    except LookupError:
        return "utf-8" if codec == "cp65001" else "cp1252"
    return codec
