"""What records are made of: the values that their columns hold, and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]
Strings = tuple[str, ...]

BlockKind = Literal["caption", "related", "comment", "petition", "credit", "boilerplate", "note"]
BlockSpan = tuple[BlockKind, int, int]  # begin, end
StatementKind = Literal["direct", "indirect", "mixed"]
SpeakerType = Literal["person", "organisation", "outlet", "document", "group", "unnamed"]
Act = Literal[
    "allegation", "denial", "confirmation", "retraction", "threat", "demand", "apology", "promise", "opinion",
    "no-comment", "report", "other",
]  # fmt: skip
Denies = Literal["the deed", "the people", "the evidence", "the source"]
FigureKind = Literal["killed", "injured", "detained", "missing", "displaced", "other"]
RouteKind = Literal["credit", "quote", "copy", "link", "citation"]
Side = Literal["asserting", "denying"]


class Record:
    """Base of all tables' rows.  `table` names the table; its docstring and field docs are the schema's docs.

    Where several stages write one table, `stage_column` names the column that holds the name of the row's stage.
    """

    table: ClassVar[str]
    stage_column: ClassVar[str | None] = None
    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Characters of a document, as evidence."""

    document: Annotated[str, "id of the document"]
    begin: Annotated[int, "first code point"]
    end: Annotated[int, "one past the last code point"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How one retelling differs from the utterance's chosen form."""

    a: Annotated[str, "statement that is the chosen form"]
    b: Annotated[str, "statement compared with it"]
    kind: Annotated[str, "verbatim, truncated, reworded, merged, translation variant"]
    differs_in: Annotated[
        str | None, "negation, number, name, qualifier, reference; null where only the wording differs"
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSaid:
    """What the manifest says of one record inside a container."""

    member: Annotated[str, "its name in there: what follows `!`"]
    url: Annotated[str | None, "from the manifest"] = None
    outlet: Annotated[str | None, "from the manifest"] = None
    published: Annotated[str | None, "from the manifest, ISO 8601, possibly in part"] = None
    author: Annotated[str | None, "from the manifest"] = None
    title: Annotated[str | None, "from the manifest"] = None
    language: Annotated[str | None, "from the manifest, ISO 639-1"] = None
    retrieved: Annotated[str | None, "from the manifest, ISO 8601"] = None
