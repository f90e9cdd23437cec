"""Who said what on PolNeAR's dev articles, by the package as installed.

    python bench/statements.py DATA_FOLDER [--picture docs/reliability.svg]

A hit: the content shares at least half of its characters with a gold one's (Jaccard) and the source overlaps, or
neither has one.  BBC's Citron, retrained on the same articles, reaches F1 0.56; two people agree at 0.75 to 0.87.
`--picture` draws how often statements are right at each confidence (needs matplotlib).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import firsthand
from firsthand.stages.statements import kind_of
from firsthand.text.quotes import OPENING, quotation_spans

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
from polnear import read_brat
from score import calibration_error, characters, f1, matches

BINS = 10


@dataclass(frozen=True)
class Article:
    name: str
    text: str
    found: Sequence[dict[str, Any]]
    gold: Sequence[dict[str, Any]]
    marks: Sequence[str]  # of each found: right, said or wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    articles = list(read(options.data / "polnear" / "dev"))
    hits(articles)
    tokens(articles)
    quoted(articles)
    for name, group in (("kind", by_kind(articles)), ("outlet", by_outlet(articles))):
        for value, (correct, found, gold) in sorted(group.items()):
            print(f"who-said by {name} {value:13s} " + "P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(correct, found, gold)))
    sure = [(s["confidence"], m == "right") for a in articles for s, m in zip(a.found, a.marks, strict=True)]
    print(f"calibration error of confidence {calibration_error([p for p, _ in sure], [r for _, r in sure], BINS):.3f}")
    if options.picture:
        draw(sure, options.picture)


def read(dev: Path) -> Iterator[Article]:
    for line in firsthand.statements(sorted((dev / "text").glob("*.txt"))):
        name = Path(line["document"]).stem
        annotations = sorted((dev / "attributions").glob(name + "_*.ann"))
        gold = read_brat(annotations[0]) if annotations else []
        marks = matches(line["statements"], gold, line["text"])
        yield Article(name, line["text"], line["statements"], gold, marks)


def hits(articles: Sequence[Article]) -> None:
    found, gold = sum(len(a.found) for a in articles), sum(len(a.gold) for a in articles)
    marks = Counter(mark for a in articles for mark in a.marks)
    for name, correct in (("said", marks["right"] + marks["said"]), ("who-said", marks["right"])):
        print("{:9s} P {:.3f} R {:.3f} F1 {:.3f}".format(name, *f1(correct, found, gold)))


def tokens(articles: Sequence[Article]) -> None:
    """Characters of each role, whatever they are tied to."""
    for role in ("source", "cue", "content"):
        both = found = gold = 0
        for a in articles:
            f, g = (set().union(*(characters(s[role], a.text) for s in side)) for side in (a.found, a.gold))
            both, found, gold = both + len(f & g), found + len(f), gold + len(g)
        print(f"{role:9s} " + "P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(both, found, gold)))


def quoted(articles: Sequence[Article]) -> None:
    """Gold contents that open with a quotation mark: are they found, with a source that overlaps?"""
    total = right = 0
    for a in articles:
        sides = [
            [(characters(s["content"], a.text), characters(s["source"], a.text)) for s in side]
            for side in (a.found, a.gold)
        ]
        for (content, source), gold in zip(sides[1], a.gold, strict=True):
            if a.text[gold["content"][0][0]] in OPENING:
                total += 1
                right += any(
                    2 * len(content & c) >= len(content | c) and (source & s or not (source or s)) for c, s in sides[0]
                )
    print(f"contents that open with a quotation mark: found with their source {right} of {total}, {right / total:.3f}")


Counts = dict[str, tuple[int, int, int]]  # right, found, gold


def by_kind(articles: Sequence[Article]) -> Counts:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for a in articles:
        marks = quotation_spans(a.text)
        for s, mark in zip(a.found, a.marks, strict=True):
            counts[s["kind"]][0] += mark == "right"
            counts[s["kind"]][1] += 1
        for g in a.gold:
            counts[kind_of(a.text, g["content"], marks)][2] += 1
    return {kind: (r, f, g) for kind, (r, f, g) in counts.items()}


def by_outlet(articles: Sequence[Article]) -> Counts:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for a in articles:
        mine = counts[a.name.split("_")[0]]
        for i, n in enumerate((a.marks.count("right"), len(a.found), len(a.gold))):
            mine[i] += n
    return {outlet: (r, f, g) for outlet, (r, f, g) in counts.items()}


def draw(sure: Sequence[tuple[float, bool]], path: Path) -> None:
    """The reliability diagram: of the statements in each tenth of confidence, how many are right."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "firsthand"  # the same figures give the same file
    from matplotlib import pyplot

    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in sure:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    figure, (upper, lower) = pyplot.subplots(
        2, 1, figsize=(5, 6), height_ratios=(3, 1), sharex=True, layout="constrained"
    )
    upper.plot([0, 1], [0, 1], "--", color="0.6", label="as it should be")
    at = sorted(bins)
    share = [[sum(column) / len(bins[b]) for column in zip(*bins[b], strict=True)] for b in at]
    upper.plot([p for p, _ in share], [r for _, r in share], "o-", color="#1f4e79", label="PolNeAR dev")
    upper.set_ylabel("share that is right")
    upper.legend(frameon=False, loc="upper left")
    lower.bar([(b + 0.5) / BINS for b in at], [len(bins[b]) for b in at], width=0.9 / BINS, color="#1f4e79")
    lower.set_ylabel("statements")
    lower.set_xlabel("confidence given")
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    main()
