"""The phrases that say to whom, or through which outlet, something was said; and by whose telling it came.

They stand in sentences from which what was said is blanked out (see `masks.py`).  See `phrases.py` for how a table is
written.
"""

from __future__ import annotations

from firsthand.text.lexicon import words
from firsthand.text.phrases import expression

_CALENDAR = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\.))\b"
)
# A capitalised word that may be part of a name.
_CAPITAL = (
    rf"(?!{_CALENDAR}|I[’'](?:d|ll|m|ve)\b|(?:He|She|They|It|We|I|That|This|If|But|And|In|On|At|What|There)\b)"
    r"(?-i:[A-Z0-9])[\w&.]{0,40}(?:[-’'](?!s\b)\w{1,40}){0,4}"
)
# Such words, the small words that names hold, and a programme after the station that airs it.
NAME = expression(
    rf"(?:the )?{_CAPITAL}(?: (?:of the|of|for|and|de|la|al|el|der|von|van)(?= (?-i:[A-Z]))| {_CAPITAL}"
    rf"|(?<=\w)[’']s (?:(?-i:[a-z-])+ ){{0,3}}{_CAPITAL}){{0,9}}(?:(?<=\w)[’']s [“\"][^”\"\x00]{{2,40}}[”\"])?"
)


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


PARTS = {
    "NAME": NAME,
    "CAPITALS": expression(rf"{_CAPITAL}(?: {_CAPITAL}){{0,9}}"),
    "ARTICLE": r"(?:an?|the|his|her|their|its|this|our|my|\w+day[’']s)",
    "ADJECTIVES": expression(
        r"(?:(?!(?:to|of|in|on|at|by|the|and|or|an?|before|after|since|until|about|ahead|as|with|for|from|over|via|through|during|that"
        r"|who|her|his"
        r"|their|its) )[\w’'-]{1,40} ){0,3}?"
    ),
    "HEARERS": expression(
        rf"(?:members of \w+|{'|'.join(sorted(words('hearers'), key=_longest_first))}"
        rf"|(?:{'|'.join(sorted((role for role in words('roles') if role.isalpha()), key=_longest_first))})s?)"
    ),
    "AUDIENCE": (
        r"(?:reporters|journalists|press|media|correspondents|lawmakers|supporters|crowd|audience|delegates|voters)"
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
        r"|(?:television|TV|(?:the )?radio)(?! (?-i:[A-Z])))"
    ),
    "WHEN": expression(
        r"(?: (?:on )?(?:\w+day|yesterday|today|earlier|later|last \w+|this \w+)"
        r"(?: (?:morning|afternoon|evening|night))?)?"
    ),
    "OWN_SPEECH": expression(r"(?:his|her|their|its|my|our) (?:\w+ )?(?:speech|debate)\b"),  # names no new occasion
    "TOLD": r"(?<!\bis\s)(?<!was\s)(?<!are\s)(?<!were\s)(?<!been\s)told",  # who is told is no speaker
    "CAREER": r"[^.;\x00\x01]{0,40}\b(?:time|years?|career|job|days|stint|anchor|host|contributor)\s+on\b",
    "SPOKEN": r"\x00[”\"]?,?",  # the end of what was said
}
PARTS["TAIL"] = expression(r"(?: (?:in|at|of|outside|near|on|for|with) (?:the )?<NAME>)?", PARTS)
# Whom: people or a body, or a name, but no pronoun.
PARTS["WHOM"] = expression(
    r"(?!(?:no|nobody|that|him|them|it|how|what|why|when|everyone)\b|her (?:that|to)\b)"
    r"(?P<venue>(?:<ARTICLE> )?<ADJECTIVES>(?:(?:group|number|handful|crowd|gathering|room|roomful|pool|series) of"
    r" <ADJECTIVES>)?<HEARERS>\b(?: <CAPITALS>|<TAIL>)|<NAME>(?: <HEARERS>\b)?)",
    PARTS,
)
# Kind of phrase, whether the name in it must be an outlet's because the phrase alone does not tell, the phrase.
VENUES = r"""
    interview  any     interview(?:ed|s)?<WHEN>(?: published| aired| broadcast| conducted| given)?
                       (?:with|to|for|by) <WHOM>
    interview  outlet  interview(?:ed|s)?<WHEN>(?: published| aired| broadcast| given)? (?:on|in|by) (?P<venue><NAME>)
    interview  outlet  (?:in|during) an? (?P<venue><CAPITALS>) interview\b
    asked-by   any     (?:asked|pressed|questioned|quizzed|interviewed|challenged)<WHEN> by <WHOM>
    addressed  any     (?:scold|address|lectur|reassur|berat|thank|greet|implor|warn|brief)(?:ed|ing|s)
                       (?P<venue>(?:<ARTICLE> )?<ADJECTIVES><AUDIENCE>\b)
    posted     any     (?:in|with|via) (?:an?|\w+day(?:[’']s)?|the|another|his|her|their|its)(?: [\w’'-]+){0,3}?
                       (?P<venue><PLATFORM>) (?:post|posting|message|video|update|status|statement|thread|page
                       |account)s?\b
    posted     any     took to (?P<venue><PLATFORM>)
    letter     any     (?:letter|e-?mail|message|memo|note|petition|appeal|statement|complaint|remarks?|comments?
                       |testimony|report|speech|address|presentation)<WHEN>(?: sent| addressed| given| provided| made
                       | emailed| delivered| published)? to <WHOM>
    told       any     (?:<TOLD>|tells?|telling|asked|informed|informing|assured|briefed) <WHOM>
    spoke-to   any     (?<!\bI\s)(?<!\bwe\s)(?:speaking|spoke|speaks|talking|talked|testif\w+
                       |(?:in|at|during) an? <ADJECTIVES>meeting)(?: \w+)? (?:to|with|before) <WHOM>
    appears    any     appear\w*(?: \w+)? before <WHOM>
    wrote-on   any     (?:wrote|writing|posted|posting|post|said|published|shared|statement|video|message|appear\w+
                       |spoke|speaking|broadcast|claimed|announced|added|argued|urged|vowed|complained|praised|boasted
                       |(?:fired|hit|shot|lashed|weighed|pushed) (?:back|out|in)
                       |responded|replied|reacted|<SPOKEN>)[^.;\x00\x01]{0,40}? (?:on|to|via|over)
                       (?P<venue>(?:(?:<ARTICLE>|[\w’']+s) )?<ADJECTIVES><PLATFORM>(?: (?:account|page|channel|feed
                       |station)(?: <NAME>)?)?)
    event      any     (?:at|during|in) (?!<OWN_SPEECH>)(?P<venue><ARTICLE> <ADJECTIVES><EVENT>\b<TAIL>)
    event      any     during (?P<venue><ADJECTIVES>(?:hearings|debates|talks|rallies|briefings)\b)
    before     any     before (?P<venue><ARTICLE> <ADJECTIVES>(?:assembly|parliament|senate|congress|court|committee
                       |commission|inquiry|tribunal|council|jury|press|media|cameras|reporters)\b)
    said-to    any     (?:said|says|saying|confirmed|denied|admitted|explain(?:ed|s)|complained|confessed|announced
                       |added|wrote|repeated|confided|suggested|revealed
                       |apologi[sz]ed)(?: (?:it|this|that))?(?: \w+ly)?<WHEN>
                       to <WHOM>
    on-air     outlet  (?:said|says|saying|speaking|spoke|appear\w+|told|asked|aired|interviewed|went (?:further|on)
                       |<SPOKEN>)(?!<CAREER>)[^.;\x00\x01]{0,40}? on (?P<venue><NAME>)
"""
VIAS = r"""
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
