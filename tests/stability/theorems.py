"""What holds of stability whatever the conflict: a table of theorems, each with its source and a check of the package.

A check takes a random conflict of the kind that the theorem speaks of, and chance, and says whether it holds there.
`test_theorems` runs them all; the judge is asked only for what the package does not have (foresight).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

import numpy as np

import definitions as judge
from detente.graph.graph import Graph, Mover
from detente.graph.sequences import Sequences
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, DecisionMaker, Forum, Option
from detente.stability.concept import CONCEPTS
from detente.stability.reading import DEFAULT, Reading
from detente.stability.solve import Stability, solve
from judge_foresight import limited
from random_preferences import random_preference
from stability.cells import Matrix, package_reading, stable_sets
from stability.plain_conflicts import plain_conflict
from strategies import Kind, random_conflict

Check = Callable[[Conflict, Random], bool]
Maker = Callable[[Random], Conflict]
Sets = dict[str, dict[str, set[str]]]

BY_DEFINITION = "from the definitions"
SEQUENCES: tuple[Sequences, ...] = ("single", "once", "legal", "any")
READINGS = tuple(package_reading(reading) for reading in judge.READINGS)


@dataclass(frozen=True)
class Theorem:
    """A statement, where it comes from, the conflicts of which it holds, and how it is checked."""

    statement: str
    source: str
    of: Maker
    check: Check


THEOREMS: list[Theorem] = []


def theorem(source: str, of: Maker) -> Callable[[Check], Check]:
    """Enter a check into the table; its docstring is the statement."""

    def enter(check: Check) -> Check:
        THEOREMS.append(Theorem(str(check.__doc__), source, of, check))
        return check

    return enter


def any_form(rng: Random) -> Conflict:
    """A conflict of any form, with forums and attitudes as they come."""
    return random_conflict(rng)


def of_form(kind: Kind, *, makers: int | None = None, transitive: bool = False) -> Maker:
    """Conflicts of one form without attitudes."""
    return lambda rng: replace(random_conflict(rng, kind, makers=makers, transitive=transitive), attitudes=())


def of_two(rng: Random) -> Conflict:
    """A conflict of two decision makers, with transitive preferences and no attitudes."""
    return replace(random_conflict(rng, makers=2, transitive=True), attitudes=())


def found(conflict: Conflict, reading: Reading = DEFAULT) -> Stability:
    """The conflict, unfolded and solved."""
    return solve(unfold(conflict), reading=reading)


def sets(conflict: Conflict, reading: Reading = DEFAULT) -> Sets:
    """The stable states of every decision maker under each concept."""
    return stable_sets(found(conflict, reading))


def within(smaller: Sets, larger: Sets) -> bool:
    """Whether every stable set of the one lies in that of the other."""
    return all(smaller[concept][dm] <= larger[concept][dm] for concept in smaller for dm in smaller[concept])


# ---- implications


@theorem("FangHipelKilgour1993, RegoVieira2017", any_form)
def implications_of_the_table(conflict: Conflict, rng: Random) -> bool:
    """Nash ⇒ SSEQ ⇒ SMR ⇒ GMR and SSEQ ⇒ SEQ ⇒ GMR, for everybody and every forum, under every reading."""
    said = found(conflict, rng.choice(READINGS))
    movers = [mover.id for mover in (*said.graph.movers, *said.graph.forums)]
    pairs = [(row.key, weaker) for row in CONCEPTS for weaker in row.implies]
    assert {("Nash", "SSEQ"), ("SSEQ", "SMR"), ("SSEQ", "SEQ"), ("SMR", "GMR"), ("SEQ", "GMR")} == set(pairs)
    return all(set(said.stable(a, who)) <= set(said.stable(b, who)) for a, b in pairs for who in movers)


@theorem(BY_DEFINITION, any_form)
def longer_answers(conflict: Conflict, rng: Random) -> bool:
    """The longer the answers may be, the more is stable: single ⊆ once ⊆ legal ⊆ any, under every other choice."""
    ties, returns = rng.choice([(r.ties, r.returns) for r in READINGS])
    said = [sets(conflict, Reading(sequences, ties, returns)) for sequences in SEQUENCES]
    return all(within(shorter, longer) for shorter, longer in pairwise(said))


@theorem(BY_DEFINITION, any_form)
def harder_readings(conflict: Conflict, rng: Random) -> bool:
    """Strict ties, and returns that do not count, only take states away."""
    weak = Reading(rng.choice(SEQUENCES))
    said = sets(conflict, weak)
    return all(within(sets(conflict, r), said) for r in (replace(weak, ties="strict"), replace(weak, returns="no")))


@theorem("FangHipelKilgour1993", of_two)
def foresight(conflict: Conflict, _rng: Random) -> bool:
    """For two decision makers L_1 is Nash, L_2 ⇒ SEQ and GMR, and L_3 ⇒ SMR."""
    said = sets(conflict)
    return all(
        limited(conflict, dm, 1) == said["Nash"][dm]
        and limited(conflict, dm, 2) <= said["SEQ"][dm] & said["GMR"][dm]
        and limited(conflict, dm, 3) <= said["SMR"][dm]
        for dm in said["Nash"]
    )


@theorem(BY_DEFINITION, any_form)
def at_rest(conflict: Conflict, rng: Random) -> bool:
    """Who cannot move, or has the best already, is stable under everything and every reading."""
    said = found(conflict, rng.choice(READINGS))
    graph = said.graph
    for i, mover in enumerate(graph.movers):
        moving = {int(s) for s in mover.arcs.sources}
        bettered = set(np.flatnonzero(graph.order(i).matrix().any(axis=0)).tolist())
        for state in set(range(graph.size)) - (moving & bettered):
            if not all(said.masks[concept][i, state] for concept in said.concepts):
                return False
    return True


@theorem("InoharaHipel2008", any_form)
def coalition_of_one(conflict: Conflict, rng: Random) -> bool:
    """A coalition of one is its member, whatever other forums there are, under every reading."""
    alone = tuple(Forum(f"only_{dm.id}", (dm.id,)) for dm in conflict.decision_makers)
    said = found(replace(conflict, forums=(*conflict.forums, *alone)), rng.choice(READINGS))
    dms = said.graph.decision_makers
    return all(said.stable(c, f"only_{dm}") == said.stable(c, dm) for c in said.concepts for dm in dms)


# ---- more moves, other preferences


@theorem(BY_DEFINITION, of_form("graph"))
def more_moves(conflict: Conflict, rng: Random) -> bool:
    """More moves of the others can only hold i back under the four; more of its own can only tempt it."""
    assert conflict.moves is not None
    assert conflict.states is not None
    mover = rng.choice(sorted(conflict.moves))
    more = [tuple(rng.sample([state.name for state in conflict.states], 2)) for _ in range(3)]
    arcs = {*conflict.moves[mover], *((a, b) for a, b in more)}
    before, after = sets(conflict), sets(replace(conflict, moves={**conflict.moves, mover: tuple(sorted(arcs))}))
    others = [dm for dm in conflict.moves if dm != mover]
    return all(after[c][mover] <= before[c][mover] for c in before) and all(
        before[c][dm] <= after[c][dm] for c in before for dm in others
    )


@theorem(BY_DEFINITION, lambda rng: replace(random_conflict(rng), attitudes=()))
def other_preferences(conflict: Conflict, rng: Random) -> bool:
    """Nash, GMR and SMR of i do not depend on what the others prefer."""
    me, *others = rng.sample([dm.id for dm in conflict.decision_makers], len(conflict.decision_makers))
    changed = {dm: random_preference(rng, conflict, dm) for dm in others}
    before = sets(conflict)
    after = sets(replace(conflict, preferences={**conflict.preferences, **changed}))
    return all(before[concept][me] == after[concept][me] for concept in ("Nash", "GMR", "SMR"))


# ---- where readings fall together


@theorem(BY_DEFINITION, lambda rng: random_conflict(rng, makers=2))
def one_opponent(conflict: Conflict, rng: Random) -> bool:
    """With one opponent who cannot move twice running, single, once and legal are the same."""
    ties, returns = rng.choice([(r.ties, r.returns) for r in READINGS])
    first, *others = (sets(conflict, Reading(sequences, ties, returns)) for sequences in SEQUENCES[:3])
    return all(other == first for other in others)


@theorem("FangHipelKilgour1993", lambda rng: plain_conflict(rng, 24))
def transitive_moves(conflict: Conflict, rng: Random) -> bool:
    """In plain option form with ranks, a second move running and a return change nothing; by any storage."""
    ties = rng.choice(READINGS).ties
    default = sets(conflict, Reading(ties=ties))
    readings = (Reading("any", ties), Reading("legal", ties, "no"), Reading("any", ties, "no"))
    return all(sets(conflict, reading) == default for reading in readings)


@theorem("XuHipelKilgourFang2018", of_form("graph"))
def matrices_as_printed(conflict: Conflict, _rng: Random) -> bool:
    """The matrix formulas of the literature give the reading in which a return does not count."""
    said = found(conflict, Reading(returns="no"))
    moves = [mover.arcs.matrix() for mover in said.graph.movers]
    better = [said.graph.order(i).matrix().T for i in range(len(moves))]
    return all(
        bool((said.masks[concept][i] == mask).all())
        for i in range(len(moves))
        for concept, mask in _by_printed_matrices(i, moves, better).items()
    )


def _by_printed_matrices(i: int, moves: list[Matrix], better: list[Matrix]) -> dict[str, Matrix]:
    """s is stable iff the entry (s, s) is 0; `better[i][s, q]` where q is preferred to s."""
    everything = np.ones_like(moves[i])
    worse = everything & ~np.eye(len(everything), dtype=np.bool_) & ~better[i]
    improving = [move & p for move, p in zip(moves, better, strict=True)]
    no_way_out = ~_times(moves[i], better[i].T)
    answers = {"moves": _joint(i, moves), "improvements": _joint(i, improving)}
    harm = {False: worse.T, True: worse.T & no_way_out}
    left = {
        "Nash": everything,
        "GMR": ~_times(answers["moves"], harm[False]),
        "SMR": ~_times(answers["moves"], harm[True]),
        "SEQ": ~_times(answers["improvements"], harm[False]),
        "SSEQ": ~_times(answers["improvements"], harm[True]),
    }
    return {concept: ~np.diagonal(_times(improving[i], matrix)) for concept, matrix in left.items()}


def _joint(i: int, moves: list[Matrix]) -> Matrix:
    """M_{N∖i}: M_j^(1) = J_j and M_j^(t) = sign(J_j · ⋁_{k ≠ j} M_k^(t−1)), joined over all t and j, diagonal zero."""
    others = [j for j in range(len(moves)) if j != i]
    step = {j: moves[j] for j in others}
    total = np.zeros_like(moves[i])
    for _ in range(sum(int(moves[j].sum()) for j in others) + 1):
        total = total | np.logical_or.reduce([step[j] for j in others])
        step = {j: _times(moves[j], np.logical_or.reduce([step[k] for k in others if k != j] or [total & False]))
                for j in others}  # fmt: skip
    return total & ~np.eye(len(total), dtype=np.bool_)


def _times(a: Matrix, b: Matrix) -> Matrix:
    product: Matrix = (a.astype(np.int64) @ b.astype(np.int64)) > 0
    return product


# ---- metagames


def all_open(rng: Random) -> Conflict:
    """Plain option form without rules and without anything irreversible: every combination is a state."""
    makers = tuple(
        DecisionMaker(dm, dm, tuple(Option(f"{dm}.x{n}") for n in range(rng.choice((0, 1, 1, 2)))))
        for dm in ("ann", "bob", "cat", "dan")[: rng.choice((2, 2, 3, 4))]
    )
    makers = (replace(makers[0], options=(Option("ann.x0", levels=("low", "mid", "high")),)), *makers[1:])
    conflict = Conflict(makers)
    wants = {dm.id: random_preference(rng, conflict, dm.id, transitive=True) for dm in makers}
    return replace(conflict, preferences=wants)


def _values(graph: Graph, mover: Mover) -> tuple[Matrix, Matrix]:
    """The ranks of a mover as a table of its own settings by those of all others, and its rank of each state."""
    own = np.array([option.key.split(".")[0] == mover.id for option in graph.states.space.options])
    mine, theirs = (_numbered(graph.states.digits[rows]) for rows in (own, ~own))
    ranks = graph.order(mover.members[0]).matrix().sum(axis=1)
    table = np.full((mine.max() + 1, theirs.max() + 1), -1)
    table[mine, theirs] = ranks
    assert (table >= 0).all()
    return table, ranks


def _numbered(settings: Matrix) -> Matrix:
    """A number for each column, equal for equal columns."""
    seen: dict[tuple[int, ...], int] = {}
    return np.array([seen.setdefault(tuple(column), len(seen)) for column in settings.T.tolist()])


@theorem("Howard1971", all_open)
def maximin(conflict: Conflict, _rng: Random) -> bool:
    """Where all is open, s is GMR-stable for i iff its rank is at least i's maximin over the settings."""
    said = found(conflict)
    tables = [_values(said.graph, mover) for mover in said.graph.movers]
    return all(
        (said.mask("GMR", mover.id) == (ranks >= table.min(axis=1).max())).all()
        for mover, (table, ranks) in zip(said.graph.movers, tables, strict=True)
    )


@theorem("Howard1971", all_open)
def minimax(conflict: Conflict, _rng: Random) -> bool:
    """Where all is open, s is SMR-stable for i iff its rank is at least i's minimax over the settings."""
    said = found(conflict)
    tables = [_values(said.graph, mover) for mover in said.graph.movers]
    return all(
        (said.mask("SMR", mover.id) == (ranks >= table.max(axis=0).min())).all()
        for mover, (table, ranks) in zip(said.graph.movers, tables, strict=True)
    )
