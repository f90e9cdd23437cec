"""Voices of new documents: those of the case, or new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace

from firsthand.increment.settle import settled
from firsthand.increment.vicinity import Vicinity
from firsthand.records import Mention, Merge, Proposal, StatementVoice, Voice
from firsthand.stage import Stage, Tables


def add_voices(near: Vicinity, stage: Stage, found: Tables) -> None:
    """A voice that is mentioned at the same places as a stored one, or gives the same statements, is that one."""
    del stage
    stored = {place: [voice] for place, voice in _places(near.rows(Mention), near.rows(StatementVoice))}
    members: dict[str, list[Hashable]] = defaultdict(list)
    for place, id_ in _places(found[Mention], found[StatementVoice]):
        members[id_].append(place)
    of = settled(members, stored)
    said = [
        replace(row, voice=of.get(row.voice, row.voice)) for row in found[StatementVoice] if row.document in near.new
    ]
    mentions = [replace(row, voice=of.get(row.voice, row.voice)) for row in found[Mention] if row.document in near.new]
    case, wanted = near.case, {row.voice for row in said} | {row.voice for row in mentions}
    known = {row.id: row for row in case.some(Voice, "id", wanted)}
    for row in found[Voice]:
        if (id_ := of.get(row.id, row.id)) in wanted:
            known[id_] = _both(known[id_], row) if id_ in known else replace(row, id=id_)
    case.amend(Voice, [known[id_] for id_ in sorted(known)])
    case.add(StatementVoice, said)
    case.add(Mention, mentions)
    case.add(Merge, _merges(near, found[Merge], of))
    proposed = (replace(row, a=of.get(row.a, row.a), b=of.get(row.b, row.b)) for row in found[Proposal])
    case.amend(Proposal, [row for row in proposed if row.a != row.b and not wanted.isdisjoint((row.a, row.b))])


def _places(mentions: Iterable[Mention], said: Iterable[StatementVoice]) -> Iterable[tuple[Hashable, str]]:
    """Where each voice is, as far as nobody else is there."""
    at: dict[Hashable, set[str]] = defaultdict(set)
    for row in mentions:
        at[row.document, row.begin, row.end].add(row.voice)
    for one in said:
        at[one.statement].add(one.voice)
    return ((place, min(voices)) for place, voices in at.items() if len(voices) == 1)


def _both(stored: Voice, found: Voice) -> Voice:
    """A stored voice with what else it is called now."""
    names = {*stored.aliases, *found.aliases, found.name} - {stored.name, None}
    aliases = tuple(sorted(name for name in names if name))
    return replace(stored, aliases=aliases, roles=tuple(sorted({*stored.roles, *found.roles})))


def _merges(near: Vicinity, found: Iterable[Merge], of: dict[str, str]) -> list[Merge]:
    """Those that are not stored."""
    rows = [replace(row, voice=of.get(row.voice, row.voice)) for row in found]
    known = {_ends(row) for row in near.case.some(Merge, "voice", {row.voice for row in rows})}
    return [row for row in rows if _ends(row) not in known]


def _ends(row: Merge) -> tuple[str, ...]:
    return (row.voice, row.a, row.a_document or "", row.b, row.b_document or "")
