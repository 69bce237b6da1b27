"""Who can move where: the moves of decision makers and of forums, as blocks where they can be, else one by one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import TooLarge
from detente.graph.arcs import Arcs
from detente.graph.blocks import blocks
from detente.graph.landing import Landing
from detente.graph.sequences import joint
from detente.graph.space import large
from detente.model.statement import Statement

BATCH = 2**17

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.space import Digits
    from detente.graph.states import States
    from detente.model.conflict import Conflict, Option


@dataclass(frozen=True)
class Reach:
    """What one mover may set: options at will, options up (+1) or down (-1) only, joint options under a condition.

    Positions are those of patterns.  `requires` holds for a joint option that the mover may adopt only where the
    statement is true in the state before the move.
    """

    free: tuple[int, ...]
    one_way: dict[int, int] = field(default_factory=dict)
    requires: dict[int, Statement] = field(default_factory=dict)

    @property
    def options(self) -> list[int]:
        """Every option that the mover may set."""
        return sorted({*self.free, *self.one_way})


def reach_of_dm(conflict: Conflict, dm: str) -> Reach:
    """What one decision maker may set: its own options, and joint options of its own downwards."""
    free: list[int] = []
    one_way: dict[int, int] = {}
    for k, option in enumerate(conflict.options):
        if option.joint:
            # Adopting takes all owners; any one of them may abandon, unless adopting is for good.
            if dm in option.owners and option.irreversible != "adopted":
                one_way[k] = -1
        elif option.key.split(".", 1)[0] == dm:
            _own(option, k, free, one_way)
    return Reach(tuple(free), one_way)


def reach_of_forum(conflict: Conflict, members: Sequence[str]) -> Reach:
    """What a forum may set: its members' options, and joint options all of whose owners are members."""
    free: list[int] = []
    one_way: dict[int, int] = {}
    requires: dict[int, Statement] = {}
    for k, option in enumerate(conflict.options):
        if option.joint:
            if set(option.owners) <= set(members):
                _own(option, k, free, one_way)
                if option.requires is not None:
                    requires[k] = option.requires
        elif option.key.split(".", 1)[0] in members:
            _own(option, k, free, one_way)
    return Reach(tuple(free), one_way, requires)


def _own(option: Option, k: int, free: list[int], one_way: dict[int, int]) -> None:
    if option.irreversible is None:
        free.append(k)
    else:
        one_way[k] = 1 if option.irreversible == "adopted" else -1


def arcs(landing: Landing, reach: Reach, *, limit: int, who: str) -> Arcs:
    """The moves of one mover, one by one: every setting of what it may set, then the consequences, if that is a state.

    `landing` is that of the conflict and its states, the same for all movers.  Raises TooLarge where there are more
    than `limit` of them, or more than `limit` settings to be tried in all.
    """
    states = landing.states
    if landing.conflict.consequences:
        return _by_trial(landing, reach, limit=limit, who=who)
    # Without consequences what is set is what is reached, so combinations are compared rather than settings tried.
    digits = states.digits
    table = blocks(states.space, digits, reach, np.zeros(digits.shape[1], np.int32), limit=limit, who=who)
    if table.count > limit:
        raise TooLarge(f"{who} has {table.count:,} moves; the limit is {limit:,} (--limit-moves N, or limit_moves=N).")
    moves = table.arcs()
    sources, targets = moves.sources.astype(np.int64), moves.targets.astype(np.int64)
    for k, statement in reach.requires.items():
        allowed = states.space.truth(statement, digits)[sources] | (digits[k, targets] <= digits[k, sources])
        sources, targets = sources[allowed], targets[allowed]
    if states.owner is not None:
        sources, targets = states.owner[sources].astype(np.int64), states.owner[targets].astype(np.int64)
    return Arcs.of(states.size, sources, targets)


