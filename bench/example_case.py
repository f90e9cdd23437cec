"""Measures of what is found over the whole pile: voices, utterances, passages, routes, origins, missing originals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from example_matching import Check, Held, Json, Measure, characters, compare, locate, measure

Pair = tuple[Json, Json]  # an annotated statement and the exported one that matches it
Hop = tuple[str, ...]  # from, to, kind
End = tuple[str | None, str]  # document and name where routes end


def voices(held: Held) -> Iterator[Measure]:
    """Which statements are given to one voice.  Private persons are left apart over documents on purpose."""
    yield from _grouping(held, "voices", "voice")


def utterances(held: Held) -> Iterator[Measure]:
    """Which statements tell one act of speaking; two voices' words must never be taken for one.

    The annotation counts all that a voice said on one occasion as one act; its retold pairs are those alone of which
    one tells again what the other tells.
    """
    yield from _grouping(held, "utterances", "utterance")
    merged = (
        _pair(held, a, b, a[0]["voice"] == b[0]["voice"] or a[0]["utterance"] == b[0]["utterance"])
        for a, b in combinations(held.pairs, 2)
        if a[1]["utterance"] == b[1]["utterance"] is not None
    )
    yield measure("utterances", "pairs of two voices taken for one act", merged, unwanted=True)
    told = [
        (each, held.match[first], held.match[each["statement"]])
        for row in held.truth["utterances"]
        for each in row["differences"]
        for first in [each.get("against", row["chosen_form"])]
        if {first, each["statement"]} <= held.match.keys()
    ]
    joined = (
        _pair(held, (held.back[a["id"]], a), (held.back[b["id"]], b), a["utterance"] == b["utterance"] is not None)
        for _, a, b in told
    )
    yield measure("utterances", "retold pairs in one, recall", joined)
    given = {frozenset((d["a"], d["b"])): d for row in held.export["utterances"] for d in row["differences"]}
    both = [(each, b, pair) for each, a, b in told if (pair := given.get(frozenset((a["id"], b["id"]))))]
    for key in ("kind", "differs_in"):
        checks = (held.check(held.back[b["id"]], got[key], each[key]) for each, b, got in both)
        yield measure("utterances", f"{key} of difference right, of those compared", checks)


def passages(held: Held) -> Iterator[Measure]:
    """Shared text: where it begins, in which documents, and none between documents that share none."""
    rows = [(row, frozenset(held.paths[span["document"]] for span in row["spans"])) for row in held.export["passages"]]
    found = [(gold, [over for row, over in rows if _holds(held, row, gold)]) for gold in held.truth["passages"]]
    yield measure("passages", "found", (Check(g["documents"][0], g["excerpt"], "", "", bool(at)) for g, at in found))
    spread = (
        Check(
            g["documents"][0], g["excerpt"], [sorted(o) for o in at], sorted(g["documents"]), set(g["documents"]) in at
        )
        for g, at in found
    )
    yield measure("passages", "with their documents", spread)
    known = {pair for row in held.truth["passages"] for pair in combinations(sorted(row["documents"]), 2)}
    others = (
        Check(
            " + ".join(sorted(over)),
            _words_at(held, row["spans"][:1]),
            "",
            "",
            set(combinations(sorted(over), 2)) <= known,
        )
        for row, over in rows
    )
    yield measure("passages", "between documents that share none", others, unwanted=True)


def text_origins(held: Held) -> Iterator[Measure]:
    """Where each document's text comes from, by its largest share."""
    rows = [row for row in held.truth["documents"] if row["path"] in held.documents]
    yield measure("text_origin", "right", (_text_origin(held, row) for row in rows))
    tops = {path: (row["text_origin"] or [{"origin": None}])[0]["origin"] for path, row in held.documents.items()}
    annotated = {row["path"]: row["text_origin"]["origin"] for row in rows}
    pairs = list(combinations(annotated, 2))
    wanted = [(a, b) for a, b in pairs if annotated[a] == annotated[b] is not None]
    given = [(a, b) for a, b in pairs if tops[a] == tops[b] is not None]
    yield measure(
        "text_origin", "pairs of one origin, recall", (Check(a, b, "", "", (a, b) in given) for a, b in wanted)
    )
    yield measure(
        "text_origin", "pairs of one origin, precision", (Check(a, b, "", "", (a, b) in wanted) for a, b in given)
    )


def routes(held: Held) -> Iterator[Measure]:
    """Who has it from whom: exactly, by its outlet at least, and of the right kind."""
    outlets = {row["path"]: held.name(row["outlet"]) for row in held.truth["documents"]}
    wanted: dict[Hop, Json] = {
        (row["from"], row["to"] if row["to"] in outlets else held.name(row["to"]), row["kind"]): row
        for row in held.truth["routes"]
    }
    given: dict[Hop, Json] = {
        (held.paths[row["from"]], held.paths.get(row["to"]) or held.name(row["to_name"]), row["kind"]): row
        for row in held.export["routes"]
    }
    for name, size in (("from and to", 2), ("from, to and kind", 3)):
        gold, got = ({hop[:size]: row for hop, row in hops.items()} for hops in (wanted, given))
        missed = (Check(hop[0], row["excerpt"] or "", "", hop[1:], hop in got) for hop, row in gold.items())
        yield measure("routes", f"{name}, recall", missed)
        extra = (Check(hop[0], _words_at(held, row["evidence"]), hop[1:], "", hop in gold) for hop, row in got.items())
        yield measure("routes", f"{name}, precision", extra)
    led = {(hop[0], outlets.get(hop[1], hop[1])) for hop in given}
    by_outlet = {(hop[0], outlets.get(hop[1], hop[1])): row for hop, row in wanted.items()}
    least = (Check(hop[0], row["excerpt"] or "", "", hop[1], hop in led) for hop, row in by_outlet.items())
    yield measure("routes", "to the right outlet at least, recall", least)


