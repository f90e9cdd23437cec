"""Routes: who has it from whom."""

from __future__ import annotations

import random
from typing import Any

from case_builder import CaseBuilder

from firsthand.engine.local import LocalEngine
from firsthand.records import Link, Passage, Place, Route, Statement
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.routes import STAGE

TEXT = (
    "The ferry that went down off Orla on Tuesday had been carrying twice the people it was built for, and the board "
    "of the harbour had known of it since the winter before, when two captains wrote to it and got no answer at all."
)


def routes(tables: Tables) -> list[Route]:
    context = Context(settings=Settings(), source_of=lambda _: b"", engine=LocalEngine())
    return list(STAGE.run(tables, context))  # type: ignore[arg-type]


def words(case: CaseBuilder, route: Route) -> list[str]:
    return [case.documents[place.document].text[place.begin : place.end] for place in route.evidence]


def share(case: CaseBuilder, text: str, *documents: str) -> str:
    """A passage that stands in each of `documents`."""
    spans = tuple(Place(document=d, begin=b, end=e) for d in documents for b, e in [case.at(d, text)])
    return case.add(Passage(id=f"p{len(case.rows)}", spans=spans))


def told(case: CaseBuilder, document: str, **more: Any) -> str:
    """Anna Brisk's words in `document`."""
    return case.statement(document, "They left the pier too full", source="Anna Brisk", cue="said", **more)


INTERVIEW = "They left the pier too full, Anna Brisk said"


def test_an_agency_that_the_case_does_not_hold_is_credited_as_a_voice():
    case = CaseBuilder()
    a = case.document("a.txt", f"ORLA (Reuters) - {TEXT}", outlet="Harbour Post")
    [route] = routes(case.tables())
    assert (route.from_, route.to_name, route.kind, route.subject) == (a, "Reuters", "credit", None)
    assert words(case, route) == ["Reuters"]
    assert route.to not in case.documents


def test_an_agency_s_own_page_with_the_same_text_is_where_it_comes_from():
    case = CaseBuilder()
    a = case.document("a.txt", f"ORLA (Reuters) - {TEXT}", outlet="Harbour Post")
    b = case.document("b.txt", f"(Reuters) - {TEXT}", outlet="reuters.com")
    share(case, TEXT, a, b)
    assert [(route.from_, route.to, route.kind) for route in routes(case.tables())] == [(a, b, "credit")]


def test_a_statement_s_route_leads_to_the_document_of_the_outlet_that_tells_the_same():
    case = CaseBuilder()
    post = case.document("post.txt", INTERVIEW + " post", outlet="Harbour Post")
    other = case.document("other.txt", "They left on time, the mayor said", outlet="Harbour Post")
    lamp = case.document("lamp.txt", INTERVIEW + " lamp", outlet="Evening Lamp")
    first, second = told(case, post), told(case, lamp, venue="the Harbour Post")
    case.statement(other, "They left on time")
    case.utterance(case.voice("Anna Brisk"), first, second)
    [route] = routes(case.tables())
    assert (route.from_, route.to, route.kind) == (lamp, post, "credit")
    assert route.subject is not None
    assert words(case, route) == ["Anna Brisk", "said"]


def test_further_hops_follow_from_where_the_nearest_ended():
    case = CaseBuilder()
    lamp = case.document("lamp.txt", INTERVIEW + " lamp", outlet="Evening Lamp")
    post = case.document("post.txt", INTERVIEW + " post", outlet="Harbour Post")
    first, second = told(case, lamp, via=("Harbour Post", "Radio Orla")), told(case, post)
    case.utterance(case.voice("Anna Brisk"), first, second)
    found = {(route.from_, route.to_name): route.confidence for route in routes(case.tables())}
    assert set(found) == {(lamp, "Harbour Post"), (post, "Radio Orla")}
    assert found[lamp, "Harbour Post"] > found[post, "Radio Orla"]


def test_whom_somebody_told_is_no_route_unless_it_is_an_outlet():
    case = CaseBuilder()
    lamp = case.document("lamp.txt", INTERVIEW + " lamp", outlet="Evening Lamp")
    case.utterance(case.voice("Anna Brisk"), told(case, lamp, venue="the police"))
    assert routes(case.tables()) == []


