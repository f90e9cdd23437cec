"""The offline report: every link lands, every mark is the record's characters, nothing from outside acts."""

from __future__ import annotations

import base64
import hashlib
import random
import re
import time
from importlib.resources import files
from itertools import pairwise

import pytest
from browser import chromium
from bs4 import BeautifulSoup
from case_builder import CaseBuilder
from fixtures_case import marrowby, marrowby_case
from hypothesis import given
from hypothesis import strategies as st

from firsthand.records import Block, Document, Place, Refusal
from firsthand.report.inert import one_line, visible
from firsthand.report.marks import Highlight, regions
from firsthand.report.page import render
from firsthand.report.view import Findings
from firsthand.stage import Tables

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202egpj.exe\u2069\x00 \x1b[31m'


def hostile() -> Tables:
    b = CaseBuilder()
    text = f"He said {HOSTILE}</mark></div>\r\nand {HOSTILE} again\r\n\nstray \ud800 end"
    d = b.document(
        f"a/{HOSTILE}.txt", text, title=HOSTILE, outlet=HOSTILE, published=HOSTILE, author=HOSTILE,
        url="javascript:alert(1)", language='en" onload="alert(1)', warnings=(HOSTILE,), covered=False,
    )  # fmt: skip
    b.block(d, "and <script>", "caption")
    v = b.voice(HOSTILE, aliases=(HOSTILE,), roles=(HOSTILE,))
    s = b.statement(d, text[8:60], voice=v, source="He", cue="said", venue=HOSTILE, via=(HOSTILE,), said_on=HOSTILE)
    u = b.utterance(v, s)
    o = b.origin(HOSTILE, of=[u], outlet=HOSTILE)
    b.side(b.claim(HOSTILE), "asserting", [u], [o], independent_origins=1, low=0, high=1, why=HOSTILE)
    b.figure(d, "again", 1, None, unit=HOSTILE)
    b.add(Refusal(id="r1", input=None, path=HOSTILE, reason=HOSTILE, remedy=HOSTILE))
    return b.tables()


def twins() -> Tables:
    """Two documents of the same bytes."""
    b = CaseBuilder()
    v = b.voice("Ada Quill")
    told = [
        b.statement(b.document(path, "Rain fell, Ada Quill said."), "Rain fell", voice=v, source="Ada Quill")
        for path in ("one.txt", "two.txt")
    ]
    b.utterance(v, *told)
    return b.tables()


CASES = {"marrowby": marrowby, "hostile": hostile, "twins": twins, "empty": Tables}


@pytest.fixture(params=CASES, scope="module")
def case(request):
    tables = CASES[request.param]()
    return tables, BeautifulSoup(render(Findings(tables)), "html.parser")


def test_every_link_stays_in_the_page_and_lands_on_one_place(case):
    _, soup = case
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for element in soup.find_all(True):
        assert not {"src", "srcset", "action", "style", "data", "poster"} & set(element.attrs)
        assert not [name for name in element.attrs if name.startswith("on")]
        for name in ("href", "xlink:href"):
            if name in element.attrs:
                inside = element[name].startswith("#")
                assert inside or element.find_parent("details", class_="leave")
                assert not inside or element[name][1:] in ids
        assert element.get("aria-labelledby", ids[0]) in ids


def test_the_page_runs_nothing_and_asks_for_nothing(case):
    _, soup = case
    assert not soup.find_all(["script", "img", "iframe", "object", "embed", "link", "base", "form", "video", "audio"])
    style = soup.style.string
    assert "url(" not in style
    assert "@import" not in style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "unsafe" not in policy


def test_every_document_stands_in_full(case):
    tables, soup = case
    texts = [element.get_text() for element in soup.select(".text")]
    assert texts == [visible(d.text) for d in sorted(tables[Document], key=lambda d: d.path)]


def test_each_statements_marks_are_the_records_characters(case):
    tables, soup = case
    findings = Findings(tables)
    for article in soup.select("article.document"):
        document = findings.documents[int(article["id"][1:]) - 1]
        for statement in findings.statements_of.get(document.id, []):
            (anchor,) = [a for a in article.select("[data-at]") if a["id"].split("-")[0] == statement.id]
            for role in ("content", "source", "cue"):
                marked = [m.string for m in article.select(f".text [data-{role}~='{anchor['data-at']}']")]
                assert "".join(marked) == "".join(visible(document.text[b:e]) for b, e in getattr(statement, role))
            first = article.select(f".text [data-content~='{anchor['data-at']}']")[0]
            assert anchor is first or anchor.find_next(class_="h") is first


def test_blocks_are_named_where_they_stand():
    soup = BeautifulSoup(render(Findings(marrowby())), "html.parser")
    blocks = [(b["data-kind"], b["aria-label"], b.get_text()) for b in soup.select(".text .block")]
    assert ("related", "related", "Related: Tram fares to rise in June") in blocks
    assert len(blocks) == 4


def test_hostile_text_is_text():
    html = render(Findings(hostile()))
    assert not re.search("[\x00\x1b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
    assert "[U+202E]" in html
    assert "&lt;script&gt;alert(1)" in html
    html.encode("utf-8")


def test_private_names_stand_only_in_the_documents_own_words():
    soup = BeautifulSoup(render(Findings(marrowby())), "html.parser")
    for text in soup.select(".text"):
        text.extract()
    assert not re.search("Orsk|Lena|Dunmoor|Pavel", str(soup))
    assert "Ivo Tarn" in soup.get_text()
    assert "Lena Orsk" in render(Findings(marrowby(), show_names=True))


def test_the_page_is_honest_about_itself():
    text = BeautifulSoup(render(Findings(marrowby())), "html.parser").get_text(" ")
    assert "Machine reading, not reviewed." in text
    assert "the file is cut short" in text
    assert "Language not read" in text
    assert text.index("Miners were beaten in the tram depot") < text.index("The depot was closed since April")
    assert "none found in what was read" in BeautifulSoup(render(Findings(Tables())), "html.parser").get_text().lower()


def test_headings_go_down_one_step_at_a_time(case):
    _, soup = case
    levels = [int(h.name[1]) for h in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_the_order_of_the_records_does_not_matter():
    rows = marrowby_case().rows
    shuffled = random.Random(3).sample(rows, len(rows))
    assert render(Findings(Tables(rows))) == render(Findings(Tables(shuffled)))


def test_retellings_of_documents_with_the_same_bytes_are_all_shown():
    findings = Findings(twins())
    told = findings.tellings(findings.utterances[0])
    assert [findings.number[t.document.id] for t in told] == [1, 2]


spans = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda s: (s[0], s[0] + s[1]))


@given(
    st.text(alphabet="ab\n\r<&", max_size=30),
    st.lists(st.lists(st.tuples(spans, st.sampled_from(["content", "source", "cue"])), min_size=1), max_size=6),
    st.lists(spans, max_size=4),
)
def test_runs_hold_all_text_once_whatever_overlaps(text, statements, blocks):
    highlights = [Highlight(f"s{i}", tuple((b, e, role) for (b, e), role in s)) for i, s in enumerate(statements)]
    kinds = [Block(document="d", kind="comment", begin=b, end=e) for b, e in blocks]
    found = regions(text, highlights, kinds)
    runs = [run for region in found for run in region.runs]
    assert "".join(run.text for run in runs) == text
    assert sorted(anchor for run in runs for anchor, _ in run.anchors) == sorted(h.anchor for h in highlights)
    for slot, highlight in enumerate(highlights):
        for role in ("content", "source", "cue"):
            covered = {i for b, e, r in highlight.spans if r == role for i in range(b, min(e, len(text)))}
            at = 0
            for run in runs:
                inside = slot in run.by_role.get(role, ())
                assert all((i in covered) == inside for i in range(at, at + len(run.text)))
                at += len(run.text)
    in_blocks = "".join(r.text for region in found if region.kinds for r in region.runs)
    assert len(in_blocks) == len({i for b, e in blocks for i in range(b, min(e, len(text)))})


@given(
    st.text(st.sampled_from("ab \t\n\r\x1c\x85\xa0\u2028\u3000\u202e\x00\ufeff"), max_size=12) | st.text(max_size=12)
)
def test_one_line_is_what_is_visible_with_a_space_for_each_run_of_white_space(text):
    assert one_line(text) == visible(re.sub(r"\s+", " ", text)).strip()


def luminance(colour: str) -> float:
    colour = "".join(c * 2 for c in colour[1:]) if len(colour) == 4 else colour[1:]
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_aa_in_light_dark_and_print():
    """WCAG 2.2, 1.4.3: at least 4.5 to 1 for text."""
    sheet = files("firsthand.report").joinpath("static/report.css").read_text(encoding="utf-8")
    palettes = [dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", sheet, re.S)]
    assert len(palettes) == 3
    pairs = [(name, "paper") for name in ("ink", "quiet", "link", "grey", "asserting", "denying")]
    pairs += [("ink", "mark"), ("ink", "nested"), ("on-lit", "lit")]
    pairs += [(name, back) for name in ("quiet", "grey") for back in ("mark", "nested")]
    for palette in palettes:
        for front, back in pairs:
            light, dark = sorted((luminance(palette[front]), luminance(palette[back])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back, palette[front], palette[back])


def big(documents: int) -> Tables:
    """One claim that every document retells."""
    b = CaseBuilder()
    v = b.voice("Ada Quill")
    told = []
    for n in range(documents):
        d = b.document(f"{n:05}.txt", f"Rain fell on {n} roofs, Ada Quill said.\n" * 3, outlet=f"Outlet {n % 50}")
        told.append(b.statement(d, f"Rain fell on {n} roofs", voice=v, source="Ada Quill", cue="said"))
        b.route(d, v, "Ada Quill", "Ada Quill said")
    u = b.utterance(v, *told)
    b.side(b.claim("Rain fell"), "asserting", [u], [], independent_origins=1, low=1, high=1, why="one voice")
    return b.tables()


def test_the_time_grows_with_the_pile_not_with_its_square():
    def seconds(tables: Tables) -> float:
        begun = time.process_time()
        render(Findings(tables))
        return time.process_time() - begun

    small, large = big(250), big(2000)
    seconds(small)
    assert seconds(large) < 24 * min(seconds(small), seconds(small))  # eight times the pile; its square would be 64


LIT = """[...document.querySelectorAll(".text .h")]
    .filter(e => getComputedStyle(e).backgroundColor === "rgb(255, 215, 94)").map(e => e.textContent)"""


@pytest.mark.browser
@pytest.mark.parametrize("name", ["marrowby", "hostile"])
def test_in_a_browser_it_is_quiet_and_lights_what_a_link_leads_to(name, tmp_path):
    tables = CASES[name]()
    findings = Findings(tables)
    path = tmp_path / "report.html"
    path.write_text(render(findings), encoding="utf-8", newline="")
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 380, "height": 800})
        noise, requests = [], []
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 380
        for statement in findings.statements[:8]:
            page.evaluate("id => { location.hash = id }", statement.id)
            found = page.evaluate(LIT)
            text = findings.document[statement.document].text
            whole = "".join(found)
            for b, e in (*statement.content, *statement.source, *statement.cue):
                assert visible(text[b:e]).replace("\r\n", "\n") in whole.replace("\r\n", "\n")
            spans = (*statement.content, *statement.source, *statement.cue)
            assert len(whole) == len("".join(visible(text[b:e]) for b, e in spans))
        assert not noise
        assert [url for url in requests if not url.startswith("file:")] == []
        assert len(requests) == 1


def test_what_is_narrated_leads_to_its_characters():
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    words = "the ferry went down at midnight"
    text = f"Ada Brisk said that {words}."
    told = (b.statement(b.document(path, text), words, voice=ada, source="Ada Brisk") for path in ("a.txt", "c.txt"))
    document = b.document("b.txt", "The ferry went down at midnight. The harbour was quiet.")
    counts = {"independent_origins": 1, "low": 1, "high": 2, "why": "one"}
    narrated = (Place(document=document, begin=0, end=32),)
    b.side(b.claim(words), "asserting", [b.utterance(ada, *told)], [], **counts, narrated=narrated)
    html = render(Findings(b.tables()))
    assert "not counted" in html
    anchor = re.search(r'href="#(e2-0-32)"><q>The ferry went down at midnight.</q>', html).group(1)
    assert f'id="{anchor}"' in html
