"""Blocks of running text: captions, related links, appeals, notes, comments.

Careful rather than complete: a caption left in costs less than a paragraph of the account lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.records import BlockKind, BlockSpan
from firsthand.text.comments import comments_begin
from firsthand.text.line_kinds import CREDITED, DATELINE, LED_BY_CREDIT, OF_PICTURE, RELATED_LIST, line_kind
from firsthand.text.paragraphs import Paragraph, paragraphs

_PARAGRAPH = 80  # characters of a line that is more than a caption
_FRAGMENT = 100  # characters of the longest words above a picture's credit
_ENDS = ".!?…:;,”\"'’»"
_FRAGMENT_HAS = re.compile(r"^(?!.*(?:[“”\"«»„—@]|https?:)).*[^\W\d_]")  # letters, and neither quotation nor address
_OPENS = re.compile(r"[“\"«„]")
_NOTES = re.compile(
    r"(?:foot|end)?notes|references|sources|fu(?:ß|ss)noten|anmerkungen|quellen|notas(?: al pie)?|fuentes"
    r"|notes de bas de page|références|note|riferimenti|przypisy|źródła|примечания|источники",
    re.I,
)
_NUMBERED = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)]?|[*†‡^¹²³⁴-⁹]+)\s*\S")
_REFERENCE = re.compile(r"\[(\d{1,3})\]")


def text_blocks(text: str) -> list[BlockSpan]:
    """Blocks of running text, one a paragraph: (kind, begin, end) in code points, in order, no overlap.

    A paragraph is a line, or what wrapping made of one.  Where readers' comments begin, all is comment to the end.
    """
    parts = paragraphs(text)
    comments = comments_begin(parts)
    account = parts[:comments]
    kinds = _kinds(account)
    _add_fragments(account, kinds)
    _add_notes(account, kinds)
    blocks = [block for part, kind in zip(account, kinds, strict=True) for block in _block(text, part, kind)]
    return [*blocks, *(("comment", part.begin, part.end) for part in parts[len(account) :])]


def _block(text: str, part: Paragraph, kind: BlockKind | None) -> Iterator[BlockSpan]:
    if kind is not None:
        yield kind, part.begin, part.end
    elif dateline := DATELINE.match(text, part.begin, part.end):
        yield "credit", part.begin, dateline.end()


def _kinds(parts: Sequence[Paragraph]) -> list[BlockKind | None]:
    """What each paragraph is, by its own words and by the list it stands in."""
    last = max((n for n, part in enumerate(parts) if len(part.words) > _PARAGRAPH), default=0)
    kinds: list[BlockKind | None] = []
    begun, in_list = False, False
    for n, part in enumerate(parts):
        line = part.words
        # Headlines below "Related stories": short, and ending as no sentence does.
        in_list = bool(RELATED_LIST.match(line)) or (in_list and len(line) < 120 and line[-1:] not in ".!?”\"'’:")
        kind: BlockKind | None = line_kind(line) or ("related" if in_list else None)
        if kind is None and n < last and begun and (CREDITED.match(line) or LED_BY_CREDIT.match(line)):
            kind = "caption"
        begun = begun or kind is None
        kinds.append(kind)
    return kinds


def _add_fragments(parts: Sequence[Paragraph], kinds: list[BlockKind | None]) -> None:
    """Words that end as no sentence does: captions above a credit, beside their own repetition, and inside a quotation.

    Elsewhere they are headings as often as captions, and stay.
    """
    open_quote = begun = False
    for n in range(len(parts) - 1):
        words, below = parts[n].words, parts[n + 1].words
        if kinds[n] is not None:
            continue
        if begun and len(words) <= _FRAGMENT and words[-1:] not in _ENDS and _FRAGMENT_HAS.search(words):
            beside = [parts[i].words for i in (n - 1, n + 1) if kinds[i] == "caption"]
            above_credit = kinds[n + 1] == "credit" and len(below) <= _PARAGRAPH and bool(OF_PICTURE.match(below))
            if any(words in other for other in beside) or above_credit or (open_quote and _OPENS.match(below)):
                kinds[n] = "caption"
                continue
        open_quote = _left_open(words)
        begun = begun or len(words) > _PARAGRAPH


def _left_open(words: str) -> bool:
    """Whether a paragraph ends inside a quotation that it or one before it opened."""
    opened, closed = sum(words.count(c) for c in "“«„"), sum(words.count(c) for c in "”»")
    return opened > closed or (not opened and not closed and words.count('"') % 2 == 1)


def _add_notes(parts: Sequence[Paragraph], kinds: list[BlockKind | None]) -> None:
    """Footnotes: numbered paragraphs below a heading "Notes", and such as "[3] Letter" that the text refers to."""
    referred = {mark for part in parts for mark in _REFERENCE.findall(part.words[1:])}
    numbered = [part.bullet or bool(_NUMBERED.match(part.words)) for part in parts]
    in_notes = False
    for n, part in enumerate(parts):
        heading = bool(_NOTES.fullmatch(part.words.rstrip(" :"))) and numbered[n + 1 : n + 2] == [True]
        in_notes = heading or (in_notes and numbered[n])
        own = _REFERENCE.match(part.words)
        if kinds[n] in (None, "related") and (in_notes or (own and own[1] in referred)):
            kinds[n] = "note"
