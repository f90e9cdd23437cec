"""One hand-made case: the invented town of Marrowby."""

from __future__ import annotations

from case_builder import CaseBuilder

from firsthand.ids import derive
from firsthand.records import MissingOriginal, Passage, Place, Proposal, Refusal, TextOrigin
from firsthand.stage import Tables

WIRE = """MARROWBY (Northern Wire) — Miners were beaten in the tram depot, a miner told the Harbour Post on Saturday.

“They beat us with cables until morning,” said Lena Orsk, 34.

More than forty men were arrested, the Harbour Post reported.

The Interior Ministry denied it. “There were no such arrests,” the ministry said.

Photo: the depot gate on Sunday. Northern Wire
"""
CHRONICLE = """Miners ‘beaten with cables’ in Marrowby

According to Northern Wire, miners were beaten at the depot: “They beat us with cables,” one of them, Lena Orsk, said.

A spokesman said the ministry knew of no arrests. He added that Pavel Dunmoor had told him “nobody touched me”.

Related: Tram fares to rise in June
"""
OWN = """I drove the last tram out, said Pavel Dunmoor, and at the depot I saw men on the floor being beaten.

He counted dozens of them led away. The minister, Ivo Tarn, told us that at most 12 men were held that night.

Tarn said the depot had been closed since April. Nobody could have been beaten there, he said.
"""
STATE = """Yesterday on State Channel One a tram driver took back his words.
“I saw nothing at the depot,” Pavel Dunmoor said.
He read from a sheet, with two officers beside him.

The Interior Ministry repeated that there had been no such arrests.
"""
FORUM = """Marrowby, what we know

More than 40 arrested, says the Harbour Post. Men were beaten in the tram depot, it says.

The Harbour Post wrote that the depot was open all week.

Comment by tram9: The Evening Lamp had it first, it said 60 were taken.
Comment by hollis: shame on them
"""
UNREAD = "Marrowbyn kaivosmiehet: varikolla pahoinpideltiin kymmeniä, kertoo Satamalehti.\n"


def marrowby() -> Tables:
    """Six documents, fifteen statements and one in a comment, three claims, two private witnesses, a retraction."""
    return marrowby_case().tables()


