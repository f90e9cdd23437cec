"""What leaves a case for other tools: complete, and without the names of private persons."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from fixtures_case import marrowby

from firsthand.exports.whole import PARTS, whole

PRIVATE = "Lena Orsk"


def exported(show_names: bool) -> dict:
    return whole(SimpleNamespace(decisions=()), marrowby(), show_names=show_names)


def test_private_persons_are_numbered_everywhere_but_in_the_documents():
    found = exported(show_names=False)
    assert PRIVATE in json.dumps(found["documents"])
    assert "Orsk" not in json.dumps({key: value for key, value in found.items() if key != "documents"})
    private = [v for v in found["voices"] if v["private"]]
    assert {v["name"] for v in private} == {"W1", "W2"}
    assert not any(v["aliases"] for v in private)


def test_names_are_shown_where_a_person_asks_for_them():
    assert PRIVATE in [v["name"] for v in exported(show_names=True)["voices"]]


@pytest.mark.parametrize("key", PARTS)
def test_nothing_but_names_differs(key):
    open_, hidden = exported(show_names=True)[key], exported(show_names=False)[key]
    assert [entry.get("id") for entry in open_] == [entry.get("id") for entry in hidden]
    for one, other in zip(open_, hidden, strict=True):
        assert one.keys() == other.keys()
        assert {k for k in one if one[k] != other[k]} <= {"name", "aliases", "speaker", "speakers", "text", "words",
                                                          "why", "voice", "asserting", "denying", "on_behalf_of",
                                                          "roles", "unit"}  # fmt: skip
