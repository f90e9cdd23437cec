"""Few documents that come to many: linked to what is near them, all of it or nothing, and nothing found before is lost."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

import firsthand
from firsthand import increment, pipeline
from firsthand.case import Case
from firsthand.increment.settle import settled
from firsthand.records import (
    Claim,
    ClaimSide,
    Document,
    MissingOriginal,
    Origin,
    OriginOf,
    Passage,
    Record,
    Route,
    Statement,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)
from firsthand.stage import Settings
from scale import CONTEXT, Pile
from scale_case import fill

OLD, NEW = 120, 6


def _piles(documents: int) -> list[list[Record]]:
    """The rows of each document of a pile, in order."""
    found: list[list[Record]] = [[]]
    for row in Pile(documents).rows():
        found[-1].append(row)
        if isinstance(row, Document):
            found.append([])
    return found[:-1]


@pytest.fixture(scope="module")
def piles() -> list[list[Record]]:
    return _piles(OLD + NEW)


def _rows(piles: list[list[Record]]) -> list[Record]:
    return [row for rows in piles for row in rows]


@pytest.fixture(scope="module")
def both(piles, tmp_path_factory):
    """A case whose last documents were added, and one of all at once; with what the first held before."""
    folder = tmp_path_factory.mktemp("increment")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(increment, "MANY", OLD)
        grown = Case.create_or_open(folder / "grown")
        fill(grown, _rows(piles[:OLD]), CONTEXT)
        pipeline.build(grown, Settings())
        before = {record: grown.rows(record) for record in (Utterance, Voice, Passage, Claim, Route, StatementVoice)}
        fill(grown, _rows(piles[OLD:]), CONTEXT)
        redone = pipeline.build(grown, Settings())
        again = pipeline.build(grown, Settings())
    whole = Case.create_or_open(folder / "whole")
    fill(whole, _rows(piles), CONTEXT)
    pipeline.build(whole, Settings())
    yield grown, whole, before, redone, again
    grown.close()
    whole.close()


def _new(case: Case) -> set[str]:
    return {id_ for id_, how in case.runs(increment.LINKED).items() if how == increment.ADDED}


def test_new_documents_alone_are_marked_as_added_and_nothing_is_left_to_do(both, piles):
    grown, whole, _, redone, again = both
    assert _new(grown) == {rows[-1].id for rows in piles[OLD:]}
    assert not _new(whole)
    assert redone["claims"] == 1
    assert set(again.values()) == {0}


def test_what_was_found_before_is_neither_split_nor_joined(both):
    grown, _, before, _, _ = both
    for record in (Voice, Passage, Claim, Route):
        assert {row.id for row in before[record]} <= {row.id for row in grown.rows(record)}
    now = {row.id: row for row in grown.rows(Utterance)}
    new = {row.id for row in grown.rows(Statement) if row.document in _new(grown)}
    for row in before[Utterance]:
        assert set(now[row.id].statements) - new == set(row.statements)
    assert set(before[StatementVoice]) <= set(grown.rows(StatementVoice))


def test_every_new_statement_has_one_utterance_and_all_ids_lead_somewhere(both):
    grown = both[0]
    told = [s for row in grown.rows(Utterance) for s in row.statements]
    assert sorted(told) == sorted(row.id for row in grown.rows(Statement))
    voices = {row.id for row in grown.rows(Voice)}
    assert {row.voice for row in grown.rows(StatementVoice)} <= voices
    assert {row.voice for row in grown.rows(Utterance) if row.voice} <= voices
    origins = {row.id for row in grown.rows(Origin)}
    assert {row.origin for row in (*grown.rows(OriginOf), *grown.rows(TextOrigin))} <= origins
    claims, utterances = {row.id for row in grown.rows(Claim)}, {row.id for row in grown.rows(Utterance)}
    for side in grown.rows(ClaimSide):
        assert side.claim in claims
        assert set(side.utterances) <= utterances
        assert side.low <= side.independent_origins <= side.high
    for record in (Voice, Utterance, Passage, Route, Origin, Claim):
        ids = [row.id for row in grown.rows(record)]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("record", [StatementVoice, TextOrigin])
def test_it_comes_to_what_all_at_once_comes_to(both, record):
    grown, whole = both[:2]
    assert set(grown.rows(record)) == set(whole.rows(record))


def test_the_same_documents_share_passages_and_have_them_by_the_same_routes(both):
    """Where a passage begins may differ by words that very many documents begin with: they tell less where all are."""
    passages = [{tuple(span.document for span in row.spans) for row in case.rows(Passage)} for case in both[:2]]
    assert passages[0] == passages[1] != set()
    routes = [{(row.from_, row.to, row.kind) for row in case.rows(Route)} for case in both[:2]]
    assert routes[0] == routes[1] != set()


def test_nearly_all_retellings_are_found_that_all_at_once_finds(both):
    """How rare a word is depends on all documents, so a doubtful link may fall on the other side."""
    found = []
    for case in both[:2]:
        document = {row.id: row.document for row in case.rows(Statement)}
        new = _new(both[0])
        pairs = {
            (a, b)
            for row in case.rows(Utterance)
            for a in row.statements
            for b in row.statements
            if a < b and (document[a] in new or document[b] in new)
        }
        found.append(pairs)
    assert len(found[0] & found[1]) >= 0.8 * len(found[1]) > 0


@pytest.mark.parametrize(
    ("whole", "added", "new", "gone", "expected"),
    [
        (10_000, 0, 100, 0, True),
        (10_000, 950, 100, 0, False),  # more than a tenth was added since all were linked
        (10_000, 0, 0, 0, False),
        (10_000, 0, 100, 1, False),  # something that was there is there no more
        (400, 0, 4, 0, False),  # so few are linked at once
    ],
)
def test_when_new_documents_are_linked_alone(whole, added, new, gone, expected):
    linked = {f"w{n}": increment.WHOLE for n in range(whole)} | {f"a{n}": increment.ADDED for n in range(added)}
    documents = [*list(linked)[gone:], *(f"n{n}" for n in range(new))]
    assert increment.worth(linked, documents) is expected


INTERVIEW = """The Harbour Post

