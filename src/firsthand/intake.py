"""From the paths a person gives to inputs: files found, bytes taken, manifest rows matched."""

from __future__ import annotations

import csv
import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from firsthand.errors import CallError, Unreadable
from firsthand.ids import HELD, derive, sha256
from firsthand.intake_saved import beside
from firsthand.records import Input, MemberSaid, Refusal

MANIFEST_COLUMNS = ("path", "url", "outlet", "published", "author", "title", "language", "retrieved")
NOT_EVIDENCE = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what file managers leave behind


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: the name of the traced folder ("" for a single file), its path below it, where it lies."""

    root: str
    path: str
    at: Path
    beside: tuple[str, ...] = ()  # paths below the traced folder of what a browser saved with a page: not to be read


@dataclass(slots=True)
class Intake:
    """What came in, and what could not."""

    inputs: list[Input] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def find(paths: Sequence[Path], leave_out: Sequence[Path] = ()) -> list[Found]:
    """Every file below `paths`, in order of path, but for those below `leave_out` and those saved beside a page.

    Raises CallError for a path that is not there.
    """
    found: list[Found] = []
    for path in paths:
        if not os.path.lexists(path):
            raise CallError(printable(str(path)), "no such file or folder", "Check the path")
        found += _below(path, {p.resolve() for p in leave_out}) if path.is_dir() else [_alone(path)]
    once = {item.at.absolute(): item for item in found}
    return sorted(_told_apart(_without_saved(once)), key=lambda f: (f.path, f.root))


def _without_saved(found: Mapping[Path, Found]) -> list[Found]:
    """The files without what lies in folders that were saved beside pages; each page knows of its own."""
    saved = beside(found)
    away = {at for of_page in saved.values() for at in of_page}
    names = {page: tuple(sorted(found[at].path for at in of_page)) for page, of_page in saved.items()}
    return [replace(item, beside=names.get(at, ())) for at, item in found.items() if at not in away]


def _alone(path: Path) -> Found:
    return Found("", printable(path.name), path)


def _told_apart(found: list[Found]) -> list[Found]:
    """Files of several folders that would go by one path take as many of their folders' names as part them."""
    shared: dict[str, list[Found]] = defaultdict(list)
    for item in found:
        shared[item.path].append(item)
    apart = []
    for path, items in shared.items():
        above = path.count("/") + 1
        while len(items) > 1 and len({_tail(i.at, above) for i in items}) < len(items):
            above += 1
        apart += [replace(i, path=path if len(items) == 1 else printable(_tail(i.at, above))) for i in items]
    return apart


def _tail(path: Path, parts: int) -> str:
    return "/".join(path.absolute().parts[-parts:])


def _below(folder: Path, leave_out: set[Path]) -> Iterator[Found]:
    root = folder.resolve().name
    for directory, names, files in os.walk(folder):
        here = Path(directory)
        names[:] = sorted(n for n in names if (here / n).resolve() not in leave_out)
        for name in sorted(files):
            at = here / name
            if name not in NOT_EVIDENCE and at.resolve() not in leave_out:
                yield Found(printable(root), printable(at.relative_to(folder).as_posix()), at)


def take_held(files: Sequence[Found]) -> tuple[Intake, Mapping[str, bytes | Path]]:
    """Takes every file where nothing is kept: its bytes, or where they lie if they are many, by their SHA-256."""
    held: dict[str, bytes | Path] = {}

    def hold(source: bytes | Path) -> str:
        original = sha256(source)
        held[original] = source
        return original

    return take(files, {}, hold), held


def take(
    files: Sequence[Found], manifest: Mapping[str, Mapping[str, str]], keep: Callable[[bytes | Path], str] = sha256
) -> Intake:
    """Gives every file to `keep` (which names what is in it by its SHA-256), and matches manifest rows."""
    intake = Intake()
    paths = {f.path for f in files}
    members = _members(set(manifest) - paths, paths)
    for file in files:
        said = _said(manifest.get(file.path, {}))
        inside = tuple(MemberSaid(member=m, **_said(manifest[row])) for m, row in members.get(file.path, ()))
        try:
            source, size = source_at(file)
            original = keep(source)
        except OSError as error:
            intake.refused.append(refusal(file.root, file.path, _unopened(file, error)))
        except Unreadable as error:
            intake.refused.append(refusal(file.root, file.path, error))
        else:
            intake.inputs.append(
                Input(
                    id=derive("input", file.path, original),
                    root=file.root,
                    path=file.path,
                    original=original,
                    size=size,
                    current=True,
                    members=inside,
                    beside=file.beside,
                    **said,
                )
            )
    named = {row for rows in members.values() for _, row in rows}
    for path in sorted(set(manifest) - paths - named):
        missing = Unreadable(
            path, "the manifest names this file and it is not there", "Add the file or take out the row"
        )
        intake.refused.append(refusal("", path, missing))
    return intake


def _said(row: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if name != "path" and value}


def _members(rows: set[str], paths: set[str]) -> dict[str, list[tuple[str, str]]]:
    """Manifest rows that name a record inside a file, by that file: the record's name and the row's."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in sorted(rows):
        cuts = [i for i, c in enumerate(row) if c == "!" and row[:i] in paths]
        if cuts:
            found[row[: cuts[-1]]].append((row[cuts[-1] + 1 :], row))
    return found


def source_at(file: Found) -> tuple[bytes | Path, int]:
    """A file's bytes, or where they lie if they are many, and how many; raises Unreadable, or OSError."""
    about = file.at.stat()
    if not stat.S_ISREG(about.st_mode):
        raise Unreadable(file.path, "not a regular file", "Save its content as a file")
    if about.st_size > HELD:
        return file.at, about.st_size
    data = file.at.read_bytes()
    return data, len(data)


def _unopened(file: Found, error: OSError) -> Unreadable:
    return Unreadable(
        file.path, f"cannot be opened ({error.strerror or error})", "Check that it is there and that you may read it"
    )


def refusal(root: str, path: str, error: Unreadable, input_: str | None = None) -> Refusal:
    """The row that keeps a refusal."""
    return Refusal(
        id=derive("refusal", root, path, error.wrong), input=input_, path=path, reason=error.wrong, remedy=error.remedy
    )


def read_manifest(path: Path) -> dict[str, dict[str, str]]:
    """The manifest's rows by path; raises CallError where the file cannot be used, naming the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CallError(str(path), f"the manifest cannot be read ({error})", "Give a CSV file in UTF-8") from error
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    rows: dict[str, dict[str, str]] = {}
    try:
        if "path" not in (reader.fieldnames or []):
            raise CallError(
                str(path),
                "the manifest has no column `path`",
                f"Its header must be among: {','.join(MANIFEST_COLUMNS)}",
            )
        for row in reader:
            known = {k: (row.get(k) or "").strip() for k in MANIFEST_COLUMNS}
            name = known["path"].replace("\\", "/").removeprefix("./")
            if name in rows and rows[name] != known:
                raise CallError(
                    f"{path}, line {reader.line_num}", f"{name} stands there twice, differently", "Keep one row"
                )
            if name:
                rows[name] = known
    except csv.Error as error:
        raise CallError(f"{path}, line {reader.line_num}", f"not CSV ({error})", "Mend the line") from error
    return rows


def printable(path: str) -> str:
    """A path as text that can be stored: bytes that are no UTF-8 are shown as \\xNN."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
