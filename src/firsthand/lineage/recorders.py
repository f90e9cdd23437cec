"""Who recorded an utterance first: the outlet, or the speaker's own publication, where its routes end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from firsthand.lineage import Lineage
from firsthand.lineage.heard import common_outlet, first_page
from firsthand.lineage.texts import Text
from firsthand.records import Proposal, Route, Utterance
from firsthand.text.dates import day_of, last_day
from firsthand.text.mastheads import masthead
from firsthand.text.spans import length, overlap

FRESH = timedelta(days=14)  # longest from what is said to a text that has it from nobody else


class Recording(NamedTuple):
    """Where routes end: an outlet, its document if the case holds it, and what shows it."""

    outlet: str | None
    document: str | None
    why: str


class Recorders:
    """Finds where the routes of each utterance end."""

    def __init__(
        self, case: Lineage, routes: Sequence[Route], found: Sequence[Text], proposals: Iterable[Proposal] = ()
    ) -> None:
        self.case = case
        self.text_of = {id_: text for text in found for id_ in text.members}
        self.written = {route.subject for route in routes if route.kind == "citation" and route.subject}
        self.hops: dict[tuple[str, str | None], list[Route]] = defaultdict(list)
        for route in sorted(routes, key=lambda route: (-route.confidence, route.id)):
            if route.kind in ("credit", "quote"):
                self.hops[route.from_, route.subject].append(route)
        self.contested: dict[str, set[str]] = defaultdict(set)  # utterances whose words are another voice's elsewhere
        for link in proposals:
            ends = [case.utterances.get(case.utterance_of.get(id_, "")) for id_ in (link.a, link.b)]
            if ends[0] and ends[1] and ends[0].voice and ends[1].voice and ends[0].voice != ends[1].voice:
                self.contested[ends[0].id].add(ends[1].id)
                self.contested[ends[1].id].add(ends[0].id)
        self.copied: dict[str, list[Route]] = defaultdict(list)
        for route in routes:
            if route.kind == "copy" and route.to in case.documents:
                self.copied[route.from_].append(route)
        self._last: tuple[str, Recording | None] = "", None  # of the utterance last asked for

    def of(self, utterance: Utterance) -> Recording | None:
        """Null where nothing shows it, or what is shown does not agree."""
        if self._last[0] != utterance.id:  # asked for again and again
            self._last = utterance.id, self._of(utterance)
        return self._last[1]

    def _of(self, utterance: Utterance) -> Recording | None:
        """Whom it was said to, or who published it, comes before what others credit; that, before whose the text is."""
        case = self.case
        if own := case.recorded_in(utterance):
            return self._own(utterance, own)
        if page := self._published(utterance):
            return Recording(case.documents[page].outlet, page, "published by the speaker")
        tellers = list(case.tellers(utterance))
        credited = [end for id_ in tellers if (end := self.end(id_, utterance))]
        if credited:
            if page := self._of_another(utterance, credited):
                why = "the same words stand there, given to another; where they are credited they do not"
                return Recording(case.documents[page].outlet, page, why)
            heard = {masthead(venue) for venue in self._venues(utterance)}
            return _agreed([end for end in credited if masthead(end.outlet or "") in heard] or credited)
        if any(self.hops.get((id_, utterance.id)) for id_ in tellers):
            return None  # credits that run in a circle
        if utterance.id in self.written:
            return None  # the speaker's own report or letter, which the case does not hold
        return _agreed([self._of_text(id_, utterance) for id_ in self._uncopied(utterance)])

    def _own(self, utterance: Utterance, own: list[str]) -> Recording | None:
        """The page whose outlet was told it, or which the speaker published; null where two outlets claim that."""
        case = self.case
        outlet = common_outlet(case, own)
        tellers = case.tellers(utterance)
        told = [one for id_ in own for one in tellers.get(id_, ())]
        published = any(map(case.is_own_publication, told)) and not any(map(case.is_own_venue, told))
        why = "published by the speaker" if published else "told to its own reporter"
        return Recording(outlet, first_page(case, own), why) if outlet else None

    def _of_another(self, utterance: Utterance, credited: Sequence[Recording]) -> str | None:
        """The one page that was told the very words, by another voice, if no page that is credited tells them."""
        told_in = self.case.told_in[utterance.id]
        if any(end.document is None or end.document in told_in for end in credited):
            return None
        others = (self.case.utterances[id_] for id_ in self.contested.get(utterance.id, ()))
        pages = {page for other in others for page in self.case.recorded_in(other)}
        return pages.pop() if len(pages) == 1 else None

    def _published(self, utterance: Utterance) -> str | None:
        """The one document of the speaker's own that tellers have it from; null where they have it from several."""
        found: set[str] = set()
        for id_, told in self.case.tellers(utterance).items():
            keys = frozenset[str]().union(*map(self.case.keys_of, told))
            for hop in self.hops.get((id_, utterance.id), ()):
                if hop.kind == "quote" and not keys.isdisjoint(self.case.mastheads.get(hop.to, ())):
                    found.add(hop.to)
        return found.pop() if len(found) == 1 else None

    def _uncopied(self, utterance: Utterance) -> list[str]:
        """Those that tell it, without those that copied the words, or the whole text, from another of them."""
        tellers = self.case.tellers(utterance)
        left = []
        for id_, told in tellers.items():
            spans = [span for one in told for span in one.content]
            own = (
                [(at.begin, at.end) for at in route.evidence if at.document == id_]
                for route in self.copied[id_]
                if route.to in tellers
            )
            if not any(2 * overlap(spans, at) > length(spans) for at in own):
                left.append(id_)
        return left or list(tellers)

    def _venues(self, utterance: Utterance) -> set[str]:
        """Whom it was said to, as those tell who tell it."""
        frames = (self.case.frames.get(id_) for id_ in utterance.statements)
        return {frame.venue for frame in frames if frame and frame.venue}

    def is_told(self, utterance: Utterance) -> bool:
        """Whether an account tells who heard or published it: more than that the text names no other source."""
        return bool(self.case.recorded_in(utterance)) or any(
            self.end(id_, utterance) for id_ in self.case.tellers(utterance)
        )

    def end(self, document: str, utterance: Utterance) -> Recording | None:
        """Where the credits that start at `document` end; null where there are none, or where they run in a circle."""
        passed: set[str] = set()
        at, name = document, None
        while hops := self.hops.get((at, utterance.id)):
            if at in passed:
                return None
            passed.add(at)
            name = hops[0].to_name
            if hops[0].to not in self.case.documents:
                return Recording(name, None, f"credited to {name}; its own text is not in this pile")
            at = hops[0].to
        return Recording(name, at, "credited by those who tell it") if passed else None

    def _of_text(self, document: str, utterance: Utterance) -> Recording | None:
        """Whose the text is that tells it and names no other source; none for what was said long before."""
        text = self.text_of.get(document)
        if text is None or not (text.outlet or text.original) or self._is_old(document, utterance):
            return None
        return Recording(text.outlet, text.original, f"that text names no other source for it: {text.why}")

    def _is_old(self, document: str, utterance: Utterance) -> bool:
        said, published = utterance.said_on, day_of(self.case.documents[document].published)
        day = last_day(said) if said else None
        return bool(day and published and published - day > FRESH)


def _agreed(found: Sequence[Recording | None]) -> Recording | None:
    """The one outlet that all give, and the one page, if they give but one; null where one gives none or two differ."""
    known = [one for one in found if one]
    if not known or len(known) < len(found) or len({masthead(one.outlet or "") for one in known}) > 1:
        return None
    pages = {one.document: one for one in known if one.document}
    return next(iter(pages.values())) if len(pages) == 1 else known[0]._replace(document=None)
