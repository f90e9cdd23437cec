"""Time and memory of the stages from voices to claims on generated cases, and how both grow.

    python bench/scale.py [--documents 2000 5000 10000] [--add 100] [--report] [--profile]

Statements, speakers and frames are given: no model reads.  How often an utterance is told follows the development
data (359 articles of 85 events, 6,558 statements): 91.6% once, and P(k tellings or more) = 0.084 (k / 2) ** -1.82
for the rest.  Voices and outlets follow Zipf's law; a document in ten is mostly a copy of another; one statement in
fifty is a stock phrase that anybody says.  Everything is read from and written to a case on disk, as `trace` does it;
then some documents more are added, and linked to what is there.  With --report the case's report is written, first
and after the documents were added.
"""

from __future__ import annotations

import argparse
import cProfile
import math
import pstats
import random
import resource
import time
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from firsthand import api, pipeline
from firsthand.case import Case
from firsthand.engine.local import LocalEngine
from firsthand.records import Act, Document, Frame, Record, Speaker, Statement
from firsthand.report import write
from firsthand.report.summary import summary
from firsthand.stage import Context, Settings
from scale_case import fill

CONTEXT = Context(Settings(), lambda _original: b"", LocalEngine())
EACH = 10  # statements of a document
RETOLD, STEEP = 0.084, 1.82  # of utterances, as fitted
COPIED, STOCK, NAMED = 0.1, 0.02, 0.75  # of documents; of statements
ACTS: dict[Act, float] = {"opinion": 0.41, "report": 0.35, "other": 0.06, "allegation": 0.05, "promise": 0.05}
ACTS |= {"demand": 0.03, "denial": 0.02, "confirmation": 0.02, "no-comment": 0.01}
DEEDS = (
    "beaten",
    "held in the depot",
    "shot",
    "robbed",
    "evicted",
    "paid",
    "ordered",
    "threatened",
    "killed",
    "lied to",
)
PHRASES = 40


