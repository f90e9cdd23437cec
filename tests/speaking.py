"""Speakers of a marked text: what the tests of speakers share."""

from __future__ import annotations

import re

from firsthand.engine.local import LocalEngine
from firsthand.records import Document, Statement
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import speakers

CONTEXT = Context(Settings(), lambda sha256: b"", LocalEngine())


def document(text, id_="d", author=None):
    return Document(
        id=id_, input="i", path=id_, original="o", outlet=None, published=None, author=author, title=None, url=None,
        language="en", covered=True, text=text, warnings=(),
    )  # fmt: skip


def statement(id_, source, content, document_="d", parent=None):
    return Statement(
        id=id_, document=document_, kind="indirect", source=source, cue=(), content=content, parent=parent,
        in_block=None, confidence=1.0,
    )  # fmt: skip


def read(marked, author=None, blocks=()):
    """The speakers of a text whose sources stand in [square brackets] and whose contents in {braces}, in pairs."""
    text, sources, contents = "", [], []
    for part in re.split(r"(\[[^\]]*\]|\{[^}]*\})", marked):
        if part.startswith(("[", "{")):
            (sources if part[0] == "[" else contents).append((len(text), len(text) + len(part) - 2))
            part = part[1:-1]
        text += part
    rows = [
        statement(f"s{i}", (s,) if s[0] < s[1] else (), (c,))
        for i, (s, c) in enumerate(zip(sources, contents, strict=True))
    ]
    found = speakers.run(Tables([document(text, author=author), *blocks, *rows]), CONTEXT)
    return sorted(found, key=lambda row: row.statement)


def who(marked, **more):
    return [row.speaker for row in read(marked, **more)]
