"""Retellings: what is one act of speaking, what is not, and what is only proposed."""

from __future__ import annotations

import random

from case_builder import CaseBuilder

from firsthand.engine.local import LocalEngine
from firsthand.records import Passage, Place, Proposal, Utterance
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.utterances import STAGE

CONTEXT = Context(Settings(), lambda original: b"", LocalEngine())
QUOTE = "the crane fell because nobody had greased the wheel since the winter"


def tell(builder, name, words=QUOTE, source="Ada Brisk", outlet=None, voice=None, before="", **frame):
    document = builder.document(name, f"{before}{source} said that {words}.", outlet=outlet)
    return builder.statement(document, words, voice=voice, source=source, cue="said", **frame)


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


def test_a_stock_phrase_told_by_very_many_stays_bounded():
    b = CaseBuilder()
    for n in range(300):
        tell(b, f"{n}.txt", "there is no comment at this time", source="He")
    groups, proposals, _ = run(b)
    assert sum(map(len, groups)) == 300
    assert not proposals
