"""Whose words an attribution gives: one pass over a document in the order of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.text import gender
from firsthand.text.cast import Cast, Named
from firsthand.text.descriptions import Description, Tie, named_by, ties
from firsthand.text.focus import OBJECT, OWNER, SOURCE, SUBJECT, Focus
from firsthand.text.lexicon import words
from firsthand.text.names import Kind, Name
from firsthand.text.sources import Source, read_source
from firsthand.text.tokens import Token, fold

Span = tuple[int, int]

_FIRST = frozenset(("i", "me", "my", "mine", "myself"))
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_JOINT = frozenset(("they", "them", "their", "themselves", "each", "both"))
_BEFORE_OBJECT = re.compile(
    r"\b(?:of|for|with|by|to|from|about|against|on|at|in|like|than|over|after|before|between|towards?)\s*$",
    re.IGNORECASE,
)
# A description may go back to a name without a tie only where one person clearly leads.
_CLEARLY = 1.6


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement's spans, as far as its speaker hangs on them."""

    id: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: str | None


@dataclass(slots=True)
class Answer:
    """Whose words an attribution gives; `voices` may hold unnamed ones and is empty where nobody is told."""

    source: Source
    voices: tuple[Named, ...]


@dataclass(slots=True)
class _Reader:
    cast: Cast
    author: str | None
    ties: list[Tie]
    focus: Focus
    answers: dict[str, Answer] = field(default_factory=dict)
    told: list[tuple[Attribution, Answer]] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    bodies: dict[tuple[str, str], Named] = field(default_factory=dict)
    first_person: int = 0  # where the first person is named
    unnamed: list[tuple[str, Named]] = field(default_factory=list)  # by head noun

    # -- the text between the sources ------------------------------------------------------------------------------

    def mention(self, name: Name, who: Named) -> None:
        self.focus.meet(name.begin, who, OWNER if name.possessive else self._weight(name.title_begin))

    def pronoun(self, token: Token) -> None:
        """A pronoun that is no source: whom it means is only noted, to follow who the text goes on about."""
        if who := self.focus.person(token.begin, gender.of_pronoun(token.text)):
            owner = token.low in ("his", "her", "hers")
            self.focus.meet(
                token.begin,
                who,
                OWNER if owner else self._weight(token.begin) if token.low in ("he", "she") else OBJECT,
            )

    def _weight(self, at: int) -> float:
        layout = self.cast.layout
        start = layout.sentences[max(0, layout.sentence(at) - 1)] if layout.sentences else 0
        return OBJECT if _BEFORE_OBJECT.search(layout.text[max(start, at - 16) : at]) else SUBJECT

    # -- sources ---------------------------------------------------------------------------------------------------

    def attribution(self, given: Attribution) -> None:
        source = read_source(self.cast, given.source)
        answer = Answer(source, self._voices(source, given))
        self.answers[given.id] = answer
        if source.kind != "none" or answer.voices:
            self.told.append((given, answer))
        for who in answer.voices:
            self.focus.meet(source.begin if given.source else given.content[0][0], who, SOURCE)

    def _voices(self, source: Source, given: Attribution) -> tuple[Named, ...]:
        if source.kind == "none":
            return self._goes_on(given)
        if source.kind == "pronoun":
            return self._of_pronoun(source, given)
        if source.kind == "named" or (source.kind == "document" and source.named):
            return source.named
        if source.kind == "person" and source.role:
            return (self._of_person(source, source.role),)
        if source.kind == "body":
            return (self._of_body(source),)
        return (self._new(source, "group" if source.kind == "group" else "document"),)

    def _goes_on(self, given: Attribution) -> tuple[Named, ...]:
        """A quotation without a source goes on with the one just before it, where nothing but its end lies between."""
        begin = given.content[0][0]
        if not self.told or not self.cast.layout.in_quotation(begin):
            return ()
        before, answer = self.told[-1]
        end = max(e for spans in (before.source, before.content) for _, e in spans)
        gap = self.cast.layout.text[end:begin]
        close = self.cast.layout.paragraph(begin) - self.cast.layout.paragraph(end) <= 1
        words_between = re.findall(r"\w+", gap)
        return (
            answer.voices
            if end <= begin and close and len(words_between) <= 2 and not self.cast.mentions(end, begin)
            else ()
        )

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
        who = self._new(source, "person" if single else "group")
        who.gender = gender.of_pronoun(pronoun)
        return (who,)

    def _meant_by(self, pronoun: str, at: int, given: Attribution) -> tuple[Named, ...]:
        if told := gender.of_pronoun(pronoun):
            begin, end = given.content[0][0], given.content[-1][1]
            quotations = [(b, e) for b, e in self.cast.layout.quoted if b < end and begin < e and not b <= at < e]
            within = {who for b, e in quotations for _, who in self.cast.mentions(b, e)}
            who = self.focus.person(at, told, named_within=within)
            return (who,) if who else ()
        if pronoun in ("it", "its", "itself"):
            body = self._it(at)
            return (body,) if body else ()
        if pronoun in _RELATIVE:
            return self._antecedent(at)
        return self._several(at, joint=pronoun in ("each", "both")) if pronoun in _JOINT else ()

    def _author(self, name: str) -> Named:
        known = next((w for w in self.cast.all if w.key == fold(name)), None)
        return known or self.bodies.setdefault((fold(name), ""), Named(name, "person"))

    def _antecedent(self, at: int) -> tuple[Named, ...]:
        """Those named just before "who": "Ana Ruz, who", "Ana Ruz and Ivo Tal, who", "Ana Ruz, a nurse, who"."""
        layout = self.cast.layout
        start = layout.sentences[max(0, layout.sentence(at) - 1)]
        before = self.cast.mentions(start, at)
        if not before or not re.fullmatch(r",? |, [^,.;:]{1,80}, ", layout.text[before[-1][0].end : at]):
            return ()
        found = [before[-1]]
        for name, who in reversed(before[:-1]):
            if not re.fullmatch(r",? (?:and )?", layout.text[name.end : found[0][0].title_begin]):
                break
            found.insert(0, (name, who))
        bodies = ("person", "organisation", "outlet")
        return tuple(
            who for name, who in found if who.kind in bodies or (who.kind == "unknown" and len(name.words) > 1)
        )

    def _several(self, at: int, joint: bool) -> tuple[Named, ...]:
        """Whom "they" or "both" means: the several voices, the group or the body of the last attribution near by."""
        layout = self.cast.layout
        for given, answer in reversed(self.told[-4:]):
            if layout.paragraph(at) - layout.paragraph(given.content[0][0]) > 2:
                break
            if len(answer.voices) > 1:
                return answer.voices
            if not joint and answer.voices and answer.voices[0].kind in ("organisation", "outlet", "people"):
                return answer.voices
        return ()

    def _it(self, at: int) -> Named | None:
        """The body of the attribution just before, named or not; else the one the text is clearly about."""
        if self.told:
            given, answer = self.told[-1]
            near = self.cast.layout.paragraph(at) - self.cast.layout.paragraph(given.content[0][0]) <= 1
            if near and len(answer.voices) == 1 and answer.voices[0].kind in ("organisation", "outlet", "thing"):
                return answer.voices[0]
        return self.focus.body(at, ahead=_CLEARLY)

    def _of_person(self, source: Source, role: Description) -> Named:
        at = source.begin
        if who := self._described(source, role, at):
            return who
        who = self._new(source, "group" if role.plural else "person")
        who.gender = gender.of_words([role.head])
        return who

    def _described(self, source: Source, role: Description, at: int) -> Named | None:
        """Whom a description of one person goes back to; None where it brings up somebody new or it is not clear."""
        if role.plural or role.indefinite:
            return None
        if not source.behalf and (role.definite or role.text[:1].isupper()) and (who := named_by(role, self.ties, at)):
            return who
        if not role.definite:
            # A headline calls "Works minister" whom the text below it names.
            headline = self.cast.layout.in_headline(at) or at < self.first_person
            return named_by(role, self.ties, at, later=True) if headline and not source.behalf else None
        same = [who for head, who in self.unnamed if head == role.head]
        if same or role.head not in words("descriptors") or source.owner or source.behalf:
            return same[-1] if same else None
        return self.focus.person(at, gender.of_words([role.head]), ahead=_CLEARLY)

    def _of_body(self, source: Source) -> Named:
        role = source.role
        if source.named:
            body = source.named[0]
            key = (fold(body.mentions[0].words[-2]), fold(body.mentions[0].words[-1]))
            known = self.bodies.setdefault(key, body)
            if known is not body:
                known.mentions += body.mentions
                known.name = max(known.name, body.name, key=len)
            return known
        if role and role.definite and not role.plural and not source.owner:
            body = self._body_described(role, source.begin)
            if body is not None:
                return body
        outlet = role is not None and role.head in words("outlet_nouns")
        return self._new(source, "outlet" if outlet else "organisation")

    def _body_described(self, role: Description, at: int) -> Named | None:
        """The body that "the commission" goes back to: the only one named so before, or one described alike."""
        known = [
            w for w in (*self.cast.all, *self.bodies.values()) if w.kind in ("organisation", "outlet") and w.mentions
        ]
        named = [
            w for w in known if role.head in (*w.key.split()[:1], *w.key.split()[-1:]) and w.mentions[0].begin < at
        ]
        if len(named) == 1 and role.modifiers <= set(named[0].key.split()):
            return named[0]
        same = [who for head, who in self.unnamed if head == role.head]
        if same or named or role.head not in words("outlet_nouns"):
            return same[-1] if same else None
        before = self.told[-1][1].voices if self.told else ()
        near = (
            bool(before)
            and self.cast.layout.paragraph(at) - self.cast.layout.paragraph(self.told[-1][1].source.begin) <= 1
        )
        if near and len(before) == 1 and before[0].kind in ("outlet", "unknown") and not before[0].unnamed:
            before[0].kind = "outlet"  # the text itself says so
            return before[0]
        return self.focus.body(at, ahead=_CLEARLY)

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
            self.unnamed.append((source.role.head, who))
        return who


