"""What layout and quotation marks say of who speaks, over whatever the model made of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.attribution import completed
from firsthand.attribution.nested import may_hold_another, nested_in
from firsthand.attribution.page import cut, joined
from firsthand.attribution.told import Told
from firsthand.model.linking import Attribution


def at(text: str, *words: str) -> tuple[tuple[int, int], ...]:
    """Where each of the words stands, in order."""
    spans, start = [], 0
    for w in words:
        begin = text.index(w, start)
        start = begin + len(w)
        spans.append((begin, start))
    return tuple(spans)


def said(text: str, source: str, cue: str, *content: str) -> Attribution:
    return Attribution(at(text, source) if source else (), at(text, cue) if cue else (), at(text, *content), 0.8)


def read(text: str, *found: Attribution) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution in words."""
    whole = completed(text, [(0, len(text))], found)
    return [tuple(" | ".join(text[b:e] for b, e in spans) for spans in (a.source, a.cue, a.content)) for a in whole]


def test_a_quotation_is_whole_where_the_model_lost_its_middle():
    text = "“We left the camp before dawn. Nobody had told us why. It was cold,” Ada Brisk said."
    found = said(text, "Ada Brisk", "said", "“We left the camp", "It was cold,”")
    assert read(text, found) == [
        ("Ada Brisk", "said", "“We left the camp before dawn. Nobody had told us why. It was cold,”")
    ]


def test_pieces_of_a_quotation_without_a_source_belong_to_it():
    text = "“We left the camp before dawn. It seems nobody knew why,” Ada Brisk said."
    found = said(text, "Ada Brisk", "said", "“We left the camp"), said(text, "", "seems", "nobody knew why")
    assert [content for _, _, content in read(text, *found)] == [text[: text.index(" Ada")]]


def test_a_scare_quote_in_somebodys_words_is_left_alone():
    text = "Brisk said the “so-called rescue” was late and that no one came."
    found = said(text, "Brisk", "said", "the “so-called rescue” was late and that no one came")
    assert read(text, found) == [("Brisk", "said", "the “so-called rescue” was late and that no one came")]


def test_text_between_two_quotations_is_not_one_where_a_mark_is_missing():
    text = '"We left, she said. "Nobody knew," he said. "It was a cold morning," she went on.'
    found = said(text, "he", "said", '"Nobody knew,"')
    assert read(text, found) == [("he", "said", '"Nobody knew,"')]


@pytest.mark.parametrize("dash", ["―", "—", "–", "--"])
@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_a_quotation_signed_after_a_dash(dash, gap):
    text = f"Readers wrote to us.\n\n“The river took the bridge twice.”{gap}{dash} Ada Brisk, Orla\n\nThe end."
    quotation = "“The river took the bridge twice.”"
    assert read(text, said(text, "", "", quotation)) == [("Ada Brisk, Orla", dash, quotation)]


def test_a_dash_that_goes_on_is_no_signature():
    text = "“The river took the bridge twice” — which the council said was untrue and would be looked into.\n"
    assert read(text) == []


def test_a_signed_quotation_is_taken_from_whoever_had_it():
    text = "“The river took the bridge.” ― Ada Brisk\n“Nobody had warned us at all.” ― Tom Harne"
    both = said(text, "Ada Brisk", "―", "“The river took the bridge.”", "“Nobody had warned us at all.”")
    assert [(who, what) for who, _, what in read(text, both)] == [
        ("Ada Brisk", "“The river took the bridge.”"),
        ("Tom Harne", "“Nobody had warned us at all.”"),
    ]


INTERVIEW = """An evening with Ada Brisk

THE LANTERN: Did you see who opened the gate?
BRISK: I saw two men. One of them wore a uniform.
It was dark by then.
(Laughter.)
THE LANTERN: Were they armed?
BRISK: I would not know."""


