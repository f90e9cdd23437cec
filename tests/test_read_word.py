"""Word and RTF: the words of the paragraphs in order; notes, links, hidden and deleted words told apart."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile

import docx as writer
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from office import converted
from papers import AUTHOR, FOOT, HEAD, TITLE, paper
from test_read_pdf import account, notes

from firsthand.errors import Unreadable
from firsthand.readers import Reading, docx, docx_parts, rtf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
READERS = {"docx": docx, "rtf": rtf}


def only(suffix: str, data: bytes) -> Reading:
    (reading,) = READERS[suffix].read(f"a.{suffix}", data)
    for spans in (
        [(b, e) for _, b, e in reading.blocks],
        [(p.begin, p.end) for p in reading.places],
        [(b, e) for b, e, _ in reading.links],
    ):
        end = 0
        for begin, stop in spans:
            assert end <= begin < stop <= len(reading.text)
            end = stop
    reading.text.encode()
    return reading


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf_of(body: str) -> Reading:
    return only("rtf", b"{\\rtf1\\ansi\\ansicpg1252 " + body.encode("cp1252") + b"}")


# -- real programs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["docx", "rtf"])
def test_a_word_processors_document_reads_back(tmp_path, suffix):
    made = paper(31)
    source = tmp_path / "paper.fodt"
    source.write_text(made.flat, encoding="utf-8")
    reading = only(suffix, converted(source, suffix).read_bytes())
    assert account(reading) == made.paragraphs
    assert notes(reading) == made.notes
    assert (reading.title, reading.author, reading.published) == (TITLE, AUTHOR, "2019-05-14")
    margins = " ".join(reading.text[b:e] for kind, b, e in reading.blocks if kind == "boilerplate")
    assert HEAD in margins
    assert FOOT in margins
    assert len(reading.links) == len(made.notes) > 3
    for begin, end, target in reading.links:
        at, to = map(int, target.removeprefix("#char=").split(","))
        assert reading.text[at:to] in made.notes
        assert reading.text[at:to].startswith(reading.text[begin:end])


@pytest.mark.parametrize("suffix", ["docx", "rtf"])
def test_endnotes_are_tied_to_their_sentences(tmp_path, suffix):
    made = paper(31, notes=0.1)
    source = tmp_path / "paper.fodt"
    source.write_text(made.flat.replace('"footnote"', '"endnote"'), encoding="utf-8")
    reading = only(suffix, converted(source, suffix).read_bytes())
    assert [note.partition("] ")[2] for note in notes(reading)] == [note.partition("] ")[2] for note in made.notes]
    assert len(reading.links) == len(made.notes) > 3
    for begin, end, target in reading.links:
        at, to = map(int, target.removeprefix("#char=").split(","))
        assert reading.text[at:to].startswith(reading.text[begin:end])


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"]), max_size=40)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=8).filter(lambda texts: any(t.strip("\xad").strip() for t in texts)))
def test_paragraphs_of_docx_stand_as_they_were_written(texts):
    document = writer.Document()
    for text in texts:
        document.add_paragraph(text)
    reading = only("docx", saved(document))
    wanted = [w for text in texts if (w := text.replace("\xad", "").replace("\ufeff", "").strip())]
    assert reading.text == "\n\n".join(wanted)
    assert [reading.text[p.begin : p.end] for p in reading.places] == wanted


# -- docx --------------------------------------------------------------------------------------------------------------


def test_headings_tables_and_boxes_in_order():
    document = writer.Document()
    document.add_heading("Mill burns down", 0)
    document.add_paragraph("The mill burnt.")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip([c for row in table.rows for c in row.cells], ["Killed", "12", "Injured", "3"], strict=True):
        cell.text = words
    document.add_paragraph("Nobody knew why.")
    reading = only("docx", saved(document))
    assert reading.text == "Mill burns down\n\nThe mill burnt.\n\nKilled\t12\n\nInjured\t3\n\nNobody knew why."
    assert reading.title == "Mill burns down"
    assert reading.places[1].element == "/w:document/w:body/w:p[2]"


def test_deleted_hidden_and_commented_words():
    document = writer.Document()
    paragraph = document.add_paragraph("The owner ")
    add = paragraph._p.append
    add(parse_xml(f'<w:del {W} w:id="1" w:author="x"><w:r><w:delText>never </w:delText></w:r></w:del>'))
    add(parse_xml(f'<w:ins {W} w:id="2" w:author="x"><w:r><w:t xml:space="preserve">always </w:t></w:r></w:ins>'))
    add(parse_xml(f"<w:r {W}><w:t>denied it.</w:t></w:r>"))
    add(parse_xml(f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t> Ask again.</w:t></w:r>"))
    document.add_comment(paragraph.runs[0], "is this so?", author="Reader")
    reading = only("docx", saved(document))
    assert reading.text == "The owner always denied it. Ask again."
    assert [(kind, reading.text[b:e]) for kind, b, e in reading.blocks] == [("boilerplate", " Ask again.")]
    assert any("hidden" in warning for warning in reading.warnings)


def test_the_owner_of_the_computer_is_no_author():
    document = writer.Document()
    document.core_properties.author = "Radko Belisar"
    document.add_paragraph("The mill burnt.")
    reading = only("docx", saved(document))
    assert reading.author is None
    assert "Belisar" not in " ".join(reading.warnings)


def refused(suffix: str, data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as error:
        READERS[suffix].read("pile/a", data)
    assert error.value.place == "pile/a"
    assert error.value.remedy
    return error.value


def simple() -> bytes:
    document = writer.Document()
    document.add_paragraph("The mill burnt. " * 50)
    return saved(document)


def replaced(name: str, body: bytes) -> bytes:
    """A Word document one part of which is something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(simple())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, body if part == name else old.read(part))
    return out.getvalue()


