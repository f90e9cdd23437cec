"""What lies within the words of a statement and tells of the saying all the same.

"denied [on Thursday that anybody was held]", "criticised [the plan in a Friday post]", '["It is over," Tarn told Radio
Orla. "All of it."]': the spans of a content are as wide as the tagger has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.records import Span, Statement
from firsthand.text.phrases import expression
from firsthand.text.quotes import OPENING, quotations

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Before "that": when, where or to whom it was said.
_BEFORE_THAT = re.compile(
    expression(
        r"(?P<unsaid>(?:(?:on|in|at|during|before|to|via|through|over|last|earlier|late|yesterday|today|tonight)\b"
        rf"|{_DAY}\b)[^.;:“”\"]{{0,90}}?,?) that\b"
    ),
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"(?P<unsaid>(?:to\s|(?<=\bto ))[^.;:“”\"]{2,80}?)\s+for\b"
)  # "apologised [to the families for the delay]"
# After an act that takes a thing, not a sentence: "announced [her resignation in February]".
_ACTS = re.compile(
    r"\b(?:announc|apologi[sz]|attack|blam|blast|call|condemn|confirm|congratulat|critici[sz]|declar|defend|den[iy]|denounc"
    r"|dismiss|disput|express|mock|prais|promis|propos|recant|reject|reiterat|repeat|report|retract|reveal|slam|threaten"
    r"|thank|unveil|urg|warn|welcom|withdr)\w*(?: (?:for|on|off|out|back))?$",
    re.IGNORECASE,
)
_AT_END = re.compile(
    expression(
        rf"(?P<unsaid>(?:(?:(?:on|late|early) ){{1,2}}{_DAY}|(?<=[a-z]\s){_DAY}|yesterday"
        rf"|last (?:week|month|year|night|{_DAY})"
        r"|(?:on|in) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November"
        r"|December)(?: \d{1,2})?(?:,? \d{4})?)(?: (?:morning|afternoon|evening|night))?"
        r"|(?:in|during|at) (?:an?|his|her|their|the)(?: [\w’'-]+){0,5} (?:posts?|tweets?|interviews?|speech(?:es)?"
        r"|statement"
        r"|address|meeting|event|appearance|(?:news |press )?conference|briefing|rally|hearing|debate|letter|e-?mail"
        r"|video|message)"
        r"(?: (?:to|with|on|in|at) [^,.;]{3,60})?)[.,]?$"
    )
)
# What makes the end of a content part of a clause of its own, which is when and where that happened.
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|whose|when|where|while|if|whether|after|before|because|since|until|had|has|have|was|were"
    r"|is|are|will|would|made|held|published|posted|remarks?|comments?|speech|interview|tweets?|statements?|attack)\b"
)
_TO_DO = re.compile(r"\bto\s+[a-z]+\b.*\s(?:on|in|last)\s+\S+(?:\s+\S+)?$")  # "urged them to vote on Monday"
_SAYS = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|added|asked|tweeted|continued|explained|recalled|insisted|stressed|posted)\b"
)


def says(text: str, begin: int, end: int) -> bool:
    """Whether there is a verb of saying at `[begin, end)`."""
    return _SAYS.search(text, begin, end) is not None


def unsaid(text: str, statement: Statement) -> Iterator[Span]:
    """The parts of its content that tell of the saying, as code point spans of `text`."""
    for begin, end in statement.content:
        if text[begin] in OPENING:
            yield from _between_quotations(text, begin, end)
            continue
        sorry = any("apolog" in text[slice(*cue)] for cue in statement.cue)
        if match := _BEFORE_THAT.match(text, begin, end) or (_TO_WHOM.match(text, begin, end) if sorry else None):
            yield match.span("unsaid")
        elif any(_ACTS.search(text[slice(*cue)]) for cue in statement.cue):
            match = _AT_END.search(text[begin:end])
            if match and not (_CLAUSE.search(text, begin, begin + match.start()) or _TO_DO.search(text, begin, end)):
                yield begin + match.start("unsaid"), begin + match.end("unsaid")


def _between_quotations(text: str, begin: int, end: int) -> Iterator[Span]:
    """What stands outside the quotation marks of a content that begins with one, where it has a verb of saying."""
    at = begin
    for quotation in [*quotations(text[begin:end]), None]:
        stop = end if quotation is None else begin + quotation.begin
        if says(text, at, stop):
            yield at, stop
        at = stop if quotation is None else begin + quotation.end
