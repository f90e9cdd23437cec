"""Who may be meant by a surname alone: the bearers of each, with all that is told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.identity.clusters import Clusters
from firsthand.identity.names import Key, Told, together
from firsthand.identity.persons import PersonName
from firsthand.text.persons import ends_in
from firsthand.text.spelling import less_one, near_spelling, skeleton

_RIVALS = 6  # bearers of one surname, those who speak in most documents, that a bare surname is compared with

Tail = tuple[str, ...]  # the folded words of a shorter form


class Bearers:
    """The clusters of full names, looked up by what their bearers may be called for short."""

    def __init__(self, full: Mapping[Key, PersonName], clusters: Clusters, by_key: Mapping[Key, Told]) -> None:
        self._full, self._clusters, self._by_key = full, clusters, by_key
        self._called: dict[str, set[Key]] = defaultdict(set)
        self._near: dict[str, set[Key]] = defaultdict(set)  # by a surname without one letter
        for key, name in full.items():
            for word in {name.parts[0], name.parts[-1], name.surname}:
                self._called[skeleton(word)].add(key)
            for letters in less_one(skeleton(name.surname)):
                self._near[letters].add(key)
        self._whole: dict[Key, Told] = {}
        self._of: dict[Tail, list[Key]] = {}

    def of(self, tail: Tail) -> list[Key]:
        """Roots of the clusters that a shorter form may stand for, those who speak in most documents first."""
        if tail not in self._of:
            self._of[tail] = self._found(tail) if tail else []
        return self._of[tail]

    def whole(self, root: Key) -> Told:
        """All that is told of a cluster."""
        if root not in self._whole:
            self._whole[root] = together([self._by_key[member] for member in self._clusters.members[root]])
        return self._whole[root]

    def _found(self, tail: Tail) -> list[Key]:
        fits = [key for key in self._called.get(skeleton(tail[-1]), ()) if ends_in(self._by_key[key].name, tail)]
        if not fits and len(tail) == 1:
            slips = {key for letters in less_one(skeleton(tail[0])) for key in self._near.get(letters, ())}
            fits = [key for key in slips if near_spelling(self._full[key].surname, tail[0])]
        roots = {self._clusters.root[key] for key in fits}
        ordered = sorted(roots, key=lambda root: (-len(self.whole(root).documents), root))
        return self._without_sons(ordered)[:_RIVALS]

    def _without_sons(self, roots: Sequence[Key]) -> list[Key]:
        """The roots without those of a Jr. whose father speaks too: a surname alone is hardly ever the son's."""
        told = {root: [PersonName.of(name) for name in self.whole(root).names] for root in roots}
        fathers = {(name.given, name.surname) for names in told.values() for name in names if not name.suffix}
        return [
            root
            for root in roots
            if not all(name.suffix and (name.given, name.surname) in fathers for name in told[root])
        ]
