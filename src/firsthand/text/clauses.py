"""Whom a pronoun means by the clauses of its own sentence, and where "it" means nothing: "It turned out that ..."."""

from __future__ import annotations

import re
from collections.abc import Collection

from firsthand.text.cast import Cast, Named
from firsthand.text.gender import Gender, of_pronoun
from firsthand.text.nouns import is_person_noun, singular
from firsthand.text.passives import undergoes

# After an "it" that stands for what follows.
_EXPLETIVE = re.compile(
    r"(?: (?:also|later|then|soon|now|quickly|still))?"
    r" (?:reads?\b|turn(?:s|ed) out|emerge[sd]|transpire[sd]|appear(?:s|ed)|seem(?:s|ed)|follow(?:s|ed)"
    r"|remain(?:s|ed) (?:to|un)"
    r"|(?:is|was|has been|had been) (?:\w+ly |also |not |now |never )?(?:alleged|announced|believed|claimed|clear"
    r"|confirmed|established|expected|feared|felt|found|hoped|known|likely|possible|reported|revealed|rumou?red|said"
    r"|suggested|suspected|thought|true|unclear|understood|unknown|unlikely)\b(?! by\b))"
)
# "When the draft was sent to Ana Ruz, she": a clause with a subject and a verb of its own opens the sentence.
_OPENING = re.compile(r"\W*(?:(?:But|And|Yet|So) )?(?:[Ww]hen|[Aa]fter|[Aa]s|[Oo]nce|[Bb]efore|[Ww]hile|[Ss]ince) ")
_NO_SUBJECT = re.compile(r"(?:\w+(?:ing|ed)|questioned|shown|told|given|seen|in|on|at|of|for|with) ")
# How a person stands in such a clause whom the pronoun after it may mean.
_NOT_MEANT = re.compile(
    r"\b(?:of|for|with|by|from|about|against|on|at|in|like|than|over|after|between|and|or|nor)(?: the)? ?$",
    re.IGNORECASE,
)
# "In his report, Ana Ruz": what may stand before a pronoun that goes on to a name.
_FORWARD = re.compile(
    r"\W*(?:(?:But|And|Yet) )?(?:In|During|At|On|With|Despite|After|Before|While|As|When|Since|Throughout|Although"
    r"|Though) "
)
_WORD = re.compile(r"[^\W\d_]+")
_SUBJECT_GOES_ON = re.compile(r"(?: [a-z]+|, (?:an?|the|who|whose)\b)")
_CONTRASTS = re.compile(r", (?:but|yet|although|though) $")


def is_no_body(text: str, end: int) -> bool:
    """Whether an "it" that ends at `end` only opens what follows, or is a letter: "It turned out", "It read"."""
    return _EXPLETIVE.match(text, end) is not None


def contrasts(text: str, at: int) -> bool:
    """Whether what begins at `at` goes on with the subject of the clause before: "Ana Ruz left, but [she]"."""
    return _CONTRASTS.search(text, max(0, at - 12), at) is not None


def in_clause_before(cast: Cast, at: int, told: Gender, never: Collection[Named]) -> Named | None:
    """The only person of the clause that opens a pronoun's sentence: "When the draft reached Ana Ruz, [she] said"."""
    begin, text = _sentence(cast, at), cast.layout.text
    opening = _OPENING.match(text, begin, at)
    if opening is None or text[at - 2 : at] != ", " or _NO_SUBJECT.match(text, opening.end(), at):
        return None
    if any(of_pronoun(word) for word in _WORD.findall(text[begin:at])):
        return None
    named = _persons(cast, begin, at)
    if len({id(who) for _, _, who in named}) != 1:
        return None
    where, _, who = named[0]
    meant = not _NOT_MEANT.search(text, begin, where) and who.gender in (None, told) and who not in never
    return who if meant else None


def in_reported(cast: Cast, source_end: int, at: int, told: Gender, who: Named) -> Named | None:
    """The speaker whose source ends at `source_end`, where nobody else comes in: "Ivo Tal was so angry [he] swore"."""
    names = {i for name, _ in cast.mentions(source_end, at) for i in range(name.title_begin, name.end)}
    others = any(
        is_person_noun(singular(token.low)) and token.begin not in names
        for token in cast.layout.tokens_in(source_end, at)
    )
    fits = who.kind == "person" and not who.unnamed and who.gender in (None, told)
    return who if fits and not others and all(each is who for _, _, each in _persons(cast, source_end, at)) else None


def named_ahead(cast: Cast, at: int, end: int, told: Gender, never: Collection[Named]) -> Named | None:
    """The subject that the phrase of a pronoun leads to: "In [his] report on the flood, Ivo Tal said that ..."."""
    begin, text = _sentence(cast, at), cast.layout.text
    if not _FORWARD.fullmatch(text, begin, at):
        return None
    stop = _end_of_sentence(cast, at)
    named = _persons(cast, end, stop)
    if not named:
        return None
    where, after, who = named[0]
    goes_on = _SUBJECT_GOES_ON.match(text, after, stop) and not undergoes(text[after : after + 40])
    subject = text[:where].endswith(", ") and "," not in text[end : where - 2] and goes_on
    return who if subject and who.gender in (None, told) and who not in never else None


def _persons(cast: Cast, begin: int, end: int) -> list[tuple[int, int, Named]]:
    """Persons named outside quotations and not as owners: where the name begins with its title, its end, and who."""
    return [
        (name.title_begin, name.end, who)
        for name, who in cast.mentions(begin, end)
        if who.kind == "person" and not name.possessive and not cast.layout.in_quotation(name.begin)
    ]


def _sentence(cast: Cast, at: int) -> int:
    sentences = cast.layout.sentences
    return sentences[max(0, cast.layout.sentence(at) - 1)] if sentences else 0


def _end_of_sentence(cast: Cast, at: int) -> int:
    sentences, n = cast.layout.sentences, cast.layout.sentence(at)
    return sentences[n] if n < len(sentences) else len(cast.layout.text)
