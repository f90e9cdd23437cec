"""What the words of two statements have in common: the alignment that explains a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.retelling.told import Told
from firsthand.text.lexicon import words as entries
from firsthand.text.propositions import Rarity, longest_run, negated, stems

ENOUGH = 3  # shared stems from which their share counts in full
STRONG, CLOSE = 6, 0.6  # words in a row and share of stems that are hardly met by chance


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of two runs of words."""

    share: float  # of the lighter one's stems, by rarity, that the other holds; less where few are shared; 0 to 1
    whole: float  # of both together; 0 to 1
    shared: int  # stems
    run: int  # words in the longest row
    short: int  # words of the shorter one
    numbers: int  # 1 where they share a number, -1 where each has its own, else 0
    negation: bool  # whether one says no and the other does not

    @property
    def score(self) -> float:
        """One number to rank by, before other evidence."""
        return self.share + 0.5 * self.whole + 0.06 * min(self.run, 10)

    @property
    def strong(self) -> bool:
        """Whether chance hardly explains it."""
        return self.run >= STRONG and self.share >= CLOSE


def likeness(a: Told, b: Told, rarity: Rarity) -> Likeness:
    """Of the two sentences that are most alike, of two statements in any order: one of them may be cut."""
    found = (_of_words(a.folded[s:t], b.folded[u:v], rarity) for s, t in a.sentences for u, v in b.sentences)
    return max(found, key=lambda one: (one.score, one.shared))


def _of_words(a: Sequence[str], b: Sequence[str], rarity: Rarity) -> Likeness:
    first, second = set(stems(a)), set(stems(b))
    common = first & second
    held, one, other = (rarity.weight(sorted(s)) for s in (common, first, second))
    least, union = min(one, other), one + other - held
    few = min(1.0, len(common) / ENOUGH)
    return Likeness(
        share=few * held / least if least else 0.0,
        whole=held / union if union else 0.0,
        shared=len(common),
        run=longest_run(a, b),
        short=min(len(a), len(b)),
        numbers=_numbers(a, b),
        negation=negated(a) != negated(b),
    )


def _numbers(a: Sequence[str], b: Sequence[str]) -> int:
    x, y = ({w for w in found if w[:1].isdigit() or w in entries("number_words")} for found in (a, b))
    return 0 if not x or not y else 1 if x & y else -1
