"""An invented event: what is claimed of it, who stands behind each claim, and every act of speaking."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import propagation_words as w
from firsthand.records import Side, SpeakerType
from propagation_clauses import FORMS, Clause, Forms, Said, Sentence, content_slots
from propagation_words import Options


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks; `party` is who is counted, the same for an institution, its head and its spokesman."""

    name: str
    type: SpeakerType
    role: str | None
    party: str
    behalf: str | None = None
    he: str = "it"


@dataclass(frozen=True)
class Speech:
    """One act of speaking: a true utterance."""

    key: str
    voice: Voice
    day: date
    recorders: tuple[str, ...]  # outlets it was said to; of several, it was said to reporters
    sentences: tuple[Sentence, ...]

    @property
    def venue(self) -> str:
        return "reporters" if len(self.recorders) > 1 else self.recorders[0]


@dataclass(frozen=True)
class Topic:
    """A claim: a deed, or deaths, in one building."""

    deed: Options
    hows: tuple[Options, ...]
    where: Options
    numbers: Options = ()


@dataclass
class Event:
    """All that is true of one pile before it spreads."""

    place: str
    begin: date
    topics: list[Topic]
    victims: Options
    actors: Options
    outlets: list[str]
    agencies: list[str]
    speeches: list[Speech]
    people: Iterator[str]  # further names


def invent(chance: random.Random, own_words: float, *, plain: bool = False) -> Event:
    """An event with three claims, three or four witnesses of whom two tell it in like words, a union and a ministry.

    `own_words`: how often one origin names what happened by another word than the rest.  `plain`: nobody says more than
    what bears on a claim, and all say it alike.
    """
    people = w.names(chance)
    place, river, coast = next(people), next(people), next(people)
    ends = chance.sample(w.OUTLETS, 14)
    event = Event(
        place=place,
        begin=date(2031, 1, 1) + timedelta(days=chance.randrange(300)),
        topics=list(_topics(chance)),
        victims=chance.choice(w.VICTIMS),
        actors=chance.choice(w.ACTORS),
        outlets=[f"{chance.choice((place, river, coast, next(people)))} {end}" for end in ends],
        agencies=[f"{name} {end}" for name, end in zip((next(people), next(people)), w.AGENCY_ENDS, strict=False)],
        speeches=[],
        people=people,
    )
    _Speakers(chance, event, own_words, plain).all()
    return event


def _topics(chance: random.Random) -> Iterator[Topic]:
    places = chance.sample(w.BUILDINGS, 3)
    for (did, hows), where in zip(chance.sample(w.DEEDS, 2), places, strict=False):
        yield Topic(did, hows, where)
    start = chance.randrange(len(w.NUMBERS) - 2)
    yield Topic((), (), places[2], tuple(w.NUMBERS[start : start + 3]))


