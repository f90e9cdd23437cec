"""Names with characters that nobody sees, or with letters of another script: invented people of an invented country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaking import CONTEXT, document, statement, who

from firsthand.records import Mention, Voice
from firsthand.stage import Tables
from firsthand.stages import speakers, voices
from firsthand.text.lookalikes import shown, unmixed
from firsthand.text.names import names
from firsthand.text.tokens import fold, tokens

TEXT = "Mayor Tarvo Brisk-Orn of Vellmar met the Harbour Board’s José Ruz, who saw Brisk-Orn’s men in Orsk."
UNSEEN = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\ufe0f"]


def voices_of(*names_: str) -> tuple[list[Voice], list[str]]:
    """The voices of pages on each of which one says no, and the words where each page names them."""
    tables, texts = Tables(), {}
    for number, name in enumerate(names_):
        id_ = f"d{number}"
        texts[id_] = f"{name} said no."
        end = len(name)
        tables.add([document(texts[id_], id_), statement(f"s{number}", ((0, end),), ((end + 6, end + 8),), id_)])
    tables.add(list(speakers.run(tables, CONTEXT)))
    found = list(voices.run(tables, CONTEXT))
    mentions = [texts[row.document][row.begin : row.end] for row in found if isinstance(row, Mention)]
    return [row for row in found if isinstance(row, Voice)], sorted(mentions)


@given(st.lists(st.tuples(st.integers(1, len(TEXT) - 1), st.sampled_from(UNSEEN)), max_size=12))
def test_what_nobody_sees_parts_no_name(put):
    text = TEXT
    for at, what in sorted(put, reverse=True):
        if TEXT[at - 1].isalpha() and TEXT[at].isalpha():
            text = text[:at] + what + text[at:]
    found = names(text)
    assert [name.text for name in found] == [name.text for name in names(TEXT)]
    assert [shown(text[name.begin : name.end]) for name in found] == [name.text for name in found]
    assert [token.text for token in tokens(text)] == [token.text for token in tokens(TEXT)]
    assert fold(text) == fold(TEXT)


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_speaker_s_name_is_read_without_what_nobody_sees(unseen):
    marked = (
        f"[Mayor Tarvo Bri{unseen}sk] said {{no}}. [Mr. Br{unseen}isk] said {{so}}. [Tarvo{unseen} Brisk] said {{yes}}."
    )
    assert who(marked) == ["Tarvo Brisk"] * 3


def test_unseen_characters_make_no_second_voice_and_the_places_are_the_text_s_own():
    (voice,), mentions = voices_of("Tarvo Brisk", "Tarvo Bri\u00adsk")
    assert (voice.name, voice.type, voice.aliases) == ("Tarvo Brisk", "person", ())
    assert mentions == ["Tarvo Brisk", "Tarvo Bri\u00adsk"]


def test_a_title_before_a_name_with_unseen_characters_counts():
    found, _ = voices_of("Mayor Tarvo Brisk", "Mayor Bri\u00adsk")
    assert [voice.name for voice in found] == [voice.name for voice in voices_of("Mayor Tarvo Brisk", "Mayor Brisk")[0]]


def test_a_letter_of_another_script_in_a_name_makes_no_second_voice():
    (voice,), _ = voices_of("Tarvo Brisk", "Tarvo Brisk", "Tarvo \u0412risk")
    assert (voice.name, voice.aliases) == ("Tarvo Brisk", ("Tarvo \u0412risk",))


@pytest.mark.parametrize("name", ["Тарво Бриск", "Вера", "Асе", "Yıldız", "José", "Brisk Вера", "Ωmega7"])
def test_a_word_in_one_script_stays_what_it_is(name):
    assert unmixed(name) == name
    assert fold(name) != fold("Brisk")


def test_a_name_in_another_script_is_not_the_latin_one_it_looks_like():
    assert fold("Асе") != fold("Ace")
    found, _ = voices_of("Тарво Асе", "Tapbo Ace")
    assert len(found) == 2
