"""Claims: two sides, counted by who stands behind them."""

from __future__ import annotations

import random

from case_builder import CaseBuilder

from firsthand.engine.local import LocalEngine
from firsthand.records import Claim, ClaimSide
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.claims import STAGE

CONTEXT = Context(Settings(), lambda original: b"", LocalEngine())


def tell(builder, name, words, voice=None, cue="said", source="Somebody", **frame):
    document = builder.document(name, f"{source} {cue} that {words}.", outlet=frame.pop("outlet", None))
    statement = builder.statement(document, words, voice=voice, source=source, cue=cue, **frame)
    return builder.utterance(voice, statement)


def run(builder, order=None):
    """{claim text: {side: row}}"""
    rows = list(builder.rows)
    if order is not None:
        random.Random(order).shuffle(rows)
    found = list(STAGE.run(Tables(rows), CONTEXT))
    text = {row.id: row.text for row in found if isinstance(row, Claim)}
    sides = {}
    for row in found:
        if isinstance(row, ClaimSide):
            sides.setdefault(text[row.claim], {})[row.side] = row
    return sides


def beaten(builder):
    """Two witnesses say it, a ministry denies it by its cue and by its words."""
    ada, oren = builder.voice("Ada Brisk", private=True), builder.voice("Oren Vale", private=True)
    ministry = builder.voice("Ministry of Order", "organisation")
    tell(builder, "a.txt", "dockers were beaten with hoses in the old depot", ada)
    tell(builder, "b.txt", "dockers were beaten with hoses in the depot at night", oren)
    tell(builder, "c.txt", "dockers were beaten in the depot", ministry, cue="denied", act="denial", denies="the deed")
    tell(builder, "d.txt", "nobody was beaten in the depot", ministry, act="denial", denies="the deed")


def test_assertions_and_denials_of_one_proposition_are_the_sides_of_one_claim():
    b = CaseBuilder()
    beaten(b)
    ((text, sides),) = run(b).items()
    assert "beaten" in text
    assert len(sides["asserting"].documents) == len(sides["denying"].documents) == 2
    assert sides["asserting"].independent_origins == 2
    assert sides["denying"].independent_origins == 1


def test_the_reasons_name_who_stands_behind():
    b = CaseBuilder()
    beaten(b)
    ((_, sides),) = run(b).items()
    assert "2 documents" in sides["asserting"].why
    assert "Ada Brisk" in sides["asserting"].why
    assert "Ministry of Order" in sides["denying"].why


def test_the_order_of_the_records_does_not_matter():
    b = CaseBuilder()
    beaten(b)
    assert run(b, 1) == run(b, 2) == run(b)


def test_a_retraction_is_on_neither_side_and_lowers_the_lower_bound():
    b = CaseBuilder()
    beaten(b)
    oren = next(row.id for row in b.rows if getattr(row, "name", None) == "Oren Vale")
    tell(b, "e.txt", "he had never been in the depot", oren, act="retraction", duress=True)
    sides = run(b)["dockers were beaten with hoses in the depot at night"]
    assert (sides["asserting"].low, sides["asserting"].independent_origins) == (1, 2)
    assert "taken back" in sides["asserting"].why
    assert len(sides["denying"].documents) == 2


def test_a_readers_comment_is_on_no_side():
    b = CaseBuilder()
    tell(
        b,
        "a.txt",
        "dockers were beaten with hoses in the old depot",
        b.voice("Harbour Post", "outlet"),
        in_block="comment",
    )
    assert run(b) == {}


def test_what_is_said_with_other_words_is_another_claim():
    b = CaseBuilder()
    beaten(b)
    tell(b, "f.txt", "the price of salt rose by a tenth in spring", b.voice("Ivo Tal"))
    assert len(run(b)) == 2


def test_a_denial_of_two_things_stands_against_both():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk", private=True)
    ministry = b.voice("Ministry of Order", "organisation")
    tell(b, "a.txt", "dockers were beaten with hoses until morning", ada)
    tell(b, "b.txt", "rowers were held without record in the old depot", ada)
    tell(b, "c.txt", "nobody was beaten, nobody was held in the depot", ministry, act="denial", denies="the deed")
    assert [set(sides) for sides in run(b).values()] == [{"asserting", "denying"}] * 2


def test_one_deed_in_several_wordings_is_one_claim_once_somebody_denies_it():
    b = CaseBuilder()
    tell(b, "a.txt", "they were struck with hoses until morning", b.voice("Ada Brisk"), act="allegation")
    tell(b, "c.txt", "blows fell on the soles of his feet", b.voice("Oren Vale"), act="allegation")
    tell(b, "d.txt", "nobody was beaten", b.voice("Ministry of Order", "organisation"), act="denial", denies="the deed")
    ((_, sides),) = run(b).items()
    assert (len(sides["asserting"].documents), sides["asserting"].independent_origins) == (2, 2)


def test_a_denial_of_the_accounts_stands_against_what_its_document_told():
    b = CaseBuilder()
    ministry = b.voice("Ministry of Order", "organisation")
    text = "Ada Brisk said that dockers were beaten in the depot. The ministry denied the accounts."
    one = b.document("a.txt", text)
    said = b.statement(one, "dockers were beaten in the depot", voice=b.voice("Ada Brisk"), source="Ada Brisk")
    denied = b.statement(one, "the accounts", voice=ministry, source="The ministry", cue="denied", act="denial")
    b.utterance(b.voice("Ada Brisk"), said)
    b.utterance(ministry, denied)
    tell(b, "d.txt", "nobody was beaten", ministry, act="denial", denies="the deed")
    ((_, sides),) = run(b).items()
    assert len(sides["denying"].statements) == 2


