"""The organisations and outlets of a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.identity.bodies import BodyName, all_initials, of_two_places, relation
from firsthand.identity.clusters import Clusters, weighed
from firsthand.identity.evidence import Evidence
from firsthand.identity.names import Key, Told
from firsthand.identity.support import Support
from firsthand.text.lexicon import words
from firsthand.text.spelling import less_one, skeleton

_HUBS = 40  # names of a block that others are compared with


def gather_bodies(told: Sequence[Told], glossed: Collection[tuple[str, str]], support: Support) -> Clusters:
    """Clusters of the keys of `told`, which are bodies' names.

    `glossed` are folded acronyms with the long forms that a text gives them ("Harbour Watch Union (HWU)").
    """
    by_key = {one.key: one for one in told}
    spelt = {short for short, _ in glossed}
    names = {key: BodyName.of(one.name, spelt) for key, one in by_key.items()}
    clusters = Clusters.of(by_key)
    countries = _countries(names)
    wide = {key: name for key, name in names.items() if not key[1]}
    local = {key: name for key, name in names.items() if key[1]}

    def apart(a: Key, b: Key) -> bool:
        one, other = names[a].country, names[b].country
        return bool(one and other and one != other) or of_two_places(names[a], names[b])

    found: dict[tuple[Key, Key], list[Evidence]] = {}
    for a, b in sorted(set(_compared(wide))):
        outlets = "outlet" in (by_key[a].type, by_key[b].type)
        if own := relation(names[a], names[b], outlets):
            found[a, b] = support.added(own, by_key[a], by_key[b])
    for pair, told_ in _acronyms(wide, glossed):
        if not _of_some_town(*pair, names, by_key):
            found.setdefault(pair, told_)
    clusters.merge(weighed(found, apart), apart)
    found = {}
    for a, b in sorted(set(_compared_local(local, wide))):
        start = _anywhere(names[a], len(countries[names[a].core]))
        found[a, b] = support.added([start], by_key[a], by_key[b])
    clusters.merge(weighed(found, apart), apart)
    return clusters


def _of_some_town(a: Key, b: Key, names: Mapping[Key, BodyName], by_key: Mapping[Key, Told]) -> bool:
    """Whether an acronym, told where its long form is not, may be another town's: "VPD" of Vell or of Vinn."""
    short, long = (a, b) if names[a].short else (b, a)
    everywhere = not words("local_bodies").isdisjoint(names[long].core)
    return everywhere and not by_key[short].documents <= by_key[long].documents


def _countries(names: Mapping[Key, BodyName]) -> Mapping[tuple[str, ...], set[str]]:
    """The countries of which the case names bodies, by the other words of their names."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names.values():
        found[name.core] |= {name.country} - {""}
    return found


def _anywhere(name: BodyName, countries: int) -> Evidence:
    """How likely it is that a name which many bodies bear means one and the same in two documents."""
    if name.local:
        return Evidence(0.0, "a name that bodies of many towns bear")
    if countries > 1:
        return Evidence(0.5, "a name that bodies of several countries bear here")
    return Evidence(3.3, "a name that only one body of the case bears")


def _compared(names: Mapping[Key, BodyName]) -> Iterator[tuple[Key, Key]]:
    """Pairs that may be one body's: the same words, the same end, the same masthead or domain, or a slip apart."""
    blocks: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    cores = {name.core for name in names.values()}
    for key, name in sorted(names.items()):
        ends = (name.core[i:] for i in range(1, len(name.core)))
        for block in {
            ("joined", name.joined),
            ("masthead", name.masthead),
            ("core", *name.core),
            ("core", *name.bare),
            *(("core", *end) for end in ends if end in cores),
            *(("core", *name.core[:i]) for i in range(1, len(name.core)) if name.core[:i] in cores),
            ("spelt", *(skeleton(word) for word in name.core)),
            *(("label", label.removesuffix("news")) for label in name.labels),
            *(("label", made) for made in _as_label(name)),
            *(("slip", *slip) for slip in _slips(name.core)),
            *(("half", half) for half in _halves(" ".join(name.core))),
        }:
            blocks[block].append(key)
    for block, keys in blocks.items():
        if len(block) < 2 or not block[1] or (block[0] == "half" and len(keys) > _HUBS):
            continue  # what many names have half of tells nothing: "... Foundation"
        hubs = keys if block[0] == "joined" else keys[:_HUBS]
        if block[0] == "label":
            hubs = [key for key in keys if names[key].labels]  # a domain beside what it may be made of
        others = set(keys).difference(hubs)
        yield from combinations(hubs, 2)
        yield from ((min(a, b), max(a, b)) for a in hubs for b in others)


