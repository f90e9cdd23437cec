"""Whether two spellings may be one name: transliterations, short forms, acronyms, domains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from firsthand.text.lexicon import words
from firsthand.text.names import given_names
from firsthand.text.tokens import fold

# What Latin transcriptions of one name vary in: "Yusuf" and "Iusuf", "Aleksei" and "Alexey" ...
_LETTERS = (
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("q", "k"),
)
# ... and, further apart, "Lyapunov" and "Lapunov", "Fyodor" and "Fedor".
_SOFTENED = (("shch", "sch"), ("th", "t"), ("ee", "i"), ("io", "e"), ("ie", "e"), ("c", "k"))
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})/?", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def skeleton(word: str, far: bool = True) -> str:
    """A folded word without what transcriptions vary in; `far` takes in softened consonants."""
    word = _one_way().get(word, word)
    for written, kept in (*_LETTERS, *(_SOFTENED if far else ())):
        word = word.replace(written, kept)
    if far:
        word = re.sub(r"i(?=[au]\w)", "", word)
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def _one_way() -> Mapping[str, str]:
    """Of a name that is written in several ways, one for all of them."""
    return {word: line.split()[0] for line in words("transcriptions") for word in line.split()}


def same_spelling(a: str, b: str) -> bool:
    """Whether two folded words are one word in two transcriptions."""
    if a == b:
        return True
    return min(len(a), len(b)) > 3 and skeleton(a, not both_given(a, b)) == skeleton(b, not both_given(a, b))


def near_spelling(a: str, b: str) -> bool:
    """Whether a slip or a transcription may lie between two folded words: one letter in five, the first one kept."""
    if same_spelling(a, b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 5 or skeleton(short)[:1] != skeleton(long)[:1]:
        return False
    if long == short + "a":  # "Tarov" and "Tarova" are a man and a woman
        return False
    return OSA.distance(a, b) <= max(1, len(short) // 5)


def less_one(word: str) -> set[str]:
    """`word`, and what is left of it without one letter (symmetric deletion); nothing for a short word."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))} if len(word) > 4 else set()


def both_given(a: str, b: str) -> bool:
    """Whether both are given names of their own, as "Maria" and "Mario", or "Diana" and "Dana" are."""
    return a in given_names() and b in given_names()


def labels(name: str) -> tuple[str, ...]:
    """The telling labels of a domain, the registered one first; empty for any other name.

    `https://www.harbour-post.co.example` has `harbourpost`, `vellnews.go.example` has `go` and `vellnews`.
    """
    domain = _DOMAIN.fullmatch(name.strip())
    if not domain:
        return ()
    parts = domain.group(1).lower().split(".")
    second = len(parts) > 2 and parts[-2] in ("co", "com", "org", "net", "gov", "ac")  # "post.co.example"
    told = parts[: -2 if second else -1]
    return tuple(fold(part).replace(" ", "") for part in reversed(told))


def joined(name: str) -> str:
    """The key of a body's name: no article, spaces or punctuation, and of a domain only its registered label.

    "The Harbour Post", "Harbour Post" and "theharbourpost.example" have one key.
    """
    key = (labels(name) or (fold(name).replace(" ", ""),))[0]
    return key.removeprefix("the") if len(key) > 5 else key
