"""A page of an outlet: what is told in it and how, and its text with the spans of every statement known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from firsthand.records import Act, Span, StatementKind
from propagation_clauses import Said, Sentence
from propagation_event import Speech

Form = Literal["direct", "colon", "split", "mixed", "indirect", "according", "denied"]
Who = Literal["named", "described", "outlet", "collective", "nobody"]


@dataclass(frozen=True)
class Telling:
    """Some sentences of a speech as one page tells them.

    `at`: their numbers in the speech; `cut`: the last is broken off; `gap`: an ellipsis stands between them;
    `inserted`: the first word stands in square brackets.
    """

    speech: Speech
    at: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    form: Form
    who: Who = "named"
    alias: str | None = None  # another name that a page gives the speaker
    venue: str | None = None  # as written: an outlet, `this newspaper`, `reporters`
    via: str | None = None  # an outlet that reported it
    day: str | None = None  # as written
    cut: bool = False
    gap: bool = False
    inserted: bool = False
    again: bool = False  # the page has named the speaker before

    @property
    def name(self) -> str:
        """The name that the page gives the speaker, where it gives one."""
        return self.alias or self.speech.voice.name

    @property
    def topics(self) -> frozenset[tuple[int, str]]:
        """The claims it bears on, and on which side."""
        clauses = [said.clause for sentence in self.sentences for said in sentence]
        return frozenset((c.topic, c.side) for c in clauses if c.topic is not None and c.side is not None)


_LOOKALIKE = str.maketrans("aceo", "асео")  # Cyrillic
Paragraph = tuple[Said | Telling, ...]  # a `Said` here is the page's own sentence


@dataclass(frozen=True)
class Told:
    """A telling as it stands on a page."""

    telling: Telling
    kind: StatementKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    venue_at: tuple[Span, ...]
    via_at: tuple[Span, ...]
    day_at: tuple[Span, ...]
    act: Act


@dataclass(frozen=True)
class Page:
    """A document before it is written out.  `text_of` and `hops` are the truth of where it comes from."""

    key: str
    outlet: str
    day: date  # on which it truly appeared
    stated: date | None
    title: str
    paragraphs: tuple[Paragraph, ...]
    kind: Literal["original", "wire", "copy", "retelling", "unsourced", "official"]
    text_of: str  # the page whose text it carries; its own key where that is its own
    byline: str | None = None
    dateline: str | None = None
    agency: str | None = None  # whose mark it bears
    foot: str | None = None  # a line that says where it first appeared
    hops: frozenset[str] = frozenset()  # pages it truly has something from
    named: frozenset[str] = frozenset()  # those of them whose outlet it names, or the outlet they have it from
    held: bool = True  # whether it is in the pile
    url: str = ""
    links: tuple[str, ...] = ()  # addresses of pages
    disguise: int = 0  # its words hold: 1 zero-width spaces, 2 letters that look alike, 3 soft hyphens

    @property
    def tellings(self) -> list[Telling]:
        return [item for paragraph in self.paragraphs for item in paragraph if isinstance(item, Telling)]


@dataclass
class Drawn:
    """The text of a page with what stands where."""

    disguise: int = 0
    text: str = ""
    told: list[Told] = field(default_factory=list)
    credits: list[Span] = field(default_factory=list)  # bylines and notes
    links: list[tuple[Span, str]] = field(default_factory=list)

    def put(self, words: str) -> Span:
        begin = len(self.text)
        self.text += disguised(words, self.disguise)
        return begin, len(self.text)


def disguised(words: str, how: int) -> str:
    if how == 2:
        return words.translate(_LOOKALIKE)
    unseen = {1: "\u200b", 3: "\u00ad"}.get(how)
    return words if unseen is None else re.sub(r"(?<=[a-z]{2})(?=[a-z]{2})", unseen, words)
