"""Acts, and what is denied: what a user relies on.  Places, people and outlets are invented."""

from __future__ import annotations

import re
import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_frames import read

from firsthand.records import Act
from firsthand.text.acts import Said, read_act
from firsthand.text.cue_acts import act_of_cue
from firsthand.text.lexicon import words

_MARK = re.compile(r"\[([SCT]):([^\]]*)\]")


def _plain(marked: str) -> str:
    return _MARK.sub(r"\2", marked)


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
        ("[S:The ministry] [C:sought to] [T:downplay the accounts].", "denial", "the deed"),
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


def test_what_an_outlet_says_is_a_report() -> None:
    assert (
        read("[S:The Vell Daily News] [C:reported] [T:that ten men were detained].", types=("outlet",))[0].act
        == "report"
    )


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # what the verb says
        ("[S:Tarn] [C:slammed] [T:the ferry company].", "opinion"),
        ("[S:Tarn] [C:railed against] [T:the ferry company].", "opinion"),
        ("[S:Tarn] [C:took aim at] [T:the ferry company].", "opinion"),
        ("[S:Tarn] [C:warned] [T:the bridge was old].", "opinion"),
        ("[S:The mayor] [C:expressed concern over] [T:the bridge].", "opinion"),
        ("[S:The mayor] [C:warned] [T:the crew not to sail].", "demand"),
        ("[S:The crew] [C:warned] the mayor [T:that they will close the quay unless wages are paid].", "threat"),
        ("[S:The mayor] [C:did not mention] [T:the ferry].", "other"),
        ("[S:The mayor] [C:avoided condemning] [T:the strike].", "other"),
        ("[S:The mayor] [C:did not agree with] [T:the crew].", "opinion"),
        # held against doubt: what is said tells
        ("[S:The mayor] [C:insisted] [T:the boats are safe].", "opinion"),
        ("[S:The mayor] [C:insisted] [T:they will not meet the crew].", "promise"),
        ("[S:The mayor] [C:insisted] [T:that nobody was held].", "denial"),
        # a bare "said"
        ("[S:Tarn] [C:said] [T:the harbour plan was a disgrace].", "opinion"),
        ('[T:"The new timetable is ridiculous,"] [S:Tarn] [C:said].', "opinion"),
        ("[S:Tarn] [C:said] [T:the council should sell the ferry].", "opinion"),
        ("[S:Tarn] [C:said] [T:the ferry would likely lose its passengers].", "opinion"),
        ('[S:Tarn] [C:said] [T:she had a "heavy heart" and could not agree more].', "opinion"),
        ("[S:Tarn] [C:said] [T:20 boats sailed on Monday from three quays].", "report"),
        ("[S:Tarn] [C:said] [T:the ferry Grand Hope was painted last week].", "report"),
        ('[T:"I will not sell the ferry,"] [S:Tarn] [C:said].', "promise"),
        ("[S:Tarn] [C:said] [T:that she would open the books].", "promise"),
        ("[S:Tarn] [C:said] [T:the ferry would take an hour].", "report"),
        ('[T:"You will regret this,"] [S:Tarn] [C:said].', "threat"),
        ("[S:The firm] [C:said] [T:it knew nothing and would dismiss anyone who spoke].", "threat"),
        ('[T:"I lied about the ferry,"] [S:Tarn] [C:said].', "confirmation"),
        ("[S:Tarn] [C:said] [T:she had misspoken about the ferry].", "retraction"),
        ('[T:"I think he should apologise,"] [S:Tarn] [C:said].', "opinion"),
        ('[T:"We apologise to the crew,"] [S:Tarn] [C:said].', "apology"),
        # not an answer
        ("[S:The police] [C:said] [T:they could neither confirm nor deny the search].", "no-comment"),
        ("[S:The mayor] [C:dodged a question] [T:about the ferry].", "no-comment"),
        ("[S:The clinic] [C:said] [T:it could not release any details].", "no-comment"),
        # ruling on a thing is no denial of it
        ("[S:The council] [C:rejected] [T:the mayor's plan for the quay].", "other"),
        ("[S:A café] [C:denied] [T:service to the crew].", "other"),
        ("[S:Tarn] [C:said] [T:he wants it because there is no room in the harbour].", "opinion"),
        ("[S:The mayor] [C:said] [T:he was not aware of the beatings].", "denial"),
        # violence needs somebody who does it
        ("[S:The coast guard] [C:said] [T:two sailors were killed in the storm off Orla].", "report"),
        ("[S:The crew] [C:said] [T:two sailors were killed by the harbour police].", "allegation"),
        ("[S:The notice] [C:says] [T:trespassers are reminded that they may be fined].", "threat"),
    ],
)
def test_act_by_verb_and_by_what_is_said(text: str, act: str) -> None:
    assert read(text)[0].act == act


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("[S:The clerk] [C:said] [T:he had never seen these names].", "the people"),
        ("[S:The clerk] [C:denied] [T:it: the men do not appear on its rolls].", "the people"),
        ("[S:The paper] [C:rejected] [T:the suggestion that its witnesses were paid from abroad].", "the deed"),
        ("[S:The minister] [C:said] [T:nobody was held and the witnesses were paid from abroad].", "the source"),
        ("[S:She] [C:described] [T:the group as paid for by the hour].", "the source"),
    ],
)
def test_what_is_denied(text: str, denies: str) -> None:
    frame = read(text)[0]
    assert (frame.act, frame.denies) == ("denial", denies)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[S:Tarn] [C:angrily slammed] [T:the ferry].", "slammed"),
        ("[S:Tarn] [C:said] [T:the big new plan was a disgrace].", "disgrace"),
        ("[S:Tarn] [C:said] [T:that she would open the books].", "she would open"),
    ],
)
def test_the_evidence_of_an_act_is_what_tells_it(text: str, words: str) -> None:
    ((begin, end),) = read(text)[0].act_at
    assert _plain(text)[begin:end] == words


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("slammed", "opinion"),
        ("slamming", "opinion"),
        ("decries", "opinion"),
        ("decried", "opinion"),
        ("was urging", "demand"),
        ("regarding", None),
        ("in order to say", None),
        ("insists", "opinion"),
        ("said", None),
    ],
)
def test_verbs_count_in_all_their_forms(cue: str, act: str | None) -> None:
    found = act_of_cue(cue, 0, len(cue))
    assert (found and found.act) == act


