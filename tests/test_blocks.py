"""The account apart from what surrounds it, in running text as scrapers leave it."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.blocks import text_blocks
from firsthand.text.paragraphs import paragraphs

PROSE = [
    "The mill at Marrowby burnt down on Tuesday night, and the fire brigade of the valley worked until the morning. "
    "Nobody slept in the lower village, where the sparks fell on the roofs.",
    "Mayor Odalys Finch told the Marrowby Courier that nobody was hurt, but that forty people had lost their work. "
    "“We shall build it up again,” she said, “and nobody will have to leave the valley.”",
    "The owner, a company from Quillhaven, denied that it had been warned about the wiring in the drying loft. "
    "An inspector had said in March that the loft was dry and safe, according to a letter the council holds.",
]
STAMPS = [
    ("Brine says:", "May 3, 2024 at 4:36 pm", "Reply"),
    ("Brine schreibt:", "03.05.2024 um 16:36 Uhr", "Antworten"),
    ("Brine dit :", "Le 3 mai 2024 à 16:36", "Répondre"),
    ("Brine", "hace 3 días", "Responder"),
    ("Brine napisał:", "3 maja 2024, 16:36", "Odpowiedz"),
    ("Brine написал:", "3 мая 2024 в 16:36", "Ответить"),
]
REMARKS = ["What a loss, he knew it all along.", "They all knew. The whole street knows it, and nobody speaks."]


def kinds(text: str) -> dict[str, str]:
    """Kind of each block by its words."""
    found = text_blocks(text)
    end = 0
    for _, begin, stop in found:
        assert end <= begin < stop <= len(text)
        end = stop
    return {text[b:e]: kind for kind, b, e in found}


def thread(stamps: tuple[str, str, str]) -> list[str]:
    name, day, reply = stamps
    return [name, day, REMARKS[0], reply, name.replace("Brine", "Lampman"), day, REMARKS[1], reply]


def account(text: str) -> str:
    at, kept = 0, []
    for _, begin, end in text_blocks(text):
        kept.append(text[at:begin])
        at = end
    return " ".join("".join((*kept, text[at:])).split())


@pytest.mark.parametrize("heading", ["2 Comments", "Kommentare", "Vos réactions (2)", "2 thoughts on “Mill burns”", ""])
@pytest.mark.parametrize("stamps", STAMPS)
def test_stamped_comments_with_and_without_a_heading(heading, stamps):
    text = "\n\n".join([*PROSE, *filter(None, [heading]), *thread(stamps)])
    found = kinds(text)
    assert {found.get(remark) for remark in REMARKS} == {"comment"}
    assert all(p in account(text) for p in PROSE)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_text_is_read_in_paragraphs(width):
    lines = [*PROSE, "The mill before the fire, seen from the old bridge at Quillhaven. (Ada Ruz/Getty Images)", *PROSE]
    text = "\n\n".join(textwrap.fill(line, width, initial_indent="   ", subsequent_indent="   ") for line in lines)
    assert [p.words for p in paragraphs(text)] == lines
    (caption,) = kinds(text)
    assert " ".join(caption.split()) == lines[3]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t*o1\u2028“”")))
def test_paragraphs_lie_in_order_and_hold_every_word(text):
    end, held = 0, ""
    for part in paragraphs(text):
        assert end <= part.begin < part.end <= len(text)
        held += text[part.begin : part.end]
        end = part.end
    assert "".join(held.split()) == "".join(text.split())


def test_a_button_at_the_head_of_a_page_begins_no_comments():
    text = "\n\n".join(
        ["Mill burns down", "12 Comments", "May 3, 2024 at 4:36 pm", *PROSE * 3, "12 Comments", *REMARKS]
    )
    assert all(p in account(text) for p in PROSE)
    assert kinds(text)[REMARKS[1]] == "comment"


@pytest.mark.parametrize(
    "listed",
    [
        ["* Brine_and_Bone", "  What a loss.", "    * lampman", "      They all knew.", "    * [deleted]", "  *"],
        ["• Ana Ruz", "  What a loss.", "• Ivo", "  They all knew.", "• [removed]"],
    ],
)
def test_a_list_of_names_and_remarks_that_ends_the_text_is_comments(listed):
    text = "\n".join([*PROSE, "", *listed])
    assert set(kinds(text).values()) == {"comment"}
    assert account(text) == " ".join(PROSE)


@pytest.mark.parametrize(
    "listed",
    [
        ["* Ana Ruz, 34, a stoker", "* Ivo Tal, 51, who was on his way home", "* A girl of six"],
        ["1. The wiring was old.", "2. Nobody had looked at it since March."],
        ["Comments by the mayor were met with anger.", "A comment on the fire was refused."],
        ["One response to the fire is to leave.", "Two more may follow."],
        ["The mayor says:", "“It was arson.”", "The owner says:", "“It was not.”"],
        ["3 May 2024, 16:36", "The gate was shut.", "3 May 2024, 17:10", "The gate was open again."],
    ],
)
def test_lists_and_days_of_the_account_stay(listed):
    assert kinds("\n".join([*PROSE, *listed])) == {}


def test_a_caption_inside_a_running_quotation():
    said = ["“They came at night and took the keys. We heard them on the stairs, all the way down to the yard."]
    more = ["“Then it was still, and nobody came back before the morning,” she said."]
    text = "\n\n".join([*PROSE, *said, "The yard of the mill", *more])
    assert kinds(text) == {"The yard of the mill": "caption"}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("caption", "The mill from the bridge. © en.courier.example.org"),
        ("credit", "(c) en.courier.example.org"),
        ("caption", "(Getty)"),
        ("caption", "The mayor on her way to the council (Reuters)"),
        ("caption", "EPA The mayor leaves the council"),
        ("caption", "12/34 3 May 2024 The mayor leaves the council"),
        ("credit", "(Ada Ruz / The Courier)"),
        ("credit", "Ada Ruz/The Courier"),
        ("caption", "[mill-at-night.jpg]"),
        ("related", "Related: The flood of 1990"),
        ("related", "More at: https://courier.example/mill"),
        ("petition", "Sign our petition: https://courier.example/mill"),
        ("petition", "Donate to the families of the mill here: courier.example"),
        ("petition", "Подпишите петицию за расследование"),
        ("boilerplate", "Facebook Twitter WhatsApp"),
        ("boilerplate", "Teilen | Twittern | Drucken"),
        ("boilerplate", "Share on Facebook Share on Twitter"),
        ("boilerplate", "(BUTTON) Close"),
        ("note", "Anm. d. Red.: Der Name der Zeugin ist bekannt."),
        ("note", "*Names have been changed to protect the witnesses."),
        ("note", "Vielen Dank an den Verlag für die Bereitstellung des Rezensionsexemplares."),
        ("note", "I received a free copy of this book in exchange for an honest review."),
        ("note", "*This post contains affiliate links. We may earn a commission."),
    ],
)
def test_lines_that_are_not_the_account(kind, line):
    assert kinds("\n\n".join([*PROSE, line, *PROSE])) == {line: kind}


def test_words_above_a_picture_credit_are_its_caption():
    text = "\n\n".join(
        [*PROSE, "A wheel of the old mill", "Photo: Ada Ruz", *PROSE, "A heading of the account", *PROSE]
    )
    assert kinds(text) == {"A wheel of the old mill": "caption", "Photo: Ada Ruz": "credit"}


def test_footnotes():
    text = "\n".join([*PROSE, "The letter is lost.[2]", "", "Notes", "1. Letter of 3 March.", "2. Minutes, page 14."])
    assert list(kinds(text).values()) == ["note", "note", "note"]
    assert "The letter is lost.[2]" in account(text)


@pytest.mark.parametrize(
    "line", ["like" * 5000, "share " * 5000, "email, " * 16 + "!", "(" * 20000, "1 comment " * 4000]
)
def test_long_and_odd_lines_take_no_long_time(line):
    started = time.process_time()
    text_blocks("\n".join([*PROSE, line, *PROSE]))
    assert time.process_time() - started < 2
