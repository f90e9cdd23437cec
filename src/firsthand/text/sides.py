"""Which side of a proposition somebody's words take."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from firsthand.records import Frame, Side, Statement
from firsthand.text.lexicon import words as entries
from firsthand.text.propositions import negated, stem
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
NEAR = 4  # words before one for what is untrue in which a form of "to be" says so of the accounts
LONG = 30  # words; in more, a negation seldom governs the whole

_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being", "as"))


def side_of(said: Sequence[Word], *, denied_by_cue: bool, denies: bool) -> Side:
    """The side of the proposition that `said`, taken without their negation, put forward.

    `denied_by_cue`: the cue denies them ("rejected that ..."); `denies`: the act is a denial, by cue or by content.
    A denied negation asserts; words that themselves say no ("nobody was beaten") deny.
    """
    if len(said) > LONG:
        return "denying" if denied_by_cue or (denies and _opens_negated(said)) else "asserting"
    return "denying" if denied_by_cue != _says_no([w.folded for w in said]) else "asserting"


def _says_no(folded: Sequence[str]) -> bool:
    """Whether the words take back what they speak of: by a negation, or as "the accounts were a pure invention"."""
    accounts = next((n for n, word in enumerate(folded) if stem(word) in _accounts()), len(folded))
    for at in range(accounts + 2, len(folded)):
        if stem(folded[at]) in _untrue() and not _BEING.isdisjoint(folded[max(accounts + 1, at - NEAR) : at]):
            return not negated(folded[max(accounts + 1, at - NEAR) : at])
    return negated(folded)


@cache
def _accounts() -> frozenset[str]:
    return frozenset(map(stem, entries("accounts")))


@cache
def _untrue() -> frozenset[str]:
    return frozenset(map(stem, entries("untrue")))


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
    folded = [w.folded for w in words(words_at(text, statement.content))]
    return not any(negated([w]) for w in folded) and not _says_no(folded)


def _opens_negated(said: Sequence[Word]) -> bool:
    return negated(w.folded for w in said[:LONG])
