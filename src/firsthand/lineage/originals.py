"""Which document of the case is the original that a statement names, if one is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage import Lineage, before
from firsthand.lineage.pages import Pages
from firsthand.records import Span, Spans, Speaker, Statement, Voice
from firsthand.text.dates import dates_of, day_of
from firsthand.text.mastheads import masthead
from firsthand.text.numbers import value_of
from firsthand.text.propositions import stems
from firsthand.text.sentences import sentence_spans
from firsthand.text.words import words

PRINTED = timedelta(days=3)  # within which an outlet prints what it was told; a weekend and a day
HOLDS = 0.4  # share of a statement's stems in two sentences on end: the document tells it
SOME = 0.1  # the same where it is of the day on which the outlet is said to have written it
LEAST = 2  # such stems, at least
NEAR = 1_000  # pages of an outlet that are read for a statement: of more, those that hold most of its stems

_EDITION = re.compile(r"\W+(?:edition|issue|number)\b", re.IGNORECASE)
_IN_PAPER = r"\bin\s+(?:an?|its|his|her|their|the|this)\s+(?:[\w-]+\s+){0,3}?(?P<noun>NOUNS)\b"
_PUBLISHED = (
    "bulletin", "communique", "communiqué", "declaration", "dossier", "leaflet", "letter", "memo", "memorandum",
    "newsletter", "pamphlet", "petition", "press release", "report", "study", "survey", "white paper",
)  # fmt: skip
PAPER = re.compile(_IN_PAPER.replace("NOUNS", "|".join(_PUBLISHED)), re.IGNORECASE)
PAPER_OR_STATEMENT = re.compile(_IN_PAPER.replace("NOUNS", "|".join((*_PUBLISHED, "statement"))), re.IGNORECASE)


class _Said(NamedTuple):
    """What a statement puts forward: its stems, the numbers among them, and these with what each counts."""

    stems: frozenset[str]
    numbers: frozenset[str]
    counted: frozenset[str]


class _Candidate(NamedTuple):
    """A page that may tell it."""

    printed: bool  # of the edition that is named
    that_day: bool  # of the day on which the outlet itself is said to have written it
    speaks: bool  # the speaker speaks there, or publishes it
    bound: float  # at most that share of the stems can stand in two sentences on end
    id: str


class Originals:
    """Finds documents of a named publisher by utterance, date, speaker and words."""

    def __init__(self, case: Lineage) -> None:
        self.case = case
        self._sentences: dict[str, list[frozenset[str]]] = {}
        self._pages: dict[str, Pages] = {}  # by outlet, or another name
        self._saying: dict[str, _Said] = {}  # by statement
        self._told: dict[tuple[str, str], list[str]] = {}  # by utterance and outlet
        self._copies: dict[str, dict[str, list[str]]] = {}  # of agencies' texts, by utterance and agency

    def of(self, told: Statement, name: str, document: str) -> str | None:
        """The document published by `name` that `document` has `told` from; null where the case does not hold it.

        None is later than `document`, nor earlier than the day on which it was said.  One that tells the same
        utterance comes first; then one of the edition that is named, one that quotes the speaker, one that holds
        the words.  A body that is no outlet has only what tells the same utterance: it is told and asked much else.
        """
        case = self.case
        frame = case.frames.get(told.id)
        day = frame.said_on if frame else None

        def may_be(id_: str) -> bool:
            had = case.is_one_text(id_, document) or not case.is_before(document, id_)
            return had and id_ not in (document, told.document) and not before(case.documents[id_].published, day)

        utterance, key = case.utterance_of.get(told.id, ""), masthead(name)
        if same := next(filter(may_be, self._telling(utterance, key)), None):
            return None if self._carried_before(same, key, utterance) else same
        if not case.is_news(name) and key not in case.keys_of(told):
            return None
        return self._likeliest(told, key, may_be, day)

    def _telling(self, utterance: str, key: str) -> list[str]:
        """Documents of an outlet that tell an utterance, as dated; of very many the first."""
        if (utterance, key) not in self._told:
            tellers = self.case.told_in.get(utterance, frozenset())
            self._told[utterance, key] = self.case.foremost(tellers.intersection(self.case.of_outlet.get(key, ())))
        return self._told[utterance, key]

    def _carried_before(self, document: str, key: str, utterance: str) -> bool:
        """Whether an earlier text of an agency, of which the case has only copies, tells the utterance."""
        case = self.case
        if utterance not in self._copies:
            marked: dict[str, list[str]] = defaultdict(list)
            for id_ in case.told_in[utterance]:
                if mark := case.agency_of(id_):
                    marked[masthead(mark.name)].append(id_)
            self._copies[utterance] = {name: case.foremost(ids) for name, ids in marked.items()}
        copies = self._copies[utterance].get(key, ())
        return any(case.is_before(id_, document) and not case.is_one_text(id_, document) for id_ in copies)

    def _likeliest(self, told: Statement, key: str, may_be: Callable[[str], bool], day: str | None) -> str | None:
        """The page of an outlet that tells it best, of those that may be it.

        Where the speaker is named, only one in which they speak, or that is theirs: what it gives to somebody else, or
        tells days after it was said, is another text.  Of very many the NEAR that hold most of its words.
        """
        most: tuple[bool, bool, bool, float] | None = None
        best: list[str] = []
        for page in self._candidates(told, key, day):
            if most and page[:4] < most:
                break
            if may_be(page.id):
                rank = page.printed, page.that_day, page.speaks, self.holds(told, page.id)
                if (page.printed or rank[3] >= (SOME if page.that_day else HOLDS)) and (most is None or rank >= most):
                    best = [*best, page.id] if rank == most else [page.id]
                    most = rank
        return self.case.earliest(best)

    def _candidates(self, told: Statement, key: str, day: str | None) -> list[_Candidate]:
        """Pages of an outlet that may tell it, the likeliest first, then as dated; see `_likeliest`."""
        case = self.case
        ids = case.of_outlet.get(key, [])
        pages = self._pages_of(key, ids)
        bounds = self._bounds(told, pages)
        printed = pages.of(self._edition(told))
        wrote = any(v.type == "outlet" and masthead(v.name or "") == key for v in self._voices(told))
        that_day = pages.of(day_of(day) if wrote else None)
        may_hold = np.flatnonzero(
            printed | (pages.fresh(day_of(day), PRINTED.days) & (bounds >= np.where(that_day, SOME, HOLDS)))
        )
        nameless, names = not _name(case.speakers.get(told.id)), case.keys_of(told)
        found = []
        for n in sorted(may_hold.tolist(), key=lambda n: (not printed[n], not that_day[n], -bounds[n], n))[:NEAR]:
            speaks = self._speaks(told, ids[n]) or not names.isdisjoint(case.mastheads[ids[n]])
            if printed[n] or nameless or speaks:
                found.append(_Candidate(bool(printed[n]), bool(that_day[n]), speaks, float(bounds[n]), ids[n]))
        return sorted(found, key=lambda page: (*(-n for n in page[:4]), case.documents[page.id].published or "~"))

    def _voices(self, told: Statement) -> list[Voice]:
        return [voice for id_ in self.case.voices_of[told.id] if (voice := self.case.voices.get(id_))]

    def may_hold(self, told: Statement, name: str, ids: Sequence[str]) -> list[str]:
        """Those of `ids` that can hold it as `holds` has it; for one `name` these are always the same."""
        bounds = self._bounds(told, self._pages_of(name, ids))
        return [ids[n] for n in np.flatnonzero(bounds >= HOLDS).tolist()]

    def _bounds(self, told: Statement, pages: Pages) -> NDArray[np.float64]:
        """What `holds` is at most, for each page, by all the words of it together.  Shape (pages,)."""
        said = self._said(told)
        bounds = pages.holding(said.stems) / max(1, len(said.stems))
        if len(said.counted) == len(said.numbers):
            return bounds
        return np.where(pages.holding(said.counted) == len(said.counted), np.maximum(bounds, HOLDS), bounds)

    def _pages_of(self, name: str, ids: Sequence[str]) -> Pages:
        if name not in self._pages:
            rows = [self.case.documents[id_] for id_ in ids]
            stems = (frozenset(self._stems(row.id, tuple(self._account(row.id)))) for row in rows)
            self._pages[name] = Pages(stems, [day_of(row.published) for row in rows])
        return self._pages[name]

    def _edition(self, told: Statement) -> date | None:
        """The day of the edition that the sentence names: "in its Saturday edition"."""
        published = day_of(self.case.documents[told.document].published)
        text = self.sentence(told)
        for found, value in dates_of(text, published):
            if _EDITION.match(text, found.end):
                return day_of(value)
        return None

    def _speaks(self, told: Statement, document: str) -> bool:
        """Whether a speaker of the same name is quoted there: a full name, or a part of one."""
        name = _name(self.case.speakers.get(told.id))
        return bool(name) and any(name <= other or other <= name for other in self._speaking.get(document, ()))

    @cached_property
    def _speaking(self) -> dict[str, frozenset[frozenset[str]]]:
        """Names of those who speak in each document, as words."""
        found: dict[str, set[frozenset[str]]] = defaultdict(set)
        for row in self.case.speakers.values():
            if name := _name(row):
                found[row.document].add(name)
        return {document: frozenset(names) for document, names in found.items()}

    def holds(self, told: Statement, document: str) -> float:
        """The most of the statement's stems that two sentences on end of the document hold, 0 to 1.

        Sentences without the numbers that the statement gives hold nothing of it; with what they count too, enough.
        """
        said = self._said(told)
        if len(said.stems) < LEAST:
            return 0.0
        sentences = self._sentences_of(document)
        pairs = [one | other for one, other in zip_longest(sentences, sentences[1:], fillvalue=frozenset[str]())]
        most = max((len(said.stems & pair) for pair in pairs if said.numbers <= pair), default=0)
        least = HOLDS if len(said.counted) > len(said.numbers) and any(said.counted <= pair for pair in pairs) else 0.0
        return max(least, most / len(said.stems)) if most >= LEAST else 0.0

    def _said(self, told: Statement) -> _Said:
        if told.id not in self._saying:
            in_order = self._stems(told.document, told.content)
            numbers = frozenset(filter(str.isdigit, in_order))
            counted = numbers.union(after for stem, after in pairwise(in_order) if stem in numbers)
            self._saying[told.id] = _Said(frozenset(in_order), numbers, counted)
        return self._saying[told.id]

    def _sentences_of(self, document: str) -> list[frozenset[str]]:
        if document not in self._sentences:
            account = self._account(document)
            self._sentences[document] = [frozenset(self._stems(document, (span,))) for span in account]
        return self._sentences[document]

    def _account(self, document: str) -> list[Span]:
        """The sentences that no block touches."""
        blocks = [(block.begin, block.end) for block in self.case.blocks[document]]
        spans = sentence_spans(self.case.documents[document].text)
        return [s for s in spans if not any(b < s[1] and s[0] < e for b, e in blocks)]

    def _stems(self, document: str, spans: Spans) -> list[str]:
        text = self.case.documents[document].text
        found = (word.folded for begin, end in spans for word in words(text[begin:end]))
        return [_number(stem) for stem in stems(found)]

    # -- what stands about a statement ---------------------------------------------------------------------------------

    def sentence(self, told: Statement) -> str:
        """The sentences in which a statement is attributed."""
        begin, end = self.sentence_at(told)
        return self.case.documents[told.document].text[begin:end]

    def sentence_at(self, told: Statement) -> tuple[int, int]:
        """Where they stand."""
        text = self.case.documents[told.document].text
        spans = told.source + told.cue or told.content
        line = text.rfind("\n", 0, min(b for b, _ in spans)) + 1
        stop = text.find("\n", max(e for _, e in spans))
        near = [
            (b, e)
            for b, e in sentence_spans(text, line, len(text) if stop < 0 else stop)
            if any(b < end and begin < e for begin, end in spans)
        ]
        return (near[0][0], near[-1][1]) if near else (min(b for b, _ in spans), max(e for _, e in spans))


def _name(speaker: Speaker | None) -> frozenset[str]:
    """A speaker's name as words; empty for nobody, and for an outlet or a document."""
    if speaker is None or not speaker.speaker or speaker.speaker_type in ("outlet", "document", "group"):
        return frozenset()
    return frozenset(word.folded for word in words(speaker.speaker))


def _number(stem: str) -> str:
    """Number words in digits, so that `forty` is `40`; `one` is mostly no number."""
    value = value_of(stem) if stem != "one" else None
    return stem if value is None else str(value)
