"""Quotation marks of every kind, also where they are left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.marks import FILLER, repaired
from firsthand.text.quotes import quotation_spans


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes” and left.", ["“yes”"]),
        ("Sie sagte: „nein“, und ging.", ["„nein“"]),
        ("Il a dit « non » hier.", ["« non »"]),
        ("He said ‘it’s late’ and left.", ["‘it’s late’"]),
        ("The miners’ wives’ letters", []),
        ("It’s the ministry’s", []),
        ("“One paragraph.\n“And the next.” He left.", ["“One paragraph.", "“And the next.”"]),
        ('A 12" pipe, "they said", burst.', ['"they said"']),
        ('"We left early. "It was cold." So it was.', ['"We left early.', '"It was cold."']),
        ("``Fine,'' she said.", ["``Fine,''"]),
        ('"Mixed marks,” she said. “And again," he said.', ['"Mixed marks,”', '“And again,"']),
    ],
)  # fmt: skip
def test_quotations(text, inside):
    assert [text[b:e] for b, e in quotation_spans(text)] == inside


@given(st.text("ab \n\"“”‘’„«»'", max_size=80))
def test_spans_are_in_order_apart_and_within_a_line(text):
    last = 0
    for begin, end in quotation_spans(text):
        assert last <= begin < end <= len(text)
        assert "\n" not in text[begin:end]
        last = end


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("â€œWe left,â€\x9d she said, â€œat noon.â€", ["â€œWe left,â€\x9d", "â€œat noon.â€"]),
        ("&quot;We left,&quot; she said.", ["&quot;We left,&quot;"]),
        ("\x93We left,\x94 she said.", ["\x93We left,\x94"]),
        ("”We left, all of us,” she said.", ["”We left, all of us,”"]),
        ("'We saw the soldiers' camp,' he said. 'It's gone.'", ["'We saw the soldiers' camp,'", "'It's gone.'"]),
        ("‘The boys’ mother wept,’ she said.", ["‘The boys’ mother wept,’"]),
        ("Rock 'n' roll of the '90s, and all of 'em.", []),
        ("‹Niemand,› sagte sie.", ["‹Niemand,›"]),
        ("»Niemand«, sagte sie.", ["»Niemand«"]),
    ],
)  # fmt: skip
def test_broken_marks_single_marks_and_slips(text, inside):
    assert [text[b:e] for b, e in quotation_spans(text)] == inside


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_marks_that_were_decoded_wrongly_are_repaired_at_their_place(encoding):
    text = "“No,” she said – it’s ‘over’ … «non»"
    broken = "".join(bytes([b]).decode(encoding, errors="ignore") or chr(b) for b in text.encode())
    assert repaired(broken).replace(FILLER, "") == text
    assert len(repaired(broken)) == len(broken)


@given(st.text("â€œ™“\x80\x9d'`&quot;a \n", max_size=60))
def test_repairing_keeps_the_length_and_a_second_time_changes_nothing(text):
    assert len(repaired(text)) == len(text)
    assert repaired(repaired(text)) == repaired(text)
