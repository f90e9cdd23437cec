"""What a statement puts forward and what it denies: deeds, words, and the side that its words take."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.claiming.deeds import deeds
from firsthand.records import Act, Frame, Side, Statement, Utterance
from firsthand.text.lexicon import words as entries
from firsthand.text.propositions import Capitals, negated, negations, stem, stems
from firsthand.text.sides import denied_by_cue, side_of
from firsthand.text.spans import words_at
from firsthand.text.words import Word, words

# Acts on no side of a proposition.
NEITHER: frozenset[Act] = frozenset({"retraction", "no-comment", "apology", "demand", "promise", "threat"})
SILENT: frozenset[Act] = frozenset({"retraction", "no-comment"})  # whatever else tells of the utterance
# Acts that do not put forward that a deed was done, whatever deed they name.
NO_REPORT: frozenset[Act] = NEITHER | {"opinion", "other"}

NONE: frozenset[str] = frozenset()  # one object for the many that are empty
CARRIED = 6  # most words of a clause that the negation before it still governs
NEAR = 200  # code points before a denial in which what it answers is named

_CLAUSE = re.compile(r"[,;:.!?…]['’\"”»]?\s|\s(?:and|nor|or|but|while|whereas)\s")
_QUESTION = re.compile(r"^\W*whether\b|^[^.!?]*\?\W*$", re.I)
_UNIVERSAL = frozenset(("no", "nobody", "none", "never", "nothing", "neither", "nor"))
_UNTRUE = frozenset(map(stem, entries("untrue")))
OTHERS_SAID = frozenset(map(stem, entries("accounts"))) | _UNTRUE
_BY_ORDER = re.compile(
    r"\b(?:on|by|under|with)\s+(?:\w+['’]?s?\s+)?(?:orders?|instructions?|knowledge|command)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Put:
    """A statement as something put forward or denied."""

    statement: Statement
    utterance: str | None
    voice: str | None
    act: Act
    text: str
    terms: frozenset[str]  # stems, a deed's name for the words that name one
    side: Side  # that its words take by themselves
    says_no: bool  # a negation stands among its words
    no: frozenset[str]  # stems of the clauses in which one stands
    denial: bool  # an act of denying, not only words that say no
    asserted: frozenset[str]  # deeds
    denied: frozenset[str]  # deeds
    unsaid: frozenset[str]  # deeds that its words say were not seen or done, without denying them to others
    around: tuple[str, ...]  # deeds that its document names around it, nearest first
    general: bool  # denies what others have said, or that those are of whom they said it
    sided: bool = True  # takes a side of what is said to be so; a question, demand, promise, threat or apology does not

    @property
    def place(self) -> tuple[str, int]:
        """Document and first code point."""
        return self.statement.document, self.statement.content[0][0]


def put(
    statement: Statement,
    frame: Frame | None,
    text: str,
    utterance: Utterance | None = None,
    capitals: Capitals | None = None,
) -> Put | None:
    """What `statement` of a document of this `text` puts forward; null where it puts nothing forward.

    A reader's comment is a lead, and on no side; a retraction and a refusal to comment put nothing forward.  Its words
    are shown to `capitals`.
    """
    act: Act = frame.act if frame else "report"
    if statement.in_block or act in SILENT:
        return None
    said = words_at(text, statement.content)
    spoken = words(said)
    if capitals:
        capitals.see(said, spoken)
    folded = [w.folded for w in spoken]
    denial = act == "denial"
    by_cue = frame is not None and denied_by_cue(frame, statement, text)
    clauses = _clauses(said, spoken)
    asserted, denied, unsaid = _deeds(clauses, frame, by_cue)
    return Put(
        statement=statement,
        utterance=utterance.id if utterance else None,
        voice=utterance.voice if utterance else None,
        act=act,
        text=said,
        terms=_terms(folded),
        side=side_of(spoken, denied_by_cue=by_cue, denies=denial),
        says_no=bool(negations(folded)),
        no=NONE.union(*(_terms(clause) for clause in clauses if negated(clause))) or NONE,
        denial=denial,
        asserted=asserted if act not in NO_REPORT else NONE,
        denied=denied,
        unsaid=unsaid,
        around=_around(statement, text) if denial else (),
        general=denial and _is_general(set(stems(folded)), frame),
        sided=not _QUESTION.search(said),
    )


def _terms(folded: Sequence[str]) -> frozenset[str]:
    """Stems, a deed's name for the words that name one."""
    named = dict(deeds(folded))
    if not named:
        return frozenset(stems(folded))
    return frozenset(t for i, w in enumerate(folded) for t in ([named[i]] if i in named else stems([w])))


