"""What, besides the names themselves, speaks for or against two names being one voice's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from firsthand.identity.evidence import Evidence, log_odds
from firsthand.identity.names import Told
from firsthand.identity.story import Stories
from firsthand.text.descriptions import describe
from firsthand.text.lexicon import words
from firsthand.text.tokens import fold

SAME_STORY = 0.25
OTHER_STORY = 0.08
CLEAR = 3.5  # log odds that no further evidence would change
_ROLES = 20  # of each name
# Of kin, a role tells whose: what two share of it may be a father's and a son's.
_KIN = frozenset(("son", "daughter", "brother", "sister", "wife", "husband", "father", "mother", "widow"))
# Words of a role that say nothing of the office: they neither join nor part.
_VAGUE = frozenset(
    (
        "former",
        "ex",
        "acting",
        "republican",
        "democrat",
        "democratic",
        "late",
        "chief",
        "senior",
        "deputy",
        "mr",
        "mrs",
        "ms",
        "dr",
        "man",
        "woman",
    )
)


class Support:
    """All that is known of two names: offices, the stories of their documents, the same words said."""

    def __init__(self, stories: Stories) -> None:
        self.stories = stories
        self._offices: dict[Told, set[frozenset[str]]] = {}

    def added(self, own: Sequence[Evidence], a: Told, b: Told, alike: bool = True) -> list[Evidence]:
        """`own`, which the names themselves say, with all other evidence there is.

        `alike` false leaves out the stories: of brothers the same are told.  The words said are compared
        where all else leaves it open.
        """
        found = [*own, *self.same_office(a, b), *(self._same_story(a, b) if alike else ())]
        if log_odds(found) < CLEAR and self.stories.say_the_same(a, b):
            found.append(Evidence(3.0, "they say the same words"))
        return found

    def same_office(self, a: Told, b: Told) -> Iterator[Evidence]:
        """What the offices of both say; nothing where either has none."""
        one, other = self._offices_of(a), self._offices_of(b)
        if not one or not other:
            return
        shared = max(
            (x & y for x in one for y in other), key=lambda both: (len(both), bool(both & words("sole_offices")))
        )
        if len(shared) > 1:
            yield Evidence(3.5 if shared & words("sole_offices") else 2.5, "the same office")
        elif shared:
            yield Evidence(1.2, "a like office")
        else:
            yield Evidence(-0.7, "other offices")

    def _offices_of(self, told: Told) -> set[frozenset[str]]:
        if told not in self._offices:
            self._offices[told] = _offices(told)
        return self._offices[told]

    def _same_story(self, a: Told, b: Told) -> Iterator[Evidence]:
        alike = self.stories.alike(a, b)
        if alike is not None and alike >= SAME_STORY:
            yield Evidence(2.5, "their documents tell of the same things")
        elif alike is not None and alike < OTHER_STORY:
            yield Evidence(-1.0, "their documents tell of other things")


def _offices(told: Told) -> set[frozenset[str]]:
    roles = sorted(told.roles, key=lambda role: (-told.roles[role], role))[:_ROLES]
    return {office for office in map(_office, roles) if office}


@lru_cache(maxsize=1 << 14)
def _office(role: str) -> frozenset[str]:
    """The telling words of a role; none of one that tells whose kin somebody is."""
    described = describe(role)
    low = frozenset(fold(role).split()) - _VAGUE - words("function_words")
    if described:
        low |= {described.head} - _VAGUE
    return frozenset() if low & _KIN else low
