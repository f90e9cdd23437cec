"""Whom a number counts: all, some who are counted apart from the rest, those beyond or among others, or one person."""

from __future__ import annotations

import re
from functools import cache

from firsthand.text.lexicon import words as entries
from firsthand.text.nouns import singular
from firsthand.text.words import words

ALL = ""
SINGLY = "persons told of singly"
MORE = "more than those counted"
AMONG = "among those counted"
BEFORE = 24  # code points before a number in which "of whom" or "including" stands

_ONE = re.compile(r"\b(?:one|1|single|no|nobody|none|0|zero)\b", re.I)
_OWN = re.compile(r"(?:his|her|their|my|our)\b", re.I)
_MORE = re.compile(r"\b(?:more|others?|another|further|additional)\W*$", re.I)
_MORE_THAN = re.compile(r"^\W*(?:\w+\W+)?more than\b", re.I)
_AMONG = re.compile(r"\b(?:of (?:whom|which|them|these|those)|including|among (?:them|these|those|whom)),?\s*$", re.I)
_AFTER = re.compile(r"\s*of (?:whom|which|them|these|those)\b", re.I)


def whom(text: str, begin: int, end: int, bounds: tuple[int | None, int | None]) -> str:
    """Whom the number at code points `[begin, end)` of `text` counts; `ALL` where its words single out nobody.

    Numbers of those whom words single out cannot be held against those of all: "three died, one of them a child".
    """
    phrase = text[begin:end]
    if _OWN.match(phrase) or (bounds[1] == 1 and not _ONE.search(phrase)):
        return SINGLY  # "the driver", "she", a name, "his wife and son"
    if _MORE.search(phrase) and not _MORE_THAN.match(phrase):
        return MORE
    folded = [singular(word.folded) for word in words(phrase)]
    nations = [one for word in folded for one in (word, word.removesuffix("s")) if one in entries("demonyms")]
    apart = [_apart()[word] for word in folded if word in _apart()]
    among = _AMONG.search(text, max(0, begin - BEFORE), begin) or _AFTER.match(text, end)
    return " ".join([*nations[:1], *apart[:1]]) or (AMONG if among else ALL)


@cache
def _apart() -> dict[str, str]:
    """Who are counted apart, by each noun for them."""
    lines = (line.partition(": ") for line in entries("apart"))
    return {noun: name for name, _, nouns in lines for noun in nouns.split()}
