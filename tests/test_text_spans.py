"""Spans found by where they are: by bisection and by cells, as by looking at every one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.nearby import Nearby
from firsthand.text.spans import length, outside, overlap, touching, within

SPANS = st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 1500)).map(lambda s: (s[0], s[0] + s[1])), max_size=12)
APART = st.lists(st.integers(0, 400), unique=True, max_size=16).map(
    lambda edges: list(zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False))
)


@given(APART, st.integers(0, 400), st.integers(1, 60))
def test_touching_is_what_shares_a_character(spans, begin, size):
    assert list(touching(spans, begin, begin + size)) == [s for s in spans if overlap([s], [(begin, begin + size)])]


@given(SPANS, st.integers(0, 4000), st.integers(1, 1500))
def test_nearby_is_what_shares_a_character_each_once(spans, begin, size):
    near = Nearby((n, [span, span]) for n, span in enumerate(spans))
    wanted = [n for n, span in enumerate(spans) if overlap([span], [(begin, begin + size)])]
    assert near.touching(begin, begin + size) == wanted


@given(APART, st.integers(0, 500))
def test_what_is_outside_and_what_is_taken_make_the_whole(spans, size):
    rest = outside(size, spans)
    taken = [(b, min(e, size)) for b, e in spans if b < size]
    assert length(rest) + length(taken) == size
    assert overlap(rest, taken) == 0
    assert within(rest, [(0, size)])
