"""Counting independent origins: who stands behind an account, and who only passes it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from firsthand.records import Utterance
from firsthand.text.groups import Groups
from firsthand.text.parties import Standing, country, is_state, keys, kind, maybe_one, one_party, shown

MANY = 200  # parties; with so many of one word, names are compared with these alone


@dataclass(frozen=True, slots=True)
class Count:
    """Independent origins of one side: the count, the bounds that doubt sets, and why."""

    independent: int
    low: int
    high: int
    reasons: tuple[str, ...]


def count_origins(standings: Sequence[Standing], doubtful: Sequence[Standing] = ()) -> Count:
    """Counts parties: a spokesman and the one spoken for are one, an institution and its head are one.

    A named person or institution counts.  Somebody whom nobody names counts where a document tells them apart from
    those that it names; over documents they may be the same people.  A single name that may be another's counts once.
    Collectives, outlets and what has no source add to the upper bound alone, once for each text that carries them; so
    do the voices of `doubtful`, which may be speaking of it.  An account that its own voice took back or gave under
    pressure is doubt; bodies and officials of one state may have one source; a body may have what it asserts from
    people who say so too; the same words may have been given to two; words that are not very like may be about two
    things: all of these lower the lower bound.
    """
    ordered = sorted(standings, key=_order)
    named = _named(ordered)
    sides = _joined(named, maybe_one) if len(named) > 1 else named
    witnesses = [s for s in ordered if kind(s) == "witness"]
    loose = {s.texts for s in ordered if kind(s) == "loose"}
    unnamed = max(0, _told_apart(witnesses, sides))
    further = _further(doubtful, ordered)
    independent = len(sides) + unnamed
    resting = _resting(sides, bool(witnesses))
    sure = [side for side in sides if not all(s.taken_back or s.pressed for s in side) and side not in resting]
    states = [side for side in sure if any(map(is_state, side))]
    about = [[side for side in sure if any(s.matter == n for s in side)] for n in sorted({s.matter for s in ordered})]
    low = max(map(_least, about), default=0)
    if not low and witnesses and not all(s.taken_back or s.pressed for s in witnesses):
        low = 1
    most = len(named) + len({s.voice for s in witnesses}) + len(loose) + further
    return Count(
        independent,
        min(low, independent),
        max(most, independent),
        tuple(
            _reasons(sides, unnamed, len({s.voice for s in witnesses}), len(loose), further, len(states), len(resting))
            + ["perhaps not all of one thing"] * (len(sure) > max(map(len, about), default=0))
        ),
    )


def count_occasions(utterances: Sequence[Utterance], party: dict[str | None, str] | None = None) -> int:
    """Occasions that the findings tell apart: for each party its days, or without days its venues; at least one.

    What has no day and no venue is not taken for another occasion: unknown never counts as different, and who is in no
    party may be one of them; a day known in part is none other than a day within it.  `party` leads from a voice to
    whom it speaks for; without it each voice is a party.
    """
    days: dict[str | None, set[str]] = defaultdict(set)
    venues: dict[str | None, set[str]] = defaultdict(set)
    for utterance in utterances:
        who = (party or {}).get(utterance.voice, utterance.voice)
        days[who] |= {utterance.said_on} if utterance.said_on else set()
        venues[who] |= {utterance.venue} if utterance.venue else set()
    known = set(days if party is None else party.values())
    told = sum(len(_apart(days[who])) or len(venues[who]) or (who in known) for who in days)
    return max(told, min(1, len(days)))


def parties(standings: Sequence[Standing]) -> dict[str | None, str]:
    """Voice to the name of the party it is of, for those that are of one."""
    return {s.voice: f"{n}" for n, party in enumerate(_named(standings)) for s in party if s.voice}


def _apart(days: set[str]) -> set[str]:
    """Those that hold no other one: `2031-05` may be `2031-05-02`, and a range any day of it."""
    whole = {day for day in days if "/" not in day} or days
    return {day for day in whole if not any(other != day and other.startswith(day) for other in whole)}


def _order(s: Standing) -> tuple[str, str, str]:
    return s.name or s.for_whom or "", s.voice or "", s.type


def _joined(groups_: Sequence[Sequence[Standing]], same: Callable[[Standing, Standing], bool]) -> list[list[Standing]]:
    """Groups of standings joined where any two of theirs are the same."""
    groups = Groups(range(len(groups_)))
    holding: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups_):
        for key in sorted({key for s in group for key in keys(s)}):
            for other in holding[key][:MANY]:
                if groups.find(other) != groups.find(n) and any(same(s, t) for s in group for t in groups_[other]):
                    groups.join(other, n)
            holding[key].append(n)
    return [[s for n in group for s in groups_[n]] for group in groups.all()]


def _named(standings: Iterable[Standing]) -> list[list[Standing]]:
    """Parties: the standings that are one voice's, a spokesman's, a head's or their institution's, together."""
    alike: dict[tuple[object, ...], list[Standing]] = defaultdict(list)
    for s in sorted(standings, key=_order):
        if kind(s) == "party":
            alike[s.voice, s.name, s.type, s.for_whom, s.roles].append(s)
    found = _joined([[group[0]] for group in alike.values()], one_party)
    of = {id(group[0]): group for group in alike.values()}
    return [[s for first in party for s in of[id(first)]] for party in found]


def _told_apart(witnesses: Sequence[Standing], sides: Sequence[Sequence[Standing]]) -> int:
    """How many people whom nobody names some document shows to be none of the named ones, nor of each other."""
    unnamed: dict[str, set[str | None]] = defaultdict(set)
    for s in witnesses:
        for document in s.documents or ("",):
            unnamed[document].add(s.voice)
    people = [side for side in sides if any(s.type == "person" for s in side)]
    told = {d: sum(any(d in s.documents for s in side) for side in people) for d in unnamed}
    return max((len(voices) + told[d] - len(people) for d, voices in unnamed.items()), default=0)


def _resting(sides: Sequence[list[Standing]], witnesses: bool) -> list[list[Standing]]:
    """Bodies that may have what they assert from people who stand on the same side."""
    bodies = [side for side in sides if all(s.type in ("organisation", "document") for s in side)]
    bodies = [side for side in bodies if all(s.side == "asserting" and not is_state(s) for s in side)]
    return bodies if witnesses or len(bodies) < len(sides) else []


def _further(doubtful: Sequence[Standing], counted: Sequence[Standing]) -> int:
    """Parties and witnesses that may be speaking of it and are not counted already."""
    voices = {s.voice for s in counted}
    more = [s for s in doubtful if s.voice not in voices]
    known = set(map(id, counted))
    new = [party for party in _named([*counted, *more]) if not any(id(s) in known for s in party)] if more else []
    return len(new) + len({s.voice for s in more if kind(s) == "witness"})


def _doubted(sides: Sequence[Sequence[Standing]]) -> int:
    """How many fewer they are if all links in doubt between their utterances hold: the same words given to two."""
    holder = {s.utterance: n for n, side in enumerate(sides) for s in side if s.utterance}
    groups = Groups(range(len(sides)))
    for n, side in enumerate(sides):
        for other in sorted({holder[u] for s in side for u in s.perhaps if u in holder}):
            groups.join(n, other)
    return len(sides) - len(groups.all())


def _least(sure: Sequence[Sequence[Standing]]) -> int:
    """How many they are if what may be one is one: the bodies of a state, those to whom the same words are given."""
    states = [side for side in sure if any(map(is_state, side))]
    return len(sure) - len(states) + _states(states) - _doubted([side for side in sure if side not in states])


def _states(sides: Iterable[Sequence[Standing]]) -> int:
    """States that these are bodies and officials of, as far as their names tell: at least one if there is any."""
    countries = [country(side) for side in sides]
    return max(len({c for c in countries if c}), min(1, len(countries)))


def _reasons(
    sides: Sequence[Sequence[Standing]], unnamed: int, voices: int, loose: int, further: int, states: int, resting: int
) -> list[str]:
    total = len(sides) + unnamed
    found = [f"{total} origin{'s' * (total != 1)}"]
    for side in sides:
        names = sorted({shown(s) for s in side})
        back = " (account taken back)" if all(s.taken_back for s in side) else ""
        press = " (said under pressure)" if all(s.pressed for s in side) and not back else ""
        found.append(" and ".join(names) + (" speak as one side" if len(names) > 1 else "") + back + press)
    if states > 1:
        found.append(f"{states} of them bodies or officials of a state, perhaps with one source")
    if resting:
        found.append(f"{resting} of them a body that may have it from the others")
    if voices:
        found.append(f"{voices} whom no document names" + (", perhaps one person" if voices > 1 else ""))
    if loose:
        found.append(f"{loose} without a source of its own, not counted")
    if further:
        found.append(f"{further} more may be speaking of it, not counted")
    return found
