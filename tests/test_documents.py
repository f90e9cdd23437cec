"""The documents stage."""

from __future__ import annotations

import pytest

from firsthand import isolation
from firsthand.engine.local import LocalEngine
from firsthand.exports.shape import DocumentShapes
from firsthand.ids import derive, sha256
from firsthand.readers.reading import PlaceSpan, Reading
from firsthand.records import Block, Document, Input, MemberSaid, PlaceInOriginal, Refusal
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
     ("2017-07/2017-08", "2017-07/2017-08"), ("2017-13", None), ("3/7/2017", None), ("July 2017", None),
     ("0001-01-01", None), ("9999-12-31T00:00:00", None)],
)  # fmt: skip
def test_dates_keep_their_exactness(stated, day):
    assert day_of(stated) == day


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), ("Mill", None), ("12 34", None)])
def test_language(text, language):
    assert language_of(text) == language


def table(**manifest) -> tuple[Input, bytes]:
    return row("t.csv", f'text,title,published\n"{ENGLISH}",Mill,2019-03-05\n"{ENGLISH}",Fire,\n'.encode(), **manifest)


def test_a_record_in_a_container_has_a_path_and_an_id_of_its_own():
    one, two = (r for r in run(table()) if isinstance(r, Document))
    assert [(d.path, d.title, d.published) for d in (one, two)] == [
        ("t.csv!1", "Mill", "2019-03-05"),
        ("t.csv!2", "Fire", None),
    ]
    assert one.id != two.id
    assert (one.input, one.original) == (two.input, two.original)


def test_what_a_manifest_says_of_a_record_goes_before_what_it_says_of_the_file():
    members = (MemberSaid(member="2", outlet="The Bugle", title="Blaze"), MemberSaid(member="3", title="None"))
    rows = run(table(outlet="The Courier", title="My table", published="2020", members=members))
    told = [(d.outlet, d.title, d.published) for d in rows if isinstance(d, Document)]
    assert told == [
        ("The Courier", "Mill", "2019-03-05"),
        ("The Bugle", "Blaze", None),
    ]  # a table's title is no article's
    (refused,) = [r for r in rows if isinstance(r, Refusal)]
    assert refused.path == "t.csv!3"


def test_places_and_the_time_of_capture_are_kept(monkeypatch):
    place = PlaceSpan(0, 4, page=2, box=(1.0, 2.0, 30.5, 4.0), confidence=0.75)
    reading = Reading(text="Mill burns", places=(place,), retrieved="2019-03-05T21:10:00Z")
    monkeypatch.setattr(isolation, "read", lambda _path, _source: iter([reading]))
    made, at = (r for r in run(row("a.png", b"x")) if isinstance(r, (Document, PlaceInOriginal)))
    assert made.retrieved == "2019-03-05T21:10:00Z"
    assert at == PlaceInOriginal(document=made.id, **place._asdict())
    shown = DocumentShapes(Tables([made, at])).line(made)
    assert shown["places"] == [
        {"begin": 0, "end": 4, "page": 2, "element": None, "box": [1.0, 2.0, 30.5, 4.0], "confidence": 0.75}
    ]