def test_no_verb_is_listed_for_two_acts_and_no_word_judges_twice() -> None:
    listed: dict[str, set[str]] = {}
    for line in words("speech_acts"):
        act, _, phrases = line.partition(" ")
        for phrase in phrases.split("; "):
            listed.setdefault(phrase, set()).add(act)
    assert not {phrase for phrase, acts in listed.items() if len(acts) > 1}
    assert {act.removesuffix("?") for acts in listed.values() for act in acts} <= set(get_args(Act))
    assert not words("judging") & words("tinged")


_LETTERS = st.sampled_from(
    (
        "denied",
        "no",
        "nobody",
        "was",
        "beaten",
        "should",
        "will",
        "I",
        "\x00",
        "“",
        "”",
        "İ",
        "ſ",
        ".",
        "if",
        "sorry",
        "",
    )
)


@given(st.lists(_LETTERS, max_size=30), st.integers(0, 200), st.integers(0, 200))
def test_whatever_is_said_has_one_act_and_its_evidence_lies_in_the_sentence(said: list[str], a: int, b: int) -> None:
    sentence = "Tarn said " + " ".join(said)
    begin, end = sorted((10 + a % (len(sentence) - 9), 10 + b % (len(sentence) - 9)))
    reading = read_act(Said(sentence, ((begin, end),) if begin < end else ((10, 10),), (5, 9)))
    assert (reading.act == "denial") == (reading.denies is not None)
    assert reading.at is None or 0 <= reading.at[0] < reading.at[1] <= len(sentence)


def test_a_long_refrain_is_read_in_time_that_grows_with_it() -> None:
    def seconds(times: int) -> float:
        sentence = "Tarn said " + "because nobody was beaten, " * times
        began = time.process_time()
        read_act(Said(sentence, ((10, len(sentence)),), (5, 9)))
        return time.process_time() - began

    seconds(100)
    assert seconds(8000) < 40 * max(seconds(1000), 0.005)  # 64 times as long if each were read with all before it


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # what cannot be denied is affirmed
        ("[S:The minister] [C:said] [T:we cannot deny that it was an attack].", "confirmation"),
        ("[S:The minister] [C:said] [T:there was no denying that three men were beaten].", "confirmation"),
        ("[S:The minister] [C:said] [T:nobody disputes that the men were held].", "confirmation"),
        ("[S:The minister] [C:did not deny] [T:that the men were held].", "other"),
        ("[S:The minister] [C:said] [T:the guards cannot deny them access].", "opinion"),
        # what was not said, and who did not say it
        ("[S:Officials] [C:have not confirmed] [T:whether the gun was his].", "no-comment"),
        ("[S:The army] [C:did not immediately confirm] [T:where it fell].", "no-comment"),
        ("[S:She] [C:said] [T:she could not confirm whether the men were held].", "no-comment"),
        ("[S:She] [C:refused on Monday] [T:to say anything more].", "no-comment"),
        ("[S:The note] [C:did not threaten] [T:new sanctions].", "other"),
        ("[S:No group] [C:has claimed] [T:responsibility].", "other"),
        # to know of nothing, and that it was not so
        ("[S:The mill] [C:claims] [T:the owners had no knowledge of any leak].", "denial"),
        ("[S:The mill] [C:said] [T:it was unaware of any leak].", "denial"),
        ("[S:The mayor] [C:said] [T:that was never the case].", "denial"),
        # an idea or a remark is turned down, not denied
        ("[T:The idea], however, [C:was firmly rejected by] [S:Veldria].", "other"),
        ("[S:The ministry] [C:rejected] [T:the idea that the men were beaten].", "denial"),
        ("[S:The mayor] [C:downplayed] [T:the remarks].", "opinion"),
        ("[S:The mayor] [C:downplayed] [T:reports of beatings].", "denial"),
        ("[S:The mayor] [C:has also dismissed] [T:Tal's idea].", "other"),
        ("[S:Tal] [C:ruled out] [T:running for mayor].", "other"),
        ("[S:The mill] [C:ruled out] [T:any link to the strike].", "denial"),
        ("[S:Tal] [C:did not elaborate] [T:on what he meant].", "no-comment"),
        ("[S:The rider] [C:said] [T:I will never forget this day].", "report"),
        # a negation that is no answer
        ("[S:The rider] [C:said] [T:there were no mistakes and no spins].", "opinion"),
        ("[S:The bank] [C:explains] [T:how to make sure that no one has taken your card].", "report"),
        ("[S:Officials] [C:said] [T:there was no damage to ships].", "report"),
        ("[S:The mayor] [C:said:] [T:“Our thoughts and prayers are with the families.”]", "other"),
        ("[S:The mayor] [C:said] [T:“I know in my heart it is time to go.”]", "opinion"),
        ("[S:The sailor] [C:said] [T:we almost died].", "report"),
    ],
)
def test_a_negation_tells_an_act_only_where_it_answers(text, act):
    (frame,) = read(text)
    assert frame.act == act
