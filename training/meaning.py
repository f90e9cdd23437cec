"""Encoders of meaning as a further feature of the link model of retellings, each on events held out.  None ships.

    python training/meaning.py --data DATA --work runs/meaning [--teacher FOLDER] [--rows none,stems]

`DATA` is what `retelling_links.py` reads and the encoders' text: `polnear`, `gum`, `wire.jsonl`, `incidents.jsonl`.  No
encoder sees a labelled event.  `FOLDER` holds all-MiniLM-L6-v2 (Apache-2.0) as transformers writes it: config.json,
model.safetensors, tokenizer.json; without it, that of the package that the tagger starts from.  `WORK` keeps vectors.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import numpy as np
import torch
from tokenizers import Tokenizer

import meaning_encoders as encoders
import meaning_texts
from firsthand.engine.local import LocalEngine
from firsthand.retelling.candidates import candidates
from firsthand.retelling.features import Evidence
from firsthand.retelling.grouping import grouped
from firsthand.retelling.likeness import Likeness
from firsthand.retelling.link import LinkModel
from firsthand.retelling.links import Link
from firsthand.retelling.told import Told
from meaning_encoders import Encode
from network import load_encoder
from retelling_examples import Event, Example, events
from retelling_links import FOLDS, fit, folds

ORDERS = (7, 8, 9)  # of the events, from which folds are cut
SURE = 1e-3  # no probability counts as nearer to 0 or 1 in the log loss

Made = tuple[Encode | None, float]  # an encoder, and its bytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--rows", default=",".join(ROWS), help=f"of {', '.join(ROWS)}")
    options = parser.parse_args()
    if unknown := set(options.rows.split(",")).difference(ROWS):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    options.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        every = events(options.data, Path(work))
    shelf = Shelf(options.data, options.work, options.teacher or load_encoder()[1].parent, every)
    for name in options.rows.split(","):
        encode, size = ROWS[name](shelf)
        print(f"{name}: {size / 1e6:.1f} MB, {measured(every, encode)}", flush=True)
        shelf.save()


class Shelf:
    """What encoders are made of, each part read or made when first asked for."""

    def __init__(self, data: Path, work: Path, teacher: Path, every: Sequence[Event]) -> None:
        encode, self.teacher_size = encoders.teacher(teacher)
        self.teach = encoders.Kept(work / "teacher.npz", encode)
        self.states = encoders.Kept(work / "tagger.npz", encoders.tagger())
        self.words = meaning_texts.vocabulary(Tokenizer.from_file(str(teacher / "tokenizer.json")).get_vocab())
        self._data, self._articles = data, meaning_texts.pages(data, {event.name for event in every})

    def stems(self, size: int = 64) -> encoders.Stems:
        """Vectors of stems, distilled."""
        torch.manual_seed(1)
        texts = meaning_texts.sentences(self._data, self._articles)
        net = encoders.Stems(self.words, texts, self.teach, size)
        encoders.distil(net, texts, self.teach, seed=1)
        return net

    def contrasted(self) -> encoders.Stems:
        """The same, then trained on quotations."""
        net = self.stems()
        encoders.contrast_stems(net, self.quotations(), seed=1)
        return net

    def quotations(self) -> list[list[tuple[str, str]]]:
        """By page, each with a retelling."""
        return meaning_texts.retold(self._articles, self.words, self.teach)

    def save(self) -> None:
        """Vectors made so far."""
        for kept in (self.teach, self.states):
            kept.save()


ROWS: dict[str, Callable[[Shelf], Made]] = {
    "none": lambda _: (None, 0),
    "stems": lambda shelf: shelf.stems().encoder(),
    "stems contrasted": lambda shelf: shelf.contrasted().encoder(),
    "tagger head": lambda shelf: encoders.head(shelf.states, shelf.quotations(), seed=1),
    "teacher": lambda shelf: (shelf.teach, shelf.teacher_size),  # at a byte a weight
}


@dataclass(frozen=True, slots=True)
class Case:
    """An event with its examples, and the features of each pair that may link."""

    event: Event
    examples: list[Example]
    pairs: list[tuple[int, int, dict[str, float]]]

    def outcomes(self, model: LinkModel) -> Iterator[tuple[bool, bool, bool]]:
        """Of each measured pair: one act of speaking, found to be one, of two speakers."""
        links = [Link(model.probability(features), a, b, "") for a, b, features in self.pairs]
        of = {i: n for n, group in enumerate(grouped(self.event.told, links)) for i in group}
        for pair in self.event.pairs:
            if "n" in pair:
                sides = [{of[i] for i in self.event.statements(pair[side])} for side in ("a", "b")]
                yield pair["same_utterance"], bool(set.intersection(*sides)), pair["same_speaker"] == "no"


def measured(every: Sequence[Event], encode: Encode | None) -> str:
    """F1 for each order of the folds and their mean, log loss, pairs of two speakers taken for one in all orders."""
    with meaning(encode):
        cases = [_case(event) for event in every]
    rows = [_measured(cases, order) for order in ORDERS]
    f1 = [row[0] for row in rows]
    return (
        f"F1 {np.mean(f1):.3f} ({', '.join(f'{one:.3f}' for one in f1)}), log loss "
        f"{np.mean([row[1] for row in rows]):.3f}, of two speakers taken for one {sum(row[2] for row in rows)}"
    )


@contextmanager
def meaning(encode: Encode | None) -> Iterator[None]:
    """Within it, evidence has a further feature: the cosine of the two likest sentences."""
    if encode is None:
        yield
        return
    plain = Evidence.between

    @cache
    def vectors(folded: tuple[str, ...], sentences: tuple[tuple[int, int], ...]) -> encoders.Floats:
        return encode([" ".join(folded[begin:end]) or "x" for begin, end in sentences])

    def between(self: Evidence, at: tuple[int, int], x: Told, y: Told, like: Likeness) -> dict[str, float]:
        near = vectors(x.folded, x.sentences) @ vectors(y.folded, y.sentences).T
        return {**plain(self, at, x, y, like), "meaning": float(near.max())}

    with patch.object(Evidence, "between", between):
        yield


def _case(event: Event) -> Case:
    evidence = Evidence(event.told, candidates(event.told, LocalEngine()))
    pairs = [(a, b, evidence.features(a, b)) for (a, b), _ in evidence.like.items()]
    return Case(event, list(event.examples()), pairs)


def _measured(cases: Sequence[Case], order: int) -> tuple[float, float, int]:
    """(F1, log loss over labelled examples, pairs of two speakers taken for one)."""
    counts: list[tuple[bool, bool, bool]] = []
    losses: list[float] = []
    for train, test in folds([example for case in cases for example in case.examples], FOLDS, order):
        model = fit(train)
        without = [one.same for one in train if one.weight == 1.0 and not one.instances]
        rate = (sum(without) + 1) / (len(without) + 2)  # of pairs that no two statements stand in
        for one in test:
            if one.weight == 1.0:
                p = max(map(model.probability, one.instances), default=rate)
                losses.append(-np.log(np.clip(p if one.same else 1 - p, SURE, 1 - SURE)))
        held = {one.event for one in test}
        counts += [row for case in cases if case.event.name in held for row in case.outcomes(model)]
    right = sum(same and found for same, found, _ in counts)
    given_or_wanted = sum(same + found for same, found, _ in counts)
    return 2 * right / given_or_wanted, float(np.mean(losses)), sum(found and apart for _, found, apart in counts)


if __name__ == "__main__":
    main()
