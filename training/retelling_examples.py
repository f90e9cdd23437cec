"""Pairs of statements that do or do not tell one utterance, as features: labelled sentences, and distant ones.

Distant examples cost nobody a label: a document seldom says one thing twice, so two statements that it gives one voice
are two utterances; and a quotation cut, pieced, filled in, turned into indirect speech or reworded by machine is one.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import firsthand
from firsthand.engine.local import LocalEngine
from firsthand.exports.whole import read_all
from firsthand.records import Document
from firsthand.retelling.candidates import candidates
from firsthand.retelling.features import Evidence
from firsthand.retelling.likeness import likeness
from firsthand.retelling.link import REPEATED, may_link
from firsthand.retelling.told import Told, told_by
from firsthand.stage import Tables
from firsthand.text.propositions import stems
from firsthand.text.spans import overlap

Json = dict[str, Any]
Kind = Literal["direct", "indirect", "mixed"]
MORE = Path(__file__).parent / "retelling_labels.json"  # links drawn at random from what the model once proposed
DISTANT = 0.02  # weight of a distant example beside a labelled one
LONG = 8  # words of a quotation worth transforming
_FROM = ("i", "we", "my", "our", "me", "us", "am", "is", "are", "have", "has", "will", "would", "can")
_TO = ("he", "they", "his", "their", "him", "them", "was", "was", "were", "had", "had", "would", "would", "could")
SHIFTED = dict(zip(_FROM, _TO, strict=True))  # from a speaker's mouth into indirect speech


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of sentences, with the features of each pair of statements that stand in them: one of these, or none."""

    event: str
    same: bool
    instances: tuple[dict[str, float], ...]
    weight: float = 1.0
    measured: bool = False  # whether its label comes from the pairs that F1 is measured on


class Event:
    """One event's articles, traced as a case, and the labelled pairs of sentences in them."""

    def __init__(self, name: str, articles: Sequence[Json], tables: Tables, pairs: Sequence[Json]) -> None:
        self.name, self.tables, self.pairs = name, tables, pairs
        self.told = told_by(tables, 0.0)
        documents = {d.path: d.id for d in tables[Document]}
        self._document = {row["id"]: documents[_file(n)] for n, row in enumerate(articles)}
        self._at: dict[str, list[int]] = defaultdict(list)
        for i, t in enumerate(self.told):
            self._at[t.statement.document].append(i)

    def statements(self, side: Json) -> list[int]:
        """Indices of the statements whose content shares a character with a labelled sentence."""
        span = [(side["begin"], side["end"])]
        return [i for i in self._at[self._document[side["doc"]]] if overlap(self.told[i].statement.content, span)]

    def examples(self, seed: int = 1) -> Iterator[Example]:
        """Those labelled, then the distant ones."""
        sides = [(self.statements(pair["a"]), self.statements(pair["b"]), pair) for pair in self.pairs]
        wanted = {(min(a, b), max(a, b)) for first, second, _ in sides for a in first for b in second if a != b}
        pairs = sorted(wanted.union(map(tuple, candidates(self.told, LocalEngine()).tolist())))
        evidence = Evidence(self.told, pairs, asked=[*pairs, *((i, i) for i in range(len(self.told)))])
        for first, second, pair in sides:
            found = (self._labelled(evidence, a, b, pair) for a in first for b in second if a != b)
            yield Example(self.name, pair["same_utterance"], tuple(f for f in found if f), measured="n" in pair)
        yield from self._distant(evidence, pairs, random.Random(seed))

    def _labelled(self, evidence: Evidence, a: int, b: int, pair: Json) -> dict[str, float] | None:
        """Features of two statements as far as they stand in the labelled sentences: of those the label tells."""
        clipped = [_clipped(self.told[i], pair[side]) for i, side in ((a, "a"), (b, "b"))]
        return _features(evidence, (a, b), clipped[0], clipped[1])

    def _distant(
        self, evidence: Evidence, pairs: Iterable[tuple[int, int]], chance: random.Random
    ) -> Iterator[Example]:
        days = [d.published for d in self.tables[Document]]
        for a, b in pairs:
            x, y = self.told[a], self.told[b]
            if not _goes_on(x, y):
                continue
            like = likeness(x, y, evidence.rarity)
            if like.share < REPEATED and like.shared > 1:
                there = replace(y.statement, document="elsewhere")
                other = replace(y, statement=there, published=chance.choice(days))
                found = _features(evidence, (a, b), replace(x, published=chance.choice(days)), other)
                if found:
                    yield Example(self.name, False, (found,), DISTANT)
        vocabulary = sorted({w for t in self.told for w in t.folded})
        for i, t in enumerate(self.told):
            if t.statement.kind == "direct" and t.known == "named" and len(t.folded) >= LONG:
                kind, words = _transformed(t.folded, chance, vocabulary)
                told = _told(t, words)
                other = replace(
                    told, statement=replace(t.statement, document="elsewhere", kind=kind), published=chance.choice(days)
                )
                found = _features(evidence, (i, i), t, other)
                if found:
                    yield Example(self.name, True, (found,), DISTANT)


