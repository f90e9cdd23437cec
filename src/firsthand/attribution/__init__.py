"""What quotation marks and layout say of who speaks: mends what the model found and adds what it cannot see."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.attribution.accordingly import accordingly
from firsthand.attribution.alone import standing_alone
from firsthand.attribution.as_saying import as_saying
from firsthand.attribution.cues import negated, recipients
from firsthand.attribution.dialogue import turns
from firsthand.attribution.doubt import likely_enough
from firsthand.attribution.edges import fronted, qualified, trimmed, whole_ends
from firsthand.attribution.following import following
from firsthand.attribution.headlines import colon_headline
from firsthand.attribution.hearsay import hearsay
from firsthand.attribution.holes import without_holes
from firsthand.attribution.introduced import introduced
from firsthand.attribution.page import page_of
from firsthand.attribution.quotations import over_anothers_head, run_on, said_after, whole_quotations
from firsthand.attribution.retold import retold
from firsthand.attribution.signatures import posts, signed
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution

Span = tuple[int, int]

RULES = (
    without_holes,
    whole_ends,
    qualified,
    fronted,
    whole_quotations,
    signed,
    posts,
    turns,
    introduced,
    following,
    said_after,
    run_on,
    over_anothers_head,
    standing_alone,
    colon_headline,
    hearsay,
    accordingly,
    as_saying,
    retold,
    negated,
    recipients,
    trimmed,
    likely_enough,
)


def completed(text: str, segments: Sequence[Span], found: Sequence[Attribution]) -> list[Attribution]:
    """`found` (of the text's `segments`) after every rule in turn, in order of content.

    Spans are code points of `text`, half-open; nothing outside the segments is read or claimed.
    """
    page, told = page_of(text, segments), Told(found)
    for rule in RULES:
        rule(page, told)
    return list(told)
