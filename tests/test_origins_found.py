"""Where routes and records end, from what several pages show together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_builder import CaseBuilder
from tracing import traced

from firsthand.ids import derive
from firsthand.records import MissingOriginal, Origin, OriginOf, Proposal, Route, Speaker
from firsthand.stage import Tables

SAID = "nobody had counted the children before the ferry left the pier"
FERRY = (
    "The ferry that went down off Orla on Tuesday had been carrying twice the people it was built for, and the board "
    "of the harbour had known of it since the winter before, when two captains wrote to it and got no answer at all."
)
BRIDGE = (
    "A bridge that was to join the two banks by spring will not be finished this year because the steel that came was "
    "too soft, so the town council says, while those who sold it hold that nobody ever asked them for a harder kind."
)


def hops(tables: Tables) -> set[tuple[str, str, str]]:
    return {(one.from_, one.to, one.kind) for one in tables[Route]}


def origin_of(tables: Tables, subject: str) -> Origin:
    rows = {row.id: row for row in tables[Origin]}
    return next(rows[row.origin] for row in tables[OriginOf] if row.subject == subject)


def speaks(case: CaseBuilder, statement: str, **changed: object) -> None:
    """What is known of a statement's speaker."""
    [row] = [row for row in case.rows if isinstance(row, Speaker) and row.statement == statement]
    case.rows[case.rows.index(row)] = replace(row, **changed)  # type: ignore[arg-type]


# -- routes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "right"), [("Harbuor Post", False), ("Habour Post", True), ("Harbour Post Online", True)]
)
def test_an_outlet_s_name_with_a_slip_means_the_one_that_has_pages(name, right):
    case = CaseBuilder()
    post = case.document("post.txt", f"“{SAID},” Anna Brisk told us.", outlet="Harbour Post", published="2031-05-03")
    lamp = case.document("lamp.txt", f"Anna Brisk told the {name} that {SAID}.", outlet="Lamp", published="2031-05-04")
    brisk = case.voice("Anna Brisk")
    tellings = [
        case.statement(post, SAID, source="Anna Brisk", cue="told", voice=brisk, venue="us"),
        case.statement(lamp, SAID, source="Anna Brisk", cue="told", voice=brisk, venue=name),
    ]
    case.utterance(brisk, *tellings)
    assert ((lamp, post, "credit") in hops(traced(case))) is right


def test_of_two_outlets_that_a_slip_may_mean_neither_is_taken():
    case = CaseBuilder()
    for outlet in ("Harbour Post", "Barbour Post"):
        case.document(outlet, f"{outlet} {SAID}.", outlet=outlet)
    lamp = case.document("lamp.txt", f"Anna Brisk told the Arbour Post that {SAID}.", outlet="Lamp")
    brisk = case.voice("Anna Brisk")
    case.utterance(brisk, case.statement(lamp, SAID, source="Anna Brisk", cue="told", voice=brisk, venue="Arbour Post"))
    assert all(one.to_name == "Arbour Post" for one in traced(case)[Route])


def test_what_a_page_quotes_it_has_not_copied_from_others_that_quote_it():
    case = CaseBuilder()
    board = "Nobody was kept on board against the law and nobody was turned away from the boats"
    post = case.document("post.txt", f"{FERRY} {board}. {FERRY[::-1]}", outlet="Harbour Post", published="2031-05-03")
    echo = case.document("echo.txt", f"Eels. {board}, it seems. More eels.", outlet="Echo", published="2031-05-04")
    lamp = case.document(
        "lamp.txt",
        f"{BRIDGE} The board wrote: “{board}.” {BRIDGE[::-1]}",
        outlet="Lamp",
        published="2031-05-05",
    )
    found = hops(traced(case))
    assert (echo, post, "copy") in found
    assert not any(from_ == lamp for from_, _, _ in found)


def test_an_outlet_that_others_say_was_told_it_has_it_from_none_of_those_who_were_told_it_too():
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    venues = {"Harbour Post": "us", "Evening Lamp": None, "Echo": "the Evening Lamp"}
    pages, told = {}, []
    for n, (outlet, venue) in enumerate(venues.items()):
        text = f"{outlet}: Anna Brisk told {venue} that {SAID}."
        pages[outlet] = case.document(outlet, text, outlet=outlet, published=f"2031-05-0{3 + n}")
        told.append(case.statement(pages[outlet], SAID, source="Anna Brisk", cue="told", voice=brisk, venue=venue))
    case.utterance(brisk, *told)
    found = hops(traced(case))
    assert (pages["Echo"], pages["Evening Lamp"], "credit") in found
    assert not any(from_ == pages["Evening Lamp"] for from_, _, _ in found)


