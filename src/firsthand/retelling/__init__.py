"""Which statements tell one utterance: candidates, the evidence for each pair, a probability, groups.

    told.py        what is compared: a statement's words, its voice and whom it speaks for, its day and venue
    candidates.py  pairs worth a look, by inverted index: near-linear in the number of statements
    likeness.py    what the words of two have in common
    rivals.py      what else in one document might tell the same
    features.py    the evidence for one pair, each part with a name
    link.py        the evidence summed to a calibrated probability; what no evidence overrides; the reason in words
    links.py       all of it for every candidate
    grouping.py    joins in the order of their probability, never against what keeps two voices apart

Everything is decided in a fixed order of statements, so that the order of the rows changes nothing.
"""
