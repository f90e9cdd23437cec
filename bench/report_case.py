"""A large made-up case, straight as tables: what `report.py` measures.  Nothing in it stands for anybody."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from firsthand.ids import derive, sha256
from firsthand.records import (
    Block,
    Claim,
    ClaimSide,
    Difference,
    Document,
    Figure,
    Frame,
    Input,
    MissingOriginal,
    Origin,
    OriginOf,
    Place,
    Proposal,
    Record,
    Route,
    Span,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)

SYLLABLES = [
    "ba",
    "cor",
    "den",
    "fel",
    "gan",
    "hul",
    "ira",
    "jos",
    "kel",
    "lum",
    "mar",
    "nor",
    "pel",
    "ras",
    "sel",
    "tor",
]
TEXT = (
    "the depot gate was shut before night and two buses went in without lamps while men from the lower town stood "
    "waiting in rain nobody was told why they had come or who had given the order and in the morning carts left again"
)
WORDS = TEXT.split()


@dataclass
class Drawn:
    """What was drawn so far, from a fixed seed."""

    order: random.Random
    rows: list[Record] = field(default_factory=list)
    voices: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    told: dict[str, list[str]] = field(default_factory=dict)  # utterance -> its documents
    statements: dict[str, list[str]] = field(default_factory=dict)  # utterance -> its statements


def name(order: random.Random) -> str:
    return " ".join("".join(order.choices(SYLLABLES, k=2)).capitalize() for _ in range(2))


def words(order: random.Random, count: int) -> str:
    return " ".join(order.choices(WORDS, k=count))


def large_case(documents: int, statements: int, seed: int = 0) -> list[Record]:
    """`documents` of about 500 words with `statements` in all; one in three statements retells another's words."""
    drawn = Drawn(random.Random(seed))
    order = drawn.order
    for n in range(documents // 2):
        person = name(order)
        drawn.names.append(person)
        drawn.voices.append(derive("voice", n))
        kind = "person" if n % 3 else "organisation"
        voice = Voice(
            id=drawn.voices[-1],
            name=person,
            type=kind,
            private=n % 3 == 1,
            aliases=(person.split()[1],),
            roles=("driver",),
        )
        drawn.rows.append(voice)
    shared = [words(order, order.randint(6, 30)) for _ in range(statements // 6)]
    utterances: dict[tuple[int, int], list[Statement]] = {}
    for n in range(documents):
        drawn.rows += _document(drawn, n, statements // documents, shared, utterances)
    for (voice_number, wording), told in utterances.items():
        _utterance(drawn, drawn.voices[voice_number], wording, told)
    _claims(drawn)
    return drawn.rows


def _document(
    drawn: Drawn, n: int, statements: int, shared: list[str], utterances: dict[tuple[int, int], list[Statement]]
) -> Iterator[Record]:
    order = drawn.order
    id_, parts, length = derive("document", n), [], 0
    made: list[Record] = []

    def add(text: str) -> Span:
        nonlocal length
        parts.append(text)
        length += len(text)
        return length - len(text), length

    for _ in range(statements):
        add(words(order, 25).capitalize() + ". ")
        retold = order.random() < 1 / 3
        wording = order.randrange(len(shared)) if retold else -len(parts) - 1000 * n
        speaker = wording % len(drawn.voices) if retold else order.randrange(len(drawn.voices))
        content = add(shared[wording] if retold and order.random() < 0.5 else words(order, order.randint(6, 30)))
        add(", ")
        source = add(drawn.names[speaker])
        add(" ")
        cue = add("said")
        add(".\n\n")
        row = Statement(
            id=derive("statement", n, content), document=id_, kind="indirect", source=(source,), cue=(cue,),
            content=(content,), parent=None, in_block=None, confidence=0.8,
        )  # fmt: skip
        frame = Frame(
            statement=row.id, document=id_, venue=None, via=(), said_on=f"2031-05-{n % 28 + 1:02}",
            act="denial" if order.random() < 0.2 else "allegation", denies=None, duress=False,
        )  # fmt: skip
        made += [row, frame, StatementVoice(statement=row.id, document=id_, voice=drawn.voices[speaker])]
        utterances.setdefault((speaker, wording), []).append(row)
        if order.random() < 0.3:
            place = Place(document=id_, begin=source[0], end=cue[1])
            to = derive("document", order.randrange(n)) if n and order.random() < 0.5 else drawn.voices[speaker]
            made.append(
                Route(
                    id=derive("route", n, content),
                    from_=id_,
                    to=to,
                    to_name=drawn.names[speaker],
                    kind="credit",
                    subject=None,
                    evidence=(place,),
                    confidence=order.random(),
                )
            )
    number = add(f"At least {n % 90 + 3} men")
    made.append(
        Figure(
            id=derive("figure", n),
            document=id_,
            begin=number[0],
            end=number[1],
            low=n % 90 + 3,
            high=None,
            unit="men",
            kind="detained",
            main=True,
            as_of=None,
            statement=None,
        )
    )
    add(" were taken away.\n\n")
    begin, end = add("Also read: " + words(order, 8))
    text = "".join(parts)
    original = sha256(text.encode())
    yield Input(
        id=derive("input", n), root="large", path=f"{n:05}.txt", original=original, size=len(text), current=True
    )
    yield Document(
        id=id_, input=derive("input", n), path=f"{n:05}.txt", original=original, outlet=f"Outlet {n % 80}", url=None,
        published=f"2031-05-{n % 28 + 1:02}", author=None, title=words(order, 8).capitalize(), language="en",
        covered=True, text=text, warnings=(),
    )  # fmt: skip
    yield Block(document=id_, kind="related", begin=begin, end=end)
    yield TextOrigin(
        document=id_,
        origin=derive("origin", n % 80),
        outlet=None,
        from_document=None,
        share=1.0,
        confidence=0.7,
        why="own",
    )
    yield from made


def _utterance(drawn: Drawn, voice: str, wording: int, told: list[Statement]) -> None:
    first, *rest = (row.id for row in told)
    id_ = derive("utterance", voice, wording)
    differences = tuple(Difference(a=first, b=other, kind="reworded", differs_in=None) for other in rest)
    row = Utterance(id=id_, voice=voice, venue=None, said_on=None, statements=(first, *rest), differences=differences)
    drawn.rows += [row, OriginOf(subject=id_, origin=derive("origin", voice))]
    if drawn.order.random() < 0.1:
        other = drawn.order.choice(told).id
        why = "alike words, another occasion"
        drawn.rows.append(
            Proposal(id=derive("proposal", id_), kind="utterances", a=first, b=other, confidence=0.5, why=why)
        )
    if drawn.order.random() < 0.05:
        wanted = tuple(sorted({row.document for row in told}))
        drawn.rows.append(
            MissingOriginal(
                id=derive("missing", id_),
                name=drawn.order.choice(drawn.names),
                said_on=None,
                venue=None,
                words=words(drawn.order, 9),
                wanted_by=wanted,
            )
        )
    drawn.told[id_] = [row.document for row in told]
    drawn.statements[id_] = [row.id for row in told]


def _claims(drawn: Drawn) -> None:
    """Every utterance on one side of some claim: one in three claims of several utterances."""
    drawn.rows += [
        Origin(id=derive("origin", v), outlet=None, voice=v, document=None, firsthand=None, why="speaks for itself")
        for v in drawn.voices
    ]
    left = sorted(drawn.told)
    while left:
        size = drawn.order.choice((1, 1, 1, 1, 2, 6))
        some, left = left[:size], left[size:]
        claim = derive("claim", some[0])
        drawn.rows.append(Claim(id=claim, text=words(drawn.order, 12)))
        for side, its in (("asserting", some[: (size + 1) // 2]), ("denying", some[(size + 1) // 2 :])):
            if its:
                drawn.rows.append(_side(drawn, claim, side, its))


def _side(drawn: Drawn, claim: str, side: str, its: list[str]) -> ClaimSide:
    voices = (drawn.order.choice(drawn.voices),)
    return ClaimSide(
        claim=claim, side=side, statements=tuple(s for u in its for s in drawn.statements[u]), utterances=tuple(its),
        documents=tuple(sorted({d for u in its for d in drawn.told[u]})), occasions=len(its), voices=voices, routes=(),
        origins=tuple(derive("origin", v) for v in voices), independent_origins=1, low=1, high=len(its),
        why=f"{len(its)} occasions; one voice",
    )  # fmt: skip
