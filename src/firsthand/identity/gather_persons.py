"""The persons of a case: full names first, then each surname that a document has alone."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.identity.clusters import Clusters, never, weighed, weighed_one_of
from firsthand.identity.evidence import Evidence, Link
from firsthand.identity.names import Key, Told, together
from firsthand.identity.persons import PersonName, apart, may_be_brothers, relation
from firsthand.identity.support import Support
from firsthand.text.lexicon import words
from firsthand.text.names import given_names
from firsthand.text.persons import ends_in, short_forms
from firsthand.text.spelling import near_spelling, skeleton

_HUBS = 40  # names of a block that others are compared with for a slip of the pen
_RIVALS = 12  # bearers of one surname, those who speak in most documents, that a bare surname is compared with


def gather_persons(told: Sequence[Told], support: Support) -> Clusters:
    """Clusters of the keys of `told`, which are persons' names; see the package for what is merged.

    A name of one word joins a full name only if it is plainly no assumed one: it is written with a title, or both are
    known to hold offices.
    """
    by_key = {one.key: one for one in told}
    names = {key: PersonName.of(one.name) for key, one in by_key.items()}
    clusters = Clusters.of(by_key)
    short = _short(names)
    full = [key for key in sorted(names) if key not in short]

    def parted(a: Key, b: Key) -> bool:
        one, other = names[a], names[b]
        # A father and a son share stories and surname: a text that has both names has both men.
        met = one.suffix != other.suffix and not by_key[a].documents.isdisjoint(by_key[b].documents)
        return met or apart(one, other) or _other_gender(by_key[a], by_key[b])

    found: dict[tuple[Key, Key], list[Evidence]] = {}
    for a, b in sorted(set(_compared({key: names[key] for key in full}))):
        own = None if parted(a, b) else relation(names[a], names[b])
        if own:
            one, other = by_key[a], by_key[b]
            family = may_be_brothers(names[a], names[b])
            own += _met(one, other, a_slip=family)
            # Of a father and a son the same is told, and one's words are soon given to the other.
            son = names[a].suffix != names[b].suffix
            found[a, b] = (
                [*own, *support.same_office(one, other)] if son else support.added(own, one, other, not family)
            )
    clusters.merge(weighed(found, parted), parted)
    _join_short(short, clusters, by_key, names, support)
    return clusters


def _short(names: Mapping[Key, PersonName]) -> frozenset[Key]:
    """Keys of surnames alone (one word, or the last words of somebody's longer name) and of names of one document."""
    tails = {name.parts[i:] for name in names.values() for i in range(1, len(name.parts) - 1)}
    return frozenset(
        key
        for key, name in names.items()
        if key[1] or not name.given or (name.parts in tails and name.parts[0] not in given_names() and not name.suffix)
    )


def _other_gender(a: Told, b: Told) -> bool:
    return bool(a.genders and b.genders and a.genders.isdisjoint(b.genders))


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
    for key, name in sorted(names.items()):
        surname, given = skeleton(name.surname), skeleton(name.given)
        for form in {given, *(skeleton(short) for short in short_forms(name.given))}:
            blocks[surname, form].append(key)
        blocks[surname, given[:1], "initial"].append(key)
        # "Luis Tal", which goes on in "Luis Tal Orn", and which "J. Luis Tal" ends in
        for parts in {name.parts, name.parts[:-1], name.parts[1:], name.parts[-2:]}:
            if len(parts) > 1:
                blocks["parts", *parts].append(key)
        for letters in _less_one(surname):
            near["surname", letters, given].append(key)
        for letters in _less_one(given):
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


def _less_one(word: str) -> set[str]:
    """`word`, and what is left of it without one letter (symmetric deletion); nothing for a short word."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))} if len(word) > 4 else set()


# -- surnames alone ----------------------------------------------------------------------------------------------------


def _join_short(
    short: frozenset[Key],
    clusters: Clusters,
    by_key: Mapping[Key, Told],
    names: Mapping[Key, PersonName],
    support: Support,
) -> None:
    bearers: dict[str, set[Key]] = defaultdict(set)  # full names, by the words they may be called by
    near: dict[str, set[Key]] = defaultdict(set)  # and by a surname without one letter
    for key, name in names.items():
        if key not in short:
            for word in {name.parts[0], name.parts[-1], name.surname}:
                bearers[skeleton(word)].add(key)
            for letters in _less_one(skeleton(name.surname)):
                near[letters].add(key)
    whole: dict[Key, Told] = {}
    links: list[Link] = []
    orphans: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(short):
        tail = names[key].parts
        fits = (
            [other for other in bearers.get(skeleton(tail[-1]), ()) if ends_in(by_key[other].name, tail)]
            if tail
            else []
        )
        if not fits and len(tail) == 1:
            slips = {other for letters in _less_one(skeleton(tail[0])) for other in near.get(letters, ())}
            fits = [other for other in slips if near_spelling(names[other].surname, tail[0])]
        roots = sorted({clusters.root[other] for other in fits})
        if by_key[key].assumed or not roots:
            orphans[key[2]].append(key)
            continue
        may_be: dict[Key, list[Evidence]] = {}
        for root in roots:
            if root not in whole:
                whole[root] = together([by_key[member] for member in clusters.members[root]])
        roots.sort(key=lambda root: (-len(whole[root].documents), root))
        for root in _without_sons(roots, whole)[:_RIVALS]:
            if evidence := _stands_for(by_key[key], whole[root], names[key], support):
                may_be[root] = evidence
        links += weighed_one_of(key, may_be)
        if not may_be:
            orphans[key[2]].append(key)
    clusters.merge(links, never)
    for keys in orphans.values():
        pairs = _met_alone(keys, by_key, support)
        found = {(a, b): _of_one_word(by_key[a], by_key[b], support) for a, b in pairs}
        clusters.merge(weighed(found, never), never)


def _without_sons(roots: Sequence[Key], whole: Mapping[Key, Told]) -> list[Key]:
    """The roots without those of a Jr. whose father speaks too: a surname alone is hardly ever the son's."""
    told = {root: [PersonName.of(name) for name in whole[root].names] for root in roots}
    fathers = {(name.given, name.surname) for names in told.values() for name in names if not name.suffix}
    return [
        root for root in roots if not all(name.suffix and (name.given, name.surname) in fathers for name in told[root])
    ]


def _stands_for(short: Told, whole: Told, tail: PersonName, support: Support) -> list[Evidence] | None:
    """What speaks for a surname's being that of a full name's bearer; None where it must not be asked."""
    if _other_gender(short, whole) or (not tail.given and not _may_reach(short, whole)):
        return None
    spoken = len(whole.documents)
    found = [Evidence(2.5, f"the surname of {whole.name}")]
    if not any(ends_in(name, tail.parts) for name in whole.names):
        found.append(Evidence(-2.4, "written with a slip"))
    if spoken > 1:
        found.append(Evidence(min(2.0, 0.5 * math.log(spoken)), f"who speaks in {spoken} documents"))
    return support.added(found, short, whole)


def _may_reach(short: Told, whole: Told | None = None) -> bool:
    """Whether a single word is plainly a surname, so that nobody is unmasked by joining it to a full name."""
    if short.titled or short.key[2] in given_names() - words("surnames_first"):
        return short.titled and not short.assumed
    return not short.private or (whole is not None and not whole.private and not short.roles)


def _met_alone(keys: Sequence[Key], by_key: Mapping[Key, Told], support: Support) -> set[tuple[Key, Key]]:
    """Pairs to compare of one single word in several documents: with the first, and where the same words are said."""
    ordered = sorted(keys)
    pairs = {(a, b) for i, a in enumerate(ordered[:_HUBS]) for b in ordered[i + 1 :]}
    saying: dict[int, Key] = {}
    for key in ordered if len(keys) > _HUBS else ():
        for run in sorted(support.stories.runs(by_key[key])):
            if (first := saying.setdefault(run, key)) != key:
                pairs.add((first, key))
    return {(a, b) for a, b in pairs if not _other_gender(by_key[a], by_key[b])}


def _of_one_word(a: Told, b: Told, support: Support) -> list[Evidence]:
    """What speaks for one single word in two documents being one person: a witness retold is not to count twice."""
    if not (a.assumed or b.assumed) and _may_reach(a) and _may_reach(b):
        start = Evidence(2.5, "a surname that nobody else in the case has")
    elif a.key[2] in given_names():
        start = Evidence(-1.5, "a first name, which many bear")
    else:
        start = Evidence(0.0, "a single name")
    return support.added([start], a, b)
