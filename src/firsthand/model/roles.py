"""From the tagger's probabilities to tags: whole words, and no role given up for a moment's doubt."""

from __future__ import annotations

import re
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from firsthand.model.features import Pieces
from firsthand.model.tags import ROLES

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

NONE_COST = (
    0.5  # log-probability taken from "no role": what is wrongly let through, confidence sorts out; chosen on dev
)
CHANGE_COST = 0.5  # log-probability paid for each change of role within a line; chosen on dev
LEAST_BRIDGE = 0.25  # a gap within a content that is nowhere less likely content than this is content
LEAST_BEGIN = 0.7  # how sure a B must be to open a span within one of its own role
CONTENT = 1 + ROLES.index("content")
_WORD = re.compile(r"\d+(?:[.,:/-]\d+)+|\w+(?:[’']\w+)?")  # 555-0199 is one word


def decided(text: str, pieces: Pieces, tags: Floats) -> Ints:
    """A tag for each of N pieces, from their probabilities (N, len(TAGS)).

    The likeliest sequence of roles over words (the mean log-probability of a word's pieces), where each change of
    role costs CHANGE_COST but is free at a line break (Viterbi 1967, with the transitions of a Potts model).  B and I
    are then told apart piece by piece; neither source nor cue crosses a line break.
    """
    word = _words(text, pieces)
    first = np.flatnonzero(np.diff(word, prepend=-1))
    by_role = np.stack([tags[:, 0], *(tags[:, 2 * r + 1] + tags[:, 2 * r + 2] for r in range(len(ROLES)))], 1)
    costs = np.array([NONE_COST, *[0.0] * len(ROLES)])
    logs = np.add.reduceat(np.log(np.maximum(by_role, 1e-6)) - costs, first) / np.bincount(word)[:, None]
    roles = np.array(_likeliest(logs.tolist(), (pieces.breaks[first] > 0).tolist()), np.int64)
    roles = _bridged(roles, np.minimum.reduceat(by_role[:, CONTENT], first), pieces.breaks[first] > 0)
    role = roles[word]
    starts = np.concatenate([[True], role[1:] != role[:-1]]) | ((pieces.breaks > 0) & (role != CONTENT))
    likeliest = tags.argmax(1)
    opens = np.zeros(len(word), bool)
    opens[first] = True  # a span opens at a word's first piece only
    opens &= (likeliest == 2 * role - 1) & (tags.max(1) >= LEAST_BEGIN)
    return np.where(role == 0, 0, np.where(starts | opens, 2 * role - 1, 2 * role)).astype(np.int64)


def _words(text: str, pieces: Pieces) -> Ints:
    """The number of the word that each piece belongs to, from 0."""
    words = [m.span() for m in _WORD.finditer(text, int(pieces.begin[0]), int(pieces.end[-1]))]
    begins, ends = np.array(words, np.int64).reshape(-1, 2).T
    mine = np.searchsorted(begins, pieces.begin, side="right") - 1
    outside = np.ones(len(mine), bool)
    outside[mine >= 0] = pieces.begin[mine >= 0] >= ends[mine[mine >= 0]]
    fresh = np.concatenate([[True], outside[1:] | outside[:-1] | (mine[1:] != mine[:-1])])
    return np.asarray(np.cumsum(fresh) - 1, np.int64)


def _likeliest(logs: list[list[float]], breaks: list[bool]) -> list[int]:
    """The roles of all words together; `logs[i][role]`, and whether a line break stands before word i.

    Written out for the four roles: it runs once for every word that is read.
    """
    none, source, cue, content = logs[0]
    back: list[tuple[int, int, int, int]] = []
    for (none_here, source_here, cue_here, content_here), at_break in zip(logs[1:], breaks[1:], strict=True):
        best, role = none, 0
        if source > best:
            best, role = source, 1
        if cue > best:
            best, role = cue, 2
        if content > best:
            best, role = content, 3
        free = best if at_break else best - CHANGE_COST
        back.append(
            (
                role if free > none else 0,
                role if free > source else 1,
                role if free > cue else 2,
                role if free > content else 3,
            )
        )
        none = none_here + (free if free > none else none)
        source = source_here + (free if free > source else source)
        cue = cue_here + (free if free > cue else cue)
        content = content_here + (free if free > content else content)
    last = (none, source, cue, content)
    role = last.index(max(last))
    found = [role]
    for come in reversed(back):
        role = come[role]
        found.append(role)
    return found[::-1]


def _bridged(roles: Ints, likely: Floats, breaks: NDArray[np.bool_]) -> Ints:
    """`roles` with gaps within one content filled: they hold no line break, no other role, and may be content."""
    found = roles.copy()
    runs = [(role, [i for i, _ in run]) for role, run in groupby(enumerate(roles.tolist()), key=lambda pair: pair[1])]
    for (before, _), (here, gap), (after, following) in zip(runs, runs[1:], runs[2:], strict=False):
        whole = before == after == CONTENT and here == 0 and not breaks[[*gap, following[0]]].any()
        if whole and likely[gap].min() >= LEAST_BRIDGE:
            found[gap] = CONTENT
    return found
