"""Python's search for cycles among objects, put off while rows are held that make none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Without the search: a case's rows hold no cycles, and looking through them takes a fifth of the time or more."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.freeze()  # what is there now counts as old, or all of it would be looked through at once
            gc.unfreeze()
            gc.enable()
