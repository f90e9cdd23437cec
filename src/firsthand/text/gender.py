"""What a text's words say of a person's gender; a name the lists lack has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from firsthand.text.lexicon import words
from firsthand.text.tokens import fold

Gender = Literal["f", "m"]

MALE_PRONOUNS = frozenset(("he", "him", "his", "himself"))
FEMALE_PRONOUNS = frozenset(("she", "her", "hers", "herself"))


def of_words(described: Iterable[str]) -> Gender | None:
    """Gender that titles and nouns tell ("Mrs", "spokesman"); None where they tell none or both."""
    lows = {fold(word) for word in described}
    male, female = bool(lows & words("titles_male")), bool(lows & words("titles_female"))
    if male == female:
        return None
    return "m" if male else "f"


def of_given_name(name: str) -> Gender | None:
    """Gender of those who mostly bear a given name."""
    low = fold(name)
    if low in words("given_male"):
        return "m"
    return "f" if low in words("given_female") else None


def of_pronoun(word: str) -> Gender | None:
    """Gender of a pronoun."""
    low = word.lower()
    if low in MALE_PRONOUNS:
        return "m"
    return "f" if low in FEMALE_PRONOUNS else None
