"""What is said between a reader's process and the one that asks it: lengths, then JSON.

Never a pickle: a process that has read hostile bytes is not to be trusted.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from firsthand.errors import Unreadable
from firsthand.readers.reading import PlaceSpan, Reading

HEADER = 8  # bytes that hold a message's length
Message = dict[str, Any]


def packed(message: Message) -> bytes:
    """The bytes of a message, its length before it."""
    body = json.dumps(message, separators=(",", ":")).encode()  # in ASCII: paths may hold bytes that are no UTF-8
    return len(body).to_bytes(HEADER, "big") + body


def told(found: Reading | Unreadable) -> Message:
    """A reading or a refusal as JSON can hold it."""
    if isinstance(found, Unreadable):
        return {"place": found.place, "wrong": found.wrong, "remedy": found.remedy}
    values = ((field.name, getattr(found, field.name)) for field in fields(found))
    return {name: value for name, value in values if value not in (None, ())}


def heard(message: Message) -> Reading | Unreadable:
    """What `told` was given."""
    if "wrong" in message:
        return Unreadable(message["place"], message["wrong"], message["remedy"])
    spans = {name: tuple(tuple(span) for span in message.get(name, ())) for name in ("blocks", "links")}
    places = tuple(
        PlaceSpan(begin, end, page, element, tuple(box) if box else None, confidence)
        for begin, end, page, element, box, confidence in message.get("places", ())
    )
    warnings = tuple(message.get("warnings", ()))
    return Reading(**{**message, **spans, "places": places, "warnings": warnings})
