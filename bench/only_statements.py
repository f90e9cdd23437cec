"""From files to source, cue and content of every statement in them, and no further.

In a file of its own, so that other processes can import it.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand import intake
from firsthand.engine.local import LocalEngine
from firsthand.records import Statement
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import documents, statements


def count(files: Sequence[intake.Found]) -> int:
    """How many statements the files hold: nothing in them resolved, dated or counted."""
    taken, held = intake.take_held(files)
    tables = Tables(taken.inputs)
    context = Context(Settings(), held.__getitem__, LocalEngine())
    for stage in (documents.STAGE, statements.STAGE):
        tables.add(list(stage.run(tables, context)))
    return len(tables[Statement])
