"""Folders that browsers and word processors save beside a page: its pictures, styles, scripts and frames."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TypeVar

P = TypeVar("P", bound=PurePath)

# What follows the page's name in their languages (Windows Shell, connected files).
_FOLDER = re.compile(
    r"(?<=.)(?:[ _.]files|_(?:file|archivos|arquivos|bestanden|bylos|datoteke|dosyalar|elemei|failid|fails|fajlovi"
    r"|ficheiros|fichiers|fitxategiak|fitxers|pliki|soubory|tiedostot)|-(?:Dateien|filer))$"
)
_PAGES = (".html", ".htm", ".xhtml", ".HTML", ".HTM")


def beside(paths: Iterable[P]) -> Mapping[P, Sequence[P]]:
    """Of some files the pages, each with those that lie in a folder saved beside it (`a.html`: `a_files/`)."""
    there = list(paths)
    pages = set(there)
    of_folder = {folder: _page(folder, pages) for folder in {path.parent for path in there}}
    found: dict[P, list[P]] = defaultdict(list)
    for path in there:
        if (page := of_folder[path.parent]) is not None:
            found[page].append(path)
    return found


def told(paths: Sequence[str]) -> str:
    """The warning of a page about the files saved beside it."""
    return f"saved beside it and not read: {', '.join(paths[:3])}{f' and {len(paths) - 3} more' * (len(paths) > 3)}"


def _page(folder: P, pages: Collection[P]) -> P | None:
    """The page that `folder`, or a folder around it, was saved beside: the outermost, for frames are pages too."""
    for around in (*reversed(folder.parents), folder):
        if name := _FOLDER.search(around.name):
            stem = around.name[: name.start()]
            for page in (around.with_name(stem + suffix) for suffix in _PAGES):
                if page in pages:
                    return page
    return None