def _by_trial(landing: Landing, reach: Reach, *, limit: int, who: str) -> Arcs:
    """The moves of one mover where consequences follow: every setting is tried in one combination of each kind."""
    states = landing.states
    tried = math.prod(states.space.radices[k] for k in reach.options) * states.digits.shape[1]
    if tried > limit:
        raise TooLarge(
            f"the moves of {who} would take {large(tried)} trials, one for each state and setting; the limit is "
            f"{limit:,} (--limit-moves N, or limit_moves=N)."
        )
    kind = _kinds(states, reach)
    found = np.concatenate([np.zeros(0, np.int64), *_tries(landing, reach, np.unique(kind, return_index=True)[1])])
    found.sort()
    kinds, targets = np.divmod(found[np.diff(found, prepend=-1) > 0], states.size)
    # What the first of a kind can move to, so can the others.
    of_kind = np.argsort(kind, kind="stable")
    number = np.bincount(kind)
    each = number[kinds]
    within = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    columns = of_kind[np.repeat((np.cumsum(number) - number)[kinds], each) + within]
    sources = columns if states.owner is None else states.owner[columns].astype(np.int64)
    return Arcs.of(states.size, sources, np.repeat(targets, each))


def _kinds(states: States, reach: Reach) -> NDArray[np.int64]:
    """Which combinations are alike for a mover, so that its moves lead to the same states: shape (combinations,).

    They are iff they differ in nothing but options that it sets at will, and what it needs for others holds in both.
    """
    at_will = set(reach.free) - set(reach.requires)
    rest = [k for k in range(len(states.space.options)) if k not in at_will]
    kind = np.unique(states.space.compact(states.digits, rest), return_inverse=True)[1]
    for statement in reach.requires.values():
        kind = np.unique(kind * 2 + states.space.truth(statement, states.digits), return_inverse=True)[1]
    return kind.astype(np.int64)


def _tries(landing: Landing, reach: Reach, columns: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Where some combinations can be moved to: the place of each among `columns`, times the states, plus the target."""
    states = landing.states
    digits = states.digits[:, columns]
    allows = {k: states.space.truth(s, digits) for k, s in reach.requires.items()}
    options = reach.options
    if not options:
        return
    shape = [states.space.radices[k] for k in options]
    settings = math.prod(shape)
    # Several settings are tried at once, one beside another, so that few settings of many states and many settings of
    # few states take about the same.
    batch = max(1, BATCH // len(columns))
    for first in range(0, settings, batch):
        levels = np.array(np.unravel_index(np.arange(first, min(first + batch, settings)), shape), np.uint8)
        allowed = np.ones((levels.shape[1], len(columns)), np.bool_)
        for k, level in zip(options, levels[:, :, None], strict=True):
            if k in reach.one_way:
                allowed &= digits[k] <= level if reach.one_way[k] > 0 else digits[k] >= level
            if k in allows:
                allowed &= allows[k] | (digits[k] > 0) | (level == 0)
        which, column = np.nonzero(allowed)
        moved: Digits = digits[:, column]
        for k, level in zip(options, levels, strict=True):
            moved[k] = level[which]
        target = landing.of(moved)
        lands = target >= 0
        yield column[lands] * states.size + target[lands]


def given(conflict: Conflict, states: States, dm: str) -> Arcs:
    """The moves of one decision maker as the graph form lists them."""
    pairs = (conflict.moves or {}).get(dm, ())
    table = np.array([[states.index(a), states.index(b)] for a, b in pairs], np.int64).reshape(-1, 2)
    return Arcs.of(states.size, table[:, 0], table[:, 1])


def sequences_of(members: Sequence[Arcs], *, limit: int, who: str) -> Arcs:
    """The moves of a forum in graph form: the legal sequences of its members' moves.

    Raises TooLarge above `limit` states, since a matrix of states by states is built.
    """
    size = members[0].size
    if size > limit:
        raise TooLarge(
            f"the joint moves of {who} need a matrix of {size:,} states squared; the limit is {limit:,} "
            "(--limit-matrix N, or limit_matrix=N)."
        )
    sources, targets = np.nonzero(joint([m.matrix() for m in members], "legal"))
    return Arcs.of(size, sources.astype(np.int64), targets.astype(np.int64))
