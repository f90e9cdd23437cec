"""Readers' comments in running text: where they begin, by their heading, their stamps and their form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from firsthand.text.paragraphs import Paragraph


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_COUNT = r"(?:\(?\d[\d.,]*\)?|an?|one|ein|eine|un|une|uno?|jeden)"
_COMMENTS = _any(
    "comments?", "(?:leser|user)?kommentare?", "commentaires?", "comentários?", "comentarios?", "commenti", "commento",
    "komentarze", "komentarz[ey]?", "reacties?", "комментари(?:и|й|ев|я)", "коментар(?:і|ів)", "kommentarer",
    "yorum(?:lar)?",
)  # fmt: skip
_WHOSE = r"(?:(?:rss|vos|reader|readers['’]?|user|your|all|letzte|neueste|see all|show|view)[ -])?"
_REPLIES = _any(
    "responses?", "repl(?:y|ies)", "thoughts?", "reactions?", "réactions?", "réponses?", "antworten?", "gedanken?",
    "respuestas?", "risposte", "odpowiedzi", "lesermeinung(?:en)?", "leserbriefe?", "meinungen",
)  # fmt: skip
# "on" what the comments are: a title, and no sentence
_TO = r"(?:on|to|zu|zum|auf|à|sur|a|en|su|do) (?:[“„\"«].{1,200}[”“\"»]|[^.!;:]{1,200}(?<![.!;:,]))"
_HEADING = re.compile(
    _any(
        rf"{_WHOSE}(?:{_COUNT} )?{_COMMENTS}(?: ?\(?\d[\d.,]*\)?)?[:.]?(?: leave new| comment from the forums)?",
        rf"{_COUNT} (?:{_COMMENTS}|{_REPLIES}) {_TO}",
        rf"{_COUNT} {_REPLIES}[:.]?",
        rf"(?:vos |ihre )?{_REPLIES} ?\(\d+\)[:.]?",
        "vos réactions|(?:leser|user)-?kommentare|lesermeinungen|leserbriefe",
        "(?:leave|post|write|add) a (?:reply|comment)(?: cancel reply)?|(?:customer|user|product|reader) reviews",
        "(?:schreibe?|hinterlasse) einen kommentar.{0,20}|kommentar (?:schreiben|hinzufügen)",
        "kunden(?:bewertungen|rezensionen)",
        "laisser un commentaire|deja un comentario|lascia un commento|dodaj komentarz|deixe um comentário",
        "plaats een reactie",
        "оставить комментарий|avis (?:des )?clients",
        "join the (?:discussion|conversation)",
    )
    + "$",
    re.I,
)
# what stands above comments and on no button
_COUNTED = re.compile(rf"{_COUNT} (?:{_REPLIES}|{_COMMENTS}) {_TO}$", re.I)
_WORD = r"[^\W\d_]{3,12}\.?"
_DATE = _any(
    r"\d{1,2}\.? ?[./-] ?\d{1,2} ?[./,-] ?\d{2,4}",
    r"\d{4}[-./]\d\d?[-./]\d\d?",
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.|º)? (?:de )?{_WORD},?(?: de)? \d{{4}}",
    rf"{_WORD} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}",
)
_DAY = _any(_DATE, rf"{_WORD} \d{{1,2}}(?:st|nd|rd|th)?", r"\d{1,2}/\d{1,2}")
_HOUR = r"\d{1,2} ?[:.h] ?\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.? ?m\b\.?)?"
_AT = r"[\s,|@·•–—-]*(?:\b(?:at|um|à|a las|alle|ore|kl|om|o|в|às)\b\.?)?[\s,:–—-]*"
_STAMP = re.compile(rf"(?<!\d)(?:{_DAY}(?!\d){_AT}{_HOUR}|{_HOUR}{_AT}{_DATE})(?!\d)(?: uhr)?", re.I)
_UNIT = _any(
    "seconds?|minutes?|hours?|days?|weeks?|months?|years?", "mins?|hrs?|[smhdwy]",
)  # fmt: skip
_AGO = re.compile(
    _any(
        rf"(?<!\w)(?:\d+|an?|one) ?{_UNIT} ago\b",
        r"\bvor (?:\d+|einem|einer) (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)\b",
        r"(?<!\w)\d+ (?:stunden?|tage?|wochen?|monate?|jahre?) her\b",
        r"\bil y a (?:\d+|un|une) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)\b",
        r"\bhace (?:\d+|una?) (?:segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?)\b",
        r"\d+ \w+ (?:fa|temu|назад|geleden|sedan|siden)\b",
    ),
    re.I,
)
_DAY_ALONE = re.compile(rf"(?<!\d){_DATE}(?!\d)", re.I)
_SAYS = re.compile(
    r".{1,60}?\s?(?:says|said|wrote|writes|sagt|schreibt|schrieb|meint|dit|a dit|a écrit|dice|dijo|escribió|ha scritto"
    r"|scrive|pisze|napisał|disse|skriver|пишет|написал)\s?:?$",
    re.I,
)
_REPLY = re.compile(
    r"(?:[\[(↓↑|·*+-]*\s*(?:reply|antworten?|répondre|responder|rispondi|odpowiedz|beantwoorden|ответить|svara?"
    r"|quote|zitieren|report(?: abuse| comment)?|(?:kommentar )?melden|flag|alerter|like(?:like|n|nlike|d by.{0,30})?"
    r"|permalink|likenliken"
    r"|(?:comment )?(?:deleted|removed)|upvote|downvote|share)[\])↓↑|·.\s]*)+$",
    re.I,
)
_ANSWER = re.compile(
    r"\b(?:reply|antworten|répondre|responder|rispondi|odpowiedz|ответить|geschrieben von|posted by"
    r"|comment(?:ed)? by)\b",
    re.I,
)
# whoever gives the day: "Ana Ruz | Fri, 3 May 2024 - 14:05"
_SIGNED = re.compile(
    rf"(?:\d+[.)] )?([^\W\d_][\w.'’@ -]{{1,40}}?)[ /|,]+(?:[^\W\d_]{{2,3}}\.?, )?{_DATE}(?:{_AT}{_HOUR})?$", re.I
)
_POST = re.compile(r"#\d+ \w")  # the number of a remark in its thread
_PUBLISHED = re.compile(
    r"(?:by|von|par|por|di|publi|updated?|last|first|modified|posted|stand|veröff|aktuali|erstellt"
    r"|mis à jour|pubbl|date)",
    re.I,
)
_LINKED_BACK = re.compile(r"(?:ping|track)back:", re.I)
_NAME = r"[^\W_][\w.'’@-]*(?: [\w.'’@-]+){0,3}"
_NAME_LINE = re.compile(rf"{_NAME}:?$")
_STUB = re.compile(
    r"[\[(<]?(?:deleted|removed|comment (?:deleted|removed)|this comment (?:was|has been) .{3,60})[\])>]?\.?$"
)
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*(?:\s|$)")

LINE = 130  # characters of the longest line that stamps a comment
REST = 60  # of these, what may stand beside the stamp: a name
PROSE = 80  # characters of the shortest paragraph of running prose
BEFORE = 100  # characters of prose that must stand before comments
BEFORE_UNSTAMPED = 400  # characters of text before a heading below which nothing is stamped
SOON = 300  # characters between such a heading and its first stamp
NAMES = 4  # that sign with a day before a list of them is a thread
REMARK = 3000  # characters of the longest remark


def is_heading(line: str) -> bool:
    """Whether a line says that readers' comments follow, as a title does: "12 Comments"."""
    return bool(_HEADING.match(line.strip()))


