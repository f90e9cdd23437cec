"""The terminal text: bounded, aligned, in alphabetical order, claiming no more than was seen."""

from __future__ import annotations

import random

from case_builder import CaseBuilder
from fixtures_case import marrowby, marrowby_case

from firsthand.report.summary import summary
from firsthand.report.view import Findings
from firsthand.stage import Tables

MARROWBY = """\
Machine reading, not reviewed. 6 documents, 1 refused; 2 state no outlet or no date.
1 document not searched for statements: language not read (fi: 1).
15 statements in accounts; 2 comment blocks set aside, 1 quoting from elsewhere kept as a lead.
ORIGINS VISIBLE IN THIS PILE (not proof)              documents  origins (bounds)
  Miners were beaten in the tram depot                        4  2 (2-3)          two witnesses; the Harbour Post may
                                                                                  rest on one of them
  More than forty men were arrested                           2  1 (1)            the Harbour Post; document 5 gives
                                                                                  no source
  1 claim told by one document alone: in the report
AGAINST: Ivo Tarn and W2, "I saw nothing at the depot"                          2 documents, 2 occasions, 1 side
  of: Miners were beaten in the tram depot
AGAINST: Interior Ministry, "There were no such arrests"                        3 documents, 3 occasions, 1 side
  of: More than forty men were arrested
RETRACTED: W2, to State Channel One (4); document 4 says under pressure
FIGURES detained, numbers that differ: at most 12 (3), at least 41 (Harbour Post, 1, 5)
FIGURES detained, among those counted: "dozens" (3)
GET NEXT: 2 originals are cited and not here: Harbour Post of 2031-05-03 and W1 to Harbour Post
Every finding with the characters it rests on: open report.html in a browser (offline).
"""


def test_the_whole_text():
    assert summary(Findings(marrowby())) == MARROWBY


def test_the_order_of_the_records_does_not_matter():
    rows = marrowby_case().rows
    shuffled = random.Random(5).sample(rows, len(rows))
    assert summary(Findings(Tables(shuffled))) == MARROWBY


def test_what_is_not_there_is_said_to_be_not_found_in_what_was_read():
    text = summary(Findings(Tables()), report="/pile/report.html")
    assert text.count("none found in what was read") == 4
    assert "no claim is told in two documents or has two sides" in text
    assert "0 documents, 0 refused" in text
    assert text.endswith("open /pile/report.html in a browser (offline).\n")


def many(claims: int) -> Tables:
    b = CaseBuilder()
    v = b.voice("Ada Quill")
    d = b.document("a.txt", " ".join(f"roof{n} fell in," for n in range(claims)))
    for n in range(claims):
        u = b.utterance(v, b.statement(d, f"roof{n} fell in", voice=v, act="retraction"))
        c = b.claim(f"Roof {n:03} fell in")
        for side in ("asserting", "denying"):
            b.side(c, side, [u], [], independent_origins=n % 3, low=0, high=3, why="words " * 40)
    return b.tables()


def test_it_is_bounded_and_says_how_much_more_there_is():
    text = summary(Findings(many(100)))
    assert text.count("\n") < 200
    assert "and 80 more in the report" in text
    shown = [line[2:15] for line in text.split("\n") if line.startswith("  Roof")]
    assert shown == sorted(shown)
    assert len(shown) == 20
    assert max(map(len, text.split("\n"))) <= 120


def test_no_control_character_reaches_the_terminal():
    b = CaseBuilder()
    d = b.document("a.txt", "Rain \x1b[2J fell,\n\u202eAda Quill said.", outlet="\x07", language="x\x1b")
    u = b.utterance(b.voice("\x1b]0;title\x07"), b.statement(d, "Rain \x1b[2J fell", act="retraction"))
    b.side(b.claim("Rain \x1b[2J\nfell"), "denying", [u], [], independent_origins=1, low=1, high=1, why="\x9b1m")
    text = summary(Findings(b.tables()))
    assert all(c == "\n" or c.isprintable() for c in text)


def test_private_names_are_hidden_but_never_given_to_someone_else():
    b = CaseBuilder()
    lena, tarn = b.voice("Lena Orsk", private=True, aliases=("a miner",)), b.voice("Lena Tarn")
    orsk = b.voice("Emil Orsk", private=True)
    b.document("a.txt", "Rain fell.")
    names = Findings(b.tables()).names
    assert {names.of(lena), names.of(orsk)} == {"W1", "W2"}
    assert names.hide("Lena\nOrsk met Lena Tarn, a miner") == f"{names.of(lena)} met Lena Tarn, a miner"
    assert names.hide("Orsk’s LENA ORSK") == f"[name withheld]’s {names.of(lena)}"
    assert names.hide("Orskville") == "Orskville"
    assert names.of(tarn) == "Lena Tarn"
    shown = Findings(b.tables(), show_names=True).names
    assert (shown.of(lena), shown.hide("Lena Orsk")) == ("Lena Orsk", "Lena Orsk")
