"""Hostile bytes are read in a process of their own, with limits: what crashes it costs one document, the rest is read.

One such process serves one thread for as long as that lives and for many files; it is replaced when it dies.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from firsthand.errors import Unreadable
from firsthand.isolation.process import ReaderProcess
from firsthand.readers.reading import Reading
from firsthand.readers.unpack import Leaf, is_harmless, leaves

__all__ = ["SMALL", "read"]

SMALL = 16 << 20  # bytes of text that are read at once where no library is needed for them
_mine = threading.local()


def read(path: str, source: bytes | Path) -> Iterator[Reading | Unreadable]:
    """The documents in `source` (bytes, or where they lie), and a refusal of each thing in it that cannot be read.

    `path` is how it is named to a person.  Plain text and Markdown are read here, all else in this thread's process.
    """
    try:
        here = isinstance(source, bytes) and len(source) <= SMALL and is_harmless(path, source)
    except Unreadable as error:
        yield error
        return
    if not here:
        yield from _process().read(path, source)
        return
    for leaf in leaves(path, source):
        if isinstance(leaf, Leaf):
            yield from leaf.found()
        else:
            yield leaf


def _process() -> ReaderProcess:
    if not hasattr(_mine, "process"):
        _mine.process = ReaderProcess()
    return _mine.process  # type: ignore[no-any-return]  # set above
