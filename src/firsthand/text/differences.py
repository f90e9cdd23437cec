"""How one form of an utterance differs from another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel, LCSseq

from firsthand.text.lexicon import words as entries
from firsthand.text.propositions import NEGATIONS, stem
from firsthand.text.words import Word, fold, words

OMISSION = 4  # words left out of the middle that are a cut, not another wording
PIECE = 3  # words in a row that are a piece of the other form
ELLIPSES = ("…", "...", ". . .", "[")  # marks of a cut, or of a word put in

_FOREIGN = re.compile(
    r"\b(?:said|says|spoke|speaking|spoken|told|asked|wrote)\b[^.!?]{0,30}?"
    r"\bin (?!English)[A-Z]\w+(?:ian|ese|ish|ic|an|i|ch)\b"
)
Changed = tuple[list[str], list[str]]  # words of the one form, words of the other
Kind = str  # verbatim, truncated, merged, indirect, reworded, translation variant


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an utterance: its document's text and its words there."""

    text: str
    words: Sequence[Word]
    kind: str = "direct"  # of its statement: direct, indirect or mixed
    translated: bool = False  # whether the text beside it says so

    @property
    def folded(self) -> list[str]:
        """The words as they are compared."""
        return [w.folded for w in self.words]


def difference(a: Form, b: Form) -> tuple[Kind, str | None]:
    """(kind, differs_in) of form `b` against form `a`.

    kind: verbatim (whole sentences of it are), truncated (cut within a sentence), merged (a quotation pieced from two
    places with no mark of it), indirect (only one of them is a quotation), translation variant, or else reworded.
    differs_in names the gravest thing in which they differ where they run side by side: negation, number, name,
    qualifier, reference; null where only the wording does, or where words are only left out.
    """
    first, second = a.folded, b.folded
    if first == second:
        return "verbatim", None
    long, short = (a, b) if len(first) >= len(second) else (b, a)
    at = _inside(long.folded, short.folded)
    if at is not None:
        return ("verbatim" if _whole(long, at, at + len(short.words)) else "truncated"), None
    changed = _changed(a, b)
    if a.kind != b.kind:
        return "indirect", _gravest(changed, shifted=True)
    kind = _of_equals(long, short)
    if kind == "merged":  # its pieces do not run side by side: only what the other form has nowhere differs
        changed = _foreign(changed[0], second), _foreign(changed[1], first)
    return kind, _gravest(changed, shifted=kind == "merged")


def says_translated(text: str) -> bool:
    """Whether words beside a quotation say that it was spoken in another language than it is given in."""
    return bool(_FOREIGN.search(text)) or any(w.folded in entries("translated") for w in words(text))


def _of_equals(long: Form, short: Form) -> Kind:
    """What was done between two forms, both quoted or both not, neither of which is a run of the other's words."""
    held = LCSseq.similarity(long.folded, short.folded)
    marked = any(mark in short.text[short.words[0].begin : short.words[-1].end] for mark in ELLIPSES)
    if held == len(short.words) and (marked or len(long.words) - held >= OMISSION):
        return "truncated"
    if long.translated or short.translated:
        return "translation variant"
    places = [found for found in _pieces(long.folded, short.folded) if found[1] - found[0] >= PIECE]
    crossed = any(later < earlier for (_, _, earlier), (_, _, later) in pairwise(places))
    parted = any(
        later - (earlier + end - begin) >= OMISSION for (begin, end, earlier), (_, _, later) in pairwise(places)
    )
    if marked and held >= 0.7 * len(short.words):
        return "truncated"
    return "merged" if long.kind == "direct" and (crossed or parted) else "reworded"


def _pieces(long: Sequence[str], short: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of `short` that stand in `long`, greedily the longest from each word on: (begin, end, where in `long`)."""
    at: dict[str, list[int]] = {}
    for i, word in enumerate(long):
        at.setdefault(word, []).append(i)
    found, i = [], 0
    while i < len(short):
        best, where = 0, 0
        for start in at.get(short[i], ()):
            size = 0
            while i + size < len(short) and start + size < len(long) and short[i + size] == long[start + size]:
                size += 1
            if size > best:
                best, where = size, start
        if best:
            found.append((i, i + best, where))
        i += max(1, best)
    return found


def _inside(long: Sequence[str], short: Sequence[str]) -> int | None:
    """Where `short` is one unbroken run of `long`."""
    size = len(short)
    return next((i for i in range(len(long) - size + 1) if list(long[i : i + size]) == list(short)), None)


def _whole(form: Form, begin: int, end: int) -> bool:
    """Whether words `[begin, end)` of a form are whole sentences or quotations of it."""
    return all(
        edge in (0, len(form.words))
        or set('.!?"”“»«') & set(form.text[form.words[edge - 1].end : form.words[edge].begin][:40])
        for edge in (begin, end)
    )


def _changed(a: Form, b: Form) -> Changed:
    """Words, as written, that stand where the other form has others, or that are put in or taken out alone.

    What is left out at the ends, or in a longer run, is cut and not changed.
    """
    blocks = Indel.opcodes([stem(w) for w in a.folded], [stem(w) for w in b.folded])
    same = [(x.src_start, x.src_end, x.dest_start, x.dest_end) for x in blocks if x.tag == "equal"]
    ends = [(0, 0, 0, 0), *same, (len(a.words), len(a.words), len(b.words), len(b.words))]
    found: Changed = ([], [])
    for n, (before, after) in enumerate(pairwise(ends)):
        gaps = (a, before[1], after[0]), (b, before[3], after[2])
        outer = n in (0, len(ends) - 2)
        if same and not (outer and any(begin == end for _, begin, end in gaps)):
            for mine, (form, begin, end) in zip(found, gaps, strict=True):
                mine.extend(_written(form, i) for i in range(begin, end) if end - begin < OMISSION)
    return found


def _foreign(found: Sequence[str], other: Sequence[str]) -> list[str]:
    return [w for w in found if fold(w) not in other]


def _written(form: Form, i: int) -> str:
    word = form.words[i]
    starts = i == 0 or bool(set('.!?"”“»«') & set(form.text[form.words[i - 1].end : word.begin]))
    return word.folded if starts else form.text[word.begin : word.end]


def _gravest(changed: Changed, shifted: bool) -> str | None:
    """What the words that differ are; `shifted`: their pronouns tell nothing, as in indirect speech."""
    every = [*changed[0], *changed[1]]
    folded = {w.lower().replace("’", "'") for w in every}
    if sum(w in NEGATIONS or w.endswith("n't") for w in map(str.lower, every)) % 2:
        return "negation"
    if all(any(w[:1].isdigit() or w.lower() in entries("number_words") for w in mine) for mine in changed):
        return "number"
    if any(w[:1].isupper() and w.lower() not in entries("references") for w in every):
        return "name"
    if folded & entries("qualifiers"):
        return "qualifier"
    return "reference" if folded & entries("references") and not shifted else None
