"""Occasions: what was said to one hearer, or in one place, on one day, told in several statements.

An occasion is a voice, a venue and a date.  A sentence opens it ("Tarn told Radio Orla on Monday", "I met Tarn in a
boatyard"), and what the same voice says next belongs to it until another is opened.  Where the words stand before the
sentence that tells their occasion, they take it from the next statement of the same voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from firsthand.records import Spans, Statement, Strings

GAP = 200  # code points between the sayings of one occasion
RESUMED = 1500  # the same where a voice that spoke somewhere comes back with nothing told of where
INTERVIEW, PARAGRAPHS = 800, 3  # the same and the line ends between, where nobody else speaks in between

# Of the cue: it was said on other occasions, or at a time that is not told here.
_OTHER_TIME = re.compile(r"\b(?:has|have|had|long|often|previously|earlier|repeatedly|once|later)\b", re.IGNORECASE)
# Of the sentence: what follows was said at another time than what was told before.
_ANOTHER = re.compile(
    r"(?:^|[.,;:]\s+)(?:later|earlier)\b|\b(?<!year )(?<!years )(?<!months )(?<!weeks )(?<!days )(?:later|earlier)\s+"
    r"(?:that|in|on|this|at|today)\b|\bthat\s+(?:night|evening|afternoon)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:in|via|through|by)\s+(?:an?\s+)?(?:(?!th|his\b|her\b|its\b)\w+\s+)?"
    r"(?:e-?mail|statement|letter|interview|message|post|tweet|memo|release|op-ed)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:in|at|during|on)\s+(?:that|the)\s+(?:same\s+)?"
    r"(?:interview|speech|address|hearing|call|(?:news\s+|press\s+)?conference|briefing|letter|post|message"
    r"|program(?:me)?|show|video|meeting|rally|debate)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:rally|hearing|debate|convention|briefing|conference|summit|speech|court|trial|forum)\b", re.IGNORECASE
)
_PAPER = re.compile(
    r"^(?:the|that|this|their|its|his|her)\s+(?:\w+\s+)?(?P<paper>report|article|story|statement|letter|complaint|lawsuit|filing|study|memo)$",
    re.I,
)
_ASKS = re.compile(r"\b(?:ask|asks|asked|asking|pressed|questioned|wanted\s+to\s+know)\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"[“\"]?(?:whether|if|about|what|who|whom|why|how|when|where|which)\b|.*\?", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """To whom, when and by whose telling, as far as it is told, each with its evidence (code point spans).

    A date with evidence and no value is told in words that may mean two days.
    """

    venue: str | None = None
    venue_at: Spans = ()
    said_on: str | None = None
    said_on_at: Spans = ()
    via: Strings = ()
    via_at: Spans = ()

    def filled(self, other: Occasion) -> Occasion:
        """With what it lacks of the same occasion; as it is where the two name different venues or dates.

        One who is no more than "the crowd" or "host Ilva Tarn" may well be at the rally, or on the show, told before.
        """
        if self.venue and other.venue and not _may_be_one(self.venue, other.venue):
            return self
        if self.said_on_at and other.said_on_at and self.said_on != other.said_on:
            return self
        venue = self if self.venue else other
        date = self if self.said_on_at else other
        return Occasion(venue.venue, venue.venue_at, date.said_on, date.said_on_at, self.via, self.via_at)

    def told_by(self, other: Occasion) -> Occasion:
        """With the route of `other`, where it has none of its own and was not said to somebody named."""
        return self if self.via or self.venue else replace(self, via=other.via, via_at=other.via_at)


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement or a scene in the order of the text, with what its own sentence tells of its occasion.

    `entity` is the voice, null for nobody known, `name` how it is called; `told` is the sentence without what was said;
    `level` is the statement within whose content it lies, but for one that only passes it on;
    `own` is whether it was said to whoever tells the story, `dated` whether its own sentence tells when.
    A scene has no statement: it is a sentence that tells where or when somebody spoke.
    """

    begin: int
    end: int
    entity: str | None
    name: str | None
    occasion: Occasion
    told: str
    statement: Statement | None = None
    level: str | None = None
    own: bool = False
    dated: bool = False


def carried(text: str, sayings: Sequence[Saying]) -> dict[str, Occasion]:
    """The occasion of each statement by its id, filled in from other sayings of the same occasion.

    `sayings` are in the order of the text.
    """
    found = _led(text, _run_on(text, sayings))
    return {each.statement.id: _as_known(each.occasion) for each in found if each.statement}


def _as_known(occasion: Occasion) -> Occasion:
    """Without the evidence of a date that stays unknown."""
    return occasion if occasion.said_on else replace(occasion, said_on_at=())


def _run_on(text: str, sayings: Sequence[Saying]) -> list[Saying]:
    """Each saying, filled in from the one of the same voice before it."""
    known: dict[str, Saying] = {}  # by voice
    last: Saying | None = None
    met: Saying | None = None
    found: list[Saying] = []
    for saying in sayings:
        before = known.get(saying.entity or "")
        if saying.statement is None and saying.entity is None:  # "I met her on Saturday": who spoke just now, or next
            met = saying
            if last and saying.begin - last.end < GAP:
                saying = replace(saying, entity=last.entity, name=last.name)
        elif before is None and met and last and last.begin == met.begin:
            before = last
        if last and _answers(text, last, saying):
            saying = replace(saying, occasion=saying.occasion.filled(_of_question(last)))
        elif paper := _same_paper(text, found, saying):
            saying = replace(saying, occasion=saying.occasion.filled(paper.occasion))
        elif before and _runs_on(text, before, saying, before is last):
            near = saying.begin - before.end < GAP
            told = saying.occasion.told_by(before.occasion) if near else saying.occasion
            saying = replace(saying, occasion=told.filled(before.occasion))
            saying = replace(saying, own=before.own and saying.occasion.venue == before.occasion.venue)
        if saying.entity:
            known[saying.entity] = saying
        if saying.statement is None or saying.statement.parent is None:
            last = saying
        found.append(saying)
    return found


