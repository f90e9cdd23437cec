"""Retellings: statements that tell one act of speaking, grouped into utterances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import pyarrow as pa

from firsthand.engine import Step
from firsthand.ids import derive
from firsthand.records import (
    Difference,
    Document,
    Frame,
    Passage,
    Proposal,
    Record,
    Speaker,
    Statement,
    StatementVoice,
    Utterance,
    Voice,
)
from firsthand.stage import Context, Stage, Tables
from firsthand.text.differences import difference
from firsthand.text.groups import Groups
from firsthand.text.propositions import Rarity, containment, longest_run, stems
from firsthand.text.spans import overlap
from firsthand.text.words import Word, words

COMMON = 60  # statements; a stem met in more of one voice's statements joins nothing by itself
SURE, DOUBTFUL = 0.35, 0.2  # link scores: counted, proposed
VERBATIM = 12  # words in a row that outweigh two dates that do not agree
STRONG, CLOSE = 6, 0.6  # words in a row and share of stems from which an unknown speaker's words join a known one's
PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we", "him", "her", "them", "who", "one"))

Known = Literal["named", "unnamed", "unknown"]

# Pairs worth a look: two shared stems and one voice, or four words in a row under any voices.
STEPS = (
    Step("rare", f"SELECT voice, stem FROM stems GROUP BY ALL HAVING count(*) BETWEEN 2 AND {COMMON}"),
    Step("told", "SELECT stems.* FROM stems JOIN rare USING (voice, stem)"),
    Step(
        "one_voice",
        """SELECT l.statement AS a, r.statement AS b FROM told AS l JOIN told AS r USING (voice, stem)
        WHERE l.statement < r.statement GROUP BY ALL HAVING count(*) >= 2""",
    ),
    Step("phrases", f"SELECT phrase FROM runs GROUP BY ALL HAVING count(*) BETWEEN 2 AND {COMMON}"),
    Step("spoken", "SELECT runs.* FROM runs JOIN phrases USING (phrase)"),
    Step(
        "alike",
        """SELECT DISTINCT l.statement AS a, r.statement AS b FROM spoken AS l JOIN spoken AS r USING (phrase)
        WHERE l.statement < r.statement""",
    ),
    Step("candidates", "SELECT a, b FROM one_voice UNION SELECT a, b FROM alike ORDER BY a, b"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as this stage sees it."""

    statement: Statement
    text: str  # of its document
    words: tuple[Word, ...]  # of its content
    folded: tuple[str, ...]
    stems: tuple[str, ...]
    voices: frozenset[str]
    known: Known
    frame: Frame | None


def run(tables: Tables, context: Context) -> Iterator[Record]:
    """One utterance for each group of retellings; a proposal for each link in doubt or conflict."""
    told = _told(tables, context.settings.least_confidence)
    rarity = Rarity(t.stems for t in told)
    copied = _copied(tables)
    groups = Groups(range(len(told)))
    links = []
    for a, b in _candidates(told, context):
        if _conflict(told[a], told[b]):
            yield _proposal(
                told[a], told[b], 0.5, "attribution conflict: the same distinctive words are given to two voices"
            )
            continue
        score = _score(told[a], told[b], rarity, (told[a].statement.id, told[b].statement.id) in copied)
        if score >= DOUBTFUL:
            links.append((score, a, b))
    for score, a, b in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        if score >= SURE and _may_join(groups, told, a, b):
            groups.join(a, b)
        elif score < SURE:
            yield _proposal(told[a], told[b], score, "like words; perhaps one occasion")
    for group in groups.all():
        yield _utterance([told[i] for i in group])


def _told(tables: Tables, least: float) -> list[Told]:
    texts = {d.id: d.text for d in tables[Document]}
    named = frozenset(v.id for v in tables[Voice] if v.name is not None)
    voices: dict[str, set[str]] = defaultdict(set)
    for row in tables[StatementVoice]:
        voices[row.statement].add(row.voice)
    frames = {row.statement: row for row in tables[Frame]}
    documents = {row.statement for row in tables[Speaker] if row.speaker_type == "document"}
    found = []
    for s in sorted(tables[Statement], key=lambda s: s.id):
        if s.confidence < least:
            continue
        text = texts[s.document]
        mine = tuple(Word(w.folded, w.begin + b, w.end + b) for b, e in s.content for w in words(text[b:e]))
        folded = tuple(w.folded for w in mine)
        known = _known(text, s, bool(voices[s.id] & named), s.id in documents)
        found.append(
            Told(s, text, mine, folded, tuple(stems(folded)), frozenset(voices[s.id]), known, frames.get(s.id))
        )
    return found


def _candidates(told: Sequence[Told], context: Context) -> list[tuple[int, int]]:
    by_stem = [(i, voice, stem) for i, t in enumerate(told) for voice in t.voices for stem in set(t.stems)]
    by_run = [
        (i, phrase)
        for i, t in enumerate(told)
        for phrase in {" ".join(t.folded[k : k + 4]) for k in range(len(t.folded) - 3)}
    ]
    inputs = {
        "stems": _columns(by_stem, ("statement", "voice", "stem")),
        "runs": _columns(by_run, ("statement", "phrase")),
    }
    found = context.engine.run(STEPS, inputs)["candidates"]
    return list(zip(found["a"].to_pylist(), found["b"].to_pylist(), strict=True))


