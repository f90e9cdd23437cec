"""One good file of every format, with invented words, for `fuzz.py` to damage."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

import docx
from fpdf import FPDF
from PIL import Image, ImageDraw
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TOLD = "The mayor of Marrowby told the Courier that the mill had burnt down and that nobody was hurt in the fire."
MORE = (
    "“We saw the smoke from the bridge,” said Odalys Finch, who lives beside it.[1] Ivo Tal denied it on 5 March 2019."
)
ABOUT = {"@type": "NewsArticle", "datePublished": "2019-03-05T23:40:00-05:00", "publisher": {"name": "The Courier"}}
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Mill burns - The Courier</title>
<meta property="og:site_name" content="The Courier"><meta property="article:published_time" content="2019-03-05T23:40">
<script type="application/ld+json">{json.dumps(ABOUT)}</script>
<style>.away {{ display: none }} p.pale {{ color: #fefefe; background: white }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Mill burns</h1><time datetime="2019-03-05">5 March
2019</time><figure><img alt="The mill"><figcaption>The mill (Getty)</figcaption></figure><p>{TOLD}</p>
<p class="away">Hidden.</p><p>{MORE} <a href="https://bugle.example/1?a=b&amp;c=%d0">The Bugle</a> has more.</p>
<table><tr><td colspan="2">Dead</td><td>none</td></tr></table></article>
<div id="comments"><h3>2 Comments</h3><ul><li>Ana, 5 March 2019 at 14:05<p>I do not believe it.</p></li></ul></div>
</body></html>"""
COMMENTED = (
    f"Mill burns\nBy Anna Brisk\n\n{TOLD}\n\n{MORE}\n\n2 Comments\n\n* Ana\n5 March 2019 at 14:05\nI saw it.\nReply\n"
)
RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset238 Times;}}{\info{\title Mill burns}{\author Anna Brisk}}"
    rf"\pard {TOLD}\par\'e9\u8220?{MORE.encode('ascii', 'ignore').decode()}"
    r"{\footnote 1 A letter.}\trowd\cell x\cell\row{\pict\pngblip 89504e47}\bin4 abcd\par}"
)
ITEM = f"<item><title>Mill</title><link>https://a.example/1</link><description>{TOLD}</description></item>"
FEED = f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Courier</title>{ITEM}</channel></rss>"
BUNDLE = "\n".join(
    f"{n} of 2 DOCUMENTS\n\nThe Courier\n\nMarch {n}, 2019 Tuesday\n\nMill burns {n}\n\nBYLINE: Anna Brisk"
    f"\n\nLENGTH: 40 words\n\n{TOLD} {MORE}\n\nLOAD-DATE: March {n}, 2019\n"
    for n in (1, 2)
)


def good_files() -> dict[str, bytes]:
    """Bytes of the files by their names."""
    mail, archive = _mail(), _warc()
    return {
        "a.txt": COMMENTED.encode(),
        "utf16.txt": COMMENTED.encode("utf-16"),
        "bundle.txt": BUNDLE.encode(),
        "a.md": f"# Mill burns\n\n{TOLD}\n\n> {MORE}\n\n[1]: https://a.example/1\n".encode(),
        "a.html": PAGE.encode(),
        "latin.html": PAGE.replace("utf-8", "windows-1252").encode("cp1252"),
        "a.pdf": _pdf(),
        "a.docx": _docx(),
        "a.rtf": RTF.encode("ascii", "ignore"),
        "a.png": _picture("PNG"),
        "a.jpg": _picture("JPEG"),
        "a.tiff": _picture("TIFF"),
        "a.eml": mail,
        "a.mbox": b"".join(b"From a@b.example Tue Mar  5 23:40:00 2019\n" + mail + b"\n" for _ in range(2)),
        "a.mhtml": _mhtml(),
        "a.rss": FEED.encode(),
        "a.csv": _table(),
        "a.jsonl": b"".join(json.dumps({"text": f"{TOLD} {n}", "title": "Mill"}).encode() + b"\n" for n in range(3)),
        "a.json": json.dumps({"articles": [{"body": TOLD, "date": "2019-03-05"}]}).encode(),
        "a.warc": _warc(zipped=False),
        "a.warc.gz": archive,
        "a.wacz": _zip({"archive/a.warc.gz": archive, "datapackage.json": b"{}"}),
        "a.zip": _zip({"a.html": PAGE.encode(), "b/a.eml": mail, "c.zip": _zip({"a.txt": TOLD.encode()})}),
    }


def _mail() -> bytes:
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = "Anna Brisk <a@b.example>", "c@d.example", "Mühle brennt"
    made["Date"] = "Tue, 05 Mar 2019 23:40:00 -0500"
    made.set_content(f"{TOLD}\n\n{MORE}")
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(TOLD, filename="letter.txt")
    return made.as_bytes()


def _mhtml() -> bytes:
    made = EmailMessage(policy=SMTP)
    made["Snapshot-Content-Location"], made["Subject"] = "https://courier.example/1", "Mill burns"
    made["Date"] = "Tue, 05 Mar 2019 23:40:00 -0500"
    made.set_content(PAGE, subtype="html", cte="quoted-printable")
    made.make_related()
    return made.as_bytes()


def _table() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(
        [("title", "text", "outlet", "date"), ("Mill", f"{TOLD}\n{MORE}", "Courier", "2019-03-05")]
    )
    return out.getvalue().encode()


def _pdf() -> bytes:
    made = FPDF()
    made.set_compression(False)  # damage would seldom reach what is packed
    made.set_font("Helvetica", size=11)
    made.set_title("Mill burns")
    for _ in range(2):
        made.add_page()
        made.multi_cell(90, 5, f"{TOLD} " * 8)
    return bytes(made.output())


def _docx() -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_heading("Mill burns")
    made.add_paragraph(TOLD)
    made.add_table(1, 2).cell(0, 0).text = MORE
    made.save(out)
    return out.getvalue()


def _picture(kind: str) -> bytes:
    made, out = Image.new("L", (420, 60), 255), io.BytesIO()
    ImageDraw.Draw(made).text((10, 10), TOLD[:60], fill=0)
    made.save(out, kind)
    return out.getvalue()


def _warc(*, zipped: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    for kind, body in (("text/html", PAGE.encode()), ("application/pdf", _pdf()), ("text/plain", TOLD.encode())):
        http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://courier.example/{len(body)}", "response", payload=io.BytesIO(body), http_headers=http
        )
        writer.write_record(record)
    return out.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()
