"""The simulator's own truth: spans are the words, hops lead back in time, counts are those of the graph."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import propagation_words as w
from firsthand.records import Document, Frame, Speaker, Statement
from firsthand.stage import Tables
from propagation import SETTINGS
from propagation_measure import Found, measure
from propagation_rows import make
from propagation_truth import Truth

PILES = [(setting, f"7/{n}") for setting in SETTINGS for n in range(2)]


@pytest.fixture(scope="module", params=PILES, ids=lambda p: f"{p[0].name} {p[1]}")
def pile(request):
    return make(*request.param)


def test_a_pile_comes_from_its_seed_alone(pile):
    setting = next(s for s, seed in PILES if seed == pile.seed)
    assert make(setting, pile.seed).rows == make(setting, pile.seed).rows


def test_spans_are_the_words(pile):
    rows = Tables(pile.rows)
    text = {row.id: row.text for row in rows[Document]}
    for row in rows[Statement]:
        page, told = pile.told[row.id]
        words = text[row.document]
        assert row.content
        for begin, end in (*row.source, *row.cue, *row.content):
            assert 0 <= begin < end <= len(words)
            assert words[begin:end] == words[begin:end].strip()
        if row.kind == "direct":
            assert all((words[b], words[e - 1]) == ("“", "”") for b, e in row.content)
        if told.telling.who == "named" and not page.disguise:
            ((begin, end),) = row.source
            assert (told.telling.alias or told.telling.speech.voice.name) in words[begin:end]
    for frame in rows[Frame]:
        page, told = pile.told[frame.statement]
        if frame.venue_at and not page.disguise:
            assert text[frame.document][slice(*frame.venue_at[0])] == told.telling.venue


def test_every_statement_has_a_speaker_and_a_frame(pile):
    rows = Tables(pile.rows)
    ids = [row.id for row in rows[Statement]]
    assert len(ids) == len(set(ids)) == len(pile.told)
    assert sorted(ids) == sorted(row.statement for row in rows[Speaker]) == sorted(r.statement for r in rows[Frame])


def test_hops_lead_to_pages_that_were_there_before(pile):
    truth = Truth(pile)
    for page in pile.pages.values():
        for parent in (pile.pages[hop] for hop in page.hops):
            circle = page.key in parent.hops or page.kind == "unsourced"
            planted = page.kind == "retelling" and any(t.alias for t in page.tellings)
            assert circle or planted or page.disguise or parent.day <= page.day or parent.kind == "original"
        root = truth.root(page)
        assert root.text_of == root.key
        if page.kind == "copy":
            assert root in truth.ancestors(page)
        assert page.named <= page.hops


def test_a_retelling_tells_what_its_sources_tell(pile):
    for page in pile.pages.values():
        before = {(t.speech.key, n) for hop in page.hops for t in pile.pages[hop].tellings for n in t.at}
        if page.hops and page.kind != "unsourced":
            assert {(t.speech.key, n) for t in page.tellings for n in t.at} <= before


def test_counts_are_those_of_the_graph(pile):
    for side in Truth(pile).sides:
        told = [pile.told[s][1].telling for s in side.statements]
        voices = {t.speech.voice.party for t in told if t.who in ("named", "described", "outlet")}
        assert side.parties == voices - {""}
        assert all((side.topic, side.side) in t.topics for t in told)


def test_sentences_are_not_alike_by_accident():
    for form in [*w.NARRATION, *(first for first, _ in (*w.ASIDES, *w.OFFICIAL))]:
        run = 0
        for word in form.split():
            run = 0 if "{" in word else run + 1
            assert run < 4, form


def test_finding_nothing_is_right_about_nothing():
    found = Found(Truth(pile := make(SETTINGS[0], "7/0")), Tables(r for r in pile.rows if isinstance(r, Document)))
    rate = {}
    for check in measure(found):
        rate.setdefault(check.measure, []).append(check.right)
    assert not any(rate["count exact"])
    assert not any(rate["routes R"])
    assert not any(rate["text origin, copied"])
