"""A Word document to its text, with notes, links, heads and hidden words told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from firsthand.errors import Unreadable
from firsthand.readers.docx_parts import Package, Relation
from firsthand.readers.docx_walk import Found, W, paragraphs
from firsthand.readers.docx_writing import Piece, Writing
from firsthand.readers.reading import Reading
from firsthand.text.properties import Properties

_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_EARLY = 6  # paragraphs among which the document's title stands


def read(path: str, data: bytes) -> list[Reading]:
    """One document.  Raises Unreadable where it is encrypted, damaged, too large unpacked, or holds no text."""
    package = Package(path, data)
    main = package.main()
    root = package.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Unreadable(path, "the document is damaged or cut short", "Open it in a word processor and save it again")
    document = _Document(package, package.relations(main))
    document.margins("header")
    for found in paragraphs(body, "/w:document/w:body"):
        document.add(found)
    document.endnotes()
    document.margins("footer")
    if not document.writing.places:
        raise Unreadable(path, "the document holds no text", "Leave it out, or save what it shows as a PDF")
    return [document.writing.reading(document.properties())]


@dataclass(slots=True)
class _Document:
    """The document while it is read."""

    package: Package
    relations: Mapping[str, Relation]
    writing: Writing = field(default_factory=Writing)
    headline: str | None = None
    _noted: int = 0  # footnotes written so far
    _notes: dict[str, dict[str, etree._Element]] = field(default_factory=dict)
    _styles: dict[str, str] | None = None

    def add(self, found: Found) -> None:
        """A paragraph of the body, and after it the footnotes whose markers stand in it."""
        style = self._style(found.style)
        if self.headline is None and style in ("title", "heading 1") and len(self.writing.places) < _EARLY:
            self.headline = " ".join(found.words.split()) or None
        self.writing.add(list(self._resolved(found.pieces)), found.path, "caption" if style == "caption" else None)
        waiting = list(self.writing.numbers["footnote"])[self._noted :]
        self._noted += len(waiting)
        for id_ in waiting:
            self._note("footnote", id_)

    def endnotes(self) -> None:
        """The endnotes that have markers, in order."""
        for id_ in list(self.writing.numbers["endnote"]):
            self._note("endnote", id_)

    def margins(self, kind: str) -> None:
        """Heads or feet of the pages, each text once."""
        seen = set()
        for relation in self.relations.values():
            root = self.package.xml(relation.target) if relation.kind == kind and not relation.external else None
            for found in paragraphs(root, f"/w:{'hdr' if kind == 'header' else 'ftr'}") if root is not None else ():
                if (words := " ".join(found.words.split())) and words not in seen:
                    seen.add(words)
                    self.writing.add(
                        [replace(p, link=None, note=None) for p in found.pieces], found.path, "boilerplate"
                    )

    def properties(self) -> Properties:
        """What the file states of itself."""
        root = self.package.xml("docProps/core.xml")
        stated = {child.tag: child.text for child in root.iterchildren(etree.Element)} if root is not None else {}
        return Properties(
            title=stated.get(f"{_DC}title"),
            author=stated.get(f"{_DC}creator"),
            made=(stated.get(f"{_TERMS}created") or "")[:10] or None,
            headline=self.headline,
        )

    def _note(self, kind: str, id_: str) -> None:
        element = self._notes_of(kind)[id_]
        found = paragraphs(element, f"/w:{kind}s/w:{kind}[@w:id={id_}]")
        self.writing.note(kind, id_, [(list(self._resolved(f.pieces)), f.path) for f in found])

    def _notes_of(self, kind: str) -> dict[str, etree._Element]:
        if kind not in self._notes:
            self._notes[kind] = {each.get(f"{W}id", ""): each for each in self._each(f"{kind}s", kind)}
        return self._notes[kind]

    def _each(self, part: str, tag: str) -> Iterable[etree._Element]:
        """Elements of one tag in the part of that kind."""
        target = next((r.target for r in self.relations.values() if r.kind == part and not r.external), None)
        root = self.package.xml(target) if target else None
        return root.iter(f"{W}{tag}") if root is not None else ()

    def _resolved(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Links with their addresses; markers only of notes that are there."""
        for piece in pieces:
            if piece.note and piece.note[1] not in self._notes_of(piece.note[0]):
                continue
            yield replace(piece, link=self._target(piece.link)) if piece.link else piece

    def _target(self, link: str) -> str | None:
        relation = self.relations.get(link)
        return link if link.startswith("#") else relation.target if relation and relation.external else None

    def _style(self, id_: str) -> str:
        """The built-in name of a style, which no language changes."""
        if self._styles is None:
            named = ((s.get(f"{W}styleId", ""), s.find(f"{W}name")) for s in self._each("styles", "style"))
            self._styles = {id_: name.get(f"{W}val", "").lower() for id_, name in named if name is not None}
        return self._styles.get(id_, "")
