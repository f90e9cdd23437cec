"""Passages: text that documents share with no attribution, from a clause up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain as joined
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from firsthand.engine import Engine, Step
from firsthand.ids import derive
from firsthand.lineage.accounts import SEED, Account, accounts_of
from firsthand.records import Block, Document, Frame, Passage, Place, Record, Statement
from firsthand.stage import Context, Stage, Tables
from firsthand.text.alignment import Match, Run, chain
from firsthand.text.groups import Groups
from firsthand.text.words import Span

CLAUSE = 8  # least equal words of a passage
GAP = 12  # most words an edit may put in or leave out
COMMON = 40  # documents; a seed met in more is compared with the first of them only
REPEATS = 4  # places of one seed in one document
EDGE = 60  # words from either end where an outlet's own furniture stands, and no more than a quarter of the account
LOOSE = 4  # words outside of what is quoted that make shared text more than a retelling
TELLING = 4  # least words of a passage that are no names, numbers or function words
TOLD = 2  # most statements of one act of speaking, told on by each side in its own frame

PARTS = 16  # of all seeds: to sort them at once would take several times their memory
SLICE = 500_000  # places of shared seeds whose pairs are held in memory at a time

SHARED = (
    Step(
        "repeated",
        "SELECT hash, min(document) AS first FROM seeds GROUP BY hash HAVING min(document) <> max(document)",
    ),
    Step(
        "placed",
        """SELECT *, row_number() OVER (PARTITION BY document, hash ORDER BY position) AS nth
        FROM seeds JOIN repeated USING (hash)""",
    ),
    Step("spread", "SELECT hash, count(*) AS documents FROM placed WHERE nth = 1 GROUP BY hash"),
    Step(
        "shared",
        f"SELECT * FROM placed JOIN spread USING (hash) WHERE nth <= {REPEATS}",
    ),
)
# A seed in n documents makes n * (n - 1) / 2 pairs up to COMMON, and n - 1 above: stock phrases stay bounded, and
# what all share is still found, since each is compared with the first.
MATCHED = (
    Step(
        "pairs",
        f"""SELECT l.document AS a, r.document AS b, l.position AS at_a, r.position AS at_b
        FROM mine AS l JOIN shared AS r ON l.hash = r.hash
        WHERE l.document < r.document AND (l.documents <= {COMMON} OR l.document = l.first)""",
    ),
    Step(
        "islands",
        """SELECT *, at_a - row_number() OVER (PARTITION BY a, b, at_a - at_b ORDER BY at_a) AS island FROM pairs""",
    ),
    Step(
        "runs",
        f"""SELECT a, b, min(at_a) AS at_a, min(at_b) AS at_b, count(*) + {SEED - 1} AS length
        FROM islands GROUP BY a, b, at_a - at_b, island""",
    ),
    Step(
        "neighbours",
        """SELECT *, lag(at_a + length) OVER (PARTITION BY a, b ORDER BY at_a, at_b) AS before,
        lead(at_a) OVER (PARTITION BY a, b ORDER BY at_a, at_b) AS after FROM runs""",
    ),
    Step(
        "chainable",
        f"""SELECT a, b, at_a, at_b, length FROM neighbours
        WHERE length >= {CLAUSE} OR at_a - before <= {GAP} OR after - at_a - length <= {GAP}
        ORDER BY a, b, at_a, at_b""",
    ),
)


class Stretch(NamedTuple):
    """Words `[begin, end)` of the account with that number."""

    account: int
    begin: int
    end: int


Pair = tuple[Stretch, Stretch]


def run(tables: Tables, context: Context) -> Iterable[Record]:
    """One Passage for each text that stands in two documents or more."""
    accounts = accounts_of(tables)
    found = _matched(context.engine, _seeds(accounts), len(accounts))
    pairs = [(a, b) for a, b in _pairs(found) if _substantial(accounts, a, b) and not _retold(accounts, a, b)]
    furniture = _furniture(accounts, pairs)
    kept = [(a, b) for a, b in pairs if min(_bare(a, furniture), _bare(b, furniture)) >= CLAUSE]
    return _passages(accounts, _groups(kept))


def _matched(engine: Engine, seeds: pa.Table, documents: int) -> Iterator[pa.Table]:
    """Runs of words that two documents share, those of some documents with all later ones at a time, in order."""
    shared = engine.run(SHARED, {"seeds": seeds})["shared"]
    parts = 1 + shared.num_rows // SLICE
    for part in range(parts):
        first, end = part * documents // parts, (part + 1) * documents // parts
        mine = Step("mine", f"SELECT * FROM shared WHERE document >= {first} AND document < {end}")
        yield engine.run((mine, *MATCHED), {"shared": shared})["chainable"]


def _seeds(accounts: list[Account]) -> pa.Table:
    """A row for each seed that another document has too."""
    sizes = [len(account.seeds) for account in accounts]
    hashes = np.concatenate([account.seeds for account in accounts] or [np.empty(0, np.uint64)]).view(np.int64)
    documents = np.repeat(np.arange(len(accounts), dtype=np.int32), sizes)
    at = np.flatnonzero(_shared(hashes, documents))
    begins = np.cumsum([0, *sizes])[documents[at]]
    return pa.table({"document": documents[at].astype(np.int64), "position": at - begins, "hash": hashes[at]})


def _shared(hashes: NDArray[np.int64], documents: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which of them stand in two documents or more; `documents` are in order."""
    found = np.empty(len(hashes), np.bool_)
    for part in range(PARTS):
        mine = np.flatnonzero(hashes % PARTS == part)
        order = mine[np.argsort(hashes[mine], kind="stable")]
        begins = np.flatnonzero(np.diff(hashes[order], prepend=hashes[order[:1]] - 1))
        ends = np.append(begins[1:], len(order))
        if len(order):
            several = documents[order[begins]] != documents[order[ends - 1]]
            found[order] = np.repeat(several, ends - begins)
    return found


