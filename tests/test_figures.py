"""Figures: what a user relies on.  Places and people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.records import Block, Document, Figure, Frame, Statement
from firsthand.stages.figures import figures_of

Row = tuple[str, str, int | None, int | None]


def document(text: str, published: str | None = "2019-05-16") -> Document:
    return Document(
        id="d", input="i", path="a.txt", original="o", outlet=None, published=published, author=None, title=None,
        url=None, language="en", covered=True, text=text, warnings=(),
    )  # fmt: skip


def figures(text: str, published: str | None = "2019-05-16") -> list[Figure]:
    return figures_of(document(text, published), [], [], {})


def rows(text: str) -> list[Row]:
    return [(text[f.begin : f.end], f.kind, f.low, f.high) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 100 men have been detained.", [("More than 100 men", "detained", 100, None)]),
        ("Police detained up to 26 people.", [("up to 26 people", "detained", None, 26)]),
        ("At least three were killed.", [("At least three", "killed", 3, None)]),
        ("Dozens of young men were arrested.", [("Dozens of young men", "detained", 24, None)]),
        ("Between 10 and 15 workers died.", [("Between 10 and 15 workers", "killed", 10, 15)]),
        ("Twenty-one miners were killed.", [("Twenty-one miners", "killed", 21, 21)]),
        ("A couple of hikers are missing.", [("A couple of hikers", "missing", 2, 2)]),
        ("More than 3,000 people fled their homes.", [("More than 3,000 people", "displaced", 3000, None)]),
        ("The death toll rose to 34.", [("34", "killed", 34, 34)]),
        ("No one was injured.", [("No one", "injured", 0, 0)]),
        ("About 40 prisoners were released.", [("About 40 prisoners", "other", 40, 40)]),
        ("A man was shot and killed in Orla.", [("A man", "killed", 1, 1)]),
        ("The 24-year-old died at the hospital.", [("The 24-year-old", "killed", 1, 1)]),
        ("Ilva Tarn, 34, was shot dead.", [("Ilva Tarn, 34", "killed", 1, 1)]),
        ("Three of the five victims died.", [("Three of the five victims", "killed", 3, 3)]),
        (
            "A bomb killed five soldiers and wounded a dozen.",
            [("five soldiers", "killed", 5, 5), ("a dozen", "injured", 12, 12)],
        ),
        (
            "The attack left 17 people dead and dozens injured.",
            [("17 people", "killed", 17, 17), ("dozens", "injured", 24, None)],
        ),
        (
            "Six people, among them two children, were killed.",
            [("Six people", "killed", 6, 6), ("two children", "killed", 2, 2)],
        ),
        (
            "He killed his wife and two children, then himself.",
            [("his wife and two children, then himself", "killed", 4, 4)],
        ),
        ("Eleven dockers were shot dead.", [("Eleven dockers", "killed", 11, 11)]),
        ("Eleven dogs were shot dead.", []),
        ("Two men and a woman were detained.", [("Two men and a woman", "detained", 3, 3)]),
        (
            "An explosion killed one man and 16 people were hurt.",
            [("one man", "killed", 1, 1), ("16 people", "injured", 16, 16)],
        ),
        ("Yesterday three men were killed.", [("three men", "killed", 3, 3)]),
        ("Overnight three men were killed.", [("three men", "killed", 3, 3)]),
        ("On Monday three men were killed.", [("three men", "killed", 3, 3)]),
        ("Meanwhile three men were killed.", [("three men", "killed", 3, 3)]),
        ("In Orla three men were killed.", [("three men", "killed", 3, 3)]),
        ("In the New Orla three men were killed.", [("three men", "killed", 3, 3)]),
        ("They saw the square where three men were killed.", [("three men", "killed", 3, 3)]),
        ("They searched after 4 teenagers were shot dead.", [("4 teenagers", "killed", 4, 4)]),
        ("A blast in three mills killed nobody.", [("nobody", "killed", 0, 0)]),
        ("A man in his late 50s was shot dead.", [("A man", "killed", 1, 1)]),
        ("Several hundred people were detained.", [("Several hundred people", "detained", 300, None)]),
        ("Not a single person was killed.", [("Not a single person", "killed", 0, 0)]),
        ("No soldier was killed.", [("No soldier", "killed", 0, 0)]),
        ("No soldiers were injured.", [("No soldiers", "injured", 0, 0)]),
        (
            "Up to five men and two women were killed.",
            [("Up to five men and two women", "killed", 2, 7)],
        ),
        ("The blast killed Ilva Williams.", [("Ilva Williams", "killed", 1, 1)]),
    ],
)
def test_counts_of_people(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced to 12 years in prison.",
        "He paid $500 at 24 Mill Street at 10:30.",
        "It was the third meeting in 2 weeks.",
        "He is 34 and has two dogs.",
        "He could have died.",
        "10^30 people were killed.",
        "1e400 people were killed.",
        "40k people were killed.",
        "A balance of minus 5 killed the plan.",
        "Between 9 and 3 people were killed.",
        "At least 0 people were killed.",
        "They shot at the ridge, possibly killing Sunni Muslims.",
        "Orla Police have arrested and charged nobody known.",
        "1" + "0" * 40 + " people were killed.",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert rows(text) == []


def test_unit_and_place() -> None:
    [figure] = figures("In Orla, more than 100 men were detained.")
    assert figure.unit == "men detained"
    assert figure.main


@pytest.mark.parametrize(
    "background",
    [
        "In a similar attack in 2015, 40 people were killed.",
        "Last year 40 people were killed in Orla.",
        "On 3 January 2012 a blast killed 40 people.",
        "So far this year 40 people have been shot dead.",
    ],
)
def test_background_is_kept_but_not_main(background: str) -> None:
    found = figures(f"Two killed in Orla\n\nTwo people were killed on Monday. {background}")
    assert {(f.low, f.main) for f in found if f.kind == "killed"} == {(2, True), (40, False)}


def test_of_people_shot_only_those_beyond_the_dead_are_surely_injured() -> None:
    found = figures("Four shot, two dead in Orla\n\nFour people were shot on Monday.")
    assert {(f.kind, f.low, f.high) for f in found} == {("injured", 2, 4), ("killed", 2, 2)}


def test_people_shot_who_may_all_be_the_dead_are_no_figure_of_injured() -> None:
    found = figures("Two people were killed in Orla. Multiple people were shot on Monday.")
    assert {(f.kind, f.low, f.high) for f in found} == {("killed", 2, 2), ("other", 2, None)}


def test_blocks_are_not_read_and_the_statement_that_gives_a_figure_is_named() -> None:
    text = "Ten men were arrested, Tarn said.\nReaders say 90 men were killed."
    statement = Statement(
        id="s", document="d", kind="indirect", source=((23, 27),), cue=((28, 32),), content=((0, 21),), parent=None,
        in_block=None, confidence=0.9,
    )  # fmt: skip
    frame = Frame(
        statement="s", document="d", venue=None, via=(), said_on="2019-05-13", act="other", denies=None, duress=False
    )
    block = Block(document="d", kind="comment", begin=34, end=len(text))
    [figure] = figures_of(document(text), [block], [statement], {"s": frame})
    assert (figure.statement, figure.as_of, figure.low) == ("s", "2019-05-13", 10)


def test_as_of_a_bare_weekday_that_may_be_the_morrows_is_unknown() -> None:
    assert figures("By Friday, 12 people were missing.")[0].as_of is None  # published on a Thursday
    assert figures("By Wednesday, 12 people were missing.")[0].as_of == "2019-05-15"


def test_as_of() -> None:
    assert figures("As of Monday, 12 people were missing.")[0].as_of == "2019-05-13"
    assert figures("As of Monday, 12 people were missing.", published=None)[0].as_of is None


WORDS = [
    "killed",
    "injured",
    "two",
    "a",
    "man",
    "people",
    "and",
    ",",
    ".",
    "of",
    "were",
    "shot",
    "dead",
    "12",
    "the",
    "3-year-old",
    "himself",
    "including",
    "dozens",
    "hundreds",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_words_give_figures_that_stand_in_the_text(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.begin < figure.end <= len(text)
        assert figure.low is None or figure.low >= 0
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert len({figure.id for figure in figures(text)}) == len(figures(text))
