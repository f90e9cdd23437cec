"""What an engine is asked for comes back, whichever steps read it."""

from __future__ import annotations

import pyarrow as pa
import pytest

from firsthand.engine import Step
from firsthand.engine.local import LocalEngine

NUMBERS = {"numbers": pa.table({"n": [3, 1, 2]})}
STEPS = (
    Step("even", "SELECT n FROM numbers WHERE n % 2 = 0"),
    Step("evener", "SELECT n * 10 AS n FROM even"),
    Step("odd", "SELECT n FROM numbers WHERE n % 2 = 1"),
    Step("whole", "SELECT n FROM even UNION ALL SELECT n FROM odd UNION ALL SELECT n FROM evener ORDER BY n"),
    Step("most", "SELECT max(n) AS n FROM whole"),
)


@pytest.mark.parametrize("keep", [(), ("even",), ("whole", "odd"), ("even", "evener", "odd", "whole")])
def test_the_last_step_and_those_to_keep(keep):
    found = LocalEngine().run(STEPS, NUMBERS, keep=keep)
    expected = {"even": [2], "evener": [20], "odd": [1, 3], "whole": [1, 2, 3, 20], "most": [20]}
    assert {name: sorted(table["n"].to_pylist()) for name, table in found.items()} == {
        name: expected[name] for name in (*keep, "most")
    }


def test_one_step_alone():
    assert LocalEngine().run(STEPS[:1], NUMBERS)["even"]["n"].to_pylist() == [2]
