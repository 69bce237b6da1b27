"""Taking: what a mover does at a state, once each of its members has said what it would do."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from random import Random

    from numpy.typing import NDArray

    from detente.graph.states import States
    from detente.insight.playing.policy import Say

    Index = NDArray[np.int32]
    Mask = NDArray[np.bool_]

# Where some target is strictly preferred to a given one by a member: of all targets, shape (moves,), bool.
Preferring = Callable[[int], "Mask"]


@dataclass(frozen=True, slots=True)
class Ways:
    """What a mover may do at a state: the moves that all its members say yes to, and how one of them is taken.

    `targets`: the states that these lead to, in increasing order.  `taken`: where nothing is drawn or chosen, the
    position of the move that is made, None where it stays.  `likely`: where it is drawn, how likely it is to stay or to
    make one of the first moves, summed up over all of them.  `asks`: a person chooses.
    """

    targets: tuple[int, ...]
    taken: int | None = None
    likely: tuple[float, ...] = ()
    asks: bool = False

    def drawn(self, chance: Random) -> int | None:
        """The target of the move that is made, None where it stays; where it draws, one number is drawn."""
        if not self.likely:
            return None if self.taken is None else self.targets[self.taken]
        at = bisect_right(self.likely, chance.random() * self.likely[-1])
        return None if at == 0 else self.targets[min(at, len(self.targets)) - 1]

    def chance(self, target: int) -> float:
        """How likely the move to a target is, where it is drawn; 1 or 0 where it is not."""
        at = self.targets.index(target)
        if not self.likely:
            return float(at == self.taken)
        return (self.likely[at + 1] - self.likely[at]) / self.likely[-1]


def ways(targets: Index, says: Sequence[Say], preferring: Sequence[Preferring], states: States, state: int) -> Ways:
    """What a mover may do at a state, by what its members say.

    `targets`: all its moves, in increasing order; `preferring`: for each member, which targets it prefers to a given
    one, by its position.
    """
    agreed = np.ones(len(targets), np.bool_)
    for say in says:
        agreed &= say.agrees
    chosen = np.flatnonzero(agreed)
    open_ = tuple(int(t) for t in targets[chosen])
    if any(say.asks for say in says):
        return Ways(open_, asks=bool(open_))
    weights = [say.weights for say in says if say.weights is not None]
    if not open_:
        return Ways(())
    if weights:
        return Ways(open_, likely=_likely(np.min(weights, axis=0)[chosen].tolist()))
    return Ways(open_, taken=_best(chosen, preferring, changes(states, state, targets[chosen])))


def _likely(weights: list[float]) -> tuple[float, ...]:
    """Running sums of exp(weight), staying first; the largest weight is taken out, so that nothing overflows."""
    top = max(0.0, *weights)
    return tuple(accumulate(math.exp(w - top) for w in (0.0, *weights)))


def _best(agreed: NDArray[np.int64], preferring: Sequence[Preferring], changed: Sequence[int]) -> int:
    """The position, among the moves agreed to, of the one that is taken: see the policy `best`."""
    order = sorted(range(len(agreed)), key=lambda k: (changed[k], k))
    for k in order:
        above = np.ones(len(agreed), np.bool_)
        for prefers in preferring:
            above &= prefers(int(agreed[k]))[agreed]
        if not above.any():
            return k
    return order[0]


def changes(states: States, state: int, targets: Sequence[int] | Index) -> list[int]:
    """How many options are not as in a state in each of the targets; 0 in graph form."""
    if states.graph_form:
        return [0] * len(targets)
    if states.owner is None:
        column = states.digits[:, [state]]
        differs: list[int] = (states.digits[:, targets] != column).sum(axis=0).tolist()
        return differs
    here = states.levels(state)
    return [sum(a != b for a, b in zip(here, states.levels(int(t)), strict=True)) for t in targets]


def listed(movers: int, last: int | None, chance: Random) -> Iterator[int]:  # noqa: ARG001  nothing is drawn here
    """The order of the file, beginning behind whoever moved last."""
    first = 0 if last is None else last + 1
    return ((first + k) % movers for k in range(movers))


def drawn(movers: int, last: int | None, chance: Random) -> Iterator[int]:  # noqa: ARG001  whoever moved last is as likely
    """An order drawn anew after each move."""
    left = list(range(movers))
    while left:
        yield left.pop(int(chance.random() * len(left)))


TURNS: dict[str, Callable[[int, int | None, Random], Iterator[int]]] = {"listed": listed, "drawn": drawn}
"""Who is asked when: all, in some order, after each move, until one of them moves; where all stay, it is at rest."""
