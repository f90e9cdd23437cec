"""Whom the source of an attribution means: a reader that meets names, pronouns and sources in the order of the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from firsthand.text import gender
from firsthand.text.behalf import speaks_for
from firsthand.text.cast import Cast, Named
from firsthand.text.clauses import in_clause_before, in_reported, is_no_body, named_ahead
from firsthand.text.descriptions import Description, Tie, describe, named_by, not_another_s
from firsthand.text.focus import OBJECT, OWNER, SOURCE, SUBJECT, Focus
from firsthand.text.issuers import may_be_head
from firsthand.text.its import CLEARLY, is_office, it_means
from firsthand.text.lexicon import words
from firsthand.text.names import Kind, Name
from firsthand.text.sources import Answer, Attribution, Source, read_source
from firsthand.text.tokens import Token, fold
from firsthand.text.turns import (
    antecedent,
    goes_on,
    just_spoke,
    of_themselves,
    only_one,
    opens,
    several,
)

Span = tuple[int, int]

_FIRST = frozenset(("i", "me", "my", "mine", "myself"))
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_JOINT = frozenset(("they", "them", "their", "themselves", "each", "both"))
# Offices whose holders a text calls nothing else: no "nominee", no "billionaire".
_NEUTRAL = frozenset(("judge", "justice", "magistrate", "officer", "detective", "sergeant", "lieutenant", "captain"))
_COMPLEMENT = re.compile(r" (?:of|for|from|on|in|at) ")
_PRINTED = frozenset(("newspaper", "paper", "daily", "weekly", "magazine", "journal", "tabloid"))
_AIRED = frozenset(("channel", "radio", "television", "tv"))
_ANY_BODY = frozenset(("firm", "company", "organisation", "organization", "charity", "group"))
_BEFORE_OBJECT = re.compile(
    r"\b(?:of|for|with|by|to|from|about|against|on|at|in|like|than|over|after|before|between|towards?)\s*$",
    re.IGNORECASE,
)
# "the firm's site", "the paper of the port", "the Vellmarian firm": not simply the one last spoken of.
_OF_ANOTHER = re.compile(r"[’']s? | (?:of|for|in|at) | [A-Z]")


def _is_of_another(role: Description) -> bool:
    return _OF_ANOTHER.search(re.split(r",| (?:which|that|who)\b", role.text)[0]) is not None


@dataclass(slots=True)
class Reader:
    """What somebody who reads the text from its beginning knows of who is who."""

    cast: Cast
    author: str | None
    ties: list[Tie]
    focus: Focus
    answers: dict[str, Answer] = field(default_factory=dict)
    told: list[tuple[Attribution, Answer]] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    bodies: dict[tuple[str, str], Named] = field(default_factory=dict)
    force: Name | None = None  # the only police force that the text names
    first_person: int = 0  # where the first person is named
    unnamed: list[tuple[str, Named, int]] = field(default_factory=list)  # by head noun, and where they came in

    # -- the text between the sources ------------------------------------------------------------------------------

    def mention(self, name: Name, who: Named) -> None:
        self.focus.meet(name.begin, who, OWNER if name.possessive else self._weight(name.title_begin))

    def pronoun(self, token: Token) -> None:
        """A pronoun that is no source: whom it means is only noted, to follow who the text goes on about."""
        told = gender.of_pronoun(token.text)
        only = of_themselves(self.cast, self.told, token.begin, told) or only_one(self.cast, token.begin, told)
        only = only if token.low in ("he", "she") else None
        if who := only or self.focus.person(token.begin, told):
            owner = token.low in ("his", "her", "hers")
            self.focus.meet(
                token.begin,
                who,
                OWNER if owner else self._weight(token.begin) if token.low in ("he", "she") else OBJECT,
            )

    def somebody(self, noun: Token) -> None:
        """Somebody unnamed who comes into the text, such as "a woman who sells eels": a pronoun may mean them."""
        who = Named(f"somebody at {noun.begin}", "person", gender.of_words([noun.text]), unnamed=True)
        self.focus.meet(noun.begin, who, self._weight(noun.begin))

    def _weight(self, at: int) -> float:
        layout = self.cast.layout
        start = layout.sentences[max(0, layout.sentence(at) - 1)] if layout.sentences else 0
        return OBJECT if _BEFORE_OBJECT.search(layout.text[max(start, at - 16) : at]) else SUBJECT

    # -- sources ---------------------------------------------------------------------------------------------------

    def attribution(self, given: Attribution) -> None:
        source = read_source(self.cast, given.source)
        source = replace(source, behalf=self._principal(source))
        answer = Answer(source, self._voices(source, given))
        self.answers[given.id] = answer
        if source.kind != "none" or answer.voices:
            self.told.append((given, answer))
        for who in answer.voices:
            who.spoke = True
            # "Ruz's tweet" is about a tweet
            weight = OWNER if source.text.endswith(("'s", "’s")) else SOURCE
            self.focus.meet(source.begin if given.source else given.content[0][0], who, weight)

    def _voices(self, source: Source, given: Attribution) -> tuple[Named, ...]:
        if source.kind == "none":
            return goes_on(self.cast, self.told, given.content[0][0])
        if source.kind == "pronoun":
            return self._of_pronoun(source, given)
        if source.kind == "named" or (source.kind == "document" and source.named):
            return source.named
        if source.kind == "person" and source.role:
            return (self._of_person(source, source.role, given),)
        if source.kind == "body":
            return (self._of_body(source),)
        return (self._new(source, "group" if source.kind == "group" else "document"),)

    def _principal(self, source: Source) -> str | None:
        """For whom a speaker speaks, by name where the document names whom "his spokesman" or "the mayor" means."""
        if source.behalf is None:
            if not (source.owner and speaks_for(source.text)):
                return None
            told = gender.of_pronoun(source.owner)
            who = self.focus.person(source.begin, told) if told else None
            if source.owner == "its":
                who = it_means(self.cast, self.told, self.focus, source.begin)
            return who.name if who and not who.unnamed else None
        role = describe(source.behalf)
        if role is None or not role.definite:
            return source.behalf
        who = named_by(role, self.ties, source.begin) or self._body_described(role, source.begin)
        return who.name if who and not who.unnamed else source.behalf

    def _of_pronoun(self, source: Source, given: Attribution) -> tuple[Named, ...]:
        at, pronoun = source.begin, source.pronoun
        parent = self.answers.get(given.parent) if given.parent else None
        if pronoun in _FIRST:
            if parent and len(parent.voices) == 1:
                return parent.voices
            if self.author and not self.cast.layout.in_quotation(at):
                return (self._author(self.author),)
        elif found := self._meant_by(pronoun, at, given):
            return found
        single = gender.of_pronoun(pronoun) is not None or pronoun in _FIRST
        somebody = self._new(source, "person" if single else "group")
        somebody.gender = gender.of_pronoun(pronoun)
        return (somebody,)

    def _meant_by(self, pronoun: str, at: int, given: Attribution) -> tuple[Named, ...]:
        if told := gender.of_pronoun(pronoun):
            named = (pair for b, e in given.content if not b <= at < e for pair in self.cast.mentions(b, e))
            within = {who for n, who in named if not n.possessive or self.cast.layout.in_quotation(n.begin)}
            parent = self.answers.get(given.parent) if given.parent else None
            outer = parent.voices if parent else ()
            # Who says "I" is not whom the same words call "he".
            reported = parent is not None and self.cast.layout.in_one_sentence(parent.source.begin, at)
            never = [*(() if reported else outer), *([self._author(self.author)] if self.author else [])]
            who = named_ahead(self.cast, at, at + len(pronoun), told, never)
            if parent and reported and len(outer) == 1:
                who = who or in_reported(self.cast, parent.source.end, at, told, outer[0])
            if pronoun in ("he", "she"):
                who = who or just_spoke(self.cast, self.told, given, at, told, never)
                who = who or in_clause_before(self.cast, at, told, never)
                who = who or opens(self.cast, given, at, told, never)
            here = only_one(self.cast, at, told)
            who = who or (here if here not in within and here not in never else None)
            who = who or self.focus.person(at, told, named_within=within, never=never)
            if who and who.gender is None:
                who.gender = told
            return (who,) if who else ()
        if pronoun in ("it", "its", "itself"):
            body = (
                None
                if is_no_body(self.cast.layout.text, at + len(pronoun))
                else it_means(self.cast, self.told, self.focus, at)
            )
            return (body,) if body else ()
        if pronoun in _RELATIVE:
            return antecedent(self.cast, at)
        return several(self.cast, self.told, at, joint=pronoun in ("each", "both")) if pronoun in _JOINT else ()

    def _author(self, name: str) -> Named:
        known = next((w for w in self.cast.all if w.key == fold(name)), None)
        return known or self.bodies.setdefault((fold(name), ""), Named(name, "person"))

    def _of_person(self, source: Source, role: Description, given: Attribution) -> Named:
        at = source.begin
        if who := self._described(source, role, at):
            return who
        who = self._new(source, "group" if role.plural else "person")
        said = self.cast.layout.text[given.content[0][0] : given.content[0][1]].removeprefix("that ").split(maxsplit=1)
        # "a driver who says he saw it" speaks of himself
        who.gender = gender.of_words([role.head]) or (gender.of_pronoun(said[0]) if said[0] in ("he", "she") else None)
        return who

    def _described(self, source: Source, role: Description, at: int) -> Named | None:
        """Whom a description of one person goes back to; None where it brings up somebody new or it is not clear."""
        if role.plural or role.indefinite:
            return None  # "a witness" may be somebody whom the text names elsewhere, but it does not say so
        owner = self.focus.person(at, told) if (told := gender.of_pronoun(source.owner)) else None
        fit = [tie for tie in self.ties if not_another_s(tie, told, owner)]
        if not source.behalf and (role.definite or role.text[:1].isupper()) and (who := named_by(role, fit, at)):
            since = max((m.begin for m in who.mentions if m.begin < at), default=0)
            newer = [other for head, other, begin in self.unnamed if head == role.head and begin > since]
            return newer[-1] if newer else who  # "a witness" that came in after "witness Ana Ruz"
        if not role.definite:
            # A headline calls "Works minister" whom the text below it names.
            headline = self.cast.layout.in_headline(at) or at < self.first_person
            return named_by(role, self.ties, at, later=True) if headline and not source.behalf else None
        same = [who for head, who, _ in self.unnamed if head == role.head]
        if not same and speaks_for(source.text) and (who := self._spokesperson(source, role)):
            return who
        told_apart = role.head not in words("descriptors") or _COMPLEMENT.search(role.text.split(",")[0])
        if same or told_apart or source.owner or source.behalf:
            return same[-1] if same else None
        who = self.focus.person(at, gender.of_words([role.head]), ahead=CLEARLY)
        judge = any(tie.who is who and tie.role.head in _NEUTRAL for tie in self.ties)
        return None if judge else who

    def _spokesperson(self, source: Source, role: Description) -> Named | None:
        """Whom "the spokeswoman" means where nobody is called so: the one who last spoke for the same body."""
        told = gender.of_words([role.head])
        for _, answer in reversed(self.told):
            who = answer.voices[0] if len(answer.voices) == 1 else None
            if who and answer.source.behalf and source.behalf in (None, answer.source.behalf):
                fits = who.kind in ("person", "unknown") and not (told and who.gender and told != who.gender)
                return who if fits and not who.unnamed else None
        return None

    def _of_body(self, source: Source) -> Named:
        role = source.role
        named = source.named
        if self.force and self.force.begin < source.begin and fold(source.text) in ("police", "the police"):
            named = (Named(self.force.text, "organisation", mentions=[self.force]),)
        if named:
            body = named[0]
            key = (fold(body.mentions[0].words[-2]), fold(body.mentions[0].words[-1]))
            first = self.bodies.setdefault(key, body)
            if first is not body:
                first.mentions += body.mentions
                first.name = max(first.name, body.name, key=len)
            return first
        if role and role.definite and not role.plural and not source.owner:
            known = self._body_described(role, source.begin)
            if known is not None:
                return known
        outlet = role is not None and role.head in words("outlet_nouns")
        return self._new(source, "outlet" if outlet else "organisation")

    def _body_described(self, role: Description, at: int) -> Named | None:
        """The body that "the commission" goes back to: the only one named so before, or one described alike."""
        known = [
            w for w in (*self.cast.all, *self.bodies.values()) if w.kind in ("organisation", "outlet") and w.mentions
        ]
        named = [w for w in known if role.head in may_be_head(w.key) and w.mentions[0].begin < at]
        if len(named) == 1 and role.modifiers <= set(named[0].key.split()):
            return named[0]
        same = [who for head, who, _ in self.unnamed if head == role.head]
        kind: Kind | None = "outlet" if role.head in words("outlet_nouns") else None
        kind = "organisation" if role.head in _ANY_BODY else kind
        if same or named or kind is None or _is_of_another(role):
            return same[-1] if same else None
        before = self.told[-1][1].voices if self.told else ()
        near = (
            bool(before)
            and self.cast.layout.paragraph(at) - self.cast.layout.paragraph(self.told[-1][1].source.begin) <= 1
        )
        who = before[0] if near and len(before) == 1 else None
        office = who is not None and kind == "organisation" and is_office(who.key)
        if who and who.kind in (kind, "unknown") and not (who.unnamed or who.gender or office):
            who.kind = kind  # the text itself says so
            return who
        body = self.focus.body(at, ahead=CLEARLY, kinds=("outlet",)) if kind == "outlet" else None
        aired = body is not None and bool(_AIRED & set(body.key.split()))
        return None if aired and role.head in _PRINTED else body

    def _new(self, source: Source, kind: Kind | str) -> Named:
        """Somebody unnamed: each is somebody else until a definite description goes back to them."""
        label = fold(source.role.text if source.role else source.pronoun or source.text)[:60].strip() or "somebody"
        self.labels[label] += 1
        kinds: dict[str, Kind] = {
            "person": "person",
            "organisation": "organisation",
            "outlet": "outlet",
            "document": "thing",
        }
        who = Named(f"{label} {self.labels[label]}", kinds.get(kind, "people"), unnamed=True)
        if source.role and not source.role.plural and not self.cast.layout.in_headline(source.begin):
            self.unnamed.append((source.role.head, who, source.begin))
        return who
