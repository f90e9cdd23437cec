"""Tagged spans and link probabilities decoded into attributions."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from firsthand.model.features import Pieces
from firsthand.model.links import Links
from firsthand.model.tags import TAGS

Span = tuple[int, int]
Floats = NDArray[np.float32]

OPENING_MARKS = "\"“«„‘'"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans in code points, and how likely the whole is right."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


def attributions_of(
    text: str, pieces: Pieces, tags: Floats, links: Links, calibration: Mapping[str, float]
) -> list[Attribution]:
    """Attributions with calibrated confidence, in order of their content."""
    found = [replace(a, confidence=_confidence(seen, calibration)) for a, seen in decoded(text, pieces, tags, links)]
    return sorted(found, key=lambda a: (a.content, a.cue))


def decoded(text: str, pieces: Pieces, tags: Floats, links: Links) -> list[tuple[Attribution, dict[str, float]]]:
    """One attribution for each cue that has content, with the evidence its confidence is computed from.

    Every content goes to its likeliest cue, every cue takes its likeliest source or none.  A content that no cue
    wants stands alone if it is quoted.
    """
    spans = links.spans
    by_cue: dict[int, list[int]] = defaultdict(list)
    for k, choice in enumerate(links.cue_of):
        if choice.span is not None:
            by_cue[choice.span].append(k)
    found = []
    for cue, contents in sorted(by_cue.items()):
        source = links.source_of[cue]
        mine = {
            "source": [] if source.span is None else [spans["source"][source.span]],
            "cue": [spans["cue"][cue]],
            "content": [spans["content"][k] for k in contents],
        }
        linked = [source.probability, min(links.cue_of[k].probability for k in contents)]
        found.append((_attribution(text, pieces, mine), evidence(tags, pieces, mine, linked)))
    for k, choice in enumerate(links.cue_of):
        if choice.span is None:
            mine = {"source": [], "cue": [], "content": [spans["content"][k]]}
            attribution = _attribution(text, pieces, mine)
            if text[attribution.content[0][0]] in OPENING_MARKS:
                found.append((attribution, evidence(tags, pieces, mine, [0.5, 0.5])))
    return [(a, seen) for a, seen in found if any(c.isalnum() for b, e in a.content for c in text[b:e])]


def _attribution(text: str, pieces: Pieces, spans: Mapping[str, Sequence[Span]]) -> Attribution:
    source, cue, content = (_characters(text, pieces, spans[role]) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content, confidence=0.0)


def _characters(text: str, pieces: Pieces, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Piece spans as character spans, broken where the pieces are not adjacent in the text (a block lay between)."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        start = int(pieces.begin[begin])
        for i in range(begin, end - 1):
            if text[pieces.end[i] : pieces.begin[i + 1]].strip():
                found.append((start, int(pieces.end[i])))
                start = int(pieces.begin[i + 1])
        found.append((start, int(pieces.end[end - 1])))
    return tuple(found)


def _confidence(seen: Mapping[str, float], calibration: Mapping[str, float]) -> float:
    """A logistic function of how sure the tagger is of each role and the linker of its links (fitted on dev)."""
    total = calibration["bias"] + sum(calibration[name] * value for name, value in seen.items())
    return round(1 / (1 + math.exp(-total)), 4)


def evidence(
    tags: Floats, pieces: Pieces, spans: Mapping[str, Sequence[Span]], linked: Sequence[float]
) -> dict[str, float]:
    """What confidence is computed from: log-probabilities (0 where a role is absent), and the content's form."""
    values = {f"link_{name}": math.log(max(p, 1e-6)) for name, p in zip(("source", "content"), linked, strict=True)}
    for role in ("source", "cue", "content"):
        inside = tags[:, [TAGS.index(f"B-{role}"), TAGS.index(f"I-{role}")]].sum(1)
        sure = [inside[b:e].mean() for b, e in spans[role]]
        edges = [inside[i] for b, e in spans[role] for i in (b, e - 1)]
        values[role] = math.log(max(min(sure), 1e-6)) if sure else 0.0
        values[f"{role}_edges"] = math.log(max(min(edges), 1e-6)) if edges else 0.0
        values[f"no_{role}"] = 0.0 if sure else 1.0
    values["quoted"] = float(pieces.quote[spans["content"][0][0]] > 0)
    inside = np.concatenate([pieces.quote[b:e] > 0 for b, e in spans["content"]])
    values["mixed"] = float(0.1 < inside.mean() < 0.9)
    values["parts"] = math.log(len(spans["content"]))
    values["length"] = math.log(len(inside))
    return values
