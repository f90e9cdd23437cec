"""Figures held against each other: told again, differing, of other people."""

from __future__ import annotations

import pytest
from case_builder import CaseBuilder
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claiming.tallies import tallies
from firsthand.records import OriginOf
from firsthand.text.apart import AMONG, MORE, SINGLY, whom


@pytest.mark.parametrize(
    ("text", "number", "bounds", "counted"),
    [
        ("Seven people were killed.", "Seven people", (7, 7), ""),
        ("One person was killed.", "One person", (1, 1), ""),
        ("More than 50 were hurt.", "More than 50", (50, None), ""),
        ("Three dockers died.", "Three dockers", (3, 3), ""),
        ("The driver was killed.", "The driver", (1, 1), SINGLY),
        ("Ada Brisk was killed.", "Ada Brisk", (1, 1), SINGLY),
        ("His wife and son were killed.", "His wife and son", (2, 2), SINGLY),
        ("Dozens more were hurt.", "Dozens more", (24, None), MORE),
        ("Two others were hurt.", "Two others", (2, 2), MORE),
        ("They brought in 20, of whom four were hurt.", "four", (4, 4), AMONG),
        ("Four of them were hurt.", "Four", (4, 4), AMONG),
        ("Six people, among them two children, were hurt.", "Six people", (6, 6), ""),
        ("Six people, among them two guests, were hurt.", "two guests", (2, 2), AMONG),
        ("Seven died, including two children.", "two children", (2, 2), "children"),
        ("Five police officers were killed.", "Five police officers", (5, 5), "security forces"),
        ("Two Chinese tourists were hurt.", "Two Chinese tourists", (2, 2), "chinese foreigners"),
        ("Three Algerians were killed.", "Three Algerians", (3, 3), "algerian"),
    ],
)
def test_whom_a_number_counts(text, number, bounds, counted):
    begin = text.index(number)
    assert whom(text, begin, begin + len(number), bounds) == counted


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_words_count_somebody(text, begin, end):
    assert isinstance(whom(text, begin, end, (None, 1)), str)


def told(builder, path, *numbers, origin=None):
    """A document with each number of (words, low, high), from one origin if it is given."""
    text = " ".join(f"{words} were killed at Marrowby." for words, _, _ in numbers)
    document = builder.document(path, text)
    for words, low, high in numbers:
        id_ = builder.figure(document, words, low, high, kind="killed")
        if origin:
            builder.add(OriginOf(subject=id_, origin=origin))
    return document


def found(builder):
    rows = [(t.whom, t.low, t.high, len(t.figures), t.differs) for t in tallies(builder.tables())]
    return sorted(rows, key=lambda row: (row[0], row[1], row[3]))


def test_one_number_from_one_origin_is_told_again_and_another_differs():
    b = CaseBuilder()
    told(b, "a.txt", ("Three dockers", 3, 3), origin="o1")
    told(b, "b.txt", ("Three people", 3, 3), origin="o1")
    told(b, "c.txt", ("Three men", 3, 3))
    told(b, "d.txt", ("at least two", 2, None))
    told(b, "e.txt", ("more than 20", 21, None))
    assert found(b) == [
        ("", 2, None, 1, False), ("", 3, 3, 1, True), ("", 3, 3, 2, True), ("", 21, None, 1, True),
    ]  # fmt: skip
    assert len({t.set for t in tallies(b.tables())}) == 1


def test_numbers_of_other_people_differ_from_none():
    b = CaseBuilder()
    told(b, "a.txt", ("Seven people", 7, 7), ("two children", 2, 2), ("The driver", 1, 1))
    assert found(b) == [("", 7, 7, 1, False), ("children", 2, 2, 1, False), (SINGLY, 1, 1, 1, False)]
    assert len({t.set for t in tallies(b.tables())}) == 3


def test_what_is_of_the_background_is_held_against_nothing():
    b = CaseBuilder()
    document = b.document("a.txt", "Nine dockers were killed in 2017.")
    b.figure(document, "Nine dockers", 9, 9, kind="killed", main=False)
    assert found(b) == []


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9) | st.none()), min_size=1, max_size=8))
def test_a_number_differs_where_another_of_its_set_excludes_it(bounds):
    numbers = [(low, high if high is None else max(low, high)) for low, high in bounds]
    b = CaseBuilder()
    for n, (low, high) in enumerate(numbers):
        told(b, f"{n}.txt", ("Some people and one", low, high))

    def excludes(one, other):
        return any(h is not None and h < low for (_, h), (low, _) in ((one, other), (other, one)))

    expected = sorted((low, any(excludes((low, high), other) for other in numbers)) for low, high in numbers)
    assert sorted((t.low, t.differs) for t in tallies(b.tables()) for _ in t.figures) == expected
