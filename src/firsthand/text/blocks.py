"""Lines of running text that are not the account: captions, related links, appeals, notes, comments.

Careful rather than complete: a caption left in costs less than a paragraph of the account lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.records import BlockKind

BlockSpan = tuple[BlockKind, int, int]


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A line of at most `most` characters that begins with `pattern` is a block of this kind."""

    kind: BlockKind
    most: int
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, kind: BlockKind, most: int, pattern: str, flags: re.RegexFlag = re.I) -> _Rule:
        return cls(kind, most, re.compile(pattern, flags))


_AGENCY = _any(
    "AP", "AFP", "EPA", "EFE", "DPA", "PA", "TASS", "ANSA", "REUTERS", "Reuters", "Getty", "GETTY", "Bloomberg",
    "NurPhoto", "Anadolu", "Xinhua", "Zuma", "SIPA", "Rex",
)  # fmt: skip
_LIBRARY = _any(
    "Getty(?: Images)?", "AP Photo", "Shutterstock", "iStock", "Alamy", "Rex Features", "NurPhoto", "Flickr",
    "Wikimedia Commons", "Wikipedia",
)  # fmt: skip
_TAKEN = _any("Photo(?:s|graph|grapher)?", "Images?", "Pictures?", "Pic", "Screenshot", "Screengrab", "Video", "Foto")
_NAME = r"[\w .'’-]+"
_IN_BRACKETS = _any(
    rf"{_LIBRARY}\b[^()]*",
    rf"[^()]*\b(?:via|by|/) ?{_LIBRARY}",
    rf"{_TAKEN}(?: credit| courtesy)?(?: ?[:/]| by\b| via\b)[^()]*",
    rf"{_AGENCY}(?: Photo)? ?/ ?[^()]+",
    rf"[^()]+ ?/ ?{_AGENCY}",
    r"[Ff]ile photo[^()]*",
)
_WORK = r"(?:[Rr]eporting|[Ee]diting|[Ww]riting)"
_OPENING = r"[\[(*_>»•\s-]*"
_THING = r"(?:stories|articles?|coverage|content|news|posts?|links?|topics?)"
_RELATED_BEFORE_COLON = _any(
    rf"related(?: {_THING})?", r"read(?: (?:more|also|next))?", "also read", "see also",
    r"more (?:at|on|from)[^.:]{0,40}", "further reading", "recommended", "must[- ]read", "don['’]t miss", "watch",
)  # fmt: skip
_RELATED_ELSEWHERE = _any(
    "lesen sie (?:auch|mehr)", "mehr zum thema", "(?:à )?lire aussi", "lea(?: también| más)?", "leer más",
    "leggi anche", "leia (?:também|mais)", "lees ook", "czytaj (?:też|także)", "читайте также", "читать также",
)  # fmt: skip
_RELATED_ALONE = _any(
    rf"related {_THING}", "see also", "read more", "read next", "more on this(?: story)?",
    "you (?:may|might) (?:also )?(?:like|be interested in)", "most (?:read|popular|viewed)",
    "recommended (?:stories|for you)",
)  # fmt: skip
_ARTICLE = r"(?:this|an earlier version of this|a previous version of this) (?:article|story|post|report|column)"
_CHANGED = _any(
    "(?:has been|was) (?:updated|amended|corrected|edited|changed|modified|revised|originally|first|produced)",
    "is part of", "originally", "first appeared", "incorrectly", "misstated", "misidentified", "appeared",
)  # fmt: skip
_GIVE = _any(
    "sign (?:the|this|our) (?:petition|call|appeal|open letter|pledge)", "give what you can",
    "donate (?:now|today|here|to us)", "make a (?:donation|contribution)", "support (?:our|independent) journalism",
    "consider (?:donating|making a (?:donation|contribution))",
)  # fmt: skip
_FOLLOW = _any(
    r"sign up (?:for|to) (?:our|the|get|one of our)\b", "newsletter sign[ -]?up",
    r"subscribe (?:to|now|today)\b", r"like us on\b", r"click here to\b",
    r"follow (?:us|@?\w+(?: \w+)?) on (?:twitter|facebook|instagram|x)\b", "share this (?:article|story|page|post)",
    r"download (?:our|the) [\w ]*app\b", r"get (?:the|our) [\w ]*newsletter", "enter your e-?mail",
)  # fmt: skip
_BUTTON = _any(
    "advertisement", "story continues below(?: advertisement)?",
    r"(?:article )?continues? (?:reading|after|below)[\w ]*", "skip ad", "loading[.…]*", "view gallery", "play video",
    "share", "tweet", "print", "e-?mail", "facebook", "twitter", "whatsapp", r"all rights reserved\.?",
)  # fmt: skip

