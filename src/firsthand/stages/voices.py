"""One voice over the whole case for each person, organisation or outlet that statements give the words of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.ids import derive
from firsthand.records import (
    Document,
    Mention,
    Proposal,
    Record,
    Speaker,
    SpeakerType,
    Statement,
    StatementVoice,
    Voice,
)
from firsthand.stage import Context, Stage, Tables
from firsthand.text.gathering import Doubt, gather_bodies, gather_persons
from firsthand.text.names import given_names, kind_of
from firsthand.text.offices import is_private
from firsthand.text.tokens import fold

# "Harbour Watch Union (HWU)": a text that glosses an acronym.
_GLOSS = re.compile(r"((?:[A-Z][\w’'\-]+ (?:(?:of|for|the|and|on) ){0,2}){1,8})\(([A-Z]{2,8})\)")
# A name the text says is not the real one is nobody else's: it stays within its document.
_ASSUMED = re.compile(
    r"\b(?:not (?:his|her|their) real name|real name withheld|a pseudonym|"
    r"names? (?:has|have|was|were) (?:been )?(?:changed|withheld)|asked that only (?:his|her|their) first)",
    re.IGNORECASE,
)
_ASSUMED_NEAR = 160
_PERSONS = ("person", "unnamed", "group")


@dataclass(slots=True)
class _Gathered:
    """What the statements tell of one voice."""

    id: str
    named: bool
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[SpeakerType] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    speaks_for: bool = False
    assumed: bool = False

    def add(self, speaker: Speaker, name: str | None, kind: SpeakerType) -> None:
        if name:
            self.names[name] += 1
        self.types[kind] += 1
        if speaker.role and len(speaker.speakers) < 2:
            self.roles[speaker.role] += 1
        self.speaks_for = self.speaks_for or speaker.on_behalf_of is not None

    def voice(self) -> Voice:
        name = min(self.names, key=lambda n: (-len(fold(n).split()), -self.names[n], n)) if self.named else None
        kind = min(self.types, key=lambda t: (-self.types[t], t))
        person = kind in _PERSONS
        return Voice(
            id=self.id,
            name=name,
            type=kind,
            private=person and (self.assumed or is_private(self.roles, self.speaks_for, kind)),
            aliases=tuple(sorted(n for n in self.names if n != name)),
            roles=tuple(sorted(self.roles)),
        )


def run(tables: Tables, context: Context) -> Iterator[Record]:
    """Voice, StatementVoice, Mention and Proposal rows, in an order of their own.

    A named voice's id comes from its kind and its fullest name; an unnamed one's, and that of a first name alone or an
    assumed name, from its document.  A statement whose source names and describes nobody has no voice.
    """
    statements = {statement.id: statement for statement in tables[Statement]}
    speakers = sorted((s for s in tables[Speaker] if s.entity or s.speaker), key=lambda s: (s.document, s.statement))
    texts = {document.id: document.text for document in tables[Document]}
    keys = _Keys.of(speakers, texts)
    ids, doubts = _ids(speakers, keys, texts.values())
    voices: dict[str, _Gathered] = {}
    mentions: set[tuple[str, str, int, int]] = set()
    for speaker in speakers:
        for name in _names(speaker) or (None,):
            id_ = ids[keys.key(speaker, name)]
            voice = voices.setdefault(id_, _Gathered(id_, name is not None))
            voice.add(speaker, name, keys.kind(speaker, name))
            voice.assumed = voice.assumed or keys.is_assumed(speaker, name)
            yield StatementVoice(statement=speaker.statement, document=speaker.document, voice=id_)
            if statement := statements.get(speaker.statement):
                mentions |= {(id_, speaker.document, begin, end) for begin, end in statement.source}
    for id_ in sorted(voices):
        yield voices[id_].voice()
    for id_, document, begin, end in sorted(mentions):
        yield Mention(voice=id_, document=document, begin=begin, end=end)
    yield from _proposals(doubts)
    context.advance(1)


_Key = tuple[str, str, str]  # class, document or empty, folded name or entity


def _names(speaker: Speaker) -> tuple[str, ...]:
    names = speaker.speakers or ((speaker.speaker,) if speaker.speaker else ())
    return tuple(name for name in dict.fromkeys(names) if fold(name))


@dataclass(frozen=True, slots=True)
class _Keys:
    """What voices are told apart by before their names are gathered."""

    persons: frozenset[str]  # folded names that some statement gives as a person's
    assumed: frozenset[tuple[str, str]]  # document and folded name, where the name is said not to be the real one
    bodies: frozenset[str]  # folded names of one word that more statements give as a body's than as a person's

    @classmethod
    def of(cls, speakers: Iterable[Speaker], texts: Mapping[str, str]) -> _Keys:
        rows = list(speakers)
        persons = frozenset(
            fold(s.speaker) for s in rows if s.speaker_type == "person" and s.speaker and not s.speakers
        )
        assumed = frozenset(key for s in rows for key in _assumed(s, texts.get(s.document, "")))
        return cls(persons, assumed, _bodies(rows))

    def kind(self, speaker: Speaker, name: str | None) -> SpeakerType:
        """The voice's own type: that of a document with a name is its author's, that of one of several its own."""
        if name is not None and speaker.speaker_type == "person" and fold(name) in self.bodies:
            return "organisation"
        if name is None or (speaker.speaker_type != "document" and not speaker.speakers):
            return speaker.speaker_type
        if fold(name) in self.persons:
            return "person"
        told = kind_of(tuple(name.split()))
        if told in ("organisation", "outlet"):
            return told
        return "person" if told == "person" or speaker.speaker_type == "person" else "organisation"

    def key(self, speaker: Speaker, name: str | None) -> _Key:
        """Only a full and real name reaches beyond its document."""
        if name is None:
            return "unnamed", speaker.document, speaker.entity
        key, class_ = fold(name), "person" if self.kind(speaker, name) in _PERSONS else "body"
        alone = class_ == "person" and (key in given_names() or (speaker.document, key) in self.assumed)
        return class_, speaker.document if alone else "", key

    def is_assumed(self, speaker: Speaker, name: str | None) -> bool:
        return (speaker.document, fold(name or "")) in self.assumed


def _bodies(speakers: Sequence[Speaker]) -> frozenset[str]:
    counts: dict[str, int] = defaultdict(int)
    for s in speakers:
        if s.speaker and not s.speakers and " " not in fold(s.speaker):
            counts[fold(s.speaker)] += {"person": -1, "organisation": 1, "outlet": 1}.get(s.speaker_type, 0)
    met = {fold(s.speaker) for s in speakers if s.speaker and s.speaker_type in ("organisation", "outlet")}
    return frozenset(name for name in met if counts.get(name, -1) >= 0)


def _ids(
    speakers: Iterable[Speaker], keys: _Keys, texts: Iterable[str]
) -> tuple[dict[_Key, str], dict[tuple[str, str], Doubt]]:
    """The voice's id for each key, and the doubts between ids."""
    written: dict[_Key, set[str]] = defaultdict(set)
    for speaker in speakers:
        for name in _names(speaker) or (None,):
            written[keys.key(speaker, name)].add(name or "")
    persons, between_persons = gather_persons(
        n for key, names in written.items() if key[0] == "person" and not key[1] for n in names
    )
    glossed = {gloss for text in texts for gloss in _glossed(text)}
    bodies, between_bodies = gather_bodies(
        (n for key, names in written.items() if key[0] == "body" for n in names), glossed
    )
    under = {"person": persons, "body": bodies}
    ids = {
        key: derive("voice", key[1], key[2]) if key[1] else derive("voice", key[0], under[key[0]][key[2]])
        for key in written
    }
    doubts = {
        (derive("voice", class_, doubt.a), derive("voice", class_, doubt.b)): doubt
        for class_, found in (("person", between_persons), ("body", between_bodies))
        for doubt in found
    }
    return ids, doubts