def _features(evidence: Evidence, at: tuple[int, int], x: Told, y: Told) -> dict[str, float] | None:
    """Features of `x` and `y` put in the places of two statements; none where no link between them could count."""
    like = likeness(x, y, evidence.rarity)
    if not may_link(x, y, like):
        return None
    places, put = (min(at), max(at)), dict(zip(at, (x, y), strict=True))
    return evidence.between(places, put[places[0]], put[places[1]], like)


def _goes_on(x: Told, y: Told) -> bool:
    """Whether a document gives both to one named voice, neither within another."""
    one = x.statement.document == y.statement.document and bool(x.voices & y.voices) and x.known == "named"
    return one and not x.statement.parent and not y.statement.parent


def _transformed(words: Sequence[str], chance: random.Random, vocabulary: Sequence[str]) -> tuple[Kind, list[str]]:
    """(kind of statement, words) of a retelling as papers make them."""
    ways: list[Callable[[], tuple[Kind, list[str]]]] = [
        lambda: ("direct", list(words[: chance.randint(5, len(words))])),  # cut at the end
        lambda: ("direct", [*words[: len(words) // 3], *words[2 * len(words) // 3 :]]),  # an ellipsis
        lambda: ("direct", [*words[:4], chance.choice(vocabulary), *words[4:]]),  # [a word put in]
        lambda: ("mixed", list(words[chance.randint(0, 4) : chance.randint(5, 9)])),  # a few words quoted
        lambda: ("indirect", ["that", *(SHIFTED.get(w, w) for w in words[: chance.randint(6, len(words))])]),
        lambda: (
            "indirect",
            [chance.choice(vocabulary) if chance.random() < 0.35 else SHIFTED.get(w, w) for w in words],
        ),  # in other words
    ]
    return chance.choice(ways)()


def _clipped(t: Told, side: Json) -> Told:
    """A statement as far as it stands in a labelled sentence."""
    inside = [i for i, w in enumerate(t.words) if w.begin < side["end"] and w.end > side["begin"]]
    return _told(t, [t.folded[i] for i in inside])


def _told(t: Told, words: Sequence[str]) -> Told:
    return replace(t, folded=tuple(words), stems=tuple(stems(words)), sentences=((0, len(words)),))


def events(data: Path, work: Path) -> list[Event]:
    """The events that labelled pairs stand in, each traced in its own folder of `work`."""
    pairs: dict[str, list[Json]] = defaultdict(list)
    for labels in (data / "retellings" / "pairs.json", MORE):
        for pair in json.loads(labels.read_text(encoding="utf-8")):
            pairs[pair["event"]].append(pair)
    articles: dict[str, list[Json]] = defaultdict(list)
    for line in (data / "events.jsonl").read_text(encoding="utf-8").split("\n"):
        if line and (row := json.loads(line))["event"] in pairs:
            articles[row["event"]].append(row)
    return [
        Event(name, rows, _traced(work / re.sub(r"\W", "_", name), rows), pairs[name])
        for name, rows in sorted(articles.items())
    ]


def _traced(folder: Path, articles: Sequence[Json]) -> Tables:
    (folder / "in").mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "url", "outlet", "published", "title"])
        for n, row in enumerate(articles):
            (folder / "in" / _file(n)).write_text(row["text"], encoding="utf-8", newline="")
            rows.writerow([_file(n), row["url"], row["outlet"], (row["published"] or "")[:10], row["title"]])
    case = firsthand.trace([folder / "in"], case=folder / "case", manifest=folder / "manifest.csv")
    try:
        return read_all(case)
    finally:
        case.close()


def _file(n: int) -> str:
    return f"{n:03d}.txt"
