"""Who said what on PolNeAR's dev articles, by the model as the package runs it.

    python bench/statements.py DATA_FOLDER

A hit: the content shares at least half of its characters with a gold one's (Jaccard) and the source overlaps, or
neither has one.  BBC's Citron, retrained on the same articles, reaches F1 0.56; two people agree at 0.75 to 0.87.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import firsthand

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
from polnear import read_brat
from score import f1, matches


def main() -> None:
    dev = Path(sys.argv[1]) / "polnear" / "dev"
    correct = said = found = gold = words = 0
    began = time.time()
    for line in firsthand.statements(sorted((dev / "text").glob("*.txt"))):
        annotations = sorted((dev / "attributions").glob(Path(line["document"]).stem + "_*.ann"))
        wanted = read_brat(annotations[0]) if annotations else []
        got = [{role: [tuple(s) for s in one[role]] for role in ("source", "content")} for one in line["statements"]]
        marks = matches(got, wanted, line["text"])
        correct += marks.count("right")
        said += len(marks) - marks.count("wrong")
        found, gold, words = found + len(got), gold + len(wanted), words + len(line["text"].split())
    for name, count in (("said", said), ("who-said", correct)):
        p, r, f = f1(count, found, gold)
        print(f"{name:9s} P {p:.3f} R {r:.3f} F1 {f:.3f}")
    print(f"{words / (time.time() - began):.0f} words a second, from files to statements, speakers, frames and figures")


if __name__ == "__main__":
    main()
