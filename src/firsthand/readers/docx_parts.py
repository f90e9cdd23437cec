"""The parts of a Word document: its package opened, its XML parsed, within limits (ECMA-376, parts 1 and 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from firsthand.errors import Unreadable

MOST = 128 * 1024 * 1024  # bytes of one part, unpacked
_CUT = "Get it anew, or open it in a word processor and save it again"
_DAMAGED = ("the document is damaged or cut short", _CUT)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """Where one part points."""

    kind: str  # last word of its type: footnotes, hyperlink, officeDocument
    target: str  # a part's name, or an address
    external: bool


class Package:
    """An opened document.  Every method raises Unreadable for what is damaged or too large."""

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            if data.startswith(b"\xd0\xcf\x11\xe0"):  # a compound file: Word 97, or any OOXML under a password
                raise self._wrong(
                    "the document is encrypted or of an old format", "Save it as .docx without a password"
                ) from error
            raise self._wrong(*_DAMAGED) from error
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def main(self) -> str:
        """Name of the part that holds the text."""
        found = [r.target for r in self.relations("").values() if r.kind == "officeDocument" and not r.external]
        if not found or not found[0].startswith("word/"):
            raise self._wrong("this is no Word document", "Save it as .docx, .pdf, .html or .txt")
        return found[0]

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Where a part points, by id; "" is the package itself."""
        folder, name = posixpath.split(part)
        tree = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for each in tree.iter(_RELATIONS) if tree is not None else ():
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/" if target.startswith("/") else folder, target)).lstrip("/")
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Relation(kind, target if external else inside, external)
        return found

    def xml(self, part: str) -> etree._Element | None:
        """A part's root element; None where there is no such part."""
        name = self._names.get(part.lower())
        if name is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise self._wrong(*_DAMAGED) from error
        if root.getroottree().docinfo.doctype:
            raise self._wrong("the document declares entities of its own, as no word processor does", _CUT)
        return root

    def _bytes(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(MOST + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise self._wrong(*_DAMAGED) from error
        except (RuntimeError, NotImplementedError) as error:  # a password, an unknown compression
            raise self._wrong("the document is encrypted", "Save it without a password") from error
        if len(data) > MOST:
            raise self._wrong(f"the document unpacks to more than {MOST >> 20} MiB", _CUT)
        return data

    def _wrong(self, wrong: str, remedy: str) -> Unreadable:
        return Unreadable(self._path, wrong, remedy)
