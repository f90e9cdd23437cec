"""Frames: to whom, by which way and when each statement was made, and what kind of act it was.

Only what the document itself says about the saying counts: the sentence that holds the words that attribute, with what
was said blanked out.  A quotation that runs on keeps the occasion of the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from firsthand.records import Block, Document, Frame, Record, Span, Spans, Speaker, SpeakerType, Statement
from firsthand.stage import Context, Stage, Tables
from firsthand.text.acts import Said, find_duress, read_act
from firsthand.text.dates import Expression, dates_of, day_of
from firsthand.text.masks import blank
from firsthand.text.nearby import Nearby
from firsthand.text.occasions import said_on
from firsthand.text.retractions import taken_back
from firsthand.text.sentences import sentence_spans
from firsthand.text.spans import outside, overlap
from firsthand.text.venues import (
    Found,
    find_credited,
    find_interviewer,
    find_own,
    find_venue,
    find_via,
    is_label,
    is_outlet,
    is_outlet_noun,
)

GAP = 200  # code points between the sayings of one occasion
INTERVIEW, PARAGRAPHS = 800, 3  # the same and the line ends between, where nobody else speaks in between
_OTHER_TIME = re.compile(r"\b(?:has|have|had|long|often|previously|earlier|repeatedly|once|later)\b", re.IGNORECASE)
# Voices that pass on what others said; of a person who tells it, the parent statement speaks.
_RELAYS: frozenset[SpeakerType] = frozenset({"outlet", "document", "organisation"})


@dataclass(frozen=True, slots=True)
class _Telling:
    """A document's text as its frames are read: sentences, dates, and its statements by id with their speakers."""

    document: Document
    sentences: Nearby[Span]
    dates: list[tuple[Expression, str | None]]
    statements: dict[str, Statement]
    near: Nearby[Statement]
    speakers: dict[str, Speaker]
    credited: list[Found]  # agencies whose copy the document says it is
    interviewer: Found | None  # the outlet that asks, where the document is questions and answers


def frames_of(
    document: Document, blocks: list[Block], statements: list[Statement], speakers: dict[str, Speaker]
) -> list[Frame]:
    """One frame for each statement, in the order of the text."""
    telling = _Telling(
        document,
        Nearby((span, [span]) for span in sentence_spans(document.text)),
        dates_of(document.text, day_of(document.published)),
        {statement.id: statement for statement in statements},
        Nearby((s, (*s.source, *s.cue, *s.content)) for s in statements),
        speakers,
        find_credited(document.text, [(b.begin, b.end) for b in blocks if b.kind == "credit"]),
        find_interviewer(document.text, document.outlet),
    )
    frames: list[Frame] = []
    latest: dict[str, tuple[Statement, Frame]] = {}  # by voice
    last: Statement | None = None
    outlet: Found | None = None  # the venue last named that is an outlet, for "told the station"
    for statement in sorted(statements, key=lambda each: (_whole(each), each.id)):
        frame = _frame(telling, statement)
        asking = telling.interviewer
        if asking and statement.source and is_label(document.text, statement.source[0]):
            frame = replace(frame, venue=asking.name, venue_at=((asking.begin, asking.end),))
        if frame.venue and outlet and is_outlet_noun(frame.venue):
            frame = replace(frame, venue=outlet.name, venue_at=((outlet.begin, outlet.end), *frame.venue_at))
        elif frame.venue and is_outlet(frame.venue):
            outlet = Found(frame.venue, *frame.venue_at[0])
        speaker = speakers.get(statement.id)
        if speaker:
            before = latest.get(speaker.entity)
            if before and _runs_on(telling, before[0], statement, before[0] is last and before[1].venue is not None):
                frame = _of_one_occasion(before[1], frame)
            latest[speaker.entity] = statement, frame
        last = statement if statement.parent is None else last
        frames.append(frame)
    return taken_back(document, statements, speakers, frames)


def _frame(telling: _Telling, statement: Statement) -> Frame:
    about = _around(telling, statement)
    begin, end = _cover((about, *statement.content))
    hidden = [*_hidden(telling, statement, (begin, end)), *_between(statement, about)]
    sentence = blank(telling.document.text[begin:end], _moved(hidden, -begin))
    spoken = _moved(statement.content, -begin)
    told = blank(sentence, spoken)
    beside = blank(told, _moved(statement.source, -begin))  # who is said to speak is not whom it was said to
    cue = (statement.cue or statement.source or statement.content)[0]
    near = cue[0] - begin

    speaker = telling.speakers.get(statement.id)
    venue = _own_venue(telling, statement, beside) or find_venue(beside, near)
    route = dict(_tellers(telling, statement))
    for hop in (*telling.credited, *find_via(beside)):
        if hop.name not in (venue and venue.name, speaker and speaker.speaker, telling.document.outlet):
            route.setdefault(
                hop.name, (hop.begin, hop.end) if hop in telling.credited else (hop.begin + begin, hop.end + begin)
            )
    when = said_on(told, near, telling.dates, begin, telling.document.published)
    reading = read_act(Said(sentence, spoken, (near, cue[1] - begin), speaker.speaker_type if speaker else None))
    duress = find_duress(told)
    return Frame(
        statement=statement.id,
        document=telling.document.id,
        venue=venue.name if venue else None,
        via=tuple(route),
        said_on=when.value if when else None,
        act=reading.act,
        denies=reading.denies,
        duress=duress is not None,
        venue_at=_moved([(venue.begin, venue.end)] if venue else [], begin),
        via_at=tuple(route.values()),
        said_on_at=((when.begin, when.end),) if when else (),
        act_at=_moved([at for at in (reading.at, duress) if at], begin),
    )


