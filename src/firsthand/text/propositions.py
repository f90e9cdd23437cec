"""What a statement puts forward, as weighted stems; how much of one stands in another."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from firsthand.text.lexicon import words as entries
from firsthand.text.words import Word

NEGATIONS = frozenset(("no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "cannot"))

# What makes the negation before it none: "no doubt", "not only", "can't help but", "cannot deny".
_NOT_NO = ("doubt", "only", "merely", "just", "simply", "help", "deny", "denie", "dispute", "question")

NAME = 0.5  # what a name's stem weighs of another's: it tells who and where, not what
COMMON, FEW = 0.1, 5  # share of the texts, and texts, from which a stem is common

_ENDINGS = ("ations", "ation", "ingly", "ings", "ing", "ies", "edly", "ed", "ers", "er", "es", "ly", "s", "e")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its ending, so that `detained`, `detaining` and `detains` are one, as are `beaten` and `beat`."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in _irregular():
        return _irregular()[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


@cache
def _irregular() -> dict[str, str]:
    return dict(entry.split() for entry in entries("irregular"))


def stems(folded: Iterable[str]) -> list[str]:
    """The stems of those words that carry a proposition, in order."""
    return [found for word in folded if (found := _carried(word)) is not None]


@lru_cache(maxsize=1 << 16)
def _carried(word: str) -> str | None:
    return None if word in entries("function_words") or is_negation(word) else stem(word)


def negated(folded: Iterable[str]) -> bool:
    """Whether an odd number of negations stands among the words."""
    return len(negations(folded)) % 2 == 1


def negations(folded: Iterable[str]) -> list[int]:
    """Indices of the words that say no, without those that take nothing back: "cannot deny", "no doubt"."""
    words = [*folded, ""]
    found = [n for n, word in enumerate(words) if word in NEGATIONS or word.endswith("n't")]
    return [n for n in found if not words[n + 1].startswith(_NOT_NO)]


def is_negation(word: str) -> bool:
    """Whether a folded word says no."""
    return word in NEGATIONS or word.endswith("n't")


class Rarity:
    """How much it tells that two texts share a stem: smoothed inverse document frequency over the texts given.

    `names`: stems that are names, which weigh less.
    """

    def __init__(self, texts: Iterable[Collection[str]], names: Collection[str] = frozenset()) -> None:
        self._count: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            self._texts += 1
            self._count.update(set(text))
        self._weights = _Weights(self._count, self._texts, names)

    def __call__(self, stem: str) -> float:
        """Weight of a stem, greater than 0."""
        return self._weights[stem]

    def is_common(self, stem: str) -> bool:
        """Whether so many of the texts hold it (a tenth, and more than a few) that sharing it tells next to nothing."""
        return self._count[stem] > max(FEW, self._texts * COMMON)

    def weight(self, stems: Iterable[str]) -> float:
        """Sum of weights, the same in every order: sets are summed too, and their order differs from run to run."""
        return math.fsum(map(self._weights.__getitem__, stems))


class _Weights(dict[str, float]):
    """Weights of stems, each worked out when it is first asked for."""

    def __init__(self, count: Mapping[str, int], texts: int, names: Collection[str]) -> None:
        super().__init__()
        self._count, self._texts, self._names = count, texts, names

    def __missing__(self, stem: str) -> float:
        weight = math.log(1 + (self._texts + 1) / (self._count.get(stem, 0) + 0.5))
        weight = self[stem] = weight * NAME if stem in self._names else weight
        return weight


class Capitals:
    """Which stems are names in the texts seen: written, within sentences, with a capital oftener than without."""

    def __init__(self) -> None:
        self._oftener: Counter[str] = Counter()

    def see(self, text: str, words: Iterable[Word]) -> None:
        """Counts the words of `text`; one that may begin a sentence or a title tells nothing by its capital."""
        before = -1
        for word in words:
            if not text[word.begin].isupper():
                self._oftener[word.folded] -= 1
            elif before >= 0 and text[before : word.begin] in (" ", ", "):
                self._oftener[word.folded] += 1
            before = word.end

    def names(self) -> frozenset[str]:
        """Their stems."""
        return frozenset(stem(word) for word, count in self._oftener.items() if count > 0)


def containment(a: Collection[str], b: Collection[str], rarity: Rarity) -> float:
    """Share, by weight, of the lighter text's stems that the other holds too; 0 to 1 (Broder 1997, weighted)."""
    first, second = set(a), set(b)
    least = min(rarity.weight(first), rarity.weight(second))
    return rarity.weight(sorted(first & second)) / least if least else 0.0


def likeness(a: Collection[str], b: Collection[str], rarity: Rarity) -> float:
    """Shared weight against all weight (weighted Jaccard), 0 to 1."""
    first, second = set(a), set(b)
    every = rarity.weight(sorted(first | second))
    return rarity.weight(sorted(first & second)) / every if every else 0.0


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Words in the longest run that both hold."""
    return longest_run_at(a, places(b))


def longest_run_at(words: Sequence[str], at: Mapping[str, Sequence[int]]) -> int:
    """Words in the longest run that `words` share with others, whose `places` are known."""
    best = 0
    before: Mapping[int, int] = {}  # place after a run -> its length
    for found in map(at.get, words):
        if found:
            here = {}
            for j in found:
                here[j + 1] = size = before.get(j, 0) + 1
                if size > best:
                    best = size
            before = here
        elif before:
            before = {}
    return best


def places(words: Sequence[str]) -> dict[str, list[int]]:
    """Where each word stands, counted from 0."""
    found: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        found.setdefault(word, []).append(i)
    return found
