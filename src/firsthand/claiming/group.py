"""Statements that put forward or deny the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from firsthand.claiming.puts import Put
from firsthand.records import Place, Side

SIDES: tuple[Side, ...] = ("asserting", "denying")
# One object each for the many groups of which nothing is in doubt and that nobody narrates.
SURE: Mapping[str, int] = {}
UNDOUBTED: dict[Side, list[Put]] = {}
UNTOLD: dict[Side, list[Place]] = {}


def _sides() -> dict[Side, list[Put]]:
    return {side: [] for side in SIDES}


@dataclass(slots=True)
class Group:
    """The statements on each side of a proposition, and those that may be about it."""

    puts: dict[Side, list[Put]] = field(default_factory=_sides)
    deed: str = ""  # what they say was done, where a denial names it
    doubtful: dict[Side, list[Put]] = field(default_factory=lambda: UNDOUBTED)
    narrated: dict[Side, list[Place]] = field(default_factory=lambda: UNTOLD)  # sentences given to nobody
    # a number for each utterance, where those of other numbers may be about something else in like words
    matter: Mapping[str, int] = field(default_factory=lambda: SURE)

    @staticmethod
    def of(side: Side, puts: Iterable[Put], narrated: Iterable[Place] = ()) -> Group:
        """One with a single side."""
        found = Group(narrated={side: list(narrated)})
        found.puts[side] += puts
        return found

    def all(self) -> list[Put]:
        return self.puts["asserting"] + self.puts["denying"]

    def add(self, side: Side, put: Put) -> None:
        self.puts[side].append(put)

    def doubt(self, side: Side, puts: Iterable[Put]) -> None:
        """Notes who may be speaking of it."""
        self.doubtful = self.doubtful or {}
        self.doubtful.setdefault(side, []).extend(puts)

    def tell(self, side: Side, place: Place) -> None:
        """Notes where it is narrated."""
        self.narrated = self.narrated or {}
        self.narrated.setdefault(side, []).append(place)
