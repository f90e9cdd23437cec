"""How many dates of the WikiWars corpus are resolved rightly, beside `dateparser`'s search alone.

    python bench/dates.py DATA_FOLDER/dates

WikiWars (Mazur and Dale, EMNLP 2010) marks dates in 22 narratives with TIMEX2; this copy gives the expressions in
order, without the text between them.  Counted are those whose value is a plain day, month or year:
`found` where an expression is recognised, `right` where its value equals the annotated one.  A date without a year
counts from the date before it, as the text would be read.

`dateparser` (development only) gets the same expressions and the same date to count from, never the clock.  It always
gives a whole day; it is right where that day lies in the annotated day, month or year.
"""

from __future__ import annotations

import re
import sys
import warnings
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from dateparser.search import search_dates

from firsthand.text.dates import find_dates, resolve

PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
BEFORE_ALL = date(1, 1, 1)  # what the first date of a text counts from, if it must

Reader = Callable[[str, date | None], tuple[bool, str | None]]
"""Words and the date to count from -> whether a date was found in them, and its value."""


def expressions(path: Path) -> list[tuple[str, str]]:
    """(words, annotated value) of each date of a file, in the order of its text."""
    found: list[tuple[int, str, str]] = []
    for timex in ElementTree.parse(path).getroot().iter("timex2"):  # our own data folder
        for charseq in timex.iter("charseq"):
            found.append((int(charseq.get("START", "0")), charseq.text or "", timex.get("VAL", "")))
    return [(words, value) for _, words, value in sorted(found) if PLAIN.fullmatch(value)]


def middle_day(value: str) -> date:
    """A day in the middle of a plain value: "August" told after "in 1914" is of that year."""
    parts = [int(part) for part in value.split("-")]
    return date(parts[0], *([7, 1], [parts[-1], 15], parts[1:])[len(parts) - 1])


def ours(words: str, told: date | None) -> tuple[bool, str | None]:
    known = find_dates(words) or find_dates(f"in {words}")  # the corpus leaves "in" outside the expression
    return bool(known), resolve(known[0], told) if known else None


def dateparsers(words: str, told: date | None) -> tuple[bool, str | None]:
    base = datetime.combine(told or BEFORE_ALL, datetime.min.time())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of days without a year, which it warns of one by one
        known = search_dates(words, languages=["en"], settings={"RELATIVE_BASE": base})
    return bool(known), known[0][1].date().isoformat() if known else None


def main(folder: Path) -> None:
    readers: dict[str, Reader] = {"firsthand": ours, "dateparser": dateparsers}
    for name, read in readers.items():
        gold = found = right = 0
        for path in sorted(folder.glob("**/*.apf.xml")):
            told: date | None = None
            for words, value in expressions(path):
                known, got = read(words, told)
                if name == "dateparser" and got:
                    got = got[: len(value)]
                gold, found, right = gold + 1, found + known, right + (got == value)
                told = middle_day(value)
        print(f"{name:10}  dates {gold}  found {found / gold:.3f}  right {right / gold:.3f}", end="")
        print(f"  right of those found {right / max(1, found):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