"We counted forty men in the tram depot that night," said Ivo Tarn, a driver, told the Harbour Post on 3 May.
He had worked on the line for twenty years.
"""
CREDITS = """Evening Lamp

Ivo Tarn, a tram driver, told the Harbour Post that he had counted forty men in the tram depot that night.
The mayor's office opened a new bridge on Monday, and the band played until the rain came.
"""
OTHERS = [
    f"Paper {n}\n\nThe {thing} was repaired, said {who}.\n"
    for n, (thing, who) in enumerate([("bridge", "Ada Holm"), ("gate", "Per Lind"), ("well", "Una Fell")])
]


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def _manifest(folder: Path, outlets: dict[str, str]) -> Path:
    lines = [f"{name}.txt,{outlet}" for name, outlet in outlets.items()]
    path = folder.parent / "manifest.csv"
    path.write_text("\n".join(["path,outlet", *lines]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def pile(tmp_path, monkeypatch):
    """A folder of four pages, one of which credits a paper that is not among them."""
    monkeypatch.setattr(increment, "MANY", 4)
    monkeypatch.setattr(increment, "SHARE", 0.5)
    folder = tmp_path / "pile"
    folder.mkdir()
    _write(folder, {"lamp": CREDITS, **{f"p{n}": text for n, text in enumerate(OTHERS)}})
    return folder


def test_the_original_that_was_missing_comes_and_is_no_longer_missing(pile):
    manifest = _manifest(pile, {"lamp": "Evening Lamp", "post": "The Harbour Post"})
    with firsthand.trace(pile, pile.parent / "case", manifest) as case:
        assert [row.name for row in case.rows(MissingOriginal)] == ["Harbour Post"]
    _write(pile, {"post": INTERVIEW})
    with firsthand.trace(pile, pile.parent / "case", manifest) as case:
        assert case.added == 1
        ids = {row.path: row.id for row in case.rows(Document)}
        assert not case.rows(MissingOriginal)
        assert (ids["lamp.txt"], ids["post.txt"]) in {(row.from_, row.to) for row in case.rows(Route)}
        shared = [row for row in case.rows(Utterance) if len(row.statements) == 2]
        assert len(shared) == 1
        assert shared[0].differences


def test_changed_documents_or_a_wish_link_all_anew(pile):
    case_folder = pile.parent / "case"
    firsthand.trace(pile, case_folder).close()
    _write(pile, {"post": INTERVIEW})
    with firsthand.trace(pile, case_folder) as case:
        assert case.added == 1
    with firsthand.trace(pile, case_folder, relink=True) as case:
        assert case.added == 0
    _write(pile, {"p0": OTHERS[0].replace("repaired", "painted"), "more": OTHERS[1].replace("gate", "door")})
    with firsthand.trace(pile, case_folder) as case:
        assert case.added == 0
    _write(pile, {"more2": OTHERS[1].replace("gate", "wall")})
    with firsthand.trace(pile, case_folder) as case:
        assert case.added == 1


def test_an_increment_that_ends_early_leaves_all_as_it_was(pile, monkeypatch):
    case_folder = pile.parent / "case"
    with firsthand.trace(pile, case_folder) as case:
        before = {record: case.rows(record) for record in (Voice, Utterance, Route, Claim, StatementVoice)}
    _write(pile, {"post": INTERVIEW})

    def fails(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(increment.CHANGES, "claims", fails)  # type: ignore[arg-type]
        with pytest.raises(KeyboardInterrupt):
            firsthand.trace(pile, case_folder)
    with firsthand.open_case(case_folder) as case:
        assert {record: case.rows(record) for record in before} == before
    with firsthand.trace(pile, case_folder) as case:
        assert case.added == 1


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.lists(st.integers(0, 9), max_size=6), max_size=6),
    st.dictionaries(st.integers(0, 9), st.lists(st.sampled_from("UVW"), max_size=2)),
)
def test_a_group_is_the_stored_one_that_holds_most_of_it(found, stored):
    for group, id_ in settled(found, stored).items():
        votes = [g for member in found[group] for g in stored.get(member, ())]
        if not votes:
            assert id_ == group
        else:
            counts = {g: len(list(same)) for g, same in groupby(sorted(votes))}
            assert counts[id_] == max(counts.values())
            assert id_ == min(g for g, count in counts.items() if count == counts[id_])
