"""When a denial takes back the speaker's own earlier account, and what tells that it was said under pressure.

By its words alone "nobody beat me" may be anybody's denial.  It is a retraction where the same document lets the same
person say that it was done to them, lets them say why they had said so, or tells that the words were given to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.records import Document, Frame, Span, Speaker, Statement
from firsthand.text.act_details import DURESS, LAID_BEFORE
from firsthand.text.act_parts import PARTS
from firsthand.text.phrases import expression
from firsthand.text.sift import small
from firsthand.text.spans import overlap

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
    reading = _Reading(
        document.text, {s.id: s for s in statements}, speakers, list(frames), list(_pressures(document.text))
    )
    found = [reading.judged(frame) for frame in frames]
    pressed = {frame.statement: frame for frame in found if frame.act == "retraction" and frame.duress}
    return [reading.pressed_with(frame, pressed.values()) for frame in found]


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    statements: Mapping[str, Statement]
    speakers: Mapping[str, Speaker]
    frames: Sequence[Frame]
    pressures: Sequence[Span]

    def judged(self, frame: Frame) -> Frame:
        """A denial of one's own harm that takes an account back; a retraction with what tells of pressure."""
        statement = self.statements[frame.statement]
        pressure = self._pressure(statement)
        if frame.act == "denial" and self._takes_back(frame, statement, pressure is not None):
            frame = replace(frame, act="retraction", denies=None)
        if frame.act == "retraction" and pressure and not frame.duress:
            frame = replace(frame, duress=True, act_at=(*frame.act_at, pressure))
        return frame

    def pressed_with(self, frame: Frame, retractions: Iterable[Frame]) -> Frame:
        """What else was said on the occasion of a retraction under pressure was said under it too."""
        for other in retractions:
            if frame is not other and not frame.duress and self._one_occasion(frame, other):
                return replace(frame, duress=True, act_at=(*frame.act_at, *other.act_at[-1:]))
        return frame

    def _takes_back(self, frame: Frame, statement: Statement, pressed: bool) -> bool:
        speaker = self.speakers.get(frame.statement)
        if speaker is None or speaker.speaker_type not in ("person", "unnamed") or speaker.on_behalf_of:
            return False
        if not _UNHARMED[statement.kind == "direct"].search(_said(self.text, statement)):
            return False
        mine = [(f, _said(self.text, self.statements[f.statement])) for f in self.frames if self._same_voice(f, frame)]
        told = any(f.act in ("allegation", "report") and _HARMED.search(said) for f, said in mine)
        return pressed or told or any(_SAID_BECAUSE.search(said) for _, said in mine)

    def _same_voice(self, frame: Frame, other: Frame) -> bool:
        a, b = self.speakers.get(frame.statement), self.speakers.get(other.statement)
        return frame is not other and a is not None and b is not None and a.entity == b.entity

    def _one_occasion(self, frame: Frame, other: Frame) -> bool:
        return self._same_voice(frame, other) and frame.venue is not None and frame.venue == other.venue

    def _pressure(self, statement: Statement) -> Span | None:
        """What near by tells that words were given to whoever said them, or forced out of them; nobody denies it."""
        begin, end = statement.content[0][0] - NEAR, statement.content[-1][1] + NEAR
        near = (span for span in self.pressures if begin <= span[0] and span[1] <= end)
        return next((span for span in near if not self._denied(span)), None)

    def _denied(self, span: Span) -> bool:
        denials = (f for f in self.frames if f.act == "denial")
        return any(overlap([span], self.statements[f.statement].content) for f in denials)


def _pressures(text: str) -> Iterator[Span]:
    """Where the text tells of words that were given to somebody to say, then where of words that were forced out."""
    for pattern in (LAID_BEFORE, DURESS):
        yield from (match.span() for match in pattern.finditer(text, small(text)))


def _said(text: str, statement: Statement) -> str:
    return " ".join(text[begin:end] for begin, end in statement.content)