def _as_label(name: BodyName) -> set[str]:
    """What a domain may make of a name."""
    if name.labels:
        return set()
    parts = name.core
    made = {"".join(w[0] for w in parts[:i]) + "".join(parts[i:]) for i in range(len(parts))}
    return {name.joined.removesuffix("news"), name.initials, *made}


def _slips(core: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Of two names with a slip in one word, one form is the same."""
    for i, word in enumerate(core):
        yield from ((*core[:i], letters, *core[i + 1 :]) for letters in less_one(word))


def _halves(words_: str) -> tuple[str, ...]:
    """Of two names a slip apart, or two slips if long, one half is mostly the same."""
    middle = len(words_) // 2
    return (words_[:middle], words_[-middle:]) if middle >= 4 else ()


def _acronyms(
    names: Mapping[Key, BodyName], glossed: Collection[tuple[str, str]]
) -> Iterator[tuple[tuple[Key, Key], list[Evidence]]]:
    """Acronyms beside what may be their long forms."""
    by_words = {key[2]: key for key in sorted(names, reverse=True)}
    by_words |= {" ".join(name.core): key for key, name in sorted(names.items()) if not name.country}
    long: dict[str, list[Key]] = defaultdict(list)
    for key, name in sorted(names.items()):
        if not name.short and len(name.core) > 1 and len(name.initials) > 1:
            for made in {name.initials, all_initials(key[2]), "".join(word[0] for word in name.core)}:
                long[made].append(key)
    told: dict[str, set[str]] = defaultdict(set)
    for short, form in glossed:
        told[short].add(form)
    for key, name in sorted(names.items()):
        if not name.short:
            continue
        spelt = {by_words[form] for form in told.get(name.short, ()) if form in by_words}
        for other in sorted(spelt):
            yield _pair(key, other, Evidence(4.5, "a text spells the acronym out"))
        if not spelt:
            for other in long.get(name.short, ()):
                sure = len(name.short) > 2 and len({names[one].core for one in long[name.short]}) == 1
                yield _pair(key, other, Evidence(2.5 if sure else 0.0, "the initials make the acronym"))


def _pair(a: Key, b: Key, evidence: Evidence) -> tuple[tuple[Key, Key], list[Evidence]]:
    return (min(a, b), max(a, b)), [evidence]


def _compared_local(local: Mapping[Key, BodyName], wide: Mapping[Key, BodyName]) -> Iterator[tuple[Key, Key]]:
    """Names that many places have: the same words in other documents, or with a country."""
    by_core: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, name in sorted(local.items()):
        by_core[name.core].append(key)
    named: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key, name in sorted(wide.items()):
        if name.bare in by_core and name.core not in by_core:
            named[name.bare].append(key)  # "the Treasury" of "Treasury Department"
        for i in range(len(name.core)):  # "Security Council" of "United Harbours Security Council"
            if name.core[i:] in by_core and (i == 0 or (not name.country and len(name.core) - i > 1)):
                named[name.core[i:]].append(key)
    for core, keys in by_core.items():
        hubs = keys[:_HUBS]
        yield from combinations(hubs, 2)
        yield from ((a, b) for a in hubs for b in keys[_HUBS:])
        yield from ((min(a, b), max(a, b)) for a in keys for b in named[core])
