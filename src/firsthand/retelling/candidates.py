"""Pairs of statements worth a look, by inverted index (blocking: Fellegi and Sunter 1969)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise

import pyarrow as pa

from firsthand.engine import Engine, Step
from firsthand.retelling.told import Told

HEAD = 24  # statements of one key: each is paired with the longest so many, so that a bucket of n costs n * HEAD
NEAREST = 40  # pairs kept for each statement, those that share most
RUN = 4  # words in a row that any two voices may share
DISTINCT = 6  # words from which equal words are chained by themselves

# A shared stem and one voice, or four words in a row under any voices.  A statement is paired with the longer ones
# of its bucket alone, which hold what it may be cut from.
STEPS = (
    Step(
        "by_stem",
        "SELECT *, row_number() OVER (PARTITION BY voice, stem ORDER BY size DESC, statement) AS r FROM stems",
    ),
    Step(
        "one_voice",
        f"""SELECT l.statement AS a, r.statement AS b, count(DISTINCT l.stem) AS shared
        FROM by_stem AS l JOIN by_stem AS r ON l.voice = r.voice AND l.stem = r.stem AND l.r < r.r AND l.r <= {HEAD}
        GROUP BY ALL""",
    ),
    Step("by_run", "SELECT *, row_number() OVER (PARTITION BY phrase ORDER BY size DESC, statement) AS r FROM runs"),
    Step(
        "alike",
        f"""SELECT l.statement AS a, r.statement AS b, 1 + count(*) AS shared
        FROM by_run AS l JOIN by_run AS r ON l.phrase = r.phrase AND l.r < r.r AND l.r <= {HEAD} GROUP BY ALL""",
    ),
    Step("touching", "SELECT * FROM one_voice UNION ALL SELECT * FROM alike"),
    Step("pairs", "SELECT least(a, b) AS a, greatest(a, b) AS b, max(shared) AS shared FROM touching GROUP BY ALL"),
    Step("ends", "SELECT a AS one, b AS other, shared FROM pairs UNION ALL SELECT b, a, shared FROM pairs"),
    Step(
        "near",
        f"""SELECT one, other FROM
        (SELECT *, row_number() OVER (PARTITION BY one ORDER BY shared DESC, other) AS r FROM ends) AS ranked
        WHERE r <= {NEAREST}""",
    ),
    Step("candidates", "SELECT DISTINCT least(one, other) AS a, greatest(one, other) AS b FROM near ORDER BY a, b"),
)


def candidates(told: Sequence[Told], engine: Engine) -> list[tuple[int, int]]:
    """Pairs of indices into `told`, each once, the smaller first, in order."""
    chains = _chains(told)
    heads = {chain[0] for chain in chains}
    by_stem = [
        (i, len(t.folded), voice, stem)
        for i, t in enumerate(told)
        if i in heads
        for voice in sorted(t.parties | t.passages)
        for stem in sorted(set(t.stems))
    ]
    by_run = [
        (i, len(t.folded), phrase)
        for i, t in enumerate(told)
        if i in heads
        for phrase in sorted({" ".join(t.folded[k : k + RUN]) for k in range(len(t.folded) - RUN + 1)})
    ]
    given = {
        "stems": _columns(by_stem, ("statement", "size", "voice", "stem")),
        "runs": _columns(by_run, ("statement", "size", "phrase")),
    }
    found = engine.run(STEPS, given)["candidates"]
    linked = {(a, b) for chain in chains for a, b in pairwise(chain)}
    return sorted(linked | set(zip(found["a"].to_pylist(), found["b"].to_pylist(), strict=True)))


def _chains(told: Sequence[Told]) -> list[list[int]]:
    """Statements that give equal words to one voice on one day: one of them stands for all in the index."""
    chains: dict[Hashable, list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        who = "anybody" if t.known == "unknown" else (t.parties, t.passages)
        when = (t.frame.said_on, t.frame.venue) if t.frame else None
        chains[(t.folded, who, when, t.published) if len(t.folded) >= DISTINCT else i].append(i)
    return list(chains.values())


def _columns(rows: Sequence[tuple[object, ...]], names: Sequence[str]) -> pa.Table:
    kinds = [pa.int64() if name in ("statement", "size") else pa.string() for name in names]
    return pa.table([pa.array([row[i] for row in rows], kind) for i, kind in enumerate(kinds)], names=list(names))
