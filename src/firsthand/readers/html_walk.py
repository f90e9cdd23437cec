"""A page's paragraphs in document order, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from firsthand.readers.html_names import Part, part_of
from firsthand.readers.html_styles import Styles

BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
SKIP = frozenset({
    "applet", "audio", "button", "canvas", "datalist", "embed", "frame", "head", "iframe", "input", "map", "math",
    "meter", "noscript", "object", "optgroup", "option", "progress", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Container:
    """An element whose names say that it holds no account."""

    number: int  # in document order
    part: Part


@dataclass(slots=True)
class Piece:
    """One text node, or the line break of a `br`."""

    element: etree._Element
    tail: bool  # whether it is its element's tail rather than its text
    raw: str
    href: str | None
    hidden: bool
    is_break: bool = False
    begin: int = 0  # where it came to lie in its unit's text
    end: int = 0


@dataclass(slots=True)
class Unit:
    """A paragraph: the inline content between two block boundaries, white space folded as a browser does."""

    tag: str
    path: str
    within: tuple[Container, ...]  # outermost first
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""

    @property
    def link_share(self) -> float:
        """Share of its characters that are words of links, 0 to 1."""
        return sum(p.end - p.begin for p in self.pieces if p.href) / max(1, len(self.text))


@dataclass(slots=True)
class _Open:
    element: etree._Element
    within: tuple[Container, ...]
    pre: bool


class Walk:
    """Reads the paragraphs of a page's body.  It keeps its own stack: a deep page cannot exhaust recursion."""

    def __init__(self, body: etree._Element) -> None:
        self._body = body
        self._styles = Styles(body.getroottree().getroot())
        self._paths = etree.ElementTree(body.getroottree().getroot())
        self._blocks: list[_Open] = []
        self._hidden: list[etree._Element] = []
        self._links: list[etree._Element] = []
        self._pieces: list[Piece] = []
        self._containers = 0

    def units(self) -> Iterator[Unit]:
        """Paragraphs in document order, none of them empty."""
        walk = etree.iterwalk(self._body, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                yield from self._leave(element)
            elif element.tag in SKIP:
                walk.skip_subtree()
            else:
                yield from self._enter(element)

    def _enter(self, element: etree._Element) -> Iterator[Unit]:
        part = part_of(element)
        if element is not self._body and self._styles.hides(element):
            self._hidden.append(element)
        if element.tag in BLOCK or part is not None:
            yield from self._flush()
            above = self._blocks[-1] if self._blocks else _Open(element, (), False)
            within = above.within
            if part is not None:
                self._containers += 1
                within = (*within, Container(self._containers, part))
            self._blocks.append(_Open(element, within, above.pre or element.tag == "pre"))
        if element.tag == "a" and element.get("href"):
            self._links.append(element)
        if element.tag == "br":
            last = next((p for p in reversed(self._pieces) if p.is_break or p.raw.strip()), None)
            if last is not None and last.is_break:
                yield from self._flush()  # two breaks are how old pages part paragraphs
            self._pieces.append(Piece(element, False, "\n", None, bool(self._hidden), is_break=True))
        self._add(element, element.text, tail=False)

    def _leave(self, element: etree._Element) -> Iterator[Unit]:
        if self._blocks and self._blocks[-1].element is element:
            yield from self._flush()
            self._blocks.pop()
        for stack in (self._hidden, self._links):
            if stack and stack[-1] is element:
                stack.pop()
        if self._blocks:
            self._add(element, element.tail, tail=True)

    def _add(self, element: etree._Element, raw: str | None, *, tail: bool) -> None:
        if raw:
            href = self._links[-1].get("href") if self._links else None
            self._pieces.append(Piece(element, tail, raw, href, bool(self._hidden)))

    def _flush(self) -> Iterator[Unit]:
        pieces, self._pieces = self._pieces, []
        if any(p.raw.strip() for p in pieces):
            top = self._blocks[-1]
            text = _lay(pieces, top.pre)
            if text:
                yield Unit(str(top.element.tag), self._paths.getpath(top.element), top.within, pieces, text)


def _lay(pieces: list[Piece], pre: bool) -> str:
    """Joins the pieces, setting where each lies; white space folds as in a browser unless `pre`."""
    parts: list[str] = []
    length, ends_in_space = 0, True
    for piece in pieces:
        words = piece.raw if pre or piece.is_break else _SPACE.sub(" ", piece.raw)
        if ends_in_space and not pre and not piece.is_break:
            words = words.removeprefix(" ")
        piece.begin, piece.end = length, length + len(words)
        parts.append(words)
        length = piece.end
        if words:
            ends_in_space = words[-1] in " \n"
    whole = "".join(parts)
    text = whole.strip(" \t\n\r\f")
    lead = len(whole) - len(whole.lstrip(" \t\n\r\f"))
    for piece in pieces:
        piece.begin = min(max(piece.begin - lead, 0), len(text))
        piece.end = min(max(piece.end - lead, 0), len(text))
    return text
