"""What a text's words say of a person's gender; a name the lists lack has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from firsthand.text.lexicon import words
from firsthand.text.tokens import fold

Gender = Literal["f", "m"]

MALE_PRONOUNS = frozenset(("he", "him", "his", "himself"))
FEMALE_PRONOUNS = frozenset(("she", "her", "hers", "herself"))


_FEMALE_ENDS = ("isha", "esha", "iqua", "ella", "etta", "ette", "elle", "issa", "anna", "inda")
_MALE_ENDS = ("shawn", "shaun", "vion", "arius", "quan", "vonte", "vante", "ontae")


def of_words(described: Iterable[str]) -> Gender | None:
    """Gender that titles and nouns tell ("Mrs", "spokesman"); None where they tell none or both."""
    lows = {fold(word) for word in described}
    male, female = bool(lows & words("titles_male")), bool(lows & words("titles_female"))
    if male == female:
        return None
    return "m" if male else "f"


def of_given_name(name: str) -> Gender | None:
    """Gender of those who mostly bear a given name; of one that no list has, by an ending that few others bear."""
    low = fold(name)
    if low in words("given_male"):
        return "m"
    if low in words("given_female"):
        return "f"
    if len(low) < 5 or low in words("given_both"):
        return None
    return "f" if low.endswith(_FEMALE_ENDS) else "m" if low.endswith(_MALE_ENDS) else None


def of_pronoun(word: str) -> Gender | None:
    """Gender of a pronoun."""
    low = word.lower()
    if low in MALE_PRONOUNS:
        return "m"
    return "f" if low in FEMALE_PRONOUNS else None
