"""Whom a text names only after it has let them speak: "a lawyer said so. ... The lawyer, Orin Vale, wrote"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from firsthand.text.cast import Cast, Named
from firsthand.text.descriptions import Tie

_THE = re.compile(r"\bthe (?P<words>[^\W\d][\w’' -]{1,50}), $", re.IGNORECASE)
_REACH = 60  # code points before a name in which "the lawyer," stands


def named_later(cast: Cast, ties: Sequence[Tie], unnamed: Sequence[tuple[str, Named, int]]) -> Mapping[int, Named]:
    """By identity, those of `unnamed` (head noun, who, where they came in) whom the text names later, and as whom.

    The text must say it: "the lawyer, Orin Vale," where he is met for the first time, and it has let but one lawyer
    speak before.
    """
    found: dict[int, Named] = {}
    for tie in ties:
        name = tie.who.mentions[0]
        before = cast.layout.text[max(0, name.title_begin - _REACH) : name.title_begin]
        match = _THE.search(before) if name.begin == tie.at else None
        if match is None or not match["words"].lower().endswith(tie.role.head):
            continue
        meant = {
            id(who): who
            for head, who, begin in unnamed
            if head == tie.role.head and begin < tie.at and tie.role.modifiers <= set(who.name.split())
        }
        if len(meant) == 1:
            ((key, who),) = meant.items()
            if not (who.gender and tie.who.gender and who.gender != tie.who.gender):
                found[key] = tie.who
    return found
