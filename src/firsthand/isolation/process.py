"""The reader's process as the one that asks it sees it: asked, listened to for so long, replaced when it dies."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from firsthand.errors import Unreadable
from firsthand.isolation.wire import HEADER, Message, heard, packed
from firsthand.readers.reading import Reading

START = "from firsthand.isolation.child import serve; serve()"
OPENING = 3000  # seconds of wall clock to find a container's next document
PATIENCE = 10  # seconds of wall clock for each of processor time: other work may have the processor
DEATHS = 16  # in one file, after which the rest of it is left
_AT_ONCE = 1 << 20  # bytes
_REMEDY = "Save what it shows as text, or leave it out"


class _Death(Exception):
    """The process ended, or had to be ended, and why."""

    def __init__(self, why: str, *, late: bool = False) -> None:
        super().__init__(why)
        self.late = late  # it took too long: to try again would take as long again


class ReaderProcess:
    """A process that reads, started when it is first asked and ended with this one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._heard = bytearray()
        self._answered = 0  # by the process that is now
        atexit.register(self.end)

    def read(self, path: str, source: bytes | Path) -> Iterator[Reading | Unreadable]:
        """The documents in `source`; where the process dies, the document that it read is refused and the rest read."""
        begun = deaths = 0
        at: Message | None = None  # the document being read
        while True:
            try:
                for message in self._answers({"path": path, "skip": begun}, source):
                    if "at" in message:
                        at, begun = message, begun + 1
                        continue
                    begun, at = begun + (at is None), None
                    yield from map(heard, message["found"])
                return
            except _Death as death:
                if self._answered and not death.late:  # what it read before may be to blame: try in a new one
                    begun, at = begun - (at is not None), None
                    continue
                deaths += 1
                if at is None:
                    yield Unreadable(path, f"{death}, {begun} documents into it", _REMEDY)
                    return
                yield Unreadable(at["at"], str(death), _REMEDY)
                if at["alone"]:
                    return
                if deaths == DEATHS:
                    yield Unreadable(path, f"{deaths} of its documents ended their reader: the rest was left", _REMEDY)
                    return
                at = None

    def _answers(self, question: Message, source: bytes | Path) -> Iterator[Message]:
        """The process's answers to a question but for the last, which says that there are no more.

        However this ends early, the process ends with it: what else it would answer is not wanted.
        """
        whole = False
        try:
            process = self._process or self._start()
            held = source if isinstance(source, bytes) else b""
            file = None if isinstance(source, bytes) else str(source)
            if process.stdin is not None:
                with suppress(BrokenPipeError):  # it has died, and why is met when it is listened to
                    process.stdin.write(packed({**question, "file": file, "size": len(held)}))
                    process.stdin.write(held)
                    process.stdin.flush()
            seconds = OPENING
            while "end" not in (message := self._hear(process, seconds)):
                yield message
                seconds = PATIENCE * message.get("seconds", OPENING / PATIENCE)
            whole = not message["retire"]
        finally:
            if not whole:
                self.end()

    def _start(self) -> subprocess.Popen[bytes]:
        paths = os.pathsep.join(path for path in sys.path if path)
        debug = os.environ.get("FIRSTHAND_DEBUG")
        self._answered = 0
        self._process = subprocess.Popen(
            [sys.executable, "-c", START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if debug else subprocess.DEVNULL,  # what a library has to say of a file is no news to a user
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,  # Ctrl-C is for the process that a person started; it ends its own
        )
        return self._process

    def _hear(self, process: subprocess.Popen[bytes], seconds: float) -> Message:
        """The process's next answer; raises _Death where it dies before, or takes longer."""
        end = time.monotonic() + seconds
        size = int.from_bytes(self._take(process, HEADER, end), "big")
        message: Message = json.loads(self._take(process, size, end))
        if "failed" in message:
            raise _Death(_failure(message))
        self._answered += "found" in message
        return message

    def _take(self, process: subprocess.Popen[bytes], size: int, end: float) -> bytes:
        out = process.stdout
        while len(self._heard) < size:
            poll = select.poll()
            poll.register(out, select.POLLIN)  # type: ignore[arg-type]  # it was made with a pipe
            if not poll.poll(max(0, end - time.monotonic()) * 1000):
                raise _Death("its reader took too long", late=True)
            more = os.read(out.fileno(), _AT_ONCE)  # type: ignore[union-attr]  # as above
            if not more:
                raise _ending(process.wait())
            self._heard += more
        taken = bytes(self._heard[:size])
        del self._heard[:size]
        return taken

    def end(self) -> None:
        """Ends the process, whatever it does."""
        process, self._process = self._process, None
        self._heard.clear()
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _failure(message: Message) -> str:
    """What an error that its reader did not foresee means to a person."""
    if message["failed"] == "MemoryError":
        return "its reader ran out of memory"
    if message["failed"] == "RecursionError":
        return "it is nested too deeply for its reader"
    return f"its reader failed ({message['failed']}: {message['why']})"


def _ending(status: int) -> _Death:
    """What a process's exit status tells: minus the number of the signal that ended it, where one did."""
    if status == -signal.SIGXCPU:
        return _Death("its reader took too much processor time", late=True)
    with suppress(ValueError):
        return _Death(f"its reader crashed ({signal.Signals(-status).name})")
    return _Death(f"its reader ended early (status {status})")
