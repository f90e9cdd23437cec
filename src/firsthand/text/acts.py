"""What kind of act a statement is: an allegation, a denial, ...; what a denial denies; whether under pressure.

The table in `act_phrases.py` is tried in order; the first row that fits gives the act.  Each row says where its words
must stand: in the words that attribute (`own`), in all about the saying (`cue`), there but running on into what is said
(`across`), in what is said (`content`), or in either (`any`).  Then the verb that attributes tells the act
(`cue_acts.py`), then what is said, then whether that is an opinion (`opinions.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args

from firsthand.records import Act, Denies
from firsthand.text.act_details import DENIES, DURESS
from firsthand.text.act_phrases import ACTS
from firsthand.text.cue_acts import ACT, act_of_cue
from firsthand.text.masks import BLANK, blank
from firsthand.text.opinions import find_opinion
from firsthand.text.sift import small
from firsthand.text.spans import outside, overlap

Span = tuple[int, int]
Where = Literal["own", "cue", "across", "content", "any"]


REACH = 80  # code points from the words that attribute, within which others tell of the act
OPENING = 100  # code points that begin what was said, even where they hold several sentences
CLAUSE = 80  # code points before words, within which what they hang on begins
STATEMENT = 4  # least words that state something; one less with a pronoun for its subject
_ASIDE = re.compile(r",\s(?:who|whose|whom|which)\b[^,;.\x00]{1,160},")


@dataclass(frozen=True)
class Said:
    """A statement in its sentence, which shows nothing that others said.

    `spoken` is where in it what was said stands, `cue` where the words that attribute do.
    """

    sentence: str
    spoken: tuple[Span, ...]
    cue: Span
    speaker: str | None = None  # kind of speaker, as `Speaker.speaker_type`
    direct: bool = False  # all in quotation marks

    @cached_property
    def plain(self) -> str:
        """The sentence without asides on somebody in it (", who asked for a lawyer,")."""
        asides = (match.span() for match in _ASIDE.finditer(self.sentence))
        told = (self.cue, *self.spoken)
        return blank(self.sentence, (aside for aside in asides if not overlap([aside], told)))

    @cached_property
    def about(self) -> str:
        """The sentence without what was said, as far as it is near the words that attribute."""
        far = outside(len(self.sentence), [(max(0, self.cue[0] - REACH), self.cue[1] + REACH)])
        return blank(self.plain, (*self.spoken, *far))

    @cached_property
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
_DENIED: dict[str, Denies] = {denied.replace(" ", "-"): denied for denied in get_args(Denies)}
_ACTS = [(ACT[act], _WHERE[where], pattern) for (act, where), pattern in ACTS]
_TOLD = [(act, where, pattern) for act, where, pattern in _ACTS if where != "content"]
_SAID = [(act, pattern) for act, where, pattern in _ACTS if where == "content"]
_DENIES = [(_DENIED[denied], pattern) for (denied,), pattern in DENIES]
# Cues of saying something that is no report of a fact.
_NO_REPORT = re.compile(
    r"\b(?:ask|wonder|inquir|enquir|reject|refus|declin|dismiss|den[iy]|request|want|hop|plan|propos|suggest)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:I|we|he|she|it|they|there)\b", re.IGNORECASE)
_ORDER = re.compile(r"(?:Do not|Don[’']t|Please|Let us|Let[’']s|Never)\b")  # tells somebody to do something
_REPORTERS = frozenset({"outlet", "document"})
# Acts that an outlet does in saying that others do them.
_REPORTED: frozenset[Act] = frozenset({"allegation", "confirmation", "other"})
# Acts by the cue that an opinion in what is said outweighs.
_PLAIN: frozenset[Act] = frozenset({"other", "report"})
# What a denial hangs on is not what it says: "because there is no room".
_SUBORDINATE = re.compile(
    r"\b(?:because|while|although|though|if|unless|whether|when|until|in case|so that|(?:make|making|made|makes) sure"
    r"|ensur\w+|hop(?:e[ds]?|ing))\b[^,.;:“”\"]{0,60}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][”\"’]?\s")
# Who is said to have done it denies that: "rejected the suggestion that the witnesses were paid from abroad".
_ACCUSED = re.compile(r"\b(?:den|reject|refut|disput)\w+\b[^.;“”\"]{0,160}?\bthat\b", re.IGNORECASE)


def read_act(said: Said) -> Reading:
    """The act of a statement: by the words about the saying, else by what was said, else `report` or `other`."""
    about, content = said.about, said.content
    small_about, small_content = small(about), small(content)
    cue = act_of_cue(small_about, *said.cue)
    if cue and _reported(said, cue.act):
        cue = None
    by_cue = Reading(cue.act, at=(cue.begin, cue.end)) if cue else None
    told = _by_table(said, (about, small_about))
    if told is None and cue and not cue.yields:
        told = by_cue
    if told is None:
        told = _by_content(said, content, small_content)
    if told is None and cue and cue.act not in _PLAIN:
        told = by_cue
    if told is None and said.speaker != "outlet":
        naming = cue is not None and cue.act == "other"  # "called it a 'wake-up call'"
        at = find_opinion(content, small_content, direct=said.direct, naming=naming)
        told = Reading("opinion", at=at) if at else None
    told = told or by_cue or Reading("report" if said.speaker in _REPORTERS or _states(said) else "other")
    return replace(told, denies=what_it_denies(said)) if told.act == "denial" else told


def _by_table(said: Said, about: tuple[str, str]) -> Reading | None:
    """The act of the first row that fits the words about the saying; `about` with its small letters."""
    plain = (text := said.plain), small(text)
    texts = {"own": _shown(said.cue, about), "cue": about, "across": plain, "any": plain}
    for act, where, pattern in _TOLD:
        if not _reported(said, act):
            for match in pattern.finditer(*texts[where]):
                if _stands(said, where, match.start(), match.end() - 1):
                    return Reading(act, at=match.span())
    return None


def _shown(span: Span, texts: tuple[str, str]) -> tuple[str, str]:
    """Both texts up to the end of `span`, with nothing before it."""
    begin, end = span
    text, small_text = (BLANK * begin + text[begin:end] for text in texts)
    return text, small_text


def _by_content(said: Said, content: str, small_content: str) -> Reading | None:
    """A threat, else the act whose words come first in what was said: "they beat us, and nobody was freed"."""
    found = []
    opening = _opening(said, content)
    for n, (act, pattern) in enumerate(_SAID):
        matches = () if _reported(said, act) else pattern.finditer(content, small_content)
        match = next((m for m in matches if act != "denial" or _denies(content, m.start(), opening)), None)
        if match:
            found.append((act != "threat", match.start(), n, Reading(act, at=match.span())))
    return min(found, key=lambda each: each[:3])[3] if found else None


def _opening(said: Said, content: str) -> int:
    """Where what was said has opened: after its first sentence, if that is not very short."""
    begin = said.spoken[0][0]
    ends = _SENTENCE_END.search(content, begin)
    return max(begin + OPENING, ends.start() if ends else len(content))


def _denies(content: str, at: int, opening: int) -> bool:
    """Whether words that say no, at `at`, open what is said, and are not what it hangs on."""
    return at < opening and not _SUBORDINATE.search(content[max(0, at - CLAUSE) : at])


def _reported(said: Said, act: Act) -> bool:
    return said.speaker == "outlet" and act in _REPORTED


def _states(said: Said) -> bool:
    """Whether what was said is more than a fragment, and no question; to tell what another said is to state it."""
    nested = any(BLANK in said.sentence[begin:end] for begin, end in said.spoken)
    content = said.content.replace(BLANK, " ").strip().strip('"“”‘’«»')
    least = STATEMENT - 1 if _SUBJECT.match(content) else STATEMENT
    whole = len(content.split()) >= least and not content.endswith("?") and not _ORDER.match(content)
    return (whole or nested) and not _NO_REPORT.search(said.sentence[slice(*said.cue)])


def what_it_denies(said: Said) -> Denies:
    """What a denial is aimed at: the deed itself, unless its words name the people, the evidence or the source."""
    sentence = said.sentence, small(said.sentence)
    accused = _ACCUSED.search(said.sentence) is not None
    for what, pattern in _DENIES:
        if pattern.search(*sentence):
            return "the deed" if what == "the source" and accused else what
    return "the deed"


def find_duress(text: str) -> tuple[int, int] | None:
    """Where `text`, words about a saying, tells that it was said under pressure."""
    match = DURESS.search(text, small(text))
    return match.span() if match else None


def _stands(said: Said, where: Where, first: int, last: int) -> bool:
    """Whether words from `first` to `last` may count.

    In what is said, words for what one does in saying count only of the speaker's own: "I retract", not "he retracted".
    """
    if where in ("own", "cue"):
        return True
    for at in (first, last) if where == "across" else (first,):
        if not any(begin <= at < end for begin, end in said.spoken):
            return said.cue[0] - REACH <= at <= said.cue[1] + REACH
    return where == "any" and re.search(r"\b(?:I|we|my|our)\b", said.content) is not None
