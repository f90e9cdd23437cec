"""The fields that press archives put around an article: outlet, date, title, author, and which lines are no account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.records import BlockKind
from firsthand.text.dates import dates_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the bundle, its white space made single."""

    begin: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What the fields of one article say, and which of its lines are fields."""

    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    title: str | None = None
    blocks: tuple[tuple[BlockKind, Line], ...] = ()


_NEXIS = re.compile(
    r"(?P<name>section|length|byline|by-line|dateline|highlight|load-date|language|publication-type|journal code"
    r"|graphic|series|column|distribution|document-type|subject|industry|geographic|person|organization|company|correction"
    r"|correction-date|notes|acc-no|type|city|state|country)\s*:\s*(?P<value>.*)$",
    re.I,
)
_TAIL = re.compile(r"(?:(?:load-date|language|publication-type)\s*:|classification$|end of document$)", re.I)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved\.?$)", re.I)
_BODY = re.compile(r"body$", re.I)
_WORDS = re.compile(r"[\d,.]+ words$", re.I)
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?:\s+(?P<value>\S.*))?$")
_CODES = frozenset(
    "HD CR BY CX WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPD IPC PUB AN SE CLM ART RST DE".split()  # noqa: SIM905
)
_READ = ("HD", "LP", "TD")  # headline, lead paragraph, text
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:\s*(?:am|pm|gmt))?$", re.I)


def nexis(lines: Sequence[Line]) -> Stated | None:
    """Nexis Uni: title, outlet, date; copyright; `Section:`, `Length:`, `Byline:`; `Body`; the text; `Load-Date:`."""
    body = next((i for i, line in enumerate(lines) if _BODY.match(line.words)), None)
    if body is None:
        return None
    fields = [i for i in range(body) if _is_field(lines[i])]
    date = _date_before(lines, fields[0]) if fields else None
    if date is None or date < 1:
        return None
    title = date - 2 if date >= 2 else None
    tail = _tail(lines, body)
    cover = range(0, title if title is not None else 0)
    named = {*cover, *range(date - 1, body + 1), *range(tail, len(lines))}
    return _stated(lines, named, outlet=date - 1, date=date, title=title)


def nexis_old(lines: Sequence[Line]) -> Stated | None:
    """LexisNexis Academic: `3 of 40 DOCUMENTS`, outlet, date; title; `BYLINE:`, `LENGTH:`; the text; `LOAD-DATE:`."""
    fields = [i for i in range(1, len(lines)) if _NEXIS.match(lines[i].words)]
    if not fields:
        return None
    dates = [i for i in range(1, fields[0]) if _date(lines[i].words)]
    if not dates or dates[0] < 2:
        return None
    date, first = dates[0], fields[0]
    title = first - 1 if first - 1 > date else None
    last = max((i for i in fields if i < first + 8 and all(j in fields for j in range(first, i))), default=first)
    tail = _tail(lines, last)
    named = {*range(0, title if title is not None else first), *range(first, last + 1), *range(tail, len(lines))}
    return _stated(lines, named, outlet=date - 1, date=date, title=title)


def factiva(lines: Sequence[Line]) -> Stated | None:
    """Factiva: fields by their codes (HD, BY, WC, PD, SN, LP, TD), or the same in that order without codes."""
    return _coded(lines) or _uncoded(lines)


def _stated(lines: Sequence[Line], named: set[int], *, outlet: int, date: int, title: int | None) -> Stated:
    values = {
        m["name"].lower(): m["value"] for i in sorted(named) if (m := _NEXIS.match(lines[i].words)) and m["value"]
    }
    byline = values.get("byline") or values.get("by-line")
    return Stated(
        outlet=lines[outlet].words,
        published=_date(lines[date].words),
        author=_name(byline),
        title=lines[title].words if title is not None else None,
        blocks=tuple((_kind(lines[i].words), lines[i]) for i in sorted(named)),
    )


def _kind(words: str) -> BlockKind:
    return "credit" if re.match(r"by-?line\s*:|by\s", words, re.I) or _COPYRIGHT.match(words) else "boilerplate"


def _is_field(line: Line) -> bool:
    return bool(_NEXIS.match(line.words) or _COPYRIGHT.match(line.words))


def _date_before(lines: Sequence[Line], limit: int) -> int | None:
    """The last line before `limit` that is a date; an edition or a time may stand between."""
    near = range(limit - 1, max(-1, limit - 5), -1)
    return next((i for i in near if _date(lines[i].words)), None)


def _date(words: str) -> str | None:
    """The day that a short line gives, if it gives just one."""
    if len(words) > 60:
        return None
    found = {value for _, value in dates_of(words, None) if value and len(value) == 10}
    return found.pop() if len(found) == 1 else None


def _tail(lines: Sequence[Line], after: int) -> int:
    """Where the fields below an article begin."""
    return next((i for i in range(after + 1, len(lines)) if _TAIL.match(lines[i].words)), len(lines))


def _name(byline: str | None) -> str | None:
    words = re.sub(r"^by\s+", "", (byline or "").strip(), flags=re.I)
    return words or None


def _coded(lines: Sequence[Line]) -> Stated | None:
    values: dict[str, list[str]] = {}
    blocks: list[tuple[BlockKind, Line]] = []
    code = ""
    for line in lines:
        match = _CODE.match(line.words)
        begins = match is not None and match["code"] in _CODES
        value: str | None = line.words
        if match and begins:
            code, value = match["code"], match["value"]
        if value:
            values.setdefault(code, []).append(value)
        if code not in _READ:
            blocks.append(("credit" if code == "BY" else "boilerplate", line))
        elif begins:  # only the code itself
            blocks.append(("boilerplate", Line(line.begin, line.begin + len(code), code)))
    said = {key: " ".join(each) for key, each in values.items()}
    if not {"HD", "PD"} <= said.keys() or not {"LP", "TD"} & said.keys():
        return None
    return Stated(
        outlet=said.get("SN"),
        published=_date(said["PD"]),
        author=_name(said.get("BY")),
        title=said["HD"],
        blocks=tuple(blocks),
    )


def _uncoded(lines: Sequence[Line]) -> Stated | None:
    count = next((i for i, line in enumerate(lines) if _WORDS.match(line.words)), None)
    if count is None or count < 1:
        return None
    date = next((i for i in range(count + 1, min(count + 3, len(lines))) if _date(lines[i].words)), None)
    if date is None or date + 2 >= len(lines):
        return None
    outlet = date + 2 if _TIME.match(lines[date + 1].words) else date + 1
    last = next((i for i in range(outlet, min(outlet + 8, len(lines))) if _COPYRIGHT.match(lines[i].words)), outlet)
    by = count - 1 if count > 1 and re.match(r"by\s", lines[count - 1].words, re.I) else None
    first = count if by is None else by
    named = [*range(first, last + 1), len(lines) - 1]
    return Stated(
        outlet=lines[outlet].words,
        published=_date(lines[date].words),
        author=_name(lines[by].words) if by is not None else None,
        title=lines[first - 1].words,
        blocks=tuple((_kind(lines[i].words), lines[i]) for i in named),
    )
