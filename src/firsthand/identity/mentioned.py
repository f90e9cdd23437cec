"""Where documents name a voice besides the sources of its statements: in the account, in captions, beside others.

No private person's traces are gathered so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from firsthand.identity.clusters import weighed_one_of
from firsthand.identity.evidence import MERGED, Evidence, Link, log_odds
from firsthand.identity.names import Key, Told, other_gender
from firsthand.identity.persons import PersonName, relation
from firsthand.identity.support import Support
from firsthand.text import gender
from firsthand.text.kinds import Kind, kind_of
from firsthand.text.lexicon import words
from firsthand.text.lookalikes import UNSEEN
from firsthand.text.names import Name, names_among
from firsthand.text.nearby import Nearby
from firsthand.text.persons import short_forms, surname
from firsthand.text.spelling import joined, skeleton
from firsthand.text.tokens import fold, tokens

Span = tuple[int, int]

# Words on end with a capital, of which a name may be a part.
_PART = rf"[^\W\d_a-z][\w’'&.{UNSEEN}-]*"
_RUN = re.compile(rf"(?<!\w){_PART}(?: {_PART})*")
_OWNED = re.compile(r"[’']s?(?!\w)")
_BODIES: tuple[Kind, ...] = ("organisation", "outlet", "thing", "unknown")
_PERSONS: tuple[Kind, ...] = ("person", "unknown")
_NAMED_ONLY = Evidence(-1.0, "named there without words of theirs")


@dataclass(slots=True)
class Mentioned:
    """Mentions of voices; links and what is told of forms of their names that no statement has."""

    places: set[tuple[Key, str, int, int]] = field(default_factory=set)  # a cluster's root, document, `[begin, end)`
    links: list[Link] = field(default_factory=list)  # from a form in a document to a root
    told: dict[Key, Told] = field(default_factory=dict)


class Met(NamedTuple):
    """Where a statement's source names a voice: its cluster's root, the folded name, the place."""

    root: Key
    name: str
    span: Span


class Finder:
    """The voices of a case, looked up by what documents call them in full."""

    def __init__(self, members: Mapping[Key, Sequence[Told]], whole: Mapping[Key, Told], support: Support) -> None:
        """`members` and `whole`: what is told of each name of a cluster and of all together, by the cluster's root."""
        self.found = Mentioned()
        self._whole, self._support = whole, support
        self._bodies: dict[tuple[str, str], set[Key]] = defaultdict(set)  # by document ("" for all) and joined name
        self._persons: dict[tuple[str, str], set[tuple[PersonName, Key]]] = defaultdict(set)  # by surname and given
        self._own: set[Key] = set()  # persons' names that reach no further than their document
        # What in a run of capitalised words may tell of a name: a word alone, two side by side, a surname.
        self._alone: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._surnames: set[str] = set()
        for root, told in ((root, told) for root, several in sorted(members.items()) for told in several):
            if told.key[0] == "body" and not _is_place(whole[root]):
                self._add_body(root, told)
            elif told.key[0] == "person":
                self._add_person(root, told)

    def _add_body(self, root: Key, told: Told) -> None:
        for name in told.names:
            self._bodies[told.key[1], joined(name)].add(root)
            first, *rest = re.sub(r"^[Tt]he ", "", name).split()
            if not rest or rest[0] in words("name_links"):
                self._alone.add(joined(first))
            else:
                self._pairs |= set(pairwise(fold(f"{first} {rest[0]}").split()))

    def _add_person(self, root: Key, told: Told) -> None:
        name = PersonName.of(told.name)
        if told.key[1]:
            self._own.add(told.key)
        elif name.given:
            for form in _forms(name.given, sought=False):
                self._persons[skeleton(name.surname), form].add((name, root))
            if not self._whole[root].private:
                self._surnames.add(name.surname)
                self._pairs.add((name.parts[0], name.parts[1]))

    def read(self, document: str, text: str, outside: Sequence[Span], met: Sequence[Met]) -> None:
        """Add whom a document names outside the spans of `outside`, besides the mentions `met` in sources."""
        called: dict[str, set[Key]] = defaultdict(set)
        short: dict[str, set[Key | None]] = defaultdict(set)  # who may be called by a word alone; None for others
        taken = Nearby((one, [one.span]) for one in met)
        for one in met:
            called[one.name].add(one.root)
            short[_short(one.name, one.root[0] == "person")].add(one.root)
        if not self._may_name(text, Nearby((one.span, [one.span]) for one in met if _bare(text, one)), short):
            return
        means: list[tuple[Key | None, Name]] = []
        forms = _names(text, outside)
        for key in (key for key in forms if " " in key):
            same = forms[key]
            found: set[Key | None] = {*called[key]} if key in called else {self._full(document, same)}
            short[_short(key, same[0].kind in _PERSONS)] |= found
            means += [(_only(found), name) for name in same]
        for key in (key for key in forms if " " not in key):
            means += self._by_word(document, forms[key], short.get(key, set()))
        self.found.places |= {
            (root, document, name.begin, name.end)
            for root, name in means
            if root and not self._whole[root].private
            if all(one.root != root for one in taken.touching(name.begin, name.end))
        }

    def _may_name(self, text: str, known: Nearby[Span], short: Collection[str]) -> bool:
        """Whether capitalised words outside `known` may be part of a voice's name: this costs less than a look."""
        for run in _RUN.finditer(text):
            begin, end = run.span()
            if any(b <= begin and end <= e for b, e in known.touching(begin, end)):
                continue
            parts = fold(_OWNED.sub("", run.group())).split()
            first = parts[0] if parts else ""
            if first in short or first in self._alone or (len(parts) > 1 and joined(run.group()) in self._alone):
                return True
            if any(self._may_end(parts[:i], word) for i, word in enumerate(parts) if i):
                return True
        return False

    def _may_end(self, before: Sequence[str], word: str) -> bool:
        """Whether a word with a capital after others may go on with the name of a body, or be a person's surname."""
        if (before[-1], word) in self._pairs:
            return True
        surname_ = skeleton(word) if word in self._surnames else ""
        return bool(surname_) and any(
            (surname_, form) in self._persons for given in before for form in _forms(given, sought=True)
        )

    def _by_word(self, document: str, same: Sequence[Name], short: AbstractSet[Key | None]) -> list[tuple[Key, Name]]:
        """Whom one word means: the only one in the document who may be so called, or else a body of that name."""
        body = self._body(document, same[0])
        root = _only({*short, body} if body else short)
        return [(root, name) for name in same if root and (root == body or self._is_short(name, root))]

    def _full(self, document: str, same: Sequence[Name]) -> Key | None:
        return self._body(document, same[0]) or self._person(document, same)

    def _body(self, document: str, name: Name) -> Key | None:
        """The one body of this name; none for a word alone that may be a common one."""
        telling = name.kind in ("organisation", "outlet") or sum(map(str.isupper, name.text)) > 1
        if name.kind not in _BODIES or not (telling or len(name.words) > 1):
            return None
        called = joined(name.text)
        roots = self._bodies.get((document, called)) or self._bodies.get(("", called), set())
        return _only(roots)

    def _person(self, document: str, same: Sequence[Name]) -> Key | None:
        """Whom a full name most likely means, a private person excepted; a form that no statement has leaves a link."""
        heard = PersonName.of(same[0].text)
        told = _told(("person", document, heard.key), same)
        if not heard.given or same[0].kind not in _PERSONS or told.key in self._own:
            return None
        may_be: dict[Key, list[Evidence]] = {}
        surname_ = skeleton(heard.surname)
        met = {pair for form in _forms(heard.given, sought=True) for pair in self._persons.get((surname_, form), ())}
        for name, root in sorted(met):
            evidence = self._evidence(told, heard, name, self._whole[root])
            if evidence and (root not in may_be or log_odds(evidence) > log_odds(may_be[root])):
                may_be[root] = evidence
        best = max(weighed_one_of(told.key, may_be), key=lambda link: link.confidence, default=None)
        if best is None or best.confidence < MERGED or self._whole[best.b].private:
            return None
        if all(fold(name) != heard.key for name in self._whole[best.b].names):
            self.found.links.append(best)
            self.found.told[told.key] = told
        return best.b

    def _evidence(self, told: Told, heard: PersonName, name: PersonName, whole: Told) -> list[Evidence] | None:
        """What speaks for a voice's being meant; None for another's name, or one that only a slip parts from it."""
        if heard.suffix != name.suffix or other_gender(told, whole):
            return None
        own = relation(heard, name)
        return self._support.added([*own, _NAMED_ONLY], told, whole) if own else None

    def _is_short(self, name: Name, root: Key) -> bool:
        """Whether one word may stand for a voice that the document names in full: "Ms. Ruz", "the Post"."""
        whole, told = self._whole[root], _told(root, [name])
        if root[0] == "body":
            return whole.type == "outlet" and name.the and name.kind in ("outlet", "unknown")
        given = {gender.of_given_name(PersonName.of(form).given) for form in whole.names} - {None}
        if told.genders and given and told.genders.isdisjoint(given):
            return False
        other = other_gender(told, whole) or log_odds([*self._support.same_office(told, whole)]) < 0
        return not (other or name.the) and name.kind in _PERSONS


