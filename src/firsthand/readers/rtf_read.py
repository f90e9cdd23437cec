"""An RTF file to its text, with notes, links, heads and hidden words told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.readers.docx_writing import SHORT, Piece, Writing, in_line
from firsthand.readers.reading import Reading
from firsthand.readers.rtf_tokens import Event, events
from firsthand.text.properties import Properties

_CELLS = {"cell", "nestcell"}
_ROWS = {"row", "nestrow"}


def document(data: bytes) -> Reading | None:
    """The document in `data`; None where it has no words."""
    made = _Document()
    for event in events(data):
        made.take(event)
    return made.reading()


@dataclass(slots=True)
class _Document:
    """The document while it is read."""

    writing: Writing = field(default_factory=Writing)
    pieces: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)  # of the row in the making
    margins: dict[str, list[list[Piece]]] = field(default_factory=lambda: {"head": [[]], "foot": [[]]})
    about: dict[str, str] = field(default_factory=dict)
    notes: list[list[list[Piece]]] = field(default_factory=list)  # paragraphs of the notes that are open
    kinds: list[str] = field(default_factory=list)  # of the notes that are open
    done: dict[tuple[str, str], list[list[Piece]]] = field(default_factory=dict)
    count: int = 0

    def take(self, event: Event) -> None:
        """What comes next."""
        if event.kind == "note":
            self.notes.append([[]])
            self.kinds.append("footnote")
        elif event.kind == "alternative" and self.kinds:
            self.kinds[-1] = "endnote"
        elif event.kind == "end" and self.notes:
            self._end_note()
        elif event.where in self.margins:
            self._add(self.margins[event.where], event)
        elif event.where:
            self.about[event.where] = self.about.get(event.where, "") + event.words
        elif self.notes:
            self._add(self.notes[-1], event)
        elif event.kind == "text":
            self.pieces.append(Piece(event.words, event.link, event.hidden))
        else:
            self._break(event.words)

    def reading(self) -> Reading | None:
        """The document, with what stands at the heads and feet of its pages around it."""
        self._break("par")
        self._break("row")
        for note in [key for key in self.done if key[0] == "endnote"]:
            self._write_note(note)
        if not self.writing.assembly.length:
            return None
        for paragraph in self._margin("head") + self._margin("foot"):
            self.writing.add(paragraph, None, "boilerplate")
        made = self.about.get("creatim", "").strip("-")
        return self.writing.reading(
            Properties(
                title=self.about.get("title"),
                author=self.about.get("author"),
                made=made if made.strip("0-") else None,
            )
        )

    @staticmethod
    def _add(paragraphs: list[list[Piece]], event: Event) -> None:
        if event.kind == "text":
            paragraphs[-1].append(Piece(event.words, event.link, event.hidden))
        else:
            paragraphs.append([])

    def _margin(self, where: str) -> list[list[Piece]]:
        """Each text once."""
        once = {" ".join("".join(p.words for p in paragraph).split()): paragraph for paragraph in self.margins[where]}
        return [paragraph for words, paragraph in once.items() if words]

    def _end_note(self) -> None:
        paragraphs, kind = self.notes.pop(), self.kinds.pop()
        self.count += 1
        key = (kind, str(self.count))
        self.done[key] = [p for p in paragraphs if "".join(x.words for x in p).strip()]
        if self.done[key]:
            (self.notes[-1][-1] if self.notes else self.pieces).append(Piece("", note=key))

    def _break(self, word: str) -> None:
        if word in _CELLS:
            self.cells.append(self.pieces)
            self.pieces = []
        elif word in _ROWS or self.cells:
            if word in _ROWS:
                self._row()
            else:
                self.pieces.append(Piece("\n"))
        else:
            self._write(self.pieces)
            self.pieces = []

    def _row(self) -> None:
        """A row with short cells is one line; else each cell is a paragraph."""
        cells, self.cells = self.cells, []
        words = ["".join(piece.words for piece in cell).strip() for cell in cells]
        if all(len(w) <= SHORT and "\n" not in w for w in words):
            self._write(in_line(cells))
        else:
            for cell in cells:
                self._write(cell)

    def _write(self, pieces: list[Piece]) -> None:
        self.writing.add(pieces, None)
        for piece in pieces:
            if piece.note and piece.note[0] == "footnote":
                self._write_note(piece.note)

    def _write_note(self, key: tuple[str, str]) -> None:
        self.writing.note(*key, [(paragraph, None) for paragraph in self.done[key]])
