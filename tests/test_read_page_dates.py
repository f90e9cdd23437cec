"""When a web page was published: what it states, before what it shows, before what may be guessed."""

from __future__ import annotations

from base64 import b64encode

from firsthand import readers

PROSE = "The mill at Marrowby burnt down on Tuesday night, and the fire brigade worked until the morning, they said."


def dated(head="", body=""):
    """When a page says that it was published."""
    page = f"<html><head>{head}</head><body><h1>Mill burns</h1><p>{PROSE}</p>{body}</body></html>"
    (reading,) = readers.read("mill.html", page.encode())
    return reading.published


def test_the_day_its_markup_gives_goes_before_other_days_in_its_words():
    today = '<p class="date">Friday, 21 January 2022</p>'
    marked = '<p itemprop="datePublished" content="2022-01-14 10:31:00">January 2022</p>'
    assert dated(body=today + marked) == "2022-01-14"
    other = '<article><p itemprop="datePublished" content="2021-12-24">24 December</p></article>'
    assert dated(body=today + marked + other) == "2022-01-21"  # it may be another article's
    head = '<meta property="article:published_time" content="2022-01-13T09:00:00Z">'
    assert dated(head, today + marked) == "2022-01-13"


def test_a_first_of_january_on_which_a_system_made_the_page_is_believed_only_where_nothing_else_tells():
    made = '<meta itemprop="dateCreated" content="01/01/2004">'
    assert dated(made, '<p class="date">13 June 2019</p>') == "2019-06-13"
    assert dated(made, '<p class="date">January 1, 2004</p>') == "2004-01-01"
    assert dated(made) == "2004-01-01"
    stated = '<meta name="date" content="2004-01-01"><meta name="last-modified" content="2019-06-13">'
    assert dated(stated) == "2004-01-01"


def test_the_day_that_a_script_shows_goes_before_that_of_the_last_change():
    def shown(words):
        packed = b64encode(words.encode()).decode()
        return f'<time datetime="2019-10-19T19:08" data-first="{packed}">19 October 2019</time>'

    head = '<meta name="date" content="2019-10-19T19:08:22+02:00">'
    assert dated(head, shown("16 October 2019, 17:05")) == "2019-10-16"
    assert dated(head, shown("no date in here at all")) == "2019-10-19"
    assert dated(head, '<time data-first="not+base64=at/all">19 October 2019</time>') == "2019-10-19"
