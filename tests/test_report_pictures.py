"""What the report draws: routes in time, figures with bounds, wordings side by side, a timeline."""

from __future__ import annotations

from bs4 import BeautifulSoup
from case_builder import CaseBuilder
from fixtures_case import marrowby
from hypothesis import given
from hypothesis import strategies as st

from firsthand.records import OriginOf, Place, Route
from firsthand.report.compare import Part, compare
from firsthand.report.page import render
from firsthand.report.routes import MOST, in_circles, picture
from firsthand.report.series import series
from firsthand.report.view import Findings
from firsthand.report.when import UNDATED, day, span, timeline


def copied(*dates: str | None) -> tuple[CaseBuilder, list[str], str]:
    """Documents of these dates that tell one utterance of one claim, without routes: (builder, documents, utterance)."""
    b = CaseBuilder()
    v = b.voice("Ada Quill")
    documents = [
        b.document(f"{n}.txt", f"Rain fell, said Ada Quill. As {n} tells.", outlet=f"Paper {n}", published=date)
        for n, date in enumerate(dates)
    ]
    u = b.utterance(v, *(b.statement(d, "Rain fell", voice=v, source="Ada Quill", cue="said") for d in documents))
    b.side(b.claim("Rain fell"), "asserting", [u], [], independent_origins=1, low=1, high=1, why="one")
    return b, documents, u


def has_it_from(b: CaseBuilder, document: str, source: str, name: str | None = None, confidence: float = 0.9) -> None:
    begin, end = b.at(document, "said")
    row = Route(
        id=f"r{document}{source}", from_=document, to=source, to_name=name, kind="credit", subject=None,
        evidence=(Place(document=document, begin=begin, end=end),), confidence=confidence,
    )  # fmt: skip
    b.add(row)


def drawn(b: CaseBuilder):
    findings = Findings(b.tables())
    return picture(findings, findings.claims[0])


def test_documents_stand_in_time_and_arrows_go_from_sources():
    b, (late, early, middle), _ = copied("2031-05-09", "2031-05-03", "2031-05-04T10:00")
    has_it_from(b, late, early)
    has_it_from(b, middle, early)
    found = drawn(b)
    assert [node.document for node in found.nodes] == [early, middle, late]
    assert [date for date, _ in found.dates] == ["2031-05-03", "2031-05-04", "2031-05-09"]
    assert [(n.x, n.y) for n in found.nodes] == sorted((n.x, n.y) for n in found.nodes)
    for node in found.nodes[1:]:
        (arrow,) = node.arrows
        assert (arrow.source_x, arrow.source_y) == (found.nodes[0].x, found.nodes[0].y)
        assert (arrow.kind, arrow.words, arrow.dashed, arrow.circular) == ("credit", "said", False, False)


def test_what_is_not_here_stands_before_the_first_that_has_it():
    b, (one, two), _ = copied("2031-05-03", "2031-05-01")
    has_it_from(b, one, "x1", "Landbridge")
    has_it_from(b, two, "x2", "Landbridge", confidence=0.5)
    found = drawn(b)
    assert [node.label for node in found.nodes] == ["Landbridge", "2 Paper 1", "1 Paper 0"]
    assert [node.document is None for node in found.nodes] == [True, False, False]
    assert [arrow.dashed for arrow in found.arrows] == [True, False]


def test_two_sources_without_a_name_are_not_taken_for_one():
    b, (one, two), _ = copied("2031-05-03", "2031-05-01")
    has_it_from(b, one, "x1")
    has_it_from(b, two, "x2")
    assert [n.label for n in drawn(b).nodes].count("a source not known by name") == 2


def test_a_circle_is_marked_and_only_it():
    b, (one, two, three), _ = copied("2031-05-01", "2031-05-02", None)
    has_it_from(b, one, two)
    has_it_from(b, two, one)
    has_it_from(b, three, one)
    found = drawn(b)
    assert [node.document for node in found.nodes] == [one, two, three]
    assert sorted((a.source, a.circular) for a in found.arrows) == [
        ("1 Paper 0", False), ("1 Paper 0", True), ("2 Paper 1", True),
    ]  # fmt: skip
    assert "in a circle" in render(Findings(b.tables()))


def test_routes_of_other_utterances_are_left_out():
    b, (one, two), _ = copied("2031-05-01", "2031-05-02")
    other = b.utterance(None, b.statement(two, "As 1 tells"))
    b.route(two, one, None, "said", other)
    assert drawn(b).arrows == []


