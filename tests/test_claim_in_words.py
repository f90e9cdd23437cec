"""A claim in a person's own words: found by side, and a defined answer to whatever is given."""

from __future__ import annotations

import pytest

from firsthand import api
from firsthand.ask import ECHOED, answer

WITNESS = """Rowers were beaten at the quay, witness says

ORLA, 3 May - Guards beat the rowers with oars at the quay, Wanda Pell, a cook, told the Harbour Post on Tuesday.

"They struck the rowers until the oars broke," she said.

"Nobody was beaten at the quay," the Coast Guard said on Wednesday.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("claims")
    (folder / "pile").mkdir()
    (folder / "pile" / "a.txt").write_text(WITNESS, encoding="utf-8")
    with api.trace([str(folder / "pile")], str(folder / "case")) as opened:
        yield opened


def sides(text):
    """{side: its line} of an answer."""
    lines = (line.strip().partition(": ") for line in text.split("\n"))
    return {head: rest for head, _, rest in lines if head in ("asserting", "denying")}


def test_both_sides_of_a_claim_in_other_words(case):
    found = sides(answer(case, "the rowers were struck at the quay"))
    assert "1 documents" in found["asserting"]
    assert "1 documents" in found["denying"]


def test_a_claim_that_says_no_turns_the_sides(case):
    asked, turned = (sides(answer(case, f"{who} beaten at the quay")) for who in ("rowers were", "no rowers were"))
    assert (turned["asserting"], turned["denying"]) == (asked["denying"], asked["asserting"])


@pytest.mark.parametrize("claim", ["", "   ", "\n", "?!", "and the of"])
def test_a_claim_without_words_to_look_for_is_said_to_have_none(case, claim):
    assert answer(case, claim) == "CLAIM: no words to look for."


@pytest.mark.parametrize(
    "claim", ["Гребцов избивали на набережной", "划桨手在码头被殴打", "ضُرب المجدفون", "Ruderer verprügelt"]
)
def test_a_claim_in_another_language_finds_nothing_and_says_which_words_none_has(case, claim):
    text = answer(case, claim)
    assert sides(text) == dict.fromkeys(("asserting", "denying"), "none found in what was read")
    assert "no statement has: " in text


def test_a_claim_of_ten_thousand_words_is_answered_in_few_lines(case):
    text = answer(case, " ".join(f"cargo{n} rowers beaten" for n in range(3_400)))
    assert len(text) < 4_000
    assert text.startswith("CLAIM in your words: cargo0")
    assert len(text.split("\n")[0]) < ECHOED + 30


def test_what_is_echoed_can_do_nothing_to_the_terminal(case):
    assert "\x1b" not in answer(case, "rowers \x1b[2J beaten")


def test_a_private_persons_name_is_shown_only_where_asked_for(case):
    assert "Pell" not in answer(case, "Wanda Pell told of rowers beaten").split("\n", 1)[1]


def test_what_none_holds_is_never_called_undisputed(case):
    text = answer(case, "the lighthouse burned")
    assert "none found in what was read" in text
    assert "undisputed" not in text


def test_a_claim_from_standard_input_stays_out_of_the_shells_history(run, pile, tmp_path):
    status, out, _ = run(
        "trace", pile, "--case", tmp_path / "case", "--claim", "-", input=b"the ferry was overloaded\n"
    )
    assert status == 0
    assert "CLAIM in your words: the ferry was overloaded" in out


def test_an_empty_standard_input_is_a_claim_without_words(run, pile, tmp_path):
    status, out, _ = run("trace", pile, "--case", tmp_path / "case", "--claim", "-", input=b"")
    assert (status, out.strip().split("\n")[-1]) == (0, "CLAIM: no words to look for.")


def test_a_claim_beside_json_is_refused_before_anything_is_read(run, pile, tmp_path):
    status, out, err = run("trace", pile, "--case", tmp_path / "case", "--claim", "it sank", "--json")
    assert (status, out) == (2, "")
    assert "Give --claim or --json, not both" in err
    assert not (tmp_path / "case").exists()


def test_what_is_told_of_several_events_is_never_counted_together(tmp_path):
    towns = {
        "a.txt": ("Saltholm", "Cinder Quay, the Orla Bridge and Marrowby Pier", "Ada Brisk"),
        "b.txt": ("Tellwick", "Nettle Lane, Hobb Street and the yard of Pia Ferro", "Karel Dorn"),
    }
    (tmp_path / "pile").mkdir()
    for name, (town, around, who) in towns.items():
        text = f"The shop near {town} lies between {around}. A baker was robbed in {town}, said {who}, the mayor.\n"
        (tmp_path / "pile" / name).write_text(text, encoding="utf-8")
    with api.trace([str(tmp_path / "pile")], str(tmp_path / "case")) as case:
        found = sides(answer(case, "a baker was robbed"))["asserting"]
    assert "2 documents that seem to tell of 2 events, 1 (1-1), 1 (1-1) independent origins for each" in found