def test_an_interview_is_read_turn_by_turn():
    assert read(INTERVIEW) == [
        ("THE LANTERN", ":", "Did you see who opened the gate?"),
        ("BRISK", ":", "I saw two men. One of them wore a uniform. | It was dark by then."),
        ("THE LANTERN", ":", "Were they armed?"),
        ("BRISK", ":", "I would not know."),
    ]


def test_what_a_speaker_tells_of_another_stays_within_the_turn():
    text = INTERVIEW.replace("I would not know.", "The guard told me that they were.")
    found = read(text, said(text, "The guard", "told", "that they were"))
    assert ("The guard", "told", "that they were") in found
    assert ("BRISK", ":", "The guard told me that they were.") in found


def test_lines_with_a_colon_are_no_interview():
    text = "Bridge closed\n\nPhoto: Ada Brisk\nUpdate: the bridge is open.\nNote: times may change.\nWatch: the film."
    assert read(text) == []


def test_the_paragraph_after_such_a_line_is_its_speakers():
    text = "The Lantern reports:\n\nTwo buses left the square at noon and have not been seen since.\n\nIt rained."
    assert read(text) == [("The Lantern", "reports", "Two buses left the square at noon and have not been seen since.")]


def test_a_line_that_announces_a_list_is_nobodys():
    text = "The town has the following bridges:\n\nThe old one.\n\nThe new one."
    assert read(text) == []


def test_a_quotation_that_runs_on_is_one_statement():
    text = "Brisk said: “We left before dawn.\n\n“Nobody had told us why.”\n\nShe wept."
    found = said(text, "Brisk", "said", "“We left before dawn.")
    assert read(text, found) == [("Brisk", "said", "“We left before dawn. | “Nobody had told us why.”")]


def test_the_next_line_with_a_source_of_its_own_is_its_own():
    text = "Brisk said: “We left before dawn.\n“Nobody had told us why,” Harne said."
    found = (
        said(text, "Brisk", "said", "“We left before dawn."),
        said(text, "Harne", "said", "“Nobody had told us why,”"),
    )
    assert [who for who, _, _ in read(text, *found)] == ["Brisk", "Harne"]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Ministry: no workers were held", [("Ministry", ":", "no workers were held")]),
        ("‘Nobody came’: Brisk", [("Brisk", ":", "‘Nobody came’"), ("Brisk", "said", "that nobody had come")]),
        ("Analysis: what the flood left behind", [("Brisk", "said", "that nobody had come")]),
    ],
)
def test_headlines_with_a_colon(headline, expected):
    text = f"{headline}\n\nBrisk said that nobody had come."
    found = read(text, said(text, "Brisk", "said", "that nobody had come"))
    assert [a for a in found if a in expected] == expected


def test_a_headline_that_opens_with_a_place_is_nobodys():
    text = "Orla: forty boats lost\n\nOrla Infirmary said that nobody had come."
    found = read(text, said(text, "Orla Infirmary", "said", "that nobody had come"))
    assert found == [("Orla Infirmary", "said", "that nobody had come")]


def test_nothing_outside_the_segments_is_claimed():
    text = "The Lantern reports:\n\nPhoto by nobody at all.\n\nTwo buses left."
    begin = text.index("Photo")
    whole = completed(text, [(0, begin), (text.index("Two"), len(text))], [])
    assert all(e <= begin or b > begin for a in whole for b, e in a.content)


def test_what_somebody_is_told_to_have_said_is_read_again():
    text = "Brisk recalled that the guard had told her that the gate was never locked at night."
    outer = said(text, "Brisk", "recalled", text[len("Brisk recalled ") :])
    told = said(text, "the guard", "had told", "that the gate was never locked at night")
    assert may_hold_another(text, outer)
    assert nested_in(text, outer, [told], [outer]) == [told]
    assert nested_in(text, outer, [told], [outer, told]) == []  # known already
    assert nested_in(text, outer, [said(text, "", "had told", "the gate")], [outer]) == []


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=6).map(
    lambda pairs: sorted({(b, b + n) for b, n in pairs})
)


