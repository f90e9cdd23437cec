"""What the document around a statement tells of its act: accounts taken back, pressure, what is contested, evasions.

Places, people and outlets are invented.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_frames import read

from firsthand.records import Document, SpeakerType, Statement
from firsthand.stages.frames import frames_of


def test_a_denial_of_what_one_told_before_takes_it_back_and_others_tell_of_the_pressure() -> None:
    text = (
        "[S:Tarn] [C:told] Radio Orla of [T:blows on the soles of her feet]. |On Monday [S:she] [C:said] on Vell Television"
        " that [T:nobody had beaten her]. |[S:Her brother] [C:said] [T:two men brought the words to the house]."
        " |[S:Moss] [C:said] [T:nobody had beaten her]."
    )
    told, denied, brother, _ = read(text, names=("Ilva Tarn", "Ilva Tarn", "brother", "Rudd Moss"))
    assert (told.act, denied.act, denied.denies, denied.duress) == ("allegation", "retraction", None, True)
    assert (brother.act, brother.duress) == ("allegation", False)


def test_i_said_it_because_makes_the_denial_beside_it_a_retraction() -> None:
    text = '[T:"I was not in any mill,"] [S:Tarn] [C:said]. |[T:"I said it because I was given money by strangers."]'
    first, second = read(text)
    assert (first.act, first.duress, second.act) == ("retraction", False, "allegation")


def test_what_a_ministry_denies_is_no_retraction() -> None:
    text = "[S:The ministry] [C:alleged] [T:theft]. |[S:The ministry] [C:said] [T:they had never been in the mill]."
    assert read(text, types=("organisation", "organisation"))[1].act == "denial"


@pytest.mark.parametrize(
    ("text", "duress"),
    [
        ("[S:She] [C:said] under pressure that [T:it never happened].", True),
        ("[S:She] was forced to [C:deny] [T:the story].", True),
        ("With a policeman at her side, [S:she] [C:said] [T:all was well].", True),
        ("[S:She] [C:said] [T:families were forced to leave].", False),
    ],
)
def test_duress(text: str, duress: bool) -> None:
    assert read(text)[0].duress is duress


def test_what_a_witness_tells_of_a_harm_that_is_denied_is_an_allegation() -> None:
    told = "[S:Moss] [C:said] [T:he had counted four carts at the mill]."
    denied = " |[S:The ministry] [C:said] [T:nobody was held at the mill]."
    types: tuple[SpeakerType, ...] = ("person", "organisation")
    witness, ministry = read(told + denied, types=types, names=("Rudd Moss", "ministry"))
    assert (witness.act, ministry.act) == ("allegation", "denial")
    assert witness.act_at == ministry.act_at
    assert read(told, types=("person",), names=("Rudd Moss",))[0].act == "report"


def test_what_is_said_in_place_of_an_answer_is_none() -> None:
    refused = '[S:Tarn] [C:declined] [T:to comment on the mill]. |[T:"The minister reads letters,"] [S:she] [C:said].'
    other = '[S:Moss] [C:declined] [T:to comment on the mill]. |[T:"The minister reads letters,"] [S:Tarn] [C:said].'
    assert [frame.act for frame in read(refused)] == ["no-comment", "no-comment"]
    assert read(other, names=("Rudd Moss", "Ilva Tarn"))[1].act != "no-comment"


def test_what_somebody_tells_of_another_s_denial_is_a_report_and_the_denial_is_kept() -> None:
    text = "Tarn said the ministry had denied the beatings."

    def at(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    outer = Statement(
        id="s1", document="d", kind="indirect", source=at("Tarn"), cue=at("said"),
        content=at("the ministry had denied the beatings"), parent=None, in_block=None, confidence=0.9,
    )  # fmt: skip
    inner = replace(
        outer, id="s2", source=at("the ministry"), cue=at("had denied"), content=at("the beatings"), parent="s1"
    )
    document = Document(
        id="d", input="i", path="a.txt", original="o", outlet=None, published=None, author=None, title=None,
        url=None, language="en", covered=True, text=text, warnings=(),
    )  # fmt: skip
    told, denied = frames_of(document, [], [outer, inner], {})
    assert (told.act, told.denies) == ("report", None)
    assert (denied.act, denied.denies) == ("denial", "the deed")
