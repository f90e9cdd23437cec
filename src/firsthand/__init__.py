"""Firsthand: who said what, who has it from whom, and how many independent origins each claim really has.

>>> import firsthand
>>> case = firsthand.trace(["pile/"], case="my-case")        # reads, finds, stores
>>> case.statements.pandas()                                 # any table as Arrow, pandas or polars
>>> firsthand.open_case("my-case").claims.arrow()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.api import export, open_case, statements, trace, verify, write_report
    from firsthand.case import Case, Table
    from firsthand.errors import CallError, CaseError, FirsthandError, Unreadable
    from firsthand.stage import Settings

__version__ = "0.1.0"

_HOMES = {
    **dict.fromkeys(("trace", "open_case", "statements", "export", "write_report", "verify"), "firsthand.api"),
    **dict.fromkeys(("Case", "Table"), "firsthand.case"),
    **dict.fromkeys(("FirsthandError", "CallError", "CaseError", "Unreadable"), "firsthand.errors"),
    "Settings": "firsthand.stage",
}

__all__ = [
    "CallError",
    "Case",
    "CaseError",
    "FirsthandError",
    "Settings",
    "Table",
    "Unreadable",
    "export",
    "open_case",
    "statements",
    "trace",
    "verify",
    "write_report",
]


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first used: `firsthand --help` need not wait for the model's libraries."""
    if name not in _HOMES:
        raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
