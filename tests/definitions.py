"""The judge: the field's definitions written literally, with sets and quantifiers, for one small conflict at a time.

The package is never asked, and nothing here is optimised: what the fast executors say is compared with this.
Each reading of the definitions (`Reading`) is judged; a set that is returned may be shared, so do not change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from detente.model.conflict import Conflict
from judge_moves import Arc, Mover, arrivals, coalition_moves, forum_moves, moves, reached
from judge_preferences import improvements, improvements_of_all, preferred, prefers
from judge_states import completions, remembered, states

__all__ = [
    "CONCEPTS",
    "READINGS",
    "Reading",
    "answerers",
    "coalition_improvements",
    "coalition_moves",
    "completions",
    "equilibria",
    "forum_moves",
    "improvements",
    "moves",
    "preferred",
    "prefers",
    "sanctioned",
    "stable",
    "stable_by_dm",
    "stable_by_forum",
    "stable_coalition",
    "states",
]

Concept = Literal["Nash", "GMR", "SMR", "SEQ", "SSEQ"]
Sequences = Literal["single", "once", "legal", "any"]
Ties = Literal["weak", "strict"]
Returns = Literal["yes", "no"]
CONCEPTS: tuple[Concept, ...] = ("Nash", "GMR", "SMR", "SEQ", "SSEQ")


@dataclass(frozen=True)
class Reading:
    """How the definitions are read where texts differ.

    `sequences`: who may answer how often; `ties`: whether an outcome hurts that is just not better (`weak`) or only one
    that is worse (`strict`); `returns`: whether going back to where the mover was counts as an answer.
    """

    sequences: Sequences = "legal"
    ties: Ties = "weak"
    returns: Returns = "yes"


DEFAULT = Reading()
READINGS = tuple(
    Reading(sequences, ties, returns)
    for sequences in get_args(Sequences)
    for ties in get_args(Ties)
    for returns in get_args(Returns)
)


def stable(conflict: Conflict, dm: str, concept: Concept, reading: Reading = DEFAULT) -> set[str]:
    """The states that are stable for a decision maker; the others answer each for itself, forums never do."""
    return {s for s in states(conflict) if _holds_at(conflict, frozenset({dm}), s, concept, reading)}


def stable_coalition(
    conflict: Conflict, members: Iterable[str], concept: Concept, reading: Reading = DEFAULT
) -> set[str]:
    """The states that a coalition does not leave; decision makers and forums wholly outside it answer.

    A coalition of one is its member: forums do not answer it.
    """
    return {s for s in states(conflict) if _holds_at(conflict, frozenset(members), s, concept, reading)}


def answerers(conflict: Conflict, us: Mover) -> frozenset[Mover]:
    """Who answers a mover: the decision makers outside it; a coalition of two or more, forums wholly outside too."""
    alone = frozenset(frozenset({d.id}) for d in conflict.decision_makers if d.id not in us)
    if len(us) == 1:
        return alone
    return alone | {frozenset(f.members) for f in conflict.forums if us.isdisjoint(f.members)}


def stable_by_dm(conflict: Conflict, reading: Reading = DEFAULT) -> dict[Concept, dict[str, set[str]]]:
    """The stable states of every decision maker under each of the five concepts."""
    return {c: {d.id: stable(conflict, d.id, c, reading) for d in conflict.decision_makers} for c in CONCEPTS}


def stable_by_forum(conflict: Conflict, reading: Reading = DEFAULT) -> dict[Concept, dict[str, set[str]]]:
    """The stable states of every forum, as a coalition, under each of the five concepts."""
    return {c: {f.id: stable_coalition(conflict, f.members, c, reading) for f in conflict.forums} for c in CONCEPTS}


def equilibria(conflict: Conflict, concept: Concept, reading: Reading = DEFAULT, *, forums: bool = False) -> set[str]:
    """The states that are stable for every decision maker and, if `forums`, for every forum as well."""
    alone = [stable(conflict, d.id, concept, reading) for d in conflict.decision_makers]
    together = [stable_coalition(conflict, f.members, concept, reading) for f in conflict.forums if forums]
    return set(states(conflict)).intersection(*alone, *together)


def coalition_improvements(conflict: Conflict, members: Iterable[str]) -> set[Arc]:
    """R_H^{++} as arcs: the joint moves that are an improvement for every member."""
    us = frozenset(members)
    return coalition_moves(conflict, us) & improvements_of_all(conflict, us)


def _holds_at(conflict: Conflict, us: Mover, s: str, concept: Concept, reading: Reading) -> bool:
    """Whether every improvement of ours from s is sanctioned."""
    return all(
        sanctioned(conflict, us, s, s1, concept, reading) for s1 in _arrivals(conflict, us, "improvements")[s]
    )  # fmt: skip


def sanctioned(
    conflict: Conflict,
    us: Mover,
    s: str,
    s1: str,
    concept: Concept,
    reading: Reading = DEFAULT,
    avoiding: frozenset[str] = frozenset(),
) -> bool:
    """Whether our going from s to s1 meets some answer that hurts and, in SMR and SSEQ, cannot be escaped.

    `avoiding`: states that answers may not lead through; s1 itself is not asked.
    """
    if concept == "Nash":
        return False
    credible = "improvements" if concept in {"SEQ", "SSEQ"} else "moves"
    symmetric = concept in {"SMR", "SSEQ"}
    better = [preferred(conflict, i) for i in us]

    def hurts(t: str) -> bool:
        if reading.ties == "weak":
            return any((t, s) not in prefers_i for prefers_i in better)
        return any((s, t) in prefers_i for prefers_i in better)

    def counts(t: str) -> bool:
        return reading.returns == "yes" or t != s

    def escapes(t: str) -> bool:
        return any(not hurts(r) for r in _arrivals(conflict, us, "moves")[t])

    return any(
        counts(t) and hurts(t) and not (symmetric and escapes(t))
        for t in _answers(conflict, answerers(conflict, us), s1, credible, reading.sequences, avoiding)
    )


@remembered
def _arrivals(conflict: Conflict, mover: Mover, kind: str) -> dict[str, set[str]]:
    arcs = coalition_moves(conflict, mover) if kind == "moves" else coalition_improvements(conflict, mover)
    return arrivals(states(conflict), arcs)


@remembered
def _answers(
    conflict: Conflict, others: frozenset[Mover], s1: str, kind: str, sequences: str, avoiding: frozenset[str]
) -> set[str]:
    """Where the others can take s1 by sequences of moves, each step an improvement for its mover if `kind` says so."""
    after = {
        mover: {state: targets - avoiding for state, targets in _arrivals(conflict, mover, kind).items()}
        for mover in others
    }
    return reached(after, s1, sequences)
