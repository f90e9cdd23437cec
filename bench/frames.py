"""Act, denies, venue, via and date of statements of the dev events, against `gold/frames.jsonl`, annotated by hand.

    python bench/frames.py DATA_FOLDER [--errors] [--held]

A statement is found where the contents overlap by half (Jaccard over characters other than spaces).  The two halves of
the gold are printed apart; the held half is not for tuning.  `gold/README.md` says how it was drawn and annotated.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from events import trace, write_pile
from example_matching import LEAST_OVERLAP, characters, jaccard
from firsthand.exports.whole import whole
from firsthand.text.mastheads import masthead

Json = dict[str, Any]

GOLD = Path(__file__).parent / "gold" / "frames.jsonl"
OWN_OUTLET = "own outlet"  # in place of a name, where a statement was made to the document's own reporter
_NO_NAME = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "with", "and", "his", "her", "its", "about", "s")
)


@dataclass
class Tally:
    """What one field has right, over all statements and over those where somebody gives a value."""

    right: int = 0
    all: int = 0
    consistent: int = 0
    given: int = 0
    given_right: int = 0
    wanted: int = 0
    wanted_right: int = 0

    def add(self, got: int, wanted: int, right: int, *, all_right: bool, consistent: bool = False) -> None:
        """Counts of values given, wanted and right in one statement; `all_right`: the field as a whole is right."""
        self.right += all_right
        self.consistent += consistent
        self.all += 1
        self.given += got
        self.given_right += right
        self.wanted += wanted
        self.wanted_right += min(right, wanted)

    def __str__(self) -> str:
        share = f"{self.right / max(1, self.all):.3f} ({self.right} of {self.all})"
        if self.consistent:
            share += f", with the consistent {(self.right + self.consistent) / self.all:.3f}"
        p, r = self.given_right / max(1, self.given), self.wanted_right / max(1, self.wanted)
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"{share}; P {p:.3f} ({self.given}) R {r:.3f} ({self.wanted}) F1 {f:.3f}"


@dataclass
class Half:
    """One half of the gold, held against what was traced."""

    missed: int = 0
    found: int = 0
    acts: Counter[bool] = field(default_factory=Counter)
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each that is wrong, of the half for tuning")
    parser.add_argument("--held", action="store_true", help="print each that is wrong, of the half held back")
    options = parser.parse_args()
    with GOLD.open(encoding="utf-8") as file:
        gold = [json.loads(line) for line in file]
    halves = {False: Half(), True: Half()}
    documents = traced(options.data / "events.jsonl", {row["document"] for row in gold})
    for row in gold:
        judge(halves[row["held"]], row, *documents[row["document"]])
    for held, name, shown in ((False, "dev half", options.errors), (True, "held half", options.held)):
        report(name, halves[held])
        if shown:
            print("\n".join(["", *halves[held].errors, ""]))


def report(name: str, half: Half) -> None:
    print(f"{name}: {half.found} of {half.found + half.missed} found")
    print(f"  act      {half.acts[True] / max(1, half.found):.3f} ({half.acts[True]} of {half.found})")
    for key in ("denies", "venue", "via", "said_on"):
        print(f"  {key:8} {half.fields[key]}")


def traced(path: Path, wanted: set[str]) -> dict[str, tuple[Json, list[Json]]]:
    """Each wanted article's document and statements, by the article's id; all in one case, with a manifest."""
    with path.open(encoding="utf-8") as file:
        articles = [row for row in map(json.loads, file) if row["id"] in wanted]
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "events"
        write_pile(folder, articles)
        with trace(folder) as case:
            export = whole(case)
    statements = defaultdict(list)
    for row in export["statements"]:
        statements[row["document"]].append(row)
    by_path = {row["path"]: row for row in export["documents"]}
    rows = ((article["id"], by_path[f"{n:03d}.txt"]) for n, article in enumerate(articles))
    return {key: (row, statements[row["id"]]) for key, row in rows}


def judge(half: Half, gold: Json, document: Json, statements: Sequence[Json]) -> None:
    """Adds one statement of the gold to its half."""
    row = best(gold, document["text"], statements)
    if row is None:
        half.missed += 1
        half.errors.append(f"not found: {shown(gold, document)}")
        return
    half.found += 1
    wrong = dict(_wrong(half, gold, row, document))
    if wrong:
        half.errors.append(shown(gold, document) + "".join(f"\n    {key}: {told}" for key, told in wrong.items()))


def _wrong(half: Half, gold: Json, row: Json, document: Json) -> Iterator[tuple[str, str]]:
    """Each field's verdict into its tally; the wrong ones in words."""
    acts = [gold["act"], *gold["act_also"]]
    half.acts[row["act"] in acts] += 1
    if row["act"] not in acts:
        yield "act", f"{row['act']}, not {' or '.join(acts)}"
    denies = [gold["denies"], *gold["denies_also"]]
    right = row["denies"] in denies
    half.fields["denies"].add(*_counts(row["denies"], denies, right), all_right=right)
    if not right:
        yield "denies", f"{row['denies']}, not {denies}"
    venues = [name_of(place, document) for place in (gold["venue"], *gold["venue_also"])]
    right = any(same(row["venue"], name) for name in venues)
    half.fields["venue"].add(*_counts(row["venue"], venues, right), all_right=right)
    if not right:
        yield "venue", f"{row['venue']}, not {venues}{_far(gold, 'venue')}"
    yield from _wrong_via(half, gold, row, document)
    dates = [gold["said_on"] and gold["said_on"]["value"], *gold["said_on_also"]]
    right = row["said_on"] in dates
    near = not right and any(consistent(row["said_on"], value) for value in dates)
    half.fields["said_on"].add(*_counts(row["said_on"], dates, right), all_right=right, consistent=near)
    if not right:
        yield "said_on", f"{row['said_on']}, not {dates}{' (consistent)' if near else ''}{_far(gold, 'said_on')}"


