"""The rules of the architecture, each held by a test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import firsthand
from firsthand import pipeline
from firsthand.records import TABLES

PACKAGE = Path(firsthand.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in found if name.startswith("firsthand")}


def under(*names: str) -> list[Path]:
    return [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in names]


@pytest.mark.parametrize("path", under("stages"), ids=lambda p: p.stem)
def test_a_stage_imports_no_other_stage_nor_what_calls_it(path):
    forbidden = (
        "firsthand.stages.",
        "firsthand.cli",
        "firsthand.api",
        "firsthand.web",
        "firsthand.report",
        "firsthand.case",
    )
    assert not [name for name in imported(path) if name.startswith(forbidden)]


@pytest.mark.parametrize("path", under("text"), ids=lambda p: p.stem)
def test_text_functions_are_pure_they_know_each_other_and_the_vocabulary(path):
    assert not [name for name in imported(path) if not name.startswith(("firsthand.text", "firsthand.records"))]


@pytest.mark.parametrize("path", under("engine"), ids=lambda p: p.stem)
def test_an_engine_knows_no_table(path):
    source = path.read_text(encoding="utf-8")
    assert not [r.table for r in TABLES if re.search(rf"\b{r.table}\b", source)]
    assert not [name for name in imported(path) if not name.startswith("firsthand.engine")]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_broad_except(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler) and not any(isinstance(n, ast.Raise) for n in ast.walk(node)):
            caught = ast.unparse(node.type) if node.type else ""
            assert node.type is not None, f"{path}:{node.lineno}"
            assert not re.search(r"\b(Exception|BaseException)\b", caught), f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_files_are_small_and_functions_take_few_arguments(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 420, "split it by idea"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            assert len(given) <= 8, f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nothing_here_goes_to_the_network(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(
        r"^\s*(import|from) (socket|requests|urllib\.request|http\.client|httpx|aiohttp|urllib3)\b", source, re.M
    )


def test_each_stage_reads_only_earlier_tables_and_writes_its_own():
    written: dict[type, str] = {}
    for stage in pipeline.STAGES:
        for record in stage.reads:
            assert record in written or record.table == "inputs", (
                f"{stage.name} reads {record.table} before it is written"
            )
        for record in stage.writes:
            assert record not in written or record.stage_column, (
                f"{record.table} is written by {written.get(record)} and {stage.name}"
            )
            written[record] = stage.name
    stored_by_the_case = {"inputs", "stage_runs"}
    assert {r.table for r in written} | stored_by_the_case == {r.table for r in TABLES}


def test_each_stage_lies_in_the_file_of_its_name():
    for stage in pipeline.STAGES:
        assert stage.run.__module__ == f"firsthand.stages.{stage.name}"


def test_every_public_function_has_a_docstring():
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                bare.append(f"{path.relative_to(PACKAGE)}:{node.name}")
    assert not bare
