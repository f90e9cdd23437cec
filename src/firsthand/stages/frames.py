"""Frames: to whom, by which way and when each statement was made, and what kind of act it was.

Only what the document itself says about the saying counts: the sentence that holds the words that attribute, with what
was said blanked out, and what tells of the same occasion (`occasions.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from firsthand.records import Block, Document, Frame, Link, Record, Span, Speaker, Statement
from firsthand.stage import Context, Stage, Tables
from firsthand.text.acts import Said, find_duress, read_act
from firsthand.text.cited import shows
from firsthand.text.contested import contested
from firsthand.text.evasions import evaded
from firsthand.text.lexicon import words
from firsthand.text.masks import blank
from firsthand.text.mastheads import is_some_outlet, masthead
from firsthand.text.occasions import Occasion, Saying, carried, has_other_time
from firsthand.text.retractions import taken_back
from firsthand.text.saying_dates import When, said_on
from firsthand.text.scenes import find_scenes, teller_there
from firsthand.text.tellings import Around, Telling, moved, whole
from firsthand.text.venues import (
    Found,
    find_account,
    find_own,
    find_venue,
    find_via,
    is_label,
    is_outlet,
    is_outlet_noun,
)

# A body's own paper: "the group concludes", not "the group said in March".
_SAYS_NOW = re.compile(r"\b(?:\w+s|has\s+\w+ed|will)\b")


REPORTEDLY, NEAR = "reportedly", 300  # so many code points after the outlet that tells
PARAGRAPH = 2000  # code points about a saying in which its paragraph lies


def frames_of(
    document: Document,
    blocks: list[Block],
    statements: list[Statement],
    speakers: dict[str, Speaker],
    links: Iterable[Link] = (),
) -> list[Frame]:
    """One frame for each statement, in the order of the text."""
    telling = Telling(document, blocks, statements, speakers, links)
    frames: list[Frame] = []
    sayings = _scenes(telling)
    outlet: Found | None = None  # the venue last named that is an outlet, for "told the station"
    teller: Found | None = None  # the outlet that last told of others' words, for "reportedly said"
    for statement in sorted(statements, key=lambda each: (whole(each), each.id)):
        around = telling.around(statement)
        frame = _cited(telling, statement, _frame(telling, statement, around))
        if frame.venue and outlet and is_outlet_noun(frame.venue):
            frame = replace(frame, venue=outlet.name, venue_at=((outlet.begin, outlet.end), *frame.venue_at))
        elif frame.venue and is_outlet(frame.venue):
            outlet = Found(frame.venue, *frame.venue_at[0])
        if teller and not frame.via and frame.venue is None and REPORTEDLY in around.told:
            near = around.begin - teller.end < NEAR
            frame = replace(frame, via=(teller.name,), via_at=((teller.begin, teller.end),)) if near else frame
        teller = _teller(telling, statement, frame) or teller
        frames.append(frame)
        sayings.append(_saying(telling, statement, frame, around.told))
    found = carried(document.text, sorted(sayings, key=lambda each: (each.begin, each.end)))
    frames = [_to_teller(telling, _on(frame, found[frame.statement])) for frame in frames]
    for judge in (taken_back, contested, evaded):
        frames = judge(document, statements, speakers, frames)
    return frames


def _frame(telling: Telling, statement: Statement, around: Around) -> Frame:
    """What the statement's own sentence tells of its frame."""
    begin = around.begin
    speaker = telling.speakers.get(statement.id)
    venue = _venue(telling, statement, around)
    route = _route(telling, statement, around, venue)
    when = _when(telling, statement, around, venue)
    reading = read_act(
        Said(
            around.sentence,
            around.spoken,
            around.cue,
            speaker.speaker_type if speaker else None,
            statement.kind == "direct",
        )
    )
    duress = find_duress(around.told)
    return Frame(
        statement=statement.id,
        document=telling.document.id,
        venue=venue.name if venue else None,
        via=tuple(route),
        said_on=when.value if when else None,
        act=reading.act,
        denies=reading.denies,
        duress=duress is not None,
        venue_at=((venue.begin, venue.end),) if venue else (),
        via_at=tuple(route.values()),
        said_on_at=((when.begin, when.end),) if when else (),
        act_at=moved([at for at in (reading.at, duress) if at], begin),
    )


