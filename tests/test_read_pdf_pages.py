"""PDF: what surrounds the account on a page, and pages that are set in unusual ways."""

from __future__ import annotations

import pytest
from browser import chromium
from fpdf import FPDF
from test_read_pdf import PROSE, account, only, raw

from firsthand import readers
from firsthand.errors import Unreadable
from firsthand.readers import bundle, ocr, pdf
from firsthand.readers.pdf_runs import Run

MORE = [
    "The owner, a company from Quillhaven, denied that it had been warned about the wiring in the drying loft.",
    "An inspector had said in March that the loft was dry and safe, according to a letter the town council holds.",
    "“I do not believe it,” said Ivo Tal, who had worked in the mill for thirty years. “The loft was never dry.”",
    "The fire brigade said that it had found the doors locked. It will give its report to the court in Orla in May.",
    "The court will hear the inspector then, its clerk said, and after him the men who had worked in the loft.",
]
LINES = [
    "The mill at Marrowby burnt down on Tuesday night, and the fire",
    "brigade of the valley worked until the morning. Mayor Odalys Finch",
    "told the Marrowby Courier that nobody was hurt.",
]


def printed(body: str, style: str = "") -> bytes:
    """A page as a browser prints it."""
    with chromium() as browser:
        tab = browser.new_page()
        tab.set_content(f"<html lang=en><style>body {{ font: 11pt serif }} {style}</style><body>{body}")
        return tab.pdf(format="A4", margin={"top": "60px", "bottom": "60px", "left": "60px", "right": "60px"})


@pytest.mark.browser
def test_a_newspaper_page():
    style = """.columns { columns: 2; text-align: justify } p { margin: 0; text-indent: 1em } figcaption { font-size: 8pt }
      p.first { text-indent: 0 } p.first:first-letter { font-size: 40pt; float: left; line-height: .8 }
      .side { writing-mode: vertical-rl; position: absolute; left: 0; top: 300px; font-size: 8pt } body { padding-left: 30px }"""
    text = "".join(f"<p>{words}</p>" for words in MORE)
    reading = only(printed(
        f"<h1>Mill burns down</h1><div class=side>Printed in Quillhaven by the Courier</div><div class=columns>"
        f"<p class=first>{PROSE}</p>{text}<figcaption>The mill in 1990. Photo: A. Larkspur</figcaption>{text}</div>",
        style,
    ))  # fmt: skip
    assert account(reading) == ["Mill burns down", PROSE.strip(), *MORE, *MORE]
    blocks = [(kind, reading.text[b:e]) for kind, b, e in reading.blocks]
    assert ("caption", "The mill in 1990. Photo: A. Larkspur") in blocks
    assert ("boilerplate", "Printed in Quillhaven by the Courier") in blocks


@pytest.mark.browser
def test_rows_of_a_table_stay_rows():
    rows = [("Workers", "Injured", "Sum paid"), ("Forty", "None", "12,000"), ("Firemen", "Three", "1,500")]
    table = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}</tr>" for row in rows)
    reading = only(printed(f"<p>{PROSE}<table>{table}</table><p>{PROSE}", "td { padding: 2px 40px 2px 0 }"))
    assert account(reading) == [PROSE.strip(), *(" ".join(row) for row in rows), PROSE.strip()]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_lying_on_its_side(angle):
    made = FPDF()
    made.add_page()
    made.set_font("Times", size=11)
    with made.rotation(angle, 105, 148):
        for number, line in enumerate(LINES):
            made.text(40, 100 + 6 * number, line)
    assert only(bytes(made.output())).text == " ".join(LINES)


def test_heads_feet_and_page_numbers_are_blocks_and_sentences_run_on_over_them():
    made = FPDF()
    made.set_font("Times", size=12)
    for number in range(3):
        made.add_page()
        made.text(20, 12, "The Marrowby Papers")
        made.set_xy(20, 40)
        made.multi_cell(100, 6, (f"Page {number} says that the mill burnt. " * 40).strip() + " And then the")
        made.text(100, 288, f"{number + 7}")
    reading = only(bytes(made.output()))
    blocks = [reading.text[b:e] for kind, b, e in reading.blocks if kind == "boilerplate"]
    assert sorted(blocks) == ["7", "8", "9", *["The Marrowby Papers"] * 3]
    assert "7" not in " ".join(account(reading))


