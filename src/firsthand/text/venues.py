"""To whom, or through which outlet, something was said; and by whose telling it came.

Both are looked for in a sentence from which what was said itself has been blanked out (see `masks.py`), by ordered
tables of the phrases that introduce them: "told the Harbour Post", "in an interview with", "at a rally in Orla",
"according to".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.text.lexicon import words
from firsthand.text.mastheads import masthead
from firsthand.text.outlets import names_outlet
from firsthand.text.phrases import expression, rows
from firsthand.text.sift import Sifted, small

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A venue or a hop of the route at `[begin, end)` code points: its name as the text has it, but for an article."""

    name: str
    begin: int
    end: int


_CALENDAR = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|"
    r"November|December)\b"
)
# A capitalised word that may be part of a name.
_CAPITAL = (
    rf"(?!{_CALENDAR}|I[’'](?:d|ll|m|ve)\b|(?:He|She|They|It|We|I|That|This|If|But|And|In|On|At|What|There)\b)"
    r"(?-i:[A-Z0-9])[\w&.]{0,40}(?:[-’'](?!s\b)\w{1,40}){0,4}"
)
# Such words, the small words that names hold, and a programme after the station that airs it.
_NAME = expression(
    rf"(?:the )?{_CAPITAL}(?: (?:of the|of|for|and|de|la|al|el|der|von|van)(?= (?-i:[A-Z]))| {_CAPITAL}"
    rf"|(?<=\w)[’']s (?:(?-i:[a-z-])+ ){{0,3}}{_CAPITAL}){{0,9}}(?:(?<=\w)[’']s [“\"][^”\"\x00]{{2,40}}[”\"])?"
)
_PARTS = {
    "NAME": _NAME,
    "CAPITALS": expression(rf"{_CAPITAL}(?: {_CAPITAL}){{0,9}}"),
    "ARTICLE": r"(?:an?|the|his|her|their|its|this|our|my|\w+day[’']s)",
    "ADJECTIVES": expression(
        r"(?:(?!(?:to|of|in|on|at|by|the|and|or|an?|before|after|since|until|about|ahead|as|with|for|from|that"
        r"|who|her|his"
        r"|their|its) )[\w’'-]{1,40} ){0,3}?"
    ),
    "HEARERS": expression(
        r"(?:reporters?|journalists?|correspondents?|lawmakers?|legislators?|deputies|investors|shareholders"
        r"|supporters|voters"
        r"|delegates|diplomats|viewers|listeners|readers|students|followers|parliament|congress|court|jurors"
        r"|the jury|police"
        r"|investigators|prosecutors|detectives|officials|relatives|parishioners|worshippers|troops|soldiers|fans"
        r"|residents"
        r"|members of \w+|audience|crowd|gathering|newspaper|magazine|website|news agency|agency|broadcaster"
        r"|channel|station"
        r"|committee|commission|panel|tribunal|council|inquiry|assembly|press|media|editorial board|briefing|conference"
        r"|rally|hearing|forum|(?:permanent )?staff|families|"
        + "|".join(sorted(role for role in words("roles") if role.isalpha()))
        + ")"
    ),
    "EVENT": expression(
        r"(?:rall(?:y|ies)|(?:news |press )?conference|briefing|hearing|meeting|summit|debate|forum|convention"
        r"|speech|sermon"
        r"|funeral|ceremony|gathering|fundraiser|town hall|vigil|trial|session|campaign (?:stop|event)|protest"
        r"|march|lecture"
        r"|panel|podcast|broadcast|(?:press|conference) call)"
    ),
    "PLATFORM": expression(
        r"(?:Instagram|Facebook|Twitter|Telegram|YouTube|TikTok|WhatsApp|Weibo|VKontakte|Snapchat|LinkedIn|Truth Social"
        r"|Mastodon|Bluesky|Reddit|Signal|social media|(?:state|national|public|local)(?:-run)? (?:television|TV"
        r"|radio|media)"
        r"|television|(?:the )?radio)"
    ),
    "WHEN": expression(
        r"(?: (?:on )?(?:\w+day|yesterday|today|earlier|later|last \w+|this \w+)"
        r"(?: (?:morning|afternoon|evening|night))?)?"
    ),
    "OWN_SPEECH": expression(r"(?:his|her|their|its|my|our) (?:\w+ )?(?:speech|debate)\b"),  # names no new occasion
    "SPOKEN": r"\x00[”\"]?,?",  # the end of what was said
}
_PARTS["TAIL"] = expression(r"(?: (?:in|at|of|outside|near|on|for|with) (?:the )?<NAME>)?", _PARTS)
# Whom: people or a body, or a name, but no pronoun.
_PARTS["WHOM"] = expression(
    r"(?!(?:that|him|them|it|how|what|why|when|everyone)\b|her (?:that|to)\b)"
    r"(?P<venue>(?:<ARTICLE> )?<ADJECTIVES><HEARERS>\b<TAIL>|<NAME>)",
    _PARTS,
)
# Kind of phrase, whether the name in it must be an outlet's because the phrase alone does not tell, the phrase.
_VENUES = r"""
    interview  any     interview(?:ed|s)?<WHEN>(?: published| aired| broadcast| conducted| given)?
                       (?:with|to|for|by) <WHOM>
    interview  outlet  interview(?:ed|s)?<WHEN>(?: published| aired| broadcast| given)? (?:on|in|by) (?P<venue><NAME>)
    interview  outlet  (?:in|during) an? (?P<venue><CAPITALS>) interview\b
    letter     any     (?:letter|e-?mail|message|memo|note|petition|appeal|statement|complaint|remarks?|comments?
                       |testimony|report|speech|address|presentation)<WHEN>(?: sent| addressed| given| provided| made
                       | emailed| delivered| published)? to <WHOM>
    told       any     (?:told|tells?|telling|asked|informed|informing|assured|briefed) <WHOM>
    spoke-to   any     (?:speaking|spoke|speaks|talking|talked|testif\w+|appear\w+
                       |(?:in|at|during) an? <ADJECTIVES>meeting)(?: \w+)? (?:to|with|before) <WHOM>
    wrote-on   any     (?:wrote|writing|posted|posting|post|said|published|shared|statement|video|message|appear\w+
                       |spoke|speaking|broadcast|claimed|announced|<SPOKEN>)[^.;\x00]{0,40}? (?:on|to|via)
                       (?P<venue>(?:(?:<ARTICLE>|[\w’']+s) )?<ADJECTIVES><PLATFORM>(?: (?:account|page|channel|feed
                       |station)(?: <NAME>)?)?)
    event      any     (?:at|during|in) (?!<OWN_SPEECH>)(?P<venue><ARTICLE> <ADJECTIVES><EVENT>\b<TAIL>)
    before     any     before (?P<venue><ARTICLE> <ADJECTIVES>(?:assembly|parliament|senate|congress|court|committee
                       |commission|inquiry|tribunal|council|jury)\b)
    said-to    any     (?:said|says|saying|confirmed|denied|admitted|explained|complained|confessed|announced|added
                       |wrote|repeated|confided|suggested|revealed|apologi[sz]ed)(?: (?:it|this|that))?(?: \w+ly)?<WHEN>
                       to <WHOM>
    on-air     outlet  (?:said|says|saying|speaking|appear\w+|told|asked|aired|interviewed|<SPOKEN>)[^.;\x00]{0,40}?
                       on (?P<venue><NAME>)
"""
_VIAS = r"""
    according  according to (?P<via><NAME>)
    according  according to <ADJECTIVES>(?:report|article|story|interview|transcript|post)s?
               (?:in|by|from|on|published (?:in|by)) (?P<via><NAME>)
    by         (?:quoted|cited|reported|carried|published|aired|broadcast|released|distributed
               |posted)(?: as saying)?<WHEN> by (?P<via><NAME>)
    in         (?:quoted|published|carried|cited)(?: as saying)?<WHEN> (?:in|on) (?P<via><NAME>)
    as         as (?P<via><NAME>)(?: first)? (?:reports|reported|wrote|writes|quoted)\b
    quotes     (?P<via><NAME>)(?: news agency| newspaper| agency)?(?: has)? (?:quoted|quotes|cited|cites|reports
               |reported)\b
"""


