"""Bundles of press archives: each article with its outlet, date, title and author; nothing else is split."""

from __future__ import annotations

import io

import docx as writer
import pytest
from test_read_pdf import account

from firsthand.readers import Reading, bundle, docx, plain, rtf

PIECES = [
    ("Mill burns down at Marrowby", "The Marrowby Courier", ("5 March 2019", "March 5, 2019 Tuesday"), "Odalys Finch",
     ["The mill at Marrowby burnt down on Tuesday night.", "Nobody was hurt, the mayor said on 6 March 2019."]),
    ("Owner denies warning", "Quillhaven Post", ("7 March 2019", "March 7, 2019 Thursday"), None,
     ["The owner denied that it had been warned.", "“By no means,” he said: 45 words in a letter."]),
    ("Loft was safe, says inspector", "Orla Evening Star", ("9 March 2019", "March 9, 2019 Saturday"), "Ivo Tal",
     ["An inspector had said that the loft was dry."]),
]  # fmt: skip


def nexis() -> list[str]:
    lines = ["User Name: A. Reader", "Documents (3)", *(f"{n}. {p[0]}" for n, p in enumerate(PIECES, 1))]
    for title, outlet, (_, date), author, text in PIECES:
        lines += [title, outlet, date, f"Copyright 2019 {outlet} All Rights Reserved", "Section: NEWS; Pg. 3"]
        lines += ["Length: 45 words", *([f"Byline: {author}"] if author else []), "Body", *text]
        lines += ["Classification", "Language: ENGLISH", "Load-Date: March 10, 2019", "End of Document"]
    return lines


def nexis_old() -> list[str]:
    lines = []
    for number, (title, outlet, (_, date), author, text) in enumerate(PIECES, 1):
        lines += [f"          {number} of 3 DOCUMENTS", outlet, date, "Final Edition", title]
        lines += [*([f"BYLINE: By {author}"] if author else []), "SECTION: NEWS", "LENGTH: 45 words", *text]
        lines += ["LOAD-DATE: March 10, 2019", "LANGUAGE: ENGLISH", f"Copyright 2019 {outlet}"]
    return lines


def factiva() -> list[str]:
    lines = []
    for number, (title, outlet, (date, _), author, text) in enumerate(PIECES, 1):
        lines += [title, *([f"By {author}"] if author else []), "45 words", date, "22:10", outlet, "MARCOU", "English"]
        lines += [f"Copyright 2019 {outlet}", *text, f"Document MARCOU002019030{number}ef350001x"]
    return lines


def factiva_coded() -> list[str]:
    lines = []
    for number, (title, outlet, (date, _), author, text) in enumerate(PIECES, 1):
        lines += [f"HD {title}", *([f"BY By {author}"] if author else []), "WC 45 words", f"PD {date}", "SN", outlet]
        lines += ["LA English", f"LP {text[0]}", *(["TD", *text[1:]] if text[1:] else []), "NS gfire : Fires"]
        lines += [f"AN Document MARCOU002019030{number}ef350001x"]
    return lines


KINDS = [nexis, nexis_old, factiva, factiva_coded]


def articles(reading: Reading) -> list[Reading]:
    found = bundle.articles(reading)
    for each in found:
        for spans in (
            [(b, e) for _, b, e in each.blocks],
            [(p.begin, p.end) for p in each.places],
            [(b, e) for b, e, _ in each.links],
        ):
            end = 0
            for begin, stop in spans:
                assert end <= begin < stop <= len(each.text)
                end = stop
    return found


def check(found: list[Reading]) -> None:
    assert [each.member for each in found] == ["1", "2", "3"]
    for each, (title, outlet, _, author, text) in zip(found, PIECES, strict=True):
        assert (each.title, each.outlet, each.author) == (title, outlet, author)
        assert account(each) == [title, *text]
    assert [each.published for each in found] == ["2019-03-05", "2019-03-07", "2019-03-09"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n \r\n"])
def test_articles_of_a_text_file(kind, gap):
    (reading,) = plain.read("a.txt", gap.join(kind()).encode())
    found = articles(reading)
    check(found)
    assert "".join("".join(each.text for each in found).split()) == "".join(reading.text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_articles_of_a_word_document(kind):
    document = writer.Document()
    for line in kind():
        document.add_paragraph(line.strip())
    out = io.BytesIO()
    document.save(out)
    (reading,) = docx.read("a.docx", out.getvalue())
    found = articles(reading)
    check(found)
    assert all(each.places for each in found)


@pytest.mark.parametrize("kind", KINDS)
def test_articles_of_an_rtf_file(kind):
    lines = (line.strip().replace("“", r"\ldblquote ").replace("”", r"\rdblquote ").encode("ascii") for line in kind())
    (reading,) = rtf.read("a.rtf", b"{\\rtf1\\ansi\\ansicpg1252 " + b"\\par ".join(lines) + b"\\par}")
    check(articles(reading))


@pytest.mark.parametrize("kind", KINDS)
def test_one_article_is_no_bundle(kind, monkeypatch):
    monkeypatch.setattr(__import__("test_read_bundle"), "PIECES", PIECES[:1])
    reading = Reading(text="\n\n".join(kind()))
    assert bundle.articles(reading) == [reading]


def test_words_that_look_like_marks_split_nothing():
    text = "\n".join(
        [
            "He wrote:",
            "End of document",
            "and again:",
            "END OF DOCUMENT",
            "Body",
            "1 of 2 documents",
            "2 of 2 documents",
        ]
    )
    reading = Reading(text=text)
    assert bundle.articles(reading) == [reading]
