"""What a witness tells of a harm that the same document lets somebody deny: an allegation, not a plain report.

"Four buses went in" is a report by its words alone.  Where somebody in the document denies a harm or will not speak of
it, and the witness tells of the same things or has accused too, it is part of what is contested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.records import Act, Document, Frame, Speaker, Statement
from firsthand.text.act_parts import PARTS
from firsthand.text.phrases import expression
from firsthand.text.propositions import stems
from firsthand.text.words import words

ALIKE = 2  # stems that an account shares with what is contested
_PAST = re.compile(
    r"\b(?:had|was|were|did|went|came|took|put|told|kept|got|sat|saw|seen|heard|gave|made|left|brought|held|ran|stood|spent"
    r"|\w{3,}ed)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    expression(
        r"\b(?:<HARM>|blows|beatings?|tortur\w+|bruis\w+|wound\w*|injur\w+|died|dead|deaths?|prisoners?|custody|massacre\w*)\b",
        PARTS,
    )
)
_SEEN = re.compile(
    r"\b(?:i|we|he|she|they|had|have|has) (?:\w+ly )?(?:saw|seen|watched|counted|witnessed|heard)\b(?! no)"
)
_TELLING: tuple[Act, ...] = ("denial", "allegation", "no-comment")
_WITNESSES = frozenset({"person", "unnamed", "group"})


def contested(
    document: Document, statements: Sequence[Statement], speakers: Mapping[str, Speaker], frames: Sequence[Frame]
) -> list[Frame]:
    """The frames, with what witnesses tell of a contested harm as allegations; what contests it is their evidence."""
    denials, allegations, silences = ([f for f in frames if f.act == act] for act in _TELLING)
    answers = denials or (silences if allegations else [])
    if not answers:
        return list(frames)
    said = {s.id: [w.folded for b, e in s.content for w in words(document.text[b:e])] for s in statements}
    if not any(_HARM.search(" ".join(said[f.statement])) for f in (*denials, *allegations)):
        return list(frames)
    stood = frozenset(stem for f in (*denials, *allegations) for stem in stems(said[f.statement]))
    denying, accusing = ({_voice(speakers, f) for f in found} - {None} for found in (denials, allegations))
    accounts = [
        f
        for f in frames
        if f.act == "report"
        and _witness(speakers.get(f.statement))
        and _voice(speakers, f) not in denying - accusing
        and _PAST.search(" ".join(said[f.statement]))
    ]
    accusing |= {_voice(speakers, f) for f in accounts if _of_it(said[f.statement], stood)}
    told = {f.statement for f in accounts if _voice(speakers, f) in accusing}
    shown = answers[0].act_at
    return [replace(f, act="allegation", act_at=shown) if f.statement in told else f for f in frames]


def _of_it(said: Sequence[str], disputed: frozenset[str]) -> bool:
    """Whether an account tells of what is disputed, or of what the witness saw or heard there."""
    return len(disputed.intersection(stems(said))) >= ALIKE or _SEEN.search(" ".join(said)) is not None


def _witness(speaker: Speaker | None) -> bool:
    return speaker is not None and speaker.speaker_type in _WITNESSES and not speaker.on_behalf_of


def _voice(speakers: Mapping[str, Speaker], frame: Frame) -> str | None:
    speaker = speakers.get(frame.statement)
    return speaker.entity if speaker else None