def _compiled(pattern: str) -> Sifted:
    return Sifted(rf"(?<!\w)(?:{pattern})")


_VENUE_PATTERNS = [(needs == "outlet", _compiled(pattern)) for _, needs, pattern in rows(_VENUES, 3, _PARTS)]
_VIA_PATTERNS = [_compiled(pattern) for _, pattern in rows(_VIAS, 2, _PARTS)]
_TWEETED = re.compile(r"\b(?:re)?tweet(?:ed|s|ing)?\b", re.IGNORECASE)
_STATIONS = frozenset(word.upper() for word in words("outlets") if len(word) <= 5)


_OF_OUTLET = re.compile(
    r"(?<=\w)\s+(?:news\s+agency|agency|newspaper|station|channel|magazine|website|(?:\w+\s+)?(?:reporter|correspondent|journalist))s?$"
)


# "the state agency VTA", "viewers of Radio Orla": the proper name; "reporters in Orla": no more than the people.
_NAMED_OUTLET = re.compile(
    r"(?:(?:[a-z-]+ ){0,3}"
    r"(?:agency|newspaper|paper|station|channel|magazine|broadcaster|daily|weekly|network|website)"
    rf"|(?:viewers|listeners|readers) of)\s+(?:the\s+)?(?P<name>{_NAME})"
)
_IN_PLACE = re.compile(r"(?P<people>reporters|journalists|correspondents)\s+(?:in|at|outside|near)\s")
_OWN = re.compile(
    r"\b(?:told|tells|telling|asked|asks|informed|assured|(?:said|spoke|spoken|speaking|talked|speaks|talks)\s+to)\s+"
    r"(?P<own>me|us|this\s+(?:newspaper|paper|magazine|website|reporter)|our\s+(?:reporter|correspondent))\b"
)


