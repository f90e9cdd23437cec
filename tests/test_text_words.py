"""Words, their places, and shingles; chains of shared runs; whose outlet a name means; marks of agencies."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.alignment import Run, chain
from firsthand.text.credits import credits, own_report
from firsthand.text.mastheads import address_key, agency, masthead, names_nothing, names_own_outlet
from firsthand.text.sharing import families, sequences, shared
from firsthand.text.venues import is_outlet
from firsthand.text.words import shingles, worded, words, words_outside


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


@given(st.text())
def test_words_stand_in_order_where_they_say(text):
    found = words(text)
    assert all(a.end <= b.begin for a, b in pairwise(found))
    for word in found:
        assert 0 <= word.begin < word.end <= len(text)
        assert folded(text[word.begin : word.end]) == [word.folded]


def test_words_are_equal_whatever_their_case_accents_and_apostrophes():
    assert folded("JOSÉ’s Strasse 1,200") == folded("josé's STRASSE 1,200") == ["jose's", "strasse", "1,200"]
    assert folded("हिन्दी") == [words("हिन्दी")[0].folded], "a vowel sign belongs to its word"
    assert folded("渡船沉没") == ["渡", "船", "沉", "没"], "a script without spaces goes by letters"


def test_what_nobody_sees_and_letters_that_look_alike_count_for_nothing_but_their_places_stay():
    plain = "the old ferry sank with the police on board"
    assert folded("the\u200b old fer\u00adry s\u200bank with t\u200dhe police on bo\u2060ard") == folded(plain)
    assert folded(plain.translate(str.maketrans("aceo", "\u0430\u0441\u0435\u043e"))) == folded(plain)
    text = "old fer\u00adry\u200b 1\u200b2"
    assert [text[word.begin : word.end] for word in words(text)] == ["old", "fer\u00adry", "1\u200b2"]
    assert folded("\u0432\u043e\u0441\u0442\u043e\u043a") == ["\u0432\u043e\u0441\u0442\u043e\u043a"], "Russian"
    assert folded("\u041e\u041d \u043e\u043d") == ["\u043e\u043d"] * 2, "whatever its case"


def test_words_outside_leaves_out_what_a_span_touches():
    text = "one two three four"
    assert [word.folded for word in words_outside(text, [(8, 13), (5, 6)])] == ["one", "four"]


@given(
    st.text(st.sampled_from("ab Z'’9.é\u0301\u200bж渡\n")), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)))
)
def test_words_as_columns_are_the_words_that_no_span_touches(text, cuts):
    spans = [(begin, begin + size) for begin, size in cuts]
    columns = worded(text)
    found = columns.chosen(columns.outside(spans))
    rows = list(zip(found.folded, found.begins.tolist(), found.ends.tolist(), strict=True))
    touched = [w for w in words(text) if any(b < w.end and w.begin < e for b, e in spans)]
    assert rows == [tuple(w) for w in words(text) if w not in touched]


def test_shingles_are_the_same_in_another_process():
    here = shingles(folded("the ferry sank off Orla"), 4)
    code = "from firsthand.text.words import *; print(shingles('the ferry sank off orla'.split(), 4).tolist())"
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert str(here.tolist()) == there.strip()
    assert len(shingles(["one"], 4)) == 0
    assert shingles(["a", "b"], 2)[0] != shingles(["b", "a"], 2)[0], "order counts"


def test_a_chain_bears_a_small_edit_and_no_large_one():
    [match] = chain([Run(0, 10, 6), Run(7, 17, 6)], gap=12)
    assert (match.a_begin, match.a_end, match.b_begin, match.b_end, match.equal) == (0, 13, 10, 23, 12)
    assert len(chain([Run(0, 0, 6), Run(40, 6, 6)], gap=12)) == 2
    assert len(chain([Run(0, 0, 4), Run(12, 12, 4)], gap=12)) == 2, "more left out than is shared"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(1, 9)), max_size=12))
def test_a_chain_counts_no_word_twice(runs):
    for match in chain([Run(*run) for run in runs], gap=5):
        assert 0 < match.equal <= min(match.a_end - match.a_begin, match.b_end - match.b_begin)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Harbour Post", "harbourpost.example"),
        ("Harbour Post", "https://www.harbour-post.co.uk/news/1?x=2"),
        ("AP", "the Associated Press"),
        ("AGENCE FRANCE-PRESSE", "AFP"),
        ("Lamp News", "lamp.example"),
        ("Vell-TV", "Vell Television"),
        ("Vell TV", "velltelevision.example"),
        ("Lamp News Channel", "Lamp News"),
        ("Thomson Reuters", "Reuters"),
    ],
)
def test_names_and_addresses_of_one_outlet_have_one_masthead(a, b):
    assert masthead(a) == masthead(b)


@pytest.mark.parametrize(
    ("name", "nothing"), [("TV", True), ("state TV", True), ("the radio", True), ("Vell TV", False)]
)
def test_a_common_noun_names_no_outlet(name, nothing):
    assert names_nothing(name) == nothing
    assert is_outlet(name) != nothing


def test_mastheads_of_other_outlets_differ():
    assert len({masthead(name) for name in ("Harbour Post", "Harbour Times", "The Post", "AP", "AFP")}) == 5
    assert masthead("…") == ""
    assert len({masthead(name) for name in ("Vell TV", "Vell", "Vell Radio", "TV Vell")}) == 4
    assert agency("REUTERS") == "Reuters"
    assert agency("Harbour Post") is None


def test_addresses_are_equal_but_for_what_copies_change():
    assert address_key("https://www.lamp.example/a/?utm=1#top") == address_key("http://lamp.example/a")
    assert address_key("http://[broken") == ""


def test_this_newspaper_is_the_outlet_itself():
    assert names_own_outlet("this newspaper", frozenset())
    assert names_own_outlet("the Harbour Post", frozenset({"harbourpost"}))
    assert not names_own_outlet("the Harbour Post", frozenset({"eveninglamp"}))


BODY = "\nThe ferry went down in a calm sea on Tuesday.\nNobody knows why.\n"


@pytest.mark.parametrize(
    "line",
    [
        "ORLA, 3 May (Reuters) - The ferry went down.",
        "Orla (REUTERS) — The ferry went down.",
        "(Reuters) - The ferry went down.",
        "By Reuters",
        "By Anna Brisk, Reuters",
        "/ Source: Reuters",
        "Reuters May 3, 2031, 10:35 PM",
        "Updated: 2031-05-03 06:50 (Reuters)",
    ],
)
def test_an_agency_marks_its_text(line):
    text = f"Ferry sinks\n{line}{BODY}"
    [credit] = credits(text, None, "Harbour Post")
    assert (credit.name, credit.extent) == ("Reuters", "whole")
    assert credit.begin is not None
    assert text[credit.begin : credit.end].casefold() == "reuters"


def test_a_notice_of_an_agency_s_rights_shows_that_it_had_a_part():
    [credit] = credits(f"Ferry sinks\n© 2031 Reuters. All rights reserved.{BODY}", None, "Harbour Post")
    assert (credit.name, credit.extent) == ("Reuters", "part")


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers at the pier. (Ivo Tal/Reuters)",
        "Photo: Ivo Tal, Reuters",
        "(Reuters)",
        "The ministry told Reuters (and nobody else) that it would look into it.",
        "Reuters reported on Monday that the ferry was old.",
        "From Reuters:",
        "The mayor, Ivo Tal (Labour) - once a ferryman - wept.",
    ],
)
def test_what_is_no_mark_of_the_text(line):
    assert credits(f"Ferry sinks\n{line}{BODY}", None, "Harbour Post") == []


def test_an_agency_not_in_the_list_is_known_by_its_dateline():
    [credit] = credits("ORLA, 3 May (Northern Wire) — The ferry went down.", None, None)
    assert credit.name == "Northern Wire"


def test_a_contribution_is_a_part_and_several_agencies_are_each_a_part():
    [credit] = credits(f"Ferry{BODY}Reuters contributed to this report.", None, None)
    assert credit.extent == "part"
    assert {credit.extent for credit in credits(f"Ferry{BODY}Reuters - AFP", None, None)} == {"part"}
    [credit] = credits(BODY, "Anna Brisk For Lamp.example, Reuters", "lamp.example")
    assert credit.extent == "part"
    [credit] = credits(BODY, "Reuters", "lamp.example")
    assert (credit.extent, credit.begin) == ("whole", None)


def test_a_mark_in_a_caption_is_the_picture_s():
    text = "By Reuters\nThe ferry went down."
    assert credits(text, None, None, hidden=[(0, 10)]) == []


def test_staff_and_a_place_show_an_own_report_and_a_name_alone_does_not():
    dateline = "ORLA — The ferry that carried people and cars to the islands for forty years went down on Tuesday."
    text = f"Ferry sinks\nBy Anna Brisk, Staff Writer\n{dateline}"
    at = own_report(text, None, "Harbour Post")
    assert at is not None
    assert text[slice(*at)] == "By Anna Brisk, Staff Writer"
    assert own_report(f"Ferry sinks\nBy Anna Brisk\n{dateline}", None, "Harbour Post") is None
    assert own_report("Ferry sinks\nBy Anna Brisk, Staff Writer\nIt sank.", None, "Harbour Post") is None


def test_a_roundup_does_not_make_two_texts_one_family():
    first = [f"f{n}" for n in range(60)]
    second = [f"s{n}" for n in range(60)]
    texts = {"a": first, "a2": first[:55], "b": second, "b2": second[5:], "r": first + second}
    found = shared({id_: sequences(text) for id_, text in texts.items()}, [texts])
    grouped = families(found)
    assert not any({"a", "b"} <= set(group) for group in grouped)
    assert any({"a", "a2"} <= set(group) for group in grouped)


def test_texts_of_no_length_have_nothing_in_common():
    assert families(shared({"a": sequences([]), "b": sequences(["one"])}, [("a", "b")])) == []
