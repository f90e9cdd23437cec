"""The example's scorer finds nothing wrong in an export made from the annotation, and finds faults put into it."""

from __future__ import annotations

import copy
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from test_example_truth import TEXTS, TRUTH

from example import score
from example_matching import locate


def as_export(truth: dict) -> dict:
    """What an export would hold that agrees with the annotation in everything."""
    voices = {row["name"]: row["id"] for row in truth["voices"] if row["name"]}

    def places(path: str, parts: list[str], near: int | None = None) -> list[list[int]]:
        return [list(locate(TEXTS[path], part, near)) for part in parts]

    def statement(row: dict) -> dict:
        content = places(row["document"], row["content"])
        spans = {
            key: places(row["document"], [row[key]] if row[key] else [], content[0][0]) for key in ("source", "cue")
        }
        return {**row, **spans, "content": content}

    def document(row: dict) -> dict:
        blocks = [(b["kind"], *places(row["path"], [b["excerpt"]])[0]) for b in row["blocks"]]
        origin = row["text_origin"]
        share = {**origin, "document": row["path"] if origin["kind"] == "own" else origin["document"]}
        return {
            **row,
            "id": row["path"],
            "text": TEXTS[row["path"]],
            "blocks": [{"kind": kind, "begin": begin, "end": end} for kind, begin, end in blocks],
            "text_origin": [share] if origin["kind"] != "unknown" else [],
        }

    def figure(row: dict) -> dict:
        ((begin, end),) = places(row["document"], [row["excerpt"]])
        return {**row, "begin": begin, "end": end, "statement": None}

    def difference(utterance: dict, row: dict) -> dict:
        return {**row, "a": row.get("against", utterance["chosen_form"]), "b": row["statement"]}

    return {
        "documents": [document(row) for row in truth["documents"]],
        "statements": [statement(row) for row in truth["statements"]],
        "voices": truth["voices"],
        "utterances": [
            {**row, "differences": [difference(row, d) for d in row["differences"]]} for row in truth["utterances"]
        ],
        "passages": [],
        "routes": [{**row, "to_name": row["to"], "evidence": []} for row in truth["routes"]],
        "origins": [{**row, "voice": voices.get(row["voice"])} for row in truth["origins"]],
        "claims": truth["claims"],
        "figures": [figure(row) for row in truth["figures"]],
        "missing_originals": [{**row, "outlet": row["name"], "voice": None} for row in truth["missing_originals"]],
        "proposals": [],
    }


@pytest.fixture(scope="module")
def export() -> dict:
    return as_export(TRUTH)


def rates(export: dict) -> dict[tuple[str, str], float | None]:
    """Each measure's rate, 1 where all is right; names without the counts that stand in brackets."""
    every = {(one.part, one.name.partition(" (")[0]): one for one in score(TRUTH, export)}
    return {key: 1 - one.rate if one.unwanted and one.checks else one.rate for key, one in every.items()}


def test_the_annotation_itself_scores_full(export: dict) -> None:
    not_made = {"passages", "conflicts"}
    got = {key: rate for key, rate in rates(export).items() if key[0] not in not_made}
    assert len(got) > 50
    assert {key: rate for key, rate in got.items() if rate != 1} == {}


def test_faults_are_counted(export: dict) -> None:
    wrong = copy.deepcopy(export)
    first, second, third = wrong["statements"][:3]
    first["speaker"], second["said_on"] = "Somebody Else", None
    third["content"] = [[0, 1]]
    wrong["claims"][0]["asserting"]["bounds"] = [0, 9]
    told = rates(wrong)
    n = len(wrong["statements"])
    assert told["statements", "found, recall"] == told["statements", "found, precision"] == (n - 1) / n
    assert told["speaker", "right"] < 1
    assert told["said_on", "right"] < 1
    assert told["invented", "another name than annotated, of those named"] < 1
    assert told["claims", "bounds right"] == 0.9
    assert told["claims", "bounds that hold the annotated count"] == 1


def test_two_voices_in_one_act_are_counted(export: dict) -> None:
    wrong = copy.deepcopy(export)
    for row in wrong["statements"][:40]:
        row["utterance"] = wrong["statements"][0]["utterance"]
    assert rates(wrong)["utterances", "pairs of two voices taken for one act"] < 1
