"""Where a text writes names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.names import names
from firsthand.text.outlets import names_outlet


def test_a_line_in_capitals_is_no_part_of_the_name_after_it():
    found = [
        name.text for name in names("Share CLOSE WHAT YOU NEED TO KNOW ABOUT ADA BRISK Ada Brisk said it was late.")
    ]
    assert "Ada Brisk" in found
    assert not [name for name in found if "CLOSE" in name and "Ada Brisk" in name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Many came. New Tarn rules hold. Tarn left.", ["Tarn", "Tarn"]),
        ("The June decision stands. June Tarn left.", ["June Tarn"]),
        ("the mayor's Orsk council", ["Orsk"]),
        ("an ex-Governor and ex-Governor Ada Brisk", ["Ada Brisk"]),
    ],
)
def test_what_is_no_part_of_a_name(text, expected):
    assert [name.text for name in names(text)] == expected


@pytest.mark.parametrize("text", ["the Harbour Post wrote", "Radio Estuary", "according to AP", "the Orla News Agency"])
def test_outlets(text):
    assert names_outlet(text)


@pytest.mark.parametrize("text", ["my uncle", "The Ministry of Order", "the post office", "Ada Brisk", ""])
def test_what_is_no_outlet(text):
    assert not names_outlet(text)


@given(st.text(max_size=120))
def test_names_lie_in_the_text_in_order(text):
    last = 0
    for name in names(text):
        assert last <= name.begin < name.end <= len(text)
        last = name.end