def origins(held: Held) -> Iterator[Measure]:
    """Where the routes of each statement's utterance end; the unknown stays unknown."""
    annotated = {row["id"]: row for row in held.truth["origins"]}
    wanted = {row["id"]: annotated.get(row["origin"]) for row in held.truth["utterances"]}
    exported = {row["id"]: row for row in held.export["origins"]}
    got = {row["id"]: exported.get(row["origin"]) for row in held.export["utterances"]}
    names = {row["id"]: row["name"] for row in held.export["voices"]}
    known, unknown = [], []
    for gold, row in held.pairs:
        origin, true = got.get(row["utterance"]) or {}, wanted[gold["utterance"]] or {}
        name = held.name(origin.get("outlet") or names.get(origin.get("voice")))
        told: End = (held.paths.get(origin.get("document") or ""), name)
        end: End = (true.get("document"), held.name(true.get("outlet") or true.get("voice")))
        if end == (None, ""):
            unknown.append(held.check(gold, told, "unknown", not origin.get("firsthand")))
        else:
            known.append(held.check(gold, told, end, told[0] == end[0] if end[0] else told[1] == end[1]))
    yield measure("origins", "of statements whose origin is known", known)
    yield measure("origins", "called first hand where it is unknown", unknown, unwanted=True)


def missing(held: Held) -> Iterator[Measure]:
    """Originals that the pile rests on and does not hold."""
    given = [(held.name(row["outlet"] or row["voice"]), row) for row in held.export["missing_originals"]]
    left, found = list(given), []
    for gold in held.truth["missing_originals"]:
        named = [item for item in left if item[0] == held.name(gold["name"])]
        if named:
            best = max(named, key=lambda item: item[1]["said_on"] == gold["said_on"])
            left.remove(best)
            found.append((gold, best[1]))
    names = [gold["name"] for gold, _ in found]
    there = (
        Check(", ".join(g["wanted_by"]), g["words"], "", (g["name"], g["said_on"]), any(g is one for one, _ in found))
        for g in held.truth["missing_originals"]
    )
    yield measure("missing", "found by name, recall", there)
    extra = (
        Check(", ".join(_paths(held, row)), row["words"] or "", (name, row["said_on"]), "", (name, row) not in left)
        for name, row in given
    )
    yield measure("missing", "found by name, precision", extra)
    dates = (compare("", n, row["said_on"], gold["said_on"]) for n, (gold, row) in zip(names, found, strict=True))
    yield measure("missing", "said_on right, of those found", dates)
    wanted_by = (
        compare("", n, _paths(held, row), sorted(gold["wanted_by"]))
        for n, (gold, row) in zip(names, found, strict=True)
    )
    yield measure("missing", "wanted by the right documents, of those found", wanted_by)


def _grouping(held: Held, part: str, key: str) -> Iterator[Measure]:
    """Pairwise recall and precision of the groups that share a key's value."""
    pairs = [(a, b, a[0][key] == b[0][key], a[1][key] == b[1][key] is not None) for a, b in combinations(held.pairs, 2)]
    yield measure(part, "pairs of one, recall", (_pair(held, a, b, got) for a, b, wanted, got in pairs if wanted))
    yield measure(part, "pairs of one, precision", (_pair(held, a, b, wanted) for a, b, wanted, got in pairs if got))


def _pair(held: Held, a: Pair, b: Pair, right: bool) -> Check:
    return Check(f"{a[0]['document']} + {b[0]['document']}", held.words(a[0]), held.words(b[0]), "", right)


def _holds(held: Held, row: Json, gold: Json) -> bool:
    """Whether a passage holds the annotated excerpt in one of its documents."""
    for span in row["spans"]:
        text = held.text(path := held.paths[span["document"]])
        place = locate(text, gold["excerpt"]) if path in gold["documents"] else None
        if place and characters(text, [place]) <= characters(text, [(span["begin"], span["end"])]):
            return True
    return False


def _text_origin(held: Held, gold: Json) -> Check:
    annotated, shares = gold["text_origin"], held.documents[gold["path"]]["text_origin"]
    document = held.paths.get(shares[0]["document"] or "") if shares else None
    outlet = held.name(shares[0]["outlet"]) if shares else ""
    if document == gold["path"]:
        got = "own", ""
    elif document:
        got = "document", document
    else:
        got = ("outlet", outlet) if outlet else ("unknown", "")
    wanted = annotated["kind"], annotated["document"] or held.name(annotated["outlet"])
    return compare(gold["path"], gold["title"], got, wanted)


def _words_at(held: Held, places: list[Json]) -> str:
    texts = (held.text(held.paths[at["document"]])[at["begin"] : at["end"]] for at in places)
    return " ".join(" / ".join(texts).split())[:120]


def _paths(held: Held, row: Json) -> list[str]:
    return sorted(held.paths[one] for one in row["wanted_by"])
