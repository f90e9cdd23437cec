"""Which document of the case is the original that a document names."""

from __future__ import annotations

from typing import Any

import pytest
from case_builder import CaseBuilder

from firsthand.engine.local import LocalEngine
from firsthand.records import MissingOriginal, Passage, Place, Route, Speaker
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import origins, routes

SAID = "the ferry left the pier with its lamps out"
WIRE = (
    "The ferry that went down off Orla on Tuesday had been carrying twice the people it was built for, and the board "
    "of the harbour had known of it since the winter before, when two captains wrote to it and got no answer at all."
)


def traced(case: CaseBuilder) -> Tables:
    """The case with its routes and origins."""
    tables = case.tables()
    context = Context(settings=Settings(), source_of=lambda _: b"", engine=LocalEngine())
    for stage in (routes.STAGE, origins.STAGE):
        tables.add(list(stage.run(tables, context)))
    return tables


def hops(tables: Tables) -> set[tuple[str, str, str]]:
    return {
        (route.from_, route.to if not route.to.startswith("v") else route.to_name or "", route.kind)
        for route in tables[Route]
    }


def missing(tables: Tables) -> list[tuple[str, str | None, str]]:
    return [(row.name, row.said_on, row.kind) for row in tables[MissingOriginal]]


def tell(
    case: CaseBuilder, document: str, content: str, voice: str | None, speaker: str | None = None, **more: Any
) -> str:
    """A statement that is an utterance of its own: nothing links it to what other documents tell."""
    one = case.statement(document, content, voice=voice, **more)
    if speaker:
        [row] = [row for row in case.rows if isinstance(row, Speaker) and row.statement == one]
        case.rows[case.rows.index(row)] = Speaker(
            statement=one, document=document, speaker=speaker, speakers=(), speaker_type="person", on_behalf_of=None,
            role=None, entity="e", named_at=(),
        )  # fmt: skip
    case.utterance(voice, one)
    return one


def lamp_and_post(content: str = SAID, about: str = SAID) -> tuple[CaseBuilder, str, str, str]:
    """A page of the Evening Lamp, an earlier and an even earlier one of the Harbour Post; the last is on other things."""
    case = CaseBuilder()
    lamp = case.document(
        "lamp.txt", f"A deckhand told the Harbour Post, in its Friday edition, that {content}.", outlet="Evening Lamp", published="2031-05-05"
    )  # fmt: skip
    post = case.document("post.txt", f"“I know that {about},” he said.", outlet="Harbour Post", published="2031-05-02")
    old = case.document("old.txt", "Eels are dear this spring.", outlet="Harbour Post", published="2031-04-11")
    return case, lamp, post, old


def test_a_named_outlet_s_document_is_known_by_its_words():
    case, lamp, post, _ = lamp_and_post()
    tell(case, lamp, SAID, None, source="A deckhand", cue="told", venue="Harbour Post")
    tables = traced(case)
    assert hops(tables) == {(lamp, post, "credit")}
    assert missing(tables) == []


def test_a_named_outlet_s_document_is_known_by_the_edition_that_is_named():
    case, lamp, post, _ = lamp_and_post(about="nobody listened")
    tell(case, lamp, SAID, None, source="A deckhand", cue="told", venue="Harbour Post")
    assert hops(traced(case)) == {(lamp, post, "credit")}, "2 May 2031 is the Friday before"


def brisk_told(
    about: str, speaker: str, said_on: str | None = None, published: str = "2031-05-02"
) -> tuple[Tables, str, str]:
    """Anna Brisk's words as the Lamp has them from the Harbour Post, and a page of the Post that tells somebody's."""
    case = CaseBuilder()
    lamp = case.document("a.txt", f"Anna Brisk told the Harbour Post {SAID}.", outlet="Lamp", published="2031-05-05")
    post = case.document("b.txt", f"{about}, {speaker} says.", outlet="Harbour Post", published=published)
    voice = case.voice("Anna Brisk")
    tell(
        case, lamp, SAID, voice, "Anna Brisk", source="Anna Brisk", cue="told", venue="Harbour Post", said_on=said_on
    )  # fmt: skip
    tell(case, post, about, case.voice(speaker), speaker, source=speaker, cue="says")
    return traced(case), lamp, post


@pytest.mark.parametrize(
    ("about", "speaker", "said_on", "found"),
    [
        (SAID, "Brisk", None, True),
        (SAID, "Brisk", "2031-05-01", True),
        (SAID, "Brisk", "2031-05-04", False),  # the page is older
        (SAID, "Brisk", "2031-04-11", False),  # the page comes weeks after it was said: another occasion
        ("Nobody came", "Brisk", None, False),  # she speaks of something else
        (SAID, "Ivo Tal", None, False),  # somebody else says it
    ],
)
def test_a_named_speaker_s_words_lead_to_a_page_that_gives_these_words_to_them_else_to_the_outlet(
    about, speaker, said_on, found
):
    tables, lamp, post = brisk_told(about, speaker, said_on)
    assert hops(tables) == {(lamp, post if found else "Harbour Post", "credit")}
    assert missing(tables) == ([] if found else [("Harbour Post", said_on, "outlet")])


