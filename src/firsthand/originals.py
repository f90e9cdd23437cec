"""Originals on disk: bytes as they were received, stored whole or not at all, each under its SHA-256."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from firsthand.errors import CaseError
from firsthand.ids import HELD, sha256


def keep(folder: Path, source: bytes | Path) -> str:
    """As `Case.keep`, for the case at `folder`."""
    original = sha256(source)
    path = path_of(folder, original)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, source)
        if isinstance(source, Path) and sha256(path) != original:
            path.unlink()
            raise OSError("it changed while it was read")
    return original


def write_whole(path: Path, data: bytes | Path) -> None:
    """Writes bytes, or a file's, so that they are there whole or not at all; raises CaseError where they cannot be."""
    part = None
    try:
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        with os.fdopen(handle, "wb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                with data.open("rb") as source:
                    shutil.copyfileobj(source, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except OSError as error:
        if part is not None:
            Path(part).unlink(missing_ok=True)
        raise CaseError(
            str(path.parent), f"cannot write ({error.strerror})", "Free some disk space or choose another folder"
        ) from error


def bytes_of(folder: Path, original: str) -> bytes:
    """The bytes of an original of the case at `folder`; raises CaseError where they are gone or changed."""
    path = path_of(folder, original)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaseError(str(path), "an original is missing from the case", "Restore it from a backup") from error
    if sha256(data) != original:
        raise _changed(path)
    return data


def source_of(folder: Path, original: str) -> bytes | Path:
    """An original of the case at `folder`, whole and unchanged: its bytes, or where they lie if they are many."""
    path = path_of(folder, original)
    if not path.is_file() or path.stat().st_size <= HELD:
        return bytes_of(folder, original)
    if sha256(path) != original:
        raise _changed(path)
    return path


def _changed(path: Path) -> CaseError:
    return CaseError(str(path), "an original has changed since it was received", "Restore it from a backup")


def path_of(folder: Path, original: str) -> Path:
    """Where an original of the case at `folder` lies."""
    return folder / "originals" / original[:2] / original
