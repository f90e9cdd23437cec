"""The generated piles on which growth is measured: equal each time, with spans that are the words."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from firsthand.records import Document, Frame, Speaker, Statement
from firsthand.stage import Tables
from scale import EACH, Pile


def test_a_pile_is_the_same_each_time():
    assert list(Pile(20).rows()) == list(Pile(20).rows())


def test_spans_are_the_words_and_every_statement_has_a_speaker_and_a_frame():
    rows = Tables(Pile(30).rows())
    text = {d.id: d.text for d in rows[Document]}
    assert len(text) == 30
    assert len(rows[Statement]) == 30 * EACH
    spoken = {s.statement: s for s in rows[Speaker]}
    assert set(spoken) == {s.id for s in rows[Statement]} == {f.statement for f in rows[Frame]}
    for s in rows[Statement]:
        ((b, e),) = s.source
        assert text[s.document][b:e] == (spoken[s.id].speaker or "a witness")
        ((b, e),) = s.content
        assert text[s.document][b - 5 : b] == "that "
        assert text[s.document][e] == "."


def test_some_words_come_again_and_few_of_them_often():
    rows = Tables(Pile(400).rows())
    text = {d.id: d.text for d in rows[Document]}
    times = Counter(text[s.document][b:e] for s in rows[Statement] for b, e in s.content)
    once = sum(count == 1 for count in times.values())
    assert 0.7 < once / len(times) < 0.97
    assert max(times.values()) > 5
