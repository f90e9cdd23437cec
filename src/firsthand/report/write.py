"""The report on disk: one file, or for a large case a small first page and a folder of pages beside it."""

from __future__ import annotations

import re
from pathlib import Path

from firsthand.errors import CaseError
from firsthand.originals import write_whole
from firsthand.report import page
from firsthand.report.view import Findings

# Above any of these a report is cut into pages: about 3 MB of HTML.
MOST_DOCUMENTS = 100
MOST_STATEMENTS = 1000
MOST_CHARACTERS = 1_000_000

_PAGE = re.compile(r"[a-z]+(?:-[a-z]+)*(?:-\d+|-c[0-9a-f]+)?\.html")


def is_large(findings: Findings) -> bool:
    """Whether the report is to be a folder of pages."""
    return (
        len(findings.documents) > MOST_DOCUMENTS
        or len(findings.statements) > MOST_STATEMENTS
        or sum(len(document.text) for document in findings.documents) > MOST_CHARACTERS
    )


def write(findings: Findings, path: Path) -> None:
    """Writes the report to `path`, and to the folder beside it where the case is large; raises CaseError.

    Pages left by an earlier report are removed from that folder, other files in it are left alone.
    """
    folder = path.with_suffix("") if path.suffix else path.with_name(f"{path.name}-pages")
    written: set[Path] = set()
    try:
        if is_large(findings):
            folder.mkdir(mode=0o700, exist_ok=True)
            for name, html in page.pages(findings, path.name, folder.name):
                if name:
                    _put(folder / f"{name}.html", html)
                    written.add(folder / f"{name}.html")
                else:
                    write_whole(path, _bytes(html))
        else:
            write_whole(path, _bytes(page.render(findings)))
        _clear(folder, written)
    except OSError as error:
        reason = f"cannot write the report's pages ({error.strerror})"
        raise CaseError(str(folder), reason, "Free some disk space or choose another --out") from error


def _put(file: Path, html: str) -> None:
    """Writes one page whole or not at all, unless it is there as it is to be.

    It is not forced to the disk: thousands of pages would take minutes.
    """
    data = _bytes(html)
    if not _holds(file, data):
        part = file.with_name(".part")
        part.write_bytes(data)
        part.replace(file)


def _holds(file: Path, data: bytes) -> bool:
    """Whether the file has just these bytes: nothing that may have been altered is trusted by its size or date."""
    try:
        return file.lstat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _clear(folder: Path, written: set[Path]) -> None:
    """Removes the pages of an earlier report: those named as pages are, with our mark in them."""
    if not folder.is_dir():
        return
    for file in folder.iterdir():
        if file not in written and _PAGE.fullmatch(file.name) and page.MARK in _head(file):
            file.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()


def _head(file: Path) -> str:
    with file.open("rb") as opened:
        return opened.read(1000).decode("utf-8", "replace")


def _bytes(html: str) -> bytes:
    return html.encode("utf-8", "backslashreplace")
