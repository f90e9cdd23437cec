"""Which side of a proposition somebody's words take."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.records import Frame, Side, Statement
from firsthand.text.propositions import negated
from firsthand.text.spans import overlap, words_at
from firsthand.text.words import Word, words

# How words for denying begin.
DENYING = (
    "deny",
    "deni",
    "reject",
    "dismiss",
    "refut",
    "rebut",
    "repudiat",
    "disput",
    "disavow",
    "disclaim",
    "contradict",
)
LONG = 30  # words; in more, a negation seldom governs the whole


def side_of(said: Sequence[Word], *, denied_by_cue: bool, denies: bool) -> Side:
    """The side of the proposition that `said`, taken without their negation, put forward.

    `denied_by_cue`: the cue denies them ("rejected that ..."); `denies`: the act is a denial, by cue or by content.
    A denied negation asserts; words that themselves say no ("nobody was beaten") deny.
    """
    if len(said) > LONG:
        return "denying" if denied_by_cue or (denies and _opens_negated(said)) else "asserting"
    return "denying" if denied_by_cue != negated(w.folded for w in said) else "asserting"


def denied_by_cue(frame: Frame, statement: Statement, text: str) -> bool:
    """Whether the words about the saying deny what is said ("rejected that ..."), not what is said itself."""
    if frame.act != "denial":
        return False
    if frame.act_at:
        return not overlap(frame.act_at, statement.content)
    if any(w.folded.startswith(DENYING) for w in words(words_at(text, statement.cue))):
        return True
    if frame.denies == "the source":
        return False  # it says something of whom it has from: "the witnesses were paid"
    return not any(negated([w.folded]) for w in words(words_at(text, statement.content)))


def _opens_negated(said: Sequence[Word]) -> bool:
    return negated(w.folded for w in said[:LONG])