def test_an_outlet_that_speaks_is_a_credit_and_one_s_own_outlet_is_none():
    case = CaseBuilder()
    post = case.voice("Harbour Post", "outlet")
    lamp = case.document("lamp.txt", "The ferry was full, the Harbour Post reported.", outlet="Evening Lamp")
    own = case.document("own.txt", "The boat was full, the Harbour Post reported.", outlet="Harbour Post")
    for document, content in ((lamp, "The ferry was full"), (own, "The boat was full")):
        one = case.statement(document, content, source="the Harbour Post", cue="reported", voice=post)
        case.utterance(post, one)
    [route] = routes(case.tables())
    assert (route.from_, route.to) == (lamp, post)


def test_an_interview_told_without_credit_leads_to_the_outlet_s_own_document():
    case = CaseBuilder()
    post = case.document("post.txt", INTERVIEW + " post", outlet="Harbour Post", published="2031-05-03")
    lamp = case.document("lamp.txt", INTERVIEW + " lamp", outlet="Evening Lamp", published="2031-05-04")
    early = case.document("early.txt", INTERVIEW + " early", outlet="Orla Echo", published="2031-05-02")
    tellings = [told(case, post, venue="this newspaper"), told(case, lamp), told(case, early)]
    case.utterance(case.voice("Anna Brisk"), *tellings)
    found = [(route.from_, route.to, route.kind) for route in routes(case.tables())]
    assert found == [(lamp, post, "quote")], "what is dated earlier has it from elsewhere"


def test_a_copy_leads_to_the_agency_and_without_a_mark_to_the_earlier_with_little_confidence():
    case = CaseBuilder()
    a = case.document("a.txt", f"ORLA (Reuters) - {TEXT}", outlet="Harbour Post", published="2031-05-05")
    b = case.document("b.txt", TEXT, outlet="Evening Lamp", published="2031-05-03")
    share(case, TEXT, a, b)
    [copy] = [route for route in routes(case.tables()) if route.kind == "copy"]
    assert (copy.from_, copy.to_name) == (b, "Reuters"), "neither paper has it from the other"
    assert set(words(case, copy)) == {TEXT}

    case = CaseBuilder()
    a = case.document("a.txt", TEXT + " End", outlet="Harbour Post", published="2031-05-05")
    b = case.document("b.txt", TEXT, outlet="Evening Lamp", published="2031-05-03")
    share(case, TEXT, a, b)
    [copy] = routes(case.tables())
    assert (copy.from_, copy.to, copy.subject) == (a, b, None)
    assert copy.confidence <= 0.6


def test_a_copy_with_no_date_or_equal_dates_has_no_direction():
    for dates in ((None, "2031-05-03"), ("2031-05-03", "2031-05-03"), ("2031-05", "2031-05-03")):
        case = CaseBuilder()
        ids = [case.document(f"{n}.txt", f"{TEXT} {n}", published=day) for n, day in enumerate(dates)]
        share(case, TEXT, *ids)
        assert routes(case.tables()) == []


def test_one_clause_of_two_accounts_is_a_passage_s_route():
    case = CaseBuilder()
    rest = " ".join(f"nothing{n}" for n in range(60))
    clause = "had been carrying twice the people it was built for"
    a = case.document("a.txt", f"It {clause}. {rest}", published="2031-05-03")
    b = case.document("b.txt", f"{rest.replace('nothing', 'other')}. Boats {clause}.", published="2031-05-04")
    passage = share(case, clause, a, b)
    [copy] = routes(case.tables())
    assert (copy.from_, copy.to, copy.subject) == (b, a, passage)
    assert copy.confidence < 0.5, "a clause may be thought of twice"
    assert words(case, copy) == [clause, clause] or set(words(case, copy)) == {clause}


def test_links_and_footnotes_lead_to_the_document_they_name():
    case = CaseBuilder()
    post = case.document("post.txt", TEXT, url="https://post.example/ferry", title="The ferry that nobody counted")
    note = "1. The ferry that nobody counted, Harbour Post, 2031"
    lamp = case.document("lamp.txt", f"As was written, it sank.\n{note}", url="https://lamp.example/1")
    case.block(lamp, note, "note")
    begin, end = case.at(lamp, "was written")
    case.add(Link(document=lamp, begin=begin, end=end, url="http://www.post.example/ferry/?from=lamp"))
    found = {route.kind: route for route in routes(case.tables())}
    assert {kind: (route.from_, route.to) for kind, route in found.items()} == {
        "link": (lamp, post),
        "citation": (lamp, post),
    }
    assert words(case, found["link"]) == ["was written"]
    assert words(case, found["citation"]) == [note]