@given(spans, st.tuples(st.integers(0, 30), st.integers(1, 9)))
def test_cutting_takes_exactly_what_is_taken(given_spans, taken):
    begin, end = taken[0], sum(taken)
    expected = {i for b, e in given_spans for i in range(b, e)} - set(range(begin, end))
    assert {i for b, e in cut(given_spans, (begin, end)) for i in range(b, e)} == expected


@given(st.text("ab \n", min_size=40, max_size=40), spans)
def test_joined_spans_hold_the_same_letters_in_order(text, given_spans):
    found = joined(text, given_spans)
    letters = {i for b, e in given_spans for i in range(b, e) if not text[i].isspace()}
    assert {i for b, e in found for i in range(b, e) if not text[i].isspace()} == letters
    assert all(a[1] <= b[0] for a, b in pairwise(found))


@given(st.lists(spans.filter(bool), max_size=8), st.data())
def test_told_finds_what_touches_and_forgets_what_is_dropped(contents, data):
    all_ = [Attribution((), (), tuple(c), 0.5) for c in contents]
    told = Told(all_)
    gone = data.draw(st.sets(st.sampled_from(range(len(all_))))) if all_ else set()
    for i in gone:
        told.drop(all_[i])
    begin = data.draw(st.integers(0, 35))
    left = [a for i, a in enumerate(all_) if i not in gone]
    expected = [a for a in left if any(b < begin + 3 and begin < e for b, e in a.content)]
    assert [id(a) for a in told.touching((begin, begin + 3))] == [id(a) for a in expected]
    assert sorted(map(id, told)) == sorted(map(id, left))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry reportedly sank off Norsk.", ("", "reportedly", "The ferry | sank off Norsk")),
        (
            "It rained, and the guard allegedly locked both of the gates; nobody saw it.",
            ("", "allegedly", "the guard | locked both of the gates"),
        ),
        (
            "It was found after the ferry allegedly left Norsk by night, the Orla Times reports.",
            ("the Orla Times", "allegedly | reports", "the ferry | left Norsk by night"),
        ),
    ],
)
def test_hearsay_is_a_statement_of_nobody_but_of_whom_its_sentence_names(text, expected):
    assert read(text) == [expected]


def test_hearsay_within_somebodys_words_is_theirs():
    text = "Brisk said the ferry reportedly sank off Norsk."
    found = said(text, "Brisk", "said", "the ferry reportedly sank off Norsk")
    assert len(read(text, found)) == 1


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        (
            "Police refused to confirm the arrest or speculate on its cause.",
            "speculate on",
            "refused to | speculate on",
        ),
        ("The minister did not rule out that a second bus had left.", "rule out", "did not | rule out"),
        ("The minister never said that a second bus had left.", "said", "never | said"),
        ("The minister did not come. Later he said that he was ill.", "said", "said"),
    ],
)
def test_a_cue_holds_its_negation(text, cue, expected):
    begin = text.index(cue) + len(cue) + 1
    assert read(text, said(text, text.split()[0], cue, text[begin:-1]))[0][1] == expected


def test_who_is_told_is_not_the_source():
    text = "We are told that the bridge is closed."
    assert read(text, said(text, "We", "are told", "that the bridge is closed")) == [
        ("", "are told", "that the bridge is closed")
    ]
    active = "We told them that the bridge is closed."
    assert read(active, said(active, "We", "told", "that the bridge is closed"))[0][0] == "We"


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_an_embedded_post_is_its_authors(gap):
    text = (
        f"It spread quickly.\nThe bridge is gone, do not come to Orla{gap}— Ada Brisk (@adabrisk) March 3, 2031\nEnd."
    )
    assert read(text) == [("Ada Brisk (@adabrisk)", "—", "The bridge is gone, do not come to Orla")]


