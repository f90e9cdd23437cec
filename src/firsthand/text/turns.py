"""Who goes on speaking: a quotation without a source, and "he said" right after somebody spoke."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from firsthand.text.cast import Cast, Named
from firsthand.text.gender import Gender
from firsthand.text.sources import Answer, Attribution

Told = Sequence[tuple[Attribution, Answer]]  # what was told so far, in the order of the text


def goes_on(cast: Cast, told: Told, begin: int) -> tuple[Named, ...]:
    """Whose words a quotation at `begin` without a source goes on with.

    They are those of the quotation just before it, where nothing but its end lies between.
    """
    if not told or not cast.layout.in_quotation(begin):
        return ()
    before, answer = told[-1]
    end = _end(before)
    close = cast.layout.paragraph(begin) - cast.layout.paragraph(end) <= 1
    few = len(re.findall(r"\w+", cast.layout.text[end:begin])) <= 2
    return answer.voices if end <= begin and close and few and not cast.mentions(end, begin) else ()


def just_spoke(cast: Cast, told: Told, at: int, gender: Gender, never: Collection[Named]) -> Named | None:
    """The one person who spoke just before `at` in its paragraph, if it names no other person since."""
    before, voices = next(((b, answer.voices) for b, answer in reversed(told) if b.parent is None), (None, ()))
    if before is None or len(voices) != 1:
        return None
    (who,) = voices
    fits = _may_be_person(who) and not who.unnamed and who not in never and who.gender in (None, gender)
    near = cast.layout.paragraph(at) == cast.layout.paragraph(before.content[0][0]) and _end(before) <= at
    others = [other for _, other in cast.mentions(_begin(before), at) if other is not who and _may_be_person(other)]
    return who if fits and near and not others else None


def _may_be_person(who: Named) -> bool:
    return who.kind in ("person", "unknown")


def _begin(given: Attribution) -> int:
    return min(begin for spans in (given.source, given.content) for begin, _ in spans)


def _end(given: Attribution) -> int:
    return max(end for spans in (given.source, given.content) for _, end in spans)
