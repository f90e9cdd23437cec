"""Pages that say they were told something themselves, set against others with the same text: who of them was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from firsthand.records import Passage, Span, Statement
from firsthand.text.mastheads import masthead
from firsthand.text.spans import length, overlap

if TYPE_CHECKING:
    from firsthand.lineage import Lineage


class Claimed(NamedTuple):
    """What shared text makes of "told this newspaper"."""

    refuted: frozenset[str]  # statements; others with the text show that it was said to another outlet
    rivals: Mapping[str, Set[frozenset[str]]]  # by statement, for each text it is in, the documents whose claim stands


def claimed(case: Lineage) -> Claimed:
    """Of several outlets that each claim what one text tells, it was said to those whom most other outlets name.

    Where nobody names one of them all claims stand, and contradict each other.
    """
    refuted: set[str] = set()
    rivals: dict[str, set[frozenset[str]]] = defaultdict(set)
    own: dict[str, list[Statement]] = defaultdict(list)
    for _, told in sorted(case.statements.items()):
        if case.is_own_venue(told):
            own[told.document].append(told)
    for passage in case.passages:
        claims = list(_within(passage, own))
        held = {span.document for span in passage.spans}
        if not claims or len(held) < 2:
            continue
        names = _named(case, claims, held)
        best = max(names.values(), default=0)
        false = {
            told.document for told in claims if max((names[k] for k in case.mastheads[told.document]), default=0) < best
        }
        standing = frozenset(told.document for told in claims) - false
        for told in claims:
            if told.document in false:
                refuted.add(told.id)
            else:
                rivals[told.id].add(standing)
    return Claimed(frozenset(refuted), rivals)


def _within(passage: Passage, own: Mapping[str, list[Statement]]) -> Iterable[Statement]:
    """The statements of which most lies in the passage."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for span in passage.spans:
        if span.document in own:
            spans[span.document].append((span.begin, span.end))
    for document, held in spans.items():
        for told in own[document]:
            if 2 * overlap(told.content, held) > length(told.content):
                yield told


def _named(case: Lineage, claims: Sequence[Statement], held: Set[str]) -> Counter[str]:
    """How many outlets name each other one as whom it was said to, or as whose the text is.

    Whom only other texts name counts if it is one of those that claim it.
    """
    claiming = frozenset[str]().union(*(case.mastheads[told.document] for told in claims))
    found: set[tuple[str, frozenset[str]]] = set()
    for utterance in {case.utterance_of[told.id] for told in claims if told.id in case.utterance_of}:
        for name, document in case.venues[utterance]:
            if masthead(name) in claiming or (document in held and case.is_outlet(name)):
                found.add((masthead(name), case.mastheads[document]))
    for document in held:
        if mark := case.agency_of(document):
            found.add((masthead(mark.name), case.mastheads[document]))
    return Counter(key for key, by in found if key not in by)
