"""Choosing among hits: one event for a trigger, contents of demands and refusals, announcements."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dossier.events.choose import choose
from detente.dossier.events.sight import sight
from detente.dossier.plain import plain_views
from event_reading import READERS, Reader, chosen, hits_of, lines_of

SENTENCES = {
    "Norland and Sudland held talks in May.": [("CONSULT", None)],
    "The union called off its strike.": [("CONCEDE", None)],
    "Norland broke off the talks.": [("SANCTION", "withdraw")],
    "Norland demanded the withdrawal of the troops.": [("REQUEST", "yield")],
    "Norland rejected the demands of the union.": [("REJECT", "change")],
    "Acme refused to recognise the independence of the island.": [("REJECT", "assist")],
    "Norland agreed to share intelligence with Sudland.": [("AGREE", None)],
    "Norland threatened to invade Sudland.": [("THREATEN", "territory"), ("ASSAULT", "territory")],
    "Norland vowed to bomb the port.": [("THREATEN", "violence"), ("ASSAULT", "heavy-weapons")],
    "Norland accused Sudland of bombing the port.": [("ACCUSE", "allege"), ("ASSAULT", "heavy-weapons")],
    "Norland will send food to the island.": [("AGREE", None)],
    "Norland said it will boycott the vote unless the fee falls.": [("THREATEN", "restrict")],
    "Norland will not accept the demands.": [("REJECT", "yield")],
    "The air strike on the port began.": [("ASSAULT", "heavy-weapons")],
    "The dockers went on strike.": [("PROTEST", "strike")],
    "Norland lifted the sanctions against Sudland.": [("RETREAT", None)],
    "Norland imposed sanctions on Sudland.": [("SANCTION", None)],
    "The minister warned of floods in the valley.": [],
    "The town bought a new bus.": [],
}


@READERS
@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_an_event_is_what_its_surroundings_make_of_it(reader: Reader, sentence: str, expected: list):
    assert expected == chosen(reader, sentence)


@READERS
def test_a_meeting_beside_a_demand_is_an_event_of_its_own(reader: Reader):
    found = chosen(reader, "Norland demanded a ban after talks with Sudland.")

    assert found == [("REQUEST", "change"), ("CONSULT", None)]


@READERS
def test_a_word_of_a_name_is_no_event(reader: Reader):
    assert chosen(reader, "The Truce Commission and the Bureau of Cooperation moved to Sudland.") == []


@READERS
def test_the_attack_in_a_cyber_attack_is_no_other_attack(reader: Reader):
    assert chosen(reader, "Norland launched a cyber-attack against a bank.") == [("COERCE", "cyber")]


@given(st.lists(st.sampled_from("Norland the a will not attack talks strike demanded , to of by with unless".split())))  # noqa: SIM905
def test_whatever_the_words_the_triggers_lie_in_the_sentence_and_none_is_there_twice(words):
    (view,) = plain_views(lines_of(" ".join(words) or "x"))
    found = choose(view, hits_of(view))

    assert all(0 <= h.words[0] <= h.at <= h.words[1] < len(view.words) or h.category == "REQUEST" for h in found)
    assert len({(h.at, h.category) for h in found}) == len(found)


def test_a_sight_holds_the_same_words_as_its_view_and_is_made_once():
    (view,) = plain_views(lines_of("Norland attacked the port."))

    assert sight(view) is sight(view)
    assert sight(view).at("attack") == (1,)


@pytest.mark.parametrize("piece", ["Norland attacked ", "talks with ", "to ", "and attacked the ports ", "strike, "])
def test_ten_thousand_words_in_one_sentence_are_searched_in_a_time_that_grows_with_them(piece: str):
    (view,) = plain_views(lines_of(piece * (10_000 // len(piece.split()))))
    before = process_time()
    choose(view, hits_of(view))

    assert process_time() - before < 5
