"""Origins: where the routes end."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from case_builder import CaseBuilder

from firsthand.engine.local import LocalEngine
from firsthand.records import MissingOriginal, Origin, OriginOf, Record, Speaker, SpeakerType, TextOrigin
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import origins, passages, routes

FERRY = (
    "The ferry that went down off Orla on Tuesday had been carrying twice the people it was built for, and the board "
    "of the harbour had known of it since the winter before, when two captains wrote to it and got no answer at all."
)
BRIDGE = (
    "A bridge that was to join the two banks by spring will not be finished this year because the steel that came was "
    "too soft, so the town council says, while those who sold it hold that nobody ever asked them for a harder kind."
)


def traced(case: CaseBuilder, rows: list[Record] | None = None) -> Tables:
    """The case with its passages, routes and origins."""
    tables = Tables(rows or case.rows)
    context = Context(settings=Settings(), source_of=lambda _: b"", engine=LocalEngine())
    for stage in (passages.STAGE, routes.STAGE, origins.STAGE):
        tables.add(list(stage.run(tables, context)))
    return tables


def text_of(tables: Tables) -> dict[str, TextOrigin]:
    return {row.document: row for row in reversed(tables[TextOrigin])}


def origin_of(tables: Tables, subject: str) -> Origin | None:
    rows = {row.id: row for row in tables[Origin]}
    return next((rows[row.origin] for row in tables[OriginOf] if row.subject == subject), None)


# -- texts -------------------------------------------------------------------------------------------------------------


def test_a_copy_whose_mark_was_removed_is_still_the_agency_s():
    case = CaseBuilder()
    marked = case.document("a.txt", f"ORLA (Reuters) - {FERRY}", outlet="Harbour Post")
    bare = case.document("b.txt", f"ORLA - {FERRY}", outlet="Evening Lamp")
    other = case.document("c.txt", BRIDGE, outlet="Orla Echo")
    found = text_of(traced(case))
    assert found[bare].origin == found[marked].origin
    assert (found[bare].outlet, found[bare].from_document) == ("Reuters", None)
    assert found[bare].confidence < found[marked].confidence
    assert found[bare].share > 0.9
    assert other not in found, "unknown is not its own"


def test_two_texts_of_one_agency_and_texts_of_two_agencies_share_no_origin():
    case = CaseBuilder()
    ids = [
        case.document("a.txt", f"ORLA (Reuters) - {FERRY}"),
        case.document("b.txt", f"ORLA (Reuters) - {BRIDGE}"),
        case.document("c.txt", f"ORLA (AFP) - {FERRY}"),
    ]
    found = text_of(traced(case))
    assert len({found[id_].origin for id_ in ids}) == 3
    assert [found[id_].outlet for id_ in ids] == ["Reuters", "Reuters", "Agence France-Presse"]


def test_a_shared_text_that_nobody_marks_has_one_unknown_origin():
    case = CaseBuilder()
    a, b = case.document("a.txt", FERRY + " End", outlet="Post"), case.document("b.txt", FERRY, outlet="Lamp")
    found = text_of(traced(case))
    assert found[a].origin == found[b].origin
    assert (found[a].outlet, found[a].from_document) == (None, None)


def test_an_agency_that_contributed_does_not_make_the_text_its_own():
    case = CaseBuilder()
    case.document("a.txt", f"{FERRY}\nReuters contributed to this report.", outlet="Harbour Post")
    tables = traced(case)
    assert tables[TextOrigin] == []
    assert [row.name for row in tables[MissingOriginal]] == ["Reuters"]


def test_a_roundup_names_each_text_it_holds_with_its_share():
    case = CaseBuilder()
    ferry = case.document("a.txt", f"ORLA (Reuters) - {FERRY}", outlet="Harbour Post")
    bridge = case.document("b.txt", f"ORLA (AFP) - {BRIDGE}", outlet="Evening Lamp")
    more = " ".join(f"other{n}" for n in range(20))
    roundup = case.document("c.txt", f"{FERRY} {more} {BRIDGE}", outlet="Orla Echo")
    tables = traced(case)
    rows = [row for row in tables[TextOrigin] if row.document == roundup]
    found = text_of(tables)
    assert {row.origin for row in rows} == {found[ferry].origin, found[bridge].origin}
    assert all(0.2 < row.share < 0.6 for row in rows)
    assert [row.share for row in rows] == sorted((row.share for row in rows), reverse=True)


# -- utterances --------------------------------------------------------------------------------------------------------


def said(case: CaseBuilder, voice: str | None, text: str, content: str, source: str, **more: Any) -> str:
    """One document of the Evening Lamp with one statement, told as one utterance."""
    document = case.document(f"{len(case.rows)}.txt", text, outlet=more.pop("outlet", "Evening Lamp"))
    one = case.statement(document, content, source=source, cue=more.pop("cue", "said"), voice=voice, **more)
    return case.utterance(voice, one)


def typed(case: CaseBuilder, type_: SpeakerType) -> None:
    case.rows = [replace(row, speaker_type=type_) if isinstance(row, Speaker) else row for row in case.rows]


def test_a_named_voice_is_the_origin_and_whether_at_first_hand_stays_unknown():
    case = CaseBuilder()
    voice = case.voice("Harbour Board", "organisation")
    utterance = said(case, voice, "Nobody died, the board said.", "Nobody died", "the board")
    found = origin_of(traced(case), utterance)
    assert found is not None
    assert (found.voice, found.outlet, found.firsthand) == (voice, None, None)


def test_a_witness_who_tells_what_they_saw_to_a_named_outlet_has_it_first_hand():
    case = CaseBuilder()
    voice = case.voice(None, "unnamed")
    utterance = said(
        case, voice, "“I saw the ferry tip over,” a deckhand told the Harbour Post.", "I saw the ferry tip over",
        "a deckhand", cue="told", kind="direct", venue="Harbour Post",
    )  # fmt: skip
    tables = traced(case)
    for subject, outlet in ((utterance, "Harbour Post"), (voice, None)):
        found = origin_of(tables, subject)
        assert found is not None
        assert (found.voice, found.outlet, found.document, found.firsthand) == (voice, outlet, None, True)


@pytest.mark.parametrize(
    ("type_", "source"), [("group", "Activists"), ("unnamed", "Sources"), ("unnamed", ""), ("document", "Reports")]
)
def test_collectives_and_nobody_are_no_origin(type_, source):
    case = CaseBuilder()
    voice = case.voice(None, type_)
    utterance = said(case, voice, f"{source or 'Rumours'} said the ferry was full.", "the ferry was full", source)
    typed(case, type_)
    assert origin_of(traced(case), utterance) is None


def test_an_utterance_of_no_voice_has_no_origin():
    case = CaseBuilder()
    utterance = said(case, None, "It is said the ferry was full.", "the ferry was full", "")
    assert origin_of(traced(case), utterance) is None


def test_an_outlet_leads_on_to_whom_it_credits():
    case = CaseBuilder()
    post = case.voice("Harbour Post", "outlet")
    text = "The ferry was full, the Harbour Post reported"
    lamp = case.document("lamp.txt", text, outlet="Evening Lamp")
    own = case.document("post.txt", "The ferry was full, Radio Orla had said", outlet="Harbour Post")
    one = case.statement(lamp, "The ferry was full", source="the Harbour Post", cue="reported", voice=post)
    two = case.statement(own, "The ferry was full", source="Radio Orla", cue="said", via=("Radio Orla",))
    utterance = case.utterance(post, one, two)
    tables = traced(case)
    found = origin_of(tables, utterance)
    assert found is not None
    assert (found.outlet, found.document, found.firsthand) == ("Radio Orla", None, None)
    assert [(row.name, row.wanted_by) for row in tables[MissingOriginal]] == [("Radio Orla", (own,))]
    assert tables[MissingOriginal][0].words == "The ferry was full"


def test_outlets_that_credit_each_other_in_a_circle_have_no_origin():
    case = CaseBuilder()
    post, lamp = case.voice("Harbour Post", "outlet"), case.voice("Evening Lamp", "outlet")
    a = case.document("a.txt", "The ferry was full, the Harbour Post reported", outlet="Evening Lamp")
    b = case.document("b.txt", "The ferry was full, the Evening Lamp reported", outlet="Harbour Post")
    one = case.statement(a, "The ferry was full", source="the Harbour Post", cue="reported", voice=post)
    two = case.statement(b, "The ferry was full", source="the Evening Lamp", cue="reported", voice=lamp)
    utterance = case.utterance(post, one, two)
    assert origin_of(traced(case), utterance) is None


def test_what_an_outlet_reports_that_somebody_said_has_that_somebody_s_origin():
    case = CaseBuilder()
    post, brisk = case.voice("Harbour Post", "outlet"), case.voice("Anna Brisk")
    lamp = case.document(
        "a.txt", "The Harbour Post reported that Anna Brisk had said the ferry was full", outlet="Evening Lamp"
    )
    outer = case.statement(
        lamp, "Anna Brisk had said the ferry was full", source="The Harbour Post", cue="reported", voice=post
    )
    inner = case.statement(lamp, "the ferry was full", source="Anna Brisk", cue="said", voice=brisk, parent=outer)
    utterance = case.utterance(post, outer)
    case.utterance(brisk, inner)
    found = origin_of(traced(case), utterance)
    assert found is not None
    assert found.voice == brisk


def test_the_document_that_others_name_and_that_names_no_other_is_its_own_origin():
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    text = "They left the pier too full, Anna Brisk said"
    post = case.document("post.txt", f"{text} to us.", outlet="Harbour Post")
    lamp = case.document("lamp.txt", text, outlet="Evening Lamp")
    tellings = [
        case.statement(post, "They left the pier too full", source="Anna Brisk", cue="said", venue="this newspaper"),
        case.statement(lamp, "They left the pier too full", source="Anna Brisk", cue="said", venue="Harbour Post"),
    ]
    utterance = case.utterance(brisk, *tellings)
    tables = traced(case)
    assert text_of(tables)[post].from_document == post
    found = origin_of(tables, utterance)
    assert found is not None
    assert (found.voice, found.document) == (brisk, post)


# -- passages and figures ----------------------------------------------------------------------------------------------


def test_a_passage_and_a_figure_have_the_origin_of_the_text_they_stand_in():
    case = CaseBuilder()
    marked = case.document("a.txt", f"ORLA (Reuters) - {FERRY}")
    case.document("b.txt", FERRY)
    figure = case.figure(marked, "two captains", 2, 2)
    tables = traced(case)
    origin = text_of(tables)[marked].origin
    subjects = {row.subject for row in tables[OriginOf] if row.origin == origin}
    assert figure in subjects
    assert len(subjects) == 2


def test_nothing_depends_on_the_order_of_rows_and_ids_are_unique():
    case = CaseBuilder()
    case.document("a.txt", f"ORLA (Reuters) - {FERRY}")
    case.document("b.txt", FERRY)
    case.document("c.txt", f"ORLA (Reuters) - {BRIDGE}")
    said(case, case.voice("Anna Brisk"), "Nobody died, Anna Brisk said.", "Nobody died", "Anna Brisk", venue="Post")
    kinds = (Origin, TextOrigin, OriginOf, MissingOriginal)
    expected = [traced(case)[kind] for kind in kinds]
    for seed in range(5):
        rows = list(case.rows)
        random.Random(seed).shuffle(rows)
        assert [traced(case, rows)[kind] for kind in kinds] == expected
    for rows_of_kind in (expected[0], expected[3]):
        ids = [row.id for row in rows_of_kind]
        assert len(ids) == len(set(ids))


def test_an_empty_case_has_no_origins():
    assert list(origins.STAGE.run(Tables(), Context(Settings(), lambda _: b"", LocalEngine()))) == []


# -- hostile and badly given piles -------------------------------------------------------------------------------------

SAID = "They left the pier too full"
INTERVIEW = f"“{SAID},” Anna Brisk told us."


def interviews(*pages: tuple[str, str, str]) -> tuple[CaseBuilder, list[str], str]:
    """Pages with one text that each say Anna Brisk spoke to the outlet named third; outlet, date."""
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    ids, tellings = [], []
    for n, (outlet, published, venue) in enumerate(pages):
        ids.append(case.document(f"{n}.txt", f"{FERRY} {INTERVIEW}", outlet=outlet, published=published))
        tellings.append(case.statement(ids[-1], SAID, source="Anna Brisk", cue="told", venue=venue))
    return case, ids, case.utterance(brisk, *tellings)


def test_of_pages_that_each_claim_an_interview_it_is_theirs_whom_others_name():
    pages = [("Post", "2031-05-05", "us"), ("Lamp", "2031-05-01", "us"), ("Echo", "2031-05-02", "us")]
    case, ids, utterance = interviews(*pages)
    found = text_of(traced(case))
    assert all(found[id_].from_document is None and found[id_].outlet is None for id_ in ids), "nothing tells"
    assert (told := origin_of(traced(case), utterance)) is not None
    assert (told.outlet, told.document) == (None, None)

    case, ids, utterance = interviews(*pages, ("Gazette", "2031-05-07", "Post"))
    tables = traced(case)
    assert {text_of(tables)[id_].from_document for id_ in ids} == {ids[0]}, "the dates of the others prove nothing"
    assert (told := origin_of(tables, utterance)) is not None
    assert told.document == ids[0]


def test_clones_of_a_page_are_its_outlet_s_and_which_was_first_stays_unknown():
    case, ids, utterance = interviews(("Harbour Post", "2031-05-05", "us"), ("The Harbour-Post", "2031-05-01", "us"))
    tables = traced(case)
    assert {(text_of(tables)[id_].outlet, text_of(tables)[id_].from_document) for id_ in ids} == {
        (case.documents[min(ids)].outlet, None)
    }
    found = origin_of(tables, utterance)
    assert found is not None
    assert (found.document, found.outlet in ("Harbour Post", "The Harbour-Post")) == (None, True)


def test_a_copy_that_others_name_is_not_the_original_of_what_an_earlier_page_carries():
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    text = f"{FERRY} {SAID}, Anna Brisk said."
    case.document("a.txt", text, outlet="Harbour Post", published="2031-05-01")
    copy = case.document("b.txt", f"{text} End.", outlet="Evening Lamp", published="2031-05-02")
    echo = case.document("c.txt", f"{SAID}, Brisk said, the Evening Lamp reported.", published="2031-05-04")
    one = case.statement(copy, SAID, source="Anna Brisk", cue="said")
    two = case.statement(echo, SAID, source="Brisk", cue="said", via=("Evening Lamp",))
    case.utterance(brisk, one, two)
    assert text_of(traced(case))[copy].from_document is None


def test_a_page_that_quotes_most_of_a_short_one_is_no_copy_of_it():
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    speech = (
        "We counted nine boats that night and none of them had a lamp or a bell on board and the wind was rising fast"
    )
    start, end = "The eel market had been shut.", "By noon the tide took the last of the nets away."
    short = case.document("a.txt", f"{start} “{speech},” Anna Brisk told us. {end}", outlet="Post")
    council = "The council met on a wet day to talk of eels, and it went home late with nothing settled at all."
    rest = f"{FERRY} {BRIDGE}"
    long = case.document("b.txt", f"{council} “{speech},” Anna Brisk told the Post. {end} {rest}", outlet="Lamp")
    tellings = [
        case.statement(id_, speech, source="Anna Brisk", cue="told", venue=venue, kind="direct")
        for id_, venue in ((short, "us"), (long, "the Post"))
    ]
    case.utterance(brisk, *tellings)
    found = text_of(traced(case))
    assert found[short].from_document == short
    assert long not in found


@pytest.mark.parametrize("published", ["2031-05-03", "9999-12-31", None])
def test_identical_documents_are_one_text_whatever_their_dates(published):
    case = CaseBuilder()
    ids = [case.document(f"{n}.txt", FERRY, outlet=f"Paper {n}", published=published) for n in range(3)]
    found = text_of(traced(case))
    assert len({found[id_].origin for id_ in ids}) == 1
    assert all(found[id_].from_document is None for id_ in ids)


def test_one_document_without_statements_has_no_origin():
    case = CaseBuilder()
    case.document("a.txt", FERRY, outlet="Harbour Post", published="2031-05-03")
    tables = traced(case)
    assert tables[TextOrigin] == tables[OriginOf] == tables[MissingOriginal] == []


def test_two_outlets_with_one_name_are_taken_for_one_and_neither_page_for_the_other_s():
    case = CaseBuilder()
    a = case.document("a.txt", f"{FERRY} a", outlet="Echo", url="https://echo.example/1", published="2031-05-01")
    b = case.document("b.txt", f"{BRIDGE} b", outlet="Echo", url="https://orla-echo.example/1", published="2031-05-02")
    found = text_of(traced(case))
    assert a not in found
    assert b not in found
