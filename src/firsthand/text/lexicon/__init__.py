"""Word lists, one entry a line, `#` begins a comment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of the list `name`, as they stand."""
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.split("\n"))
    return frozenset(line for line in lines if line)


@cache
def pairs(name: str) -> Mapping[str, str]:
    """The entries of the list `name`, each "what: for what", by what stands before the colon."""
    parted = (entry.partition(":") for entry in words(name))
    return {what.strip(): for_what.strip() for what, _, for_what in parted}
