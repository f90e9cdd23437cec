"""Readers: what a user relies on, whatever the file."""

from __future__ import annotations

import codecs
import contextlib
import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from firsthand import readers
from firsthand.errors import Unreadable
from firsthand.readers import Reading

PROSE = [
    "The mill at Marrowby burnt down on Tuesday night, and the fire brigade of the valley worked until the morning.",
    "Mayor Odalys Finch told the Marrowby Courier that nobody was hurt, but that forty people had lost their work.",
    "The owner, a company from Quillhaven, denied that it had been warned about the wiring in the drying loft.",
    "An inspector had said in March that the loft was dry and safe, according to a letter the town council holds.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Mill burns down - The Marrowby Courier</title><meta property="og:site_name" content="The Marrowby Courier">
<link rel="canonical" href="https://courier.example/mill">
<meta property="article:published_time" content="2019-03-05T22:10:00+01:00"><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport of the valley</a></li></ul></nav>
<article><h1>Mill burns down</h1><p>{PROSE[0]}</p>
<figure><img src="m.jpg"><figcaption>The mill in 1990. Photo: A. Larkspur</figcaption></figure>
<p>{PROSE[1].replace("Marrowby Courier", '<a href="https://courier.example">Marrowby   <b>Courier</b></a>')}</p>
<div class="related-posts"><a href="/flood">Flood in Quillhaven leaves the bridge in ruins</a></div>
<p>{PROSE[2]}<span style="display: none">Buy pills</span></p><p>{PROSE[3]}</p></article>
<div style="visibility:hidden">The mayor said that all of this was invented, and that the mill never stood there.</div>
<div id="comments"><h3>2 Comments</h3><ol class="comment-list">
<li class="comment"><p>My uncle worked there, what a loss.</p>
</li><li class="comment"><p>The council knew all about it, he said so himself.</p></li></ol></div>
<footer>All rights reserved by the Courier</footer><script>alert("no text")</script></body></html>"""


def only(path: str, data: str | bytes) -> Reading:
    (reading,) = readers.read(path, data.encode() if isinstance(data, str) else data)
    assert_sound(reading)
    return reading


def assert_sound(reading: Reading) -> None:
    for spans in (
        [(b, e) for _, b, e in reading.blocks],
        [(p.begin, p.end) for p in reading.places],
        [(b, e) for b, e, _ in reading.links],
    ):
        end = 0
        for begin, stop in spans:
            assert end <= begin < stop <= len(reading.text)
            end = stop
    reading.text.encode()  # no lone surrogates


def account(reading: Reading) -> str:
    kept = list(reading.text)
    for _, begin, end in reading.blocks:
        kept[begin:end] = " " * (end - begin)
    return "".join(kept)


def blocks(reading: Reading, kind: str) -> list[str]:
    return [reading.text[b:e] for k, b, e in reading.blocks if k == kind]


# -- plain text --------------------------------------------------------------------------------------------------------


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t")).filter(str.strip))
def test_plain_text_stands_as_it_is(text):
    assume("\ufffd" not in text and text.removeprefix("\ufeff").strip())
    assert only("a.txt", text).text == text.removeprefix("\ufeff")


def test_crlf_and_byte_order_mark():
    reading = only("a.txt", codecs.BOM_UTF8 + b"One.\r\n\r\n  Two.\rThree.\n")
    assert reading.text == "One.\r\n\r\n  Two.\rThree.\n"
    assert reading.warnings == ()


@pytest.mark.parametrize(("mark", "name"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf16_with_mark(mark, name):
    assert only("a.txt", mark + "Zoë’s mill".encode(name)).text == "Zoë’s mill"


def test_other_encoding_is_a_guess_and_said_so():
    text = "Le maire a déclaré que la scierie avait brûlé mardi. " * 8
    reading = only("a.txt", text.encode("latin-1"))
    assert "déclaré" in reading.text
    assert any("encoding" in w for w in reading.warnings)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("words", ["The mill burnt down on Tuesday.", "Мельница сгорела дотла во вторник ночью."])
def test_utf16_without_mark_is_a_guess_and_said_so(name, words):
    reading = only("a.txt", words.encode(name))
    assert reading.text == words
    assert reading.warnings == (f"encoding guessed: {name}",)


def test_a_wrong_declaration_is_not_believed():
    words = " ".join(PROSE) + " Peña’s mill"
    page = f'<html><head><meta charset="utf-8"></head><body><p>{words}</p></body></html>'
    reading = only("a.html", page.encode("cp1252"))
    assert "Peña’s mill" in reading.text
    assert "encoding guessed: cp1252" in reading.warnings
    for declared in ("utf-16", "klingon"):
        assert words in only("a.html", page.replace("utf-8", declared).encode()).text


def test_a_few_broken_bytes_do_not_change_the_encoding():
    reading = only("a.txt", ("Zoë said “no” — and left. " * 20).encode() + b"\x93")
    assert reading.text.startswith("Zoë said “no”")
    assert reading.warnings


@pytest.mark.parametrize(("path", "data"),
    [("a.txt", b""), ("a.txt", b" \n"), ("a.txt", bytes(range(256)) * 20), ("b.txt", b"\x00\x01PNG" * 50),
     ("c.xyz", b"words"), ("d.html", b"<html><body></body></html>"), ("e.html", b"<!-- nothing -->"),
     ("f.txt", codecs.BOM_UTF8)],
)  # fmt: skip
def test_refusals_name_place_reason_and_remedy(path, data):
    with pytest.raises(Unreadable) as error:
        readers.read(path, data)
    assert error.value.place == path
    assert error.value.wrong
    assert error.value.remedy


def test_plain_text_blocks():
    text = "\n".join(
        [
            *PROSE,
            "The mill in 1990. (Quill Photos/Getty Images)",
            "RELATED: Flood in Quillhaven",
            "Editor's note: the name was corrected.",
        ]
    )
    reading = only("a.txt", text + "\n2 Comments\nWhat a loss, he said.\nIndeed.\n")
    assert blocks(reading, "caption") == ["The mill in 1990. (Quill Photos/Getty Images)"]
    assert blocks(reading, "related") == ["RELATED: Flood in Quillhaven"]
    assert len(blocks(reading, "note")) == 1
    assert blocks(reading, "comment") == ["2 Comments", "What a loss, he said.", "Indeed."]
    assert all(p in account(reading) for p in PROSE)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("caption", "The gate of the mill on Saturday. (Vellbridge)"),
        ("caption", "A test run on Wednesday. Picture: Orla Signal"),
        ("caption", "Media playback is unsupported on your device Media caption The mill burned for a day"),
        ("caption", "FILE - In this photo of May 3 the mill is seen before the flood."),
        ("caption", "Getty Images Ada Brisk talks about the flood"),
        ("caption", "QUILL SCHOOL•GETTY Brisk said the mill would stay shut"),
        ("caption", "Photos: The flood in Orla The mill stands empty. Hide Caption 2 of 9 A boat. Hide Caption 3 of 9"),
        ("related", "EMBED >More News Videos A witness tells what she saw at the mill"),
        ("related", "Mill owner bars visitors after the flood Read more"),
        ("boilerplate", "Newsletter Sign Up Continue reading the main story Please choose a newsletter."),
        ("credit", "By Ana Ruz in Orla and Ivo Tal in Vell"),
        ("credit", "By VELLBRIDGE"),
        ("credit", "From our own correspondent"),
        ("credit", "/VTX, Orla desk/"),
        ("credit", "ORLA, 3 May (Vellbridge) -"),
        ("related", "Elsewhere in this edition: the ferry is back."),
        ("related", "Tide tables, page 14"),
        ("petition", "Sign the call for an inquiry at mill.example."),
        ("petition", "Give what you can: bread, socks, lamp oil."),
        ("boilerplate", "The Quay appears four times a year. Single copies 8 crowns."),
        ("boilerplate", "Enquiries in writing only. www.mill.example/press"),
        ("boilerplate", "(Vellbridge bureau) © Vellbridge 2024"),
        ("boilerplate", "Menu: Front · Harbour · Courts · Football"),
        ("note", "Quay Post, 3 May. Translated from the Vellish by R. Tarn for the digest."),
    ],
)
def test_lines_in_the_middle_of_a_text_that_are_not_the_account(kind, line):
    rest = " The mayor spoke." if line.endswith("-") else ""
    reading = only("a.txt", "\n\n".join([*PROSE, line + rest, *PROSE]))
    assert blocks(reading, kind) == [line]
    assert all(p in account(reading) for p in PROSE)


@pytest.mark.parametrize(
    "line",
    [*PROSE, "By then the mill was shut.", "From Orla he went to Vell.", "The Net Menders’ Union (NMU) did not reply.",
     "The clichÃ© that a gun is safe is old.", "“We sign the call,” she said. (Laughter)", "Related issues remain, the mayor said.", "Watch: the mayor said he would watch the mill.",
     "Comments by the mayor were met with anger.", "The fire spread fast (see the map).",
     "“This post contains affiliate links,” he said.", "We received a copy of the letter on Monday.",
     "Correction officers were held hostage for two days.", "The company did not reply. (Reuters)"],
)  # fmt: skip
def test_account_lines_are_not_blocks(line):
    assert only("a.txt", line).blocks == ()


# -- Markdown ----------------------------------------------------------------------------------------------------------


def test_markdown():
    text = (
        "---\noutlet: The Marrowby Courier\ndate: 2019-03-05\n---\n# Mill burns down\n\n"
        "The mayor said so.[^1] See [the letter](https://x.example/l).\n\n![The mill](m.jpg)\n\n"
        "[^1]: Letter of 3 March.\n    Second line.\n\nThe end.\n\n## Notes\n\n1. First source.\n2. Second source.\n"
    )
    reading = only("a.md", text)
    assert reading.text == text
    assert (reading.title, reading.outlet, reading.published) == (
        "Mill burns down",
        "The Marrowby Courier",
        "2019-03-05",
    )
    assert blocks(reading, "note") == [
        "[^1]: Letter of 3 March.\n    Second line.",
        "1. First source.",
        "2. Second source.",
    ]
    assert [(reading.text[b:e], url) for b, e, url in reading.links] == [("the letter", "https://x.example/l")]
    assert "The end." in account(reading)


# -- web pages ---------------------------------------------------------------------------------------------------------


def test_page_account_and_blocks():
    reading = only("mill.html", PAGE)
    assert all(p in account(reading) for p in PROSE)
    assert account(reading).strip().startswith("Mill burns down")
    assert blocks(reading, "caption") == ["The mill in 1990. Photo: A. Larkspur"]
    assert blocks(reading, "related") == ["Flood in Quillhaven leaves the bridge in ruins"]
    assert any("My uncle worked there" in c for c in blocks(reading, "comment"))
    assert "uncle" not in account(reading)
    assert "The council knew" not in account(reading)
    assert "Sport" not in reading.text
    assert "alert" not in reading.text


def test_page_states_its_metadata():
    reading = only("mill.html", PAGE)
    assert (reading.outlet, reading.published, reading.language) == ("The Marrowby Courier", "2019-03-05", "en")
    assert reading.url == "https://courier.example/mill"


def test_outlet_is_never_made_from_an_address_or_file_name():
    page = PAGE.replace('<meta property="og:site_name" content="The Marrowby Courier">', "")
    assert only("courier.example.mill.html", page).outlet is None


def test_hidden_text_is_never_account():
    reading = only("mill.html", PAGE)
    assert "Buy pills" not in account(reading)
    assert "invented" not in account(reading)
    assert "Buy pills" in blocks(reading, "boilerplate")
    assert any("hidden" in w for w in reading.warnings)


def test_places_lead_to_the_elements():
    tree = lxml_html.document_fromstring(PAGE.encode())
    reading = only("mill.html", PAGE)
    for place in reading.places:
        (element,) = tree.xpath(place.element)
        assert place.page is None
        assert "".join(reading.text[place.begin : place.end].split()) in "".join(element.text_content().split())
    covered = sum(p.end - p.begin for p in reading.places)
    assert covered + 2 * (len(reading.places) - 1) == len(reading.text)  # all but the gaps between paragraphs


def test_links_carry_their_words():
    reading = only("mill.html", PAGE)
    assert ("Marrowby Courier", "https://courier.example") in [(reading.text[b:e], url) for b, e, url in reading.links]


def test_a_page_without_a_headline_begins_with_its_title():
    reading = only("mill.html", PAGE.replace("<h1>Mill burns down</h1>", ""))
    assert account(reading).startswith("Mill burns down")
    assert reading.places[0].element == "/html/head/title"


def test_a_misleading_name_around_the_whole_page_loses_nothing():
    page = PAGE.replace("<article>", '<article class="comments social-share">')
    assert all(p in account(only("mill.html", page)) for p in PROSE)


def test_declared_encoding_and_old_references():
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    page = f"<html><head>{head}</head><body><p>{PROSE[0]} Zoé &#147;no&#148;&#1;"
    reading = only("a.htm", page.encode("latin-1"))
    assert "Zoé “no”" in reading.text
    assert reading.warnings == ()


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "p", "a href=x"])
def test_deep_nesting_loses_no_text(tag):
    page = f"<html><body><h1>Mill burns down</h1>{f'<{tag}>' * 50_000}<p>{PROSE[0]}</p></body></html>"
    started = time.monotonic()
    assert PROSE[0] in only("a.html", page).text
    assert time.monotonic() - started < 20


def test_a_page_is_known_by_its_bytes_whatever_its_name():
    assert only("saved page", PAGE).text == only("mill.html", PAGE).text


def test_a_text_file_is_never_taken_for_a_page():
    assert only("a.txt", PAGE).text == PAGE


def test_hostile_bytes_take_no_time():
    started = time.monotonic()
    for data in (
        b"<!---->" * 600 + b"x",
        b"<html><body>" + b"<x" * 100_000,
        b"<html>" + b"<div>" * 300 + b"<x" * 100_000,
    ):
        with contextlib.suppress(Unreadable):
            only("a.html", data)
            only("page", data)
    assert time.monotonic() - started < 20


def test_metadata_that_cannot_be_is_said_to_be_damaged():
    reading = only("a.html", PAGE.replace("+01:00", "+99:00"))
    assert all(p in account(reading) for p in PROSE)
    assert reading.published is None
    assert any("damaged" in w for w in reading.warnings)


def test_pages_do_not_depend_on_what_was_read_before():
    first = only("mill.html", PAGE)
    only("other.html", PAGE.replace("Marrowby", "Quillhaven"))
    for _ in range(3):
        assert only("mill.html", PAGE) == first


FRAGMENTS = st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "<br>", "<pre>", "</pre>", "<a href='x'>", "</a>", "<b>", "<table><tr><td>",
     "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>",
     "<p hidden>", "<svg>", "</svg>", "<nav>", "</nav>", "&amp;",
     "&#1;", "&#150;", "&nope;", "\x00", "\u2028", "\u2801\u2802", "\U000f0001", "😀", "<h1>", "</h1>",
     "<span style='display:none'>", "</span>", "<ul><li>", " ", "\r\n", "<li class='comment'>", *PROSE]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(FRAGMENTS, max_size=40))
def test_any_markup_gives_a_sound_reading_or_a_refusal(fragments):
    data = ("<html><body>" + "".join(fragments)).encode()
    with contextlib.suppress(Unreadable):
        only("a.html", data)
