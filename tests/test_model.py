"""The statement model: the same text gives the same statements in any company, and spans are exact."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.features import Pieces, load_tokenizer, pieces_of
from firsthand.model.links import cut_at_edges, held
from firsthand.model.tagger import WEIGHTS, StatementModel, shipped_model
from firsthand.model.tags import ROLES, TAGS, spans_of
from firsthand.model.windows import LENGTH, SLACK, STOPS, windows

TEXTS = [
    "“We will rebuild the bridge,” the mayor of Orla, Ada Brisk, said on Monday. Nobody in the town believed it.",
    "The ministry denied that any worker had been detained.",
    "It rained. " * 700 + "The pilot told the Harbour Post that the engine had failed twice in March.",
    "",
    "\n\n",
    "Никто не пришёл, сказал он. 没有人来。",
    "said said said \"\"\" “ ” ’ „ » «",
]  # fmt: skip


@pytest.fixture(scope="module")
def model() -> StatementModel:
    return shipped_model()


def whole(text):
    return (text, [(0, len(text))])


def test_a_plain_statement_is_found_with_its_source_cue_and_content(model):
    text = TEXTS[1]
    (found,) = model.attributions([whole(text)])[0]
    assert [text[b:e] for b, e in found.source] == ["The ministry"]
    assert [text[b:e] for b, e in found.cue] == ["denied"]
    assert [text[b:e] for b, e in found.content] == ["that any worker had been detained"]


def test_equal_records_alone_in_company_and_in_another_order(model):
    alone = [model.attributions([whole(t)])[0] for t in TEXTS]
    assert model.attributions([whole(t) for t in TEXTS]) == alone
    order = list(range(len(TEXTS)))
    random.Random(3).shuffle(order)
    shuffled = model.attributions([whole(TEXTS[i]) for i in order])
    assert [shuffled[order.index(i)] for i in range(len(TEXTS))] == alone
    assert StatementModel(threads=1).attributions([whole(t) for t in TEXTS]) == alone


def test_a_statement_far_into_a_long_text_is_found(model):
    text = TEXTS[2]
    found = model.attributions([whole(text)])[0]
    assert any("the engine had failed" in text[b:e] for a in found for b, e in a.content)


def test_text_between_segments_is_never_read(model):
    text = "The mayor said [Photo: the harbour at dawn] that the bridge would be rebuilt by May."
    begin, end = text.index("["), text.index("]") + 1
    found = model.attributions([(text, [(0, begin), (end, len(text))])])[0]
    assert found
    for attribution in found:
        for b, e in (*attribution.source, *attribution.cue, *attribution.content):
            assert e <= begin or b >= end


def test_the_weights_are_small_enough_to_ship():
    assert all(path.stat().st_size <= 25_000_000 for path in WEIGHTS.iterdir())
    assert (WEIGHTS / "MODEL_CARD.md").exists()


@given(st.integers(0, 3000), st.integers(0, 2**32 - 1), st.sampled_from([0, 0.02, 0.5]))
def test_windows_hold_every_piece_once_and_are_short_enough(count, seed, share):
    chance = np.random.default_rng(seed)
    zeros = np.zeros(count, np.int64)
    ids, breaks = (np.where(chance.random(count) < share, value, 0) for value in (STOPS[0], 2))
    found = windows(Pieces(ids, zeros, zeros, breaks, zeros, zeros))
    assert [i for begin, end in found for i in range(begin, end)] == list(range(count))
    for begin, end in found:
        assert begin < end <= begin + LENGTH + 2 * SLACK
        near = breaks[max(0, begin - 3) : begin + 4]
        assert not begin or breaks[begin] or not near.any(), "a line's end was near"


@given(st.lists(st.integers(0, 12), max_size=8), st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_spans_are_cut_at_the_edges_of_windows_and_lie_in_one_each(lengths, sizes):
    edges = [0, *np.cumsum(sizes).tolist()]
    cut, spans, at = list(pairwise(edges)), [], 0
    for gap in lengths:
        if at + gap + 2 <= edges[-1]:
            spans.append((at, at + gap + 1))
            at += gap + 2
    parts = cut_at_edges(spans, cut)
    assert [i for b, e in parts for i in range(b, e)] == [i for b, e in spans for i in range(b, e)]
    numbers = [n for window in cut for n in held(parts, window)]
    assert numbers == list(range(len(parts)))
    for window in cut:
        assert all(window[0] <= parts[n][0] < parts[n][1] <= window[1] for n in held(parts, window))


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=40))
def test_spans_of_tags_cover_exactly_what_is_tagged(tags):
    found = spans_of(np.array(tags, np.int64))
    covered = {i: role for role in ROLES for b, e in found[role] for i in range(b, e)}
    assert covered == {i: TAGS[t][2:] for i, t in enumerate(tags) if t}
    for role in ROLES:
        assert found[role] == sorted(found[role])
        for b, _ in found[role]:
            assert tags[b] == TAGS.index(f"B-{role}") or b == 0 or TAGS[tags[b - 1]][2:] != role


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_pieces_lie_in_the_text_in_order(text):
    pieces = pieces_of(text, load_tokenizer(WEIGHTS / "tokenizer.json"))
    assert len(pieces.ids) == len(pieces.case) == len(pieces.quote) == len(pieces.breaks)
    for b, e in zip(pieces.begin, pieces.end, strict=True):
        assert 0 <= b <= e <= len(text)
    assert list(pieces.begin) == sorted(pieces.begin)
