"""How many dates of the WikiWars corpus are resolved rightly.

    python bench/dates.py DATA_FOLDER/dates

WikiWars (Mazur and Dale, EMNLP 2010) marks dates in 22 narratives with TIMEX2; this copy gives the expressions in
order, without the text between them.  Counted are those whose value is a plain day, month or year:
`found` where an expression is recognised, `right` where its value equals the annotated one.  A date without a year
counts from the date before it, as the text would be read.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

from firsthand.text.dates import find_dates, resolve

PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")


def expressions(path: Path) -> list[tuple[str, str]]:
    """(words, annotated value) of each date of a file, in the order of its text."""
    found: list[tuple[int, str, str]] = []
    for timex in ElementTree.parse(path).getroot().iter("timex2"):  # our own data folder
        for charseq in timex.iter("charseq"):
            found.append((int(charseq.get("START", "0")), charseq.text or "", timex.get("VAL", "")))
    return [(words, value) for _, words, value in sorted(found) if PLAIN.fullmatch(value)]


def first_day(value: str) -> date:
    """The first day of a plain value."""
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    return date(year, month, day)


def main(folder: Path) -> None:
    gold = found = right = 0
    for path in sorted(folder.glob("**/*.apf.xml")):
        told: date | None = None
        for words, value in expressions(path):
            # the corpus leaves "in" outside the expression
            known = find_dates(words) or find_dates(f"in {words}")
            got = resolve(known[0], told) if known else None
            gold, found, right = gold + 1, found + bool(known), right + (got == value)
            told = first_day(value)
    print(f"dates {gold}  found {found / gold:.3f}  right {right / gold:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
