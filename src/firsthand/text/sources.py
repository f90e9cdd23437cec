"""What the words of a statement's source are: a name, several, a pronoun, a description, a body or a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

from firsthand.text.behalf import behalf_of, body_of
from firsthand.text.cast import Cast, Named
from firsthand.text.descriptions import Description, describe
from firsthand.text.issuers import body_named, issuers, joint, of_several
from firsthand.text.lexicon import words
from firsthand.text.names import Name, names, only_common
from firsthand.text.nouns import is_person_noun, singular
from firsthand.text.tokens import Token, tokens

Span = tuple[int, int]
SourceKind = Literal["none", "pronoun", "named", "person", "body", "document", "group"]

# "ORSK, Vellmar (AP) — " before the source proper.
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:, [A-Z][\w. ]{1,20})?(?: \([^)]{2,12}\))? ?(?:—|–|--|- ) ?")
_BREAK = re.compile(r"[,(;:—–\[]|--|\n")
_APPOSED = re.compile(r"(?: (?:of|for|at|in|to|on|with|[a-z]+ by) [^,]{1,80})?, (?:\d+, )?")
_SOME = re.compile(r"\b(?:an?|another|one)(?: [a-z-]+){0,2} $", re.IGNORECASE)
_NAMING = frozenset(("called", "named", "known", "dubbed", "nicknamed"))
# "a man known only as Osk": the words between what somebody is and the name that stands for them.
_CALLED = re.compile(
    r"(?:,? (?:who|whom) )?[^,.;:“\"«]{0,40}?\b(?:called|named|known|identified|calls? (?:him|her)self"
    r"|(?:it|he|she|we) calls?|gave (?:his|her) (?:first )?name)(?: only| simply)?(?: as| by)?(?: the name)? ?"
)
# The singular noun of somebody that no list has: "a raker"; but "a number".
_AGENT = re.compile(r"(?!number|order|matter|factor|quarter|chapter|letter)[a-z-]{2,}(?:er|or|man|woman|ist|ian|ee)")


@dataclass(frozen=True, slots=True)
class Source:
    """A source span as read."""

    kind: SourceKind
    text: str
    begin: int
    named: tuple[Named, ...] = ()  # the speakers, or the body behind a document
    pronoun: str = ""
    role: Description | None = None
    behalf: str | None = None  # for whom a spokesperson speaks
    owner: str = ""  # "his" of "his lawyer"

    @property
    def end(self) -> int:
        return self.begin + len(self.text)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement's spans, as far as its speaker hangs on them."""

    id: str
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: str | None


@dataclass(slots=True)
class Answer:
    """Whose words an attribution gives; `voices` may hold unnamed ones and is empty where nobody is told."""

    source: Source
    voices: tuple[Named, ...]


def read_source(cast: Cast, spans: Sequence[Span]) -> Source:
    """What the source at `spans` is; of several spans the first that tells."""
    text = cast.layout.text
    read = [_read(cast, begin, end) for begin, end in spans if text[begin:end].strip()]
    telling = [source for source in read if source.kind != "none"]
    return telling[0] if telling else Source("none", "", spans[0][0] if spans else 0)


def _read(cast: Cast, begin: int, end: int) -> Source:
    text = cast.layout.text
    begin, end = cast.layout.whole_words(begin, end)
    if begin in cast.layout.paragraphs and (dateline := _DATELINE.match(text, begin, end)):
        begin = dateline.end()
    found = tokens(text, begin, end)
    while found and found[0].low in words("lead_ins") and len(found) > 1:
        found.pop(0)
    if not found:
        return Source("none", text[begin:end], begin)
    begin = found[0].begin
    words_ = text[begin:end]
    if (
        found[0].low in words("pronouns")
        and not cast.mentions(found[0].begin, found[0].end)
        and (len(found) == 1 or found[1].low in words("core_ends") | words("pronouns") | {"said"})
    ):
        several = len(found) > 1 and found[1].low in ("of", "who", "in", "with", "from")  # "those who", "most of whom"
        return Source("pronoun", words_, begin, pronoun="some" if several else found[0].low)
    mentions = _mentions(cast, begin, end)
    together = joint(text, mentions, begin)
    if len(together) > 1:
        return Source("named", words_, begin, named=tuple(together))
    if both := _coordinated(cast, mentions, begin, end):
        return both
    core = _core(text, found, mentions)
    if called := _called(text, core, mentions, begin, end):
        return called
    if (
        cast.layout.in_headline(begin)
        and mentions
        and mentions[0][0].title_begin == begin
        and mentions[0][1].kind == "person"
    ):
        return Source("named", words_, begin, (mentions[0][1],))
    source = _of_core(cast, core, mentions, begin, end)
    if source.kind == "person" and source.role and not source.role.plural:
        return _cut_short(cast, source, end) or source
    return source


