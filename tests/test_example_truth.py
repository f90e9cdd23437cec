"""The bundled example's annotation, manifest and README agree with its documents and with one another."""

from __future__ import annotations

import csv
import datetime
import itertools
import json
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[1] / "src" / "firsthand" / "example"
PILE = EXAMPLE / "pile"
TRUTH = json.loads((EXAMPLE / "truth.json").read_text(encoding="utf-8"))
PATHS = [document["path"] for document in TRUTH["documents"]]
STATEMENTS = {statement["id"]: statement for statement in TRUTH["statements"]}
SIDES = [(claim, side) for claim in TRUTH["claims"] for side in ("asserting", "denying")]
SIDE_IDS = [f"{claim['id']}-{side}" for claim, side in SIDES]

SPEAKER_TYPES = {"person", "organisation", "outlet", "document", "group", "unnamed"}
ACTS = {
    "allegation", "denial", "confirmation", "retraction", "threat", "demand", "apology", "promise", "opinion",
    "no-comment", "report", "other",
}  # fmt: skip
DENIES = {"the deed", "the people", "the evidence", "the source"}
DIFFERENCES = {"verbatim", "truncated", "reworded", "merged", "translation variant", "indirect"}
DIFFERS_IN = {"negation", "number", "name", "qualifier", "reference", None}
BLOCKS = {"caption", "related", "comment", "petition", "credit", "boilerplate", "note"}
ROUTES = {"credit", "quote", "copy", "link", "citation"}
TEXT_ORIGINS = {"own", "document", "outlet", "unknown"}
FIGURES = {"killed", "injured", "detained", "missing", "displaced", "other"}
PART_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

# What the pile has to hold: for each item of the list, the lettered rows of the README's table.
ITEMS = {
    1: "abcdef", 2: "", 3: "abc", 4: "", 5: "ab", 6: "ab", 7: "ab", 8: "ab", 9: "abcdef", 10: "abcde", 11: "abcdefgh",
    12: "abcde", 13: "", 14: "abcde", 15: "abcdefghi", 16: "abcdefghijk", 17: "ab", 18: "",
}  # fmt: skip


BLOCK_ELEMENTS = {
    "html", "head", "body", "title", "div", "p", "h1", "h2", "h3", "ul", "ol", "li", "table", "tr", "td", "th", "br",
    "article", "aside", "section", "main", "header", "footer", "nav", "figure", "figcaption", "blockquote",
}  # fmt: skip


class TextContent(HTMLParser):
    """A page's text content, with a line break wherever a block element begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        if tag in BLOCK_ELEMENTS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")
        if tag in BLOCK_ELEMENTS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def readable_text(path: str) -> str:
    raw = (PILE / path).read_bytes().decode("utf-8")
    if not path.endswith(".html"):
        return raw
    parser = TextContent()
    parser.feed(raw)
    parser.close()
    return "".join(parser.parts)


TEXTS = {path: readable_text(path) for path in PATHS}


def of_document(table: str, path: str) -> list[dict]:
    return [row for row in TRUTH[table] if row["document"] == path]


def sides_of(statement: dict) -> list[tuple[str, str]]:
    """The claim sides a statement is counted on; a reader's comment is counted on none."""
    if statement["in_block"]:
        return []
    named = ([statement["claim"]] if statement["claim"] else []) + statement.get("also", [])
    return [(each["id"], each["side"]) for each in named]


def span(path: str, excerpt: str) -> tuple[int, int]:
    begin = TEXTS[path].index(excerpt)
    return begin, begin + len(excerpt)


# ------------------------------------------------------------------------------------------------ excerpts


@pytest.mark.parametrize("path", PATHS)
def test_excerpts_occur_exactly_once_and_within_one_block(path: str) -> None:
    document = TRUTH["documents"][PATHS.index(path)]
    excerpts = [("block", block["excerpt"]) for block in document["blocks"]]
    excerpts += [(row["id"], part) for row in of_document("statements", path) for part in row["content"]]
    excerpts += [("figure", row["excerpt"]) for row in of_document("figures", path)]
    excerpts += [("route", row["excerpt"]) for row in TRUTH["routes"] if row["from"] == path and row["excerpt"]]
    excerpts += [(row["id"], row["excerpt"]) for row in TRUTH["passages"] if path in row["documents"]]
    wrong = [(who, text, TEXTS[path].count(text)) for who, text in excerpts if TEXTS[path].count(text) != 1]
    assert not wrong
    assert not [text for _, text in excerpts if "\n" in text or text != text.strip()]


