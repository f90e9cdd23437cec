"""What encoders of meaning learn from: sentences, and quotations beside what a paper might make of them."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from firsthand.text.lexicon import words as entries
from firsthand.text.words import words
from meaning_encoders import Encode
from retelling_examples import LONG, SHIFTED

ENDS = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“A-Z])|\n+")
QUOTED = re.compile(r"[“\"]([^“”\"\n]{40,400})[”\"]")
NEAR, NEAREST = 0.6, 5  # cosine from which one word may stand for another, and how many may
_LEADS = (["he", "said", "that"], ["that"], ["she", "told", "reporters"], ["according", "to", "him"], ["they", "think"])


def pages(data: Path, held: Collection[str]) -> list[str]:
    """The articles of `DATA`, without those of the events named in `held`."""
    found = [path.read_text(encoding="utf-8") for path in sorted(data.glob("polnear/**/*.txt"))]
    for name in ("wire", "incidents", "events"):
        for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
            if line and (row := json.loads(line)).get("event") not in held:
                found.append(row["text"])
    return sorted(found)


def sentences(data: Path, articles: Sequence[str]) -> list[str]:
    """Sentences of articles and of GUM, and a part of each long one: statements are seldom whole sentences."""
    gum = [
        "\n".join(line[9:] for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("# text = "))
        for path in sorted(data.glob("gum/*.conllu"))
    ]
    cut = (" ".join(part.split()) for text in (*articles, *gum) for part in ENDS.split(text))
    whole = sorted({sentence for sentence in cut if 20 <= len(sentence) <= 400})
    chance, parts = random.Random(1), set()
    for sentence in whole:
        if len(found := sentence.split()) >= 12:
            size = chance.randint(5, len(found) - 4)
            begin = chance.randint(0, len(found) - size)
            parts.add(" ".join(found[begin : begin + size]))
    return sorted(parts.union(whole))


def retold(articles: Sequence[str], vocabulary: Sequence[str], teach: Encode) -> list[list[tuple[str, str]]]:
    """Of each article with two quotations or more: (quotation, retelling by machine), folded."""
    write = _Writer(vocabulary, teach)
    return [[(q.lower(), write.retelling(q, page)) for q in page] for page in map(_quotations, articles) if page[1:]]


def _quotations(text: str) -> list[str]:
    return list(dict.fromkeys(m[1] for m in QUOTED.finditer(text) if len(m[1].split()) >= LONG))


class _Writer:
    """Cuts, shifts to indirect speech, rewords with words that the teacher holds near, and adds."""

    def __init__(self, vocabulary: Sequence[str], teach: Encode) -> None:
        self._chance, self._words, self._vectors = random.Random(3), vocabulary, teach(vocabulary)
        self._at = {word: n for n, word in enumerate(vocabulary) if word not in entries("function_words")}
        self._near: dict[str, list[str]] = {}

    def retelling(self, quotation: str, page: Sequence[str]) -> str:
        chance, found = self._chance, [word.folded for word in words(quotation)]
        way = chance.random()
        if way < 0.35:
            size = chance.randint(5, max(5, len(found)))
            begin = chance.randint(0, max(0, len(found) - size))
            found = found[begin : begin + size]
        elif way < 0.5:
            found = [word for word in found if chance.random() < 0.7] or found
        found = [self._reworded(SHIFTED.get(word, word)) for word in found]
        if chance.random() < 0.5:
            found = chance.choice(_LEADS) + found
        if chance.random() < 0.2:
            found += chance.choice(page).lower().split()[: chance.randint(3, 8)]
        return " ".join(found)

    def _reworded(self, word: str) -> str:
        if word not in self._at or self._chance.random() >= 0.45:
            return word
        if word not in self._near:
            near = self._vectors @ self._vectors[self._at[word]]
            near[self._at[word]] = 0
            self._near[word] = [self._words[n] for n in np.argsort(-near)[:NEAREST] if near[n] > NEAR]
        return self._chance.choice(self._near[word]) if self._near[word] else word


def vocabulary(tokenizer_words: Collection[str]) -> list[str]:
    """Whole words among a tokenizer's pieces."""
    return sorted(word for word in tokenizer_words if re.fullmatch(r"[a-z][a-z'’-]+|\d+", word))
