"""The stages from passages to origins, run on a hand-made case."""

from __future__ import annotations

from case_builder import CaseBuilder

from firsthand.engine.local import LocalEngine
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import origins, passages, routes


def traced(case: CaseBuilder) -> Tables:
    """The case with its passages, routes and origins."""
    tables = case.tables()
    context = Context(settings=Settings(), source_of=lambda _: b"", engine=LocalEngine())
    for stage in (passages.STAGE, routes.STAGE, origins.STAGE):
        tables.add(list(stage.run(tables, context)))
    return tables
