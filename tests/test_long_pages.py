"""Pages that go on for ever cost what they are long, not its square: invented people of an invented country."""

from __future__ import annotations

import re
import time
from bisect import bisect
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaking import CONTEXT, document, read, statement

from firsthand.attribution.following import following
from firsthand.attribution.page import page_of
from firsthand.attribution.told import Told
from firsthand.records import Document, Mention, Speaker, Statement, Voice
from firsthand.stage import Tables
from firsthand.stages import frames, speakers, voices
from firsthand.text.forces import only_force
from firsthand.text.tellings import REACH, Telling


def page(source: str, count: int, said: str = "said it rained", end: str = ".\n") -> Tables:
    """A page on which one source says the same so many times, with its statements."""
    line = f"{source} {said}"
    text = "".join(f"{line}{end}" for _ in range(count))
    rows = []
    for number in range(count):
        begin = number * len(line + end)
        cue = begin + len(source) + 1
        row = statement(f"s{number:06}", ((begin, cue - 1),), ((cue + 5, begin + len(line)),))
        rows.append(replace(row, cue=((cue, cue + 4),)))
    return Tables([document(text), *rows])


def told(tables: Tables, *stages) -> float:
    """CPU seconds of some stages, whose rows are added."""
    began = time.process_time()
    for stage in stages:
        tables.add(list(stage.run(tables, CONTEXT)))
    return time.process_time() - began


@pytest.mark.parametrize("source", ["Ana Ruz", "Mayor Ana Ruz", "a Samaritan", "Ana Ruz and Ivo Tal"])
def test_a_name_given_thousands_of_times_costs_little(source):
    tables = page(source, 4000)
    assert told(tables, speakers, voices) < 12
    assert sum(len(row.named_at) for row in tables[Speaker]) <= 4 * 4000


def test_a_denial_given_thousands_of_times_costs_little():
    assert told(page("Ana Ruz", 3000, said="said nobody beat me there"), speakers, frames) < 8


def test_an_endless_sentence_costs_little():
    assert told(page("Ana Ruz", 800, end=" and "), speakers, frames) < 12


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_each_place_of_a_name_stands_with_the_statements_nearest_to_it(said):
    rows = read("".join("[Ana Ruz] said {no}.\n" if one else "They saw Ana Ruz.\n" for one in [True, *said]))
    text = "".join("Ana Ruz said no.\n" if one else "They saw Ana Ruz.\n" for one in [True, *said])
    places = [match.start() for match in re.finditer("Ana Ruz", text)]
    saying = [match.start() for match in re.finditer("Ana Ruz said", text)]
    assert sorted({begin for row in rows for begin, _ in row.named_at}) == places
    rows.sort(key=lambda row: int(row.statement[1:]))
    for at, row in zip(saying, rows, strict=True):
        assert (at, at + 7) in row.named_at
        for begin, _ in row.named_at:
            near = saying[max(0, bisect(saying, begin) - 1) :][:2]
            assert abs(at - begin) == min(abs(other - begin) for other in near)


def test_whichever_row_has_a_place_a_voice_is_mentioned_at_all_and_a_name_that_is_not_real_is_so_throughout():
    text = "Maria Ruz said no.\nMaria Ruz said so.\nThey saw Maria Ruz, not her real name.\n"
    first, second = (
        statement(f"s{at}", ((at, at + 9),), ((at + 15, at + 17),)) for at in (0, text.index("Maria Ruz said so"))
    )
    tables = Tables([document(text), first, second])
    tables.add(list(speakers.run(tables, CONTEXT)))
    assert [len(row.named_at) for row in tables[Speaker]] == [1, 2]
    found = list(voices.run(tables, CONTEXT))
    (voice,) = (row for row in found if isinstance(row, Voice))
    assert voice.private
    places = [match.span() for match in re.finditer("Maria Ruz", text)]
    assert [(row.begin, row.end) for row in found if isinstance(row, Mention)] == places


def test_of_an_endless_sentence_only_what_is_near_is_looked_at():
    tables = page("Ana Ruz", 400, end=" and ")
    (page_,) = tables[Document]
    telling = Telling(page_, (), tables[Statement], {}, ())
    for one in tables[Statement]:
        around = telling.around(one)
        assert len(around.sentence) <= 2 * REACH + len("Ana Ruz said")
        (at,) = around.spoken
        assert page_.text[at[0] + around.begin : at[1] + around.begin] == "it rained" == around.sentence[slice(*at)]


@pytest.mark.parametrize(
    "text_of",
    [
        lambda n: "The ministry states the following.\n" * n,
        lambda n: f"The {'A' * 40 * n} states the following.\n\nIt rained.\n",
    ],
)
def test_communiques_that_open_one_another_or_never_end_a_name(text_of):
    def seconds(count: int) -> float:
        text = text_of(count)
        page_, began = page_of(text, [(0, len(text))]), time.process_time()
        following(page_, Told([]))
        return time.process_time() - began

    assert seconds(4_000) < 8 * seconds(1_000) + 0.5  # its square would be 16 times, seconds of them


def test_a_word_of_capitals_without_end_names_no_force():
    began = time.process_time()
    assert only_force(f"{'A' * 100_000} said police came.", frozenset()) is None
    assert time.process_time() - began < 2  # its square took half a minute
