"""For whom a speaker speaks, by the words of the source: "a spokeswoman for the port", "Ana Ruz of Open Hands"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.text.cast import Named
from firsthand.text.lexicon import words
from firsthand.text.names import Name
from firsthand.text.nouns import is_person_noun, singular

_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person)|(?:press|duty|information) (?:secretary|officer|service)"
    r"|representative(?= for\b)|(?:lawyer|attorney|counsel)(?= (?:for|retained by|representing)\b))\b",
    re.IGNORECASE,
)
_OWNING = re.compile(r"[’']s?(?= )")
_WORD = re.compile(r" ([^\W\d_][\w&’'-]*)")
_OF = re.compile(r" of (?:the )?")
_LINKS = frozenset(("and", "or", "the"))
RUN = 4  # words between a name and the noun of its body, or of what that is of
_FOR = re.compile(r"\b(?:for|of|at|retained by|representing)(?: the)?$", re.IGNORECASE)
# "the mayor of Vell": between the preposition and the name
_HEAD = re.compile(r"\b(?:for|of|at|representing) ((?:the |an? |its )?(?:(?!of\b)[a-z][\w-]* ){1,4}of )(?:the )?$")
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
    """For whom the spokesperson of `phrase` speaks: the name before the noun, or after "for" or "of", with its body.

    Nobody speaks for a place alone.
    """
    near = f"{phrase} {' '.join(text[at:end].split()[:12])}"
    if not _SPEAKS_FOR.search(near):
        return None
    if inside:
        noun = _SPEAKS_FOR.search(text, inside[-1][0].end, end)
        return _whole(text, inside[-1:], noun.start() - 1 if noun else inside[-1][0].end)
    for i, (name, _) in enumerate(mentions):
        if name.begin >= at and _FOR.search(text[max(0, name.title_begin - 20) : name.title_begin].rstrip()):
            if head := _HEAD.search(text, at, name.title_begin):
                return " ".join(text[head.start(1) : _body_end(text, name.end, end) or name.end].split())
            return _whole(text, mentions[i:], end)
    bare = re.search(
        r"\b(?:for|of|retained by|representing) ((?:the |its |his |her )?[a-z][\w\- ]{2,40})$", text[at:end].strip(" ,")
    )
    if bare:
        return bare.group(1)
    owner = re.search(r"(?:^|\b(?:the|a|an) )((?:\w[\w\-]* )?[\w\-]+)[’']s? ", phrase, re.IGNORECASE)
    return "the " + re.sub(r"^(?:the|an?) ", "", owner.group(1), flags=re.IGNORECASE) if owner else None


def _whole(text: str, mentions: Sequence[tuple[Name, Named]], end: int) -> str | None:
    """The body that the first of `mentions` begins, in full; None where it names a place and no body there."""
    name, who = mentions[0]
    last = _body_end(text, name.end, end)
    if last is None:
        return None if who.kind == "place" else who.name
    if len(mentions) > 1 and mentions[1][0].begin == last + 1 and mentions[1][1].kind != "person":
        return mentions[1][1].name  # "the Vell relief group Open Hands"
    noun = _WORD.match(text, _owned(text, name.end))
    if noun and noun.end() == last:
        return f"{name.text} {noun[1]}"  # as a body is called that speaks for itself
    return " ".join(text[name.begin : last].split())


def _owned(text: str, at: int) -> int:
    owning = _OWNING.match(text, at)
    return owning.end() if owning else at


def _body_end(text: str, at: int, end: int) -> int | None:
    """Where the body ends whose noun, and what it is of, follow `at`: "Vell['s ministry of public works]"."""
    last, of = None, None
    for word in _run(text, _owned(text, at), end):
        if word[1].lower() in words("bodies"):
            last = word.end()
        elif last and is_person_noun(singular(word[1].lower())):
            return None  # "Vell's army chief"
    if last and (of := _OF.match(text, last, end)):
        for word in _run(text, of.end() - 1, end):
            last = last if word[1].lower() in _LINKS else word.end()
    return last


def _run(text: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """The words from `at` on, up to RUN, that are no preposition or the like."""
    for _ in range(RUN):
        word = _WORD.match(text, at, end)
        if word is None or word[1].lower() in words("core_ends"):
            return
        yield word
        at = word.end()


def speaks_for(words_: str) -> bool:
    """Whether a source's words say that the speaker speaks for somebody."""
    return _SPEAKS_FOR.search(words_) is not None