def test_a_statement_given_whole_goes_on_until_somebody_else_speaks():
    text = (
        "The council released the following statement:\n\nThe bridge was sound.\n\nWe grieve with the families.\n\n"
        "Harne said it had been shaking for weeks."
    )
    found = said(text, "Harne", "said", "it had been shaking for weeks")
    assert read(text, found)[0] == (
        "The council",
        "released the following statement",
        "The bridge was sound. | We grieve with the families.",
    )


def test_the_points_of_a_communique_are_its_authors():
    text = (
        "In connection with a report the Harbour Board states the following.\n\n1. No bridge was closed.\n\n"
        "2. Ada Brisk has said that it was sound.\n\n3. The board thanks all who helped. It has no further plans.\n\n"
        "Who asks is asked to write.\n\nIvo Tal\nSecretary"
    )
    found = [
        said(text, "the Harbour Board", "states", "the following"),
        said(text, "Ada Brisk", "has said", "that it was sound"),
    ]
    board = [what for who, _, what in read(text, *found) if who == "the Harbour Board"]
    assert board == ["No bridge was closed.", "The board thanks all who helped. It has no further plans."]
    assert ("Ada Brisk", "has said", "that it was sound") in read(text, *found)


def test_a_communique_without_numbers_reaches_to_who_signs_it():
    text = "The ministry announced as follows:\n\nNobody was hurt.\n\nThe road is open.\n\nIvo Tal\n\nIt rained."
    assert [what for _, _, what in read(text)] == ["Nobody was hurt.", "The road is open."]


def test_a_quotation_is_not_given_over_anothers_head():
    text = "“It was dark,” Harne said.\nAda Brisk added her son was aboard.\n“He is in hospital now.”"
    found = [
        said(text, "Harne", "said", "“It was dark,”", "“He is in hospital now.”"),
        said(text, "Ada Brisk", "added", "her son was aboard"),
    ]
    assert [(who, what) for who, _, what in read(text, *found)] == [
        ("Harne", "“It was dark,”"),
        ("Ada Brisk", "her son was aboard"),
        ("Ada Brisk", "“He is in hospital now.”"),
    ]


def test_labels_with_a_role_are_turns_too():
    text = INTERVIEW.replace("BRISK: I saw", "ADA BRISK, WITNESS: I saw").replace(
        "BRISK: I would", "ADA BRISK: I would"
    )
    assert [who for who, _, _ in read(text)] == ["THE LANTERN", "ADA BRISK", "THE LANTERN", "ADA BRISK"]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Ada Brisk was calm. ", "Ada Brisk"),
        ("He shook his head. ", "He"),
        ("The guard laughed: ", "The guard"),
        ("All kinds of things happened. ", ""),
        ("Rain fell. ", ""),
    ],
)
def test_a_quotation_standing_alone_is_whose_sentence_stands_before_it(before, who):
    quotation = "“I saw two men by the gate.”"
    text = before + quotation
    assert read(text, said(text, "", "", quotation)) == [(who, "", quotation)]


def test_a_quotation_on_a_new_line_goes_on_with_the_quotation_before_it():
    text = "“We left before dawn,” Brisk said. “It was cold.”\n“Nobody had told us why.”\nRain fell.\n“Keep out of here now.”"
    found = [
        said(text, "Brisk", "said", "“We left before dawn,”", "“It was cold.”"),
        said(text, "", "", "“Nobody had told us why.”"),
        said(text, "", "", "“Keep out of here now.”"),
    ]
    assert [who for who, _, _ in read(text, *found)] == ["Brisk", "Brisk", ""]


def test_small_holes_are_filled_and_a_negation_above_all():
    text = "Brisk said the guards did not really ever open the gate to anybody that night. Rain fell. It was late."
    found = said(text, "Brisk", "said", "the guards did", "open the gate", "anybody that night", "It was late")
    content = "the guards did not really ever open the gate to anybody that night | It was late"
    assert read(text, found) == [("Brisk", "said", content)]


