"""The documents stage."""

from __future__ import annotations

import pytest

from firsthand.engine.local import LocalEngine
from firsthand.ids import derive, sha256
from firsthand.records import Block, Document, Input, PlaceInOriginal, Refusal
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.documents import STAGE
from firsthand.text.dates_published import day_of
from firsthand.text.language import language_of

ENGLISH = "The mayor of Marrowby told the Courier that the mill had burnt down and that nobody was hurt in the fire."
GERMAN = "Die Bürgermeisterin sagte am Dienstag, dass die Mühle abgebrannt sei und niemand verletzt wurde."
PAGE = (
    "<html lang='de'><head><meta property='og:site_name' content='The Courier'><meta property='article:published_time'"
    f" content='2019-03-05'></head><body><h1>Mill burns down</h1><p>{ENGLISH}</p></body></html>"
)


def row(path: str, data: bytes, **manifest: str) -> tuple[Input, bytes]:
    original = sha256(data)
    return Input(
        id=derive("input", "pile", path, original),
        root="pile",
        path=path,
        original=original,
        size=len(data),
        current=True,
        **manifest,
    ), data


def run(*rows: tuple[Input, bytes]):
    stored = {i.original: data for i, data in rows}
    return list(STAGE.run(Tables(i for i, _ in rows), Context(Settings(), stored.__getitem__, LocalEngine())))


def document(*rows: tuple[Input, bytes]) -> Document:
    (found,) = [r for r in run(*rows) if isinstance(r, Document)]
    return found


def test_a_text_file_becomes_a_document():
    made = document(row("a/b.txt", ENGLISH.encode()))
    assert (made.path, made.text, made.language, made.covered) == ("a/b.txt", ENGLISH, "en", True)
    assert (made.outlet, made.published, made.author, made.title, made.url) == (None,) * 5


def test_the_manifest_overrides_the_page():
    page = document(row("a.html", PAGE.encode()))
    assert (page.outlet, page.published, page.language) == ("The Courier", "2019-03-05", "en")
    told = document(row("a.html", PAGE.encode(), outlet="The Bugle", published="2019-03-06T08:00:00", language="en-GB"))
    assert (told.outlet, told.published, told.language) == ("The Bugle", "2019-03-06", "en")


def test_an_unclear_date_is_not_guessed():
    made = document(row("a.txt", ENGLISH.encode(), published="3/7/2019"))
    assert made.published is None
    assert any("3/7/2019" in w for w in made.warnings)


def test_other_languages_are_not_covered_and_the_manifest_decides():
    assert document(row("a.txt", GERMAN.encode())).covered is False
    assert document(row("a.txt", GERMAN.encode(), language="en")).covered is True


def test_what_cannot_be_read_is_kept_as_a_refusal():
    good, bad = row("a.txt", ENGLISH.encode()), row("b.txt", b"\x00\x01" * 99)
    rows = run(good, bad)
    (refused,) = [r for r in rows if isinstance(r, Refusal)]
    assert (refused.input, refused.path) == (bad[0].id, "b.txt")
    assert refused.reason
    assert refused.remedy
    assert len([r for r in rows if isinstance(r, Document)]) == 1


def test_same_bytes_at_two_paths_are_two_documents_of_one_original():
    rows = [r for r in run(row("a.txt", ENGLISH.encode()), row("b.txt", ENGLISH.encode())) if isinstance(r, Document)]
    assert len({r.id for r in rows}) == 2
    assert len({r.original for r in rows}) == 1


def test_output_does_not_depend_on_the_batch():
    one, two = row("a.html", PAGE.encode()), row("b.txt", ENGLISH.encode())
    alone = [r for r in run(one) if isinstance(r, (Document, Block, PlaceInOriginal))]
    assert [r for r in run(two, one) if r in alone] == alone


def test_inputs_that_were_replaced_are_left_alone():
    old, data = row("a.txt", ENGLISH.encode())
    gone = Input(id=old.id, root=old.root, path=old.path, original=old.original, size=old.size, current=False)
    assert run((gone, data)) == []


@pytest.mark.parametrize(("stated", "day"),
    [("2017", "2017"), ("2017-07", "2017-07"), ("2017-07-03T10:00:00Z", "2017-07-03"),
     ("2017-07-03 10:00", "2017-07-03"),
     ("2017-07/2017-08", "2017-07/2017-08"), ("2017-13", None), ("3/7/2017", None), ("July 2017", None)],
)  # fmt: skip
def test_dates_keep_their_exactness(stated, day):
    assert day_of(stated) == day


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), ("Mill", None), ("12 34", None)])
def test_language(text, language):
    assert language_of(text) == language
