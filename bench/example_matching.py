"""The bundled example's annotation and an export of its trace, their statements matched.

The annotation names text by excerpts; they are looked up in the documents' text as Firsthand drew it, whatever its line
ends.  A statement is found where the contents overlap by half (Jaccard over characters other than spaces), best first,
as scorers of PolNeAR attributions have it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Span = tuple[int, int]

LEAST_OVERLAP = 0.5


@dataclass(frozen=True)
class Check:
    """One thing that was held against the annotation."""

    document: str
    words: str
    got: object
    wanted: object
    right: bool


@dataclass(frozen=True)
class Measure:
    """Checks of one kind: how many are right or, where it counts what must not be, how many are not."""

    part: str
    name: str
    checks: tuple[Check, ...]
    unwanted: bool = False

    @property
    def found(self) -> int:
        right = sum(check.right for check in self.checks)
        return len(self.checks) - right if self.unwanted else right

    @property
    def rate(self) -> float | None:
        return self.found / len(self.checks) if self.checks else None


def compare(document: str, words: str | None, got: object, wanted: object) -> Check:
    """A check that is right where both are equal."""
    return Check(document, words or "", got, wanted, got == wanted)


def measure(part: str, name: str, checks: Iterable[Check], *, unwanted: bool = False) -> Measure:
    return Measure(part, name, tuple(checks), unwanted)


def fold(name: str | None) -> str:
    """A name without letter case, accents, punctuation and leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", plain.casefold())))


def locate(text: str, excerpt: str, near: int | None = None) -> Span | None:
    """Where an excerpt stands as whole words: its first place, or the one nearest to an offset."""
    words = r"\s*".join(map(re.escape, excerpt.split()))
    spans = [m.span() for m in re.finditer(rf"(?<!\w){words}(?!\w)", text)]
    return min(spans, key=lambda s: 0 if near is None else abs(s[0] - near), default=None)


def characters(text: str, spans: Iterable[Iterable[int]]) -> frozenset[int]:
    """Offsets of all characters in the spans other than spaces."""
    return frozenset(i for begin, end in spans for i in range(begin, min(end, len(text))) if not text[i].isspace())


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a & b else 0.0


def best_pairs(rows: list[frozenset[int]], others: list[frozenset[int]], least: float) -> Iterator[tuple[int, int]]:
    """Indices of rows and others paired one to one, greatest overlap first."""
    overlaps = [(jaccard(a, b), i, j) for i, a in enumerate(rows) for j, b in enumerate(others)]
    taken_rows: set[int] = set()
    taken_others: set[int] = set()
    for overlap, i, j in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if overlap > 0 and overlap >= least and i not in taken_rows and j not in taken_others:
            taken_rows.add(i)
            taken_others.add(j)
            yield i, j


class Held:
    """Annotation and export, held against each other.

    `pairs` are the statements found: (annotated, exported).  `match` leads from an annotated statement's id to the
    exported one, `back` from an exported statement's id to the annotated one.
    """

    def __init__(self, truth: Json, export: Json) -> None:
        self.truth, self.export = truth, export
        self.paths: dict[str, str] = {row["id"]: row["path"] for row in export["documents"]}
        self.documents: dict[str, Json] = {row["path"]: row for row in export["documents"]}
        self.gold: dict[str, Json] = {row["id"]: row for row in truth["statements"]}
        self.exported: dict[str, Json] = {row["id"]: row for row in export["statements"]}
        self._outlets = {
            fold(alias): fold(row["name"])
            for row in truth["voices"]
            if row["type"] == "outlet" and row["name"]
            for alias in row["aliases"]
            if alias[0].isupper() and not alias.startswith("The ")
        }
        self.pairs = list(self._pairs())
        self.match = {gold["id"]: row for gold, row in self.pairs}
        self.back = {row["id"]: gold for gold, row in self.pairs}

    def text(self, path: str) -> str:
        return str(self.documents[path]["text"]) if path in self.documents else ""

    def name(self, name: str | None) -> str:
        """A name folded, an outlet's short or misspelled form led back to its full one."""
        return self._outlets.get(fold(name), fold(name))

    def gold_content(self, gold: Json) -> frozenset[int]:
        text = self.text(gold["document"])
        return characters(text, filter(None, (locate(text, part) for part in gold["content"])))

    def gold_source(self, gold: Json) -> frozenset[int]:
        text, content = self.text(gold["document"]), self.gold_content(gold)
        span = locate(text, gold["source"], min(content, default=0)) if gold["source"] else None
        return characters(text, [span] if span else [])

    def exported_part(self, row: Json, part: str) -> frozenset[int]:
        return characters(self.text(self.paths[row["document"]]), row[part])

    def words(self, row: Json, length: int = 90) -> str:
        """A statement's content, annotated or exported, cut to a line's length."""
        parts = row["content"]
        if not isinstance(parts[0], str):
            text = self.text(self.paths[row["document"]])
            parts = [text[begin:end] for begin, end in parts]
        line = " ".join(" / ".join(parts).split())
        return line if len(line) <= length else line[: length - 1] + "…"

    def check(self, gold: Json, got: object, wanted: object, right: bool | None = None) -> Check:
        """A check of an annotated statement's property; right where equal, unless told otherwise."""
        return Check(gold["document"], self.words(gold), got, wanted, got == wanted if right is None else right)

    def _pairs(self) -> Iterator[tuple[Json, Json]]:
        for path in self.documents:
            gold = [row for row in self.gold.values() if row["document"] == path]
            rows = [row for row in self.exported.values() if self.paths[row["document"]] == path]
            contents = [self.exported_part(row, "content") for row in rows]
            for i, j in best_pairs([self.gold_content(row) for row in gold], contents, LEAST_OVERLAP):
                yield gold[i], rows[j]
