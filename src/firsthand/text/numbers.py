"""Numbers in English text, in digits and words, with the bounds that the words around them set.

"about 40" sets no bounds that could be named, so it stands as 40 to 40; "more than 100" is kept as 100 and up,
"dozens" as two dozen and up.  What exceeds `GREATEST` is no count of anything this project counts and is not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import prod

from firsthand.text.sift import small

GREATEST = 10_000_000_000

_UNITS = {
    word: value
    for value, word in enumerate((
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ))
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_CROWDS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}  # least: two of each

_UNIT = "|".join(_UNITS)
_TEN = "|".join(_TENS)
_SCALE = "|".join(_SCALES)
_WORD = rf"(?:(?:{_TEN})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine)\b)?|{_UNIT})"
_DIGITS = r"(?:[1-9]\d{0,2}(?:[,\u00a0\u202f]\d{3}|\s000)+(?!\d)|[1-9]\d*|0)"
_MORE_OF_IT = r"e[+-]?\d|(?:k|m|bn)\b"  # "1e400", "40k": no number that the digits alone would tell
_VALUE = (
    rf"(?:(?:half\s+a|an?|{_DIGITS}|{_WORD})[-\s]+(?:{_SCALE})\b(?:[-\s]+(?:{_SCALE})\b)?"
    rf"(?:\s+(?:and\s+)?(?:(?:{_UNIT}|{_TEN})\s+hundred\b(?:\s+and\s+)?)?{_WORD}\b)?"
    rf"|\d{{1,3}}\.\d{{1,2}}\s+(?:thousand|million|billion)\b|(?<![\d.,])(?:{_DIGITS})(?!\d|[.,]\d|{_MORE_OF_IT})|\b{_WORD}\b)"
)
_CROWD = r"(?:(?:tens|hundreds|thousands|dozens|scores)\s+of\s+(?:dozens|hundreds|thousands|millions)|" + (
    "|".join(_CROWDS) + r")\b"
)
_VAGUE = {  # words that are a number by themselves, or so many of a scale ("several dozen"): (low, high)
    r"a\s+couple(?:\s+of)?": (2, 2),
    r"a\s+pair\s+of": (2, 2),
    r"both": (2, 2),
    r"several": (3, None),
    r"a\s+(?:few|handful\s+of)": (3, None),
    r"multiple": (2, None),
    r"numerous": (3, None),
}
_LOW = (
    r"more\s+than|at\s+least|over|no\s+(?:fewer|less)\s+than|upwards?\s+of|a\s+minimum\s+of|not\s+less\s+than|"
    r"well\s+over"
)
_HIGH = (
    r"up\s+to|as\s+many\s+as|fewer\s+than|less\s+than|no\s+more\s+than|not\s+more\s+than|at\s+most|under|nearly|almost|"
    r"a\s+maximum\s+of|close\s+to|just\s+under"
)
_ABOUT = r"about|around|some|approximately|roughly|an\s+estimated|estimated|circa|exactly|just|only"
_NUMBER = re.compile(
    rf"(?<![\w$£€.^-])(?<!\bminus\s)(?:(?P<before>{_LOW}|{_HIGH}|{_ABOUT})\s+)?"
    rf"(?:(?:between\s+(?P<a1>{_VALUE})\s+and\s+(?P<a2>{_VALUE})|(?P<b1>{_VALUE})\s+(?:to|or)\s+(?P<b2>{_VALUE})"
    rf"|(?P<c1>{_DIGITS})\s?[-–]\s?(?P<c2>{_DIGITS})(?![-\w]))"
    rf"|(?P<value>{_VALUE})|(?P<crowd>{_CROWD})|(?P<vague>{'|'.join(_VAGUE)})\b(?:\s+(?P<scale>(?:{_SCALE})s?(?:\s+(?:{_SCALE}))?)\b)?)"
    r"(?P<after>\+|\s+or\s+more\b|\s+or\s+(?:fewer|less)\b)?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[begin, end)` code points, its qualifier included; `low` or `high` is None where it has none."""

    begin: int
    end: int
    low: int | None
    high: int | None


