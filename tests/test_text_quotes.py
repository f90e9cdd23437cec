"""Quotation marks of every kind, also where they are left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.quotes import quotation_spans


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes” and left.", ["“yes”"]),
        ("Sie sagte: „nein“, und ging.", ["„nein“"]),
        ("Il a dit « non » hier.", ["« non »"]),
        ("He said ‘it’s late’ and left.", ["‘it’s late’"]),
        ("The miners’ wives’ letters", []),
        ("It’s the ministry’s", []),
        ("“One paragraph.\n“And the next.” He left.", ["“One paragraph.", "“And the next.”"]),
        ('A 12" pipe, "they said", burst.', ['"they said"']),
        ("``Fine,'' she said.", ["``Fine,''"]),
        ('"Mixed marks,” she said. “And again," he said.', ['"Mixed marks,”', '“And again,"']),
    ],
)  # fmt: skip
def test_quotations(text, inside):
    assert [text[b:e] for b, e in quotation_spans(text)] == inside


@given(st.text("ab \n\"“”‘’„«»'", max_size=80))
def test_spans_are_in_order_apart_and_within_a_line(text):
    last = 0
    for begin, end in quotation_spans(text):
        assert last <= begin < end <= len(text)
        assert "\n" not in text[begin:end]
        last = end
