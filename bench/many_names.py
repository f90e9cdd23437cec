"""Voices gathered from many distinct names of a generated case, and how the time grows.

    python bench/many_names.py [--names 12500 25000 50000 100000]

Invented persons and bodies, each written in up to four ways (initial, middle name, short form, a slip, surname alone,
acronym), speak in documents of a few statements; how often a name comes is Zipf's.  No text is read by a model.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from collections.abc import Iterator

from firsthand.cycles import put_off
from firsthand.engine.local import LocalEngine
from firsthand.records import Document, Merge, Proposal, Record, Speaker, SpeakerType, Statement, Voice
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import voices

CONTEXT = Context(Settings(), lambda _original: b"", LocalEngine())
GIVEN = (
    "Michael",
    "Mike",
    "Ana",
    "Ivo",
    "Marta",
    "Robert",
    "Bob",
    "Yusuf",
    "Iusuf",
    "Leonard",
    "Pia",
    "Elena",
    "Karel",
)
BODIES = ("Union of {}", "{} Police Department", "{} police", "Ministry of Works of {}", "{} Foundation", "{} Times")
ROLES = ("works minister", "mayor of {}", "a miner", "spokesman", "teacher", "chairman of the {} board")
SPEAKERS = 4  # of a document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, nargs="+", default=[12_500, 25_000, 50_000, 100_000])
    options = parser.parse_args()
    took = []
    for wanted in options.names:
        rows = list(case(wanted))
        distinct = len({row.speaker for row in rows if isinstance(row, Speaker)})
        began, busy = time.perf_counter(), time.process_time()
        with put_off():
            found = list(voices.run(Tables(rows), CONTEXT))
        took.append((distinct, time.perf_counter() - began))
        kinds = [sum(isinstance(row, kind) for row in found) for kind in (Voice, Merge, Proposal)]
        print(
            f"{distinct:>7,} names, {sum(isinstance(r, Document) for r in rows):>7,} documents: {took[-1][1]:6.1f} s "
            f"({time.process_time() - busy:.1f} s of processor); "
            f"voices {kinds[0]:,}, merges {kinds[1]:,}, proposals {kinds[2]:,}",
            flush=True,
        )
    if len(took) > 1:
        (few, short), (many, long) = took[0], took[-1]
        print(f"growth exponent from {few:,} to {many:,} names: {math.log(long / short) / math.log(many / few):.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"peak memory {peak:.1f} GB, the generated rows included")


def case(wanted: int) -> Iterator[Record]:
    """Documents with statements until `wanted` distinct names have spoken."""
    draw = random.Random(wanted)
    words = [syllables(draw) for _ in range(max(50, wanted // 6))]
    seen: set[str] = set()
    number = 0
    while len(seen) < wanted:
        document, story = f"d{number:07d}", draw.choices(words, k=8)
        text = f"In {story[0]}, " + " and ".join(f"the quay of {word}" for word in story) + ", all was told."
        for i in range(SPEAKERS):
            name, kind = spoken(draw, words)
            seen.add(name)
            begin = len(text) + 1
            content = " ".join(draw.choices(words, k=9)).lower()
            text += f" {name} said {content}."
            at = begin + len(name)
            id_ = f"{document}-{i}"
            yield Statement(
                id=id_, document=document, kind="indirect", source=((begin, at),), cue=((at + 1, at + 5),),
                content=((at + 6, at + 6 + len(content)),), parent=None, in_block=None, confidence=0.9,
            )  # fmt: skip
            yield Speaker(
                statement=id_, document=document, speaker=name, speakers=(), speaker_type=kind, on_behalf_of=None,
                role=draw.choice(ROLES).format(draw.choice(words)) if draw.random() < 0.5 else None,
                entity=name.lower(), named_at=((begin, at),),
            )  # fmt: skip
        yield Document(
            id=document, input=document, path=document, original="o", outlet=None, published=None, author=None,
            title=None, url=None, language="en", covered=True, text=text, warnings=(),
        )  # fmt: skip
        number += 1


def spoken(draw: random.Random, words: list[str]) -> tuple[str, SpeakerType]:
    """A name as some document writes it."""
    word = words[int(len(words) ** draw.random()) - 1]  # Zipf: the logarithm of the rank is even
    if draw.random() < 0.25:
        body = draw.choice(BODIES).format(word)
        letters = "".join(w[0] for w in body.split() if w[0].isupper())
        return (letters if len(letters) > 2 and draw.random() < 0.1 else body), "organisation"
    given, form = draw.choice(GIVEN), draw.random()
    if form < 0.1:
        return f"{given[0]}. {word}", "person"
    if form < 0.25:
        return f"{given} {draw.choice('ABCDEFGH')}. {word}", "person"
    if form < 0.3:
        return f"{given} {word[:-1]}{draw.choice('aeiou')}", "person"
    return (word if form < 0.4 else f"{given} {word}"), "person"


def syllables(draw: random.Random) -> str:
    return "".join(draw.choice("bdfghklmnprstvz") + draw.choice("aeiou") for _ in range(draw.randint(3, 5))).title()


if __name__ == "__main__":
    main()