@lru_cache(maxsize=1 << 14)
def _forms(given: str, sought: bool) -> frozenset[str]:
    """What a folded given name is found by, and `sought` by: a spelling, a short form, or an initial ("a.", "a*")."""
    initial, spelt = f"{given[:1]}.", f"{given[:1]}*"
    if len(given) == 1:
        return frozenset((initial, spelt) if sought else (initial,))
    return frozenset((initial if sought else spelt, *map(skeleton, {given, *short_forms(given)})))


def _is_place(told: Told) -> bool:
    """Whether a body goes by the name of a place, which mostly means the place: "Brask said", "in Brask"."""
    return any(kind_of(tuple(name.split())) == "place" for name in told.names)


def _bare(text: str, met: Met) -> bool:
    """Whether a place holds the name alone: elsewhere in it others may be named."""
    return fold(text[slice(*met.span)]).removeprefix("the ") == met.name


@lru_cache(maxsize=1 << 16)
def _short(name: str, person: bool) -> str:
    """The word that a folded name is cut short to."""
    return surname(name) if person else name.split()[-1]


def _only(roots: Collection[Key | None]) -> Key | None:
    return next(iter(roots)) if len(roots) == 1 else None


def _names(text: str, outside: Sequence[Span]) -> dict[str, list[Name]]:
    """The names of a text by their folded forms, but for those in `outside`."""
    among, set_aside = tokens(text), Nearby((span, [span]) for span in outside)
    forms: dict[str, list[Name]] = defaultdict(list)
    for name in names_among(text, among, frozenset(word.text for word in among if word.text.islower())):
        if not set_aside.touching(name.begin, name.end):
            forms[fold(name.text)].append(name)
    return forms


def _told(key: Key, same: Iterable[Name]) -> Told:
    """What a document tells of a name by writing it."""
    told = Told(key)
    told.documents.add(key[1])
    for name in same:
        told.written.add((name.text, key[1]))
        told.roles.update([" ".join(name.title)] if name.title else [])
        told.genders |= {found for found in [gender.of_words(name.title)] if found}
    return told
