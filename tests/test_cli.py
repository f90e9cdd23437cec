"""The command as a user and a script meet it: results, exit statuses, one clear line for what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from firsthand.case import DATABASE


def test_trace_then_export_then_verify(run, pile, tmp_path):
    case = tmp_path / "case"
    status, out, err = run("trace", pile, "--case", case)
    assert status == 0, err
    assert "Machine reading, not reviewed. 2 documents, 0 refused" in out
    status, out, _ = run("export", case, "--format", "json")
    whole = json.loads(out)
    assert status == 0
    assert {d["path"] for d in whole["documents"]} == {"a.txt", "b.txt"}
    assert set(whole) == {
        "documents", "statements", "voices", "utterances", "passages", "routes", "origins", "claims", "figures", "missing_originals",
        "proposals", "refusals", "decisions",
    }  # fmt: skip
    assert (case / "report.html").read_text(encoding="utf-8").startswith("<!")
    assert run("verify", case)[0] == 0


def test_verify_finds_a_changed_and_a_lost_original(run, pile, tmp_path):
    case = tmp_path / "case"
    run("trace", pile, "--case", case)
    changed, lost = sorted(p for p in (case / "originals").rglob("*") if p.is_file())
    changed.write_bytes(changed.read_bytes() + b" ")
    lost.unlink()
    status, _, err = run("verify", case)
    assert status == 4
    assert changed.name in err
    assert lost.name in err


def test_a_second_run_redoes_nothing_and_a_new_file_only_itself(run, pile, tmp_path):
    case = tmp_path / "case"
    run("trace", pile, "--case", case)
    before = run("export", case)[1]
    _, _, err = run("trace", pile, "--case", case)
    assert all(part.endswith(" 0") for part in err.strip().removeprefix("redone: ").split(", ")), err
    assert run("export", case)[1] == before
    (pile / "c.txt").write_text("The harbour master said that the fog was thick on Tuesday night.\n", encoding="utf-8")
    _, _, err = run("trace", pile, "--case", case)
    assert "documents 1, statements 1," in err


def test_a_case_is_the_same_whatever_order_its_files_come_in(run, pile, tmp_path):
    run("trace", pile / "b.txt", "--case", tmp_path / "one")
    run("trace", pile / "a.txt", "--case", tmp_path / "one")
    run("trace", pile / "a.txt", pile / "b.txt", "--case", tmp_path / "two")
    assert run("export", tmp_path / "one")[1] == run("export", tmp_path / "two")[1]


def test_the_example_is_the_same_whatever_order_sets_come_in(run, tmp_path):
    found = []
    for seed in ("1", "2"):
        run("demo", "--case", tmp_path / seed, env={**os.environ, "PYTHONHASHSEED": seed})
        found.append(run("export", tmp_path / seed)[1])
    assert found[0] == found[1]


def test_a_changed_file_takes_the_place_of_the_old_one_whose_bytes_are_kept(run, pile, tmp_path):
    case = tmp_path / "case"
    run("trace", pile, "--case", case)
    (pile / "b.txt").write_text("The pilot said that nobody had asked her.\n", encoding="utf-8")
    assert run("trace", pile, "--case", case)[0] == 0
    documents = json.loads(run("export", case)[1])["documents"]
    assert sorted(d["path"] for d in documents) == ["a.txt", "b.txt"]
    assert any("nobody had asked" in d["text"] for d in documents)
    assert len([p for p in (case / "originals").rglob("*") if p.is_file()]) == 3


def test_the_manifest_overrides_the_page(run, pile, tmp_path):
    manifest = tmp_path / "m.csv"
    manifest.write_text("path,outlet,published\na.txt,Orla Courier,2023-05-03\n", encoding="utf-8-sig")
    run("trace", pile, "--case", tmp_path / "case", "--manifest", manifest)
    documents = {d["path"]: d for d in json.loads(run("export", tmp_path / "case")[1])["documents"]}
    assert documents["a.txt"]["outlet"] == "Orla Courier"
    assert documents["a.txt"]["published"] == "2023-05-03"
    assert documents["b.txt"]["outlet"] is None


def test_what_a_manifest_said_stays_when_the_next_run_has_none(run, pile, tmp_path):
    manifest = tmp_path / "m.csv"
    manifest.write_text("path,outlet\na.txt,Orla Courier\n", encoding="utf-8")
    run("trace", pile, "--case", tmp_path / "case", "--manifest", manifest)
    _, _, err = run("trace", pile, "--case", tmp_path / "case")
    assert all(part.endswith(" 0") for part in err.strip().removeprefix("redone: ").split(", ")), err
    manifest.write_text("path,outlet\na.txt,Orla Post\n", encoding="utf-8")
    _, _, err = run("trace", pile, "--case", tmp_path / "case", "--manifest", manifest)
    assert "documents 1," in err
    documents = {d["path"]: d for d in json.loads(run("export", tmp_path / "case")[1])["documents"]}
    assert documents["a.txt"]["outlet"] == "Orla Post"


def test_statements_prints_a_line_for_each_document_in_the_contracts_shape(run, pile):
    status, out, _ = run("statements", pile / "a.txt", pile / "b.txt")
    assert status == 0
    lines = [json.loads(line) for line in out.rstrip("\n").split("\n")]
    assert [line["document"] for line in lines] == [str(pile / "a.txt"), str(pile / "b.txt")]
    for line in lines:
        assert line["statements"]
        for s in line["statements"]:
            for begin, end in (*s["source"], *s["cue"], *s["content"]):
                assert 0 <= begin < end <= len(line["text"])
            assert s["content"]
            assert 0 <= s["confidence"] <= 1


# -- bad input: one clear line, the right exit status, nothing stored lost


def test_an_empty_folder(run, tmp_path):
    (tmp_path / "empty").mkdir()
    status, _, err = run("trace", tmp_path / "empty")
    assert status == 2
    assert err.count("\n") == 1
    assert "nothing to read" in err


def test_no_such_path(run, tmp_path):
    status, _, err = run("trace", tmp_path / "nowhere")
    assert status == 2
    assert "nowhere" in err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("noise.txt", bytes(range(256)) * 40),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("zeros.html", bytes(500)),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_the_rest_goes_on(run, pile, tmp_path, name, data):
    (pile / name).write_bytes(data)
    status, out, err = run("trace", pile, "--case", tmp_path / "case")
    assert status == 1
    assert err.count(f"not read: {name}: ") == 1
    assert "2 documents, 1 refused" in out
    (refusal,) = json.loads(run("export", tmp_path / "case")[1])["refusals"]
    assert refusal["path"] == name
    assert refusal["reason"]
    assert refusal["remedy"]


def test_a_file_that_cannot_be_opened(run, pile, tmp_path):
    (pile / "gone.txt").symlink_to(pile / "nowhere.txt")
    status, out, err = run("trace", pile, "--case", tmp_path / "case")
    assert status == 1
    assert "not read: gone.txt: cannot be opened" in err
    assert "2 documents, 1 refused" in out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("file,outlet\na.txt,X\n", "no column `path`"),
        ("path,outlet\na.txt,X\na.txt,Y\n", "stands there twice"),
        ("", "no column `path`"),
    ],
)
def test_a_manifest_that_cannot_be_used(run, pile, tmp_path, text, says):
    (tmp_path / "m.csv").write_text(text, encoding="utf-8")
    status, _, err = run("trace", pile, "--case", tmp_path / "case", "--manifest", tmp_path / "m.csv")
    assert status == 2
    assert says in err
    assert not (tmp_path / "case").exists()


def test_a_manifest_row_without_its_file_is_recorded(run, pile, tmp_path):
    (tmp_path / "m.csv").write_text("path\na.txt\nz.txt\n", encoding="utf-8")
    status, _, err = run("trace", pile, "--case", tmp_path / "case", "--manifest", tmp_path / "m.csv")
    assert status == 1
    assert "not read: z.txt: the manifest names this file" in err


def test_a_folder_of_other_files_is_no_case(run, pile, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.doc").write_text("mine")
    for arguments in (("trace", pile, "--case", other), ("export", other), ("verify", other), ("report", other)):
        status, _, err = run(*arguments)
        assert status == 2
        assert "no case" in err
    assert [p.name for p in other.iterdir()] == ["letter.doc"]


def test_a_damaged_database_is_refused_and_left_alone(run, pile, tmp_path):
    case = tmp_path / "case"
    run("trace", pile, "--case", case)
    (case / DATABASE).write_bytes(b"not a database" * 100)
    for arguments in (("trace", pile, "--case", case), ("export", case)):
        status, _, err = run(*arguments)
        assert status == 3
        assert "damaged" in err
    assert (case / DATABASE).read_bytes().startswith(b"not a database")


def test_a_case_of_a_newer_version_is_refused(run, pile, tmp_path):
    import duckdb

    run("trace", pile, "--case", tmp_path / "case")
    with duckdb.connect(str(tmp_path / "case" / DATABASE)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    status, _, err = run("export", tmp_path / "case")
    assert status == 3
    assert "newer" in err


def test_wrong_options_are_wrong_calls(run, pile):
    assert run("trace")[0] == 2
    assert run("trace", pile, "--nonsense")[0] == 2
    assert run("nonsense")[0] == 2
    assert run("export", pile, "--format", "stone")[0] == 2


def test_odd_names_and_texts_come_through_as_json_lines(run, tmp_path):
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "two words\nand a line.txt").write_text(
        "She said\u2028that it was late.\u0085 He left.\n", encoding="utf-8"
    )
    shutil.copy(folder / "two words\nand a line.txt", os.fsencode(folder) + b"/caf\xe9.txt")
    status, out, _ = run("statements", folder)
    assert status == 0
    lines = out.rstrip("\n").split("\n")
    assert len(lines) == 2 == len(out.splitlines())
    assert {json.loads(line)["text"] for line in lines} == {"She said\u2028that it was late.\u0085 He left.\n"}
    assert run("trace", folder, "--case", tmp_path / "case")[0] == 0


@pytest.mark.parametrize("moment", [0.1, 0.4, 0.8])
def test_interrupted_it_keeps_what_is_stored_and_goes_on_later(run, pile, tmp_path, moment):
    for i in range(600):
        (pile / f"{i:03d}.txt").write_text((pile / "a.txt").read_text(encoding="utf-8") + f"\n{i}\n", encoding="utf-8")
    case = tmp_path / "case"
    process = subprocess.Popen(
        [sys.executable, "-c", "from firsthand.cli import main; main()", "trace", str(pile), "--case", str(case)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while not (case / DATABASE).exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    assert err.decode().count("\n") == 1
    assert b"interrupted" in err
    assert run("verify", case)[0] == 0
    status, out, _ = run("trace", pile, "--case", case)
    assert status == 0
    assert "602 documents, 0 refused" in out


def test_a_file_s_name_cannot_steer_the_terminal(tmp_path, run):
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a\x1b[2J\u202eb.bin").write_bytes(b"\x00\x01\x02\xff" * 50)
    status, out, err = run("trace", str(tmp_path / "pile"), "--case", str(tmp_path / "case"))
    assert status == 1
    assert "\x1b" not in out + err
    assert "a[U+001B][2J[U+202E]b.bin" in err
