"""Containers: every document in them comes out with its words, its name and what the container says of it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import mailbox
import random
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from browser import chromium
from fastwarc.stream_io import ZstdWriter
from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from firsthand.errors import Unreadable
from firsthand.readers import unpack

TOLD = "The mayor of Marrowby told the Courier that the mill had burnt down and that nobody was hurt in the fire."
PAGE = f"<html><head><title>Mill burns</title></head><body><h1>Mill burns</h1><p>{TOLD}</p></body></html>"
DATE = "Tue, 05 Mar 2019 23:40:00 -0500"


def read(path, source):
    """Everything that is found in a file, read in this process."""
    for leaf in unpack.leaves(path, source):
        yield from leaf.found() if isinstance(leaf, unpack.Leaf) else [leaf]


def readings(path, source):
    found = list(read(path, source))
    assert not [f for f in found if isinstance(f, Unreadable)]
    return found


def refusals(path, source):
    return [f for f in read(path, source) if isinstance(f, Unreadable)]


# -- ZIP ---------------------------------------------------------------------------------------------------------------


def test_a_zip_and_what_is_nested_in_it(archive):
    inner = archive({"x.txt": TOLD, "page.html": PAGE})
    found = readings("a/pile.zip", archive({"news/a.txt": TOLD, "more/inner.zip": inner, "__MACOSX/._a.txt": "x"}))
    assert [f.member for f in found] == ["news/a.txt", "more/inner.zip!x.txt", "more/inner.zip!page.html"]
    assert [f.text for f in found] == [TOLD, TOLD, f"Mill burns\n\n{TOLD}"]


def test_what_a_browser_saved_beside_a_page_is_not_read_and_said_to_be_so(archive):
    files = {"n/Mill.html": PAGE, "n/Mill_files/logo.png": b"x", "n/Mill_files/ad.html": PAGE, "n/my_files/a.txt": TOLD}
    page, text = readings("p.zip", archive(files))
    assert page.warnings == ("saved beside it and not read: n/Mill_files/logo.png, n/Mill_files/ad.html",)
    assert (text.member, text.warnings) == ("n/my_files/a.txt", ())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_told_apart():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "One.")
        package.writestr("a.txt", "Two.")
    assert [(f.member, f.text) for f in readings("p.zip", out.getvalue())] == [("a.txt", "One."), ("a.txt (2)", "Two.")]


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:/a.txt"])
def test_a_member_whose_name_leads_out_of_the_archive_is_refused_by_name(archive, name):
    good, bad = read("p.zip", archive({"good.txt": TOLD, name: TOLD}))
    assert good.text == TOLD
    assert (bad.place, bad.wrong) == (f"p.zip!{name}", "its name leads out of the archive")


def test_an_encrypted_member_is_refused_and_the_rest_read(archive):
    data = bytearray(archive({"a.txt": TOLD, "b.txt": TOLD}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # set "encrypted" in both headers of the second
        at = data.rfind(mark)
        data[at + flags] |= 1
    good, bad = read("p.zip", bytes(data))
    assert good.member == "a.txt"
    assert (bad.place, bad.wrong) == ("p.zip!b.txt", "it is encrypted")


def test_a_link_is_no_document():
    out, info = io.BytesIO(), zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(info, "/etc/passwd")
    assert [r.wrong for r in refusals("p.zip", out.getvalue())] == ["a link, not a file"]


def test_an_archive_made_to_fill_a_disk_is_not_unpacked(archive):
    bomb = archive({"a.txt": b"a" * (200 << 20)})
    assert ["unpacks to more than" in r.wrong for r in refusals("p.zip", bomb)] == [True]
    (refused,) = refusals("q.zip", archive({"p.zip": bomb}))
    assert refused.place == "q.zip!p.zip"


def test_archives_are_opened_only_so_deep(archive):
    data = archive({"a.txt": TOLD})
    for _ in range(20):
        data = archive({"n.zip": data})
    (refused,) = refusals("p.zip", data)
    assert "one in another" in refused.wrong


def test_archives_within_archives_are_opened_only_so_often(archive, monkeypatch):
    monkeypatch.setattr(unpack, "MOST_NESTED", 30)
    data = archive({f"{i}.txt": TOLD for i in range(8)})
    for _ in range(3):
        data = archive({f"{i}.zip": data for i in range(8)})
    *found, refused = read("p.zip", data)
    assert 10 < len(found) < 30
    assert not [f for f in found if isinstance(f, Unreadable)]
    assert "too many archives within archives" in refused.wrong


def test_an_archive_cut_short_or_damaged(archive):
    data = archive({f"{i}.txt": f"{TOLD} {i}" for i in range(20)})
    (cut,) = refusals("p.zip", data[: len(data) // 2])
    assert "cut short" in cut.wrong
    broken = bytearray(data)
    broken[60:70] = b"\xff" * 10  # in the first member's packed bytes
    found = list(read("p.zip", bytes(broken)))
    assert found[0].place == "p.zip!0.txt"
    assert len([f for f in found if not isinstance(f, Unreadable)]) == 19


# -- web archives ------------------------------------------------------------------------------------------------------


def warc(*answers, zipped=True) -> bytes:
    """A web archive of (address, body, headers, status), written by warcio."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for address, body, headers, status in answers:
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        stated = {"WARC-Date": "2019-03-05T21:10:00Z"}
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=stated
        )
        writer.write_record(record)
    return out.getvalue()


