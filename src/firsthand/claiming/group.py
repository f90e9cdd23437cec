"""Statements that put forward or deny the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from firsthand.claiming.puts import Put
from firsthand.records import Place, Side

SURE: Mapping[str, int] = {}  # one object for the many of which nothing is in doubt
SIDES: tuple[Side, ...] = ("asserting", "denying")


def _sides() -> dict[Side, list[Put]]:
    return {side: [] for side in SIDES}


@dataclass(slots=True)
class Group:
    """The statements on each side of a proposition, and those that may be about it."""

    puts: dict[Side, list[Put]] = field(default_factory=_sides)
    doubtful: dict[Side, list[Put]] = field(default_factory=lambda: defaultdict(list))  # of most groups empty
    deed: str = ""  # what they say was done, where a denial names it
    matter: Mapping[str, int] = field(
        default_factory=lambda: SURE
    )  # of utterances, where some may be about another in like words
    narrated: dict[Side, list[Place]] = field(default_factory=lambda: defaultdict(list))  # told as given by nobody

    @staticmethod
    def of(side: Side, puts: Iterable[Put], narrated: Iterable[Place] = ()) -> Group:
        """One with a single side."""
        found = Group()
        found.puts[side] += puts
        found.narrated[side] += narrated
        return found

    def all(self) -> list[Put]:
        return self.puts["asserting"] + self.puts["denying"]

    def add(self, side: Side, put: Put) -> None:
        self.puts[side].append(put)
