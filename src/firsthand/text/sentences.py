"""Where sentences begin and end."""

from __future__ import annotations

import re

from firsthand.text.lexicon import words

_END = re.compile(
    r"[.!?]+[\"”’')\]]*(?:\[\^?\d{1,3}\])*(?=\s+[\"“‘'(\[]?[A-Z0-9«„]|\s*$)|(?<=[a-z0-9)])[.!?](?=[\"“]?[A-Z][a-z])|[.!?][\"”](?=\s)"
)


def sentence_spans(text: str, begin: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Sentences of `text[begin:end]` as code point spans without surrounding space; a line end always ends one."""
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    line_begin = begin
    while line_begin < stop:
        line_end = text.find("\n", line_begin, stop)
        line_end = stop if line_end < 0 else line_end
        spans.extend(_in_line(text, line_begin, line_end))
        line_begin = line_end + 1
    return spans


def _in_line(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    cuts = [m.end() for m in _END.finditer(text, begin, end) if not _abbreviation(text, begin, m.start())] + [end]
    spans: list[tuple[int, int]] = []
    for cut in cuts:
        while begin < cut and text[begin].isspace():
            begin += 1
        stop = cut
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if stop > begin:
            spans.append((begin, stop))
        begin = cut
    return spans


def _abbreviation(text: str, begin: int, dot: int) -> bool:
    """Whether the full stop at `dot` ends an abbreviation or an initial rather than a sentence."""
    if text[dot] != ".":
        return False
    word = re.search(r"[^\s(\"“]*$", text[max(begin, dot - 12) : dot])
    last = word.group().lower() if word else ""
    return last in words("abbreviations") or (len(last) == 1 and last.isalpha())
