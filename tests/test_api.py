"""The Python functions: the same as the command, with tables as Arrow, pandas and polars."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import firsthand
from firsthand.records import TABLES


@pytest.fixture
def case(pile, tmp_path):
    with firsthand.trace([pile], case=tmp_path / "case") as case:
        yield case


def test_every_table_comes_as_arrow_pandas_and_polars(case):
    for record in TABLES:
        table = getattr(case, record.table)
        assert len(table) == table.arrow().num_rows == len(table.pandas()) == len(table.polars())
        assert list(table.pandas().columns) == table.arrow().column_names == table.polars().columns


def test_a_case_and_a_table_say_what_they_hold(case):
    assert "2 documents" in repr(case)
    assert "machine reading" in repr(case)
    assert repr(case.documents).startswith("<documents: 2 rows; id, input, path")
    assert "<table>" in case._repr_html_()
    assert "documents" in dir(case)
    with pytest.raises(AttributeError, match="its tables are"):
        _ = case.nonsense


def test_what_was_redone_and_refused_is_told(pile, tmp_path):
    (pile / "empty.txt").touch()
    with firsthand.trace(pile, case=tmp_path / "case") as case:
        assert case.redone["documents"] == 3
        assert [row.path for row in case.refused] == ["empty.txt"]
    with firsthand.trace(pile, case=tmp_path / "case") as case:
        assert set(case.redone.values()) == {0}
        assert [row.path for row in case.refused] == ["empty.txt"]


def test_statements_give_the_same_as_a_case_does(case, pile):
    alone = [s for line in firsthand.statements([pile]) for s in line["statements"]]
    kept = json.loads(firsthand.export(case, "json", show_names=True))["statements"]
    shared = [{k: v for k, v in s.items() if k not in ("document", "voice", "utterance")} for s in kept]
    assert sorted(shared, key=lambda s: s["id"]) == sorted(alone, key=lambda s: s["id"])


def test_wrong_calls_are_told_so(tmp_path):
    with pytest.raises(firsthand.CallError, match="no such file"):
        firsthand.trace(tmp_path / "nowhere", case=tmp_path / "case")
    with pytest.raises(firsthand.CallError, match="this is no case"):
        firsthand.open_case(tmp_path)


def test_export_formats(case, tmp_path):
    whole = json.loads(firsthand.export(case, "json"))
    lines = [json.loads(line) for line in firsthand.export(case, "jsonl").rstrip("\n").split("\n")]
    assert {line["table"] for line in lines} == {key for key, entries in whole.items() if entries}
    firsthand.export(case, "csv", tmp_path / "tables")
    assert {p.stem for p in (tmp_path / "tables").glob("*.csv")} == set(whole)
    with pytest.raises(firsthand.CallError, match="no such format"):
        firsthand.export(case, "stone")


def test_a_decision_is_laid_over_and_only_what_depends_on_it_is_redone(pile, tmp_path):
    folder = tmp_path / "case"
    with firsthand.trace(pile, case=folder) as case:
        document = next(d for d in json.loads(firsthand.export(case, "json"))["documents"] if d["path"] == "b.txt")
        case.decide("Ada", "set", document["id"], ("outlet", "Orla Courier"), "its masthead")
    with firsthand.trace(pile, case=folder) as case:
        assert case.redone["documents"] == 0
        assert case.redone["frames"] == 1
        assert case.redone["claims"] == 1
        outlets = dict(zip(*(case.documents.arrow()[name].to_pylist() for name in ("path", "outlet")), strict=True))
        assert outlets == {"a.txt": None, "b.txt": "Orla Courier"}
        assert firsthand.verify(case) == []


def test_a_second_writer_is_told_that_the_case_is_in_use(pile, tmp_path):
    from firsthand.case import Case

    with Case.create_or_open(tmp_path / "case"):
        code = f"import firsthand; firsthand.trace({str(pile)!r}, case={str(tmp_path / 'case')!r})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "another process is using this case" in done.stderr


def test_importing_is_light():
    code = "import sys, firsthand, firsthand.cli; print([m for m in ('duckdb', 'pyarrow', 'onnxruntime', 'lxml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
