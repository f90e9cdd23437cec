"""Likeness of what is put forward, and how forms of one utterance differ."""

from __future__ import annotations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.differences import Form, difference
from firsthand.text.groups import Groups
from firsthand.text.propositions import Rarity, containment, likeness, longest_run, negated, stem, stems
from firsthand.text.words import words

WORDS = st.lists(
    st.sampled_from(["miner", "beat", "depot", "police", "night", "harbour", "arrest", "deny"]), max_size=8
)


@given(WORDS, WORDS)
def test_likeness_is_symmetric_bounded_and_full_for_equals(a, b):
    rarity = Rarity([a, b])
    for measure in (likeness, containment):
        assert measure(a, b, rarity) == pytest.approx(measure(b, a, rarity))
        assert 0 <= measure(a, b, rarity) <= 1 + 1e-9
    if a:
        assert likeness(a, a, rarity) == pytest.approx(1)


@given(WORDS, WORDS)
def test_the_longest_run_is_a_run_of_both(a, b):
    def runs(x, n):
        return {tuple(x[i : i + n]) for i in range(len(x) - n + 1)}

    n = longest_run(a, b)
    assert n == 0 or runs(a, n) & runs(b, n)
    assert not runs(a, n + 1) & runs(b, n + 1)


def test_endings_and_plain_words_do_not_part_what_is_said():
    assert stem("detained") == stem("detaining") == stem("detains")
    assert stem("beaten") == stem("beat")
    assert stems(["they", "were", "beaten", "in", "the", "depots"]) == ["beat", "depot"]


@pytest.mark.parametrize(
    ("text", "is_negated"),
    [("no such arrests", True), ("they didn't go", True), ("not nothing", False), ("they went", False)],
)
def test_negation(text, is_negated):
    assert negated(w.folded for w in words(text)) is is_negated


@pytest.mark.parametrize(
    ("a", "b", "kind", "differs_in"),
    [
        ("We saw twelve men.", "“We saw twelve men”", "verbatim", None),
        ("We saw twelve men on the quay.", "We saw twelve men", "truncated", None),
        ("We saw 12 men.", "We saw 20 men.", "reworded", "number"),
        ("They were beaten there.", "They were not beaten there.", "reworded", "negation"),
        ("The men met Ada Brisk in Orla.", "The men met Ivo Tal in Orla.", "reworded", "name"),
        ("Many of the men were held.", "Some of the men were held.", "reworded", "qualifier"),
        ("The men took him away.", "The men took the boy away.", "reworded", "reference"),
    ],
)
def test_differences(a, b, kind, differs_in):
    assert difference(Form(a, words(a)), Form(b, words(b))) == (kind, differs_in)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_groups_are_the_connected_components(joins):
    groups = Groups(range(10))
    for a, b in joins:
        groups.join(a, b)
    graph = networkx.Graph(joins)
    graph.add_nodes_from(range(10))
    assert sorted(map(sorted, networkx.connected_components(graph))) == sorted(groups.all())
