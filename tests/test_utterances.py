"""Retellings: what is one act of speaking, what is not, and what is only proposed."""

from __future__ import annotations

import random
import time

import pytest
from case_builder import CaseBuilder
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.engine.local import LocalEngine
from firsthand.records import Passage, Place, Proposal, Speaker, StatementVoice, Utterance
from firsthand.retelling.features import Evidence
from firsthand.retelling.link import shipped
from firsthand.retelling.told import told_by
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.utterances import STAGE

CONTEXT = Context(Settings(), lambda original: b"", LocalEngine())
QUOTE = "the crane fell because nobody had greased the wheel since the winter"


def tell(builder, name, words=QUOTE, source="Ada Brisk", outlet=None, voice=None, before="", **frame):
    document = builder.document(name, f"{before}{source} said that {words}.", outlet=outlet)
    return builder.statement(document, words, voice=voice, source=source, cue="said", **frame)


def speaks_for(builder, statement, body, name=None):
    document = builder.statements[statement].document
    kind = "person" if name else "unnamed"
    builder.add(
        Speaker(
            statement=statement,
            document=document,
            speaker=name,
            speakers=(),
            speaker_type=kind,
            on_behalf_of=body,
            role=None,
            entity="spokesman",
            named_at=(),
        )
    )
    return statement


def run(builder, order=None):
    rows = list(builder.rows)
    if order is not None:
        random.Random(order).shuffle(rows)
    found = list(STAGE.run(Tables(rows), CONTEXT))
    groups = sorted(sorted(u.statements) for u in found if isinstance(u, Utterance))
    return (
        groups,
        [row for row in found if isinstance(row, Proposal)],
        [row for row in found if isinstance(row, Utterance)],
    )


def test_one_voices_words_in_two_documents_are_one_utterance_with_their_difference():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    first = tell(b, "a.txt", voice=ada, kind="direct")
    second = tell(b, "b.txt", "the crane fell because nobody had greased the wheel", voice=ada)
    groups, proposals, (utterance,) = run(b)
    assert groups == [sorted([first, second])]
    assert not proposals
    (difference,) = utterance.differences
    assert (difference.a, difference.b, difference.kind) == (first, second, "truncated")


def test_two_witnesses_with_alike_words_are_two():
    b = CaseBuilder()
    for n, name in enumerate(("a.txt", "b.txt")):
        tell(b, name, source="A witness", voice=b.voice(None, "unnamed", aliases=(f"w{n}",)) + str(n))
    assert len(run(b)[0]) == 2


def test_words_given_to_two_named_voices_are_two_utterances_and_a_conflict_is_shown():
    b = CaseBuilder()
    tell(b, "a.txt", voice=b.voice("Ada Brisk"))
    tell(b, "b.txt", source="Ivo Tal", voice=b.voice("Ivo Tal"))
    groups, (proposal,), _ = run(b)
    assert len(groups) == 2
    assert "conflict" in proposal.why


def test_no_voice_of_another_name_comes_in_by_way_of_an_unknown_one():
    b = CaseBuilder()
    ada, ivo = b.voice("Ada Brisk"), b.voice("Ivo Tal")
    tell(b, "a.txt", voice=ada)
    tell(b, "b.txt", source="he")
    tell(b, "c.txt", source="Ivo Tal", voice=ivo)
    for group in run(b)[2]:
        named = {
            row.voice for row in b.rows if getattr(row, "statement", None) in group.statements and hasattr(row, "voice")
        }
        assert len(named & {ada, ivo}) <= 1


def test_an_unknown_speaker_joins_by_long_equal_words():
    b = CaseBuilder()
    one, two = tell(b, "a.txt", voice=b.voice("Ada Brisk")), tell(b, "b.txt", source="she")
    assert run(b)[0] == [sorted([one, two])]


def test_somebody_left_unnamed_never_joins_a_named_voice():
    b = CaseBuilder()
    tell(b, "a.txt", voice=b.voice("Ada Brisk"))
    tell(b, "b.txt", source="a crane driver", voice=b.voice(None, "unnamed"))
    assert len(run(b)[0]) == 2