def paper() -> bytes:
    """A PDF of one page."""
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=11)
    made.multi_cell(0, 5, TOLD)
    return bytes(made.output())


def pages(count):
    html = {"Content-Type": "text/html; charset=utf-8"}
    return [(f"https://courier.example/{i}", PAGE.encode(), html, "200 OK") for i in range(count)]


@pytest.mark.parametrize("zipped", [True, False])
def test_a_web_archive_gives_its_pages_with_address_and_time(zipped):
    more = [
        ("https://courier.example/p", paper(), {"Content-Type": "application/pdf"}, "200 OK"),
        ("https://courier.example/t", TOLD.encode(), {"Content-Type": "text/plain"}, "200 OK"),
        ("https://courier.example/s.css", b"p {}", {"Content-Type": "text/css"}, "200 OK"),
        ("https://courier.example/gone", PAGE.encode(), {"Content-Type": "text/html"}, "404 Not Found"),
    ]
    found = readings("c.warc" + ".gz" * zipped, warc(*pages(2), *more, zipped=zipped))
    assert [f.member for f in found] == [f"https://courier.example/{name}" for name in ("0", "1", "p", "t")]
    assert [f.url for f in found] == [f.member for f in found]
    assert {f.retrieved for f in found} == {"2019-03-05T21:10:00Z"}
    assert [" ".join(f.text.split()) for f in found] == [f"Mill burns {TOLD}"] * 2 + [TOLD] * 2
    assert {place.page for place in found[2].places} == {1}
    assert [f.warnings for f in found if f is not found[2]] == [
        (),
        (),
        ("of its archive these were left: errors (1), text/css (1)",),
    ]


def test_a_web_archive_packed_by_zstandard():
    data = b"".join(packed(warc(page, zipped=False)) for page in pages(3))
    assert [f.url for f in readings("c.warc.zst", data)] == [page[0] for page in pages(3)]
    *found, refused = read("c.warc.zst", data[:-100])
    assert len(found) == 2
    assert "cut short" in refused.wrong


