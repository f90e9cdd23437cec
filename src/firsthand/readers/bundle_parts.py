"""A bundle parted at its marks into articles, each with what its fields state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from firsthand.readers.bundle_fields import Line, Stated, factiva, nexis, nexis_old
from firsthand.readers.reading import PlaceSpan, Reading
from firsthand.text.assembly import without_overlap

_KINDS = (
    # mark, whether it ends an article (else it begins one), what reads the fields
    (re.compile(r"end of document$", re.I), True, nexis),
    (re.compile(r"(?:an )?document [a-z]{2,8}[a-z0-9]*\d{8}[a-z0-9]{5,16}$", re.I), True, factiva),
    (re.compile(r"\d{1,4} of \d{1,4} documents?$", re.I), False, nexis_old),
)
_WORDS = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_KNOWN = 0.6  # share of the articles whose fields must be understood


@dataclass(frozen=True, slots=True)
class _Part:
    """One article: where it stands, with the mark that ends it and what surrounds it."""

    begin: int
    end: int
    lines: Sequence[Line]


def parted(reading: Reading) -> list[Reading]:
    """The articles of a bundle, each with what its fields state; the reading itself where it is no bundle."""
    lines = [Line(m.start(), m.end(), " ".join(m.group().split())) for m in _WORDS.finditer(reading.text)]
    for mark, ends, fields in _KINDS:
        parts = list(_parts(lines, mark, ends=ends))
        if len(parts) < 2:
            continue
        stated = [fields(part.lines) for part in parts]
        if sum(each is not None for each in stated) >= max(2, _KNOWN * len(parts)):
            return [_article(reading, *each, number) for number, each in enumerate(zip(parts, stated, strict=True), 1)]
    return [reading]


def _parts(lines: Sequence[Line], mark: re.Pattern[str], *, ends: bool) -> Iterator[_Part]:
    """Stretches between marks; what stands before the first or after the last belongs to its neighbour."""
    at = [i for i, line in enumerate(lines) if mark.match(line.words)]
    if not at:
        return
    bounds = [0, *(i + 1 for i in at[:-1]), len(lines)] if ends else [0, *at[1:], len(lines)]
    for first, last in pairwise(bounds):
        yield _Part(lines[first].begin, lines[last - 1].end, lines[first:last])


def _article(reading: Reading, part: _Part, stated: Stated | None, number: int) -> Reading:
    begin, end = part.begin, part.end
    text = reading.text[begin:end]
    own = [(kind, line.begin - begin, line.end - begin) for kind, line in stated.blocks] if stated else []
    kept = [(k, max(b, begin) - begin, min(e, end) - begin) for k, b, e in reading.blocks if b < end and e > begin]
    about = stated or Stated()
    return replace(
        reading,
        text=text,
        blocks=tuple(without_overlap([*own, *kept])),
        places=tuple(_place(p, begin, end) for p in reading.places if p.begin < end and p.end > begin),
        links=tuple(
            (b - begin, e - begin, url)
            for b, e, url in reading.links
            if begin <= b and e <= end and url[:6] != "#char="
        ),
        outlet=about.outlet,
        published=about.published,
        author=about.author,
        title=about.title,
        url=None,
        member=str(number),
        warnings=(*reading.warnings, *([] if stated else ["an article of a bundle whose fields were not understood"])),
    )


def _place(place: PlaceSpan, begin: int, end: int) -> PlaceSpan:
    return place._replace(begin=max(place.begin, begin) - begin, end=min(place.end, end) - begin)
