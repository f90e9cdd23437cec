"""What documents of the case rest on and the case does not hold."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from firsthand.ids import derive
from firsthand.lineage import FOREMOST, Lineage
from firsthand.lineage.notes import date_after, quoted_title
from firsthand.lineage.originals import HOLDS, Originals
from firsthand.lineage.texts import Text
from firsthand.records import MissingOriginal, Route
from firsthand.text.dates import dates_of, day_of
from firsthand.text.mastheads import masthead
from firsthand.text.spans import length, words_at

AFTER = 60  # characters after what is cited in which its date may stand
_DATED = re.compile(r"[\s,]*(?:(?:published|issued|released|dated|of|on|from)\s+)*", re.IGNORECASE)


class _Wanted(NamedTuple):
    """One original: two texts of one agency are two, and so are two days' words to one outlet."""

    key: str
    day: str | None
    text: str | None


def missing_originals(case: Lineage, routes: Iterable[Route], found: Sequence[Text]) -> Iterable[MissingOriginal]:
    """One row for each outlet, date and text that a document credits, copies, quotes or cites and the case has not."""
    wanted: dict[_Wanted, list[Route]] = defaultdict(list)
    texts = _Texts(case, found)
    wholes: dict[tuple[str, str], tuple[Route, _Wanted]] = {}  # credits of whole texts, by document and outlet
    for route in sorted(routes, key=lambda route: (route.subject is not None, route.id)):
        if route.to not in case.documents and route.kind != "link" and route.to_name:
            key = masthead(route.to_name)
            if (whole := wholes.get((route.from_, key))) and _one_place(route, whole[0]):
                wanted[whole[1]].append(route)  # the credit of the text is that of each of its statements
                continue
            text = texts.of(route, key)
            day = None if text else _day(case, route, route.to_name)
            alone = route.from_ if not (text or route.subject or route.kind == "citation") else None
            original = _Wanted(key, day, text.origin if text else alone)
            wanted[original].append(route)
            if route.kind == "credit" and not route.subject:
                wholes.setdefault((route.from_, key), (route, original))
    return [_row(case, original, group) for original, group in _joined(case, wanted)]


def _one_place(a: Route, b: Route) -> bool:
    """Whether two routes rest on the same words."""
    return any(
        one.document == other.document and one.begin < other.end and other.begin < one.end
        for one in a.evidence
        for other in b.evidence
    )


class _Texts:
    """The texts of which the case has copies, by outlet and by what they tell."""

    def __init__(self, case: Lineage, found: Sequence[Text]) -> None:
        self._originals = Originals(case)
        self._by_key: dict[str, list[Text]] = defaultdict(list)
        self._telling: dict[tuple[str, str], Text] = {}  # the first, by outlet, and by utterance or document
        self._tried: Counter[tuple[str, str]] = Counter()
        told: dict[str, set[str]] = defaultdict(set)
        for id_, documents in case.told_in.items():
            for document in documents:
                told[document].add(id_)
        for text in found:
            if text.outlet:
                key = masthead(text.outlet)
                self._by_key[key].append(text)
                for subject in {*text.members, *(id_ for document in text.members for id_ in told[document])}:
                    self._telling.setdefault((key, subject), text)

    def of(self, route: Route, key: str) -> Text | None:
        """The text of that outlet that took the route, or that tells the words that did.

        Of very many that tell one utterance the first FOREMOST are looked for by their words.
        """
        case = self._originals.case
        utterance = case.utterances.get(route.subject or "")
        subject = utterance.id if utterance else route.from_
        if (text := self._telling.get((key, subject))) or utterance is None or self._tried[key, subject] >= FOREMOST:
            return text
        self._tried[key, subject] += 1
        return self._holding(route, key)

    def _holding(self, route: Route, key: str) -> Text | None:
        """The first text of that outlet that holds the words that took the route."""
        case, own = self._originals.case, self._by_key.get(key, [])
        first = [text.members[0] for text in own]
        told = case.tellers(case.utterances[route.subject or ""]).get(route.from_, ())
        near = {id_ for one in told for id_ in self._originals.may_hold(one, key, first)}
        return next((text for text in own if text.members[0] in near and _holds(self._originals, route, text)), None)


def _holds(originals: Originals, route: Route, text: Text) -> bool:
    """Whether a text, of which the case has copies, holds the words that took the route."""
    case = originals.case
    if case.is_before(route.from_, text.members[0]):
        return False
    told = case.tellers(case.utterances[route.subject or ""]).get(route.from_, ())
    return any(originals.holds(one, text.members[0]) >= HOLDS for one in told)


def _day(case: Lineage, route: Route, name: str) -> str | None:
    """When it was said or published, as the one who has it tells."""
    if route.kind == "citation" and not route.subject:
        return date_after(_note(case, route), name)
    utterance = case.utterances.get(route.subject or "")
    if utterance and utterance.said_on:
        return utterance.said_on
    return _dated(case, route) if route.kind == "citation" else None


