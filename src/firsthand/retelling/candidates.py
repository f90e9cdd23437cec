"""Pairs of statements worth a look, by inverted index (blocking: Fellegi and Sunter 1969)."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from firsthand.engine import Engine, Step
from firsthand.retelling.rivals import distinct
from firsthand.retelling.told import Told
from firsthand.text.words import shingles

HEAD = 24  # statements of one key: each is paired with the longest so many, so that a bucket of n costs n * HEAD
NEAREST = 40  # pairs kept for each statement, those that share most
RUN = 4  # words in a row that any two voices may share
DISTINCT = 6  # words from which equal words are chained by themselves
STEM = (1 << 32) - 1  # bits of a key that number its stem; those above number its voice
SLICE = 1_000_000  # rows of the index whose pairs are held in memory at a time

Rows = NDArray[np.int64]  # a number for each row, or as many for each as there are columns

# A shared stem and one voice, or four words in a row under any voices.  A statement is paired with the longer ones
# of its bucket alone, which hold what it may be cut from.
RANKED = (
    Step("by_stem", "SELECT *, row_number() OVER (PARTITION BY key ORDER BY size DESC, statement) AS r FROM stems"),
    Step("by_run", "SELECT *, row_number() OVER (PARTITION BY key ORDER BY size DESC, statement) AS r FROM runs"),
)


def nearest(part: int, parts: int) -> tuple[Step, ...]:
    """Steps from the ranked index to the candidates of every `parts`-th statement, from `part` on."""
    stems, runs = (_met(index, part, parts) for index in ("by_stem", "by_run"))
    return (
        Step(
            "touching",
            f"""SELECT one, other, count(DISTINCT key & {STEM}) AS shared FROM ({stems}) AS met GROUP BY ALL
            UNION ALL SELECT one, other, 1 + count(*) AS shared FROM ({runs}) AS met GROUP BY ALL""",
        ),
        Step(
            "near",
            f"""SELECT least(one, other) AS a, greatest(one, other) AS b FROM
            (SELECT *, row_number() OVER (PARTITION BY one ORDER BY shared DESC, other) AS r FROM
                (SELECT one, other, max(shared) AS shared FROM touching GROUP BY ALL) AS pairs) AS ranked
            WHERE r <= {NEAREST}""",
        ),
    )


def _met(index: str, part: int, parts: int) -> str:
    """Each statement beside the others of its buckets, where one of the two is among the longest there."""
    return " UNION ALL ".join(
        f"""SELECT l.statement AS one, r.statement AS other, l.key FROM {index} AS l JOIN {index} AS r
        ON l.key = r.key AND {longer}.r < {shorter}.r AND {longer}.r <= {HEAD} WHERE l.statement % {parts} = {part}"""
        for longer, shorter in ("lr", "rl")
    )


def candidates(told: Sequence[Told], engine: Engine) -> Rows:
    """Pairs of indices into `told`, each once, the smaller first, in order; shape (n, 2)."""
    heads, chained = _chains(told)
    given = {"stems": _stems(told, heads), "runs": _runs(told, heads)}
    ranked = engine.run(RANKED, given, keep=("by_stem",))
    parts = 1 + sum(table.num_rows for table in ranked.values()) // SLICE
    found = [chained]
    for part in range(parts):
        near = engine.run(nearest(part, parts), ranked)["near"]
        found.append(np.column_stack([near[end].to_numpy() for end in "ab"]))
    keys = distinct(np.concatenate([pairs[:, 0] * len(told) + pairs[:, 1] for pairs in found]))
    return np.column_stack(np.divmod(keys, max(1, len(told))))


def _chains(told: Sequence[Told]) -> tuple[list[int], Rows]:
    """Statements that stand for all with equal words of one voice on one day, and the links to and between the rest."""
    last: dict[Hashable, int] = {}
    heads, links = [], []
    for i, t in enumerate(told):
        who = "anybody" if t.known == "unknown" else (t.parties, t.passages)
        when = (t.frame.said_on, t.frame.venue) if t.frame else None
        key = (t.folded, who, when, t.published) if len(t.folded) >= DISTINCT else i
        if key in last:
            links.append((last[key], i))
        else:
            heads.append(i)
        last[key] = i
    return heads, np.array(links, dtype=np.int64).reshape(-1, 2)


def _stems(told: Sequence[Told], heads: Sequence[int]) -> pa.Table:
    """A row for each statement, voice and stem."""
    voices, stems = _codes(), _codes()
    keys, counts = array("q"), []
    for t in map(told.__getitem__, heads):
        before = len(keys)
        held = [stems[stem] for stem in set(t.stems)]
        for voice in t.parties | t.passages:
            first = voices[voice] << STEM.bit_length()
            keys.extend([first | stem for stem in held])
        counts.append(len(keys) - before)
    return _index(told, _owners(heads, counts), np.frombuffer(keys, dtype=np.int64))


def _runs(told: Sequence[Told], heads: Sequence[int]) -> pa.Table:
    """A row for each statement and run of words."""
    words = [word for i in heads for word in told[i].folded]
    owners = _owners(heads, [len(told[i].folded) for i in heads])
    whole = owners[: 1 - RUN] == owners[RUN - 1 :]  # runs that do not reach into the next statement
    return _index(told, owners[: 1 - RUN][whole], shingles(words, RUN).view(np.int64)[whole])


def _owners(heads: Sequence[int], counts: Sequence[int]) -> Rows:
    """Each statement as often as it has keys."""
    return np.repeat(np.array(heads, dtype=np.int64), np.array(counts, dtype=np.int64))


def _index(told: Sequence[Told], owners: Rows, keys: Rows) -> pa.Table:
    """Each statement's keys, once, as far as another statement has them too."""
    order = np.lexsort((owners, keys))
    owners, keys = owners[order], keys[order]
    fresh = np.ones(len(keys), dtype=np.bool_)
    fresh[1:] = (owners[1:] != owners[:-1]) | (keys[1:] != keys[:-1])
    owners, keys = owners[fresh], keys[fresh]
    begins = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
    sizes = np.diff(begins, append=len(keys))
    met = np.repeat(sizes > 1, sizes)
    lengths = np.fromiter((len(t.folded) for t in told), np.int64, len(told))
    owners, keys = owners[met], keys[met]
    return pa.table({"statement": owners, "size": lengths[owners], "key": keys})


def _codes() -> defaultdict[str, int]:
    """Numbers things as they are met."""
    found: defaultdict[str, int] = defaultdict()
    found.default_factory = found.__len__
    return found