def _own_venue(telling: _Telling, statement: Statement, sentence: str) -> Found | None:
    """Who tells it, where it was said to them: the document's outlet, or the speaker of the statement around it."""
    own = find_own(sentence)
    around = telling.speakers.get(statement.parent or "")
    if own and around:
        return Found(around.speaker, *own) if around.speaker and sentence[slice(*own)] == "me" else None
    return Found(telling.document.outlet, *own) if own and telling.document.outlet else None


def _moved(spans: Iterable[Span], by: int) -> Spans:
    return tuple((begin + by, end + by) for begin, end in spans)


def _cover(spans: Iterable[Span]) -> Span:
    begins, ends = zip(*spans, strict=True)
    return min(begins), max(ends)


def _around(telling: _Telling, statement: Statement) -> Span:
    """From the first to the last sentence that holds words of the attribution."""
    first, last = _cover(statement.cue + statement.source or statement.content[:1])
    return _cover(telling.sentences.touching(first, last) or [(first, last)])


def _between(statement: Statement, about: Span) -> Iterable[Span]:
    """What lies between the words of a statement and is neither its sentence nor what was said."""
    begin, end = _cover((about, *statement.content))
    return _moved(outside(end - begin, _moved((about, *statement.content), -begin)), begin)


def _hidden(telling: _Telling, statement: Statement, about: Span) -> Iterable[Span]:
    """What `about` a saying does not tell of it: what else was said, but for what it lies within, and others' cues."""
    above = _ancestors(telling, statement)
    own = statement.cue + statement.source
    for other in telling.near.touching(*about):
        if other.id != statement.id and other.id not in above:
            yield from other.content
            yield from (span for span in other.cue + other.source if not overlap([span], own))


def _ancestors(telling: _Telling, statement: Statement) -> list[str]:
    """Ids of the statements within whose content it lies, innermost first."""
    above: list[str] = []
    parent = statement.parent
    while parent and parent in telling.statements and parent not in above:
        above.append(parent)
        parent = telling.statements[parent].parent
    return above


def _tellers(telling: _Telling, statement: Statement) -> list[tuple[str, Span]]:
    """Outlets and bodies that tell of the saying, by the statements around it: nearest the document first."""
    tellers: list[tuple[str, Span]] = []
    for above in reversed(_ancestors(telling, statement)):
        speaker = telling.speakers.get(above)
        outer = telling.statements[above]
        if speaker and speaker.speaker and speaker.speaker_type in _RELAYS and outer.source:
            tellers.append((speaker.speaker, outer.source[0]))
    return tellers


def _whole(statement: Statement) -> Span:
    return _cover(statement.source + statement.cue + statement.content)


def _runs_on(telling: _Telling, before: Statement, after: Statement, interview: bool) -> bool:
    """Whether `after` goes on telling what the voice of `before` said there: in the next sentence or paragraph.

    In an `interview`, said to somebody named and nobody else speaking in between, it may be some paragraphs further on.
    """
    if before.parent != after.parent:
        return False
    interview = interview and not any(_OTHER_TIME.search(telling.document.text, *cue) for cue in after.cue)
    between = telling.document.text[_whole(before)[1] : _whole(after)[0]]
    breaks = len(re.findall(r"\n\s*", between))
    if interview and len(between) < INTERVIEW and breaks < PARAGRAPHS:
        return True
    return len(between) < GAP and (breaks == 0 or (breaks == 1 and after.kind != "indirect"))


def _of_one_occasion(before: Frame, after: Frame) -> Frame:
    if after.venue is None and after.said_on is None:
        after = replace(after, said_on=before.said_on, said_on_at=before.said_on_at)
    if after.venue is None:
        after = replace(after, venue=before.venue, venue_at=before.venue_at)
    return after


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """Frames of each document, from its own rows only."""
    statements, blocks = tables.by(Statement), tables.by(Block)
    speakers = {speaker.statement: speaker for speaker in tables[Speaker]}
    for document in tables[Document]:
        yield from frames_of(document, blocks[document.id], statements[document.id], speakers)
        context.advance(1)


STAGE = Stage(
    name="frames",
    version=2,
    each="document",
    reads=(Document, Block, Statement, Speaker),
    writes=(Frame,),
    run=run,
)
