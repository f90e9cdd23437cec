"""Whom a pronoun, a ministry and "police" mean by their own sentence: invented people of an invented country."""

from __future__ import annotations

import pytest
from speaking import CONTEXT, document, read, statement, who

from firsthand.stage import Tables
from firsthand.stages import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause that opens the sentence
        (
            "[Ivo Tal] said {no}. Tal left. Tal sat down.\nBut when the draft was sent to Mr. Ruz, [he] said {yes}."
            "\nMr. Ruz is Orren Ruz.",
            "Orren Ruz",
        ),
        # what follows the comma: "he" is named only after it
        (
            "[Sergeant Ivo Tal] said {no}. Tal left.\nIn [his] statement on {the flood}, Mayor Peter Ruz also thanked them.",
            "Peter Ruz",
        ),
        # the subject of the clause before "but"
        (
            "[Representative Jorren Tal of Orsk, the top Green on the board,] stopped short of calling on {Mr. Ruz to go},"
            " but [he] said {it was late}.",
            "Jorren Tal",
        ),
    ],
)
def test_a_pronoun_means_whom_its_own_sentence_tells(text, expected):
    assert who(text)[-1] == expected


def test_who_is_told_of_in_a_participle_or_about_is_not_meant():
    text = "[Ivo Tal] said {no}. When asked about Mr. Ruz, [he] said {yes}. Mr. Ruz is Peter Ruz."
    assert who(text) == ["Ivo Tal", "Ivo Tal"]
    text = "[Ivo Tal] said {no}. In [his] report on {the flood}, Peter Ruz was accused of sloth."
    assert who(text)[-1] != "Peter Ruz"


def nested(text, outer, inner):
    """The speakers of a statement and of one within it: each its source and its content."""
    spans = [[(text.index(words), text.index(words) + len(words)) for words in both] for both in (outer, inner)]
    first = statement("s0", (spans[0][0],), (spans[0][1],))
    second = statement("s1", (spans[1][0],), (spans[1][1],), parent="s0")
    rows = speakers.run(Tables([document(text), first, second]), CONTEXT)
    return [row.speaker for row in sorted(rows, key=lambda row: row.statement)]


def test_in_indirect_speech_the_pronoun_is_whoever_speaks_unless_somebody_comes_in():
    text = "George Orn spoke. Orn said no. Peter Tal fled. Mr. Tal was so angry he threatened to shoot them all."
    assert nested(text, ("Mr. Tal", "he threatened to shoot them all"), ("he ", "to shoot them all"))[1] == "Peter Tal"
    text = "Peter Tal said a guard ran over and he shouted that it was late."
    assert nested(text, ("Peter Tal", "a guard ran over and he shouted that it was late"), ("he", "that it was late"))[
        1
    ] in (
        None,
        "Peter Tal",
    )
    text = "Peter Tal said: “Ivo Ruz came when he said it was late.”"
    assert (
        nested(text, ("Peter Tal", "“Ivo Ruz came when he said it was late.”"), ("he", "it was late"))[1] != "Peter Tal"
    )


@pytest.mark.parametrize("it", ["It turned out", "It was claimed", "It later emerged", "It read"])
def test_it_that_stands_for_what_follows_is_no_body(it):
    assert who(f"[Orsk High School] said {{no}}. [It]{it[2:]} {{that the shot had missed}}.") == [
        "Orsk High School",
        None,
    ]


def test_it_goes_back_to_a_state_and_not_past_another():
    text = "[The Harbour Board] said {no}. [Veldria] condemned {the raid}. [It] said {the raid was foul}."
    assert who(text)[-1] == "Veldria"
    assert who("[The Harbour Board] said {no}. Lantern Institute came. [It] said {yes}.")[-1] != "Harbour Board"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Veldria’s ministry of foreign affairs", "Veldria ministry of foreign affairs"),
        ("The Orsk office of the prosecutor", "Orsk office of the prosecutor"),
        ("Orsk's council of trade, crafts and labour", "Orsk council of trade, crafts and labour"),
        ("Veldria's foreign ministry", "Veldria foreign ministry"),
        ("Veldria's ministry of agriculture, which had no beds,", "Veldria ministry of agriculture"),
        ("The Tal campaign of 2012", "Tal campaign"),
        ("Tal's new company", None),
    ],
)
def test_what_a_body_is_of_belongs_to_its_name(source, name):
    assert who(f"[{source}] said {{it rained}}.") == [name]


def test_the_ministry_goes_back_to_the_one_named_with_what_it_is_of():
    name = "Veldria ministry of foreign affairs"
    assert who("[Veldria's ministry of foreign affairs] said {no}. [The ministry] said {yes}.") == [name, name]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("St. Orra police are at the scene.", "St. Orra police"),
        ("The Orsk Police Department sent four men.", "Orsk Police Department"),
        ("Orsk police came. Vinn police came too.", None),
        ("The men fled. Riot police came.", None),
        ("Local police came.", None),
        ("Everybody fled.", None),
    ],
)
def test_police_are_the_only_force_that_the_text_has_named(before, name):
    assert who(f"{before} [Police] said {{it snowed}}. [The police] said {{it rained}}.") == [name, name]
    assert who(f"[Police] said {{it snowed}}. {before}") == [None]
    assert who(f"{before} [Police in Vell] said {{it snowed}}. [A police officer] said {{no}}.") == [None, None]


@pytest.mark.parametrize("rank", ["DCI", "Det Supt", "Supt.", "Assistant Superintendent", "Assistant Chief Constable"])
def test_a_rank_is_no_part_of_the_name(rank):
    (row,) = read(f"[{rank} Ivo Tal] said {{it rained}}.")
    assert (row.speaker, row.speaker_type) == ("Ivo Tal", "person")


@pytest.mark.parametrize(
    "text",
    [
        # a letter, not who spoke last, and not a body that only the quoted words name
        "[The Harbour Board] said {no}. The letter from the mayor is long. [It] said {it rained}.",
        "The Harbour Board met. A part of the cable, which is secret, told of it. “{HQ knew},” [it] said.",
        "[The Vell Times] said {no}. The minister’s note spoke of witnesses, but [it] did not dispute {the deaths}.",
        # an office is no firm, and a page on a platform is not the platform's word
        "[The Public Works Office] said {it asked Brask}. [The firm] said {it rained}.",
        "[Her LinkedIn profile] said {she sold eels}. [The company] said {it rained}.",
    ],
)
def test_where_a_paper_or_a_firm_speaks_that_is_not_named_nobody_is(text):
    assert who(text)[-1] is None


def test_it_is_what_its_sentence_is_about_first():
    text = "Lantern Institute fired what [it] says {is a rocket}. (Radio Orla)"
    assert who(text) == ["Lantern Institute"]
    assert who("The Harbour Board, in a letter, says that [it] {was late}.") == ["Harbour Board"]


def test_a_committee_of_the_house_is_not_another_one():
    text = "House Fishery Affairs met. [Records released by the House oversight committee] told of {it}."
    assert who(text) == ["House oversight committee"]
    assert who("Brask is rich. [A report by Brask in its house] said {no}. Brask, a firm, sank.") != [
        "Brask in its house"
    ]
    assert who("[Video released by the VLTV television channel] shows {rain}.") == ["VLTV"]


def test_a_road_is_nobody():
    text = "We met Kell Orn, the owner of the inn on Volunteer Parkway [who] said {it rained}."
    assert who(text) != ["Parkway"]
