"""A sentence as a string of letters, one a token, for patterns over what the words are rather than over the words.

The letters: `N` number that counts, `n` nobody, `p` a person, `q` people, `P` a pair, `g` one of an age ("a 5-year-
old"), `G` an age given in passing (", 28,"), `h` he or she, `u` himself, `C` capitalised word, `a` indefinite and `t`
definite article or possessive, `b` be, `v` have, `w` who, `o` of, `&` and, `A` adverb, `r` preposition, `R` word of
time or conjunction, after which a clause may begin, `O` not a single, `!` not or would, `X` double, `#` other number,
`+` among them, `,` comma, `;` other mark, `Q` other plural, `Z` plural of what is no person, `m` any other word. For
what befell them: `k` killed, `K` killing, `d` died, `x` dead, `D` death, `T` death toll, `i` injured, `I` injuring,
`s` shot, `S` shooting, `y` in hospital, `Y` with wounds, `e` arrested, `E` arresting, `z` missing, `f` displaced,
`l` leaving, `0` no injuries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from firsthand.text.lexicon import words
from firsthand.text.numbers import Number, find_numbers
from firsthand.text.phrases import rows
from firsthand.text.sift import Sifted, small

# Several words that are one token, then single words; the first that matches at a place is taken.
_TAGS = r"""
    k  shot(?:,| and)? (?:fatally|killed|dead|to death)
    k  (?:fatally|mortally) (?:shot|wounded|injured|stabbed|struck)
    k  \w+(?:ed|en) to death|stabbed and killed|gunned down|killed (?:and|or) (?:injured|wounded)(?= in)
    k  (?:found|pronounced|declared|confirmed|presumed|discovered) (?:dead|deceased)
    K  (?:claim(?:ed|s|ing)|took|taking|takes) the li(?:fe|ves) of
    K  shoots?(?: and|,)? kills?|shooting(?: and|,)? killing|shooting (?:dead|to death)|fatally shooting
    K  turn(?:ed|ing|s) (?:the|his|her|a) (?:\w+ )?(?:gun|weapon|rifle|pistol) on(?= (?:him|her)self)
    I  (?:shooting(?: and|,)?|seriously|critically|badly) (?:wounding|injuring)
    i  shot(?: and|,) (?:(?:critically|seriously|badly|severely) )?(?:injured|wounded|hurt)
    d  (?:lost|lose|losing) (?:their|his|her) (?:life|lives)|passed away|succumb(?:ed|s) to|(?:was|were|is|are) dead\b
    y  (?:taken|rushed|flown|airlifted|transported|sent|admitted) (?:(?:by|via) (?:\w+ ){1,2})?
       to (?:[\w’'.&-]+ ){0,5}?(?:hospitals?|medical cent(?:er|re)|trauma cent(?:er|re)|clinic)
    y  hospitali[sz]ed|treated (?:for|at|in)
    y  in (?:(?:serious|critical|stable|fair|grave|good|guarded|extremely) (?:but \w+ )?)+condition
    Y  (?:suffer|sustain|receiv)(?:ed|ing|s) (?:(?!to\b)[\w’'-]+ ){0,4}?(?:injur(?:y|ies)|wounds?|gunshots?)
    Y  with (?:(?:an?|multiple|apparent|several) )*(?:[\w’'-]+ )?(?:gunshot|bullet|stab|knife) wounds?
    Y  being (?:shot|treated)
    m  shot at (?:police|officers|deputies|him|her|them|each)|shooting at|getting shot|(?:a|the) shot|shooting victims?
    m  attempted (?:[\w-]+ )?(?:murder|homicide)
    m  (?:murder|homicide) (?!victims?\b|suicides?\b|of\b|in\b)[a-z]+
    m  hurt (?:by|the)|held (?:a|an|the|up|its|his|her|that)\b|death (?:penalty|row|investigation|threats?)
    D  (?:fatal|deadly) (?:shootings?|stabbings?|beatings?|crash|attack|wounding|incident|encounter|gunshot)
    D  (?:shooting|stabbing) deaths?|murder-suicide
    D  (?:fatal|deadly)(?= (?!weapons?\b|force\b)(?:\w+ ){0,3}?(?:shootings?|attacks?|stabbings?|crash)\b)
    T  (?:death|body) (?:toll|count)|number of (?:dead|deaths|fatalities|people killed)
    +  among them|including|includes?
    t  (?:a|the|his|her) family of(?= (?:\d|two|three|four|five|six|seven|eight|nine|ten))
    e  rounded up|taken (?:prisoner|hostage|captive|into custody)
    e  (?:(?<=being\s)|(?<=are\s)|(?<=were\s)|(?<=been\s))held
    e  (?:taken|took|remains?|placed) (?:\w+ )?(?:in|into) (?:police )?custody
    e  (?:is|are|was|were) in (?:police )?custody
    e  under arrest|behind bars
    f  (?:fled|driven from|forced (?:from|out of)|forced to (?:flee|leave)|left homeless
       |made homeless)(?: (?:from )?their homes?)?
    n  no one|nobody|no (?:other )?(?:people|persons?|students?|officers?|victims?|one else|deputies)
    0  no (?:other |further |reported |serious )?(?:injuries|deaths|fatalities|casualties)
    O  not (?:a single|(?:even )?one)|no(?: single| other| further)?
    g  \w+(?:-\w+)?[-\s](?:year|month|week|day)s?[-\s]old(?!s)|\d+[-\s]?(?:yo|y/o|yr[-\s]old)
    q  \w+(?:-\w+)?[-\s](?:year|month)[-\s]olds
    a  an?|another|one other
    h  he|she|him|her(?= (?:and|in|to|on|at|with|before)\b)
    t  the|his|her|their|its|my|our|your|this|these|those
    u  himself|herself|self
    w  who|whom|which|that
    b  is|are|was|were|be|been|being|gets?|got
    v  has|have|had
    !  not|never|(?:could|would|should|might|may)(?: have|[’']ve)?|wasn[’']t|weren[’']t|isn[’']t|aren[’']t|without
    k  killed|slain|murdered|massacred|executed|lynched|assassinated
    K  killing|kills|murdering|murders|slaying|slays|executing
    i  injured|wounded|hurt|maimed|burned
    I  injuring|wounding|injures|wounds(?= (?:\d|two|three|four|five|six|several))|hurting
    s  shot|stabbed|struck|grazed
    S  shooting|shoots|stabbing|stabs|hitting|wounding
    d  died|dies|perished
    x  dead|deceased
    D  bodies|corpses?|deaths?|fatalit(?:y|ies)|killings?|murders?|homicides?|slayings?
    e  arrested|detained|jailed|imprisoned|captured|abducted|kidnapped
    E  arresting|detaining|arrests|detains
    z  missing|disappeared|unaccounted
    f  displaced|evacuated
    l  leaves|left|leaving
    X  double|triple|quadruple|quintuple
    o  of
    &  and|&
    A  also|later|then|already|both|all|either|reportedly|critically|seriously|badly|severely|slightly|apparently
       |allegedly|accidentally|reported|believed|confirmed|more|each|else|least|even|both|now|still|again
       |tragically|instantly|remain(?:s|ed)?
    R  after|before|since|until|when|while|as|because|but|where|early|late|overnight|today|yesterday|tonight
       |meanwhile|elsewhere|separately|monday|tuesday|wednesday|thursday|friday|saturday|sunday
    r  in|on|at|by|with|from|during|near|outside|inside|for|over|following|amid|dead|to|into
       |through|along|across|around|or|if|than|about|between|last|this
"""
_ROWS = tuple(rows(_TAGS, columns=2))
_TAGGER = re.compile("|".join(rf"((?:{pattern})(?!\w))" for _, pattern in _ROWS))  # the group tells the row
# Without a word for what befell somebody, and without a number, nobody is counted.
_FATE = Sifted("|".join(pattern for tag, pattern in _ROWS if tag in "kKiIsSyYeEzfxdDT0"))
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_PLURAL = re.compile(r"[a-z]{3,}(?<![siu])s")  # a noun that may count people: "eleven dockers were shot"
_AGE = re.compile(
    r",\s*(?:aged?\s+)?\d{1,2}(?=\s*[,;.)]|\s+and\b)|\((?:aged?\s+)?\d{1,2}\)|\baged?\s+(?:\d{1,2}|\w+)\b"
    r"|\balso\s+\d{1,2}(?=,)"
)
# What follows a number that counts no people.
_NOT_PEOPLE = re.compile(
    r"[’']?s\b|\s*(?:[-\s]?(?:years?|months?|weeks?|days?|hours?|minutes?|a\.m|p\.m|am\b|pm\b|o.clock|miles?|percent"
    r"|per\s+cent|%|\^|times?|shots|gunshots?|"
    r"rounds?|bullets?|blocks?|counts?|dollars?|feet|foot|calib\w+|mm\b|th\b|st\b|nd\b|rd\b|[ap]\.m\.)|:\d|/\d|-(?!\s)|[-–]?inch)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_AFTER = re.compile(
    r"(?:\b(?:No\.|number|route|highway|room|page|section|chapter|district|unit|age|aged|ages|at|around\s+at"
    r"|january|february|"
    r"march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)\s*|[#/:@])$",
    re.IGNORECASE,
)


_PAIRS = frozenset({"couple", "twins", "duo"})


@dataclass(frozen=True, slots=True)
class Token:
    """A token at `[begin, end)` code points of the sentence, its letter, and its number where it is one."""

    begin: int
    end: int
    tag: str
    number: Number | None = None


def may_count(sentence: str) -> bool:
    """Whether a sentence may count people; false only where it surely does not."""
    return _FATE.may_fit(small(sentence)) or bool(find_numbers(sentence))


def tokens_of(sentence: str) -> list[Token]:
    """The tokens of a sentence, in order."""
    ages = [match.span() for match in _AGE.finditer(sentence)]
    numbers = {n.begin: n for n in find_numbers(sentence) if _counts_people(sentence, n, ages)}
    small_sentence = small(sentence)
    tokens: list[Token] = []
    at = 0
    while at < len(sentence):
        if sentence[at].isspace() and not ages:
            at += 1
            continue
        age = next((end for begin, end in ages if begin <= at < end), None)
        if at in numbers:
            number = numbers[at]
            tokens.append(Token(at, number.end, "N", number))
        elif age is not None:
            tokens.append(Token(at, age, "G"))
        elif word := _WORD.match(sentence, at):
            tokens.append(_word(sentence, small_sentence, at, word.end()))
        else:
            if not sentence[at].isspace():
                tokens.append(Token(at, at + 1, "," if sentence[at] == "," else "&" if sentence[at] == "&" else ";"))
            at += 1
            continue
        at = tokens[-1].end
    return tokens


def _counts_people(sentence: str, number: Number, ages: list[tuple[int, int]]) -> bool:
    if any(number.begin < end and begin < number.end for begin, end in ages):
        return False
    if _YEAR.fullmatch(sentence, number.begin, number.end):
        return (
            re.match(r"\s+(?:people|men|women|children|others)\b", sentence[number.end : number.end + 12]) is not None
        )
    return not _NOT_PEOPLE.match(sentence, number.end) and not _NOT_AFTER.search(
        sentence[max(0, number.begin - 20) : number.begin]
    )


def _word(sentence: str, small_sentence: str, at: int, end: int) -> Token:
    singular, plural = _people()
    if sentence[at:end].lower() in _PAIRS:
        return Token(at, end, "P")
    if match := _TAGGER.match(small_sentence, at):
        return Token(at, match.end(), _ROWS[(match.lastindex or 1) - 1][0])
    word = sentence[at:end].lower()
    if word in plural or re.fullmatch(r"\w{3,}(?:workers|makers|men|women|keepers|goers|holders)", word):
        return Token(at, end, "q")
    if word in singular:
        return Token(at, end, "p")
    if _PLURAL.fullmatch(sentence, at, end):
        return Token(at, end, "Z" if word in words("not_people") else "Q")
    if word.endswith("ly"):
        return Token(at, end, "A")
    if word[0].isdigit():
        return Token(at, end, "#")
    return Token(at, end, "C" if sentence[at].isupper() and not word.endswith(("'s", "’s")) else "m")


@cache
def _people() -> tuple[frozenset[str], frozenset[str]]:
    pairs = [entry.partition("/") for entry in words("people")]
    return (
        frozenset(singular for singular, _, _ in pairs if singular != "-"),
        frozenset(plural or f"{singular}s" for singular, _, plural in pairs),
    )
