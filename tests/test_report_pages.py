"""A large case's report: a small first page and a folder of pages that find each other without a server."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from case_builder import CaseBuilder
from fixtures_case import marrowby

from firsthand.errors import CaseError
from firsthand.records import Document
from firsthand.report import page, write
from firsthand.report.inert import visible
from firsthand.report.view import Findings
from firsthand.stage import Tables


@pytest.fixture
def large(monkeypatch) -> None:
    """Makes every case a large one."""
    monkeypatch.setattr(write, "MOST_DOCUMENTS", 0)


def piled(documents: int) -> Tables:
    """As many documents, each with a statement of its own; two of them tell of one claim."""
    b = CaseBuilder()
    v = b.voice("Ada Quill")
    told = []
    for n in range(documents):
        d = b.document(f"{n:04}.txt", f"Rain fell on {n} roofs, Ada Quill said.", outlet=f"Outlet {n % 50}")
        told.append(b.utterance(v, b.statement(d, f"Rain fell on {n} roofs", voice=v, source="Ada Quill", cue="said")))
    o = b.origin("speaks for herself", of=told, voice=v)
    b.side(b.claim("Rain fell"), "asserting", told[:2], [o], independent_origins=1, low=1, high=1, why="Ada Quill")
    for n in range(2, documents):
        claim = b.claim(f"Rain fell on {n} roofs")
        b.side(claim, "asserting", told[n : n + 1], [o], independent_origins=1, low=1, high=1, why="Ada Quill")
    return b.tables()


def soups(first: Path) -> dict[Path, BeautifulSoup]:
    paths = [first, *first.with_suffix("").glob("*.html")]
    return {path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in paths}


def test_a_small_case_is_one_file(tmp_path):
    write.write(Findings(marrowby()), tmp_path / "report.html")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page.render(Findings(marrowby()))


@pytest.mark.parametrize("tables", [marrowby, lambda: piled(520), Tables], ids=["marrowby", "piled", "empty"])
def test_every_link_leads_to_a_place_on_a_page(tables, tmp_path, monkeypatch):
    monkeypatch.setattr(write, "MOST_DOCUMENTS", -1)
    write.write(Findings(tables()), tmp_path / "report.html")
    found = soups(tmp_path / "report.html")
    ids = {path: {element["id"] for element in soup.find_all(id=True)} for path, soup in found.items()}
    reached = {tmp_path / "report.html"}
    for path, soup in found.items():
        assert len(ids[path]) == len(soup.find_all(id=True))
        for link in soup.find_all("a", href=True):
            if link.find_parent("details", class_="leave"):
                continue
            file, _, anchor = link["href"].partition("#")
            target = (path.parent / unquote(file)).resolve() if file else path
            assert anchor in ids[target], (path.name, link["href"])
            reached.add(target)
    assert reached == set(found)


def test_every_document_stands_in_full_on_a_page_of_its_own(large, tmp_path):
    tables = marrowby()
    write.write(Findings(tables), tmp_path / "report.html")
    for number, document in enumerate(sorted(tables[Document], key=lambda d: d.path), 1):
        soup = BeautifulSoup((tmp_path / f"report/document-{number}.html").read_text(encoding="utf-8"), "html.parser")
        assert [text.get_text() for text in soup.select(".text")] == [visible(document.text)]


def test_nothing_of_the_one_page_is_missing_in_the_pages(large, tmp_path):
    """Each claim, told utterance, figure, route, original to get and doubt stands on some page."""
    whole = BeautifulSoup(page.render(Findings(marrowby())), "html.parser")
    write.write(Findings(marrowby()), tmp_path / "report.html")
    found = soups(tmp_path / "report.html").values()
    for selector in (
        "article.claim h3",
        ".utterance .words",
        "tbody tr",
        "ol.work li",
        "li.doubt",
        ".facts li",
        ".day li",
    ):
        wanted = {element.get_text(" ", strip=True) for element in whole.select(selector)}
        here = {element.get_text(" ", strip=True) for soup in found for element in soup.select(selector)}
        assert wanted
        assert wanted <= here, selector


def test_private_names_stand_only_in_the_documents_own_words(large, tmp_path):
    write.write(Findings(marrowby()), tmp_path / "report.html")
    for path, soup in soups(tmp_path / "report.html").items():
        for text in soup.select(".text"):
            text.extract()
        assert not re.search("Orsk|Lena|Dunmoor|Pavel", str(soup)), path.name
        assert not re.search("Orsk|Lena|Dunmoor|Pavel", path.name)


def test_no_page_gathers_what_a_private_person_said(large, tmp_path):
    write.write(Findings(marrowby()), tmp_path / "report.html")
    labels = re.compile(r"\bW[12]\b")
    voices = soups(tmp_path / "report.html")[tmp_path / "report/voices.html"]
    for row in voices.select("tr"):
        assert not labels.search(row.get_text(" "))
    assert not [a for a in voices.select("main a") if labels.search(a.get_text())]


def test_pages_of_an_earlier_report_go_and_other_files_stay(tmp_path, monkeypatch):
    first = tmp_path / "report.html"
    monkeypatch.setattr(write, "MOST_DOCUMENTS", 0)
    write.write(Findings(piled(5)), first)
    for name, text in (("notes.txt", "mine"), ("mine.html", "<p>mine"), ("document-5.html.bak", "mine")):
        (tmp_path / "report" / name).write_text(text, encoding="utf-8")
    write.write(Findings(piled(3)), first)
    assert not (tmp_path / "report/document-4.html").exists()
    assert (tmp_path / "report/document-3.html").exists()
    monkeypatch.setattr(write, "MOST_DOCUMENTS", 100)
    write.write(Findings(piled(3)), first)
    assert sorted(p.name for p in (tmp_path / "report").iterdir()) == ["document-5.html.bak", "mine.html", "notes.txt"]


def test_a_folder_that_cannot_be_written_is_said_in_words(large, tmp_path):
    (tmp_path / "report").write_text("in the way", encoding="utf-8")
    with pytest.raises(CaseError) as raised:
        write.write(Findings(piled(2)), tmp_path / "report.html")
    assert "cannot write the report's pages" in str(raised.value)


def test_the_folder_is_named_after_the_first_page(large, tmp_path):
    write.write(Findings(piled(2)), tmp_path / "depot.html")
    write.write(Findings(piled(2)), tmp_path / "plain")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["depot", "depot.html", "plain", "plain-pages"]


def test_the_first_page_stays_small(large, tmp_path):
    write.write(Findings(piled(600)), tmp_path / "report.html")
    assert (tmp_path / "report.html").stat().st_size < 100_000
    assert len(list((tmp_path / "report").glob("document-*.html"))) == 600 + 2  # the list of them is cut too


def test_pages_stay_as_they_are_when_other_documents_come(large, tmp_path):
    """All but lists and the neighbours of what is new: a page noted today is the same page tomorrow."""
    first = tmp_path / "report.html"
    write.write(Findings(piled(40)), first)
    before = {path.name: path.read_bytes() for path in (tmp_path / "report").iterdir()}
    write.write(Findings(piled(60)), first)
    now = {path.name: path.read_bytes() for path in (tmp_path / "report").iterdir()}
    changed = {name for name in before if before[name] != now[name]}
    assert not {name for name in changed if name.startswith("claim-")}
    assert {name for name in changed if re.fullmatch(r"document-\d+\.html", name)} == {"document-40.html"}
