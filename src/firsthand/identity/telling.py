"""From what each statement says of its speaker to what the case tells of each name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from firsthand.identity.bodies import BodyName
from firsthand.identity.names import PERSONS, Key, Told
from firsthand.records import Document, Span, Speaker, SpeakerType, Statement
from firsthand.text import gender
from firsthand.text.lexicon import words
from firsthand.text.lookalikes import find_shown
from firsthand.text.names import kind_of
from firsthand.text.tokens import fold

# A name the text says is not the real or the whole one is nobody else's: it stays within its document.  It says so
# after the name ...
_ASSUMED = re.compile(
    r"\b(?:not (?:his|her|their) real name|real names? withheld|pseudonym|not be (?:fully )?(?:named|identified)|"
    r"names? (?:has|have|had|was|were) (?:been )?(?:changed|withheld)|(?:asked|agreed) that only (?:his|her|their)|"
    r"(?:by|with|gave|give|giving|only|use) (?:only )?(?:his|her|their|a) (?:first|given|single|middle|nick) ?names?|"
    r"(?:gave|giving) (?:his|her|their) names? only)\b",
    re.IGNORECASE,
)
# ... or before it: "a woman we are calling Mariam".
_CALLED = re.compile(
    r"\b(?:we (?:are calling|call|will call|shall call)(?: (?:him|her|them))?|pseudonym,?|"
    r"(?:called|calls) (?:him|her|them)sel(?:f|ves)|"
    r"(?:named?|names|known|identified|identifies (?:him|her)self|be called) "
    r"(?:only|simply) (?:as|by)?(?: (?:his|her) (?:first|given) name,?)?) ?$",
    re.IGNORECASE,
)
_ASSUMED_NEAR = 160  # characters on either side of the name
_ANOTHER = re.compile(r"(?<=[\w,;’'”\"] )[A-Z][a-z]+")  # another name, or the next sentence's subject
_TITLE = re.compile(r"(?:^|\W)([A-Z][a-z]+)\.?\s+$")  # a title right before a name


@dataclass(slots=True)
class Telling:
    """All names of a case by their keys, and where each stands as the source of a statement."""

    told: dict[Key, Told] = field(default_factory=dict)
    places: set[tuple[Key, str, int, int]] = field(default_factory=set)  # key, document, `[begin, end)`
    speaking: list[tuple[str, str, Key]] = field(default_factory=list)  # statement, document, key


def tell(
    speakers: Iterable[Speaker], statements: Mapping[str, Statement], documents: Mapping[str, Document]
) -> Telling:
    """What the statements tell of each name; of the unnamed too, each under a key of its document."""
    rows = sorted((s for s in speakers if s.entity or s.speaker), key=lambda s: (s.document, s.statement))
    keys = _Keys(rows, documents)
    telling = Telling()
    whole: set[tuple[Key, str]] = set()  # with the document: all places of the name there are noted
    for speaker in rows:
        statement, document = statements.get(speaker.statement), documents.get(speaker.document)
        text = document.text if document else ""
        for name in keys.names(speaker) or (None,):
            key = keys.key(speaker, name)
            told = telling.told.setdefault(key, Told(key))
            _add(told, speaker, name, keys)
            spans = set(statement.source if statement else ())
            if name:
                if (key, speaker.document) not in whole:
                    whole.add((key, speaker.document))
                    spans |= keys.places(speaker, name)
                _note_titles(told, text, spans, name)
            telling.places |= {(key, speaker.document, begin, end) for begin, end in spans}
            telling.speaking.append((speaker.statement, speaker.document, key))
    return telling


class _Folded(dict[str, str]):
    """Names by how they are written, each folded once: a large case has more of them than `fold` keeps."""

    def __missing__(self, name: str) -> str:
        self[name] = fold(name)
        return self[name]


def _add(told: Told, speaker: Speaker, name: str | None, keys: _Keys) -> None:
    if name:
        told.written.add((name, speaker.document))
        told.assumed |= keys.is_assumed(speaker, name)
    told.types[keys.kind(speaker, name)] += 1
    told.documents.add(speaker.document)
    told.statements.add(speaker.statement)
    if speaker.role and len(speaker.speakers) < 2:
        told.roles[speaker.role] += 1
    told.speaks_for |= speaker.on_behalf_of is not None


def _note_titles(told: Told, text: str, spans: Iterable[Span], name: str) -> None:
    """Whether a title stands before the name where it is a source, and whose gender that tells."""
    for begin, end in spans:
        at = find_shown(text, name.split()[-1], begin, end)
        before = _TITLE.search(text, max(0, at - 20), at) if at >= 0 else None
        title = before.group(1).lower() if before else ""
        if title in words("titles"):
            told.titled = True
            if found := gender.of_words([title]):
                told.genders.add(found)


class _Keys:
    """What names are told apart by before they are gathered."""

    def __init__(self, speakers: list[Speaker], documents: Mapping[str, Document]) -> None:
        self._documents, self.low = documents, _Folded()
        alone = [(self.low[s.speaker], s.speaker_type) for s in speakers if s.speaker and not s.speakers]
        self._persons = {name for name, type_ in alone if type_ == "person"}
        votes: Counter[str] = Counter()
        for name, type_ in alone:
            votes[name] += {"person": -1, "organisation": 1, "outlet": 1}.get(type_, 0)
        met = {name for name, type_ in alone if type_ in ("organisation", "outlet")}
        self._bodies = {name for name in met if votes[name] >= 0}  # names that as many statements give as a body's
        self._people = self._persons - self._bodies
        self._places = self._all_places(speakers)
        not_real = {of for of, spans in self._places.items() if self._is_any_assumed(of[0], spans)}
        self._assumed = {
            of
            for some in map(self._called, speakers)
            if not not_real.isdisjoint(some)
            for of in some  # what is said of one of several who speak as one is taken as said of all
        }

    def names(self, speaker: Speaker) -> tuple[str, ...]:
        """The names that a statement gives; none for somebody unnamed."""
        names = speaker.speakers or ((speaker.speaker,) if speaker.speaker else ())
        return tuple(name for name in dict.fromkeys(names) if self.low[name])

    def kind(self, speaker: Speaker, name: str | None) -> SpeakerType:
        """The voice's own type: that of a document with a name is its author's, that of one of several its own."""
        if name is None:
            return speaker.speaker_type
        if speaker.speaker_type == "person" and self.low[name] in self._bodies:
            return "organisation"
        if speaker.speaker_type in ("organisation", "outlet") and self.low[name] in self._people:
            return "person"
        if speaker.speaker_type != "document" and not speaker.speakers:
            return speaker.speaker_type
        if self.low[name] in self._persons:
            return "person"
        told = kind_of(tuple(name.split()))
        if told == "organisation" or told == "outlet":
            return told
        return "person" if told == "person" or speaker.speaker_type == "person" else "organisation"

    def key(self, speaker: Speaker, name: str | None) -> Key:
        """Only a full and real name, or one of a body that not every place has, reaches beyond its document."""
        if name is None:
            return "unnamed", speaker.document, speaker.entity
        low = self.low[name]
        if self.kind(speaker, name) in PERSONS:
            alone = " " not in low or self.is_assumed(speaker, name)
            return "person", speaker.document if alone else "", low
        return "body", speaker.document if _is_generic(name) else "", low

    def is_assumed(self, speaker: Speaker, name: str) -> bool:
        return (speaker.document, self.low[name]) in self._assumed

    def places(self, speaker: Speaker, name: str) -> set[Span]:
        """Where the speaker's document gives the name in full, whichever of its statements have the places."""
        text, low = self._text(speaker.document), self.low[name]
        places = self._places.get((speaker.document, low), ())
        return {(begin, end) for begin, end in places if self.low[text[begin:end]].endswith(low)}

    def _called(self, speaker: Speaker) -> list[tuple[str, str]]:
        """The document with each folded name of a speaker."""
        return [(speaker.document, self.low[name]) for name in self.names(speaker)]

    def _all_places(self, speakers: Iterable[Speaker]) -> Mapping[tuple[str, str], set[Span]]:
        """Where documents give each folded name in full."""
        found: dict[tuple[str, str], set[Span]] = defaultdict(set)
        for speaker in speakers:
            text, called = self._text(speaker.document), self._called(speaker)
            for begin, end in speaker.named_at:
                written = self.low[text[begin:end]]
                own = [of for of in called if written.endswith(of[1])]
                for of in own or called:
                    found[of].add((begin, end))
        return found

    def _is_any_assumed(self, document: str, spans: Iterable[Span]) -> bool:
        """Whether the text says beside one of these places of a name that it is not the real one."""
        text = self._text(document)
        return any(_is_assumed(text, begin, end) for begin, end in spans)

    def _text(self, document: str) -> str:
        found = self._documents.get(document)
        return found.text if found else ""


@lru_cache(maxsize=1 << 16)
def _is_generic(name: str) -> bool:
    return BodyName.of(name).generic


def _is_assumed(text: str, begin: int, end: int) -> bool:
    """Whether what is said of a name that is not the real one, right after it or right before, is said of this one."""
    after = _ASSUMED.search(text, end, end + _ASSUMED_NEAR)
    if after and not _ANOTHER.search(text, end, after.start()):
        return True
    return _CALLED.search(text, max(0, begin - _ASSUMED_NEAR), begin) is not None
