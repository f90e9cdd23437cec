"""Words as they are written: case, possessive ending and place in the sentence kept, for finding names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from firsthand.text.lexicon import words
from firsthand.text.lookalikes import UNSEEN, holds_unseen, shown, unmixed

# A full stop between small letters and a capital ends a sentence whose space was lost: "the quay.Ruz".
_LINK = r"(?:[’'\-‑&]|\.(?!(?<=[a-z]{2}\.)[A-Z]))?"
_TOKEN = re.compile(rf"[^\W\d_][\u0300-\u036f]*(?:{_LINK}[^\W_][\u0300-\u036f]*)*")
_HOLDING_UNSEEN = re.compile(
    rf"[^\W\d_][\u0300-\u036f]*(?:[{UNSEEN}]*{_LINK}[{UNSEEN}]*[^\W_][\u0300-\u036f]*)*"
)  # the same, but slower, and needed in few texts
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$", re.IGNORECASE)
# A straight mark right after a word or a comma closes what was quoted: `no," Ruz said`.
_ENDS_SENTENCE = re.compile(r"(?:[.!?…:;][\"”’')\]»]*|(?<![\w,])\"|[“„«‘(\[–—•*|>]|--|\n)\s*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_MONTHS = frozenset(
    ("jan", "feb", "aug", "sept", "oct", "nov", "dec", "mich", "calif", "fla", "vs", "inc", "corp", "co", "ltd")
)


class Token(NamedTuple):
    """A word of a text; offsets are code points, half-open, without a possessive ending.

    `text` lacks what nobody sees, so that it may be shorter than the span.
    """

    begin: int
    end: int
    text: str
    possessive: bool
    starts: bool  # begins a sentence, a line or a quotation
    low: str  # lower case, without the full stop of an abbreviation and without look-alikes of its letters


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` without case, accents and punctuation, words between single spaces; letters of other scripts stay.

    What nobody sees is gone, and letters that look like the Latin ones beside them are Latin.
    """
    low = unicodedata.normalize("NFKD", unmixed(text).casefold())
    bare = "".join(c for c in low if not unicodedata.combining(c))
    bare = re.sub(r"(?<=\w)[.’'](?=\w)", "", bare)
    return " ".join(re.findall(r"[^\W_]+", bare))


def tokens(text: str, begin: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[begin:end]` in order, an abbreviation with its full stop."""
    stop_at = len(text) if end is None else end
    found: list[Token] = []
    token = _HOLDING_UNSEEN if holds_unseen(text, begin, stop_at) else _TOKEN
    for match in token.finditer(text, begin, stop_at):
        at, stop, raw = match.start(), match.end(), match.group()
        if stop < stop_at and text[stop] == "." and _abbreviates(raw):
            stop, raw = stop + 1, raw + "."
        tail = raw + text[stop] if stop < stop_at and text[stop] in "’'" else raw
        owner = _POSSESSIVE.search(tail) if "’" in tail or "'" in tail else None
        bare = tail[: owner.start()] if owner else raw
        after = max(found[-1].end if found else 0, at - 8)
        starts = at == 0 or (text[after:at] != " " and bool(_ENDS_SENTENCE.search(text, after, at)))
        if bare:
            low = lowered(unmixed(bare))
            found.append(Token(at, at + len(bare), shown(bare), owner is not None, starts, low))
    return found


def lowered(word: str) -> str:
    """`word` in lower case, without the full stop of an abbreviation."""
    return word.lower().rstrip(".")


def capitalised(word: str) -> bool:
    """Whether a word is written as a name is: "Tal", "al-Tal", "d'Or", "NATO"."""
    if word[:1].isupper():
        return True
    if word.isalpha():
        return False
    parts = re.split(r"[’'\-‑]", word, maxsplit=1)
    return len(parts) == 2 and len(parts[0]) <= 3 and parts[0].islower() and parts[1][:1].isupper()


def acronym(word: str) -> bool:
    """Whether a word is written as an acronym: "UNHCR", "U.N."."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def _abbreviates(word: str) -> bool:
    if len(word) == 1:
        return word.isupper()
    return bool(_DOTTED.fullmatch(word)) or (word[:1].isupper() and word.lower() in _abbreviations())


@cache
def _abbreviations() -> frozenset[str]:
    titles = frozenset(w for w in words("titles") if 2 <= len(w) <= 4)
    return titles | {"sens", "reps", "govs", "gens", "drs", "profs", "messrs", "jr", "sr", "st"} | _MONTHS
