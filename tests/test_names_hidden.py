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