def test_words_that_a_page_does_not_show_are_no_account():
    hidden = "It burnt) Tj 3 Tr 0 -200 Td (Ask nobody about it) Tj 0 Tr 0 -20 Td (The end."
    reading = only(raw([f"The mill of Marrowby burnt down on Tuesday night) Tj 0 -100 Td ({hidden}"]))
    assert [(kind, reading.text[b:e]) for kind, b, e in reading.blocks] == [("boilerplate", "Ask nobody about it")]


def test_letters_of_no_height_are_not_shown():
    flat = "It burnt) Tj 1 0 0 0 50 400 Tm (Nobody) Tj 1 0 0 0 50 350 Tm (knows) Tj 1 0 0 1 50 300 Tm (The end."
    reading = only(raw([f"The mill of Marrowby burnt down on Tuesday night) Tj 0 -100 Td ({flat}"]))
    hidden = "".join(reading.text[b:e] for _, b, e in reading.blocks)
    assert hidden.replace(" ", "") == "Nobodyknows"
    assert "The end." in account(reading)


def test_words_that_a_scanner_wrote_behind_the_picture_are_read_and_said_to_be_so():
    reading = only(
        raw(
            [
                "The mill",
                "a) Tj 3 Tr 0 -20 Td (The mill of Marrowby burnt down on Tuesday night",
            ]
        )
    )
    assert account(reading)[-1].endswith("The mill of Marrowby burnt down on Tuesday night")
    assert any("before it came here: page 2" in warning for warning in reading.warnings)


def test_letters_without_a_meaning_are_no_words(monkeypatch):
    table = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange"
    private = f"/CIDInit /ProcSet findresource begin begincmap {table} endcmap end"
    data = raw(["The mill of Marrowby burnt down on Tuesday night"], private)
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(Unreadable, match="only images"):
        pdf.read("a.pdf", data)
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(
        ocr, "runs_of", lambda image, scale: [Run("The mill burnt.", 50, 50, 200, 60, 58, 9, sure=0.99)]
    )
    reading = only(data)
    assert reading.text == "The mill burnt."
    assert ocr.WARNING in reading.warnings


def test_attached_files_are_named():
    made = FPDF()
    made.add_page()
    made.set_font("Times", size=11)
    made.multi_cell(0, 6, PROSE)
    made.embed_file(bytes=b"The mill burnt.", basename="a.txt")
    assert any("attached" in warning for warning in only(bytes(made.output())).warnings)


def test_a_password_only_for_changes_hides_nothing():
    made = FPDF()
    made.set_encryption(owner_password="o")
    made.add_page()
    made.set_font("Times", size=11)
    made.multi_cell(0, 6, PROSE)
    assert only(bytes(made.output())).text == PROSE.strip()


def test_a_bundle_saved_as_a_web_page():
    parts = []
    for number, (title, outlet) in enumerate(
        [("Mill burns down", "Marrowby Courier"), ("Owner denies it", "Orla Post")], 1
    ):
        parts += [
            title,
            outlet,
            f"March {number}, 2019 Friday",
            f"Copyright 2019 {outlet} All Rights Reserved",
            "Section: NEWS",
        ]
        parts += ["Length: 45 words", "Body", *MORE, f"Load-Date: March {number}, 2019", "End of Document"]
    page = f"<html><head><title>Two documents</title></head><body>{''.join(f'<p>{p}</p>' for p in parts)}</body></html>"
    found = readers.read("a.html", page.encode())
    assert [(each.title, each.outlet, each.published, each.member) for each in found] == [
        ("Mill burns down", "Marrowby Courier", "2019-03-01", "1"), ("Owner denies it", "Orla Post", "2019-03-02", "2"),
    ]  # fmt: skip
    assert all(MORE[0] in each.text for each in found)
    assert bundle.articles(found[0]) == [found[0]]