def _dated(case: Lineage, route: Route) -> str | None:
    """The date right after what is cited: "a letter dated 7 June"."""
    for place in route.evidence:
        document = case.documents[place.document]
        rest = document.text[place.end : place.end + AFTER].split("\n")[0]
        for found, value in dates_of(rest, day_of(document.published)):
            if _DATED.fullmatch(rest[: found.begin]):
                return value
    return None


def _joined(case: Lineage, wanted: dict[_Wanted, list[Route]]) -> list[tuple[_Wanted, list[Route]]]:
    """In order; what is cited by a day that is told in part, or not at all, joins the one original that fits it.

    So does what somebody told an outlet on a day that is not told, if of the days that are told it is but one.
    """
    ordered = sorted(wanted, key=lambda one: [part or "" for part in one])
    days = {one: one.day or _dateline(case, wanted[one]) for one in ordered}
    of_key: dict[str, list[_Wanted]] = defaultdict(list)
    for one in ordered:
        of_key[one.key].append(one)
    speakers = {one: _speakers(case, wanted[one]) for one in ordered}
    joined: dict[_Wanted, list[Route]] = defaultdict(list)
    for one in ordered:
        fits = [
            other
            for other in (of_key[one.key] if _cited(wanted[one]) else ())
            if other != one and (days[other] or "").startswith(one.day or "")
            if (one.day if other.text else _cited(wanted[other]))
        ]
        into = fits[0] if len(fits) == 1 and not one.text else one
        if into is one and not (one.day or one.text or _cited(wanted[one])):
            spoke = [o for o in of_key[one.key] if o.day and not o.text and speakers[o] & speakers[one]]
            into = spoke[0] if len(spoke) == 1 else one
        joined[into].extend(wanted[one])
    return [(one, joined[one]) for one in ordered if one in joined]


def _speakers(case: Lineage, group: list[Route]) -> set[str]:
    """Voices whose words took the routes."""
    told = (case.utterances.get(route.subject or "") for route in group)
    return {row.voice for row in told if row and row.voice}


def _cited(group: list[Route]) -> bool:
    return all(route.kind == "citation" for route in group)


def _row(case: Lineage, original: _Wanted, group: list[Route]) -> MissingOriginal:
    name = min((route.to_name or "" for route in group), key=lambda name: (-len(name), name))
    told = [case.utterances[id_] for id_ in sorted({route.subject or "" for route in group}) if id_ in case.utterances]
    elsewhere = {row.venue for row in told if row.venue and masthead(row.venue) != original.key}
    words = _words(case, group)
    voices = [case.voices[route.to] for route in group if route.to in case.voices]
    day = original.day or _dateline(case, group)
    return MissingOriginal(
        id=derive("missing", name, day, words, original.text),
        name=name,
        said_on=day,
        venue=elsewhere.pop() if len(elsewhere) == 1 else None,
        words=words,
        wanted_by=tuple(sorted({route.from_ for route in group})),
        kind="voice" if voices and all(voice.type != "outlet" for voice in voices) else "outlet",
    )


def _words(case: Lineage, group: list[Route]) -> str | None:
    """The longest that is told of it; of a text as a whole, a title it has; of a work cited, its own title."""
    wholes = [route for route in group if not route.subject]
    noted = [title for route in wholes if route.kind == "citation" and (title := quoted_title(_note(case, route)))]
    if noted:
        return min(noted)
    titles = [title for route in wholes if route.kind != "citation" and (title := case.documents[route.from_].title)]
    if titles:
        return min(titles)
    told = [case.utterances[id_] for id_ in {route.subject for route in group} if id_ in case.utterances]
    statements = [case.statements[id_] for row in told for id_ in row.statements if id_ in case.statements]
    if not statements:
        return None
    longest = min(statements, key=lambda one: (-length(one.content), one.id))
    return words_at(case.documents[longest.document].text, longest.content)


def _dateline(case: Lineage, group: list[Route]) -> str | None:
    """The one day that the lines with an agency's mark give, or the notes."""
    days: set[str] = set()
    for route in group:
        if (
            route.kind == "citation"
            and not route.subject
            and (day := date_after(_note(case, route), route.to_name or ""))
        ):
            days.add(day)
        for place in route.evidence if route.kind == "credit" and not route.subject else ():
            document = case.documents[place.document]
            line = document.text[document.text.rfind("\n", 0, place.begin) + 1 : place.begin]
            days.update(value for _, value in dates_of(line, day_of(document.published)) if value)
    return days.pop() if len(days) == 1 else None


def _note(case: Lineage, route: Route) -> str:
    return " ".join(case.documents[at.document].text[at.begin : at.end] for at in route.evidence)
