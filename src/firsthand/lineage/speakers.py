"""Where an utterance's routes end: the voice or the outlet that had it first hand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from firsthand.ids import derive
from firsthand.lineage import Lineage
from firsthand.records import Origin, Route, Speaker, Statement, Utterance, Voice
from firsthand.text.mastheads import masthead
from firsthand.text.spans import length, overlap

_ONE = re.compile(r"^(?:an?|one|another|he|she|i)\b", re.IGNORECASE)
_THE_ONE = re.compile(r"^(?:the|his|her|their|this|that)\b.*[^s\W]$", re.IGNORECASE | re.DOTALL)
_I = re.compile(r"\b(?:I|me|my|we|us|our|myself|ourselves)\b|\bI['’]", re.IGNORECASE)
_PERCEIVED = re.compile(
    r"\b(?:he|she|they|I|we)\s+(?:had\s+|himself\s+|herself\s+)?"
    r"(?:saw|seen|heard|watched|witnessed|felt|fled|escaped|survived|was\s+\w+ed|were\s+\w+ed|was\s+beaten|were\s+beaten)\b",
    re.IGNORECASE,
)


class Ends:
    """Finds the origin of each utterance from the routes."""

    def __init__(self, case: Lineage, speakers: Iterable[Speaker], routes: Iterable[Route]) -> None:
        self.case = case
        self.sources: dict[tuple[str, str], set[str]] = defaultdict(set)  # words for a voice, by document and entity
        self.entity: dict[str, tuple[str, str]] = {}
        self.speakers = {row.statement: row for row in speakers}
        for row in self.speakers.values():
            if statement := case.statements.get(row.statement):
                self.entity[row.statement] = row.document, row.entity
                text = case.documents[row.document].text if row.document in case.documents else ""
                self.sources[row.document, row.entity].update(text[b:e] for b, e in statement.source)
        self.hops: dict[tuple[str, str | None], list[Route]] = defaultdict(list)
        for route in sorted(routes, key=lambda route: (-route.confidence, route.id)):
            if route.kind in ("credit", "quote"):
                self.hops[route.from_, route.subject].append(route)
        self.children: dict[str, list[Statement]] = defaultdict(list)
        for statement in sorted(case.statements.values(), key=lambda row: row.id):
            if statement.parent:
                self.children[statement.parent].append(statement)

    def all(self) -> Iterator[tuple[str, Origin]]:
        """Each utterance that has an origin, with it; rows of one id are equal."""
        found = [(row.id, origin) for row in self.case.utterances.values() if (origin := self.of(row, frozenset()))]
        same: dict[str, list[Origin]] = defaultdict(list)
        for _, origin in found:
            same[origin.id].append(origin)
        whole = {id_: _one_of(rows) for id_, rows in same.items()}
        for id_, origin in found:
            yield id_, whole[origin.id]

    def of(self, utterance: Utterance, seen: frozenset[str]) -> Origin | None:
        """Null where nobody is known to speak, or only a collective is."""
        voice = self.case.voices.get(utterance.voice or "")
        if voice is None or utterance.id in seen:
            return None
        if voice.type == "outlet":
            inner = self._passes_on(utterance)
            return self.of(inner, seen | {utterance.id}) if inner else self._outlet(utterance, voice)
        if voice.type == "group" or (voice.type == "unnamed" and not self._is_one_person(utterance)):
            return None
        if voice.type in ("organisation", "document") and voice.name is None:
            return None
        return self._person(utterance, voice)

    def _person(self, utterance: Utterance, voice: Voice) -> Origin:
        heard = self.case.earliest(
            id_ for id_, told in self.case.tellers(utterance).items() if any(self._to_own(one) for one in told)
        )
        venue = heard is not None or any(self._venue(one) for one in self._told(utterance))
        if voice.type in ("person", "unnamed") and venue and any(map(self._own_experience, self._told(utterance))):
            firsthand, why = True, "tells what they saw or went through to somebody the account names"
        elif voice.type in ("person", "unnamed") and self._passes_on(utterance):
            firsthand, why = False, "passes on what somebody else said"
        else:
            firsthand, why = None, "speaks in their own name; nothing shows whether they had it first hand"
        return Origin(
            id=derive("origin", "voice", voice.id),
            outlet=None,
            voice=voice.id,
            document=heard,
            firsthand=firsthand,
            why=why,
        )

    def _outlet(self, utterance: Utterance, voice: Voice) -> Origin | None:
        """The last outlet of the chain of credits that starts at `voice`; null where the chain is a circle."""
        name: str | None = voice.name
        held = set(self.case.of_outlet.get(masthead(name or ""), ())) & self.case.told_in[utterance.id]
        at = self.case.earliest(held)
        passed: set[str] = set()
        while at is not None and (hops := self.hops.get((at, utterance.id))):
            if at in passed:
                return None
            passed.add(at)
            name = hops[0].to_name
            at = hops[0].to if hops[0].to in self.case.documents else None
        if not name:
            return None
        own = at is not None and any(map(self._to_own, self.case.tellers(utterance).get(at, ())))
        return Origin(
            id=derive("origin", "outlet", masthead(name)),
            outlet=name,
            voice=None,
            document=at,
            firsthand=True if own else None,
            why=_of_outlet(at is not None, own),
        )

    # -- what the account shows ----------------------------------------------------------------------------------------

    def _told(self, utterance: Utterance) -> list[Statement]:
        return [one for told in self.case.tellers(utterance).values() for one in told]

    def _venue(self, told: Statement) -> bool:
        frame = self.case.frames.get(told.id)
        return bool(frame and frame.venue and (self._to_own(told) or self.case.is_outlet(frame.venue)))

    def _to_own(self, told: Statement) -> bool:
        frame = self.case.frames.get(told.id)
        return bool(frame and frame.venue and self.case.is_own(told.document, frame.venue))

    def _own_experience(self, told: Statement) -> bool:
        """Quoted in the first person, or said to have seen, heard or undergone it; not under pressure."""
        frame = self.case.frames.get(told.id)
        if frame and frame.duress:
            return False
        text = self.case.documents[told.document].text
        said = " ".join(text[b:e] for b, e in told.content)
        return bool(_PERCEIVED.search(said) or (told.kind != "indirect" and _I.search(said)))

    def _passes_on(self, utterance: Utterance) -> Utterance | None:
        """The utterance that is most of what this one says, if one is: "the Post reported that Roe said ..."."""
        for told in self._told(utterance):
            for child in self.children[told.id]:
                inner = self.case.utterances.get(self.case.utterance_of.get(child.id, ""))
                whole = child.source + child.cue + child.content
                if inner and inner.id != utterance.id and 2 * overlap(whole, told.content) > length(told.content):
                    return inner
        return None

    def _is_one_person(self, utterance: Utterance) -> bool:
        """Whether the account speaks of somebody in the singular, and not of "reports" or "activists"."""
        for told in self._told(utterance):
            speaker = self.speakers.get(told.id)
            if speaker and speaker.speaker_type == "unnamed":
                words = self.sources[self.entity[told.id]]
                if any(_ONE.match(one.strip()) or _THE_ONE.match(one.strip()) for one in words):
                    return True
        return False


def _one_of(rows: list[Origin]) -> Origin:
    """One row for a voice that speaks more than once: the surest, and a document only if there is but one."""
    rank = {True: 0, False: 1, None: 2}
    surest = min(rows, key=lambda origin: (rank[origin.firsthand], origin.why))
    held = {origin.document for origin in rows if origin.document}
    return replace(surest, document=held.pop() if len(held) == 1 else None)


def _of_outlet(held: bool, own: bool) -> str:
    if own:
        return "it was told to its own reporter"
    return "its own source is not told" if held else "named as the source; its text is not in this pile"
