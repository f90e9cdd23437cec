"""Measures of claims with their counts, of conflicts and of retractions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from example_matching import Check, Held, Json, Measure, compare, measure

SIDES = ("asserting", "denying")
Found = tuple[Json, Json]  # an exported claim and one of its sides


def claims(held: Held) -> Iterator[Measure]:
    """For each annotated side, the exported side that shares most statements with it; its counts and bounds."""
    sides = [(claim, side, best_side(held, claim, side)) for claim in held.truth["claims"] for side in SIDES]
    yield measure("claims", "statements, recall of those found", _recall(held, sides))
    yield measure("claims", "statements, precision of those annotated", _precision(held, sides))
    for name in ("documents", "occasions", "independent_origins", "bounds"):
        checks = (
            compare("", _label(c, s), found and _value(found[1], name), _value(c[s], name)) for c, s, found in sides
        )
        yield measure("claims", f"{name} right", checks)
    within = (
        Check("", _label(c, s), bounds, count, _within(count, bounds))
        for c, s, found in sides
        for bounds, count in [(found[1]["bounds"] if found else None, c[s]["independent_origins"])]
    )
    yield measure("claims", "bounds that hold the annotated count", within)
    behind = [(c, s, *_behind(held, c[s], found)) for c, s, found in sides]
    named = (Check("", _label(c, s), sorted(got), name, name in got) for c, s, got, gold in behind for name in gold)
    yield measure("claims", "who stands behind a side, recall", named)
    extra = (Check("", _label(c, s), name, sorted(gold), name in gold) for c, s, got, gold in behind for name in got)
    yield measure("claims", "who stands behind a side, precision", extra)
    facing = (
        Check("", claim["text"], [one and one[0]["text"] for one in both], "one claim", _one_claim(*both))
        for claim in held.truth["claims"]
        for both in [[best_side(held, claim, side) for side in SIDES]]
    )
    yield measure("claims", "both sides in one claim", facing)
    yield measure("claims", "pairs of opposed statements on one side", _opposed(held), unwanted=True)


def conflicts(held: Held) -> Iterator[Measure]:
    """Whether what the annotation sets against each other is shown so: see `_shown`."""
    rows = held.truth["conflicts"]
    checks = (
        Check("", f"{row['kind']}: {row['words']}", _told(held, row), row["why"], _shown(held, row)) for row in rows
    )
    yield measure("conflicts", "shown", checks)


def retractions(held: Held) -> Iterator[Measure]:
    """A retraction is named as such, stands on no denying side, and moves the lower bound."""
    golds = [held.gold[one] for row in held.truth["retractions"] for one in row["statements"]]
    found = [(gold, held.match[gold["id"]]) for gold in golds if gold["id"] in held.match]
    denying = {one for claim in held.export["claims"] for one in _statements(claim["denying"])}
    there = (held.check(gold, None, gold["source"], gold["id"] in held.match) for gold in golds)
    yield measure("retractions", "statements found", there)
    yield measure("retractions", "act right", (held.check(gold, row["act"], gold["act"]) for gold, row in found))
    duress = (held.check(gold, row["duress"], gold["duress"]) for gold, row in found)
    yield measure("retractions", "duress right", duress)
    counted = (held.check(gold, "denying", None, row["id"] not in denying) for gold, row in found)
    yield measure("retractions", "on a denying side", counted, unwanted=True)
    yield measure("retractions", "moved the lower bound", (_moved(held, row) for row in held.truth["retractions"]))


def best_side(held: Held, claim: Json, side: str) -> Found | None:
    """The exported claim whose side of the same name shares most statements with the annotated one."""
    wanted = {held.match[one]["id"] for one in claim[side]["statements"] if one in held.match}
    shared = [(len(wanted & set(_statements(row[side]))), row["id"], row) for row in held.export["claims"]]
    most, _, row = max(shared, key=lambda each: each[:2], default=(0, "", None))
    return (row, row[side]) if row and most else None


def _behind(held: Held, side: Json, found: Found | None) -> tuple[set[str], set[str]]:
    """Names of a side's origins: exported, annotated."""
    annotated = {row["id"]: held.name(row["voice"] or row["outlet"]) for row in held.truth["origins"]}
    voices = {row["id"]: row["name"] for row in held.export["voices"]}
    exported = {row["id"]: held.name(voices.get(row["voice"] or "") or row["outlet"]) for row in held.export["origins"]}
    got = {exported.get(one, "") for one in (found[1]["origins"] if found else [])}
    return got - {""}, {annotated[one] for one in side["origins"]} - {""}