def test_a_crowd_is_cut_and_counted():
    b, documents, _ = copied(*["2031-05-01"] * (MOST + 9))
    has_it_from(b, documents[-1], documents[-2])
    found = drawn(b)
    assert len(found.nodes) == MOST
    assert found.left_out == 9
    assert len(found.arrows) == 1
    assert "9 documents with no route, not drawn" in render(Findings(b.tables()))


def test_one_document_alone_has_no_picture():
    b, _, _ = copied("2031-05-01")
    assert drawn(b) is None


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_circles_are_those_of_an_independent_judge(hops):
    import networkx

    graph = networkx.DiGraph((str(a), str(b)) for a, b in hops)
    together = {n: i for i, group in enumerate(networkx.strongly_connected_components(graph)) for n in group}
    wanted = {(a, b) for a, b in graph.edges if together[a] == together[b]}
    assert in_circles([(str(a), str(b)) for a, b in hops]) == wanted


def test_differing_words_are_marked_and_gaps_shown():
    form = "They beat us with cables until morning, all of us"
    assert compare(form, "they beat us with cables until morning, all of us") == [
        Part("same", "they beat us with cables until morning, all of us")
    ]
    assert compare(form, "They beat us with brake hoses until morning") == [
        Part("same", "They beat us with "), Part("other", "brake hoses"), Part("same", " until morning"), Part("gap", ""),
    ]  # fmt: skip
    assert [p.kind for p in compare(form, "They beat us until morning, all of us")] == ["same", "gap", "same"]


@given(st.text(alphabet="ab c,.'\n", max_size=40), st.text(alphabet="ab c,.'\n", max_size=40))
def test_the_parts_of_a_wording_are_the_wording(form, wording):
    found = compare(form, wording)
    assert "".join(part.text for part in found) == wording
    assert all((part.text == "") == (part.kind == "gap") for part in found)
    assert [part for part in compare(wording, wording) if part.kind != "same"] == []


def test_figures_stand_by_kind_in_time_on_one_scale():
    b = CaseBuilder()
    text = "At least 40, at most 12, between 3 and 5, dozens."
    late = b.document("a.txt", text, published="2031-05-09")
    early = b.document("b.txt", text, published="2031-05-01")
    b.figure(late, "At least 40", 40, None)
    b.figure(early, "at most 12", None, 12)
    b.figure(early, "between 3 and 5", 3, 5, as_of="2031-04")
    b.figure(early, "dozens", None, None, main=False)
    rows = series(Findings(b.tables()))
    assert [(row.date, row.figure.main) for row in rows] == [
        ("2031-04", True), ("2031-05-01", True), ("2031-05-09", True), ("2031-05-01", False),
    ]  # fmt: skip
    bounds = [(row.low_x, row.high_x) for row in rows]
    assert bounds[0][0] < bounds[0][1] < bounds[1][1] < bounds[2][0]
    assert bounds[1][0] is None
    assert bounds[2][1] is None
    assert bounds[3] == (None, None)
    html = BeautifulSoup(render(Findings(b.tables())), "html.parser")
    assert len(html.select("table.figures tbody tr")) == 4


def test_a_figure_names_where_else_it_stands_and_no_more_than_a_few():
    b = CaseBuilder()
    for n in range(20):
        figure = b.figure(b.document(f"{n:02d}.txt", "Three men fell."), "Three men", 3, 3)
        b.add(OriginOf(subject=figure, origin="o"))
    b.figure(b.document("z.txt", "Nine men fell."), "Nine men", 9, 9)
    rows = series(Findings(b.tables()))
    assert {(len(row.again), row.more) for row in rows[:20]} == {(8, 11)}
    assert all(row.figure.document not in row.again for row in rows)
    assert (list(rows[20].again), rows[20].more) == ([], 0)
    assert "differs" in render(Findings(b.tables()))


def test_the_timeline_holds_what_is_dated_in_order():
    findings = Findings(marrowby())
    days = timeline(findings)
    assert [d.date for d in days] == sorted(d.date for d in days)
    assert sum(len(d.published) for d in days) == sum(day(d.published) != UNDATED for d in findings.documents)
    assert {u.said_on for d in days for u in d.said} == {"2031-05-03", "2031-05-08"}


def test_dates_are_read_as_stated_and_no_other():
    assert [day(d) for d in ("2031-05-03T10:00Z", "2031-05", "2031/2032", "in May", None, "20310503")] == [
        "2031-05-03", "2031-05", "2031", UNDATED, UNDATED, UNDATED,
    ]  # fmt: skip
    assert span(["2031-05-09", None, "2031-05-03"]) == "2031-05-03 to 2031-05-09"
    assert span([None]) == ""
