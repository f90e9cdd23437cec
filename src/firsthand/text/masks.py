"""Blanking out parts of a text so that patterns do not look there and offsets stay."""

from __future__ import annotations

from collections.abc import Iterable

BLANK = "\x00"  # neither a letter nor a space: no phrase runs through it
HIDDEN = "\x01"  # the same, in place of what is of no concern rather than of what was said


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with every character of `spans` (code points, any order, cut to the text) replaced by `BLANK`."""
    characters = list(text)
    for begin, end in spans:
        begin, end = max(0, begin), min(end, len(text))
        if begin < end:
            characters[begin:end] = BLANK * (end - begin)
    return "".join(characters)
