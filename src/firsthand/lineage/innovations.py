"""What two forms of a text share against the rest: slips, changes, words put in or left out, cuts.

Shared innovations ("Leitfehler": Maas 1927, Textkritik, after Lachmann).  They show that one form comes from the other,
or both from a third.  What most forms read, or the one of the outlet that recorded it, is no innovation; nor is what
everyone may do alike, such as mending a slip.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import OSA

from firsthand.lineage.collation import ANCHOR, MOVED, STOPS, Content, Place, collated
from firsthand.records import Document
from firsthand.text.lexicon import words as entries
from firsthand.text.spelling import same_spelling
from firsthand.text.words import Word, worded

PLAIN, TELLING = 1.0, 3.0  # points: what two might do alike, though few would; what hardly two would
LOOSE = 0.5  # another word where somebody's words are given indirectly: two may choose the same
LONG = 6  # words put in that are no change any more, but another part of what was said
SLIP, SHORT = 2, 6  # letters in which a slip differs; of a word with fewer than that many one
_HOUSES = (("z", "s"), ("our", "or"), ("ll", "l"), ("ae", "e"), ("oe", "e"), ("ph", "f"))  # "organize", "labor"


class Variant(NamedTuple):
    """Of one text, the tellings that are alike word for word."""

    words: tuple[Word, ...]  # of the first
    exact: bool  # given as the very words, and not indirectly
    hands: frozenset[str]  # outlets, or families of pages with one text: what had been copied before counts once
    recorded: bool  # told by an outlet that recorded it
    documents: int


class Innovation(NamedTuple):
    """What a form reads at a place, and what the rest do."""

    own: Content
    common: Content


class Vocabulary:
    """How often words stand in a case, and in how many of its documents; counted when first asked for."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = documents

    def times(self, word: str) -> int:
        """Of a folded word."""
        return self._counts[0][word]

    def holders(self, word: str) -> int:
        """Documents with a folded word."""
        return self._counts[1][word]

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        times, holders = Counter[str](), Counter[str]()
        for row in self._documents:
            found = worded(row.text).folded
            times.update(found)
            holders.update(set(found))
        return times, holders


