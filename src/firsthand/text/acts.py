"""What kind of act a statement is: an allegation, a denial, ...; what a denial denies; whether under pressure.

The table in `act_phrases.py` is tried in order; the first row that fits gives the act.  Each row says where its words
must stand: in the words about the saying (`cue`), there but running on into what is said (`across`), in what is said
(`content`), or in either (`any`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from firsthand.records import Act, Denies
from firsthand.text.act_details import DENIES, DURESS
from firsthand.text.act_phrases import ACTS
from firsthand.text.masks import BLANK, blank
from firsthand.text.sift import small
from firsthand.text.spans import outside, overlap

Span = tuple[int, int]
Where = Literal["cue", "across", "content", "any"]


REACH = 80  # code points from the words that attribute, within which others tell of the act
STATEMENT = 4  # least words that state something
_ASIDE = re.compile(r",\s(?:who|whose|whom|which)\b[^,;.\x00]{1,160},")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in its sentence, which shows nothing that others said.

    `spoken` is where in it what was said stands, `cue` where the words that attribute do.
    """

    sentence: str
    spoken: tuple[Span, ...]
    cue: Span
    speaker: str | None = None  # kind of speaker, as `Speaker.speaker_type`

    @property
    def plain(self) -> str:
        """The sentence without asides on somebody in it (", who asked for a lawyer,")."""
        asides = (match.span() for match in _ASIDE.finditer(self.sentence))
        told = (self.cue, *self.spoken)
        return blank(self.sentence, (aside for aside in asides if not overlap([aside], told)))

    @property
    def about(self) -> str:
        """The sentence without what was said, as far as it is near the words that attribute."""
        far = outside(len(self.sentence), [(max(0, self.cue[0] - REACH), self.cue[1] + REACH)])
        return blank(self.plain, (*self.spoken, *far))

    @property
    def content(self) -> str:
        """What was said, in its place."""
        return blank(self.sentence, outside(len(self.sentence), self.spoken))


@dataclass(frozen=True, slots=True)
class Reading:
    """An act, what a denial denies, and the words of the sentence that tell it, where a row of the table fitted."""

    act: Act
    denies: Denies | None = None
    at: Span | None = None


_WHERE: dict[str, Where] = {where: where for where in get_args(Where)}
_ACT: dict[str, Act] = {act: act for act in get_args(Act)}
_DENIED: dict[str, Denies] = {denied.replace(" ", "-"): denied for denied in get_args(Denies)}
_ACTS = [(_ACT[act], _WHERE[where], pattern) for (act, where), pattern in ACTS]
_DENIES = [(_DENIED[denied], pattern) for (denied,), pattern in DENIES]
# Cues of saying something that is no report of a fact.
_NO_REPORT = re.compile(
    r"\b(?:ask|wonder|inquir|enquir|reject|refus|declin|request|want|hop|plan|propos|suggest)", re.IGNORECASE
)
_ORDER = re.compile(r"(?:Do not|Don[’']t|Please|Let us|Let[’']s|Never)\b")  # tells somebody to do something
_REPORTERS = frozenset({"outlet", "document"})
# Acts that an outlet or a document does in saying that others do them.
_REPORTED: frozenset[Act] = frozenset({"allegation", "opinion", "confirmation", "other"})


def read_act(said: Said) -> Reading:
    """The act of a statement: that of the first row that fits; `report` where it states something, else `other`.

    Of rows that look into what is said, the one whose words come first fits: "they beat us, and nobody was freed".
    """
    about, plain, content = ((text, small(text)) for text in (said.about, said.plain, said.content))
    texts = {"cue": about, "across": plain, "content": content, "any": plain}
    within: tuple[int, Act, Span] | None = None
    for act, where, pattern in _ACTS:
        if said.speaker in _REPORTERS and act in _REPORTED:
            continue
        match = next((m for m in pattern.finditer(*texts[where]) if _stands(said, where, m.start())), None)
        if match is None:
            continue
        if where != "content" and within is None:
            return _reading(said, act, match.span())
        if where == "content" and (within is None or match.start() < within[0]):
            within = match.start(), act, match.span()
    if within:
        return _reading(said, *within[1:])
    return Reading("report" if said.speaker in _REPORTERS or _states(said) else "other")


def _states(said: Said) -> bool:
    """Whether what was said is more than a fragment, and no question."""
    content = said.content.replace(BLANK, " ").strip().strip('"“”‘’«»')
    whole = len(content.split()) >= STATEMENT and not content.endswith("?") and not _ORDER.match(content)
    return whole and not _NO_REPORT.search(said.sentence[slice(*said.cue)])


def _reading(said: Said, act: Act, at: Span) -> Reading:
    return Reading(act, what_it_denies(said) if act == "denial" else None, at)


def what_it_denies(said: Said) -> Denies:
    """What a denial is aimed at: the deed itself, unless its words name the people, the evidence or the source."""
    sentence = said.sentence, small(said.sentence)
    return next((what for what, pattern in _DENIES if pattern.search(*sentence)), "the deed")


def find_duress(text: str) -> tuple[int, int] | None:
    """Where `text`, words about a saying, tells that it was said under pressure."""
    match = DURESS.search(text, small(text))
    return match.span() if match else None


def _stands(said: Said, where: Where, at: int) -> bool:
    """Whether words that begin at `at` may count.

    In what is said, words for what one does in saying count only of the speaker's own: "I retract", not "he retracted".
    """
    if where in ("cue", "content"):
        return True
    if not any(begin <= at < end for begin, end in said.spoken):
        return said.cue[0] - REACH <= at <= said.cue[1] + REACH
    return where == "any" and re.search(r"\b(?:I|we|my|our)\b", said.content) is not None
