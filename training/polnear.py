"""PolNeAR as training examples: word pieces, a tag for each, and which spans belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from firsthand.model.features import Pieces, pieces_of
from firsthand.model.tags import ROLES, TAGS

Span = tuple[int, int]
Attribution = dict[str, list[Span]]


@dataclass(frozen=True)
class Article:
    """One annotator's reading of one article.  Spans here count word pieces, half-open."""

    name: str
    pieces: Pieces
    tags: np.ndarray  # (N,) indices into TAGS
    attributions: list[Attribution]


def read_compartment(folder: Path, tokenizer: Tokenizer) -> list[list[Article]]:
    """Every article of `folder` (text/*.txt, attributions/*.ann); for each, one reading per annotator."""
    annotations: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations[path.stem.rsplit("_", 1)[0]].append(path)
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            pieces = pieces_of(file.read(), tokenizer)
        articles.append([_article(path.stem, pieces, read_brat(a)) for a in annotations[path.stem]])
    return [readings for readings in articles if readings]


def read_brat(path: Path) -> list[Attribution]:
    """The attributions of one standoff file; spans in code points of the text."""
    spans: dict[str, tuple[str, list[Span]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if fields[0].startswith("T") and len(fields) > 1:
            label, _, offsets = fields[1].partition(" ")
            spans[fields[0]] = label.lower(), [_span(part) for part in offsets.split(";")]
        elif fields[0].startswith("E") and len(fields) > 1:
            attribution: Attribution = {role: [] for role in ROLES}
            for part in fields[1].split():
                role, _, key = part.partition(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in ROLES and key in spans:
                    attribution[role] += spans[key][1]
            found.append({role: sorted(attribution[role]) for role in ROLES})
    return [a for a in found if a["cue"] and a["content"]]


def _span(text: str) -> Span:
    begin, end = text.split()
    return int(begin), int(end)


def _article(name: str, pieces: Pieces, attributions: list[Attribution]) -> Article:
    tags = np.zeros(len(pieces), np.int64)
    in_pieces = []
    for attribution in attributions:
        mapped = {role: [s for span in attribution[role] if (s := _to_pieces(span, pieces))] for role in ROLES}
        in_pieces.append(mapped)
        for role in ROLES:
            for begin, end in mapped[role]:
                tags[begin:end] = TAGS.index(f"I-{role}")
                tags[begin] = TAGS.index(f"B-{role}")
    return Article(name, pieces, tags, in_pieces)


def _to_pieces(span: Span, pieces: Pieces) -> Span | None:
    begin = int(np.searchsorted(pieces.end, span[0], side="right"))
    end = int(np.searchsorted(pieces.begin, span[1], side="left"))
    return (begin, end) if end > begin else None
