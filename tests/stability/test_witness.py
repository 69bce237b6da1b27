"""Every witness, read literally: what tempts, what answers it, by whom, by which steps, and that nothing shorter would.

The judge says what the moves and improvements are; each verdict, with and without an answer, is then argued anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
from detente.graph.unfold import Storage, unfold
from detente.model.conflict import Conflict, DecisionMaker, Forum, NamedState, Ranking
from detente.stability.reading import Reading
from detente.stability.solve import Stability, solve
from detente.stability.witness import Step, Witness
from judge_moves import arrivals, reached
from stability.cells import package_reading
from stability.plain_conflicts import plain_conflict
from strategies import KINDS, Kind, conflicts, random_conflict

Arrivals = dict[str, set[str]]
Past = frozenset[frozenset[str]]


@dataclass(frozen=True)
class Side:
    """One mover, seen by the judge: what its witnesses have to answer to."""

    conflict: Conflict
    members: frozenset[str]
    reading: judge.Reading

    def __post_init__(self) -> None:
        """Remember who prefers what."""
        object.__setattr__(self, "better", [judge.preferred(self.conflict, dm) for dm in sorted(self.members)])

    @cached_property
    def names(self) -> list[str]:
        return judge.states(self.conflict)

    @cached_property
    def moves(self) -> Arrivals:
        return arrivals(self.names, judge.coalition_moves(self.conflict, self.members))

    @cached_property
    def tempting(self) -> Arrivals:
        return arrivals(self.names, judge.coalition_improvements(self.conflict, self.members))

    def answerers(self, concept: str) -> dict[frozenset[str], Arrivals]:
        """What one step leads to, by whoever may answer; forums answer a coalition of two or more."""
        if concept == "Nash":
            return {}
        outside = {us for us in members_of(self.conflict).values() if self.members.isdisjoint(us)}
        if len(self.members) == 1:
            outside = {us for us in outside if len(us) == 1}
        after = self.improvements_of if concept in {"SEQ", "SSEQ"} else self.moves_of
        return {us: after[us] for us in outside}

    @cached_property
    def moves_of(self) -> dict[frozenset[str], Arrivals]:
        """What one move of anybody leads to."""
        everybody = members_of(self.conflict).values()
        return {us: arrivals(self.names, judge.coalition_moves(self.conflict, us)) for us in everybody}

    @cached_property
    def improvements_of(self) -> dict[frozenset[str], Arrivals]:
        """What one improvement of anybody leads to."""
        everybody = members_of(self.conflict).values()
        return {us: arrivals(self.names, judge.coalition_improvements(self.conflict, us)) for us in everybody}

    def wanted(self, state: str) -> set[str]:
        """What one move leads to that every member prefers, whatever the attitudes to others."""
        better: list[set[tuple[str, str]]] = self.better  # type: ignore[attr-defined]
        return {q for q in self.moves[state] if all((q, state) in prefers for prefers in better)}

    def hurts(self, end: str, state: str) -> bool:
        """Whether to end there, compared with the state that was left, hurts some member."""
        better: list[set[tuple[str, str]]] = self.better  # type: ignore[attr-defined]
        if self.reading.ties == "weak":
            return any((end, state) not in prefers for prefers in better)
        return any((state, end) in prefers for prefers in better)

    def bites(self, end: str, state: str, concept: str) -> bool:
        """Whether an answer that ends there holds the mover back from leaving the state."""
        if not self.hurts(end, state) or (self.reading.returns == "no" and end == state):
            return False
        return concept not in {"SMR", "SSEQ"} or all(self.hurts(onward, state) for onward in self.moves[end])


def members_of(conflict: Conflict) -> dict[str, frozenset[str]]:
    """Who stands behind each id: a decision maker alone, or the members of a forum."""
    alone = {dm.id: frozenset({dm.id}) for dm in conflict.decision_makers}
    return alone | {forum.id: frozenset(forum.members) for forum in conflict.forums}


def _legal(side: Side, concept: str, start: str, steps: tuple[Step, ...]) -> bool:
    """Whether these steps are steps of those who may answer, in an order that the reading allows."""
    answerers = side.answerers(concept)
    movers = [members_of(side.conflict)[step.mover] for step in steps]
    here = start
    for us, step in zip(movers, steps, strict=True):
        if step.to not in answerers.get(us, {}).get(here, set()):
            return False
        here = step.to
    match side.reading.sequences:
        case "single":
            return len(steps) == 1
        case "once":
            return len(set(movers)) == len(movers)
        case "legal":
            return all(first != second for first, second in pairwise(movers))
    return True


def _shortest(side: Side, start: str, state: str, concept: str) -> int | None:
    """How many steps the shortest answer that bites takes, found by trying all sequences, longer and longer."""
    answerers = side.answerers(concept)
    latest: set[tuple[str, Past]] = {(start, frozenset())}
    seen: set[tuple[str, Past]] = set()
    length = 0
    while latest:
        length += 1
        latest = {
            (there, _kept(moved, us, side.reading.sequences))
            for here, moved in latest
            for us, after in answerers.items()
            if _may(us, moved, side.reading.sequences)
            for there in after[here]
        } - seen
        seen |= latest
        if any(side.bites(there, state, concept) for there, _ in latest):
            return length
    return None


def _may(us: frozenset[str], moved: Past, sequences: str) -> bool:
    return {"single": not moved, "any": True}.get(sequences, us not in moved)


def _kept(moved: Past, us: frozenset[str], sequences: str) -> Past:
    """What of the past matters to who may move next: everybody who moved, or whoever moved last, or nobody."""
    return {"once": moved | {us}, "any": frozenset()}.get(sequences, frozenset({us}))


def _faults(side: Side, concept: str, found: Witness, index: dict[str, int]) -> list[str]:
    """Everything that is wrong with a witness."""
    state = found.state
    faults = []
    tempting = side.tempting[state]
    if {d.to for d in found.deviations} != tempting or len(found.deviations) != len(tempting):
        faults.append(f"tempted by {[d.to for d in found.deviations]}, not by {tempting}")
    if found.moves != len(side.moves[state]):
        faults.append(f"{found.moves} moves, not {len(side.moves[state])}")
    if set(found.forbidden) != side.wanted(state) - tempting or len(found.forbidden) != len(set(found.forbidden)):
        faults.append(f"forbidden is {found.forbidden}, not {side.wanted(state) - tempting}")
    if [*found.deviations] != sorted(found.deviations, key=lambda d: (d.answer is not None, index[d.to])):
        faults.append("out of order")
    if found.paying != tuple(d for d in found.deviations if d.answer is None) or found.stable == bool(found.paying):
        faults.append("does not follow from what it shows")
    for deviation in found.deviations:
        shortest = _shortest(side, deviation.to, state, concept)
        steps = deviation.answer
        if steps is None or shortest is None:
            if steps is not None or shortest is not None:
                faults.append(f"an answer to {deviation.to} of {shortest} steps, not {steps}")
            continue
        end = steps[-1].to
        if not _legal(side, concept, deviation.to, steps):
            faults.append(f"no answer to {deviation.to}: {steps}")
        if not side.bites(end, state, concept):
            faults.append(f"the answer to {deviation.to} does not bite: {steps}")
        if len(steps) != shortest:
            faults.append(f"an answer to {deviation.to} of {shortest} steps, not {steps}")
        onward = side.moves[end] if concept in {"SMR", "SSEQ"} else set()
        if set(deviation.onward) != onward or len(deviation.onward) != len(onward):
            faults.append(f"onward from {end} to {deviation.onward}, not to {onward}")
    return faults


def _all_faults(conflict: Conflict, reading: judge.Reading, found: Stability) -> list[str]:
    """Everything that is wrong with any witness for a decision maker or a forum, and with the verdict beside it."""
    index = {name: k for k, name in enumerate(judge.states(conflict))}
    faults = []
    for who, us in members_of(conflict).items():
        side = Side(conflict, us, reading)
        for concept in judge.CONCEPTS:
            stable = found.stable(concept, who)
            for state in index:
                one = found.why(state, who, concept)
                said = _faults(side, concept, one, index)
                if one.stable != (state in stable):
                    said.append(f"{one.stable}, and {not one.stable} by the mask")
                if (one.state, one.mover, one.concept) != (state, who, concept):
                    said.append("about something else")
                faults += [f"{concept} at {state} for {who}: {fault}" for fault in said]
    return faults


@given(conflicts(most=12), st.sampled_from(judge.READINGS))
def test_every_witness_of_a_small_conflict_argues_its_verdict(conflict: Conflict, reading: judge.Reading):
    found = solve(unfold(conflict), reading=package_reading(reading))

    assert _all_faults(conflict, reading, found) == []


@pytest.mark.parametrize("storage", ["blocks", "arcs"])
@given(rng=st.randoms(use_true_random=False))
def test_every_witness_argues_its_verdict_in_either_storage(storage: Storage, rng: Random):
    conflict = plain_conflict(rng, 16)
    found = solve(unfold(conflict, storage=storage))

    assert _all_faults(conflict, judge.DEFAULT, found) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", KINDS)
def test_a_hundred_conflicts_of_each_form_have_no_faulty_witness(form: Kind):
    for seed in range(100):
        rng = Random(seed)
        conflict = random_conflict(rng, form, 14)
        reading = judge.DEFAULT if seed % 2 else rng.choice(judge.READINGS)
        found = solve(unfold(conflict), reading=package_reading(reading))
        assert (seed, _all_faults(conflict, reading, found)) == (seed, [])


# ---- that the check can fail, and a witness read by hand


def _chain() -> Conflict:
    """i goes from s to t; only j, k and again j together lead on, over p and q, to r, which is worse than s for i."""
    arcs = {"i": "st", "j": "tp qr", "k": "pq"}
    rankings = {"i": ("pqt", "s", "r"), "j": ("pqrst",), "k": ("pqrst",)}
    return Conflict(
        tuple(DecisionMaker(dm, dm) for dm in arcs),
        states=tuple(NamedState(name) for name in "pqrst"),
        moves={dm: tuple((arc[0], arc[1]) for arc in given.split()) for dm, given in arcs.items()},
        preferences={dm: Ranking(tuple(tuple(group) for group in groups)) for dm, groups in rankings.items()},
    )


def test_an_answer_of_three_steps_is_told_step_by_step():
    one = solve(unfold(_chain())).why("s", "i", "GMR")

    assert [(d.to, d.answer) for d in one.deviations] == [("t", (Step("j", "p"), Step("k", "q"), Step("j", "r")))]
    assert (one.stable, one.moves, one.paying) == (True, 1, ())
    assert repr(one) == "<Witness: s is stable for i under GMR; improvements: 1, unanswered: 0>"


def test_an_answer_in_which_somebody_moves_twice_running_is_found_only_where_that_is_read_so():
    """k leads nowhere; j alone could go p, q, r."""
    conflict = replace(_chain(), moves={"i": (("s", "t"),), "j": (("t", "p"), ("p", "q"), ("q", "r")), "k": ()})
    legal, anything = (
        solve(unfold(conflict), reading=reading).why("s", "i", "GMR")
        for reading in (Reading(), Reading(sequences="any"))
    )

    assert [d.answer for d in legal.deviations] == [None]
    assert [d.answer for d in anything.deviations] == [(Step("j", "p"), Step("j", "q"), Step("j", "r"))]


def test_a_faulty_witness_would_be_seen():
    conflict = _chain()
    side = Side(conflict, frozenset({"i"}), judge.DEFAULT)
    one = solve(unfold(conflict)).why("s", "i", "GMR")
    (deviation,) = one.deviations
    assert deviation.answer is not None
    broken = {
        "too short": replace(deviation, answer=deviation.answer[:2]),
        "skips a step": replace(deviation, answer=(deviation.answer[0], deviation.answer[2])),
        "by another": replace(deviation, answer=(Step("k", "p"), *deviation.answer[1:])),
        "nothing": replace(deviation, answer=None),
        "elsewhere": replace(deviation, to="p"),
    }

    index = {name: k for k, name in enumerate("pqrst")}
    assert _faults(side, "GMR", one, index) == []
    assert [why for why, d in broken.items() if not _faults(side, "GMR", replace(one, deviations=(d,)), index)] == []


def test_the_end_of_an_answer_is_reached_by_the_judge_too():
    """The check's own search agrees with the judge's on what can be reached."""
    side = Side(_chain(), frozenset({"i"}), judge.DEFAULT)

    assert reached(side.answerers("GMR"), "t", "legal") == {"p", "q", "r"}
    assert _shortest(side, "t", "s", "GMR") == 3


def test_a_forum_is_answered_by_forums_and_told_by_their_names():
    """Both members of h gain by t; c and d answer only together, in their forum."""
    dms = ("a", "b", "c", "d")
    conflict = Conflict(
        tuple(DecisionMaker(dm, dm) for dm in dms),
        states=tuple(NamedState(name) for name in "stuv"),
        moves={"a": (("s", "t"),), "b": (), "c": (("t", "u"),), "d": (("u", "v"),)},
        forums=(Forum("h", ("a", "b")), Forum("they", ("c", "d"))),
        preferences={
            "a": Ranking((("t", "u"), ("s",), ("v",))),
            "b": Ranking((("t", "u"), ("s",), ("v",))),
            "c": Ranking((("v",), ("t",), ("u",), ("s",))),
            "d": Ranking((("v",), ("t",), ("u",), ("s",))),
        },
    )
    found = solve(unfold(conflict))

    # Alone c would first have to lose (u), so that only the forum's step is an improvement.
    assert [d.answer for d in found.why("s", "h", "SEQ").deviations] == [(Step("they", "v"),)]
    assert [d.answer for d in found.why("s", "a", "SEQ").deviations] == [None]
    assert _all_faults(conflict, judge.DEFAULT, found) == []
