"""Frames: what a user relies on.  Places, people and outlets are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.ids import derive
from firsthand.records import Block, Document, Frame, Link, Speaker, SpeakerType, Statement
from firsthand.stages.frames import frames_of
from firsthand.text.dates import day_of, last_day

_MARK = re.compile(r"\[([SCT]):([^\]]*)\]")


def read(
    marked: str,
    published: str | None = "2019-05-16",
    types: tuple[SpeakerType, ...] = (),
    names: tuple[str, ...] = (),
    outlet: str | None = None,
    credit: tuple[int, int] | None = None,
    links: dict[str, str] | None = None,
) -> list[Frame]:
    """Frames of a text whose sources, cues and contents are marked `[S:..] [C:..] [T:..]`; `|` begins another.

    Statements are numbered by `|`; all belong to one speaker unless `names` says otherwise.  `links` are addresses by
    the words that lead there; lines that begin with `[^1]:` are notes.
    """
    text, parts = "", []
    for chunk in marked.split("|"):
        spans: dict[str, list[tuple[int, int]]] = {"S": [], "C": [], "T": []}
        at = 0
        for match in _MARK.finditer(chunk):
            text += chunk[at : match.start()]
            spans[match[1]].append((len(text), len(text) + len(match[2])))
            text += match[2]
            at = match.end()
        text += chunk[at:]
        parts.append(spans)
    document = Document(
        id="d", input="i", path="a.txt", original="o", outlet=outlet, published=published, author=None, title=None,
        url=None, language="en", covered=True, text=text, warnings=(),
    )  # fmt: skip
    statements, speakers = [], {}
    for number, spans in enumerate(parts):
        content = " ".join(text[b:e] for b, e in spans["T"])
        statement = Statement(
            id=derive("statement", number), document="d", kind="direct" if content.startswith(('"', "“")) else "indirect",
            source=tuple(spans["S"]), cue=tuple(spans["C"]), content=tuple(spans["T"]), parent=None,
            in_block=None, confidence=0.9,
        )  # fmt: skip
        name = names[number] if names else "Ilva Tarn"
        statements.append(statement)
        speakers[statement.id] = Speaker(
            statement=statement.id, document="d", speaker=name, speakers=(),
            speaker_type=types[number] if types else "person", on_behalf_of=None, role=None, entity=name, named_at=(),
        )  # fmt: skip
    blocks = [Block(document="d", kind="credit", begin=credit[0], end=credit[1])] if credit else []
    notes = re.finditer(r"^\[\^\d+\]:.*$", text, re.MULTILINE)
    blocks += [Block(document="d", kind="note", begin=note.start(), end=note.end()) for note in notes]
    linked = [
        Link(document="d", begin=(at := text.index(words)), end=at + len(words), url=url)
        for words, url in (links or {}).items()
    ]
    frames = {frame.statement: frame for frame in frames_of(document, blocks, statements, speakers, linked)}
    for frame in frames.values():
        for begin, end in (*frame.venue_at, *frame.via_at, *frame.said_on_at, *frame.act_at):
            assert 0 <= begin < end <= len(text)
    return [frames[statement.id] for statement in statements]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ('[T:"We saw it,"] [S:Tarn] [C:told] the Harbour Post.', "Harbour Post"),
        ("In an interview with Radio Orla, [S:Tarn] [C:said] [T:the road was closed].", "Radio Orla"),
        ("Speaking to reporters on Monday, [S:Tarn] [C:said] [T:the road was closed].", "reporters"),
        ("[S:Tarn] [C:said] at a rally in Orla that [T:the road was closed].", "rally in Orla"),
        ("In a letter to the president, [S:Tarn] [C:wrote] that [T:the road was closed].", "president"),
        ('[S:Tarn] [C:wrote] on Instagram: [T:"The road is closed."]', "Instagram"),
        ("[S:Tarn] [C:said] on state television that [T:the road was closed].", "state television"),
        ("[S:Tarn] [C:confirmed] to the Vell Daily News that [T:the road was closed].", "Vell Daily News"),
        ("[S:Tarn] [C:said] [T:she had told the Harbour Post everything].", None),
        ("[S:Tarn] [C:told] him [T:the road was closed].", None),
        ("[S:Tarn] [C:said] in an interview in Orla that [T:the road was closed].", None),
        ("[S:Tarn] [C:told] the state agency Vellbridge [T:the road was closed].", "Vellbridge"),
        ("[S:Tarn] [C:told] viewers of Radio Orla [T:the road was closed].", "Radio Orla"),
        ("[S:Tarn] [C:told] reporters in Orla [T:the road was closed].", "reporters"),
        ("[S:Tarn] [C:said] at Thursday’s briefing [T:the road was closed].", "briefing"),
        ("[S:Tarn] [C:denied] before the Assembly that [T:the road was closed].", "Assembly"),
        ("[S:Tarn] [C:told] me [T:the road was closed].", "Vell Daily News"),
        ("[S:Tarn] [C:told] this newspaper [T:the road was closed].", "Vell Daily News"),
        ("[S:Tarn], reached by telephone, [C:said] [T:the road was closed].", "Vell Daily News"),
        ("[S:Tarn], who spoke to the Orla Herald on Monday, [C:said] [T:the road was closed].", "Orla Herald"),
        ("[S:Tarn] [C:told] a newspaper of that city [T:the road was closed].", "a newspaper"),
        ("Asked by host Rudd Moss about it, [S:Tarn] [C:said] [T:the road was closed].", "host Rudd Moss"),
        ("[S:Tarn] [C:scolded] [T:the assembled journalists for their questions].", None),
        ("[S:Tarn] [C:said], during a meeting with a group of reporters, [T:it was over].", "group of reporters"),
        ("[S:Tarn] [C:criticised] [T:the plan in a Friday Facebook post].", "Facebook"),
        ("[S:Tarn] [C:announced] [T:her departure at a tearful press conference].", "tearful press conference"),
        ("[S:Tarn] [C:denied] [T:in an interview with Radio Orla that the road was closed].", "Radio Orla"),
        ('[T:"It is over," Tarn told Radio Orla. "All of it,"] [S:she] [C:added].', "Radio Orla"),
        ("[S:Tarn’s Twitter account] [C:pointed out] [T:the road].", "Twitter"),
        ("[T:The road is closed! pic.twitter.com/abc] [C:—] [S:Tarn (@tarn)]", "Twitter"),
        ("The mayor’s tweets shocked [S:Tarn], [C:who said] [T:the road was closed].", None),
        ("The paper is told [S:Tarn] [C:said] [T:the road was closed].", None),
        ("[S:Tarn] [C:told] the Vell Times’s Peter Moss [T:the road was closed].", "Vell Times"),
        ("[S:Tarn] [C:told] Radio Orla host Rudd Moss [T:the road was closed].", "Radio Orla"),
        ("[S:Tarn] [C:told] Radio Orla affiliate VLTV News [T:the road was closed].", "VLTV News"),
        ("[S:Tarn] [C:told] Congress on Oct. 28, 2018, [T:the road was closed].", "Congress"),
        ("[S:Tarn] [C:told] Peter Moss of the Vell Times [T:the road was closed].", "Vell Times"),
        ("[S:Tarn] [C:told] Vell TV’s Morning Report [T:the road was closed].", "Vell TV’s Morning Report"),
        ("[S:Tarn] [C:told] Vell TV host Peter Moss on his podcast [T:it was over].", "Vell TV host Peter Moss"),
        ("[S:Tarn] [C:said] in a TV interview that [T:the road was closed].", None),
        ("[S:Tarn] [C:said] on TV that [T:the road was closed].", "TV"),
    ],
)
def test_venue(text: str, venue: str | None) -> None:
    assert read(text, outlet="Vell Daily News")[0].venue == venue


def test_what_was_said_years_ago_does_not_go_on_in_the_next_paragraph():
    text = "In 2004, [S:Tarn] [C:told] Radio Orla [T:it rained].\n\n|[S:Tarn] [C:said] [T:he would not go]."
    assert [(frame.venue, frame.said_on) for frame in read(text)] == [("Radio Orla", "2004"), (None, None)]


def test_whom_the_teller_spoke_to_is_not_whom_they_told():
    (frame,) = read("On Monday we spoke to [S:Rudd Moss], who [C:said] [T:it rained].")
    assert frame.venue is None


def test_who_speaks_beside_somebody_has_not_told_them():
    (frame,) = read("Speaking to reporters at an appearance with Mayor Rudd Moss, [S:Tarn] [C:said] [T:it rained].")
    assert frame.venue == "reporters"


def test_whom_somebody_sat_talking_to_has_not_heard_what_they_say_next():
    text = "[S:Tarn] [C:said] [T:it rained].\nHe came back and sat talking to Hawkes. |[S:He] [C:said] [T:it was dark]."
    assert [frame.venue for frame in read(text)] == [None, None]


def test_what_was_said_to_the_teller_of_a_document_without_outlet_has_no_venue() -> None:
    assert read("[S:Tarn] [C:told] me [T:the road was closed].")[0].venue is None


def venues(text: str, names: tuple[str, ...] = (), outlet: str | None = None) -> list[str | None]:
    return [frame.venue for frame in read(text, names=names, outlet=outlet)]


TARN_MOSS_TARN = ("Ilva Tarn", "Rudd Moss", "Ilva Tarn")


def test_an_interview_keeps_its_venue_over_paragraphs_and_when_somebody_else_spoke_in_between() -> None:
    text = (
        '[T:"We saw it,"] [S:Tarn] [C:told] the Harbour Post on Monday.\n\nIt was dark in the lane that night.\n\n'
        "|[S:She] [C:said] [T:the lamps were out].\n\n|[T:No] [C:said] [S:Moss].\n\n|[S:Tarn] [C:said] [T:it rained]."
    )
    names = ("Ilva Tarn", "Ilva Tarn", "Rudd Moss", "Ilva Tarn")
    assert venues(text, names) == ["Harbour Post", "Harbour Post", None, "Harbour Post"]


@pytest.mark.parametrize(
    "next_saying",
    [
        "[S:Tarn] [C:has long said] [T:it rains].",  # on other occasions
        "Later that day [S:Tarn] [C:said] [T:it rained].",
        "In an e-mail, [S:Tarn] [C:said] [T:it rained].",
        "On Friday [S:Tarn] [C:said] [T:it rained].",
    ],
)
def test_a_new_occasion_does_not_keep_the_venue(next_saying: str) -> None:
    text = f'[T:"We saw it,"] [S:Tarn] [C:told] the Harbour Post on Monday.\n\n|[T:No] [C:said] [S:Moss].\n\n|{next_saying}'
    assert venues(text, TARN_MOSS_TARN)[2] is None


def test_that_interview_is_the_one_told_before() -> None:
    text = (
        "[S:Tarn] [C:said] on Radio Orla that [T:it was dark].\n\n|[T:No] [C:said] [S:Moss].\n\n"
        "|In that interview, [S:she] [C:has spoken of] [T:rain]."
    )
    assert venues(text, TARN_MOSS_TARN) == ["Radio Orla", None, "Radio Orla"]


def test_words_before_the_sentence_that_tells_where_are_of_the_same_occasion() -> None:
    assert venues('[S:Tarn] [C:defended] [T:the plan]. |[T:"It is good,"] [S:she] [C:told] reporters.') == [
        "reporters",
        "reporters",
    ]


def test_a_scene_opens_an_occasion() -> None:
    text = '[S:Tarn] [C:said] [T:it rained]. Ilva Tarn went further on Radio Orla on Monday. |[T:"Never,"] [S:she] [C:said].'
    first, second = read(text)
    assert (second.venue, second.said_on) == ("Radio Orla", "2019-05-13")
    assert first.said_on is None


def test_whom_the_reporter_met_spoke_to_the_paper() -> None:
    text = '[S:Tarn] [C:says] [T:it rained]. I met Tarn on Monday in the mill. |[T:"It was dark,"] [S:she] [C:said].'
    for frame in read(text, outlet="Vell Daily News"):
        assert (frame.venue, frame.said_on) == ("Vell Daily News", "2019-05-13")


def test_whom_somebody_answers_is_who_asked() -> None:
    text = '[S:Moss] [C:asked] [T:whether it rained]. |[T:"It did,"] [S:Tarn] [C:said].'
    assert venues(text, ("Rudd Moss", "Ilva Tarn")) == [None, "Rudd Moss"]


def test_a_report_that_goes_on_has_its_date() -> None:
    text = "[S:A report] published on Monday [C:said] [T:it rained]. |[T:It was dark], [S:the report] [C:said]."
    names = ("a report", "the report")
    assert [frame.said_on for frame in read(text, names=names)] == ["2019-05-13", "2019-05-13"]


def test_the_outlet_that_asks_is_the_venue_of_all_answers() -> None:
    text = (
        "The Vell Daily News: Who has the key?\n\n[S:Tarn]: [T:I have it.]\n\n|"
        "The Vell Daily News: And the lock?\n\n[S:Tarn]: [T:It is new.]"
    )
    assert [frame.venue for frame in read(text)] == ["Vell Daily News", "Vell Daily News"]


@pytest.mark.parametrize(
    ("asks", "label"), [("Ilva Webb", "WEBB"), ("PETER WEBB", "WEBB"), ("Kate", "KATE"), ("She", "KATE")]
)
def test_an_interviewer_is_no_station_though_the_name_looks_like_a_call_sign(asks: str, label: str) -> None:
    text = f"{asks} asks.\n\n{label}: Who has it?\n\n[S:Tarn]: [T:I have it.]\n\n|{label}: And now?\n\n[S:Tarn]: [T:It is new.]"
    assert [frame.venue for frame in read(text)] == [None, None]


def test_a_station_that_asks_is_the_venue() -> None:
    text = "WORL: Who has it?\n\n[S:Tarn]: [T:I have it.]\n\n|WORL: And now?\n\n[S:Tarn]: [T:It is new.]"
    assert [frame.venue for frame in read(text)] == ["WORL", "WORL"]


def test_a_quotation_that_runs_on_keeps_its_venue_and_another_voice_does_not() -> None:
    text = (
        '[T:"We saw it,"] [S:Tarn] [C:told] the Harbour Post on Monday. |[T:"It was dark,"] [S:she] [C:added]. '
        '|[T:"No,"] [S:Moss] [C:said].'
    )
    first, second, third = read(text, names=("Ilva Tarn", "Ilva Tarn", "Rudd Moss"))
    assert (first.venue, second.venue, third.venue) == ("Harbour Post", "Harbour Post", None)
    assert first.said_on == second.said_on == "2019-05-13"
    assert third.said_on is None


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("[S:The ministry] [C:denied] [T:the arrests], according to the Vell Daily News.", ("Vell Daily News",)),
        (
            "[S:The minister] was [C:quoted] by the Orla News Agency [C:as saying] [T:it was over].",
            ("Orla News Agency",),
        ),
        ("[S:The minister] [C:said] [T:it was over].", ()),
        ("[C:According to] [S:the Vell Daily News], [T:it was over].", ()),  # it speaks itself
    ],
)
def test_via(text: str, via: tuple[str, ...]) -> None:
    assert read(text)[0].via == via


def test_what_is_reportedly_said_comes_by_the_outlet_that_told_of_it_before() -> None:
    text = "[S:The Vell Daily News] [C:reports] [T:a fire]. |[S:Tarn] [C:reportedly said] [T:it was dark]."
    names = ("Vell Daily News", "Ilva Tarn")
    assert read(text, types=("outlet", "person"), names=names)[1].via == ("Vell Daily News",)
    assert read(text, types=("outlet", "person"), names=names, outlet="Vell Daily News")[1].via == ()


def test_a_quotation_that_runs_on_keeps_its_route() -> None:
    text = '[T:"It is over,"] [S:Tarn] [C:said], according to the Orla Herald. |[T:"All of it,"] [S:she] [C:added].'
    assert [frame.via for frame in read(text)] == [("Orla Herald",)] * 2


HARBOUR = "https://www.harbourpost.example/2019/road"


def test_a_link_at_the_attribution_names_where_the_words_come_from() -> None:
    [frame] = read("[S:The minister] [C:said] [T:it was over].", links={"said": HARBOUR})
    assert frame.via == ("harbourpost.example",)
    [frame] = read("[S:The minister] [C:said] [T:it was said].", links={"it was said": HARBOUR})
    assert frame.via == ()  # within what was said it is the speaker's


def test_a_link_shows_the_outlet_that_the_words_name() -> None:
    [frame] = read("[S:Tarn] [C:told] the Harbour Post [T:it was over].", links={"the Harbour Post": HARBOUR})
    assert (frame.venue, len(frame.venue_at), frame.via) == ("Harbour Post", 2, ())
    [frame] = read("[S:Tarn] [C:told] a newspaper [T:it was over].", links={"a newspaper": HARBOUR})
    assert frame.venue == "harbourpost.example"


def test_a_link_to_a_platform_is_where_it_was_said_and_one_to_the_own_page_is_nothing() -> None:
    [frame] = read("[S:Tarn] [C:wrote] [T:it was over].", links={"wrote": "https://twitter.com/tarn/status/1"})
    assert (frame.venue, frame.via) == ("Twitter", ())
    [frame] = read("[S:Tarn] [C:wrote] [T:it was over].", links={"wrote": "/2019/road"})
    assert (frame.venue, frame.via) == (None, ())


def test_a_footnote_names_the_newspaper_that_the_words_leave_unnamed() -> None:
    note = '\n\n[^1]: Harbour Post, "The road", 3 May 2019.'
    [frame] = read(f"[S:Tarn] [C:told] a newspaper [T:it was over].[^1]{note}")
    assert frame.venue == "Harbour Post"
    [frame] = read(f"[S:Tarn] [C:told] the Harbour Post [T:it was over].[^1]{note}")
    assert (frame.venue, len(frame.venue_at)) == ("Harbour Post", 2)
    [frame] = read(f"[S:Tarn] [C:told] Radio Orla [T:it was over].[^1]{note}")
    assert (frame.venue, frame.via) == ("Radio Orla", ())  # cited is not quoted: the note is a route of the document


def test_another_statement_s_source_is_no_hop_of_the_route() -> None:
    text = "[S:The Vell Daily News] [C:reports] [T:so], and |[S:Tarn] [C:denied] [T:it]."
    assert read(text, types=("outlet", "person"), names=("Vell Daily News", "Ilva Tarn"))[1].via == ()


def test_an_agency_s_byline_names_the_route_where_the_text_says_somebody_told_it() -> None:
    text = "By VELLBRIDGE\n[S:The minister] [C:said] [T:it was over]. |[S:Tarn] [C:told] Vellbridge [T:it was not]."
    told, own = read(text, names=("Rudd Moss", "Ilva Tarn"), credit=(0, 13))
    assert (told.via, own.via, own.venue) == (("Vellbridge",), (), "Vellbridge")


@pytest.mark.parametrize(
    ("text", "published", "said_on"),
    [
        ("[S:Tarn] [C:said] on Monday that [T:it was over].", "2019-05-16", "2019-05-13"),
        ("[S:Tarn] [C:said] on Monday that [T:it was over].", None, None),
        ("On 3 April 2018 [S:Tarn] [C:said] that [T:it was over].", None, "2018-04-03"),
        ("[S:Tarn] [C:said] on Friday that [T:it was over].", "2019-05-16", None),  # six days back, or tomorrow
        ("[S:Tarn] [C:said] last Friday that [T:it was over].", "2019-05-16", "2019-05-10"),
        ("[S:Tarn] [C:said] on Friday, May 10, [T:it was over].", "2019-05-16", "2019-05-10"),
        ("[S:Tarn] [C:said] on Friday that [T:it was over].", "0001-01-04", None),
        ("[S:Tarn] [C:said] last July that [T:it was over].", "2019-05-16", "2018-07"),
        ("[S:Tarn] [C:said] that [T:it ended on Monday].", "2019-05-16", None),
        ("[S:Tarn], who was elected in 2015, [C:said] [T:it was over].", "2019-05-16", None),
        ("[S:Tarn] [C:said] on 20 May 2019 that [T:it was over].", "2019-05-16", None),  # after publication
        ("[S:Tarn] [C:said] last week that [T:it was over].", "2019-05-16", "2019-05-06/2019-05-12"),
        ("[S:Tarn] [C:said] [T:on Monday that it was over].", "2019-05-16", "2019-05-13"),
        ("[S:Tarn] [C:announced] [T:her departure in February].", "2019-01-16", "2018-02"),  # not next month
        ("[S:Tarn] [C:called for] [T:a vote on the road Wednesday].", "2019-05-16", "2019-05-15"),
        ("[S:Tarn] [C:urged] [T:them to vote on Wednesday].", "2019-05-16", None),  # when they are to vote
        ("Tarn, [S:who] as recently as Monday [C:said] [T:it was over],  left.", "2019-05-16", "2019-05-13"),
        ("On Monday, after a vote that took all night, [S:Tarn] [C:said] [T:it was over].", "2019-05-16", "2019-05-13"),
        ("[S:Tarn] [C:said] in a report published on Monday that [T:it was over].", "2019-05-16", "2019-05-13"),
        ("[S:Tarn] [C:told] Radio Orla, in an interview to air on Monday, [T:it was over].", "2019-05-16", None),
        ("[S:Tarn] left the mill last year but [C:said] [T:it was over].", "2019-05-16", None),
        ("[S:Tarn] [C:told] Orla Today [T:it was over].", "2019-05-16", None),  # a paper's name
        ("The day after the vote [S:Tarn] [C:said] [T:it was over].", "2019-05-16", None),
        ("On 31 February 2018 [S:Tarn] [C:said] [T:it was over].", "2019-05-16", None),
        ("In the year 0 [S:Tarn] [C:said] [T:it was over].", "2019-05-16", None),
        ("In the year 99999 [S:Tarn] [C:said] [T:it was over].", "2019-05-16", None),
        ("[S:Tarn] [C:said] 1" + "0" * 30 + " days ago [T:it was over].", "2019-05-16", None),
        ("[S:Tarn] [C:said] hundreds of dozens of years ago [T:it was over].", "2019-05-16", None),
        ("On 1 May 2019 [S:Tarn] [C:said] [T:it was over].", "2018-05-16", None),  # a document older than its words
        ("On 1 May 1919 [S:Tarn] [C:said] [T:it was over].", "2019-05-16", "1919-05-01"),
        ("[S:Tarn] [C:said] on Monday [T:it was over].", "2019-05", None),  # of a month alone, no Monday is known
        ("[S:Tarn] [C:said] on Monday [T:it was over].", "9999-99-99", None),
    ],
)
def test_said_on(text: str, published: str | None, said_on: str | None) -> None:
    assert read(text, published)[0].said_on == said_on


def test_a_day_that_may_be_two_is_not_filled_from_what_the_voice_said_before() -> None:
    text = "[S:Tarn] [C:said] on Monday [T:it was dark]. |On Friday [S:Tarn] [C:said] [T:it rained]. |[S:She] [C:said] [T:no]."
    frames = read(text, "2019-05-16")
    assert [(f.said_on, f.said_on_at == ()) for f in frames] == [("2019-05-13", False), (None, True), (None, True)]


def test_of_agency_copy_the_dateline_names_the_route() -> None:
    frame = read("ORLA, 3 May (Vellbridge) - [S:The minister] [C:said] [T:it was over].")[0]
    assert frame.via == ("Vellbridge",)


def test_told_the_station_is_the_outlet_named_before() -> None:
    text = "[S:Tarn] [C:told] Radio Orla [T:it was dark].\n\nIt rained. |[S:Moss] [C:told] the station [T:it was wet]."
    assert read(text, names=("Ilva Tarn", "Rudd Moss"))[1].venue == "Radio Orla"


def test_a_document_does_not_change_with_its_neighbours() -> None:
    text = "[S:Tarn] [C:said] on Monday that [T:it was over]."
    assert read(text) == read(text)


WORDS = st.sampled_from(
    [
        "on Monday",
        "31 February",
        "in the year 0",
        "99999",
        "hundreds of dozens of days ago",
        "10^30",
        "in May",
        "last week",
        "a day later",
        "the day after",
        "told",
        "Radio Orla",
        "in an interview",
        "reporters",
        "on Twitter",
        "(@tarn)",
        "that interview",
        "I met her",
        ".",
        ",",
        "\n\n",
        "who",
        '"',
        "20 May 2019",
        "9999-12-31",
        "0000-00-00",
        "1 January 99999",
        "Tarn",
        "the",
        "said",
    ]
)
SOME_WORDS = st.lists(WORDS, max_size=12).map(" ".join)


@given(SOME_WORDS, SOME_WORDS, st.sampled_from(["2019-05-16", "0001-01-01", "9999-12-31", "2019-02-31", "2019", None]))
def test_whatever_the_words_nothing_breaks_and_no_date_is_invented(
    before: str, after: str, published: str | None
) -> None:
    marked = f"{before} [S:Tarn] [C:said] {after} [T:it was over]. |[S:She] [C:added] [T:so]."
    for frame in read(marked, published, outlet="Vell Daily News"):
        assert (frame.said_on is None) == (frame.said_on_at == ())
        assert (frame.venue is None) == (frame.venue_at == ())
        if frame.said_on:
            assert last_day(frame.said_on)
            assert day_of(published) is None or frame.said_on[:10] <= (published or "")
