"""What, besides the names themselves, speaks for or against two names being one voice's."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.identity.evidence import Evidence
from firsthand.identity.names import Told
from firsthand.identity.story import Stories
from firsthand.text.descriptions import describe
from firsthand.text.lexicon import words
from firsthand.text.tokens import fold

SAME_STORY = 0.25
OTHER_STORY = 0.08
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


def support(a: Told, b: Told, stories: Stories, alike: bool = True) -> list[Evidence]:
    """All that is known of the two: offices, the documents' stories, the same words said; empty where nothing is.

    `alike` false leaves out the stories: of a father and a son the same are told.
    """
    found = [*_roles(a, b), *(_stories(a, b, stories) if alike else ())]
    if stories.say_the_same(a, b):
        found.append(Evidence(3.0, "they say the same words"))
    return found


def _roles(a: Told, b: Told) -> Iterator[Evidence]:
    one, other = _offices(a), _offices(b)
    if not one or not other:
        return
    shared = max((len(x & y) for x in one for y in other), default=0)
    sole = any(x & y & words("sole_offices") and len(x & y) > 1 for x in one for y in other)
    if shared > 1:
        yield Evidence(3.5 if sole else 2.5, "the same office")
    elif shared:
        yield Evidence(1.2, "a like office")
    else:
        yield Evidence(-0.7, "other offices")


def _offices(told: Told) -> set[frozenset[str]]:
    found = set()
    for role in told.roles:
        described = describe(role)
        low = frozenset(fold(role).split()) - _VAGUE - words("function_words")
        if described:
            low |= {described.head} - _VAGUE
        if low and not low & _KIN:
            found.add(low)
    return found


def _stories(a: Told, b: Told, stories: Stories) -> Iterator[Evidence]:
    alike = stories.alike(a, b)
    if alike is not None and alike >= SAME_STORY:
        yield Evidence(2.5, "their documents tell of the same things")
    elif alike is not None and alike < OTHER_STORY:
        yield Evidence(-1.0, "their documents tell of other things")
