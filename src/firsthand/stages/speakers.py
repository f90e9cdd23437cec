"""Whose words each statement gives, as far as its own document says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from firsthand.records import Block, Document, Record, Span, Speaker, SpeakerType, Statement
from firsthand.stage import Context, Stage, Tables
from firsthand.text.cast import Cast, Named
from firsthand.text.layout import layout
from firsthand.text.lexicon import words
from firsthand.text.mastheads import masthead
from firsthand.text.nouns import is_person_noun
from firsthand.text.passives import undergoes
from firsthand.text.sources import Answer, Attribution
from firsthand.text.tokens import fold
from firsthand.text.whose import whose

_Placed = TypeVar("_Placed", tuple[int, str], Span)
_NAMED: dict[str, SpeakerType] = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "place": "organisation",  # "Moscow said": a capital stands for its government
    "thing": "document",
}
_ADDRESS = frozenset(("mr", "mrs", "ms", "mx", "miss", "mister", "madam", "madame", "sir", "dame", "dr"))
# Whom a description tells apart though nobody names them: "the mayor", "her brother".
_SOLE = words("sole_offices")
_UNNAMED: dict[str, SpeakerType] = {"person": "unnamed", "people": "group", "thing": "document"}


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """One Speaker for each statement, document by document; a statement that names nobody has a null name."""
    blocks, statements = tables.by(Block), tables.by(Statement)
    for done, document in enumerate(tables[Document], 1):
        if mine := statements.get(document.id):
            yield from _speakers(document, blocks[document.id], mine)
        context.advance(done)


def _speakers(document: Document, blocks: Sequence[Block], statements: Sequence[Statement]) -> Iterator[Speaker]:
    # A caption often gives the full name of somebody the account calls by the surname.
    outside = [(block.begin, block.end) for block in blocks if block.kind != "caption"]
    cast = Cast(layout(document.text), outside)
    given = [
        Attribution(s.id, () if undergoes(_cue(document.text, s)) else s.source, s.content, s.parent)
        for s in statements
    ]
    captions = [(block.begin, block.end) for block in blocks if block.kind == "caption"]
    answers = whose(cast, given, document.author, captions)
    # Who once speaks for somebody does so throughout: "Ana Ruz, a spokeswoman for the port", then "she said".
    behalf = {_entity(a): a.source.behalf for a in reversed(answers.values()) if a.source.behalf and _named(a)}
    named_at = _named_at(statements, answers)
    for statement in statements:
        answer = answers[statement.id]
        speaker = _speaker(
            statement, answer, answer.source.behalf or behalf.get(_entity(answer)), named_at[statement.id]
        )
        yield _the_paper_itself(speaker, document.outlet)


def _cue(text: str, statement: Statement) -> str:
    """The words of a cue that follows its source; empty for one before it: "was told by Ana Ruz"."""
    if not statement.source or not statement.cue or statement.cue[0] < statement.source[-1]:
        return ""
    return " ".join(text[begin:end] for begin, end in statement.cue)


def _the_paper_itself(speaker: Speaker, outlet: str | None) -> Speaker:
    """An interviewer who goes by the paper's name is the paper, not a person."""
    if outlet and speaker.speaker and not speaker.speakers and masthead(speaker.speaker) == masthead(outlet):
        return replace(speaker, speaker=outlet, speaker_type="outlet")
    return speaker


def _entity(answer: Answer) -> str:
    """A key that is equal for the same voice, or the same voices together."""
    return " + ".join(voice.key for voice in answer.voices)


def _named(answer: Answer) -> list[Named]:
    return [voice for voice in answer.voices if not voice.unnamed]


def _named_at(statements: Sequence[Statement], answers: Mapping[str, Answer]) -> Mapping[str, set[Span]]:
    """Of each statement, the places of its speakers' full names: the nearest, and those that are nearest to it.

    All statements of a voice together hold all its places, and no place stands in the rows of all: there may be
    thousands of both.
    """
    saying: dict[Named, list[tuple[int, str]]] = defaultdict(list)
    for statement in statements:
        at = (statement.source or statement.content)[0][0]
        for voice in _named(answers[statement.id]):
            saying[voice].append((at, statement.id))
    found: dict[str, set[Span]] = defaultdict(set)
    for voice, said in saying.items():
        said, places = sorted(said), sorted(voice.named_at)
        for place in places:
            found[_nearest(said, place[0])[1]].add(place)
        for at, id_ in said if places else ():
            found[id_].add(_nearest(places, at))
    return found


def _nearest(ordered: Sequence[_Placed], at: int) -> _Placed:
    """Of some that begin with their place, in order and not none, the one nearest to `at`."""
    i = bisect_left(ordered, at, key=lambda one: one[0])
    return min(ordered[max(0, i - 1) : i + 1], key=lambda one: abs(one[0] - at))


def _speaker(statement: Statement, answer: Answer, behalf: str | None, named_at: Iterable[Span]) -> Speaker:
    named = _named(answer)
    return Speaker(
        statement=statement.id,
        document=statement.document,
        speaker=" and ".join(voice.name for voice in named) or None,
        speakers=tuple(voice.name for voice in named) if len(named) > 1 else (),
        speaker_type=_type(answer, named),
        on_behalf_of=behalf,
        role=_role(answer),
        entity=_entity(answer),
        named_at=tuple(sorted(named_at)),
    )


def _type(answer: Answer, named: Sequence[Named]) -> SpeakerType:
    role = answer.source.role
    if not named:
        if role and not role.plural and (role.definite or answer.source.owner) and role.head in _SOLE:
            return "person"
        return (
            _UNNAMED.get(answer.voices[0].kind, _NAMED.get(answer.voices[0].kind, "unnamed"))
            if answer.voices
            else "unnamed"
        )
    if answer.source.kind == "document":
        return "document"
    if named[0].kind == "unknown" and named[0].articled:
        return "organisation"
    return _NAMED.get(named[0].kind, "person")


def _role(answer: Answer) -> str | None:
    """What the source itself says of the speaker, or else what the document first says; no form of address."""
    own = [answer.source.role] if answer.source.role and answer.source.kind in ("named", "person", "group") else []
    if len(answer.voices) == 1:
        texts = [role.text for role in own if is_person_noun(role.head)] + answer.voices[0].roles
        return next((bare for bare in map(_bare, texts) if bare), None)
    return None


def _bare(role: str) -> str:
    """A role without its article; empty for a form of address ("Mr.")."""
    text = re.split(r"\s(?:who|whom|whose|which|that|where|said|told)\b", role)[0].strip(" ,")
    text = re.sub(r"^(?:the|an?)\s+", "", text, flags=re.IGNORECASE)
    return "" if all(fold(word) in _ADDRESS for word in text.split()) else text


STAGE = Stage(
    name="speakers",
    version=8,
    each="document",
    reads=(Document, Block, Statement),
    writes=(Speaker,),
    run=run,
)
