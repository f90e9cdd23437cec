"""The report in a real browser: quiet, accessible, printable, without scripts, every link on its characters."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from browser import Watched, chromium, judged, launched
from case_builder import CaseBuilder
from fixtures_case import marrowby

from firsthand.records import Place
from firsthand.report import page as report
from firsthand.report.anchors import Anchors
from firsthand.report.inert import visible
from firsthand.report.view import Findings

pytestmark = pytest.mark.browser

LIT = """[...document.querySelectorAll(".text .h")]
    .filter(e => getComputedStyle(e).backgroundColor === "rgb(255, 215, 94)").map(e => e.textContent).join("")"""
LINKS = """[...document.querySelectorAll("a[href]")].map(a => new URL(a.getAttribute("href"), location).href)"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module", params=["one file", "pages"])
def written(request, tmp_path_factory) -> Path:
    """The hand-made case's report, in one file or cut into pages; the path of its first page."""
    folder = tmp_path_factory.mktemp("report")
    first = folder / "report.html"
    if request.param == "one file":
        first.write_text(report.render(Findings(marrowby())), encoding="utf-8", newline="")
        return first
    (folder / "report").mkdir()
    for name, html in report.pages(Findings(marrowby()), "report.html", "report"):
        path = folder / "report" / f"{name}.html" if name else first
        path.write_text(html, encoding="utf-8", newline="")
    return first


def all_pages(first: Path) -> list[Path]:
    return [first, *sorted(first.parent.glob("report/*.html"))]


def one_of_each_kind(first: Path) -> list[Path]:
    """One page made by each template: `document-1`, not `document-2`; all where there are few."""
    return list({re.sub(r"\d+", "", path.name): path for path in reversed(all_pages(first))}.values())


def test_every_link_lands_on_the_records_characters(browser, written):
    """From every page, by clicking or typing: the marks lit up are those of the statement or evidence, no more."""
    findings = Findings(marrowby())
    anchors = Anchors(findings)
    wanted = {anchors.statement(s): whole(findings, s) for s in findings.statements}
    for place in evidence(findings):
        text = findings.document[place.document].text
        wanted.setdefault(anchors.place(place), visible(text[place.begin : place.end]))
    watched = Watched(browser)
    landed = set()
    for path in all_pages(written):
        for href in dict.fromkeys(watched.open(path).evaluate(LINKS)):
            if not href.startswith("file:"):
                continue
            watched.page.goto(href)
            anchor = href.partition("#")[2]
            assert watched.page.evaluate("!!document.querySelector(':target')"), href
            if anchor in wanted:
                assert watched.page.evaluate(LIT) == wanted[anchor], href
                landed.add(anchor)
    told = {anchors.statement(s) for u in findings.utterances for s in map(findings.statement.get, u.statements)}
    assert told <= landed
    assert {anchors.place(p) for r in findings.routes for p in r.evidence} <= landed


def whole(findings: Findings, statement) -> str:
    """The characters of a statement's spans and of its frame's evidence, in the order of the text."""
    frame = findings.frame(statement)
    spans = [*statement.content, *statement.source, *statement.cue]
    spans += [*frame.venue_at, *frame.via_at, *frame.said_on_at, *frame.act_at] if frame else []
    text = findings.document[statement.document].text
    return "".join(visible(text[i]) for i in sorted({i for begin, end in spans for i in range(begin, end)}))


def evidence(findings: Findings) -> list[Place]:
    places = [place for route in findings.routes for place in route.evidence]
    places += [place for passage in findings.passages for place in passage.spans]
    return places + [Place(document=f.document, begin=f.begin, end=f.end) for f in findings.figures]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(browser, written, scheme):
    for width in (1200, 380):
        watched = Watched(browser, viewport={"width": width, "height": 900}, color_scheme=scheme)
        for path in one_of_each_kind(written):
            assert judged(watched.open(path)) == [], path.name


def test_axe_would_find_one(browser):
    page = browser.new_page()
    page.set_content("<html lang=en><title>t</title><main><h1>h</h1><p style='color:#bbb'>pale</p></main>")
    assert any("color-contrast" in found for found in judged(page))


def test_no_page_scrolls_sideways_on_a_phone(browser, written):
    watched = Watched(browser, viewport={"width": 360, "height": 740})
    for path in one_of_each_kind(written):
        assert watched.open(path).evaluate("document.documentElement.scrollWidth") <= 360, path.name


def test_opening_asks_for_the_page_and_nothing_else(browser, written):
    for path in one_of_each_kind(written):
        watched = Watched(browser)
        watched.open(path)
        assert watched.loaded(path), (watched.noise, watched.requests)