_PART = r"[A-Z][\w.’'-]*(?: (?:de |van |von |al-)?[A-Z][\w.’'-]*){0,4}"
# "By Ana Ruz in Orla and Ivo Tal in Vell, Evening Post, Friday 3 May 2024"; "From our own correspondent"
_BYLINE = _any(
    rf"[Bb]y {_PART}(?:(?:,| and| in| for|, for) {_PART})*(?:,? (?:\w+ )?\d{{1,2}} \w+ \d{{4}})?",
    rf"From {_PART} in {_PART}",
    r"(?:By|From) our (?:own )?[a-z][a-z -]{2,40}",
)
_IMPRINT = _any(
    r"[^“”\"]{0,120}\b(?:appears|is published|comes out) (?:once|twice|\w+ times) (?:a|every) (?:week|month|year)\b",
    r"[^“”\"]{0,120}\b(?:single copies|reprinted (?:with|by) permission|printed on the premises)\b",
    r"[^“”\"]{0,120}\b(?:is|are) reproduced (?:under|by|with) (?:licen[cs]e|permission)\b",
    r"[^“”\"]{0,160}\b(?:enquiries|inquiries|subscriptions|contact us)\b[^“”\"]{0,80}"
    r"(?:www\.|https?:|@|in writing only)",
    r"(?:[^“”\"\n]{0,120}[\s(])?© ?\w",
    r"(?:[^·|\n]{2,30} [·|] ){3,}[^·|\n]{2,30}$",
)
_ELSEWHERE_IN_PAPER = _any(
    r"(?:elsewhere|also|inside) (?:in|on) (?:this|today['’]s) (?:edition|issue|page|paper)\b",
    r"[^.!?“”\"]{3,80}, pages? \d+\.?$",
)
# "The gate on Saturday. (Landbridge)": a caption in the middle of a text, but an article's end at its end
_CREDITED = re.compile(rf"[^“”\"]{{10,160}}[.!?…] \({_PART}\)$")
# "ORLA, 3 May (Reuters) -": what stands before the account's first sentence
_DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w. ]{1,30})?(?:,? (?:\d{1,2} \w{3,9}|\w{3,9}\.? \d{1,2}))?"
    r" ?\([A-Z][\w .]{1,40}\) ?[-–—]+(?=\s)"
)