def _columns(rows: Sequence[tuple[object, ...]], names: Sequence[str]) -> pa.Table:
    kinds = [pa.int64() if name == "statement" else pa.string() for name in names]
    return pa.table([pa.array([row[i] for row in rows], kind) for i, kind in enumerate(kinds)], names=list(names))


def _score(a: Told, b: Told, rarity: Rarity, copied: bool) -> float:
    """Likelihood, by rule, that two statements tell one utterance: 0 to 1."""
    if not a.stems or not b.stems:
        return 0.0
    share = containment(a.stems, b.stems, rarity)
    run = longest_run(a.folded, b.folded)
    short = min(len(a.folded), len(b.folded))
    score = 0.75 * share + 0.05 * min(run, 8) * (0.5 if short < 4 else 1.0) - 0.08
    if len(set(a.stems) & set(b.stems)) < 2 and run < 4:
        score -= 0.4
    if _other_day(a, b) and run < VERBATIM:
        score -= 0.8
    if a.voices & b.voices or copied:
        return max(0.0, min(1.0, score))
    if "unknown" not in (a.known, b.known) or run < STRONG or share < CLOSE:
        return 0.0  # alike words of two people are two
    return max(0.0, min(1.0, score))


def _other_day(a: Told, b: Told) -> bool:
    """Whether both tell when, and not the same: neither date is a part of the other."""
    x, y = (t.frame.said_on if t.frame else None for t in (a, b))
    if not x or not y or "/" in x or "/" in y:
        return False
    size = min(len(x), len(y))
    return x[:size] != y[:size]


def _may_join(groups: Groups, told: Sequence[Told], a: int, b: int) -> bool:
    """Two named voices are never one utterance by machine, nor a named one and one whom a document leaves unnamed."""
    both = [told[i] for x in (a, b) for i in groups.members(x)]
    named = [t.voices for t in both if t.known == "named"]
    if any(not x & y for x, y in combinations(named, 2)):
        return False
    return not (named and any(t.known == "unnamed" for t in both))


def _conflict(a: Told, b: Told) -> bool:
    apart = a.known == b.known == "named" and not (a.voices & b.voices)
    return apart and longest_run(a.folded, b.folded) >= STRONG


def _known(text: str, statement: Statement, named: bool, document: bool) -> Known:
    """A description ("a witness") is somebody, and not to be named; a pronoun or no source at all may be anybody.

    So may a document that is quoted ("the letter said"): whose it is stands elsewhere.
    """
    if named:
        return "named"
    if document:
        return "unknown"
    source = [w.folded for b, e in statement.source for w in words(text[b:e])]
    return "unknown" if all(word in PRONOUNS for word in source) else "unnamed"


def _copied(tables: Tables) -> set[tuple[str, str]]:
    """Pairs of statements that stand, with their sources, in one passage: the text was copied, speaker and all."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for passage in tables[Passage]:
        for place in passage.spans:
            spans[place.document].append((place.begin, place.end, passage.id))
    inside: dict[str, list[str]] = defaultdict(list)
    for s in tables[Statement]:
        said = (*s.source, *s.cue)
        for begin, end, held_by in spans[s.document]:
            if said and overlap(said, [(begin, end)]) == overlap(said, said) and overlap(s.content, [(begin, end)]):
                inside[held_by].append(s.id)
    return {pair for ids in inside.values() for pair in combinations(sorted(set(ids)), 2)}


def _proposal(a: Told, b: Told, score: float, why: str) -> Proposal:
    ids = sorted((a.statement.id, b.statement.id))
    return Proposal(
        id=derive("proposal", "utterances", *ids),
        kind="utterances",
        a=ids[0],
        b=ids[1],
        confidence=round(score, 3),
        why=why,
    )


def _utterance(group: Sequence[Told]) -> Utterance:
    ids = sorted(t.statement.id for t in group)
    chosen = max(group, key=lambda t: (t.statement.kind == "direct", len(t.folded), t.statement.id))
    by = {
        known: sorted({v for t in group if t.known == known for v in t.voices})
        for known in ("named", "unnamed", "unknown")
    }
    voices = by["named"] or by["unnamed"] or by["unknown"]
    frames = [t.frame for t in group if t.frame]
    return Utterance(
        id=derive("utterance", ids[0]),
        voice=voices[0] if voices else None,
        venue=_most(f.venue for f in frames),
        said_on=_most(f.said_on for f in frames),
        statements=tuple(ids),
        differences=tuple(_difference(chosen, t) for t in group if t is not chosen),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value met most often; of equals the longest, then the first in the alphabet."""
    met = [v for v in values if v]
    return min(set(met), key=lambda v: (-met.count(v), -len(v), v)) if met else None


def _difference(a: Told, b: Told) -> Difference:
    kind, differs_in = difference(a.text, a.words, b.text, b.words)
    return Difference(a=a.statement.id, b=b.statement.id, kind=kind, differs_in=differs_in)


STAGE = Stage(
    name="utterances",
    version=1,
    each="case",
    reads=(Document, Statement, Speaker, Frame, Voice, StatementVoice, Passage),
    writes=(Utterance, Proposal),
    run=run,
    settings=("least_confidence",),
)
