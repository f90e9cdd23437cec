"""Which documents had an utterance first hand, and which of one outlet's pages was first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.records import Utterance
from firsthand.text.mastheads import imitates, masthead

if TYPE_CHECKING:
    from firsthand.lineage import Lineage


def heard(case: Lineage, utterance: Utterance) -> list[str]:
    """Documents whose own outlet it was said to or who themselves published it, but for later retellings.

    An agency that tells again what a text of its own told before, of which only copies are here, is such a one.
    Of several that each say so, those that most others name as whom it was said to.  Where one claims what is in a
    text that others claim too, they are all given, whether they tell this utterance or like words.
    """
    tellers = case.tellers(utterance)
    own: set[str] = set()
    rivals: set[frozenset[str]] = set()
    for id_, told in tellers.items():
        if any(map(case.is_own_publication, told)):
            own.add(id_)
        for one in filter(case.is_told_here, told):
            own.add(id_)
            rivals.update(case.claimed.rivals.get(one.id, ()))
    own.update(*rivals)
    if not own:
        return []
    first: dict[str, list[str]] = defaultdict(list)  # copies of each agency's text
    for id_ in tellers:
        if mark := case.agency_of(id_):
            first[masthead(mark.name)].append(id_)
    copies = {key: case.foremost(ids) for key, ids in first.items()}
    found = [
        id_
        for id_ in sorted(own)
        if not any(
            case.is_before(copy, id_)
            for key in case.mastheads[id_]
            for copy in copies.get(key, ())
            if not case.is_one_text(copy, id_)  # whatever day a copy states
        )
    ]
    named = Counter(masthead(name) for name, id_ in case.venues[utterance.id] if not case.is_own(id_, name))
    times = {id_: max((named[key] for key in case.mastheads[id_]), default=0) for id_ in found}
    most = max(times.values(), default=0)
    return [id_ for id_ in found if times[id_] == most]


def common_outlet(case: Lineage, documents: Sequence[str]) -> str | None:
    """The outlet that published all of them; null where that is no one.

    Of names of which some imitate another it is the one that they imitate, if most of the documents bear it.
    """
    if len(documents) == 1 or frozenset.intersection(*(case.mastheads[id_] for id_ in documents)):
        return case.documents[documents[0]].outlet
    names = Counter(masthead(case.documents[id_].outlet or "") for id_ in documents)
    (key, times), *others = names.most_common()
    if 2 * times <= len(documents) or not all(imitates(other, key) for other, _ in others):
        return None
    return next(case.documents[id_].outlet for id_ in documents if masthead(case.documents[id_].outlet or "") == key)


def first_page(case: Lineage, documents: Sequence[str]) -> str | None:
    """Which of one outlet's pages is the original: the earliest of different texts, the later ones tell it again.

    Null where pages with one text state different dates: any may be wrong.
    """
    first = min(documents, key=lambda id_: (case.documents[id_].published or "~", id_))
    day, keys = case.documents[first].published, case.mastheads[first]
    later = (case.is_one_text(first, id_) or case.is_before(first, id_) for id_ in documents)
    if not all(known or case.documents[id_].published == day for known, id_ in zip(later, documents, strict=True)):
        return None
    own = [id_ for id_ in case.family_of.get(first, ()) if not keys.isdisjoint(case.mastheads[id_])]
    alike = [*own, *(id_ for id_ in documents if case.is_one_text(first, id_))]
    return first if all(case.documents[id_].published == day for id_ in alike) else None
