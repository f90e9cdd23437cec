"""From probabilities to tags: whole words, whole contents."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import roles
from firsthand.model.features import load_tokenizer, pieces_of
from firsthand.model.roles import decided
from firsthand.model.tagger import WEIGHTS
from firsthand.model.tags import ROLES, TAGS

TEXT = "Brisk said\nthat unbelievably tall 555-0199 fences stood"


@pytest.fixture(scope="module")
def pieces():
    return pieces_of(TEXT, load_tokenizer(WEIGHTS / "tokenizer.json"))


def probabilities(names: list[str], sure: float = 0.9) -> np.ndarray:
    rows = np.full((len(names), len(TAGS)), (1 - sure) / (len(TAGS) - 1), np.float32)
    rows[range(len(names)), [TAGS.index(n) for n in names]] = sure
    return rows


def whole_words(pieces, tags) -> bool:
    """Whether no role changes between two pieces that touch within a word or number."""
    role = (tags + 1) // 2
    return all(
        role[i] == role[i - 1]
        for i in range(1, len(tags))
        if pieces.begin[i] == pieces.end[i - 1]
        and (TEXT[pieces.begin[i]].isalnum() and TEXT[pieces.end[i - 1] - 1].isalnum())
    )


@given(st.integers(0, 2**32 - 1))
def test_words_are_whole_and_sources_and_cues_keep_to_their_line(pieces, seed):
    tags = np.random.default_rng(seed).dirichlet(np.full(len(TAGS), 0.5), len(pieces)).astype(np.float32)
    found = decided(TEXT, pieces, tags)
    assert whole_words(pieces, found)
    for i in np.flatnonzero(pieces.breaks):
        assert TAGS[found[i]] not in ("I-source", "I-cue")
    for before, here in zip([0, *found[:-1]], found, strict=True):
        assert not TAGS[here].startswith("I") or TAGS[before][2:] == TAGS[here][2:]


def test_sure_tags_are_kept(pieces):
    names = ["B-source", "B-cue", *["B-content"], *["I-content"] * (len(pieces) - 3)]
    assert [TAGS[t] for t in decided(TEXT, pieces, probabilities(names))] == names


def test_a_moments_doubt_makes_no_gap(pieces):
    names = ["B-source", "B-cue", *["B-content"], *["I-content"] * (len(pieces) - 3)]
    tags = probabilities(names)
    tags[-3] = 0.1
    tags[-3, 0] = 0.4
    assert TAGS[decided(TEXT, pieces, tags)[-3]] == "I-content"


@given(st.lists(st.tuples(st.lists(st.floats(-5, 0), min_size=4, max_size=4), st.booleans()), min_size=1, max_size=5))
def test_the_likeliest_roles_are_those_of_trying_them_all(words):
    logs, breaks = [list(w) for w, _ in words], [b for _, b in words]

    def total(chosen: tuple[int, ...]) -> float:
        changes = sum(a != b and not brk for a, b, brk in zip(chosen, chosen[1:], breaks[1:], strict=False))
        return sum(row[role] for row, role in zip(logs, chosen, strict=True)) - roles.CHANGE_COST * changes

    best = max(total(chosen) for chosen in product(range(1 + len(ROLES)), repeat=len(words)))
    assert total(tuple(roles._likeliest(logs, breaks))) == pytest.approx(best)
