"""To whom, or through which outlet, something was said; and by whose telling it came.

Both are looked for in a sentence from which what was said itself has been blanked out (see `masks.py`), by ordered
tables of the phrases that introduce them: "told the Harbour Post", "in an interview with", "at a rally in Orla",
"according to".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.text.kinds import is_given, kind_of
from firsthand.text.lexicon import words
from firsthand.text.mastheads import is_some_outlet, masthead, names_nothing
from firsthand.text.outlets import names_outlet
from firsthand.text.phrases import rows
from firsthand.text.sift import Sifted, small
from firsthand.text.venue_phrases import NAME, PARTS, VENUES, VIAS

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A venue or a hop of the route at `[begin, end)` code points: its name as the text has it, but for an article."""

    name: str
    begin: int
    end: int


def _compiled(pattern: str) -> Sifted:
    return Sifted(rf"(?<!\w)(?:{pattern})")


_VENUE_PATTERNS = [(needs == "outlet", _compiled(pattern)) for _, needs, pattern in rows(VENUES, 3, PARTS)]
_VIA_PATTERNS = [_compiled(pattern) for _, pattern in rows(VIAS, 2, PARTS)]
# The noun only where it is the way of saying: "in a tweet", not "the president's tweets shocked".
_TWEETED = re.compile(
    r"\b(?:re)?tweet(?:ed|ing)\b|\b(?:in|with|via|on)\s+(?:\w+\s+){1,4}tweets?\b(?!\s+of\b)|\btweets\s+(?=\x00)"
    r"|\b(?:posted|sent|wrote|published|fired\s+off)\s+(?:[\w-]+\s+){1,4}tweets?\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    rf"(?P<platform>{PARTS['PLATFORM']})\s+(?:account|page|feed|channel|post|user)\b|(?P<tweet>\(@\w{{2,15}}\))",
    re.IGNORECASE,
)
_POST = re.compile(r"(?P<platform>)(?P<tweet>\bpic\.twitter\.com/|\(@\w{2,15}\)\W)")
_STATIONS = frozenset(word.upper() for word in words("outlets") if len(word) <= 5)


_OF_OUTLET = re.compile(
    r"(?<=\w)\s+(?:news\s+agency|agency|newspaper|station|channel|magazine|website|(?:\w+\s+)?(?:reporter|correspondent|journalist))s?$"
)


# "the state agency VTA", "viewers of Radio Orla": the proper name; "reporters in Orla": no more than the people.
_NAMED_OUTLET = re.compile(
    r"(?:(?:[a-z-]+ ){0,3}"
    r"(?:agency|newspaper|paper|station|channel|magazine|broadcaster|daily|weekly|network|website)"
    rf"|(?:viewers|listeners|readers) of)\s+(?:the\s+)?(?P<name>{NAME})"
)
# "TVX affiliate Radio Orla": the station, not the network.
_AFFILIATE = re.compile(rf"\s+(?:affiliate|partner|sister\s+(?:station|paper|channel))\s+(?P<name>{NAME})")
_IN_PLACE = re.compile(r"(?P<people>reporters|journalists|correspondents)\s+(?:in|at|outside|near|on|after|before)\s")
_OWN = re.compile(
    r"\b(?:(?:told|tells|telling|asked|asks|informed|assured|(?:said|spoke|spoken|speaking|talked|speaks|talks|explained)\s+to)\s+"
    r"(?P<own>me|us|this\s+(?:newspaper|paper|magazine|website|reporter)|our\s+(?:reporter|correspondent)"
    r"|the\s+(?:reporter|correspondent)(?!\s+(?:of|for|from)))"
    r"|(?:wrote|argued|said|reported)\s+(?P<here>here|in\s+(?:these\s+pages|this\s+(?:newspaper|column|space)))"
    r"|(?P<phone>(?:reached|said|says|speaking|spoke|contacted|\x00,?[”\"]?\s+\w+\s+\w+)\s+(?:by|over\s+the|on\s+the)\s+(?:tele)?phone"
    r"|in\s+a\s+(?:tele)?phone\s+interview(?!\s+(?:with|to|on|for))))\b"
)


def find_own(sentence: str) -> Span | None:
    """Where a blanked sentence says that it was said to whoever tells it: "told me", "reached by telephone"."""
    match = _OWN.search(sentence)
    return match.span(match.lastgroup or 0) if match else None


