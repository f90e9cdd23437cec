"""The case on disk: open or create it, read its tables, write them as one writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb
import pyarrow as pa

from firsthand import decisions, originals, reviews, schema
from firsthand.engine.local import connected
from firsthand.errors import CallError, CaseError
from firsthand.records import TABLES, ClaimSide, Document, Input, Record, Refusal, StageRun, Statement
from firsthand.stage import Tables

if TYPE_CHECKING:
    from firsthand.stage import Stage

R = TypeVar("R", bound=Record)

FORMAT = 2  # raised when an older Firsthand could not use the case
DATABASE = "case.duckdb"
AT_ONCE = 8192  # rows that are written together,
TEXT_AT_ONCE = 16 << 20  # or fewer where their documents' texts have more characters
WRITING = "512MB"  # memory of the database while it writes, above which it goes by way of a file in the case
# What a manifest may say of an input.
SAID = ("url", "outlet", "published", "author", "title", "language", "retrieved", "members")


class Table:
    """One table of a case.  `arrow()`, `pandas()` and `polars()` each give the whole of it."""

    def __init__(self, name: str, data: pa.Table) -> None:
        self.name, self._data = name, data

    def arrow(self) -> pa.Table:
        """The table as a pyarrow.Table."""
        return self._data

    def pandas(self) -> Any:
        """The table as a pandas.DataFrame (install `firsthand[pandas]`)."""
        return self._data.to_pandas()

    def polars(self) -> Any:
        """The table as a polars.DataFrame (install `firsthand[polars]`)."""
        import polars

        return polars.from_arrow(self._data)

    def __len__(self) -> int:
        return int(self._data.num_rows)

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} rows; {', '.join(self._data.column_names)}>"


class Case:
    """A pile and everything found in it and decided about it.

    Get one from `firsthand.trace(paths, case=...)` or `firsthand.open_case(folder)`.  Every table of `records.py` is
    an attribute: `case.documents`, `case.claims`, ...  Offsets are code points into the document's text.
    """

    def __init__(
        self, folder: Path, connection: duckdb.DuckDBPyConnection, decided: Sequence[decisions.Decision]
    ) -> None:
        self.folder = folder
        self.decisions = list(decided)
        self.redone: dict[str, int] = {}  # what the last trace redid, by stage
        self.added = 0  # documents linked since all were, each to what is near it
        self.refused: list[Refusal] = []  # what the last trace could not read
        self._connection = connection

    # -- opening and closing

    @classmethod
    def create_or_open(cls, folder: Path) -> Case:
        """The case at `folder` for writing, made if nothing is there.

        Raises CallError where other files are there, CaseError where it is damaged, newer or in use.
        """
        if not (folder / DATABASE).exists():
            _refuse_other_files(folder)
            try:
                (folder / "originals").mkdir(parents=True, exist_ok=True)
                (folder / "decisions").mkdir(exist_ok=True)
                _create(folder / DATABASE)
            except OSError as error:
                raise CaseError(
                    str(folder), f"cannot write here ({error.strerror})", "Choose another folder for --case"
                ) from error
        return cls._connect(folder, read_only=False)

    @classmethod
    def open(cls, folder: Path) -> Case:
        """The case at `folder`, for reading only; raises CallError where there is none."""
        if not (folder / DATABASE).is_file():
            raise CallError(str(folder), "this is no case", "Make one with: firsthand trace PATH --case " + str(folder))
        return cls._connect(folder, read_only=True)

    @classmethod
    def _connect(cls, folder: Path, *, read_only: bool) -> Case:
        place = str(folder / DATABASE)
        try:
            connection = connected(place, read_only=read_only)
        except duckdb.Error as error:
            if "lock" in str(error).lower():
                raise CaseError(
                    str(folder), "another process is using this case", "Wait for it to end, then try again"
                ) from error
            if "different configuration" in str(error):
                raise CaseError(
                    str(folder), "this case is open already in this program", "Close it, then try again"
                ) from error
            raise CaseError(
                place, "the database is damaged", "Restore it from a backup, or trace into a new folder"
            ) from error
        try:
            rows = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchall()
            version = int(rows[0][0]) if rows else 0
        except (duckdb.Error, ValueError) as error:
            connection.close()
            raise CaseError(
                place, "the database is not one of Firsthand's", "Choose another folder for --case"
            ) from error
        if version > FORMAT:
            connection.close()
            raise CaseError(place, f"the case is of a newer format ({version})", "Install a newer Firsthand")
        wanted = _additions(connection)
        if wanted and read_only:
            connection.close()
            raise CaseError(
                place, "the case was made by an older Firsthand", "Run firsthand trace on it once: it keeps everything"
            )
        for statement in wanted:
            connection.execute(statement)
        return cls(folder, connection, decisions.read(folder / "decisions"))

    def close(self) -> None:
        """Lets go of the database."""
        self._connection.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- reading

    def rows(self, record: type[R], units: Sequence[str] | None = None) -> list[R]:
        """A table's rows (of these inputs or documents alone, if given), with people's decisions laid over them."""
        return decisions.lay_over(self.found(record, units), self.decisions)

    def found(self, record: type[R], units: Sequence[str] | None = None) -> list[R]:
        """A table's rows (of these inputs or documents alone, if given) as the machine found them."""
        return schema.from_arrow(record, self._arrow(record, units))

    def some(self, record: type[R], column: str, values: Iterable[str]) -> list[R]:
        """The rows of a table that have one of these values in a column, as the machine found them."""
        query = f'SELECT * FROM {record.table} WHERE "{column}" IN (SELECT unnest(?)) ORDER BY {_order(record)}'
        return schema.from_arrow(record, self.query(query, sorted(values)))

    def query(self, sql: str, *given: Any) -> pa.Table:
        """What the case's database answers."""
        return self._connection.sql(sql, params=list(given)).to_arrow_table()

    def document_inputs(self) -> dict[str, str]:
        """The input that each document was read from, by their ids."""
        return dict(self._connection.execute("SELECT id, input FROM documents ORDER BY id").fetchall())

    def table(self, name: str) -> Table:
        """One table by name, decisions laid over; raises KeyError for a name that is none."""
        record = {r.table: r for r in TABLES}[name]
        if record in (Document, Statement) and self.decisions:
            return Table(name, schema.to_arrow(record, self.rows(record)))
        return Table(name, self._arrow(record))

    def _arrow(self, record: type[Record], units: Sequence[str] | None = None) -> pa.Table:
        if units is None:
            return self.query(f"SELECT * FROM {record.table} ORDER BY {_order(record)}")
        key = "id" if record in (Input, Document) else "document"
        query = f"SELECT * FROM {record.table} WHERE {key} IN (SELECT unnest(?)) ORDER BY {_order(record)}"
        return self.query(query, list(units))

    def __getattr__(self, name: str) -> Table:
        try:
            return self.table(name)
        except KeyError:
            raise AttributeError(
                f"a case has no {name!r}; its tables are {', '.join(r.table for r in TABLES)}"
            ) from None

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *(r.table for r in TABLES)]

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        tables = " UNION ALL ".join(f"SELECT '{r.table}' AS name, count(*) FROM {r.table}" for r in TABLES)
        return {str(name): int(count) for name, count in self._connection.execute(tables).fetchall()}

    def __repr__(self) -> str:
        n = self.counts()
        return (
            f"<Case {self.folder}: {n['documents']} documents, {n['refusals']} refused; {n['statements']} statements, "
            f"{n['voices']} voices, {n['utterances']} utterances, {n['claims']} claims; machine reading, "
            f"{len(self.decisions)} decisions>"
        )

    def _repr_html_(self) -> str:
        cells = "".join(f"<tr><th>{name}</th><td>{count}</td></tr>" for name, count in self.counts().items())
        return f"<table><caption>Machine reading; {len(self.decisions)} decisions of people</caption>{cells}</table>"

    # -- originals

    def bytes_of(self, original: str) -> bytes:
        """An original's bytes, by its SHA-256; raises CaseError where they are gone or changed."""
        return originals.bytes_of(self.folder, original)

    def original_path(self, original: str) -> Path:
        """Where an original lies."""
        return originals.path_of(self.folder, original)

    def keep(self, source: bytes | Path) -> str:
        """Stores an original (bytes, or where they lie), whole or not at all, once; its SHA-256.

        Raises CaseError where it cannot be written, OSError where it cannot be read.
        """
        return originals.keep(self.folder, source)

    # -- writing

    def add_inputs(self, rows: Sequence[Input], refused: Sequence[Refusal]) -> int:
        """Records what was given and what could not be; returns how many inputs are new.

        Earlier bytes at the same root and path are kept and no longer current.  What an earlier manifest said of a file
        stays until a manifest says something of it again.
        """
        known = {row.id: row for row in self.found(Input)}
        at = {(row.root, row.path): row.id for row in rows}
        kept = [replace(row, current=at.get((row.root, row.path), row.id) == row.id) for row in known.values()]
        silent = {row.id for row in rows if not any(getattr(row, name) for name in SAID)}
        told = [
            replace(known[row.id], current=True, beside=row.beside) if row.id in silent & known.keys() else row
            for row in rows
        ]
        merged = {row.id: row for row in [*kept, *told]}
        tried = {row.path for row in rows} | {row.path for row in refused}
        earlier = [old for old in self.found(Refusal) if old.input is None]
        with self._transaction():
            if merged != known:
                self._connection.execute("DELETE FROM inputs")
                self._insert(Input, list(merged.values()))
            self._connection.execute("DELETE FROM refusals WHERE input IS NULL")
            self._insert(Refusal, [*(old for old in earlier if old.path not in tried), *refused])
        return sum(row.id not in known for row in rows)

    def runs(self, stage: str) -> dict[str, str]:
        """What a stage was last run on: key by unit."""
        rows = self._connection.execute("SELECT unit, key FROM stage_runs WHERE stage = ?", [stage]).fetchall()
        return {str(unit): str(key) for unit, key in rows}

    def replace(self, stage: Stage, keys: Mapping[str, str | None], rows: Iterable[Record]) -> None:
        """Puts a stage's new rows in the place of its old ones, all at once; no more than a batch of them is held.

        `keys` gives the units that were run and their keys; None removes a unit.  The unit of a stage that runs for
        the whole case is the empty string.
        """
        units = pa.table(
            {"unit": list(keys), "key": list(keys.values())},
            schema=pa.schema([("unit", pa.string()), ("key", pa.string())]),
        )
        with self._transaction():
            self._connection.register("units", units)
            for record in reversed(stage.writes):  # documents go last: their blocks are found through them
                self._connection.execute(f"DELETE FROM {record.table} {_of_units(stage, record)}")
            for some in _batches(rows):
                tables = Tables(some)
                for record in stage.writes:
                    self._insert(record, tables[record])
            self._connection.execute(
                "DELETE FROM stage_runs WHERE stage = ? AND unit IN (SELECT unit FROM units)", [stage.name]
            )
            done = [StageRun(stage=stage.name, unit=unit, key=key) for unit, key in keys.items() if key is not None]
            self._insert(StageRun, done)
            self._connection.unregister("units")

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All that `amend` and `mark` write within it is stored together, or nothing of it."""
        with self._transaction():
            yield

    def amend(self, record: type[R], rows: Sequence[R], column: str = "id", gone: Iterable[str] = ()) -> None:
        """Puts rows in the place of those with the same values of a column, and takes away those with `gone`."""
        values = sorted({*gone, *(getattr(row, column) for row in rows)})
        self._connection.execute(f'DELETE FROM {record.table} WHERE "{column}" IN (SELECT unnest(?))', [values])
        for begin in range(0, len(rows), AT_ONCE):
            self._insert(record, rows[begin : begin + AT_ONCE])

    def add(self, record: type[R], rows: Sequence[R]) -> None:
        """Adds rows to a table."""
        self._insert(record, rows)

    def mark(self, stage: str, keys: Mapping[str, str], *, whole: bool = False) -> None:
        """Records the keys of units, as `runs` gives them back; if `whole`, those of no others are kept."""
        units = pa.table({"unit": pa.array(keys, pa.string()), "key": pa.array(keys.values(), pa.string())})
        self._connection.register("marked", units)
        self._connection.execute(
            "DELETE FROM stage_runs WHERE stage = ? AND (? OR unit IN (SELECT unit FROM marked))", [stage, whole]
        )
        self._connection.execute("INSERT INTO stage_runs SELECT ?, unit, key FROM marked", [stage])
        self._connection.unregister("marked")

    def decide(
        self, person: str, kind: decisions.Kind, subject: str, value: Sequence[str | None] = (), note: str = ""
    ) -> None:
        """Records a person's decision; the next `trace` lays it over the findings."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        if kind == "review" and not value:
            value = (reviews.seen(subject, self.rows(ClaimSide)),)  # so that a later change of the claim is noticed
        self.decisions.append(decisions.append(self.folder / "decisions", person, kind, subject, value, note, now))

    def _insert(self, record: type[R], rows: Sequence[Any]) -> None:
        if rows:
            new_rows = schema.to_arrow(record, rows)  # not registered: that would hold it till the transaction ends
            self._connection.execute(f"INSERT INTO {record.table} BY NAME SELECT * FROM new_rows")
            del new_rows

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute(f"SET memory_limit = '{WRITING}'")
        try:
            self._connection.execute("BEGIN")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            with suppress(duckdb.Error):
                self._connection.execute("ROLLBACK")
            if isinstance(error, (duckdb.IOException, duckdb.FatalException, OSError)):
                raise CaseError(str(self.folder), "the case could not be written; what was stored before is untouched",
                                "Free some disk space, then run the same command again") from error  # fmt: skip
            raise
        finally:
            self._connection.execute("RESET memory_limit")


