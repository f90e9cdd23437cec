"""Which body "it" means: "Orsk fired what it calls a rocket", "The Board met. It said ..."."""

from __future__ import annotations

import re
from functools import cache

from firsthand.text.cast import Cast, Named
from firsthand.text.focus import Focus
from firsthand.text.lexicon import words
from firsthand.text.names import Name
from firsthand.text.nouns import is_person_noun, singular
from firsthand.text.turns import Told

REACH = 2000  # code points before an "it" in which a paper may be what it means
CLEARLY = 1.6  # times as much as the next must a body weigh that nothing else tells
_BODIES = ("organisation", "outlet", "place")
# "said in a statement that": the paper is only how it was said.
_BESIDE = re.compile(r"\b(?:in|on|via|through|by|with)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)
_FIRMS = frozenset(
    ("airline", "alliance", "association", "bank", "carrier", "charity", "coalition", "company", "firm", "foundation")
    + ("group", "hotel", "organisation", "organization")
)


def it_means(cast: Cast, told: Told, focus: Focus, at: int) -> Named | None:
    """Its sentence's subject, the body of the attribution just before, or the one the text is clearly about."""
    if subject := _subject(cast, at):
        return subject
    if told:
        given, answer = told[-1]
        near = cast.layout.paragraph(at) - cast.layout.paragraph(given.content[0][0]) <= 1
        who = answer.voices[0] if len(answer.voices) == 1 else None
        if near and who and who.kind in (*_BODIES, "thing", "unknown"):
            end = max(answer.source.end, given.content[-1][1])
            return None if _about_another(cast, who, end, at) else who
    body = focus.body(at, ahead=CLEARLY)
    last = max((name.end for name in body.mentions if name.begin < at), default=at) if body else at
    return None if body and _about_another(cast, body, last, at) else body


def is_office(key: str) -> bool:
    """Whether a body's folded name holds a word of bodies that no text calls a firm."""
    return not _offices().isdisjoint(key.split())


@cache
def _offices() -> frozenset[str]:
    return words("bodies") - _FIRMS


def _subject(cast: Cast, at: int) -> Named | None:
    """The body or state that a pronoun's own sentence is about: "Orsk, in a note to the Board, says that [it] ..."."""
    layout = cast.layout
    begin = layout.sentences[max(0, layout.sentence(at) - 1)]
    name, who = next(iter(cast.mentions(begin, at)), (None, None))
    if name is None or who is None or layout.in_quotation(name.begin):
        return None
    if not _begins_with(name, begin) or not layout.in_one_sentence(name.begin, at):
        return None
    after = next(iter(layout.tokens_in(name.end, at)), None)
    longer = after and (after.low in words("bodies") or is_person_noun(singular(after.low)))
    return who if who.kind in _BODIES and not longer else None


def _about_another(cast: Cast, body: Named, begin: int, at: int) -> bool:
    """Whether what stands in `[begin, at)` is about another body, or a paper: "The letter is long. It says ..."."""
    start = cast.layout.sentences[max(0, cast.layout.sentence(at) - 2)]
    name, who = next(iter(cast.mentions(start, at)), (None, None))
    if name and who is not body and who and who.kind in _BODIES and _begins_with(name, start):
        return True
    return any(
        singular(token.low) in words("documents")
        and not _BESIDE.search(cast.layout.text[max(0, token.begin - 60) : token.begin])
        for token in cast.layout.tokens_in(max(begin, at - REACH), at)
    )


def _begins_with(name: Name, sentence: int) -> bool:
    return not name.possessive and name.title_begin - sentence <= len("The ")