def find_own(sentence: str) -> Span | None:
    """Where a blanked sentence says that it was said to whoever tells it: "told me", "told this newspaper"."""
    match = _OWN.search(sentence)
    return match.span("own") if match else None


_LABEL = re.compile(r"^(?P<label>[^\W\d_a-z][^\n:“”\"?]{1,40}): \S", re.MULTILINE)
_ASKER = frozenset(("q", "question", "interviewer"))
ANSWERS = 2  # least questions of an interview


def find_interviewer(text: str, outlet: str | None) -> Found | None:
    """The outlet that asks, in an interview printed as questions and answers ("Harbour Post: ... / Ruz: ...")."""
    labels = [match.span("label") for match in _LABEL.finditer(text)]
    asking = [span for span in labels if _asks(text[slice(*span)], outlet)]
    if len(asking) < ANSWERS or len(labels) - len(asking) < ANSWERS:
        return None
    begin, end = asking[0]
    name = text[begin:end]
    return Found(outlet if outlet and not is_outlet(name) else re.sub(r"^The ", "", name), begin, end)


def _asks(label: str, outlet: str | None) -> bool:
    same = outlet is not None and masthead(label) == masthead(outlet)
    return same or is_outlet(label) or (outlet is not None and label.lower() in _ASKER)


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
    """Whether a name is an agency's, holds a word that outlets' names hold, or is a known station's initials."""
    return names_outlet(name) or any(word in _STATIONS for word in re.findall(r"\b[A-Z]{2,5}\b", name))


def is_outlet_noun(name: str) -> bool:
    """Whether a venue is only "the station", "the paper": the outlet named before."""
    return name.lower() in words("outlet_nouns") | {"station"}


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


def _trimmed(sentence: str, begin: int, end: int) -> Found | None:
    """Without the article before it and what stands loose at its end."""
    while end > begin and (sentence[end - 1].isspace() or sentence[end - 1] in ",.;:'’"):
        end -= 1
    article = re.match(r"(?:the|an?|\w+day[’']s)\s+", sentence[begin:end], re.IGNORECASE)
    begin += article.end() if article else 0
    if named := _NAMED_OUTLET.match(sentence, begin):
        return _trimmed(sentence, *named.span("name"))
    if people := _IN_PLACE.match(sentence, begin):
        begin, end = people.span("people")
    who = _OF_OUTLET.search(sentence[begin:end])  # "a Vell Daily News reporter"
    end = begin + who.start() if who and sentence[begin].isupper() else end
    return Found(" ".join(sentence[begin:end].split()), begin, end) if begin < end else None
