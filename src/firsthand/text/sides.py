"""Which side of a proposition somebody's words take."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.records import Side
from firsthand.text.propositions import negated
from firsthand.text.words import Word

LONG = 30  # words; in more, a negation seldom governs the whole


def side_of(words: Sequence[Word], *, denied_by_cue: bool, denies: bool) -> Side:
    """The side of the proposition that `words`, taken without their negation, put forward.

    `denied_by_cue`: the cue denies them ("rejected that ..."); `denies`: the act is a denial, by cue or by content.
    A denied negation asserts; words that themselves say no ("nobody was beaten") deny.
    """
    if len(words) > LONG:
        return "denying" if denied_by_cue or (denies and _opens_negated(words)) else "asserting"
    return "denying" if denied_by_cue != negated(w.folded for w in words) else "asserting"


def _opens_negated(words: Sequence[Word]) -> bool:
    return negated(w.folded for w in words[:LONG])