_RULES: tuple[_Rule, ...] = (
    _Rule.of("note", 600, r"[\[(*_]*(?:editor['’]?s['’]? note|correction|clarification|note to readers)\s*[:—–.-]"),
    _Rule.of("note", 400, rf"[\[(*_]*{_ARTICLE} {_CHANGED}\b"),
    _Rule.of("caption", 300, rf".*[(\[]{_IN_BRACKETS}[)\]]\.?\s*$", re.NOFLAG),
    _Rule.of("note", 120, r"\[[^\]\n]{3,60}:\]"),
    _Rule.of("note", 300, r"[^“”\"]{0,120}\b[Tt]ranslated from (?:the )?[A-Z]\w+ by [A-Z]", re.NOFLAG),
    _Rule.of(
        "caption", 200, rf"[^“”\"]{{5,160}}[.!?…] (?:Picture|Photo|Photograph|Image)s?(?: by|:) {_PART}", re.NOFLAG
    ),
    _Rule.of("caption", 400, r"(?:image|media|photo|video) (?:copyright .{1,60} image )?caption\b"),
    _Rule.of("caption", 400, r"(?:media playback is (?:un|not )supported|enlarge this image|file(?: photo)? ?[-–—:] )"),
    _Rule.of("caption", 300, rf"(?:[A-Z][A-Z .&]{{2,40}} ?[•|/] ?)?(?:{_LIBRARY}|GETTY) +[A-Z]", re.NOFLAG),
    # the pictures of a gallery, run together with its buttons
    _Rule.of("caption", 9000, r"[^\n]{0,8800}\b(?:hide caption|image \d+ of ?/? ?\d+)\b"),
    _Rule.of("related", 200, r"embed ?>|[^.!?“”\"]{10,180}[.!?]?[^.!?“”\"]{0,100} read more$"),
    _Rule.of("credit", 120, rf"{_TAKEN} (?:by|credit|copyright)\b", re.NOFLAG),
    _Rule.of("credit", 120, rf"{_TAKEN} ?(?:credit|copyright|courtesy|source)?s?(?: of| by)?:", re.NOFLAG),
    _Rule.of(
        "credit", 80, _any(_LIBRARY, rf"{_AGENCY}(?: Photo)? ?/ ?{_NAME}", rf"{_NAME}/{_LIBRARY}") + r"\.?$", re.NOFLAG
    ),
    _Rule.of("credit", 80, r"(?:source|quelle|fuente|fonte|źródło|источник)s?\s*:\s*\S"),
    _Rule.of("credit", 200, r"(?:©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d))"),
    _Rule.of("credit", 300, rf"\(?(?:[Aa]dditional |[Ww]ith )?{_WORK} by [A-Z]", re.NOFLAG),
    _Rule.of("credit", 140, rf"{_BYLINE}$", re.NOFLAG),
    _Rule.of("credit", 90, r"/[^/\n]{2,80}/$"),
    _Rule.of("related", 140, _ELSEWHERE_IN_PAPER),
    _Rule.of("boilerplate", 250, _IMPRINT),
    _Rule.of("related", 250, rf"{_OPENING}{_RELATED_BEFORE_COLON}[*_]*\s*[:|»>]"),
    _Rule.of("related", 250, rf"{_OPENING}{_RELATED_ELSEWHERE}(?: [^.:]{{0,40}})?[*_]*\s*[:|»>]"),
    _Rule.of("related", 60, rf"{_RELATED_ALONE}[.:…]*$"),
    _Rule.of("petition", 300, rf"(?:please )?{_GIVE}\b"),
    _Rule.of("boilerplate", 400, _FOLLOW),
    _Rule.of("boilerplate", 60, rf"{_BUTTON}$"),
)
# A sentence that reports speech is account, however it begins.
_REPORTS_SPEECH = re.compile(r".*\b(?:said|says|told|according to)\b.*[.”\"]$", re.I | re.S)
_COMMENTS = re.compile(
    _any(
        r"(?:\d+ )?(?:(?:reader )?comments?|responses?|replies|kommentare|commentaires|comentarios)(?: ?\(\d+\))?:?",
        r"\d+ (?:thoughts?|responses?|replies) (?:on|to) .*",
        "leave a (?:reply|comment)",
        "join the (?:discussion|conversation)",
    )
    + "$",
    re.I,
)
_RELATED_LIST = re.compile(rf"(?:related {_THING}|more on this(?: story)?|you (?:may|might) also like):?$", re.I)
_BEFORE_COMMENTS = 400  # characters of account that must stand before a heading ends it
_PARAGRAPH = 80  # characters of a line that is more than a caption
_LINE = re.compile(r"[^\r\n]+")


def line_kind(line: str) -> BlockKind | None:
    """What a line or paragraph is if it is not account; `None` for account and for all doubt."""
    words = line.strip()
    for rule in _RULES:
        if len(words) <= rule.most and rule.pattern.match(words):
            spoken = rule.kind in ("related", "petition", "boilerplate") and _REPORTS_SPEECH.match(words)
            return None if spoken else rule.kind
    return None


def is_comments_heading(line: str) -> bool:
    """Whether a line says that readers' comments follow."""
    return bool(_COMMENTS.match(line.strip()))


def text_blocks(text: str) -> list[BlockSpan]:
    """Blocks of running text, one a line: (kind, begin, end) in code points, in order, no overlap.

    Lines end at LF, CR or CRLF.  From a heading such as "12 Comments" to the end all is comment, if
    enough of an account stands before it.
    """
    return list(_blocks(text))


def _blocks(text: str) -> Iterator[BlockSpan]:
    account, in_comments, in_list = 0, False, False
    last = max((m.start() for m in _LINE.finditer(text) if len(m.group()) > _PARAGRAPH), default=0)
    for match in _LINE.finditer(text):
        line = match.group().strip()
        if not line:
            continue
        begin = match.start() + match.group().index(line)
        in_comments = in_comments or (account >= _BEFORE_COMMENTS and is_comments_heading(line))
        # Headlines below "Related stories": short, and ending as no sentence does.
        in_list = bool(_RELATED_LIST.match(line)) or (in_list and len(line) < 120 and line[-1] not in ".!?”\"'’:")
        kind: BlockKind | None = "comment" if in_comments else line_kind(line) or ("related" if in_list else None)
        if kind is None and begin < last and account and _CREDITED.match(line):
            kind = "caption"
        if kind is None:
            if dateline := _DATELINE.match(line):
                yield "credit", begin, begin + dateline.end()
            account += len(line)
        else:
            yield kind, begin, begin + len(line)
