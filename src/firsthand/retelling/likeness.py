"""What the words of two statements have in common: the alignment that explains a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from firsthand.retelling.told import Told
from firsthand.text.lexicon import words as entries
from firsthand.text.propositions import Rarity, longest_run_at, negated, places, stems

ENOUGH = 3  # shared stems from which their share counts in full
NONE: frozenset[str] = frozenset()  # one object for the many that are empty
STRONG, CLOSE = 6, 0.6  # words in a row and share of stems that are hardly met by chance


class Likeness(NamedTuple):
    """Of two runs of words."""

    score: float  # one number to rank by, before other evidence
    share: float  # of the lighter one's stems, by rarity, that the other holds; less where few are shared; 0 to 1
    whole: float  # of both together; 0 to 1
    shared: int  # stems
    run: int  # words in the longest row
    short: int  # words of the shorter one
    numbers: int  # 1 where they share a number, -1 where each has its own, else 0
    negation: bool  # whether one says no and the other does not

    @property
    def strong(self) -> bool:
        """Whether chance hardly explains it."""
        return self.run >= STRONG and self.share >= CLOSE


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of a statement, with all that it is compared by."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    weight: float  # of its stems, each counted once
    numbers: frozenset[str]
    negated: bool
    bare: int  # words in the longest row of those that carry no stem


def sentences(t: Told, rarity: Rarity) -> tuple[Sentence, ...]:
    """Those of a statement, in order."""
    return tuple(_sentence(t.folded[s:e], rarity) for s, e in t.sentences)


def _sentence(words: tuple[str, ...], rarity: Rarity) -> Sentence:
    found = tuple(set(stems(words)))
    numbers = frozenset(w for w in words if w[:1].isdigit() or w in entries("number_words")) or NONE
    bare = (len(list(row)) for carried, row in groupby(words, key=lambda word: bool(stems((word,)))) if not carried)
    return Sentence(words, found, rarity.weight(found), numbers, negated(words), max(bare, default=0))


class Matcher:
    """One statement's sentences, made ready to be compared with those of many."""

    def __init__(self, mine: Sequence[Sentence], rarity: Rarity) -> None:
        self._mine = [(one, frozenset(one.stems), places(one.words)) for one in mine]
        self._weight = rarity.weight

    def like(self, others: Sequence[Sentence]) -> Likeness:
        """Of the two sentences that are most alike, the first of equals."""
        best: Likeness | None = None
        for one, held, at in self._mine:
            for other in others:
                common = held.intersection(other.stems)
                if best and not common and _score(0.0, 0.0, min(one.bare, other.bare)) <= best.score:
                    continue  # as they share no stem, no run of theirs holds one
                shared, weight = len(common), self._weight(common)
                least, union = min(one.weight, other.weight), one.weight + other.weight - weight
                share = min(1.0, shared / ENOUGH) * weight / least if least else 0.0
                whole = weight / union if union else 0.0
                short = min(len(one.words), len(other.words))
                if best and (_score(share, whole, short), shared) <= (best.score, best.shared):
                    continue  # however long their longest run
                run = short if one.words == other.words else longest_run_at(other.words, at)
                score = _score(share, whole, run)
                if best is None or (score, shared) > (best.score, best.shared):
                    numbers = _numbers(one.numbers, other.numbers)
                    best = Likeness(score, share, whole, shared, run, short, numbers, one.negated != other.negated)
        assert best is not None, "a statement has at least one sentence"
        return best


def likeness(a: Told, b: Told, rarity: Rarity) -> Likeness:
    """Of the two sentences that are most alike, of two statements in any order: one of them may be cut."""
    return Matcher(sentences(a, rarity), rarity).like(sentences(b, rarity))


def _score(share: float, whole: float, run: int) -> float:
    return share + 0.5 * whole + 0.06 * min(run, 10)


def _numbers(x: frozenset[str], y: frozenset[str]) -> int:
    return 0 if not x or not y else -1 if x.isdisjoint(y) else 1