def test_a_source_in_the_middle_of_its_content_is_no_hole():
    text = "The gate, Brisk said, was open."
    assert read(text, said(text, "Brisk", "said", "The gate", "was open"))[0][2] == "The gate | was open"


@pytest.mark.parametrize(
    ("end", "whole"),
    [
        ("was stopped on Mill Road in", "the van was stopped on Mill Road in Tarn Heath at noon"),
        ("was stopped on Mill Road in Tarn Heath at noon. Forty more", "the van was stopped on Mill Road in Tarn Heath at noon."),
        ("was stopped on Mill Road in Tarn Heath at noon", "the van was stopped on Mill Road in Tarn Heath at noon"),
    ],
)  # fmt: skip
def test_a_content_ends_where_its_clause_or_sentence_does(end, whole):
    text = "Officers said the van was stopped on Mill Road in Tarn Heath at noon. Forty more cars were let through."
    assert read(text, said(text, "Officers", "said", "the van " + end))[0][2] == whole


def test_a_condition_in_front_belongs_to_what_is_said():
    text = "If the talks fail, Velde said she will close the port."
    found = read(text, said(text, "Velde", "said", "she will close the port"))
    assert found == [("Velde", "said", "If the talks fail | she will close the port")]


def test_what_is_too_unlikely_is_none_but_a_long_quotation_is():
    text = "Lund was treated in Vell. “We left before dawn and nobody had told us why.”"
    unlikely = [
        Attribution(at(text, "Lund"), at(text, "was treated"), at(text, "in Vell"), 0.2),
        Attribution((), (), at(text, "“We left before dawn and nobody had told us why.”"), 0.1),
    ]
    assert [content for _, _, content in read(text, *unlikely)] == ["“We left before dawn and nobody had told us why.”"]


@pytest.mark.parametrize(
    ("text", "cue", "given", "whole"),
    [
        ("The watch found at least three men had died.", "found at", "least three men had died", "at least three men had died"),
        ("The ministry said no one was held.", "said", "one was held", "no one was held"),
        ("The ministry said nobody at the gate was held.", "said", "the gate was held", "the gate was held"),
    ],
)  # fmt: skip
def test_a_content_takes_in_the_word_that_bounds_or_denies_it(text, cue, given, whole):
    found = read(text, said(text, text[: text.index(" " + cue)], cue, given))
    assert found[0][1:] == (cue.split()[0], whole)


@pytest.mark.parametrize(
    ("content", "source", "cue", "inner"),
    [
        (
            "that the minister had told Radio Orla that nobody was hurt",
            "the minister",
            "had told",
            "that nobody was hurt",
        ),
        ("Ivo Tal, the mayor, said that the yard was empty", "Ivo Tal, the mayor,", "said", "that the yard was empty"),
        ("that the ministry denied the arrests of its men", "the ministry", "denied", "the arrests of its men"),
        ("that he later told her that it rained", "he", "later told", "that it rained"),
    ],
)
def test_what_somebody_tells_that_somebody_else_said_is_a_statement_within_it(content, source, cue, inner):
    text = f"The Harbour Post reported {content}."
    found = read(text, said(text, "The Harbour Post", "reported", content))
    assert ("The Harbour Post", "reported", content) in found
    assert (source, cue, inner) in found


@pytest.mark.parametrize(
    "content",
    [
        "that the measures the minister said were needed had failed",
        "that she had been told that it rained",
        "that it rained and the mayor was right",
        "“the minister said that it rained”",
    ],
)
def test_what_holds_no_such_statement_gets_none(content):
    text = f"The Harbour Post reported {content}."
    assert len(read(text, said(text, "The Harbour Post", "reported", content))) == 1


