"""Bad input: one clear line each, the right exit status, the rest of the pile read, nothing in the case lost."""

from __future__ import annotations

import errno
import os
import random
import shutil

import duckdb
import pytest

import firsthand
from firsthand import readers
from firsthand.case import DATABASE
from firsthand.errors import CaseError

TOLD = "The mayor of Marrowby told the Courier that the mill had burnt down and that nobody was hurt in the fire.\n"
SUFFIXES = sorted({suffix for kind in (*readers.CONTAINERS, *readers.FORMATS) for suffix in kind.suffixes})


@pytest.fixture(autouse=True)
def _one_process(monkeypatch):
    monkeypatch.setenv("FIRSTHAND_PROCESSES", "1")


@pytest.fixture
def folder(tmp_path):
    """A folder with one good file."""
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile/good.txt").write_text(TOLD, encoding="utf-8")
    return tmp_path / "pile"


def read(folder):
    """What is read in a folder, and what is refused: by name, with reason and remedy."""
    refused = []
    found = [line["document"] for line in firsthand.statements([folder], refused=refused.append)]
    assert all(row.reason and row.remedy and "\n" not in row.reason for row in refused)
    return [os.path.relpath(name, folder) for name in found], {row.path: row.reason for row in refused}


def test_empty_files_and_noise_under_every_extension(folder):
    noise = random.Random(1).randbytes(5000)
    for suffix in [*SUFFIXES, ".xyz", ""]:
        (folder / f"empty{suffix}").write_bytes(b"")
        (folder / f"noise{suffix}").write_bytes(noise)
        (folder / f"zeros{suffix}").write_bytes(bytes(5000))
    found, refused = read(folder)
    assert found == ["good.txt"]
    assert set(refused) == {p.name for p in folder.iterdir()} - {"good.txt"}
    assert all("empty" in reason for path, reason in refused.items() if path.startswith("empty"))


def test_large_files_are_read_in_bounded_memory_or_refused_with_a_clear_line(folder):
    for suffix in (".txt", ".html", ".csv", ".jsonl", ".zip", ".warc", ".mbox", ".eml"):
        with (folder / f"large{suffix}").open("wb") as file:
            file.write(b"title,name\n" if suffix == ".csv" else b"From a@b Tue\n" if suffix == ".mbox" else b"\n")
            file.truncate(200 << 20)  # zeros that take no room on the disk
    found, refused = read(folder)
    assert found == ["good.txt"]
    assert {path.removesuffix("!1") for path in refused} == {p.name for p in folder.iterdir()} - {"good.txt"}
    assert "too large" in refused["large.txt"]


def test_names_that_are_no_text(folder, archive, run, tmp_path):
    odd = [b"two words.txt", b"line\nbreak.txt", b"not \xff utf-8.txt", "fünf “!”.txt".encode()]
    for name in odd:
        (folder / os.fsdecode(name)).write_text(TOLD, encoding="utf-8")
    (folder / "p.zip").write_bytes(archive({"line\nbreak!.txt": TOLD, "empty\n.txt": ""}))
    status, out, err = run("statements", folder)
    assert status == 1
    assert len(out.splitlines()) == len(odd) + 2
    assert err.count("\n") == 1
    assert "p.zip!empty\\n.txt" in err
    status, _, err = run("trace", folder, "--case", tmp_path / "case")
    assert status == 1
    case = firsthand.open_case(tmp_path / "case")
    assert "p.zip!line\nbreak!.txt" in case.documents.arrow()["path"].to_pylist()


def test_the_same_bytes_many_times_are_as_many_documents(folder, archive):
    (folder / "copy.txt").write_text(TOLD, encoding="utf-8")
    (folder / "p.zip").write_bytes(archive({"a.txt": TOLD, "b.txt": TOLD}))
    found, refused = read(folder)
    assert found == ["copy.txt", "good.txt", "p.zip!a.txt", "p.zip!b.txt"]
    assert not refused


def test_what_is_no_file_is_refused(folder):
    os.mkfifo(folder / "pipe.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    found, refused = read(folder)
    assert found == ["good.txt"]
    assert set(refused) == {"pipe.txt", "nowhere.txt"}


@pytest.mark.parametrize("large", [False, True])
def test_a_full_disk_loses_nothing_that_was_stored(folder, tmp_path, monkeypatch, large):
    firsthand.trace([folder], tmp_path / "case").close()
    (folder / "new.jsonl").write_bytes(b'{"text": "Said."}\n' * ((1 << 20) if large else 1))

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil if large else os, "copyfileobj" if large else "fsync", full)
        with pytest.raises(CaseError, match=r"No space left on device.*Free some disk space"):
            firsthand.trace([folder], tmp_path / "case")
    case = firsthand.open_case(tmp_path / "case")
    assert case.documents.arrow()["path"].to_pylist() == ["good.txt"]
    assert firsthand.verify(case) == []
    assert not list((tmp_path / "case").rglob(".part-*"))


def test_a_case_of_an_older_version_is_brought_up_to_date_by_the_next_trace(folder, tmp_path):
    firsthand.trace([folder], tmp_path / "case").close()
    with duckdb.connect(str(tmp_path / "case" / DATABASE)) as old:
        old.execute("ALTER TABLE inputs DROP COLUMN members")
        old.execute("ALTER TABLE documents DROP COLUMN retrieved")
        old.execute("DROP TABLE links")
        old.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    with pytest.raises(CaseError, match="older Firsthand"):
        firsthand.open_case(tmp_path / "case")
    case = firsthand.trace([folder], tmp_path / "case")
    assert len(case.links) == 0
    assert case.inputs.arrow()["members"].to_pylist() == [[]]


def test_a_case_that_this_program_has_open_is_not_called_damaged(folder, tmp_path):
    with firsthand.trace([folder], tmp_path / "case"), pytest.raises(CaseError, match=r"open already.*Close it"):
        firsthand.trace([folder], tmp_path / "case")
