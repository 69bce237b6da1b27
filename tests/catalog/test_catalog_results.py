"""The results of the catalogue against the judge, against the shared oracle, and what was printed against both."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import cases_of_shared
import definitions
from detente import catalog
from detente.catalog import Sets
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, Patch
from detente.model.patch import apply, variant
from detente.model.read import read_conflict
from detente.stability.solve import solve
from shipped_cases import case, conflict

SHARED = {
    "chicken": "chicken",
    "deadlock": "deadlock",
    "elmira": "elmira_9state",
    "goldamorous": "goldamorous",
    "lake-gisborne": "lake_gisborne_economic",
    "lake-gisborne, environmental": "lake_gisborne_environmental",
    "northkorea-baseline": "northkorea_baseline",
    "northkorea-deterrence": "northkorea_deterrence",
    "prisoners-dilemma": "prisoners_dilemma",
    "stag-hunt": "stag_hunt",
}
RECOMPUTED = [
    (name, among)
    for name in catalog.names()
    for among in (None, *case(name).results.variants)
]  # fmt: skip
PRINTED = [(name, concept) for name in catalog.names() for concept in case(name).results.printed.equilibria]


def model(name: str, among: str | None = None) -> Conflict:
    return conflict(name) if among is None else variant(conflict(name), among)


def recomputed(name: str, among: str | None = None) -> Sets:
    results = case(name).results
    return results.recomputed if among is None else results.variants[among]


def unordered(states: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    return {key: set(listed) for key, listed in states.items()}


@pytest.mark.parametrize(("name", "among"), RECOMPUTED)
def test_recomputed_sets_are_what_the_judge_finds(name: str, among: str | None):
    conflict = model(name, among)
    ours = recomputed(name, among)

    assert case(name).results.reading == "legal sequences, weak, yes"
    assert {c: unordered(row) for c, row in ours.per_dm.items()} == definitions.stable_by_dm(conflict)
    assert unordered(ours.equilibria) == {c: definitions.equilibria(conflict, c) for c in definitions.CONCEPTS}


@pytest.mark.parametrize(("name", "among"), RECOMPUTED)
def test_recomputed_sets_are_what_the_package_finds(name: str, among: str | None):
    found = solve(unfold(model(name, among)))
    ours = recomputed(name, among)

    assert {c: list(states) for c, states in ours.equilibria.items()} == {
        c: found.equilibria(c) for c in found.concepts
    }
    assert {c: {dm: list(states) for dm, states in row.items()} for c, row in ours.per_dm.items()} == {
        c: {dm.id: found.stable(c, dm.id) for dm in model(name).decision_makers} for c in found.concepts
    }


@pytest.mark.parametrize(("name", "among"), RECOMPUTED)
def test_recomputed_states_are_listed_in_the_order_of_the_conflict(name: str, among: str | None):
    order = definitions.states(model(name, among))
    ours = recomputed(name, among)
    listed = [*ours.equilibria.values(), *(states for row in ours.per_dm.values() for states in row.values())]

    assert [list(states) for states in listed] == [[s for s in order if s in states] for states in listed]


@pytest.mark.parametrize(("name", "shared"), SHARED.items())
def test_recomputed_sets_are_those_of_the_shared_oracle(name: str, shared: str):
    if shared not in cases_of_shared.names():
        pytest.skip(cases_of_shared.ABSENT)
    of, _, among = name.partition(", ")
    oracle = cases_of_shared.case(shared)
    ours = recomputed(of, among or None)
    dms = dict(
        zip(
            (dm.id for dm in model(of).decision_makers),
            (dm.id for dm in oracle.conflict.decision_makers),
            strict=True,
        )
    )

    assert unordered(ours.equilibria) == {c: oracle.computed[c] for c in definitions.CONCEPTS}
    assert {
        c: {dms[dm]: set(states) for dm, states in row.items()} for c, row in ours.per_dm.items()
    } == oracle.computed_by_dm


@pytest.mark.parametrize(("name", "concept"), PRINTED)
def test_printed_sets_are_what_the_judge_finds_but_for_documented_slips(name: str, concept: str):
    results = case(name).results
    amended = set(results.printed.equilibria[concept])
    for slip in results.slips:
        if slip.concept == concept:
            assert not amended & set(slip.missing)
            assert amended >= set(slip.extra)
            amended = (amended | set(slip.missing)) - set(slip.extra)

    word, _, simultaneous = concept.partition("_or_")
    (base,) = (known for known in definitions.CONCEPTS if known == word)

    assert amended == (offset(model(name), base) if simultaneous else definitions.equilibria(model(name), base))


def offset(conflict: Conflict, concept: definitions.Concept) -> set[str]:
    """The states at which everybody is stable, or the unstable offset each other by moving at the same time.

    Simultaneous sanctioning of two: each improvement of the one is met by some improvement of the other, both taken
    from the same state, whose options together make a state that is not better for the one.
    """
    patterns = {state.name: str(state.pattern) for state in conflict.states or ()}
    names = {pattern: name for name, pattern in patterns.items()}
    stable = definitions.stable_by_dm(conflict)[concept]

    def improved(dm: str, s: str) -> set[str]:
        arcs = definitions.moves(conflict, dm) & definitions.improvements(conflict, dm)
        return {b for a, b in arcs if a == s}

    def together(s: str, q: str, t: str) -> str | None:
        merged = [b if b != a else c for a, b, c in zip(patterns[s], patterns[q], patterns[t], strict=True)]
        return names.get("".join(merged))

    def sanctioned(s: str, dm: str, others: set[str]) -> bool:
        return all(
            any(
                landing is not None and not definitions.prefers(conflict, dm, landing, s)
                for other in others
                for t in improved(other, s)
                for landing in [together(s, q, t)]
            )
            for q in improved(dm, s)
        )

    unstable = {s: {dm for dm, states in stable.items() if s not in states} for s in patterns}
    return {s for s, dms in unstable.items() if all(sanctioned(s, dm, dms - {dm}) for dm in dms)}


def test_the_nine_runs_on_north_korea_add_up_to_the_printed_tally():
    runs = [
        set(states)
        for name in catalog.names()
        if name.startswith("northkorea-")
        for states in case(name).results.printed.equilibria.values()
    ]
    tally = {s: sum(s in run for run in runs) for s in ("s0", "s2", "s4", "s5", "s8", "s10", "s12")}

    assert len(runs) == 9
    assert tally == {"s0": 7, "s2": 1, "s4": 4, "s5": 9, "s8": 1, "s10": 6, "s12": 6}
    assert set().union(*runs) == set(tally)


def test_the_talks_at_elmira_leave_one_equilibrium_and_no_other():
    conflict = model("elmira")
    equilibria = definitions.equilibria(conflict, "GMR")
    arcs = definitions.coalition_improvements(conflict, {"moe", "uniroyal"})
    (move,) = case("elmira").results.coalitions

    assert {(a, b) for a, b in arcs if a in equilibria} == {(move.leaves, move.to)}
    assert definitions.equilibria(conflict, "Nash", forums=True) == {"s8", "s9"}


def test_the_order_of_two_statements_decides_the_groundwater_quarrel():
    conflict = model("groundwater")
    delay_only = (0, 1, 0, 0, 0)
    (now,) = (name for name, merged in definitions.completions(conflict).items() if delay_only in merged)

    assert now not in definitions.equilibria(conflict, "SEQ", forums=True)
    assert now in definitions.equilibria(apply(conflict, Patch(first=("M1", "M4"))), "SEQ", forums=True)


def test_the_southern_bridge_is_held_only_where_returning_counts():
    conflict = model("bridge")
    strictly = definitions.Reading(returns="no")

    assert definitions.equilibria(conflict, "SEQ") == {"north", "south"}
    assert definitions.equilibria(conflict, "SEQ", strictly) == {"north"}


ERRONEOUS = """\
detente: 1
decision_makers: {first: {name: DM1}, second: {name: DM2}}
states: [s1, s2, s3, s4]
moves:
  first: [[s1, s2], [s2, s1]]
  second: [[s1, s3], [s3, s1], [s2, s4], [s4, s2]]
preferences:
  first: {ranking: [[s4], [s1], [s2], [s3]]}
  second: {ranking: [[s3], [s2], [s4], [s1]]}
"""


def test_a_published_slip_on_seq_is_not_repeated(tmp_path: Path):
    """A text of 2026 finds the answer s1 -> s3 credible and harmful, and yet calls s2 unstable; it is stable."""
    (tmp_path / "toy.yaml").write_text(ERRONEOUS)
    conflict = read_conflict(tmp_path / "toy.yaml")

    assert definitions.stable(conflict, "first", "Nash") == {"s1", "s3", "s4"}
    assert definitions.stable(conflict, "first", "GMR") == {"s1", "s2", "s3", "s4"}
    assert definitions.stable(conflict, "first", "SEQ") == {"s1", "s2", "s3", "s4"}
