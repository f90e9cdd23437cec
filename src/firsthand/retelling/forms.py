"""How the tellings of one utterance differ from the chosen one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.records import Difference
from firsthand.retelling.told import Told
from firsthand.text.differences import Form, difference, says_translated

BESIDE = 150  # characters before and after a form where it may be called a translation


def differences(chosen: Told, others: Sequence[Told]) -> Iterator[Difference]:
    """Of each of the others from the chosen form."""
    form = _form(chosen) if any(t.folded != chosen.folded for t in others) else None
    for t in others:
        equal = t.folded == chosen.folded
        kind, differs_in = ("verbatim", None) if form is None or equal else difference(form, _form(t))
        yield Difference(a=chosen.statement.id, b=t.statement.id, kind=kind, differs_in=differs_in)


def _form(t: Told) -> Form:
    words = t.words
    begin, end = words[0].begin, words[-1].end
    beside = t.text[max(0, begin - BESIDE) : begin] + " " + t.text[end : end + BESIDE]
    return Form(t.text, words, t.statement.kind, says_translated(beside))
