"""How origins are counted: each rule of docs/idea.md."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firsthand.records import Utterance
from firsthand.text.counting import Standing, count_occasions, count_origins


def standing(name=None, voice=None, type="person", for_whom=None, roles=(), text="t1", taken_back=False):
    return Standing(name, voice or name, type, for_whom, tuple(roles), (text,), taken_back)


def counted(*standings):
    count = count_origins(standings)
    return count.independent, count.low, count.high


def test_one_person_told_by_many_documents_is_one_origin():
    assert counted(*(standing("Ada Brisk", text=f"t{n}") for n in range(5))) == (1, 1, 1)


def test_two_named_witnesses_are_two():
    assert counted(standing("Ada Brisk"), standing("Oren Vale")) == (2, 2, 2)


def test_two_whom_nobody_names_are_two_and_may_be_one():
    assert counted(standing(voice="v1", type="unnamed"), standing(voice="v2", type="unnamed")) == (2, 1, 2)


def test_an_official_and_the_spokesman_are_one_side():
    assert counted(standing("Ivo Tal"), standing("Mara Senn", for_whom="Ivo Tal")) == (1, 1, 1)
    assert counted(
        standing("Mara Senn", for_whom="Coast Guard"), standing("Oren Vale", for_whom="the Coast Guard")
    ) == (1, 1, 1)


def test_an_unnamed_spokesman_stands_for_the_institution():
    spokesman = standing(voice="v1", type="unnamed", for_whom="Coast Guard", roles=["spokesman"])
    assert counted(spokesman, standing("Coast Guard", type="organisation")) == (1, 1, 1)


def test_a_spokesman_of_nobody_knows_whom_is_not_counted():
    assert counted(standing(voice="v1", type="unnamed", roles=["spokeswoman"])) == (0, 0, 1)


def test_an_institution_and_its_head_are_one():
    ministry = standing("Ministry of the Interior", type="organisation")
    assert counted(ministry, standing("Ivo Tal", roles=["interior minister"])) == (1, 1, 1)
    assert counted(ministry, standing("Ivo Tal", roles=["harbour master"])) == (2, 2, 2)


def test_collectives_and_what_has_no_source_add_to_the_upper_bound_alone_once_a_text():
    group, nobody = standing(type="group", text="t2"), standing(voice=None, type="unnamed", text="t2")
    assert counted(standing("Ada Brisk"), group, nobody, standing(type="group", text="t3")) == (1, 1, 3)


def test_an_account_taken_back_lowers_the_lower_bound_not_the_count():
    assert counted(standing("Ada Brisk"), standing("Oren Vale", taken_back=True)) == (2, 1, 2)


STANDINGS = st.builds(
    standing,
    name=st.sampled_from([None, "Ada Brisk", "Ivo Tal", "Coast Guard"]),
    voice=st.sampled_from(["v1", "v2"]),
    type=st.sampled_from(["person", "organisation", "outlet", "document", "group", "unnamed"]),
    for_whom=st.sampled_from([None, "Coast Guard", "Ivo Tal"]),
    roles=st.lists(st.sampled_from(["spokesman", "witness", "interior minister"]), max_size=2),
    text=st.sampled_from(["t1", "t2"]),
    taken_back=st.booleans(),
)


@given(st.lists(STANDINGS, max_size=6), st.randoms())
def test_bounds_hold_the_count_whatever_the_order(standings, random):
    count = count_origins(standings)
    assert 0 <= count.low <= count.independent <= count.high
    shuffled = list(standings)
    random.shuffle(shuffled)
    again = count_origins(shuffled)
    assert (again.independent, again.low, again.high) == (count.independent, count.low, count.high)


def utterance(voice, said_on=None, venue=None):
    return Utterance(id="u", voice=voice, venue=venue, said_on=said_on, statements=(), differences=())


def test_occasions_are_told_apart_by_day_or_venue_and_unknown_is_never_different():
    assert count_occasions([utterance("v", "2031-05-01"), utterance("v", "2031-05-02"), utterance("v")]) == 2
    assert count_occasions([utterance("v", None, "Harbour Post"), utterance("v", None, "Radio Orla")]) == 2
    assert count_occasions([utterance("v"), utterance("v")]) == 1
    assert count_occasions([utterance("v"), utterance("w")]) == 2


def test_unnamed_voices_of_two_documents_may_be_one_person_and_widen_the_bounds():
    one, other = (
        Standing(None, voice, "unnamed", None, (), (text,), documents=(text,))
        for voice, text in (("v1", "a"), ("v2", "b"))
    )
    assert counted(one, other) == (1, 1, 2)


def test_a_single_name_that_may_be_anothers_counts_once():
    assert counted(standing("Brisk", voice="v1"), standing("Ada Brisk", voice="v2")) == (1, 1, 2)


def test_who_relays_anothers_assurance_adds_no_origin():
    relayed = Standing("Ivo Tal", "v2", "person", None, (), ("t1",), passes_on=True)
    assert counted(standing("Ada Brisk"), relayed) == (1, 1, 1)


def test_an_outlet_that_says_it_was_so_has_it_from_somebody():
    assert counted(standing("Harbour Post", type="outlet")) == (0, 0, 1)


def test_outlets_of_one_owner_are_one_source():
    def denies(name, voice, owner=None):
        return Standing(
            name=name, voice=voice, type="outlet", for_whom=None, roles=(), texts=("t",), side="denying", owner=owner
        )

    assert counted(denies("Harbour Post", "v1"), denies("Orla Courier", "v2"))[0] == 2
    assert counted(denies("Harbour Post", "v1", "Tal Group"), denies("Orla Courier", "v2", "Tal Group"))[0] == 1
    assert counted(denies("Harbour Post", "v1", "Tal Group"), denies("Orla Courier", "v2", "Sand Media"))[0] == 2


def test_bodies_and_officials_of_one_state_may_have_one_source():
    bodies = standing("Ministry of Mines", type="organisation"), standing("Ada Brisk", roles=["Premier"])
    assert counted(*bodies) == (2, 1, 2)


def test_a_body_may_have_what_it_asserts_from_people_who_say_so_too():
    assert counted(standing("Rowers' Union", type="organisation"), standing("Ada Brisk")) == (2, 1, 2)


def test_the_chairman_of_a_body_is_one_with_it():
    head = standing("Ivo Tal", roles=["chairman of the Rowing Board"])
    assert counted(standing("Rowing Board", type="organisation"), head) == (1, 1, 1)


def test_what_may_be_about_it_raises_the_upper_bound_alone():
    count = count_origins([standing("Ada Brisk")], [standing("Oren Vale"), standing("Ada Brisk")])
    assert (count.independent, count.low, count.high) == (1, 1, 2)


def test_a_day_known_in_part_is_no_other_day():
    assert count_occasions([utterance("v", "2031-05"), utterance("v", "2031-05-02")]) == 1


def test_the_same_words_given_to_two_lower_the_lower_bound_and_not_the_count():
    ada = Standing("Ada Brisk", "v1", "person", None, (), ("a",), utterance="u1", perhaps=frozenset({"u2"}))
    oren = Standing("Oren Vale", "v2", "person", None, (), ("b",), utterance="u2")
    assert counted(ada, oren) == (2, 1, 2)


def test_words_that_may_be_about_two_things_lower_the_lower_bound_alone():
    ada, oren = (replace(standing(name), matter=n) for n, name in enumerate(("Ada Brisk", "Oren Vale")))
    third = replace(standing("Tam Reed"), matter=1)
    assert counted(ada, oren) == (2, 1, 2)
    assert counted(ada, oren, third) == (3, 2, 3)


def test_who_is_in_no_party_and_has_no_day_is_no_other_occasion():
    nobody = [utterance(f"v{n}") for n in range(4)]
    assert count_occasions(nobody, {}) == 1
    assert count_occasions([*nobody, utterance("police", "2031-05-02")], {"police": "0"}) == 1
    assert count_occasions([*nobody, utterance("v9", "2031-05-02"), utterance("police")], {"police": "0"}) == 2
