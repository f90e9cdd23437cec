"""Descriptions of a speaker ("the former minister") and the ties a document makes between a role and a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.text import gender
from firsthand.text.cast import Cast, Named
from firsthand.text.evidence import body_kind
from firsthand.text.gender import Gender
from firsthand.text.lexicon import words
from firsthand.text.names import Name
from firsthand.text.nouns import is_person_noun, singular
from firsthand.text.offices_apart import other_office
from firsthand.text.tokens import Token, fold, tokens

_INDEFINITE = frozenset(("a", "an", "one", "another"))
_PARTIES = (
    {"republican", "gop"},
    {"democratic", "democrat"},
    {"libertarian"},
    {"green"},
    {"labour"},
    {"conservative", "tory"},
)
_APPOSITION = re.compile(
    r"(?:,? ?\([^)]{1,30}\))?(?:, (?:\d{1,3}, )?|,? (?:--|–|—) ?| who (?:is|was) | is | was )([^.,;:\n—–(]{3,120})"
)
_DETERMINER = re.compile(r"\b(?:the|a|an|his|her|its|their|our|my|one)\b", re.IGNORECASE)
# "According to his father, Ana Ruz was asleep" ties nobody to a father.
_LEAD = re.compile(r"(?:according to|for|like|unlike|to|with|after|before|from|by|as)\b", re.IGNORECASE)
_SIDE_BY_SIDE = 40  # code points
_BEFORE_COMMA = re.compile(r"([^.,;:\n—–(]{3,80}), (?:\d{1,3}-year-old )?$")


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase for somebody: "the former works minister" has the head "minister"."""

    head: str  # singular, lower case
    modifiers: frozenset[str]
    definite: bool
    indefinite: bool
    plural: bool
    text: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A document ties a role to a name."""

    who: Named
    role: Description
    at: int
    owner: Named | None = None  # whom the role names before it: Ana Ruz of "Ana Ruz's lawyer"


def describe(phrase: str) -> Description | None:
    """The description that a noun phrase makes: its head is the last word before its first preposition or comma."""
    found = tokens(phrase)
    core: list[Token] = []
    for token in found:
        if token.low in words("link_words") and core:
            break
        if core and re.search(r"[,(;—–]", phrase[core[-1].end : token.begin]):
            break
        if not (token.low in words("link_words") and not core):
            core.append(token)
    while core and core[-1].low in ("himself", "herself", "themselves", "itself", "also", "there", "here", "alone"):
        core.pop()
    if not core:
        return None
    first, last = core[0].low, core[-1].low
    head = singular(last)
    determined = first in words("definite") or first in _INDEFINITE or first in words("plural")
    inner = core[1 if determined else 0 : -1]
    modifiers = {fold(t.text) for t in inner} | {
        fold(t.text) for t in found if t.begin > core[-1].begin and len(t.text) > 3
    }
    return Description(
        head=head,
        modifiers=frozenset(modifiers - {head}),
        definite=first in words("definite") or core[0].possessive or any(t.possessive for t in inner),
        indefinite=any(t.low in _INDEFINITE for t in core[:-1]),
        plural=head != last
        or (first in words("plural") and not core[0].possessive)
        or (last == "general" and core[-2:][0].low.endswith("s"))  # "attorneys general"
        or last in ("people", "men", "women", "police", "children"),
        text=phrase.strip(" ,"),
    )


def ties(cast: Cast) -> list[Tie]:
    """Every place where the account ties a role to one of its names, in order."""
    found: list[Tie] = []
    text = cast.layout.text
    for who in cast.all:
        if who.kind == "unknown" and who.mentions and (kind := body_kind(text, who.mentions)):
            who.kind = kind
        if who.kind not in ("person", "unknown"):
            continue
        for name in who.mentions:
            for phrase in _phrases(text, name):
                role = describe(phrase)
                if (
                    role is None
                    or role.plural
                    or not (is_person_noun(role.head) or role.head in ("speaker", "secretary"))
                ):
                    continue
                found.append(Tie(who, role, name.begin, _owner_of(cast, phrase, name)))
                if who.kind == "unknown":
                    who.kind = "person"
                who.gender = who.gender or gender.of_words([role.head])
                if role.text not in who.roles:
                    who.roles.append(role.text)
    return sorted(found, key=lambda tie: tie.at)


def _owner_of(cast: Cast, phrase: str, name: Name) -> Named | None:
    """The person in "Ana Ruz's lawyer" or "a lawyer for Ana Ruz", beside `name`."""
    begin = cast.layout.text.find(phrase, max(0, name.title_begin - len(phrase) - 2), name.end + len(phrase) + 20)
    near = cast.mentions(begin, begin + len(phrase)) if begin >= 0 else []
    return next((who for other, who in near if other is not name and who.kind == "person"), None)


def not_another_s(tie: Tie, told: Gender | None, owner: Named | None) -> bool:
    """Whether a tie may be meant by "his lawyer": not if it is the lawyer of somebody else than `owner`."""
    if told is None or tie.owner is None:
        return True
    return (owner is None or tie.owner is owner) and tie.owner.gender in (None, told)


def _phrases(text: str, name: Name) -> list[str]:
    """Phrases around a mention that may tell its role."""
    phrases = []
    before = text[max(0, name.title_begin - 90) : name.title_begin]
    lead = re.search(r"(?:[^\W\d_][\w’'\-.&]*[ \u00a0]){1,6}$", before.rsplit("\n", 1)[-1])
    if name.title:
        former = re.search(r"\b(?:former|then|ex)[ \-–]$", before, re.IGNORECASE)
        phrases.append(("former " if former else "") + " ".join(name.title))
    elif lead and is_person_noun(fold(lead.group().split()[-1])):
        phrases.append(_from_determiner(lead.group()))
    elif (comma := _BEFORE_COMMA.search(before)) and not (_LEAD.match(comma.group(1)) and _goes_on(text, name)):
        phrases.append(_of_person(comma.group(1)) or _from_determiner(comma.group(1)))
    if name.possessive:
        return phrases
    if after := _APPOSITION.match(text, name.end):
        phrase = after.group(1)
        phrase = re.sub(r"^who (?:is|was) ", "", phrase)
        if not phrase.startswith(("who ", "whose ", "which ")) and not _acts(phrase):
            phrases.append(phrase)
    if party := re.match(r" \(([RD])[-–]", text[name.end : name.end + 6]):
        phrases.append("the republican" if party.group(1) == "R" else "the democrat")
    return phrases


def _goes_on(text: str, name: Name) -> bool:
    """Whether the sentence goes on after a name with no comma."""
    return re.match(r"[’']?s? \w", text[name.end : name.end + 4]) is not None


def _acts(phrase: str) -> bool:
    """Whether a phrase after a name tells what they did to somebody: "called the mayor", but not "now the mayor"."""
    verb = re.match(r"(?:[a-z]+ly )?([a-z]+) (?:the|an?|his|her|its|their|one|[A-Z]\w*[’']s) ", phrase)
    return verb is not None and verb.group(1) not in words("before_role")


def _of_person(phrase: str) -> str | None:
    """The last description of a person in `phrase`: "the mayor of the city" of "said the mayor of the city"."""
    for match in reversed(list(_DETERMINER.finditer(phrase))):
        role = describe(phrase[match.start() :])
        if role is not None and not role.plural and is_person_noun(role.head):
            return phrase[match.start() :]
    return None


def _from_determiner(phrase: str) -> str:
    """The noun phrase at the end of `phrase`."""
    begins = [match.start() for match in _DETERMINER.finditer(phrase)]
    tail = phrase[begins[-1] :] if begins else phrase
    # a small word that is no noun's companion begins the phrase anew
    return re.split(
        r"\b(?:said|says|told|[a-z]{4,}ed|and|or|but|that|to|with|by|from|as|for|of|in|on|at|is|was|when|while) ",
        tail,
        flags=re.IGNORECASE,
    )[-1]


def named_by(role: Description, known: Sequence[Tie], at: int, later: bool = False) -> Named | None:
    """Whom a definite description means, by the ties the document makes; None where it makes none or several.

    Only ties before `at` count, or, with `later`, those after it: a headline describes whom its text then names.
    """
    ranked: dict[int, tuple[tuple[int, int, int], Named]] = {}
    told = gender.of_words([role.head])
    for tie in known:
        if (
            (tie.at > at) != later
            or not _same_head(role.head, tie.role.head)
            or _contradict(role.modifiers, tie.role.modifiers)
            or other_office(role.text, tie.role.text)
            or (told and tie.who.gender and told != tie.who.gender)
        ):
            continue
        shared = len(role.modifiers & tie.role.modifiers)
        # with several that fit, the one with the role that says no more, then the one named last
        named = max((name.begin for name in tie.who.mentions if name.begin < at), default=tie.at)
        rank = (shared, -len(tie.role.modifiers - role.modifiers), -tie.at if later else named)
        if id(tie.who) not in ranked or rank > ranked[id(tie.who)][0]:
            ranked[id(tie.who)] = (rank, tie.who)
    best = sorted(ranked.values(), key=lambda item: item[0], reverse=True)
    if (
        len(best) > 1
        and ((later and role.head in words("private_roles")) or _placed(role) or _together(best[0][0], best[1][0]))
        and best[0][0][0] == best[1][0][0]
    ):
        return None
    return best[0][1] if best else None


def _placed(role: Description) -> bool:
    """Whether a description tells people apart by a place: "the Orsk congressman"."""
    inner = re.split(r"\b(?:of|for|at|in|from|who)\b", role.text)[0].split()[1:-1]
    return any(word[0].isupper() and fold(word) not in set().union(*_PARTIES) for word in inner)


def _together(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two persons were last given a role side by side: "President Ana Ruz and President Ivo Tal"."""
    return one[:2] == other[:2] and abs(one[2] - other[2]) < _SIDE_BY_SIDE


def _same_head(a: str, b: str) -> bool:
    return a == b or b in _synonyms().get(a, ())


def _contradict(a: frozenset[str], b: frozenset[str]) -> bool:
    for party in _PARTIES:
        others = set().union(*_PARTIES) - party
        if a & party and b & others and not b & party:
            return True
    if "former" in b and not {"former", "ex"} & a and a:
        return True
    return ("former" in a) and not ({"former", "ex"} & b) and bool(b)


@cache
def _synonyms() -> Mapping[str, frozenset[str]]:
    heads: dict[str, frozenset[str]] = {}
    for line in words("role_synonyms"):
        same = frozenset(line.split())
        for head in same:
            heads[head] = heads.get(head, frozenset()) | same
    return heads
