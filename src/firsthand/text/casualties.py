"""People counted in a sentence, and what befell them: "two men were killed and a boy wounded".

The sentence is turned into a string with one letter a token (see `tagging.py`), and a short ordered table of patterns
is matched against that string: a noun phrase that counts people, next to a word that tells their fate.  Rules of
English news prose, not of any kind of event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from firsthand.text.kinds import kind_of
from firsthand.text.tagging import Token, may_count, tokens_of

Kind = Literal["killed", "injured", "detained", "missing", "displaced", "other"]


@dataclass(frozen=True, slots=True)
class Count:
    """People at `[begin, end)` code points of the sentence.

    `struck` marks words that do not tell whether they lived ("shot"); `one` a single person told by no number, `known`
    one the text has spoken of before ("the victim"), `numbered` words that hold a number.
    """

    begin: int
    end: int
    low: int | None
    high: int | None
    kind: Kind
    unit: str
    struck: bool = False
    one: bool = False
    known: bool = False
    numbered: bool = False


def find_counts(sentence: str) -> list[Count]:
    """All counts of people in `sentence`, in order.  A phrase is counted once, by the first pattern that takes it."""
    if not may_count(sentence):
        return []
    tokens = tokens_of(sentence)
    tags = "".join(token.tag for token in tokens)
    taken: list[Count] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(tags):
            for group in ("people", "among"):
                first, last = match.span(group) if group in match.groupdict() else (-1, -1)
                count = None if first < 0 else _count(sentence, tokens, name, match, (first, last))
                if count is not None and not _taken(count, taken):
                    taken.append(count)
    for match in _COUNTED.finditer(tags):
        plain = _plain(sentence, tokens, match)
        if not _taken(plain, taken):
            taken.append(plain)
    told = [count for count in taken if count.low or count.high is not None]  # "at least 0" tells nothing
    return _with_self(sorted(told, key=lambda count: (count.begin, count.end)), sentence)


def _taken(count: Count, taken: list[Count]) -> bool:
    return any(count.begin < other.end and other.begin < count.end for other in taken)


_SELVES = frozenset({"himself", "herself", "self"})

# -- patterns over tags ------------------------------------------------------------------------------------------------

_ONE = r"(?:[at]?[mgCQ]{0,4}[pP]|(?:[at][mCQ]{0,2})?g(?!C)|h|u)"
_MANY = (
    r"(?:t?N(?:ot?N?)?[mgCQA]{0,3}(?:[pq]|Q(?=[vbA]*[kdie]))|(?<![NCo])(?<!ot)NA?(?![mgCQ]{0,3}[pqQZ])"
    r"|O[mgCQ]{0,3}[pq]|n)"
)
_NAMED = r"g?CC{1,3}G?"
_NP = rf"(?:{_MANY}|{_ONE}|{_NAMED})G?"
_FATE = r"[kisKISezfyYxdlE]"
# The last phrase of an object's list must not begin the next clause: "killed a man and two were hurt".
_OBJECTS = rf"(?P<people>{_NP}(?:(?:,{_NP}){{0,9}},?&{_NP}(?![,wvbA]*{_FATE}))?(?:[,&]{{0,2}}A?u)?)"
# Where a subject may begin: not within a phrase, but after one of place that opens the clause ("In New Orla two men").
_OPENED = "|".join(f"(?<={head}r{place})" for head in (r"\A", "[;,&R]") for place in ("C", "CC", "CCC", "tC", "tCC"))
_SUBJECT_AT = rf"(?:(?<![roCNkKIO])|(?:{_OPENED})(?=[Nat]))"
_SUBJECTS = rf"(?P<people>{_SUBJECT_AT}{_NP}(?:(?:,{_NP}){{1,9}},?&{_NP}|&{_NP}|(?:,{_NP}){{0,9}}))"
_AMONG = rf"(?:,?\+(?P<among>{_NP}(?:&{_NP})?),?)?"  # "six people, among them two children, ..."
_AUX = r"[vb][vbA]*"
_AFTER = r"(?=[rR;,&]|$)"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("active", rf"(?<!b)(?P<fate>[kiseKISE])A*{_OBJECTS}"),
        ("passive", rf"{_SUBJECTS}{_AMONG},?w?{_AUX}(?P<fate>[kisezfyYx])"),
        (
            "passive at a distance",
            rf"{_SUBJECTS}(?:[^;,&vbkisKISdNhw!]{{1,6}}|,[^;,vbkisKISdNhw!]{{1,6}},){_AUX}(?P<fate>[kisezfyY])",
        ),
        ("did", rf"{_SUBJECTS}{_AMONG},?w?v?A*(?P<fate>[dYf])"),
        ("did at a distance", rf"{_SUBJECTS}(?:[^;,&vbkisKISdNhw!]{{1,6}}|,[^;,vbkisKISdNhw!]{{1,6}},)v?A*(?P<fate>d)"),
        ("reduced", rf"{_SUBJECTS}A*(?P<fate>[kisezfyx]){_AFTER}"),
        ("verbal noun", rf"(?P<fate>[DS])o{_OBJECTS}"),
        ("noun", r"(?P<people>N)[mgCQ]{0,2}(?P<fate>D)"),
        ("toll", r"(?P<fate>T)[^;N]{0,6}(?P<people>N)"),
        ("none", r"(?P<people>(?P<fate>0))"),
        ("multiple", r"(?P<people>X(?P<fate>S))"),
        ("implied", r"(?P<people>X?(?P<fate>D))"),
    )
)
_COUNTED = re.compile(r"N(?:ot?N?)?[mgCQA]{0,2}q")
_PART = re.compile(_MANY.replace("Q(?=[vbA]*[kdie])", "Q") + rf"|{_ONE}|{_NAMED}")
_OTHERS = re.compile(r"\b(?:also|others?|another|more)\b", re.IGNORECASE)  # beyond those the text has told of
_KINDS: dict[str, Kind] = {
    **dict.fromkeys("kKdxDT", "killed"), **dict.fromkeys("iIsSyY", "injured"), **dict.fromkeys("eE", "detained"),
    "z": "missing", "f": "displaced",
}  # fmt: skip


def _count(
    sentence: str, tokens: list[Token], name: str, match: re.Match[str], people: tuple[int, int]
) -> Count | None:
    """What a match of the pattern `name` says of the tokens `people`."""
    fate = tokens[match.start("fate")]
    first, last = people
    begin, end = tokens[first].begin, tokens[last - 1].end
    if fate.tag == "0":
        kind: Kind = "injured" if "injur" in sentence[begin:end].lower() else "killed"
        return Count(begin, end, 0, 0, kind, sentence[begin:end])
    if name in ("implied", "multiple"):
        return _implied(sentence[begin:end], begin, struck=name == "multiple")
    if all(token.tag == "C" for token in tokens[first:last]) and not _of_one(sentence, tokens[first:last]):
        return None
    parts = _parts(tokens, first, last)
    lows, highs = [low for low, _ in parts], [high for _, high in parts]
    phrase = sentence[tokens[match.start()].begin : tokens[match.end() - 1].end]
    before = tokens[match.start() - 1].tag if match.start() else ""
    one = len(parts) == 1 and tokens[first].number is None and tokens[first].tag not in "nO"
    return Count(
        begin, end,
        None if not any(lows) and None in lows else sum(low or 0 for low in lows),
        None if None in highs else sum(high for high in highs if high is not None),
        _KINDS[fate.tag],
        _unit(sentence, tokens, first, last, fate),
        struck=fate.tag in "sSY" and not _OTHERS.search(phrase),
        one=one,
        known=one and (tokens[first].tag in "th" or before == "t"),
        numbered=any(token.number for token in tokens[first:last]),
    )  # fmt: skip


def _of_one(sentence: str, capitals: list[Token]) -> bool:
    """Whether capitalised words may be one person's name, not of a people: "Sunni Muslims"."""
    return kind_of(tuple(sentence[token.begin : token.end] for token in capitals)) in ("person", "unknown")