def _venue(telling: Telling, statement: Statement, around: Around) -> Found | None:
    """To whom it was said, at its place in the document."""
    asking = telling.interviewer
    if asking and statement.source and is_label(telling.text, statement.source[0]):
        return asking
    found = _own_venue(telling, statement, around.told) or find_venue(around.beside, around.cue[0])
    if found:
        found = _in_full(telling, found)
        return Found(found.name, found.begin + around.begin, found.end + around.begin)
    for span in (*statement.source, *statement.content):
        if account := find_account(telling.text[slice(*span)], posted=span in statement.content):
            return Found(account.name, account.begin + span[0], account.end + span[0])
    return None


def _in_full(telling: Telling, found: Found) -> Found:
    """A venue with its full name, where it is the document's own issuer in short: "informed the Ministry"."""
    outlet = telling.document.outlet or ""
    short = found.name.lower() in words("bodies") and outlet.startswith(f"{found.name} ")
    return replace(found, name=outlet) if short else found


def _own_venue(telling: Telling, statement: Statement, sentence: str) -> Found | None:
    """Who tells it, where it was said to them: the document's outlet, or the speaker of the statement around it."""
    own = find_own(sentence)
    around = telling.speakers.get(statement.parent or "")
    if own and around:
        return Found(around.speaker, *own) if around.speaker and sentence[slice(*own)] == "me" else None
    return Found(telling.document.outlet, *own) if own and telling.document.outlet else None


def _route(telling: Telling, statement: Statement, around: Around, venue: Found | None) -> dict[str, Span]:
    """The outlets through which the words came, nearest the document first, each with its place."""
    route = dict(telling.tellers(statement))
    none = (venue and venue.name, telling.named(statement), telling.document.outlet)
    hops = [(hop.name, (hop.begin, hop.end)) for hop in telling.credited]
    hops += [(hop.name, (hop.begin + around.begin, hop.end + around.begin)) for hop in find_via(around.beside)]
    for name, at in hops:
        if name not in none:
            route.setdefault(name, at)
    return route


def _when(telling: Telling, statement: Statement, around: Around, venue: Found | None) -> When | None:
    """The date of its own sentence that is when it was said."""
    # "who on Monday said" is no clause about somebody else
    pronouns = [span for span in statement.source if telling.text[slice(*span)].lower() in ("who", "which")]
    told = blank(around.told, moved(pronouns, -around.begin))
    nears = [around.cue, *moved([(venue.begin, venue.end)] if venue else (), -around.begin)]
    when = said_on(told, nears, telling.dates, around.begin, telling.document.published)
    return when or (telling.issued if _issues(telling, statement) else None)


def _issues(telling: Telling, statement: Statement) -> bool:
    """Whether the body that put the document out speaks in it: it says so on the day of issue."""
    speaker, outlet = telling.speakers.get(statement.id), telling.document.outlet
    if speaker is None or outlet is None or statement.parent:
        return False
    says = any(_SAYS_NOW.search(telling.text, *cue) for cue in statement.cue) or not statement.cue
    return says and masthead(speaker.speaker or "") == masthead(outlet) and not is_outlet(outlet)


def _cited(telling: Telling, statement: Statement, frame: Frame) -> Frame:
    """With what the links and footnotes at its attribution show, which name an outlet that the words leave unnamed."""
    spoken = telling.named(statement)
    venue, via = (frame.venue, frame.venue_at), (frame.via, frame.via_at)
    for cited in telling.citations.within(*telling.about(statement)):
        at = (cited.begin, cited.end)
        named = [name for name in (frame.venue, spoken, telling.document.outlet, *via[0]) if name]
        on_cue = any(begin < cited.end and cited.begin < end for begin, end in statement.cue)
        if frame.venue and shows(cited, frame.venue):
            venue = (venue[0], (*venue[1], at))
        elif any(shows(cited, name) for name in via[0]):
            via = (via[0], (*via[1], at))
        elif venue[0] and is_some_outlet(venue[0]) and not cited.platform:
            venue = (cited.name, (*venue[1], at))
        elif on_cue and cited.platform and venue[0] is None:
            venue = (cited.name, (at,))
        elif on_cue and not cited.platform and not any(shows(cited, name) for name in named):
            via = ((*via[0], cited.name), (*via[1], at))
    return replace(frame, venue=venue[0], venue_at=venue[1], via=via[0], via_at=via[1])


