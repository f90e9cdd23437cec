"""Text from outside, made safe to show: it can neither act nor hide anything."""

from __future__ import annotations

import re

# Controls (but tab and line ends), bidirectional overrides and isolates, lone surrogates, non-characters.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """`text` with each character that could act or mislead unseen written out, such as `[U+202E]`."""
    if text.isprintable():
        return text
    return _UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)


def one_line(text: str) -> str:
    """`visible` text on one line: each run of white space becomes one space."""
    return visible(" ".join(text.split()))


def shortened(text: str, most: int) -> str:
    """`text` cut at a word to at most `most` characters, an ellipsis showing the cut."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    head, space, _ = kept.rpartition(" ")
    return f"{head if space and len(head) > most // 2 else kept}…"
