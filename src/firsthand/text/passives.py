"""Cues that tell what others say of somebody: who "was accused of" a deed does not speak."""

from __future__ import annotations

import re

_UNDERGOES = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b(?: \w+ly| also| often)? (?:accused|advised|alleged|asked|blamed|briefed"
    r"|called|charged|condemned|credited|critici[sz]ed|described|expected|grilled|identified|informed|instructed|known"
    r"|named|notified|ordered|praised|questioned|quizzed|reported|said|suspected|thought|told|urged|warned)\b"
    r"(?! as saying)"
    r"|\b(?:came|come|comes|coming) under (?:fire|attack)\b"
    r"|\b(?:took|taken|takes|drew|drawn|faced|faces|facing) (?:heat|fire|(?:sharp |new )?criticism|accusations)\b",
    re.IGNORECASE,
)


def undergoes(cue: str) -> bool:
    """Whether a cue tells what others say to or of its subject: "was asked", "is accused of", "took heat for"."""
    return _UNDERGOES.search(cue) is not None
