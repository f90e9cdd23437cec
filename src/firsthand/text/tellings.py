"""A document as its frames are read: sentences, dates, statements with speakers, and the words around a saying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.records import Block, Document, Link, Span, Spans, Speaker, SpeakerType, Statement
from firsthand.text.cited import Citations
from firsthand.text.dates import Expression, dates_of, day_of
from firsthand.text.masks import BLANK, HIDDEN, blank
from firsthand.text.nearby import Nearby
from firsthand.text.saying_dates import issued
from firsthand.text.sentences import sentence_spans
from firsthand.text.spans import outside, overlap
from firsthand.text.unsaid import says, unsaid
from firsthand.text.venues import Found, find_credited, find_interviewer

GAP = 100  # most code points of an attribution between two parts of what was said
REACH = 2000  # code points on either side of the words that attribute: what a page calls a sentence may have no end
# Voices that pass on what others said; of a person who tells it, the parent statement speaks.
_RELAYS: frozenset[SpeakerType] = frozenset({"outlet", "document", "organisation"})
# In the words for a speaker: the occasion is told there.
_SPOKE_TO = re.compile(r"\bwho\s+(?:\w+\s+)?(?:spoke|talked)\s+(?:to|with)\b")


@dataclass(frozen=True, slots=True)
class Around:
    """The sentences of a saying from `begin` on, offset for offset, as far as `REACH` goes.

    `cue` is where the words that attribute stand, `spoken` what was said.  `sentence` lacks what others said there,
    `told` also what was said itself, `beside` also who is said to speak, for that is not whom it was said to.
    """

    begin: int
    cue: Span
    spoken: Spans
    sentence: str
    told: str
    beside: str


class Telling:
    """What the frames of one document are read from; `statements` and `speakers` by the statement's id."""

    def __init__(
        self,
        document: Document,
        blocks: Sequence[Block],
        statements: Iterable[Statement],
        speakers: Mapping[str, Speaker],
        links: Iterable[Link],
    ) -> None:
        text = document.text
        self.document, self.text = document, text
        self.sentences = Nearby((span, [span]) for span in sentence_spans(text))
        self.dates: list[tuple[Expression, str | None]] = dates_of(text, day_of(document.published), past=True)
        self.statements = {statement.id: statement for statement in statements}
        self.near = Nearby((s, (*s.source, *s.cue, *s.content)) for s in self.statements.values())
        self.speakers = {id_: speakers[id_] for id_ in self.statements if id_ in speakers}
        self.credited = find_credited(text, [(b.begin, b.end) for b in blocks if b.kind == "credit"])
        self.interviewer: Found | None = find_interviewer(text, document.outlet)
        self.issued = issued(self.dates, document.published)
        self.citations = Citations(text, blocks, links, document.url)
        self._unsaid: dict[str, Spans] = {}

    def about(self, statement: Statement) -> Span:
        """From the first to the last sentence that holds words of the attribution, as far as `REACH` goes."""
        first, last = attribution(statement)
        return _cut(cover(self.sentences.touching(first, last) or [(first, last)]), _reached(statement))

    def around(self, statement: Statement) -> Around:
        """The words around a saying."""
        about, reached = self.about(statement), _reached(statement)
        content = tuple(_cut(span, reached) for span in statement.content if overlap([span], [reached]))
        begin, end = cover((about, *content))
        words, spoken = self.text[begin:end], moved(content or [(begin, begin)], -begin)
        between = list(self._between(statement, about))
        sentence, setting = (
            blank(words, moved([*between, *self._others(statement, (begin, end), setting=setting)], -begin))
            for setting in (False, True)
        )
        unheard = without(spoken, moved(self._unsaid_of(statement), -begin))
        told = blank(setting.replace(BLANK, HIDDEN), unheard)
        source = [] if _SPOKE_TO.search(told) else moved(statement.source, -begin)
        (cue,) = moved((statement.cue or statement.source or statement.content)[:1], -begin)
        return Around(begin, cue, spoken, sentence, told, blank(told, source))

    def ancestors(self, statement: Statement) -> list[str]:
        """Ids of the statements within whose content it lies, innermost first."""
        above: dict[str, None] = {}
        parent = statement.parent
        while parent and parent in self.statements and parent not in above:
            above[parent] = None
            parent = self.statements[parent].parent
        return list(above)

    def level(self, statement: Statement) -> str | None:
        """The statement within whose content it lies, but for outlets and bodies that only tell of it."""
        for above in self.ancestors(statement):
            speaker = self.speakers.get(above)
            if speaker is None or speaker.speaker_type not in _RELAYS:
                return above
        return None

    def tellers(self, statement: Statement) -> list[tuple[str, Span]]:
        """Outlets and bodies that tell of the saying, by the statements around it: nearest the document first."""
        tellers: list[tuple[str, Span]] = []
        for above in reversed(self.ancestors(statement)):
            speaker = self.speakers.get(above)
            outer = self.statements[above]
            if speaker and speaker.speaker and speaker.speaker_type in _RELAYS and outer.source:
                tellers.append((speaker.speaker, outer.source[0]))
        return tellers

    def called(self, statement: Statement) -> str | None:
        """How whoever speaks is called; the teller of the document, who says "I", by its outlet."""
        teller = any(self.text[slice(*span)].lower() in ("i", "we") for span in statement.source)
        if teller and statement.parent is None:
            return self.document.outlet
        return self.named(statement)

    def named(self, statement: Statement) -> str | None:
        """The name of whoever speaks."""
        speaker = self.speakers.get(statement.id)
        return speaker.speaker if speaker else None

    def _unsaid_of(self, statement: Statement) -> Spans:
        """What of a statement's content tells of the saying; kept, as it is asked for beside each statement near it."""
        if statement.id not in self._unsaid:
            self._unsaid[statement.id] = tuple(unsaid(self.text, statement))
        return self._unsaid[statement.id]

    def _others(self, statement: Statement, about: Span, *, setting: bool) -> Iterator[Span]:
        """What `about` a saying does not tell of it: other sayings there, but for what it lies within.

        Their `setting` stays where the same voice speaks: "defending it on Radio Orla, she also said".
        """
        above = self.ancestors(statement)
        own, voice = statement.cue + statement.source, self.speakers.get(statement.id)
        for other in self.near.touching(*about):
            if other.id == statement.id or other.id in above:
                continue
            theirs = self.speakers.get(other.id)
            if setting and voice and theirs and voice.entity == theirs.entity:
                yield from without(other.content, self._unsaid_of(other))
            else:
                yield from other.content
                yield from (span for span in other.cue + other.source if not overlap([span], own))

    def _between(self, statement: Statement, about: Span) -> Iterator[Span]:
        """What lies between its words and is neither its sentence nor what was said; what tells of one around it."""
        begin, end = cover((about, *statement.content))
        for gap in moved(outside(end - begin, moved((about, *statement.content), -begin)), begin):
            if gap[1] - gap[0] > GAP or "\n" in self.text[slice(*gap)] or not says(self.text, *gap):
                yield gap  # else '"It is over," Tarn told Radio Orla. "All of it," she added'
        if outer := self.statements.get(statement.parent or ""):
            yield from moved(outside(end - begin, moved(outer.content, -begin)), begin)


def whole(statement: Statement) -> Span:
    """From the first to the last of a statement's words."""
    return cover(statement.source + statement.cue + statement.content)


def attribution(statement: Statement) -> Span:
    """From the first to the last of the words that attribute; of a statement without any, its first content."""
    return cover(statement.cue + statement.source or statement.content[:1])


def _reached(statement: Statement) -> Span:
    """The part of the text that may tell of a saying."""
    first, last = attribution(statement)
    return max(0, first - REACH), last + REACH


def _cut(span: Span, to: Span) -> Span:
    return max(span[0], to[0]), min(span[1], to[1])


def cover(spans: Iterable[Span]) -> Span:
    """From the first code point of some spans to the last."""
    begins, ends = zip(*spans, strict=True)
    return min(begins), max(ends)


def moved(spans: Iterable[Span], by: int) -> Spans:
    """The spans so many code points further on."""
    return tuple((begin + by, end + by) for begin, end in spans)


def without(spans: Spans, holes: Spans) -> Spans:
    """What of `spans` no hole covers."""
    end = max((span[1] for span in spans), default=0)
    return tuple(outside(end, (*outside(end, spans), *holes)))
