"""Dates in text, and numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.date_bounds import bounds, in_words
from firsthand.text.dates import dates_of, day_of, find_dates, last_day, resolve
from firsthand.text.numbers import GREATEST, find_numbers, value_of

THURSDAY = date(2017, 4, 20)


def only(text: str, reference: date | None = THURSDAY) -> tuple[str, str | None]:
    [(expression, value)] = dates_of(text, reference)
    assert text[expression.begin : expression.end] == expression.text
    return expression.text, value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 19 April 2017", "2017-04-19"),
        ("on April 19, 2017", "2017-04-19"),
        ("on Wednesday, April 19th", "2017-04-19"),
        ("on Wednesday, May 10", "2017-05-10"),
        ("on Wednesday, 10 May", "2017-05-10"),
        ("on the 3rd of May 2016", "2016-05-03"),
        ("on 2017-04-19", "2017-04-19"),
        ("on 19.04.2017", "2017-04-19"),
        ("on 04/19/2017", "2017-04-19"),
        ("on 04/05/2017", "2017"),  # day or month first? only the year is sure
        ("in April 2017", "2017-04"),
        ("in 2017", "2017"),
        ("in the 1990s", "1990/1999"),
        ("from 1915 to 1917", "1915/1917"),
        ("April 19-21, 2017", "2017-04-19/2017-04-21"),
        ("December 30 to January 2, 2017", "2016-12-30/2017-01-02"),
        ("on Monday", "2017-04-17"),
        ("on Thursday", "2017-04-20"),
        ("last Thursday", "2017-04-13"),
        ("next Monday", "2017-04-24"),
        ("late Monday night", "2017-04-17"),
        ("yesterday", "2017-04-19"),
        ("the day before yesterday", "2017-04-18"),
        ("this morning", "2017-04-20"),
        ("last week", "2017-04-10/2017-04-16"),
        ("earlier this week", "2017-04-17/2017-04-20"),
        ("over the weekend", "2017-04-15/2017-04-16"),
        ("last month", "2017-03"),
        ("last July", "2016-07"),
        ("in May", "2017-05"),
        ("three days ago", "2017-04-17"),
        ("two weeks ago", "2017-04-03/2017-04-09"),
        ("two years ago", "2015"),
        ("December 19", "2016-12-19"),  # of the years about, the nearest
        ("Feb. 29", "2016-02-29"),
        ("in a December filing", "2016-12"),
        ("Christmas Day", "2016-12-25"),
        ("New Year’s Eve 2011", "2011-12-31"),
    ],
)
def test_what_words_mean(text: str, value: str) -> None:
    assert only(text)[1] == value


@pytest.mark.parametrize(
    "text", ["31 February 2017", "February 31", "in the year 0", "January 1, 99999", "April 21-19, 2017"]
)
def test_what_no_calendar_holds_is_unknown(text: str) -> None:
    assert only(text)[1] is None


@pytest.mark.parametrize("text", ["on Monday", "April 19", "last week", "two days ago", "in May", "a day later"])
def test_relative_words_are_unknown_without_a_reference(text: str) -> None:
    assert only(text, None)[1] is None


@pytest.mark.parametrize("text", ["they may 3 times", "march on", "the sun", "it sat", "at 10:30", "Route 2017"])
@pytest.mark.parametrize(
    "more", ["", ", in 1,200 homes", ", Orla Today said", ", the Sunday Mirror said", " on “This Week”"]
)
@pytest.mark.parametrize("last", ["", " the day after the vote", " two days before it burned", " by Christmas lights"])
def test_what_is_no_date(text: str, more: str, last: str) -> None:
    assert find_dates(text + more + last) == []


def test_words_that_count_from_the_date_told_before() -> None:
    found = dates_of(
        "On 3 May 2011 it began. Two days later, and an hour later, and on the same day, it ended.", THURSDAY
    )
    assert [value for _, value in found] == ["2011-05-03", "2011-05-05", "2011-05-05", "2011-05-05"]


def test_that_year_is_the_one_told_before() -> None:
    found = dates_of("On 3 May 2011 it began. Later that year, and in the following month, it ended.", THURSDAY)
    assert [value for _, value in found] == ["2011-05-03", "2011", "2011-06"]


def test_a_day_told_long_before_is_not_counted_from() -> None:
    found = dates_of(f"On 3 May 2011 it began. {'It rained. ' * 100}That day it ended.", THURSDAY)
    assert [value for _, value in found] == ["2011-05-03", None]


def test_of_what_is_past_the_year_left_out_is_never_to_come() -> None:
    text = "In May it began. On June 3 it ended."
    assert [value for _, value in dates_of(text, THURSDAY)] == ["2017-05", "2017-06-03"]
    assert [value for _, value in dates_of(text, THURSDAY, past=True)] == ["2016-05", "2016-06-03"]


@pytest.mark.parametrize(
    ("text", "retrieved", "value"),
    [
        ("It began on 3 May 2011. The trial is due on 1 June 2012.", None, "2011-05-03/.."),
        ("It began on 3 May 2011.", "2012-01-02T10:00:00Z", "2011-05-03/2012-01-02"),
        ("It began on Monday.", "2012-01-02", "../2012-01-02"),
        ("It began on Monday, and on 31 February 2011, and in the year 99999, and in 2917.", None, None),
        ("By 2050 it will be over.", None, None),
        ("It began on 3 May 2011.", "2010-01-02", None),  # captured before what it tells of: one of them is wrong
    ],
)
def test_an_undated_text_has_bounds_from_what_it_tells_of(text: str, retrieved: str | None, value: str | None) -> None:
    found = bounds(text, (), retrieved)
    assert (found.value if found else None) == value
    if found and found.first:
        assert text[found.begin : found.end] in in_words(found, text)


def test_what_is_no_part_of_the_account_sets_no_bound() -> None:
    text = "It began on 3 May 2011.\nMore: 4 May 2015"
    found = bounds(text, [(24, len(text))])
    assert found is not None
    assert found.value == "2011-05-03/.."


@given(
    st.text(alphabet="MaTuesday 0123456789/-.,April last 9 due by in the on of 31 February", max_size=60),
    st.dates().map(date.isoformat) | st.none() | st.text(max_size=12),
)
def test_bounds_are_days_in_order(text: str, retrieved: str | None) -> None:
    found = bounds(text, (), retrieved)
    if found:
        assert found.first or found.last
        assert all(day is None or day_of(day) for day in (found.first, found.last))
        assert not (found.first and found.last) or found.first <= found.last


@pytest.mark.parametrize("reference", [date.min, date.max])
@pytest.mark.parametrize(
    "text", ["999999 weeks ago", "999999 years later", "next week", "yesterday", "tomorrow", "Feb. 29"]
)
def test_the_ends_of_the_calendar(text: str, reference: date) -> None:
    for expression in find_dates(text):
        assert resolve(expression, reference) is None or last_day(resolve(expression, reference) or "")


@given(
    st.text(alphabet="MTuesday 0123456789/-.,April last ago two weeks in the on of", max_size=60),
    st.dates() | st.none(),
)
def test_any_text_gives_well_formed_values(text: str, reference: date | None) -> None:
    end = 0
    for expression, value in dates_of(text, reference):
        assert expression.begin >= end
        end = expression.end
        assert text[expression.begin : end] == expression.text
        assert value is None or last_day(value) is not None


def test_day_of() -> None:
    assert day_of("2017-04-19T10:00:00+02:00") == day_of("2017-04-19") == date(2017, 4, 19)
    assert day_of("2017-04") is day_of("2017-02-31") is day_of("soon") is day_of(None) is None


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("more than 100", (100, None)),
        ("at least three", (3, None)),
        ("100 or more", (100, None)),
        ("up to 26", (None, 26)),
        ("nearly 40", (None, 40)),
        ("about 40", (40, 40)),
        ("dozens", (24, None)),
        ("a couple of", (2, 2)),
        ("10 to 15", (10, 15)),
        ("between five and 10", (5, 10)),
        ("twenty-one", (21, 21)),
        ("two hundred and six", (206, 206)),
        ("1,200", (1200, 1200)),
        ("1.5 million", (1_500_000, 1_500_000)),
        ("half a dozen", (6, 6)),
        ("tens of thousands", (20_000, None)),
        ("several hundred", (300, None)),
        ("a few thousand", (3_000, None)),
        ("at least several dozen", (36, None)),
        ("several hundred thousand", (300_000, None)),
        ("a couple of hundred", (200, 200)),
        ("more than a couple of hundred", (200, None)),
        ("up to a couple of hundred", (None, 200)),
    ],
)
def test_numbers(text: str, bounds: tuple[int | None, int | None]) -> None:
    [number] = find_numbers(f"so {text} came")
    assert (number.low, number.high) == bounds


NO_COUNTS = ["minus 5", "1e400", "40k", "between 9 and 3", "up to several hundred", "several billion billion"]


@pytest.mark.parametrize("text", ["$500", "3.75", "1" + "0" * 30, "10^30", "someone", "B2"] + NO_COUNTS)
def test_what_is_no_count(text: str) -> None:
    assert all(number.low == 10 for number in find_numbers(f"so {text} came"))  # of 10^30, at most the 10 is read


@given(st.integers(0, GREATEST))
def test_digits_are_read_as_written(number: int) -> None:
    assert value_of(str(number)) == value_of(f"{number:,}") == number
