"""Likenesses held as columns come back as they were put."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.retelling.held import Likenesses
from firsthand.retelling.likeness import Likeness

ends = st.integers(0, 2**31 - 1)
likes = st.builds(
    Likeness, *(st.floats(0, 3) for _ in range(3)), *(st.integers(0, 2**31 - 1) for _ in range(3)),
    st.integers(-1, 1), st.booleans(),
)  # fmt: skip


@given(st.dictionaries(st.tuples(ends, ends), likes, max_size=20), st.tuples(ends, ends))
def test_they_are_a_mapping_in_the_order_of_pairs(given_, other):
    held = Likenesses()
    for pair in sorted(given_):
        held.put(pair, given_[pair])
    assert list(held.items()) == list(held.each()) == sorted(given_.items())
    assert held.get(other) == given_.get(other)
    for pair in given_:
        with pytest.raises(ValueError, match="too late"):
            held.put(min(given_), given_[pair])
