"""Who bears a surname although no text gives the whole name: "Mr. Ruz" where only Ana Ruz is named in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from firsthand.text import gender
from firsthand.text.lexicon import words
from firsthand.text.names import Name
from firsthand.text.persons import surname

# In the same clause and with no other name between.
_PRONOUN = re.compile(r"[a-z’' \-]{1,80}?\b(he|she|his|her|himself|herself)\b")

if TYPE_CHECKING:
    from firsthand.text.cast import Named


def bearers(names: Iterable[Name], persons: Mapping[str, Sequence[Named]]) -> Iterator[Name]:
    """The first mention of each who has only a surname: its title tells a gender that no bearer in full has.

    `persons` are those named in full, by surname.
    """
    seen = set()
    for name in names:
        told = gender.of_words(name.title)
        same = persons.get(surname(name.text), ()) if told and len(name.words) == 1 else ()
        known = [gender.of_given_name(who.name.split()[0]) for who in same]
        if known and not {told, None} & set(known) and (surname(name.text), told) not in seen:
            seen.add((surname(name.text), told))
            yield name


def of_office(name: Name, fitting: Sequence[Named]) -> Named | None:
    """Whom "President Ruz" means of those it may: the one so titled before, or else who is never named in full."""
    office = {word.lower().rstrip(".") for word in name.title} & (words("titles") | words("roles"))
    if not office or gender.of_words(name.title):
        return None
    titled = [who for who in fitting if any(office & set(role.lower().replace(".", "").split()) for role in who.roles)]
    bare = [who for who in fitting if len(who.name.split()) == 1]
    found = titled or bare
    return found[0] if len(found) == 1 else None


def of_pronoun_after(text: str, name: Name, fitting: Sequence[Named]) -> Named | None:
    """Whom a bare surname means by the first pronoun after it in its clause: "Ruz said she was tired"."""
    found = _PRONOUN.match(text, name.end)
    told = gender.of_pronoun(found.group(1)) if found and not name.possessive else None
    of_it = [who for who in fitting if who.gender == told] if told else []
    return of_it[0] if len(of_it) == 1 and all(who.gender for who in fitting) else None
