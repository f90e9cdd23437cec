"""Which statements put forward or deny the same: by the deed that somebody denies, else by their words."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from firsthand.claiming.contested import Contested
from firsthand.claiming.group import SIDES, Group
from firsthand.claiming.puts import Put
from firsthand.records import Side
from firsthand.text.propositions import Rarity

# Logistic model of whether two statements put forward one proposition, fitted on labelled pairs of sentences.
OF_ONE_UTTERANCE, OF_ONE_VOICE, ALIKE, WORD = 1.15, 1.08, 5.67, 0.1
MOST = 2  # groups that a statement is in
SAME = 1.6  # the score from which they do
LEAST = 0.05  # weighted likeness, below which two utterances are none
DENIED = 0.45  # share of a denial's words that stand in what it denies
CONTRADICTED = 0.75  # the same for words that say no without being a denial ("he had not been there")
FEW = 20  # tellings of one utterance that another is held against
HELD = 24  # likeliest groups that a statement is held against
STEMS = 30  # rarest stems of a statement by which they are found
COMMON = 200  # groups; a stem that more of them hold leads to none by itself


def grouped(puts: Sequence[Put]) -> list[Group]:
    """Every put in one group at least; a put that speaks of several deeds in as many."""
    ordered = sorted(puts, key=lambda p: p.statement.id)
    rarity = Rarity(p.terms for p in ordered)
    alike = [_one_side(group) for group in _Likened(ordered, rarity).groups]
    contested = Contested(ordered, rarity, alike)
    return [*contested.groups, *contested.without(alike)]


def _one_side(group: Group) -> Group:
    """Tellings of one utterance on one side, that of most of them: what differs is how it was retold."""
    votes: dict[str | None, Counter[Side]] = defaultdict(Counter)
    for side in SIDES:
        for p in group.puts[side]:
            votes[p.utterance][side] += 1
    found = Group()
    for side in SIDES:
        for p in group.puts[side]:
            split = votes[p.utterance] if p.utterance else Counter({side: 1})
            found.add("asserting" if split["asserting"] >= split["denying"] else "denying", p)
    return found


def _against(p: Put, leader: Put) -> bool:
    """Whether `p` takes the side against the words of `leader`: it denies, or says no where those do not."""
    return p.side == "denying" and leader.side == "asserting" and (p.denial or not leader.says_no)


class _Likened:
    """Puts in groups by their words: the fullest told leads, others join those whose leader they are likest to.

    A put is held against the leader alone, and against other tellings of its utterance: nothing is chained.
    """

    def __init__(self, puts: Sequence[Put], rarity: Rarity) -> None:
        self.groups: list[Group] = []
        self._rarity = rarity
        self._weight: dict[str, float] = {}  # of a put's stems, by statement
        self._leaders: list[Put] = []
        self._said: list[set[str]] = []  # every stem that a group asserts
        self._weights: list[float] = []  # of these
        self._holding: dict[str, list[int]] = defaultdict(list)  # stem -> groups whose assertions hold it
        self._told: dict[str, dict[int, list[Put]]] = defaultdict(dict)  # utterance -> its tellings by group
        tellings = Counter(p.utterance or "" for p in puts)
        for p in sorted(
            puts,
            key=lambda p: (p.side, -tellings[p.utterance or ""] if p.utterance else 0, -len(p.terms), p.statement.id),
        ):
            if p.terms:  # assertions first: a denial needs something to deny
                self._place(p)

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
            self._said.append(set())
            self._weights.append(0.0)
            self._add(len(self.groups) - 1, p.side, p)

    def _near(self, p: Put) -> list[int]:
        """The groups that share most with it, by its rare stems; and those of its utterance."""
        shared: dict[int, float] = defaultdict(float)
        rare = heapq.nsmallest(STEMS, p.terms, key=lambda t: (-self._rarity(t), t))
        for stem in rare:
            if len(self._holding[stem]) <= COMMON:
                for group in self._holding[stem]:
                    shared[group] += self._rarity(stem)
        likeliest = heapq.nsmallest(HELD, shared, key=lambda g: (-shared[g], g))
        return list(dict.fromkeys([*likeliest, *(self._told[p.utterance] if p.utterance else ())]))

    def _add(self, group: int, side: Side, p: Put) -> None:
        self.groups[group].puts[side].append(p)
        if p.utterance:
            self._told[p.utterance].setdefault(group, []).append(p)
        if side == "asserting" or self._leaders[group].side == side:
            for term in sorted(p.terms - self._said[group]):
                self._said[group].add(term)
                self._weights[group] += self._rarity(term)
                self._holding[term].append(group)

    def _score(self, p: Put, group: int) -> float:
        """How alike, 0 where it is not alike enough."""
        leader = self._leaders[group]
        retold = self._told[p.utterance].get(group, []) if p.utterance else []
        if _against(p, leader) and not retold:
            shared = p.terms & self._said[group]
            if len(shared) < min(2, len(p.terms)):
                return 0.0
            least = min(self._weighs(p), self._weights[group])
            share = self._rarity.weight(shared) / least
            return share if share >= (DENIED if p.denial else CONTRADICTED) else 0.0
        return max(self._link(p, q) for q in [leader, *retold[:FEW]])

    def _weighs(self, p: Put) -> float:
        id_ = p.statement.id
        if id_ not in self._weight:
            self._weight[id_] = self._rarity.weight(p.terms)
        return self._weight[id_]

    def _link(self, p: Put, q: Put) -> float:
        """The score of a pair, 0 where it is not enough."""
        both = p.terms & q.terms
        if len(both) < 2:
            return 0.0
        weight = self._rarity.weight(both)
        alike = weight / (self._weighs(p) + self._weighs(q) - weight)
        retold = p.utterance is not None and p.utterance == q.utterance
        voice = p.voice is not None and p.voice == q.voice
        if not retold and alike < LEAST:
            return 0.0
        score = OF_ONE_UTTERANCE * retold + OF_ONE_VOICE * voice + ALIKE * alike + WORD * min(len(both), 8)
        return score if score >= SAME else 0.0
