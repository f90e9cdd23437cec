"""What a line says it is, when it is not the account: caption, related link, appeal, note, button.

Careful rather than complete: a caption left in costs less than a paragraph of the account lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.records import BlockKind


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
_SITE = r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?"
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
    r"more (?:at|on|from)[^.:]{0,40}", "further reading", "recommended", "more", "must[- ]read", "don['’]t miss",
    "watch",
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
    "sign (?:the|this|our) (?:petition|call|appeal|open letter|pledge)", "give what you can", "add your name",
    "donate (?:now|today|here|to us|online|via|at)", "donate to .{3,80}(?:here|at|:|www|http)", "chip in",
    "make a (?:donation|contribution)", "support (?:our|independent) (?:journalism|work|reporting)",
    "consider (?:donating|making a (?:donation|contribution)|supporting us)",
    "we (?:need|rely on) your (?:help|support|donations?)",
    "(?:help us|you can help)(?: by|:)", "become a (?:supporter|patron|member)",
    "will you (?:donate|sign|chip in|add your name)",
    "take action(?: now)?[:!]", "petition ?: ", "(?:click|go) here to (?:sign|donate)", "sign here",
    "to (?:donate|sign)[,:] ",
    "(?:jetzt )?spenden(?: sie)?[:! ]", "unterschreiben sie", "petition unterzeichnen", "faites un don", "signez ",
    "je signe$",
    "soutenez(?:-nous)?[ :]", "firma (?:la|esta) petición", "haz una donación", "dona (?:ahora|ora|adesso)",
    "firma la petizione",
    "sostieni(?:ci)?[ :]", "assine (?:a|esta) petição", "faça uma doação", "podpisz petycję", "wesprzyj ",
    "teken de petitie",
    "подпишите", "поддержите", "підпишіть", "підтримайте",
)  # fmt: skip
_FOLLOW = _any(
    r"sign up (?:for|to) (?:our|the|get|one of our)\b", "newsletter sign[ -]?up",
    r"subscribe (?:to|now|today)\b", r"like us on\b", r"read or share this (?:story|article)\b",
    r"we pay for your (?:stories|videos)\b",
    r"do you have (?:a|any) (?:story|tip|news|information)\b", r"(?:join|find) us on\b", r"more videos \.\.\.",
    r"click here to\b",
    r"follow (?:us|@?\w+(?: \w+)?) on (?:twitter|facebook|instagram|x)\b", "share this (?:article|story|page|post)",
    r"download (?:our|the) [\w ]*app\b", r"get (?:the|our) [\w ]*newsletter", "enter your e-?mail",
)  # fmt: skip
_SHARE = _any(
    r"(?:share|tweet|post|pin|save|send|like)(?: (?:this|it|us|now))?(?: (?:on|via|by|to|with) [a-z]+)?", "print",
    "e-?mail", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "reddit", "pinterest", "messenger",
    "instagram", "tumblr",
    "youtube", "google ?\\+?", "vk", "vkontakte", "xing", "pocket", "copy link", "rss", "mail", "x",
    "teilen", "twittern",
    "drucken", "partager", "imprimer", "compartir", "imprimir", "condividi", "stampa", "compartilhar", "udostępnij",
    "delen",
    "поделиться", "твитнуть", "отправить", "поділитися", "paylaş",
)  # fmt: skip
_BUTTON = _any(
    "advertisement(?: continue reading the main story)?", "story continues below(?: advertisement)?",
    r"(?:article )?continues? (?:reading|after|below)[\w ]*", "skip ad", "loading[.…]*", "view gallery", "play video",
    "(?:must|just) watched?", "photos?", "videos?", "gallery", "images?", "replay", "hide caption",
    rf"{_SHARE}(?:[\s,|·•/]+(?:and |\d+ ?)?{_SHARE})*(?: ?\d+)?", r"all rights reserved\.?",
)  # fmt: skip
# what plain text browsers put for buttons, frames and fields
_LEFT_BY_BROWSERS = r"(?:\(BUTTON\)|IFRAME:|\[(?:INS|DEL): ?:|\[BUTTON|_{4,}|\[ ?\] )"
_REDACTION = _any(
    "anm(?:erkung|\\.)? ?(?:d(?:er|\\.) ?)?red(?:aktion|\\.)?", "note de la rédaction", "n\\.? ?d\\.? ?l\\.? ?r\\.?",
    "ndlr",
    "nota del? (?:editor|redacción|redazione|autor|autore)", "nota d[ao] (?:redação|editor)", "od redakcji",
    "от редакции",
    "примечание редакции", "від редакції", "red\\. ?anm\\.",
)  # fmt: skip
_NAMES_CHANGED = _any(
    r"\W*(?:(?:some|all|the) )?(?:\w+['’]s )?(?:real |sur)?names? (?:has|have) been (?:changed|withheld)\b",
    r"\W*not (?:his|her|their) real name",
)
# what an author discloses of gifts and fees
_DISCLOSED = r"[*_(\s]*" + _any(
    r"(?:vielen |herzlichen )?dank an .{3,80} für .{0,40}(?:rezensions|lese|test)exemplar",
    r"(?:das|mein) (?:buch|produkt|rezensionsexemplar|testexemplar) .{0,60}(?:kostenlos|kostenfrei|zur verfügung)",
    r"(?:dieser (?:artikel|beitrag|post) )?enthält (?:affiliate|werbe|bezahlte)",
    r"(?:full )?(?:disclosure|disclaimer) ?:",
    r"(?:i|we) (?:have |was |were )?(?:received|given|sent) (?:this|an?|the) [\w ,-]{0,40}(?:copy|sample|product|book)"
    r"\b.{0,120}(?:review|free|opinion)",
    r"(?:many )?thank(?:s| you) to .{3,80} for .{0,40}(?:review|advance|free|complimentary) (?:copy|sample)",
    r"(?:this|our) (?:post|article|page|site|website|blog|review) (?:may contain|contains|includes|uses) affiliate",
    r"(?:this|our) (?:post|article|review|content) (?:is|was) sponsored by\b",
    r"(?:(?:when|if) you (?:buy|purchase) .{0,60})?(?:we|i) (?:may|might) (?:earn|receive|get) an?(?: \w+)? commission",
    r"cet article contient des liens affili|merci (?:à|aux) .{3,80} pour .{0,40}service (?:de )?presse",
    r"este (?:artículo|post) contiene enlaces de afiliad|questo (?:articolo|post) contiene link (?:di )?affilia",
)

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
CREDITED = re.compile(rf"[^“”\"]{{10,160}}[.!?…] \({_PART}\)$")
# "EPA The gate on Saturday": likewise, where it is no headline
LED_BY_CREDIT = re.compile(
    r"(?:AFP|EPA|EFE|AP|SWNS|REUTERS|Reuters|Getty)(?: ?[-•|] ?(?:Contributor|PA|AFP|AP))?"
    r" [A-Z][^“”\"]{10,250}[^.!?…:;“”\"\s]$"
)
# what says that a credit is a picture's
OF_PICTURE = re.compile(rf".*(?:{_TAKEN}|{_LIBRARY}|{_AGENCY}|\w ?/ ?\w|(?:©|\([cC]\)) ?{_SITE})", re.I)
# "ORLA, 3 May (Reuters) -": what stands before the account's first sentence
DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w. ]{1,30})?(?:,? (?:\d{1,2} \w{3,9}|\w{3,9}\.? \d{1,2}))?"
    r" ?\([A-Z][\w .]{1,40}\) ?[-–—]+(?=\s)"
)

_RULES: tuple[_Rule, ...] = (
    _Rule.of("note", 600, r"[\[(*_]*(?:editor['’]?s['’]? note|correction|clarification|note to readers)\s*[:—–.-]"),
    _Rule.of("note", 400, rf"[\[(*_]*{_ARTICLE} {_CHANGED}\b"),
    _Rule.of("note", 400, rf"[\[(*_]*{_REDACTION}\s*[:—–.-]"),
    _Rule.of("note", 200, _NAMES_CHANGED),
    _Rule.of("note", 400, _DISCLOSED),
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
    _Rule.of("caption", 200, rf"[^“”\"]{{10,180}}[^.!?…,;:“”\"\d] \((?:{_AGENCY}|{_PART}, {_AGENCY})\)$", re.NOFLAG),
    _Rule.of(
        "caption", 600, r"(?!9/11\b)\d{1,3}/\d{2,3} (?:\d{1,2} [A-Z]\w+ \d{4}\b|[A-Z][^“”\"]*[^.!?“”\"]$)", re.NOFLAG
    ),
    _Rule.of("caption", 160, r"\[(?:image|img|photo|picture|alt)s?\b[^\]]{0,120}\]$"),
    _Rule.of("caption", 120, r"(?:img|alt(?: text)?|(?:image|photo|picture)s? of) ?: ?[^.]{3,100}$"),
    _Rule.of("caption", 120, r"\[[\w .%@-]{1,100}\.(?:jpe?g|png|gif|svg|webp)[^\]\s]*\]$"),
    _Rule.of("caption", 300, rf".{{5,200}}(?:©|\([cC]\)) ?{_SITE}$", re.NOFLAG),
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
    _Rule.of("credit", 80, rf"\(?{_PART} ?/ ?(?:[Tt]he )?{_PART}\)?$", re.NOFLAG),
    _Rule.of("credit", 80, rf"(?:©|\([cC]\)) ?{_SITE}$", re.NOFLAG),
    _Rule.of("related", 140, _ELSEWHERE_IN_PAPER),
    _Rule.of("boilerplate", 250, _IMPRINT),
    _Rule.of("related", 250, rf"{_OPENING}{_RELATED_BEFORE_COLON}[*_]*\s*[:|»>]"),
    _Rule.of("related", 250, rf"{_OPENING}{_RELATED_ELSEWHERE}(?: [^.:]{{0,40}})?[*_]*\s*[:|»>]"),
    _Rule.of("related", 60, rf"{_RELATED_ALONE}[.:…]*$"),
    _Rule.of("petition", 300, rf"(?:please )?{_GIVE}\b"),
    _Rule.of("boilerplate", 400, _FOLLOW),
    _Rule.of("boilerplate", 120, rf"{_BUTTON}$"),
    _Rule.of("boilerplate", 300, _LEFT_BY_BROWSERS, re.NOFLAG),
)
# what stands above a list of headlines
RELATED_LIST = re.compile(rf"(?:related {_THING}|more on this(?: story)?|you (?:may|might) also like):?$", re.I)
# A sentence that reports speech is account, however it begins.
_REPORTS_SPEECH = re.compile(r".*\b(?:said|says|told|according to)\b.*[.”\"]$", re.I | re.S)


def line_kind(line: str) -> BlockKind | None:
    """What a line or paragraph is if it is not account; `None` for account and for all doubt."""
    words = line.strip()
    for rule in _RULES:
        if len(words) <= rule.most and rule.pattern.match(words):
            spoken = rule.kind in ("related", "petition", "boilerplate") and _REPORTS_SPEECH.match(words)
            return None if spoken else rule.kind
    return None