def test_like_words_on_two_days_are_two_utterances():
    b = CaseBuilder()
    ivo = b.voice("Ivo Tal")
    words = "no ferry of this company ever sailed overloaded"
    tell(b, "a.txt", words, source="Ivo Tal", voice=ivo, said_on="2031-05-03")
    tell(b, "b.txt", words, source="Ivo Tal", voice=ivo, said_on="2031-05-19")
    assert len(run(b)[0]) == 2


@given(st.lists(st.sampled_from([None, "2031-05", "2031-05-03", "2031-05-19", "2031-05-21"]), max_size=7))
@settings(max_examples=50, deadline=None)
def test_a_telling_that_names_no_day_brings_no_two_days_together(days):
    b = CaseBuilder()
    ivo = b.voice("Ivo Tal")
    words = "no ferry of this company ever sailed overloaded"
    said = {
        tell(b, f"{n}.txt", words.removesuffix(" overloaded" * (n % 2)), "Ivo Tal", voice=ivo, said_on=day): day
        for n, day in enumerate(days)
    }
    groups = run(b)[0]
    for group in groups:
        assert len({day for s in group if (day := said[s]) and len(day) == len("2031-05-03")}) <= 1
    assert len(groups) == max(1, len({day for day in days if day and len(day) == len("2031-05-03")})) or not days


def test_words_equal_at_length_are_one_utterance_whatever_its_two_dates():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    for n, day in enumerate((None, "2031-05-03", "2031-05-19")):
        tell(b, f"{n}.txt", voice=ada, said_on=day)
    assert len(run(b)[0]) == 1


def test_sentences_of_one_speech_with_nothing_in_common_are_two():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    tell(b, "a.txt", voice=ada)
    tell(b, "b.txt", "the union will meet on the quay tomorrow morning", voice=ada)
    assert len(run(b)[0]) == 2


def test_a_copied_text_carries_its_unnamed_speaker_along():
    b = CaseBuilder()
    ids, places = [], []
    for n, name in enumerate(("a.txt", "b.txt")):
        ids.append(tell(b, name, source="A crane driver", voice=f"v{n}"))
        document = list(b.documents)[-1]
        places.append(Place(document=document, begin=0, end=len(b.documents[document].text)))
    b.add(Passage(id="p1", spans=tuple(places)))
    assert run(b)[0] == [sorted(ids)]


def test_the_order_of_the_records_does_not_matter():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    for n in range(6):
        tell(
            b,
            f"{n}.txt",
            QUOTE[: 40 + 6 * n].rsplit(" ", 1)[0],
            voice=ada if n % 2 else None,
            source="she" if n % 2 == 0 else "Ada Brisk",
        )
    assert run(b, 1)[0] == run(b, 2)[0] == run(b)[0]


def test_nothing_and_one_statement_have_defined_results():
    assert run(CaseBuilder())[0] == []
    b = CaseBuilder()
    tell(b, "a.txt", "no")
    assert len(run(b)[0]) == 1


def test_identical_documents_are_one_utterance_told_twice():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    ids = sorted(tell(b, f"{n}.txt", voice=ada, kind="direct") for n in range(5))
    groups, proposals, (utterance,) = run(b)
    assert groups == [ids]
    assert not proposals
    assert {d.kind for d in utterance.differences} == {"verbatim"}


def test_like_words_of_many_on_one_day_stay_those_of_many():
    b = CaseBuilder()
    for n in range(4):
        name = f"Witness {'ABCD'[n]}ral"
        tell(b, f"{n}.txt", source=name, voice=b.voice(name), said_on="2031-05-03")
    groups, proposals, _ = run(b)
    assert len(groups) == 4
    assert all("conflict" in p.why for p in proposals)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the crane fell … nobody had greased the wheel since the winter", "direct"),
        ("the crane fell because [the foremen] never had greased the wheel since the winter", "direct"),
        ("the crane had fallen because nobody had greased its wheel since winter", "indirect"),
        ("nobody had greased the wheel since the winter", "mixed"),
    ],
)
def test_cut_filled_and_indirect_retellings_join(words, kind):
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    one = tell(b, "a.txt", voice=ada, kind="direct")
    two = tell(b, "b.txt", words, voice=ada, kind=kind)
    assert run(b)[0] == [sorted([one, two])]


