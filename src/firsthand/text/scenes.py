"""Scenes: sentences that tell where, to whom or when somebody spoke, and not what was said.

"The minister, Rudd Moss, went further on Radio Orla on Friday."  "I met her on Saturday in the back of a boatyard."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from firsthand.records import Document, Span
from firsthand.text.dates import Expression
from firsthand.text.kinds import kind_of
from firsthand.text.masks import blank
from firsthand.text.occasions import Occasion, Saying
from firsthand.text.saying_dates import said_on
from firsthand.text.venues import Found, find_venue, is_outlet

NEAR = 2000  # code points about a saying in which its paragraph lies
_SPEAKS = re.compile(
    r"\b(?:sp[eo]ke|speaks?|speaking|appear(?:s|ed|ing)?|address(?:ed|es|ing)?|testif\w+|went\s+(?:on|further)|told|said|says"
    r"|remained|interview(?:s|ed)?|answer(?:s|ed|ing)?|repl(?:y|ies|ied)|asked|remarks?|comments?|speech|took\s+to"
    r"|dismissed|denied|called|criticized|criticised|announced|claimed|argued|accused|rejected|defended|declared|insisted"
    r"|warned|withdrew|recanted|retracted|admitted|confirmed|apologi[sz]ed|made\s+(?:the|his|her)|talk(?:s|ed|ing)|doubled\s+down|lashed|hit\s+back|fired\s+back|met|meets|began)\b"
)
# Who tells the story met somebody: "I met", "our reporter visited", "met by this newspaper", "on the telephone".
_MET = re.compile(
    r"\b(?:I|[Ww]e|[Oo]ur\s+(?:reporter|correspondent)|[Tt]his\s+(?:newspaper|paper|reporter))\s+(?:\w+ly\s+|have\s+|had\s+)?"
    r"(?P<met>met|meet|visited|interviewed|spoke|sat|reached|found|asked|telephoned|called)\b"
)
_OUTLET_MET = (
    r"(?:The\s+)?{outlet}(?:[’']s\s+\w+)?\s+(?P<met>met|visited|interviewed|reached|found|spoke\s+(?:to|with))\b"
)
# Who tells the story was there: what people say in that paragraph, they say to them.
_THERE = re.compile(
    r"\b(?:[Oo]ur\s+(?:reporter|correspondent)|I)\s+(?:\w+ly\s+|have\s+|had\s+)?"
    r"(?:met|asked|went|saw|walked|spoke|visited|stood|sat|found|rang|called|telephoned|knocked|drove|stopped)\b"
)
_PRONOUN = re.compile(r"\b(?:he|she|him|her|they|them)\b", re.IGNORECASE)


def find_scenes(
    text: str,
    sentences: Iterable[Span],
    voices: Mapping[str, tuple[str, str]],
    dates: Sequence[tuple[Expression, str | None]],
    document: Document,
) -> list[Saying]:
    """Scenes among `sentences` that hold no words of a statement.

    `voices` are the document's persons and bodies by the words of their names that no other bears: entity and name.
    A scene told by a pronoun only has no entity.
    """
    outlet, published = document.outlet, document.published
    found: list[Saying] = []
    for begin, end in sentences:
        sentence = text[begin:end]
        met = met_by(sentence, outlet)
        verbs = [(met.begin, met.end)] if met else [match.span() for match in _SPEAKS.finditer(sentence)]
        if not verbs:
            continue
        who = next((voices[word] for word in re.findall(r"[^\W\d_][\w’'-]*\w", sentence) if word in voices), None)
        if who is None and not _PRONOUN.search(sentence):
            continue
        venue = met or find_venue(sentence, verbs[0][0])
        venue = None if venue and not met and _is_person(venue.name) else venue
        when = said_on(sentence, (*verbs, *([(venue.begin, venue.end)] if venue else ())), dates, begin, published)
        if venue or when:
            occasion = Occasion(
                venue.name if venue else None,
                ((venue.begin + begin, venue.end + begin),) if venue else (),
                when.value if when else None,
                ((when.begin, when.end),) if when else (),
            )
            entity, name = who or (None, None)
            found.append(
                Saying(begin, end, entity, name, occasion, sentence, own=met is not None, dated=when is not None)
            )
    return found


def _is_person(name: str) -> bool:
    """Whether a hearer's name may be a person's: who sat talking to Ivo Tal has told it elsewhere, too."""
    parts = tuple(name.split())
    return (
        name[0].isupper()
        and not is_outlet(name)
        and all(p[0].isupper() for p in parts)
        and (kind_of(parts) == "person" or (kind_of(parts) == "unknown" and len(parts) == 1))
    )


def met_by(sentence: str, outlet: str | None) -> Found | None:
    """Where a sentence says that the document's own outlet spoke with somebody."""
    if outlet is None:
        return None
    match = _MET.search(sentence) or re.search(_OUTLET_MET.format(outlet=re.escape(outlet)), sentence)
    return Found(outlet, *match.span("met")) if match else None


def teller_there(text: str, at: int, said: Iterable[Span]) -> Span | None:
    """Where the paragraph around `at` shows, outside of what was `said`, that who tells the story was there."""
    least, most = max(0, at - NEAR), at + NEAR
    begin, end = text.rfind("\n", least, at) + 1 or least, text.find("\n", at, most)
    match = _THERE.search(blank(text[begin : most if end < 0 else end], ((b - begin, e - begin) for b, e in said)))
    return (match.start() + begin, match.end() + begin) if match else None
