"""The case in formats for other tools."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from firsthand.case import Case
from firsthand.exports.tables import csv_folder, json_lines, json_object

FORMATS: dict[str, Callable[[Case, Path | None], str | None]] = {
    "json": json_object,
    "jsonl": json_lines,
    "csv": csv_folder,
}
