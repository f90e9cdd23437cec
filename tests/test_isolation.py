"""Hostile bytes: whatever they do to the process that reads them, one refusal names the file and the rest is read."""

from __future__ import annotations

import os
import threading
import time

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

import firsthand
from firsthand import isolation
from firsthand.errors import Unreadable
from firsthand.isolation import child, process, wire
from firsthand.readers.reading import PlaceSpan, Reading

# Stands in, within the reader's process, for the library that reads web pages: it does what the page tells it.
CRASHING = """
import os, signal, time
from dataclasses import replace
from firsthand import readers
from firsthand.isolation import child
from firsthand.readers.reading import Reading

child.MEMORY = 1 << 30
seen = []

def read(path, data):
    told = data.decode().split()[0]
    seen.append(told)
    if told == "segfault": os.kill(os.getpid(), signal.SIGSEGV)
    if told == "exit": os._exit(3)
    if told == "loop":
        while True: pass
    if told == "sleep": time.sleep(600)
    if told == "memory": bytearray(2 << 30)
    if told == "error": raise ValueError("odd bytes")
    if told == "deep":
        def down(): return down()
        down()
    if told == "second" and len(seen) > 1: os._exit(4)
    if told == "print": print("noise on standard output", flush=True)
    return [Reading(text=told)]

readers.FORMATS = tuple(replace(f, read=read, seconds=1) if f.name == "web page" else f for f in readers.FORMATS)
"""


