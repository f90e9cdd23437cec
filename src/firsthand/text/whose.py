"""Whose words an attribution gives: one pass over a document in the order of its text."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.text import gender
from firsthand.text.cast import Cast, Named
from firsthand.text.descriptions import ties
from firsthand.text.focus import Focus
from firsthand.text.forces import only_force
from firsthand.text.later import named_later
from firsthand.text.names import Name
from firsthand.text.reader import Reader
from firsthand.text.sources import Answer, Attribution
from firsthand.text.tokens import Token

Span = tuple[int, int]

# Nouns of somebody unnamed whom a pronoun may mean, and words that part them from the article before.
_SOMEBODY = frozenset(("man", "woman", "boy", "girl", "policeman", "policewoman", "widow", "nun", "gentleman", "lady"))
_BREAKS = frozenset(("of", "and", "the", "for", "by", "with", "from", "to", "as", "like", "than"))


def _comes_in(words_: Sequence[Token]) -> bool:
    """Whether the last word is the noun of "a woman" or "another young man"."""
    *before, noun = words_
    if noun.low not in _SOMEBODY or noun.possessive:
        return False
    lows = [token.low for token in before]
    return any(low in ("a", "an", "another") for low in lows) and not any(low in _BREAKS for low in lows[-2:])


def whose(
    cast: Cast, attributions: Sequence[Attribution], author: str | None = None, aside: Sequence[Span] = ()
) -> dict[str, Answer]:
    """The answer for each attribution, by its id.

    `author` is whom "I" means outside quotation marks.  Who is named in a span of `aside`, such as a caption's
    photographer, is not what the text goes on about.
    """
    tied = ties(cast)  # first: it tells which unknown names are persons
    persons = [name.begin for who in cast.all if who.kind == "person" for name in who.mentions]
    force = only_force(cast.layout.text, cast.lower)
    reader = Reader(cast, author, tied, Focus(cast.layout), force=force, first_person=min(persons, default=0))
    in_source = {
        at for given in attributions for b, e in given.source for at in range(b, e)
    }  # names and pronouns there are weighed as what they say of the speaker
    events: list[tuple[int, int, int, Attribution | tuple[Name, Named] | Token]] = []
    for i, given in enumerate(sorted(attributions, key=lambda a: (a.content, a.source, a.id))):
        at = given.source[0][0] if given.source else given.content[0][0]
        events.append((at, 0, i, given))
    for i, pair in enumerate(cast.mentions(0, len(cast.layout.text))):
        if pair[0].begin not in in_source and not any(b <= pair[0].begin < e for b, e in aside):
            events.append((pair[0].begin, 1, i, pair))
    for i, token in enumerate(cast.layout.tokens):
        if token.begin in in_source:
            continue
        noun = token.low in _SOMEBODY
        if gender.of_pronoun(token.text) or (noun and _comes_in(cast.layout.tokens[max(0, i - 3) : i + 1])):
            events.append((token.begin, 2, i, token))
    for _, _, _, event in sorted(events, key=lambda e: e[:3]):
        if isinstance(event, Attribution):
            reader.attribution(event)
        elif isinstance(event, Token):
            if gender.of_pronoun(event.text):
                reader.pronoun(event)
            else:
                reader.somebody(event)
        else:
            reader.mention(*event)
    later = named_later(cast, tied, reader.unnamed)
    for answer in reader.answers.values():
        answer.voices = tuple(later.get(id(who), who) for who in answer.voices)
    return reader.answers