def _glossed(text: str) -> Iterator[tuple[str, str]]:
    """Folded acronyms with what may be their long forms: the words before the bracket, from each right capital on."""
    for before, short in _GLOSS.findall(text):
        words = before.split()
        for i, word in enumerate(words):
            if word[0] == short[0]:
                yield fold(short), fold(" ".join(words[i:]))


def _assumed(speaker: Speaker, text: str) -> Iterator[tuple[str, str]]:
    """The speaker's document and folded name where the text says beside the name that it is not the real one."""
    for name in _names(speaker):
        for begin, end in speaker.named_at:
            if _ASSUMED.search(text, max(0, begin - _ASSUMED_NEAR), end + _ASSUMED_NEAR):
                yield speaker.document, fold(name)
                break


def _proposals(doubts: dict[tuple[str, str], Doubt]) -> Iterator[Proposal]:
    for (a, b), doubt in sorted(doubts.items()):
        first, second = sorted((a, b))
        yield Proposal(
            id=derive("proposal", "voices", first, second),
            kind="voices",
            a=first,
            b=second,
            confidence=doubt.confidence,
            why=doubt.why,
        )


STAGE = Stage(
    name="voices",
    version=1,
    each="case",
    reads=(Document, Statement, Speaker),
    writes=(Voice, Mention, StatementVoice, Proposal),
    run=run,
)