def _pairs(found: Iterable[pa.Table]) -> Iterator[Pair]:
    """Stretches of two accounts that match, each with at least a clause of equal words."""
    columns = ([table[name].to_pylist() for name in ("a", "b", "at_a", "at_b", "length")] for table in found)
    rows = joined.from_iterable(zip(*values, strict=True) for values in columns)
    for (a, b), runs in groupby(rows, key=lambda row: (row[0], row[1])):
        for match in chain((Run(*row[2:]) for row in runs), GAP):
            if match.equal >= CLAUSE:
                yield _stretches(a, b, match)


def _stretches(a: int, b: int, match: Match) -> Pair:
    return Stretch(a, match.a_begin, match.a_end), Stretch(b, match.b_begin, match.b_end)


def _substantial(accounts: list[Account], a: Stretch, b: Stretch) -> bool:
    """A name with its titles is shared by all who write of its bearer, as are small words: that is no text."""
    return any(_count(accounts[side.account].telling, side) >= TELLING for side in (a, b))


def _retold(accounts: list[Account], a: Stretch, b: Stretch) -> bool:
    """Whether both sides quote it: then two documents tell one utterance, and none copied the other.

    With the words for who said it, where and when, if it is one act of speaking: more in the same frame is a copy.
    """
    return all(
        _count(account.loose, side) < LOOSE
        or (_count(account.free, side) < LOOSE and _count(account.begun, side) <= TOLD)
        for side in (a, b)
        for account in [accounts[side.account]]
    )


def _count(marks: NDArray[np.bool_], stretch: Stretch) -> int:
    return int(np.count_nonzero(marks[stretch.begin : stretch.end]))


