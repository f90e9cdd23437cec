"""The case in formats for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from firsthand.case import Case
from firsthand.exports.tables import csv_folder, json_lines, json_object


class Export(Protocol):
    """Gives a case as text, or writes it to `out`."""

    def __call__(self, case: Case, out: Path | None, *, show_names: bool) -> str | None: ...


FORMATS: dict[str, Export] = {
    "json": json_object,
    "jsonl": json_lines,
    "csv": csv_folder,
}