def packed(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = ZstdWriter(out)
    writer.write(data)
    writer.finish()
    writer.flush()
    return out.getvalue()


def test_one_address_captured_twice_is_two_documents():
    assert [f.member for f in readings("c.warc.gz", warc(*pages(1), *pages(1)))] == [
        "https://courier.example/0", "https://courier.example/0 (2)",
    ]  # fmt: skip


def test_codings_of_an_answer_are_undone():
    html = {"Content-Type": "text/html; charset=windows-1252"}
    page = PAGE.replace("Marrowby", "Zoé’s").encode("cp1252")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    found = readings("c.warc.gz", warc(
        ("https://a.example/1", gzip.compress(page), {**html, "Content-Encoding": "gzip"}, "200 OK"),
        ("https://a.example/2", chunked, {**html, "Transfer-Encoding": "chunked"}, "200 OK"),
        ("https://a.example/3", page, {**html, "Transfer-Encoding": "chunked"}, "200 OK"),
        ("https://a.example/4", page, {**html, "Content-Encoding": "gzip"}, "200 OK"),
    ))  # fmt: skip
    assert all("Zoé’s" in f.text for f in found)
    assert [bool(f.warnings) for f in found] == [False, False, True, True]  # the headers of the last are not true


def test_a_damaged_page_of_a_web_archive_is_refused_and_the_next_read():
    html = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    broken = bytearray(gzip.compress(bytes(random.Random(1).choices(range(97, 123), k=5000))))
    broken[2000:2100] = bytes(100)
    refused, good = read("c.warc.gz", warc(("https://a.example/1", bytes(broken), html, "200 OK"), *pages(1)))
    assert refused.place == "c.warc.gz!https://a.example/1"
    assert good.text == f"Mill burns\n\n{TOLD}"


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("cut", [30, 250, 500])
def test_of_a_web_archive_cut_short_the_whole_pages_are_read_and_the_cut_is_told(zipped, cut):
    data = warc(*pages(4), zipped=zipped)
    *found, refused = read("c.warc", data[:-cut])
    assert 1 <= len(found) <= 4
    assert all(f.text == f"Mill burns\n\n{TOLD}" for f in found)
    assert refused.place == "c.warc"
    assert "cut short" in refused.wrong


def test_a_page_that_unpacks_to_too_much_is_refused_and_the_next_read(monkeypatch):
    from firsthand.readers import warc as reader

    monkeypatch.setattr(reader, "MOST", 1 << 20)
    html = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    bomb = ("https://a.example/bomb", gzip.compress(b"a" * (20 << 20)), html, "200 OK")
    refused, good = read("c.warc.gz", warc(bomb, *pages(1)))
    assert refused.place == "c.warc.gz!https://a.example/bomb"
    assert good.url == "https://courier.example/0"


def test_a_package_of_web_archives(archive):
    first, second = warc(*pages(1)), warc(*pages(2))
    data = archive({"archive/a.warc.gz": first, "archive/b.warc.gz": second[:-200], "datapackage.json": "{}"})
    found = list(read("c.wacz", data))
    assert [f.member for f in found if not isinstance(f, Unreadable)] == [
        "https://courier.example/0", "https://courier.example/0 (2)",
    ]  # fmt: skip
    assert [f.place for f in found if isinstance(f, Unreadable)] == ["c.wacz!archive/b.warc.gz"]


# -- mail and saved pages ----------------------------------------------------------------------------------------------


def letter(subject="Die Mühle", text=f"{TOLD}\n" * 3) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "Odalys Finch <finch@courier.example>", subject, DATE
    mail.set_content(text)
    return mail


def test_a_message_with_its_attachments():
    mail = letter()
    mail.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="page.html")
    body, page = readings("a/m.eml", mail.as_bytes(policy=SMTP))
    assert (body.member, body.text) == (None, f"{TOLD}\n" * 3)
    assert (body.author, body.title) == ("Odalys Finch <finch@courier.example>", "Die Mühle")
    assert body.published == "2019-03-05"  # the day where it was written
    assert (page.member, page.title, page.author) == ("page.html", "Mill burns", None)


def test_a_forwarded_message_is_a_document_of_its_own():
    mail = letter("Outer")
    mail.add_attachment(letter("Inner"))
    outer, inner = readings("m.eml", mail.as_bytes())
    assert (outer.title, inner.title) == ("Outer", "Inner")
    assert inner.member == "attachment 1"


def test_html_mail_is_read_as_a_page_where_the_plain_part_says_nothing():
    mail = letter(text="Please use a program that shows HTML.")
    mail.add_alternative(PAGE, subtype="html")
    (found,) = readings("m.eml", mail.as_bytes())
    assert found.text == f"Mill burns\n\n{TOLD}"


def test_a_message_with_damaged_fields_is_read():
    data = b"From: =?nope?Q?=FF?=\r\nDate: the day before\r\nSubject: \xff\xfe\r\nContent-Type: text/plain; charset=wrong\r\n\r\n"
    (found,) = readings("m.eml", data + TOLD.encode())
    assert found.text == TOLD
    assert found.published == "the day before"  # which the documents stage refuses to guess at


def test_a_mailbox(tmp_path):
    box = mailbox.mbox(tmp_path / "box.mbox")
    for number in (1, 2):
        box.add(letter(f"Letter {number}", f"From the mill.\n\nFrom there she wrote.\n{TOLD}\n" * 2))
    box.flush()
    found = readings("box.mbox", tmp_path / "box.mbox")
    assert [(f.member, f.title) for f in found] == [("1", "Letter 1"), ("2", "Letter 2")]
    assert all(f.text.startswith("From the mill.\n\nFrom there she wrote.\n") for f in found)


