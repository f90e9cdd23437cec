"""Paths to inputs: every file once, each under a path of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand import intake
from firsthand.ids import HELD
from firsthand.records import MemberSaid


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def test_paths_are_relative_to_the_traced_folder_and_in_order(tmp_path):
    pile = write(tmp_path / "pile", "b.txt", "a/c.txt", ".DS_Store")
    assert [f.path for f in intake.find([pile])] == ["a/c.txt", "b.txt"]


def test_a_file_named_twice_is_read_once(tmp_path):
    pile = write(tmp_path / "pile", "a.txt")
    assert len(intake.find([pile, pile, pile / "a.txt"])) == 1


def test_files_of_two_folders_with_one_name_are_told_apart(tmp_path):
    one, two = write(tmp_path / "one/pile", "a.txt", "x.txt"), write(tmp_path / "two/pile", "a.txt")
    assert [f.path for f in intake.find([one, two])] == ["one/pile/a.txt", "two/pile/a.txt", "x.txt"]


def test_what_is_left_out_is_not_found(tmp_path):
    pile = write(tmp_path / "pile", "a.txt", "case/case.duckdb", "m.csv")
    assert [f.path for f in intake.find([pile], [pile / "case", pile / "m.csv"])] == ["a.txt"]


def test_equal_bytes_at_two_paths_are_two_inputs_of_one_original(tmp_path):
    pile = write(tmp_path / "pile", "a.txt")
    (pile / "b.txt").write_bytes((pile / "a.txt").read_bytes())
    inputs = intake.take(intake.find([pile]), {}).inputs
    assert len({row.id for row in inputs}) == 2
    assert len({row.original for row in inputs}) == 1


def test_a_file_that_may_not_be_read_is_refused_and_the_rest_is_taken(tmp_path, monkeypatch):
    pile = write(tmp_path / "pile", "a.txt", "b.txt")
    whole = Path.read_bytes

    def forbidden(path):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    taken = intake.take(intake.find([pile]), {})
    assert [row.path for row in taken.inputs] == ["b.txt"]
    (refusal,) = taken.refused
    assert refusal.reason == "cannot be opened (Permission denied)"
    assert "may read it" in refusal.remedy


def test_a_manifest_may_name_a_record_inside_a_container(tmp_path):
    pile = write(tmp_path / "pile", "a.csv", "odd!.zip", "b.txt")
    rows = {
        "a.csv!2": {"path": "a.csv!2", "outlet": "The Courier"},
        "odd!.zip!in/c.txt": {"path": "odd!.zip!in/c.txt", "title": "Mill"},
        "odd!.zip": {"path": "odd!.zip", "outlet": "The Bugle"},
        "gone.zip!d.txt": {"path": "gone.zip!d.txt", "outlet": "The Bugle"},
    }
    taken = intake.take(intake.find([pile]), rows)
    said = {row.path: (row.outlet, row.members) for row in taken.inputs}
    assert said == {
        "a.csv": (None, (MemberSaid(member="2", outlet="The Courier"),)),
        "b.txt": (None, ()),
        "odd!.zip": ("The Bugle", (MemberSaid(member="in/c.txt", title="Mill"),)),
    }
    assert [row.path for row in taken.refused] == ["gone.zip!d.txt"]


def test_a_large_file_is_not_held_in_memory(tmp_path):
    pile = write(tmp_path / "pile", "a.txt")
    with (pile / "large.warc").open("wb") as file:
        file.truncate(HELD + 1)
    taken, held = intake.take_held(intake.find([pile]))
    small, large = taken.inputs
    assert held[small.original] == b"a.txt"
    assert held[large.original] == pile / "large.warc"
    assert (small.size, large.size) == (5, HELD + 1)


FOLDERS = ["Mill_files", "Mill-Dateien", "Mill_fichiers", "Mill.files", "Mill_files/frame_files"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_a_browser_saved_beside_a_page_is_not_evidence_of_its_own(tmp_path, folder):
    names = [f"n/{folder}/logo.png", f"n/{folder}/x/frame.html"]
    pile = write(tmp_path / "pile", "n/Mill.html", *names, "other_files/a.txt")
    page, other = intake.find([pile])
    assert (page.path, page.beside) == ("n/Mill.html", tuple(names))
    assert (other.path, other.beside) == ("other_files/a.txt", ())
    assert intake.take([page], {}).inputs[0].beside == tuple(names)


def test_a_page_and_its_folder_given_one_by_one_are_still_one(tmp_path):
    pile = write(tmp_path, "Mill.htm", "Mill_files/logo.png")
    (page,) = intake.find([pile / "Mill_files", pile / "Mill.htm"])
    assert page.beside == ("logo.png",)


def test_a_folder_that_was_saved_beside_a_page_is_read_where_it_alone_is_given(tmp_path):
    pile = write(tmp_path, "Mill.html", "Mill_files/letter.txt")
    assert [f.path for f in intake.find([pile / "Mill_files"])] == ["letter.txt"]