@pytest.fixture
def crashing(tmp_path, monkeypatch):
    """The reader's process reads pages with the code above; it is a new one for this test."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules/crashing_reader.py").write_text(CRASHING, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "modules")
    monkeypatch.setattr(process, "START", f"import crashing_reader; {process.START}")
    monkeypatch.setattr(isolation, "_mine", threading.local())
    yield
    isolation._process().end()


def texts(found):
    return [one.wrong if isinstance(one, Unreadable) else one.text for one in found]


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("segfault", "its reader crashed (SIGSEGV)"),
        ("exit", "its reader ended early (status 3)"),
        ("loop", "its reader took too much processor time"),
        ("memory", "its reader ran out of memory"),
        ("error", "its reader failed (ValueError: odd bytes)"),
        ("deep", "it is nested too deeply for its reader"),
    ],
)
def test_whatever_a_file_does_to_its_reader_is_one_refusal_and_the_next_file_is_read(crashing, told, wrong):
    (refused,) = isolation.read("a/bad.html", told.encode())
    assert (refused.place, refused.wrong) == ("a/bad.html", wrong)
    assert refused.remedy
    assert texts(isolation.read("good.html", b"good")) == ["good"]


def test_a_reader_that_waits_for_ever_is_ended(crashing, monkeypatch):
    monkeypatch.setattr(process, "PATIENCE", 2)
    began = time.monotonic()
    assert texts(isolation.read("a.html", b"sleep")) == ["its reader took too long"]
    assert time.monotonic() - began < 60


def test_in_an_archive_only_the_documents_that_crash_are_lost(crashing, archive):
    data = archive({"1.html": "one", "2.html": "segfault", "3.html": "three", "4.html": "error", "5.txt": "five"})
    found = list(isolation.read("pile.zip", data))
    assert texts(found) == [
        "one", "its reader crashed (SIGSEGV)", "three", "its reader failed (ValueError: odd bytes)", "five",
    ]  # fmt: skip
    assert [f.place for f in found if isinstance(f, Unreadable)] == ["pile.zip!2.html", "pile.zip!4.html"]


def test_an_archive_that_only_crashes_is_given_up_and_says_so(crashing, archive, monkeypatch):
    monkeypatch.setattr(process, "DEATHS", 3)
    *first, last = isolation.read("pile.zip", archive({f"{i}.html": "exit" for i in range(9)}))
    assert [f.place for f in first] == [f"pile.zip!{i}.html" for i in range(3)]
    assert (last.place, last.wrong) == ("pile.zip", "3 of its documents ended their reader: the rest was left")


def test_what_was_read_before_in_the_same_process_is_not_held_against_a_document(crashing):
    assert texts(isolation.read("a.html", b"first")) == ["first"]
    assert texts(isolation.read("b.html", b"second")) == ["second"]


def test_what_a_library_prints_is_no_answer(crashing):
    assert texts(isolation.read("a.html", b"print")) == ["print"]


def test_one_process_reads_many_files_and_none_is_left_when_it_is_not_wanted(crashing):
    reader = process.ReaderProcess()
    for _ in range(5):
        assert texts(reader.read("a.html", b"x")) == ["x"]
        pid = reader._process.pid
    assert reader._process.pid == pid
    reader.end()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_what_is_not_read_to_its_end_leaves_nothing_behind(crashing, archive):
    found = isolation.read("pile.zip", archive({f"{i}.html": f"x{i}" for i in range(50)}))
    assert next(found).text == "x0"
    found.close()
    assert texts(isolation.read("a.html", b"next")) == ["next"]


def test_a_process_that_used_much_memory_gives_way_to_a_new_one(crashing, monkeypatch, tmp_path):
    (tmp_path / "modules/crashing_reader.py").write_text(CRASHING + "\nchild.RETIRE = 1\n", encoding="utf-8")
    reader = process.ReaderProcess()
    assert texts(reader.read("a.html", b"x")) == ["x"]
    assert reader._process is None


def test_a_pdf_in_an_archive_keeps_its_pages(archive):
    paper = FPDF()
    for words in ("The mill burnt down.", "Nobody was hurt."):
        paper.add_page()
        paper.set_font("helvetica", size=12)
        paper.multi_cell(0, 8, words)
    (found,) = isolation.read("pile.zip", archive({"paper.pdf": bytes(paper.output())}))
    assert found.member == "paper.pdf"
    told = {place.page: found.text[place.begin : place.end] for place in found.places}
    assert told == {1: "The mill burnt down.", 2: "Nobody was hurt."}
    assert all(len(place.box) == 4 for place in found.places)


def test_plain_text_needs_no_process(monkeypatch):
    monkeypatch.setattr(isolation, "_mine", threading.local())
    assert texts(isolation.read("a.txt", b"One.")) == ["One."]
    assert texts(isolation.read("a.md", b"# One")) == ["# One"]
    assert not hasattr(isolation._mine, "process")


def test_trace_goes_on_after_a_crash_and_says_what_to_do(crashing, tmp_path, monkeypatch):
    monkeypatch.setenv("FIRSTHAND_PROCESSES", "1")
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in ("good", "segfault", "later"):
        (pile / f"{name}.html").write_text(name, encoding="utf-8")
    case = firsthand.trace([pile], tmp_path / "case")
    assert [row.path for row in case.refused] == ["segfault.html"]
    assert case.refused[0].reason == "its reader crashed (SIGSEGV)"
    assert sorted(case.documents.arrow()["path"].to_pylist()) == ["good.html", "later.html"]


def test_the_limits_are_set_where_the_system_has_them():
    assert child.MEMORY >= 2 << 30
    assert process.OPENING >= child.OPENING


@given(st.builds(
    Reading, text=st.text(), title=st.none() | st.text(), member=st.none() | st.text(), warnings=st.tuples(st.text()),
    blocks=st.just((("caption", 1, 2), ("note", 3, 4))), links=st.just(((0, 1, "https://a.example/"),)),
    places=st.tuples(st.builds(PlaceSpan, st.just(0), st.just(1), st.none() | st.just(3), st.none() | st.text(),
                               st.none() | st.just((0.5, 1.0, 2.0, 3.25)), st.none() | st.just(0.5))),
))  # fmt: skip
def test_readings_arrive_as_they_were(reading):
    assert wire.heard(wire.told(reading)) == reading


@given(st.text(), st.text(), st.text())
def test_refusals_arrive_as_they_were(place, wrong, remedy):
    heard = wire.heard(wire.told(Unreadable(place, wrong, remedy)))
    assert (heard.place, heard.wrong, heard.remedy) == (place, wrong, remedy)