class Zipf:
    """Draws numbers from 0 to `size`, the one of rank r as often as 1 / (r + 3)."""

    def __init__(self, size: int) -> None:
        self._up = list(accumulate(1 / (rank + 3) for rank in range(size)))

    def __call__(self, draw: random.Random) -> int:
        return bisect(self._up, draw.random() * self._up[-1])


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance to be told: its words, voice, act, day."""

    words: tuple[str, ...]
    voice: str
    act: Act
    day: int


class Pile:
    """Draws documents one after the other; equal numbers give equal piles."""

    def __init__(self, documents: int) -> None:
        self._draw = random.Random(documents)
        self._count = documents
        self._vocabulary = [self._syllables() for _ in range(30_000)]
        self._word = Zipf(30_000)
        self._voices = [self._name() for _ in range(max(20, documents * EACH // 20))]
        self._voice, self._outlet = Zipf(len(self._voices)), Zipf(max(10, documents // 50))
        self._stock = [self._new() for _ in range(PHRASES)]
        self._due: list[Said] = []  # tellings still to come, in any order
        self._texts: list[tuple[str, list[Said]]] = []

    def rows(self) -> Iterator[Record]:
        """Documents with their statements, speakers and frames."""
        for number in range(self._count):
            yield from self._document(f"d{number:07d}")

    def _document(self, id_: str) -> Iterator[Record]:
        draw = self._draw
        if self._texts and draw.random() < COPIED:
            opening, told = self._texts[-1 - min(int(draw.paretovariate(1)) - 1, len(self._texts) - 1)]
        else:
            opening = f"It was seen from Saltholm and {draw.choice(self._voices).split()[1]}, " + " ".join(
                self._words(30)
            )
            told = [self._next() for _ in range(EACH)]
            self._texts = [*self._texts[-999:], (opening, told)]
        parts, at = [opening + "."], len(opening) + 1
        for n, said in enumerate(told):
            named, words = draw.random() < NAMED, " ".join(said.words)
            who = said.voice if named else "a witness"
            sentence = f"\n{who} said that {words}."
            begin = at + 1
            cue = begin + len(who) + 1
            content = cue + len("said that ")
            statement = f"{id_}-{n}"
            yield Statement(
                id=statement, document=id_, kind="indirect", source=((begin, cue - 1),), cue=((cue, cue + 4),),
                content=((content, content + len(words)),), parent=None, in_block=None, confidence=0.9,
            )  # fmt: skip
            yield Speaker(
                statement=statement, document=id_, speaker=who if named else None, speakers=(),
                speaker_type="person" if named else "unnamed", on_behalf_of=None, role=None,
                entity=who if named else statement, named_at=((begin, cue - 1),) if named else (),
            )  # fmt: skip
            yield Frame(
                statement=statement, document=id_, venue=None, via=(),
                said_on=_day(said.day) if draw.random() < 0.3 else None, act=said.act,
                denies="the deed" if said.act == "denial" else None, duress=False,
            )  # fmt: skip
            parts.append(sentence)
            at += len(sentence)
        yield Document(
            id=id_, input=id_, path=f"{id_}.txt", original="o", outlet=f"Outlet {self._outlet(draw)}",
            published=_day(max(said.day for said in told) + draw.randrange(3)), author=None, title=None, url=None,
            language="en", covered=True, text="".join(parts), warnings=(),
        )  # fmt: skip

    def _next(self) -> Said:
        """What a statement tells: a stock phrase of somebody, a retelling that is due, or something new."""
        draw = self._draw
        if draw.random() < STOCK:
            said = draw.choice(self._stock)
            return Said(said.words, self._voices[self._voice(draw)], said.act, draw.randrange(60))
        if self._due and draw.random() < min(0.5, len(self._due) / (20 * EACH)):
            n = draw.randrange(len(self._due))
            self._due[n], self._due[-1] = self._due[-1], self._due[n]
            return self._retold(self._due.pop())
        said = self._new()
        if draw.random() < RETOLD:
            tellings = min(int(2 * draw.paretovariate(STEEP)), self._count // 10)
            self._due += [said] * (tellings - 1)
        return said

    def _new(self) -> Said:
        draw = self._draw
        act = draw.choices(list(ACTS), list(ACTS.values()))[0]
        words = self._words(max(4, int(draw.lognormvariate(math.log(13), 0.7))))
        if act in ("denial", "allegation"):
            words[1:1] = f"{'nobody was' if act == 'denial' else 'they were'} {draw.choice(DEEDS)}".split()
        return Said(tuple(words[:60]), self._voices[self._voice(draw)], act, draw.randrange(60))

    def _retold(self, said: Said) -> Said:
        """Half word for word, else cut or with a word in eight exchanged."""
        way = self._draw.random()
        if way < 0.5:
            return said
        if way < 0.7:
            return Said(said.words[: max(4, len(said.words) * 2 // 3)], said.voice, said.act, said.day)
        changed = (w if self._draw.random() < 0.875 else self._words(1)[0] for w in said.words)
        return Said(tuple(changed), said.voice, said.act, said.day)

    def _words(self, count: int) -> list[str]:
        return [self._vocabulary[self._word(self._draw)] for _ in range(count)]

    def _name(self) -> str:
        return f"{self._syllables().title()} {self._syllables().title()}"

    def _syllables(self) -> str:
        return "".join(
            self._draw.choice("bdfghklmnprstvz") + self._draw.choice("aeiou") for _ in range(self._draw.randint(2, 4))
        )


def _day(number: int) -> str:
    return f"2031-{5 + number // 28:02d}-{1 + number % 28:02d}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[2_000, 5_000, 10_000])
    parser.add_argument("--add", type=int, default=100, help="documents that come to each case afterwards")
    parser.add_argument("--report", action="store_true", help="the time of the report, too")
    parser.add_argument("--profile", action="store_true", help="where the time goes, at each size")
    options = parser.parse_args()
    took: dict[str, list[float]] = defaultdict(list)
    for count in options.documents:
        with (
            TemporaryDirectory() as folder,
            ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as alone,
        ):
            case = Path(folder) / "case"
            alone.submit(fill_with, case, count, options.add).result()
            for stage, seconds in alone.submit(measured, case, count, options.profile).result().items():
                took[stage].append(seconds)
            if options.report:
                took["report"].append(alone.submit(reported, case).result())
            if options.add:
                alone.submit(fill_with, case, count, options.add, added=True).result()
                alone.submit(measured, case, count, options.profile, options.add).result()
            if options.add and options.report:
                again = alone.submit(reported, case).result()
                print(f"  the report again: {again / took['report'][-1]:.2f} of the time of the first", flush=True)
    print(f"growth exponent from {options.documents[0]:,} to {options.documents[-1]:,} documents:")
    for stage, times in took.items():
        if len(times) > 1:
            ratio = math.log(times[-1] / times[0]) / math.log(options.documents[-1] / options.documents[0])
            print(f"  {stage:10} {ratio:5.2f}")


def fill_with(folder: Path, documents: int, more: int, added: bool = False) -> None:
    """Puts the first `documents` of a pile into a case, or, if `added`, those `more` that come after them."""
    with Case.create_or_open(folder) as case:
        fill(
            case,
            _of_documents(
                Pile(documents + more).rows(), range(documents, documents + more) if added else range(documents)
            ),
            CONTEXT,
        )


def _of_documents(rows: Iterable[Record], wanted: range) -> Iterator[Record]:
    """The rows of documents by their number; each document comes after what belongs to it."""
    number = 0
    for row in rows:
        if number in wanted:
            yield row
        number += isinstance(row, Document)


def measured(folder: Path, documents: int, profiled: bool, added: int = 0) -> dict[str, float]:
    """Links what a case holds; prints and gives seconds of processor time by stage, and of all."""
    took: dict[str, float] = {}
    began, wall = time.process_time(), time.perf_counter()
    print(f"{documents:,} documents, {documents * EACH:,} statements" if not added else f"  {added} more:", flush=True)

    def progress(stage: str, done: int, of: int) -> None:
        if of and done == of:
            took[stage] = time.process_time() - began - sum(took.values())
            print(f"  {stage:10} {took[stage]:8.1f} s, peak {memory():.2f} GB", flush=True)

    profile = cProfile.Profile()
    with Case.create_or_open(folder) as case:
        if profiled:
            profile.runcall(pipeline.build, case, Settings(), progress)
        else:
            pipeline.build(case, Settings(), progress)
    took["all"] = time.process_time() - began
    print(
        f"  {'all':10} {took['all']:8.1f} s ({time.perf_counter() - wall:.1f} s of wall clock), peak {memory():.2f} GB",
        flush=True,
    )
    if profiled:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
    return took


def reported(folder: Path) -> float:
    """Writes a case's report and makes its summary; prints and gives seconds of processor time."""
    began = time.process_time()
    with Case.open(folder) as case:
        findings = api.findings(case)
        read = time.process_time() - began
        write.write(findings, folder / "report.html")
        summary(findings)
    took = time.process_time() - began
    sizes = {path.name: path.stat().st_size for path in [folder / "report.html", *(folder / "report").glob("*.html")]}
    largest = max(sizes, key=lambda name: sizes[name])
    print(f"  {'report':10} {took:8.1f} s, {read:.1f} s of them to read the case, peak {memory():.2f} GB;", end=" ")
    print(f"{len(sizes):,} files, {sum(sizes.values()) / 1e6:.0f} MB,", end=" ")
    print(f"the largest {largest} with {sizes[largest] / 1e6:.1f} MB", flush=True)
    return took


def memory() -> float:
    """Peak of this process, gigabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    main()