_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def _implied(phrase: str, begin: int, *, struck: bool) -> Count | None:
    """People told by no number of their own: "the fatal shooting", "a double homicide"."""
    words_ = phrase.lower().split()
    least = _MULTIPLES.get(words_[0], 2 if words_[-1] == "murder-suicide" else 1)
    if least == 1 and words_[-1].endswith("s") and words_[0] not in ("fatal", "deadly"):
        return None
    kind: Kind = "injured" if struck else "killed"
    high = least if struck else None
    return Count(begin, begin + len(phrase), least, high, kind, " ".join(words_), struck=struck, numbered=least > 1)


def _with_self(counts: list[Count], sentence: str) -> list[Count]:
    """ "killed his wife and two children, then himself": who killed others and himself is one figure with them."""
    selves = [c for c in counts if sentence[c.begin : c.end].lower() in _SELVES and c.kind == "killed"]
    others = (
        [c for c in counts if c.kind == "killed" and c not in selves and c.end <= selves[0].begin] if selves else []
    )
    if not others:
        return counts
    last, own = others[-1], selves[0]
    low, high = (None if bound is None else bound + 1 for bound in (last.low, last.high))
    whole = replace(last, end=own.end, low=low, high=high, one=False, known=False)
    return [whole if count is last else count for count in counts if count is not own]


def _parts(tokens: list[Token], first: int, last: int) -> list[tuple[int | None, int | None]]:
    """The bounds of each of the coordinated phrases; of one that the rest only explains, alone."""
    tags = "".join(token.tag for token in tokens[first:last])
    parts: list[tuple[int | None, int | None]] = []
    for match in _PART.finditer(tags):
        number = next(
            (token.number for token in tokens[first + match.start() : first + match.end()] if token.number), None
        )
        pair, nobody = tokens[first + match.end() - 1].tag == "P", tags[match.start()] in "nO"
        parts.append((number.low, number.high) if number else (0, 0) if nobody else (2, 2) if pair else (1, 1))
    rest = [low or 0 for low, _ in parts[1:]]
    explained = "," in tags and sum(rest) == parts[0][0] and (len(rest) > 1 or not {"N", "&"} & set(tags))
    return parts[:1] if explained else parts


def _unit(sentence: str, tokens: list[Token], first: int, last: int, fate: Token) -> str:
    """The noun and the fate in the text's words: "men detained"."""
    noun = next((token for token in reversed(tokens[first:last]) if token.tag in "pqQ"), None)
    befell = sentence[fate.begin : fate.end] if fate.tag in "kisezfxdyY" else _KINDS[fate.tag]
    words_ = ([sentence[noun.begin : noun.end]] if noun else []) + [befell]
    return " ".join(" ".join(words_).split()).lower()


def _plain(sentence: str, tokens: list[Token], match: re.Match[str]) -> Count:
    number, last = tokens[match.start()].number, tokens[match.end() - 1]
    assert number is not None, "the pattern begins with a number"
    noun = sentence[number.end : last.end]
    return Count(number.begin, last.end, number.low, number.high, "other", " ".join(noun.split()))