def test_a_circle_is_kept_as_it_is():
    case = CaseBuilder()
    post = case.document("post.txt", INTERVIEW + " post", outlet="Harbour Post")
    lamp = case.document("lamp.txt", INTERVIEW + " lamp", outlet="Evening Lamp")
    tellings = told(case, post, venue="Evening Lamp"), told(case, lamp, venue="Harbour Post")
    case.utterance(case.voice("Anna Brisk"), *tellings)
    assert {(route.from_, route.to) for route in routes(case.tables())} == {(post, lamp), (lamp, post)}


def test_an_empty_case_and_any_order_of_rows():
    assert routes(Tables()) == []
    case = CaseBuilder()
    ids = [case.document(f"{n}.txt", f"ORLA (Reuters) - {TEXT} {n}", published=f"2031-05-0{n + 1}") for n in range(3)]
    share(case, TEXT, *ids)
    expected = routes(case.tables())
    for seed in range(5):
        rows = list(case.rows)
        random.Random(seed).shuffle(rows)
        assert routes(Tables(rows)) == expected
    assert not [row for row in case.rows if isinstance(row, Statement)]


# -- which of two with one text had it ---------------------------------------------------------------------------------


def copied(case: CaseBuilder, **pages: tuple[str, str | None]) -> dict[str, str]:
    """Pages that carry one text, each with a foot and a date; ids by name."""
    ids = {
        name: case.document(f"{name}.txt", f"{TEXT} {foot}", outlet=name.title(), published=day)
        for name, (foot, day) in pages.items()
    }
    share(case, TEXT, *ids.values())
    return ids


def copies(case: CaseBuilder) -> set[tuple[str, str]]:
    return {(route.from_, route.to) for route in routes(case.tables()) if route.kind == "copy"}


def test_what_a_copy_names_as_its_source_is_no_copy_of_it_though_dated_later():
    case = CaseBuilder()
    foot = "\nFirst published in the Lamp."
    ids = copied(case, lamp=("", "2031-05-05"), post=(foot, "2031-05-03"), echo=("end", "2031-05-06"))
    assert copies(case) == {(ids["echo"], ids["lamp"])}


def test_what_was_told_to_its_own_reporter_is_no_copy_of_what_is_dated_before_it():
    case = CaseBuilder()
    ids = copied(case, lamp=(INTERVIEW, "2031-05-05"), post=(INTERVIEW, "2031-05-03"))
    case.utterance(case.voice("Anna Brisk"), told(case, ids["lamp"], venue="this newspaper"), told(case, ids["post"]))
    assert copies(case) == {(ids["post"], ids["lamp"])}


def test_two_that_each_say_it_was_told_to_them_are_copies_of_neither():
    case = CaseBuilder()
    ids = copied(case, lamp=(INTERVIEW, "2031-05-05"), post=(INTERVIEW, "2031-05-03"))
    tellings = [told(case, id_, venue="this newspaper") for id_ in ids.values()]
    case.utterance(case.voice("Anna Brisk"), *tellings)
    assert copies(case) == set()


def test_a_copy_that_says_it_was_told_to_the_other_is_its_copy_whatever_the_dates():
    case = CaseBuilder()
    ids = copied(case, lamp=(INTERVIEW, "2031-05-05"), post=(INTERVIEW, "2031-05-03"))
    tellings = told(case, ids["lamp"], venue="Orla Echo"), told(case, ids["post"], venue="Lamp")
    case.utterance(case.voice("Anna Brisk"), *tellings)
    assert copies(case) == {(ids["post"], ids["lamp"])}


# -- what is badly given -----------------------------------------------------------------------------------------------


def test_dates_all_the_same_or_in_the_future_or_none_give_copies_no_direction_and_no_failure():
    for days in (("2031-05-03",) * 3, (None,) * 3, ("9999-12-31",) * 3):
        case = CaseBuilder()
        copied(case, **{name: (name, day) for name, day in zip(("lamp", "post", "echo"), days, strict=True)})
        assert copies(case) == set()
    case = CaseBuilder()
    ids = copied(case, lamp=("a", "9999-12-31"), post=("b", "2031-05-03"))
    assert copies(case) == {(ids["lamp"], ids["post"])}


def test_an_agency_that_is_an_outlet_of_the_pile_has_its_text_from_nobody():
    case = CaseBuilder()
    ids = copied(case, reuters=("", "2031-05-05"), post=("", "2031-05-03"))
    marked = case.document("m.txt", f"ORLA (Reuters) - {TEXT}", outlet="Echo", published="2031-05-04")
    share(case, TEXT, *ids.values(), marked)
    found = {(route.from_, route.to) for route in routes(case.tables())}
    assert not [hop for hop in found if hop[0] == ids["reuters"]]
    assert (ids["post"], ids["reuters"]) in found
