"""What readers set apart, followed to the findings: comments, and languages that the model does not read."""

from __future__ import annotations

import pytest

import firsthand
from firsthand.exports.whole import read_all
from firsthand.report.summary import summary
from firsthand.report.view import Findings

ACCOUNT = """The mill at Marrowby burnt down on Tuesday night, and the fire brigade of the valley worked until morning.

Mayor Odalys Finch said that nobody was hurt. “Forty people have lost their work,” she said.

Comments

Ana Ruz, 5 March 2019 at 14:05
The mayor is lying, I say it was arson.

Ivo Tal, 5 March 2019 at 15:10
Reuters reported that two men were seen running from the mill.
"""
GERMAN = (
    "Die Mühle in Marrowby ist in der Nacht zum Dienstag vollständig abgebrannt, und die Feuerwehr des Tals hat bis zum"
    " Morgen gearbeitet, um die Häuser daneben zu retten."
)


@pytest.fixture(autouse=True)
def _one_process(monkeypatch):
    monkeypatch.setenv("FIRSTHAND_PROCESSES", "1")


def test_of_comments_only_what_they_cite_from_elsewhere_is_kept(tmp_path):
    (tmp_path / "a.txt").write_text(ACCOUNT, encoding="utf-8")
    (line,) = firsthand.statements([tmp_path / "a.txt"])
    text = line["text"]
    told = [(text[s["content"][0][0] : s["content"][-1][1]], s["in_block"]) for s in line["statements"]]
    cited = [words for words, block in told if block == "comment"]
    assert any("two men were seen running" in words for words in cited)
    assert not any("arson" in words or "lying" in words for words, _ in told)
    assert ("nobody was hurt" in " ".join(words for words, block in told if block is None)) is True


def test_a_language_that_is_not_read_is_kept_searched_for_shared_text_and_counted_as_unread(tmp_path):
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, more in (("a", "Am Abend war alles vorbei."), ("b", "Niemand wurde verletzt, hieß es im Rathaus.")):
        (pile / f"{name}.txt").write_text(f"{GERMAN}\n\n{more}\n", encoding="utf-8")
    with firsthand.trace([pile], tmp_path / "case") as case:
        documents = case.documents.arrow().to_pylist()
        assert [(row["language"], row["covered"]) for row in documents] == [("de", False)] * 2
        assert len(case.statements) == 0
        (passage,) = case.passages.arrow().to_pylist()
        assert {span["document"] for span in passage["spans"]} == {row["id"] for row in documents}
        assert "2 documents not searched for statements: language not read (de: 2)" in summary(Findings(read_all(case)))