def _recall(held: Held, sides: list[tuple[Json, str, Found | None]]) -> Iterator[Check]:
    for claim, side, found in sides:
        has = set(_statements(found[1])) if found else set()
        for one in claim[side]["statements"]:
            if one in held.match:
                yield held.check(held.gold[one], None, f"{claim['id']} {side}", held.match[one]["id"] in has)


def _precision(held: Held, sides: list[tuple[Json, str, Found | None]]) -> Iterator[Check]:
    for claim, side, found in sides:
        for gold in (held.back[one] for one in _statements(found and found[1]) if one in held.back):
            right = gold["id"] in claim[side]["statements"]
            yield held.check(gold, f"{claim['id']} {side}", _sides_of(gold), right)


def _opposed(held: Held) -> Iterator[Check]:
    """Pairs on one exported side; right unless the annotation sets them on two sides of one claim."""
    for row in held.export["claims"]:
        for side in SIDES:
            here = [held.back[one] for one in _statements(row[side]) if one in held.back]
            for a, b in combinations(here, 2):
                first, second = _sides_of(a), _sides_of(b)
                right = all(second.get(claim, place) == place for claim, place in first.items())
                yield Check(f"{a['document']} + {b['document']}", held.words(a), held.words(b), "opposed", right)


def _sides_of(gold: Json) -> dict[str, str]:
    """Annotated claims and on which side of each a statement stands."""
    return {one["id"]: one["side"] for one in [gold["claim"], *gold.get("also", [])] if one}


def _statements(side: Json | None) -> list[str]:
    return list(side["statements"]) if side else []


def _label(claim: Json, side: str) -> str:
    return f"{claim['id']} {side}: {claim['text']}"


def _value(side: Json, name: str) -> object:
    return len(side[name]) if name == "documents" else side[name]


def _within(count: int, bounds: list[int] | None) -> bool:
    return bounds is not None and bounds[0] <= count <= bounds[1]


def _one_claim(asserting: Found | None, denying: Found | None) -> bool:
    return asserting is not None and denying is not None and asserting[0] is denying[0]


def _differences(held: Held, statements: set[str]) -> set[str]:
    """In what the exported utterances say that any two of the statements differ."""
    rows = [one for utterance in held.export["utterances"] for one in utterance["differences"]]
    return {one["differs_in"] for one in rows if one["differs_in"] and {one["a"], one["b"]} <= statements}


def _told(held: Held, row: Json) -> str:
    found = {held.match[one]["id"] for one in row["statements"] if one in held.match}
    differing = ", ".join(sorted(_differences(held, found))) or "nothing"
    return f"{len(found)} of {len(row['statements'])} statements found, said to differ in {differing}"


def _shown(held: Held, row: Json) -> bool:
    """Identity: kept apart.  Figure: each with a figure, not all alike.  Attribution: one utterance of two voices.

    Else a difference of that kind.  For attributions, and where no one utterance is annotated, a proposal will do.
    """
    found = [held.match[one] for one in row["statements"] if one in held.match]
    ids = {one["id"] for one in found}
    proposed = any({one["a"], one["b"]} <= ids for one in held.export["proposals"])
    if row["kind"] == "identity":
        return len({(one["voice"], one["utterance"]) for one in found}) == len(row["statements"])
    if row["kind"] == "figure":
        given = [{(f["low"], f["high"]) for f in held.export["figures"] if f["statement"] == one} for one in ids]
        return len(given) == len(row["statements"]) and all(given) and len(set().union(*given)) > 1
    if row["kind"] == "attribution":
        pairs = combinations(found, 2)
        return proposed or any(a["utterance"] == b["utterance"] and a["voice"] != b["voice"] for a, b in pairs)
    return row["kind"] in _differences(held, ids) or (row["utterance"] is None and proposed)


def _moved(held: Held, row: Json) -> Check:
    claim = next(one for one in held.truth["claims"] if one["id"] == row["claim"])
    found, wanted = best_side(held, claim, "asserting"), claim["asserting"]
    got = (found[1]["independent_origins"], found[1]["bounds"]) if found else None
    right = found is not None and found[1]["bounds"][0] < found[1]["independent_origins"]
    return Check("", claim["text"], got, (wanted["independent_origins"], wanted["bounds"]), right)
