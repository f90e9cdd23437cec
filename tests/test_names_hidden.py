"""Private names in what is shown, however they are written."""

from __future__ import annotations

import pytest
from case_builder import CaseBuilder

from firsthand.report.names import Names


@pytest.mark.parametrize("written", ["Ada Brisk", "Ada Bri\u00adsk", "A\u200bda Brisk", "ADA BRI\u00adSK"])
def test_a_private_name_is_hidden_whatever_nobody_sees_stands_in_it(written):
    b = CaseBuilder()
    b.voice("Ada Brisk", private=True)
    hidden = Names(b.tables(), show=False).hide(f"It was {written} who came")
    assert hidden == "It was W1 who came"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("They met Ada Rendel at the gate.", "They met [name withheld] at the gate."),
        ("They met Ada de la Rendel-Osk.", "They met [name withheld]."),
        ("They met Ada’s men.", "They met [name withheld]’s men."),
        ("They met Ada J. Rendel there", "They met [name withheld] there"),
        ("ADA RENDEL WAS SEEN", "[name withheld] WAS SEEN"),
        ("Thomas Brisk was seen", "[name withheld] was seen"),
        ("Mayor Brisk was seen", "Mayor [name withheld] was seen"),
        ("Ada Brisk Monday", "PRIVATE Monday"),
        ("Ada Quill was seen", "Ada Quill was seen"),
    ],
)
def test_half_a_name_is_never_left_standing(written, shown):
    b = CaseBuilder()
    ada = b.voice("Ada Brisk", private=True)
    b.voice("Ivo Brisk", private=True, aliases=("Brisk",))
    b.voice("Ada Quill")
    names = Names(b.tables(), show=False)
    assert names.hide(written) == shown.replace("PRIVATE", names.of(ada))
