"""Statements gathered by the deed that somebody denies: `nobody was beaten` stands against all that tell of beatings.

What a denial says was not done is one matter in all that is told of its event, however it is told: the denial sets the
proposition, not the words of those who assert it.  A pile may hold several events: a denial stands against the
documents of its own story alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from firsthand.claiming.deeds import weak
from firsthand.claiming.group import SIDES, Group
from firsthand.claiming.narration import place
from firsthand.claiming.puts import Put
from firsthand.claiming.stories import Stories
from firsthand.claiming.surely import ALIKE, FEW
from firsthand.records import Side
from firsthand.text.propositions import Rarity, likeness

TOLD = 2  # telling words besides the deed that a narrated sentence shares with a claim of it
SHARED = 3  # telling words that an allegation shares with a claim of its document to be perhaps one of it


class Contested:
    """A group for each deed that is denied, and all that may be about it."""

    def __init__(self, puts: Sequence[Put], rarity: Rarity, stories: Stories, alike: Sequence[Group]) -> None:
        self._rarity, self._stories = rarity, stories
        by_story: dict[int, list[Put]] = defaultdict(list)
        for p in puts:
            by_story[stories.of(p.place[0])].append(p)
        self._in_story = {story: self._by_deed(by_story[story]) for story in sorted(by_story)}
        self.groups = [group for some in self._in_story.values() for group in some]
        self.taken = {p.statement.id for group in self.groups for p in group.all()}
        self._doubted = {p.statement.id for group in self.groups for p in group.doubtful.get("asserting", ())}
        self._of = self._by_statement()
        for group in alike:
            self._retold(group)
        self._near: dict[str, list[tuple[Put, Group]]] = defaultdict(list)  # by document
        for group in self.groups:
            for p in group.all():
                self._near[p.place[0]].append((p, group))
        self._terms: dict[int, frozenset[str]] = {}  # of all that is in a group, by its identity
        self._denied: dict[str | None, Group] = {}  # what an utterance answers, where one telling shows it
        self._said: dict[str | None, set[str]] = defaultdict(set)  # by utterance, the stems of what denies the accounts
        for group in self.groups:
            for p in group.puts["denying"]:
                if p.utterance:
                    self._denied.setdefault(p.utterance, group)
        left = [p for p in puts if p.statement.id not in self.taken]
        for p in sorted(left, key=lambda p: p.place[0] not in self._near):  # those first that show what they answer
            if p.general and p.statement.id not in self.taken:
                self._deny(p)
        for p in left:
            self._told_again(p)
            if p.statement.id not in self.taken:
                self._doubt(p)

    def _by_deed(self, puts: Sequence[Put]) -> list[Group]:
        told: dict[str, list[Put]] = defaultdict(list)
        against: dict[str, list[Put]] = defaultdict(list)
        unsaid: dict[str, set[str | None]] = defaultdict(set)
        for p in puts:
            for deeds, filed in ((p.asserted, told), (p.denied, against)):
                for deed in deeds:
                    filed[deed].append(p)
            for deed in p.unsaid:
                unsaid[deed].add(p.voice)
        found = []
        for deed in sorted(against):
            if not any(p.denial for p in against[deed]):
                continue
            sure = [p for p in told[deed] if p.voice is None or p.voice not in unsaid[deed]]
            mine = sure if deed not in weak() else self._sharing(deed, sure, against[deed])
            no = against[deed] if mine else [p for p in against[deed] if not p.general]
            if not mine and len(no) < 2:
                continue  # whoever denies what nobody says denies something else: "no such men are employed"
            group = Group(deed=deed)
            for side, some in (("asserting", mine), ("denying", no)):
                for p in some:
                    group.add("asserting" if side == "asserting" else "denying", p)
            # a voice that is elsewhere said to have said the contrary
            group.doubt("asserting", (p for p in told[deed] if p.voice and p.voice in unsaid[deed]))
            found.append(group)
        return found

    def _sharing(self, deed: str, told: Sequence[Put], against: Sequence[Put]) -> list[Put]:
        """Those that share a telling word with what is denied, or one that several of these have."""
        met = {t for p in against for t in p.terms if t != deed}
        found = {p.statement.id: p for p in told if self._telling(p.terms & met)}
        holders: dict[str, int] = defaultdict(int)
        for p in found.values():
            for t in p.terms - {deed}:
                holders[t] += 1
        often = {t for t, count in holders.items() if count > 1}
        return [p for p in told if p.statement.id in found or self._telling(p.terms & often)]

    def _telling(self, shared: Iterable[str]) -> list[str]:
        return [term for term in shared if not self._rarity.is_common(term)]

    def without(self, alike: Sequence[Group]) -> Iterator[Group]:
        """Groups of alike statements, without what is in a group of a deed where that is most of them."""
        for group in alike:
            left = {p.statement.id for p in group.all()} - self.taken
            if left and 2 * len(left) > len(group.all()):
                yield group
            elif left:
                rest = Group(narrated=group.narrated)
                for side in SIDES:
                    for p in group.puts[side]:
                        if p.statement.id in left:
                            rest.add(side, p)
                yield rest

    def narrate(self, p: Put) -> None:
        """Notes a narrated sentence beside each denied deed that it tells of, or says was not done."""
        for group in self._in_story.get(self._stories.of(p.place[0]), ()):
            shared = (p.terms & self._terms_of(group)) - {group.deed}
            if group.deed in p.asserted | p.denied | p.unsaid and len(self._telling(shared)) >= TOLD:
                group.tell("asserting" if group.deed in p.asserted else "denying", place(p))

    def _by_statement(self) -> dict[str, list[tuple[Group, Side]]]:
        found: dict[str, list[tuple[Group, Side]]] = defaultdict(list)
        for group in self.groups:
            for side in SIDES:
                for p in group.puts[side]:
                    found[p.statement.id].append((group, side))
        return found

    def _retold(self, alike: Group) -> None:
        """Where half of the statements on a side of alike ones are about a deed, the others there are too."""
        joined: list[tuple[Group, Side, Put]] = []
        for side in SIDES:
            here = alike.puts[side]
            held = [(group, at) for p in here for group, at in self._of[p.statement.id]]
            rest = [
                p
                for p in here
                if p.statement.id not in self.taken and p.statement.id not in self._doubted and not p.unsaid
            ]
            counts = Counter((id(group), at) for group, at in held)
            for group, at in {(id(g), s): (g, s) for g, s in held}.values():
                if 2 * counts[id(group), at] >= len(here):
                    known = [p for p in here if (group, at) in self._of[p.statement.id]]
                    joined += [(group, at, p) for p in rest if self._tells(p, known)]
        for group, at, p in joined:
            group.add(at, p)
            self.taken.add(p.statement.id)

    def _tells(self, p: Put, known: Sequence[Put]) -> bool:
        """Whether it is another telling of one of these, or surely like one of the first few."""
        return any(p.utterance and p.utterance == q.utterance for q in known) or any(
            likeness(p.terms, q.terms, self._rarity) >= ALIKE for q in known[:FEW]
        )

    def _deny(self, p: Put) -> None:
        """Joins what a denial of "the accounts" answers: a deed named around it, its voice's denials, what is near.

        Where it is told elsewhere, and what it answers there is known, it answers that.
        """
        group = self._denied.get(p.utterance) or self._answered(p)
        if group is None:
            return
        group.add("denying", p)
        self.taken.add(p.statement.id)
        if p.utterance:
            self._denied[p.utterance] = group
            self._said[p.utterance] |= p.terms

    def _told_again(self, p: Put) -> None:
        """Joins what denies the accounts where it is told as something else: "was inaccurate", read as an opinion."""
        if p.utterance in self._said and p.terms & self._said[p.utterance] and p.statement.id not in self.taken:
            self._denied[p.utterance].add("denying", p)
            self.taken.add(p.statement.id)

    def _answered(self, p: Put) -> Group | None:
        """What it answers by what its own document tells; null where that tells nothing that is denied."""
        near = self._near[p.place[0]]
        if not near:
            return None
        named = [(q, g) for deed in p.around[:1] for q, g in near if g.deed == deed]
        mine = [(q, g) for q, g in near if q.voice and q.voice == p.voice and q.denial]
        grave = [(q, g) for q, g in near if g.deed not in weak()]
        return _nearest(p, named or mine or grave or near)

    def _terms_of(self, group: Group) -> frozenset[str]:
        """Asked for once nothing more joins it."""
        if id(group) not in self._terms:
            self._terms[id(group)] = frozenset().union(*(p.terms for p in group.all()))
        return self._terms[id(group)]

    def _doubt(self, p: Put) -> None:
        """Notes a denial or allegation that may be about what its document speaks of, and does not say so."""
        if not p.denial and p.act != "allegation":
            return
        least = 1 if p.denial else SHARED
        groups = {id(group): group for _, group in self._near[p.place[0]]}
        for group in groups.values():
            if len(self._telling(p.terms & self._terms_of(group))) >= least:
                group.doubt("denying" if p.denial else "asserting", [p])


def _nearest(p: Put, near: Sequence[tuple[Put, Group]]) -> Group:
    """The group of what stands last before it, else first after it."""

    def rank(pair: tuple[Put, Group]) -> tuple[bool, int, int, str]:
        q, group = pair
        return q.place > p.place, abs(q.place[1] - p.place[1]), -len(group.all()), group.deed

    return min(near, key=rank)[1]