def test_a_page_saved_by_a_browser():
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/mill\r\nSubject: Mill\r\n"
        'Date: Tue, 5 Mar 2019 21:10:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";'
        '\r\n\tboundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        + PAGE.replace("=", "=3D").replace("Courier", "Cour=\r\nier")
        + "\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--b--\r\n"
    ).encode()
    for name in ("page.mhtml", "page.mht", "page"):
        (found,) = readings(name, data)
        assert (found.member, found.text, found.url) == (
            None, f"Mill burns\n\n{TOLD}", "https://courier.example/mill",
        )  # fmt: skip
        assert found.retrieved == "2019-03-05T21:10:00+00:00"


@pytest.mark.browser
def test_a_page_that_chromium_saved_reads_as_the_page_itself(tmp_path):
    (tmp_path / "page.html").write_text(PAGE.replace("</p>", " “So,” she said.</p><p>Zoé</p>"), encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    (before,) = readings("page.html", (tmp_path / "page.html").read_bytes())
    (after,) = readings("page.mhtml", saved.encode())
    assert after.text == before.text
    assert after.url is None  # it came from no address
    assert after.retrieved


# -- feeds -------------------------------------------------------------------------------------------------------------

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier</title><link>https://courier.example</link>
<item><title>Mill &amp; fire</title><link>https://courier.example/1</link><pubDate>{DATE}</pubDate><dc:creator>O. Finch
</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>{TOLD}</p><p>More.</p>]]></content:encoded>
</item><item><title>Second</title><guid>https://courier.example/2</guid><description>{TOLD}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Bugle</title><entry><title>Mill</title>
<link href="https://bugle.example/1"/><published>2019-03-05T10:00:00Z</published><author><name>A. Larkspur</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TOLD}</p></div></content></entry></feed>"""


def test_feeds():
    first, second = readings("f.xml", RSS.encode())
    assert (first.member, first.text) == ("1", f"{TOLD}\n\nMore.")
    assert (first.outlet, first.title, first.author) == ("The Courier", "Mill & fire", "O. Finch")
    assert (first.published, first.url) == ("2019-03-05", "https://courier.example/1")
    assert (second.text, second.url) == (TOLD, "https://courier.example/2")
    (entry,) = readings("f.atom", ATOM.encode())
    assert (entry.text, entry.outlet, entry.author) == (TOLD, "The Bugle", "A. Larkspur")
    assert entry.url == "https://bugle.example/1"
    assert entry.published == "2019-03-05T10:00:00Z"


def test_a_feed_cut_short_gives_what_is_whole():
    *found, refused = read("f.rss", RSS[: RSS.index("Second")].encode())
    assert found[0].text == f"{TOLD}\n\nMore."
    assert "cut short" in refused.wrong


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_multiply_are_refused(encoding):
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{levels}]><rss><item>&e11;</item></rss>'
    (refused,) = refusals("f.rss", bomb.encode(encoding))
    assert "entities" in refused.wrong


# -- tables of articles ------------------------------------------------------------------------------------------------


def table(*rows, delimiter=",", encoding="utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        (("text", "title", "url", "outlet", "published", "author"), ","),
        (("Body", "Headline", "Link", "Publisher", "Date", "Byline"), ";"),
        (("Article Text", "article_title", "URL", "media_name", "publish_date", "Authors"), "\t"),
        (("text", "title", "url", "media_name", "publish_date", "author"), ","),  # Media Cloud, with texts
        (("Text Content", "Upload Title", "Link", "Source", "Upload Timestamp", "Creator"), ","),  # auto-archiver
    ],
)
def test_tables_are_read_by_their_header(header, delimiter):
    row = (f"{TOLD}\n“So,” she said, “be it”; quite.", "Mill burns", "https://courier.example/1", "The Courier",
           "2019-03-05", "O. Finch")  # fmt: skip
    found = readings("t.csv", table(header, row, row, delimiter=delimiter))
    assert [f.member for f in found] == ["1", "2"]
    assert {(f.text, f.title, f.url, f.outlet, f.published, f.author) for f in found} == {row}


def test_a_table_without_a_column_of_text_is_refused_once_and_says_what_it_has():
    (refused,) = refusals("t.csv", table(("id", "title", "url"), *[("1", "Mill", "https://courier.example")] * 50))
    assert "without a column of text" in refused.wrong
    assert "id, title, url" in refused.wrong


def test_rows_that_cannot_be_documents_are_refused_by_number():
    found = list(read("t.csv", table(("title", "text"), ("a", TOLD), ("b", ""), ("c", TOLD, "more"), ("d", TOLD))))
    assert [f.place for f in found if isinstance(f, Unreadable)] == ["t.csv!2", "t.csv!3"]
    assert [f.member for f in found if not isinstance(f, Unreadable)] == ["1", "4"]


def test_a_table_in_another_encoding_is_read_and_the_guess_told():
    rows = [("text", "title"), *[("Le maire a déclaré que la scierie avait brûlé mardi soir.", "Fumée")] * 20]
    for encoding, guessed in (("utf-16", False), ("utf-8-sig", False), ("cp1252", True)):
        found = readings("t.csv", table(*rows, encoding=encoding))
        assert "déclaré" in found[0].text
        assert found[0].title == "Fumée"
        assert bool(found[0].warnings) is guessed


ARTICLE = {
    "headline": "Mill burns",
    "body": TOLD,
    "source": {"name": "The Courier"},
    "publishedAt": "2019-03-05T10:00Z",
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", "\n".join(json.dumps(ARTICLE) for _ in range(3))),
        ("a.json", json.dumps([ARTICLE] * 3, indent=1)),
        ("a.json", json.dumps({"status": "ok", "articles": [ARTICLE] * 3})),
        ("a.ndjson", "".join(json.dumps(ARTICLE) + "\r\n" for _ in range(3))),
    ],
)
def test_articles_in_json(name, data):
    found = readings(name, data.encode())
    assert [f.member for f in found] == ["1", "2", "3"]
    assert {(f.text, f.title, f.outlet, f.published) for f in found} == {
        (TOLD, "Mill burns", "The Courier", "2019-03-05T10:00Z")
    }


def test_lines_that_are_no_objects_are_refused_by_number():
    lines = [json.dumps(ARTICLE), "not json", json.dumps({"body": ""}), "[" * 100_000, json.dumps(ARTICLE)]
    found = list(read("a.jsonl", "\n".join(lines).encode()))
    assert [f.place for f in found if isinstance(f, Unreadable)] == ["a.jsonl!2", "a.jsonl!3", "a.jsonl!4"]


def test_line_separators_inside_a_json_string_end_no_line():
    words = f"{TOLD}\u2028She said so.\u0085And half a pair: \ud800."
    line = json.dumps({"text": words}, ensure_ascii=True) + "\n"
    (found,) = readings("a.jsonl", line.encode())
    assert "\u2028She said so.\u0085" in found.text


@pytest.mark.parametrize(
    "data", ["{}", "[]", '{"a": 1}\n{"b": 2}\n', "no json at all", '{"articles": []}', "7", "null"]
)
def test_json_without_articles_is_refused_once(data):
    assert len(refusals("a.json", data.encode())) == 1


# -- damage that fuzzing found (bench/fuzz.py) -------------------------------------------------------------------------


def test_a_part_whose_encoding_is_no_name():
    data = b'From: a@b.example\r\nContent-Type: text/plain; charset="utf\0-8"\r\n\r\n\xff' + TOLD.encode()
    assert TOLD in readings("m.eml", data)[0].text


def test_a_forwarded_message_with_a_damaged_field():
    data = letter("Outer")
    data.add_attachment(letter("Inner"))
    broken = data.as_bytes().replace(b"Content-Transfer-Encoding: 7bit\nMIME-Version", b"X: y\r\r\nMIME-Version")
    broken = broken.replace(b"Subject: Inner", b"Subject: Inner\r Date: x\ry: z")
    outer, *_ = read("m.eml", broken)
    assert outer.title == "Outer"


def test_a_feed_with_nothing_before_its_end():
    assert [r.wrong for r in refusals("f.rss", b"</rss>\0\0 <rss")] == ["no feed"]


def test_a_package_whose_archive_is_damaged(archive):
    data = bytearray(archive({"archive/a.warc.gz": warc(*pages(1))}))
    data[:4] = b"QQQQ"
    (refused,) = refusals("c.wacz", bytes(data))
    assert "damaged" in refused.wrong


@pytest.mark.parametrize("name", [b"", b"\0.txt"])
def test_a_member_without_a_name(archive, name):
    data = archive({"a.txt": TOLD, "bbbbb": TOLD})
    for mark, at in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):
        begin = data.rfind(mark) + at
        data = data[:begin] + name.ljust(5, b"\0") + data[begin + 5 :]
    good, bad = read("p.zip", data)
    assert good.member == "a.txt"
    assert (bad.place, bad.wrong) == ("p.zip!", "it has no name")
