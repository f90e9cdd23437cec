"""Voices over the case: pairs of mentions labelled by hand (`bench/gold/voices.jsonl`), by the package as installed.

    python bench/voices.py DATA_FOLDER [--errors] [--held]

One case is made of all of `events.jsonl` and PolNeAR's dev articles; a labelled mention's voice is the one that the
case mentions at the same characters, or at most of them.  Precision: of the pairs put in one voice, the share labelled
same.  Recall: of the pairs labelled same, the share put in one voice; a place where the case mentions no voice counts
as missed, and recall is given again over the pairs whose mentions are both found.  `--errors` prints the dev half's
errors, `--held` those of the half that is held back: whoever tunes the program looks at these once.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events import trace, write_pile
from firsthand.exports.whole import whole
from speakers import folded

Json = dict[str, Any]
GOLD = Path(__file__).parent / "gold" / "voices.jsonl"
# words that say nothing of who is meant
_COMMON = frozenset(("the", "of", "and", "for", "mr", "mrs", "ms", "dr", "com", "www"))


@dataclass(frozen=True)
class Verdict:
    """One labelled pair and the voices of its mentions; None where no voice is mentioned."""

    pair: Json
    a: Json | None
    b: Json | None

    @property
    def same(self) -> bool:
        return bool(self.pair["label"] == "same")

    @property
    def found(self) -> bool:
        return self.a is not None and self.b is not None

    @property
    def joined(self) -> bool:
        return self.a is not None and self.b is not None and bool(self.a["id"] == self.b["id"])


class Mentions:
    """Voices by the places where they are mentioned; documents by their names in the corpora."""

    def __init__(self, case: Json, names: Sequence[str]) -> None:
        public = {d["id"]: names[int(Path(d["path"]).stem)] for d in case["documents"]}
        self.text = {public[d["id"]]: d["text"] for d in case["documents"]}
        self.at: dict[str, list[tuple[int, int, Json]]] = defaultdict(list)
        for voice in case["voices"]:
            for m in voice["mentions"]:
                self.at[public[m["document"]]].append((m["begin"], m["end"], voice))

    def words(self, place: Json) -> str:
        return str(self.text[place["document"]][place["begin"] : place["end"]])

    def voice(self, place: Json) -> Json | None:
        """Of several, the one mentioned at most of the same characters, then the one whose names share most with it."""
        begin, end, wanted = place["begin"], place["end"], labels(self.words(place))
        over = [(b, e, voice) for b, e, voice in self.at[place["document"]] if b < end and begin < e]
        best = max(over, key=lambda m: (fit(m, begin, end), shared(m[2], wanted), m[2]["id"]), default=None)
        return best[2] if best else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the dev half's errors")
    parser.add_argument("--held", action="store_true", help="print the held half's errors")
    options = parser.parse_args()
    articles = [*read_events(options.data / "events.jsonl"), *read_polnear(options.data / "polnear")]
    with tempfile.TemporaryDirectory() as work:
        write_pile(Path(work), articles)
        case = trace(Path(work))
        mentions = Mentions(whole(case, show_names=True), [a["id"] for a in articles])
        case.close()
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    verdicts = [Verdict(p, mentions.voice(p["a"]), mentions.voice(p["b"])) for p in pairs]
    for half, held, shown in (("dev", False, options.errors), ("held", True, options.held)):
        of_half = [v for v in verdicts if v.pair["held"] == held]
        score(half, of_half)
        if shown:
            print_errors(of_half, mentions)


def read_events(path: Path) -> list[Json]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_polnear(folder: Path) -> list[Json]:
    """The dev articles in the shape of those of `events.jsonl`."""
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["compartment"] == "dev"]
    return [
        {
            "id": f"polnear/dev/{row['filename']}",
            "url": "",
            "outlet": row["publisher"],
            "published": row["publication_date"],
            "title": row["title"],
            "text": (folder / "dev" / "text" / f"{row['filename']}.txt").read_bytes().decode(),
        }
        for row in rows
    ]


def labels(name: str) -> frozenset[str]:
    """Words of a name, its acronym, and letters with full stops taken together."""
    words = folded(name)
    letters = "".join(word for word in words if len(word) == 1)
    acronym = "".join(folded(word)[0][0] for word in re.findall(r"\b[A-Z][a-z]\w*", name))
    return frozenset(word for word in (*words, letters, acronym) if len(word) > 1 and word not in _COMMON)


def fit(mention: tuple[int, int, Json], begin: int, end: int) -> float:
    """The share of the characters of either span that both have: "a Ruz spokesman" is not the Ruz within it."""
    return (min(mention[1], end) - max(mention[0], begin)) / (max(mention[1], end) - min(mention[0], begin))


def shared(voice: Json, wanted: frozenset[str]) -> int:
    return max(len(wanted & labels(name)) for name in (voice["name"] or "", *voice["aliases"]))


def score(half: str, verdicts: Sequence[Verdict]) -> None:
    same = [v for v in verdicts if v.same]
    joined = [v for v in verdicts if v.joined]
    right, found = sum(v.same for v in joined), sum(v.found for v in same)
    print(f"{half} half: {len(same)} pairs labelled same, {len(verdicts) - len(same)} different")
    print(f"  precision {ratio(right, len(joined))}, recall {ratio(right, len(same))}, of found {ratio(right, found)}")
    lost = [sum((v.a is None) + (v.b is None) for v in verdicts if v.same == kind) for kind in (True, False)]
    print(f"  mentions not found: {lost[0]} in pairs labelled same, {lost[1]} in different")
    for label in ("same", "different"):
        of_label = [v for v in verdicts if v.pair["label"] == label]
        total = Counter(v.pair["class"] for v in of_label)
        put = Counter(v.pair["class"] for v in of_label if v.joined)
        unfound = Counter(v.pair["class"] for v in of_label if not v.found)
        for name in sorted(total):
            print(f"  {label:9s} {name:13s} {put[name]:2d} of {total[name]:2d} in one voice, {unfound[name]} not found")


def ratio(part: int, total: int) -> str:
    return f"{part / total:.3f} ({part} of {total})" if total else "- (0 of 0)"


def print_errors(verdicts: Sequence[Verdict], mentions: Mentions) -> None:
    for v in verdicts:
        if v.same == v.joined:
            continue
        fault = "wrongly joined" if v.joined else "apart" if v.found else "not found"
        print(f"{fault}: {v.pair['id']} {v.pair['class']}")
        for place, voice in ((v.pair["a"], v.a), (v.pair["b"], v.b)):
            given = "no voice" if voice is None else f"voice {voice['name']}, also {voice['aliases']}"
            print(f"    {mentions.words(place)!r} in {place['document']} at {place['begin']}: {given}")


if __name__ == "__main__":
    main()
