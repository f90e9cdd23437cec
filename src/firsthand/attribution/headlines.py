"""Headlines with a colon: "Ministry: no workers detained", "‘Nobody came’: Brisk"."""

from __future__ import annotations

import re

from firsthand.attribution.page import Page
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.lexicon import words

CONFIDENCE = 0.6
LONGEST_LABEL = 6  # words
LONGEST_TITLE, LEAST_WORDS = 25, 2
_WHO = re.compile(r"[^\W_][\w.’'-]*(?: [\w.’'&-]+){0,5}")


def colon_headline(page: Page, told: Told) -> None:
    """Reads the first line's "who: what" or "what: who", if that who speaks in the text below or holds a role."""
    begin, end = page.lines[0] if page.lines else (0, 0)
    title = page.text[begin:end]
    colon = title.find(": ")
    if colon < 0 or title.count(": ") > 1 or len(title.split()) > LONGEST_TITLE or told.touching((begin, end)):
        return
    left, right = (begin, begin + colon), (begin + colon + 2, end)
    for who, what in ((left, right), (right, left)):
        if _speaks(page, who, told) and len(page.text[what[0] : what[1]].split()) >= LEAST_WORDS:
            told.add(Attribution((who,), ((left[1], left[1] + 1),), (what,), CONFIDENCE))
            return


def _speaks(page: Page, span: tuple[int, int], told: Told) -> bool:
    """Whether the words are a person or body that speaks: a role, or the source of a statement below."""
    label = page.text[span[0] : span[1]]
    if not _WHO.fullmatch(label) or len(label.split()) > LONGEST_LABEL:
        return False
    mine = _words(label)
    known = words("roles") | words("bodies") | {"police", "report", "study", "survey", "source", "sources", "officials"}
    # "Orla Infirmary said" does not make Orla a speaker: the name must end as the source does
    sources = (_words(page.text[b:e]) for a in told for b, e in a.source)
    heard = any(theirs[-1:] == mine[-1:] and set(mine) <= set(theirs) for theirs in sources)
    return mine[-1] in known or (label[0].isupper() and heard)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w+", text)]
