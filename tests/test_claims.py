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
