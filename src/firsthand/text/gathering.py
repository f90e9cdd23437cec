"""Which names of a case are one voice's, and which only may be.

Everything is decided over sets of names, block by block, so that the order of the names changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.text.names import given_names
from firsthand.text.persons import SUFFIXES, parts_of, same_given, short_forms
from firsthand.text.spelling import joined, near_spelling, same_spelling, skeleton
from firsthand.text.tokens import acronym, fold

_HUBS = 40  # names of a block that others are compared with for a doubt


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Two names that may be one voice's."""

    a: str
    b: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True, order=True)
class _Person:
    key: str  # folded name
    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str

    @classmethod
    def of(cls, name: str) -> _Person:
        parts = parts_of(name)
        suffix = next((word for word in reversed(fold(name).split()) if word in SUFFIXES), "")
        return cls(fold(name), parts[0] if len(parts) > 1 else "", parts[1:-1], parts[-1] if parts else "", suffix)


def gather_persons(names: Iterable[str], apart: Collection[str] = ()) -> tuple[dict[str, str], list[Doubt]]:
    """For each folded name the one it is gathered under, and the doubts that remain.

    Full names with the same words, or with transcriptions or short forms of them, are one; a bare surname joins the
    only full name that has it; persons whose middle names, "Jr." or given names differ stay apart.  The folded
    names in `apart` join nothing by their surname.
    """
    people = sorted({person.key: person for person in map(_Person.of, names) if person.key}.values())
    full = [person for person in people if person.given]
    under = {person.key: person.key for person in people}
    doubts: list[Doubt] = []
    blocks: dict[tuple[str, str], list[_Person]] = defaultdict(list)
    for person in full:
        for initial in sorted({skeleton(given)[:1] for given in (person.given, *short_forms(person.given))}):
            blocks[skeleton(person.surname), initial].append(person)
    for block in blocks.values():
        doubts += _merge(block, under)
    doubts += _near(full)
    by_surname: dict[str, set[str]] = defaultdict(set)
    for person in full:
        by_surname[person.surname].add(_root(under, person.key))
    for person in people:
        roots = by_surname.get(person.surname, set())
        if not person.given and len(roots) == 1 and person.key not in apart and person.key not in given_names():
            under[person.key] = next(iter(roots))
    return {key: _root(under, key) for key in under}, _between(doubts, under)


def gather_bodies(
    names: Iterable[str], glossed: Collection[tuple[str, str]] = ()
) -> tuple[dict[str, str], list[Doubt]]:
    """The same for organisations and outlets, by their `joined` key.

    An acronym joins its long form where a text glosses it ("Harbour Watch Union (HWU)", in `glossed` as the folded
    pair) or where the initials of exactly one name of the case make it; two letters alone are only a doubt.
    """
    written = sorted({name for name in names if fold(name)})
    keys: dict[str, str] = {}
    for name in written:
        keys.setdefault(joined(name), fold(name))
    under = {fold(name): keys[joined(name)] for name in written}
    long: dict[str, set[str]] = defaultdict(set)
    for name in written:
        if len(name.split()) > 1:
            long["".join(w[0] for w in name.split() if w[:1].isupper() and w != "The").lower()].add(under[fold(name)])
    doubts = []
    for name in written:
        key = fold(name)
        if not acronym(name.strip()):
            continue
        told = {under[form] for short, form in glossed if short == key and form in under}
        forms = told or long.get(key, set())
        if len(forms) == 1 and (told or len(key) > 2):
            under[key] = next(iter(forms))
        else:
            doubts += [_doubt(key, form, 0.5, "the one may be the other's acronym") for form in sorted(forms)]
    return {key: _root(under, key) for key in under}, _between(doubts, under)


def _merge(block: Sequence[_Person], under: dict[str, str]) -> Iterator[Doubt]:
    """Gather the full names of a block that are one person's; a name that fits two who stay apart is a doubt."""
    same = [(a, b) for a, b in combinations(sorted(set(block)), 2) if _same(a, b)]
    fits: dict[_Person, dict[tuple[str, ...], _Person]] = defaultdict(dict)  # one of each kind is enough to compare
    for a, b in same:
        fits[a].setdefault((skeleton(b.given), *b.middle), b)
        fits[b].setdefault((skeleton(a.given), *a.middle), a)
    vague = {p for p, near in fits.items() if any(not _same(a, b) for a, b in combinations(near.values(), 2))}
    for a, b in same:
        if a in vague or b in vague:
            yield Doubt(a.key, b.key, 0.5, "the shorter name fits several persons of the case")
        else:
            first, second = sorted((_root(under, a.key), _root(under, b.key)))
            under[second] = first


def _same(a: _Person, b: _Person) -> bool:
    """Whether two full names are one person's for certain enough to gather them."""
    if a.suffix != b.suffix or not same_spelling(a.surname, b.surname):
        return False
    if min(len(a.given), len(b.given)) < 2 and a.given != b.given:
        return False
    if not (same_spelling(a.given, b.given) or same_given(a.given, b.given)):
        return False
    return all(same_given(x, y) for x, y in zip(a.middle, b.middle, strict=False))


def _near(full: Sequence[_Person]) -> Iterator[Doubt]:
    """Full names a slip apart.  Names that share a surname less one letter are compared (symmetric deletion)."""
    blocks: dict[tuple[str, str], list[_Person]] = defaultdict(list)
    for person in full:
        surname = skeleton(person.surname)
        short = {surname[:i] + surname[i + 1 :] for i in range(len(surname))} if len(surname) > 4 else set()
        for key in {surname, *short}:
            blocks[key, skeleton(person.given)[:1]].append(person)
    for block in blocks.values():
        hubs: list[_Person] = []
        for person in sorted(block, key=lambda p: (-len(p.key), p.key)):
            for hub in hubs:
                if why := _may_be_same(hub, person):
                    yield _doubt(hub.key, person.key, 0.6, why)
                    break
            else:
                if len(hubs) < _HUBS:
                    hubs.append(person)


def _may_be_same(a: _Person, b: _Person) -> str | None:
    if _same(a, b) or any(not same_given(x, y) for x, y in zip(a.middle, b.middle, strict=False)):
        return None
    if a.surname == b.surname and same_given(a.given, b.given):
        return "one form has only an initial, or a Jr. or Sr. that the other lacks"
    if (
        a.suffix == b.suffix
        and near_spelling(a.surname, b.surname)
        and (near_spelling(a.given, b.given) or a.given == b.given)
    ):
        return "the spellings are near"
    return None


def _doubt(a: str, b: str, confidence: float, why: str) -> Doubt:
    return Doubt(min(a, b), max(a, b), confidence, why)


def _root(under: Mapping[str, str], key: str) -> str:
    while under[key] != key:
        key = under[key]
    return key


def _between(doubts: Iterable[Doubt], under: Mapping[str, str]) -> list[Doubt]:
    """Doubts between what is gathered: none within one voice, one for each pair."""
    kept: dict[tuple[str, str], Doubt] = {}
    for doubt in sorted(doubts):
        a, b = sorted((_root(under, doubt.a), _root(under, doubt.b)))
        if a != b:
            kept.setdefault((a, b), Doubt(a, b, doubt.confidence, doubt.why))
    return sorted(kept.values())
