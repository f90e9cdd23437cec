"""Planted pages: who of several that claim one interview had it, and what stays open."""

from __future__ import annotations

from cProfile import Profile
from typing import Any

import pytest
from case_builder import CaseBuilder
from tracing import traced

from firsthand.records import Origin, OriginOf, Route, TextOrigin
from firsthand.stage import Tables

FERRY = (
    "The ferry that went down off Orla on Tuesday had been carrying twice the people it was built for, and the board "
    "of the harbour had known of it since the winter before, when two captains wrote to it and got no answer at all."
)
SAID = "They left the pier too full"
INTERVIEW = f"{FERRY} “{SAID},” Anna Brisk told us."


class Pile:
    """Pages that tell what Anna Brisk said; `venue` is whom the page says she told it."""

    def __init__(self) -> None:
        self.case = CaseBuilder()
        self.brisk = self.case.voice("Anna Brisk")
        self.told: dict[str, str] = {}

    def page(self, outlet: str, venue: str | None, text: str = INTERVIEW, **more: Any) -> str:
        id_ = self.case.document(f"{outlet} {len(self.told)}", text, outlet=outlet, **more)
        self.told[id_] = self.case.statement(id_, SAID, source="Anna Brisk", cue="told", voice=self.brisk, venue=venue)
        return id_

    def utterance(self, *pages: str) -> str:
        return self.case.utterance(self.brisk, *(self.told[id_] for id_ in pages or self.told))


def origin_of(tables: Tables, subject: str) -> Origin:
    rows = {row.id: row for row in tables[Origin]}
    return next(rows[row.origin] for row in tables[OriginOf] if row.subject == subject)


def recorded(tables: Tables, subject: str) -> tuple[str | None, str | None]:
    found = origin_of(tables, subject)
    return found.outlet, found.document


def test_a_claim_to_an_interview_that_other_pages_with_its_text_claim_too_stays_open_though_told_apart():
    pile = Pile()
    post, lamp = (pile.page(o, "us", published=d) for o, d in (("Post", "2031-05-05"), ("Lamp", "2031-05-01")))
    one, other = pile.utterance(post), pile.utterance(lamp)  # as if of two days
    tables = traced(pile.case)
    assert recorded(tables, one) == recorded(tables, other) == (None, None)
    assert not tables[Route]


def test_a_forged_claim_gives_way_to_whom_others_name_and_its_page_is_a_copy():
    pile = Pile()
    post = pile.page("Post", "us", published="2031-05-05")
    forged = [pile.page(outlet, "us", published="2031-05-01") for outlet in ("Lamp", "Echo")]
    gazette = pile.page("Gazette", "the Post", f"{SAID}, Anna Brisk told the Post.", published="2031-05-08")
    apart = pile.utterance(*forged)  # what they claim on a day of their own
    both = pile.utterance(post, gazette, *forged)
    tables = traced(pile.case)
    assert recorded(tables, both) == recorded(tables, apart) == ("Post", post)
    assert {row.from_document for row in tables[TextOrigin]} == {post}
    assert {(row.from_, row.to) for row in tables[Route] if row.kind == "copy"} == {(id_, post) for id_ in forged}


def test_whom_a_copy_s_own_foot_names_refutes_another_that_claims_it():
    pile = Pile()
    forged = pile.page("Lamp", "us", published="2031-05-01")
    copy = pile.page("Echo", None, f"{INTERVIEW}\nFirst published in the Harbour Post.", published="2031-05-06")
    utterance = pile.utterance()
    tables = traced(pile.case)
    assert recorded(tables, utterance) == ("Harbour Post", None)
    assert {row.outlet for row in tables[TextOrigin]} == {"Harbour Post"}
    assert {row.document for row in tables[TextOrigin]} == {forged, copy}


def test_whom_somebody_told_that_is_no_outlet_refutes_nobody():
    pile = Pile()
    post = pile.page("Post", "us", published="2031-05-01")
    for outlet in ("Lamp", "Echo"):
        pile.page(outlet, "the police", published="2031-05-03")
    utterance = pile.utterance()
    assert recorded(traced(pile.case), utterance) == ("Post", post)


