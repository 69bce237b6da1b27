"""A play: where it begins and ends, who moves, what it says of each move, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import detente
from detente.insight.playing.play import play
from detente.insight.playing.played import Offer, Play, Surprise
from strait import STRAIT, strait

PENNIES = """\
detente: 1
title: "Who follows whom"
decision_makers: {ann: {name: Ann}, bob: {name: Bob}}
states: [s1, s2, s3, s4]
moves: {ann: [[s1, s2], [s2, s1], [s3, s4], [s4, s3]], bob: [[s1, s3], [s3, s1], [s2, s4], [s4, s2]]}
status_quo: s1
preferences:
  ann: {ranking: [[s2, s3], [s1, s4]]}
  bob: {ranking: [[s1, s4], [s2, s3]]}
"""
CIRCLE = """\
detente: 1
title: "Alone in a circle"
decision_makers: {ann: {name: Ann}, bob: {name: Bob}}
states: [s1, s2, s3]
moves: {ann: [[s1, s2], [s2, s3], [s3, s1]], bob: []}
status_quo: s1
preferences: {ann: {relation: [[s2, s1], [s3, s2], [s1, s3]]}, bob: {ranking: [[s1, s2, s3]]}}
"""
LETTER = """\
detente: 1
title: "A letter"
decision_makers:
  ann: {name: Ann, options: {send: sends a letter}}
  bob: {name: Bob, options: {answer: answers it}}
