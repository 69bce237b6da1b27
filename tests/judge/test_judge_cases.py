"""The judge against the shared cases: every set that a source expects, and every set that brute force computed."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cases_of_shared import ABSENT, Case, case, names, prioritised
from definitions import (
    CONCEPTS,
    Concept,
    coalition_improvements,
    equilibria,
    moves,
    preferred,
    stable,
    stable_by_dm,
    states,
)
from detente.model.conflict import Conflict
from judge_foresight import limited, non_myopic, simultaneous
from judge_preferences import satisfied

# No case for scale, and none whose source is known to be wrong: these have tests of their own.
SOLVED = [name for name in names() if name != "gmcrpy_trade_scale"]
TRUSTED = [name for name in SOLVED if name != "dvd_toy_erroneous"]
PROGRAM = [name for name in SOLVED if name.startswith("gmcrpy_")]
pytestmark = pytest.mark.skipif(not names(), reason=ABSENT)


def _judged(one: Case, concept: str) -> dict[str, set[str]]:
    """What the judge says of each decision maker, under any concept that a case names."""
    if concept.endswith("_or_SIM"):
        first: Concept = "SMR" if concept.startswith("SMR") else "SEQ"
        return {dm: _judged(one, first)[dm] | _simultaneous(one, dm, first) for dm in _dms(one.conflict)}
    if concept == "SIM":
        return {dm: _simultaneous(one, dm, "SEQ") for dm in _dms(one.conflict)}
    if concept == "NM":
        return {dm: non_myopic(one.conflict, dm) for dm in _dms(one.conflict)}
    if concept.startswith("L_"):
        return {dm: limited(one.conflict, dm, int(concept.removeprefix("L_"))) for dm in _dms(one.conflict)}
    (known,) = (c for c in CONCEPTS if c == concept)
    return {dm: stable(one.conflict, dm, known) for dm in _dms(one.conflict)}


def _simultaneous(one: Case, dm: str, unless: Concept) -> set[str]:
    # The peer program lets every decision maker use any improvement; the worked analyses follow the book.
    return simultaneous(one.conflict, dm, None if one.name in PROGRAM else unless)


def _dms(conflict: Conflict) -> list[str]:
    return [dm.id for dm in conflict.decision_makers]


@pytest.mark.parametrize("name", TRUSTED)
def test_the_judge_finds_every_stable_set_that_a_source_states(name: str) -> None:
    """Per decision maker: the golden files and outputs of the peer program."""
    one = case(name)
    assert {concept: _judged(one, concept) for concept in one.expected_by_dm} == one.expected_by_dm


@pytest.mark.parametrize("name", TRUSTED)
def test_the_judge_finds_every_equilibrium_that_a_source_states(name: str) -> None:
    """Equilibria: stable for every decision maker, with SEQ_or_SIM judged per decision maker first."""
    one = case(name)
    found = {concept: set.intersection(*_judged(one, concept).values()) for concept in one.expected}
    assert found == one.expected


@pytest.mark.parametrize("name", SOLVED)
def test_the_judge_agrees_with_brute_force_on_every_computed_set(name: str) -> None:
    """The five concepts, and for two decision makers L_1 to L_4 and NM."""
    one = case(name)
    found = {concept: set.intersection(*_judged(one, concept).values()) for concept in one.computed}
    assert found == one.computed
    assert {concept: _judged(one, concept) for concept in one.computed_by_dm} == one.computed_by_dm


@pytest.mark.parametrize("name", PROGRAM)
def test_feasible_states_without_names_are_numbered_as_the_peer_program_numbers_them(name: str) -> None:
    """Its decimal codes count the first option as one, as ours do; so the listed states and the numbered ones agree."""
    conflict = case(name).conflict
    unnamed = replace(conflict, states=None)
    assert states(unnamed) == states(conflict)
    assert stable_by_dm(unnamed) == stable_by_dm(conflict)


@pytest.mark.parametrize("name", [name for name in PROGRAM if name != "gmcrpy_elmira"])
def test_preference_statements_rank_as_the_printed_ranking_does(name: str) -> None:
    """Lexicographic order against weights of powers of two; Elmira's file sets its ranking by hand."""
    one = case(name)
    stated = replace(one.conflict, preferences=prioritised(one.data, [o.key for o in one.conflict.options]))
    assert [preferred(stated, dm) for dm in _dms(stated)] == [preferred(one.conflict, dm) for dm in _dms(stated)]


def test_the_toy_example_draws_its_sequential_set_wrongly() -> None:
    """DM1's move s2 to s1 is answered by DM2's own improvement s1 to s3, the worst for DM1: s2 is SEQ-stable."""
    one = case("dvd_toy_erroneous")
    assert one.expected_by_dm["SEQ"]["dm1"] == {"s1", "s3", "s4"}
    assert stable(one.conflict, "dm1", "SEQ") == {"s1", "s2", "s3", "s4"}
    assert {c: _judged(one, c)["dm1"] for c in ("Nash", "GMR")} == {
        c: one.expected_by_dm[c]["dm1"] for c in ("Nash", "GMR")
    }