def _same_paper(text: str, before: Sequence[Saying], saying: Saying) -> Saying | None:
    """The saying just before that tells of the paper which now speaks: "the report said" goes back to "a report"."""
    source = saying.statement.source if saying.statement else ()
    match = _PAPER.match(text[slice(*source[0])]) if source else None
    if match is None:
        return None
    near = (
        each
        for each in reversed(before[-3:])
        if saying.begin - each.end < INTERVIEW and (each.occasion.venue or each.occasion.said_on)
    )
    return next((each for each in near if re.search(rf"\b{match['paper']}\b", each.told, re.I)), None)


def _runs_on(text: str, before: Saying, after: Saying, alone: bool) -> bool:
    """Whether `after` goes on telling what its voice said in `before`; `alone`: nobody else spoke in between."""
    if before.level != after.level or after.statement is None:
        return False
    if _SAME.search(after.told):
        return True
    if _opens_another(text, after):
        return False
    if after.own and after.occasion.venue is None:  # "told me", of a teller without a name
        return False
    if before.own and before.occasion.venue:
        return True
    if after.begin - before.end >= RESUMED:
        return False
    between = text[before.end : after.begin]
    breaks = len(re.findall(r"\n\s*", between))
    if breaks and _long_ago(before.occasion):
        return False
    if before.occasion.venue and _ELSEWHERE.search(after.told):
        return breaks == 0 and len(between) < GAP
    if before.occasion.venue and after.occasion.venue is None and not after.occasion.said_on_at:
        return True
    if alone and before.occasion.venue and len(between) < INTERVIEW and breaks < PARAGRAPHS:
        return True
    goes_on = before.statement is None or after.statement.kind != "indirect" or alone
    return len(between) < GAP and (breaks == 0 or (breaks == 1 and goes_on))


def _long_ago(occasion: Occasion) -> bool:
    """Whether no more is told of its date than the year: news does not go on with it."""
    return re.fullmatch(r"\d{4}", occasion.said_on or "") is not None


def _opens_another(text: str, saying: Saying) -> bool:
    other = saying.statement is not None and has_other_time(text, saying.statement)
    return other or _ANOTHER.search(saying.told) is not None


def has_other_time(text: str, statement: Statement) -> bool:
    """Whether its cue tells of other occasions than the one at hand: "has long said", "had told"."""
    return any(_OTHER_TIME.search(text, *cue) for cue in statement.cue)


def _answers(text: str, question: Saying, answer: Saying) -> bool:
    """Whether `answer` comes right after somebody else asked."""
    if question.statement is None or answer.statement is None or question.name is None:
        return False
    asks = any(_ASKS.search(text, *cue) for cue in question.statement.cue)
    asks = asks and any(_QUESTION.match(text, *span) for span in question.statement.content)
    return asks and question.entity != answer.entity and answer.begin - question.end < GAP


def _of_question(question: Saying) -> Occasion:
    """The occasion of an answer: whom it was said to is who asked."""
    source = question.statement.source if question.statement else ()
    return replace(question.occasion, venue=question.name, venue_at=source[:1]) if source else Occasion()


def _led(text: str, sayings: Sequence[Saying]) -> Iterable[Saying]:
    """Each saying; one that opens no occasion itself is of that which its voice opens next, in the same paragraph."""
    following: dict[str, Saying] = {}
    found: list[Saying] = []
    for saying in reversed(sayings):
        after = following.get(saying.entity or "")
        if after and _leads_to(text, saying, after):
            saying = replace(saying, occasion=saying.occasion.filled(after.occasion))
        if saying.entity:
            following[saying.entity] = saying
        found.append(saying)
    return reversed(found)


def _leads_to(text: str, before: Saying, after: Saying) -> bool:
    """Whether `before` is of the occasion that `after` opens, not dated apart, right after it or below the lead."""
    if after.statement is None:  # whom the teller met spoke to them before, too
        return after.own and after.begin - before.end < GAP
    if before.occasion.venue or _opens_another(text, before) or _opens_another(text, after):
        return False
    if after.begin - before.end >= GAP:
        return False
    first = before.begin < GAP and not text[: before.begin].strip()  # the lead tells in short what is told below
    return first or ("\n" not in text[before.end : after.begin] and not (after.dated or _in_doubt(after.occasion)))


def _in_doubt(occasion: Occasion) -> bool:
    """Whether a day is told in words that may mean two."""
    return occasion.said_on is None and occasion.said_on_at != ()


def _may_be_one(venue: str, other: str) -> bool:
    """Whether two venues can be one: the same, or one of them no name, unless the one is an event and not the other."""
    if venue == other:
        return True
    common = [name[0].islower() or name.split()[-1].islower() for name in (venue, other)]
    events = [_EVENT.search(name) is not None for name in (venue, other)]
    return common[0] != common[1] and events[0] == events[1]
