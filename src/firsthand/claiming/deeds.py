"""The deeds that words speak of: `struck`, `blows` and `were beaten` are one, `were kept` and `prisoners` another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from firsthand.text.lexicon import words as entries
from firsthand.text.propositions import NEGATIONS, stem

_BEFORE, _AFTER = 4, 1  # words around an ambiguous one in which something shows the deed
_SHOWING = frozenset(("was", "were", "been", "be", "being", "is", "are", "am", "who", "anyone", "anybody"))
_UNDERGOING = frozenset(
    ("me", "us", "him", "her", "them", "dozens", "hundreds", "scores", "men", "women", "people", "persons", "workers")
    + ("children", "protesters", "demonstrators", "students", "activists", "journalists", "villagers", "suspects")
)


class Entry(NamedTuple):
    """A way to name a deed, by the words or stems that follow its first one."""

    deed: str
    rest: tuple[str, ...]
    literal: bool  # words as they stand, not stems
    ambiguous: bool


def deeds(folded: Sequence[str]) -> list[tuple[int, str]]:
    """Each deed that the words name, with the index of the word that begins to name it."""
    stems = [stem(word) for word in folded]
    found = []
    for at, word in enumerate(folded):
        for entry in (*_table().get(word, ()), *_table().get("~" + stems[at], ())):
            form = folded if entry.literal else stems
            if tuple(form[at + 1 : at + 1 + len(entry.rest)]) != entry.rest:
                continue
            if not entry.ambiguous or _shown(folded, at, at + 1 + len(entry.rest)):
                found.append((at, entry.deed))
                break
    return found


@cache
def weak() -> frozenset[str]:
    """Deeds named so often for other reasons that naming one is not enough to speak of the same."""
    return frozenset(line.partition(":")[0][:-1] for line in entries("deeds") if line.partition(":")[0].endswith("~"))


def _shown(folded: Sequence[str], begin: int, end: int) -> bool:
    before, after = folded[max(0, begin - _BEFORE) : begin], folded[end : end + _AFTER]
    return any(w in _SHOWING or w in NEGATIONS for w in before) or any(w in _UNDERGOING or w.isdigit() for w in after)


@cache
def _table() -> dict[str, tuple[Entry, ...]]:
    """Entries by their first word, or by `~` and its stem."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for line in sorted(entries("deeds")):
        name, _, forms = line.partition(":")
        for form in forms.split():
            literal, ambiguous = form.endswith("="), form.endswith("?")
            first, *rest = form.rstrip("=?").split("_")
            if literal:
                found[first].append(Entry(name.rstrip("~"), tuple(rest), True, ambiguous))
            else:
                found["~" + stem(first)].append(Entry(name.rstrip("~"), tuple(map(stem, rest)), False, ambiguous))
    return {first: tuple(sorted(set(ways), key=lambda e: (-len(e.rest), e))) for first, ways in found.items()}
