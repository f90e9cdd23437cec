"""How a story spreads: originals, agency wires, copies, retellings, talk; each page with where it truly comes from."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import propagation_words as w
from propagation_clauses import Clause, Said, content_slots
from propagation_days import written
from propagation_event import Event, Speech, Voice
from propagation_noise import Noise
from propagation_page import Form, Page, Paragraph, Telling

RUMOUR = Voice("", "unnamed", None, "")  # of talk that nobody stands behind
WIDE = 0.3  # share of agency wires that a pile holds themselves


class Spread:
    """The pages of one pile, in the order in which they come about."""

    def __init__(self, chance: random.Random, event: Event, noise: Noise) -> None:
        self.chance, self.event, self.noise = chance, event, noise
        self.pages: list[Page] = []

    def run(self, size: int) -> list[Page]:
        """Originals first, then further pages until the pile holds `size`."""
        for speech in self.event.speeches:
            self._originals(speech)
        if self.chance.random() < self.noise.cycles:
            self.circle(2)
        while sum(page.held for page in self.pages) < size:
            if self.chance.random() < self.noise.talk:
                self._talk()
            elif self.chance.random() < 0.4:
                parent = self._parent(text=True)
                carriers = [page.outlet for page in self.pages if page.text_of == parent.text_of]
                self.add(self.copy(parent, self._other(*carriers)))
            else:
                self._retelling()
        return self.pages

    def add(self, page: Page) -> Page:
        """Puts a page into the pile, with the date that it states."""
        self.pages.append(page)
        return page

    # -- originals -----------------------------------------------------------------------------------------------------

    def _originals(self, speech: Speech) -> None:
        chance = self.chance
        for outlet in speech.recorders:
            wire = outlet in self.event.agencies
            if len(speech.recorders) > 1 and outlet != speech.recorders[0] and chance.random() < 0.4:
                continue
            day = speech.day + timedelta(days=chance.randrange(2))
            venue = "reporters" if len(speech.recorders) > 1 else chance.choice(("this newspaper", f"the {outlet}"))
            page = self.page(outlet, day, self._recorded(speech, day, venue), "wire" if wire else "original")
            if wire:
                page = self._marked(page, outlet)
                page = replace(page, held=chance.random() < WIDE)
            elif chance.random() < 0.5:
                page = replace(page, byline=f"By {next(self.event.people)} {next(self.event.people)}, {outlet}")
            self.add(page)
        if speech.voice.type == "organisation" and chance.random() < 0.4:
            body = self._recorded(speech, speech.day, None)
            self.add(self.page(speech.voice.name, speech.day, body, "official"))

    def _recorded(self, speech: Speech, day: date, venue: str | None) -> list[Paragraph]:
        """The whole speech: each sentence that bears on a claim with what follows it."""
        starts = [n for n, s in enumerate(speech.sentences) if s[0].clause.topic is not None]
        paragraphs: list[Paragraph] = []
        for i, start in enumerate(starts):
            end = starts[i + 1] if i + 1 < len(starts) else len(speech.sentences)
            at = tuple(range(start, end))
            cuts = [at] if self.chance.random() < 0.4 else [at[:1], at[1:]]
            tellings = [
                Telling(
                    speech, some, tuple(speech.sentences[n] for n in some), self._form(len(some)),
                    venue=venue if not (i or j) else None,
                    day=written(speech.day, day) if not (i or j) else None, again=bool(i or j),
                )
                for j, some in enumerate(cut for cut in cuts if cut)
            ]  # fmt: skip
            paragraphs += [(self.narration(), *tellings), (self.narration(), self.narration())]
        return paragraphs

    def _form(self, sentences: int) -> Form:
        forms: tuple[Form, ...] = ("direct", "colon", "direct", "indirect", "split")
        return self.chance.choice(forms[: 4 + (sentences > 1)])

    def narration(self) -> Said:
        """A sentence of the page's own."""
        form = self.chance.choice(w.NARRATION)
        slots = (*content_slots(self.chance), ("place", (self.event.place,)))
        return Said(Clause((("first", form),), slots), tuple(self.chance.randrange(len(o)) for _, o in slots))

    def page(self, outlet: str, day: date, paragraphs: Sequence[Paragraph], kind: str) -> Page:
        """A new page with a title of its own; its text is its own."""
        key = f"{len(self.pages):02d}-{outlet.lower().replace(' ', '-')}"
        slots = (*content_slots(self.chance), ("place", (self.event.place,)))
        title = Said(Clause((("first", self.chance.choice(w.TITLES)),), slots), (0,) * len(slots)).words("first")
        host = "".join(c for c in outlet.lower() if c.isalpha())
        return Page(
            key, outlet, day, self._stated(day), title, tuple(paragraphs), kind, key,  # type: ignore[arg-type]
            url=f"https://www.{host}.example/{day:%Y/%m}/{key}",
        )  # fmt: skip

    def _stated(self, day: date) -> date | None:
        draw, noise = self.chance.random(), self.noise
        off = timedelta(days=self.chance.randint(1, 9))
        if draw < noise.late:
            return day + off
        if draw < noise.late + noise.wrong:
            return day - off if self.chance.random() < 0.5 else None
        return day

    def _marked(self, page: Page, agency: str | None) -> Page:
        mark = f" ({agency})" if agency else ""
        return replace(page, dateline=f"{self.event.place.upper()}{mark}", agency=agency)

    # -- further pages -------------------------------------------------------------------------------------------------

    def _parent(self, *, text: bool = False) -> Page:
        """Some page that somebody tells something on; wires and originals are taken up more than others."""
        weights = [0 if page.kind == "unsourced" or (text and page.kind == "official") else
                   3 if page.kind in ("wire", "original") else 1 for page in self.pages]  # fmt: skip
        return self.chance.choices(self.pages, weights)[0]

    def _other(self, *taken: str) -> str:
        return self.chance.choice([name for name in self.event.outlets if name not in taken])

    def root(self, page: Page) -> Page:
        """The page whose text `page` carries."""
        return next(one for one in self.pages if one.key == page.text_of)

    def copy(self, parent: Page, outlet: str, day: date | None = None) -> Page:
        """The parent's text, perhaps cut or edited, with its source or without."""
        chance, noise = self.chance, self.noise
        root = self.root(parent)
        credited = chance.random() >= (noise.unmarked if root.kind == "wire" else noise.uncredited)
        paragraphs = list(parent.paragraphs)
        if chance.random() < noise.truncated:
            paragraphs = paragraphs[: max(2, len(paragraphs) - chance.randint(1, max(1, len(paragraphs) // 2)))]
        if chance.random() < noise.edited:
            paragraphs = [self._edited(paragraph) for paragraph in paragraphs]
        own = f"the {root.outlet}"
        there = [self._readdressed(p, own if credited else None) for p in paragraphs]
        names_it = any(item.venue == own for p in there for item in p if isinstance(item, Telling))
        page = self.page(outlet, day or parent.day + timedelta(days=chance.randrange(3)), there, "copy")
        page = replace(page, text_of=root.key, hops=frozenset({parent.key}),
                       named=frozenset({parent.key} if credited else ()))  # fmt: skip
        if chance.random() < 0.5:
            page = replace(page, title=parent.title)
        if root.kind == "wire":
            return self._marked(page, root.outlet if credited else None)
        if credited and not (names_it and chance.random() < 0.5):
            page = replace(page, foot=f"First published in the {root.outlet}.")
        return page

    def _edited(self, paragraph: Paragraph) -> Paragraph:
        """Half of the page's own sentences in other words, one in ten gone."""
        chance = self.chance
        kept = [item for item in paragraph if isinstance(item, Telling) or chance.random() < 0.9] or list(paragraph)
        return tuple(
            item.reworded(chance, 0.5) if isinstance(item, Said) and chance.random() < 0.5 else item for item in kept
        )

    def _readdressed(self, paragraph: Paragraph, venue: str | None) -> Paragraph:
        """`this newspaper` is another one on a copy: its name, or nothing."""
        return tuple(
            replace(item, venue=venue)
            if isinstance(item, Telling) and item.venue and len(item.speech.recorders) == 1
            else item
            for item in paragraph
        )

    def _retelling(self) -> None:
        """A page of its own words that tells again what one to three others tell."""
        chance = self.chance
        parents = list({page.key: page for page in (self._parent() for _ in range(chance.randint(1, 3)))}.values())
        outlet = self._other(*(page.outlet for page in parents))
        day = max(page.day for page in parents) + timedelta(days=chance.randrange(5))
        found = [(page, t) for page in parents for t in page.tellings if t.topics]
        chosen = chance.sample(found, min(len(found), chance.randint(2, 5)))
        tellings = [self.retell(t, page, outlet, day) for page, t in chosen]
        tellings = self._agreeing(tellings)
        named = frozenset(p.key for (p, _), t in zip(chosen, tellings, strict=True) if _names_an_outlet(t))
        paragraphs: list[Paragraph] = [(self.narration(), self.narration())]
        for t in tellings:
            paragraphs.append((self.narration(), t) if chance.random() < 0.6 else (t, self.narration()))
        if chance.random() < self.noise.uncredited:  # a paragraph cut and pasted
            paragraphs.append(tuple(i for i in parents[0].paragraphs[-1] if isinstance(i, Said)) or (self.narration(),))
        page = self.page(outlet, day, paragraphs, "retelling")
        links = tuple(p.url for p in parents if p.key in named and p.kind != "wire" and chance.random() < 0.15)
        self.add(replace(page, hops=frozenset(p.key for p, _ in chosen), named=named, links=links))

    def retell(self, t: Telling, parent: Page, outlet: str, day: date) -> Telling:
        """A telling as the next page gives it."""
        chance, noise = self.chance, self.noise
        press = len(t.speech.recorders) > 1
        credited = chance.random() >= noise.uncredited
        venue = ("reporters" if press and chance.random() < 0.7 else None) if press or not credited else (
            "this newspaper" if outlet in t.speech.recorders else f"the {t.speech.recorders[0]}")  # fmt: skip
        via = parent.outlet if credited and (press or parent.outlet not in t.speech.recorders) else None
        if via in (outlet, t.speech.voice.name) or (not press and chance.random() < 0.7):
            via = None
        told = replace(t, venue=venue, via=via, again=False, cut=False, gap=False, inserted=False)
        told = replace(told, day=None if chance.random() < noise.undated else written(t.speech.day, day))
        told = self._turned(told)
        if chance.random() < noise.elided and told.form in ("direct", "colon", "split"):
            told = self._elided(told)
        if chance.random() < noise.described and t.speech.voice.role and not t.speech.voice.behalf:
            told = replace(told, who="described")
        if chance.random() < noise.voiceless and all(side == "asserting" for _, side in told.topics):
            source = parent.outlet if credited and parent.outlet != outlet else None
            told = replace(told, who="outlet", via=source) if source else self._talked(told)
            told = replace(told, venue=None, day=told.day if source else None)
        return told

    def _agreeing(self, tellings: Sequence[Telling]) -> list[Telling]:
        """A page names a speaker everywhere or nowhere, and says once what he is."""
        who: dict[str, Telling] = {}
        found = []
        for t in tellings:
            if t.who in ("named", "described"):
                first = who.setdefault(t.speech.voice.name, t)
                t = t if first is t else replace(t, who=first.who, again=first.who == "named")
            found.append(t)
        return found

    def _turned(self, t: Telling) -> Telling:
        """A quotation stays one or becomes indirect speech, whole or in part; indirect speech stays indirect."""
        chance = self.chance
        forms: list[Form] = ["indirect", "indirect", "according"]
        if t.form in ("direct", "colon", "split", "mixed"):
            forms += ["direct", "direct", "colon", "split" if len(t.sentences) > 1 else "mixed"]
        form = chance.choice(forms)
        if form == "mixed" and len(t.sentences[0]) < 2:
            form = "indirect"
        if any(side == "denying" for _, side in t.topics) and form == "indirect" and chance.random() < 0.5:
            return replace(t, form="denied", at=t.at[:1], sentences=(t.sentences[0][:1],))
        if form == "colon" and t.via:
            form = "direct"
        if form in ("indirect", "according", "mixed"):
            said = tuple(tuple(one.reworded(chance, self.noise.reworded) for one in s) for s in t.sentences)
            t = replace(t, sentences=said)
        return replace(t, form=form)

    def _elided(self, t: Telling) -> Telling:
        """Cut short, spliced from two places, or with an [inserted] word."""
        if len(t.sentences) > 2:
            return replace(t, form="direct", at=t.at[::2], sentences=t.sentences[::2], gap=True)
        if len(t.sentences[-1]) > 1:
            return replace(t, sentences=(*t.sentences[:-1], t.sentences[-1][:1]), cut=True)
        return replace(t, inserted=True)

    def _talked(self, t: Telling) -> Telling:
        if self.chance.random() < 0.5:
            return replace(t, who="nobody", via=None)
        return replace(t, who="collective", via=None, alias=self.chance.choice(w.COLLECTIVES))

    # -- what nobody stands behind -------------------------------------------------------------------------------------

    def rumour(self) -> Speech:
        """A claim in other words, of nobody known."""
        cores = [s[0] for speech in self.event.speeches for s in speech.sentences if s[0].clause.side == "asserting"]
        core = self.chance.choice(cores).reworded(self.chance, 0.3)
        return Speech(f"r{len(self.pages):02d}", RUMOUR, self.event.begin, ("",), ((core,),))

    def _talk(self) -> None:
        speech = self.rumour()
        t = self._talked(Telling(speech, (0,), speech.sentences, "indirect"))
        day = self.event.begin + timedelta(days=self.chance.randint(2, 14))
        body: list[Paragraph] = [(self.narration(), self.narration()), (self.narration(), t), (self.narration(),)]
        self.add(self.page(self._other(), day, body, "unsourced"))

    def circle(self, size: int) -> None:
        """Outlets that credit each other, the last the first, with what nobody stands behind."""
        speech, day = self.rumour(), self.event.begin + timedelta(days=self.chance.randint(3, 9))
        outlets = self.chance.sample(self.event.outlets, size)
        t = Telling(speech, (0,), speech.sentences, "indirect", who="outlet")
        pages: list[Page] = []
        for outlet, credited in zip(outlets, outlets[1:] + outlets[:1], strict=True):
            body: list[Paragraph] = [(self.narration(), replace(t, via=credited)), (self.narration(), self.narration())]
            page = self.page(outlet, day, body, "unsourced")
            pages.append(replace(page, key=f"{page.key}-{len(pages)}", text_of=f"{page.key}-{len(pages)}"))
        for page, other in zip(pages, pages[1:] + pages[:1], strict=True):
            self.add(replace(page, hops=frozenset({other.key}), named=frozenset({other.key})))


def _names_an_outlet(t: Telling) -> bool:
    return bool(t.via or (t.venue or "").startswith("the "))
