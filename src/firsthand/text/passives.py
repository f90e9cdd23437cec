"""Cues that tell what others say of somebody: who "was accused of" a deed does not speak."""

from __future__ import annotations

import re

_UNDERGOES = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b(?: \w+ly| also| often)? (?:accused|alleged|asked|blamed|called|charged"
    r"|condemned|credited|critici[sz]ed|described|expected|identified|instructed|known|named|ordered|praised"
    r"|questioned|reported|said|suspected|thought|told|urged|warned)\b(?! as saying)"
    r"|\b(?:came|come|comes|coming) under (?:fire|attack)\b"
    r"|\b(?:took|taken|takes|drew|drawn|faced|faces|facing) (?:heat|fire|(?:sharp |new )?criticism|accusations)\b",
    re.IGNORECASE,
)


def undergoes(cue: str) -> bool:
    """Whether a cue tells what others say to or of its subject: "was asked", "is accused of", "took heat for"."""
    return _UNDERGOES.search(cue) is not None