@pytest.mark.parametrize("path", PATHS)
def test_sources_and_cues_occur(path: str) -> None:
    for row in of_document("statements", path):
        for part in ("source", "cue"):
            if row[part] is None:
                continue
            count = TEXTS[path].count(row[part])
            assert count >= 1, (row["id"], part, row[part])
            assert (count > 1) == row.get(f"{part}_near", False), (row["id"], part, row[part], count)


@pytest.mark.parametrize("path", PATHS)
def test_statements_lie_outside_blocks_unless_a_comment_cites(path: str) -> None:
    document = TRUTH["documents"][PATHS.index(path)]
    blocks = [(block["kind"], *span(path, block["excerpt"])) for block in document["blocks"]]
    for row in of_document("statements", path):
        for part in row["content"]:
            begin, end = span(path, part)
            kinds = {kind for kind, b, e in blocks if b < end and begin < e}
            assert kinds == ({row["in_block"]} if row["in_block"] else set()), (row["id"], part, kinds)


def test_content_fragments_stand_in_order_and_apart() -> None:
    for row in TRUTH["statements"]:
        spans = [span(row["document"], part) for part in row["content"]]
        assert spans, row["id"]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans)), row["id"]


def test_nested_statements_lie_within_their_parents() -> None:
    for row in TRUTH["statements"]:
        if row["parent"] is None:
            continue
        parent = STATEMENTS[row["parent"]]
        assert parent["document"] == row["document"]
        outer = [span(row["document"], part) for part in parent["content"]]
        for part in row["content"]:
            begin, end = span(row["document"], part)
            assert any(b <= begin and end <= e for b, e in outer), row["id"]


# ------------------------------------------------------------------------------------------------ references


@pytest.mark.parametrize("table", ["statements", "voices", "utterances", "passages", "origins", "claims"])
def test_ids_are_unique(table: str) -> None:
    ids = [row["id"] for row in TRUTH[table]]
    assert len(ids) == len(set(ids))


def test_referenced_ids_exist() -> None:
    ids = {table: {row["id"] for row in TRUTH[table]} for table in ("voices", "utterances", "origins", "claims")}
    paths = set(PATHS)
    for row in TRUTH["statements"]:
        assert row["document"] in paths
        assert {row["voice"], *row.get("voices", [])} <= ids["voices"], row["id"]
        assert row["utterance"] in ids["utterances"], row["id"]
        assert row["parent"] is None or row["parent"] in STATEMENTS
        assert {claim for claim, _ in sides_of(row)} <= ids["claims"]
    for row in TRUTH["utterances"]:
        assert row["voice"] in ids["voices"]
        assert row["origin"] is None or row["origin"] in ids["origins"], row["id"]
        for each in row["differences"]:
            told = {each["statement"], row["chosen_form"], each.get("against", row["chosen_form"])}
            assert {STATEMENTS[one]["utterance"] for one in told} == {row["id"]}, (row["id"], each)
            assert each["statement"] not in (row["chosen_form"], each.get("against"))
    for row in TRUTH["passages"]:
        assert set(row["documents"]) <= paths
        assert len(row["documents"]) > 1
        assert row["origin"] in ids["origins"]
    for row in TRUTH["origins"]:
        assert row["document"] is None or row["document"] in paths
    for claim, side in SIDES:
        assert set(claim[side]["origins"]) <= ids["origins"]
        assert set(claim[side]["voices"]) <= ids["voices"]
    for row in TRUTH["documents"]:
        assert row["text_origin"]["origin"] is None or row["text_origin"]["origin"] in ids["origins"]
        assert row["text_origin"]["document"] is None or row["text_origin"]["document"] in paths
    for row in TRUTH["figures"]:
        assert row["document"] in paths
    for row in TRUTH["missing_originals"]:
        assert row["wanted_by"]
        assert set(row["wanted_by"]) <= paths
    for row in TRUTH["conflicts"]:
        assert set(row["statements"]) <= set(STATEMENTS)
        assert row["utterance"] is None or row["utterance"] in ids["utterances"]
    for row in TRUTH["retractions"]:
        assert row["voice"] in ids["voices"]
        assert {row["retracts"], row["by"]} <= ids["utterances"]
        assert row["claim"] in ids["claims"]
        assert set(row["statements"]) <= set(STATEMENTS)