def test_one_quotation_that_another_outlet_gives_as_two_is_one_utterance():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    rest = "the harbour office was told of it in three letters and answered none of them"
    whole = tell(b, "a.txt", f"{QUOTE}. {rest[0].upper()}{rest[1:]}", voice=ada, kind="direct")
    first = tell(b, "b.txt", QUOTE, voice=ada, kind="direct")
    second = tell(b, "b2.txt", rest, voice=ada, kind="direct")
    assert run(b)[0] == [sorted([whole, first, second])]


def test_an_unnamed_spokesman_and_the_body_are_one_side():
    b = CaseBuilder()
    trust = b.voice("Harbour Trust", "organisation")
    one = tell(b, "a.txt", source="The Harbour Trust", voice=trust)
    two = tell(b, "b.txt", source="A spokesman for the Harbour Trust", voice=b.voice(None, "unnamed"))
    speaks_for(b, two, "Harbour Trust")
    assert run(b)[0] == [sorted([one, two])]


def test_a_leader_and_his_spokesman_are_a_conflict_and_never_one():
    b = CaseBuilder()
    tell(b, "a.txt", voice=b.voice("Ada Brisk"))
    speaks_for(b, tell(b, "b.txt", source="Ivo Tal", voice=b.voice("Ivo Tal")), "Ada Brisk", "Ivo Tal")
    groups, (proposal,), _ = run(b)
    assert len(groups) == 2
    assert "conflict" in proposal.why


def test_the_weights_name_the_evidence_that_is_gathered_and_probabilities_are_bounded():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    tell(b, "a.txt", voice=ada)
    tell(b, "b.txt", voice=ada)
    features = Evidence(told_by(b.tables(), 0.0), [(0, 1)]).features(0, 1)
    assert set(shipped().weights) == set(features)
    assert 0.9 < shipped().probability(features) < 1
    assert shipped().probability(dict.fromkeys(features, 0.0)) < 0.5


def test_nobody_unnamed_is_ever_proposed_as_somebody_named():
    b = CaseBuilder()
    tell(b, "a.txt", voice=b.voice("Ada Brisk"))
    tell(b, "b.txt", source="a crane driver", voice=b.voice(None, "unnamed"))
    assert not run(b)[1]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.booleans()), max_size=8))
@settings(max_examples=25, deadline=None)
def test_no_utterance_ever_has_two_named_voices(rows):
    b = CaseBuilder()
    voices = [b.voice(name) for name in ("Ada Brisk", "Ivo Tal", "Mara Venn")]
    for n, (who, cut, direct) in enumerate(rows):
        words = QUOTE.split()
        tell(
            b,
            f"{n}.txt",
            " ".join(words[: len(words) - cut]),
            source=["Ada Brisk", "Ivo Tal", "Mara Venn", "she"][who],
            voice=voices[who] if who < 3 else None,
            kind="direct" if direct else "indirect",
        )
    said_by = {row.statement: row.voice for row in b.rows if isinstance(row, StatementVoice)}
    for utterance in run(b)[2]:
        assert len({said_by[s] for s in utterance.statements if said_by.get(s) in voices}) <= 1


def test_one_quotation_told_thousands_of_times_is_one_utterance_in_bounded_time():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    for n in range(3000):
        tell(b, f"{n}.txt", QUOTE if n % 2 else QUOTE.rsplit(" ", n % 5 + 1)[0], voice=ada)
    began = time.process_time()
    groups, _, _ = run(b)
    assert list(map(len, groups)) == [3000]
    assert time.process_time() - began < 20


def test_a_stock_phrase_told_by_very_many_stays_bounded():
    b = CaseBuilder()
    for n in range(300):
        tell(b, f"{n}.txt", "there is no comment at this time", source="He")
    groups, proposals, _ = run(b)
    assert sum(map(len, groups)) == 300
    assert not proposals
