"""Whether two written forms may be one person's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from firsthand.text.kinds import surname_first
from firsthand.text.lexicon import words
from firsthand.text.tokens import fold

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def parts_of(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, without titles before it and "Jr." behind it."""
    lows = fold(name).split()
    while len(lows) > 1 and lows[-1] in SUFFIXES:
        lows.pop()
    while len(lows) > 2 and lows[0] in words("titles"):
        lows.pop(0)
    return tuple(lows)


def surname(name: str) -> str:
    """The last of `parts_of`, or the first where it surely stands there: what persons are looked up by."""
    parts = parts_of(name)
    return parts[0 if surname_first(name) else -1] if parts else ""


def ends_in(name: str, tail: Sequence[str]) -> bool:
    """Whether a shorter form, as `parts_of` gives it, may stand for a full name.

    "Tal Ruz" may for "Ana Tal Ruz", "Moon" for "Moon Jae-in", "Xi" for "Xi Jinping".
    """
    parts, tail = parts_of(name), tuple(tail)
    if not 0 < len(tail) < len(parts):
        return False
    if surname_first(name):
        return tail == parts[:1]
    family = len(parts) == 2 and parts[0] in words("surnames_first")
    return parts[-len(tail) :] == tail or (family and tail == parts[:1])


def same_given(a: str, b: str) -> bool:
    """Whether two folded given names may be one: equal, an initial, or a short form."""
    if a == b or a in short_forms(b):
        return True
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and long.startswith(short)


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names, as `parts_of` gives them, may be one person's.

    The surnames are equal, the given names agree and no middle name contradicts: "Ana M. Ruz" and "Ana Ruz" may,
    "Ana M. Ruz" and "Ana T. Ruz" may not.
    """
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or not same_given(a[0], b[0]):
        return False
    middle_a, middle_b = a[1:-1], b[1:-1]
    if not middle_a or not middle_b:
        return True
    return all(same_given(x, y) for x, y in zip(middle_a, middle_b, strict=False))


def short_forms(given: str) -> frozenset[str]:
    """The short forms of a folded given name and the names it is short for."""
    return _short_forms().get(given, frozenset())


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    """Each given name with its short forms and the names those are short for."""
    forms: dict[str, frozenset[str]] = {}
    for line in words("nicknames"):
        names = frozenset(line.split())
        for name in names:
            forms[name] = forms.get(name, frozenset()) | names
    return forms
