"""Tables of phrases, one a line, for rules that are read as a list.

    denial   across   play(?:s|ed|ing) down
                      |brush(?:es|ed) aside

The first columns are names, the last is a regular expression in which a space stands for any space.  A line that is set
in further than the first goes on with the expression above it: with another choice where it begins with `|`, else with
the next word.  `#` begins a comment, and `<NAME>` is replaced by a part given by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from firsthand.text.sift import Sifted


def rows(table: str, columns: int, parts: Mapping[str, str] | None = None) -> Iterator[tuple[str, ...]]:
    """The rows of a table with so many columns; the last is the expression, ready to compile."""
    lines: list[str] = []
    written = [line for line in table.split("\n") if line.strip() and not line.strip().startswith("#")]
    margin = min((_margin(line) for line in written), default=0)
    for line in written:
        if _margin(line) == margin:
            lines.append(line.strip())
        else:
            lines[-1] += line.strip() if line.strip().startswith("|") else f" {line.strip()}"
    for line in lines:
        *names, pattern = line.split(maxsplit=columns - 1)
        yield (*names, expression(pattern, parts))


def grouped(table: str, columns: int, parts: Mapping[str, str] | None = None) -> list[tuple[tuple[str, ...], Sifted]]:
    """Rows that follow each other under the same names as one pattern; it begins at a word."""
    return [
        (names, Sifted(rf"\b(?:{'|'.join(row[-1] for row in same)})"))
        for names, same in groupby(rows(table, columns, parts), key=lambda row: row[:-1])
    ]


def expression(pattern: str, parts: Mapping[str, str] | None = None) -> str:
    """`pattern` with its spaces and named parts written out."""
    written = pattern.replace(" ", r"\s+")
    for name, part in (parts or {}).items():
        written = written.replace(f"<{name}>", part)
    return written


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())
