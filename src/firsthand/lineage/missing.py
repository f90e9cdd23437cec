"""What documents of the case rest on and the case does not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from firsthand.ids import derive
from firsthand.lineage import Lineage
from firsthand.records import MissingOriginal, Route, Utterance
from firsthand.text.mastheads import masthead
from firsthand.text.spans import length, words_at


def missing_originals(case: Lineage, routes: Iterable[Route], text_of: Mapping[str, str]) -> Iterable[MissingOriginal]:
    """One row for each outlet, date and text that a document credits and the case has not.

    `text_of`: origin of each document's text, by document: two texts of one agency are two originals.
    """
    wanted: dict[tuple[str, str | None, str | None], list[Route]] = defaultdict(list)
    for route in sorted(routes, key=lambda route: route.id):
        if route.to in case.documents or route.kind not in ("credit", "quote", "citation") or not route.to_name:
            continue
        utterance = case.utterances.get(route.subject or "")
        text = text_of.get(route.from_, route.from_) if utterance is None else None
        wanted[masthead(route.to_name), utterance.said_on if utterance else None, text].append(route)
    ordered = sorted(wanted.items(), key=lambda item: [part or "" for part in item[0]])
    return [_row(case, day, text, group) for (_, day, text), group in ordered]


def _row(case: Lineage, day: str | None, text: str | None, group: list[Route]) -> MissingOriginal:
    name = min((route.to_name or "" for route in group), key=lambda name: (-len(name), name))
    told = [case.utterances[id_] for id_ in sorted({route.subject or "" for route in group}) if id_ in case.utterances]
    elsewhere = {row.venue for row in told if row.venue and masthead(row.venue) != masthead(name)}
    words = _words(case, group, told)
    return MissingOriginal(
        id=derive("missing", name, day, words, text),
        name=name,
        said_on=day,
        venue=elsewhere.pop() if len(elsewhere) == 1 else None,
        words=words,
        wanted_by=tuple(sorted({route.from_ for route in group})),
    )


def _words(case: Lineage, group: list[Route], told: list[Utterance]) -> str | None:
    """The longest that is told of it; of a text as a whole, a title it has."""
    statements = [case.statements[id_] for row in told for id_ in row.statements if id_ in case.statements]
    if statements:
        longest = min(statements, key=lambda one: (-length(one.content), one.id))
        return words_at(case.documents[longest.document].text, longest.content)
    return min((title for route in group if (title := case.documents[route.from_].title)), default=None)
