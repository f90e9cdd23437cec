"""How fast shared text is found, and how much of it, beside MinHash LSH with verification, in one run.

    python bench/passages.py DATA_FOLDER [--documents 20000] [--seed 1]

Two piles: the articles of `events.jsonl` in DATA_FOLDER, and generated pages of 80 to 400 invented words, of which one
in ten is a copy of another: whole, cut by up to half, or with one word in fifteen changed.  True pairs of the articles
are those of which one has over half of its 8-word sequences in the other (all pairs compared); of the generated pages,
those of one text.  Found is a pair that shares a passage.

The peer (`datasketch`, development only) makes a MinHash of 128 permutations from each text's 5-word sequences, takes
the pairs that its LSH gives at a Jaccard similarity of 0.5, 0.4 and 0.3, and keeps those whose texts `rapidfuzz` aligns
by 70 of 100 (`partial_ratio`).  Both start from the text; times are CPU seconds of this process.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from datasketch import MinHash, MinHashLSH
from rapidfuzz.fuzz import partial_ratio

from firsthand.engine.local import LocalEngine
from firsthand.records import Document, Passage
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.passages import STAGE

PERMUTATIONS, SEQUENCE, ALIGNED = 128, 5, 70
LIKE = (0.5, 0.4, 0.3)  # Jaccard similarities that LSH is asked for
VOCABULARY = 20_000  # words of the generated pages, of which the n-th is met 1 / n as often as the first

Pairs = set[tuple[str, str]]
Texts = Mapping[str, str]


class Pile(NamedTuple):
    """Texts by id, and the pairs of them, the lesser id first, that carry one text."""

    name: str
    texts: dict[str, str]
    true: Pairs


def articles(path: Path) -> Pile:
    """The dev articles, with the pairs of which one has over half of its 8-word sequences in the other."""
    texts = {}
    for n, line in enumerate(path.open(encoding="utf-8")):
        texts[f"{n:05d}"] = json.loads(line)["text"]
    sequences = {id_: _sequences(text, 8) for id_, text in texts.items()}
    true = {
        (a, b)
        for a, b in combinations(sorted(id_ for id_ in texts if sequences[id_]), 2)
        if len(sequences[a] & sequences[b]) > 0.5 * min(len(sequences[a]), len(sequences[b]))
    }
    return Pile("articles", texts, true)


def generated(count: int, seed: int) -> Pile:
    """Pages of invented words; one in ten carries the text of an earlier one."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)) for _ in range(VOCABULARY)
    ]
    weights = [1 / n for n in range(1, VOCABULARY + 1)]
    own: list[list[str]] = []
    group: dict[int, list[str]] = {}
    texts: dict[str, str] = {}
    for n in range(count):
        if own and chance.random() < 0.1:
            root = chance.randrange(len(own))
            page = _copied(own[root], chance, words)
        else:
            root = len(own)
            page = chance.choices(words, weights, k=chance.randint(80, 400))
            own.append(page)
        id_ = f"{n:05d}"
        group.setdefault(root, []).append(id_)
        texts[id_] = ". ".join(" ".join(page[at : at + 15]) for at in range(0, len(page), 15))
    return Pile("generated", texts, {pair for ids in group.values() for pair in combinations(ids, 2)})


def _copied(page: list[str], chance: random.Random, words: list[str]) -> list[str]:
    how = chance.choice(("whole", "cut", "edited"))
    if how == "cut":
        return page[: chance.randint(len(page) // 2, len(page))]
    return page if how == "whole" else [chance.choice(words) if chance.random() < 1 / 15 else word for word in page]


def _sequences(text: str, size: int) -> set[str]:
    found = re.findall(r"\w+", text.lower())
    return {" ".join(found[at : at + size]) for at in range(len(found) - size + 1)}


def ours(texts: Texts) -> Pairs:
    """Pairs of texts that share a passage."""
    rows = [
        Document(
            id=id_, input=id_, path=id_, original=id_, outlet=None, published=None, author=None, title=None, url=None,
            language="en", covered=True, text=text, warnings=(),
        )
        for id_, text in texts.items()
    ]  # fmt: skip
    passages = STAGE.run(Tables(rows), Context(Settings(), lambda _: b"", LocalEngine()))
    return {pair for row in passages if isinstance(row, Passage) for pair in _pairs_of(row)}


def _pairs_of(passage: Passage) -> Iterator[tuple[str, str]]:
    return combinations(sorted({place.document for place in passage.spans}), 2)


def peer(texts: Texts, like: float) -> Pairs:
    """Pairs that MinHash LSH gives and an alignment confirms."""
    index = MinHashLSH(threshold=like, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for id_, text in texts.items():
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([sequence.encode() for sequence in _sequences(text, SEQUENCE)])
        found.update((min(id_, other), max(id_, other)) for other in index.query(sketch))
        index.insert(id_, sketch)
    return {(a, b) for a, b in found if partial_ratio(texts[a], texts[b], score_cutoff=ALIGNED)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the data folder")
    parser.add_argument("--documents", type=int, default=20_000, help="generated pages")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    finders: dict[str, Callable[[Texts], Pairs]] = {"firsthand": ours}
    finders |= {f"MinHash LSH {like}": partial(peer, like=like) for like in LIKE}
    ours({"a": "read once, so that nothing has to be loaded while the time is taken"})
    print(
        f"{'pile':10}{'':16}{'documents':>10}{'true':>7}{'found':>7}{'recall':>8}"
        f"{'pairs said':>12}{'CPU s':>8}{'times':>7}"
    )
    for pile in (articles(options.data / "events.jsonl"), generated(options.documents, options.seed)):
        first = 0.0
        for name, finder in finders.items():
            began = time.process_time()
            said = finder(pile.texts)
            seconds = time.process_time() - began
            first = first or seconds
            right = len(said & pile.true)
            print(
                f"{pile.name:10}{name:16}{len(pile.texts):10}{len(pile.true):7}{right:7}{right / len(pile.true):8.3f}"
                f"{len(said):12}{seconds:8.1f}{seconds / first:7.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