def test_what_a_paper_adds_to_an_agency_s_text_was_told_to_the_paper():
    pile = Pile()
    pile.case.document("a", f"ORLA (Reuters) - {FERRY}", outlet="Harbour Post")
    own = pile.page("Lamp", "us", f"ORLA (Reuters) - {FERRY}\n“{SAID},” Anna Brisk told us on the long pier at noon.")
    utterance = pile.utterance()
    assert recorded(traced(pile.case), utterance) == ("Lamp", own)


@pytest.mark.parametrize(
    ("names", "outlet"),
    [
        (["Harbour Post", "The Harbour Post", "Harbor Post"], "Harbour Post"),
        (["Harbour Post", "Harbour-Post", "Harbour Post Online", "Harbour Pots Online"], None),
        (["Harbour Post", "Harbor Post"], None),
        (["Harbour Post", "Harbour Post", "Evening Lamp"], None),
    ],
)
def test_of_mastheads_made_to_look_like_one_it_is_the_one_that_most_pages_bear(names, outlet):
    pile = Pile()
    for n, name in enumerate(names):
        pile.page(name, "us", published=f"2031-05-0{n + 1}")
    utterance = pile.utterance()
    found, document = recorded(traced(pile.case), utterance)
    assert document is None, "which page was first stays open"
    assert (found or "").removeprefix("The ") == (outlet or "")


def test_which_of_an_outlet_s_pages_was_first_stays_open_though_an_utterance_is_told_by_those_of_one_day():
    pile = Pile()
    days = ("2031-05-01", "2031-05-01", "2031-05-04")
    ids = [pile.page("Harbour Post", "us", published=day) for day in days]
    some = pile.utterance(*ids[:2])
    pile.utterance(ids[2])
    assert recorded(traced(pile.case), some) == ("Harbour Post", None)


def test_an_outlet_that_tells_again_what_it_was_told_recorded_it_on_its_first_page():
    pile = Pile()
    first = pile.page("Harbour Post", "us", published="2031-05-01")
    pile.page("Harbour Post", "us", f"The board met. {SAID}, Anna Brisk had told us.", published="2031-05-04")
    utterance = pile.utterance()
    assert recorded(traced(pile.case), utterance) == ("Harbour Post", first)


# -- very many ---------------------------------------------------------------------------------------------------------


def often(kind: str, times: int) -> Pile:
    pile = Pile()
    for n in range(times):
        pad = " ".join(f"w{n}x{k}" for k in range(50 if kind == "retold" else 8))
        head = "ORLA (Reuters) - " if kind == "agency" and n % 2 else ""
        outlet = "Harbour Post" if kind == "one outlet" else f"Paper {n}"
        venue = "us" if n == 0 or kind == "claimed" else ("Harbour Post", None)[n % 2]
        ferry = FERRY.replace("two captains", "ten captains") if kind == "altered" and n % 3 == 0 else FERRY
        text = f"{head}{pad} {ferry} “{SAID},” Anna Brisk told the Harbour Post. {pad}"
        pile.page(outlet, venue, text, published=f"2031-05-{1 + n % 28:02d}")
    return pile


@pytest.mark.parametrize("kind", ["copied", "retold", "agency", "claimed", "one outlet", "altered"])
def test_one_quotation_told_very_often_costs_in_proportion(kind):
    calls = {}
    for times in (300, 600):
        pile = often(kind, times)
        utterance = pile.utterance()
        profile = Profile()
        tables = profile.runcall(traced, pile.case)
        calls[times] = sum(row.callcount for row in profile.getstats())  # work done, however busy the machine is
        assert origin_of(tables, utterance).voice == pile.brisk
        assert len(tables[TextOrigin]) <= times
        assert len(tables[Route]) <= 4 * times
    assert calls[600] < 2.5 * calls[300]


def test_very_many_copies_of_one_text_are_one_family():
    rows = often("copied", 500)
    tables = traced(rows.case)
    assert len({row.origin for row in tables[TextOrigin]}) == 1
    assert len(tables[TextOrigin]) == 500