def test_every_voice_utterance_and_origin_is_used() -> None:
    spoken = {row["voice"] for row in TRUTH["statements"]} | {
        v for row in TRUTH["statements"] for v in row.get("voices", [])
    }
    routed = {row["to"] for row in TRUTH["routes"]}
    assert not [row["id"] for row in TRUTH["voices"] if row["id"] not in spoken and row["name"] not in routed]
    assert {row["id"] for row in TRUTH["utterances"]} == {row["utterance"] for row in TRUTH["statements"]}
    used = {row["origin"] for row in TRUTH["utterances"] + TRUTH["passages"]}
    used |= {row["text_origin"]["origin"] for row in TRUTH["documents"]}
    used |= {origin for claim, side in SIDES for origin in claim[side]["origins"]}
    assert {row["id"] for row in TRUTH["origins"]} <= used


def test_routes_start_in_the_pile_and_name_where_they_lead() -> None:
    known = {row["name"] for row in TRUTH["voices"]} | {row["outlet"] for row in TRUTH["documents"]}
    known |= {row["name"] for row in TRUTH["missing_originals"]}
    for row in TRUTH["routes"]:
        assert row["from"] in PATHS
        assert row["to"] != row["from"]
        assert row["to"] in PATHS or row["to"] in known, row
        assert row["kind"] in ROUTES
        assert row["excerpt"] or row["kind"] == "copy", row
    hops = {(row["from"], row["to"]) for row in TRUTH["routes"]}
    for a, b in TRUTH["cycles"]:
        assert (a, b) in hops
        assert (b, a) in hops


def test_words_come_from_the_fixed_lists() -> None:
    for row in TRUTH["statements"]:
        assert row["kind"] in ("direct", "indirect", "mixed"), row["id"]
        assert row["act"] in ACTS, row["id"]
        assert row["speaker_type"] in SPEAKER_TYPES
        assert row["in_block"] in (None, "comment")
        assert (row["act"] == "denial") == (row["denies"] in DENIES), row["id"]
        assert row["said_on"] is None or PART_DATE.fullmatch(row["said_on"]), row["id"]
        assert isinstance(row["duress"], bool)
        assert not row["speaker"] or "speakers" not in row
    for row in TRUTH["utterances"]:
        assert row["said_on"] is None or PART_DATE.fullmatch(row["said_on"])
        assert all(each["kind"] in DIFFERENCES and each["differs_in"] in DIFFERS_IN for each in row["differences"])
    for row in TRUTH["documents"]:
        assert {block["kind"] for block in row["blocks"]} <= BLOCKS
        assert row["text_origin"]["kind"] in TEXT_ORIGINS
    for row in TRUTH["figures"]:
        assert row["kind"] in FIGURES
        assert (row["low"], row["high"]) != (None, None)
        assert None in (row["low"], row["high"]) or row["low"] <= row["high"]
        assert row["as_of"] is None or PART_DATE.fullmatch(row["as_of"])


def test_names_stand_in_the_documents_that_are_said_to_give_them() -> None:
    for row in TRUTH["statements"]:
        plain = " ".join(TEXTS[row["document"]].split()).casefold().replace("’", "'")
        for name in [row["speaker"], *row.get("speakers", [])]:
            assert name is None or name.casefold() in plain, (row["id"], name)


def test_retellings_agree_on_their_dates() -> None:
    """A date one document gives for an occasion never contradicts another's; a paper's day of writing is its own."""
    for utterance in TRUTH["utterances"]:
        for row in TRUTH["statements"]:
            if row["utterance"] != utterance["id"] or row["in_block"] or row["said_on"] is None:
                continue
            assert utterance["said_on"].startswith(row["said_on"]), (row["id"], row["said_on"], utterance["said_on"])


def test_undated_documents_date_nothing() -> None:
    undated = [row["path"] for row in TRUTH["documents"] if row["published"] is None]
    assert len(undated) >= 2
    assert not [row["id"] for row in TRUTH["statements"] if row["document"] in undated and row["said_on"]]


# ------------------------------------------------------------------------------------------------ counts


@pytest.mark.parametrize(("claim", "side"), SIDES, ids=SIDE_IDS)
def test_side_counts_follow_from_the_statements(claim: dict, side: str) -> None:
    told = claim[side]
    listed = [row for row in TRUTH["statements"] if (claim["id"], side) in sides_of(row)]
    assert told["statements"] == [row["id"] for row in listed]
    assert told["documents"] == sorted({row["document"] for row in listed})
    assert told["utterances"] == sorted({row["utterance"] for row in listed})
    assert told["occasions"] == len(told["utterances"])
    assert told["voices"] == sorted({row["voice"] for row in listed})
    low, high = told["bounds"]
    assert 0 <= low <= told["independent_origins"] <= high
    assert told["independent_origins"] <= len(told["origins"])
    assert told["why"]


