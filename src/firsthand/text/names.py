"""Where a text writes names, and what kind of thing each name is.

A name is a run of capitalised words (with particles, initials and, inside an organisation's name, "of the" and
the like).  Scripts without letter case yield no names: better none than an invented one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from firsthand.text.forms import prefixed
from firsthand.text.kinds import Kind, given_names, is_given, kind_of, known_body, names_body
from firsthand.text.lexicon import words
from firsthand.text.lookalikes import unmixed
from firsthand.text.nouns import singular
from firsthand.text.owners import ends_in_owner, with_owners
from firsthand.text.runs import SUFFIXES, runs
from firsthand.text.tokens import Token, fold, tokens

__all__ = ["Kind", "Name", "given_names", "kind_of", "names", "names_among", "only_common"]

# Acronyms that are common words in small letters.
_ACRONYMS = frozenset(("US", "WHO"))
# Agencies whose name ends up before the first word of a paragraph where a picture's credit lost its line.
_CREDITS = frozenset(("AFP", "AP", "EPA", "GETTY", "Getty", "Reuters"))
# Offices that are nobody's surname: "the Brask CEO" and "Brask CEO" are no names.
_OFFICES = frozenset(
    ("ambassador", "ceo", "cfo", "chairman", "chairwoman", "chief", "commissioner", "coordinator", "director", "doctor")
    + ("governor", "minister", "official", "officer", "president", "secretary", "senator", "sheriff", "spokesman")
    + ("spokesperson", "spokeswoman", "superintendent")
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written; `begin` and `end` leave out its title and its possessive ending."""

    begin: int
    end: int
    words: tuple[str, ...]
    kind: Kind
    title: tuple[str, ...]  # capitalised words before it in the same run: "House Speaker"
    title_begin: int
    starts: bool  # its capital may come from the beginning of a sentence only
    the: bool
    possessive: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


def names(text: str, begin: int = 0, end: int | None = None, lower: AbstractSet[str] = frozenset()) -> list[Name]:
    """The names in `text[begin:end]`, in order, without overlap; `lower` holds words known to be written small."""
    return names_among(text, tokens(text, begin, end), lower)


def names_among(text: str, found: Sequence[Token], lower: AbstractSet[str] = frozenset()) -> list[Name]:
    """The names among words that `tokens` found in `text`; as `names`."""
    return [
        name
        for run in runs(text, with_owners(text, found), lower)
        for name in _split(text, run)
        if not _only_shouted(name, lower)
    ]


def _only_shouted(name: Name, lower: AbstractSet[str]) -> bool:
    """Whether words are in capitals for loudness: the text also writes them small."""
    lows = [word.lower() for word in name.words]
    return all(word.isupper() for word in name.words) and any(low in lower or low in words("common") for low in lows)


def _split(text: str, run: list[Token]) -> Iterator[Name]:
    """Part a run into title and name; nothing for a run that is only a title or a common word."""
    while len(run) > 1 and _leads(run):
        run = run[1:]
    while len(run) > 1 and run[-1].low in _common_ends():
        run = run[:-1]
    if len(run) > 1 and _is_office(text, run):
        run = run[:-1]  # "the Brask CEO" is nobody's name
    if at := _person_after_body(run):
        yield from _split(text, run[:at])  # "Vell University Ana Ruz"
        run = run[at:]
    cut = _title_length([token.low for token in run])
    if 0 < cut < len(run) and run[cut].text in words("name_links"):
        run, cut = run[cut + 1 :], 0  # "President of Vellmar University": the office of a body, and nobody's name
    lows = [token.low for token in run]
    the = lows[0] == "the" or _after_article(text, run[0])
    alone = len(run) - cut == 1 and run[cut].text not in _ACRONYMS
    if alone and any(lows[cut] in words(kind) for kind in ("titles", "roles", "common", "documents")):
        return
    if alone and (prefixed(run[cut].text) or (not cut and len(run[0].text.rstrip(".")) == 1)):
        return  # "an ex-Governor"; a letter alone is nobody's name
    parts = tuple(token.text for token in run[cut:])
    yield Name(
        begin=run[cut].begin,
        end=run[-1].end,
        words=parts,
        kind=kind_of(tuple(map(unmixed, parts)), titled=cut > 0, the=the),
        title=tuple(token.text for token in run[:cut]),
        title_begin=run[0].begin,
        starts=run[0].starts,
        the=the,
        possessive=run[-1].possessive,
    )


