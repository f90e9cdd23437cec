"""One press call that two agencies carry: two routes to one origin."""

from __future__ import annotations

from case_builder import CaseBuilder

from firsthand.engine.local import LocalEngine
from firsthand.records import ClaimSide, MissingOriginal, Origin, OriginOf, Route, TextOrigin
from firsthand.stage import Context, Settings, Tables
from firsthand.stages import claims, origins, passages, routes

SAID = "nobody had counted the children on board before the ferry left the pier"
ORLA = (
    "The harbour board met behind closed doors for three hours while families waited on the quay with blankets and "
    "soup, and the last of the divers came up with nothing as the light went."
)
PIER = (
    "Rain held up the search until noon, when two tugs and a barge with a crane were towed out from the naval yard to "
    "lift what was left of the bow from the mud below the lighthouse."
)


def press_call(held: str = "Harbour Post") -> tuple[CaseBuilder, str, dict[str, str]]:
    """Four pages, two with the text of each agency; `held` is the outlet of the first.  The case, the one utterance,
    and the pages by outlet."""
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    pages, told = {}, []
    for outlet, agency, text in (
        (held, "Landline", ORLA), ("Evening Lamp", "Landline", ORLA),
        ("Orla Echo", "Northwire", PIER), ("Gazette", "Northwire", PIER),
    ):  # fmt: skip
        whole = f"ORLA, May 5 ({agency}) - {text} Anna Brisk told reporters {SAID}. Read more in the {outlet}."
        pages[outlet] = case.document(f"{outlet}.txt", whole, outlet=outlet, published="2031-05-06")
        told.append(
            case.statement(
                pages[outlet], SAID, source="Anna Brisk", cue="told", voice=brisk, venue="reporters", act="allegation",
                said_on="2031-05-05", via=(agency,),
            )
        )  # fmt: skip
    return case, case.utterance(brisk, *told), pages


def traced(case: CaseBuilder) -> Tables:
    tables = case.tables()
    context = Context(settings=Settings(), source_of=lambda _: b"", engine=LocalEngine())
    for stage in (passages.STAGE, routes.STAGE, origins.STAGE, claims.STAGE):
        tables.add(list(stage.run(tables, context)))
    return tables


def test_each_paper_s_route_leads_to_its_own_agency():
    case, _, pages = press_call()
    found = {(route.from_, route.to_name) for route in traced(case)[Route]}
    assert found == {
        (pages["Harbour Post"], "Landline"), (pages["Evening Lamp"], "Landline"),
        (pages["Orla Echo"], "Northwire"), (pages["Gazette"], "Northwire"),
    }  # fmt: skip


def test_the_two_texts_have_two_origins_and_both_are_wanted():
    case, _, pages = press_call()
    tables = traced(case)
    text = {row.document: row.origin for row in tables[TextOrigin]}
    assert text[pages["Harbour Post"]] == text[pages["Evening Lamp"]] != text[pages["Gazette"]]
    assert text[pages["Orla Echo"]] == text[pages["Gazette"]]
    assert sorted(row.name for row in tables[MissingOriginal]) == ["Landline", "Northwire"]


def test_what_was_said_has_one_origin_who_said_it_and_neither_agency():
    case, utterance, _ = press_call()
    tables = traced(case)
    rows = {row.id: row for row in tables[Origin]}
    [origin] = {rows[row.origin].id for row in tables[OriginOf] if row.subject == utterance}
    assert rows[origin].voice is not None
    assert rows[origin].outlet is None, "neither agency alone had it"
    assert {one.voice for one in rows.values() if one.voice} == {rows[origin].voice}


def test_a_claim_that_both_carry_has_one_origin_over_four_documents():
    case, _, pages = press_call()
    tables = traced(case)
    [side] = [row for row in tables[ClaimSide] if row.side == "asserting"]
    assert sorted(side.documents) == sorted(pages.values())
    assert (side.occasions, side.independent_origins, side.low, side.high) == (1, 1, 1, 1)
    assert len(side.origins) == 1
    named = {row.id: row.to_name for row in tables[Route]}
    assert {named[route] for route in side.routes} == {"Landline", "Northwire"}, "by two routes"


def test_an_agency_s_page_and_another_s_copies_are_two_routes_too():
    case, _, _ = press_call(held="Landline")
    tables = traced(case)
    to = {case.documents[row.to].outlet if row.to in case.documents else row.to_name for row in tables[Route]}
    assert to == {"Landline", "Northwire"}
    [side] = [row for row in tables[ClaimSide] if row.side == "asserting"]
    assert (side.occasions, side.independent_origins) == (1, 1)
    assert [row.name for row in tables[MissingOriginal]] == ["Northwire"]
