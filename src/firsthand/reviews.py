"""Which claims people have looked at, and which have changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from firsthand.decisions import Decision
from firsthand.ids import derive
from firsthand.records import ClaimSide


@dataclass(frozen=True, slots=True)
class Review:
    """One person's last review of a claim."""

    person: str
    day: str  # ISO 8601
    stale: bool  # whether the claim's sides are no longer what that person saw


def seen(claim: str, sides: Iterable[ClaimSide]) -> str | None:
    """A mark of both sides of a claim, equal for equal findings: what a review keeps; null where there is none."""
    mine = sorted((asdict(side) for side in sides if side.claim == claim), key=lambda side: str(side["side"]))
    return derive("seen", mine) if mine else None


class Reviews:
    """The reviews of a case's claims."""

    def __init__(self, decisions: Iterable[Decision], sides: Iterable[ClaimSide]) -> None:
        now: dict[str, list[ClaimSide]] = defaultdict(list)
        for side in sides:
            now[side.claim].append(side)
        last: dict[str, dict[str, Review]] = defaultdict(dict)
        for decision in decisions:
            claim = decision.subject
            if decision.kind == "review" and claim in now:
                stale = decision.value[:1] != (seen(claim, now[claim]),)
                last[claim].pop(decision.person, None)
                last[claim][decision.person] = Review(decision.person, decision.at[:10], stale)
        self._of = {claim: tuple(by_person.values()) for claim, by_person in last.items()}

    def of(self, claim: str) -> Sequence[Review]:
        """Each person's last review of a claim, the latest last."""
        return self._of.get(claim, ())

    def holds(self, claim: str) -> bool:
        """Whether somebody has reviewed the claim as it now is."""
        return any(not review.stale for review in self.of(claim))
