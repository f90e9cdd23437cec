"""Which documents tell of one event: claims are gathered within it."""

from __future__ import annotations

import random

from case_builder import CaseBuilder

from firsthand.claiming.stories import Stories
from firsthand.engine.local import LocalEngine
from firsthand.records import Claim, ClaimSide, Document
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.claims import STAGE

CONTEXT = Context(Settings(), lambda original: b"", LocalEngine())
MARROWBY = "the ferry from Marrowby to Saltholm, past Cinder Quay, the Orla Bridge and the pier where Ada Brisk works"
TELLWICK = "the fair at Tellwick, between Nettle Lane and Hobb Street, near the yard that Ivo Tal rents from Pia Ferro"


def told(builder, path, place, words, voice, **frame):
    """A document whose story is told by its first sentence."""
    document = builder.document(path, f"It was seen from {place}. Somebody said that {words}.")
    statement = builder.statement(document, words, voice=voice, source="Somebody", cue="said", **frame)
    builder.utterance(voice, statement)
    return document


def sides(builder, order=None):
    rows = list(builder.rows)
    if order is not None:
        random.Random(order).shuffle(rows)
    found = list(STAGE.run(Tables(rows), CONTEXT))
    text = {row.id: row.text for row in found if isinstance(row, Claim)}
    return {(text[r.claim], r.side): sorted(r.documents) for r in found if isinstance(r, ClaimSide)}


def two_towns():
    b = CaseBuilder()
    documents = [
        told(b, "a.txt", MARROWBY, "two rowers were shot at the landing", b.voice("Oren Vale")),
        told(b, "b.txt", MARROWBY, "shots were fired by the guards", b.voice("Mara Senn"), act="allegation"),
        told(b, "c.txt", MARROWBY, "nobody was shot", b.voice("Coast Guard", "organisation"), act="denial"),
        told(b, "d.txt", TELLWICK, "two dancers were shot at the gate", b.voice("Karel Dorn")),
        told(b, "e.txt", TELLWICK, "a gunman had opened fire", b.voice("Lena Moor"), act="allegation"),
    ]
    return b, documents


def test_a_denial_in_one_town_stands_against_nothing_told_of_another():
    b, documents = two_towns()
    found = sides(b)
    (against,) = (both for (_, side), both in found.items() if side == "denying")
    assert against == [documents[2]]
    (claim,) = (text for text, side in found if side == "denying")
    assert found[claim, "asserting"] == sorted(documents[:2])
    assert not any(set(documents[3:]) & set(both) for (text, _), both in found.items() if text == claim)


def test_alike_words_of_two_towns_are_two_claims():
    b = CaseBuilder()
    words = "officers were called around half past six"
    told(b, "a.txt", MARROWBY, words, b.voice("Oren Vale"))
    told(b, "b.txt", TELLWICK, words, b.voice("Karel Dorn"))
    assert len([row for row in STAGE.run(b.tables(), CONTEXT) if isinstance(row, Claim)]) == 2


def test_the_order_of_the_documents_does_not_matter():
    assert sides(two_towns()[0], 1) == sides(two_towns()[0], 2)


def stories(*texts):
    b = CaseBuilder()
    ids = [b.document(f"{n}.txt", text) for n, text in enumerate(texts)]
    found = Stories(row for row in b.rows if isinstance(row, Document))
    return [found.of(id_) for id_ in ids]


def test_a_note_too_short_to_tell_is_of_the_one_story_that_the_pile_is_about():
    first, second, note = stories(f"She saw {MARROWBY}.", f"He saw {MARROWBY} too.", "Nobody was shot.")
    assert first == second == note


def test_a_note_too_short_to_tell_is_of_no_story_where_the_pile_has_several():
    one, other, note = stories(f"She saw {MARROWBY}.", f"He saw {TELLWICK}.", "Nobody was shot.")
    assert len({one, other, note}) == 3


def test_where_no_document_tells_where_it_was_all_may_be_one_story():
    assert len(set(stories("nobody was shot", "they were shot", "枪击事件没有发生"))) == 1


def test_words_that_only_begin_sentences_are_no_names():
    opening = "Then it rained. Later it cleared. Nobody came. Perhaps they slept. Still, all was well. {} saw it."
    same = stories(f"She saw {MARROWBY}. {opening}", f"He saw {TELLWICK}. {opening}")
    assert len(set(same)) == 2