class _Speakers:
    """Lets everybody of an event speak."""

    def __init__(self, chance: random.Random, event: Event, own_words: float, plain: bool) -> None:
        self.chance, self.event, self.own_words, self.plain = chance, event, own_words, plain

    def all(self) -> None:
        chance, event = self.chance, self.event
        outlets = iter(event.outlets)
        witnesses = [self._person(chance.choice(chance.choice(w.TRADES))) for _ in range(chance.choice((3, 4)))]
        told = chance.choice((0, 1))  # the claim that two witnesses tell in like words
        alike = self._core(told, "first")
        for n, witness in enumerate(witnesses):
            topics = [told] if n < 2 else chance.sample(range(3), 2)
            cores = [alike if n < 2 else self._core(topic, "first") for topic in topics]
            self._speak(witness, 1 + chance.randrange(4), (next(outlets),), cores)
            if chance.random() < 0.25:  # the same again, to somebody else, on another day
                again = self._core(topics[0], "first")
                while again.words("first") == cores[0].words("first") and not self.plain:
                    again = self._core(topics[0], "first")
                self._speak(witness, 8 + chance.randrange(4), (next(outlets),), [again])
        press = (event.agencies[0], event.agencies[1], next(outlets))
        union = Voice(f"{event.place} {event.victims[0].split('/')[1].title()} Union", "organisation", None, "union")
        self._speak(union, 2, press, [self._core(topic, "passive") for topic in chance.sample(range(3), 2)])
        if chance.random() < 0.5:
            head = self._person(f"chairwoman of the {union.name}", "union")
            self._speak(head, 6, (next(outlets),), [self._core(chance.randrange(3), "passive")])
        self._deny(press, next(outlets))

    def _deny(self, press: tuple[str, ...], outlet: str) -> None:
        """A ministry at a press call, its spokesman there on another day, and sometimes its minister alone."""
        chance, portfolio = self.chance, self.chance.choice(w.PORTFOLIOS)
        ministry = Voice(f"Ministry of {portfolio}", "organisation", None, "ministry")
        spokesman = self._person(f"spokesman for the {ministry.name}", "ministry")
        self._speak(ministry, 3, press, [self._core(topic, "deny") for topic in range(3)])
        self._speak(replace(spokesman, behalf=ministry.name), 7, press, [self._core(chance.randrange(3), "deny")])
        if chance.random() < 0.5:
            minister = self._person(f"minister of {portfolio.lower()}", "ministry")
            self._speak(minister, 9, (outlet,), [self._core(chance.randrange(3), "deny")])

    def _person(self, role: str, party: str | None = None) -> Voice:
        name = f"{next(self.event.people)} {next(self.event.people)}"
        return Voice(name, "person", role, party or name, he=self.chance.choice(("he", "she")))

    def _speak(self, voice: Voice, after: int, recorders: tuple[str, ...], cores: Sequence[Said]) -> None:
        """Every core in a sentence of its own, asides in between and behind some."""
        sentences: list[Sentence] = []
        for core in cores:
            if self.plain:
                sentences.append((core,))
                continue
            sentences.append((core, self._aside(voice)) if self.chance.random() < 0.35 else (core,))
            sentences.extend((self._aside(voice),) for _ in range(self.chance.choice((1, 1, 2))))
        day = self.event.begin + timedelta(days=after)
        self.event.speeches.append(
            Speech(f"u{len(self.event.speeches):02d}", voice, day, recorders, tuple(sentences))
        )  # fmt: skip

    def _aside(self, voice: Voice) -> Said:
        first, third = self.chance.choice(w.ASIDES if voice.type == "person" and not voice.behalf else w.OFFICIAL)
        third = third.replace("{he}", voice.he).replace("{his}", {"he": "his", "she": "her"}.get(voice.he, "its"))
        return self._said((("first", first), ("third", third), ("told", third)), content_slots(self.chance))

    def _core(self, topic: int, how: Literal["first", "passive", "deny"]) -> Said:
        event, told = self.event, self.event.topics[topic]
        when = w.WHEN[topic] if self.plain else self.chance.choice(w.WHEN)
        slots = [("victims", event.victims), ("where", told.where), ("when", when)]
        side: Side = "denying" if how == "deny" else "asserting"
        if told.deed:
            way = told.hows[0] if self.plain else self.chance.choice(told.hows)
            slots += [("did", told.deed), ("how", way), ("actors", event.actors)]
        else:
            slots += [("num", (self.chance.choice(told.numbers),))]
        forms, fronted = FORMS[bool(told.deed), how]
        return self._said(forms, tuple(slots), topic, side, fronted)

    def _said(
        self, forms: Forms, slots: tuple[tuple[str, Options], ...], topic: int | None = None,
        side: Side | None = None, fronted: Forms = (),
    ) -> Said:  # fmt: skip
        """In the speaker's own words: a synonym for what all others name alike only as often as `own_words`."""
        picks = tuple(
            self.chance.randrange(len(o)) if topic is None or self.chance.random() < self.own_words else 0
            for _, o in slots
        )  # fmt: skip
        return Said(Clause(forms, slots, topic, side, fronted), picks)
