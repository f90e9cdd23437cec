"""Which statements put forward or deny the same: by the deed that somebody denies, else by their words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from firsthand.claiming.accused import Accusations
from firsthand.claiming.contested import Contested
from firsthand.claiming.group import SIDES, Group
from firsthand.claiming.narration import place
from firsthand.claiming.puts import OTHERS_SAID, Put
from firsthand.claiming.stories import Stories
from firsthand.claiming.surely import matters, surely
from firsthand.records import Side
from firsthand.text.propositions import Rarity, likeness

# Logistic model of whether two statements put forward one proposition, fitted on labelled pairs of sentences.
OF_ONE_UTTERANCE, OF_ONE_VOICE, ALIKE = 1.4, 1.1, 4.5  # the last one times the root of the weighted likeness
SAME = 2.0  # the score from which they do
MOST = 2  # groups that a statement is in
LEAST = 0.34  # root of the weighted likeness below which two utterances are none
DENIED = 0.55  # share of a denial's words that stand in what it denies
CONTRADICTED = 0.75  # the same for words that say no without being a denial ("he had not been there")
TOLD = 3  # stems that a negation by the way shares with what it denies
FEW = 20  # tellings of one utterance that another is held against
MEMBERS = 8  # wordings of a group, the leader's first, that one is held against
HELD = 8  # likeliest groups that a statement is held against
STEMS = 30  # rarest stems of a statement by which they are found
COMMON = 200  # groups; a stem that more of them hold leads to none by itself
LOOKED = 300  # groups that these stems lead to, from the rarest stem on

_THERE_IS_NO = re.compile(r"\bthere (?:is|are|was|were|(?:has|have|had) been) no\b", re.I)


def grouped(
    puts: Sequence[Put], stories: Stories, narrated: Iterable[Put] = (), names: Collection[str] = frozenset()
) -> list[Group]:
    """Every put in one group at least; a put that speaks of several deeds in as many.

    What documents of two stories tell is not the same, however alike, unless it is one utterance.  Demands, promises,
    threats and apologies are grouped among themselves: they are on no side of what others say was done.  What is
    narrated is put beside what it tells, and draws nothing together.  `names`: stems that tell who, not what.
    """
    ordered = sorted(puts, key=lambda p: p.statement.id)
    rarity = Rarity((p.terms for p in ordered), names)
    sided = [p for p in ordered if p.sided]
    likened = _Likened(sided, rarity, stories)
    of_deeds = []
    for p in narrated:
        likened.narrate(p)
        if p.asserted or p.denied or p.unsaid:
            of_deeds.append(p)
    worded = likened.whole()
    contested = Contested(sided, rarity, stories, worded)
    for p in of_deeds:
        contested.narrate(p)
    left = list(contested.without(worded))
    accused = Accusations(sided, stories)
    for group in left:
        accused.doubt(group)
    calls = _Likened([p for p in ordered if not p.sided], rarity, stories).whole()
    for group in (*left, *calls):
        group.matter = matters(group.all(), rarity)
    return [*contested.groups, *left, *calls]


def _one_side(group: Group) -> Group:
    """Tellings of one utterance on one side, that of most of them: what differs is how it was retold."""
    votes: dict[str | None, Counter[Side]] = defaultdict(Counter)
    for side in SIDES:
        for p in group.puts[side]:
            votes[p.utterance][side] += 1
    found = Group(narrated=group.narrated)
    for side in SIDES:
        for p in group.puts[side]:
            split = votes[p.utterance] if p.utterance else Counter({side: 1})
            found.add("asserting" if split["asserting"] >= split["denying"] else "denying", p)
    return found


def _against(p: Put, leader: Put) -> bool:
    """Whether `p` takes the side against the words of `leader`: it denies, or says no to what those say.

    Nobody is set against their own words by a negation in them: that is another thing said.
    """
    if not (p.denial or p.says_no) or leader.side != "asserting" or not p.sided or p.act == "other":
        return False
    if not p.denial and p.voice is not None and p.voice == leader.voice:
        return False
    return _denies(p, leader) and not _denies(leader, p)


def _denies(p: Put, q: Put) -> bool:
    """Whether `p` is a denial, or says no in what it shares with `q`; in one clause of many it has to share more."""
    shared, no = p.terms & q.terms, p.no & q.terms
    whole = p.side == "denying" or (not p.denial and (len(no) >= TOLD or (len(no) > 1 and no == shared)))
    return whole and (2 * len(no) >= len(shared) if p.says_no else p.denial)


class _Likened:
    """Puts in groups by their words: the fullest told leads, others join those whose leader they are likest to.

    A put is held against the leader, the first few who joined, and other tellings of its utterance: no long chains.
    """

    def __init__(self, puts: Sequence[Put], rarity: Rarity, stories: Stories) -> None:
        self.groups: list[Group] = []
        self._rarity, self._stories = rarity, stories
        self._weight: dict[str, float] = {}  # of a put's stems, by statement
        self._leaders: list[Put] = []
        self._wordings: dict[tuple[int, Side], list[Put]] = {}  # of those that have several
        self._said: list[frozenset[str]] = []  # every stem that a group asserts
        # story and stem -> groups whose assertions hold it
        self._holding: dict[tuple[int, str], list[int]] = defaultdict(list)
        self._told: dict[str, dict[int, list[Put]]] = defaultdict(dict)  # utterance -> its tellings by group
        self._tellings = tellings = Counter(p.utterance or "" for p in puts)
        for p in sorted(
            puts,
            key=lambda p: (
                p.side == "denying" or p.says_no,
                -tellings[p.utterance or ""] if p.utterance else 0,
                -len(p.terms),
                p.statement.id,
            ),
        ):
            if p.terms:  # assertions first: a denial needs something to deny
                self._place(p)

    def whole(self) -> list[Group]:
        """The groups; no more is done with them here."""
        groups, self.groups = self.groups, []
        for n, group in enumerate(groups):  # in place: there may be a million
            groups[n] = _one_side(group)
        return groups

    def narrate(self, p: Put) -> None:
        """Notes a narrated sentence beside what it surely tells; it neither leads nor draws anything there."""
        near = [(q, g, side) for g in self._near(p) for side in SIDES for q in self.groups[g].puts[side][:MEMBERS]]
        found = [
            (likeness(p.terms, q.terms, self._rarity), -g, side, q) for q, g, side in near if surely(p, q, self._rarity)
        ]
        if found:
            _, at, side, q = max(found, key=lambda one: one[:3])
            self.groups[-at].tell("denying" if _against(p, q) else side, place(p))

    def _place(self, p: Put) -> None:
        ranked = sorted(((score, -g) for g in self._near(p) if (score := self._score(p, g)) > 0), reverse=True)
        for _, at in ranked[:MOST]:
            leader = self._leaders[-at]
            self._add(-at, "denying" if _against(p, leader) else leader.side, p)
        if not ranked:
            # where nothing says the contrary, "he was not there" asserts that he was not
            p = replace(p, side=p.side if p.denial else "asserting")
            self.groups.append(Group())
            self._leaders.append(p)
            self._said.append(frozenset())
            self._add(len(self.groups) - 1, p.side, p)

    def _near(self, p: Put) -> list[int]:
        """The groups of its story that share most with it, by its rare stems; and those of its utterance."""
        shared: dict[int, float] = defaultdict(float)
        story, looked, rest = self._story(p), 0, self._weighs(p)
        for weight, stem in sorted((-self._rarity(t), t) for t in p.terms)[:STEMS]:
            holding = self._holding.get((story, stem), ())
            if len(holding) <= COMMON:
                rest += weight
                for group in holding:
                    shared[group] -= weight
                looked += len(holding)
                if looked > LOOKED:
                    break
        # the floats are sorted first: that is cheaper than to rank some hundred groups to keep a few
        least = sorted(shared.values())[-HELD] if len(shared) > HELD else 0.0
        near = [group for group, weight in shared.items() if weight >= least]
        likeliest = sorted(near, key=lambda g: (-shared[g], g))[:HELD]
        worth = [group for group in likeliest if self._may_score(p, group, shared[group] + rest)]
        return list(dict.fromkeys([*worth, *self._told.get(p.utterance or "", ())]))

    def _may_score(self, p: Put, group: int, most: float) -> bool:
        """Whether the score may be enough if stems of at most that weight are shared: saves the exact one."""
        leader, mine = self._leaders[group], self._weighs(p)
        if _against(p, leader):
            return True
        members = self._members(p, group)
        voice = p.voice is not None and any(p.voice == q.voice for q in members)
        least = max((SAME - OF_ONE_VOICE * voice) / ALIKE, LEAST) ** 2  # likeness
        if len(members) > 1:  # none shares more with it than all of them together
            return most >= least * mine and self._rarity.weight(p.terms & self._said[group]) >= least * mine
        shared = min(most, self._weighs(leader))
        return shared >= least * (mine + self._weighs(leader) - shared)

    def _members(self, p: Put, group: int) -> Sequence[Put]:
        """The first ones on the side that it would be on, of other words or voices each."""
        leader = self._leaders[group]
        side: Side = "denying" if _against(p, leader) else leader.side
        return self._wordings.get((group, side)) or self.groups[group].puts[side][:1]

    def _add(self, group: int, side: Side, p: Put) -> None:
        puts = self.groups[group].puts[side]
        puts.append(p)
        if len(puts) > 1:
            known = self._wordings.setdefault((group, side), puts[:1])
            if len(known) < MEMBERS and all(p.terms != q.terms or p.voice != q.voice for q in known):
                known.append(p)
        if p.utterance and self._tellings[p.utterance] > 1:
            self._told[p.utterance].setdefault(group, []).append(p)
        if side == "asserting" or self._leaders[group].side == side:
            story = self._story(self._leaders[group])
            new = sorted(p.terms - self._said[group])
            self._said[group] = self._said[group] | p.terms if self._said[group] else p.terms
            for term in new:
                self._holding[story, term].append(group)

    def _score(self, p: Put, group: int) -> float:
        """How alike, 0 where it is not alike enough."""
        retold = self._told.get(p.utterance or "", {}).get(group, [])
        if not retold and _against(p, self._leaders[group]):
            told = self._wordings.get((group, "asserting")) or [self._leaders[group]]
            share = max(self._share(p, q) for q in told)
            return share if share >= (DENIED if p.denial else CONTRADICTED) else 0.0
        return max((self._link(p, q) for q in (*self._members(p, group), *retold[:FEW])), default=0.0)

    def _share(self, p: Put, q: Put) -> float:
        """How much of what `p` denies is what `q` says: of its negated clauses, or of all, without "the accounts".

        A negation by the way, in the lesser part of what is said, has to share more.
        """
        denied = (p.no if p.says_no else p.terms) - OTHERS_SAID
        shared = denied & q.terms
        single = len(p.terms) == 1 and not any(map(self._rarity.is_common, p.terms))
        single &= (p.denial and not p.says_no) or bool(_THERE_IS_NO.search(p.text))
        by_the_way = 2 * len(denied) < len(p.terms - OTHERS_SAID) and not p.denial
        if len(shared) < (TOLD if by_the_way else 1 if single else 2):
            return 0.0
        return self._rarity.weight(shared) / self._rarity.weight(denied)

    def _story(self, p: Put) -> int:
        return self._stories.of(p.statement.document)

    def _weighs(self, p: Put) -> float:
        id_ = p.statement.id
        if id_ not in self._weight:
            self._weight[id_] = self._rarity.weight(p.terms)
        return self._weight[id_]

    def _link(self, p: Put, q: Put) -> float:
        """The score of a pair, 0 where it is not enough."""
        retold = p.utterance is not None and p.utterance == q.utterance
        voice = p.voice is not None and p.voice == q.voice
        bonus = OF_ONE_UTTERANCE * retold + OF_ONE_VOICE * voice
        least = max((SAME - bonus) / ALIKE, 0.0 if retold else LEAST) ** 2  # likeness
        first, second = self._weight[p.statement.id], self._weight[q.statement.id]
        if first < least * second or second < least * first:
            return 0.0
        both = p.terms & q.terms
        if len(both) < (1 if retold else 2):
            return 0.0
        weight = self._rarity.weight(both)
        alike = weight / (first + second - weight)
        return bonus + ALIKE * math.sqrt(alike) if alike >= least else 0.0
