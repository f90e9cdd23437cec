"""What is found of two names does not hang on how many others a case has."""

from __future__ import annotations

import random

import pytest

from firsthand.engine.local import LocalEngine
from firsthand.records import Document, Merge, Proposal, Speaker, Statement, Voice
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import voices

CONTEXT = Context(Settings(), lambda sha256: b"", LocalEngine())
TEXT = (
    " said so in Vellmar, near Orsk and Dernhaven, and the people of Tolbrin and of Ashford heard it, on Marrow Hill."
)


def rows(name, type_, number):
    """A document of its own in which a name says something."""
    id_ = f"d{number}"
    return [
        Document(
            id=id_, input="i", path=id_, original="o", outlet=None, published=None, author=None, title=None, url=None,
            language="en", covered=True, text=name + TEXT, warnings=(),
        ),
        Statement(
            id=id_, document=id_, kind="indirect", source=((0, len(name)),), cue=(), content=((len(name), 60),),
            parent=None, in_block=None, confidence=1.0,
        ),
        Speaker(
            statement=id_, document=id_, speaker=name, speakers=(), speaker_type=type_, on_behalf_of=None, role=None,
            entity=name.lower(), named_at=((0, len(name)),),
        ),
    ]  # fmt: skip


def syllables(draw):
    return "".join(draw.choice("bdfgklmnprstv") + draw.choice("aeiou") for _ in range(4)).title()


@pytest.mark.parametrize(
    ("type_", "a", "b", "other"),
    [
        ("organisation", "Zarnamol Foundation", "Zarnamel Foundation", "{} Foundation"),
        ("organisation", "Union of Zarnamol", "Union of Zarnamel", "Union of {}"),
        ("person", "Luis A. Zarnamol", "J. Luis A. Zarnamol", "Luis A. {}"),
        ("person", "Luis Zarnamol", "Luis Zarnamol Orn", "Luis {}"),
    ],
)
def test_two_names_are_compared_among_many_that_share_a_part(type_, a, b, other):
    draw = random.Random(5)
    names = [a, b, *sorted({other.format(syllables(draw)) for _ in range(300)})]
    found = list(voices.run(Tables(r for i, name in enumerate(names) for r in rows(name, type_, i)), CONTEXT))
    named = {row.id: {row.name, *row.aliases} for row in found if isinstance(row, Voice)}
    linked = [named[row.a] | named[row.b] for row in found if isinstance(row, Proposal)]
    linked += [{row.a, row.b} for row in found if isinstance(row, Merge)]
    assert any({a, b} <= pair for pair in linked)
