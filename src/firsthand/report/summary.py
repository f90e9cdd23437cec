"""The terminal text: what was read, and what is visible in it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from firsthand.claiming.tallies import Tally
from firsthand.records import Figure
from firsthand.report.inert import one_line, shortened
from firsthand.report.view import Findings, SideView, Telling
from firsthand.report.wording import (
    NONE_FOUND,
    counted,
    figure_speaker,
    listed,
    number,
    origins,
    reading,
    reasons,
    wanted,
)
from firsthand.text.apart import SINGLY
from firsthand.text.propositions import negations, stems
from firsthand.text.words import words

MOST_CLAIMS = 20  # more are in the report
MOST_ITEMS = 6  # figures a line, retractions, originals
WIDTH = 118  # of the whole text, in terminal cells
CLAIM_WIDTH = 52
DENIAL_WIDTH = 78


def summary(findings: Findings, report: str = "report.html") -> str:
    """The findings as plain text of a bounded number of lines, no colour, ending with where the `report` is.

    Nothing is ranked: claims stand in alphabetical order, allegations before denials.
    """
    sections = (_read, _asserted, _denied, _retracted, _figures, _to_get)
    lines = [line for section in sections for line in section(findings)]
    return (
        "\n".join([*lines, f"Every finding with the characters it rests on: open {report} in a browser (offline)."])
        + "\n"
    )


def _read(findings: Findings) -> Iterator[str]:
    bare = len(findings.without_outlet_or_date)
    verb = "states" if bare == 1 else "state"
    yield (
        f"{reading(findings)} {counted(len(findings.documents), 'document')}, "
        f"{len(findings.refusals)} refused; {bare} {verb} no outlet or no date."
    )
    if findings.unread:
        languages = ", ".join(f"{one_line(name)}: {count}" for name, count in findings.unread_languages)
        unread = counted(len(findings.unread), "document")
        yield f"{unread} not searched for statements: language not read ({languages})."
    comments, leads = findings.comment_blocks
    lead = f", {leads} quoting from elsewhere kept as {'a lead' if leads == 1 else 'leads'}" if leads else ""
    yield (
        f"{counted(findings.in_accounts, 'statement')} in accounts; "
        f"{counted(comments, 'comment block')} set aside{lead}."
    )


def _asserted(findings: Findings) -> Iterator[str]:
    title = "ORIGINS VISIBLE IN THIS PILE (not proof)"
    claims = [(view, view.asserting) for view in findings.gathered if view.asserting]
    if claims:
        yield _row(title, "documents", "origins (bounds)", "")
    else:
        yield f"{title}: no claim is told in two documents or has two sides"
    for view, side in claims[:MOST_CLAIMS]:
        why = findings.names.hide(reasons(side.side))
        yield _row(f"  {view.text}", str(len(side.documents)), origins(side.side), why)
    yield from _more(claims)
    if findings.told_once:
        yield f"  {counted(len(findings.told_once), 'claim')} told by one document alone: in the report"


def _denied(findings: Findings) -> Iterator[str]:
    claims = [(view, view.denying) for view in findings.gathered if view.denying]
    if not claims:
        yield f"AGAINST: {NONE_FOUND}"
    for view, side in claims[:MOST_CLAIMS]:
        counts = f"{counted(len(side.documents), 'document')}, {counted(side.side.occasions, 'occasion')}, 1 side"
        denial = f"AGAINST: {listed(side.voices, 2) or 'unnamed'}{_quoted(findings, side)}"
        yield f"{_cell(denial, DENIAL_WIDTH)}  {counts}"
        yield f"  of: {shortened(view.text, WIDTH - 6)}" if view.asserting else f"  asserted: {NONE_FOUND}"
    yield from _more(claims)


def _quoted(findings: Findings, side: SideView) -> str:
    """The words of the denial: of its statements, one that says no, and whose words most of the others hold too."""
    told = [telling for utterance in side.utterances for telling in findings.tellings(utterance)]
    here = [telling for telling in told if telling.statement.id in side.side.statements]
    said = {telling.statement.id: findings.words(telling.statement).strip('"“”„«»') for telling in here}
    folded = {id_: [word.folded for word in words(text)] for id_, text in said.items()}
    terms = {id_: set(stems(mine)) for id_, mine in folded.items()}
    held = Counter(term for mine in terms.values() for term in mine)

    def rank(telling: Telling) -> tuple[bool, float]:
        id_ = telling.statement.id
        denies = bool(telling.frame and telling.frame.act == "denial") or bool(negations(folded[id_]))
        shared = sum(held[term] for term in terms[id_]) / (len(terms[id_]) + 2)
        return not denies, -shared

    return f', "{shortened(said[min(here, key=rank).statement.id], DENIAL_WIDTH // 2)}"' if here else ""


def _retracted(findings: Findings) -> Iterator[str]:
    found = findings.utterances_of_act("retraction")
    if not found:
        yield f"RETRACTED: {NONE_FOUND}"
    for utterance, told in found[:MOST_ITEMS]:
        venue = f", to {findings.names.hide(utterance.venue)}" if utterance.venue else ""
        pressed = [telling for telling in told if telling.frame and telling.frame.duress]
        duress = f"; {_documents(findings, pressed)} under pressure" if pressed else ""
        where = ", ".join(_numbers(findings, told))
        yield from _wrapped(f"RETRACTED: {findings.names.of(utterance.voice)}{venue} ({where}){duress}")
    yield from _more(found, MOST_ITEMS)


def _documents(findings: Findings, told: Sequence[Telling]) -> str:
    numbers = _numbers(findings, told)
    return f"document {numbers[0]} says" if len(numbers) == 1 else f"documents {listed(numbers, MOST_ITEMS)} say"


def _numbers(findings: Findings, told: Sequence[Telling]) -> list[str]:
    return [str(n) for n in sorted({findings.number[telling.document.id] for telling in told})]


def _figures(findings: Findings) -> Iterator[str]:
    """A line for all, and for each who are counted apart, the smallest number first; in brackets who gives it where.

    Of persons told of one by one it is said how many places there are: such a place is no number to compare.
    """
    kinds: dict[str, dict[str, list[Tally]]] = {}
    for tally in findings.tallies:
        kinds.setdefault(tally.kind, {}).setdefault(tally.whom, []).append(tally)
    if not kinds:
        yield f"FIGURES: {NONE_FOUND}"
    for kind, sets in list(kinds.items())[:MOST_ITEMS]:
        singly = sum(len(tally.figures) for tally in sets.pop(SINGLY, ()))
        for whom, some in list(sets.items())[:MOST_ITEMS]:
            differ = ", numbers that differ" if any(tally.differs for tally in some) else ""
            head = ", ".join(filter(None, (kind, findings.names.hide(whom)))) + differ
            yield from _wrapped(f"FIGURES {head}: {_values(findings, some)}")
        yield from _more(list(sets), MOST_ITEMS)
        if singly:
            yield f"FIGURES {kind}, of single persons: {singly} place{'s' * (singly > 1)}, in the report"
    yield from _more(list(kinds), MOST_ITEMS)


def _values(findings: Findings, some: Sequence[Tally]) -> str:
    values: dict[str, list[Figure]] = {}
    for tally in some:
        values.setdefault(number(findings, tally.figures[0]), []).extend(tally.figures)
    items = [f"{value} ({_givers(findings, figures)})" for value, figures in list(values.items())[:MOST_CLAIMS]]
    return ", ".join([*items, *([f"and {len(values) - MOST_CLAIMS} more in the report"] * (len(values) > MOST_CLAIMS))])


def _givers(findings: Findings, figures: Sequence[Figure]) -> str:
    speakers = sorted({figure_speaker(findings, figure) for figure in figures} - {""})
    numbers = sorted({findings.number[figure.document] for figure in figures})
    return ", ".join([*([listed(speakers, 2)] if speakers else []), _listed_numbers(numbers)])


def _listed_numbers(numbers: Sequence[int]) -> str:
    """`1, 2, 5`, cut after a dozen."""
    rest = [f"and {len(numbers) - MOST_CLAIMS} more"] if len(numbers) > MOST_CLAIMS else []
    return ", ".join([*map(str, numbers[:MOST_CLAIMS]), *rest])


def _to_get(findings: Findings) -> Iterator[str]:
    missing = findings.missing
    if not missing:
        yield f"GET NEXT: {NONE_FOUND}"
        return
    names = [wanted(findings, original) for original in missing]
    verb = "original is" if len(missing) == 1 else "originals are"
    shown = listed(list(dict.fromkeys(names)), MOST_ITEMS)
    yield from _wrapped(f"GET NEXT: {len(missing)} {verb} cited and not here: {shown}")


def _more(items: Sequence[object], most: int = MOST_CLAIMS) -> Iterator[str]:
    if len(items) > most:
        yield f"  and {len(items) - most} more in the report"


def _row(claim: str, documents: str, count: str, why: str) -> str:
    """One aligned row; reasons that are too long go on under themselves."""
    head = f"{_cell(claim, CLAIM_WIDTH)}  {documents:>9}  {count:<17}"
    below = "\n" + " " * cell_len(head)
    return (head + below.join(textwrap.wrap(why, max(30, WIDTH - cell_len(head))))).rstrip()


def _cell(text: str, width: int) -> str:
    """`text` cut or filled to exactly `width` terminal cells."""
    if cell_len(text) > width:
        text = f"{set_cell_size(text, width - 1).rstrip()}…"
    return set_cell_size(text, width)


def _wrapped(line: str) -> Iterator[str]:
    yield from textwrap.wrap(line, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
