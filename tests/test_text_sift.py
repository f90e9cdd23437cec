"""Sifted patterns find what `re` finds where case does not count."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.sift import Sifted, small

EXPRESSIONS = [
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?)\b(?!\s+entry)",
    r"\b(?:no\s+comment\b|(?<=,\s)yes\b|did\s*(?:not|n[’']t)\s+Reply)",
    r"(?<!\w)(?:told\s+(?P<venue>(?-i:[A-Z])\w+)|in\s+an?\s+interview)",
    r"\b(?:kill\w*|K\W+\S|s{2,}\d)",
    r"(?P<first>\d{1,2})(?P<mark>[./-])\d(?P=mark)\d{4}|may",
    r"(?:a|)+b",
    r"[^.;]{0,5}on",
]
ALIKE = "İıſK"  # `re` takes each of them for an ASCII letter
PARTS = st.sampled_from([
    "deny", "DENIED", "rejects entry", "no  comment", ", yes", "didn't reply", "told Orla", "TOLD orla", "In An Interview",
    "Killed", "ſſ1", "1/2/2019", "MAY", " ", "\x00", ". ", "ΑΣ", "b", "Kill", *ALIKE,
])  # fmt: skip


@pytest.mark.parametrize("expression", EXPRESSIONS)
@given(st.lists(PARTS | st.text(max_size=4), max_size=8).map("".join))
def test_it_finds_the_same_spans_as_re(expression, text):
    plain = re.compile(expression, re.IGNORECASE)
    found = list(Sifted(expression).finditer(text, small(text)))
    assert [m.span() for m in found] == [m.span() for m in plain.finditer(text)]
    for name in plain.groupindex:
        assert [m.span(name) for m in found] == [m.span(name) for m in plain.finditer(text)]
    first = Sifted(expression).search(text, small(text))
    assert (first.span() if first else None) == next((m.span() for m in plain.finditer(text)), None)


@given(st.text())
def test_small_letters_stand_where_the_letters_stood(text):
    assert len(small(text)) == len(text)
    for letter, low in zip(text, small(text), strict=True):
        assert low == letter or low.lower() == low