_LABEL = re.compile(r"^(?P<label>[^\W\d_a-z][^\n:“”\"?]{1,40}): \S", re.MULTILINE)
_ASKER = frozenset(("q", "question", "interviewer"))
ANSWERS = 2  # least questions of an interview


def find_interviewer(text: str, outlet: str | None) -> Found | None:
    """The outlet that asks, in an interview printed as questions and answers ("Harbour Post: ... / Ruz: ...")."""
    labels = [match.span("label") for match in _LABEL.finditer(text)]
    asking = [span for span in labels if _asks(text[slice(*span)], outlet)]
    persons = _surnames(text) if asking else frozenset()
    asking = [span for span in asking if text[slice(*span)] not in persons]
    if len(asking) < ANSWERS or len(labels) - len(asking) < ANSWERS:
        return None
    begin, end = asking[0]
    name = text[begin:end]
    return Found(outlet if outlet and not is_outlet(name) else re.sub(r"^The ", "", name), begin, end)


def _asks(label: str, outlet: str | None) -> bool:
    same = outlet is not None and masthead(label) == masthead(outlet)
    return same or is_outlet(label) or (outlet is not None and label.lower() in _ASKER)


def _surnames(text: str) -> frozenset[str]:
    """In capitals, what the text calls persons by: "Ilva Webb", "PETER WEBB"; a label may look like a call sign."""
    pairs = re.findall(r"(?<!\w)(?=([^\W\d_][\w.’'-]*) ([^\W\d_]+)(?!\w))", text)
    return frozenset(
        name.upper() for before, name in pairs if name.istitle() or (name.isupper() and is_given(before.lower()))
    )


def is_label(text: str, span: Span) -> bool:
    """Whether a source stands before a colon at the beginning of a line."""
    return text[span[1] : span[1] + 1] == ":" and (span[0] == 0 or text[span[0] - 1] == "\n")


def find_venue(sentence: str, near: int) -> Found | None:
    """The venue that a blanked sentence names, by the first kind of phrase that does; of two that nearest `near`."""
    small_sentence = small(sentence)
    for outlet, pattern in _VENUE_PATTERNS:
        found = [_trimmed(sentence, *match.span("venue")) for match in pattern.finditer(sentence, small_sentence)]
        fit = [each for each in found if each is not None and (not outlet or is_outlet(each.name))]
        if fit:
            return min(fit, key=lambda each: (abs(each.begin - near), each.begin))
    tweeted = _TWEETED.search(sentence)
    return Found("Twitter", *tweeted.span()) if tweeted else None


def find_via(sentence: str) -> list[Found]:
    """The outlets that a blanked sentence names as those it has the words from, in the order of the text."""
    found: dict[int, Found] = {}
    small_sentence = small(sentence)
    for pattern in _VIA_PATTERNS:
        for match in pattern.finditer(sentence, small_sentence):
            each = _trimmed(sentence, *match.span("via"))
            if each is not None and is_outlet(sentence[max(0, each.begin - 4) : each.end]):
                found.setdefault(each.begin, each)
    return [found[begin] for begin in sorted(found)]


def is_outlet(name: str) -> bool:
    """Whether a name is an agency's, holds a word that outlets' names hold, or is a known station's initials.

    A common noun is none: "TV", "the radio".
    """
    if names_nothing(name):
        return False
    return names_outlet(name) or any(word in _STATIONS for word in re.findall(r"\b[A-Z]{2,5}\b", name))


def is_outlet_noun(name: str) -> bool:
    """Whether a venue is only "the station", "the paper": the outlet named before."""
    return name.lower() in words("outlet_nouns")


def find_account(words: str, *, posted: bool) -> Found | None:
    """The platform that words for a speaker name ("the mill's Facebook page"); of what is `posted`, its own marks."""
    match = (_POST if posted else _ACCOUNT).search(words)
    if match is None:
        return None
    return Found(match["platform"] or "Twitter", *match.span("tweet" if match["tweet"] else "platform"))


_DATELINE = re.compile(  # "ORLA, 3 May (Reuters) -"
    r"^[A-Z][A-Z .,’'-]{2,60}(?:\d{1,2}\s+\w{3,9}|\w{3,9}\.?\s+\d{1,2})?\s*\((?P<agency>[A-Z][\w ]{1,40})\)\s*[-–—]",
    re.MULTILINE,
)


_BYLINE = re.compile(r"[Bb]y\s+(?:the\s+)?(?P<name>\w+(?:\s\w+){0,2})")