def test_a_figure_is_told_only_where_the_figure_is():
    for about, found in (("Some 40 people may have drowned", True), ("Some 30 people may have drowned", False)):
        case = CaseBuilder()
        content = "More than forty people were lost with the ferry"
        lamp = case.document("a.txt", f"{content}, the Harbour Post reported.", outlet="Lamp")
        post = case.document("b.txt", f"{about} with the ferry.", outlet="Harbour Post")
        tell(case, lamp, content, case.voice("Harbour Post", "outlet"), source="the Harbour Post", cue="reported")
        assert hops(traced(case)) == {(lamp, post if found else "Harbour Post", "credit")}


def test_another_document_of_the_outlet_is_not_its_original_and_neither_is_a_later_one():
    case, lamp, _, _ = lamp_and_post(about="nobody listened")
    case.document("late.txt", f"{SAID}.", outlet="Harbour Post", published="2031-05-06")
    text = case.documents[lamp].text
    other = case.document(
        "other.txt", text.replace(", in its Friday edition,", ""), outlet="Orla Echo", published="2031-05-05"
    )
    tell(case, other, SAID, None, source="A deckhand", cue="told", venue="Harbour Post")
    tables = traced(case)
    assert hops(tables) == {(other, "Harbour Post", "credit")}
    assert missing(tables) == [("Harbour Post", None, "outlet")]


def test_an_agency_s_later_text_is_not_the_original_of_what_its_earlier_one_told():
    case = CaseBuilder()
    said = "two captains wrote to it and got no answer at all"
    copy = case.document("a.txt", f"ORLA, 5 May (Tidewire) - {WIRE}", outlet="Lamp", published="2031-05-05")
    late = case.document("b.txt", f"In May {said}, they told Tidewire.", outlet="Tidewire", published="2031-06-20")
    other = case.document("c.txt", f"In May, they told Tidewire, {said}.", outlet="Echo", published="2031-06-25")
    tellings = [
        case.statement(copy, said), case.statement(late, said, venue="Tidewire"),
        case.statement(other, said, venue="Tidewire"),
    ]  # fmt: skip
    utterance = case.utterance(case.voice("The captains", "person"), *tellings)
    tables = traced(case)
    assert {(route.from_, route.to_name) for route in tables[Route] if route.subject == utterance} == {
        (other, "Tidewire")
    }
    assert not any(route.to == late for route in tables[Route])
    assert [(row.name, row.said_on, row.wanted_by) for row in tables[MissingOriginal]] == [
        ("Tidewire", "2031-05-05", tuple(sorted((copy, other))))
    ]


@pytest.mark.parametrize("venue", ["the press", "press", "reporters", "a newspaper", "Harbour Board"])
def test_who_is_no_outlet_is_credited_with_nothing(venue):
    case = CaseBuilder()
    lamp = case.document("a.txt", f"Anna Brisk told {venue} {SAID}.", outlet="Lamp", published="2031-05-05")
    case.document("b.txt", f"Nobody said {SAID}.", outlet="Harbour Board", published="2031-05-01")
    case.voice("Harbour Board", "organisation")
    tell(case, lamp, SAID, case.voice("Anna Brisk"), source="Anna Brisk", cue="told", venue=venue)
    tables = traced(case)
    assert hops(tables) == set()
    assert missing(tables) == []


@pytest.mark.parametrize(("names", "rows"), [(("Vell-TV", "Vell Television"), 1), (("Vell-TV", "Orla TV"), 2)])
def test_an_outlet_under_two_names_is_missed_once(names, rows):
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    for n, name in enumerate(names):
        page = case.document(f"{n}.txt", f"Anna Brisk told {name} {SAID}.", outlet=f"Paper {n}")
        tell(case, page, SAID, brisk, source="Anna Brisk", cue="told", venue=name, said_on="2031-05-02")
    found = traced(case)[MissingOriginal]
    assert (len(found), sum(len(row.wanted_by) for row in found)) == (rows, 2)


def test_the_text_that_an_agency_is_credited_with_is_not_split_by_the_days_it_tells_of():
    case = CaseBuilder()
    credit = "Copyright 2031 The Associated Press. All rights reserved."
    text = f"Anna Brisk said the lamps were out. Pim Tal said the pier was shut.\n{credit}"
    page = case.document("a.txt", text, outlet="Lamp", published="2031-05-05", title="The ferry")
    case.block(page, credit, "credit")
    for who, said, day in (("Anna Brisk", "the lamps were out", 3), ("Pim Tal", "the pier was shut", 4)):
        via = {"via": ("Associated Press",), "via_at": (case.at(page, "Associated Press"),)}
        tell(case, page, said, case.voice(who), source=who, cue="said", said_on=f"2031-05-0{day}", **via)
    [row] = traced(case)[MissingOriginal]
    assert (row.name, row.said_on, row.words) == ("Associated Press", None, "The ferry")


