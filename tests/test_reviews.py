"""What a person has looked at is said so, in the summary and the report, until the claim changes."""

from __future__ import annotations

from firsthand import api
from firsthand.records import Claim, ClaimSide
from firsthand.reviews import Reviews, seen


def test_a_claim_is_not_reviewed_until_a_person_has(pile, tmp_path):
    with api.trace([str(pile)], str(tmp_path / "case")) as case:
        assert "<strong>Machine reading, not reviewed.</strong>" in api.write_report(case).read_text()
        claims = case.rows(Claim)
        case.decide("Ada", "review", claims[0].id)
        text = api.write_report(case).read_text()
    assert f"<strong>Machine reading, 1 of {len(claims)} claim" in text
    assert "Reviewed by Ada, 20" in text
    assert "changed since" not in text


def test_a_review_says_so_once_the_claim_has_changed(pile, tmp_path):
    with api.trace([str(pile)], str(tmp_path / "case")) as case:
        side = next(side for side in case.rows(ClaimSide) if len(side.statements) > 1 or len(case.rows(ClaimSide)) > 1)
        case.decide("Ada", "review", side.claim)
        case.decide("Ben", "review", side.claim, ("what Ben saw is not known",))
        ada, ben = Reviews(case.decisions, case.rows(ClaimSide)).of(side.claim)
    assert (ada.person, ada.stale) == ("Ada", False)
    assert (ben.person, ben.stale) == ("Ben", True)


def test_a_review_of_no_claim_is_kept_and_shown_nowhere(pile, tmp_path):
    with api.trace([str(pile)], str(tmp_path / "case")) as case:
        case.decide("Ada", "review", "nothing")
        assert seen("nothing", case.rows(ClaimSide)) is None
        assert Reviews(case.decisions, case.rows(ClaimSide)).of("nothing") == ()
        assert "Machine reading, not reviewed" in api.write_report(case).read_text()