class Innovations:
    """Of the forms of one text."""

    def __init__(self, variants: Sequence[Variant], vocabulary: Vocabulary) -> None:
        self.variants = variants
        self._vocabulary = vocabulary
        self._collation = collated([variant.words for variant in variants])
        self.forms = self._collation.forms
        self.of: list[dict[Place, Innovation]] = [{} for _ in variants]
        for place in sorted({place for form in self.forms for place in form.readings}):
            self._read(place)

    def _read(self, place: Place) -> None:
        hands: dict[Content, set[str]] = defaultdict(set)
        recorded: set[Content] = set()
        here = {n: form.readings[place].content for n, form in enumerate(self.forms) if place in form.readings}
        for n, content in here.items():
            hands[content] |= self.variants[n].hands
            if self.variants[n].recorded:
                recorded.add(content)
        most = sorted((len(by), content) for content, by in hands.items())
        if len(recorded) == 1:
            common = recorded.pop()
        elif len(most) > 1 and most[-1][0] > most[-2][0]:
            common = most[-1][1]
        else:
            return  # which was before cannot be told
        for n, content in here.items():
            if content != common:
                self.of[n][place] = Innovation(content, common)

    def shared(self, a: int, b: int) -> dict[Place, float]:
        """The points of what form `a` can have from form `b`, by place; none where `b` cannot be its source.

        That is where `b` has changes of its own that `a` has not, or where `a` reaches beyond it.
        """
        mine, source = self.forms[a], self.forms[b]
        free = mine.reach is None or source.reach is None
        if not free and self.longer(a, b) is None:
            return {}
        if any(mine.readings[at].content != new.own for at, new in self.of[b].items() if at in mine.readings):
            return {}
        exact = self.variants[a].exact and self.variants[b].exact
        found: dict[Place, float] = {}
        last = -1
        for at in sorted(self.of[a].keys() & self.of[b].keys()):
            begin, end, name = at
            if free or not name:  # a number stands at a place of its own too
                points = self._points(at, b, exact)
                if points and (begin > last or begin < 0):  # one change is seen at several places that overlap
                    found[at] = points
                    last = end
        return found

    def longer(self, a: int, b: int) -> int | None:
        """Words that form `b` reaches further than form `a`, at either end; null where `a` reaches further."""
        mine, source = self.forms[a].reach, self.forms[b].reach
        if mine is None or source is None:
            return 0
        (begin, end), (first, last) = mine, source
        return begin - first + last - end if first <= begin and end <= last else None

    def _points(self, at: Place, form: int, exact: bool) -> float:
        """How little two would do by themselves what this form has done here."""
        own, common = self.of[form][at]
        if STOPS in (own, common):
            return PLAIN if exact and own == STOPS else 0.0
        if MOVED in (*own[:1], *common[:1]):
            return TELLING if exact and own[:1] == (MOVED,) else 0.0
        left, put = (tuple((Counter(x) - Counter(y)).elements()) for x, y in ((common, own), (own, common)))
        numbers = [[int(word) for word in words if word.isdigit()] for words in (left, put)]
        if all(numbers):
            return 0.0 if any(_rounds(old, new) for old in numbers[0] for new in numbers[1]) else TELLING
        if len(left) == len(put) == 1 and (slip := self._slip(at, form)) is not None:
            return slip
        if not exact or len(put) > LONG:
            return LOOSE if left and put else 0.0
        if "not" in (*left, *put) or not (left or put):  # a negation, or words in another order
            return TELLING
        if left and put:
            return PLAIN
        if not put and all(map(self._is_near_a_break, at[:2])):
            return 0.0  # whole clauses left out
        return PLAIN if all(word in entries("qualifiers") for word in (*left, *put)) else TELLING

    def _is_near_a_break(self, at: int) -> bool:
        """Where words repeat, a gap between clauses is found some words off."""
        return any(map(self._collation.is_parted, range(at - ANCHOR, at + ANCHOR + 1)))

    def _slip(self, at: Place, form: int) -> float | None:
        """The points of a word that differs by letters alone; null where none does, or where both are words."""
        own, common = self.of[form][at]
        written = self._written(at, form)
        rest = next(n for n, other in enumerate(self.forms) if at in other.readings and self._content(n, at) == common)
        others = self._written(at, rest)
        (word, usual), *more = [(a[0], b[0]) for a, b in zip(written, others, strict=True) if a[1] != b[1]]
        if more or OSA.distance(word, usual) > (SLIP if min(len(word), len(usual)) >= SHORT else 1):
            return None
        if same_spelling(word, usual) or _of_all_houses(word) == _of_all_houses(usual):
            return 0.0
        known = self._vocabulary
        if known.times(usual) <= self._readers(at, common):
            return 0.0  # it may be the slip, which anybody mends
        return TELLING if known.holders(word) <= self._readers(at, own) else None

    def _written(self, at: Place, form: int) -> list[tuple[str, str]]:
        """The words that carry something, and what."""
        begin, end, _ = self.forms[form].readings[at]
        found = zip(self.variants[form].words[begin:end], self.forms[form].carried[begin:end], strict=True)
        return [(word.folded, stem) for word, stem in found if stem]

    def _content(self, form: int, at: Place) -> Content:
        return self.forms[form].readings[at].content

    def _readers(self, at: Place, content: Content) -> int:
        """Documents that read so."""
        here = (n for n, form in enumerate(self.forms) if at in form.readings)
        return sum(self.variants[n].documents for n in here if self._content(n, at) == content)


def _rounds(old: int, new: int) -> bool:
    """Whether a number is another's, rounded: as two may do alike."""
    return new % 10 == 0 != old % 10 and 10 * abs(new - old) <= old


def _of_all_houses(word: str) -> str:
    """A word without what the spelling of two houses differs in."""
    for written, kept in _HOUSES:
        word = word.replace(written, kept)
    return word.removesuffix("e").removesuffix("r").removesuffix("e")