def _furniture(accounts: list[Account], pairs: list[Pair]) -> dict[int, list[Span]]:
    """Words that three pages or more of one outlet carry at their edges, by account: boilerplate, not reuse."""

    def at_edge(stretch: Stretch) -> bool:
        size = len(accounts[stretch.account].begins)
        zone = min(EDGE, size // 4)
        return stretch.end <= zone or stretch.begin >= size - zone

    def outlet(stretch: Stretch) -> str | None:
        return accounts[stretch.account].document.outlet

    own = [(a, b) for a, b in pairs if outlet(a) and outlet(a) == outlet(b) and at_edge(a) and at_edge(b)]
    spans: dict[int, list[Span]] = defaultdict(list)
    for group in _groups(own):
        if len({stretch.account for stretch in group}) >= 3:
            for stretch in group:
                spans[stretch.account].append((stretch.begin, stretch.end))
    return spans


def _bare(stretch: Stretch, furniture: dict[int, list[Span]]) -> int:
    """Words of `stretch` that are not boilerplate."""
    spans = furniture.get(stretch.account, [])
    return sum(1 for at in range(stretch.begin, stretch.end) if not any(b <= at < e for b, e in spans))


def _groups(pairs: Iterable[Pair]) -> list[list[Stretch]]:
    """Stretches of one passage: matched with each other, or nearly the same words of one account."""
    matched = list(pairs)
    stretches = sorted({side for pair in matched for side in pair})
    number = {stretch: n for n, stretch in enumerate(stretches)}
    groups = Groups(number.values())
    for a, b in matched:
        groups.join(number[a], number[b])
    for _, same in groupby(stretches, key=lambda stretch: stretch.account):
        live: list[Stretch] = []
        for stretch in same:
            live = [other for other in live if other.end > stretch.begin]
            for other in live:
                if _alike(stretch, other):
                    groups.join(number[stretch], number[other])
            live.append(stretch)
    return [[stretches[n] for n in group] for group in groups.all()]


def _alike(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches of one account are nearly the same: a clause within a page is a passage of its own."""
    return 3 * (min(a.end, b.end) - max(a.begin, b.begin)) >= 2 * (max(a.end, b.end) - min(a.begin, b.begin))


def _passages(accounts: list[Account], groups: list[list[Stretch]]) -> list[Passage]:
    spans: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for group in groups:
        whole = _wholes(accounts, group)
        first, begin, end = whole[0]
        places = spans[derive("passage", first.document.id, begin, end)]
        for account, begin, end in whole:
            places.update((account.document.id, b, e) for b, e in _cut(begin, end, account.blocks))
    return [
        Passage(id=id_, spans=tuple(Place(document=d, begin=b, end=e) for d, b, e in sorted(places)))
        for id_, places in sorted(spans.items())
    ]


def _wholes(accounts: list[Account], group: list[Stretch]) -> list[tuple[Account, int, int]]:
    """Where a passage stands: account, first code point, one past the last."""
    whole: list[tuple[Account, int, int]] = []
    for number, stretches in groupby(group, key=lambda stretch: stretch.account):
        account = accounts[number]
        for begin, end in _united((stretch.begin, stretch.end) for stretch in stretches):
            whole.append((account, int(account.begins[begin]), int(account.ends[end - 1])))
    return whole


def _united(spans: Iterable[Span]) -> list[Span]:
    """`spans`, in order, those that overlap made one."""
    whole: list[Span] = []
    for begin, end in spans:
        if whole and begin < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((begin, end))
    return whole


def _cut(begin: int, end: int, blocks: tuple[Span, ...]) -> Iterator[Span]:
    """`[begin, end)` without the blocks that stand in the middle of it."""
    for b, e in blocks:
        if begin < e and b < end:
            if begin < b:
                yield begin, b
            begin = max(begin, e)
    if begin < end:
        yield begin, end


STAGE = Stage(
    name="passages",
    version=4,
    each="case",
    reads=(Document, Block, Statement, Frame),
    writes=(Passage,),
    run=run,
)
