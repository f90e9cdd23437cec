"""Descriptions of a speaker ("the former minister") and the ties a document makes between a role and a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.text import gender
from firsthand.text.cast import Cast, Named
from firsthand.text.lexicon import words
from firsthand.text.names import Name
from firsthand.text.tokens import Token, fold, tokens

_VAGUE = frozenset(("man", "woman", "person", "source", "official", "witness", "resident", "member", "worker", "aide"))
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
        plural=head != last or first in words("plural") or last in ("people", "men", "women", "police", "children"),
        text=phrase.strip(" ,"),
    )


def singular(noun: str) -> str:
    """`noun` without its plural ending, where a list knows the singular."""
    irregular = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife"}
    for end, put in irregular.items():
        if noun.endswith(end) and (noun == end or noun[: -len(end)] + put in _persons()):
            return noun[: -len(end)] + put
    for candidate in (noun[:-1], noun[:-2], noun[:-3] + "y"):
        if noun.endswith("s") and candidate in _persons() | words("bodies") | words("documents"):
            return candidate
    return noun


@cache
def _persons() -> frozenset[str]:
    return words("roles") | words("private_roles") | words("descriptors")


def is_person_noun(noun: str) -> bool:
    """Whether a singular noun says what a person is."""
    return noun in _persons() or noun in words("titles")


def ties(cast: Cast) -> list[Tie]:
    """Every place where the account ties a role to one of its names, in order."""
    found: list[Tie] = []
    text = cast.layout.text
    for who in cast.all:
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
                found.append(Tie(who, role, name.begin))
                if who.kind == "unknown":
                    who.kind = "person"
                who.gender = who.gender or gender.of_words([role.head])
                if role.text not in who.roles:
                    who.roles.append(role.text)
    return sorted(found, key=lambda tie: tie.at)


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
    elif comma := _BEFORE_COMMA.search(before):
        phrases.append(_of_person(comma.group(1)) or _from_determiner(comma.group(1)))
    if name.possessive:
        return phrases
    if after := _APPOSITION.match(text, name.end):
        phrase = after.group(1)
        phrase = re.sub(r"^who (?:is|was) ", "", phrase)
        if not phrase.startswith(("who ", "whose ", "which ")):
            phrases.append(phrase)
    if party := re.match(r" \(([RD])[-–]", text[name.end : name.end + 6]):
        phrases.append("the republican" if party.group(1) == "R" else "the democrat")
    return phrases


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
    for tie in known:
        if (
            (tie.at > at) != later
            or not _same_head(role.head, tie.role.head)
            or _contradict(role.modifiers, tie.role.modifiers)
        ):
            continue
        shared = len(role.modifiers & tie.role.modifiers)
        # with several that fit, the one with the role that says no more, then the one named last
        rank = (shared, -len(tie.role.modifiers - role.modifiers), -tie.at if later else tie.at)
        if id(tie.who) not in ranked or rank > ranked[id(tie.who)][0]:
            ranked[id(tie.who)] = (rank, tie.who)
    best = sorted(ranked.values(), key=lambda item: item[0], reverse=True)
    return best[0][1] if best else None


def named_later(role: Description, known: Sequence[Tie], at: int) -> Named | None:
    """Whom a lead means by "a hospital doctor": the only one whom the text below it ties to such a role."""
    fitting = [tie for tie in known if _same_head(role.head, tie.role.head)]
    sole = len({id(tie.who) for tie in fitting}) == 1 and all(tie.at > at for tie in fitting)
    return fitting[0].who if sole and role.head not in _VAGUE else None


def _same_head(a: str, b: str) -> bool:
    return a == b or b in _synonyms().get(a, ())


def _contradict(a: frozenset[str], b: frozenset[str]) -> bool:
    for party in _PARTIES:
        others = set().union(*_PARTIES) - party
        if a & party and b & others and not b & party:
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
