"""Who is named in a document: every name with all its mentions, persons of one surname kept apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from firsthand.text import gender
from firsthand.text.bearers import bearers, of_office, of_pronoun_after
from firsthand.text.gender import Gender
from firsthand.text.headlines import full_names, known_names, plain_name
from firsthand.text.layout import Layout
from firsthand.text.lexicon import words
from firsthand.text.names import Kind, Name, given_names, names_among, only_common
from firsthand.text.nearby import Nearby
from firsthand.text.persons import SUFFIXES, ends_in, parts_of, same_person, surname
from firsthand.text.tokens import acronym, fold

Span = tuple[int, int]

_BODIES = ("outlet", "organisation", "place", "people", "thing")
_NICKNAMED = re.compile(r"\b(?:nicknamed|dubbed) [“\"‘']?$")
# Words that a firm's short name leaves out: "Brask" of "Brask Energy".
_FIRM = frozenset(
    ("airlines", "airways", "co", "coal", "corp", "electronics", "energy", "entertainment", "holdings", "inc", "llc")
    + ("ltd", "motors", "oil", "pharmaceuticals", "plc", "solutions", "technologies")
)
_OF_PLACE = re.compile(r"\b(?:across|and|around|at|between|for|from|in|inside|into|near|of|over|through|to|with) $")
# Before a full name, these make it an aside rather than what the sentence is about.
_ASIDE = re.compile(r" (?:of|for|with|by|and|to|wife|husband|son|daughter|brother|sister|like)$")


@dataclass(slots=True, eq=False)
class Named:
    """Somebody or something that a document names."""

    name: str  # as full as the document gives it
    kind: Kind
    gender: Gender | None = None
    mentions: list[Name] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)  # as written, in order: "House Speaker", "a teacher"
    unnamed: bool = False  # `name` is then a label that no text gives: "a witness 1"
    spoke: bool = False  # so far a statement's source: of an unknown name, a sign that it is a person's or a body's
    _articled: tuple[int, bool] = (0, False)  # as so many mentions tell

    @property
    def key(self) -> str:
        """The folded name: the same for the same voice within a document."""
        return fold(self.name).removeprefix("the ")

    @property
    def articled(self) -> bool:
        """Whether an article mostly stands before it, so that it is nobody's: "the Bears" and "Bears fans"."""
        count = len(self.mentions)
        if count != self._articled[0]:
            with_article = sum(m.the and not m.possessive for m in self.mentions)
            self._articled = count, with_article > count / 2 and not any(m.title for m in self.mentions)
        return self._articled[1]

    @property
    def named_at(self) -> tuple[Span, ...]:
        """Where the document gives the name in full."""
        return tuple((m.begin, m.end) for m in self.mentions if fold(m.text).removeprefix("the ") == self.key)


