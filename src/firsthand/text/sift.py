"""Patterns for which case does not count, made fast: most of a table of phrases is tried in vain.

Python's `re` is several times faster where it need not compare case by case, so such patterns run over a text's small
letters; and a pattern is tried only where the letters stand that it cannot do without.  Those come from the pattern
itself, as in the prefilters of RE2 (Cox 2012, "Regular expression matching with a trigram index"), so that what is
found is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # the only way to a pattern as Python reads it
from re import _parser  # type: ignore[attr-defined]
from typing import Any

LEAST = 2  # letters that tell something
# What `re` takes for an ASCII letter where case does not count, though lower() gives another.
_ALIKE = {"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"}
_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]")
_WITH_CASE = "(?-i:"

Choice = tuple[str, ...]


def small(text: str) -> str:
    """`text` in small letters, character for character: offsets into the one are offsets into the other."""
    for letter, alike in _ALIKE.items():
        if letter in text:
            text = text.replace(letter, alike)
    return text.lower()


class Sifted:
    """A pattern for which case does not count; it finds what `re` with IGNORECASE finds."""

    def __init__(self, expression: str) -> None:
        needs = [tuple(sorted(need)) for need in _needs(_parser.parse(expression, re.IGNORECASE))]
        self._needs: tuple[Choice, ...] = tuple(sorted((n for n in needs if _length(n) >= LEAST), key=len))
        self._small = _WITH_CASE not in expression
        self._pattern = re.compile(_lowered(expression)) if self._small else re.compile(expression, re.IGNORECASE)

    def finditer(self, text: str, small_text: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`; `small_text` is `small(text)`, which the matches may be of: take spans alone."""
        if not self.may_fit(small_text):
            return iter(())
        return self._pattern.finditer(small_text if self._small else text)

    def search(self, text: str, small_text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`; `small_text` as in `finditer`."""
        return next(self.finditer(text, small_text), None)

    def may_fit(self, small_text: str) -> bool:
        """False only where the pattern fits nowhere."""
        for need in self._needs:
            for letters in need:
                if letters in small_text:
                    break
            else:
                return False
        return True


def _lowered(expression: str) -> str:
    """`expression` with its capitals small, but for those that are no letters of the text (`\\W`, `(?P<name>`)."""
    return _CAPITAL.sub(lambda match: match[0] if len(match[0]) > 1 else match[0].lower(), expression)


def _needs(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Iterable[str]]:
    """What every match holds: of each choice, at least one run of letters."""
    run = ""
    for kind, value in [*parsed, (None, None)]:
        if kind is op.LITERAL and value < 128:
            run += chr(value).lower()
            continue
        if run:
            yield (run,)
            run = ""
        if kind is op.SUBPATTERN or (kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0):
            yield from _needs(value[-1])
        elif kind is op.BRANCH:
            chosen = [max(_needs(branch), key=_length, default=()) for branch in value[1]]
            if all(chosen):
                yield {letters for choice in chosen for letters in choice}


def _length(choice: Iterable[str]) -> int:
    """Of the shortest run of letters: the one found most easily by chance."""
    return min(map(len, choice), default=0)
