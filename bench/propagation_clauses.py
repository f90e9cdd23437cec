"""Clauses with words that can stand for each other, in each person: as their speaker says them and as others retell."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import Literal

import propagation_words as w
from firsthand.records import Side
from propagation_words import Options

Person = Literal["first", "third", "told", "denied"]  # as the speaker has it, of the speaker, of nobody, after "denied"
Forms = tuple[tuple[Person, str], ...]
_SLOT = re.compile(r"\{(\w+)(?::(\d))?\}")


@dataclass(frozen=True)
class Clause:
    """One clause in each person, its slots with words that can stand for each other, and the claim it bears on."""

    forms: Forms
    slots: tuple[tuple[str, Options], ...]
    topic: int | None = None
    side: Side | None = None
    fronted: Forms = ()  # the same in another order


@dataclass(frozen=True)
class Said:
    """A clause in somebody's wording: for each slot which of its words."""

    clause: Clause
    picks: tuple[int, ...]
    fronted: bool = False

    def words(self, person: Person) -> str:
        forms = dict(self.clause.fronted if self.fronted else self.clause.forms)
        chosen = {
            name: options[pick] for (name, options), pick in zip(self.clause.slots, self.picks, strict=True)
        }  # fmt: skip

        def fill(slot: re.Match[str]) -> str:
            parts = chosen[slot[1]].split("/")
            return parts[int(slot[2])] if slot[2] else parts[0]

        return _SLOT.sub(fill, forms[person])

    def reworded(self, chance: random.Random, rate: float) -> Said:
        """Each word exchanged for a synonym with probability `rate`; sometimes in another order."""
        picks = tuple(
            (pick + chance.randrange(1, len(options))) % len(options)
            if len(options) > 1 and chance.random() < rate
            else pick
            for (_, options), pick in zip(self.clause.slots, self.picks, strict=True)
        )
        turned = bool(self.clause.fronted) and chance.random() < rate / 2
        return replace(self, picks=picks, fronted=self.fronted != turned)


Sentence = tuple[Said, ...]  # a clause and perhaps a second one


def content_slots(chance: random.Random) -> tuple[tuple[str, Options], ...]:
    """Content words for a clause that bears on no claim."""
    n, m = chance.sample(w.NOUNS, 2)
    a, b = chance.sample(w.ADJECTIVES, 2)
    v, u = chance.sample(w.VERBS, 2)
    time = chance.choice(w.TIMES)
    capital = tuple(words[0].upper() + words[1:] for words in time)
    return (
        ("n", n), ("m", m), ("a", a), ("b", b), ("v", v), ("u", u), ("k", chance.choice(w.KIN)), ("t", time),
        ("T", capital),
    )  # fmt: skip


def _forms(*written: str) -> Forms:
    persons: tuple[Person, ...] = ("first", "third", "told", "denied")
    return tuple(zip(persons, (*written, written[-1]), strict=False))


_DONE = "in the {where} {when}"
FORMS: dict[tuple[bool, str], tuple[Forms, Forms]] = {
    (True, "first"): (
        _forms("{actors} {did:0} us {how} " + _DONE, "{actors} had {did:1} them {how} " + _DONE,
               "{actors} had {did:1} {victims:1} {how} " + _DONE),
        _forms(_DONE + " {actors} {did:0} us {how}", _DONE + " {actors} had {did:1} them {how}",
               _DONE + " {actors} had {did:1} {victims:1} {how}"),
    ),
    (True, "passive"): (
        _forms("{victims:1} were {did:1} {how} " + _DONE, *["{victims:1} had been {did:1} {how} " + _DONE] * 2),
        _forms(_DONE + " {victims:1} were {did:1} {how}", *[_DONE + " {victims:1} had been {did:1} {how}"] * 2),
    ),
    (True, "deny"): (
        _forms("no {victims:0} was {did:1} in the {where}", *["no {victims:0} had been {did:1} in the {where}"] * 2,
               "{victims:1} had been {did:1} in the {where}"),
        (),
    ),
    (False, "first"): (
        _forms("I counted {num} dead {victims:1} " + _DONE, "{num} dead {victims:1} had been counted " + _DONE,
               "{num} {victims:1} lay dead " + _DONE),
        (),
    ),
    (False, "passive"): (
        _forms("at least {num} {victims:1} died " + _DONE, *["at least {num} {victims:1} had died " + _DONE] * 2),
        _forms(_DONE + " at least {num} {victims:1} died", *[_DONE + " at least {num} {victims:1} had died"] * 2),
    ),
    (False, "deny"): (
        _forms("no {victims:0} died in the {where}", *["no {victims:0} had died in the {where}"] * 2,
               "{victims:1} had died in the {where}"),
        (),
    ),
}  # fmt: skip
