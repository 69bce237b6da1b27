"""The package against the shared cases: what their sources expect, what brute force computed, and documented slips."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cases_of_shared import ABSENT, Case, Sets, case, names
from definitions import CONCEPTS, Concept
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, Forum
from detente.stability.solve import Stability, solve
from judge_foresight import simultaneous
from stability.cells import groundwork, verdicts

SOLVED = [name for name in names() if name != "gmcrpy_trade_scale"]
TRUSTED = [name for name in SOLVED if name != "dvd_toy_erroneous"]
pytestmark = pytest.mark.skipif(not names(), reason=ABSENT)


def _solved(conflict: Conflict) -> Stability:
    return solve(unfold(conflict))


def _ours(concept: str) -> bool:
    """Whether the package has a word in this concept: one of the five, or one of them or a simultaneous sanction."""
    return concept.removesuffix("_or_SIM") in CONCEPTS


def _found(one: Case, found: Stability, concept: str) -> Sets:
    """What the package says by decision maker; simultaneous sanctions, where a source counts them, by the judge."""
    first: Concept = next(c for c in CONCEPTS if c == concept.removesuffix("_or_SIM"))
    by_dm = {dm: set(found.stable(first, dm)) for dm in found.graph.decision_makers}
    if first == concept:
        return by_dm
    return {dm: states | simultaneous(one.conflict, dm, first) for dm, states in by_dm.items()}


@pytest.mark.parametrize("name", TRUSTED)
def test_every_stable_set_that_a_source_states_is_found(name: str):
    one = case(name)
    expected = {concept: sets for concept, sets in one.expected_by_dm.items() if _ours(concept)}

    assert expected == {concept: _found(one, _solved(one.conflict), concept) for concept in expected}


@pytest.mark.parametrize("name", TRUSTED)
def test_every_equilibrium_that_a_source_states_is_found(name: str):
    one = case(name)
    found = _solved(one.conflict)
    expected = {concept: states for concept, states in one.expected.items() if _ours(concept)}

    assert expected == {concept: set.intersection(*_found(one, found, concept).values()) for concept in expected}


@pytest.mark.parametrize("name", SOLVED)
def test_every_set_that_brute_force_computed_is_found(name: str):
    one = case(name)
    found = _solved(one.conflict)
    equilibria = {concept: states for concept, states in one.computed.items() if _ours(concept)}
    by_dm = {concept: sets for concept, sets in one.computed_by_dm.items() if _ours(concept)}

    assert set(equilibria) == set(CONCEPTS)
    assert equilibria == {concept: set(found.equilibria(concept)) for concept in equilibria}
    assert by_dm == {concept: _found(one, found, concept) for concept in by_dm}


@pytest.mark.parametrize("name", SOLVED)
def test_states_moves_preferences_and_cells_of_every_case_are_as_the_judge_says(name: str):
    conflict = case(name).conflict

    assert groundwork(conflict) == {}
    assert verdicts(conflict).wrong == {}


def test_some_sets_of_every_kind_were_compared():
    """No comparison above passes for want of anything to compare."""
    cases = [case(name) for name in TRUSTED]

    assert {c for one in cases for c in one.expected_by_dm} >= {"Nash", "GMR", "SMR", "SEQ"}
    assert {c for one in cases for c in one.expected} >= {"Nash", "GMR", "SMR", "SEQ", "SEQ_or_SIM", "SMR_or_SIM"}


# ---- documented slips of the sources


def test_the_toy_example_draws_its_sequential_set_wrongly():
    """DM1's move s2 to s1 is answered by DM2's own improvement s1 to s3, the worst for DM1: s2 is SEQ-stable."""
    one = case("dvd_toy_erroneous")
    found = _solved(one.conflict)

    assert one.expected_by_dm["SEQ"]["dm1"] == {"s1", "s3", "s4"}
    assert found.stable("SEQ", "dm1") == ["s1", "s2", "s3", "s4"]
    assert [(d.to, [(s.mover, s.to) for s in d.answer or ()]) for d in found.why("s2", "dm1", "SEQ").deviations] == [
        ("s1", [("dm2", "s3")])
    ]


def test_taking_the_sanction_away_shrinks_the_sequential_set_of_the_toy_example():
    """The source says that it grows."""
    conflict = case("dvd_toy_erroneous").conflict
    assert conflict.moves is not None
    fewer = {dm: tuple(arc for arc in arcs if arc != ("s1", "s3")) for dm, arcs in conflict.moves.items()}

    assert _solved(replace(conflict, moves=fewer)).stable("SEQ", "dm1") == ["s1", "s3", "s4"]


def test_north_korea_holds_at_s4_only_by_a_simultaneous_sanction():
    conflict = case("northkorea_baseline").conflict
    found = _solved(conflict)

    assert ["s4" in found.stable("SEQ", dm) for dm in ("us", "nk")] == [False, False]
    assert ["s4" in simultaneous(conflict, dm, "SEQ") for dm in ("us", "nk")] == [True, True]


def test_north_korea_that_has_abandoned_and_invades_holds_though_hand_analyses_miss_it():
    """At s12 NK's only move, back to the weapons (s4), is answered by the strike (s5), for the US an improvement."""
    found = _solved(case("northkorea_deterrence").conflict)

    assert found.graph.states.all_names(found.graph.mover("nk").moves.successors(found.graph.states.index("s12"))) == [
        "s4"
    ]
    assert [c for c in CONCEPTS if "s12" in found.equilibria(c)] == ["GMR", "SMR", "SEQ", "SSEQ"]


