"""Names in headlines, where every word has a capital."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Iterator, Sequence

from firsthand.text.kinds import Kind, given_names
from firsthand.text.names import Name
from firsthand.text.tokens import Token, fold

Line = Sequence[Token]

_LONGEST = 6  # words of a name


def full_names(lines: Iterable[Line], body: Iterable[Name]) -> list[Name]:
    """Full names that only a headline gives: a given name before what the account uses as a surname."""
    bare = {name.words for name in body if len(name.words) == 1 and name.kind in ("unknown", "person")}
    pairs = (pair for line in lines for pair in itertools.pairwise(line))
    return [
        plain_name(pair, "person")
        for pair in pairs
        if pair[0].low in given_names() and (pair[1].text,) in bare and not pair[0].possessive
    ]


def known_names(lines: Iterable[Line], known: Container[tuple[str, ...]]) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """The words of a headline that the account below it knows as a name, and their key in `known`; longest first."""
    for line in lines:
        i = 0
        while i < len(line):
            for length in range(min(_LONGEST, len(line) - i), 0, -1):
                part = line[i : i + length]
                key = tuple(word for token in part for word in fold(token.text).split())
                if key in known:
                    yield part, key
                    i += length - 1
                    break
            i += 1


def plain_name(part: Line, kind: Kind) -> Name:
    """The name that words are, with no title."""
    return Name(
        begin=part[0].begin,
        end=part[-1].end,
        words=tuple(token.text for token in part),
        kind=kind,
        title=(),
        title_begin=part[0].begin,
        starts=part[0].starts,
        the=False,
        possessive=part[-1].possessive,
    )
