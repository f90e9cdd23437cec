"""Which words stand against which: by a denial, by a negation that governs what the others say, by nothing else."""

from __future__ import annotations

import pytest
from case_builder import CaseBuilder
from test_claims import run, tell

TOLD = "the ministry of harbours planned to close the northern ferry line in autumn"


def opposed(said, voice="Oren Vale", **frame):
    """Whether this stands against what Ada Brisk said."""
    b = CaseBuilder()
    ada = b.voice("Ada Brisk")
    tell(b, "a.txt", frame.pop("told", TOLD), ada)
    tell(b, "b.txt", said, ada if voice == "Ada Brisk" else b.voice(voice), **frame)
    both = [sides for sides in run(b).values() if len(sides) == 2]
    return bool(both)


@pytest.mark.parametrize(
    ("said", "frame"),
    [
        ("the ministry of harbours never planned to close the northern ferry line", {}),
        ("planning to close the northern ferry line", {"cue": "denied", "act": "denial", "denies": "the deed"}),
        ("reports that the northern ferry line would close were false", {"act": "denial"}),
        (
            "the northern ferry line is what so many here live by, and they asked us about it every single day of "
            "that long and cold spring in the towns: the ministry of harbours never planned to close it",
            {},
        ),
    ],
)
def test_whoever_denies_what_others_say_stands_against_it(said, frame):
    assert opposed(said, **frame)


@pytest.mark.parametrize(
    ("said", "frame"),
    [
        # nobody is set against themselves by a negation
        ("the ministry of harbours never planned to close the northern ferry line", {"voice": "Ada Brisk"}),
        # nor by one in another part of what they say
        ("the ministry of harbours would close the northern ferry line in autumn, she did not know when", {}),
        # a question, a call to somebody, a scream
        ("not planned to close the northern ferry line", {"act": "other"}),
        # a name alone is nothing that could be denied
        ("the ministry of harbours will not answer", {"told": "the ministry of harbours"}),
        # both say no
        (
            "closing the northern ferry line",
            {"told": "the northern ferry line will not close", "cue": "denied", "act": "denial"},
        ),
        # neither is untrue
        ("reports that the northern ferry line would close were not false", {"act": "denial"}),
    ],
)
def test_who_says_no_to_something_else_stands_against_nothing(said, frame):
    assert not opposed(said, **frame)


def test_there_is_no_such_thing_denies_it():
    assert opposed("there is no quarry", told="forty men were put to work in a quarry behind the station")
    assert not opposed("I will not go to that quarry", told="forty men were put to work in a quarry behind the station")