def test_a_statement_within_another_that_was_parted_at_its_verb_is_put_together():
    text = "The Harbour Post reported that the minister, Oran Telk, told Radio Orla that nobody was hurt."
    outer = said(text, "The Harbour Post", "reported", "that the minister, Oran Telk")
    inner = said(text, "The Harbour Post", "told", "that nobody was hurt")
    assert read(text, outer, inner) == [
        (
            "The Harbour Post",
            "reported",
            "that the minister, Oran Telk, told Radio Orla that nobody was hurt",
        ),
        ("the minister, Oran Telk,", "told", "that nobody was hurt"),
    ]


def test_who_speaks_in_a_quotation_that_is_taken_according_to_somebody():
    text = "“Burn the boats,” he said, according to a translation by the Harbour Institute."
    found = read(
        text, said(text, "a translation by the Harbour Institute", "according to", "“Burn the boats,” he said")
    )
    assert ("he", "said", "“Burn the boats,”") in found
    assert ("a translation by the Harbour Institute", "according to", "“Burn the boats,” he said") in found
    text = "“They would buy it all,” Orin Vale told the council, according to Ms Brisk."
    found = read(text, said(text, "Ms Brisk", "according to", "“They would buy it all,”"))
    assert ("Orin Vale", "told", "“They would buy it all,”") in found
    assert found == read(text, *completed(text, [(0, len(text))], [said(text, "Ms Brisk", "according to", "“They")])), (
        "what is whole stays as it is"
    )


def test_who_has_it_from_somebody_is_no_speaker():
    text = "The minister, according to the Daily Quay, said that no ship had left."
    outer = said(text, "the Daily Quay", "according to", "The minister")
    inner = said(text, "the Daily Quay", "said", "that no ship had left")
    assert read(text, outer, inner) == [("The minister", "said", "that no ship had left")]
    text = "He was, according to the Daily Quay, very ill."
    alone = said(text, "the Daily Quay", "according to", "He was")
    assert [source for source, _, _ in read(text, alone)] == ["the Daily Quay"]


def test_the_quotation_right_before_who_said_it_is_theirs_too():
    text = "“We are all grieved by this loss,” Orin Vale said in a statement. “It was our oldest boat.”"
    assert read(text, said(text, "Orin Vale", "said in a statement", "“It was our oldest boat.”")) == [
        ("Orin Vale", "said in a statement", "“We are all grieved by this loss,” | “It was our oldest boat.”")
    ]
    text = "On “The Late Harbour Evening Show,” the mayor said she would stay."
    assert read(text, said(text, "the mayor", "said", "she would stay")) == [("the mayor", "said", "she would stay")]


def test_a_quotation_whose_paragraphs_lost_their_line_breaks_is_one():
    text = 'Orin Vale said: "We left the harbour at dawn. "Nobody had told us why. "It was very cold." Others agreed.'
    found = read(text, said(text, "Orin Vale", "said:", '"We left the harbour'))
    assert found == [
        ("Orin Vale", "said:", '"We left the harbour at dawn. "Nobody had told us why. "It was very cold."')
    ]


def test_whom_somebody_quotes_as_saying_speaks():
    text = "“It was a first step,” VTA quoted the minister as saying."
    found = said(text, "VTA", "quoted", "“It was a first step,”", "the minister as saying")
    assert read(text, found) == [("the minister", "quoted | as saying", "“It was a first step,”")]
    found = said(text, "VTA", "as saying", "“It was a first step,”")
    assert read(text, found) == [("the minister", "quoted | as saying", "“It was a first step,”")]
    text = "The paper quoted Ada Brisk as saying that it rained."
    found = said(text, "The paper", "quoted", "Ada Brisk as saying that it rained")
    assert read(text, found) == [("Ada Brisk", "quoted | as saying that", "it rained")]


def test_who_is_quoted_by_somebody_is_not_whom_by_names():
    text = "Ada Brisk was quoted by VTA as saying that it rained."
    found = said(text, "Ada Brisk", "was quoted", "it rained")
    assert read(text, found)[0][0] == "Ada Brisk"
