"""Which names of a case are one voice's: relations between names, evidence for each, merges and doubts.

    names.py      what the statements tell of each name
    persons.py    how two persons' names relate: transcriptions, short forms, initials, slips
    bodies.py     how two names of bodies and outlets relate: acronyms, domains, word order, countries
    story.py      what the documents of two names have in common
    evidence.py   relation and evidence summed to a probability (Fellegi and Sunter 1969)
    clusters.py   merges in the order of their probability, never against what keeps two apart
    bearers.py    who may be meant by a surname alone
    mentioned.py  where documents name a voice besides the sources of its statements
    gather*.py    all of it in order: persons, single names, bodies

Everything is decided over sets of names in a fixed order, so that the order of the rows changes nothing.
"""