def test_it_reads_without_scripts(browser, written):
    """What is folded unfolds, what a link leads to lights up: no script has a part in it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in one_of_each_kind(written):
        page.goto(path.as_uri())
        folded = page.locator("details:not([open]) > summary")
        for _ in range(folded.count()):
            folded.first.click()
        assert folded.count() == 0
        assert page.locator("main").inner_text().strip()
        assert page.locator("script").count() == 0
    context.close()


def test_a_source_opens_only_after_a_warning(browser, written):
    """Until its warning is unfolded, the link to a source can be neither seen nor reached by keyboard."""
    watched = Watched(browser)
    for path in one_of_each_kind(written):
        page = watched.open(path)
        away = page.locator("a[href^='http']")
        for link in away.all():
            assert not link.is_visible()
            fold = page.locator("details.leave").filter(has=link).first
            fold.locator("summary").click()
            assert link.is_visible()
            assert "This leaves the report" in fold.inner_text()
            assert link.get_attribute("rel") == "noopener noreferrer nofollow"
            link.hover()
    assert not [url for url in watched.requests if not url.startswith("file:")]


def test_printing_keeps_the_structure(browser, written):
    """The headings are the PDF's outline, and what is folded on the screen is on paper."""
    page = Watched(browser).open(written)
    headings = page.eval_on_selector_all("h1, h2", "found => found.map(h => h.textContent)")
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf(outline=True, tagged=True))) as document:
        outline = [squeezed(mark.get_title()) for mark in document.get_toc()]
        text = squeezed("".join(sheet.get_textpage().get_text_range() for sheet in document))
    assert [h for h in map(squeezed, headings) if h not in outline] == []
    folded = page.locator("details:not([open]):not(.leave) > :not(summary)").all_text_contents()
    for words in folded:
        assert squeezed(words)[:40] in text
    assert "Thisleavesthereport" not in text


def squeezed(text: str) -> str:
    return re.sub(r"\W", "", text)


def hosts(log: Path) -> set[str]:
    """Every host that the browser asked for or looked up, by its own log of the network."""
    text = log.read_text(encoding="utf-8").rstrip().rstrip(",")
    try:
        found = json.loads(text)
    except json.JSONDecodeError:  # cut short where the browser was closed
        found = json.loads(f"{text}]}}")
    said = [str(event.get("params", {}).get(key, "")) for event in found["events"] for key in ("url", "host")]
    names = {
        re.sub(r"^\w+://|[:/].*", "", re.sub(r"^(\w+://)", "", one)) for one in said if not one.startswith("file:")
    }
    # what Chromium tells its maker by itself, whatever page is open
    return {name for name in names if name and not re.search(r"(^|\.)google(apis)?\.com$", name)}


def test_the_browsers_log_of_the_network_is_empty(browser, written, tmp_path):
    def opened(path: Path, log: Path) -> set[str]:
        logged = f"--log-net-log={log}", "--net-log-capture-mode=Everything"
        with launched(browser.browser_type, *logged) as logging:
            page = logging.new_page()
            page.goto(path.as_uri())
            for fold in page.locator("details.leave > summary").all():
                fold.click()
            for link in page.locator("details.leave a").all()[:2]:
                link.hover()
            page.wait_for_timeout(300)
        return hosts(log)

    control = tmp_path / "control.html"
    control.write_text('<img src="http://probe.example/x.png">', encoding="utf-8")
    assert opened(control, tmp_path / "control.json") == {"probe.example"}
    for number, path in enumerate([written, *sorted(written.parent.glob("report/document-1.html"))]):
        assert opened(path, tmp_path / f"{number}.json") == set()


def test_a_first_page_with_any_name_is_found_from_its_pages(browser, tmp_path):
    b = CaseBuilder()
    b.statement(b.document("a.txt", "Rain fell, Ada Quill said."), "Rain fell", voice=b.voice("Ada Quill"))
    name, folder = 'a b%20#1 "x"?.html', 'a b%20#1 "x"?'
    (tmp_path / folder).mkdir()
    for page, html in report.pages(Findings(b.tables()), name, folder):
        (tmp_path / folder / f"{page}.html" if page else tmp_path / name).write_text(html, encoding="utf-8")
    page = Watched(browser).open(tmp_path / name)
    page.click("nav >> text=Documents")
    page.click("text=a.txt >> xpath=ancestor::tr >> a")
    page.click("nav >> text=What was read")
    assert page.locator("#read").is_visible()
