"""Whether words judge, wish or forecast rather than report, and by which of them that is seen.

Marks add up: a word that judges ("appalling"), what should or might be, a scrap of somebody's own wording in quotation
marks; numbers, days and what was done to somebody speak for a report.  That opinions are told by such marks, and that
they tell more together, is shown in Wiebe et al. 2004, "Learning subjective language"; the words are our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.text.lexicon import words as entries
from firsthand.text.phrases import grouped

Span = tuple[int, int]

ENOUGH = 2  # weight that makes an opinion
JUDGING, TINGED, SCRAP = 2, 1, 1
LEANING = 1  # what is in the speaker's own words throughout, or a name for something

# weight, the words
_MARKS = [
    (int(weight), pattern)
    for (weight,), pattern in grouped(
        r"""
    2     (?:should|ought to|must|mustn[’']t)\b(?! (?:arrive|be (?:ready|back|done)))
    2     (?:I|we|they|he|she) (?:\w+ly )?(?:do(?:es)?(?: not|n[’']t) )?(?:think|believe|feel|hope|doubt|guess|suspect
          |fear|love|hate|want|like|wish|trust)s?\b
    2     (?:expect|fear|hope|believe|think|want|worrie|doubt|wishe)s\b
    2     (?:I|we|he|she|they|you) (?:\w+ ){0,3}?(?:support|oppose|favou?r|agree|disagree|prefer|admire
          |respect)(?:s|d|ed)?\b
    2     in (?:my|his|her|our|their) (?:opinion|view)\b
    2     (?:need|needs|have|has|got) to (?!do with)
    2     (?:can|could)(?:not|n[’']t| not) (?:\w+ )?(?:afford|allow|accept|wait|continue|trust|be (?:allowed|trusted
          |ignored|tolerated))\b
    2     (?:will|would|could|can|might|may|going to|do|does|did) (?:\w+ly )?(?:hurt|harm|destroy|ruin|undermine
          |damage|weaken|strengthen|backfire|suffer|fail|lose|win|worsen|improve|benefit|help|threaten|cost|succeed
          |lead to|result in|make (?:it|us|them|things))\b
    2     (?:un)?likely\b
    2     (?:warrants?|merits|calls? for|requires?)\b
    2     has no business\b
    2     (?:settl|prov|chang|achiev|accomplish|solv)\w+ nothing\b
    2     it(?: is| was|[’']s) (?:time|up to|about)\b
    2     (?:right|wrong|good|bad|best|worst|better|worse) (?:side|thing|way|track|direction|people)\b
    1     if (?:you|we|they|he|she|it|the|this|that|people|I)\b
    1     (?:might|may|could|will|won[’']t|would|wouldn[’']t|[’']ll)\b
    1     (?:going to|bound to|set to|on course|on track|expected to)\b
    1     (?:seems?|appears?|looks?|sounds?) (?:like|to be|as if)\b
    1     (?:can[’']t|cannot|can not|don[’']t|doesn[’']t|isn[’']t|aren[’']t)\b
    1     (?:more|less|most|least) \w+(?:ed|ing|ive|ful|al|ous|ent|ant|ble|ic|ly)\b
    1     (?:all of us|our (?:country|nation|people|values|children|future)|the (?:country|nation|world))\b
    1     as if\b
    1     (?:is|are|isn[’']t|aren[’']t|[’']s|[’']re) (?:not )?(?:an?|the|about|just|all|too|so|more|what|how|why)\b
    -1    (?!(?:19|20)\d\d\b)\d[\d.,:/]*
    -1    (?:on|last|this|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b
    -1    (?:was|were|had been|been) (?:\w+ly )?\w+(?:ed|en)\b
    -1    (?:wonder|ask|see|check|know|test|learn)(?:ed|ing|s)? (?:if|whether)\b
    -1    (?:told|asked|ordered|called|showed|said to) (?:me|us|him|her|them)\b
    """,
        columns=2,
    )
]
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SCRAP = re.compile(r"[“\"‘«][^”\"’»\d]{3,60}[”\"’»]")
_INSIDE = re.compile(r"[\w,][\s“\"‘]+$")  # what stands before a word within a sentence


def find_opinion(content: str, small_content: str, *, direct: bool, naming: bool = False) -> Span | None:
    """The heaviest mark of an opinion in what was said, the first of them, where marks outweigh those of a report.

    `small_content` is `sift.small(content)`; `direct`: it is all in quotation marks; `naming`: it is what something was
    called.  Offsets are those of `content`.
    """
    found = list(_marks(content, small_content))
    if not direct:
        found += [(SCRAP, match.span()) for match in _SCRAP.finditer(content)]
    if sum(weight for weight, _ in found) + LEANING * (direct or naming) < ENOUGH:
        return None
    return min(found, key=lambda mark: (-mark[0], mark[1]))[1]


def _marks(content: str, small_content: str) -> Iterator[tuple[int, Span]]:
    judging, tinged = entries("judging"), entries("tinged")
    for word in _WORD.finditer(small_content):
        weight = JUDGING if word.group() in judging else TINGED if word.group() in tinged else 0
        if weight and not _in_name(content, word.start()):
            yield weight, word.span()
    for weight, pattern in _MARKS:
        for match in pattern.finditer(content, small_content):
            yield weight, match.span()


def _in_name(content: str, at: int) -> bool:
    """Whether the word at `at` is written large within a sentence."""
    return content[at].isupper() and _INSIDE.search(content[max(0, at - 4) : at]) is not None
