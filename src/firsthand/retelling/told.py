"""A statement as retellings are looked for: its words, who speaks and for whom, when and to whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from sys import intern
from typing import Literal

from firsthand.records import Document, Frame, Passage, Speaker, Statement, StatementVoice, Voice
from firsthand.stage import Tables
from firsthand.text.lexicon import words as entries
from firsthand.text.propositions import stems
from firsthand.text.spans import overlap
from firsthand.text.words import Word, fold, words

NOBODY: frozenset[str] = frozenset()  # one object for the many that are empty
SENTENCE = 4  # words from which a sentence stands by itself
_STOPS = frozenset(".!?")
Known = Literal["named", "unnamed", "unknown"]


@dataclass(frozen=True, slots=True)
class Told:
    """What one statement tells."""

    statement: Statement
    text: str  # of its document
    folded: tuple[str, ...]  # the words of its content
    stems: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]  # of the content, as ranges of its words
    names: frozenset[str]  # folded words with a capital inside a sentence
    voices: frozenset[str]
    known: Known
    person: bool  # whether a named person speaks
    speaks_for: frozenset[str]  # voices of bodies whose unnamed spokesman speaks
    passages: frozenset[str]  # that hold the words and who says them: the text was copied, speaker and all
    frame: Frame | None
    published: str | None  # of its document
    order: int  # among the statements of its document

    @property
    def words(self) -> tuple[Word, ...]:
        """Of its content, with their places: read again each time, as few are asked for and all would fill memory."""
        return _words(self.statement, self.text)

    @property
    def parties(self) -> frozenset[str]:
        """The voice, and the body it speaks for."""
        return self.voices | self.speaks_for if self.speaks_for else self.voices


def told_by(tables: Tables, least: float) -> list[Told]:
    """The statements of at least that confidence, by id."""
    documents = {d.id: d for d in tables[Document]}
    speaking = _Speaking(tables)
    frames = {row.statement: row for row in tables[Frame]}
    passages = _passages(tables)
    found, count = {}, defaultdict[str, int](int)
    for s in sorted(tables[Statement], key=lambda s: (s.document, s.content, s.id)):
        if s.confidence < least:
            continue
        document = documents[s.document]
        mine = _words(s, document.text)
        folded = tuple(intern(w.folded) for w in mine)  # one copy of each word in memory
        known = speaking.known(s, document.text)
        found[s.id] = Told(
            statement=s,
            text=document.text,
            folded=folded,
            stems=tuple(map(intern, stems(folded))),
            sentences=_sentences(document.text, mine),
            names=frozenset(_names(document.text, mine)) or NOBODY,
            voices=speaking.voices[s.id],
            known=known,
            person=known == "named" and bool(speaking.voices[s.id] & speaking.persons),
            speaks_for=speaking.bodies(s) if known == "unnamed" else NOBODY,
            passages=passages.get(s.id, NOBODY),
            frame=frames.get(s.id),
            published=document.published,
            order=count[s.document],
        )
        count[s.document] += 1
    return [found[id_] for id_ in sorted(found)]


class _Speaking:
    """Who is known to speak, and for whom."""

    def __init__(self, tables: Tables) -> None:
        self._named = {v.id for v in tables[Voice] if v.name is not None}
        self.persons = {v.id for v in tables[Voice] if v.name is not None and v.type == "person"}
        self._speaker = {row.statement: row for row in tables[Speaker]}
        voices: dict[str, set[str]] = defaultdict(set)
        for row in tables[StatementVoice]:
            voices[row.statement].add(row.voice)
        equal: dict[frozenset[str], frozenset[str]] = {}  # one copy of each set in memory
        sets = {s: frozenset(v) for s, v in voices.items()}
        self.voices = defaultdict[str, frozenset[str]](frozenset, {s: equal.setdefault(v, v) for s, v in sets.items()})
        by_name: dict[str, set[str]] = defaultdict(set)
        for v in tables[Voice]:
            for name in (v.name, *v.aliases):
                if name and v.type in ("organisation", "outlet"):
                    by_name[_key(name)].add(v.id)
        self._body = {name: next(iter(ids)) for name, ids in by_name.items() if len(ids) == 1}

    def known(self, statement: Statement, text: str) -> Known:
        """A description ("a witness") is somebody, and not to be named; a pronoun or no source at all may be anybody.

        So may a document that is quoted ("the letter said"): whose it is stands elsewhere.
        """
        speaker = self._speaker.get(statement.id)
        if self.voices[statement.id] & self._named:
            return "named"
        if speaker and speaker.speaker_type == "document":
            return "unknown"
        source = [w.folded for b, e in statement.source for w in words(text[b:e])]
        return "unknown" if all(word in entries("speaker_pronouns") for word in source) else "unnamed"

    def bodies(self, statement: Statement) -> frozenset[str]:
        """The body that a spokesman speaks for: its voice, or else its name."""
        speaker = self._speaker.get(statement.id)
        if speaker is None or not speaker.on_behalf_of or not any(c.isupper() for c in speaker.on_behalf_of):
            return NOBODY
        name = _key(speaker.on_behalf_of)
        return frozenset((self._body.get(name, f"for {name}"),))


def _words(statement: Statement, text: str) -> tuple[Word, ...]:
    return tuple([Word(w, b + i, b + j) for b, e in statement.content for w, i, j in words(text[b:e])])


def _sentences(text: str, found: tuple[Word, ...]) -> tuple[tuple[int, int], ...]:
    """Ranges of words that sentences hold; a short one goes with the one before it."""
    ends = [
        i + 1
        for i, (w, after) in enumerate(pairwise(found))
        if text[after.begin].isupper() and not _STOPS.isdisjoint(text[w.end : min(after.begin, w.end + 5)])
    ]
    cuts = [0]
    for end in [*ends, len(found)]:
        if end - cuts[-1] >= SENTENCE:
            cuts.append(end)
    cuts[-1] = len(found) if len(cuts) > 1 else cuts[-1]
    return tuple(pairwise(cuts)) or ((0, len(found)),)


def _key(name: str) -> str:
    return " ".join(w for w in fold(name).split() if w not in ("the", "a"))


def _names(text: str, found: tuple[Word, ...]) -> list[str]:
    """Words with a capital that no sentence or quotation begins with."""
    return [
        w.folded
        for before, w in pairwise(found)
        if text[w.begin].isupper() and not set(text[before.end : w.begin]) - {" ", "\n", ",", "-"} and len(w.folded) > 1
    ]


def _passages(tables: Tables) -> dict[str, frozenset[str]]:
    """The passages that hold a statement with its source: there the text was copied, speaker and all."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for passage in tables[Passage]:
        for place in passage.spans:
            spans[place.document].append((place.begin, place.end, passage.id))
    found = {}
    for s in tables[Statement]:
        said = (*s.source, *s.cue)
        inside = {
            held_by
            for begin, end, held_by in spans.get(s.document, ())
            if said and overlap(said, [(begin, end)]) == overlap(said, said) and overlap(s.content, [(begin, end)])
        }
        if inside:
            found[s.id] = frozenset(inside)
    return found
