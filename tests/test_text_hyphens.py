"""Words broken at line ends, and what a file's properties are worth."""

from __future__ import annotations

import pytest

from firsthand.text.hyphens import joined, words_of
from firsthand.text.properties import Properties, borne_out


@pytest.mark.parametrize(
    ("line", "following", "known", "whole"),
    [
        ("the extraordi-", "narily dry loft", "", "the extraordinarily dry loft"),
        ("the well-", "known mill", "", "the well-known mill"),
        ("the co-", "operative mill", "", "the co-operative mill"),
        ("the co-", "operative mill", "a cooperative", "the cooperative mill"),
        ("the mill-", "stone", "a mill-stone here", "the mill-stone"),
        ("the Anglo-", "Orlan treaty", "", "the Anglo-Orlan treaty"),
        ("in 2010-", "2012 alone", "", "in 2010-2012 alone"),
        ("it burnt -", "nobody knew", "", "it burnt - nobody knew"),
        ("it burnt", "down", "", "it burnt down"),
        ("the extra\u00ad", "ordinary", "", "the extraordinary"),
        ("see https://courier.example/the-", "mill/fire", "", "see https://courier.example/the-mill/fire"),
        ("see https://courier.example/", "mill.", "", "see https://courier.example/mill."),
        ("see https://courier.example/mill", "and others", "", "see https://courier.example/mill and others"),
        ("Odalys Finch-", "Brisk said", "", "Odalys Finch-Brisk said"),
    ],
)  # fmt: skip
def test_joined(line, following, known, whole):
    cut, between = joined(line, following, words_of(known))
    assert line[: len(line) - cut] + between + following == whole


TEXT = "Mill burns down\n\nBy Odalys Finch\n\nMarrowby, 5 March 2019\n\nThe mill burnt on 4 March 2019, she said."


def test_properties_count_where_the_text_bears_them_out():
    stated = Properties(title="Mill burns down", author="Odalys Finch", made="2019-03-05")
    found = borne_out(stated, TEXT, [])
    assert (found.title, found.author, found.published) == ("Mill burns down", "Odalys Finch", "2019-03-05")
    assert found.warnings == ()


def test_properties_that_nothing_bears_out():
    stated = Properties(title="Microsoft Word - final.doc", author="Ivo Tal", made="2021-01-01")
    found = borne_out(stated, "The mill burnt on 4 March 2019, she said.", [])
    assert (found.title, found.author, found.published) == (None, None, None)
    assert any("2021-01-01" in warning for warning in found.warnings)
    assert not any("Tal" in warning for warning in found.warnings)


def test_a_date_that_stands_alone_in_the_head_is_the_documents():
    found = borne_out(Properties(made="2021-01-01"), TEXT, [])
    assert found.published == "2019-03-05"
    assert found.warnings
    two = "6 May 2018\n\n7 May 2018\n\nThe mill burnt."
    assert borne_out(Properties(), two, []).published is None
