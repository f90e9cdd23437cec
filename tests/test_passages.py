"""Passages: what documents share with no attribution."""

from __future__ import annotations

import random

import pyarrow as pa
from case_builder import CaseBuilder
from hypothesis import given
from hypothesis import strategies as st

from firsthand.engine import Step
from firsthand.engine.local import LocalEngine
from firsthand.records import Passage
from firsthand.stage import Context, Settings, Tables
from firsthand.stages.passages import MATCHED, SHARED, STAGE

CLAUSE = "the old ferry had been carrying twice the people it was built for"
FILLER = iter(range(10**6))


def context() -> Context:
    return Context(settings=Settings(), source_of=lambda _: b"", engine=LocalEngine())


def passages(case: CaseBuilder) -> list[Passage]:
    return list(STAGE.run(case.tables(), context()))  # type: ignore[arg-type]


def own(count: int = 60) -> str:
    """Words that stand in no other text."""
    return " ".join("zq" + "".join(chr(97 + int(d)) for d in str(next(FILLER))) for _ in range(count))


def at(case: CaseBuilder, passage: Passage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for span in passage.spans:
        found.setdefault(span.document, []).append(case.documents[span.document].text[span.begin : span.end])
    return found


def test_a_clause_that_two_documents_share_is_a_passage():
    case = CaseBuilder()
    a = case.document("a.txt", f"{own()} {CLAUSE}. {own()}")
    b = case.document("b.txt", f"{own()}, {CLAUSE.capitalize()}; {own()}")
    [passage] = passages(case)
    assert at(case, passage) == {a: [CLAUSE], b: [CLAUSE.capitalize()]}


def test_a_small_edit_does_not_break_it():
    case = CaseBuilder()
    one = f"{CLAUSE} and nobody on the pier had counted them that morning"
    a = case.document("a.txt", f"{own()} {one} {own()}")
    b = case.document("b.txt", f"{own()} {one.replace('nobody', 'not one person')} {own()}")
    [passage] = passages(case)
    assert at(case, passage)[a] == [one]
    assert at(case, passage)[b] == [one.replace("nobody", "not one person")]


def test_seven_words_and_a_string_of_names_are_none():
    case = CaseBuilder()
    for path in ("a.txt", "b.txt"):
        case.document(path, f"{own()} the ferry sank in a calm sea {own()} Deputy Minister Ivo Tal of the Orla Harbour "
                            f"Board said {own()}")  # fmt: skip
    assert passages(case) == []


def test_what_is_quoted_on_both_sides_is_a_retelling_and_what_one_side_takes_as_its_own_is_a_passage():
    case = CaseBuilder()
    a = case.document("a.txt", f"{own()}. “{CLAUSE},” Anna Brisk said. {own()}")
    b = case.document("b.txt", f"{own()}. Brisk said {CLAUSE}. {own()}")
    case.statement(a, CLAUSE, source="Anna Brisk", cue="said")
    told = case.statement(b, CLAUSE, source="Brisk", cue="said")
    assert passages(case) == []
    case.rows = [row for row in case.rows if getattr(row, "id", None) != told]
    assert len(passages(case)) == 1


def test_the_words_for_who_said_it_make_a_retelling_no_passage():
    case = CaseBuilder()
    told = "told reporters on the long pier below the old customs house"
    for path in ("a.txt", "b.txt"):
        one = case.document(
            path, f"{own()}. “Nobody saw it,” Anna Brisk, a net mender of the lower harbour, {told}. {own()}"
        )
        source = "Anna Brisk, a net mender of the lower harbour"
        case.statement(one, "Nobody saw it", source=source, cue="told", venue_at=case.spans(one, told[5:]))
    assert passages(case) == []


def test_words_in_quotation_marks_on_both_sides_are_a_retelling_though_nobody_is_known_to_say_them():
    case = CaseBuilder()
    a = case.document("a.txt", f"{own()}. “{CLAUSE}” {own()}")
    case.document("b.txt", f'{own()}: "{CLAUSE}". {own()}')
    assert passages(case) == []
    c = case.document("c.txt", f"{own()} {CLAUSE} {own()}")
    assert {a, c} <= {place.document for passage in passages(case) for place in passage.spans}


def test_small_words_are_no_text():
    case = CaseBuilder()
    for path in ("a.txt", "b.txt"):
        case.document(path, f"{own()} two of the men who had been in it with them {own()}")
    assert passages(case) == []


def test_only_the_account_counts_and_a_block_within_a_copy_is_cut_out():
    case = CaseBuilder()
    a = case.document("a.txt", f"{own()} {CLAUSE} {own()}")
    b = case.document("b.txt", f"{own()} {CLAUSE} {own()}")
    case.block(b, CLAUSE, "related")
    assert passages(case) == []
    c = case.document("c.txt", f"{own()} {CLAUSE.replace('twice', 'PHOTO twice')} {own()}")
    case.block(c, "PHOTO", "caption")
    [passage] = passages(case)
    assert set(at(case, passage)) == {a, c}
    assert "".join(at(case, passage)[c]).split() == CLAUSE.split()


def test_what_all_pages_of_an_outlet_carry_at_their_edges_is_boilerplate():
    case = CaseBuilder()
    foot = "write to our desk if you know more about this story or want to tell us yours"
    for n in range(3):
        case.document(f"{n}.txt", f"{own(200)} {foot}", outlet="Harbour Post")
    assert passages(case) == []
    case = CaseBuilder()
    for n in range(3):
        case.document(f"{n}.txt", f"{own(200)} {foot} {own(200)}", outlet="Harbour Post")
    assert len(passages(case)) == 1, "in the middle of the account it is reuse"


def test_a_clause_within_a_longer_copy_is_a_passage_of_its_own():
    case = CaseBuilder()
    page = f"{own(80)} {CLAUSE} {own(80)}"
    a, b = case.document("a.txt", page), case.document("b.txt", page + " end")
    c = case.document("c.txt", f"{own()} {CLAUSE} {own()}")
    found = {frozenset(at(case, passage)) for passage in passages(case)}
    assert found == {frozenset({a, b}), frozenset({a, b, c})}


def test_defined_for_none_one_empty_and_identical_documents():
    case = CaseBuilder()
    assert passages(case) == []
    page = f"{own(20)} {CLAUSE}"
    a = case.document("a.txt", page)
    assert passages(case) == []
    empty = case.document("empty.txt", "")
    b = case.document("b.txt", page)
    [passage] = passages(case)
    assert at(case, passage) == {a: [page], b: [page]}
    assert empty not in at(case, passage)


def test_what_very_many_documents_carry_is_found_whole():
    case = CaseBuilder()
    ids = {case.document(f"{n}.txt", f"{own(20)} {CLAUSE} {own(20)}") for n in range(70)}
    [passage] = passages(case)
    assert set(at(case, passage)) == ids


@given(st.integers(0, 10**6))
def test_input_order_does_not_count(seed):
    case = CaseBuilder()
    for n in range(4):
        a = case.document(f"{n}.txt", f"once upon a time in {'abcd'[n]} {CLAUSE} they said in the end and went home")
    case.block(a, "once upon", "caption")
    expected = passages(case)
    rows = list(case.rows)
    random.Random(seed).shuffle(rows)
    assert list(STAGE.run(Tables(rows), context())) == expected


def test_words_broken_by_what_nobody_sees_are_shared_all_the_same_and_shown_as_they_stand():
    case = CaseBuilder()
    hidden = CLAUSE.replace("er", "e\u200br").replace("o", "\u043e")
    a = case.document("a.txt", f"{own()} {CLAUSE} {own()}")
    b = case.document("b.txt", f"{own()} {hidden} {own()}")
    [passage] = passages(case)
    assert at(case, passage) == {a: [CLAUSE], b: [hidden]}


def test_passages_looked_for_in_slices_are_the_same(monkeypatch):
    case = CaseBuilder()
    for n in range(12):
        case.document(f"{n}.txt", f"{own()} {CLAUSE} {own()} {CLAUSE[::-1] if n % 2 else own()}")
    whole = passages(case)
    monkeypatch.setattr("firsthand.stages.passages.SLICE", 7)
    assert passages(case) == whole != []


def test_every_relational_step_can_be_looked_at_and_none_depends_on_the_order_of_rows():
    rows = [
        (d, n, hash_)
        for d, words in enumerate(([1, 2, 3, 4, 5, 6], [9, 1, 2, 3, 4, 5, 6]))
        for n, hash_ in enumerate(words)
    ]
    steps = (*SHARED, Step("mine", "SELECT * FROM shared"), *MATCHED)
    names = [step.name for step in steps]
    assert len(names) == len(set(names))
    looked = []
    for seeds in (rows, rows[::-1]):
        columns = zip(("document", "position", "hash"), zip(*seeds, strict=True), strict=True)
        kept = LocalEngine().run(
            steps, {"seeds": pa.table({name: list(values) for name, values in columns})}, keep=names
        )
        assert set(kept) == set(names)
        looked.append({name: sorted(map(str, table.to_pylist())) for name, table in kept.items()})
    assert looked[0] == looked[1]
    assert looked[0]["runs"] == ["{'a': 0, 'b': 1, 'at_a': 0, 'at_b': 1, 'length': 9}"]
