"""Private persons' names taken out of what is exported."""

from __future__ import annotations

from typing import Any

from firsthand.report.inert import one_line
from firsthand.report.names import Names

Json = dict[str, Any]

OPEN = frozenset({"documents", "refusals"})  # the originals' own words, and paths that lead to them


def veiled(whole: Json, names: Names) -> Json:
    """The contract's object with W1, W2, ... for private persons' names, wherever a string holds one.

    The documents' texts stay as they are: they are the evidence.  A voice's other names go, since which form
    is one person's and which is not would tell.
    """
    shown = {key: value if key in OPEN else _veiled(value, names) for key, value in whole.items()}
    shown["voices"] = [_voice(voice, names) for voice in whole["voices"]]
    return shown


def _voice(voice: Json, names: Names) -> Json:
    hidden = {key: _veiled(value, names) for key, value in voice.items()}
    return {**hidden, "name": names.of(voice["id"]), "aliases": [], "merges": []} if voice["private"] else hidden


def _veiled(value: Any, names: Names) -> Any:
    if isinstance(value, str):
        hidden = names.hide(value)
        return value if hidden == one_line(value) else hidden
    if isinstance(value, dict):
        return {key: _veiled(one, names) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_veiled(one, names) for one in value]
    return value
