"""Altered forms carried on: who has a text from whom by what both share against the rest."""

from __future__ import annotations

import pytest
from case_builder import CaseBuilder
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.engine.local import LocalEngine
from firsthand.records import Passage, Place, Route
from firsthand.stage import Context, Settings
from firsthand.stages.routes import STAGE

SAID = (
    "We counted forty men on the lower deck when the pump failed, and Captain Halvord told the crew to lock both doors "
    "before he went up to the bridge to call the harbour board"
)
WROTE = (
    "The ferry left Orla at noon with forty men on the lower deck. Captain Halvord had asked the harbour board twice "
    "for a second pump and was told that the money had been spent on flags for the summer regatta."
)
PAPERS = ("Lamp", "Echo", "Gazette", "Star", "Mercury", "Argus")


class Pile:
    """Pages that tell what Anna Brisk said, or that share one paragraph."""

    def __init__(self) -> None:
        self.case = CaseBuilder()
        self.brisk = self.case.voice("Anna Brisk")
        self.told: list[str] = []
        self.pages: dict[str, str] = {}

    def says(self, outlet: str, words: str, day: int | None = 5, **more: object) -> str:
        text = f"{outlet} has it that “{words},” Anna Brisk said. Halvord is well known in {outlet} Street."
        page = self._page(outlet, text, day)
        self.told.append(
            self.case.statement(page, words, source="Anna Brisk", cue="said", kind="direct", voice=self.brisk, **more)  # type: ignore[arg-type]
        )
        return page

    def _page(self, outlet: str, text: str, day: int | None) -> str:
        published = f"2031-05-{day:02d}" if day else None
        self.pages[outlet] = self.case.document(f"{outlet}.txt", text, outlet=outlet, published=published)
        return self.pages[outlet]

    def writes(self, outlet: str, words: str, day: int | None = 5) -> str:
        return self._page(outlet, f"From {outlet} Street. Halvord sails.\n\n{words}\n\nMore in the {outlet}.", day)

    def hops(self) -> list[tuple[str, str]]:
        """What is found beyond anything else: outlets that have an altered form, and from whom."""
        return [(self._outlet(one.from_), self._outlet(one.to)) for one in self.routes() if one.subject]

    def routes(self) -> list[Route]:
        if self.told:
            self.case.utterance(self.brisk, *self.told)
        context = Context(settings=Settings(), source_of=lambda _: b"", engine=LocalEngine())
        return [one for one in STAGE.run(self.case.tables(), context) if isinstance(one, Route)]

    def share(self, **words: str) -> None:
        """A passage, by outlet the words with which it stands there."""
        at = [(self.pages[outlet], self.case.at(self.pages[outlet], text)) for outlet, text in words.items()]
        spans = tuple(Place(document=page, begin=b, end=e) for page, (b, e) in at)
        self.case.add(Passage(id="p", spans=spans))

    def _outlet(self, document: str) -> str:
        return self.case.documents[document].outlet or ""


def five(altered: str, *, plain: str = SAID, later: int | None = 7) -> Pile:
    """Four papers tell it as it was said; Echo, and later Gazette, have it altered."""
    pile = Pile()
    for outlet in ("Lamp", "Star", "Mercury", "Argus"):
        pile.says(outlet, plain)
    pile.says("Echo", altered, 6)
    pile.says("Gazette", altered, later)
    return pile


ALTERED = {
    "a slip in a name": ("Halvord", "Havlord"),
    "another number": ("forty", "fourteen"),
    "a negation": ("told the crew to lock", "told the crew not to lock"),
    "a word put in": ("both doors", "both iron doors"),
    "an editor's insertion": ("when the pump failed", "when the [second bilge] pump failed"),
    "a word left out": ("on the lower deck", "on the deck"),
    "words left out": ("on the lower deck when the pump failed", "on the … pump failed"),
    "three other words": (SAID, SAID.replace("counted", "saw").replace("lock", "bar").replace("call", "ring")),
}


@pytest.mark.parametrize("words", ALTERED.values(), ids=ALTERED)
def test_what_two_alone_have_otherwise_the_later_has_from_the_earlier(words):
    pile = five(SAID.replace(*words))
    [route] = [one for one in pile.routes() if one.subject]
    assert (route.from_, route.to) == (pile.pages["Gazette"], pile.pages["Echo"])
    assert route.kind == "copy"
    assert 0.2 < route.confidence < 0.5, "dates are weak"


def test_the_evidence_is_the_altered_words_in_both_pages():
    pile = five(SAID.replace("forty", "fourteen"))
    [route] = pile.routes()
    text = {one.id: one.text for one in pile.case.documents.values()}
    shown = [(at.document, text[at.document][at.begin : at.end]) for at in route.evidence]
    assert shown == [(pile.pages["Gazette"], "fourteen"), (pile.pages["Echo"], "fourteen")]


def test_what_is_left_out_is_shown_by_the_words_on_either_side():
    pile = five(SAID.replace("the lower deck", "the deck"))
    [route] = pile.routes()
    text = {one.id: one.text for one in pile.case.documents.values()}
    assert {text[at.document][at.begin : at.end] for at in route.evidence} == {"the deck"}


def test_two_pieces_in_the_other_order_are_carried_on():
    head, tail = "We counted forty men on the lower deck when the pump failed", "he went up to the bridge"
    assert five(f"He went up to the bridge … {head}", plain=f"{head}, and at last {tail}").hops() == [
        ("Gazette", "Echo")
    ]


