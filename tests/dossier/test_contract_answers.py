"""Recorded answers of language models: what holds becomes a proposal with our offsets, everything else is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from detente.dossier.contract.accept import Accepted, accept
from detente.dossier.contract.example import ANSWER, SENTENCES
from detente.dossier.dossier_file import dump_dossier, parse_dossier
from detente.dossier.items import Actor, Dossier, Origin, Step, When
from detente.text.document import document
from harbour import RAW, event, harbour, lines_of, recorded

MODEL = "model:parrot-7b"


def taken(name: str, dossier: Dossier | None = None) -> Accepted:
    return accept(dossier or harbour(), recorded(name), producer=MODEL)


def told(accepted: Accepted) -> list[tuple[str, str]]:
    """The code of each refusal and its message, without the list of what is allowed."""
    return [(problem.code, problem.message.split("; allowed: ")[0]) for problem in accepted.refused]


def test_a_good_answer_becomes_proposals_with_our_offsets() -> None:
    accepted = taken("good.json")
    new = [item for item in accepted.dossier.items if item.origin.producer == MODEL]

    assert (accepted.taken, accepted.agreed, accepted.refused_items, accepted.refused) == (11, 1, 0, ())
    assert accepted.nothing == ("news#5", "news#6")
    assert [item.id for item in new] == [
        "news#1.m2", "news#2.e1", "news#2.e2", "news#3.e1", "news#3.e2",
        "news#2.c1", "news#2.c2", "news#3.c1", "news#4.c1", "news#3.l1",
    ]  # fmt: skip
    assert {item.origin for item in new} == {Origin(MODEL, "proposed")}
    assert [RAW[item.quote.start : item.quote.end] for item in new] == [item.quote.text for item in new]


def test_refs_become_ids() -> None:
    dossier = taken("good.json").dossier

    assert [claim.events for claim in dossier.claims] == [("news#2.e1",), ("news#2.e2",), ("news#3.e1",), ()]
    assert [(link.source, link.target) for link in dossier.links] == [(("news#3.e2",), ("news#3.e1", "news#3.c1"))]


def test_what_the_rules_found_too_is_kept_once_with_both_producers() -> None:
    strike = taken("good.json").dossier.events[0]

    assert (strike.id, strike.quote.text, strike.origin) == (
        "news#1.e1",
        "stopped",
        Origin(f"rules@1+{MODEL}", "proposed"),
    )


def test_agreement_never_changes_a_status() -> None:
    dossier = harbour()
    rejected = replace(dossier.events[0], origin=Origin("rules@1", "rejected", "no"))
    strike = accept(replace(dossier, events=(rejected,)), recorded("good.json"), producer=MODEL).dossier.events[0]

    assert strike.origin == Origin(f"rules@1+{MODEL}", "rejected", "no")


def test_the_same_answer_changes_nothing_the_second_time() -> None:
    once = taken("good.json")
    twice = taken("good.json", once.dossier)

    assert twice.dossier == once.dossier
    assert (twice.taken, twice.agreed, twice.refused) == (11, 11, ())


def test_a_dossier_with_an_answer_in_it_can_be_kept_in_a_file() -> None:
    dossier = taken("good.json").dossier

    assert parse_dossier(dump_dossier(dossier)) == dossier


def test_a_sentence_that_something_was_drawn_from_is_no_longer_unread() -> None:
    assert [unread.sentence for unread in taken("good.json").dossier.unread] == ["news#5", "news#6"]


def test_an_invented_quote_is_refused_and_so_is_what_rests_on_it() -> None:
    accepted = taken("invented_quote.json")

    assert (accepted.taken, accepted.refused_items) == (7, 4)
    assert told(accepted) == [
        ("DET424", "events[1].quote: 'tore up last year’s pay deal' does not stand in news#2"),
        ("DET428", "claims[0].events[0]: 'e2' was refused"),
        ("DET424", "claims[1].cue: 'threatened' does not stand in news#2"),
        ("DET424", "claims[3].quote: 'No tolls will ever be paid' does not stand in news#4"),
    ]
    assert all(problem.place and problem.hint for problem in accepted.refused)


def test_a_refusal_shows_the_place_in_the_answer() -> None:
    problem = taken("invented_quote.json").refused[0]

    assert str(problem) == (
        "answer.json:31:13: DET424 events[1].quote: 'tore up last year’s pay deal' does not stand in news#2\n"
        '       "quote": "tore up last year’s pay deal",\n'
        "                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "    copy whole words of that sentence exactly, or leave the item out"
    )


@pytest.mark.parametrize("name", ["parrot.json", "parrot_renamed.json"])
def test_a_parrot_of_the_example_is_refused(name: str) -> None:
    accepted = taken(name)

    assert (accepted.taken, accepted.refused_items) == (0, 6)
    assert accepted.dossier == harbour()
    assert {code for code, _ in told(accepted)} <= {"DET424", "DET426", "DET427", "DET428"} | {"DET423"}
    assert [code for code, _ in told(accepted)].count("DET426") >= 5


def test_the_example_is_right_by_its_own_rules() -> None:
    lines = lines_of(document(" ".join(SENTENCES.values()).encode(), "news"))
    answer = json.dumps(ANSWER).replace("invented#", "news#")
    accepted = accept(Dossier((), lines, (Actor("OSTREL", "Ostrel", "state"),)), answer)

    assert [line.quote.text for line in lines] == list(SENTENCES.values())
    assert (accepted.taken, accepted.refused, accepted.notes) == (6, (), ())


def test_words_that_are_not_in_the_lists_are_refused_with_the_nearest() -> None:
    accepted = taken("wrong_enums.json")

    assert (accepted.taken, accepted.refused_items) == (2, 9)
    assert [message for code, message in told(accepted) if code == "DET415"] == [
        "actors[0].kind: 'crowd' is not a kind of actor",
        "events[0].category: 'STRIKE' is not a category",
        "events[1].factuality: 'aleged' is not a factuality; did you mean 'alleged'?",
        "events[2].mode: THREATEN has no mode 'ban-it'; did you mean 'ban'?",
        "events[3].contexts[0]: 'money' is not a context",
        "claims[0].act: 'accuse' is not an act; did you mean 'ACCUSE'?",
        "claims[1].modality: 'perhaps' is not a modality",
        "claims[2].polarity: 'negative' is not a polarity",
        "links[0].kind: 'conditon' is not a kind of link; did you mean 'condition'?",
    ]


def test_of_an_answer_cut_off_nothing_is_taken() -> None:
    accepted = taken("truncated.json")

    assert (accepted.dossier, accepted.taken) == (harbour(), 0)
    assert [code for code, _ in told(accepted)] == ["DET402"]
    assert accepted.refused[0].place is not None


def test_of_ten_times_too_many_items_the_surplus_is_refused() -> None:
    accepted = taken("ten_times.json")

    assert (accepted.taken, accepted.agreed, accepted.refused_items) == (12, 12, 108)
    assert told(accepted) == [("DET430", "events[12]: more than 12 events of 'news#1'; this and the rest are refused")]
    assert [e.id for e in accepted.dossier.events] == ["news#1.e1"]
    assert accept(harbour(), recorded("ten_times.json"), per_sentence=120).refused == ()


def test_an_injection_that_was_obeyed_is_refused() -> None:
    accepted = taken("obeyed_injection.json")

    assert (accepted.dossier, accepted.taken, accepted.refused_items) == (harbour(), 0, 3)
    assert told(accepted) == [
        ("DET413", "an answer has no key 'note'"),
        ("DET424", "events[0].quote: 'the board destroyed all the boats of the guild' does not stand in news#5"),
        ("DET423", "events[1].sentence: there is no sentence 'system'"),
        ("DET415", "events[2].category: 'DESTROY' is not a category"),
        ("DET415", "events[2].factuality: 'certain' is not a factuality"),
    ]


def test_an_injection_that_quotes_itself_gets_no_further_than_a_proposal() -> None:
    answer = event(sentence="news#5", quote="the board destroyed every boat", category="ASSAULT", factuality="asserted")
    made = accept(harbour(), answer, producer=MODEL).dossier.events[-1]

    assert (made.quote.text, made.origin) == ("the board destroyed every boat", Origin(MODEL, "proposed"))


def test_json_in_a_fence_with_chatter_around_it_is_taken_and_said_so() -> None:
    accepted = taken("chatter.txt")

    assert (accepted.taken, accepted.refused) == (1, ())
    assert accepted.notes[0] == "the answer has text around its first JSON object, which was passed over"


def test_json_in_chatter_without_a_fence_is_taken() -> None:
    accepted = accept(harbour(), f"Of {{course}}! {event()} And {{more}}.")

    assert (accepted.taken, accepted.refused) == (1, ())


def test_a_byte_order_mark_before_the_answer_is_no_talk() -> None:
    answer = json.dumps({"nothing": [f"news#{n}" for n in range(1, 7)]})

    assert accept(harbour(), "\ufeff" + answer).notes == ()
    assert accept(harbour(), f"```json\n{answer}\n```").notes == ()


def test_an_answer_that_is_not_utf8_is_refused_as_a_whole() -> None:
    accepted = accept(harbour(), recorded("good.json").decode().encode("cp1252"))

    assert (accepted.taken, [code for code, _ in told(accepted)]) == (0, ["DET407"])


def test_an_empty_answer_is_refused_with_a_reason() -> None:
    assert told(taken("empty.json")) == [("DET431", "the answer proposes nothing")]
    assert [code for code, _ in told(accept(harbour(), ""))] == ["DET421"]
    assert told(accept(harbour(), "[]")) == [("DET412", "the answer is a list, and an object was expected")]


def test_an_answer_that_only_says_where_nothing_is_is_no_mistake() -> None:
    accepted = accept(harbour(), '{"detente": 1, "nothing": ["news#6"]}')

    assert (accepted.taken, accepted.refused, accepted.nothing) == (0, (), ("news#6",))
    assert accepted.notes == ("of 5 of 6 sentences the answer says nothing at all",)


def test_refs_to_nothing_are_refused() -> None:
    assert told(taken("loose_refs.json")) == [
        ("DET429", "events[2].ref: 'e2' is the ref of an earlier item"),
        ("DET428", "claims[0].events[0]: 'e7' is nothing in this answer"),
        ("DET428", "links[0].target[0]: 'c9' is nothing in this answer"),
        ("DET428", "links[0].target[1]: 'c1' was refused"),
        ("DET423", "nothing[0]: there is no sentence 'news#60'; did you mean 'news#6'?"),
    ]


def test_offsets_are_refused_even_where_they_are_right() -> None:
    assert told(taken("offsets.json")) == [
        ("DET422", "events[0]: 'start' is an offset, and offsets are never given"),
        ("DET422", "events[0]: 'end' is an offset, and offsets are never given"),
        ("DET422", "claims[0]: 'span' is an offset, and offsets are never given"),
    ]


def test_folded_quotes_are_found_and_the_texts_own_characters_kept() -> None:
    accepted = taken("folded.json")
    quotes = [item.quote for item in accepted.dossier.items[3:]]

    assert accepted.refused == ()
    assert [quote.text for quote in quotes] == [
        "broke last year’s pay deal",
        "“No toll will be paid – not now, not ever,”",
        "the board\n  said nothing",
    ]
    assert [RAW[quote.start : quote.end] for quote in quotes] == [quote.text for quote in quotes]


def test_a_cue_is_the_one_nearest_to_its_quote() -> None:
    cue = taken("folded.json").dossier.claims[1].cue

    assert cue is not None
    assert RAW[cue.start - 8 : cue.end + 8] == "board\n  said nothing"


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"quote": "ken"}, "DET424", "quote: 'ken' does not stand in news#2"),
        ({"quote": "Licences"}, "DET424", "quote: 'Licences' does not stand in news#2"),
        ({"quote": "broke … deal"}, "DET424", "quote: 'broke … deal' does not stand in news#2"),
        ({"quote": "the quays"}, "DET424", "quote: 'the quays' does not stand in news#2; it stands in news#3"),
        ({"quote": "that"}, "DET425", "quote: 'that' stands more than once in news#2"),
        ({"quote": "it", "what": "pay"}, "DET424", "quote: 'it' is not in the phrase that 'what' gives, 'pay'"),
        ({"quote": "  "}, "DET416", "quote: '  ' is not words of the sentence"),
        ({"actors": ["ATLANTIS"]}, "DET427", "actors[0]: there is no actor 'ATLANTIS'"),
        ({"actors": ["AUTHOR"]}, "DET427", "actors[0]: there is no actor 'AUTHOR'"),
        ({"actors": "BOARD"}, "DET412", "actors: expected a list of ids of actors, and this is the text 'BOARD'"),
        ({"reported_by": "BORD"}, "DET427", "reported_by: there is no actor 'BORD'; did you mean 'BOARD'?"),
        ({"ref": "x"}, "DET416", "ref: 'x' is not a name such as e1"),
        ({"when": "next week"}, "DET424", "when: 'next week' does not stand in news#2"),
    ],
)  # fmt: skip
def test_an_item_that_does_not_hold_is_refused(changes: dict[str, object], code: str, said: str) -> None:
    accepted = accept(harbour(), event(**changes))

    assert (accepted.taken, told(accepted)) == (0, [(code, f"events[0].{said}")])


def test_keys_that_are_not_known_or_are_missing_refuse_the_item() -> None:
    assert told(accept(harbour(), event(confidence=0.9, factuality=None))) == [
        ("DET414", "events[0]: an event needs the key 'factuality'"),
        ("DET413", "events[0]: an event has no key 'confidence'"),
    ]


def test_a_phrase_around_it_tells_which_of_two_places_is_meant() -> None:
    made = accept(harbour(), event(quote="that", what="that licences may be withdrawn")).dossier.events[-1]

    assert RAW[made.quote.start : made.quote.start + 13] == "that licences"


def test_the_days_of_a_time_are_reckoned_by_us_from_the_words() -> None:
    dated = replace(harbour(), texts=(replace(harbour().texts[0], date=date(2031, 5, 5)),))
    made = accept(dated, event(sentence="news#1", quote="crossings", when="on Friday")).dossier.events[-1]

    assert made.when == When("on Friday", date(2031, 5, 2), date(2031, 5, 2))


def test_an_actor_must_be_quoted_and_have_an_id_of_its_own() -> None:
    actors = [
        {"id": "TALMERE", "kind": "state", "sentence": "news#1", "quote": "Talmere"},
        {"id": "CREW", "kind": "faction", "sentence": "news#1", "quote": "the crew"},
        {"id": "AUTHOR", "kind": "person", "sentence": "news#1", "quote": "guild"},
        {"id": "the guild", "kind": "union", "sentence": "news#1", "quote": "guild"},
    ]
    accepted = accept(harbour(), json.dumps({"detente": 1, "actors": actors}), producer=MODEL)

    assert accepted.dossier.actors[2:] == (Actor("TALMERE", "Talmere", "state", provenance=MODEL),)
    assert [code for code, _ in told(accepted)] == ["DET424", "DET427", "DET427"]


def test_an_actor_of_the_table_comes_with_its_own_name() -> None:
    table = (Actor("TLM", "City of Talmere", "state", provenance="table"),)
    actors = [{"id": "TLM", "kind": "party", "sentence": "news#1", "quote": "Talmere"}]
    accepted = accept(harbour(), json.dumps({"actors": actors}), table=table)

    assert accepted.dossier.actors[2:] == table


def test_a_key_given_twice_refuses_its_item_alone() -> None:
    doubled = event().replace('"ref": "e1"', '"ref": "e1", "ref": "e1"')

    assert told(accept(harbour(), doubled)) == [
        ("DET403", "events[0]: the key 'ref' stands twice in one object; the first is taken")
    ]


def test_an_answer_of_another_version_is_refused() -> None:
    assert [code for code, _ in told(accept(harbour(), '{"detente": 2, "events": []}'))] == ["DET411"]


def test_ids_in_the_log_are_not_given_again() -> None:
    dossier = replace(harbour(), log=(Step("merge", ("news#2.e4", "news#2.e5"), "now"),))

    assert accept(dossier, event()).dossier.events[-1].id == "news#2.e6"


def test_a_mark_alone_is_no_quote() -> None:
    accepted = accept(harbour(), event(quote=","))

    assert [("DET416", "events[0].quote: ',' holds no word")] == [(p.code, p.message) for p in accepted.refused]


def test_half_a_word_is_not_said_to_stand_where_it_does_not() -> None:
    (refusal,) = accept(harbour(), event(sentence="news#1", quote="topped all")).refused

    assert "events[0].quote: 'topped all' does not stand in news#1" == refusal.message


def test_true_is_no_version() -> None:
    assert ["DET411"] == [p.code for p in accept(harbour(), '{"detente": true}').refused]