def _cut_short(cast: Cast, source: Source, end: int) -> Source | None:
    """Whom the text names right after a source that ends too early: "[the witness] Ana Ruz", "[a guard], Ivo Tal,"."""
    text = cast.layout.text
    for name, who in cast.mentions(end, end + 60):
        gap = text[end : name.title_begin]
        between = gap == ", " or (gap == " " and source.text.endswith(","))
        beside = (gap == " " and not between) or (between and text[name.end : name.end + 1] == ",")
        if beside and who.kind == "person" and not name.possessive:
            return replace(source, kind="named", named=(who,))
        break
    return None


def _mentions(cast: Cast, begin: int, end: int) -> list[tuple[Name, Named]]:
    """The names in a source: those of the account, and one it has only here."""
    known = cast.mentions(begin, end)
    for name in names(cast.layout.text, begin, end, cast.lower):
        if any(n.begin < name.end and name.begin < n.end for n, _ in known):
            continue
        who = cast.look_up(name)
        if who is None and not _may_name(name, cast.layout.in_headline(name.begin), cast.lower):
            continue
        known.append((name, who or Named(name.text, name.kind)))
    return sorted(known, key=lambda pair: pair[0].begin)


def _may_name(name: Name, headline: bool, lower: AbstractSet[str]) -> bool:
    """Whether a capitalised word that the account has nowhere else can be taken for a name."""
    if only_common(name):
        return False
    if name.kind != "unknown" or name.title:
        return True
    lows = [word.lower() for word in name.words]
    if len(lows) == 1 and {lows[0], lows[0].removesuffix("s")} & lower:
        return False
    if any(is_person_noun(singular(low)) or singular(low) in words("bodies") | words("documents") for low in lows):
        return False
    return len(name.words) > 1 or not (name.starts or headline) or not lows[0].endswith(("s", "ing", "ed", "men"))


def _coordinated(cast: Cast, mentions: Sequence[tuple[Name, Named]], begin: int, end: int) -> Source | None:
    """The named of "Ana Ruz and the Tal campaign", "Ana Ruz and her aides"; None where a name begins no such pair."""
    text = cast.layout.text
    if not mentions or _BREAK.search(text[begin : mentions[0][0].begin]):
        return None
    first, who = mentions[0]
    link = re.match(r"(?: \([^)]*\))? (?:and|&) ", text[first.end : end])
    lead = tokens(text, begin, first.title_begin)
    if (
        link is None
        or who.kind not in ("person", "organisation", "outlet")
        or any(t.low in words("core_ends") for t in lead)
    ):
        return None
    second = next((name for name, _ in mentions if name.title_begin == first.end + link.end()), None)
    if second and second.kind != "people" and of_several(text, second.end):
        return None  # "the Ruz and Tal campaigns"
    other = _read(cast, first.end + link.end(), end)
    if who.kind == "organisation" and any(w.kind == "people" for _, w in mentions[1:]):
        return None  # "House and Senate Democrats"
    others = other.named if other.kind in ("named", "body") else ()
    return Source("named", text[begin:end], begin, tuple(dict.fromkeys((who, *others))))


def _core(text: str, found: Sequence[Token], mentions: Sequence[tuple[Name, Named]]) -> list[Token]:
    """The words up to the first preposition, comma or bracket that is no part of a name."""
    core: list[Token] = []
    for i, token in enumerate(found):
        in_name = core and any(n.title_begin <= core[-1].begin and token.begin < n.end for n, _ in mentions)
        if core and not in_name:
            follows = found[i + 1].low if i + 1 < len(found) else ""
            participle = (
                token.text.islower() and token.low.endswith(("ed", "en")) and follows in words("core_ends")
            )  # "a study made by"
            participle = participle or token.low in _NAMING
            if participle or token.low in words("core_ends") or _BREAK.search(text[core[-1].end : token.begin]):
                break
        core.append(token)
    while len(core) > 1 and core[-1].low in ("himself", "herself", "themselves", "itself", "also", "both", "alone"):
        core.pop()
    return core


