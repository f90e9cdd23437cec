"""The process that reads: what it answers, and the limits it lives under."""

from __future__ import annotations

import json
import math
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from firsthand.isolation.wire import HEADER, Message, packed, told
from firsthand.readers.unpack import Leaf, leaves

MEMORY = 4 << 30  # bytes of address space
OPENING = 300  # seconds of processor time to find a container's next document
RETIRE = 1 << 30  # bytes once used after which a new process takes its place: libraries seldom give memory back


def serve() -> None:
    """Answers until there is nothing more to ask.  An error that is no refusal is its last answer."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    asked = os.fdopen(os.dup(0), "rb")

    def answer(message: Message) -> None:
        out.write(packed(message))
        out.flush()

    def failed(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        with suppress(OSError):  # nobody may be left to answer
            answer({"failed": kind.__name__, "why": str(error)[:200]})

    sys.excepthook = failed
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CORE, 0)
    while size := asked.read(HEADER):
        question = json.loads(asked.read(int.from_bytes(size, "big")))
        held = asked.read(question["size"])
        for message in _answers(question, held):
            answer(message)
        answer({"end": True, "retire": _most_used() > RETIRE})


def _answers(question: Message, held: bytes) -> Iterator[Message]:
    """What is in a file: before each document where it is, then what was found there; `skip` of them are left out."""
    source = Path(question["file"]) if question["file"] is not None else held
    _limit_time(OPENING)
    for number, leaf in enumerate(leaves(question["path"], source)):
        if number < question["skip"]:
            continue
        if isinstance(leaf, Leaf):
            yield {"at": leaf.path, "alone": leaf.member is None, "seconds": leaf.format.seconds}
            _limit_time(leaf.format.seconds)
            yield {"found": [told(found) for found in leaf.found()]}
        else:
            yield {"found": [told(leaf)]}
        _limit_time(OPENING)


def _limit_time(seconds: int) -> None:
    """Ends this process after as many more seconds of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime) + seconds)


def _limit(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    with suppress(ValueError, OSError):  # not every system has every limit
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _most_used() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
