"""JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from firsthand.case import Case
from firsthand.errors import CallError
from firsthand.exports.lines import dumps
from firsthand.exports.whole import whole
from firsthand.originals import write_whole


def json_object(case: Case, out: Path | None, *, show_names: bool) -> str | None:
    """The contract's object, indented."""
    return _give(dumps(whole(case, show_names=show_names), indent=1) + "\n", out)


def json_lines(case: Case, out: Path | None, *, show_names: bool) -> str | None:
    """One line for each entry of the contract's object, with its key as `table`."""
    lines = [
        dumps({"table": key, **entry}) + "\n"
        for key, entries in whole(case, show_names=show_names).items()
        for entry in entries
    ]
    return _give("".join(lines), out)


def csv_folder(case: Case, out: Path | None, *, show_names: bool) -> str | None:
    """One CSV file for each key of the contract's object, in the folder `out`; lists are written as JSON."""
    if out is None:
        raise CallError("csv", "a case is several tables", "Give a folder: --out FOLDER")
    out.mkdir(parents=True, exist_ok=True)
    for key, entries in whole(case, show_names=show_names).items():
        text = io.StringIO()
        names = list(entries[0]) if entries else ["id"]
        writer = csv.DictWriter(text, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in entry.items()} for entry in entries)
        write_whole(out / f"{key}.csv", text.getvalue().encode("utf-8", "backslashreplace"))
    return None


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict, tuple)):
        return dumps(value)
    if isinstance(value, str) and value[:1] in "=+-@\t\r":
        return "'" + value  # a spreadsheet would run it as a formula
    return value


def _give(text: str, out: Path | None) -> str | None:
    if out is None:
        return text
    if not out.parent.is_dir():
        raise CallError(str(out.parent), "no such folder", "Make it, or give another --out")
    write_whole(out, text.encode("utf-8"))
    return None