def test_a_denial_told_where_nothing_shows_what_it_answers_answers_what_it_does_elsewhere():
    b = CaseBuilder()
    ministry, ada = b.voice("Ministry of Order", "organisation"), b.voice("Ada Brisk")
    one = b.document("a.txt", "Ada Brisk said that dockers were beaten. The ministry denied the accounts.")
    said = b.statement(one, "dockers were beaten", voice=ada, source="Ada Brisk")
    denied = b.statement(one, "the accounts", voice=ministry, source="The ministry", cue="denied", act="denial")
    two = b.document("b.txt", "The ministry denied the accounts.")
    again = b.statement(two, "the accounts", voice=ministry, source="The ministry", cue="denied", act="denial")
    b.utterance(ada, said)
    b.utterance(ministry, denied, again)
    tell(b, "d.txt", "nobody was beaten", ministry, act="denial", denies="the deed")
    ((_, sides),) = run(b).items()
    assert {denied, again} <= set(sides["denying"].statements)


def test_who_is_said_not_to_have_said_it_is_in_doubt_and_not_counted():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk", private=True)
    tell(b, "a.txt", "she did not see anyone die in the depot", ada)
    tell(b, "b.txt", "she saw men die in the depot", ada, act="allegation")
    tell(b, "c.txt", "two men died there", b.voice("Oren Vale"), act="allegation")
    tell(b, "d.txt", "nobody died", b.voice("Ministry of Order", "organisation"), act="denial", denies="the deed")
    sides = next(sides for sides in run(b).values() if "denying" in sides)
    assert (sides["asserting"].independent_origins, sides["asserting"].high) == (1, 2)


def test_the_words_of_a_claim_are_a_sentence_and_not_a_fragment_or_a_question():
    b = CaseBuilder()
    tell(b, "a.txt", "beatings in a disused depot", b.voice("Ada Brisk"), act="allegation")
    tell(b, "b.txt", "dockers were beaten in the depot at night", b.voice("Oren Vale"), act="allegation")
    tell(b, "d.txt", "nobody was beaten", b.voice("Ministry of Order", "organisation"), act="denial", denies="the deed")
    assert list(run(b)) == ["dockers were beaten in the depot at night"]


def test_two_tellings_of_one_utterance_that_share_a_word_are_one_claim():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    statements = []
    for n, words in enumerate(
        ("we went too far that night and were wrong", "she had gone way too far", "salt is dear")
    ):
        document = b.document(f"{n}.txt", f"Ada Brisk said that {words}.")
        statements.append(b.statement(document, words, voice=ada, source="Ada Brisk", cue="said"))
    b.utterance(ada, *statements[:2])
    b.utterance(ada, statements[2])
    assert sorted(len(sides["asserting"].statements) for sides in run(b).values()) == [1, 2]


def test_accusations_of_one_deed_in_other_words_are_two_claims_each_perhaps_the_others():
    b = CaseBuilder()
    tell(b, "a.txt", "guards beat them with oars on the pier", b.voice("Ada Brisk"), act="allegation")
    tell(b, "c.txt", "he was flogged at Cinder Quay in May", b.voice("Oren Vale"), act="allegation")
    tell(b, "d.txt", "the price of salt rose", b.voice("Ivo Tal"), act="allegation")
    found = {text: sides["asserting"] for text, sides in run(b).items()}
    assert sorted((row.independent_origins, row.low, row.high) for row in found.values()) == [
        (1, 1, 1),
        (1, 1, 2),
        (1, 1, 2),
    ]
    assert sum("1 more may be speaking of it, not counted" in row.why for row in found.values()) == 2


def test_a_deed_that_very_many_accuse_of_is_no_one_matter():
    b = CaseBuilder()
    for n in range(52):
        place = f"pier{chr(97 + n % 26)}{chr(97 + n // 26)}"
        tell(b, f"{n}.txt", f"he was flogged at {place}", b.voice(f"Ada {place.title()}"), act="allegation")
    assert not any("may be speaking" in sides["asserting"].why for sides in run(b).values())


def test_claims_that_share_statements_are_told_apart():
    words = (
        "dock crane rope barge lamp sluice ferry quay tide gull anchor mast hull cargo ledger scales bell net oar buoy"
    )
    words = words.split()
    b = CaseBuilder()
    tell(b, "a.txt", " ".join(words[:11]))
    tell(b, "b.txt", " ".join(words[9:]))
    for n in range(4):  # half of each, so in both claims, and one of them the least of both
        tell(b, f"c{n}.txt", " ".join(words[5:15]))
    rows = list(STAGE.run(Tables(b.rows), CONTEXT))
    ids = [row.id for row in rows if isinstance(row, Claim)]
    assert len(ids) == len(set(ids)) == 2
    first, second = (set(row.statements) for row in rows if isinstance(row, ClaimSide))
    assert (len(first & second), len(first | second)) == (4, 6)
