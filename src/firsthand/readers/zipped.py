"""ZIP archives: .zip."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, BinaryIO

from firsthand.errors import Unreadable
from firsthand.intake import NOT_EVIDENCE
from firsthand.intake_saved import beside, told
from firsthand.readers.reading import MIB, Container, Member

if TYPE_CHECKING:
    from typing_extensions import Buffer

MOST_MEMBERS = 100_000
MOST_RATIO = 200  # unpacked to packed: prose is below 10, and what is far above is made to fill a disk
ALWAYS = 64 * MIB  # unpacked bytes that need no ratio
_OFFICE = (b"[Content_Types].xml", b"mimetype")  # first members of office files, which are ZIP archives too
# What zipfile and what it decompresses with raise on damage, on a wrong password and on an unknown method.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def members(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """Every file in the archive, in its order; refuses by name what it would be unsafe or impossible to unpack."""
    with opened(path, file) as archive:
        infos = [i for i in archive.infolist() if not i.filename.endswith("/") and not _is_litter(i.filename)]
        packed, unpacked = file.seek(0, io.SEEK_END), sum(i.file_size for i in infos)
        if len(infos) > MOST_MEMBERS:
            raise _bomb(path, f"{len(infos)} files")
        if unpacked > max(ALWAYS, MOST_RATIO * packed):
            raise _bomb(path, f"{unpacked // MIB} MiB out of {packed / MIB:.1f}")
        saved = beside(PurePosixPath(info.filename) for info in infos)
        away = {name for of_page in saved.values() for name in of_page}
        for info in infos:
            if (name := PurePosixPath(info.filename)) not in away:
                warnings = (told([str(other) for other in saved[name]]),) if name in saved else ()
                yield _unsafe(path, info) or Member(info.filename, Inside(archive, info), warnings=warnings)


def opened(path: str, file: BinaryIO) -> zipfile.ZipFile:
    """The archive in a file; raises Unreadable where its table of contents cannot be read."""
    try:
        return zipfile.ZipFile(file)
    except DAMAGE as error:
        raise Unreadable(path, f"damaged or cut short ({error})", "Get a whole copy of the archive") from error


def _looks(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not head[30:].startswith(_OFFICE)


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in NOT_EVIDENCE


def _unsafe(path: str, info: zipfile.ZipInfo) -> Unreadable | None:
    name = info.filename.replace("\\", "/")
    place = f"{path}!{info.filename}"
    if not name:
        return Unreadable(place, "it has no name", "Unpack it by hand if you trust its source")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        return Unreadable(place, "its name leads out of the archive", "Unpack it by hand if you trust its source")
    if info.flag_bits & 1:
        return Unreadable(place, "it is encrypted", "Unpack it with its password and give the folder")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Unreadable(place, "a link, not a file", "Give the file that it leads to")
    return None


def _bomb(path: str, what: str) -> Unreadable:
    return Unreadable(
        path, f"unpacks to more than an archive may hold ({what})", "Unpack it and give the folder, if you trust it"
    )


class Inside(io.RawIOBase):
    """A file in an archive, unpacked while it is read; OSError for whatever is wrong with it."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        self._archive, self._info = archive, info
        self._file: IO[bytes] | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """As any raw file's."""
        view = memoryview(buffer)
        try:
            self._file = self._file or self._archive.open(self._info)
            data = self._file.read(len(view))
        except DAMAGE as error:
            raise OSError(str(error) or type(error).__name__) from error
        view[: len(data)] = data
        return len(data)


CONTAINER = Container("ZIP archive", (".zip",), _looks, members, seeks=True)
