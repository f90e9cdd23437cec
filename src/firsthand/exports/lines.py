"""JSON that every reader of lines agrees on."""

from __future__ import annotations

import json
import re
from typing import Any

# str.splitlines() and JavaScript break lines here; lone surrogates are no UTF-8
_ESCAPED = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def dumps(value: Any, indent: int | None = None) -> str:
    """`value` as JSON in UTF-8; U+0085, U+2028, U+2029 and lone surrogates escaped."""
    separators = (",", ": ") if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return _ESCAPED.sub(lambda m: f"\\u{ord(m.group()):04x}", text)
