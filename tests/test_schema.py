"""Records survive storage, whatever they hold."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import schema
from firsthand.records import TABLES, Difference, Passage, Place, Statement, Utterance

SPANS = st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), max_size=4).map(tuple)
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@given(TEXT, SPANS, SPANS, st.none() | TEXT, st.floats(0, 1))
def test_rows_come_back_from_arrow_as_they_went(id_, source, content, parent, confidence):
    row = Statement(
        id=id_, document="d", kind="direct", source=source, cue=(), content=content, parent=parent, in_block=None, confidence=confidence
    )  # fmt: skip
    assert schema.from_arrow(Statement, schema.to_arrow(Statement, [row])) == [row]


@given(st.lists(st.tuples(TEXT, st.integers(0, 99), st.integers(0, 99)), max_size=5))
def test_nested_rows_come_back_from_the_database(places):
    row = Passage(id="p", spans=tuple(Place(document=d, begin=b, end=e) for d, b, e in places))
    with duckdb.connect() as connection:
        connection.execute(schema.ddl(Passage))
        connection.register("new_rows", schema.to_arrow(Passage, [row]))
        connection.execute("INSERT INTO passages BY NAME SELECT * FROM new_rows")
        assert schema.from_arrow(Passage, connection.table("passages").to_arrow_table()) == [row]


def test_a_null_inside_a_nested_row_stays_null():
    row = Utterance(
        id="u", voice=None, venue=None, said_on="2021", statements=("s",), differences=(Difference(a="s", b="t", kind="verbatim", differs_in=None),)
    )  # fmt: skip
    assert schema.from_arrow(Utterance, schema.to_arrow(Utterance, [row])) == [row]


@pytest.mark.parametrize("record", TABLES, ids=lambda r: r.table)
def test_every_column_is_documented_and_stored(record):
    assert set(schema.described(record)) == set(schema.columns(record)) == set(schema.arrow_schema(record).names)
    with duckdb.connect() as connection:
        connection.execute(schema.ddl(record))
        assert connection.table(record.table).columns == schema.arrow_schema(record).names
