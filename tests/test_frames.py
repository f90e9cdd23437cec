"""Frames: what a user relies on.  Places, people and outlets are invented."""

from __future__ import annotations

import re

import pytest

from firsthand.ids import derive
from firsthand.records import Block, Document, Frame, Speaker, SpeakerType, Statement
from firsthand.stages.frames import frames_of

_MARK = re.compile(r"\[([SCT]):([^\]]*)\]")


def read(
    marked: str,
    published: str | None = "2019-05-16",
    types: tuple[SpeakerType, ...] = (),
    names: tuple[str, ...] = (),
    outlet: str | None = None,
    credit: tuple[int, int] | None = None,
) -> list[Frame]:
    """Frames of a text whose sources, cues and contents are marked `[S:..] [C:..] [T:..]`; `|` begins another.

    Statements are numbered by `|`; all belong to one speaker unless `names` says otherwise.
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
            id=derive("statement", number), document="d", kind="direct" if content.startswith('"') else "indirect",
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
    frames = {frame.statement: frame for frame in frames_of(document, blocks, statements, speakers)}
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
    ],
)
def test_venue(text: str, venue: str | None) -> None:
    assert read(text, outlet="Vell Daily News")[0].venue == venue


def test_what_was_said_to_the_teller_of_a_document_without_outlet_has_no_venue() -> None:
    assert read("[S:Tarn] [C:told] me [T:the road was closed].")[0].venue is None


def test_an_interview_keeps_its_venue_over_paragraphs_until_somebody_else_speaks() -> None:
    text = (
        '[T:"We saw it,"] [S:Tarn] [C:told] the Harbour Post on Monday.\n\nIt was dark in the lane that night.\n\n'
        "|[S:She] [C:said] [T:the lamps were out].\n\n|[T:No] [C:said] [S:Moss].\n\n|[S:Tarn] [C:said] [T:it rained]."
    )
    names = ("Ilva Tarn", "Ilva Tarn", "Rudd Moss", "Ilva Tarn")
    assert [frame.venue for frame in read(text, names=names)] == ["Harbour Post", "Harbour Post", None, None]


def test_the_outlet_that_asks_is_the_venue_of_all_answers() -> None:
    text = (
        "The Vell Daily News: Who has the key?\n\n[S:Tarn]: [T:I have it.]\n\n|"
        "The Vell Daily News: And the lock?\n\n[S:Tarn]: [T:It is new.]"
    )
    assert [frame.venue for frame in read(text)] == ["Vell Daily News", "Vell Daily News"]


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
        ("[S:Tarn] [C:said] last July that [T:it was over].", "2019-05-16", "2018-07"),
        ("[S:Tarn] [C:said] that [T:it ended on Monday].", "2019-05-16", None),
        ("[S:Tarn], who was elected in 2015, [C:said] [T:it was over].", "2019-05-16", None),
        ("[S:Tarn] [C:said] on 20 May 2019 that [T:it was over].", "2019-05-16", None),  # after publication
        ("[S:Tarn] [C:said] last week that [T:it was over].", "2019-05-16", "2019-05-06/2019-05-12"),
    ],
)
def test_said_on(text: str, published: str | None, said_on: str | None) -> None:
    assert read(text, published)[0].said_on == said_on


@pytest.mark.parametrize(
    ("text", "act", "denies"),
    [
        ("[S:The ministry] [C:dismissed] [T:the reports].", "denial", "the deed"),
        ("[S:The minister] [C:said] [T:there is no truth to the story].", "denial", "the deed"),
        ("[S:The minister] [C:said] [T:it has never happened]. He sought to downplay it.", "denial", "the deed"),
        ("[S:The minister] [C:sought to downplay] [T:the reports].", "denial", "the deed"),
        ("[S:The mill] [C:denied] [T:it, saying no such workers are employed there].", "denial", "the people"),
        ("[S:The office] [C:said] [T:we have heard no confirmation of this].", "denial", "the evidence"),
        ("[S:The office] [C:said] [T:there is no evidence of any beating].", "denial", "the evidence"),
        ("[S:He] [C:rejected] [T:the story as fabricated by foreign agents].", "denial", "the source"),
        ('[S:He] [C:called the report] [T:"a lie paid for from abroad"].', "denial", "the source"),
        ("[S:The army] [C:neither confirmed nor denied] [T:the strike].", "no-comment", None),
        ("[S:The army] [C:declined to comment] [T:on the strike].", "no-comment", None),
        ("[S:She] [C:took back] [T:her account].", "retraction", None),
        ("[S:She] [C:recanted], saying [T:it never happened].", "retraction", None),
        ("[S:She] [C:withdrew] [T:her account of the beating].", "retraction", None),
        ("[S:She] [C:now says] [T:it never happened].", "retraction", None),
        ("[S:The coroner] [C:confirmed] [T:the deaths].", "confirmation", None),
        ("[S:He] [C:threatened] [T:to burn the house].", "threat", None),
        ("[S:The union] [C:demanded] [T:an inquiry].", "demand", None),
        ("[S:The mayor] [C:apologised] [T:for the delay].", "apology", None),
        ("[S:The mayor] [C:promised] [T:to rebuild the bridge].", "promise", None),
        ("[S:The mayor] [C:believes] [T:the bridge is ugly].", "opinion", None),
        ("[S:The driver] [C:accused] [T:the guards of theft].", "allegation", None),
        ("[S:The driver] [C:said] [T:he was beaten by the guards].", "allegation", None),
        ("[S:The driver] [C:said] [T:the road is long].", "report", None),
        ("[S:The minister] [C:said] [T:nobody was beaten and nobody was held].", "denial", "the deed"),
        ("[S:The office] [C:said] [T:it had received no confirmation of injuries].", "denial", "the evidence"),
        ("[S:The driver] [C:said] [T:they beat him with sticks and nobody was there to help].", "allegation", None),
        ("[S:The army] [C:would not say] [T:who was inside].", "no-comment", None),
        ("[S:The union] [C:asked] [T:the mayor to open the gate].", "demand", None),
        ("[S:The union] [C:asked] [T:whether the gate was open].", "other", None),
        ("[S:The court] [C:rejected] [T:a request to open the file].", "other", None),
        ("[S:The driver] [C:said] [T:he had retracted nothing].", "report", None),
        ("[S:The mayor] [C:said] [T:no one was held and none beaten].", "denial", "the deed"),
        ('[T:"Nobody beat me,"] [S:he] [C:said].', "denial", "the deed"),
        ("[S:The mayor] [C:said] [T:no order of hers had ever named the mill].", "denial", "the deed"),
        ("[S:The mayor] [C:said] [T:she gave no order].", "denial", "the deed"),
        ("[S:The mayor] [C:said] [T:nobody was available].", "other", None),
        ("[S:The office] [C:called] [T:the pictures of the mill “staged for the cameras”].", "denial", "the evidence"),
        ("[S:The office] [C:repeated] [T:the denial].", "denial", "the deed"),
        (
            "[S:The driver] [C:said] [T:he was taken from the square at night and driven to the mill].",
            "allegation",
            None,
        ),
        ("[S:The union] [C:says] [T:ten of its members were arrested].", "allegation", None),
        ("[S:The driver] [C:said] [T:they were held at the mill without food].", "allegation", None),
        ("[S:The mayor] [C:said] [T:the meeting was held at the mill].", "report", None),
        ("[S:The surgeon] [C:said] [T:he was taken to the city by train].", "report", None),
        (
            "[S:A resident], who asked for her name to be left out, [C:told] Radio Orla [T:she had heard the cats].",
            "report",
            None,
        ),
        ("[S:A man called Osk] [C:said] [T:the road was very long].", "report", None),
        ('[S:The mayor] [C:called] [T:the question "an insult"].', "opinion", None),
        ("[S:The mayor] [C:told] [T:them to stay at home].", "demand", None),
        ("[S:The union] [C:asked] [T:that the mill be opened].", "demand", None),
        ("[S:The minister] [C:warned] that [T:the licence could be withdrawn within a week].", "threat", None),
        ("[S:The group] [C:said] [T:it would publish its findings next week].", "promise", None),
        ("[S:The surgeon] [C:said] [T:she stood by what she had said].", "confirmation", None),
        ("[S:The channel] [C:said] [T:it had nothing to add to that].", "no-comment", None),
        ('[S:The leaflet] [C:says]: [T:"Do not go to the mill alone."]', "other", None),
    ],
)
def test_act(text: str, act: str, denies: str | None) -> None:
    frame = read(text)[0]
    assert (frame.act, frame.denies) == (act, denies)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[S:The ministry] [C:denied] [T:the beatings].", "denied"),
        ("[S:The ministry] [C:said] [T:at noon that nobody was beaten].", "nobody was beaten"),
    ],
)
def test_the_evidence_of_a_denial_lies_where_it_is_denied(text: str, words: str) -> None:
    ((begin, end),) = read(text)[0].act_at
    assert _MARK.sub(r"\2", text)[begin:end].startswith(words)


def test_a_denial_of_what_one_told_before_takes_it_back_and_others_tell_of_the_pressure() -> None:
    text = (
        "[S:Tarn] [C:told] Radio Orla of [T:blows on the soles of her feet]. |On Monday [S:she] [C:said] on Vell Television"
        " that [T:nobody had beaten her]. |[S:Her brother] [C:said] [T:two men brought the words to the house]."
        " |[S:Moss] [C:said] [T:nobody had beaten her]."
    )
    told, denied, brother, _ = read(text, names=("Ilva Tarn", "Ilva Tarn", "brother", "Rudd Moss"))
    assert (told.act, denied.act, denied.denies, denied.duress) == ("allegation", "retraction", None, True)
    assert (brother.act, brother.duress) == ("allegation", False)


def test_i_said_it_because_makes_the_denial_beside_it_a_retraction() -> None:
    text = '[T:"I was not in any mill,"] [S:Tarn] [C:said]. |[T:"I said it because I was given money by strangers."]'
    first, second = read(text)
    assert (first.act, first.duress, second.act) == ("retraction", False, "allegation")


def test_what_a_ministry_denies_is_no_retraction() -> None:
    text = "[S:The ministry] [C:alleged] [T:theft]. |[S:The ministry] [C:said] [T:they had never been in the mill]."
    assert read(text, types=("organisation", "organisation"))[1].act == "denial"


def test_of_agency_copy_the_dateline_names_the_route() -> None:
    frame = read("ORLA, 3 May (Vellbridge) - [S:The minister] [C:said] [T:it was over].")[0]
    assert frame.via == ("Vellbridge",)


def test_told_the_station_is_the_outlet_named_before() -> None:
    text = "[S:Tarn] [C:told] Radio Orla [T:it was dark].\n\nIt rained. |[S:Moss] [C:told] the station [T:it was wet]."
    assert read(text, names=("Ilva Tarn", "Rudd Moss"))[1].venue == "Radio Orla"


def test_what_an_outlet_says_is_a_report() -> None:
    assert (
        read("[S:The Vell Daily News] [C:reported] [T:that ten men were detained].", types=("outlet",))[0].act
        == "report"
    )


@pytest.mark.parametrize(
    ("text", "duress"),
    [
        ("[S:She] [C:said] under pressure that [T:it never happened].", True),
        ("[S:She] was forced to [C:deny] [T:the story].", True),
        ("With a policeman at her side, [S:she] [C:said] [T:all was well].", True),
        ("[S:She] [C:said] [T:families were forced to leave].", False),
    ],
)
def test_duress(text: str, duress: bool) -> None:
    assert read(text)[0].duress is duress


def test_a_document_does_not_change_with_its_neighbours() -> None:
    text = "[S:Tarn] [C:said] on Monday that [T:it was over]."
    assert read(text) == read(text)
