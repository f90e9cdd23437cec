"""Quotation marks that a wrong decoding broke, read as what they were; every text keeps its length."""

from __future__ import annotations

import re

FILLER = "\u200b"  # stands where a broken mark took more characters than the mark: no word, no space

_MARKS = "“”„‘’‚«»‹›…–—"
_ENTITIES = {
    "quot": '"', "#34": '"', "#39": "'", "#x27": "'", "apos": "'", "ldquo": "“", "rdquo": "”", "bdquo": "„",
    "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "#8220": "“", "#8221": "”", "#8216": "‘", "#8217": "’",
}  # fmt: skip


def _broken() -> dict[str, str]:
    """What each mark becomes when its UTF-8 is read as Windows-1252 or Latin-1, or its Windows-1252 as Latin-1."""
    found = {f"&{name};": mark for name, mark in _ENTITIES.items()}
    for mark in _MARKS:
        found[mark.encode().decode("latin-1")] = mark
        found["".join(_windows(byte) for byte in mark.encode())] = mark
        found[mark.encode("cp1252").decode("latin-1")] = mark
    found["``"] = "“"
    found["''"] = "”"
    return {broken: mark for broken, mark in found.items() if broken != mark}


def _windows(byte: int) -> str:
    """One byte in Windows-1252; the five that it leaves open pass through, as browsers do."""
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


_BROKEN = _broken()
# the closing mark's third byte has no letter in Windows-1252, and many a program dropped it
_LOST = {"â€": "”"}
_PATTERN = re.compile("|".join(re.escape(b) for b in sorted({**_BROKEN, **_LOST}, key=len, reverse=True)))


def repaired(text: str) -> str:
    """`text` with broken quotation marks, dashes and ellipses made whole.

    The result has the same length: where a mark took several characters, FILLER follows it.  So offsets
    (code points) into the one are offsets into the other.
    """
    return _PATTERN.sub(_whole, text)


def _whole(match: re.Match[str]) -> str:
    broken = match.group()
    mark = _BROKEN.get(broken) or _LOST[broken]
    return mark + FILLER * (len(broken) - 1)
