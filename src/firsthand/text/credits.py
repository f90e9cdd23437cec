"""Marks of agencies and of reprints: what the head and the foot of a page say about whose text it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from firsthand.text import lexicon
from firsthand.text.mastheads import agency, masthead

Span = tuple[int, int]
# whole: the text is the agency's; part: the agency contributed to it.
Extent = Literal["whole", "part"]

HEAD, FOOT = 14, 6  # lines with words in which marks stand
LINE = 160  # longest line, in code points, that is a byline or a note and no paragraph


class Credit(NamedTuple):
    """An agency named as the source of a document's text, and the characters that name it (none: the author field)."""

    name: str
    extent: Extent
    begin: int | None
    end: int | None
    confidence: float


class Line(NamedTuple):
    """A line of the text without its outer spaces: where it begins, and whether it stands at the head."""

    begin: int
    text: str
    head: bool


Names = frozenset[str]


def credits(
    text: str, author: str | None, outlet: str | None, hidden: Iterable[Span] = (), agencies: Names = frozenset()
) -> list[Credit]:
    """The agencies that `text` or its `author` field credits, one entry each, surest first.

    `hidden` are spans in which a mark is not one of the text: captions, related links, comments.
    An agency that is neither in the list of agencies nor in `agencies` is known by its place in a dateline alone.
    Where the marks of several agencies stand and none is a dateline, each only contributed.
    """
    found = [credit for line in _edges(text, list(hidden)) for credit in _of_line(line, agencies)]
    found.extend(_of_author(author or "", outlet, agencies))
    best: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda credit: (credit.extent != "whole", -credit.confidence)):
        best.setdefault(masthead(credit.name), credit)
    whole = [credit for credit in best.values() if credit.extent == "whole"]
    if len(whole) > 1:
        first, second = whole[0], whole[1]
        clear = first if first.confidence > second.confidence else None
        return [c if c is clear or c.extent == "part" else c._replace(extent="part") for c in best.values()]
    return list(best.values())


def _edges(text: str, hidden: list[Span]) -> Iterator[Line]:
    lines: list[tuple[int, str]] = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        if any(c.isalpha() for c in line) and not any(b < end and begin < e for b, e in hidden):
            lines.append((begin + len(line) - len(line.lstrip()), line.strip()))
        begin = end + 1
    for n, (at, line) in enumerate(lines):
        if n < HEAD or n >= len(lines) - FOOT:
            yield Line(at, line, n < HEAD)


@cache
def _agency_names(agencies: Names) -> str:
    names = sorted(lexicon.words("agencies") | agencies, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\-", "[- ]") for name in names)


@cache
def _forms(agencies: Names) -> dict[str, re.Pattern[str]]:
    """One pattern for each form a mark takes; group `agency` is the name."""
    known = rf"(?:the\s+)?(?P<agency>{_agency_names(agencies)})(?!\w)"
    any_name = r"(?P<agency>[^\W\d_][\w.&’'-]*(?:\s[^\W\d_][\w.&’'-]*){0,4})"
    place = r"(?P<place>[^()\n]{0,70}?)"
    person = r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,3}"
    title = r"(?-i:[A-Z])[\w&’'-]*(?:\s(?:(?-i:[A-Z])[\w&’'-]*|of|and|the))*(?<!the)(?<!and)(?<!of)"
    people = rf"{person}(?:\s*,\s*{person})*(?:,?\s+(?:and|und|et|y)\s+{person})?"
    return {
        form: re.compile(pattern, re.IGNORECASE)
        for form, pattern in {
            "dateline": rf"^{place}\(\s*{known}\s*\)\s*[-–—:]",
            "unlisted dateline": rf"^{place}\(\s*{any_name}\s*\)\s*[-–—]\s*[\"“'‘«„]?\w",
            "slash dateline": rf"^{place}(?:/|--?|[–—])\s*{known}\s*(?:/|--|[–—])\s",
            "byline": rf"^(?:by|von|par|por|source:|quelle:)\s+{known}\s*(?:staff|writers?|reporters?)?[\s.)]*$",
            "signed": rf"^(?:by\s+)?{people}\s*,\s*{known}(?:\s+(?:writers?|reporters?|correspondents?|staff))?\W*$",
            "copyright": rf"(?:©|\(c\)|\bcopyright\b)[\s©]*(?:\d{{4}}[,\s]*)?(?:by\s+)?{known}(?!\s*/)",
            "dated": rf"\d[^\n()]{{0,12}}\(\s*{known}\s*\)$",
            "contribution": rf"(?<!\w){known}[^\n]{{0,120}}?\bcontribut(?:ed|ing)\b",
            "reprint": r"^\W*(?:(?:this|the)\s+(?:article|story|piece|report|text|interview)\s+(?:was\s+|is\s+)?)?"
            r"(?:re-?printed|re-?published|(?:first|originally)\s+(?:published|appeared|printed))\s+(?:in|by|on|from"
            rf"|(?:with|by)\s+permission\s+(?:of|from)|courtesy\s+of)\s+(?:the\s+)?(?P<agency>{title})",
            "reprint of": rf"(?:©|\(c\)|\bcopyright\b)[\s©]*(?:\d{{4}}[,\s]*)?(?P<agency>{title})\.\s+"
            rf"re-?(?:printed|published)\s+(?:with|by)\s+(?:kind\s+)?permission",
            "material": rf"\b(?:report(?:ing|s)|files?|material|inputs?|information)\s+(?:by|from)\s+{known}",
        }.items()
    }


