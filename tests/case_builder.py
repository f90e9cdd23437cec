"""A small builder of hand-made cases (one such case: `fixtures_case.py`).

Spans are given by their words, not their numbers: `builder.statement(d, "They beat us", source="the miner")`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from firsthand.ids import derive, sha256
from firsthand.records import (
    Act,
    Block,
    BlockKind,
    Claim,
    ClaimSide,
    Difference,
    Document,
    Figure,
    FigureKind,
    Frame,
    Input,
    Origin,
    OriginOf,
    Place,
    Record,
    Route,
    Side,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    StatementKind,
    StatementVoice,
    Utterance,
    Voice,
)
from firsthand.stage import Tables

Words = str | Sequence[str]


class CaseBuilder:
    """Collects records that fit each other; every method returns the new record's id."""

    def __init__(self) -> None:
        self.rows: list[Record] = []
        self.documents: dict[str, Document] = {}
        self.statements: dict[str, Statement] = {}

    def tables(self) -> Tables:
        return Tables(self.rows)

    def add(self, row: Any) -> str:
        self.rows.append(row)
        return str(getattr(row, "id", ""))

    def at(self, document: str, words: str, near: int = 0) -> Span:
        """Where `words` stand as words of their own in the document's text, as close to `near` as they do."""
        edges = [r"\b" if letter.isalnum() else "" for letter in (words[0], words[-1])]
        found = re.finditer(re.escape(words).join(edges), self.documents[document].text)
        return min((match.span() for match in found), key=lambda span: abs(span[0] - near))

    def spans(self, document: str, words: Words, near: int = 0) -> tuple[Span, ...]:
        parts = [words] if isinstance(words, str) else words
        return tuple(self.at(document, part, near) for part in parts if part)

    def document(self, path: str, text: str, **stated: Any) -> str:
        """`stated`: outlet, published, title, url, language, covered, warnings, ..."""
        original = sha256(text.encode("utf-8", "surrogatepass"))
        source = derive("input", "pile", path, original)
        self.add(Input(id=source, root="marrowby", path=path, original=original, size=len(text), current=True))
        fields = {**dict.fromkeys(("outlet", "published", "author", "title", "url")), "language": "en", "covered": True}
        id_ = derive("document", original, path, "")
        made = Document(
            id=id_, input=source, path=path, original=original, text=text, **{"warnings": (), **fields, **stated}
        )
        self.documents[id_] = made
        return self.add(made)

    def block(self, document: str, words: str, kind: BlockKind) -> None:
        begin, end = self.at(document, words)
        self.add(Block(document=document, kind=kind, begin=begin, end=end))

    def voice(self, name: str | None, type_: SpeakerType = "person", *, private: bool = False, **more: Any) -> str:
        more = {"aliases": (), "roles": (), **more}
        return self.add(Voice(id=derive("voice", name, type_), name=name, type=type_, private=private, **more))

    def statement(
        self,
        document: str,
        content: Words,
        *,
        voice: str | None = None,
        source: Words = "",
        cue: Words = "",
        act: Act = "report",
        kind: StatementKind = "indirect",
        parent: str | None = None,
        **frame: Any,
    ) -> str:
        """`frame`: venue, via, said_on, denies, duress, in_block, confidence."""
        spans = self.spans(document, content)
        in_block, confidence = frame.pop("in_block", None), frame.pop("confidence", 0.95)
        id_ = derive("statement", document, [list(span) for span in spans])
        made = Statement(
            id=id_,
            document=document,
            kind=kind,
            source=self.spans(document, source, spans[0][1]),
            cue=self.spans(document, cue, spans[0][1]),
            content=spans,
            parent=parent,
            in_block=in_block,
            confidence=confidence,
        )
        self.statements[id_] = made
        frame = {"venue": None, "via": (), "said_on": None, "denies": None, "duress": False, **frame}
        self.add(Frame(statement=id_, document=document, act=act, **frame))
        if voice:
            self.add(StatementVoice(statement=id_, document=document, voice=voice))
        speaker = Speaker(
            statement=id_,
            document=document,
            speaker=None,
            speakers=(),
            speaker_type="unnamed",
            on_behalf_of=None,
            role=None,
            entity=id_,
            named_at=(),
        )
        self.add(speaker)
        return self.add(made)

    def utterance(self, voice: str | None, *statements: str, differs: dict[str, str | None] | None = None) -> str:
        """The first statement is the chosen form; `differs` says in what the others differ from it."""
        differs = differs or {}
        differences = tuple(
            Difference(a=statements[0], b=b, kind="reworded", differs_in=differs.get(b)) for b in statements[1:]
        )
        frames = [row for row in self.rows if isinstance(row, Frame) and row.statement in statements]
        made = Utterance(
            id=derive("utterance", min(statements)),
            voice=voice,
            venue=next((f.venue for f in frames if f.venue), None),
            said_on=next((f.said_on for f in frames if f.said_on), None),
            statements=statements,
            differences=differences,
        )
        return self.add(made)

    def origin(self, why: str, *, of: Sequence[str] = (), **what: Any) -> str:
        """`what`: outlet, voice, document, firsthand; `of`: the utterances, passages or figures that have it."""
        what = {"outlet": None, "voice": None, "document": None, "firsthand": None, **what}
        made = Origin(id=derive("origin", *what.values(), why), why=why, **what)
        for subject in of:
            self.add(OriginOf(subject=subject, origin=made.id))
        return self.add(made)

    def route(self, document: str, to: str, to_name: str | None, words: str, subject: str | None = None) -> str:
        begin, end = self.at(document, words)
        evidence = (Place(document=document, begin=begin, end=end),)
        id_ = derive("route", document, to, begin, end)
        route = Route(
            id=id_, from_=document, to=to, to_name=to_name, kind="credit", subject=subject, evidence=evidence,
            confidence=0.9,
        )  # fmt: skip
        return self.add(route)

    def claim(self, text: str) -> str:
        return self.add(Claim(id=derive("claim", text), text=text))

    def side(self, claim: str, side: Side, utterances: Sequence[str], origins: Sequence[str], **counts: Any) -> None:
        """`counts`: independent_origins, low, high, why; the rest follows from the utterances."""
        told = [row for row in self.rows if isinstance(row, Utterance) and row.id in utterances]
        statements = tuple(s for u in told for s in u.statements)
        documents = tuple(sorted({self.statements[s].document for s in statements}))
        voices = tuple(sorted({u.voice for u in told if u.voice}))
        routes = tuple(r.id for r in self.rows if isinstance(r, Route) and r.subject in utterances)
        row = ClaimSide(
            claim=claim, side=side, statements=statements, utterances=tuple(utterances), documents=documents,
            occasions=len(told), voices=voices, routes=routes, origins=tuple(origins), **counts,
        )  # fmt: skip
        self.add(row)

    def figure(self, document: str, words: str, low: int | None, high: int | None, **more: Any) -> str:
        begin, end = self.at(document, words)
        kind: FigureKind = more.pop("kind", "detained")
        more = {"unit": "men arrested", "main": True, "as_of": None, "statement": None, **more}
        id_ = derive("figure", document, begin, end)
        made = Figure(id=id_, document=document, begin=begin, end=end, low=low, high=high, kind=kind, **more)
        return self.add(made)
