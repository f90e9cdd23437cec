"""Holds what the stages find in a pile against its truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from firsthand.records import (
    ClaimSide,
    Document,
    Origin,
    OriginOf,
    Route,
    StatementVoice,
    TextOrigin,
    Utterance,
    Voice,
)
from firsthand.stage import Tables
from firsthand.text.mastheads import masthead
from propagation_page import Page, Telling
from propagation_truth import Truth


class Check(NamedTuple):
    """One thing looked at: which measure, whether it is right, and what it was."""

    measure: str
    right: bool
    what: str


class Found:
    """What the stages found, by the truth's own keys.  `statement`: the true statement for each found one."""

    def __init__(self, truth: Truth, tables: Tables, statement: dict[str, str] | None = None) -> None:
        self.truth, self.tables = truth, tables
        own = {id_: id_ for id_ in truth.pile.told} if statement is None else statement
        self.statement = own
        self.key = {row.id: row.path.removesuffix(".txt") for row in tables[Document]}
        self.origins = {row.id: row for row in tables[Origin]}
        self.voices = {row.id: row for row in tables[Voice]}
        self.origin_of = {row.subject: row.origin for row in tables[OriginOf]}
        self.utterance = {own[s]: row for row in tables[Utterance] for s in row.statements if s in own}
        self.top: dict[str, TextOrigin] = {}
        for row in sorted(tables[TextOrigin], key=lambda row: (row.share, row.origin)):
            self.top[self.key[row.document]] = row
        self.spoken: dict[str, list[Voice]] = defaultdict(list)
        for said in tables[StatementVoice]:
            if said.statement in own:
                self.spoken[own[said.statement]].append(self.voices[said.voice])


def measure(found: Found) -> Iterator[Check]:
    """Every measure's checks."""
    yield from _texts(found)
    yield from _utterances(found)
    yield from _records(found)
    yield from _routes(found)
    yield from _claims(found)


def _texts(found: Found) -> Iterator[Check]:
    """Whose text a page carries.

    Its own: itself, or nothing, since unknown is not its own.  Another's: that document, or its outlet; nothing
    where the pile does not tell.
    """
    truth = found.truth
    for key, page in truth.held.items():
        top, root = found.top.get(key), truth.root(page)
        document = found.key.get(top.from_document or "") if top else None
        outlet = masthead(top.outlet) if top and top.outlet else None
        unknown = document is None and outlet is None
        if root is page:
            right = document == key or (document is None and outlet in (None, masthead(page.outlet)))
        elif unknown:
            right = not truth.is_text_shown(page) or truth.is_contested(root)
        else:
            right = document == root.key or (document is None and outlet == masthead(root.outlet))
            right = right or (document is not None and truth.pile.pages[document].agency == root.outlet)
        kind = "own" if root is page else "copied"
        got = document or (top.outlet if top else None)
        yield Check("text origin", right, f"{key} ({kind} {page.kind}): got {got}, wanted {root.key}")
        yield Check(f"text origin, {kind}", right, "")
    pairs = list(combinations(sorted(truth.held), 2))
    tops = {key: row.origin for key, row in found.top.items()}
    for a, b in pairs:
        one = truth.held[a].text_of == truth.held[b].text_of
        yield from _pair("text pairs", one, a in tops and tops[a] == tops.get(b), f"{a} + {b}")


def _pair(name: str, same: bool, got: bool, what: str) -> Iterator[Check]:
    if same:
        yield Check(f"{name} R", got, what)
    if got:
        yield Check(f"{name} P", same, what)


def _utterances(found: Found) -> Iterator[Check]:
    """Pairs of statements that tell one utterance, and pairs of two voices taken for one act."""
    truth = found.truth
    for a, b in combinations(sorted(found.utterance), 2):
        got = found.utterance[a] is found.utterance[b]
        same = truth.same(a, b)
        what = f"{_where(truth, a)} + {_where(truth, b)}"
        if same is not None:
            yield from _pair("utterance pairs", same, got, what)
        if got:
            yield Check("two voices apart", not truth.of_two_voices(a, b), what)


def _where(truth: Truth, statement: str) -> str:
    page, told = truth.pile.told[statement]
    t = told.telling
    text = truth.pile.drawn[page.key].text
    words = " / ".join(text[b:e] for b, e in told.content)
    return f"[{page.key} {t.speech.key} {t.alias or t.speech.voice.name} {t.who} {t.form} {t.day or ''}: {words[:110]}]"


def _records(found: Found) -> Iterator[Check]:
    """Where the words of each statement end: the voice, and who recorded it as far as the pile tells."""
    truth = found.truth
    for statement, row in sorted(found.utterance.items()):
        t = truth.telling(statement)
        if t.who in ("collective", "nobody"):
            continue
        origin = found.origins.get(found.origin_of.get(row.id, ""))
        right = _rumour(origin) if not t.speech.voice.party else _record(found, t, origin)
        got = (origin.outlet, found.key.get(origin.document or ""), origin.voice) if origin else None
        name = found.voices[origin.voice].name if origin and origin.voice else None
        wanted = [(p.key, p.key in truth.held) for p in truth.records(t.speech)]
        yield Check("utterance origin", right, f"{_where(truth, statement)} got {got} {name}, wanted {wanted}")
        if origin and (origin.outlet or origin.document):
            yield Check("utterance origin, recorded", right, "")


def _rumour(origin: Origin | None) -> bool:
    """What nobody stands behind has no origin that had it first hand and none that is named as its voice."""
    return origin is None or (origin.firsthand is not True and origin.voice is None)


