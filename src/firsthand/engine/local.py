"""DuckDB in memory: the engine of a laptop."""

from __future__ import annotations

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
    """Each step becomes a temporary table, so that it can be looked at."""

    def run(
        self, steps: Sequence[Step], given: Mapping[str, pa.Table], keep: Sequence[str] = ()
    ) -> dict[str, pa.Table]:
        wanted = {*keep, steps[-1].name}
        with connected() as connection:
            for name, table in given.items():
                connection.register(name, table)
            for step in steps:
                connection.execute(f'CREATE TEMP TABLE "{step.name}" AS {step.sql}')
            return {name: connection.table(name).to_arrow_table() for name in wanted}