def _both_ways(conflict: Conflict, key: str) -> Conflict:
    """The conflict as somebody writes it who forgets that an option is irreversible."""
    return replace(
        conflict,
        decision_makers=tuple(
            replace(dm, options=tuple(replace(o, irreversible=None) if o.key == key else o for o in dm.options))
            for dm in conflict.decision_makers
        ),
    )


def test_forgetting_that_an_invasion_cannot_be_undone_makes_s4_hold():
    conflict = case("northkorea_deterrence").conflict

    assert ["s4" in _solved(c).equilibria("GMR") for c in (conflict, _both_ways(conflict, "nk.invade"))] == [
        False,
        True,
    ]


def test_forgetting_that_a_strike_cannot_be_undone_loses_s4():
    conflict = case("northkorea_baseline").conflict

    assert ["s4" in _solved(c).equilibria("SMR") for c in (conflict, _both_ways(conflict, "us.nuclear_strike"))] == [
        True,
        False,
    ]


def test_only_ministry_and_company_together_upset_the_middle_equilibrium_of_elmira():
    """Both prefer s8 to s5 and reach it together; s8 and s9 are upset by no coalition, nor s5 by any other."""
    conflict = case("elmira_9state").conflict
    m, c, g = (dm.id for dm in conflict.decision_makers)
    coalitions = {"mc": (m, c), "mg": (m, g), "cg": (c, g), "all": (m, c, g)}
    found = _solved(replace(conflict, forums=tuple(Forum(name, members) for name, members in coalitions.items())))

    assert {s: found.upset(s) for s in ("s5", "s8", "s9")} == {"s5": {"mc": ["s8"]}, "s8": {}, "s9": {}}
    assert "s5" in found.equilibria("Nash")
    assert found.equilibria("Nash", forums=True) == ["s8", "s9"]


def test_the_trade_negotiation_unfolds_into_the_product_of_its_parts():
    """24 x 10 x 3 x 3 x 8 x 8 states of 2^20 combinations, solved whole; what Japan wants most holds in none."""
    one = case("gmcrpy_trade_scale")
    found = _solved(one.conflict)
    japan = next(want for dm, want in one.conflict.wants() if dm == "japan")
    truth, _ = found.graph.states.truth(japan.statement)

    assert (found.graph.combinations, found.graph.size) == (2**20, one.data["feasible_count"])
    assert not truth.any()
    # Three are indifferent, and all that Japan could still set is what it cannot have.
    assert [dm for dm in found.graph.decision_makers if not found.mask("Nash", dm).all()] == ["us", "ec"]
