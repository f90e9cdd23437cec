"""The origin of an utterance: whose words it is, and who recorded them first.

Origins are of two uses.  A voice has one, whatever it said and to whom: who stands behind it.  An utterance has one for
its voice and its record together: what a person told two outlets has two origins, and one person behind them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from firsthand.ids import derive
from firsthand.lineage import Lineage
from firsthand.lineage.recorders import Recorders, Recording
from firsthand.records import Origin, Statement, Utterance, Voice
from firsthand.text.mastheads import masthead
from firsthand.text.spans import length, overlap

_ONE = re.compile(r"^(?:an?|one|another|he|she|i)\b", re.IGNORECASE)
_THE_ONE = re.compile(r"^(?:the|his|her|their|this|that)\b.*[^s\W]$", re.IGNORECASE | re.DOTALL)
# What was done to the speaker ("they beat us", "we were kept"), or what one person did ("I carried two of them out").
_UNDERGONE = re.compile(
    r"\b(?!(?:told|tell|asked|ask|let|for|to|of|with|by|from|and|on|in|at)\b)[a-z]{2,}\s+(?:me|us)\b|"
    r"\b(?:I|[Ww]e)\s+(?:was|were)\s+(?:\w+ed|kept|held|hit|beaten|shot|thrown|taken|put|struck|inside|there|in)\b|"
    r"\bI\s+(?:\w{2,}ed|ran|lay|sat|stood|hid|drove|fell|found|lost|woke|went|came|left)\b"
)
_PERCEIVED = re.compile(
    r"\b(?:he|she|they|I|we)\s+(?:had\s+|himself\s+|herself\s+)?"
    r"(?:saw|seen|heard|watched|witnessed|felt|fled|escaped|survived|was\s+\w+ed|were\s+\w+ed|was\s+beaten|were\s+beaten)\b",
    re.IGNORECASE,
)


class Ends:
    """Finds the origins of utterances and of voices."""

    def __init__(self, case: Lineage, recorders: Recorders) -> None:
        self.case = case
        self.recorders = recorders
        self.sources: dict[tuple[str, str], set[str]] = defaultdict(set)  # words for a voice, by document and entity
        self.entity: dict[str, tuple[str, str]] = {}
        for row in case.speakers.values():
            if statement := case.statements.get(row.statement):
                self.entity[row.statement] = row.document, row.entity
                text = case.documents[row.document].text if row.document in case.documents else ""
                self.sources[row.document, row.entity].update(text[b:e] for b, e in statement.source)
        self.children: dict[str, list[Statement]] = defaultdict(list)
        for statement in sorted(case.statements.values(), key=lambda row: row.id):
            if statement.parent:
                self.children[statement.parent].append(statement)

    def all(self) -> Iterator[tuple[str, Origin]]:
        """Each utterance and each voice that has an origin, with it; rows of one id are equal."""
        found: list[tuple[str, Origin]] = []
        for row in self.case.utterances.values():
            if origin := self.of(row, frozenset()):
                found.append((row.id, origin))
            voice = self.case.voices.get(row.voice or "")
            if voice and voice.type != "outlet" and self._stands_behind(row, voice):
                found.append((voice.id, self._voice(row, voice)))
        same: dict[str, list[Origin]] = defaultdict(list)
        for _, origin in found:
            same[origin.id].append(origin)
        whole = {id_: _one_of(rows) for id_, rows in same.items()}
        for subject, id_ in dict.fromkeys((subject, origin.id) for subject, origin in found):
            yield subject, whole[id_]

    def of(self, utterance: Utterance, seen: frozenset[str]) -> Origin | None:
        """The voice with who recorded it; where that is unknown the voice alone.

        Null where nobody is known to speak, and for a collective or somebody unnamed unless it is told who heard them.
        """
        voice = self.case.voices.get(utterance.voice or "")
        if voice is None or utterance.id in seen:
            return None
        if voice.type == "outlet":
            inner = self._passes_on(utterance)
            return self.of(inner, seen | {utterance.id}) if inner else self._outlet(utterance, voice)
        record = self.recorders.of(utterance)
        if self._stands_behind(utterance, voice):
            origin = self._voice(utterance, voice)
            return self._recorded(origin, record) if record else self._spoken_for(utterance) or origin
        if record is None or not self.recorders.is_told(utterance):
            return None
        origin = Origin(id="", outlet=None, voice=voice.id, document=None, firsthand=None, why="not known by name")
        return self._recorded(origin, record)

    def _recorded(self, origin: Origin, record: Recording) -> Origin:
        return replace(
            origin,
            id=derive("origin", "record", origin.voice, masthead(record.outlet or ""), record.document),
            outlet=record.outlet,
            document=record.document,
            why=f"{origin.why}; {record.why}",
        )

    def _spoken_for(self, utterance: Utterance) -> Origin | None:
        """The one body that the account says the speaker speaks for."""
        speakers = (self.case.speakers.get(told.id) for told in self._told(utterance))
        keys = {masthead(row.on_behalf_of) for row in speakers if row and row.on_behalf_of}
        body = self.case.bodies.get(keys.pop()) if len(keys) == 1 else None
        if body is None:
            return None
        why = "speaks through somebody; nothing shows whether it had it first hand"
        return Origin(
            id=derive("origin", "voice", body), outlet=None, voice=body, document=None, firsthand=None, why=why
        )

    def _stands_behind(self, utterance: Utterance, voice: Voice) -> bool:
        """Whether the voice is one person or one body that can stand behind what it says."""
        if voice.type == "group" or (voice.type == "unnamed" and not self._is_one_person(utterance)):
            return False
        return voice.name is not None or voice.type not in ("organisation", "document")

    def _voice(self, utterance: Utterance, voice: Voice) -> Origin:
        told, record = self._told(utterance), self.recorders.of(utterance)
        if voice.type in ("person", "unnamed") and any(map(self._venue, told)) and any(map(self._own_experience, told)):
            firsthand, why = True, "tells what they saw or went through to somebody the account names"
        elif voice.type in ("person", "unnamed") and self._passes_on(utterance):
            firsthand, why = False, "passes on what somebody else said"
        else:
            firsthand, why = None, "speaks in their own name; nothing shows whether they had it first hand"
        return Origin(
            id=derive("origin", "voice", voice.id),
            outlet=None,
            voice=voice.id,
            document=record.document if record else None,
            firsthand=firsthand,
            why=why,
        )

    def _outlet(self, utterance: Utterance, voice: Voice) -> Origin | None:
        """The last outlet of the chain of credits that starts at `voice`; null where the chain is a circle."""
        held = set(self.case.of_outlet.get(masthead(voice.name or ""), ())) & self.case.told_in[utterance.id]
        at = self.case.earliest(held) or self.case.earliest(self.case.told_in[utterance.id])
        record = self.recorders.end(at, utterance) if at else None
        if record is None and at and (at not in held or self.recorders.hops.get((at, utterance.id))):
            return None
        name, document = (record.outlet, record.document) if record else (voice.name, at)
        if not name:
            return None
        own = document is not None and any(map(self.case.is_told_here, self.case.tellers(utterance).get(document, ())))
        return Origin(
            id=derive("origin", "outlet", masthead(name), document),
            outlet=name,
            voice=None,
            document=document,
            firsthand=True if own else None,
            why=_of_outlet(document is not None, own),
        )

    # -- what the account shows ----------------------------------------------------------------------------------------

    def _told(self, utterance: Utterance) -> list[Statement]:
        return [one for told in self.case.tellers(utterance).values() for one in told]

    def _venue(self, told: Statement) -> bool:
        frame = self.case.frames.get(told.id)
        return bool(frame and frame.venue and (self.case.is_own_venue(told) or self.case.is_outlet(frame.venue)))

    def _own_experience(self, told: Statement) -> bool:
        """Said to have seen, heard, done or undergone it; not under pressure, and not speaking for others."""
        frame, speaker = self.case.frames.get(told.id), self.case.speakers.get(told.id)
        if (frame and frame.duress) or (speaker and speaker.on_behalf_of):
            return False
        text = self.case.documents[told.document].text
        said = " ".join(text[b:e] for b, e in told.content)
        return bool(_PERCEIVED.search(said) or (told.kind != "indirect" and _UNDERGONE.search(said)))

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
            speaker = self.case.speakers.get(told.id)
            if speaker and speaker.speaker_type == "unnamed":
                words = self.sources[self.entity[told.id]]
                if any(_ONE.match(one.strip()) or _THE_ONE.match(one.strip()) for one in words):
                    return True
        return False


def _one_of(rows: list[Origin]) -> Origin:
    """One row for what was said more than once: the surest, and a document only if all leads to it."""
    rank = {True: 0, False: 1, None: 2}
    surest = min(rows, key=lambda origin: (rank[origin.firsthand], origin.why))
    held = {origin.document for origin in rows}
    return replace(surest, document=held.pop() if len(held) == 1 else None)


def _of_outlet(held: bool, own: bool) -> str:
    if own:
        return "it was told to its own reporter"
    return "its own source is not told" if held else "named as the source; its text is not in this pile"
