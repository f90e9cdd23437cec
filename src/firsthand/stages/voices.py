"""One voice over the whole case for each person, organisation or outlet that statements give the words of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.identity.evidence import Link
from firsthand.identity.gather import gather
from firsthand.identity.mentioned import Finder, Mentioned, Met
from firsthand.identity.names import Key, Told, together
from firsthand.identity.story import Stories
from firsthand.identity.support import Support
from firsthand.identity.telling import Telling, tell
from firsthand.ids import derive
from firsthand.records import (
    Block,
    Document,
    Mention,
    Merge,
    Proposal,
    Record,
    Speaker,
    Statement,
    StatementVoice,
    Voice,
)
from firsthand.stage import Context, Stage, Tables
from firsthand.text.kinds import is_given
from firsthand.text.mastheads import masthead
from firsthand.text.tokens import fold
from firsthand.text.words import words

# "Harbour Watch Union (HWU)": a text that glosses an acronym, and the capitalised words before the bracket.
_GLOSS = re.compile(r"\((?<= \()([A-Z]{2,8})\)")
_BEFORE = re.compile(r"(?:[A-Z][\w’'\-]+ (?:(?:of|for|the|and|on) ){0,2}){1,8}$")


def run(tables: Tables, context: Context) -> Iterator[Record]:
    """Voice, StatementVoice, Mention, Merge and Proposal rows, in an order of their own.

    A named voice's id comes from its kind and the first of its names in order; an unnamed one's, and that of a name
    that does not reach beyond its document, from the document too.  A statement whose source names and describes
    nobody has no voice.
    """
    documents = {document.id: document for document in tables[Document]}
    statements = {statement.id: statement for statement in tables[Statement]}
    telling = tell(tables[Speaker], statements, documents)
    told = telling.told
    glossed = {gloss for document in documents.values() for gloss in _glossed(document.text)}
    named = [told[key] for key in sorted(told) if key[0] != "unnamed"]
    support = Support(Stories(documents, statements))
    gathering = gather(named, glossed, support)
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(told):
        members[gathering.root.get(key, key)].append(key)
    several = {root: [told[key] for key in keys] for root, keys in members.items()}
    whole = {root: together(some) for root, some in several.items()}
    finder = Finder(several, whole, support)
    heard = _heard(finder, telling, gathering.root, documents.values(), tables[Block])
    of = {key: _id(keys) for keys in members.values() for key in keys}
    forms: dict[Key, set[str]] = defaultdict(set)
    for link in heard.links:
        of[link.a] = of[link.b]
        forms[link.b] |= set(heard.told[link.a].names)
    mastheads = {masthead(document.outlet) for document in documents.values() if document.outlet} - {""}
    for root, one in whole.items():
        row = _voice(of[root], one, forms[root])
        yield replace(row, type="outlet", private=False) if _is_outlet(row, mastheads) else row
    for statement, document, voice in sorted({(s, d, of[key]) for s, d, key in telling.speaking}):
        yield StatementVoice(statement=statement, document=document, voice=voice)
    for voice, document, begin, end in sorted({(of[key], d, b, e) for key, d, b, e in telling.places | heard.places}):
        yield Mention(voice=voice, document=document, begin=begin, end=end)
    yield from _merges([*gathering.merged, *heard.links], told | heard.told, of)
    yield from _proposals(gathering.doubted, of)
    context.advance(1)


def _id(keys: Sequence[Key]) -> str:
    """From the first of the names that reach over the case; where none does, from the first with its document."""
    class_, document, name = min(keys, key=lambda key: (bool(key[1]), key))
    return derive("voice", document, name) if document else derive("voice", class_, name)


def _heard(
    finder: Finder, telling: Telling, root: Mapping[Key, Key], documents: Iterable[Document], blocks: Iterable[Block]
) -> Mentioned:
    """Voices that documents name outside sources: not in their blocks, but in captions."""
    met: dict[str, list[Met]] = defaultdict(list)
    for key, document, begin, end in telling.places:
        if key[0] != "unnamed":
            met[document].append(Met(root.get(key, key), key[2], (begin, end)))
    outside: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for block in blocks:
        if block.kind != "caption":
            outside[block.document].append((block.begin, block.end))
    for one in (document for document in documents if document.covered):
        finder.read(one.id, one.text, outside.get(one.id, ()), met.get(one.id, ()))
    return finder.found


def _voice(id_: str, told: Told, forms: Collection[str]) -> Voice:
    name = told.name or None
    return Voice(
        id=id_,
        name=name,
        type=told.type,
        private=told.private,
        aliases=tuple(sorted({*told.names, *forms} - {name})),
        roles=tuple(sorted(told.roles)),
    )


def _is_outlet(voice: Voice, mastheads: Collection[str]) -> bool:
    """Whether a supposed person goes by the name of an outlet in the case, and nothing shows somebody of that name."""
    if voice.type != "person" or not voice.name or voice.roles or masthead(voice.name) not in mastheads:
        return False
    first, *more = (word.folded for word in words(voice.name))
    return not more or not is_given(first)


def _glossed(text: str) -> Iterator[tuple[str, str]]:
    """Folded acronyms with their long forms: the words before the bracket whose letters make the acronym in order."""
    for gloss in _GLOSS.finditer(text):
        before = _BEFORE.search(text, max(0, gloss.start() - 121), gloss.start())
        words = before.group().split() if before else []
        for i, word in enumerate(words):
            capitals = "".join(w[0] for w in words[i:] if w[0].isupper())
            if word[0] == gloss.group(1)[0] and _in_order(capitals, gloss.group(1)):
                yield fold(gloss.group(1)), fold(" ".join(words[i:]))


def _in_order(some: str, all_: str) -> bool:
    """Whether the letters of `some` stand in `all_` in the same order, with few others between."""
    left = iter(all_)
    return len(all_) - 2 <= len(some) and all(letter in left for letter in some)


def _merges(links: Iterable[Link], told: Mapping[Key, Told], of: Mapping[Key, str]) -> Iterator[Merge]:
    for link in sorted(links):
        yield Merge(
            voice=of[link.a],
            a=told[link.a].name,
            a_document=link.a[1] or None,
            b=told[link.b].name,
            b_document=link.b[1] or None,
            confidence=round(link.confidence, 3),
            why=link.why,
        )


def _proposals(links: Iterable[Link], of: Mapping[Key, str]) -> Iterator[Proposal]:
    for link in links:
        first, second = sorted((of[link.a], of[link.b]))
        yield Proposal(
            id=derive("proposal", "voices", first, second),
            kind="voices",
            a=first,
            b=second,
            confidence=round(link.confidence, 3),
            why=link.why,
        )


STAGE = Stage(
    name="voices",
    version=7,
    each="case",
    reads=(Document, Block, Statement, Speaker),
    writes=(Voice, Mention, StatementVoice, Merge, Proposal),
    run=run,
)