def test_what_an_outlet_is_said_to_have_written_on_a_day_stands_on_its_page_of_that_day():
    case = CaseBuilder()
    post = case.voice("Harbour Post", "outlet")
    first = case.document(
        "a.txt", "The pumps failed. The children were in the bow, a nurse says.", outlet="Harbour Post", published="2031-05-03"
    )  # fmt: skip
    case.document(
        "b.txt", "The children were kept in the bow by two stewards.", outlet="Harbour Post", published="2031-05-05"
    )
    lamp = case.document(
        "c.txt", "On Saturday the Harbour Post wrote that children were kept in the bow.", outlet="Lamp", published="2031-05-06"
    )  # fmt: skip
    one = case.statement(
        lamp, "children were kept in the bow", source="the Harbour Post", cue="wrote", voice=post, said_on="2031-05-03"
    )
    case.utterance(post, one)
    assert hops(traced(case)) == {(lamp, first, "credit")}


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("A publication in the newspaper “Harbour Post” of today's date is an invention", True),
        ("The article published by the Harbour Post on 3 May is an invention", True),
        ("The report in the Harbour Post of 4 May is an invention", False),  # no page of that day
        ("A report by the Harbour Post is an invention, the board has said on 3 May", False),  # the day of the denial
        ("The harbour of 3 May is an invention", False),
    ],
)
def test_an_account_that_names_a_page_by_outlet_and_day_cites_it(words, right):
    case = CaseBuilder()
    post = case.document("post.txt", f"“{SAID},” Anna Brisk told us.", outlet="Harbour Post", published="2031-05-03")
    board = case.document("board.txt", f"{words}.", outlet="Harbour Board", published="2031-05-03")
    assert hops(traced(case)) == ({(board, post, "citation")} if right else set())


# -- who recorded it ---------------------------------------------------------------------------------------------------


def test_what_a_spokeswoman_told_reporters_is_the_body_s_that_she_speaks_for():
    case = CaseBuilder()
    board, brisk = case.voice("Harbour Board", "organisation"), case.voice("Anna Brisk")
    told = []
    for outlet in ("Lamp", "Echo"):
        page = case.document(outlet, f"{outlet}: {SAID}, Anna Brisk told reporters.", outlet=outlet)
        one = case.statement(page, SAID, source="Anna Brisk", cue="told", voice=brisk, venue="reporters")
        speaks(case, one, speaker="Anna Brisk", speaker_type="person", on_behalf_of="Harbour Board")
        told.append(one)
    utterance = case.utterance(brisk, *told)
    tables = traced(case)
    assert origin_of(tables, utterance).voice == board
    assert origin_of(tables, brisk).voice == brisk, "her other words may be her own"


def test_what_a_spokeswoman_told_one_outlet_was_recorded_by_it():
    case = CaseBuilder()
    case.voice("Harbour Board", "organisation")
    brisk = case.voice("Anna Brisk")
    page = case.document("lamp.txt", f"{SAID}, Anna Brisk told us.", outlet="Lamp")
    one = case.statement(page, SAID, source="Anna Brisk", cue="told", voice=brisk, venue="us")
    speaks(case, one, speaker="Anna Brisk", speaker_type="person", on_behalf_of="Harbour Board")
    utterance = case.utterance(brisk, one)
    found = origin_of(traced(case), utterance)
    assert (found.voice, found.outlet, found.document) == (brisk, "Lamp", page)


def test_a_written_statement_that_pages_name_is_its_record_whatever_agency_carried_them():
    case = CaseBuilder()
    board = case.voice("Harbour Board", "organisation")
    letter = case.document(
        "letter.txt", f"The board states: {SAID}. Signed.", outlet="Harbour Board", published="2031-05-02"
    )
    case.utterance(None, case.statement(letter, SAID))  # not seen to be the same
    told = []
    for outlet, via in (("Lamp", ("Landline",)), ("Echo", ())):
        text = f"{outlet}: {SAID}, the Harbour Board said in a communique, as Landline has it."
        page = case.document(outlet, text, outlet=outlet, published="2031-05-03")
        told.append(case.statement(page, SAID, source="the Harbour Board", cue="said", voice=board, via=via))
    case.voice("Landline", "outlet")
    utterance = case.utterance(board, *told)
    found = origin_of(traced(case), utterance)
    assert (found.outlet, found.document) == ("Harbour Board", letter)


def test_a_page_that_copied_it_does_not_hide_whose_the_text_is():
    case = CaseBuilder()
    board = case.voice("Harbour Infirmary", "organisation")
    clause = (
        f"six people were burned when a stove fell over in the waiting room of the pier, the infirmary said, and {SAID}"
    )
    post = case.document(
        "post.txt", f"ORLA, 3 May. {FERRY} {clause}. Ivo Tal told this newspaper he saw it.", outlet="Harbour Post",
        published="2031-05-03",
    )  # fmt: skip
    case.utterance(None, case.statement(post, "he saw it", source="Ivo Tal", cue="told", venue="this newspaper"))
    lamp = case.document("lamp.txt", f"Soup is dear. {clause}. Eels too.", outlet="Lamp", published="2031-05-04")
    words = "six people were burned when a stove fell over in the waiting room of the pier"
    told = [case.statement(id_, words, source="the infirmary", cue="said", voice=board) for id_ in (post, lamp)]
    utterance = case.utterance(board, *told)
    tables = traced(case)
    assert (lamp, post, "copy") in hops(tables)
    found = origin_of(tables, utterance)
    assert (found.outlet, found.document) == ("Harbour Post", post)


