"""A report written again over an earlier one: the same bytes as in an empty folder, whatever lay there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from fixtures_case import marrowby
from test_report_pages import piled

from firsthand import api
from firsthand.report import write
from firsthand.report.view import Findings
from firsthand.reviews import Reviews
from firsthand.stage import Tables

FIRST = 20  # documents of the example that are there from the beginning


@pytest.fixture(autouse=True)
def large(monkeypatch) -> None:
    """Makes every case a large one."""
    monkeypatch.setattr(write, "MOST_DOCUMENTS", -1)


def written(tables: Tables, first: Path, *, show_names: bool = False) -> dict[str, bytes]:
    write.write(Findings(tables, show_names=show_names), first)
    return pages(first)


def pages(first: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in [first, *first.with_suffix("").iterdir()]}


def fresh(tables: Tables, folder: Path, *, show_names: bool = False) -> dict[str, bytes]:
    """The report as it is in a folder with no other."""
    folder.mkdir()
    return written(tables, folder / "report.html", show_names=show_names)


@pytest.fixture
def grown(tmp_path) -> Iterator[list[Path]]:
    """The example's documents, and a folder of the first of them."""
    with as_file(files("firsthand") / "example" / "pile") as pile:
        documents = sorted(pile.iterdir())
        (tmp_path / "pile").mkdir()
        for document in documents[:FIRST]:
            shutil.copy(document, tmp_path / "pile")
        yield documents


def test_documents_added_one_after_another_leave_the_pages_of_a_first_report(grown, tmp_path):
    for number in range(FIRST, len(grown) + 1):
        for document in grown[FIRST:number]:
            shutil.copy(document, tmp_path / "pile")
        with api.trace(tmp_path / "pile", tmp_path / "case") as case:
            anew = tmp_path / f"{number}"
            anew.mkdir()
            api.write_report(case, anew / "report.html")
        assert pages(tmp_path / "case/report.html") == pages(anew / "report.html")
        assert f"document-{number}.html" in pages(anew / "report.html")


@pytest.mark.parametrize(("before", "after"), [(5, 9), (9, 5), (1, 520), (520, 1)])
def test_pages_of_another_pile_are_not_kept(before, after, tmp_path):
    written(piled(before), tmp_path / "report.html")
    assert written(piled(after), tmp_path / "report.html") == fresh(piled(after), tmp_path / "fresh")


def test_a_page_that_was_deleted_comes_back(tmp_path):
    first = written(marrowby(), tmp_path / "report.html")
    (tmp_path / "report/document-2.html").unlink()
    (tmp_path / "report.html").unlink()
    assert written(marrowby(), tmp_path / "report.html") == first


def test_a_page_that_was_altered_is_written_again_though_size_and_date_are_as_before(tmp_path):
    first = written(marrowby(), tmp_path / "report.html")
    page = tmp_path / "report/document-2.html"
    dates = page.stat()
    page.write_bytes(page.read_bytes().replace(b"document", b"monument"))
    os.utime(page, ns=(dates.st_atime_ns, dates.st_mtime_ns))
    assert page.stat().st_size == dates.st_size
    assert written(marrowby(), tmp_path / "report.html") == first


def test_a_link_to_a_copy_of_a_page_gives_way_to_the_page(tmp_path):
    first = written(marrowby(), tmp_path / "report.html")
    page = tmp_path / "report/document-2.html"
    page.rename(tmp_path / "elsewhere.html")
    page.symlink_to(tmp_path / "elsewhere.html")
    assert written(marrowby(), tmp_path / "report.html") == first
    assert not page.is_symlink()


def test_a_page_that_is_as_it_is_to_be_is_left_alone(tmp_path):
    written(piled(5), tmp_path / "report.html")
    before = {path: path.stat() for path in (tmp_path / "report").iterdir()}
    written(piled(5), tmp_path / "report.html")
    now = {path: path.stat() for path in (tmp_path / "report").iterdir()}
    assert {p: (s.st_ino, s.st_mtime_ns) for p, s in now.items()} == {
        p: (s.st_ino, s.st_mtime_ns) for p, s in before.items()
    }


def test_what_every_page_shows_of_all_claims_is_counted_once(tmp_path, monkeypatch):
    """Once a page it was most of a large case's report."""
    asked = []
    monkeypatch.setattr(Reviews, "holds", lambda _self, claim: bool(asked.append(claim)))
    written(piled(30), tmp_path / "report.html")
    assert len(asked) == len(set(asked)) == 29


def test_names_shown_once_are_hidden_again(tmp_path):
    hidden = written(marrowby(), tmp_path / "report.html")
    shown = written(marrowby(), tmp_path / "report.html", show_names=True)
    assert shown == fresh(marrowby(), tmp_path / "fresh", show_names=True)
    assert any(b"Lena Orsk" in page for name, page in shown.items() if not name.startswith("document-"))
    assert written(marrowby(), tmp_path / "report.html") == hidden