def _called(
    text: str, core: Sequence[Token], mentions: Sequence[tuple[Name, Named]], begin: int, end: int
) -> Source | None:
    """Whom "a man who is called Osk" names: no document or body, whose name may tell nobody."""
    head = singular(core[-1].low)
    for name, who in mentions:
        if name.begin > core[-1].end and _CALLED.fullmatch(text[core[-1].end : name.title_begin]):
            if head in words("documents") | words("bodies") or who.kind not in ("unknown", "person"):
                return None
            if is_person_noun(head) or _AGENT.fullmatch(head):
                who.kind = "person"
            return Source("named", text[begin:end], begin, (who,), role=describe(text[begin : core[-1].end]))
    return None


def _of_core(cast: Cast, core: list[Token], mentions: Sequence[tuple[Name, Named]], begin: int, end: int) -> Source:
    text = cast.layout.text
    words_ = text[begin:end]
    last = core[-1]
    inside = [(n, w) for n, w in mentions if n.begin < last.end]
    owner = core[0].low if core[0].low in ("his", "her", "its", "their", "my", "our") and len(core) > 1 else ""
    if inside and inside[-1][0].end >= last.end:
        name, who = inside[-1]
        several = (
            core[0].low in words("plural") and core[0].begin < name.title_begin
        )  # "several judges of the Freedom Act"
        some = _is_some(cast, name, who)  # "a good Samaritan"
        if some or who.kind == "people" or (several and who.kind == "unknown" and len(name.words) == 1):
            given = _apposed(text, inside[:-1], [pair for pair in mentions if pair not in inside], begin, last.end, end)
            return given or Source("person" if some else "group", words_, begin, role=describe(words_))
        before = re.split(r"\band\b|,", text[begin : name.begin])[-1].strip()
        return Source(
            "named",
            words_,
            begin,
            (who,),
            role=describe(before) if before else None,
            behalf=behalf_of(text, before, inside[:-1], mentions, name.end, end) or body_of(text, name, who, mentions),
            owner=_owner(text[begin : name.title_begin]),
        )
    head = singular(last.low)
    after = [(n, w) for n, w in mentions if n.begin >= last.end]
    role = describe(words_)
    if is_person_noun(head) and (given := _apposed(text, inside, after, begin, last.end, end)):
        return replace(given, owner=owner)
    if head in words("documents") and not (is_person_noun(head) and inside):
        return Source("document", words_, begin, issuers(text, inside, after), role=role)
    if is_person_noun(head):
        behalf = behalf_of(text, text[begin : last.end], inside, mentions, last.end, end)
        one = last.low == head and head not in ("family", "couple", "pair")
        return Source("person" if one else "group", words_, begin, role=role, behalf=behalf, owner=owner)
    if head in words("bodies") and last.low == head:
        some = role is not None and role.indefinite  # "a Vell newspaper" has a name that the text does not tell
        return Source(
            "body", words_, begin, () if some else body_named(text, inside, last, end), role=role, owner=owner
        )
    alone = role is not None and role.indefinite and not role.plural and _AGENT.fullmatch(head) is not None
    return Source("person" if alone else "group", words_, begin, role=role, owner=owner)


def _apposed(
    text: str, inside: Sequence[tuple[Name, Named]], after: Sequence[tuple[Name, Named]], begin: int, at: int, end: int
) -> Source | None:
    """Whom "her lawyer, Ivo Tal" or "the minister of works, Ivo Tal" names; the noun ends at `at`."""
    for name, who in after:
        if _APPOSED.fullmatch(text[at : name.title_begin]) and who.kind != "place":
            behalf = behalf_of(text, text[begin : name.begin], inside, after, at, name.title_begin)
            role = describe(text[begin : name.title_begin])
            return Source("named", text[begin:end], begin, (who,), role=role, behalf=behalf)
    return None


def _is_some(cast: Cast, name: Name, who: Named) -> bool:
    """Whether a capitalised word says what somebody is: after "a" or "another", and nowhere else a name."""
    if len(name.words) > 1 or name.title or who.kind != "unknown":
        return False
    if who not in cast.some:
        mentions = who.mentions or [name]
        cast.some[who] = all(_SOME.search(cast.layout.text[max(0, m.begin - 40) : m.begin]) for m in mentions)
    return cast.some[who]


def _owner(phrase: str) -> str:
    """The pronoun that begins "his spokesman"."""
    first = phrase.split(maxsplit=1)[0].lower() if phrase.strip() else ""
    return first if first in ("his", "her", "its", "their", "my", "our") else ""
