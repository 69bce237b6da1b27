"""What comes of a demand, a refusal or a threat that is read in a sentence: who wants what, and in whose head not."""

from __future__ import annotations

import pytest

from detente.dossier.items import Dossier
from detente.dossier.language_model import language_model
from detente.dossier.read import read
from detente.errors import TextError
from detente.model.conflict import Statements
from detente.model.drafting.draft import draft
from detente.text.document import document
from named_views import READERS

each_reader = pytest.mark.parametrize("reader", READERS)

SAID = [
    ("Zimbabwe demanded that Zambia release more water.", ["zimbabwe: zambia.concede @2"]),
    ("Zambia refuses to release more water.", ["zambia: not zambia.concede @2"]),
    ("Zambia rejected Zimbabwe's demand for more water.", ["zambia: not zambia.concede @2"]),
    ("Peru rejected Chile's demand that it withdraw its troops.", ["peru: not peru.yield @2"]),
    ("Chile demands that Peru withdraw its troops.", ["chile: peru.concede @2"]),
    ("Chile called on Peru to stop its attacks on Bolivia.", ["chile: peru.concede @2"]),
    ("Kenya demanded an apology from Uganda.", ["kenya: uganda.concede @2"]),
    ("Chile urged Peru to resume talks.", ["chile: peru.talk @2"]),
    ("Chile refuses to meet Peru.", ["chile: not chile.talk @2"]),
    ("Chile refuses to release the prisoners unless Peru withdraws its troops.", ["chile: not chile.yield @2"]),
    # What is demanded is that something not be done: that is what is granted.
    ("Peru insists that Chile must not send troops to the border.", ["peru: chile.concede @1"]),
    # What is only alleged weighs less.
    ("Peru allegedly demanded that Chile close its border.", ["peru: chile.concede @3"]),
    ("Kenya has reportedly refused to meet Uganda.", ["kenya: not kenya.talk @3"]),
    # Who refuses together does not want the other to give in.
    (
        "Chile and Peru refuse to release the prisoners.",
        ["chile: not chile.yield @2", "peru: not peru.yield @2"],
    ),
    (
        "Chile demanded that Peru withdraw. Chile threatened to attack Peru.",
        ["chile: peru.concede @2", "chile: chile.attack if not peru.concede @3"],
    ),
]
NOT_SAID = [
    "Chile did not demand that Peru withdraw its troops.",
    "Kenya withdrew its demand that Uganda release the prisoners.",
    "Kenya must demand that Uganda withdraw.",
    "Kenya should refuse to pay Uganda.",
    "It is absurd to say that Kenya refuses to pay Uganda.",
    "Kenya might refuse to pay Uganda.",
    "Chile did not refuse to withdraw its troops.",
    "Some in Chile demand that Peru withdraw its troops.",
    "Bolivia said that Chile demanded that Peru withdraw its troops.",
    "Peru denies that Chile demanded that Peru withdraw its troops.",
    "In 1998 Chile demanded that Peru withdraw its troops.",
    # The code says of what kind the matter is, and not that it is to end, or with whom it is to begin.
    "Chile refuses to stop sending weapons to Bolivia.",
    "Chile demands that Peru stop sending weapons to Bolivia.",
    "Chile demanded that Peru hold talks with Bolivia.",
    "Kenya demanded that no weapons be sent to Uganda.",
    "Kenya rejects Uganda's refusal to release the prisoners.",
    "Chile threatened not to attack Peru.",
    "Kenya does not want to demand that Uganda withdraw.",
]


def _read(text: str, reader: str) -> Dossier:
    return read([("news", document(text.encode(), "news.txt"))], parse=reader == "parsed")


def _wants(text: str, reader: str) -> list[str]:
    """What the draft of a text says that anybody wants, each with its condition and tier; all marked as proposed."""
    try:
        made = draft(_read(text, reader), proposed=True).conflict
    except TextError:
        return []  # nobody named does anything
    told = {maker: said for maker, said in made.preferences.items() if isinstance(said, Statements)}
    wants = [(maker, want) for maker, said in told.items() for want in said.wants]
    assert all(want.grounds.proposed for _, want in wants)
    return [f"{maker}: {want.statement} @{want.tier}" for maker, want in wants]


@each_reader
@pytest.mark.parametrize(("text", "expected"), SAID)
def test_who_asks_wants_it_granted_and_who_refuses_does_not(reader: str, text: str, expected: list[str]) -> None:
    assert expected == _wants(text, reader)


@each_reader
@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_says_in_the_text_is_in_nobodys_preferences(reader: str, text: str) -> None:
    assert [] == _wants(text, reader)


@pytest.mark.skipif(language_model().folder is None, reason="the language model is not installed")
def test_who_demands_that_a_thing_be_not_done_wants_that_granted() -> None:
    # The rules alone do not see a demand in these words.
    assert ["chile: peru.concede @2"] == _wants("Chile demands that Peru not send troops.", "parsed")


@each_reader
def test_a_demand_without_an_event_in_it_speaks_of_the_event_that_it_is(reader: str) -> None:
    made = _read("Kenya demanded an apology from Uganda.", reader)

    assert [("KEN", "DEMAND", ("news#1.e1",))] == [(c.speaker, c.act, c.events) for c in made.claims]
    assert ["REQUEST"] == [event.category for event in made.events]


@each_reader
def test_a_demand_with_an_event_in_it_speaks_of_that_one_alone(reader: str) -> None:
    made = _read("Chile threatens to impose sanctions on Peru.", reader)
    categories = {event.id: event.category for event in made.events}

    assert [["SANCTION"]] == [[categories[name] for name in claim.events] for claim in made.claims]


@each_reader
def test_people_who_live_somewhere_are_no_decision_maker(reader: str) -> None:
    made = _read("Serbs in the north of Kosovo blocked the roads.", reader)

    assert [()] == [event.actors for event in made.events]
