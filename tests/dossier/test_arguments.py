"""Who does an event, to whom, what, when, where and how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.dossier.arguments import event_items, who
from detente.dossier.cue import EventHit
from detente.dossier.items import When
from detente.dossier.plain import plain_views
from event_reading import NAMES, PARSED, READERS, Reader, events_of, hits_of, lines_of, with_names

PARTIES = {
    "Norland attacked Sudland.": [("NOR",), ("SUD",)],
    "Sudland was attacked by Norland.": [("NOR",), ("SUD",)],
    "The attack on Sudland by Norland began at dawn.": [("NOR",), ("SUD",)],
    "Norland's annexation of Sudland angered many.": [("NOR",), ("SUD",)],
    "Norland imposed sanctions on Sudland.": [("NOR",), ("SUD",)],
    "Norland refused to recognise the government of Sudland.": [("NOR",), ("SUD",)],
    "Norland met with Sudland.": [("NOR", "SUD"), ()],
    "Talks with Sudland ended late: with Norland in May, and with Westria in June.": [("SUD", "NOR", "WES"), ()],
    "Talks between Norland and Sudland began.": [("NOR", "SUD"), ()],
    "Norland and Westria condemned Sudland.": [("NOR", "WES"), ("SUD",)],
    "Norlandish troops shelled the village.": [("NOR",), ()],
    "Norland has rejected Sudland's offer.": [("NOR",), ("SUD",)],
    "Norland said it will not accept the demands of Sudland.": [("NOR",), ("SUD",)],
    "Acme laid off forty workers.": [("ACME",), ()],
}


@READERS
@pytest.mark.parametrize(("sentence", "expected"), PARTIES.items())
def test_who_does_it_and_to_whom(reader: Reader, sentence: str, expected: list):
    event, *_ = events_of(reader, sentence)

    assert expected == [event.actors, event.recipients]


@READERS
def test_what_is_threatened_is_done_by_who_threatens_to_whom_it_concerns(reader: Reader):
    threat, invasion = events_of(reader, "Norland threatened to invade Sudland.")

    assert [(threat.actors, threat.recipients), (invasion.actors, invasion.recipients)] == [(("NOR",), ("SUD",))] * 2
    assert invasion.factuality == "possible"


@READERS
def test_what_is_alleged_was_done_by_the_accused(reader: Reader):
    accusation, attack = events_of(reader, "Norland accused Sudland of attacking Westria.")

    assert (accusation.actors, accusation.recipients) == (("NOR",), ("SUD",))
    assert attack.actors == ("SUD",)
    assert attack.recipients == ("WES",)


@pytest.mark.parametrize("reader", [PARSED])
def test_a_relative_pronoun_is_who_it_stands_for(reader: Reader):
    (event,) = events_of(reader, "Norland, which annexed Westria, denied it.")

    assert (event.category, event.actors) == ("COERCE", ("NOR",))


@READERS
@pytest.mark.parametrize("role", ["venue", "place"])
def test_a_venue_or_a_place_never_acts(reader: Reader, role: str):
    (view,) = reader(lines_of("Norland attacked the port."))
    view = with_names(view, role=role)
    (hit,) = hits_of(view)

    assert who(view, hit).actors == ()
    assert who(view, hit).remarks == ("'Norland' is where, not who",)


@READERS
def test_some_in_a_country_are_not_the_country(reader: Reader):
    (view,) = reader(lines_of("Some in Norland condemned the attack."))
    named = with_names(view)
    (mention,) = named.mentions
    part = replace(mention, quote=view.quote(0, 2), part="some")
    hit = next(h for h in hits_of(view) if h.category == "ACCUSE")

    assert who(replace(view, mentions=(part,)), hit).actors == ()
    assert who(replace(view, mentions=(part,)), hit).remarks == ("only some of NOR",)


@READERS
def test_an_unresolved_pronoun_is_asked_for_and_never_guessed(reader: Reader):
    (view,) = reader(lines_of("They attacked Sudland."))
    they = replace(with_names(view, {"They": "X"}).mentions[0], actor=None, how="pronoun")
    resolved = replace(they, actor="NOR")
    (hit,) = hits_of(view)

    assert who(replace(view, mentions=(they,)), hit).actors == ()
    assert who(replace(view, mentions=(they,)), hit).remarks == ("who is 'They'?",)
    assert who(replace(view, mentions=(resolved,)), hit).actors == ("NOR",)


def test_a_cue_that_knows_better_than_the_syntax_is_believed():
    (view,) = plain_views(lines_of("Sudland lost the strait to Norland."))
    view = with_names(view)
    hit = EventHit(1, (1, 1), "COERCE", "seize", (), (5,), (0,))

    assert (who(view, hit).actors, who(view, hit).recipients) == (("NOR",), ("SUD",))


@READERS
@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Norland threatened to close the strait, officials said.", "threatened to close the strait"),
        ("Norland imposed new tariffs on steel on Monday.", "imposed new tariffs on steel"),
        ("Norland attacked the port because its ships were there.", "attacked the port"),
        ("The annexation of the island by Norland was swift.", "annexation of the island by Norland"),
    ],
)
def test_what_is_done_is_a_phrase_of_the_text_without_clauses_and_dates(reader: Reader, sentence: str, what: str):
    found = events_of(reader, sentence)[0].what

    assert found is not None
    assert found.text == what


@READERS
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norland deployed more than 100,000 soldiers along the border.", "more than 100,000 soldiers"),
        ("Norland deployed 1,50,000 soldiers along the border.", "150,000 soldiers"),
        ("Norland deployed soldiers within 10 days.", None),
    ],
)
def test_a_number_of_people_or_things_is_the_size_and_grouped_by_threes(reader: Reader, sentence: str, expected):
    assert events_of(reader, sentence)[0].size == expected


@READERS
def test_a_time_goes_to_the_event_that_it_stands_by(reader: Reader):
    may = When("in May", date(2021, 5, 1), date(2021, 5, 31))
    attack, talks = events_of(reader, "Norland attacked Sudland in May and met with Westria.", times={"in May": may})

    assert (attack.when, talks.when) == (may, None)


@READERS
def test_a_venue_is_where(reader: Reader):
    (view,) = reader(lines_of("Norland held talks with Sudland in Velmar."))
    named = with_names(view, {**NAMES, "Velmar": "V"})
    venue = tuple(replace(m, role="venue", actor=None) if m.actor == "V" else m for m in named.mentions)
    (event,) = event_items(
        replace(view, mentions=venue), hits_of(view), lambda *_: ("asserted", "AUTHOR", ""), lambda _: ()
    )

    assert (event.where, event.actors) == ("Velmar", ("NOR", "SUD"))


@READERS
def test_items_are_numbered_quote_the_text_and_say_who_made_them(reader: Reader):
    sentences = ("Fog lay on the water.", "Norland attacked Sudland after the union called a strike.")
    raw = " ".join(sentences)
    found = events_of(reader, *sentences)

    assert [event.id for event in found] == ["t#2.e1", "t#2.e2"]
    assert [q for e in found for q in (e.quote, e.what) if q is None or raw[q.start : q.end] != q.text] == []
    assert {event.origin.status for event in found} == {"proposed"}
    assert ["labour" in event.contexts for event in found] == [False, True]


@READERS
def test_the_not_of_a_refusal_does_not_deny_the_refusal_but_that_of_an_agreement_does(reader: Reader):
    (refusal,) = events_of(reader, "Norland will not accept the offer of Sudland.")
    (agreement,) = events_of(reader, "The two sides reached no agreement.")

    assert (refusal.category, refusal.factuality != "counter") == ("REJECT", True)
    assert (agreement.category, agreement.factuality) == ("AGREE", "counter")
