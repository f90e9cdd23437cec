"""PDF: the same words in the order a person reads them, every character with its page."""

from __future__ import annotations

import contextlib
import io
import random
import re

import pypdfium2
import pytest
from browser import chromium
from fpdf import FPDF
from fpdf.enums import AccessPermission
from hypothesis import given, settings
from hypothesis import strategies as st
from office import converted
from papers import AUTHOR, FOOT, HEAD, TITLE, paper

from firsthand.errors import Unreadable
from firsthand.readers import Reading, pdf, pdf_open

PROSE = (
    "The mill at Marrowby burnt down on Tuesday night, and the fire brigade of the valley worked until the morning. "
    "Mayor Odalys Finch told the Marrowby Courier that nobody was hurt, but that forty people had lost their work. "
)


def only(data: bytes) -> Reading:
    (reading,) = pdf.read("a.pdf", data)
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
    for place in reading.places:
        assert place.page is not None
        assert place.page >= 1
        left, top, right, bottom = place.box
        assert left <= right
        assert top <= bottom
        assert not reading.text[place.begin : place.end].isspace()
    placed = "".join(reading.text[p.begin : p.end] for p in reading.places)
    assert sum(not c.isspace() for c in placed) == sum(not c.isspace() for c in reading.text) - labels(reading)
    reading.text.encode()


def labels(reading: Reading) -> int:
    """Characters that stand before notes and on no page."""
    notes = (reading.text[b:e] for kind, b, e in reading.blocks if kind == "note")
    return sum(len(m.group().strip()) for note in notes if len(note) > 8 and (m := re.match(r"\[\w+\] ", note)))


def account(reading: Reading) -> list[str]:
    """Paragraphs of the account, with the markers of notes."""
    kept = list(reading.text)
    for kind, begin, end in reading.blocks:
        if kind != "note" or end - begin > 8:
            kept[begin:end] = " " * (end - begin)
    return [line.strip() for line in "".join(kept).split("\n") if line.strip()]


def notes(reading: Reading) -> list[str]:
    return [reading.text[b:e] for kind, b, e in reading.blocks if kind == "note" and e - b > 8]


def written(pages: list[str], **options) -> bytes:
    """A PDF with one text a page."""
    made = FPDF(format="A4")
    made.set_font("Helvetica", size=11)
    for text in pages:
        made.add_page()
        made.multi_cell(0, 5, text, align=options.get("align", "L"))
    return bytes(made.output())


def printed(made, source) -> bytes:
    """The report as LibreOffice prints it; it may lose lines of columns with footnotes, which is not ours to mend."""
    source.write_text(made.flat, encoding="utf-8")
    data = converted(source, "pdf").read_bytes()
    with pypdfium2.PdfDocument(data) as document:
        there = "".join(page.get_textpage().get_text_bounded() for page in document)
    if any(note.rpartition("/")[2][:8] not in there for note in made.notes):
        pytest.skip("LibreOffice's own PDF lacks some of the words")
    return data


# -- real programs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seed", "columns", "indent"), [(1, 1, False), (4, 1, True), (11, 2, False), (12, 2, True), (13, 3, False)]
)
def test_a_word_processors_pdf_reads_back_in_order(tmp_path, seed, columns, indent):
    made = paper(seed, columns=columns, indent=indent)
    reading = only(printed(made, tmp_path / "paper.fodt"))
    assert account(reading) == made.paragraphs
    assert sorted(notes(reading)) == sorted(made.notes)
    assert (reading.title, reading.author, reading.published) == (TITLE, AUTHOR, "2019-05-14")
    margins = [reading.text[b:e] for kind, b, e in reading.blocks if kind == "boilerplate"]
    pages = max(place.page for place in reading.places)
    assert margins == [part for n in range(1, pages + 1) for part in (HEAD, f"{FOOT} – {n}")]


def test_every_marker_is_tied_to_its_note(tmp_path):
    made = paper(21, columns=2)
    reading = only(printed(made, tmp_path / "paper.fodt"))
    assert len(reading.links) == len(made.notes) > 3
    for begin, end, target in reading.links:
        at, to = map(int, target.removeprefix("#char=").split(","))
        assert reading.text[at:to] in made.notes
        assert reading.text[at:to].startswith(reading.text[begin:end])


@pytest.mark.browser
def test_a_page_that_a_browser_printed():
    page = f"<html lang=en><title>Mill burns down</title><body><h1>Mill burns down</h1>{f'<p>{PROSE}</p>' * 30}"
    with chromium() as browser:
        tab = browser.new_page()
        tab.set_content(page)
        data = tab.pdf(display_header_footer=True, footer_template=(
            "<span style='font-size:8px'>https://courier.example/mill <span class=pageNumber></span>/9</span>"
        ), header_template="<span></span>", margin={"top": "60px", "bottom": "60px"})  # fmt: skip
    reading = only(data)
    assert account(reading) == ["Mill burns down", *[PROSE.strip()] * 30]
    assert reading.title == "Mill burns down"
    assert reading.url == "https://courier.example/mill"


