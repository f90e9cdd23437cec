"""Every table of a case, declared once: storage, exports and the docs are generated from here.

Offsets are Unicode code points into `documents.text`, half-open `[begin, end)`.  Times are ISO 8601,
in part where only a part is known (`2017`, `2017-07`), a range as `a/b`.  Ids are derived from
content (see `ids.py`).  A trailing underscore in a field's name is dropped in its column's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from firsthand.values import (
    Act as Act,
    BlockKind as BlockKind,
    BlockSpan as BlockSpan,
    Denies as Denies,
    Difference as Difference,
    FigureKind as FigureKind,
    MemberSaid as MemberSaid,
    Place as Place,
    Record as Record,
    RouteKind as RouteKind,
    Side as Side,
    Span as Span,
    Spans as Spans,
    SpeakerType as SpeakerType,
    StatementKind as StatementKind,
    Strings as Strings,
)

# -- what came in ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Input(Record):
    """One path that was given, the bytes found there, and what the manifest says of it."""

    table: ClassVar[str] = "inputs"
    id: Annotated[str, "derived from path and original"]
    root: Annotated[str, "name (not path) of the folder that was traced; empty for a single file"]
    path: Annotated[str, "path relative to the traced folder, `/` between parts"]
    original: Annotated[str, "SHA-256 of the bytes"]
    size: Annotated[int, "bytes"]
    current: Annotated[bool, "false once other bytes were read at the same root and path"]
    url: Annotated[str | None, "from the manifest"] = None
    outlet: Annotated[str | None, "from the manifest"] = None
    published: Annotated[str | None, "from the manifest, ISO 8601, possibly in part"] = None
    author: Annotated[str | None, "from the manifest"] = None
    title: Annotated[str | None, "from the manifest"] = None
    language: Annotated[str | None, "from the manifest, ISO 639-1"] = None
    retrieved: Annotated[str | None, "from the manifest, ISO 8601"] = None
    members: Annotated[tuple[MemberSaid, ...], "what the manifest says of the records inside a container"] = ()
    beside: Annotated[Strings, "paths of files that a browser saved beside a page, such as its logos: not read"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Record):
    """Something that could not be read, and why."""

    table: ClassVar[str] = "refusals"
    id: Annotated[str, "derived from root, path, member and reason"]
    input: Annotated[str | None, "id of the input; null where not even its bytes could be read"]
    path: Annotated[str, "path, with `!member` inside a container"]
    reason: Annotated[str, "what is wrong"]
    remedy: Annotated[str, "what to do about it"]


# -- documents ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """The text drawn from an original."""

    table: ClassVar[str] = "documents"
    id: Annotated[str, "derived from original, path and member"]
    input: Annotated[str, "id of the input"]
    path: Annotated[str, "path relative to the traced folder; `file!member` inside a container"]
    original: Annotated[str, "SHA-256 of the bytes"]
    outlet: Annotated[str | None, "who published it; null where neither page nor manifest says"]
    published: Annotated[str | None, "when, as the page or the manifest states it"]
    author: Annotated[str | None, "as stated"]
    title: Annotated[str | None, "as stated"]
    url: Annotated[str | None, "as stated"]
    language: Annotated[str | None, "ISO 639-1; null where too short to tell"]
    covered: Annotated[bool, "whether the statement model reads this language; if not it is counted as unread"]
    text: Annotated[str, "the account and its blocks"]
    warnings: Annotated[Strings, "what a reader had to guess"]
    retrieved: Annotated[str | None, "when it was captured, as its archive or the manifest states, ISO 8601"] = None
    published_bounds: Annotated[
        str | None,
        "of an undated one, the range its own words and its capture allow, `..` where open; why in `warnings`",
    ] = None
    owner: Annotated[str | None, "who owns the outlet, as a person entered it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Record):
    """A part of a document that is not the account."""

    table: ClassVar[str] = "blocks"
    document: Annotated[str, "id of the document"]
    kind: Annotated[BlockKind, "what it is instead"]
    begin: Annotated[int, "first code point"]
    end: Annotated[int, "one past the last code point"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceInOriginal(Record):
    """Where in the original a stretch of text stands."""

    table: ClassVar[str] = "places"
    document: Annotated[str, "id of the document"]
    begin: Annotated[int, "first code point"]
    end: Annotated[int, "one past the last code point"]
    page: Annotated[int | None, "page of a PDF, from 1"] = None
    element: Annotated[str | None, "path of an HTML element, such as /html/body/article/p[3]"] = None
    box: Annotated[tuple[float, ...] | None, "left, top, right, bottom: points from its upper left corner"] = None
    confidence: Annotated[float | None, "0 to 1, where the words were recognised in an image"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """A hyperlink in the text."""

    table: ClassVar[str] = "links"
    document: Annotated[str, "id of the document"]
    begin: Annotated[int, "first code point of its words"]
    end: Annotated[int, "one past the last"]
    url: Annotated[str, "where it points, as written"]


# -- statements --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One document's report that somebody said something (attribution relation: PARC, PolNeAR)."""

    table: ClassVar[str] = "statements"
    id: Annotated[str, "derived from original, member and spans"]
    document: Annotated[str, "id of the document"]
    kind: Annotated[StatementKind, "direct (all in quotation marks), indirect, or mixed"]
    source: Annotated[Spans, "who is said to speak; may be empty"]
    cue: Annotated[Spans, "the words that attribute; may be empty"]
    content: Annotated[Spans, "what is said, in order, never empty"]
    parent: Annotated[str | None, "statement within whose content this one lies"]
    in_block: Annotated[str | None, "`comment` where a reader's comment quotes from elsewhere"]
    confidence: Annotated[float, "calibrated: of those at 0.9, nine in ten are right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker(Record):
    """Whose words a statement gives, as far as its own document says."""

    table: ClassVar[str] = "speakers"
    statement: Annotated[str, "id of the statement"]
    document: Annotated[str, "id of the document"]
    speaker: Annotated[str | None, "name as full as the document gives it; null where it names nobody"]
    speakers: Annotated[Strings, "all names, where several voices speak as one"]
    speaker_type: Annotated[SpeakerType, "what kind of voice"]
    on_behalf_of: Annotated[str | None, "for whom a spokesman speaks"]
    role: Annotated[str | None, "office or description given with the name, such as `interior minister`"]
    entity: Annotated[str, "the same within a document for the same voice, named or not"]
    named_at: Annotated[Spans, "the nearest place that gives the full name, and those nearest to it of the voice's"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Record):
    """To whom, by which way and when a statement was made, and what kind of act it was."""

    table: ClassVar[str] = "frames"
    statement: Annotated[str, "id of the statement"]
    document: Annotated[str, "id of the document"]
    venue: Annotated[str | None, "whom or through which outlet it was said to"]
    via: Annotated[Strings, "the named route, nearest the document first"]
    said_on: Annotated[str | None, "when; null where the text does not tell"]
    act: Annotated[Act, "kind of speech act"]
    denies: Annotated[Denies | None, "what a denial denies"]
    duress: Annotated[bool, "the account says it was said under pressure"]
    venue_at: Annotated[Spans, "evidence for venue"] = ()
    via_at: Annotated[Spans, "evidence for via"] = ()
    said_on_at: Annotated[Spans, "evidence for said_on"] = ()
    act_at: Annotated[Spans, "evidence for act, denies and duress"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A disputed number."""

    table: ClassVar[str] = "figures"
    id: Annotated[str, "derived from document and span"]
    document: Annotated[str, "id of the document"]
    begin: Annotated[int, "first code point"]
    end: Annotated[int, "one past the last code point"]
    low: Annotated[int | None, "least number the words allow"]
    high: Annotated[int | None, "greatest number the words allow; null where they set none"]
    unit: Annotated[str, "what is counted, in the text's words, such as `men detained`"]
    kind: Annotated[FigureKind, "what befell them"]
    main: Annotated[bool, "of the reported event, not of its background"]
    as_of: Annotated[str | None, "for when the number is given"]
    statement: Annotated[str | None, "statement that gives it"]


# -- voices ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Record):
    """A person, organisation or outlet, one over the whole case."""

    table: ClassVar[str] = "voices"
    id: Annotated[str, "derived from the name, or from the statement where there is none"]
    name: Annotated[str | None, "fullest form; null where nobody is named"]
    type: Annotated[SpeakerType, "what kind of voice"]
    private: Annotated[bool, "a private person: shown as W1, W2, ... and never gathered over documents"]
    aliases: Annotated[Strings, "other forms met"]
    roles: Annotated[Strings, "offices and descriptions met"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """Where a voice is named: as the source of a statement, and, but for private persons, elsewhere in a document."""

    table: ClassVar[str] = "mentions"
    voice: Annotated[str, "id of the voice"]
    document: Annotated[str, "id of the document"]
    begin: Annotated[int, "first code point"]
    end: Annotated[int, "one past the last code point"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Record):
    """Why two names are taken for one voice's."""

    table: ClassVar[str] = "merges"
    voice: Annotated[str, "id of the voice"]
    a: Annotated[str, "the one name"]
    a_document: Annotated[str | None, "document whose name it is; null for a name that reaches over the case"]
    b: Annotated[str, "the other name"]
    b_document: Annotated[str | None, "document whose name that is"]
    confidence: Annotated[float, "probability that the two are one voice's"]
    why: Annotated[str, "the reasons in words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementVoice(Record):
    """Which voice a statement gives the words of; one row for each of several joint speakers."""

    table: ClassVar[str] = "statement_voices"
    statement: Annotated[str, "id of the statement"]
    document: Annotated[str, "id of the document"]
    voice: Annotated[str, "id of the voice"]


# -- passages, retellings, routes, origins -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """Text that documents share with no attribution."""

    table: ClassVar[str] = "passages"
    id: Annotated[str, "derived from its first span"]
    spans: Annotated[tuple[Place, ...], "where it stands, one or more a document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance(Record):
    """One act of speaking: a voice, an occasion; told by one or more statements."""

    table: ClassVar[str] = "utterances"
    id: Annotated[str, "derived from the least of its statements' ids"]
    voice: Annotated[str | None, "id of the voice; null where nobody is known to speak"]
    venue: Annotated[str | None, "whom it was said to, where a statement tells"]
    said_on: Annotated[str | None, "when, where a statement tells"]
    statements: Annotated[Strings, "ids of the statements that tell it"]
    differences: Annotated[tuple[Difference, ...], "of each retelling from the chosen form"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Record):
    """One hop of "has it from", with its evidence."""

    table: ClassVar[str] = "routes"
    id: Annotated[str, "derived from its ends, kind and evidence"]
    from_: Annotated[str, "id of the document that has it"]
    to: Annotated[str, "id of the document it has it from, or of an outlet's or person's voice"]
    to_name: Annotated[str | None, "name of that outlet or voice"]
    kind: Annotated[RouteKind, "what shows it"]
    subject: Annotated[str | None, "utterance or passage that took the route; null for the document as a whole"]
    evidence: Annotated[tuple[Place, ...], "the characters that show it"]
    confidence: Annotated[float, "probability that it is so"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """Where the routes end: the outlet or person that had it first hand."""

    table: ClassVar[str] = "origins"
    id: Annotated[str, "derived from what it is"]
    outlet: Annotated[str | None, "name of the outlet, where it is one"]
    voice: Annotated[str | None, "id of the voice, where it is one"]
    document: Annotated[str | None, "document that is the original, if it is in the case"]
    firsthand: Annotated[bool | None, "null where nothing shows it"]
    why: Annotated[str, "the reason in words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOrigin(Record):
    """Where a document's text comes from; no row where nothing shows it."""

    table: ClassVar[str] = "text_origins"
    document: Annotated[str, "id of the document"]
    origin: Annotated[str, "equal for all documents whose text has one source"]
    outlet: Annotated[str | None, "outlet or agency whose text it is"]
    from_document: Annotated[str | None, "document whose text it is"]
    share: Annotated[float, "share of the account's words, 0 to 1"]
    confidence: Annotated[float, "probability that it is so"]
    why: Annotated[str, "the reason in words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginOf(Record):
    """Where an utterance, a passage or a figure was recorded first; who stands behind all that a voice says."""

    table: ClassVar[str] = "origin_of"
    subject: Annotated[str, "id of the utterance, passage, figure or voice"]
    origin: Annotated[str, "id of the origin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingOriginal(Record):
    """What documents of the case rest on and the case does not hold."""

    table: ClassVar[str] = "missing_originals"
    id: Annotated[str, "derived from the name, date and words"]
    name: Annotated[str, "outlet or voice"]
    said_on: Annotated[str | None, "when it was said or published, where told"]
    venue: Annotated[str | None, "where it was said, where told"]
    words: Annotated[str | None, "what is given of it"]
    wanted_by: Annotated[Strings, "ids of the documents that rest on it"]
    kind: Annotated[Literal["outlet", "voice"], "an outlet's name, or that of a voice who wrote it"] = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """A link in doubt: shown, never counted."""

    table: ClassVar[str] = "proposals"
    stage_column: ClassVar[str | None] = "kind"
    id: Annotated[str, "derived from kind and both ends"]
    kind: Annotated[str, "the stage that proposes it: voices, utterances, routes, claims"]
    a: Annotated[str, "id of the one end"]
    b: Annotated[str, "id of the other"]
    confidence: Annotated[float, "probability that the two belong together"]
    why: Annotated[str, "the reason in words"]


# -- claims ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A proposition with an asserting and a denying side."""

    table: ClassVar[str] = "claims"
    id: Annotated[str, "derived from the least of its statements, or from all where another claim has that one too"]
    text: Annotated[str, "its words in the fullest statement of it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSide(Record):
    """Who stands on one side of a claim, and how many independent origins that side has."""

    table: ClassVar[str] = "claim_sides"
    claim: Annotated[str, "id of the claim"]
    side: Annotated[Side, "asserting or denying"]
    statements: Annotated[Strings, "ids"]
    utterances: Annotated[Strings, "ids"]
    documents: Annotated[Strings, "ids"]
    occasions: Annotated[int, "distinct acts of speaking"]
    voices: Annotated[Strings, "ids"]
    routes: Annotated[Strings, "ids: who recorded that it was said"]
    origins: Annotated[Strings, "ids: who stands behind its being so"]
    independent_origins: Annotated[int, "count"]
    low: Annotated[int, "least that the findings allow"]
    high: Annotated[int, "greatest that the findings allow"]
    why: Annotated[str, "the reasons in words"]
    narrated: Annotated[tuple[Place, ...], "sentences that tell it and say from nobody that they have it"] = ()


# -- bookkeeping -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys(Record):
    """What a document may share with others: so are found those that new ones may have to do with."""

    table: ClassVar[str] = "keys"
    document: Annotated[str, "id of the document"]
    keys: Annotated[tuple[int, ...], "hashes of runs of its words, of names, and of names with words, in order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRun(Record):
    """What a stage was last run on; equal keys mean nothing to do."""

    table: ClassVar[str] = "stage_runs"
    stage: Annotated[str, "name of the stage"]
    unit: Annotated[str, "input it was run for; empty for the whole case"]
    key: Annotated[str, "hash over stage version, settings and what it read"]


TABLES: tuple[type[Record], ...] = (
    Input, Refusal, Document, Block, PlaceInOriginal, Link, Statement, Speaker, Frame, Figure, Keys, Voice, Mention,
    Merge, StatementVoice, Passage, Utterance, Route, Origin, TextOrigin, OriginOf, MissingOriginal, Proposal, Claim,
    ClaimSide, StageRun,
)  # fmt: skip
