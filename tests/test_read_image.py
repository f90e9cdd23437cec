"""Scans and pictures: the words recognised, marked as such, with their confidence and places."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys

import pytest
from fpdf import FPDF
from test_read_pdf import assert_sound

from firsthand.errors import Unreadable
from firsthand.readers import Reading, image, ocr, pdf

LINES = [
    "Mill burns down at Marrowby",
    "The mill burnt down on Tuesday night and the fire brigade",
    "of the valley worked until the morning. Mayor Odalys Finch",
    "told the Marrowby Courier that nobody was hurt, but that",
    "forty people had lost their work.",
]
WHOLE = f"{LINES[0]}\n\n{' '.join(LINES[1:])}"
MORE = ["Nobody knew why", *(line.replace("mill", "loft").replace("Tuesday", "Friday") for line in LINES[1:])]


@pytest.fixture(scope="module", autouse=True)
def _needs_ocr():
    if importlib.util.find_spec("rapidocr") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("no OCR: pip install 'firsthand[ocr]'")


def picture(angle: float = 0, lines=LINES):
    """The page as a scanner gives it."""
    import pypdfium2

    made = FPDF(format=(148, 210))
    made.add_page()
    for number, line in enumerate(lines):
        made.set_font("Times", size=11 if number else 16)
        made.cell(0, 6 if number else 12, line, new_x="LMARGIN", new_y="NEXT")
    with pypdfium2.PdfDocument(bytes(made.output())) as document:
        drawn = document[0].render(scale=170 / 72).to_pil().convert("L")
    return drawn.rotate(angle, expand=True, fillcolor=255)


def saved(kind: str, *pictures) -> bytes:
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if pictures[1:] else {}
    pictures[0].save(out, kind, **({"resolution": 170} if kind == "PDF" else {"dpi": (170, 170)}), **more)
    return out.getvalue()


def scanned(reading: Reading) -> None:
    assert_sound(reading)
    assert ocr.WARNING in reading.warnings
    assert all(0 < place.confidence <= 1 for place in reading.places)


def test_a_scanned_pdf_and_a_tiff_of_two_pages():
    for reader, kind in ((pdf, "PDF"), (image, "TIFF")):
        data = saved(kind, picture(), picture(0.5, MORE))
        (reading,) = reader.read("scan", data)
        scanned(reading)
        assert reading.text == "\n\n".join([WHOLE, MORE[0], " ".join(MORE[1:])])
        assert {place.page for place in reading.places} == {1, 2}


def test_a_page_that_lies_on_its_side():
    (reading,) = image.read("scan.png", saved("PNG", picture(90)))
    scanned(reading)
    assert reading.text.split()[:4] == WHOLE.split()[:4]


def test_a_blurred_page_is_listed_as_doubtful():
    blurred = picture().resize((210, 300)).resize((990, 1400))
    (reading,) = image.read("scan.jpg", saved("JPEG", blurred))
    assert "pages read with doubt: 1" in reading.warnings


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(200), b"noise" * 50, saved("PNG", picture())[:2000]]
)
def test_damaged_pictures_are_refused(data):
    with pytest.raises(Unreadable) as error:
        image.read("a.png", data)
    assert error.value.place == "a.png"
    assert error.value.remedy


def test_a_picture_without_words_is_refused():
    from PIL import Image

    with pytest.raises(Unreadable, match="no words"):
        image.read("a.png", saved("PNG", Image.new("L", (400, 300), 200)))


def test_a_picture_of_too_many_dots_is_refused():
    from PIL import Image

    with pytest.raises(Unreadable, match="dots"):
        image.read("a.png", saved("PNG", Image.new("1", (20_000, 20_000))))


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    for reader, kind in ((image, "PNG"), (pdf, "PDF")):
        with pytest.raises(Unreadable, match=r"pip install 'firsthand\[ocr\]'"):
            reader.read("a", saved(kind, picture()))


def test_nothing_is_fetched(tmp_path):
    (tmp_path / "a.png").write_bytes(saved("PNG", picture()))
    program = (
        "import socket, sys\n"
        "def no(*_, **__): raise SystemExit('went to the network')\n"
        "socket.socket.connect = socket.getaddrinfo = no\n"
        "from firsthand.readers import image\n"
        f"print(image.read('a.png', open({str(tmp_path / 'a.png')!r}, 'rb').read())[0].title)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
