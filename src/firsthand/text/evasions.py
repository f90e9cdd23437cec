"""What is said in place of an answer: "He declined to comment. 'The mayor reads many papers,' he said."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from firsthand.records import Act, Document, Frame, Span, Speaker, Statement
from firsthand.text.tellings import cover

NEAR = 60  # code points between what was refused and what was said instead
# After "declined to comment, saying" and in the sentence after: acts that are no answer either.
_SAYING: frozenset[Act] = frozenset({"report", "other", "promise", "opinion"})
_AFTER: frozenset[Act] = frozenset({"report", "other"})


def evaded(
    document: Document, statements: Sequence[Statement], speakers: Mapping[str, Speaker], frames: Sequence[Frame]
) -> list[Frame]:
    """The frames, with what directly follows a refusal to answer, of the same voice, as a part of it."""
    of = {frame.statement: frame for frame in frames}
    ordered = sorted(statements, key=lambda s: (_told(s)[0], s.id))
    for before, after in pairwise(ordered):
        refusal, frame = of[before.id], of[after.id]
        if refusal.act != "no-comment" or not _same_voice(speakers, before, after) or before.parent != after.parent:
            continue
        between = document.text[_told(before)[1] : _told(after)[0]]
        saying = any(document.text[b:e].lower().endswith("ing") for b, e in after.cue) and "." not in between
        if len(between) > NEAR or "\n" in between:
            continue
        if frame.act in (_SAYING if saying else _AFTER) and (saying or after.kind == "direct"):
            of[after.id] = replace(frame, act="no-comment", act_at=refusal.act_at)
    return [of[frame.statement] for frame in frames]


def _same_voice(speakers: Mapping[str, Speaker], a: Statement, b: Statement) -> bool:
    one, other = speakers.get(a.id), speakers.get(b.id)
    return one is not None and other is not None and one.entity == other.entity


def _told(statement: Statement) -> Span:
    """From the first to the last of its words but those for who speaks."""
    return cover(statement.cue + statement.content)
