"""A pile as the stages read it: documents with their statements, speakers, frames and figures known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import propagation_hostile as hostile
from firsthand.ids import derive, sha256
from firsthand.records import Block, Document, Figure, Frame, Link, Record, Speaker, Statement
from firsthand.text.numbers import value_of
from propagation_days import read_day
from propagation_draw import draw
from propagation_event import Event, invent
from propagation_noise import Noise
from propagation_page import Drawn, Page, Told
from propagation_spread import Spread

SIZES = (14, 40)  # documents of a pile, before any is taken away


@dataclass(frozen=True)
class Setting:
    """What a pile is made with."""

    name: str
    noise: Noise
    missing: float = 0.0  # share of the pile's documents taken away
    hostile: hostile.Plan | None = None


@dataclass
class Pile:
    """One generated pile: every page with its truth, and the rows of those that are held."""

    seed: str
    event: Event
    pages: dict[str, Page]  # all, by key; those not held too
    drawn: dict[str, Drawn] = field(default_factory=dict)  # of those held
    document: dict[str, str] = field(default_factory=dict)  # ids of documents by key of page
    page: dict[str, Page] = field(default_factory=dict)  # by id of document
    told: dict[str, tuple[Page, Told]] = field(default_factory=dict)  # by id of statement
    rows: list[Record] = field(default_factory=list)


def make(setting: Setting, seed: str, *, plain: bool = False) -> Pile:
    """A pile of 14 to 40 documents, from the seed alone."""
    chance = random.Random(f"{seed} {setting.name}")
    event = invent(chance, setting.noise.own_words, plain=plain)
    spread = Spread(chance, event, setting.noise)
    pages = spread.run(chance.randint(*SIZES))
    if setting.hostile:
        setting.hostile(spread)
    held = [page for page in pages if page.held]
    gone = set(chance.sample([page.key for page in held], int(setting.missing * len(held))))
    pile = Pile(seed, event, {page.key: page for page in pages})
    for page in held:
        if page.key not in gone:
            _hold(pile, page)
    return pile


def _hold(pile: Pile, page: Page) -> None:
    drawn = draw(page)
    original, path = sha256(drawn.text.encode()), f"{page.key}.txt"
    id_ = derive("document", original, path, "")
    pile.drawn[page.key], pile.document[page.key], pile.page[id_] = drawn, id_, page
    pile.rows.append(
        Document(
            id=id_, input=id_, path=path, original=original, outlet=page.outlet,
            published=page.stated.isoformat() if page.stated else None, author=None, title=page.title, url=page.url,
            language="en", covered=True, text=drawn.text, warnings=(),
        )
    )  # fmt: skip
    pile.rows += [Block(document=id_, kind="credit", begin=b, end=e) for b, e in drawn.credits]
    pile.rows += [Link(document=id_, begin=b, end=e, url=url) for (b, e), url in drawn.links]
    first: dict[str, tuple[str | None, str | None]] = {}  # what a page says once of venue and day holds for a speech
    for told in drawn.told:
        statement = derive("statement", id_, told.content)
        pile.told[statement] = page, told
        pile.rows.append(
            Statement(
                id=statement, document=id_, kind=told.kind, source=told.source, cue=told.cue, content=told.content,
                parent=None, in_block=None, confidence=1.0,
            )
        )  # fmt: skip
        pile.rows.append(_speaker(statement, id_, told))
        t = told.telling
        before = first.setdefault(t.speech.key, (t.venue, t.day))
        venue, day = t.venue or (before[0] if t.again else None), t.day or (before[1] if t.again else None)
        via = [name for name in (t.via, page.agency) if name and name != page.outlet]
        pile.rows.append(
            Frame(
                statement=statement, document=id_, venue=_venue(venue, page), via=tuple(dict.fromkeys(via)),
                said_on=read_day(day, page.stated), act=told.act, denies="the deed" if told.act == "denial" else None,
                duress=False, venue_at=told.venue_at, via_at=told.via_at, said_on_at=told.day_at,
                act_at=told.cue if t.form == "denied" else told.content[:1],
            )
        )  # fmt: skip
        pile.rows += _figures(statement, id_, drawn, told)


def _venue(words: str | None, page: Page) -> str | None:
    if words == "this newspaper":
        return page.outlet
    return words.removeprefix("the ") if words else None


def _speaker(statement: str, document: str, told: Told) -> Speaker:
    """Whose words they are as far as the page tells: a name, a description, an outlet, a collective, nobody."""
    t, voice = told.telling, told.telling.speech.voice
    name = {"named": t.name, "outlet": t.via}.get(t.who)
    kinds = {"named": voice.type, "outlet": "outlet", "collective": "group"}
    somebody = {"described": f"one of {t.speech.key}", "collective": t.alias or "", "nobody": ""}
    return Speaker(
        statement=statement,
        document=document,
        speaker=name,
        speakers=(),
        speaker_type=kinds.get(t.who, "unnamed"),
        on_behalf_of=voice.behalf if t.who == "named" and not t.alias else None,
        role=voice.role if t.who in ("named", "described") else None,
        entity=name or somebody.get(t.who, ""),
        named_at=told.source if t.who == "named" else (),
    )


def _figures(statement: str, document: str, drawn: Drawn, told: Told) -> Iterator[Figure]:
    """The number of dead that a statement gives."""
    for sentence in told.telling.sentences:
        slots = dict(sentence[0].clause.slots)
        begin, end = told.content[0][0], told.content[-1][1]
        at = drawn.text.lower().find(f"{slots['num'][0]} ", begin, end) if "num" in slots else -1
        if at >= 0 and sentence[0].clause.side == "asserting":
            number = value_of(slots["num"][0])
            least = drawn.text[begin:at].endswith("at least ")
            yield Figure(
                id=derive("figure", document, at), document=document, begin=at, end=at + len(slots["num"][0]),
                low=number, high=None if least else number, unit="dead", kind="killed", main=True, as_of=None,
                statement=statement,
            )  # fmt: skip
