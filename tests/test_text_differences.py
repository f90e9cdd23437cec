"""What kind of retelling a form is, and in what it differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.differences import Form, difference, says_translated
from firsthand.text.words import words

SPEECH = (
    "Nobody greased the wheel. The crane fell on Monday morning, and three of us stood under it. I called the office."
)
KINDS = {"verbatim", "truncated", "merged", "indirect", "reworded", "translation variant"}


def form(text, kind="direct", translated=False):
    return Form(text, words(text), kind, translated)


@pytest.mark.parametrize(
    ("told", "how", "kind", "differs_in"),
    [
        (SPEECH, "direct", "verbatim", None),
        ("The crane fell on Monday morning, and three of us stood under it.", "direct", "verbatim", None),
        ("The crane fell on Monday morning", "direct", "truncated", None),
        ("Nobody greased the wheel … three of us stood under it.", "direct", "truncated", None),
        ("Three of us stood under it and the crane fell on Monday morning", "direct", "merged", None),
        ("The crane fell on Monday morning, and four of us stood under it.", "direct", "reworded", "number"),
        ("the crane had fallen on Monday morning and three of them stood under it", "indirect", "indirect", None),
    ],
)
def test_kinds(told, how, kind, differs_in):
    assert difference(form(SPEECH), form(told, how)) == (kind, differs_in)


def test_a_lost_not_is_a_negation():
    assert difference(form("I did not see him fall there"), form("I did see him fall there"))[1] == "negation"


def test_quotations_in_other_words_are_translation_variants_only_where_a_text_says_it_was_translated():
    a, b = "Who bites the hand must not whine", "A dog that bites a hand has no right to whine"
    assert difference(form(a), form(b))[0] == "reworded"
    assert difference(form(a), form(b, translated=True))[0] == "translation variant"
    assert says_translated("he said in Orlian on Friday")
    assert says_translated("in remarks translated by this paper")
    assert not says_translated("he said in English on Friday")


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["direct", "indirect", "mixed"]))
def test_any_two_forms_have_a_kind(a, b, kind):
    found, differs_in = difference(form(a), form(b, kind))
    assert found in KINDS
    assert differs_in in {"negation", "number", "name", "qualifier", "reference", None}
