"""How two persons' names relate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from firsthand.identity.evidence import Evidence
from firsthand.text.gender import Gender, of_given_name
from firsthand.text.kinds import is_given, surname_first
from firsthand.text.persons import SUFFIXES, parts_of, same_given, short_forms
from firsthand.text.spelling import both_given, near_spelling, same_spelling
from firsthand.text.tokens import fold


@dataclass(frozen=True, slots=True, order=True)
class PersonName:
    """A person's name in its parts, folded; `given` is empty for a surname alone."""

    key: str
    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> PersonName:
        parts = parts_of(name)
        suffix = next((word for word in reversed(fold(name).split()) if word in SUFFIXES), "")
        if len(parts) > 1 and surname_first(name):
            return cls(fold(name), "".join(parts[1:]), (), parts[0], suffix, parts)
        given = parts[0] if len(parts) > 1 else ""
        return cls(fold(name), given, parts[1:-1], parts[-1] if parts else "", suffix, parts)


def relation(a: PersonName, b: PersonName) -> list[Evidence] | None:
    """What two full names themselves say of being one person's; None where they say that they are two persons'."""
    if apart(a, b):
        return None
    found = [None if _words_before(a, b) else _given(a, b), _surname(a, b)]
    if a.suffix != b.suffix:
        found.append(Evidence(-3.1, "one form has a Jr. or Sr. that the other lacks"))
    if bool(a.middle) != bool(b.middle) and not (_second_surname(a, b) or _words_before(a, b)):
        found.append(Evidence(-0.3, "one form has a middle name that the other lacks"))
    return [Evidence(4.0, "the names agree"), *(one for one in found if one)]


def apart(a: PersonName, b: PersonName) -> bool:
    """Whether two full names cannot be one person's."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return True
    if a.given != b.given and {_gender(a.given), _gender(b.given)} == {"f", "m"}:
        return True
    if _words_before(a, b):
        return False
    if not all(map(_same_given, a.middle, b.middle)):
        return not _second_surname(a, b)
    given = _same_given(a.given, b.given)
    surname = same_spelling(a.surname, b.surname)
    if (given and surname) or _second_surname(a, b):
        return False
    near_given = given or near_spelling(a.given, b.given)
    return not (near_given and surname) and not (
        given and min(len(a.given), len(b.given)) > 1 and near_spelling(a.surname, b.surname)
    )


@lru_cache(maxsize=1 << 14)
def _gender(given: str) -> Gender | None:
    return of_given_name(given)


def _second_surname(a: PersonName, b: PersonName) -> bool:
    """Whether one form goes on where the other ends: "Luis Tal" and "Luis Tal Orn", as in Spanish."""
    if len(a.parts) == len(b.parts):
        return False
    short, long = (a, b) if len(a.parts) < len(b.parts) else (b, a)
    return 1 < len(short.parts) == len(long.parts) - 1 and long.parts[:-1] == short.parts and a.suffix == b.suffix


def _words_before(a: PersonName, b: PersonName) -> bool:
    """Whether one form is the other after an initial or a rank that no list has: "J. Karel Tal", "Ch Con Ana Ruz"."""
    if len(a.parts) == len(b.parts):
        return False
    short, long = (a.parts, b.parts) if len(a.parts) < len(b.parts) else (b.parts, a.parts)
    before = long[: len(long) - len(short)]
    return (
        len(short) > 1
        and long[-len(short) :] == short
        and len(short[0]) > 1
        and is_given(short[0])
        and not any(map(is_given, before))
    )


def may_be_brothers(a: PersonName, b: PersonName) -> bool:
    """Whether two names that may be one person's, but for a slip in the given name, may as well be two of a family."""
    return not (_second_surname(a, b) or _words_before(a, b) or _same_given(a.given, b.given))


def _same_given(a: str, b: str) -> bool:
    return same_given(a, b) or same_spelling(a, b)


def _given(a: PersonName, b: PersonName) -> Evidence | None:
    if a.given == b.given:
        return None
    if min(len(a.given), len(b.given)) == 1:
        return Evidence(-2.6, "one form has only an initial")
    if a.given in short_forms(b.given):
        return Evidence(-1.85, "one given name is short for the other")
    if same_spelling(a.given, b.given):
        return Evidence(-0.7, "the given names are transcriptions of one")
    if both_given(a.given, b.given):
        return Evidence(-5.5, "the given names are two that differ by a letter")
    return Evidence(-4.2, "the given names differ by a slip")


def _surname(a: PersonName, b: PersonName) -> Evidence | None:
    if a.surname == b.surname:
        return None
    if _second_surname(a, b):
        return Evidence(-2.0, "one form has a second surname")
    if _words_before(a, b):
        return Evidence(-0.5, "one form has words before the name")
    if same_spelling(a.surname, b.surname):
        return Evidence(-0.7, "the surnames are transcriptions of one")
    return Evidence(-4.2, "the surnames differ by a slip")
