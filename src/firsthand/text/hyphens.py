"""Words broken at the end of a line, made whole again."""

from __future__ import annotations

import re
from collections.abc import Collection

SOFT = "\u00ad"
_BROKEN = re.compile(rf"([^\W\d_][^\W_]*)(?:[-\u2010]{SOFT}?|{SOFT})$")
_WORD = re.compile(rf"[^\W\d_]+(?:-[^\W\d_]+)*(?!\w)(?!(?:[-\u2010]{SOFT}?|{SOFT})$)", re.M)
_REST = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.I)
_ADDRESS_GOES_ON = re.compile(r"\S*[/?=&%_]|\S+\.(?:html?|pdf|php|aspx?|com|org|net)\b")
# First parts that keep their hyphen where nothing in the text tells otherwise.
_KEEP = frozenset(
    """all anti cease co counter cross eight eighty ex far fifty five forty four front full half hard high ill large
    long low mid multi near nine ninety non one part post pre pro quasi self semi seven seventy short single six sixty
    small so ten then thirty three twenty two vice well wide world year""".split()  # noqa: SIM905
)


def words_of(text: str) -> set[str]:
    """Words of `text` in lower case, hyphenated ones whole, for `joined` to judge by."""
    return {match.group().lower() for match in _WORD.finditer(text)}


def joined(line: str, following: str, known: Collection[str]) -> tuple[int, str]:
    """How `line` joins the line after it: how many characters to cut off its end, and what to put between.

    A broken word is made whole where the whole stands elsewhere in the text (`known`, lower case), and keeps
    its hyphen where that form does; else a hyphen before a small letter is the line's, unless the first part
    is one that compounds begin with (self-, ex-, well-).  Addresses join without a space.
    """
    mark = 1 if line.endswith(SOFT) else 0
    if _ADDRESS.search(line) and (line[-1 - mark] in "/-_=&?%#" or _ADDRESS_GOES_ON.match(following)):
        return mark, ""
    match, rest = _BROKEN.search(line), _REST.match(following)
    if line.endswith(SOFT) and not match:
        return 1, ""
    if match is None:
        return (0, "") if re.search(r"\w[-\u2010—–]$", line) and following[:1].isalnum() else (0, " ")
    if rest is None:
        return (0, "") if following[:1].isdigit() else (0, " ")
    first, second = match.group(1), rest.group()
    cut = len(line) - match.end(1)
    if cut == 1 and line.endswith(SOFT):
        return 1, ""
    whole, compound = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if second[0].isupper() and not first.isupper():
        return mark, ""
    if compound in known and whole not in known:
        return mark, ""
    if whole in known or first.lower() not in _KEEP:
        return cut, ""
    return mark, ""
