"""Runs relational steps.  An engine knows SQL and Arrow; it knows no table of Firsthand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Step:
    """One named relational step: `sql` reads what is given and the steps before it by their names."""

    name: str
    sql: str


class Engine(Protocol):
    """One body of steps runs on every engine with the same result."""

    def run(
        self, steps: Sequence[Step], given: Mapping[str, pa.Table], keep: Sequence[str] = ()
    ) -> dict[str, pa.Table]:
        """The last step's rows, and those of the steps named in `keep`, by step name."""
        ...