def test_taking_the_sanction_away_shrinks_the_sequential_set_of_the_toy_example() -> None:
    """The source says that it grows; without DM2's move s1 to s3 nothing deters DM1 at s2."""
    conflict = case("dvd_toy_erroneous").conflict
    assert conflict.moves is not None
    fewer = {dm: tuple(arc for arc in arcs if arc != ("s1", "s3")) for dm, arcs in conflict.moves.items()}
    assert stable(replace(conflict, moves=fewer), "dm1", "SEQ") == {"s1", "s3", "s4"}


def test_north_korea_holds_at_s4_only_by_a_simultaneous_sanction() -> None:
    """US 4 to 5 and NK 4 to 0 at the same time make s1, worse than s4 for both; alone neither is deterred in SEQ."""
    conflict = case("northkorea_baseline").conflict
    assert [("s4" in stable(conflict, dm, "SEQ")) for dm in ("us", "nk")] == [False, False]
    assert [("s4" in simultaneous(conflict, dm, "SEQ")) for dm in ("us", "nk")] == [True, True]


def _with_both_ways(conflict: Conflict, key: str) -> Conflict:
    """The conflict as somebody writes it who forgets that an option is irreversible."""
    return replace(
        conflict,
        decision_makers=tuple(
            replace(dm, options=tuple(replace(o, irreversible=None) if o.key == key else o for o in dm.options))
            for dm in conflict.decision_makers
        ),
    )


def test_north_korea_that_has_abandoned_and_invades_holds_though_hand_analyses_miss_it() -> None:
    """At s12 NK's only move, back to the weapons (s4), is answered by the strike (s5), for the US an improvement.

    The US's only improvement, the strike (s13), is answered by NK's rearming (s5), worse than s12 for the US.
    """
    conflict = case("northkorea_deterrence").conflict
    assert {b for a, b in moves(conflict, "nk") if a == "s12"} == {"s4"}
    assert [concept for concept in CONCEPTS if "s12" in equilibria(conflict, concept)] == ["GMR", "SMR", "SEQ", "SSEQ"]


def test_forgetting_that_an_invasion_cannot_be_undone_makes_s4_hold_in_north_korea() -> None:
    """From s5, NK's withdrawal to s1 would sanction the US's strike at s4; that arc is not there."""
    conflict = case("northkorea_deterrence").conflict
    forgotten = _with_both_ways(conflict, "nk.invade")
    assert moves(forgotten, "nk") - moves(conflict, "nk") >= {("s5", "s1"), ("s12", "s8")}
    assert ["s4" in equilibria(c, "GMR") for c in (conflict, forgotten)] == [False, True]


def test_forgetting_that_a_nuclear_strike_cannot_be_undone_loses_s4_in_north_korea() -> None:
    """The US could take the strike back after NK's sanction, and so would not be deterred by it (SMR)."""
    conflict = case("northkorea_baseline").conflict
    forgotten = _with_both_ways(conflict, "us.nuclear_strike")
    assert ["s4" in equilibria(c, "SMR") for c in (conflict, forgotten)] == [True, False]


def test_only_ministry_and_company_together_upset_the_middle_equilibrium_of_elmira() -> None:
    """Both prefer s8 to s5 and reach it together; s8 and s9 are upset by no coalition, nor s5 by any other."""
    conflict = case("elmira_9state").conflict
    ministry, company, local = _dms(conflict)
    coalitions = [{ministry, company}, {ministry, local}, {company, local}, {ministry, company, local}]
    upset = [{arc for arc in coalition_improvements(conflict, h) if arc[0] in {"s5", "s8", "s9"}} for h in coalitions]
    assert upset == [{("s5", "s8")}, set(), set(), set()]


def _part(conflict: Conflict, dm: str) -> Conflict:
    """The conflict that is left of a product of independent parts: one decision maker and the rules on its options."""
    (maker,) = (d for d in conflict.decision_makers if d.id == dm)
    own = tuple(rule for rule in conflict.infeasible if f"{dm}." in str(rule.when))
    return replace(conflict, decision_makers=(maker,), infeasible=own)


def test_the_trade_negotiation_has_as_many_states_as_the_product_of_its_parts() -> None:
    """No rule ties two decision makers, so 24 * 10 * 3 * 3 * 8 * 8 states need not be enumerated."""
    one = case("gmcrpy_trade_scale")
    parts = {dm: _part(one.conflict, dm) for dm in _dms(one.conflict)}
    assert sum(len(part.infeasible) for part in parts.values()) == len(one.conflict.infeasible)
    counts = [len(states(part)) for part in parts.values()]
    assert counts == [24, 10, 3, 3, 8, 8]
    assert math.prod(counts) == one.data["feasible_count"]


def test_no_state_of_the_trade_negotiation_satisfies_what_japan_wants_most() -> None:
    """To stress the agenda needs more support by one rule and excludes it by another."""
    japan = _part(case("gmcrpy_trade_scale").conflict, "japan")
    (first, *_) = (want for dm, want in japan.wants() if dm == "japan")
    assert {satisfied(japan, first.want, name) for name in states(japan)} == {False}
