"""A document's records do not depend on what is read beside it, in which order, or in how many processes."""

from __future__ import annotations

import random

import pytest

import firsthand
from firsthand.workers import FEW, SETTING

TOWNS = ("Orla", "Vell", "Tarn", "Brisk Bay")
PEOPLE = ("Anna Brisk", "Ivo Tal", "Mira Ruz", "Oke Lund")
COUNT = FEW + 4  # enough for several processes


def article(number: int) -> str:
    """An invented article; no two are alike, and their lengths differ widely."""
    town, who, other = TOWNS[number % 4], PEOPLE[number % 4], PEOPLE[(number // 4 + 1) % 4]
    told = [
        f"“The bridge at {town} was never inspected in {1990 + number},” {who}, a harbour pilot, told Radio {town}.",
        f"The company denied the claim. {other}, its spokesman, said on Monday that {number + 3} men had been hurt.",
        f"According to the Harbour Post, {who} later said he had been forced to take it back.",
    ]
    order = random.Random(number)
    return f"{town}, 3 May - " + "\n\n".join(order.choice(told) for _ in range(1 + number % 9)) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pile")
    for number in range(COUNT):
        (folder / f"{number:02d}.txt").write_text(article(number), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def in_company(folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SETTING, "1")
        return list(firsthand.statements([folder]))


def without_ids(line):
    """What a line says; ids come from the file's name, so each stands as its place in the line."""
    names = {s["id"]: place for place, s in enumerate(line["statements"])}
    statements = [{**s, "id": None, "parent": names.get(s["parent"])} for s in line["statements"]]
    figures = [{**f, "id": None, "statement": names.get(f["statement"])} for f in line["figures"]]
    return {**line, "document": None, "statements": statements, "figures": figures}


def test_the_articles_hold_something_to_compare(in_company):
    assert len(in_company) == COUNT
    assert sum(len(line["statements"]) for line in in_company) > COUNT
    assert any(line["figures"] for line in in_company)


def test_equal_records_alone_and_in_company(folder, in_company):
    alone = [line for path in sorted(folder.iterdir()) for line in firsthand.statements(path)]
    assert alone == in_company


def test_equal_records_in_another_order(tmp_path, folder, in_company):
    order = list(range(COUNT))
    random.Random(5).shuffle(order)
    for place, number in enumerate(order):
        (tmp_path / f"{place:02d}.txt").write_bytes((folder / f"{number:02d}.txt").read_bytes())
    shuffled = list(firsthand.statements(tmp_path))
    for place, number in enumerate(order):
        assert without_ids(shuffled[place]) == without_ids(in_company[number])


@pytest.mark.parametrize("processes", [2, 3])
def test_equal_records_in_the_same_order_from_several_processes(folder, in_company, monkeypatch, processes):
    monkeypatch.setenv(SETTING, str(processes))
    assert list(firsthand.statements([folder])) == in_company


def test_equal_cases_from_one_process_and_two(folder, tmp_path, monkeypatch):
    exports = []
    for processes in ("1", "2"):
        monkeypatch.setenv(SETTING, processes)
        with firsthand.trace(folder, case=tmp_path / processes) as case:
            exports.append(firsthand.export(case, "json"))
    assert exports[0] == exports[1]
