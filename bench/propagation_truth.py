"""What is true of a pile: where texts and words come from, and how many stand behind each side of each claim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from propagation_event import Speech
from propagation_page import Page, Telling
from propagation_rows import Pile

VOICED = ("named", "described")


@dataclass(frozen=True)
class Side:
    """One side of one claim: the statements that tell it and the parties that stand behind it as far as is shown."""

    topic: int
    side: str
    statements: frozenset[str]
    parties: frozenset[str]


class Truth:
    """Answers for one pile.  A page is named by its key, a statement by its id."""

    def __init__(self, pile: Pile) -> None:
        self.pile = pile
        self.held = {key: pile.pages[key] for key in pile.document}

    def telling(self, statement: str) -> Telling:
        return self.pile.told[statement][1].telling

    @cached_property
    def sides(self) -> list[Side]:
        """The sides that somebody in the pile is on.

        A party counts if a statement names it, describes it, or gives its words to an outlet; what is given to nobody
        or to a collective adds no party, nor does a rumour.
        """
        found: dict[tuple[int, str], tuple[set[str], set[str]]] = {}
        for id_, (_, told) in self.pile.told.items():
            t = told.telling
            for key in t.topics:
                statements, parties = found.setdefault(key, (set(), set()))
                statements.add(id_)
                if t.who not in ("collective", "nobody") and t.speech.voice.party:
                    parties.add(t.speech.voice.party)
        return [Side(*key, frozenset(s), frozenset(p)) for key, (s, p) in sorted(found.items())]

    def same(self, a: str, b: str) -> bool | None:
        """Whether two statements tell one thing one voice said on one occasion; null where it is not asked.

        Not asked: other sentences of one speech, words that a page gives to nobody in particular, and what only
        somebody who was there could tell apart.
        """
        s, t = self.telling(a), self.telling(b)
        if "nobody" in (s.who, t.who):
            return None
        if (s.alias != t.alias and s.name == t.name) or (s.who == t.who == "outlet" and s.via == t.via):
            return None  # a planted page gives it to somebody who says the like; an outlet reports the like
        if s.speech is not t.speech or s.alias != t.alias:
            return False
        if s.who != "named" or t.who != "named":
            return None
        return True if set(s.at) & set(t.at) else None

    def of_two_voices(self, a: str, b: str) -> bool:
        """Whether two statements give the words of two voices: of two people, or of one under two names."""
        s, t = self.telling(a), self.telling(b)
        if "nobody" in (s.who, t.who):
            return False  # whose words they are is unknown: no voice
        if s.who == t.who == "named":
            return s.name != t.name
        if s.who == t.who == "outlet":
            return s.via != t.via
        return s.speech.voice != t.speech.voice

    # -- texts ---------------------------------------------------------------------------------------------------------

    def root(self, page: Page) -> Page:
        """The page whose text it carries; it may not be in the pile."""
        return self.pile.pages[page.text_of]

    def is_text_shown(self, page: Page) -> bool:
        """Whether any page that carries the text tells where it is from: by a mark, a credit, or its own reporter."""
        carriers = [one for one in self.held.values() if one.text_of == page.text_of]
        return any(
            one.named or one.agency or (one.kind == "copy" and one.foot)
            or (one.key == one.text_of and any(self.is_own(t, one) for t in one.tellings))
            for one in carriers
        )  # fmt: skip

    def is_contested(self, root: Page) -> bool:
        """Whether pages of other outlets claim what `root` was told, in its very text, and nobody names its outlet.

        Then nothing in the pile tells who is right: to leave it open is.
        """
        carriers = [one for one in self.held.values() if one.text_of == root.key and one.outlet != root.outlet]
        if not any(self.is_own(t, one) for one in carriers for t in one.tellings):
            return False
        speeches = {t.speech.key for t in root.tellings}
        others = [one for one in self.held.values() if one.outlet != root.outlet]
        return not any(one.text_of == root.key and one.foot and root.outlet in one.foot for one in others) and not any(
            root.outlet in (t.via, (t.venue or "").removeprefix("the "))
            for one in others for t in one.tellings if t.speech.key in speeches
        )  # fmt: skip

    def is_own(self, t: Telling, page: Page) -> bool:
        """Whether the page says it was said to its own outlet."""
        return t.venue in ("this newspaper", f"the {page.outlet}")

    # -- words ---------------------------------------------------------------------------------------------------------

    def records(self, speech: Speech) -> list[Page]:
        """The pages that had it first hand, in the pile or not."""
        return [
            page for page in self.pile.pages.values()
            if not page.hops and page.text_of == page.key and any(t.speech is speech for t in page.tellings)
        ]  # fmt: skip

    def is_record_shown(self, speech: Speech) -> bool:
        """Whether a page names an outlet that recorded it, or is that outlet's."""
        for _, told in self.pile.told.values():
            t = told.telling
            if t.speech is speech and not {t.via, (t.venue or "").removeprefix("the ")}.isdisjoint(speech.recorders):
                return True
        return any(page.key in self.held for page in self.records(speech))

    def is_visible_end(self, page: Page, speech: Speech) -> bool:
        """Whether it tells it without naming any outlet that it has it from."""
        tellings = [t for t in page.tellings if t.speech is speech]
        credited = any(t.via or ((t.venue or "").startswith("the ") and not self.is_own(t, page)) for t in tellings)
        return bool(tellings) and not (credited or page.agency or page.foot)

    # -- routes --------------------------------------------------------------------------------------------------------

    def ancestors(self, page: Page) -> list[Page]:
        """All pages it has something from, nearest first."""
        found: dict[str, Page] = {}
        left = sorted(page.hops)
        while left:
            key = left.pop(0)
            if key not in found and key != page.key:
                found[key] = self.pile.pages[key]
                left.extend(sorted(self.pile.pages[key].hops))
        return list(found.values())

    def hops(self) -> list[tuple[Page, Page]]:
        """The hops that a reader of the pile could see: copies, and retellings that name an outlet."""
        return [
            (page, self.pile.pages[key])
            for page in self.held.values()
            for key in sorted(page.hops)
            if key in page.named or (page.kind == "copy" and self._in_pile(page, key))
        ]

    def _in_pile(self, page: Page, parent: str) -> bool:
        """Whether a page that carries the same text is in the pile."""
        return any(one.text_of == page.text_of and one is not page for one in self.held.values()) and bool(parent)
