"""When a denial takes back the speaker's own earlier account, and what tells that it was said under pressure.

By its words alone "nobody beat me" may be anybody's denial.  It is a retraction where the same document lets the same
person say that it was done to them, lets them say why they had said so, or tells that the words were given to them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from firsthand.records import Document, Frame, Span, Speaker, Statement
from firsthand.text.act_details import DURESS, LAID_BEFORE
from firsthand.text.act_parts import PARTS
from firsthand.text.nearby import Nearby
from firsthand.text.phrases import expression
from firsthand.text.sift import small

# Of oneself: in one's own words by "me" and "I", as others tell it by "him" and "he".
_UNHARMED = {
    direct: re.compile(
        expression(
            rf"\b(?:(?:nobody|no one|none of \w+) (?:(?:had|has|have|ever) )*<HARM> (?:{objects})\b"
            rf"|(?:{subjects}) (?:was|were|had|have|has)\s*(?:not|n[’']t|never) (?:(?:been|set foot) )?"
            r"(?:in (?:any|the|that)|inside|<HARM>))",
            PARTS,
        ),
        re.IGNORECASE,
    )
    for direct, objects, subjects in ((True, "me|us", "I|we"), (False, "me|us|him|her|them", "I|we|he|she|they"))
}
_HARMED = re.compile(
    expression(r"\b(?:<HARM>|blows|beatings?|tortur\w+|shocks|injuries|account\b)", PARTS), re.IGNORECASE
)
_SAID_BECAUSE = re.compile(
    expression(
        r"\b(?:(?:I|he|she|they) (?:had )?(?:only )?said (?:it|that|so|this|those things|all that) because"
        r"|(?:I|he|she|they) (?:had )?(?:lied|made (?:it|that|this) (?:all )?up|invented (?:it|that)))\b"
    ),
    re.IGNORECASE,
)


# Code points before and after a statement within which somebody tells that it was said under pressure.
NEAR = 1200


def taken_back(
    document: Document, statements: Sequence[Statement], speakers: Mapping[str, Speaker], frames: Sequence[Frame]
) -> list[Frame]:
    """The frames, with what takes an account back as a retraction, and duress where the document tells of it."""
    of = {s.id: s for s in statements}
    denied = Nearby((f, of[f.statement].content) for f in frames if f.act == "denial")
    pressures = Nearby((span, [span]) for span in _pressures(document.text) if not denied.touching(*span))
    reading = _Reading(document.text, of, speakers, frames, pressures)
    found = [reading.judged(frame) for frame in frames]
    pressed: dict[tuple[str, str], Frame] = {}
    for frame in found:
        if frame.act == "retraction" and frame.duress and (occasion := reading.occasion(frame)):
            pressed.setdefault(occasion, frame)
    return [reading.pressed_with(frame, pressed) for frame in found]


@dataclass(frozen=True)
class _Reading:
    """A document; `pressures` are where it tells of pressure and nobody denies it."""

    text: str
    statements: Mapping[str, Statement]
    speakers: Mapping[str, Speaker]
    frames: Sequence[Frame]
    pressures: Nearby[Span]

    def judged(self, frame: Frame) -> Frame:
        """A denial of one's own harm that takes an account back; a retraction with what tells of pressure."""
        statement = self.statements[frame.statement]
        pressure = self._pressure(statement)
        if frame.act == "denial" and self._takes_back(frame, statement, pressure is not None):
            frame = replace(frame, act="retraction", denies=None)
        if frame.act == "retraction" and pressure and not frame.duress:
            frame = replace(frame, duress=True, act_at=(*frame.act_at, pressure))
        return frame

    def pressed_with(self, frame: Frame, retractions: Mapping[tuple[str, str], Frame]) -> Frame:
        """What else was said on the occasion of a retraction under pressure was said under it too."""
        occasion = None if frame.duress else self.occasion(frame)
        other = retractions.get(occasion) if occasion else None
        return replace(frame, duress=True, act_at=(*frame.act_at, *other.act_at[-1:])) if other else frame

    def occasion(self, frame: Frame) -> tuple[str, str] | None:
        """Who spoke to whom; None where that is not told."""
        speaker = self.speakers.get(frame.statement)
        return (speaker.entity, frame.venue) if speaker and frame.venue is not None else None

    def _takes_back(self, frame: Frame, statement: Statement, pressed: bool) -> bool:
        speaker = self.speakers.get(frame.statement)
        if speaker is None or speaker.speaker_type not in ("person", "unnamed") or speaker.on_behalf_of:
            return False
        if not _UNHARMED[statement.kind == "direct"].search(_said(self.text, statement)):
            return False
        return pressed or any(id_ != frame.statement for id_ in self._accounts[speaker.entity])

    @cached_property
    def _accounts(self) -> Mapping[str, Sequence[str]]:
        """The statements in which each voice tells that it was done to them, or why they had said so."""
        found: dict[str, list[str]] = defaultdict(list)
        for frame in self.frames:
            if speaker := self.speakers.get(frame.statement):
                said = _said(self.text, self.statements[frame.statement])
                harmed = frame.act in ("allegation", "report") and _HARMED.search(said)
                if harmed or _SAID_BECAUSE.search(said):
                    found[speaker.entity].append(frame.statement)
        return found

    def _pressure(self, statement: Statement) -> Span | None:
        """What near by tells that words were given to whoever said them, or forced out of them."""
        begin, end = statement.content[0][0] - NEAR, statement.content[-1][1] + NEAR
        near = self.pressures.touching(begin, end)
        return next((span for span in near if begin <= span[0] and span[1] <= end), None)


def _pressures(text: str) -> Iterator[Span]:
    """Where the text tells of words that were given to somebody to say, then where of words that were forced out."""
    for pattern in (LAID_BEFORE, DURESS):
        yield from (match.span() for match in pattern.finditer(text, small(text)))


def _said(text: str, statement: Statement) -> str:
    return " ".join(text[begin:end] for begin, end in statement.content)
