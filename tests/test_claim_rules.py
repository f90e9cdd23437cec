"""The rules by which a side is counted, from records to the row of a side: one test a rule (docs/idea.md)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_builder import CaseBuilder

from firsthand.engine.local import LocalEngine
from firsthand.records import ClaimSide, Proposal, Speaker
from firsthand.report.view import Findings
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.claims import STAGE

CONTEXT = Context(Settings(), lambda original: b"", LocalEngine())
WORDS = "dockers were beaten with hoses in the old depot"


def say(builder, path, voice, words=WORDS, **more):
    """A document of an outlet in which somebody says so."""
    stated = {key: more.pop(key) for key in ("outlet", "author", "published") if key in more}
    document = builder.document(path, f"Somebody said that {words}.", **stated)
    return builder.statement(document, words, voice=voice, source="Somebody", cue="said", **more)


def told(builder, path, voice, words=WORDS, **more):
    return builder.utterance(voice, say(builder, path, voice, words, **more))


def side(builder, name="asserting"):
    """The one side of that name."""
    (row,) = (row for row in STAGE.run(builder.tables(), CONTEXT) if isinstance(row, ClaimSide) and row.side == name)
    return row


def counted(builder, name="asserting"):
    row = side(builder, name)
    return row.independent_origins, row.low, row.high


@pytest.mark.parametrize("type_", ["group", "outlet", "unnamed"])
def test_collectives_and_narration_add_nothing_to_the_lower_bound(type_):
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"))
    told(b, "b.txt", None if type_ == "unnamed" else b.voice(f"some {type_}", type_))
    assert counted(b) == (1, 1, 2)


def test_a_readers_comment_adds_nothing_at_all():
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"))
    told(b, "b.txt", b.voice("Oren Vale"), in_block="comment")
    assert counted(b) == (1, 1, 1)
    assert len(side(b).documents) == 1


def test_five_documents_of_four_outlets_with_one_voice_are_one_origin():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    outlets = ("Harbour Post", "Orla Courier", "Orla Courier", "Radio Orla", "Tellwick Echo")
    b.utterance(ada, *(say(b, f"{n}.txt", ada, outlet=outlet) for n, outlet in enumerate(outlets)))
    assert counted(b) == (1, 1, 1)
    assert side(b).why.startswith("5 documents, 4 outlets; 1 origin; Ada Brisk")


def test_who_recorded_it_is_counted_apart_from_who_stands_behind_it():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    origin = b.origin("stands behind it", voice=ada, of=(ada,))
    first, second = (say(b, f"{n}.txt", ada) for n in range(2))
    utterance = b.utterance(ada, first, second)
    routes = {b.route(b.statements[s].document, "v", f"Outlet {s}", "Somebody", utterance) for s in (first, second)}
    row = side(b)
    assert set(row.routes) == routes
    assert row.origins == (origin,)
    assert row.independent_origins == 1


def ministry_denies(builder, days, words="nobody was beaten in the depot"):
    ministry = builder.voice("Ministry of Order", "organisation")
    told(builder, "a.txt", builder.voice("Ada Brisk"))
    for n, day in enumerate(days):
        told(builder, f"d{n}.txt", ministry, words, act="denial", denies="the deed", said_on=day)


def test_one_denial_on_six_occasions_is_six_occasions_of_one_side():
    b = CaseBuilder()
    ministry_denies(b, [f"2031-05-0{day}" for day in range(1, 7)])
    assert side(b, "denying").occasions == 6
    assert counted(b, "denying") == (1, 1, 1)


def test_one_denial_retold_in_six_wordings_is_one_occasion():
    b = CaseBuilder()
    ministry = b.voice("Ministry of Order", "organisation")
    told(b, "a.txt", b.voice("Ada Brisk"))
    wordings = (
        "nobody was beaten", "no docker was beaten", "nobody was beaten in the depot", "no beatings took place",
        "none of the dockers was struck", "there were no beatings in the depot",
    )  # fmt: skip
    kept = {"act": "denial", "denies": "the deed"}
    b.utterance(ministry, *(say(b, f"d{n}.txt", ministry, words, **kept) for n, words in enumerate(wordings)))
    row = side(b, "denying")
    assert (len(row.documents), row.occasions, row.independent_origins) == (6, 1, 1)


def test_unknown_outlets_authors_and_days_never_count_as_different():
    b = CaseBuilder()
    ministry_denies(b, [None, None, None])
    row = side(b, "denying")
    assert (row.occasions, row.independent_origins) == (1, 1)
    assert row.why.startswith("3 documents, 0 outlets; 3 without outlet")


def test_a_link_in_doubt_moves_the_bounds_and_not_the_count():
    b = CaseBuilder()
    ada, oren = b.voice("Ada Brisk"), b.voice("Oren Vale")
    first, second = say(b, "a.txt", ada), say(b, "b.txt", oren)
    b.utterance(ada, first)
    b.utterance(oren, second)
    assert counted(b) == (2, 2, 2)
    b.add(Proposal(id="p", kind="utterances", a=first, b=second, confidence=0.5, why="the same words given to two"))
    assert counted(b) == (2, 1, 2)


def test_an_institution_and_its_head_are_one_side():
    b = CaseBuilder()
    told(b, "w.txt", b.voice("Ada Brisk"))
    speaking = (
        b.voice("Ministry of Order", "organisation"),
        b.voice("Ivo Tal", roles=("minister of order",)),
    )
    for n, voice in enumerate(speaking):
        told(b, f"d{n}.txt", voice, "nobody was beaten in the depot", act="denial", denies="the deed")
    assert counted(b, "denying") == (1, 1, 1)


def test_who_relays_anothers_assurance_adds_no_origin():
    b = CaseBuilder()
    ivo, ada = b.voice("Ivo Tal"), b.voice("Ada Brisk")
    words = f"Ada Brisk assured him that {WORDS}"
    document = b.document("a.txt", f"Ivo Tal said that {words}.")
    outer = b.statement(document, words, voice=ivo, source="Ivo Tal", cue="said")
    inner = b.statement(document, WORDS, voice=ada, source="Ada Brisk", cue="assured", parent=outer)
    b.utterance(ivo, outer)
    b.utterance(ada, inner)
    assert counted(b) == (1, 1, 1)


def test_what_nobody_in_the_pile_denies_has_no_row_and_is_not_called_undisputed():
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"))
    rows = [row for row in STAGE.run(b.tables(), CONTEXT) if isinstance(row, ClaimSide)]
    assert [row.side for row in rows] == ["asserting"]
    assert not any(word in row.why for row in rows for word in ("undisputed", "confirmed", "true"))


def test_an_official_and_the_spokesman_are_one_side():
    b = CaseBuilder()
    told(b, "w.txt", b.voice("Ada Brisk"))
    denial = {"act": "denial", "denies": "the deed"}
    told(b, "d.txt", b.voice("Ivo Tal"), "nobody was beaten in the depot", **denial)
    spokeswoman = say(b, "e.txt", b.voice("Mara Senn"), "nobody was beaten in the depot", **denial)
    b.utterance(b.voice("Mara Senn"), spokeswoman)
    b.rows = [
        replace(r, on_behalf_of="Ivo Tal")
        if getattr(r, "statement", "") == spokeswoman and isinstance(r, Speaker)
        else r
        for r in b.rows
    ]
    assert counted(b, "denying") == (1, 1, 1)


def claims(builder):
    """Statements on each side of every claim."""
    rows = [row for row in STAGE.run(builder.tables(), CONTEXT) if isinstance(row, ClaimSide)]
    return sorted((row.side, len(row.statements), row.low, row.independent_origins, row.high) for row in rows)


def test_words_alike_in_part_are_one_claim_of_two_whose_lower_bound_is_one():
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "two small children from Orla drowned when the old ferry went down")
    told(b, "b.txt", b.voice("Oren Vale"), "more than 10 children drowned when the ferry from Tellwick sank")
    assert claims(b) == [("asserting", 2, 1, 2, 2)]


def test_two_who_say_it_in_nearly_the_same_words_are_surely_two():
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "the ferry went down at midnight off the old pier")
    told(b, "b.txt", b.voice("Oren Vale"), "the ferry went down at midnight near the old pier")
    assert claims(b) == [("asserting", 2, 2, 2, 2)]


@pytest.mark.parametrize("act", ["demand", "promise", "threat", "apology"])
def test_what_is_demanded_or_promised_is_told_twice_and_is_on_no_side_of_what_was_done(act):
    b = CaseBuilder()
    ada, words = b.voice("Ada Brisk"), "that the old depot be opened to doctors before the winter"
    told(b, "a.txt", b.voice("Oren Vale"), "the old depot was opened to doctors before the winter")
    b.utterance(ada, *(say(b, f"{n}.txt", ada, words, act=act) for n in "bc"))
    assert claims(b) == [("asserting", 1, 1, 1, 1), ("asserting", 2, 1, 1, 1)]


@pytest.mark.parametrize(
    "words", ["whether the driver of the ferry had fallen asleep", "Had the driver fallen asleep?"]
)
def test_a_question_asserts_nothing(words):
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "the driver of the ferry had fallen asleep")
    told(b, "b.txt", b.voice("Oren Vale"), words)
    assert claims(b) == [("asserting", 1, 1, 1, 1)] * 2


def test_a_negation_beside_what_is_shared_denies_nothing():
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "he had been on the night ferry to Tellwick on 31 October")
    words = "the night ferry to Tellwick hit the pier on 31 October, though no reports of injuries were received"
    told(b, "b.txt", b.voice("Oren Vale"), words)
    assert {one[0] for one in claims(b)} == {"asserting"}


def narrate(builder, path, sentence, **stated):
    return builder.document(path, f"{sentence} The harbour was quiet.", **stated)


def test_what_a_document_narrates_adds_to_the_upper_bound_alone_and_is_shown():
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "the ferry went down at midnight off the old pier")
    document = narrate(b, "b.txt", "The ferry went down at midnight off the old pier.")
    row = side(b)
    assert (row.low, row.independent_origins, row.high, len(row.documents)) == (1, 1, 2, 1)
    assert [(at.document, at.begin, at.end) for at in row.narrated] == [(document, 0, 49)]


def test_what_one_document_states_and_another_narrates_is_told_by_two():
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "the ferry went down at midnight off the old pier")
    narrate(b, "b.txt", "The ferry went down at midnight off the old pier.")
    findings = Findings(Tables([*b.rows, *STAGE.run(b.tables(), CONTEXT)]))
    assert [view.gathered for view in findings.claims] == [True]


def test_who_narrates_and_names_somebody_who_says_so_has_it_from_there():
    b = CaseBuilder()
    ada, words = b.voice("Ada Brisk"), "the ferry went down at midnight off the old pier"
    text = f"{words.capitalize()}.\nAda Brisk said that {words}."
    b.utterance(ada, b.statement(b.document("a.txt", text), words, voice=ada, source="Ada Brisk", cue="said"))
    row = side(b)
    assert (row.low, row.independent_origins, row.high) == (1, 1, 1)


def test_a_denied_deed_that_is_only_narrated_has_a_side_without_origins():
    b = CaseBuilder()
    ministry = b.voice("Ministry of Order", "organisation")
    for n, words in enumerate(("nobody was beaten in the old depot", "no docker was beaten in the old depot")):
        told(b, f"{n}.txt", ministry, words, act="denial", denies="the deed")
    narrate(b, "c.txt", "Dockers were beaten for three nights in the old depot.")
    row = side(b)
    assert (row.statements, row.low, row.independent_origins, row.high) == ((), 0, 0, 1)
    assert len(row.narrated) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Was the ferry lost when it went down at midnight off the old pier?",
        "Some claimed the ferry went down at midnight off the old pier.",
        "“The ferry went down at midnight off the old pier.”",
    ],
)
def test_a_question_a_quotation_and_what_somebody_is_said_to_say_are_not_narrated(sentence):
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "the ferry went down at midnight off the old pier")
    narrate(b, "b.txt", sentence)
    assert side(b).narrated == ()


def test_nothing_but_what_is_asserted_denies_nothing_and_a_demand_not_to_is_no_denial():
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "they sat with their backs to the rails in the old shed")
    told(b, "b.txt", b.voice("Oren Vale"), "there is nothing in there but rails", act="denial", denies="the deed")
    told(b, "c.txt", b.voice("Tam Reed"), "not to publish the names of the dockers", act="demand")
    told(b, "d.txt", b.voice("Ivo Tal"), "to publish the names of the dockers", act="promise")
    rows = [row for row in STAGE.run(b.tables(), CONTEXT) if isinstance(row, ClaimSide)]
    assert len(rows) == len({row.claim for row in rows})  # none has two sides


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("we cannot deny that it was an attack on the ferry", "denial"),
        ("it was no doubt an attack on the ferry", "report"),
    ],
)
def test_a_negation_that_takes_nothing_back_denies_nothing(words, act):
    b = CaseBuilder()
    told(b, "a.txt", b.voice("Ada Brisk"), "it was an attack on the old ferry")
    told(b, "b.txt", b.voice("Oren Vale"), words, act=act)
    assert {one[0] for one in claims(b)} == {"asserting"}
