"""Where documents name voices besides the sources of their statements: invented people of an invented country."""

from __future__ import annotations

import pytest

from firsthand.engine.local import LocalEngine
from firsthand.records import Block, Document, Mention, Merge, Speaker, Statement, Voice
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import voices

CONTEXT = Context(Settings(), lambda sha256: b"", LocalEngine())
STORY = " It was told in Vellmar, near Orsk and Dernhaven, by people from Tolbrin and from Ashford, on Marrow Hill."


def document(id_, text, covered=True):
    return Document(
        id=id_, input="i", path=id_, original="o", outlet=None, published=None, author=None, title=None, url=None,
        language="en", covered=covered, text=text, warnings=(),
    )  # fmt: skip


def said(document_, source, name=None, type_="person", role=None, text=""):
    """A statement whose source is the first `source` of the text; its speaker goes by `name` or else by the source."""
    at = text.index(source)
    span = (at, at + len(source))
    return [
        Statement(
            id=f"{document_}-{at}", document=document_, kind="indirect", source=(span,), cue=(),
            content=((span[1] + 1, span[1] + 4),), parent=None, in_block=None, confidence=1.0,
        ),
        Speaker(
            statement=f"{document_}-{at}", document=document_, speaker=name or source, speakers=(), speaker_type=type_,
            on_behalf_of=None, role=role, entity=(name or source).lower(), named_at=(span,),
        ),
    ]  # fmt: skip


MAYOR = "Ana Ruz said no." + STORY


def gather(*rows, texts, blocks=()):
    """Voices by name, the words of their mentions by document, and merges."""
    flat = [row for pair in rows for row in pair]
    documents = [document(id_, text) for id_, text in texts.items()]
    found = list(voices.run(Tables([*documents, *blocks, *flat]), CONTEXT))
    named = {row.id: row.name for row in found if isinstance(row, Voice)}
    words = {name: {} for name in named.values()}
    for row in found:
        if isinstance(row, Mention):
            words[named[row.voice]].setdefault(row.document, []).append(texts[row.document][row.begin : row.end])
    return words, found


def mayor_and(text, *rows, blocks=(), role="mayor"):
    """The words by which a document names the mayor, who speaks in another."""
    words, _ = gather(said("d", "Ana Ruz", role=role, text=MAYOR), *rows, texts={"d": MAYOR, "e": text}, blocks=blocks)
    return words["Ana Ruz"].get("e", [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They waited for Ana Ruz, the mayor." + STORY, ["Ana Ruz"]),
        ("They waited for Mayor Ana Ruz’s answer. Ms. Ruz gave none." + STORY, ["Ana Ruz", "Ruz"]),
        ("They waited for Ana M. Ruz." + STORY, ["Ana M. Ruz"]),
        ("They waited for Ana Ruz Jr. and left." + STORY, []),
        ("They waited for Eva Ruz and for Ruz." + STORY, []),
        ("They waited for Ana Ruz and Eva Ruz. The Ruz house was shut, Ruz said." + STORY, ["Ana Ruz"]),
        ("They waited for Ana Ruz. Mr. Ruz was late." + STORY, ["Ana Ruz"]),
        ("They waited for Ruz." + STORY, []),
        ("They waited at the Ana Ruz Foundation." + STORY, []),
    ],
)
def test_a_person_named_in_the_account(text, words):
    assert mayor_and(text) == words


def test_a_private_persons_mentions_are_not_gathered():
    assert mayor_and("They waited for Ana Ruz." + STORY, role=None) == []
    assert mayor_and("They waited for Ana Ruz." + STORY, role="a mother of two") == []


def test_captions_name_voices_and_other_blocks_do_not():
    text = "Ana Ruz at the quay. And so on." + STORY
    for kind, words in (("caption", ["Ana Ruz"]), ("related", []), ("comment", [])):
        block = Block(document="e", kind=kind, begin=0, end=20)
        assert mayor_and(text, blocks=[block]) == words


def test_a_document_in_a_language_that_is_not_read_names_nobody():
    flat = said("d", "Ana Ruz", role="mayor", text=MAYOR)
    documents = [document("d", MAYOR), document("e", "Ana Ruz dijo que no.", covered=False)]
    found = voices.run(Tables([*documents, *flat]), CONTEXT)
    assert {row.document for row in found if isinstance(row, Mention)} == {"d"}


def test_a_form_that_no_statement_has_is_an_alias_with_its_merge_and_leaves_the_id():
    text = "Mike Tarov said no." + STORY
    rows = said("d", "Mike Tarov", role="senator", text=text)
    alone = gather(rows, texts={"d": text})[1]
    words, found = gather(rows, texts={"d": text, "e": "They asked Michael Tarov." + STORY})
    assert words == {"Mike Tarov": {"d": ["Mike Tarov"], "e": ["Michael Tarov"]}}
    (voice,) = (row for row in found if isinstance(row, Voice))
    assert (voice.name, voice.aliases) == ("Mike Tarov", ("Michael Tarov",))
    assert [row.id for row in alone if isinstance(row, Voice)] == [voice.id]
    (merge,) = (row for row in found if isinstance(row, Merge))
    assert (merge.a, merge.a_document, merge.b, merge.b_document) == ("Michael Tarov", "e", "Mike Tarov", None)
    assert 0.9 <= merge.confidence < 1


def test_another_story_leaves_another_form_alone():
    text = "Mike Tarov said no." + STORY
    other = "They asked Michael Tarov, of Brisk, about Lowmere, Kestrel Point, Haddam and the Ulver Bridge."
    words, _ = gather(said("d", "Mike Tarov", role="senator", text=text), texts={"d": text, "e": other})
    assert words == {"Mike Tarov": {"d": ["Mike Tarov"]}}


@pytest.mark.parametrize(
    ("name", "type_", "text", "words"),
    [
        ("Tal-Orsk Command", "organisation", "Ships of the Tal Orsk Command left.", ["Tal Orsk Command"]),
        ("Vell Times", "outlet", "They told the Vell Times. The Times printed it.", ["Vell Times", "Times"]),
        ("Vell Times", "outlet", "They told the Vell Times and the Orsk Times, and the Times came.", ["Vell Times"]),
        ("Marlinger", "outlet", "They met Ivo Marlinger. Marlinger was glad.", []),
        ("KQXN", "outlet", "A picture by KQXN shows it.", ["KQXN"]),
        ("Moscow", "organisation", "They flew to Moscow.", []),
        ("Works Ministry", "organisation", "They went to the Works Ministry.", []),
    ],
)
def test_a_body_named_in_the_account(name, type_, text, words):
    first = f"{name} said no."
    found, _ = gather(said("d", name, type_=type_, text=first), texts={"d": first, "e": text})
    assert found[name].get("e", []) == words


def test_an_assumed_name_is_nobody_elses():
    text = "They waited for Ana Ruz (not her real name). Ana Ruz wept." + STORY
    row = said("e", "Ana Ruz", role="mayor", text=text)
    words, _ = gather(said("d", "Ana Ruz", role="mayor", text=MAYOR), row, texts={"d": MAYOR, "e": text})
    assert sorted(words) == ["Ana Ruz"]
