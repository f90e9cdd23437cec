"""The words of a claim: those of the clearest of its statements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from firsthand.claiming.puts import Put
from firsthand.text.words import words

SENTENCE = (5, 25)  # words of a claim that reads as one
_OPEN = frozenset(("i", "we", "he", "she", "it", "they", "me", "us", "him", "them"))
_LEAD = re.compile(r"^(?:that\s+|\[\^?\d+\]\s*)+", re.IGNORECASE)
# A verb with a tense; an -ed word after an article or preposition is none ("in a disused depot").
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|said|went|came|took|"
    r"beat|held|kept|gave|made|left|put|saw|told|paid|shot|hit|fell|ran|broke|drove|got|began|stood|sent|brought)\b|"
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bof )(?<!\bin )\b(?!need|seed|speed|breed|alleged|so-called)\w{2,}ed\b",
    re.IGNORECASE,
)


def claim_text(puts: Sequence[Put], deed: str = "") -> str:
    """The words of that statement of one side that says the claim most clearly: a sentence that names who and what.

    A sentence before a fragment or a question; what stands by itself before what needs
    to be known who "he" is; then the words that most of the others hold too.  `deed` is what the claim is about.
    """
    puts = [p for p in puts if deed in p.asserted | p.denied] or puts
    if len(puts) == 1:
        return _LEAD.sub("", " ".join(puts[0].text.split()))
    held = Counter(term for p in puts for term in p.terms)

    def rank(p: Put) -> tuple[bool, bool, int, float, int, str]:
        said = [w.folded for w in words(p.text)]
        sentence = SENTENCE[0] <= len(said) <= SENTENCE[1] and bool(_FINITE.search(p.text)) and " … " not in p.text
        shared = sum(held[term] for term in p.terms) / (len(p.terms) + 2)
        opened = sum(word in _OPEN for word in said[:3])
        return "?" in p.text, not sentence, opened, -shared, -len(p.text), p.statement.id

    return _LEAD.sub("", " ".join(min(puts, key=rank).text.split()))