@pytest.mark.browser
def test_what_a_browser_prints_around_a_single_page():
    with chromium() as browser:
        tab = browser.new_page()
        page = f"<html lang=en><title>Mill</title><body><h1>Mill burns down</h1><p>{PROSE}"
        tab.route("**/*", lambda route: route.fulfill(body=page, content_type="text/html"))
        tab.goto("https://courier.example/mill")
        data = tab.pdf(display_header_footer=True, margin={"top": "60px", "bottom": "60px"})
    reading = only(data)
    assert account(reading) == ["Mill burns down", PROSE.strip()]
    assert reading.url == "https://courier.example/mill"


# -- what holds whatever the text --------------------------------------------------------------------------------------

WORDS = st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), min_size=1, max_size=120)


@settings(max_examples=25)
@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from("LJC"))
def test_the_words_of_each_page_are_the_words_that_went_in(pages, align):
    reading = only(written([" ".join(words) for words in pages], align=align))
    for number, words in enumerate(pages, 1):
        found = " ".join(reading.text[p.begin : p.end] for p in reading.places if p.page == number)
        assert found.split() == words


def test_hyphens_at_line_ends_are_undone_and_offsets_stay_exact():
    lines = [
        "The inspector had said in March that the extraordi-",
        "narily dry loft of the well-",
        "known mill was safe.",
    ]
    made = FPDF(format="A4")
    made.set_font("Times", size=12)
    made.add_page()
    for line in lines:
        made.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    reading = only(bytes(made.output()))
    assert reading.text == (
        "The inspector had said in March that the extraordinarily dry loft of the well-known mill was safe."
    )
    assert [reading.text[p.begin : p.end] for p in reading.places] == [
        "The inspector had said in March that the extraordi", "narily dry loft of the well-", "known mill was safe.",
    ]  # fmt: skip


def test_a_raised_figure_never_runs_into_a_number():
    made = FPDF()
    made.add_page()
    made.set_font("Times", size=12)
    made.write(6, "The hospital counted 12")
    made.char_vpos = "SUP"
    made.write(6, "3")
    made.char_vpos = "LINE"
    made.write(6, " dead on a field of 40 m")
    made.char_vpos = "SUP"
    made.write(6, "2")
    made.char_vpos = "LINE"
    made.write(6, " and no more.")
    assert only(bytes(made.output())).text == "The hospital counted 12³ dead on a field of 40 m² and no more."


def test_the_files_date_is_a_warning_where_the_text_gives_none():
    reading = only(written([PROSE]))
    assert reading.published is None
    assert any("was made on" in warning for warning in reading.warnings)


def test_the_files_author_is_nobody_where_the_text_does_not_name_them():
    made = FPDF()
    made.set_author("Radko Belisar")
    made.set_title("letter_final.docx")
    made.add_page()
    made.set_font("Helvetica", size=11)
    made.multi_cell(0, 5, PROSE)
    reading = only(bytes(made.output()))
    assert reading.author is None
    assert reading.title is None
    assert "Belisar" not in " ".join(reading.warnings)


# -- bad input ---------------------------------------------------------------------------------------------------------


def refused(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as error:
        pdf.read("pile/a.pdf", data)
    assert error.value.place == "pile/a.pdf"
    assert error.value.remedy
    return error.value


def test_encrypted():
    made = FPDF()
    made.set_encryption(owner_password="o", user_password="u", permissions=AccessPermission.none())
    made.add_page()
    made.set_font("Helvetica", size=11)
    made.multi_cell(0, 5, PROSE)
    error = refused(bytes(made.output()))
    assert "encrypted" in error.wrong
    assert "password" in error.remedy


def test_no_pages():
    assert refused(raw([])).wrong


def test_pages_without_words():
    made = FPDF()
    made.add_page()
    assert "no text" in refused(bytes(made.output())).wrong


def test_a_file_cut_short_is_read_in_part_or_refused():
    data = written([PROSE * 4] * 3)
    chance = random.Random(5)
    for cut in sorted(chance.sample(range(20, len(data)), 40)):
        with contextlib.suppress(Unreadable):
            assert only(data[:cut]).text


@settings(max_examples=30)
@given(st.binary(max_size=600))
def test_noise(noise):
    refused(b"%PDF-1.7\n" + noise)


def test_more_pages_than_the_limit_are_named(monkeypatch):
    monkeypatch.setattr(pdf_open, "MOST_PAGES", 3)
    reading = only(raw(["one", "two", "three", "four"]))
    assert {place.page for place in reading.places} == {1, 2, 3}
    assert any("first 3 of 4 pages" in warning for warning in reading.warnings)


def raw(pages: list[str], letters: str = "") -> bytes:
    """A PDF written by hand, as small as it gets; `letters`: the table that says what the font's letters are."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for text in pages:
        stream = f"BT /F 12 Tf 50 700 Td ({text}) Tj ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    if letters:
        objects.append(f"<</Length {len(letters)}>>stream\n{letters}\nendstream")
        objects[2] = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {len(objects)} 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out, at = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        at.append(out.tell())
        out.write(f"{number} 0 obj{body}endobj\n".encode())
    start = out.tell()
    rows = "".join(f"{offset:010} 00000 n \n" for offset in at)
    out.write(f"xref\n0 {len(at) + 1}\n0000000000 65535 f \n{rows}".encode())
    out.write(f"trailer<</Size {len(at) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()