def marrowby_case() -> CaseBuilder:
    b = CaseBuilder()
    wire = b.document(
        "agency/wire-0503.txt", WIRE, outlet="Northern Wire", published="2031-05-03",
        title="Miners beaten in Marrowby depot", url="https://wire.example/0503?a=1&b=2",
    )  # fmt: skip
    own = b.document("lantern/depot.html", OWN, outlet="The Lantern", published="2031-05-04", title="The last tram out")
    state = b.document("one/broadcast.txt", STATE, outlet="State Channel One", published="2031-05-09")
    forum = b.document("web/blog.html", FORUM, title="Marrowby, what we know", warnings=("character set guessed",))
    copy = b.document("chronicle/cables.html", CHRONICLE, outlet="Daily Chronicle", published="2031-05")
    unread = b.document("web/varikko.txt", UNREAD, outlet="Iltasanat", language="fi", covered=False)
    b.block(wire, "Photo: the depot gate on Sunday. Northern Wire", "caption")
    b.block(copy, "Related: Tram fares to rise in June", "related")
    b.block(forum, "Comment by tram9: The Evening Lamp had it first, it said 60 were taken.", "comment")
    b.block(forum, "Comment by hollis: shame on them", "comment")

    lena = b.voice("Lena Orsk", private=True, aliases=("Orsk",), roles=("a miner",))
    pavel = b.voice("Pavel Dunmoor", private=True, roles=("tram driver",))
    tarn = b.voice("Ivo Tarn", aliases=("Tarn",), roles=("interior minister",))
    ministry = b.voice("Interior Ministry", "organisation", aliases=("the ministry",))
    post = b.voice("Harbour Post", "outlet", aliases=("the Harbour Post",))

    told = {"voice": lena, "act": "allegation", "venue": "Harbour Post"}
    beat1 = b.statement(
        wire, "Miners were beaten in the tram depot", source="a miner", cue="told", said_on="2031-05-03", **told
    )
    cables1 = b.statement(
        wire, "They beat us with cables until morning", source="Lena Orsk", cue="said", kind="direct", **told
    )
    cables2 = b.statement(
        copy, "They beat us with cables", source="one of them, Lena Orsk", cue="said", kind="direct", **told
    )
    beat2 = b.statement(
        copy, ["miners were beaten at the depot", "They beat us with cables"], source="Northern Wire",
        cue="According to", voice=lena, act="allegation", via=("Northern Wire",),
    )  # fmt: skip
    beat3 = b.statement(
        forum, "Men were beaten in the tram depot", source="it", cue="says", voice=post, act="report",
        via=("Harbour Post",),
    )  # fmt: skip
    saw = b.statement(
        own, ["I drove the last tram out", "at the depot I saw men on the floor being beaten"],
        source="Pavel Dunmoor", cue="said", voice=pavel, act="allegation", venue="The Lantern",
    )  # fmt: skip
    forty1 = b.statement(
        wire, "More than forty men were arrested", source="the Harbour Post", cue="reported", voice=post, act="report"
    )
    forty2 = b.statement(forum, "More than 40 arrested", source="the Harbour Post", cue="says", voice=post)
    no1 = b.statement(
        wire, "There were no such arrests", source="the ministry", cue="said", voice=ministry, act="denial",
        denies="the deed", kind="direct",
    )  # fmt: skip
    no2 = b.statement(
        copy, "the ministry knew of no arrests", source="A spokesman", cue="said", voice=ministry, act="denial"
    )
    no3 = b.statement(
        state, "there had been no such arrests", source="The Interior Ministry", cue="repeated", voice=ministry,
        act="denial", denies="the deed",
    )  # fmt: skip
    closed = b.statement(own, "Nobody could have been beaten there", source="he", cue="said", voice=tarn, act="denial")
    added = b.statement(
        copy, "Pavel Dunmoor had told him “nobody touched me”", source="He", cue="added", voice=ministry
    )
    nested = b.statement(
        copy, "nobody touched me", source="Pavel Dunmoor", cue="told", voice=pavel, parent=added, kind="direct"
    )
    taken_back = b.statement(
        state, "I saw nothing at the depot", source="Pavel Dunmoor", cue="said", voice=pavel, act="retraction",
        venue="State Channel One", said_on="2031-05-08", duress=True, kind="direct",
    )  # fmt: skip
    b.statement(forum, "60 were taken", source="it", cue="said", in_block="comment", confidence=0.6)

    u_beat = b.utterance(lena, beat1, beat2)
    u_cables = b.utterance(lena, cables1, cables2, differs={cables2: "qualifier"})
    u_post, u_saw = b.utterance(post, beat3), b.utterance(pavel, saw)
    u_forty = b.utterance(post, forty1, forty2, differs={forty2: "number"})
    u_no, u_no2, u_no3 = b.utterance(ministry, no1), b.utterance(ministry, no2), b.utterance(ministry, no3)
    u_tarn, u_back = b.utterance(tarn, closed), b.utterance(pavel, taken_back)
    b.utterance(ministry, added)
    b.utterance(pavel, nested)

    b.route(wire, post, "Harbour Post", "told the Harbour Post", u_beat)
    b.route(copy, wire, "Northern Wire", "According to Northern Wire", u_beat)
    b.route(forum, post, "Harbour Post", "says the Harbour Post", u_forty)
    by_lena = b.origin("a miner who says she was beaten", of=[u_beat, u_cables], voice=lena, firsthand=True)
    by_pavel = b.origin("a driver who says he saw it", of=[u_saw], voice=pavel, document=own, firsthand=True)
    by_post = b.origin(
        "cited, not in this pile; its own source is not told", of=[u_post, u_forty], outlet="Harbour Post"
    )
    by_ministry = b.origin("speaks for itself", of=[u_no, u_no2, u_no3, u_tarn], voice=ministry)

    beaten = b.claim("Miners were beaten in the tram depot")
    b.side(
        beaten, "asserting", [u_beat, u_cables, u_post, u_saw], [by_lena, by_pavel, by_post],
        independent_origins=2, low=2, high=3, why="two witnesses; the Harbour Post may rest on one of them",
    )  # fmt: skip
    b.side(
        beaten, "denying", [u_tarn, u_back], [by_ministry, by_pavel],
        independent_origins=1, low=1, high=2, why="the minister; Pavel Dunmoor took back his words, under pressure",
    )  # fmt: skip
    arrests = b.claim("More than forty men were arrested")
    b.side(
        arrests, "asserting", [u_forty], [by_post],
        independent_origins=1, low=1, high=1, why="the Harbour Post; document 5 gives no source",
    )  # fmt: skip
    b.side(
        arrests, "denying", [u_no, u_no2, u_no3], [by_ministry],
        independent_origins=1, low=1, high=1, why="one ministry on three occasions",
    )  # fmt: skip
    shut = b.claim("The depot was closed since April")
    b.side(
        shut, "denying", [u_post], [by_post],
        independent_origins=1, low=0, high=1, why="the Harbour Post, as document 5 has it",
    )  # fmt: skip

    b.figure(wire, "More than forty", 41, None, statement=forty1)
    b.figure(forum, "More than 40", 41, None, statement=forty2)
    b.figure(own, "dozens", None, None)
    b.figure(own, "at most 12", None, 12)
    b.figure(forum, "60", 60, 60, unit="taken", main=False)
    b.add(
        Passage(
            id=derive("passage", wire),
            spans=tuple(
                Place(document=d, begin=b.at(d, "They beat us")[0], end=b.at(d, "They beat us with cables")[1])
                for d in (wire, copy)
            ),
        )
    )
    b.add(
        TextOrigin(
            document=copy, origin=derive("origin", "wire text"), outlet="Northern Wire", from_document=wire,
            share=0.4, confidence=0.8, why="names Northern Wire and shares its wording",
        )
    )  # fmt: skip
    b.add(
        MissingOriginal(
            id=derive("missing", "post"), name="Harbour Post", said_on="2031-05-03", venue=None,
            words="More than forty men were arrested", wanted_by=(wire, forum),
        )
    )  # fmt: skip
    b.add(
        MissingOriginal(
            id=derive("missing", "lena"), name="Lena Orsk", kind="voice", said_on=None, venue="Harbour Post",
            words="They beat us with cables until morning", wanted_by=(wire, copy),
        )
    )  # fmt: skip
    b.add(
        Proposal(
            id=derive("proposal", u_beat, u_cables), kind="utterances", a=u_beat, b=u_cables, confidence=0.55,
            why="alike words, but Orsk may have spoken twice",
        )
    )  # fmt: skip
    b.add(
        Refusal(
            id=derive("refusal", "scan"), input=None, path="post/scan-0503.pdf", reason="the file is cut short",
            remedy="Fetch it again from where it came.",
        )
    )  # fmt: skip
    assert unread in b.documents
    return b
