"""The same event told twice is one; what only looks alike stays two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.cite import Quote
from detente.dossier.items import Event, Line, When
from detente.dossier.read import read
from detente.dossier.retellings import retold
from detente.text.document import document
from event_reading import READERS, Reader, events_of, lines_of

MAY = When("in May", date(2021, 5, 1), date(2021, 5, 31))
JUNE = When("in June", date(2021, 6, 1), date(2021, 6, 30))


def event(n: int, text: str, category: str = "ASSAULT", source: str = "a", **more) -> Event:
    quote = Quote(source, 4, 4 + len(text), text)
    return Event(f"{source}#{n}.e1", f"{source}#{n}", quote, category, more.pop("factuality", "asserted"), **more)


def told(*events: Event, before: str = "The ", **more) -> list[str | None]:
    """What each event retells, when each stands after the words `before`."""
    quotes = [Quote(e.quote.source, 0, e.quote.end, before.ljust(4)[:4] + e.quote.text) for e in events]
    lines = [Line(e.sentence, 1, "", quote) for e, quote in zip(events, quotes, strict=True)]
    return [e.same_as for e in retold(events, lines, **more)]


@READERS
def test_the_talks_are_those_told_of_before(reader: Reader):
    sentences = (
        "Norland and Sudland held talks in Velmar.",
        "The talks ended on Friday.",
        "Norland attacked Westria.",
    )
    found = retold(events_of(reader, *sentences), lines_of(*sentences))

    assert [e.same_as for e in found if e.category == "CONSULT"] == [None, "t#1.e1"]
    assert [e.same_as for e in found if e.category == "ASSAULT"] == [None]


@READERS
def test_a_noun_retells_its_verb(reader: Reader):
    sentences = ("Norland annexed the island in spring.", "Norland's annexation drew protests.")
    found = retold(events_of(reader, *sentences), lines_of(*sentences))

    assert [e.same_as for e in found if e.category == "COERCE"] == [None, "t#1.e1"]


@READERS
def test_another_attack_is_another_attack(reader: Reader):
    sentences = ("Norland attacked Sudland.", "Another attack by Norland followed.", "A third attack followed.")

    assert {e.same_as for e in retold(events_of(reader, *sentences), lines_of(*sentences))} == {None}


def test_two_texts_that_tell_the_same_act_of_the_same_sides_tell_one():
    one = event(1, "invaded", actors=("NOR",), recipients=("SUD",))

    assert told(one, event(1, "invasion", source="b", actors=("NOR",), recipients=("SUD",))) == [None, "a#1.e1"]
    assert told(one, event(1, "invasion", source="b", actors=("NOR",), recipients=("WES",))) == [None, None]
    assert told(one, event(1, "invasion", source="b", actors=("SUD",), recipients=("NOR",))) == [None, None]


@pytest.mark.parametrize(
    "differing",
    [
        {"mode": "territory"}, {"when": JUNE}, {"where": "Velmar"}, {"size": "10 ships"}, {"actors": ("WES",)},
        {"factuality": "counter"}, {"factuality": "conditional"},
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_not_one(differing: dict):
    plain = event(1, "attack", actors=("NOR",), recipients=("SUD",))
    one = replace(plain, mode="destroy", when=MAY, where="Talmere", size="9 ships")
    same = replace(one, id="a#2.e1", sentence="a#2")

    assert told(one, same) == [None, "a#1.e1"]
    assert told(one, replace(same, **differing)) == [None, None]


def test_a_definite_noun_that_may_be_either_of_two_is_neither():
    first = event(1, "talks", "CONSULT", actors=("NOR", "SUD"))
    second = event(2, "talks", "CONSULT", actors=("NOR", "WES"))

    assert told(first, replace(second, id="a#3.e1", sentence="a#3", actors=()), before="The ") == [None, "a#1.e1"]
    assert told(first, second, event(3, "talks", "CONSULT"), before="The ") == [None, None, None]
    assert told(first, event(3, "talks", "CONSULT"), before="New ") == [None, None]


def test_sides_that_meet_again_at_another_time_meet_again():
    one = event(1, "talks", "CONSULT", actors=("NOR", "SUD"), when=MAY)

    assert told(one, replace(one, id="b#1.e1", sentence="b#1"), before="New ") == [None, "a#1.e1"]
    assert told(one, replace(one, id="b#1.e1", sentence="b#1", when=None), before="New ") == [None, None]


def test_what_a_coalition_did_may_be_told_of_a_member():
    one = event(1, "embargo", "SANCTION", actors=("BLOC",))
    two = event(2, "embargo", "SANCTION", actors=("NOR",))

    assert told(one, two) == [None, None]
    assert told(one, two, members={"BLOC": ("NOR", "WES")}) == [None, "a#1.e1"]


def test_a_hedged_telling_is_linked_to_the_plain_one_and_says_so():
    one = event(1, "invasion", factuality="alleged", actors=("NOR",), recipients=("SUD",))
    two = event(2, "invasion", actors=("NOR",), recipients=("SUD",))
    (_, later) = retold((one, two), ())

    assert later.same_as == "a#1.e1"
    assert later.origin.why == "retells a#1.e1: the same act by the same sides; alleged there, asserted here"


def test_a_third_telling_names_the_first():
    one = event(1, "invasion", actors=("NOR",), recipients=("SUD",))
    more = [replace(one, id=f"a#{n}.e1", sentence=f"a#{n}") for n in (2, 3)]

    assert told(one, *more) == [None, "a#1.e1", "a#1.e1"]


def test_nothing_retells_what_comes_later_and_the_order_is_kept():
    events = [event(n, "talks", "CONSULT", actors=("NOR", "SUD"), when=MAY) for n in range(1, 200)]
    found = retold(events)

    assert [e.id for e in found] == [e.id for e in events]
    assert {e.same_as for e in found[1:]} == {"a#1.e1"}


@pytest.mark.parametrize(
    ("later", "same"),
    [
        ("date 2020-05-08 Chile said that Peru’s attack on the port was a crime.", True),
        ("date 2020-05-08 Chile said that Peru’s attack on the bridge was a crime.", False),
        ("date 2020-05-08 Chile said that Bolivia’s attack on the port was a crime.", False),
        ("date 2020-05-08 Chile said that an attack on the port was a crime.", False),
    ],
)
def test_an_attack_told_in_one_text_is_the_attack_that_the_next_takes_as_known(later, same):
    texts = ("date 2020-05-05 Peru attacked the port.", later)
    opened = [(f"t{n}", document(text.encode(), f"t{n}.txt")) for n, text in enumerate(texts)]
    told = [e for e in read(opened, parse=False).events if e.sentence == "t1#1" and e.category == "ASSAULT"]

    assert [e.same_as for e in told] == (["t0#1.e1"] if same else [None])
