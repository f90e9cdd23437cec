"""Trafilatura as a judge: which paragraphs of a page it takes for the main text, and which for comments."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from firsthand.readers.html_names import part_of
from firsthand.readers.html_walk import Piece, Unit

# Each text node is marked by two braille cells before its first word.  They are printable and no
# letters, so trafilatura passes them through and its patterns for words still match after them.
_CELLS = range(0x2801, 0x2900)
_UNMARK = dict.fromkeys(range(0x2800, 0x2900))  # the page's own braille
MOST = len(_CELLS) ** 2

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its refusals are met here as an empty verdict


class Verdict:
    """Which text nodes were kept."""

    def __init__(self, account: set[int], comments: set[int]) -> None:
        self._account, self._comments = account, comments

    def account_share(self, unit: Unit) -> float:
        """Share of the unit's characters that are main text, 0 to 1."""
        return _share(unit, self._account)

    def comment_share(self, unit: Unit) -> float:
        """Share of the unit's characters that are comments, 0 to 1."""
        return _share(unit, self._comments)


def _share(unit: Unit, kept: set[int]) -> float:
    return sum(p.end - p.begin for p in unit.pieces if id(p) in kept) / max(1, len(unit.text))


def judge(tree: etree._Element, units: Sequence[Unit], headline: Unit | None) -> Verdict:
    """Runs trafilatura over `tree`, whose text nodes the units hold, and follows each node to its output.

    Alters `tree`: its text, and names that would mislead.  Where trafilatura finds nothing or fails
    the verdict is empty.
    """
    pieces = [p for u in units for p in u.pieces if not p.is_break and p.raw.strip()][:MOST]
    for number, piece in enumerate(pieces):
        _set(piece, _marked(piece.raw.translate(_UNMARK), number))
    _unname(tree, headline)
    try:
        found = trafilatura.bare_extraction(tree, deduplicate=False, include_comments=True, with_metadata=False)
    except RecursionError:
        found = None
    if not isinstance(found, Document):
        return Verdict(set(), set())
    return Verdict(_kept(found.body, pieces), _kept(found.commentsbody, pieces))


def _unname(tree: etree._Element, headline: Unit | None) -> None:
    """Takes away names that trafilatura would go by although they are not true."""
    for element in headline.pieces[0].element.iterancestors() if headline else ():
        if part_of(element) is not None:  # what holds the headline is no comment and no menu
            for name in ("class", "id", "role"):
                element.attrib.pop(name, None)
    for element in tree.iter(etree.Element):  # any class with "comment" in it is comments to it, commentaries too
        if "ommentary" in (names := element.get("class") or ""):
            element.set("class", names.replace("commentary", "opinion").replace("Commentary", "Opinion"))


def _marked(raw: str, number: int) -> str:
    high, low = divmod(number, len(_CELLS))
    words = raw.lstrip()
    return f"{raw[: len(raw) - len(words)]}{chr(_CELLS[high])}{chr(_CELLS[low])}{words}"


def _set(piece: Piece, text: str) -> None:
    if piece.tail:
        piece.element.tail = text
    else:
        piece.element.text = text


def _kept(body: etree._Element | None, pieces: Sequence[Piece]) -> set[int]:
    if body is None:
        return set()
    cells = [ord(c) - _CELLS[0] for c in "".join(body.itertext()) if ord(c) in _CELLS]
    numbers = (high * len(_CELLS) + low for high, low in zip(cells[::2], cells[1::2], strict=False))
    return {id(pieces[n]) for n in numbers if n < len(pieces)}
