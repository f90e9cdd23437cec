"""Attributions to nobody: "The ship reportedly sank off Norsk"."""

from __future__ import annotations

import re

from firsthand.attribution.page import Page, joined
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution
from firsthand.text.sentences import sentence_spans

Span = tuple[int, int]

CONFIDENCE = 0.6
LEAST_WORDS = 4
REACH = 400  # characters to each side of the adverb in which its clause ends
_ADVERB = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"[;:(—–]\s*|,\s+(?:and|but|or|while|when|where|as|though|although|since)\s+|\b(?:after|before|because|that|whether|if)\s+"
)
_AT_END = re.compile(r",\s+(?P<source>[^,;:]{2,60}?)\s+(?P<cue>reports?|reported|says?|said|writes?|wrote)[.\s]*$")
_CLOSES = re.compile(r"[;)—–]|,\s+(?:but|according\s+to|leaving|though|although|while|because)\b|[.!?][\"”’]*$")


def hearsay(page: Page, told: Told) -> None:
    """The clause around such an adverb, where nobody was found to say it: a statement without a source.

    Unless its sentence ends with one: "..., the Orla Times reports".
    """
    for sentence in (
        s for b, e in page.lines if _ADVERB.search(page.text, b, e) for s in sentence_spans(page.text, b, e)
    ):
        for match in _ADVERB.finditer(page.text, *sentence):
            if told.touching(match.span()) or _is_cue(match.span(), sentence, told):
                continue
            by = _AT_END.search(page.text, match.end(), sentence[1])
            clause = _clause(page.text, (sentence[0], by.start() if by else sentence[1]), match.span())
            content = joined(page.text, [(clause[0], match.start()), (match.end(), clause[1])])
            if sum(len(page.text[b:e].split()) for b, e in content) >= LEAST_WORDS:
                source, cue = ((by.span("source"),), (match.span(), by.span("cue"))) if by else ((), (match.span(),))
                told.add(Attribution(source, cue, content, CONFIDENCE))


def _is_cue(adverb: Span, sentence: Span, told: Told) -> bool:
    return any(b <= adverb[0] < e for a in told.touching(sentence) for b, e in (*a.cue, *a.source))


def _clause(text: str, sentence: Span, adverb: Span) -> Span:
    begin, end = max(sentence[0], adverb[0] - REACH), min(sentence[1], adverb[1] + REACH)
    before = [m.end() for m in _OPENS.finditer(text, begin, adverb[0])]
    after = _CLOSES.search(text, adverb[1], end)
    return before[-1] if before else begin, after.start() if after else end
