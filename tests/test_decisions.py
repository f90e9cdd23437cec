"""What a person decided is kept, chained, and laid over what the machine found."""

from __future__ import annotations

import json

import pytest

from firsthand import decisions
from firsthand.errors import CallError, CaseError
from firsthand.records import Document, Statement

NOW = "2023-05-06T10:00:00+00:00"


def document(id_="d1", outlet=None):
    return Document(
        id=id_, input="i", path="a.txt", original="0" * 64, outlet=outlet, published=None, author=None, title=None, url=None,
        language="en", covered=True, text="Text.", warnings=(),
    )  # fmt: skip


def statement(id_):
    return Statement(
        id=id_, document="d1", kind="direct", source=(), cue=(), content=((0, 4),), parent=None, in_block=None, confidence=0.9
    )  # fmt: skip


def test_the_later_decision_wins_and_the_finding_is_untouched(tmp_path):
    decisions.append(tmp_path, "Ada", "set", "d1", ("outlet", "Harbour Post"), "masthead", NOW)
    decisions.append(tmp_path, "Ben", "set", "d1", ("outlet", "Orla Courier"), "colophon", NOW.replace("T10", "T11"))
    rows = [document(), document("d2")]
    assert [d.outlet for d in decisions.lay_over(rows, decisions.read(tmp_path))] == ["Orla Courier", None]
    assert rows[0].outlet is None


def test_a_rejected_statement_is_no_longer_read(tmp_path):
    decisions.append(tmp_path, "Ada", "reject", "s1", (), "a headline", NOW)
    assert [s.id for s in decisions.lay_over([statement("s1"), statement("s2")], decisions.read(tmp_path))] == ["s2"]


def test_each_person_has_one_file_and_one_chain(tmp_path):
    for n in range(3):
        decisions.append(tmp_path, "Ada", "review", f"c{n}", (), "", NOW)
    decisions.append(tmp_path, "Ben", "review", "c1", (), "", NOW)
    assert len(list(tmp_path.glob("*.jsonl"))) == 2
    chain = [d for d in decisions.read(tmp_path) if d.person == "Ada"]
    assert [d.seq for d in chain] == [1, 2, 3]
    assert [d.previous for d in chain[1:]] == [d.hash for d in chain[:-1]]


@pytest.mark.parametrize("tamper", ["change", "cut", "noise"])
def test_a_broken_chain_is_named_by_file_and_line(tmp_path, tamper):
    for n in range(3):
        decisions.append(tmp_path, "Ada", "review", f"c{n}", (), "", NOW)
    (path,) = tmp_path.glob("*.jsonl")
    lines = path.read_text().split("\n")
    if tamper == "change":
        lines[1] = json.dumps({**json.loads(lines[1]), "note": "other"})
    elif tamper == "cut":
        del lines[1]
    else:
        lines[1] = "{"
    path.write_text("\n".join(lines))
    with pytest.raises(CaseError, match=rf"{path.name}, line 2"):
        decisions.read(tmp_path)


def test_a_decision_that_cannot_be_laid_is_refused(tmp_path):
    with pytest.raises(CallError, match="outlet"):
        decisions.append(tmp_path, "Ada", "set", "d1", ("text", "other words"), "", NOW)
    assert decisions.read(tmp_path) == []


@pytest.mark.parametrize("first", ["Ada", "Ben"])
def test_contradictory_decisions_of_one_moment_are_laid_in_the_order_of_names(tmp_path, first):
    values = {"Ada": "Harbour Post", "Ben": "Orla Courier"}
    for person in sorted(values, key=lambda p: p != first):
        decisions.append(tmp_path, person, "set", "d1", ("outlet", values[person]), "", NOW)
    assert [d.outlet for d in decisions.lay_over([document()], decisions.read(tmp_path))] == ["Orla Courier"]


def test_both_of_two_contradictory_decisions_are_kept(tmp_path):
    decisions.append(tmp_path, "Ada", "set", "d1", ("outlet", "Harbour Post"), "masthead", NOW)
    decisions.append(tmp_path, "Ben", "set", "d1", ("outlet", None), "no masthead", NOW.replace("T10", "T11"))
    kept = decisions.read(tmp_path)
    assert [(d.person, d.value[1], d.note) for d in kept] == [
        ("Ada", "Harbour Post", "masthead"),
        ("Ben", None, "no masthead"),
    ]
    assert decisions.lay_over([document(outlet="Page Head")], kept)[0].outlet is None


def test_what_one_person_lets_stand_does_not_bring_back_what_another_rejected(tmp_path):
    decisions.append(tmp_path, "Ada", "reject", "s1", (), "a headline", NOW)
    decisions.append(tmp_path, "Ben", "review", "s1", (), "looked at", NOW.replace("T10", "T11"))
    assert [s.id for s in decisions.lay_over([statement("s1"), statement("s2")], decisions.read(tmp_path))] == ["s2"]
