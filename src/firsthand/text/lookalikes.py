"""Characters that nobody sees, and letters of other scripts that look like Latin ones: for comparison only.

The pairs of letters are those of Unicode's confusables (UTS #39) that differ from a Latin letter in no common font.
"""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, zero-width spaces and joiners, marks of direction, variation selectors.
UNSEEN = "".join(chr(c) for c in range(0x10000) if unicodedata.category(chr(c)) == "Cf") + "\u034f\ufe00-\ufe0f"
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_LATIN = re.compile("[A-Za-z]")
_OTHER = re.compile("[\u0370-\u052f]")  # Greek and Cyrillic, which look-alikes come from
_LETTERS = re.compile(r"[^\W\d_]+")
# Alike in both cases, so that a word looks the same however it is written; and alike in one case only.
_BOTH = str.maketrans("асеорхуіјѕԛԝһАСЕОРХУІЈЅԚԜҺ", "aceopxyijsqwhACEOPXYIJSQWH")
_BESIDE_LATIN = _BOTH | str.maketrans("вкмнтВКМНТοανρικυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɑɡ", "bkmhtBKMHToavpikuxABEZHIKMNOPTYXiag")


def seen(word: str) -> str:
    """`word` as a reader sees it: without unseen characters, look-alikes of Latin letters as those letters.

    A word becomes Latin only as a whole: Russian and Greek words stay what they are.
    """
    shown = _UNSEEN.sub("", word)
    latin = shown.translate(_BESIDE_LATIN if _LATIN.search(shown) else _BOTH)
    return latin if not any(c.isalpha() and not _is_latin(c) for c in latin) else shown


def holds_unseen(text: str, begin: int, end: int) -> bool:
    """Whether `text[begin:end]` has characters that nobody sees."""
    return not text.isascii() and _UNSEEN.search(text, begin, end) is not None


def shown(text: str) -> str:
    """`text` without the characters that nobody sees."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def find_shown(text: str, word: str, begin: int, end: int) -> int:
    """Where `word` begins in `text[begin:end]`, whatever unseen characters stand in it there; -1 if nowhere."""
    at = text.find(word, begin, end)
    if at >= 0 or not holds_unseen(text, begin, end):
        return at
    found = re.compile(f"[{UNSEEN}]*".join(map(re.escape, word))).search(text, begin, end)
    return found.start() if found else -1


def unmixed(text: str) -> str:
    """`text` without unseen characters, and each word that mixes Latin letters with their look-alikes as a Latin one.

    No other word changes: a name all in Greek or Cyrillic letters is another spelling, not a disguise.
    """
    bare = shown(text)
    if not (_OTHER.search(bare) and _LATIN.search(bare)):
        return bare
    return _LETTERS.sub(
        lambda word: seen(word[0]) if _OTHER.search(word[0]) and _LATIN.search(word[0]) else word[0], bare
    )


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
