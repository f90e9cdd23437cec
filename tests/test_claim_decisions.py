"""What people decide reaches the counts of claims, and two who contradict each other have a defined result."""

from __future__ import annotations

import pytest

from firsthand import api
from firsthand.errors import CallError
from firsthand.records import ClaimSide, Document, Statement


def traced(pile, case):
    return api.trace([str(pile)], str(case))


def test_a_statement_that_one_rejected_is_in_no_claim_though_another_let_it_stand(pile, tmp_path):
    with traced(pile, tmp_path / "case") as case:
        statement = case.rows(ClaimSide)[0].statements[0]
        case.decide("Ada", "reject", statement, note="no statement")
        case.decide("Ben", "review", statement, note="it is one")
    with traced(pile, tmp_path / "case") as case:
        assert case.redone["claims"] == 1
        assert statement not in {row.id for row in case.rows(Statement)}
        assert all(statement not in side.statements for side in case.rows(ClaimSide))
        assert len(case.decisions) == 2


def test_of_two_outlets_given_to_a_document_the_later_counts(pile, tmp_path):
    with traced(pile, tmp_path / "case") as case:
        document = case.rows(Document)[0].id
        case.decide("Ben", "set", document, ("outlet", "Orla Courier"))
        case.decide("Cy", "set", document, ("outlet", "Harbour Post"))
    with traced(pile, tmp_path / "case") as case:
        assert {row.id: row.outlet for row in case.rows(Document)}[document] == "Harbour Post"
        sides = [side for side in case.rows(ClaimSide) if side.documents == (document,)]
        assert sides
        assert all("1 document, 1 outlet" in side.why for side in sides)


def test_outlets_that_a_person_says_are_one_owners_are_one(pile, tmp_path):
    def outlets(case):
        return {side.why.split("; ")[0] for side in case.rows(ClaimSide) if len(side.documents) == 2}

    with traced(pile, tmp_path / "case") as case:
        for document, outlet in zip(case.rows(Document), ("Harbour Post", "Orla Courier"), strict=True):
            case.decide("Ada", "set", document.id, ("outlet", outlet), "masthead")
    with traced(pile, tmp_path / "case") as case:
        assert outlets(case) == {"2 documents, 2 outlets"}
        for outlet in ("the harbour post", "Orla Courier"):
            case.decide("Ada", "set", outlet, ("owner", "Tal Group"), "trade register")
    with traced(pile, tmp_path / "case") as case:
        assert {row.owner for row in case.rows(Document)} == {"Tal Group"}
        two = [side for side in case.rows(ClaimSide) if len(side.documents) == 2]
        assert two
        assert all("2 outlets; 2 of them owned by Tal Group, so one source" in side.why for side in two)


def test_what_no_outlet_owns_is_refused(pile, tmp_path):
    with traced(pile, tmp_path / "case") as case, pytest.raises(CallError, match="names no outlet"):
        case.decide("Ada", "set", " — ", ("owner", "Tal Group"))
