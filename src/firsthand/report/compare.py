"""Two wordings laid side by side, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")
MOST = 400  # words compared; longer wordings are shown unmarked


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a wording: those of the form it is compared with, other words, or a place where words are left out."""

    kind: Literal["same", "other", "gap"]
    text: str  # empty for a gap


def compare(form: str, wording: str) -> list[Part]:
    """`wording` in parts, against `form`; the texts of its parts joined are `wording`.

    Letter case and marks between words make no difference.  The alignment is a longest common subsequence.
    """
    ours = _TOKEN.findall(wording)
    words = [i for i, token in enumerate(ours) if _is_word(token)]
    theirs = [token.casefold() for token in _TOKEN.findall(form) if _is_word(token)]
    if max(len(words), len(theirs)) > MOST:
        return [Part("same", wording)]
    differing: set[int] = set()
    gaps: set[int] = set()
    for step in LCSseq.opcodes(theirs, [ours[i].casefold() for i in words]):
        if step.tag in ("insert", "replace"):
            differing |= set(words[step.dest_start : step.dest_end])
        if step.tag == "delete":
            gaps.add(words[step.dest_start] if step.dest_start < len(words) else len(ours))
    # an alignment may give a replacement as a deletion beside an insertion: the other words tell enough
    follows = {words[n + 1] if n + 1 < len(words) else len(ours) for n, i in enumerate(words) if i in differing}
    return _joined(ours, differing, gaps - differing - follows)


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _joined(tokens: list[str], differing: set[int], gaps: set[int]) -> list[Part]:
    parts: list[Part] = []
    for i, token in enumerate(tokens):
        if i in gaps:
            parts.append(Part("gap", ""))
        kind: Literal["same", "other"] = "other" if i in differing else "same"
        # white space and marks between two differing words belong to them
        between = not _is_word(token) and i - 1 in differing and i + 1 in differing
        kind = "other" if between else kind
        if parts and parts[-1].kind == kind:
            parts[-1] = Part(kind, parts[-1].text + token)
        else:
            parts.append(Part(kind, token))
    return [*parts, Part("gap", "")] if len(tokens) in gaps else parts
