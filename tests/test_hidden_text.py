"""What a web page hides from the eye by its styles, and what it says of itself."""

from __future__ import annotations

import pytest

from firsthand import readers
from firsthand.readers import Reading
from firsthand.readers.html_colours import BLACK, WHITE, colour, unseen

SHOWN = "The mill at Marrowby burnt down on Tuesday night, and the fire brigade worked until the morning, they said."
HIDDEN = "The mayor said that all of this was invented, and that the mill never stood in Marrowby at all."
REST = "Mayor Odalys Finch told the Marrowby Courier that nobody was hurt, but that forty people had lost their work."


def read(page: str) -> Reading:
    (reading,) = readers.read("mill.html", page.encode())
    return reading


def page(marked: str, head: str = "") -> str:
    return (
        f"<html><head><title>Mill burns down</title>{head}</head><body><article><h1>Mill burns down</h1>"
        f"<p>{SHOWN}</p>{marked}<p>{REST}</p><p>{SHOWN}</p></article></body></html>"
    )


def account(reading: Reading) -> str:
    at, kept = 0, []
    for _, begin, end in reading.blocks:
        kept.append(reading.text[at:begin])
        at = end
    return "".join((*kept, reading.text[at:]))


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "visibility: hidden", "opacity: 0", "font-size:1px", "font-size:0", "color:#fff",
        "color: white; background-color: #FFFFFF", "color: rgb(10, 10, 10); background: #000",
        "color: rgba(0,0,0,0)", "color: transparent", "text-indent:-9999px", "position:absolute;left:-9999px",
        "position:absolute; clip: rect(0,0,0,0)", "height:0;overflow:hidden", "color:#fefefe",
    ],
)  # fmt: skip
@pytest.mark.parametrize("how", ["attribute", "class", "span"])
def test_hidden_text_is_kept_apart_and_said_so(style, how):
    marked = {
        "attribute": f'<p style="{style}">{HIDDEN}</p>',
        "class": f'<p class="q">{HIDDEN}</p>',
        "span": f'<p>{REST} <span style="{style}">{HIDDEN}</span></p>',
    }[how]
    reading = read(page(marked, f"<style>p {{ margin: 0 }} .q {{ {style} }}</style>" if how == "class" else ""))
    assert HIDDEN in reading.text
    assert HIDDEN not in account(reading)
    assert SHOWN in account(reading)
    assert any("hidden" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    ("marked", "head"),
    [
        (f'<p style="color:#333">{HIDDEN}</p>', ""),
        (f'<div style="background:#000"><p style="color:#fff">{HIDDEN}</p></div>', ""),
        (f'<p style="color:#fff">{HIDDEN}</p>', '<link rel="stylesheet" href="dark.css">'),
        (f'<p style="color:#fff;background:url(night.jpg)">{HIDDEN}</p>', ""),
        (f'<p class="q on">{HIDDEN}</p>', "<style>.q{display:none} .q.on{display:block}</style>"),
        (f'<p class="q" style="display:block">{HIDDEN}</p>', "<style>.q{display:none}</style>"),
        (f'<p class="q">{HIDDEN}</p>', "<style>.q{display:none}</style><script>show()</script>"),
        (f'<p class="q">{HIDDEN}</p>', "<style>@media print{.q{display:none}}</style>"),
        (f"<p>{HIDDEN}</p>", "<style>p, body{visibility:hidden}</style>"),
        (f'<p style="color:nonsense;width:100%;;:">{HIDDEN}</p>', "<style>{{{ } @</style>"),
    ],
)
def test_text_that_is_seen_stays(marked, head):
    assert HIDDEN in account(read(page(marked, head)))


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("#FFF", WHITE), ("#000000", BLACK), ("rgb(255 255 255)", WHITE), ("1px solid white", WHITE), ("inherit", None),
     ("rgba(0,0,0,50%)", (0, 0, 0, 0.5)), ("#00000000", (0, 0, 0, 0.0)), ("whitespace", None)],
)  # fmt: skip
def test_colours(value, wanted):
    assert colour(value) == wanted


def test_near_colours_are_not_told_apart():
    assert unseen((250, 250, 250, 1.0), WHITE)
    assert not unseen((128, 128, 128, 1.0), WHITE)


def test_the_date_is_the_page_s_own_and_not_a_comment_s():
    comment = (
        '<div class="comments"><p class="comment">Ana <time datetime="2019-04-02">2 April</time> What a loss.</p></div>'
    )
    reading = read(page(f"<p>3 March 2019 | Ada Ruz</p>{comment}"))
    assert reading.published != "2019-04-02"


def test_what_a_page_does_not_state_is_not_made_up():
    reading = read(page(""))
    assert (reading.outlet, reading.published, reading.author, reading.url) == (None, None, None, None)


@pytest.mark.parametrize("words", ["2 hours ago", "Friday, 12 May", "yesterday at 14:05", "12.05.31 14:05"])
def test_a_date_is_never_made_with_today_s_clock(words):
    assert read(page(f'<p class="date">{words}</p>')).published in (None, "2031-05-12")