def comments_begin(parts: Sequence[Paragraph]) -> int | None:
    """Index of the paragraph from which on all is readers' comments; `None` where there are none.

    A heading alone may be a button at the head of a page; so what follows must not be more prose than what
    stands before, but for what comments' stamps ("Ana, 3 May 2024 at 14:05", "Reply") tie to them.
    """
    if not parts:
        return None
    page = _Page(parts)
    headings = [i for i, part in enumerate(parts) if is_heading(part.words)]
    stamped = next((i for i, after in pairwise([*headings, len(parts)]) if page.stamped_from(i, after)), None)
    starts = [i for i in (stamped, page.thread()) if i is not None]
    if starts:
        return min(starts)
    listed = page.list_at_end()
    return listed if listed is not None else next((i for i in headings if page.ends_account(i)), None)


class _Page:
    """What is known of each paragraph: whether it is prose, whether it stamps a comment."""

    def __init__(self, parts: Sequence[Paragraph]) -> None:
        self._parts = parts
        self._stamps = [_is_stamp(part.words) or bool(_SIGNED.match(part.words)) for part in parts]
        self._replies = [len(part.words) <= REST and bool(_REPLY.match(part.words)) for part in parts]
        self._marks = [
            stamp or reply or _is_weak(part.words)
            for stamp, reply, part in zip(self._stamps, self._replies, parts, strict=True)
        ]
        prose = [len(p.words) if len(p.words) >= PROSE and _SENTENCE.search(p.words) else 0 for p in parts]
        self._prose = [0, *accumulate(prose)]

    def _between(self, begin: int, end: int) -> int:
        return self._prose[end] - self._prose[begin]

    def _unclaimed(self, i: int) -> int:
        """Characters of prose after `i` that no stamp can claim: each a remark's length, the last half of one."""
        marks = [i, *self._marks_after(i), len(self._parts) - 1]
        gaps = [self._between(a + 1, b) for a, b in pairwise(marks)]
        return sum(max(0, gap - REMARK) for gap in gaps[:-1]) + max(0, gaps[-1] - REMARK // 2)

    def _marks_after(self, i: int) -> list[int]:
        return [n for n in range(i + 1, len(self._parts)) if self._marks[n]]

    def stamped_from(self, i: int, following: int) -> bool:
        """Whether comments with stamps follow a heading at `i`; `following` is the next heading."""
        marks = self._marks_after(i)
        before, between = self._between(0, i), self._between(i, following)
        if before < BEFORE or not marks or self._between(i, marks[0]) > REMARK:
            return False
        if _COUNTED.match(self._parts[i].words) and self._parts[marks[0]].begin - self._parts[i].end < SOON:
            return True
        few = sum(n < following for n in marks) <= 2
        headed_twice = following < len(self._parts) and between > max(before, 500) and few
        return self._unclaimed(i) <= before and not headed_twice

    def ends_account(self, i: int) -> bool:
        """Whether less prose follows a heading than stands before it; one that counts nothing may be the account's."""
        words = self._parts[i].words
        counted = any(c.isdigit() for c in words)
        if sum(len(p.words) for p in self._parts[:i]) < BEFORE_UNSTAMPED or (_COUNTED.match(words) and not counted):
            return False
        return self._between(i, len(self._parts)) <= self._between(0, i) * (1 if counted else 0.5)

    def thread(self) -> int | None:
        """Where stamped comments begin that have no heading: stamps, and words of replying or several names."""
        for i, part in enumerate(self._parts):
            if self._stamps[i] and not _PUBLISHED.match(part.words) and self._is_thread(i):
                while i and len(self._parts[i - 1].words) <= 40 and not _SENTENCE.search(self._parts[i - 1].words):
                    i -= 1  # the name above the first stamp
                return i
        return None

    def _is_thread(self, i: int) -> bool:
        before = self._between(0, i)
        marks = [i, *self._marks_after(i)]
        stamps = [n for n in marks if self._stamps[n]]
        if before < BEFORE or (len(stamps) > 1 and self._between(i, stamps[1]) > REMARK // 2):
            return False
        words = [self._parts[n].words for n in marks]
        replied = sum(self._replies[n] or bool(_ANSWER.search(self._parts[n].words)) for n in marks)
        said = sum(bool(_SAYS.match(self._parts[n - 1].words)) for n in marks)
        names = {match[1].casefold() for line in words if (match := _SIGNED.match(line))}
        enough = replied + said > 1 if len(stamps) > 1 else replied and said
        numbered = bool(_POST.match(words[0]))
        return bool(enough or numbered or len(names) >= NAMES) and self._unclaimed(i) <= before

    def list_at_end(self) -> int | None:
        """Where a list begins that ends the text and whose items are names with remarks below, or empty."""
        parts = self._parts
        margin = min((p.indent for p in parts if len(p.words) >= PROSE and not p.bullet), default=0)
        first = len(parts)
        while first and (parts[first - 1].bullet or parts[first - 1].indent > margin):
            first -= 1
        items = [p for p in parts[first:] if p.bullet]
        depths = {p.indent for p in items}
        names = [
            p for p, below in pairwise(parts[first:]) if p.bullet and _NAME_LINE.match(p.words) and not below.bullet
        ]  # fmt: skip
        stubs = [p for p in items if not p.words or _STUB.match(p.words.casefold())]
        like = len(names) + len(stubs)
        if len(names) < 2 or like * 2 < len(items) or (len(depths) < 2 and like < len(items)):
            return None
        return first if self._between(0, first) >= BEFORE else None


def _is_stamp(words: str) -> bool:
    if len(words) > LINE:
        return False
    match = _STAMP.search(words) or _AGO.search(words)
    if not match:
        return False
    rest = f"{words[: match.start()]} {words[match.end() :]}".strip()
    return len(rest) <= REST and not re.search(r"(?<!^\d)(?<!^\d\d)[.!?…] \w", rest)


def _is_weak(words: str) -> bool:
    """A date with a name or alone; a name that "says:"; a link back: stamps below a heading, and not without one."""
    if len(words) > LINE:
        return False
    if _LINKED_BACK.match(words) or _STUB.match(words.casefold()):
        return True
    match = _DAY_ALONE.search(words)
    if not match:
        return bool(_SAYS.match(words)) and words.endswith(":")
    rest = f"{words[: match.start()]} {words[match.end() :]}".strip(" ,/|·•–—-:()")
    return len(rest) <= 40 and not _SENTENCE.search(rest)
