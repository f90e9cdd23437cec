"""Statements within statements: what somebody is told to have said is read again, by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from firsthand.model.linking import Attribution
from firsthand.text.spans import length, overlap, words_at

Span = tuple[int, int]

LEAST_LENGTH = 40  # characters that a statement within which another lies has at least
LEAST_CONFIDENCE = 0.6
LARGEST_SHARE = 0.85  # an inner content that is nearly the outer one is the same statement again
# cues of speech alone: what people believe or want is no statement within a statement
_SPEECH = re.compile(
    r"\b(?:said|says?|saying|told|tells?|telling|den(?:y|ies|ied|ying)|claim(?:s|ed|ing)?|accus(?:e|es|ed|ing)"
    r"|admit(?:s|ted|ting)?|confirm(?:s|ed|ing)?|announc(?:e|es|ed|ing)|report(?:s|ed|ing)?|according to"
    r"|insist(?:s|ed|ing)?|promis(?:e|es|ed|ing)|threaten(?:s|ed|ing)?|warn(?:s|ed|ing)?|ask(?:s|ed|ing)?"
    r"|writes?|wrote|alleg(?:e|es|ed|ing)|testif(?:y|ies|ied|ying)|tweet(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)


def may_hold_another(text: str, outer: Attribution) -> bool:
    """Whether the content is worth reading again: long enough, and with a word of speech in it."""
    return length(outer.content) >= LEAST_LENGTH and bool(_SPEECH.search(words_at(text, outer.content)))


def nested_in(
    text: str, outer: Attribution, reread: Iterable[Attribution], known: Sequence[Attribution]
) -> list[Attribution]:
    """Of what is found in the content of `outer` alone, what is a statement of somebody within it.

    It has a source and a cue of speech of its own, and is not among the `known`.
    """
    limit = LARGEST_SHARE * length(outer.content)
    return [
        a
        for a in reread
        if a.source
        and a.confidence >= LEAST_CONFIDENCE
        and _SPEECH.search(words_at(text, a.cue))
        and length(a.content) < limit
        and not any(overlap(a.cue, other.cue) for other in known)
    ]