def _is_general(stems_: set[str], frame: Frame | None) -> bool:
    """Whether it denies what others have said, or those of whom it is said, without saying what."""
    return bool(stems_ & OTHERS_SAID) or (frame is not None and frame.denies in ("the people", "the evidence"))


def _deeds(clauses: Sequence[Sequence[str]], frame: Frame | None, by_cue: bool) -> tuple[frozenset[str], ...]:
    """Deeds asserted, deeds denied, and deeds only said not to be so, clause by clause."""
    denial = frame is not None and frame.act == "denial"
    untrue = denial and any(stem(w) in _UNTRUE for clause in clauses for w in clause)
    says_no = any(map(negations, clauses))
    of_deed = denial and frame is not None and frame.denies == "the deed"
    whole = by_cue or untrue or (of_deed and not says_no)
    asserted: set[str] = set()
    denied: set[str] = set()
    unsaid: set[str] = set()
    governed = False  # by the negation of the clause before: "nobody was beaten or held"
    for clause in clauses:
        saying = negations(clause)
        at = min(saying, default=len(clause))
        no = {clause[i] for i in saying}
        named = [(0, "order")] if _BY_ORDER.search(" ".join(clause)) else deeds(clause)
        governed = bool(no) or (governed and denial and len(clause) <= CARRIED)
        for i, deed in named:
            says_not = (bool(no) and at <= i) or (not no and governed) or (bool(no) and named == [(0, "order")])
            if whole:
                (asserted if len(no) % 2 and not untrue and not no & _UNIVERSAL else denied).add(deed)
            elif says_not and (denial or no & _UNIVERSAL):
                denied.add(deed)
            elif not says_not and (not denial or (frame is not None and frame.denies == "the source")):
                asserted.add(deed)
            elif says_not:
                unsaid.add(deed)
    if denial and frame is not None and frame.denies == "the source":
        denied -= asserted
    return tuple(frozenset(some) or NONE for some in (asserted - denied - unsaid, denied, unsaid - asserted))


def _around(statement: Statement, text: str) -> tuple[str, ...]:
    """Deeds named in the paragraph just before and beside what is said: "Asked about the deaths, she said ..."."""
    begin, end = statement.content[0][0], statement.content[-1][1]
    before = text[max(0, begin - NEAR) : begin].rpartition("\n")[2]
    after = text[end : end + NEAR // 2].partition("\n")[0]
    found = [deed for _, deed in reversed(deeds([w.folded for w in words(before)]))]
    return tuple(dict.fromkeys([*found, *(deed for _, deed in deeds([w.folded for w in words(after)]))]))


def _clauses(said: str, spoken: Sequence[Word]) -> list[list[str]]:
    """The words of each clause that has any, without those that part two clauses."""
    parting = [match.span() for match in _CLAUSE.finditer(said)]
    ends = [end for _, end in parting]
    found: list[list[str]] = [[] for _ in (*ends, len(said))]
    for word in spoken:
        at = bisect_right(ends, word.begin)
        if at == len(ends) or word.begin < parting[at][0]:
            found[at].append(word.folded)
    return [clause for clause in found if clause]