def _wrong_via(half: Half, gold: Json, row: Json, document: Json) -> Iterator[tuple[str, str]]:
    """`via` is right as a list; its single outlets are counted against the annotated list that agrees most."""
    lists = [[name_of(place, document) for place in places] for places in (gold["via"], *gold["via_also"])]

    def agreed(names: list[str | None]) -> int:
        return sum(any(same(got, name) for name in names) for got in row["via"])

    right = any(len(names) == len(row["via"]) and all(map(same, row["via"], names)) for names in lists)
    nearest = max(lists, key=lambda names: (agreed(names), -len(names)))
    half.fields["via"].add(len(row["via"]), len(nearest), agreed(nearest), all_right=right)
    if not right:
        yield "via", f"{row['via']}, not {lists}{_far(gold, 'via')}"


def _counts(got: object, wanted: Sequence[object], right: bool) -> tuple[int, int, int]:
    """Values given, wanted and right: nothing is wanted where null was allowed and given."""
    given = got is not None
    missing = wanted[0] is not None and (given or not right)
    return int(given), int(missing), int(given and right)


def _far(gold: Json, key: str) -> str:
    return " (told elsewhere)" if key in gold["inherited"] else ""


def best(gold: Json, text: str, statements: Sequence[Json]) -> Json | None:
    """The statement whose content overlaps most with the annotated one; null where none does by half."""
    wanted = characters(text, gold["content"])

    def overlap(row: Json) -> float:
        return jaccard(characters(text, row["content"]), wanted)

    row = max(statements, key=lambda row: (overlap(row), row["confidence"]), default=None)
    return row if row is not None and overlap(row) >= LEAST_OVERLAP else None


def name_of(place: Json | None, document: Json) -> str | None:
    """The name that the annotation points at."""
    if place is None:
        return None
    if "name" in place:
        begin, end = place["name"]
        return str(document["text"][begin:end])
    return str(document["outlet"] if place["as"] == OWN_OUTLET else place["as"])


def same(got: str | None, wanted: str | None) -> bool:
    """Whether two names mean one: one masthead, or the distinctive words of one all within the other."""
    if got is None or wanted is None:
        return got is wanted
    if masthead(got) and masthead(got) == masthead(wanted):
        return True
    mine, theirs = distinctive(got), distinctive(wanted)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def distinctive(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return frozenset(re.findall(r"[a-z0-9]+", plain)) - _NO_NAME


def consistent(got: str | None, wanted: str | None) -> bool:
    """Whether of two dates, partial dates or ranges one lies within the other."""
    if got is None or wanted is None:
        return False
    (a, b), (c, d) = days(got), days(wanted)
    return (c <= a and b <= d) or (a <= c and d <= b)


def days(value: str) -> tuple[date, date]:
    """First and last day of a date, a partial date or a range `a/b`."""
    first, _, last = value.partition("/")
    return _days(first)[0], _days(last or first)[1]


def _days(value: str) -> tuple[date, date]:
    parts = [int(part) for part in value[:10].split("-")]
    year, month, day = [*parts, 0, 0][:3]
    begin = date(year, month or 1, day or 1)
    if day:
        return begin, begin
    after = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return begin, after - timedelta(days=1)


def shown(gold: Json, document: Json) -> str:
    """A statement with the words around it, cut to a few lines."""
    spans = sorted(gold["source"] + gold["cue"] + gold["content"])
    begin, end = spans[0][0], max(span[1] for span in spans)
    words = " ".join(document["text"][max(0, begin - 80) : min(end, begin + 320)].split())
    return f"{gold['id']} ({document['published']}) …{words}…"


if __name__ == "__main__":
    main()