_SURE: dict[str, tuple[Extent, float]] = {
    "dateline": ("whole", 0.95),
    "slash dateline": ("whole", 0.9),
    "byline": ("whole", 0.9),
    "signed": ("whole", 0.85),
    "copyright": ("part", 0.7),
    "dated": ("whole", 0.85),
    "alone": ("whole", 0.85),
    "unlisted dateline": ("whole", 0.75),
    "reprint": ("whole", 0.8),
    "reprint of": ("whole", 0.85),
    "contribution": ("part", 0.8),
    "material": ("part", 0.7),
}
_CONTRIBUTED = re.compile("contribut(?:ed|ing)", re.IGNORECASE)
_PHOTO = re.compile(
    r"\b(?:photos?|photograph(?:er|s|ed|y)?|images?|pictures?|pictured|file|pool|getty|stringer|video|"
    r"via|caption|foto|bild|handout|illustration)\b|[\w.]\s*/\s*(?=[A-Z])",
    re.IGNORECASE,
)
# What may stand beside an agency's name on a line that says nothing else: dates, hours, and the words for them.
_BESIDE = re.compile(
    r"\b(?:updated?|published|posted|source|by|the|at|on|"
    r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|"
    r"mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|[ap]\.?m\.?|gmt|utc|e[ds]?t|ist|\d+\w*)\b|[\W_]",
    re.IGNORECASE,
)
_LOWER_IN_PLACE = frozenset(("and", "of", "the", "de", "la", "le", "el", "al", "am", "an", "der", "los", "las", "di"))


def _of_line(line: Line, agencies: Names) -> Iterator[Credit]:
    forms = _forms(agencies)
    if (match := forms["dateline"].match(line.text)) and _is_place(match["place"]):
        yield _credit(line, match, "dateline", agencies)
        return
    if (match := forms["unlisted dateline"].match(line.text)) and _is_dated_place(match["place"], match["agency"]):
        yield _credit(line, match, "unlisted dateline", agencies)
        return
    if (match := forms["slash dateline"].match(line.text)) and match["place"].isupper() and _is_place(match["place"]):
        yield _credit(line, match, "slash dateline", agencies)
        return
    rare = ("contribution",) if _CONTRIBUTED.search(line.text) else ()  # every agency's name would be tried everywhere
    for form in (*rare, "material", "copyright", "reprint", "reprint of"):
        if (match := forms[form].search(line.text)) and not _BESIDE.fullmatch(match["agency"].split()[0]):
            yield _credit(line, match, form, agencies)
    if len(line.text) <= LINE and not line.text.endswith(":"):
        yield from _of_short_line(line, agencies)


def _of_short_line(line: Line, agencies: Names) -> Iterator[Credit]:
    forms, names = _forms(agencies), _agency_names(agencies)
    named = list(re.finditer(rf"(?<!\w)(?P<agency>{names})(?!\w)", line.text, re.IGNORECASE))
    if not named or _PHOTO.search(line.text):
        return
    rest = _BESIDE.sub("", re.sub(rf"(?<!\w)(?:{names})(?!\w)", "", line.text, flags=re.IGNORECASE))
    if not rest:
        if not (line.text.startswith("(") and line.text.endswith(")")):  # that stands under a picture
            yield from (_credit(line, match, "alone", agencies) for match in named)
        return
    for form in ("byline", "dated") + (("signed",) if line.head else ()):
        if (match := forms[form].search(line.text)) and _is_signature(form, line.text, match["agency"]):
            yield _credit(line, match, form, agencies)
            return