infeasible: [{id: first, when: "bob.answer and not ann.send"}]
status_quo: []
preferences: {ann: ["ann.send"], bob: ["bob.answer"]}
"""


def made(found: Play) -> list[tuple[str, str]]:
    return [(step.mover, step.to.name) for step in found.steps]


def test_a_cycle_is_named_and_ends_the_play() -> None:
    found = play(detente.loads(PENNIES))

    assert "cycle" == found.end.kind
    assert [("ann", "s2"), ("bob", "s4"), ("ann", "s3"), ("bob", "s1")] == made(found)
    assert found.steps == found.end.cycle


def test_who_goes_in_a_circle_alone_is_found_out() -> None:
    found = play(detente.loads(CIRCLE))

    assert ("cycle", ["s3", "s1", "s2"]) == (found.end.kind, [step.to.name for step in found.end.cycle])
    assert {"ann"} == {step.mover for step in found.end.cycle}


def test_what_comes_before_a_cycle_is_no_part_of_it() -> None:
    starts = PENNIES.replace("states: [", "states: [s0, ").replace("ann: [[", "ann: [[s0, s1], [")
    starts = starts.replace("status_quo: s1", "status_quo: s0").replace("[s1, s4]", "[s1, s4], [s0]")

    found = play(detente.loads(starts))

    assert {"s1", "s2", "s3", "s4"} == {step.at.name for step in found.end.cycle}
    assert found.steps[-len(found.end.cycle) :] == found.end.cycle


def test_drawn_turns_prove_no_cycle() -> None:
    found = play(detente.loads(PENNIES), turns="drawn", horizon=20)

    assert ("horizon", 20, ()) == (found.end.kind, len(found.steps), found.end.cycle)
    assert {"s1", "s2", "s3", "s4"} == set(found.end.again)


def test_a_play_that_rests_at_the_horizon_is_said_to_rest() -> None:
    elmira = detente.load("elmira")

    assert ["horizon", "horizon", "rest"] == [play(elmira, horizon=moves).end.kind for moves in (0, 1, 2)]


def test_without_forums_nobody_moves_together() -> None:
    found = play(detente.load("elmira"), forums=False)

    assert [("local", "s5")] == made(found)
    assert ["moe", "uniroyal", "local"] == list(found.end.stable)


def test_the_end_says_for_whom_it_is_stable() -> None:
    found = play(detente.load("elmira"), horizon=1)

    assert {"moe": True, "uniroyal": True, "local": True, "talks": False} == found.end.stable


def test_a_play_begins_where_it_is_told_to() -> None:
    quarrel = detente.load("groundwater")

    assert ("company.delay", "company.stance=protests") == play(quarrel, status_quo="letter").start.on
    assert "s5" == play(detente.load("elmira"), start="s5").start.name
    with pytest.raises(detente.UnknownName, match="did you mean 'letter'"):
        play(quarrel, status_quo="lettr")


def test_without_a_status_quo_a_start_is_asked_for() -> None:
    with pytest.raises(detente.ConflictError, match="DET501"):
        play(detente.load("prisoners-dilemma"))


def test_a_foresighted_decision_maker_stays_where_the_answer_would_hurt_it() -> None:
    dilemma = detente.load("prisoners-dilemma")

    assert [("row", "s2"), ("col", "s4")] == made(play(dilemma, start="s1"))
    assert [] == made(play(dilemma, start="s1", by="foresighted"))


def test_policies_are_given_one_by_one_and_the_rest_moves_by_best() -> None:
    found = play(detente.load("prisoners-dilemma"), start="s1", by={"row": "foresighted"})

    assert {"row": "foresighted", "col": "best"} == found.by
    assert [("col", "s3"), ("row", "s4")] == made(found)


def test_a_person_chooses_among_its_moves_and_may_stay() -> None:
    offers: list[Offer] = []

    def choose(offer: Offer) -> str | None:
        offers.append(offer)
        return "s3" if offer.at.name == "s1" else None

    found = play(
        detente.load("prisoners-dilemma"), start="s1", by={"col": "choice", "row": "foresighted"}, choose=choose
    )

    assert [("col", "s3"), ("row", "s4")] == made(found)
    assert [("s1", ["s3"]), ("s4", ["s2"])] == [(o.at.name, [each.to.name for each in o.shown]) for o in offers]
    assert "rest" == found.end.kind


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, EOFError])
def test_what_was_played_is_kept_when_a_person_stops(interruption: type[BaseException]) -> None:
    def choose(offer: Offer) -> str | None:
        if offer.at.name == "s4":
            raise interruption
        return offer.shown[0].to.name

    found = play(detente.load("prisoners-dilemma"), start="s1", by={"col": "choice"}, turns="listed", choose=choose)

    assert ("stopped", [("row", "s2"), ("col", "s4")]) == (found.end.kind, made(found)[:2])


def test_in_a_forum_a_person_is_offered_what_the_others_agree_to() -> None:
    offers: list[Offer] = []

    def choose(offer: Offer) -> str | None:
        offers.append(offer)
        return None

    play(detente.load("elmira"), start="s5", by={"moe": "choice"}, choose=choose)

    assert [("talks", ["s8"])] == [(o.mover, [each.to.name for each in o.shown]) for o in offers if o.forum]


def test_somebody_must_be_there_to_choose() -> None:
    with pytest.raises(detente.ConflictError, match="DET503"):
        play(detente.load("elmira"), by="choice")
    with pytest.raises(detente.UnknownName, match="no move to s1"):
        play(detente.load("elmira"), by="choice", choose=lambda _: "s1")


def test_a_move_carries_its_reason_its_gains_and_what_it_rests_on() -> None:
    seized = play(strait()).steps[0]

    assert ("east", ("east",), (("east.seize", "yes"),)) == (seized.mover, seized.members, seized.sets)
    assert {"east": 1, "west": -1} == seized.gains
    (because,) = seized.because
    assert because.better is not None
    assert ("E2", ["news#4"]) == (because.better.id, [str(c) for c in because.better.grounds.cites])
    assert because.worse is None


def test_whoever_believes_otherwise_moves_by_its_belief() -> None:
    believing = STRAIT + "beliefs: [{id: yields, holder: east, about: west, change: {first: [W1]}}]\n"
    fearing = believing.replace("first: [W1]", "first: [W2]")

    plays = [play(detente.loads(text), by={"east": "foresighted"}) for text in (believing, fearing)]

    assert [[("east", "s2")], []] == [made(found) for found in plays]


def test_a_move_that_was_thought_impossible_is_a_surprise() -> None:
    thinks_bob_idle = LETTER + "beliefs: [{id: idle, holder: ann, change: {replace: {first: bob.answer}}}]\n"

    found = play(detente.loads(thinks_bob_idle))

    assert [("ann", "s2"), ("bob", "s3")] == made(found)
    assert [(), (Surprise("ann", "impossible"),)] == [step.surprises for step in found.steps]
    assert {"ann": None, "bob": 1} == found.steps[1].gains


def test_a_move_that_was_thought_not_to_pay_is_a_surprise() -> None:
    doubts = LETTER + "beliefs: [{id: doubt, holder: ann, about: bob, change: {replace: {bob.1: not bob.answer}}}]\n"

    assert (Surprise("ann", "no improvement"),) == play(detente.loads(doubts)).steps[1].surprises


def test_who_is_lost_in_a_state_that_it_took_for_impossible_stays() -> None:
    aware = LETTER.replace('"bob.answer and not ann.send"', '"ann.send and not ann.send"').replace(
        '["ann.send"]', '["ann.send iff not bob.answer"]'
    )
    lost = aware + "beliefs: [{id: idle, holder: ann, change: {replace: {first: bob.answer}}}]\n"

    assert [("ann", "s2"), ("bob", "s4"), ("ann", "s3")] == made(play(detente.loads(aware)))
    assert [("ann", "s2"), ("bob", "s4")] == made(play(detente.loads(lost)))


def test_who_takes_the_status_quo_for_impossible_stays_in_it() -> None:
    blind = LETTER.replace("status_quo: []", "status_quo: [ann.send]")
    blind += "beliefs: [{id: blind, holder: bob, change: {replace: {first: ann.send}}}]\n"

    found = play(detente.loads(blind))

    assert ([], "rest") == (made(found), found.end.kind)


def test_a_belief_that_leaves_no_state_is_named() -> None:
    nothing = LETTER + "beliefs: [{id: all, holder: bob, change: {replace: {first: ann.send or not ann.send}}}]\n"

    with pytest.raises(detente.ConflictError, match=r":9:\d+: DET307 by what bob believes, no state is feasible"):
        play(detente.loads(nothing))


def test_whose_wants_nobody_states_is_not_moved() -> None:
    letter = detente.loads(LETTER.replace(', bob: ["bob.answer"]', ""))

    found = play(letter)

    assert (("bob",), [("ann", "s2")]) == (found.unmoved, made(found))
    assert {"ann": 1, "bob": None} == found.steps[0].gains
    assert {"ann": True, "bob": None} == found.end.stable
    with pytest.raises(detente.Missing, match="the preferences of bob are missing"):
        play(letter, by={"ann": "foresighted"})


def test_where_nobody_wants_anything_nothing_can_be_played_but_without_wants() -> None:
    silent = replace(detente.loads(LETTER), preferences={})

    with pytest.raises(detente.Missing, match="nobody says what any decision maker wants"):
        play(silent)
    assert () == play(silent, by="any", horizon=5).unmoved


def test_pairs_are_played_by_undominated_improvements_and_take_no_noise() -> None:
    pairs = detente.loads(PENNIES.replace("{ranking: [[s2, s3], [s1, s4]]}", "{relation: [[s2, s1], [s3, s4]]}"))

    assert "cycle" == play(pairs).end.kind
    with pytest.raises(detente.ConflictError, match="DET502") as refused:
        play(pairs, by="noisy", noise=1.0)
    assert refused.value.problems[0].place is not None
    assert {"bob": 1} == {dm: g for dm, g in play(pairs, by={"bob": "noisy"}, noise=0.1).steps[1].gains.items() if g}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"by": "bset"}, detente.UnknownName),
        ({"by": {"mo": "best"}}, detente.UnknownName),
        ({"concept": "NASH"}, detente.UnknownName),
        ({"turns": "dealt"}, detente.UnknownName),
        ({"start": "s99"}, detente.UnknownName),
        ({"by": "noisy", "noise": -1.0}, ValueError),
        ({"by": "noisy", "noise": float("nan")}, ValueError),
        ({"limit": 3}, detente.TooLarge),
    ],
)
def test_what_cannot_be_played_is_refused(arguments: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        play(detente.load("elmira"), **arguments)


def test_the_shipped_account_is_played_from_threat_to_agreement() -> None:
    found = play(detente.load("talks-2022"))

    assert [("russia", "s18"), ("geneva", "s419")] == made(found)
    assert ["R8", "R6"] == [step.because[0].better and step.because[0].better.id for step in found.steps]
    assert ("rest", {True}) == (found.end.kind, set(found.end.stable.values()))
    assert all(
        step.mover in {o.mover for o in stop.offers} for step, stop in zip(found.steps, found.stops, strict=False)
    )


def test_a_play_shows_itself_in_a_notebook() -> None:
    shown = play(detente.loads(LETTER.replace("A letter", "A <b>letter</b>")))._repr_html_()

    assert "ann.send = yes" in shown
    assert "<b>" not in shown
