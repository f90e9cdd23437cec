"""DuckDB in memory: the engine of a laptop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from firsthand.engine import Step

# DuckDB would otherwise go to the network by itself for an extension.
_OFFLINE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


def connected(database: str = ":memory:", *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection that goes to no network, and prints no bar for what takes long; raises duckdb.Error."""
    connection = duckdb.connect(database, read_only=read_only, config=dict(_OFFLINE))
    connection.execute("SET enable_progress_bar = false")
    return connection


class LocalEngine:
    """Each step becomes a temporary table, so that it can be looked at; it goes when no later step reads it."""

    def run(
        self, steps: Sequence[Step], given: Mapping[str, pa.Table], keep: Sequence[str] = ()
    ) -> dict[str, pa.Table]:
        wanted = {*keep, steps[-1].name}
        with connected() as connection:
            for name, table in given.items():
                connection.register(name, table)
            for n, step in enumerate(steps):
                connection.execute(f'CREATE TEMP TABLE "{step.name}" AS {step.sql}')
                for earlier in _read_last(steps, n):
                    if earlier not in wanted:
                        connection.execute(f'DROP TABLE "{earlier}"')
            return {name: connection.table(name).to_arrow_table() for name in wanted}


def _read_last(steps: Sequence[Step], n: int) -> list[str]:
    """The steps that step `n` reads and none after it does."""
    later = " ".join(step.sql for step in steps[n + 1 :])
    return [s.name for s in steps[:n] if _names(s.name, steps[n].sql) and not _names(s.name, later)]


def _names(name: str, sql: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", sql) is not None
