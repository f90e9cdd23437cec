"""What statements are compared by: candidates, likeness and rivals, each against its plain definition."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from itertools import pairwise

import numpy as np
from case_builder import CaseBuilder
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.engine.local import LocalEngine
from firsthand.retelling import candidates
from firsthand.retelling.features import Evidence
from firsthand.retelling.likeness import likeness
from firsthand.retelling.rivals import Rivals
from firsthand.retelling.told import told_by
from firsthand.stage import Context, Settings
from firsthand.stages.utterances import STAGE
from firsthand.text.propositions import Rarity, longest_run, stems

QUOTE = "the crane fell because nobody had greased the wheel since the winter"


def tell(builder, name, words=QUOTE, voice=None):
    document = builder.document(name, f"Ada Brisk said that {words}.")
    return builder.statement(document, words, voice=voice, source="Ada Brisk", cue="said")


WORDS = ("the", "of", "crane", "fell", "12", "not", "ferry", "burnt")


def told_in(sentences):
    """A statement of these sentences."""
    b = CaseBuilder()
    tell(b, "a.txt", voice=b.voice("Ada Brisk"))
    ends = np.cumsum([0, *map(len, sentences)]).tolist()
    folded = tuple(word for sentence in sentences for word in sentence)
    (told,) = told_by(b.tables(), 0.0)
    places = tuple(pairwise(ends))
    return replace(told, folded=folded, stems=tuple(stems(folded)), sentences=places)


@given(*[st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), min_size=1, max_size=5)] * 2)
@settings(max_examples=200, deadline=None)
def test_two_statements_are_as_like_as_the_likest_of_all_their_sentences(first, second):
    rarity = Rarity([("crane", "fell"), ("crane",), ("ferri",)])
    each = [likeness(told_in([one]), told_in([other]), rarity) for one in first for other in second]
    assert likeness(told_in(first), told_in(second), rarity) == max(each, key=lambda like: (like.score, like.shared))
    assert [like.run for like in each] == [longest_run(one, other) for one in first for other in second]


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])), st.data())
@settings(max_examples=100, deadline=None)
def test_a_rival_is_the_likest_other_candidate_in_a_document(pairs, data):
    documents = data.draw(st.lists(st.sampled_from("abc"), min_size=10, max_size=10))
    scores = {pair: data.draw(st.sampled_from([0.1, 0.5, 0.9])) for pair in sorted(pairs)}
    columns = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    asked = [pair for pair in sorted(pairs) if data.draw(st.booleans())]
    ends = np.array(asked, dtype=np.int64).reshape(-1, 2)
    rivals = Rivals(columns, np.array(list(scores.values()), dtype=np.float64), documents, ends)
    for one, beside in (way for pair in asked for way in (pair, pair[::-1])):
        document = documents[beside]
        others = {b if a == one else a: score for (a, b), score in scores.items() if one in (a, b)}
        there = [s for other, s in others.items() if documents[other] == document and other != beside]
        assert rivals.score(one, document, beside) == max(there, default=0.0)
        assert rivals.score(one, "d", beside) == 0.0


def test_evidence_can_be_asked_of_places_that_may_not_link():
    b = CaseBuilder()
    ada, ivo = b.voice("Ada Brisk"), b.voice("Ivo Tal")
    for n, voice in enumerate((ada, ivo, ada)):
        tell(b, f"{n}.txt", voice=voice)
    told = told_by(b.tables(), 0.0)
    pairs = [(0, 1), (0, 2), (1, 2)]
    plain, asked = Evidence(told, pairs), Evidence(told, pairs, asked=pairs)
    (linked,) = plain.like
    x, y = (told[i] for i in linked)
    assert plain.features(*linked) == asked.features(*linked) == asked.between(linked, x, y, plain.like[linked])
    for other in pairs:  # in any other place one of the two stands beside what is as like
        assert (asked.between(other, x, y, plain.like[linked])["lead"] == 0.0) == (other != linked)


def test_candidates_looked_for_in_slices_are_the_same(monkeypatch):
    b = CaseBuilder()
    voices = [b.voice("Ada Brisk"), b.voice("Ivo Tal"), None]
    chance = random.Random(1)
    for n in range(60):
        tell(b, f"{n}.txt", " ".join(chance.choices(QUOTE.split(), k=chance.randint(1, 12))), voice=voices[n % 3])
    told = told_by(b.tables(), 0.0)
    whole = candidates.candidates(told, LocalEngine()).tolist()
    monkeypatch.setattr(candidates, "SLICE", 50)
    assert candidates.candidates(told, LocalEngine()).tolist() == whole == sorted(whole)
    assert all(a < b for a, b in whole)
    assert whole


def test_speeches_of_very_many_sentences_are_compared_in_bounded_time():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    chance = random.Random(1)
    for n in range(12):
        speech = ". ".join(" ".join(f"Word{chance.randrange(500)}" for _ in range(8)) for _ in range(100))
        tell(b, f"{n}.txt", speech, voice=ada)
    began = time.process_time()
    list(STAGE.run(b.tables(), Context(Settings(), lambda original: b"", LocalEngine())))
    assert time.process_time() - began < 10