def _is_signature(form: str, text: str, name: str) -> bool:
    """`Elsa Roe, AP` stands under pictures too: initials need a `By` before the name."""
    return form != "signed" or text[:3].casefold() == "by " or " " in name


def _credit(line: Line, match: re.Match[str], form: str, agencies: Names) -> Credit:
    extent, confidence = _SURE[form]
    begin, end = (line.begin + at for at in match.span("agency"))
    return Credit(_full(match["agency"], agencies), extent, begin, end, confidence)


def _full(name: str, agencies: Names) -> str:
    """An agency's full name; one that no list holds as `agencies` write it."""
    return agency(name) or min((one for one in agencies if masthead(one) == masthead(name)), default=name)


def _is_place(words_before: str) -> bool:
    """Whether what stands before the agency is a dateline's place and date, or nothing, and no sentence."""
    tokens = re.findall(r"[^\W\d_][\w.’'-]*", words_before)
    return len(tokens) <= 9 and all(token[0].isupper() or token.lower() in _LOWER_IN_PLACE for token in tokens)


def _is_dated_place(words_before: str, name: str) -> bool:
    """A name in brackets after a place is an agency's only if the place is in capitals or a date stands with it."""
    if not _is_place(words_before) or not words_before.strip() or len(name) < 3 or not name[0].isupper():
        return False
    place = re.split(r"[,\d]", words_before.strip(), maxsplit=1)[0].strip()
    return len(place) > 2 and (place.isupper() or bool(re.search(r"\d", words_before)))


def _of_author(author: str, outlet: str | None, agencies: Names) -> Iterator[Credit]:
    """An author field that names one agency, and beside it nobody who writes for another outlet."""
    parts = [part.strip(" '\"[]") for part in re.split(r"[,;|\n]|\band\b|(?<=')\s", author)]
    parts = [part for part in parts if part]
    named = {}
    for part in parts:
        match = re.match(rf"(?:the\s+)?({_agency_names(agencies)})(?!\w)", part, re.IGNORECASE)
        if match:
            named[_full(match[1], agencies)] = part
    others = [part for part in parts if part not in named.values()]
    key = masthead(outlet or "")
    staff = any(re.search(r"\b(?:for|editor|images?|photo\w*)\b", part, re.IGNORECASE) for part in others) or (
        bool(key) and any(key == masthead(part) for part in others)
    )
    extent: Extent = "whole" if len(named) == 1 and not staff else "part"
    yield from (Credit(name, extent, None, None, 0.85) for name in sorted(named))


_STAFF = re.compile(
    r"\b(?i:staff|special|our(?:\s+own)?|foreign|local)\s+(?i:writer|reporter|correspondent)s?\b|"
    r"\breport(?:s|ing|ed)?\s+from\s+[A-Z]",
)
_OWN_DATELINE = re.compile(r"^(?P<place>[^\W\d_a-z][^()\d\n—–]{1,40}?)(?:,[^()\n—–]{1,30}?)?\s+(?:—|–|--?)\s+\S")


def own_report(text: str, author: str | None, outlet: str | None, hidden: Iterable[Span] = ()) -> Span | None:
    """Where a page says that its own staff wrote it, if it also gives the place it was written from; else null.

    A byline is staff's if it says so or names the outlet beside a person; a dateline alone may be an agency's.
    """
    lines = [line for line in _edges(text, list(hidden)) if line.head]
    key = masthead(outlet or "")
    own = [line for line in lines if len(line.text) <= LINE and _is_staff(line.text, key)]
    written_from = any(
        (match := _OWN_DATELINE.match(line.text)) and match["place"].isupper() and len(line.text) > LINE // 2
        for line in lines
    )
    if not written_from or not (own or _is_staff(author or "", key)):
        return None
    return (own[0].begin, own[0].begin + len(own[0].text)) if own else (0, 0)


def _is_staff(byline: str, key: str) -> bool:
    parts = [part for part in re.split(r",|\bfor\b|\bof\b|\|", byline, flags=re.IGNORECASE) if part.strip()]
    named = len(parts) > 1 and bool(key) and any(masthead(part) == key for part in parts[1:])
    return named or (bool(_STAFF.search(byline)) and not _PHOTO.search(byline))
