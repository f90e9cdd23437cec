"""Rather nobody than a wrong name: invented people of an invented country."""

from __future__ import annotations

from dataclasses import replace

import pytest
from speaking import CONTEXT, document, read, statement, who

from firsthand.stage import Tables
from firsthand.stages import speakers


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Vellmar and Orsk officials] said {no}.", None),
        ("[The Ruz and Tal campaigns] said {no}.", None),
        ("ORSK (VTA) - [Authorities] said {no}.", None),
        ("[Neighbors] said {no}. [Witnesses] said {yes}.", None),
        ("Then came the oath that Senators swore. [Senators] said {yes}.", None),
        ("Our position is, [Your Honor], {that it is}.", None),
        ("[ORSK — A group of rakers] said {no}.", None),
        ("[Orsk CEO] says {no}.", None),
        ("[The Brisk and Orsk workers] said {no}.", None),
        ("[Ana Ruz] was asked {whether it rained}.", "Ana Ruz"),
    ],
)
def test_what_only_looks_like_a_name(text, expected):
    assert who(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Minister of Works Stefan Ruz] said {no}.", "Stefan Ruz"),
        ("[CEO of the Harbour Council Stefan Ruz] said {no}.", "Stefan Ruz"),
        ("[Witness Laura Tal] said {no}.", "Laura Tal"),
        ("[Vell University Laura Tal] said {no}.", "Laura Tal"),
        ("Meeting Laura Tal is a joy. [Tal] said {no}.", "Laura Tal"),
        ("[Police Chief Peter Tal of the Orsk Police Department] said {no}.", "Peter Tal"),
        ("[The guard], Peter Tal, said {no}.", "Peter Tal"),
        ("[Park critic] Laura Tal says {no}.", "Laura Tal"),
        ("[President Orra Ruz-]tal said {no}.", "Orra Ruz-tal"),
        ("[T.J. Ruz] said {no}. [T.J.] said {yes}.", "T.J. Ruz"),
        ("[Peter Luther King Jr.] said {no}.", "Peter Luther King Jr."),
        ("A walk. Orsk Club met. Then the Orsk Club sang. [Orsk Club] said {no}.", "Orsk Club"),
        ("ORSK, V. — It rained in Orsk. [Orsk] said {no}. Orsk left.", "Orsk"),
        ("Now Brask Energy Co. rose. [Brask] said {no}.", "Brask Energy Co."),
    ],
)
def test_a_name_without_what_stands_beside_it(text, expected):
    assert who(text)[-1] == expected


def test_who_only_undergoes_what_is_said_does_not_speak():
    ruz = ((0, 7),)
    for cue, expected in (
        ("was asked", None),
        ("took heat for", None),
        ("asked", "Ana Ruz"),
        ("was quoted", "Ana Ruz"),
    ):
        text = f"Ana Ruz {cue} whether it rained."
        told = replace(statement("s", ruz, ((9 + len(cue), len(text) - 1),)), cue=((8, 8 + len(cue)),))
        (row,) = speakers.run(Tables([document(text), told]), CONTEXT)
        assert row.speaker == expected, cue


def test_father_and_son_of_one_name_stay_apart():
    assert who("Ivo Tal III is six. “{No},” said [Ivo Tal Jr.], his father.") == ["Ivo Tal Jr."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In May Brisk raised its price. In June Brisk cut its staff. [Brisk] said {no}.", "organisation"),
        ("[The site Brisk] said {no}.", "outlet"),
        ("It is Brisk, a startup in Orsk. [Brisk] said {no}.", "organisation"),
        ("[NetMend] said {no}.", "organisation"),
        ("[brisk.com] and [Brisk.com] said {no}, {no}.", "organisation"),
        ("[KVX7] said {no}.", "outlet"),
        ("[The Orsk Times-Courier] said {no}.", "outlet"),
        ("[The Brisk] said {no}.", "organisation"),
        ("[The Orsk Schools] said {no}.", "organisation"),
    ],
)
def test_a_body_is_no_person(text, kind):
    assert read(text)[-1].speaker_type == kind


def test_he_is_who_said_the_words_before_and_not_whom_they_name():
    said = "On Sunday, [Sen. Peter Tal], R-O., said {Ivo Ruz might wait}."
    assert who(f"{said}\n\n“{{It rains}},” [he] said.")[-1] == "Peter Tal"
    assert who(f"{said}\n\n[He] added {{that it rains}}.")[-1] == "Peter Tal"
    assert who("[Peter Tal] said {Ivo Ruz was right} when [he] said {it}.")[-1] is None


def test_a_bare_surname_is_of_the_gender_that_its_clause_tells():
    text = "Maria Tal sang. Peter Tal ate at the quay. Peter Tal left. [Tal] said {she believes it}."
    assert who(text) == ["Maria Tal"]


def test_she_is_the_only_woman_whom_her_sentence_names_as_its_subject():
    text = "Maria Ruz sang. Laura Tal ate. The Orsk Post wrote that Laura Tal slept. [She] thought {it rained}."
    assert who(text) == ["Laura Tal"]
    text = "[Peter Tal] said {no}.\n\nA shot broke Ivo Ruz’s leg but he was calm.\n\n“{No},” [he] added."
    assert who(text) == ["Peter Tal", "Ivo Ruz"]


def test_a_word_with_a_capital_is_nobody_whom_she_means():
    assert who("ORSK. Interested in Weather? Add Weather to it. {It rains}, [she] said.") == [None]


def test_for_whom_a_body_s_spokesman_speaks():
    rows = read("[Orsk police spokeswoman Laura Tal] said {no}. [The firm's spokesman, Ivo Ruz,] said {no}.")
    assert [row.on_behalf_of for row in rows] == ["Orsk police", "the firm"]


@pytest.mark.parametrize(
    ("named", "described"),
    [
        ("Works Minister Ana Ruz", "The prime minister"),
        ("Works Minister Ana Ruz", "The defence minister"),
        ("Vice President Ana Ruz", "The president"),
        ("President Ana Ruz", "The vice president"),
        ("Deputy Governor Ana Ruz", "The governor"),
        ("District Attorney Ana Ruz", "The defense attorney"),
        ("Police spokesman Orin Vale", "The hospital spokesman"),
        ("District Attorney Ana Ruz", "The D.A."),
        ("Vice President Ana Ruz", "The VP"),
    ],
)
def test_another_office_is_somebody_else(named, described):
    assert who(f"{named} came at noon. [{described}] said {{the port was open}}.") == [None]


@pytest.mark.parametrize("described", ["The minister", "The works minister", "The former minister"])
def test_an_office_told_in_fewer_words_is_the_same(described):
    expected = None if "former" in described else "Ana Ruz"
    assert who(f"Works Minister Ana Ruz came at noon. [{described}] said {{the port was open}}.") == [expected]


def test_whom_a_text_names_only_later_has_spoken_before():
    text = "[A lawyer for the harbour] said {it was shut}. {“We have it in writing,”} [the lawyer, Orin Vale,] said."
    assert who(text) == ["Orin Vale", "Orin Vale"]
    two = "[A lawyer for the harbour] said {it was shut}. [A lawyer for the port] said {no}. [The lawyer, Orin Vale,] said {it}."
    assert who(two) == [None, None, "Orin Vale"]
    known = "Orin Vale came. [A lawyer for the harbour] said {it was shut}. [The lawyer, Orin Vale,] said {it was not}."
    assert who(known) == [None, "Orin Vale"]
