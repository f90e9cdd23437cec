"""The persons whom a document calls by a single name, or by the end of somebody's longer one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand.identity.bearers import Bearers
from firsthand.identity.clusters import Clusters, never, weighed, weighed_one_of
from firsthand.identity.evidence import Evidence, Link
from firsthand.identity.names import Key, Told, other_gender
from firsthand.identity.persons import PersonName
from firsthand.identity.support import Support
from firsthand.text.gender import of_given_name
from firsthand.text.lexicon import words
from firsthand.text.names import given_names
from firsthand.text.persons import ends_in

_HUBS = 16  # documents with one single name that all others with it are compared with


def short_names(names: Mapping[Key, PersonName]) -> frozenset[Key]:
    """Keys of surnames alone (one word, or the last words of somebody's longer name) and of names of one document."""
    tails = {name.parts[i:] for name in names.values() for i in range(1, len(name.parts) - 1)}
    return frozenset(
        key
        for key, name in names.items()
        if key[1] or not name.given or (name.parts in tails and name.parts[0] not in given_names() and not name.suffix)
    )


def join_short(
    short: frozenset[Key],
    clusters: Clusters,
    by_key: Mapping[Key, Told],
    names: Mapping[Key, PersonName],
    support: Support,
) -> None:
    """Join each shorter form to the bearer whom it most likely means, and what is left to itself in other documents."""
    bearers = Bearers({key: name for key, name in names.items() if key not in short}, clusters, by_key)
    links: list[Link] = []
    orphans: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(short):
        roots = () if by_key[key].assumed else bearers.of(names[key].parts)
        found = ((root, _stands_for(by_key[key], bearers.whole(root), names[key], support)) for root in roots)
        may_be = {root: evidence for root, evidence in found if evidence}
        ruled_out = {root for root in may_be if _other_by_given_name(by_key[key], bearers.whole(root))}
        links += [link for link in weighed_one_of(key, may_be) if link.b not in ruled_out]
        if not may_be:
            orphans[key[2]].append(key)
    clusters.merge(links, never)
    for keys in orphans.values():
        pairs = _met_alone(keys, by_key, support)
        told = {(a, b): _of_one_word(by_key[a], by_key[b], support) for a, b in pairs}
        clusters.merge(weighed(told, never), never)


def _stands_for(short: Told, whole: Told, tail: PersonName, support: Support) -> list[Evidence] | None:
    """What speaks for a surname's being that of a full name's bearer; None where it must not be asked."""
    if other_gender(short, whole) or (not tail.given and not _may_reach(short, whole)):
        return None
    spoken = len(whole.documents)
    found = [Evidence(2.5, f"the surname of {whole.name}")]
    if not any(ends_in(name, tail.parts) for name in whole.names):
        found.append(Evidence(-2.4, "written with a slip"))
    if spoken > 1:
        found.append(Evidence(min(2.0, 0.5 * math.log(spoken)), f"who speaks in {spoken} documents"))
    return support.added(found, short, whole)


def _other_by_given_name(short: Told, whole: Told) -> bool:
    """Whether a title tells another gender than the full name's given names: "Mr. Tal" is not "Ana Tal"."""
    given = {told for name in whole.names if (told := of_given_name(name.split()[0]))}
    return bool(short.genders and given) and short.genders.isdisjoint(given)


def _may_reach(short: Told, whole: Told | None = None) -> bool:
    """Whether a single word is plainly a surname, so that nobody is unmasked by joining it to a full name."""
    if short.titled or short.key[2] in _given_only():
        return short.titled and not short.assumed
    return not short.private or (whole is not None and not whole.private and not short.roles)


@cache
def _given_only() -> frozenset[str]:
    return given_names() - words("surnames_first")


def _met_alone(keys: Sequence[Key], by_key: Mapping[Key, Told], support: Support) -> set[tuple[Key, Key]]:
    """Pairs to compare of one single word in several documents: with the first, and where the same words are said."""
    ordered = sorted(keys)
    pairs = {(a, b) for i, a in enumerate(ordered[:_HUBS]) for b in ordered[i + 1 :]}
    saying: dict[int, Key] = {}
    for key in ordered if len(keys) > _HUBS else ():
        for run in support.stories.runs(by_key[key]):
            if (first := saying.setdefault(run, key)) != key:
                pairs.add((first, key))
    return {(a, b) for a, b in pairs if not other_gender(by_key[a], by_key[b])}


def _of_one_word(a: Told, b: Told, support: Support) -> list[Evidence]:
    """What speaks for one single word in two documents being one person: a witness retold is not to count twice."""
    if not (a.assumed or b.assumed) and _may_reach(a) and _may_reach(b):
        start = Evidence(2.5, "a surname that nobody else in the case has")
    elif a.key[2] in given_names():
        start = Evidence(-1.5, "a first name, which many bear")
    else:
        start = Evidence(0.0, "a single name")
    return support.added([start], a, b)