def test_an_outlet_that_speaks_for_itself_is_no_source():
    case = CaseBuilder()
    lamp = case.document("a.txt", "Radio Orla denied that it had paid anybody.", outlet="Lamp")
    voice = case.voice("Radio Orla", "outlet")
    tell(case, lamp, "it had paid anybody", voice, source="Radio Orla", cue="denied", act="denial")
    assert hops(traced(case)) == set()


def test_a_body_s_report_leads_to_its_document_and_one_that_is_not_here_is_missed():
    for held in (True, False):
        case = CaseBuilder()
        board = case.voice("Harbour Board", "organisation")
        lamp = case.document(
            "a.txt", f"The Harbour Board said in a report on Monday that {SAID}.", outlet="Lamp", published="2031-05-05"
        )
        report = (
            case.document("b.txt", f"We find that {SAID}.", outlet="Harbour Board", published="2031-05-05")
            if held
            else ""
        )
        tell(case, lamp, SAID, board, source="The Harbour Board", cue="said", said_on="2031-05-05")
        tables = traced(case)
        [route] = tables[Route]
        assert (route.from_, route.to, route.kind) == (lamp, report or board, "quote" if held else "citation")
        assert [case.documents[lamp].text[at.begin : at.end] for at in route.evidence] == ["in a report"]
        assert missing(tables) == ([] if held else [("Harbour Board", "2031-05-05", "voice")])


# -- footnotes ---------------------------------------------------------------------------------------------------------


def noted(note: str) -> tuple[CaseBuilder, str, str]:
    """A report of which `note` is a footnote, and a page of the Harbour Post of 2 May 2031."""
    case = CaseBuilder()
    report = case.document("report.txt", f"It sank.\n{note}", outlet="Quay House", published="2031-06-01")
    post = case.document("post.txt", WIRE, outlet="Harbour Post", published="2031-05-02", title="Why?")
    case.document("other.txt", "Eels.", outlet="Harbour Post", published="2031-05-03", title="Dear eels this spring")
    case.block(report, note, "note")
    return case, report, post


@pytest.mark.parametrize(
    "note",
    [
        "1. Harbour Post, 2 May 2031.",
        "1. Harbour Post, “Why?”, May 2031.",
        "1. Radio Orla, as carried by the Harbour Post, 2 May 2031.",
    ],
)
def test_a_footnote_that_gives_outlet_and_date_or_a_short_title_leads_to_the_document(note):
    case, report, post = noted(note)
    assert (report, post, "citation") in hops(traced(case))


def test_a_footnote_may_cite_what_the_case_does_not_hold():
    case, report, _ = noted("1. Radio Orla, 1 May 2031; quoted in Harbour Post, as note 3.")
    case.voice("Radio Orla", "outlet")
    tables = traced(case)
    assert hops(tables) == {(report, "Radio Orla", "citation")}
    assert missing(tables) == [("Radio Orla", "2031-05-01", "outlet")]


def test_a_work_cited_is_missed_by_its_title():
    case, _, _ = noted("1. Ferry Institute, “Too many by half”, Orla, May 2031.")
    case.voice("Ferry Institute", "organisation")
    tables = traced(case)
    assert missing(tables) == [("Ferry Institute", "2031-05", "voice")]
    assert tables[MissingOriginal][0].words == "Too many by half"


def test_a_footnote_without_a_date_or_of_two_pages_of_one_day_leads_nowhere():
    case, _, _ = noted("1. Harbour Post, passim.")
    assert hops(traced(case)) == set()
    case, _, _ = noted("1. Harbour Post, 2 May 2031.")
    case.document("third.txt", "Nets.", outlet="Harbour Post", published="2031-05-02")
    assert hops(traced(case)) == set()


# -- marks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("byline", ["By TIDEWIRE", "Tidewire"])
def test_an_agency_that_one_page_s_dateline_names_is_known_on_the_others(byline):
    case = CaseBuilder()
    a = case.document("a.txt", f"ORLA, 5 May (Tidewire) - {WIRE}", outlet="Lamp")
    b = case.document("b.txt", f"{byline}\n{WIRE}", outlet="Echo")
    spans = tuple(Place(document=d, begin=s, end=e) for d in (a, b) for s, e in [case.at(d, WIRE)])
    case.add(Passage(id="p", spans=spans))
    assert hops(traced(case)) == {(a, "Tidewire", "credit"), (b, "Tidewire", "credit")}


def test_a_byline_alone_names_no_agency_that_nothing_else_shows():
    case = CaseBuilder()
    case.document("b.txt", f"By TIDEWIRE\n{WIRE}", outlet="Echo")
    assert hops(traced(case)) == set()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This article originally appeared in the Orla Echo.", "Orla Echo"),
        ("Republished from Orla Echo", "Orla Echo"),
        ("© Dagskvarn. Reprinted with permission.", "Dagskvarn"),
        ("First published on May 3", None),
        ("Her book was first published by Quay House.", None),
    ],
)
def test_a_reprint_is_credited(line, name):
    case = CaseBuilder()
    a = case.document("a.txt", f"{WIRE}\n{line}", outlet="Lamp")
    assert hops(traced(case)) == ({(a, name, "credit")} if name else set())
