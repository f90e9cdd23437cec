"""Measures of what each document says by itself: its blocks, its statements and their fields, its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from example_matching import Check, Held, Json, Measure, best_pairs, characters, compare, locate, measure

Value = Callable[[Json], object]


def documents(held: Held) -> Iterator[Measure]:
    """Outlet and date of each document; blocks kept out of the account, and no more than those."""
    rows = [(row, held.documents[row["path"]]) for row in held.truth["documents"] if row["path"] in held.documents]
    outlets = (
        compare(row["path"], row["title"], held.name(got["outlet"]), held.name(row["outlet"])) for row, got in rows
    )
    yield measure("documents", "outlet", outlets)
    dates = (compare(row["path"], row["title"], got["published"], row["published"]) for row, got in rows)
    yield measure("documents", "published", dates)
    kinds = [
        (row["path"], block, _kinds_at(held, row["path"], block["excerpt"]))
        for row, _ in rows
        for block in row["blocks"]
    ]
    kept = (Check(path, b["excerpt"], "account", b["kind"], at is None or bool(at)) for path, b, at in kinds)
    yield measure("documents", "blocks kept out of the account", kept)
    named = (Check(path, b["excerpt"], at, b["kind"], b["kind"] in at) for path, b, at in kinds if at is not None)
    yield measure("documents", "blocks of the right kind, of those in the text", named)
    yield measure("documents", "blocks that hold none of the annotated", _strange_blocks(held), unwanted=True)
    yield measure("documents", "statements of the account in a block", _swallowed(held), unwanted=True)


def statements(held: Held) -> Iterator[Measure]:
    """Statements found, and whether the right words are their source."""
    rows = held.exported.values()
    who = {gold["id"] for gold, row in held.pairs if _one_source(held, gold, row)}
    told = {row["id"] for gold, row in held.pairs if gold["id"] in who}
    found = [held.check(gold, None, gold["source"], gold["id"] in held.match) for gold in held.gold.values()]
    given = [_given(held, row, row["id"] in held.back) for row in rows]
    recall = [
        held.check(g, _source(held, held.match.get(g["id"])), g["source"], g["id"] in who) for g in held.gold.values()
    ]
    precision = [_given(held, row, row["id"] in told) for row in rows]
    yield measure("statements", "found, recall", found)
    yield measure("statements", "found, precision", given)
    yield measure("statements", "who said, recall", recall)
    yield measure("statements", "who said, precision", precision)
    yield measure("statements", "who said, F1", recall + precision)


def fields(held: Held) -> Iterator[Measure]:
    """Each field of the statements found, where annotation or export gives it."""
    readers: dict[str, Value] = {
        "kind": lambda row: row["kind"],
        "speaker": lambda row: _names(held, row),
        "speaker_type": lambda row: row["speaker_type"],
        "on_behalf_of": lambda row: held.name(row["on_behalf_of"]),
        "venue": lambda row: held.name(row["venue"]),
        "via": lambda row: tuple(map(held.name, row["via"])),
        "said_on": lambda row: row["said_on"],
        "act": lambda row: row["act"],
        "denies": lambda row: row["denies"],
        "duress": lambda row: row["duress"],
        "in_block": lambda row: row["in_block"],
    }
    for name, read in readers.items():
        values = [(gold, read(row), read(gold)) for gold, row in held.pairs]
        counts = f"right (annotated {sum(bool(w) for _, _, w in values)}, given {sum(bool(g) for _, g, _ in values)})"
        yield measure(name, counts, (held.check(gold, got, wanted) for gold, got, wanted in values if got or wanted))
    yield measure("parent", "right, of those whose parent was found", _parents(held))
    names = [(gold, _names(held, row), _names(held, gold)) for gold, row in held.pairs]
    nobody = (held.check(gold, got, wanted) for gold, got, wanted in names if not wanted)
    yield measure("invented", "somebody named where the document names nobody", nobody, unwanted=True)
    wrong = (held.check(gold, got, wanted) for gold, got, wanted in names if got)
    yield measure("invented", "another name than annotated, of those named", wrong, unwanted=True)


def figures(held: Held) -> Iterator[Measure]:
    """Figures whose words overlap, and their bounds, kind and standing."""
    pairs = list(_figure_pairs(held))
    paired = {id(row) for pair in pairs for row in pair}
    found = (
        Check(row["document"], row["excerpt"], None, _bounds(row), id(row) in paired) for row in held.truth["figures"]
    )
    yield measure("figures", "found, recall", found)
    given = (
        Check(path, held.text(path)[row["begin"] : row["end"]], _bounds(row), None, id(row) in paired)
        for row in held.export["figures"]
        for path in [held.paths[row["document"]]]
    )
    yield measure("figures", "found, precision", given)
    for name in ("low", "high", "kind", "main"):
        checks = (compare(gold["document"], gold["excerpt"], row[name], gold[name]) for gold, row in pairs)
        yield measure("figures", f"{name} right, of those found", checks)


def _kinds_at(held: Held, path: str, excerpt: str) -> list[str] | None:
    """Kinds of block that hold the whole excerpt; None where the text has left it out."""
    text = held.text(path)
    span = locate(text, excerpt)
    if span is None:
        return None
    at: dict[str, frozenset[int]] = {}
    for block in held.documents[path]["blocks"]:
        at[block["kind"]] = at.get(block["kind"], frozenset()) | characters(text, [(block["begin"], block["end"])])
    return sorted(kind for kind, here in at.items() if characters(text, [span]) <= here)


def _strange_blocks(held: Held) -> Iterator[Check]:
    for row in held.truth["documents"]:
        text = held.text(row["path"])
        known = characters(text, filter(None, (locate(text, block["excerpt"]) for block in row["blocks"])))
        for block in held.documents[row["path"]]["blocks"] if row["path"] in held.documents else []:
            words = " ".join(text[block["begin"] : block["end"]].split())
            here = characters(text, [(block["begin"], block["end"])])
            yield Check(row["path"], words, block["kind"], "account", bool(here & known))


def _swallowed(held: Held) -> Iterator[Check]:
    for gold in held.gold.values():
        if gold["in_block"] or gold["document"] not in held.documents:
            continue
        text, content = held.text(gold["document"]), held.gold_content(gold)
        blocks = held.documents[gold["document"]]["blocks"]
        yield held.check(gold, [b["kind"] for b in blocks if content & characters(text, [(b["begin"], b["end"])])], [])


def _given(held: Held, row: Json, right: bool) -> Check:
    return Check(held.paths[row["document"]], held.words(row), _source(held, row), None, right)


def _one_source(held: Held, gold: Json, row: Json) -> bool:
    """Whether both name the same words as the source, or none."""
    if not (gold["source"] or row["source"]):
        return True
    return bool(held.gold_source(gold) & held.exported_part(row, "source"))


def _source(held: Held, row: Json | None) -> str | None:
    """The words of an exported statement's source."""
    if row is None:
        return None
    text = held.text(held.paths[row["document"]])
    return " / ".join(text[begin:end] for begin, end in row["source"])


def _names(held: Held, row: Json) -> tuple[str, ...]:
    return tuple(sorted(held.name(name) for name in row.get("speakers") or [row["speaker"]] if name))


def _parents(held: Held) -> Iterator[Check]:
    for gold, row in held.pairs:
        if gold["parent"] and gold["parent"] not in held.match:
            continue
        got, wanted = held.exported.get(row["parent"]), held.match.get(gold["parent"])
        if got or wanted:
            yield held.check(gold, got and held.words(got), wanted and held.words(wanted), got is wanted)


def _figure_pairs(held: Held) -> Iterator[tuple[Json, Json]]:
    for path in held.documents:
        text = held.text(path)
        gold = [row for row in held.truth["figures"] if row["document"] == path]
        rows = [row for row in held.export["figures"] if held.paths[row["document"]] == path]
        places = [characters(text, filter(None, [locate(text, row["excerpt"])])) for row in gold]
        given = [characters(text, [(row["begin"], row["end"])]) for row in rows]
        for i, j in best_pairs(places, given, 0.0):
            yield gold[i], rows[j]


def _bounds(row: Json) -> str:
    return f"{row['kind']} {row['low']}..{row['high']}" + ("" if row["main"] else " background")
