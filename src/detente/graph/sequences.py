"""Joint moves of several movers: where a sequence leads in which, by the reading, nobody moves twice running.

    R_H(s) and the last movers Ω_H(s, q) are the smallest sets with
    (1) j ∈ H, q ∈ R_j(s)  ⇒  q ∈ R_H(s), j ∈ Ω(s, q)
    (2) q ∈ R_H(s), j ∈ H, t ∈ R_j(q), Ω(s, q) ≠ {j}  ⇒  t ∈ R_H(s), j ∈ Ω(s, t)          Source: [FangHipelKilgour1993]

`legal` is this; `any` drops the rule about last movers; `once` lets each mover move at most once; `single` allows one
move by one mover.  Each is contained in the next: single ⊆ once ⊆ legal ⊆ any.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.graph.sets import Sets, StateSet, members

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.bool_]

Sequences = Literal["single", "once", "legal", "any"]

# How many states a matrix of states by states may have, unless an argument says otherwise.
LIMIT_MATRIX = 4_096


def product(a: Matrix, b: Matrix) -> Matrix:
    """The Boolean product: [s, t] iff some q has a[s, q] and b[q, t].  Cost: one matrix product in single precision."""
    result: Matrix = (a.astype(np.float32) @ b.astype(np.float32)) > 0
    return result


def joint(moves: Sequence[Matrix], sequences: Sequences) -> Matrix:
    """Where the movers can carry the conflict in one move or more: [s, t], bool, for small conflicts.

    `moves`: one matrix (from, to) for each mover.  A sequence may come back to the state it started from.
    """
    size = moves[0].shape[0]
    if sequences == "single":
        return _union(moves, size)
    if sequences == "once":
        return _once(moves, size)
    # led[j]: where a sequence can lead whose first mover is j; it may go on with any mover but j itself.
    led = [m.copy() for m in moves]
    here = np.eye(size, dtype=np.bool_)
    changed = True
    while changed:
        changed = False
        for j, move in enumerate(moves):
            others = [led[k] for k in range(len(moves)) if k != j or sequences == "any"]
            new = product(move, here | _union(others, size))
            if not np.array_equal(new, led[j]):
                led[j], changed = new, True
    return _union(led, size)


def _union(matrices: Sequence[Matrix], size: int) -> Matrix:
    result = np.zeros((size, size), np.bool_)
    for matrix in matrices:
        result |= matrix
    return result


def _once(moves: Sequence[Matrix], size: int) -> Matrix:
    # by[set]: where sequences lead in which exactly the movers of the set have moved, once each, in some order.
    by: dict[frozenset[int], Matrix] = {frozenset(): np.eye(size, dtype=np.bool_)}
    for length in range(1, len(moves) + 1):
        for chosen in combinations(range(len(moves)), length):
            members = frozenset(chosen)
            by[members] = _union([product(by[members - {j}], moves[j]) for j in chosen], size)
    del by[frozenset()]
    return _union(list(by.values()), size)


def path(
    start: int,
    movers: Sequence[Callable[[int], Iterable[int]]],
    sequences: Sequences,
    goal: Callable[[int], bool],
) -> list[tuple[int, int]] | None:
    """A shortest sequence of moves from `start` to a state that meets the goal, as (mover, state reached) pairs.

    `movers`: for each mover, the states that one of its moves leads to.  None if no sequence leads there.
    Cost: linear in states × movers visited.
    """
    first = (start, _remember(sequences, None, None))
    came: dict[tuple[int, object], tuple[tuple[int, object], int] | None] = {first: None}
    queue = deque([first])
    while queue:
        node = queue.popleft()
        state, memory = node
        for mover, moves in enumerate(movers):
            if not _may(sequences, memory, mover):
                continue
            then = _remember(sequences, memory, mover)
            for target in moves(state):
                step = (int(target), then)
                if step in came:
                    continue
                came[step] = (node, mover)
                if goal(step[0]):
                    return _back(came, step)
                queue.append(step)
    return None


def leads(
    start: int,
    movers: Sequence[Sets],
    sequences: Sequences,
    goal: Callable[[StateSet], bool],
) -> bool:
    """Whether some sequence of moves from `start` comes to a state that meets the goal.

    As `path`, for movers whose moves are given as sets of states, and a goal that tells of a set of states whether any
    of them meets it; coming back to `start` counts.
    """
    led: dict[object, StateSet] = {}
    waiting = [(start, _remember(sequences, None, None))]
    while waiting:
        state, memory = waiting.pop()
        for mover, moves in enumerate(movers):
            if not _may(sequences, memory, mover):
                continue
            then = _remember(sequences, memory, mover)
            known = led.get(then, 0)
            new = moves(state) & ~known
            if new:
                if goal(new):
                    return True
                led[then] = known | new
                waiting += [(target, then) for target in members(new)]
    return False


def _may(sequences: Sequences, memory: object, mover: int) -> bool:
    match sequences:
        case "any":
            return True
        case "single":
            return memory is None
        case "legal":
            return memory != mover
        case "once":
            return not (isinstance(memory, frozenset) and mover in memory)


def _remember(sequences: Sequences, memory: object, mover: int | None) -> object:
    if sequences == "any" or mover is None:
        return None
    if sequences == "once":
        return (memory if isinstance(memory, frozenset) else frozenset()) | {mover}
    return mover


def _back(
    came: dict[tuple[int, object], tuple[tuple[int, object], int] | None], step: tuple[int, object]
) -> list[tuple[int, int]]:
    steps = []
    link = came[step]
    while link is not None:
        node, mover = link
        steps.append((mover, step[0]))
        step, link = node, came[node]
    return steps[::-1]
