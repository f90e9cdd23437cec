"""A text put together paragraph by paragraph, with what is known of each part of it.

For formats whose text is drawn from pages or markup: every span is kept as it is written, so it cannot drift.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from firsthand.records import BlockKind, BlockSpan

GAP = "\n\n"  # between paragraphs


@dataclass(slots=True)
class Assembly:
    """A growing text.  All spans are code points into it, half-open."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[BlockSpan] = field(default_factory=list)
    marks: list[tuple[int, int, str]] = field(default_factory=list)  # note markers: begin, end, key of the note
    notes: dict[str, tuple[int, int]] = field(default_factory=dict)  # key of a note: where it stands

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.parts)

    def write(self, words: str) -> tuple[int, int]:
        """Adds `words` as they are; where they stand."""
        begin = self.length
        if words:
            self.parts.append(words)
            self.length += len(words)
        return begin, self.length

    def gap(self) -> None:
        """Begins a new paragraph, unless nothing was written yet."""
        if self.length:
            self.write(GAP)

    def block(self, kind: BlockKind, begin: int, end: int) -> None:
        """Makes what was last written, from `begin` on, one block; markers within it are part of it."""
        while self.blocks and self.blocks[-1][1] >= begin:
            self.blocks.pop()
        if end > begin:
            self.blocks.append((kind, begin, end))

    def mark(self, label: str, key: str) -> None:
        """Adds the marker of a note as `[label]`: set apart, so that it never runs into a word or a number."""
        begin, end = self.write(f"[{label}]")
        self.blocks.append(("note", begin, end))
        self.marks.append((begin, end, key))

    def ties(self) -> Iterator[tuple[int, int, str]]:
        """Links from each marker to its note, as characters of the text (RFC 5147: `#char=begin,end`)."""
        for begin, end, key in self.marks:
            if note := self.notes.get(key):
                yield begin, end, f"#char={note[0]},{note[1]}"


def without_overlap(blocks: Iterable[BlockSpan]) -> Iterator[BlockSpan]:
    """Blocks in order; of two that overlap the earlier, then the longer stays."""
    end = 0
    for kind, begin, stop in sorted(blocks, key=lambda b: (b[1], -b[2], b[0])):
        if begin >= end and stop > begin:
            yield kind, begin, stop
            end = stop
