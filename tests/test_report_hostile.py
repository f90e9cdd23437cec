"""A hundred documents made to harm whoever opens the report: nothing runs, nothing loads, all is shown as text."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

import pytest
from browser import Watched, chromium
from case_builder import CaseBuilder

from firsthand.records import MissingOriginal, Passage, Place, Proposal, Refusal, TextOrigin
from firsthand.report import page as report
from firsthand.report.inert import visible
from firsthand.report.view import Findings
from firsthand.stage import Tables

PROBE = "http://probe.example/"
ATTACKS = (
    "<script>document.title='run'</script>",
    f"<img src={PROBE}a onerror=document.title='run'>",
    f"\"><svg onload=document.title='run'><image href={PROBE}b /></svg>",
    "' onmouseover='document.title=`run`' autofocus onfocus='document.title=`run`' x='",
    f"<style>@import url({PROBE}c); mark{{background:url({PROBE}d)}}</style>",
    f"</style><style>[data-content]{{background:url({PROBE}e)}}</style>",
    "</bdi></a></p></main><script>document.title='run'</script>",
    f"<meta http-equiv=refresh content='0;url={PROBE}f'><base href={PROBE}>",
    f"<link rel=prefetch href={PROBE}g><link rel=dns-prefetch href={PROBE}>",
    f"<iframe srcdoc='<script>parent.document.title=`run`</script>' src={PROBE}h></iframe>",
    f"<form action={PROBE}i><input name=x><button>Go</button></form>",
    "<details open ontoggle=document.title='run'><summary>x</summary></details>",
    "{{ 7*'7' }} {% include 'x' %} ${7*7} <%= 7*7 %> #{7*7} {{ self.__init__ }}",
    "javascript:document.title='run'",
    "\u202egnitirw ni eman a\u202c \u2066isolated\u2069 \u200fright to left",
    "a\u0301\u0302\u0303\u0304\u0305 zalgo \ufeff\u00ad hidden \ud800 alone \x00 null \x1b[31m red",
    "<!-- --><![CDATA[ ]]>--><?php echo 'run' ?>&lt;&#x3c;script&#62;",
    "<math><mtext><table><mglyph><style><img src=x onerror=document.title='run'>",
    "expression(document.title='run');behavior:url(x);-moz-binding:url(x)",
    f"<object data={PROBE}j></object><embed src={PROBE}k><video src={PROBE}l poster={PROBE}m>",
)
URLS = (
    "javascript:document.title='run'", " javascript:alert(1)", "data:text/html,<script>document.title='run'</script>",
    "http://probe.example/\" onclick=\"document.title='run'", "http://good.example@probe.example/\u202egpj",
    "vbscript:x", "//probe.example/x", "http://[::1", "https://probe.example/plain?a=1&b=<x>", "blob:x",
)  # fmt: skip


def hostile(documents: int = 100) -> Tables:
    b = CaseBuilder()
    attacks, urls = cycle(ATTACKS), cycle(URLS)
    told: list[str] = []
    for n in range(documents):
        one, two, three = islice(attacks, 3)
        said = f"the gate {n} was shut"
        text = f"{one}\n\nHe said {said} {two} and left.\n\n{three}\r\nMore than {n + 2} men.\n\n{one} stands below\n"
        d = b.document(
            f"{n:03}/{one}.txt", text, title=two, outlet=f"{three} {n % 7}", author=one, url=next(urls),
            published=two if n % 3 else f"2031-05-{n % 28 + 1:02}", warnings=(three,), language=one if n % 5 else "en",
        )  # fmt: skip
        b.block(d, "stands below", "caption")
        v = b.voice(f"{two} {n % 9}", aliases=(three,), roles=(one,), private=n % 2 == 0)
        s = b.statement(
            d, said, voice=v, source="He", cue="said", venue=one, via=(two,), said_on=three, act="allegation"
        )
        told.append(b.utterance(v, s))
        b.figure(d, f"More than {n + 2}", n + 2, None, unit=one, statement=s)
        b.route(d, v if n % 2 else f"outside {n}", two, "He", told[-1])
        b.add(TextOrigin(document=d, origin="o", outlet=one, from_document=None, share=0.5, confidence=0.5, why=two))
        b.add(MissingOriginal(id=f"m{n}", name=one, said_on=two, venue=three, words=two, wanted_by=(d,)))
        b.add(Proposal(id=f"p{n}", kind=one, a=s, b=told[0], confidence=0.5, why=two))
        b.add(Refusal(id=f"r{n}", input=None, path=one, reason=two, remedy=three))
        b.add(Passage(id=f"x{n}", spans=(Place(document=d, begin=0, end=40),)))
    for n in range(0, documents, 10):
        some = told[n : n + 10]
        o = b.origin(ATTACKS[n // 10], of=some, outlet=ATTACKS[n // 10 + 1])
        claim = b.claim(f"{ATTACKS[n // 10 + 2]} {n}")
        b.side(claim, "asserting", some[:6], [o], independent_origins=1, low=0, high=2, why=ATTACKS[n // 10 + 3])
        b.side(claim, "denying", some[6:], [o], independent_origins=1, low=1, high=1, why=ATTACKS[n // 10 + 4])
    return b.tables()


@pytest.fixture(scope="module")
def findings() -> Findings:
    return Findings(hostile())


def write(findings: Findings, folder: Path, *, whole: bool) -> list[Path]:
    """The report's files, in one or in pages; the first page last."""
    (folder / "report").mkdir()
    pages = [("", report.render(findings))] if whole else report.pages(findings, "report.html", "report")
    paths = []
    for name, html in pages:
        paths.append(folder / "report" / f"{name}.html" if name else folder / "report.html")
        paths[-1].write_text(html, encoding="utf-8", newline="")
    return paths