def find_numbers(text: str) -> list[Number]:
    """All numbers of `text`, in order and without overlap.  What they count is the caller's to see."""
    found: list[Number] = []
    at, small_text = 0, small(text)
    while match := _NUMBER.search(small_text, at):
        at = match.end()
        number = _read(match)
        first = next((name for name in ("b1", "c1") if match[name]), None)
        if number is None and first:  # "30 or one" is no range: take the first alone; "between 9 and 3" is nothing
            at = match.end(first)
            value = value_of(match[first])
            number = None if value is None else _bounded(match, match.start(), at, value)
        if number is not None:
            found.append(number)
    return found


def value_of(words: str) -> int | None:
    """The value of one number in digits or words ("1,200", "twenty-one", "two hundred"); None if it is none or vast."""
    total, current = 0, 0
    parts = [
        part
        for part in re.split(r"[-\s]+", re.sub(r"(?<=\d)[,\s](?=\d)", "", words.lower()))
        if part not in ("", "and", "of")
    ]
    if not parts:
        return None
    if parts[:2] == ["half", "a"]:
        return _SCALES.get(parts[2], 0) // 2 if len(parts) == 3 else None
    if len(parts) == 2 and "." in parts[0] and parts[1] in _SCALES:
        return round(float(parts[0]) * _SCALES[parts[1]])
    for part in parts:
        if part in ("a", "an"):
            current = 1
        elif part.isdigit():
            if len(part) > 11 or not part.isdecimal():
                return None
            current += int(part)
        elif part in _UNITS or part in _TENS:
            current += _UNITS.get(part, 0) + _TENS.get(part, 0)
        elif part in _SCALES:
            current = max(current, 1) * _SCALES[part]
            if _SCALES[part] >= 1000:
                total, current = total + current, 0
        else:
            return None
    return total + current if total + current <= GREATEST else None


def _read(match: re.Match[str]) -> Number | None:
    begin, end = match.span()
    if match["vague"]:
        low, high = next(v for k, v in _VAGUE.items() if re.fullmatch(k, match["vague"], re.IGNORECASE))
        times = prod(_SCALES[word.removesuffix("s")] for word in (match["scale"] or "").split())
        return _vague(match, low * times, None if high is None else high * times)
    if match["crowd"]:
        return _vague(match, _crowd(match["crowd"]), None)
    if match["value"]:
        value = value_of(match["value"])
        return None if value is None else _bounded(match, begin, end, value)
    first, last = (value_of(match[f"a{n}"] or match[f"b{n}"] or match[f"c{n}"]) for n in (1, 2))
    if first is None or last is None or first >= last:
        return None
    return Number(begin, end, first, last)


def _vague(match: re.Match[str], low: int, high: int | None) -> Number | None:
    """None where the words before leave no bound that is known: "up to several hundred"."""
    before = " ".join((match["before"] or "").lower().split())
    least = None if re.fullmatch(_HIGH, before) else low
    most = None if re.fullmatch(_LOW, before) else high
    known = (least, most) != (None, None) and low <= GREATEST
    return Number(*match.span(), least, most) if known else None


def _bounded(match: re.Match[str], begin: int, end: int, value: int) -> Number:
    before = " ".join((match["before"] or "").lower().split())
    after = (match["after"] or "").lower() if end == match.end() else ""
    if re.fullmatch(_LOW, before) or "more" in after or "+" in after:
        return Number(begin, end, value, None)
    if re.fullmatch(_HIGH, before) or after:
        return Number(begin, end, None, value)
    return Number(begin, end, value, value)


def _crowd(words: str) -> int:
    first, *rest = [part for part in words.lower().split() if part != "of"]
    least = _CROWDS.get(first, 20)  # "tens"
    for part in rest:
        least *= _CROWDS[part] // 2
    return least