def test_what_an_outlet_wrote_on_two_pages_has_two_origins():
    case = CaseBuilder()
    post = case.voice("Harbour Post", "outlet")
    ends = []
    for n, words in enumerate(("the pumps were rusted through", "no child was counted at the gate")):
        page = case.document(f"{n}.txt", f"The Harbour Post has found that {words}.", outlet="Harbour Post")
        utterance = case.utterance(
            post, case.statement(page, words, source="The Harbour Post", cue="found", voice=post)
        )
        ends.append((utterance, page))
    tables = traced(case)
    for utterance, page in ends:
        assert origin_of(tables, utterance).document == page
    assert len({origin_of(tables, utterance).id for utterance, _ in ends}) == 2


def contested(*, held: bool) -> tuple[Tables, str, str]:
    """The Lamp gives Ivo Tal, "to the Echo", words that Anna Brisk told the Post; the Echo's own page has others."""
    case = CaseBuilder()
    brisk, tal = case.voice("Anna Brisk"), case.voice("Ivo Tal")
    post = case.document("post.txt", f"“{SAID},” Anna Brisk told us.", outlet="Harbour Post", published="2031-05-03")
    lamp = case.document("lamp.txt", f"“{SAID},” Ivo Tal told the Echo.", outlet="Lamp", published="2031-05-06")
    own = "nobody counted us before it left"
    first = case.statement(post, SAID, source="Anna Brisk", cue="told", voice=brisk, venue="us")
    case.utterance(brisk, first)
    second = case.statement(lamp, SAID, source="Ivo Tal", cue="told", voice=tal, venue="the Echo")
    speaks(case, second, speaker="Ivo Tal", speaker_type="person")
    utterance = case.utterance(tal, second)
    if held:
        text = f"“{own},” Ivo Tal told us. “The children were on the pier, and the ferry left with a lantern out.”"
        echo = case.document("echo.txt", text, outlet="Echo", published="2031-05-04")
        third = case.statement(echo, own, source="Ivo Tal", cue="told", voice=tal, venue="us")
        speaks(case, third, speaker="Ivo Tal", speaker_type="person")
        case.utterance(tal, third)
    case.add(
        Proposal(
            id=derive("proposal", "utterances", first, second),
            kind="utterances",
            a=first,
            b=second,
            confidence=0.5,
            why="alike",
        )
    )
    return traced(case), utterance, post


def test_words_that_the_credited_page_does_not_have_were_recorded_where_they_stand():
    tables, utterance, post = contested(held=True)
    found = origin_of(tables, utterance)
    assert (found.outlet, found.document) == ("Harbour Post", post)


def test_where_the_credited_page_is_not_here_it_stays_the_record():
    tables, utterance, _ = contested(held=False)
    found = origin_of(tables, utterance)
    assert (found.outlet, found.document) == ("the Echo", None)


# -- what is missing ---------------------------------------------------------------------------------------------------


def test_a_letter_that_is_not_here_is_missed_by_its_own_date():
    case = CaseBuilder()
    board = case.voice("Harbour Board", "organisation")
    text = f"The Harbour Board said in a letter dated 2 May that {SAID}."
    lamp = case.document("lamp.txt", text, outlet="Lamp", published="2031-05-09")
    case.utterance(board, case.statement(lamp, SAID, source="The Harbour Board", cue="said", voice=board))
    assert [(row.name, row.said_on) for row in traced(case)[MissingOriginal]] == [("Harbour Board", "2031-05-02")]


@pytest.mark.parametrize(("days", "rows"), [(("2031-05-02", None), 1), (("2031-05-02", "2031-05-03", None), 3)])
def test_what_somebody_told_an_outlet_on_no_day_is_of_the_one_day_that_is_told(days, rows):
    case = CaseBuilder()
    brisk = case.voice("Anna Brisk")
    for n, day in enumerate(days):
        words = f"{('nobody', 'somebody', 'everybody')[n]} had counted the children"
        page = case.document(f"{n}.txt", f"{words}, Anna Brisk told Radio Orla.", outlet=f"Paper {n}")
        one = case.statement(page, words, source="Anna Brisk", cue="told", voice=brisk, venue="Radio Orla", said_on=day)
        case.utterance(brisk, one)
    assert len(traced(case)[MissingOriginal]) == rows
