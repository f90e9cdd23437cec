"""Which document of the case is the original that a statement names, if one is."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise, zip_longest

from firsthand.lineage import Lineage, before
from firsthand.records import Spans, Speaker, Statement
from firsthand.text.dates import dates_of, day_of
from firsthand.text.mastheads import masthead
from firsthand.text.numbers import value_of
from firsthand.text.propositions import stems
from firsthand.text.sentences import sentence_spans
from firsthand.text.words import words

PRINTED = timedelta(days=3)  # within which an outlet prints what it was told; a weekend and a day
HOLDS = 0.4  # share of a statement's stems in two sentences on end: the document tells it
LEAST = 2  # such stems, at least

_EDITION = re.compile(r"\W+(?:edition|issue|number)\b", re.IGNORECASE)
_IN_PAPER = r"\bin\s+(?:an?|its|his|her|their|the|this)\s+(?:[\w-]+\s+){0,3}?(?P<noun>NOUNS)\b"
_PUBLISHED = (
    "bulletin", "communique", "communiqué", "declaration", "dossier", "leaflet", "letter", "memo", "memorandum",
    "newsletter", "pamphlet", "petition", "press release", "report", "study", "survey", "white paper",
)  # fmt: skip
PAPER = re.compile(_IN_PAPER.replace("NOUNS", "|".join(_PUBLISHED)), re.IGNORECASE)
PAPER_OR_STATEMENT = re.compile(_IN_PAPER.replace("NOUNS", "|".join((*_PUBLISHED, "statement"))), re.IGNORECASE)


class Originals:
    """Finds documents of a named publisher by utterance, date, speaker and words."""

    def __init__(self, case: Lineage) -> None:
        self.case = case
        self._sentences: dict[str, list[frozenset[str]]] = {}
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
        return self._likeliest(told, list(filter(may_be, case.of_outlet.get(key, ()))), day)

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

    def _likeliest(self, told: Statement, own: list[str], day: str | None) -> str | None:
        """The one of `own` that tells it best.

        Where the speaker is named, only one in which they speak, or that is theirs: what it gives to somebody else, or
        tells days after it was said, is another text.
        """
        found: list[tuple[bool, bool, float, str]] = []
        nameless = not _name(self.case.speakers.get(told.id))
        for id_ in own:
            published, said = day_of(self.case.documents[id_].published), day_of(day)
            printed = published is not None and published == self._edition(told)
            speaks = self._speaks(told, id_) or not self.case.keys_of(told).isdisjoint(self.case.mastheads[id_])
            holds = self.holds(told, id_)
            fresh = not said or not published or timedelta() <= published - said <= PRINTED
            if printed or (fresh and holds >= HOLDS and (nameless or speaks)):
                found.append((printed, speaks, holds, id_))
        best = max((row[:3] for row in found), default=None)
        return self.case.earliest(row[3] for row in found if row[:3] == best)

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
        in_order = self._stems(told.document, told.content)
        said = frozenset(in_order)
        if len(said) < LEAST:
            return 0.0
        numbers = frozenset(filter(str.isdigit, said))
        counted = numbers.union(after for stem, after in pairwise(in_order) if stem in numbers)
        sentences = self._sentences_of(document)
        pairs = [one | other for one, other in zip_longest(sentences, sentences[1:], fillvalue=frozenset[str]())]
        most = max((len(said & pair) for pair in pairs if numbers <= pair), default=0)
        least = HOLDS if len(counted) > len(numbers) and any(counted <= pair for pair in pairs) else 0.0
        return max(least, most / len(said)) if most >= LEAST else 0.0

    def _sentences_of(self, document: str) -> list[frozenset[str]]:
        if document not in self._sentences:
            text = self.case.documents[document].text
            blocks = [(block.begin, block.end) for block in self.case.blocks[document]]
            account = [s for s in sentence_spans(text) if not any(b < s[1] and s[0] < e for b, e in blocks)]
            self._sentences[document] = [frozenset(self._stems(document, (span,))) for span in account]
        return self._sentences[document]

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
