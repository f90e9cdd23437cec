"""The persons of a case: full names first, then each surname that a document has alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.identity.clusters import Clusters, weighed
from firsthand.identity.evidence import Evidence
from firsthand.identity.gather_short import join_short, short_names
from firsthand.identity.names import Key, Told, other_gender
from firsthand.identity.persons import PersonName, apart, may_be_brothers, relation
from firsthand.identity.support import Support
from firsthand.text.persons import short_forms
from firsthand.text.spelling import less_one, skeleton

_HUBS = 16  # names of a block that others are compared with for a slip of the pen


def gather_persons(told: Sequence[Told], support: Support) -> Clusters:
    """Clusters of the keys of `told`, which are persons' names; see the package for what is merged.

    A name of one word joins a full name only if it is plainly no assumed one: it is written with a title, or both are
    known to hold offices.
    """
    by_key = {one.key: one for one in told}
    names = {key: PersonName.of(one.name) for key, one in by_key.items()}
    clusters = Clusters.of(by_key)
    short = short_names(names)
    full = [key for key in sorted(names) if key not in short]

    def parted_by_texts(a: Key, b: Key) -> bool:
        # A father and a son share stories and surname: a text that has both names has both men.
        met = names[a].suffix != names[b].suffix and not by_key[a].documents.isdisjoint(by_key[b].documents)
        return met or other_gender(by_key[a], by_key[b])

    def parted(a: Key, b: Key) -> bool:
        return apart(names[a], names[b]) or parted_by_texts(a, b)

    found: dict[tuple[Key, Key], list[Evidence]] = {}
    for a, b in sorted(set(_compared({key: names[key] for key in full}))):
        own = relation(names[a], names[b])
        if own and not parted_by_texts(a, b):
            one, other = by_key[a], by_key[b]
            family = may_be_brothers(names[a], names[b])
            own += _met(one, other, a_slip=family)
            # Of a father and a son the same is told, and one's words are soon given to the other.
            son = names[a].suffix != names[b].suffix
            found[a, b] = (
                [*own, *support.same_office(one, other)] if son else support.added(own, one, other, not family)
            )
    clusters.merge(weighed(found, parted), parted)
    join_short(short, clusters, by_key, names, support)
    return clusters


def _met(a: Told, b: Told, a_slip: bool) -> Iterator[Evidence]:
    """One document with both names takes them for two; of a slip of the pen it would, too."""
    if both := a.documents & b.documents:
        yield Evidence(
            -0.5 if a_slip else -3.0, f"{len(both)} document{'s tell' if len(both) > 1 else ' tells'} them apart"
        )


def _compared(names: Mapping[Key, PersonName]) -> Iterator[tuple[Key, Key]]:
    """Pairs of full names that may be one person's: by surname and given name, or a letter away from that."""
    blocks: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    near: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    whole: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, name in names.items():
        whole[name.parts].append(key)
    for key, name in sorted(names.items()):
        surname, given = skeleton(name.surname), skeleton(name.given)
        for form in {given, *(skeleton(short) for short in short_forms(name.given))}:
            blocks[surname, form].append(key)
        blocks[surname, given[:1], "initial"].append(key)
        # "Luis Tal", which goes on in "Luis Tal Orn", and which "J. Luis Tal" ends in
        for parts in {name.parts[:-1], name.parts[1:], name.parts[-2:]} - {name.parts}:
            yield from ((min(key, short), max(key, short)) for short in whole.get(parts, ()))
        for letters in less_one(surname):
            near["surname", letters, given].append(key)
        for letters in less_one(given):
            near["given", letters, surname].append(key)
    for block, keys in blocks.items():
        if block[-1] != "initial":
            yield from combinations(keys, 2)
        else:
            alone = [key for key in keys if len(names[key].given) == 1]
            yield from ((min(a, b), max(a, b)) for a in alone for b in keys if a != b)
    for keys in near.values():
        hubs = keys[:_HUBS]
        yield from combinations(hubs, 2)
        yield from ((min(a, b), max(a, b)) for a in hubs for b in keys[_HUBS:])