def whose(cast: Cast, attributions: Sequence[Attribution], author: str | None = None) -> dict[str, Answer]:
    """The answer for each attribution, by its id.  `author` is whom "I" means outside quotation marks."""
    persons = [name.begin for who in cast.all if who.kind == "person" for name in who.mentions]
    reader = _Reader(cast, author, ties(cast), Focus(cast.layout), first_person=min(persons, default=0))
    in_source = {
        at for given in attributions for b, e in given.source for at in range(b, e)
    }  # names and pronouns there are weighed as what they say of the speaker
    events: list[tuple[int, int, int, Attribution | tuple[Name, Named] | Token]] = []
    for i, given in enumerate(sorted(attributions, key=lambda a: (a.content, a.source, a.id))):
        at = given.source[0][0] if given.source else given.content[0][0]
        events.append((at, 0, i, given))
    for i, pair in enumerate(cast.mentions(0, len(cast.layout.text))):
        if pair[0].begin not in in_source:
            events.append((pair[0].begin, 1, i, pair))
    for i, token in enumerate(cast.layout.tokens):
        if gender.of_pronoun(token.text) and token.begin not in in_source:
            events.append((token.begin, 2, i, token))
    for _, _, _, event in sorted(events, key=lambda e: e[:3]):
        if isinstance(event, Attribution):
            reader.attribution(event)
        elif isinstance(event, Token):
            reader.pronoun(event)
        else:
            reader.mention(*event)
    return reader.answers