def _order(record: type[Record]) -> str:
    """The columns by which rows are put in one order always."""
    return ", ".join(f'"{name}"' for name, kind in schema.columns(record).items() if kind in (str, int))


def _batches(rows: Iterable[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.text) if isinstance(row, Document) else 0
        if len(batch) == AT_ONCE or size > TEXT_AT_ONCE:
            yield batch
            batch, size = [], 0
    yield batch


def _of_units(stage: Stage, record: type[Record]) -> str:
    """Which of a table's rows the stage's units wrote."""
    if record.stage_column is not None:
        return f"WHERE {record.stage_column} = '{stage.name}'"
    if stage.each == "case":
        return ""
    names = schema.columns(record)
    if "input" in names:
        return "WHERE input IN (SELECT unit FROM units)"
    if any("input" in schema.columns(written) for written in stage.writes):  # the stage that makes documents of inputs
        return "WHERE document IN (SELECT id FROM documents WHERE input IN (SELECT unit FROM units))"
    return "WHERE document IN (SELECT unit FROM units)"


def _refuse_other_files(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CallError(str(folder), "this is a file, not a case folder", "Choose another folder for --case")
    if folder.is_dir() and any(folder.iterdir()) and {p.name for p in folder.iterdir()} - {"originals", "decisions"}:
        raise CallError(
            str(folder), "this folder holds other files and is no case", "Choose an empty or new folder for --case"
        )


def _additions(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """What a case of an earlier version lacks, as SQL statements."""
    there: dict[str, set[str]] = {record.table: set() for record in TABLES}
    for table, column in connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall():
        there.setdefault(table, set()).add(column)
    changes = [statement for record in TABLES for statement in schema.additions(record, there[record.table])]
    return [*changes, f"UPDATE meta SET value = '{FORMAT}' WHERE key = 'format'"] if changes else []


def _create(path: Path) -> None:
    """A new database, put in its place only when it is whole."""
    part = path.with_name(".new-" + path.name)
    part.unlink(missing_ok=True)
    with connected(str(part)) as connection:
        connection.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
        connection.execute("INSERT INTO meta VALUES ('format', ?)", [str(FORMAT)])
        for record in TABLES:
            connection.execute(schema.ddl(record))
    part.replace(path)
