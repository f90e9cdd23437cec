"""The act that the words about a saying make it: `vowed` a promise, `slammed` an opinion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

from firsthand.records import Act
from firsthand.text.lexicon import words as entries

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # doubles its last letter: slam, slammed
ACT: dict[str, Act] = {act: act for act in get_args(Act)}  # by name, as tables and lists write it
LONGEST = 4  # words in an entry


class CueAct(NamedTuple):
    """An act, the words `[begin, end)` that tell it, and whether what is said may tell another."""

    act: Act
    begin: int
    end: int
    yields: bool


def act_of_cue(text: str, begin: int, end: int) -> CueAct | None:
    """The act that the first words in `text[begin:end]` that tell one make a saying; `text` in small letters."""
    found = list(_WORD.finditer(text, begin, end))
    for at, first in enumerate(found):
        for last in range(min(at + LONGEST, len(found)), at, -1):
            told = _table().get(" ".join(word.group() for word in found[at:last]))
            if told:
                return CueAct(told[0], first.start(), found[last - 1].end(), told[1])
    return None


@cache
def _table() -> dict[str, tuple[Act, bool]]:
    table: dict[str, tuple[Act, bool]] = {}
    for line in sorted(entries("speech_acts")):
        act, _, phrases = line.partition(" ")
        for phrase in phrases.split("; "):
            for form in _forms(phrase):
                table.setdefault(form, (ACT[act.removesuffix("?")], act.endswith("?")))
    return table


def _forms(phrase: str) -> Iterator[str]:
    """A verb with its endings, or a noun with that of its plural, and what follows; `word=` as it stands."""
    if phrase.endswith("="):
        yield phrase[:-1]
        return
    word, space, rest = phrase.partition(" ")
    stem = word
    if word.endswith("e"):
        stem = word[:-1]
    elif _SHORT.fullmatch(word):
        stem = word + word[-1]
    past = stem[:-1] + "ied" if re.search(r"[^aeiou]y$", word) else stem + "ed"
    plural = word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"
    hissing = [word + "es"] if re.search(r"(?:s|sh|ch|x|z)$", word) else []
    for form in (word, plural, past, stem + "ing", *hissing):
        yield form + space + rest
