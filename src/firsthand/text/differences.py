"""How one form of an utterance differs from another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from firsthand.text.propositions import NEGATIONS
from firsthand.text.words import Word

QUALIFIERS = frozenset(
    [
        "about",
        "alleged",
        "allegedly",
        "all",
        "almost",
        "any",
        "apparently",
        "around",
        "at",
        "few",
        "least",
        "likely",
        "many",
        "may",
        "maybe",
        "might",
        "more",
        "most",
        "nearly",
        "only",
        "over",
        "perhaps",
        "possibly",
        "probably",
        "reportedly",
        "several",
        "seriously",
        "severely",
        "slightly",
        "some",
        "sometimes",
        "than",
        "up",
        "usually",
    ]
)
REFERENCES = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "hers",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "i",
        "we",
        "my",
        "our",
        "me",
        "us",
        "you",
        "your",
        "here",
        "there",
    ]
)
OMISSION = 4  # words left out of the middle that are a cut, not another wording
_NUMBER = re.compile(r"\d")


def difference(text_a: str, a: Sequence[Word], text_b: str, b: Sequence[Word]) -> tuple[str, str | None]:
    """(kind, differs_in) of form `b` against form `a`, each given as its text and its words.

    kind: verbatim, truncated or reworded.  differs_in names the gravest thing that only one of them has: negation,
    number, name, qualifier, reference; null where only the wording differs.
    """
    first, second = [w.folded for w in a], [w.folded for w in b]
    if first == second:
        return "verbatim", None
    if _outer(first, second) or _outer(second, first):
        return "truncated", None  # what was cut at an end is not changed
    shared = LCSseq.similarity(first, second)
    cut = shared == min(len(first), len(second)) and abs(len(first) - len(second)) >= OMISSION
    return "truncated" if cut else "reworded", _gravest([*_only(text_a, a, set(second)), *_only(text_b, b, set(first))])


def _only(text: str, words: Sequence[Word], other: set[str]) -> list[str]:
    """The words of one form that the other lacks, as written, but the first: its capital is the sentence's."""
    return [w.folded if i == 0 else text[w.begin : w.end] for i, w in enumerate(words) if w.folded not in other]


def _outer(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether `shorter` is one unbroken run of `longer`."""
    size = len(shorter)
    return size < len(longer) and any(
        list(longer[i : i + size]) == list(shorter) for i in range(len(longer) - size + 1)
    )


def _gravest(words: Sequence[str]) -> str | None:
    folded = {w.lower().replace("’", "'") for w in words}
    if any(w in NEGATIONS or w.endswith("n't") for w in folded):
        return "negation"
    if any(map(_NUMBER.search, words)):
        return "number"
    if any(w[:1].isupper() and w.lower() not in REFERENCES for w in words):
        return "name"
    if folded & QUALIFIERS:
        return "qualifier"
    return "reference" if folded & REFERENCES else None
