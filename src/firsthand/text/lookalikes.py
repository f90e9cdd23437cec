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


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
