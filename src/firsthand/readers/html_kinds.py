"""Which of a page's paragraphs are its account, and what the others are instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from firsthand.readers.html_judge import Verdict
from firsthand.readers.html_walk import Unit
from firsthand.records import BlockKind
from firsthand.text.comments import is_heading
from firsthand.text.line_kinds import line_kind

Kind = BlockKind | Literal["account", "omitted"]
MOST = 0.5  # of a unit's or a page's characters
STANDFIRST = 60  # least characters of a paragraph that may be one


@dataclass(frozen=True, slots=True)
class Judged:
    """A paragraph and what it is; `omitted` ones are menus and buttons."""

    unit: Unit
    kind: Kind


def judged(units: Sequence[Unit], verdict: Verdict, headline: Unit | None) -> list[Judged]:
    """What each unit is, by what its elements are named, trafilatura's verdict and its own words."""
    misnamed = _misnamed(units, verdict, headline)
    kinds: list[Kind] = ["account" if u is headline else _kind(u, verdict, misnamed) for u in units]
    if not any(k == "account" and u is not headline for u, k in zip(units, kinds, strict=True)):
        # Trafilatura found nothing: what no name and no style speaks against is the account.
        kinds = [
            "account" if k == "boilerplate" and not _spoken_against(u) else k for u, k in zip(units, kinds, strict=True)
        ]
    _keep_standfirst(units, kinds, headline)
    _part_comments(units, kinds)
    return [Judged(u, k) for u, k in zip(units, kinds, strict=True)]


def _spoken_against(unit: Unit) -> bool:
    return bool(unit.within) or line_kind(unit.text) is not None or _all_hidden(unit)


def _all_hidden(unit: Unit) -> bool:
    return all(p.hidden for p in unit.pieces if p.end > p.begin)


def _misnamed(units: Sequence[Unit], verdict: Verdict, headline: Unit | None) -> set[int]:
    """Containers whose names cannot be true: they hold the headline, or most of the account.

    So do all of one kind where together they hold most of it: the captions of a picture story are
    its account.  Comments stand: they may well be longer than the account, which trafilatura then takes them for.
    """
    kept: Counter[int | str] = Counter()
    total = 0.0
    for unit in units:
        size = verdict.account_share(unit) * len(unit.text)
        total += size
        for key in {key for c in unit.within for key in (c.number, c.part)}:
            kept[key] += int(size)
    wrong = {c.number for c in headline.within} if headline else set()
    for unit in units:
        wrong |= {
            c.number for c in unit.within if c.part != "comment" and max(kept[c.number], kept[c.part]) > MOST * total
        }
    return wrong


def _keep_standfirst(units: Sequence[Unit], kinds: list[Kind], headline: Unit | None) -> None:
    """Paragraphs of prose between the headline and the account belong to it: trafilatura often drops them."""
    start = next((i for i, u in enumerate(units) if u is headline), None)
    if start is None:
        return
    first = next((i for i in range(start + 1, len(units)) if kinds[i] == "account"), start)
    for i in range(start + 1, first):
        unit = units[i]
        if (
            kinds[i] == "boilerplate"
            and not _spoken_against(unit)
            and len(unit.text) >= STANDFIRST
            and unit.link_share < MOST
        ):
            kinds[i] = "account"


def _part_comments(units: Sequence[Unit], kinds: list[Kind]) -> None:
    """After a heading such as "12 Comments", below most of the account, what looks like account is comments."""
    total = sum(len(u.text) for u, k in zip(units, kinds, strict=True) if k == "account")
    before = 0
    for i, unit in enumerate(units):
        if before > MOST * total and kinds[i] != "omitted" and is_heading(unit.text):
            kinds[i:] = ["comment" if k == "account" else k for k in kinds[i:]]
            return
        before += len(unit.text) if kinds[i] == "account" else 0


def _kind(unit: Unit, verdict: Verdict, misnamed: set[int]) -> Kind:
    if _all_hidden(unit):
        return "boilerplate"
    parts = [c.part for c in unit.within if c.number not in misnamed]
    if "comment" in parts:
        return "comment"
    if "navigation" in parts:
        return "omitted"
    if parts:
        return parts[0]  # type: ignore[return-value]  # navigation is gone: what is left is a kind of block
    if verdict.account_share(unit) >= MOST:
        return line_kind(unit.text) or "account"
    if verdict.comment_share(unit) >= MOST:
        return "comment"
    return "omitted" if unit.link_share > 0.8 else line_kind(unit.text) or "boilerplate"