class Cast:
    """All that a document names and who is meant at each mention."""

    def __init__(self, layout: Layout, outside: Sequence[Span] = ()) -> None:
        """`outside` are spans that do not belong to the account: no name is taken from them."""
        self.layout = layout
        self.all: list[Named] = []
        self.some: dict[Named, bool] = {}  # whether it only says what somebody is, as far as that was asked
        self._at: dict[int, tuple[Name, Named]] = {}
        self._persons: dict[str, list[Named]] = defaultdict(list)  # by surname, in the order they are introduced
        self._bodies: dict[str, Named] = {}  # all others, by folded name
        self._meant: dict[str, tuple[Named, int]] = {}  # of a surname that several bear: who was last introduced, where
        self._main: dict[str, Named] = {}  # and who was introduced first
        self.lower = frozenset(t.text for t in layout.tokens if t.text.islower())
        found = names_among(layout.text, layout.tokens, self.lower)
        set_aside = Nearby((span, [span]) for span in outside)
        account = [n for n in found if not set_aside.touching(n.begin, n.end)]
        body = [n for n in account if not layout.in_headline(n.begin)]
        headlines = [
            [t for t in layout.tokens if begin <= t.begin < end]
            for begin, end in layout.headlines
            if not set_aside.touching(begin, end)
        ]
        self._meet_full_names([*body, *full_names(headlines, body)])
        for name in list(bearers(body, self._persons)):
            who = self._add(name)
            who.kind, who.gender = "person", gender.of_words(name.title)
            for other in self._persons[surname(name.text)]:
                other.gender = gender.of_given_name(other.name.split()[0])
            self._persons[surname(name.text)].append(who)
        for name in body:
            self._attach(name)
        known: dict[tuple[str, ...], Named] = {tuple(who.key.split()): who for who in self.all}
        known |= {(k,): same[0] for k, same in self._persons.items() if len(same) == 1 and same[0].kind == "person"}
        for part, key in known_names(headlines, known):
            self._mention(plain_name(part, known[key].kind), known[key])
        self._unshout()
        self._begins = sorted(self._at)

    def mentions(self, begin: int, end: int) -> list[tuple[Name, Named]]:
        """The names written in `[begin, end)` and whom they mean, in order."""
        low, high = bisect_left(self._begins, begin), bisect_left(self._begins, end)
        found = (self._at[at] for at in self._begins[low:high])
        return [(name, who) for name, who in found if name.end <= end]

    def look_up(self, name: Name) -> Named | None:
        """Whom a name means that was not met as a mention, such as one in a headline or with a slip of the pen."""
        return self._whose(name) or self._misspelt(name)

    # -- full names ----------------------------------------------------------------------------------------------------

    def _meet_full_names(self, body: Iterable[Name]) -> None:
        """Persons come to exist by their full names, the shortest form first, so that longer ones join them."""
        first: dict[tuple[str, ...], Name] = {}
        sure = set()
        for name in body:
            if _NICKNAMED.search(self.layout.text, max(0, name.begin - 16), name.begin):
                continue
            if len(name.words) > 1 and name.kind in ("person", "unknown") and (name.title or not name.the):
                first.setdefault(name.words, name)
                if name.kind == "person":
                    sure.add(name.words)
        ends = {parts[i:] for parts in first for i in range(1, len(parts) - 1)}
        for parts in [p for p in first if p in ends and fold(p[0]) not in given_names()]:
            del first[parts]  # "Mr. Tal Ruz" is the double surname of "Ana Tal Ruz"
        introduced: dict[int, int] = {}
        for parts, name in sorted(first.items(), key=lambda item: (len(item[0]), item[1].begin)):
            same = self._persons[surname(name.text)]
            who = next((p for p in same if _may_be_one(p.name, name.text)), None)
            if who is None:
                who = self._add(name)
                same.append(who)
            elif len(parts) > len(who.name.split()):
                who.name = name.text
            if parts in sure:
                who.kind = "person"
            introduced[id(who)] = min(introduced.get(id(who), name.begin), name.begin)
        for same in self._persons.values():
            same.sort(key=lambda p: introduced[id(p)])

    def _add(self, name: Name) -> Named:
        who = Named(name.text, name.kind)
        self.all.append(who)
        return who

    # -- mentions ------------------------------------------------------------------------------------------------------

    def _attach(self, name: Name) -> None:
        who = self._whose(name)
        if who is None:
            # the capital of a word that begins a sentence may come from there only
            if only_common(name) or (name.starts and name.kind == "unknown" and len(name.words) == 1):
                return
            who = self._add(name)
            if name.kind == "person":
                self._persons[surname(name.text)].append(who)
            else:
                self._bodies[who.key] = who
        self._mention(name, who)

    def _unshout(self) -> None:
        """A body that only a dateline or a headline writes in capitals goes by the form of the rest: "ORSK", "Orsk"."""
        for who in self.all:
            if who.name.isupper() and who.kind != "person":
                forms = Counter(m.text for m in who.mentions if fold(m.text) == who.key)
                who.name = max(forms, key=lambda form: (forms[form], not form.isupper()), default=who.name)

    def _mention(self, name: Name, who: Named) -> None:
        who.mentions.append(name)
        self._at[name.begin] = (name, who)
        alone = len(name.words) == 1 and len(who.name.split()) > 1 and surname(who.name) == fold(name.text)
        if who.kind == "unknown" and (name.kind == "person" or alone):
            who.kind = "person"
        if name.title and (title := " ".join(name.title)) not in who.roles:
            who.roles.append(title)
        if who.gender is None:
            who.gender = gender.of_words(name.title) or gender.of_given_name(who.name.split()[0])

    def _whose(self, name: Name) -> Named | None:
        """Who of those met so far is meant; None for somebody new, or where it is not clear."""
        if name.kind in _BODIES and not name.title:
            # "TAL:" in a transcript, or a surname that an outlet also has
            alone = len(name.words) == 1 and not name.the and name.kind in ("outlet", "organisation", "place")
            if name.kind == "place":  # "Jordan said" of Ana Jordan, but not "in Jordan"
                alone = (
                    alone
                    and not name.possessive
                    and not _OF_PLACE.search(self.layout.text, max(0, name.begin - 9), name.begin)
                )
            return (self._by_surname(name) if alone else None) or self._body(name)
        if len(name.words) > 1:
            for who in self._persons.get(surname(name.text), ()):
                if _may_be_one(who.name, name.text):
                    self._introduce(name, who)
                    return who
        return self._by_surname(name) or self._by_given_name(name) or self._body(name)

    def _by_surname(self, name: Name) -> Named | None:
        told, tail = gender.of_words(name.title), parts_of(name.text)
        if not tail:
            return None
        fitting = [
            who
            for who in self._persons.get(tail[-1], ())
            if (ends_in(who.name, tail) or parts_of(who.name) == tail)
            and not (told and who.gender and who.gender != told)
        ]
        if not fitting and name.title:  # "Mr. Lou" of "Lou Jiwei"
            fitting = [who for who in self.all if who.kind in ("person", "unknown") and ends_in(who.name, tail)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        meant, paragraph = self._meant.get(tail[-1], (None, 0))
        near = self.layout.paragraph(name.begin) - paragraph <= 1
        opinions = (
            of_office(name, fitting),
            of_pronoun_after(self.layout.text, name, fitting),
            meant if near else None,
            self._main.get(tail[-1]),
        )
        return next((who for who in opinions if who in fitting), fitting[0])

    def _introduce(self, name: Name, who: Named) -> None:
        """Of several with one surname, the bare one means who was named in full near by as what a sentence is about.

        Elsewhere it means the one that the document so introduces first.
        """
        key = surname(name.text)
        if len(self._persons[key]) > 1:
            before = " " + self.layout.text[max(0, name.title_begin - 12) : name.title_begin].rstrip().lower()
            if not (name.possessive or _ASIDE.search(before)):
                self._meant[key] = (who, self.layout.paragraph(name.begin))
                self._main.setdefault(key, who)

    def _by_given_name(self, name: Name) -> Named | None:
        """Whom a first name alone means: the only person in the document with it, if nothing else has that name."""
        first = fold(name.text)
        if len(name.words) != 1 or name.title or name.the:
            return None
        fitting = [p for p in self.all if parts_of(p.name)[:1] == (first,) and len(parts_of(p.name)) > 1]
        fitting = [p for p in fitting if p.kind in ("person", "unknown")]
        if len(fitting) != 1 or (first not in given_names() and first in self._bodies):
            return None
        return fitting[0]

    def _body(self, name: Name) -> Named | None:
        """One met before by the same words, by its acronym, or as "the Times" where only one Times is named."""
        key = fold(name.text).removeprefix("the ")
        if key in self._bodies:
            return self._bodies[key]
        if len(name.words) == 1 and acronym(name.words[0]):
            long = [b for b in self._bodies.values() if initials(b.name) == key]
        elif name.the:
            long = [
                b
                for b in self._bodies.values()
                if b.kind in ("outlet", "organisation")
                and (b.key.endswith(" " + key) or (key in words("bodies") and b.key.startswith(key + " ")))
            ]
        elif len(name.words) == 1:
            long = [b for b in self._bodies.values() if b.key.split()[:1] == [key] and b.key.split()[-1] in _FIRM]
        else:
            return None
        return long[0] if len(long) == 1 else None

    def _misspelt(self, name: Name) -> Named | None:
        """The only person whose surname differs from a bare name by one slip."""
        low = fold(name.text)
        if len(name.words) > 1 or len(low) < 5 or low in self.lower:
            return None
        near = [
            who
            for key, same in self._persons.items()
            if len(key) >= 5 and key[0] == low[0] and OSA.distance(key, low, score_cutoff=1) == 1
            for who in same
        ]
        return near[0] if len(near) == 1 else None


def _may_be_one(a: str, b: str) -> bool:
    """Whether two full names may be one person's: not those of "Ivo Tal Jr." and "Ivo Tal III"."""
    ends = {fold(name).split()[-1] for name in (a, b)} & SUFFIXES
    return len(ends) < 2 and same_person(parts_of(a), parts_of(b))


def initials(name: str) -> str:
    """The acronym that a long name's capitals give, in lower case."""
    return "".join(word[0] for word in name.split() if word[:1].isupper()).lower()
