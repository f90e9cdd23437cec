"""`firsthand statements` on files that hold many documents: a few at a time, in order, whatever the processes."""

from __future__ import annotations

import json

import pytest

import firsthand
from firsthand import alone, intake, isolation
from firsthand.readers.reading import Reading
from firsthand.records import Document
from firsthand.stage import Settings
from firsthand.workers import FEW, SETTING

COUNT = FEW + 5


@pytest.fixture
def folder(tmp_path):
    """A file of many articles, one of which is no article, between two others."""
    said = "“The bridge at Orla was never inspected in {},” Anna Brisk, a harbour pilot, told Radio Orla."
    rows = [json.dumps({"text": said.format(1990 + i), "title": f"Bridge {i}"}) for i in range(COUNT)]
    rows[3] = "no article"
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile/b.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for name in ("a.txt", "c.txt"):
        (tmp_path / "pile" / name).write_text(said.format(name), encoding="utf-8")
    return tmp_path / "pile"


def read(folder):
    refused = []
    return list(firsthand.statements(folder, refused=refused.append)), refused


@pytest.mark.parametrize("processes", ["1", "2"])
def test_each_document_is_a_line_by_the_name_of_its_file_and_its_own(folder, monkeypatch, processes):
    monkeypatch.setenv(SETTING, processes)
    lines, refused = read(folder)
    names = [f"b.jsonl!{i + 1}" for i in range(COUNT) if i != 3]
    assert [line["document"] for line in lines] == [str(folder / name) for name in ("a.txt", *names, "c.txt")]
    assert all(line["statements"] for line in lines)
    assert [row.path for row in refused] == ["b.jsonl!4"]


def test_the_same_from_one_process_and_two(folder, monkeypatch):
    found = []
    for processes in ("1", "2"):
        monkeypatch.setenv(SETTING, processes)
        found.append(read(folder))
    assert found[0] == found[1]


def test_documents_are_drawn_only_as_lines_are_wanted(folder, monkeypatch):
    drawn = []

    def endless(_path, _source):
        while True:
            drawn.append(1)
            yield Reading(text="The mill burnt down.", member=str(len(drawn)))

    monkeypatch.setattr(isolation, "read", endless)
    jobs = alone.jobs(intake.find([folder / "b.jsonl"]), Settings())
    documents = [row.path for _ in range(3) for row in next(jobs).drawn if isinstance(row, Document)]
    assert documents == [f"b.jsonl!{i + 1}" for i in range(3 * alone.AT_ONCE)]
    assert len(drawn) <= len(documents) + 1