def _record(found: Found, t: Telling, origin: Origin | None) -> bool:
    truth, speech = found.truth, t.speech
    shown = truth.is_record_shown(speech)
    if origin is None:
        return t.who != "named" and not shown
    voice = found.voices[origin.voice].name if origin.voice else None
    if t.who == "named" and voice not in (t.alias or speech.voice.name, speech.voice.behalf, None):
        return False
    if t.who == "named" and voice is None and origin.voice is not None:
        return False
    records = truth.records(speech)
    outlets = {masthead(name) for name in (*speech.recorders, *(page.outlet for page in records))}
    if origin.document is not None:
        page = truth.held[found.key[origin.document]]
        end = (not shown or len(speech.recorders) > 1) and truth.is_visible_end(page, speech)
        return end or page.key in {record.key for record in records}
    if origin.outlet is not None:
        return masthead(origin.outlet) in outlets
    return not shown or len(speech.recorders) > 1 or any(map(truth.is_contested, records))


def _routes(found: Found) -> Iterator[Check]:
    """Hops that the pile shows, to a page it has it from, near or far, or its outlet; and hops that are none."""
    truth = found.truth
    ends: dict[str, list[Route]] = defaultdict(list)
    for route in found.tables[Route]:
        ends[found.key[route.from_]].append(route)
    for page, parent in truth.hops():
        true = [parent, *truth.ancestors(parent)]
        same = _of_same_outlet(found, page, parent.outlet)
        right = any(_leads(found, route, [*true, *same]) for route in ends[page.key])
        yield Check("routes R", right, f"{page.key} ({page.kind}) to {parent.key}, held {parent.key in truth.held}")
    for key, routes in ends.items():
        page = truth.held[key]
        if page.kind == "unsourced" and not page.hops:
            continue  # its words are like somebody's: whether it has them from there is not asked
        true = truth.ancestors(page)
        speeches = {t.speech.key: t.speech for t in page.tellings}
        names = {name for speech in speeches.values() for name in speech.recorders} | {t.via for t in page.tellings}
        own = [p for speech in speeches.values() for p in truth.records(speech) if p.kind == "official"]
        for route in routes:
            same = [p for name in sorted(filter(None, names)) for p in _of_same_outlet(found, page, name)]
            right = _leads(found, route, [*true, *own, *same]) or (
                route.to not in found.key and masthead(route.to_name or "") in {masthead(n) for n in names if n}
            )
            to = found.key.get(route.to, route.to_name)
            what = f"{key} ({page.kind}) to {to} by {route.kind} {route.confidence:.2f}; true {sorted(page.hops)}"
            yield Check("routes P", right, what)


def _of_same_outlet(found: Found, page: Page, outlet: str) -> list[Page]:
    """Other pages of a named outlet that tell something of the same speech, no later: a reader could take either."""
    speeches = {t.speech.key for t in page.tellings}
    return [
        one for one in found.truth.held.values()
        if one.outlet == outlet and one is not page and one.day <= page.day
        and any(t.speech.key in speeches for t in one.tellings)
    ]  # fmt: skip


def _leads(found: Found, route: Route, pages: list[Page]) -> bool:
    if route.to in found.key:
        return found.key[route.to] in {page.key for page in pages}
    return masthead(route.to_name or "") in {masthead(page.outlet) for page in pages}


def _claims(found: Found) -> Iterator[Check]:
    """For each true side the found one that shares most statements with it, as in `example_claims.py`."""
    rows = found.tables[ClaimSide]
    told = {id(row): frozenset(found.statement[s] for s in row.statements if s in found.statement) for row in rows}
    by_side: dict[str, list[ClaimSide]] = defaultdict(list)
    for each in rows:
        by_side[each.side].append(each)
    for side in found.truth.sides:
        shared = [(len(told[id(one)] & side.statements), one.claim, one) for one in by_side[side.side]]
        most, _, best = max(shared, key=lambda pair: pair[:2], default=(0, "", None))
        row = best if most else None
        true = len(side.parties)
        count = row.independent_origins if row else None
        bounds = (row.low, row.high) if row else None
        within = bounds is not None and bounds[0] <= true <= bounds[1]
        whole = row is not None and side.statements <= told[id(row)]
        pure = row is not None and not any(side.statements.isdisjoint({s}) for s in told[id(row)] if _bears(found, s))
        what = (
            f"claim {side.topic} {side.side}: got {count} {bounds}, wanted {true} {sorted(side.parties)};"
            f" {len(told[id(row)] & side.statements) if row else 0} of {len(side.statements)} statements,"
            f" {'whole' if whole else 'split'}, {'pure' if pure else 'mixed'}; {row.why if row else ''}"
        )
        yield Check("count exact", count == true, what)
        yield Check("count in bounds", within, what)
        if whole and pure:
            yield Check("count exact, side whole", count == true, what)
            yield Check("bounds hold, side whole", within, what)
        yield Check("sides whole", whole and pure, what)
    yield from _grouped(found, told, rows)


def _bears(found: Found, statement: str) -> bool:
    return bool(found.truth.telling(statement).topics)


def _grouped(found: Found, told: dict[int, frozenset[str]], rows: list[ClaimSide]) -> Iterator[Check]:
    """Pairs of statements that bear on one side of one claim."""
    where: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for statement in told[id(row)]:
            where[statement].add(id(row))
    bearing = sorted(s for s in found.truth.pile.told if _bears(found, s))
    for a, b in combinations(bearing, 2):
        same = bool(found.truth.telling(a).topics & found.truth.telling(b).topics)
        got = bool(where[a] & where[b])
        if same or got:
            yield from _pair("claim pairs", same, got, f"{_where(found.truth, a)} + {_where(found.truth, b)}")
