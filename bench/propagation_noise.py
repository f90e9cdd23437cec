"""How noisy a story's spread is: what is lost on the way, and how often."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Noise:
    """How often the traces of where a story comes from are lost; all are probabilities."""

    uncredited: float = 0.0  # a copy or a retelling names no source
    unmarked: float = 0.0  # a copy of an agency's text has lost its mark
    described: float = 0.0  # a retelling drops the speaker's name: "a cooper"
    voiceless: float = 0.0  # a retelling gives the words to an outlet, to "activists" or to nobody
    truncated: float = 0.0  # a copy is cut, by up to half
    edited: float = 0.0  # a copy is edited: sentences dropped, words exchanged
    reworded: float = 0.0  # a word is exchanged where somebody's words are given indirectly
    elided: float = 0.0  # a quotation is cut short, spliced from two places, or has an [inserted] word
    undated: float = 0.0  # a retelling does not say when it was said
    late: float = 0.0  # a page states a date one to nine days late
    wrong: float = 0.0  # a page states a date one to nine days early, or none
    own_words: float = 0.0  # an origin names what happened by another word than the others do
    talk: float = 0.0  # of further pages: says what nobody stands behind
    cycles: float = 0.0  # two outlets credit each other with a claim


LEVELS = {
    "none": Noise(),
    "mild": Noise(0.2, 0.2, 0.05, 0.05, 0.2, 0.2, 0.1, 0.15, 0.2, 0.1, 0.05, 0.05, 0.05, 0.1),
    "middle": Noise(0.4, 0.4, 0.15, 0.1, 0.35, 0.35, 0.25, 0.3, 0.4, 0.25, 0.1, 0.15, 0.1, 0.3),
    "strong": Noise(0.6, 0.7, 0.3, 0.2, 0.5, 0.6, 0.45, 0.5, 0.6, 0.4, 0.2, 0.3, 0.15, 0.5),
}