def _teller(telling: Telling, statement: Statement, frame: Frame) -> Found | None:
    """The outlet by which others' words are told here: who speaks, or the first of the route."""
    speaker = telling.speakers.get(statement.id)
    if speaker and speaker.speaker_type == "outlet" and speaker.speaker and statement.source:
        own = masthead(speaker.speaker) == masthead(telling.document.outlet or "")
        return None if own else Found(speaker.speaker, *statement.source[0])
    credited = {hop.name for hop in telling.credited}
    hops = zip(frame.via, frame.via_at, strict=False)
    return next((Found(name, *at) for name, at in hops if name not in credited), None)


def _saying(telling: Telling, statement: Statement, frame: Frame, told: str) -> Saying:
    speaker = telling.speakers.get(statement.id)
    return Saying(
        *whole(statement),
        entity=speaker.entity if speaker else None,
        name=telling.called(statement),
        occasion=Occasion(frame.venue, frame.venue_at, frame.said_on, frame.said_on_at, frame.via, frame.via_at),
        told=told,
        statement=statement,
        level=telling.level(statement),
        own=find_own(told) is not None,
        dated=frame.said_on is not None,
    )


def _on(frame: Frame, occasion: Occasion) -> Frame:
    """With its occasion; an agency whose copy it is stands in the route already."""
    known = frame.venue is None and occasion.venue in frame.via
    return replace(
        frame,
        venue=None if known else occasion.venue,
        venue_at=() if known else occasion.venue_at,
        said_on=occasion.said_on,
        said_on_at=occasion.said_on_at,
        via=occasion.via,
        via_at=occasion.via_at,
    )


def _to_teller(telling: Telling, frame: Frame) -> Frame:
    """Said to the document's own outlet, where nothing else is told and its reporter was there."""
    statement, outlet = telling.statements[frame.statement], telling.document.outlet
    speaker = telling.speakers.get(frame.statement)
    if frame.venue or not outlet or statement.parent or telling.called(statement) == outlet or not speaker:
        return frame
    if speaker.speaker_type == "document" or has_other_time(telling.text, statement):
        return frame
    begin, end = telling.about(statement)
    said = (
        span for other in telling.near.touching(max(0, begin - PARAGRAPH), end + PARAGRAPH) for span in other.content
    )
    at = teller_there(telling.text, begin, said)
    return replace(frame, venue=outlet, venue_at=(at,)) if at else frame


def _scenes(telling: Telling) -> list[Saying]:
    """Scenes in the sentences that hold no words of somebody known to speak."""
    plain = [
        span
        for span in telling.sentences.items()
        if not any(each.source or telling.named(each) is not None for each in telling.near.touching(*span))
    ]
    bearers: dict[str, dict[str, str]] = defaultdict(dict)
    for speaker in telling.speakers.values():
        for word in (speaker.speaker or "").split():
            bearers[word][speaker.entity] = speaker.speaker or ""
    voices = {word: next(iter(who.items())) for word, who in bearers.items() if len(who) == 1 and word[0].isupper()}
    return find_scenes(telling.text, plain, voices, telling.dates, telling.document)


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """Frames of each document, from its own rows only."""
    statements, blocks, links = tables.by(Statement), tables.by(Block), tables.by(Link)
    speakers = {speaker.statement: speaker for speaker in tables[Speaker]}
    for document in tables[Document]:
        own = document.id
        yield from frames_of(document, blocks[own], statements[own], speakers, links[own])
        context.advance(1)


STAGE = Stage(
    name="frames",
    version=5,
    each="document",
    reads=(Document, Block, Link, Statement, Speaker),
    writes=(Frame,),
    run=run,
)
