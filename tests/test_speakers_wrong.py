"""Rather nobody than a wrong name: invented people of an invented country."""

from __future__ import annotations

import pytest
from speaking import read, who


@pytest.mark.parametrize("somebody", ["A hospital doctor", "An eyewitness", "One doctor", "Another doctor"])
def test_a_description_with_a_is_nobody_whom_the_text_names_elsewhere(somebody):
    text = f"[{somebody}] said {{three died}}.\n\n[Orra Tal, a doctor and eyewitness,] said {{it rained}}."
    assert who(text) == [None, "Orra Tal"]


def test_the_witness_is_the_one_brought_in_last_not_one_named_before():
    text = "[Witness Orra Tal] said {it rained}. [A witness in Orsk] said {it did not}. [The witness] said {it snowed}."
    rows = read(text)
    assert [row.speaker for row in rows] == ["Orra Tal", None, None]
    assert rows[2].entity == rows[1].entity


@pytest.mark.parametrize(
    "text",
    [
        "According to his father, Ivo was shot by a friend. Ivo Tal was 18. [The father] said {it was loaded}.",
        "Ivo Tal opened the fair. A teacher spoke first; later [she] {was booed}.",
        "Attorney General Ivo Ruz said no. [Attorneys general in Orsk] said {yes}.",
        "President Orra Ruz met President Ivo Tal. [The president] said {no}.",
        "Brisk of Orsk made pumps. Its founder is rich. A good Kormarian called. [A good Kormarian] said {no}.",
        "Radio Orla asked neighbours about it. [They] said {it was quiet}.",
        "[Radio Orla] asked {who it was}. It went on to ask neighbours. [They] said {it was quiet}.",
    ],
)
def test_where_the_text_does_not_tell_nobody_is_named(text):
    assert who(text)[-1] is None


def test_a_description_by_place_is_not_whoever_had_the_office_last():
    text = "Rep. Jorren Tal spoke. Tal left. Tal sat down. Rep. Ivo Ruz came. [The Orsk congressman] said {no}."
    assert who(text) != ["Ivo Ruz"]


def test_what_somebody_does_to_an_officer_makes_them_none():
    assert who("Ivo Ruz, attacked the sheriff of Orsk, and left. [The sheriff] said {no}.") == [None]
    assert who("Ivo Ruz, now the sheriff of Orsk, left. [The sheriff] said {no}.") == ["Ivo Ruz"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the quotation after a paragraph that ends with who spoke
        (
            "[Kell Tarn] said {no}. Tarn said it again. Tarn left.\n{Tarn will not stop}, said [Ivo Ruz, an analyst at"
            " the site Orla Pro].\n“{I am sceptical},” [he] said.",
            "Ivo Ruz",
        ),
        ("[Kell Tarn] said {no}.\nIvo Ruz was eating at the quay. “{It was loud},” [he] said.", "Ivo Ruz"),
        (
            "Ivo Ruz left. Ivo Ruz ate. Ivo Ruz slept.\nPeter Tarn is clear that Ruz lost.\n“{It was loud},” [he] said.",
            "Peter Tarn",
        ),
        ("[Kell Tarn] said {no}.\n[An analyst] said {Tarn was tired}. [He] added {that it rained}.", None),
        (
            "Kell Tarn spoke. Tarn left, to the fury of Ivo Ruz. “{Kell Tarn has a button on the desk},” [he] said.",
            "Ivo Ruz",
        ),
    ],
)
def test_who_spoke_just_before_outranks_whom_the_text_is_about(text, expected):
    assert who(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[West Orsk police] said {no}.", "West Orsk police"),
        ("[New Vell police] said {no}. A fire in New Vell. Vell-New Vell.", "New Vell police"),
        ("[North Orsk] said {no}. South Orsk agreed.", "North Orsk"),
        ("[The Orsk County Sheriff’s Department] said {no}.", "Orsk County Sheriff’s Department"),
        ("[The Orsk District Attorney's Office] said {no}.", "Orsk District Attorney's Office"),
        ("[St Orra's Hospital in Vell] said {no}.", "St Orra's Hospital in Vell"),
        ("[The official People's Courier] said {no}.", "People's Courier"),
        ("[Orsk-based Brisk] said {no}. [Brisk] said {yes}.", "Brisk"),
        ("It is San Orsk-headquartered Brisk. [Brisk] said {no}.", "Brisk"),
        ("[The Brisk CEO, Ivo Tal,] said {no}.", "Ivo Tal"),
        ("[Another leading Dem, Sen. Ivo Tal of Orsk,] said {no}.", "Ivo Tal"),
        ("[The Orsk Political Report] said {no}.", "Orsk Political Report"),
        ("[A statement from Orsk police] said {no}.", "Orsk police"),
        ("[The Orsk Medical Journal] said {no}.", "Orsk Medical Journal"),
        ("He saw Ivo Brisk.Orla News was there. [Brisk] said {no}.", "Ivo Brisk"),
        ("[The Department] said {no}.", None),
        ("[Court records] said {no}.", None),
        ("[Preliminary reports] said {no}.", None),
        ("Then investigators came. He asked [the Investigators], who said {no}.", None),
        ("[The nurse and Nurse Practitioner] said {no}.", None),
        ("[An Orsk newspaper] said {no}.", None),
        ("[More than six House and Senate Democrats] said {no}.", None),
        ("[Several judges handling Kormar of Works cases] said {no}.", None),
    ],
)
def test_a_name_is_whole_or_none(text, expected):
    assert who(text)[-1] == expected


def test_a_firm_is_not_whom_he_means():
    (row,) = read("He met Brisk CEO Ivo Ruz. Then Brisk’s shareholders left. [Brisk] said {no}.")
    assert row.speaker_type == "organisation"
    assert who("[Brisk] said {no}. In May Brisk’s shareholders left. Then [he] said {yes}.") == ["Brisk", None]


def test_a_president_is_not_the_wife_whom_alone_the_text_names_in_full():
    text = "Maria Tal sang. [President Tal] said {no}. [The president] said {so}. [Mr. Tal] left, he {said}."
    assert who(text) == ["Tal", "Tal", "Tal"]
    assert who("Maria Tal sang. President Tal and Mr. Tal came. [Mrs. Tal] said {no}.") == ["Maria Tal"]


def test_his_lawyer_is_not_hers():
    text = "Maria Tal met Ivo Ruz. Emil Tarn, Maria Tal's lawyer, came. Ivo Ruz left. [His lawyer] said {no}."
    assert who(text) == [None]
    assert who(text.replace("His", "Her")) == ["Emil Tarn"]


def test_a_former_president_is_not_the_president():
    text = "Former President Ivo Ruz spoke. [The new president] said {no}."
    assert who(text) == [None]


def test_the_office_means_who_was_named_last():
    text = "President Peter Tal spoke. President Ivo Ruz of Orsk left by the gate on the quay. Later Tal sat down. [The president] said {no}."
    assert who(text) == ["Peter Tal"]
