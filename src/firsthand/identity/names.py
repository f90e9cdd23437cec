"""What the statements of a case tell of each name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from firsthand.records import SpeakerType
from firsthand.text.gender import Gender
from firsthand.text.offices import is_private
from firsthand.text.tokens import fold

Key = tuple[str, str, str]  # person or body; the document, "" where the name reaches over the case; the folded name
PERSONS = ("person", "unnamed", "group")


@dataclass(eq=False)
class Told:
    """One name: over the whole case, or of one document where it is too short to reach beyond it.

    What is worked out of it is kept: nothing is added once it has been asked.
    """

    key: Key
    written: set[tuple[str, str]] = field(default_factory=set)  # each spelling with each document that has it
    types: Counter[SpeakerType] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    genders: set[Gender] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    speaks_for: bool = False
    titled: bool = False  # some text writes "Mr." or an office right before it
    assumed: bool = False  # a text says that it is not the real name

    @cached_property
    def name(self) -> str:
        """The spelling that most documents have, and of more words than one where any has; "" for the unnamed."""
        count = self.names
        return min(count, key=lambda name: (" " not in fold(name), -count[name], -len(name), name)) if count else ""

    @cached_property
    def names(self) -> Counter[str]:
        """Each spelling with the number of documents that have it."""
        return Counter(name for name, _ in self.written)

    @cached_property
    def type(self) -> SpeakerType:
        return min(self.types, key=lambda t: (-self.types[t], t))

    @cached_property
    def private(self) -> bool:
        """Whether it is a private person's name, as far as its own statements tell."""
        return self.type in PERSONS and (self.assumed or is_private(self.roles, self.speaks_for, self.type))


def together(several: Sequence[Told]) -> Told:
    """What is told of several names taken as one voice's."""
    if len(several) == 1:
        return several[0]
    whole = Told(several[0].key)
    for told in several:
        whole.written |= told.written
        whole.types.update(told.types)
        whole.roles.update(told.roles)
        whole.genders |= told.genders
        whole.statements |= told.statements
        whole.documents |= told.documents
        whole.speaks_for |= told.speaks_for
        whole.titled |= told.titled
        whole.assumed |= told.assumed
    return whole


def other_gender(a: Told, b: Told) -> bool:
    """Whether titles tell two genders."""
    return bool(a.genders and b.genders and a.genders.isdisjoint(b.genders))
