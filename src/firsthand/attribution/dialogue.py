"""Transcripts and interviews: each turn begins with who speaks and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from firsthand.attribution.page import Page, joined, without
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.lexicon import words
from firsthand.text.spans import overlap, within

Span = tuple[int, int]

CONFIDENCE = 0.85
LEAST_TURNS = 4
_NAME = r"[^\W\d_a-z][\w.’'()-]*"  # a word that begins with a capital
_LABEL = re.compile(
    rf"[\"“'‘*_]{{0,3}}(?P<label>{_NAME}(?:[ \t]+(?:of|de|al|bin|van|the|{_NAME})){{0,5}})"
    r"(?:,[ \t][^:\n\"“”]{2,40})?"  # ", HOST"
    r"[*_]{0,2}[ \t]?(?P<colon>:)[*_]{0,2}[ \t]+(?=\S)"
)
_ASIDE = re.compile(r"[\"“]?[(\[][^)\]]*[)\]][\"”.]*")  # (Applause.)
_HEADINGS = words("headings")  # labels of lines that are no turns


def turns(page: Page, told: Told) -> None:
    """In a text with turns of named speakers, each turn is a statement of its speaker.

    A turn reaches to the next label; the last one to the end of its line.
    """
    labelled = list(_labelled(page))
    if not _is_dialogue([page.text[b:e] for _, (b, e), _ in labelled]):
        return
    starts = [line for line, _, _ in labelled]
    for (line, label, colon), following in zip(labelled, [*starts[1:], starts[-1] + 1], strict=True):
        rest = [s for s in page.lines[line + 1 : following] if not _ASIDE.fullmatch(page.text, *s)]
        content = joined(page.text, [(colon[1], page.lines[line][1]), *rest])
        turn = page.lines[line][0], content[-1][1]
        for other in told.touching(turn):
            # what was given to nobody, or to somebody elsewhere, or torn out of the turn, is part of it
            if not within(other.source, [turn]) or not other.source or overlap(other.source, [label]):
                told.put(without(other, turn), other)
        told.add(Attribution((label,), (colon,), content, CONFIDENCE))


def _labelled(page: Page) -> Iterator[tuple[int, Span, Span]]:
    """Line number, label and colon of each line that begins like a turn; the first line is the headline."""
    for number, (begin, end) in enumerate(page.lines[1:], 1):
        match = _LABEL.match(page.text, begin, end)
        if match and match["label"].split()[0].lower() not in _HEADINGS:
            yield number, match.span("label"), match.span("colon")


def _is_dialogue(labels: Sequence[str]) -> bool:
    """Several turns, and speakers who come again."""
    counts = Counter(label.casefold() for label in labels)
    return len(labels) >= LEAST_TURNS and sum(n for n in counts.values() if n > 1) >= 0.7 * len(labels)
