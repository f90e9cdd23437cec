"""A container that is not held in memory: its documents are written while it is read."""

from __future__ import annotations

import json

import pytest

import firsthand
from firsthand import case, pipeline
from firsthand.isolation import process
from firsthand.records import TABLES

TOLD = "The mayor of Marrowby told the Courier that the mill had burnt down and that nobody was hurt in the fire."


@pytest.fixture(autouse=True)
def _one_process(monkeypatch):
    monkeypatch.setenv("FIRSTHAND_PROCESSES", "1")


@pytest.fixture
def pile(tmp_path):
    """Two tables of articles, and a text."""
    (tmp_path / "pile").mkdir()
    for name in ("a", "b"):
        rows = (json.dumps({"text": f"{TOLD} {name} {number}", "title": "Mill"}) + "\n" for number in range(30))
        (tmp_path / f"pile/{name}.jsonl").write_text("".join(rows), encoding="utf-8")
    (tmp_path / "pile/c.txt").write_text(TOLD, encoding="utf-8")
    return tmp_path / "pile"


def rows(made):
    return {r.table: made.table(r.table).arrow().to_pylist() for r in TABLES if r.table != "stage_runs"}


def test_a_large_container_gives_the_same_case(pile, tmp_path, monkeypatch):
    whole = rows(firsthand.trace([pile], tmp_path / "whole"))
    monkeypatch.setattr(pipeline, "HELD", 100)
    monkeypatch.setattr(case, "AT_ONCE", 7)
    with firsthand.trace([pile], tmp_path / "streamed") as made:
        assert made.redone["documents"] == 3
        assert rows(made) == whole
    assert set(firsthand.trace([pile], tmp_path / "streamed").redone.values()) == {0}


def test_an_interruption_within_a_large_container_leaves_what_was_there(pile, tmp_path, monkeypatch):
    with firsthand.trace([pile / "c.txt"], tmp_path / "case") as made:
        before = rows(made)
    monkeypatch.setattr(pipeline, "HELD", 100)
    monkeypatch.setattr(case, "AT_ONCE", 7)
    met = []

    def interrupted(message):
        met.append(message)
        if len(met) == 20:
            raise KeyboardInterrupt
        return heard(message)

    heard = process.heard
    with monkeypatch.context() as patch:
        patch.setattr(process, "heard", interrupted)
        with pytest.raises(KeyboardInterrupt):
            firsthand.trace([pile], tmp_path / "case")
    with firsthand.open_case(tmp_path / "case") as made:
        assert rows(made)["documents"] == before["documents"]
    assert len(firsthand.trace([pile], tmp_path / "case").documents) == 61
