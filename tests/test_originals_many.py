"""Of a credited outlet with very many pages, which one it is."""

from __future__ import annotations

from datetime import date, timedelta

from case_builder import CaseBuilder
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.lineage import Lineage
from firsthand.lineage.originals import HOLDS, Originals

NOUNS = ("ferry", "pier", "captain", "lantern", "harbour", "rope", "widow", "pump")


def told_by_the_post(pages: list[list[list[str]]], said: list[str], days: list[int]) -> tuple[CaseBuilder, str, str]:
    """Pages of the Harbour Post, each of sentences of some nouns; what the Lamp has from it."""
    case = CaseBuilder()
    for n, (sentences, day) in enumerate(zip(pages, days, strict=True)):
        text = " ".join(f"The {' the '.join(words)} sank." for words in sentences)
        published = (date(2031, 5, 1) + timedelta(day)).isoformat()
        case.document(f"{n}.txt", text or "Eels.", outlet="Harbour Post", published=published)
    content = f"the {' the '.join(said)} burned"
    lamp = case.document(
        "lamp.txt", f"A deckhand told the Harbour Post {content}.", outlet="Lamp", published="2031-06-30"
    )
    one = case.statement(lamp, content, source="A deckhand", cue="told", venue="Harbour Post")
    case.utterance(None, one)
    return case, lamp, one


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.lists(st.sampled_from(NOUNS), min_size=1, max_size=4), max_size=5), min_size=1, max_size=9),
    st.lists(st.sampled_from((*NOUNS, "12", "forty")), min_size=1, max_size=6),
    st.randoms(),
)
def test_the_page_that_is_found_by_its_words_is_the_one_that_reading_all_of_them_gives(pages, said, chance):
    days = [chance.randrange(4) for _ in pages]
    case, lamp, one = told_by_the_post(pages, said, days)
    lineage = Lineage(case.tables())
    originals, told = Originals(lineage), lineage.statements[one]
    ids = [id_ for id_, row in lineage.documents.items() if row.outlet == "Harbour Post"]
    holds = {id_: originals.holds(told, id_) for id_ in ids}
    best = max(holds.values())
    wanted = lineage.earliest(id_ for id_ in ids if holds[id_] == best) if best >= HOLDS else None
    assert originals.of(told, "Harbour Post", lamp) == wanted


def test_of_very_many_pages_few_are_read_for_each_statement(monkeypatch):
    pages = [[[f"w{n}", f"v{n}", f"u{n}", "ferry"]] for n in range(3000)]
    case, lamp, one = told_by_the_post(pages, ["w1234", "v1234", "u1234", "ferry"], [0] * len(pages))
    lineage = Lineage(case.tables())
    originals = Originals(lineage)
    read = []
    holds = originals.holds
    monkeypatch.setattr(originals, "holds", lambda told, id_: read.append(id_) or holds(told, id_))
    found = originals.of(lineage.statements[one], "Harbour Post", lamp)
    assert found is not None
    assert lineage.documents[found].path == "1234.txt"
    assert len(read) < 10