STATE = """() => ({
    title: document.title,
    handlers: [...document.querySelectorAll("*")].flatMap(e => [...e.attributes])
        .filter(a => /^on|^style$|^src|^srcset$|^action$|^data$|^poster$|^background$/.test(a.name)).map(a => a.name),
    elements: [...document.querySelectorAll("script, img, image, iframe, object, embed, video, form, input, base, link, math, foreignObject, use, animate, set")]
        .map(e => e.outerHTML),
    styles: document.querySelectorAll("style").length,
    metas: [...document.querySelectorAll("meta[http-equiv]")].map(m => m.httpEquiv),
    links: [...document.querySelectorAll("a")].map(a => a.getAttribute("href")).filter(h => !/^(#|https?:|[a-z-]+[0-9a-f-]*\\.html#|\\.\\.\\/report\\.html#|report\\/[a-z-]+[0-9a-f-]*\\.html#)/.test(h)),
    texts: [...document.querySelectorAll(".text")].map(e => e.textContent),
})"""


@pytest.mark.browser
@pytest.mark.parametrize("whole", [True, False])
def test_nothing_runs_nothing_loads_and_all_is_shown_as_text(findings, tmp_path, whole):
    paths = write(findings, tmp_path, whole=whole)
    texts: list[str] = []
    with chromium() as browser:
        watched = Watched(browser)
        for path in paths:
            page = watched.open(path)
            state = page.evaluate(STATE)
            assert state["title"].endswith("Firsthand report")
            assert (state["handlers"], state["elements"], state["links"]) == ([], [], []), path.name
            assert state["styles"] == 1
            assert state["metas"] == ["Content-Security-Policy", "x-dns-prefetch-control"]
            texts += state["texts"]
            for heading in page.locator("h3 a, h3").all()[:2]:
                heading.hover()
        # moved over, focused, unfolded: still nothing
        page.keyboard.press("Tab")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.mouse.move(200, 200)
    assert watched.noise == []  # the content policy would have told of every attempt
    assert {url for url in watched.requests if not url.startswith("file:")} == set()
    wanted = [visible(d.text).replace("\r\n", "\n").replace("\r", "\n") for d in findings.documents]
    assert sorted(t.replace("\r\n", "\n").replace("\r", "\n") for t in texts) == sorted(wanted)


def test_templates_and_bidirectional_tricks_are_written_out(findings):
    for _, html in [("", report.render(findings)), *report.pages(findings, "report.html", "report")]:
        assert "7777777" not in html
        assert not {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0, 0x1B)} & set(html)
        assert not any(0xD800 <= ord(letter) <= 0xDFFF for letter in html)
    whole = report.render(findings)
    assert "{{ 7*" in whole
    assert "[U+202E]gnitirw" in whole


def test_only_plain_web_addresses_can_be_opened(findings):
    html = report.render(findings)
    assert 'href="https://probe.example/plain?a=1&amp;b=&lt;x&gt;"' in html
    for start in ("javascript", "data:", "vbscript", "blob", "//probe", " javascript"):
        assert f'href="{start}' not in html