def test_docx_cut_short_noise_and_other_archives():
    data = simple()
    for cut in random.Random(3).sample(range(4, len(data) - 30), 25):
        assert "damaged" in refused("docx", data[:cut]).wrong
    assert "damaged" in refused("docx", b"PK\x03\x04" + bytes(range(256)) * 8).wrong
    assert "damaged" in refused("docx", replaced("word/document.xml", b"<w:document")).wrong
    assert "encrypted" in refused("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).wrong
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as other:
        other.writestr("a.txt", "The mill burnt.")
    assert "no Word document" in refused("docx", out.getvalue()).wrong


def test_docx_bombs(monkeypatch):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE w [<!ENTITY e0 "mill">{entities}]><w:document {W}><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>'
    refused("docx", replaced("word/document.xml", bomb.encode()))
    outside = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document {W}><w:body><w:p><w:r><w:t>a&e;</w:t></w:r></w:p></w:body></w:document>'
    refused("docx", replaced("word/document.xml", outside.encode()))
    monkeypatch.setattr(docx_parts, "MOST", 1 << 20)
    assert "unpacks" in refused("docx", replaced("word/document.xml", b" " * (3 << 20))).wrong


# -- rtf ---------------------------------------------------------------------------------------------------------------


def test_rtf_characters_of_every_kind():
    reading = rtf_of(
        r"\uc1 Zo\'eb said \ldblquote no\rdblquote\emdash and left\u8230?\par "
        r"{\f1 \u1052\'cc\u1080\'e8\u1088\'f0} {\uc2\u-10179??\u-8987??} e\-nd\par {\*\unknown gone}{\pict 89504e47}"
    )
    assert reading.text == "Zoë said “no”—and left…\n\nМир 📥 end"


def test_rtf_charsets_of_fonts():
    data = rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}{\f1 \'cc\'e8\'f0} \'e9}"
    assert only("rtf", data).text == "Мир é"


def test_rtf_notes_links_tables_and_what_is_not_read():
    reading = rtf_of(
        r"{\info{\title Mill burns down}{\author Radko Belisar}}{\header Courier\par}"
        r"Mill burns down\par The mill burnt.{\super\chftn}{\footnote\pard {\super\chftn} A letter of the owner.}"
        r' {\deleted Never.}{\v Hidden.} See {\field{\*\fldinst HYPERLINK "https://courier.example/mill"}'
        r"{\fldrslt the page}}.\par \trowd Killed\cell 12\cell\row \pard The end.\par"
    )
    assert [" ".join(line.split()) for line in account(reading)] == [
        "Mill burns down",
        "The mill burnt.[1] See the page.",
        "Killed 12",
        "The end.",
    ]
    assert notes(reading) == ["[1] A letter of the owner."]
    assert "Never" not in reading.text
    assert reading.title == "Mill burns down"
    assert reading.author is None
    addresses = {reading.text[b:e]: url for b, e, url in reading.links}
    assert addresses["the page"] == "https://courier.example/mill"


@settings(max_examples=60)
@given(st.binary(max_size=400) | st.text(alphabet="\\{}*'u0 footnote par bin-9", max_size=200).map(str.encode))
def test_rtf_noise_is_read_or_refused(noise):
    with contextlib.suppress(Unreadable):
        assert only("rtf", b"{\\rtf1 " + noise).text.strip()


def test_no_rtf():
    assert "no RTF" in refused("rtf", b"The mill burnt.").wrong
    assert "no text" in refused("rtf", b"{\\rtf1 {\\pict 00}}").wrong