SHOWS_NOTHING = {
    "another way to write a number": (SAID, SAID.replace("forty", "40")),
    "small words": (SAID, SAID.replace("when the pump", "as the pump")),
    "another transcription": (SAID, SAID.replace("Halvord", "Hallvord")),
    "a house's spelling": (SAID.replace("harbour", "harbor"), SAID),
    "one other word, of two that fit": (SAID, SAID.replace("lock", "bar")),
    "a clause left out at its end": (SAID, SAID[: SAID.index(", and")]),
    "a mended slip": (SAID.replace("bridge", "brigde"), SAID),
    "a rounded number": (SAID.replace("forty", "forty-two"), SAID),
    "a date": (SAID + " yesterday, when it rained", SAID + " on 3 May, when it rained"),
    "a day": (SAID + " on Tuesday night", SAID + " on Monday night"),
}


@pytest.mark.parametrize(("plain", "altered"), SHOWS_NOTHING.values(), ids=SHOWS_NOTHING)
def test_what_two_may_do_by_themselves_shows_nothing(plain, altered):
    assert five(altered, plain=plain).hops() == []


def test_what_most_have_shows_nothing_of_any_two_of_them():
    pile = Pile()
    for n, outlet in enumerate(PAPERS):
        pile.says(outlet, SAID.replace("forty", ("nine", "ten", "eleven")[n]) if n < 3 else SAID, 5 + n)
    assert pile.hops() == []


def test_where_as_many_have_the_one_form_as_the_other_none_is_known_to_be_altered():
    pile = Pile()
    for n, outlet in enumerate(PAPERS[:4]):
        pile.says(outlet, SAID.replace("forty", "fourteen") if n % 2 else SAID, 5 + n)
    assert pile.hops() == []


def test_whom_it_was_told_decides_what_was_said_whatever_the_others_have():
    pile = Pile()
    pile.says("Lamp", SAID, venue="this newspaper")
    for n, outlet in enumerate(("Echo", "Gazette", "Star")):
        pile.says(outlet, SAID.replace("forty", "fourteen"), 6 + n, venue="the Lamp")
    copies = {(pile._outlet(one.from_), pile._outlet(one.to)) for one in pile.routes() if one.kind == "copy"}
    assert copies == {("Gazette", "Echo"), ("Star", "Echo")}, "beside what they credit"


@pytest.mark.parametrize("later", [None, 6], ids=["undated", "of one day"])
def test_with_nothing_that_shows_which_was_first_nothing_is_said(later):
    assert five(SAID.replace("forty", "fourteen"), later=later).hops() == []


def test_the_shorter_has_it_from_the_longer():
    altered = SAID.replace("forty", "fourteen")
    pile = five(altered)
    pile.says("Post", altered[: altered.index(", and")], None)
    found = {(pile._outlet(one.from_), pile._outlet(one.to)): one.confidence for one in pile.routes()}
    assert found["Post", "Echo"] > found["Gazette", "Echo"]


def test_a_credit_decides_against_the_order_of_lengths():
    pile = Pile()
    for outlet in ("Star", "Mercury", "Argus", "Post"):
        pile.says(outlet, SAID)
    altered = SAID.replace("forty", "fourteen")
    pile.says("Lamp", altered, 5)
    pile.says("Echo", altered, 5)
    pile.says("Gazette", altered + ", and no one answered", 5, via=("Echo",))
    assert ("Gazette", "Echo") in pile.hops()
    assert not {("Echo", "Gazette"), ("Echo", "Lamp"), ("Lamp", "Echo")} & set(pile.hops())


def test_a_page_with_a_change_of_its_own_is_nobody_s_source():
    pile = Pile()
    for outlet in ("Lamp", "Star", "Mercury", "Argus"):
        pile.says(outlet, SAID)
    altered = SAID.replace("forty", "fourteen")
    pile.says("Echo", altered.replace("both doors", "both iron doors"), 6)
    pile.says("Gazette", altered, 7)
    assert pile.hops() == [], "the Gazette has the doors right"


def test_who_alters_an_altered_form_further_has_it_from_there():
    altered = SAID.replace("forty", "fourteen")
    pile = five(altered)
    pile.says("Post", altered.replace("both doors", "both iron doors"), 8)
    assert set(pile.hops()) == {("Gazette", "Echo"), ("Post", "Echo")}


def test_pages_of_one_outlet_have_nothing_from_each_other_and_count_once():
    pile = Pile()
    for n in range(4):
        page = pile.case.document(f"{n}.txt", f"{n} “{SAID},” Anna Brisk said.", outlet="Lamp")
        pile.told.append(pile.case.statement(page, SAID, source="Anna Brisk", kind="direct", voice=pile.brisk))
    pile.says("Echo", SAID.replace("forty", "fourteen"), 6)
    pile.says("Gazette", SAID.replace("forty", "fourteen"), 7)
    assert pile.hops() == [], "one paper has it otherwise than two"


def test_one_outlet_s_altered_form_of_a_paragraph_is_carried_on():
    altered = WROTE.replace("forty", "fourteen")
    pile = Pile()
    for n, outlet in enumerate(("Lamp", "Star", "Mercury", "Argus")):
        pile.writes(outlet, WROTE, 4 + n)
    pile.writes("Echo", altered, 8)
    pile.writes("Gazette", altered, 9)
    pile.share(Lamp=WROTE, Star=WROTE, Mercury=WROTE, Argus=WROTE, Echo=altered, Gazette=altered)
    assert ("Gazette", "Echo") in pile.hops()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=30), min_size=1, max_size=7), st.randoms())
def test_any_forms_in_any_order_have_one_result_and_no_hop_to_a_later_page(forms, chance):
    def found(order: list[int]) -> set[tuple[str, str]]:
        pile = Pile()
        for n in order:
            pile.says(f"Paper{n}", " ".join(forms[n]), 1 + n)
        return set(pile.hops())

    order = list(range(len(forms)))
    hops = found(order)
    assert all(from_ > to for from_, to in hops)
    chance.shuffle(order)
    assert found(order) == hops