def find_credited(text: str, credits: list[tuple[int, int]]) -> list[Found]:
    """The agencies whose copy a text is by its dateline, "ORLA, 3 May (Reuters) -", or by its credit lines.

    A byline that is a name to which somebody in the text told something is an agency's too: "By VELLBRIDGE".
    """
    dateline = _DATELINE.search(text)
    spans = [dateline.span("agency")] if dateline else []
    for begin, end in credits:
        spans += [
            (begin + match.start(), begin + match.end())
            for agency in sorted(words("agencies"))
            if (match := re.search(rf"\b{re.escape(agency)}\b", text[begin:end]))
        ]
    found = [Found(text[begin:end], begin, end) for begin, end in spans]
    for begin, end in credits:
        if byline := _BYLINE.fullmatch(text, begin, end):
            told = re.search(rf"\btold\s+(?:the\s+)?({re.escape(byline['name'])})\b", text, re.IGNORECASE)
            found += [Found(told[1], *byline.span("name"))] if told else []
    return [each for each in found if not any(_inside(each, other) for other in found)]


def _inside(each: Found, other: Found) -> bool:
    return each != other and other.begin <= each.begin and each.end <= other.end


# Words of the names of programmes: "Orla TV's Morning Report".
_PROGRAMME = frozenset(
    ("today", "tonight", "morning", "evening", "nightly", "night", "late", "daily", "week", "sunday", "hour", "minutes")
    + ("news", "newsroom", "room", "report", "show", "live", "line", "world", "business", "podcast", "edition")
    + ("radio", "tv")
)
# It is the teller's own, not the outlet's.
_OWN_SHOW = re.compile(r"\s+on\s+(?:his|her)\s+(?:\w+\s+)?(?:show|program(?:me)?|podcast|channel|blog)\b")
_PART = r"[^\W\d_a-z][\w.’'-]*"
_WHO = rf"{_PART}(?:\s{_PART}){{1,3}}"
_TELLERS = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<outlet>[^’']+)[’']s?\s+(?P<who>{_WHO})",
        r"(?P<outlet>.+?)(?:[’']s?)?\s+(?:[a-z-]+\s+){0,2}"
        r"(?:anchor|columnist|correspondent|editor|host|interviewer|journalist|presenter|reporter)\s+[^\W\d_a-z].*(?P<who>)",
        rf"(?P<who>{_WHO}) (?:of|from) (?:the )?(?P<outlet>[^\W\d_a-z].*)",
    )
]


def _trimmed(sentence: str, begin: int, end: int) -> Found | None:
    """Without the article before it and what stands loose at its end."""
    while end > begin and (sentence[end - 1].isspace() or sentence[end - 1] in ",.;:'’"):
        end -= 1
    article = re.match(r"(?:the|an?|\w+day[’']s)\s+", sentence[begin:end], re.IGNORECASE)
    if article and not is_some_outlet(sentence[begin:end]):  # "a newspaper" is not the one named before
        begin += article.end()
    if (named := _AFFILIATE.match(sentence, end)) and is_outlet(sentence[begin:end]):
        return _trimmed(sentence, *named.span("name"))
    if named := _NAMED_OUTLET.match(sentence, begin):
        return _trimmed(sentence, *named.span("name"))
    if people := _IN_PLACE.match(sentence, begin):
        begin, end = people.span("people")
    who = _OF_OUTLET.search(sentence[begin:end])  # "a Vell Daily News reporter"
    if who and sentence[begin].isupper() and not names_nothing(sentence[begin : begin + who.start()]):
        end = begin + who.start()
    begin, end = _of_teller(sentence, begin, end)
    return Found(" ".join(sentence[begin:end].split()), begin, end) if begin < end else None


def _of_teller(sentence: str, begin: int, end: int) -> Span:
    """The outlet of "the Orla Post's Ilva Moss", "Orla TV host Ilva Moss" and "Ilva Moss of the Orla Post"."""
    if _OWN_SHOW.match(sentence, end):
        return begin, end
    for pattern in _TELLERS:
        match = pattern.fullmatch(sentence, begin, end)
        if match and is_outlet(match["outlet"]) and (not match["who"] or _may_be_person(match["who"])):
            return match.span("outlet")
    return begin, end


def _may_be_person(name: str) -> bool:
    parts = name.split()
    aired = _PROGRAMME.isdisjoint(part.lower() for part in parts)
    return aired and kind_of(tuple(parts)) in ("person", "unknown")
