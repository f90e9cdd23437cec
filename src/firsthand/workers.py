"""Work shared out among processes of this Python, one for each core; results come in the order of the work.

Processes, not threads, because most of the work is Python's own; started afresh rather than forked, because DuckDB and
onnxruntime run threads that a fork would break; and not `multiprocessing`'s, because those import the caller's script
again, which a script that calls `firsthand.statements` at its top level would not survive.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import Any, TypeVar

from firsthand.errors import CallError, FirsthandError

J = TypeVar("J")
R = TypeVar("R")

SETTING = "FIRSTHAND_PROCESSES"
FEW = 20  # documents that are read before other processes would have started


def processes() -> int:
    """How many processes may work at once: what FIRSTHAND_PROCESSES says, or one for each core this one may use."""
    said = os.environ.get(SETTING, "")
    if said and not (said.isdecimal() and int(said)):
        raise CallError(SETTING, f"{said!r} is no number of processes", "Give a number from 1 up, or none at all")
    if said:
        return int(said)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class WorkerError(FirsthandError):
    """A process that worked for this one ended before its work was done."""

    def __init__(self, place: str = "a working process", wrong: str = "it ended early", remedy: str = "") -> None:
        super().__init__(
            place, wrong, remedy or f"If memory is short, set {SETTING}=1, then run the same command again"
        )


class Workers:
    """Processes that start when there is much to do, and end with the `with` block whatever happens in it."""

    def __init__(self) -> None:
        self._count = processes() if sys.executable else 1
        self._threads = ThreadPoolExecutor(self._count)  # each waits for a process of its own
        self._mine = threading.local()
        self._started: list[_Worker] = []

    def each(self, function: Callable[[J], R], jobs: Iterable[J], units: int) -> Iterator[R]:
        """`function` of each job, in order; a few jobs ahead are worked on, no more are held.

        With one process or FEW `units` it all happens in this process.  `function` is a module's own, and it, the jobs
        and the results can be pickled.  Raises what `function` raises, and WorkerError where a process ends early.
        """
        if self._count == 1 or units <= FEW:
            yield from map(function, jobs)
            return
        ahead: deque[Future[R]] = deque()
        for job in jobs:
            ahead.append(self._threads.submit(self._ask, function, job))
            if len(ahead) == 2 * self._count:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def _ask(self, function: Callable[[J], R], job: J) -> R:
        if not hasattr(self._mine, "worker"):
            self._mine.worker = _Worker()
            self._started.append(self._mine.worker)
        return self._mine.worker.ask(function, job)  # type: ignore[no-any-return]  # what `function` gives

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._started:
            worker.end()
        self._threads.shutdown()


class _Worker:
    """One process, asked through its standard input, answering through its standard output."""

    def __init__(self) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths, SETTING: "1"},
            start_new_session=True,  # Ctrl-C is for the process that a person started; it ends its own
        )

    def ask(self, function: Callable[[J], R], job: J) -> R:
        """`function(job)`, computed there."""
        asked, answered = self._process.stdin, self._process.stdout
        if asked is None or answered is None:
            raise WorkerError
        try:
            pickle.dump((function, job), asked)
            asked.flush()
            answer: R | Exception = pickle.load(answered)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise WorkerError from error
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self._process.kill()
        self._process.wait()


def serve() -> None:
    """What such a process does: answers until there is nothing more to ask.  An error is its last answer."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer

    def answer(result: Any) -> None:
        pickle.dump(result, out)
        out.flush()

    def failed(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        known = isinstance(error, (FirsthandError, OSError, MemoryError))
        with suppress(OSError):  # nobody may be left to answer
            answer(error if known else WorkerError(wrong=f"it failed ({type(error).__name__}: {error})"))

    if not os.environ.get("FIRSTHAND_DEBUG"):
        sys.excepthook = failed
    asked = os.fdopen(os.dup(0), "rb")
    while asked.peek(1):
        function, job = pickle.load(asked)
        answer(function(job))