def test_no_statement_stands_on_both_sides_of_a_claim() -> None:
    for row in TRUTH["statements"]:
        sides = sides_of(row)
        assert len({claim for claim, _ in sides}) == len(sides), row["id"]


def test_a_retraction_is_on_no_side() -> None:
    retractions = [row for row in TRUTH["statements"] if row["act"] == "retraction"]
    assert len(retractions) >= 4
    assert {row["duress"] for row in retractions} == {True, False}
    assert not [row["id"] for row in retractions if sides_of(row)]
    for row in TRUTH["retractions"]:
        reported = {STATEMENTS[one]["document"] for one in row["statements"] if STATEMENTS[one]["duress"]}
        assert reported == set(row["duress_reported_in"])


def test_one_ministry_denies_on_four_occasions_and_one_is_told_in_six_wordings() -> None:
    denied = defaultdict(set)
    for row in TRUTH["statements"]:
        if ("c_beaten", "denying") in sides_of(row) and row["voice"] in ("v_ministry", "v_krell"):
            denied[row["utterance"]].add(row["document"])
    assert sorted(denied) == ["u_d1", "u_d2", "u_d3", "u_d4"]
    assert len(denied["u_d2"]) == 6


def test_two_alike_witnesses_stay_two() -> None:
    daru, osk = (next(u for u in TRUTH["utterances"] if u["id"] == i) for i in ("u_daru_hp", "u_osk_herald"))
    assert daru["voice"] != osk["voice"]
    assert daru["origin"] != osk["origin"]


# ------------------------------------------------------------------------------------------------ files around


def manifest() -> list[dict]:
    with (EXAMPLE / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        assert reader.fieldnames == ["path", "url", "outlet", "published", "author", "title", "language", "retrieved"]
        return list(reader)


def test_pile_manifest_and_truth_name_the_same_documents() -> None:
    files = sorted(str(path.relative_to(PILE)) for path in PILE.rglob("*") if path.is_file())
    rows = manifest()
    assert files == sorted(PATHS) == sorted(row["path"] for row in rows)
    assert 18 <= len(files) <= 24
    assert sum(name.endswith(".html") for name in files) >= 5
    for row, document in zip(rows, TRUTH["documents"], strict=True):
        assert row["path"] == document["path"]
        assert row["outlet"] in ("", document["outlet"])
        assert row["published"] in ("", document["published"])
        assert not row["url"] or re.match(r"https://[a-z.]+\.example/", row["url"])
        for date in (row["published"], row["retrieved"]):
            assert not date or datetime.date.fromisoformat(date)


@pytest.mark.parametrize("path", PATHS)
def test_links_lead_nowhere_real(path: str) -> None:
    raw = (PILE / path).read_text(encoding="utf-8")
    hosts = re.findall(r"https?://([^/\"\s<]+)", raw) + re.findall(r"\bwww\.[\w.]+", raw)
    assert not [host for host in hosts if not host.endswith(".example")]


@pytest.mark.parametrize("path", PATHS)
def test_weekdays_agree_with_the_calendar(path: str) -> None:
    months = ["April", "May", "June"]
    for day, number, month in re.findall(r"(\w+day) (\d{1,2}) (April|May|June) 2024", TEXTS[path]):
        date = datetime.date(2024, months.index(month) + 4, int(number))
        assert date.strftime("%A") == day, (path, day, number, month)


def test_readme_says_where_every_item_is() -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\d+[a-z]?) \| .* \| (.*) \|$", readme, flags=re.MULTILINE))
    wanted = {f"{item}{letter}" for item, letters in ITEMS.items() for letter in letters or [""]}
    assert set(rows) == wanted
    for item, files in rows.items():
        named = re.findall(r"`([^`]+)`", files)
        assert named, item
        assert set(named) <= set(PATHS), item
    assert {name for files in rows.values() for name in re.findall(r"`([^`]+)`", files)} == set(PATHS)


def test_readme_counts_agree_with_truth() -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    for claim in TRUTH["claims"]:
        row = re.search(rf"^\| `{claim['id']}` .*$", readme, flags=re.MULTILINE)
        assert row, claim["id"]
        cells = [
            f"{len(one['documents'])}, {one['occasions']}, {one['independent_origins']} {one['bounds']}"
            for one in (claim["asserting"], claim["denying"])
        ]
        assert row.group(0).endswith(f"| {cells[0]} | {cells[1]} |"), (claim["id"], cells)
