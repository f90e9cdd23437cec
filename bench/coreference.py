"""Whom the sources of statements mean, held against the gold coreference of GUM (Zeldes, LRE 2017).

    python bench/coreference.py DATA_FOLDER [--errors]

For each statement whose source is one of GUM's mentions of an entity: does the name given stand, where the document
gives it in full, in the same chain of mentions?  A chain none of whose mentions holds a proper noun of its own, outside
the mentions within it, has no name: any name for it is invented.  Documents as sources do not count: they speak for
who made them.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from firsthand import intake, pipeline
from firsthand.records import Speaker, Statement
from firsthand.stage import Settings, Tables

Span = tuple[int, int]

_FIRST = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our"))
_BOUND = re.compile(r"(\()?([^()]+)(\))?")
_HEAD = 4  # the field after a mention's chain that holds the places of its head words in it, from 1
_LEAST_SHARED = 0.5  # of the letters of a source and of a gold mention together
_LINKED = 6  # the field after a mention's chain that holds its article in an encyclopaedia, where it has one


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention; `pronoun` tells what its head is, `named` whether a word of its own is a proper noun."""

    begin: int
    end: int
    chain: str
    pronoun: bool
    named: bool


@dataclass(slots=True)
class Gold:
    """A document of GUM: its text as written, a blank line between paragraphs, and its mentions."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)

    def named(self) -> set[str]:
        """The chains that the text names."""
        return {mention.chain for mention in self.mentions if mention.named}

    def chain_at(self, begin: int, end: int) -> str | None:
        """The chain of the innermost mention that holds a name."""
        held = [m for m in self.mentions if m.begin <= begin and end <= m.end]
        return min(held, key=lambda m: m.end - m.begin).chain if held else None

    def mention_like(self, source: Span) -> Mention | None:
        """The mention that a source is."""
        best = max(self.mentions, key=lambda m: _shared((m.begin, m.end), source), default=None)
        return best if best and _shared((best.begin, best.end), source) >= _LEAST_SHARED else None


@dataclass(frozen=True, slots=True)
class Judged:
    """A source: what kind it is and how the name given holds."""

    kind: str
    verdict: str  # right, wrong, nobody; for a chain without a name: left, invented
    source: Span
    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class _Opened:
    """A mention whose end is still to come."""

    begin: int
    word: int  # its first, as a number among the document's words
    head: int  # its head, likewise
    inner: set[int] = field(default_factory=set)  # words of the mentions within it


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each that is wrong, invented or nobody")
    options = parser.parse_args()
    found = [judged for path in sorted((options.data / "gum").glob("*.conllu")) for judged in judge(read(path))]
    for kind in ("first person", "pronoun", "name", "description"):
        count = Counter(judged.verdict for judged in found if judged.kind == kind)
        named = count["right"] + count["wrong"] + count["nobody"]
        print(
            f"{kind:12} of a chain with a name {named:4}: right {count['right']:4}, wrong {count['wrong']:3}, nobody"
            f" {count['nobody']:3};  of one without {count['left'] + count['invented']:4}: invented {count['invented']}"
        )
    for judged in found if options.errors else ():
        if judged.verdict not in ("right", "left"):
            begin, end = judged.source
            before, after = judged.text[max(0, begin - 200) : begin], judged.text[end : end + 80]
            print(f"{judged.verdict}: {judged.speaker}: {f'{before}[{judged.text[begin:end]}]{after}'!r}")


def judge(gold: Gold) -> Iterator[Judged]:
    """Every source of a document that is a mention and of a single voice."""
    tables, named = traced(gold.text), gold.named()
    speakers = {row.statement: row for row in tables[Speaker]}
    for statement in tables[Statement]:
        speaker = speakers[statement.id]
        mention = gold.mention_like(statement.source[0]) if len(statement.source) == 1 else None
        if mention is None or " and " in gold.text[mention.begin : mention.end]:
            continue
        if speaker.speakers or speaker.speaker_type == "document":
            continue
        if mention.chain not in named:
            verdict = "invented" if speaker.speaker else "left"
        elif not speaker.speaker:
            verdict = "nobody"
        else:
            verdict = "right" if mention.chain in {gold.chain_at(*at) for at in speaker.named_at} else "wrong"
        yield Judged(_kind(mention, gold.text), verdict, statement.source[0], speaker.speaker, gold.text)


def _kind(mention: Mention, text: str) -> str:
    if mention.pronoun:
        return "first person" if text[mention.begin : mention.end].lower() in _FIRST else "pronoun"
    return "name" if mention.named else "description"


def traced(text: str) -> Tables:
    """What a document says by itself."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(text.encode())
        taken, held = intake.take_held(intake.find([Path(folder)]))
        return pipeline.read_alone(taken.inputs, held.__getitem__, Settings())


def read(path: Path) -> Gold:
    """Text and mentions of a CoNLL-U file of GUM."""
    gold, classes = Gold(), list[str]()
    opened: dict[str, list[_Opened]] = defaultdict(list)
    known: dict[str, str] = {}  # what a chain is about, where GUM links it: two chains may be about one person
    for gap, form, word_class, entity in _tokens(path):
        begin = len(gold.text) + len(gap)
        gold.text += gap + form
        classes.append(word_class)
        for opens, name, closes in _BOUND.findall(entity):
            chain, *fields = name.split("-")
            if opens:
                word = len(classes) - 1
                known |= {chain: "-".join(fields[_LINKED:])} if fields[_LINKED:] else {}
                opened[chain].append(_Opened(begin, word, word + int(fields[_HEAD].split(",")[0]) - 1))
            if closes:
                mention = opened[chain].pop()
                mine = range(mention.word, len(classes))
                for outer in (one for stack in opened.values() for one in stack):
                    outer.inner.update(mine)
                named = any(classes[i] == "PROPN" for i in mine if i not in mention.inner)
                pronoun = classes[mention.head] in ("PRON", "DET")
                gold.mentions.append(Mention(mention.begin, len(gold.text), chain, pronoun, named))
    gold.mentions = [replace(m, chain=known.get(m.chain, m.chain)) for m in gold.mentions]
    return gold


def _tokens(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """The gap before each token, its form, its word class and the bounds of mentions at it."""
    gap, fused, after = "", range(0), ""  # `fused`: tokens written as one word, which `after` follows
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            fused = range(0)  # numbers begin anew with each sentence
            gap = "\n\n" if line.startswith("# newpar") and gap else gap
            continue
        number, form, _, word_class, *_, misc = line.split("\t")
        if "." in number:  # a word left out
            continue
        space = "" if "SpaceAfter=No" in misc else " "
        if "-" in number:
            first, last = map(int, number.split("-"))
            fused, after = range(first, last + 1), space
            continue
        entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        yield gap, form, word_class, entity
        at = int(number)
        gap = space if at not in fused else "" if at < fused[-1] else after


def _shared(a: Span, b: Span) -> float:
    both = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, both) / (max(a[1], b[1]) - min(a[0], b[0]))


if __name__ == "__main__":
    main()
