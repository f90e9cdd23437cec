"""From a record's declaration: its Arrow schema, its DDL, and rows in and out of Arrow."""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from sys import intern
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from firsthand.records import Record

R = TypeVar("R", bound=Record)

AT_ONCE = 4096  # rows that are held twice while they are read
SHORT = 64  # characters up to which equal strings are held once: ids above all

_ARROW = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
_SQL = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


def column(field: str) -> str:
    """The column's name: Python keywords carry a trailing underscore that the column drops."""
    return field.rstrip("_")


def columns(record: type) -> dict[str, Any]:
    """Each column's Python type, in order, annotations stripped."""
    hints = get_type_hints(record, include_extras=True)
    return {column(f.name): _bare(hints[f.name]) for f in fields(record)}


def described(record: type) -> dict[str, str]:
    """Each column's documentation."""
    hints = get_type_hints(record, include_extras=True)
    return {column(f.name): get_args(hints[f.name])[1] for f in fields(record)}


def arrow_schema(record: type[Record]) -> pa.Schema:
    """The record's Arrow schema."""
    return pa.schema([pa.field(name, _arrow(kind), nullable=_nullable(kind)) for name, kind in columns(record).items()])


def ddl(record: type[Record]) -> str:
    """The CREATE TABLE statement."""
    lines = [
        f'  "{name}" {_sql(kind)}{"" if _nullable(kind) else " NOT NULL"}' for name, kind in columns(record).items()
    ]
    return f"CREATE TABLE {getattr(record, 'table', record.__name__)} (\n" + ",\n".join(lines) + "\n)"


def additions(record: type[Record], there: Collection[str]) -> list[str]:
    """What makes a table with the columns `there`, of an earlier version, into today's: nothing is ever taken away."""
    if not there:
        return [ddl(record)]
    new = {name: kind for name, kind in columns(record).items() if name not in there}
    lists = {name for name, kind in new.items() if _item(kind) is not None}
    return [
        f'ALTER TABLE {record.table} ADD COLUMN "{name}" {_sql(kind)}{" DEFAULT []" if name in lists else ""}'
        for name, kind in new.items()
    ]


def to_arrow(record: type[R], rows: Iterable[R]) -> pa.Table:
    """Rows as one Arrow table."""
    held = list(rows)
    arrays = [
        pa.array(map(_writer(kind), map(attrgetter(f.name), held)), _arrow(kind), size=len(held))
        for f, kind in zip(fields(record), columns(record).values(), strict=True)  # type: ignore[arg-type]
    ]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(record))


def from_arrow(record: type[R], table: pa.Table) -> list[R]:
    """Rows back from Arrow, as `to_arrow` was given them."""
    kinds = columns(record)
    names = [f.name for f in fields(record)]  # type: ignore[arg-type]
    readers = [_reader(kinds[column(name)]) for name in names]
    rows: list[R] = []
    for batch in table.select([column(name) for name in names]).to_batches(max_chunksize=AT_ONCE):
        values = (map(read, values.to_pylist()) for read, values in zip(readers, batch.columns, strict=True))
        rows += [record(**dict(zip(names, row, strict=True))) for row in zip(*values, strict=True)]
    return rows


def plain(row: Any) -> dict[str, Any]:
    """A record as plain lists and dicts, by column name."""
    return {name: _plain(getattr(row, attribute)) for attribute, name in _names(type(row))}  # type: ignore[arg-type]  # a class is hashable


@cache
def _names(record: type) -> tuple[tuple[str, str], ...]:
    """Each field's name and its column's."""
    return tuple((f.name, column(f.name)) for f in fields(record))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return plain(value) if is_dataclass(value) else value


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _nullable(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _core(kind: Any) -> Any:
    """The type without `| None`, and a Literal as the type of its values."""
    if _nullable(kind):
        kind = next(k for k in get_args(kind) if k is not type(None))
    return type(get_args(kind)[0]) if get_origin(kind) is Literal else kind


def _item(kind: Any) -> Any | None:
    """The type of a tuple's items, or None where `kind` is no tuple: spans (b, e) are lists of two."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def _arrow(kind: Any) -> pa.DataType:
    kind = _core(kind)
    if (item := _item(kind)) is not None:
        return pa.list_(_arrow(item))
    if is_dataclass(kind):
        return pa.struct([pa.field(name, _arrow(k)) for name, k in columns(kind).items()])  # type: ignore[arg-type]
    return _ARROW[kind]


def _sql(kind: Any) -> str:
    kind = _core(kind)
    if (item := _item(kind)) is not None:
        return f"{_sql(item)}[]"
    if is_dataclass(kind):
        inner = ", ".join(f'"{name}" {_sql(k)}' for name, k in columns(kind).items())  # type: ignore[arg-type]
        return f"STRUCT({inner})"
    return _SQL[kind]


def _writer(kind: Any) -> Any:
    """Values as Arrow takes them: it takes tuples for lists, and no dataclass for a struct."""
    while (item := _item(_core(kind))) is not None:
        kind = item
    return _plain if is_dataclass(_core(kind)) else _same


def _same(value: Any) -> Any:
    return value


def _reader(kind: Any) -> Any:
    kind = _core(kind)
    if (item := _item(kind)) is not None:
        if _core(item) in (int, float, bool):
            return lambda values: None if values is None else tuple(values)
        if _item(_core(item)) is int:
            return _spans()
        read = _reader(item)
        return lambda values: None if values is None else tuple([read(v) for v in values])
    if kind is str:
        return lambda value: intern(value) if value is not None and len(value) <= SHORT else value
    if is_dataclass(kind):
        readers = {name: _reader(k) for name, k in columns(kind).items()}  # type: ignore[arg-type]
        return lambda row: _struct(kind, row, readers)
    return lambda value: value


def _spans() -> Callable[[list[list[int]] | None], tuple[tuple[int, ...], ...] | None]:
    """Reads lists of spans; equal ones are held once, as many a span and its two numbers would take much memory."""
    spans: dict[tuple[int, ...], tuple[int, ...]] = {}
    whole: dict[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]] = {}

    def read(values: list[list[int]] | None) -> tuple[tuple[int, ...], ...] | None:
        if values is None:
            return None
        found = tuple([spans.setdefault(span, span) for span in map(tuple, values)])
        return whole.setdefault(found, found)

    return read


def _struct(kind: Any, row: Mapping[str, Any], readers: Mapping[str, Any]) -> Any:
    return kind(**{f.name: readers[column(f.name)](row[column(f.name)]) for f in fields(kind)})
