"""Origins of utterances: whose words, and who recorded them first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_builder import CaseBuilder
from tracing import traced

from firsthand.records import Origin, OriginOf, Route, Speaker
from firsthand.stage import Tables

FERRY = (
    "The ferry that went down off Orla on Tuesday had been carrying twice the people it was built for, and the board "
    "of the harbour had known of it since the winter before, when two captains wrote to it and got no answer at all."
)


def origin_of(tables: Tables, subject: str) -> Origin | None:
    rows = {row.id: row for row in tables[Origin]}
    return next((rows[row.origin] for row in tables[OriginOf] if row.subject == subject), None)


def test_what_one_person_told_two_outlets_has_two_origins_and_one_person_behind_it():
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    contents = {"Harbour Post": "They left the pier too full", "Evening Lamp": "Nobody counted the children"}
    told = {}
    for outlet, content in contents.items():
        document = case.document(outlet, f"{content}, Anna Brisk told us.", outlet=outlet)
        one = case.statement(document, content, source="Anna Brisk", cue="told", voice=brisk, venue="us")
        told[document] = case.utterance(brisk, one)
    tables = traced(case)
    for document, utterance in told.items():
        found = origin_of(tables, utterance)
        assert found is not None
        assert (found.voice, found.outlet, found.document) == (brisk, case.documents[document].outlet, document)
    behind = origin_of(tables, brisk)
    assert behind is not None
    assert (behind.voice, behind.outlet, behind.document) == (brisk, None, None), "no one document holds all of it"


def test_a_body_s_own_publication_is_the_record_of_what_it_said():
    case = CaseBuilder()
    board, brisk = case.voice("Harbour Board", "organisation"), case.voice("Anna Brisk")
    own = case.document("own.txt", "Nobody died, the board states. A. Brisk, spokeswoman", outlet="Harbour Board")
    lamp = case.document("lamp.txt", "Nobody died, the Harbour Board said in a communique.", outlet="Evening Lamp")
    echo = case.document("echo.txt", "Nobody died, Brisk said for the board.", outlet="Orla Echo")
    tellings = [
        case.statement(own, "Nobody died", source="the board", cue="states", voice=board),
        case.statement(lamp, "Nobody died", source="the Harbour Board", cue="said", voice=board),
    ]
    utterance = case.utterance(board, *tellings)
    other = case.utterance(brisk, case.statement(echo, "Nobody died", source="Brisk", cue="said", voice=brisk))
    tables = traced(case)
    found, apart = origin_of(tables, utterance), origin_of(tables, other)
    assert found is not None
    assert apart is not None
    assert (found.voice, found.outlet, found.document) == (board, "Harbour Board", own)
    assert (apart.voice, apart.document) == (brisk, None)
    assert [(row.from_, row.to, row.kind) for row in tables[Route]] == [(lamp, own, "quote")]


def test_what_an_agency_s_text_tells_was_recorded_by_the_agency():
    case = CaseBuilder()
    board = case.voice("Harbour Board", "organisation")
    marked = case.document("a.txt", f"ORLA (Reuters) - {FERRY} Nobody died, the board said.", outlet="Harbour Post")
    bare = case.document("b.txt", f"ORLA - {FERRY} Nobody died, the board said.", outlet="Evening Lamp")
    tellings = [case.statement(id_, "Nobody died", source="the board", cue="said") for id_ in (marked, bare)]
    utterance = case.utterance(board, *tellings)
    found = origin_of(traced(case), utterance)
    assert found is not None
    assert (found.voice, found.outlet, found.document) == (board, "Reuters", None)


def test_what_two_papers_tell_of_one_public_occasion_was_recorded_by_neither_alone():
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    tellings = []
    for outlet, writer in (("Harbour Post", "Ivo Tal"), ("Evening Lamp", "Ada Roe")):
        text = f"By {writer}, {outlet}\nORLA - Nobody died, Anna Brisk told reporters on the pier, and said no more of it all day."
        document = case.document(outlet, text, outlet=outlet)
        tellings.append(case.statement(document, "Nobody died", source="Anna Brisk", cue="told", venue="reporters"))
    utterance = case.utterance(brisk, *tellings)
    found = origin_of(traced(case), utterance)
    assert found is not None
    assert (found.voice, found.outlet, found.document) == (brisk, None, None)


def test_a_text_did_not_record_what_was_said_long_before_it():
    for said_on, recorded in (("2031-05-01", True), ("2030-07", False)):
        case = CaseBuilder()
        brisk = case.voice("Anna Brisk")
        marked = case.document("a.txt", f"ORLA (Reuters) - {FERRY} It is safe, Brisk said.", published="2031-05-03")
        one = case.statement(marked, "It is safe", source="Brisk", cue="said", said_on=said_on)
        utterance = case.utterance(brisk, one)
        found = origin_of(traced(case), utterance)
        assert found is not None
        assert (found.voice, found.outlet) == (brisk, "Reuters" if recorded else None)


@pytest.mark.parametrize(
    ("content", "behalf", "firsthand"),
    [
        ("They beat us on the pier", None, True),
        ("I carried two of them out", None, True),
        ("We were kept below", None, True),
        ("We were kept below", "Harbour Board", None),
        ("Our people have their papers", None, None),
        ("We hold that it is safe", None, None),
    ],
)
def test_who_speaks_of_what_they_did_or_underwent_has_it_first_hand_unless_they_speak_for_others(
    content, behalf, firsthand
):
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    document = case.document("a.txt", f"“{content},” Anna Brisk told us.", outlet="Evening Lamp")
    one = case.statement(document, content, source="Anna Brisk", cue="told", kind="direct", venue="us")
    case.rows = [replace(row, on_behalf_of=behalf) if isinstance(row, Speaker) else row for row in case.rows]
    utterance = case.utterance(brisk, one)
    found = origin_of(traced(case), utterance)
    assert found is not None
    assert found.firsthand is firsthand


def test_a_collective_has_the_record_of_who_heard_it_and_stands_behind_nothing():
    case = CaseBuilder()
    voice = case.voice(None, "group")
    lamp = case.document("a.txt", "It was full, deckhands told us.", outlet="Evening Lamp")
    utterance = case.utterance(voice, case.statement(lamp, "It was full", source="deckhands", cue="told", venue="us"))
    tables = traced(case)
    found = origin_of(tables, utterance)
    assert found is not None
    assert (found.outlet, found.firsthand) == ("Evening Lamp", None)
    assert origin_of(tables, voice) is None


def test_an_earlier_date_on_a_credited_copy_does_not_take_the_record_from_the_page_that_it_names():
    case = CaseBuilder()
    brisk, said = case.voice("Anna Brisk"), "It is safe"
    text = f"{FERRY} It is safe, Anna Brisk told this newspaper."
    post = case.document("a.txt", text, outlet="Harbour Post", published="2031-05-11")
    copy = case.document(
        "b.txt", f"{text}\nFirst published in the Harbour Post.", outlet="Lamp", published="2031-05-04"
    )
    one = case.statement(post, said, source="Anna Brisk", cue="told", venue="this newspaper")
    two = case.statement(copy, said, source="Anna Brisk", cue="told", venue="Harbour Post")
    utterance = case.utterance(brisk, one, two)
    found = origin_of(traced(case), utterance)
    assert found is not None
    assert (found.outlet, found.document) == ("Harbour Post", post)


def test_whom_it_was_said_to_comes_before_an_outlet_that_somebody_has_it_from():
    case = CaseBuilder()
    brisk, said = case.voice("Anna Brisk"), "It is safe"
    tellings = []
    for outlet, more in (("Lamp", {"venue": "Radio Orla"}), ("Echo", {"via": ("Harbour Post",)})):
        page = case.document(outlet, f"It is safe, Anna Brisk said. {outlet}", outlet=outlet)
        tellings.append(case.statement(page, said, source="Anna Brisk", cue="said", **more))
    utterance = case.utterance(brisk, *tellings)
    found = origin_of(traced(case), utterance)
    assert found is not None
    assert (found.outlet, found.document) == ("Radio Orla", None)
