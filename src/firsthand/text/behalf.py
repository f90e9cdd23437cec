"""For whom a speaker speaks, by the words of the source: "a spokeswoman for the port", "Ana Ruz of Open Hands"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.text.cast import Named
from firsthand.text.lexicon import words
from firsthand.text.names import Name

_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person)|(?:press|duty|information) (?:secretary|officer|service)"
    r"|representative(?= for\b)|(?:lawyer|attorney|counsel)(?= (?:for|retained by|representing)\b))\b",
    re.IGNORECASE,
)
_BODY_NOUN = re.compile(r"(?:[’']s)? ([a-z]+) ")
_FOR = re.compile(r"\b(?:for|of|at|retained by|representing)(?: the)?$", re.IGNORECASE)
# "Ana Ruz of the relief group Open Hands" speaks for it; a scholar or a surgeon does not speak for where they work.
OF_BODY = re.compile(r" of (?:the )?(?:[a-z-]+ ){0,3}")
_WORKPLACES = frozenset(
    ("university", "college", "school", "academy", "hospital", "infirmary", "clinic", "laboratory", "court", "museum")
    + ("church", "party", "senate", "congress", "parliament", "assembly", "centre", "center", "institute")
)


def body_of(text: str, name: Name, who: Named, mentions: Sequence[tuple[Name, Named]]) -> str | None:
    """The body of "Ana Ruz of Open Hands", where nothing else says what Ana Ruz is."""
    if name.title or who.kind not in ("person", "unknown"):
        return None
    for body, what in mentions:
        gap = text[name.end : body.title_begin]
        if body.begin > name.end and OF_BODY.fullmatch(gap):
            lows = {word.lower() for word in (*body.words, *gap.split())}
            named = what.kind == "organisation" or (what.kind == "unknown" and lows & words("bodies"))
            return what.name if named and not lows & _WORKPLACES else None
    return None


def behalf_of(
    text: str,
    phrase: str,
    inside: Sequence[tuple[Name, Named]],
    mentions: Sequence[tuple[Name, Named]],
    at: int,
    end: int,
) -> str | None:
    """For whom the spokesperson of `phrase` speaks: the name before the noun, or after "for" or "of"."""
    near = f"{phrase} {' '.join(text[at:end].split()[:12])}"
    if not _SPEAKS_FOR.search(near):
        return None
    if inside:
        name, who = inside[-1]
        body = _BODY_NOUN.match(text, name.end)
        return f"{name.text} {body.group(1)}" if body and body.group(1) in words("bodies") else who.name
    for name, who in mentions:
        if name.begin >= at and _FOR.search(text[max(0, name.title_begin - 20) : name.title_begin].rstrip()):
            return who.name
    bare = re.search(
        r"\b(?:for|of|retained by|representing) ((?:the |its |his |her )?[a-z][\w\- ]{2,40})$", text[at:end].strip(" ,")
    )
    if bare:
        return bare.group(1)
    owner = re.search(r"(?:^|\b(?:the|a|an) )((?:\w[\w\-]* )?[\w\-]+)[’']s? ", phrase, re.IGNORECASE)
    return "the " + re.sub(r"^(?:the|an?) ", "", owner.group(1), flags=re.IGNORECASE) if owner else None


def speaks_for(words_: str) -> bool:
    """Whether a source's words say that the speaker speaks for somebody."""
    return _SPEAKS_FOR.search(words_) is not None
