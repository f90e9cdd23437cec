"""Ids derived from content: the same finding in the same bytes has the same id on every machine."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256 of `data`: how originals are named."""
    return hashlib.sha256(data).hexdigest()


def derive(kind: str, *parts: Any) -> str:
    """A short id from `parts` (anything JSON can hold): a letter for its kind, then 80 bits of SHA-256."""
    text = json.dumps([kind, *parts], ensure_ascii=True, separators=(",", ":"))
    return f"{kind[0]}{hashlib.sha256(text.encode()).hexdigest()[:20]}"
