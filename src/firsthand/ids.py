"""Ids derived from content: the same finding in the same bytes has the same id on every machine."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

HELD = 16 << 20  # bytes of an original above which it is not held in memory but read where it lies


def sha256(source: bytes | Path) -> str:
    """Hexadecimal SHA-256 of some bytes, or of the file where they lie: how originals are named.  Raises OSError."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def derive(kind: str, *parts: Any) -> str:
    """A short id from `parts` (anything JSON can hold): a letter for its kind, then 80 bits of SHA-256."""
    text = json.dumps([kind, *parts], ensure_ascii=True, separators=(",", ":"))
    return f"{kind[0]}{hashlib.sha256(text.encode()).hexdigest()[:20]}"
