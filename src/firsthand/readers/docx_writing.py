"""Paragraphs of a word processor's document written as one text: for .docx and .rtf alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from firsthand.readers.reading import LinkSpan, PlaceSpan, Reading
from firsthand.records import BlockKind
from firsthand.text.assembly import GAP, Assembly, without_overlap
from firsthand.text.blocks import text_blocks
from firsthand.text.properties import Properties, borne_out

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00ad\ufeff\ufffe\uffff\ud800-\udfff]")
SHORT = 80  # characters of a cell: a row of such cells is one line
_HIDDEN = "the document holds hidden text, kept apart from the account"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look, or the marker of a note: its kind and its number in the file."""

    words: str
    link: str | None = None
    hidden: bool = False
    note: tuple[str, str] | None = None


def in_line(cells: Iterable[Sequence[Piece]]) -> list[Piece]:
    """The cells of a row as one line."""
    line: list[Piece] = []
    for cell in cells:
        line += [Piece("\t"), *cell] if line else cell
    return line


@dataclass(slots=True)
class Writing:
    """The text in the making.  Notes are numbered as their markers come: footnotes 1, 2, endnotes i, ii."""

    assembly: Assembly = field(default_factory=Assembly)
    places: list[PlaceSpan] = field(default_factory=list)
    links: list[LinkSpan] = field(default_factory=list)
    hidden: bool = False
    numbers: dict[str, dict[str, int]] = field(default_factory=lambda: {"footnote": {}, "endnote": {}})

    def add(self, pieces: Sequence[Piece], path: str | None, kind: BlockKind | None = None, lead: str = "") -> None:
        """One paragraph; nothing where it has no words.  `path`: its element; `lead`: words before its own."""
        kept = list(_trimmed(pieces))
        if not any(piece.words or piece.note for piece in kept):
            return
        self.assembly.gap()
        begin = self.assembly.length
        self.assembly.write(lead)
        for piece in kept:
            if piece.note:
                self.assembly.mark(self.label(*piece.note), ":".join(piece.note))
                continue
            at, end = self.assembly.write(piece.words)
            if piece.hidden and kind is None and end > at:
                self.assembly.blocks.append(("boilerplate", at, end))
                self.hidden = True
            if piece.link:
                self._link(at, end, piece.link)
        if kind:
            self.assembly.block(kind, begin, self.assembly.length)
        if path:
            self.places.append(PlaceSpan(begin, self.assembly.length, None, path))

    def note(self, kind: str, id_: str, paragraphs: Sequence[tuple[Sequence[Piece], str | None]]) -> None:
        """A note, its label before it; its marker was met before."""
        before = self.assembly.length
        for i, (pieces, path) in enumerate(paragraphs):
            self.add(pieces, path, "note", f"[{self.label(kind, id_)}] " if i == 0 else "")
        if self.assembly.length > before:
            begin = before + len(GAP) if before else 0
            self.assembly.notes[f"{kind}:{id_}"] = begin, self.assembly.length

    def label(self, kind: str, id_: str) -> str:
        """What a note is called in the text."""
        number = self.numbers[kind].setdefault(id_, len(self.numbers[kind]) + 1)
        return str(number) if kind == "footnote" else _roman(number)

    def reading(self, properties: Properties) -> Reading:
        """The document."""
        text = self.assembly.text
        blocks = tuple(without_overlap([*self.assembly.blocks, *text_blocks(text)]))
        about = borne_out(properties, text, blocks)
        return Reading(
            text=text,
            blocks=blocks,
            places=tuple(self.places),
            links=tuple(sorted([*self.links, *self.assembly.ties()])),
            published=about.published,
            author=about.author,
            title=about.title,
            warnings=(*about.warnings, *([_HIDDEN] if self.hidden else [])),
        )

    def _link(self, begin: int, end: int, target: str) -> None:
        """A link's words; its pieces make one."""
        if self.links and self.links[-1][1:] == (begin, target):
            begin = self.links.pop()[0]
        if end > begin:
            self.links.append((begin, end, target))


def _trimmed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces without white space at the paragraph's ends, and without control characters."""
    kept = [Piece(_CONTROL.sub("", p.words), p.link, p.hidden, p.note) for p in pieces]
    while kept and not kept[0].note and not kept[0].words.strip():
        kept.pop(0)
    while kept and not kept[-1].note and not kept[-1].words.strip():
        kept.pop()
    for i, piece in enumerate(kept):
        words = piece.words.lstrip() if i == 0 else piece.words
        words = words.rstrip() if i == len(kept) - 1 else words
        yield Piece(words, piece.link, piece.hidden, piece.note)


def _roman(number: int) -> str:
    """Small roman numerals, as word processors number endnotes."""
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
             (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    text = ""
    for value, sign in signs:
        text, number = text + sign * (number // value), number % value
    return text
