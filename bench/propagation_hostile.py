"""Piles that somebody has planted pages in: each plan adds to a spread that is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from propagation_event import Speech
from propagation_page import Page, Paragraph, Telling
from propagation_spread import Spread

Plan = Callable[[Spread], None]
PLANTED = 6  # pages


def _interview(spread: Spread) -> Page:
    """An original with a witness who speaks to one outlet; it is in the pile."""
    found = [p for p in spread.pages if p.kind == "original" and len(p.tellings[0].speech.recorders) == 1]
    named = [p for p in found if p.tellings[0].speech.voice.type == "person" and _is_witness(p)]
    return spread.chance.choice(named)


def _is_witness(page: Page) -> bool:
    voice = page.tellings[0].speech.voice
    return voice.party == voice.name


def _own(page: Page, t: Telling, **changed: object) -> Telling:
    return replace(t, venue="this newspaper", via=None, day=page.tellings[0].day, **changed)  # type: ignore[arg-type]


def many(spread: Spread) -> None:
    """One interview under six mastheads, each as its own: in other words, under other names or under none."""
    chance, source = spread.chance, _interview(spread)
    for outlet in chance.sample([o for o in spread.event.outlets if o != source.outlet], PLANTED):
        alias = f"{next(spread.event.people)} {next(spread.event.people)}" if chance.random() < 0.5 else None
        who = "named" if alias or chance.random() < 0.3 else "described"
        body: list[Paragraph] = []
        for n, t in enumerate(t for t in source.tellings if t.topics):
            said = tuple(tuple(one.reworded(chance, 0.2) for one in s) for s in t.sentences)
            told = _own(source, t, sentences=said, alias=alias, who=who, again=bool(n))
            body.append((spread.narration(), told if not n else replace(told, venue=None, day=None)))
        page = spread.page(outlet, source.day + timedelta(chance.randint(-2, 6)), body, "retelling")
        spread.add(replace(page, hops=frozenset({source.key})))


def fake(spread: Spread) -> None:
    """A second source that is none: the same words given to another name, as if to the page's own reporter."""
    source = _interview(spread)
    alias = f"{next(spread.event.people)} {next(spread.event.people)}"
    outlet = spread.chance.choice([o for o in spread.event.outlets if o != source.outlet])
    told = [replace(t, alias=alias) for t in source.tellings if t.topics]
    body: list[Paragraph] = [
        (_own(source, t, again=bool(n)) if not n else replace(t, again=True), spread.narration())
        for n, t in enumerate(told)
    ]
    page = spread.page(outlet, source.day + timedelta(2), body, "retelling")
    spread.add(replace(page, hops=frozenset({source.key})))


def clones(spread: Spread) -> None:
    """One outlet's page again under its own name and under names like it, dated before it."""
    source = _interview(spread)
    name = source.outlet
    for outlet in (name, f"The {name}", f"{name} Online", name.replace(" ", "-"), name[:3] + name[4:]):
        page = spread.page(outlet, source.day, source.paragraphs, "copy")
        page = replace(page, stated=source.day - timedelta(spread.chance.randint(1, 3)), title=source.title)
        spread.add(replace(page, text_of=source.key, hops=frozenset({source.key}), byline=source.byline))


def likened(spread: Spread) -> None:
    """Two witnesses with like words, and pages that give the words of each to the other."""
    first, second = (next(p for p in spread.pages if p.tellings[0].speech is s) for s in _alike(spread))
    for source, other in ((first, second), (second, first)) * (PLANTED // 2):
        outlet = spread.chance.choice([o for o in spread.event.outlets if o not in (first.outlet, second.outlet)])
        name = other.tellings[0].speech.voice.name
        told = [replace(t, alias=name, venue=f"the {other.outlet}", again=False) for t in source.tellings if t.topics]
        page = spread.page(outlet, source.day + timedelta(3), [(spread.narration(), t) for t in told], "retelling")
        spread.add(replace(page, hops=frozenset({source.key})))


def _alike(spread: Spread) -> list[Speech]:
    """The first speeches of the two witnesses who tell one thing in like words."""
    found: dict[str, Speech] = {}
    for speech in spread.event.speeches:
        found.setdefault(speech.voice.name, speech)
    return list(found.values())[:2]


def hidden(spread: Spread) -> None:
    """Copies without credit whose words are broken by characters that nobody sees, or have letters that look alike."""
    source = _interview(spread)
    for n, outlet in enumerate(spread.chance.sample([o for o in spread.event.outlets if o != source.outlet], PLANTED)):
        page = spread.copy(source, outlet, source.day + timedelta(1))
        page = replace(page, foot=None, named=frozenset(), disguise=n % 3 + 1)
        paragraphs = tuple(
            tuple(replace(i, venue=None) if isinstance(i, Telling) else i for i in p) for p in page.paragraphs
        )
        spread.add(replace(page, paragraphs=paragraphs))


def forged(spread: Spread) -> None:
    """Copies without credit dated days before the original."""
    source = _interview(spread)
    for outlet in spread.chance.sample([o for o in spread.event.outlets if o != source.outlet], PLANTED):
        page = spread.copy(source, outlet, source.day + timedelta(1))
        stated = source.day - timedelta(spread.chance.randint(2, 20))
        paragraphs = tuple(
            tuple(replace(i, venue="this newspaper") if isinstance(i, Telling) and i.venue else i for i in p)
            for p in page.paragraphs
        )
        spread.add(replace(page, foot=None, named=frozenset(), stated=stated, paragraphs=paragraphs))


def circles(spread: Spread) -> None:
    """Rumours that outlets credit each other with, in circles of two and of three."""
    for outlets in (2, 3):
        spread.circle(outlets)


PLANS: dict[str, Plan] = {
    "many": many, "fake": fake, "clones": clones, "likened": likened, "hidden": hidden, "forged": forged,
    "circles": circles,
}  # fmt: skip