@cache
def _common_starts() -> frozenset[str]:
    return words("common") - words("name_beginnings")


@cache
def _common_ends() -> frozenset[str]:
    return words("common") - words("outlets") - words("things") - words("organisations")


def _leads(run: Sequence[Token]) -> bool:
    """Whether the first word of a run is no part of the name after it: "Reuters Brisk said", "Meeting Ana Ruz"."""
    first, second = run[:2]
    if first.low in _common_starts():
        return first.starts or not first.text.isupper()
    if not first.starts:
        return False
    credit = first.text in _CREDITS and not any(second.low in words(of) for of in ("roles", "organisations", "outlets"))
    doing = first.low.endswith("ing") and len(run) > 2 and is_given(second.low) and first.low not in words("titles")
    return credit or (doing and not is_given(first.low)) or first.text == second.text


def _person_after_body(run: Sequence[Token]) -> int:
    """Where a full name begins right after a body's in one run; 0 where none does."""
    at = len(run) - 2
    if at < 1 or not is_given(run[at].low) or run[at - 1].text in words("name_links") | words("particles"):
        return 0
    lows = [token.low for token in run]
    ends = lows[-1] in SUFFIXES or any(lows[-1] in words(of) for of in ("places", "things", "organisations", "outlets"))
    body = lows[at - 1] not in words("titles") and names_body(lows[:at])
    return at if body and not ends and not _title_length(lows) else 0


def _is_office(text: str, run: Sequence[Token]) -> bool:
    """Whether the last word of a run is what somebody is: after "the", or an office after no given name."""
    lows = [token.low for token in run]
    if lows[-1] in _OFFICES and not is_given(lows[0]) and not run[-1].possessive:
        return True
    office = lows[-1] in words("roles") and not run[-1].possessive
    return (
        _after_article(text, run[0]) and office and kind_of(tuple(token.text for token in run), the=True) == "unknown"
    )


def _after_article(text: str, word: Token) -> bool:
    return text[max(0, word.begin - 4) : word.begin].lower() == "the "


def _title_length(lows: Sequence[str]) -> int:
    """How many words of a run stand before the name: "Deputy Works Minister" of "Deputy Works Minister Ana Ruz"."""
    if known_body(lows):
        return 0
    cut, owned = 0, max((i + 1 for i, low in enumerate(lows) if ends_in_owner(low)), default=0)
    for i, low in enumerate(lows[:-1]):
        if i < owned and names_body(lows[owned:]):
            continue  # "Orsk District Attorney’s Office"
        one = low.removesuffix("s") if not low.endswith("ss") else low  # "Senators Ana Ruz and Ivo Tal"
        if {low, one} & words("titles") or (
            {low, one} & words("roles") and (lows[i + 1] in words("name_links") or not names_body(lows[i + 1 :]))
        ):
            cut = i + 1
        elif low in words("private_roles") and i + 2 < len(lows) and is_given(lows[i + 1]):
            cut = i + 1  # "Witness Ana Ruz"
    if cut and set(lows[cut:]) <= SUFFIXES:
        cut = 0  # "Martin Luther King Jr."
    if cut and lows[cut] in words("name_links"):  # "Secretary of State Ana Ruz", "Speaker of the House Ana Ruz"
        given = next((i for i in range(cut + 2, len(lows) - 1) if is_given(lows[i])), None)
        cut = given or (cut + 2 if cut + 3 < len(lows) and not names_body(lows[cut:]) else cut)
    if not cut and len(lows) > 2 and lows[0] in words("demonyms") and not (names_body(lows) or _names_paper(lows)):
        cut = 1  # "Latvian Ana Ruz"
    if not cut and len(lows) > 1 and prefixed(lows[0]) and not names_body(lows):
        cut = 1  # "ex-Governor Ana Ruz"
    return cut


def _names_paper(lows: Sequence[str]) -> bool:
    return lows[-1] in words("outlets") and not is_given(lows[1])


def only_common(name: Name) -> bool:
    """Whether a single word is the noun of a body or of several persons and nobody's name: "the Office", "Deputies"."""
    if len(name.words) > 1:
        return False
    low = fold(name.text)
    one = singular(low)
    if one != low and any(one in words(of) for of in ("roles", "private_roles", "documents", "titles", "bodies")):
        return not any(word.lower().rstrip(".") in words("titles") for word in name.title)
    return not name.title and low in words("bodies") - words("proper_bodies")
