"""Whom a pronoun means: those a text has spoken of last and most, in the manner of centering.

Each mention weighs by what it is (the source of a statement, a subject, an object), less with each sentence and
paragraph that lies between; who weighs most is meant, unless another weighs almost as much.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from firsthand.text.cast import Named
from firsthand.text.gender import Gender
from firsthand.text.kinds import is_given
from firsthand.text.layout import Layout

SOURCE, SUBJECT, OBJECT, OWNER = 2.6, 2.2, 1.0, 0.9

_REACH = 60  # mentions looked back
_PER_SENTENCE, _PER_PARAGRAPH = 0.62, 0.8
_QUOTED, _NAMED_WITHIN = 0.15, 0.1
_LEAST, _AHEAD = 0.12, 1.3


@dataclass(frozen=True, slots=True)
class _Mention:
    who: Named
    weight: float
    sentence: int
    paragraph: int
    quoted: bool


@dataclass(slots=True)
class Focus:
    """What a reader has in mind at a point of the text; filled in the order of the text."""

    layout: Layout
    _met: list[_Mention] = field(default_factory=list)

    def meet(self, at: int, who: Named, weight: float) -> None:
        """`who` is mentioned at `at`."""
        layout = self.layout
        self._met.append(_Mention(who, weight, layout.sentence(at), layout.paragraph(at), layout.in_quotation(at)))

    def person(
        self,
        at: int,
        gender: Gender | None,
        ahead: float = _AHEAD,
        named_within: Collection[Named] = (),
        never: Collection[Named] = (),
    ) -> Named | None:
        """The person meant at `at`; None where nobody fits, or nobody weighs `ahead` times as much as the next.

        `named_within` are those named in the very quotation whose speaker is sought: few speak of themselves by name.
        `never` are those whom the pronoun cannot mean.
        """
        return self._heaviest(at, gender, ("person", "unknown"), ahead, named_within, never)

    def body(self, at: int, ahead: float = _AHEAD, kinds: Collection[str] = ("organisation", "outlet")) -> Named | None:
        """The organisation or outlet meant by "it" at `at`."""
        return self._heaviest(at, None, kinds, ahead)

    def _heaviest(
        self,
        at: int,
        gender: Gender | None,
        kinds: Collection[str],
        ahead: float,
        less: Collection[Named] = (),
        never: Collection[Named] = (),
    ) -> Named | None:
        sentence, paragraph, quoted = self.layout.sentence(at), self.layout.paragraph(at), self.layout.in_quotation(at)
        weights: dict[Named, float] = {}
        for met in self._met[-_REACH:]:
            who = met.who
            if who.kind not in kinds or who in never or (gender and who.gender and who.gender != gender):
                continue
            if who.kind == "unknown" and who.articled:
                continue
            weight = (
                met.weight * _PER_SENTENCE ** (sentence - met.sentence) * _PER_PARAGRAPH ** (paragraph - met.paragraph)
            )
            weight *= (
                (_QUOTED if met.quoted and not quoted else 1.0)
                * (_NAMED_WITHIN if who in less else 1.0)
                * (0.5 if who.kind == "unknown" and not who.spoke else 1.0)
            )
            weight *= 0.8 if gender and who.gender is None else 1.0
            weights[who] = weights.get(who, 0.0) + weight
        ranked = sorted(weights.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] < ahead * ranked[1][1]):
            return None
        who = ranked[0][0]
        # "Weather", "Skip": a word that only its capital makes a name
        doubtful = who.kind == "unknown" and not who.spoke and " " not in who.name and not is_given(who.key)
        return None if doubtful else who
