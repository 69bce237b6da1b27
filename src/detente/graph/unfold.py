"""Conflict → Graph: enumerate the feasible states, find who can move where, and rank the states for everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.errors import ConflictError, Problem, insist
from detente.graph.blocks import blocks
from detente.graph.graph import Graph, Mover, Moves, StatusQuoReading
from detente.graph.landing import Landing
from detente.graph.moving import arcs, given, reach_of_dm, reach_of_forum, sequences_of
from detente.graph.naming import feasible_states
from detente.graph.preference import Ranks, Relation
from detente.graph.ranking import order
from detente.graph.sequences import LIMIT_MATRIX
from detente.model.conflict import Conflict

if TYPE_CHECKING:
    from detente.graph.states import States

LIMIT = 2**22
LIMIT_MOVES = 2**26
Storage = Literal["blocks", "arcs"]


def unfold(
    conflict: Conflict,
    *,
    limit: int = LIMIT,
    limit_moves: int = LIMIT_MOVES,
    limit_matrix: int = LIMIT_MATRIX,
    storage: Storage | None = None,
    sized: Callable[[int, int], None] | None = None,
) -> Graph:
    """The graph of a conflict: its feasible states, everybody's moves, and everybody's preferences over the states.

    `limit`: how many combinations of options may be held at once; `limit_moves`: how many trials a mover's moves may
    take where they are stored one by one; `limit_matrix`: how many states there may be where a matrix of states by
    states is needed, as for forums in graph form.  `sized` is told the number of combinations and of feasible states
    before the moves are built.  `storage` forces a way to store moves; by default blocks wherever they can serve.
    Raises ConflictError for a model that contradicts itself and TooLarge where a limit is met.

    >>> from detente import load
    >>> unfold(load("prisoners-dilemma")).size
    4
    """
    insist(conflict, Conflict, "unfold takes a conflict: unfold(load(path))")
    states = feasible_states(conflict, limit)
    combinations = states.size if conflict.graph_form else states.space.combinations
    if sized is not None:
        sized(combinations, states.size)
    dms = tuple(d.id for d in conflict.decision_makers)
    orders = _orders(conflict, states, dms, limit_matrix)
    attitudes = {(dms.index(a.holder), dms.index(a.towards)): a.value for a in conflict.attitudes if a.value}
    plain = not (conflict.graph_form or conflict.consequences or states.owner is not None or attitudes)
    ranked = all(not isinstance(o, Relation) for o in orders)
    use = storage or ("blocks" if plain and ranked else "arcs")
    if use == "blocks" and not (plain and ranked):
        raise ValueError("blocks store plain option form only: no consequences, merged states, attitudes, relations")

    landing = Landing(conflict, states)

    def single(i: int) -> Callable[[], Moves]:
        return lambda: _moves(landing, dms[i], orders[i], use, limit_moves)

    movers = tuple(Mover(dm, (i,), single(i)) for i, dm in enumerate(dms))

    def together(members: tuple[int, ...], who: str) -> Callable[[], Moves]:
        if conflict.graph_form:
            return lambda: sequences_of([movers[i].arcs for i in members], limit=limit_matrix, who=who)
        reach = reach_of_forum(conflict, [dms[i] for i in members])
        return lambda: arcs(landing, reach, limit=limit_moves, who=who)

    forums = []
    shared: dict[tuple[int, ...], Callable[[], Moves]] = {}
    for forum in conflict.forums:
        members = tuple(sorted({dms.index(m) for m in forum.members}))
        # A coalition of one is its member; forums of the same members share their moves.
        alone = movers[members[0]]
        build = cache(together(members, forum.id)) if len(members) > 1 else lambda alone=alone: alone.moves
        forums.append(Mover(forum.id, members, shared.setdefault(members, build)))
    return Graph(
        decision_makers=dms,
        states=states,
        movers=movers,
        forums=tuple(forums),
        orders=orders,
        attitudes=attitudes,
        readings=_readings(conflict, states),
        combinations=combinations,
        title=conflict.title,
    )


def _orders(
    conflict: Conflict, states: States, dms: tuple[str, ...], limit: int
) -> tuple[Ranks | Relation | None, ...]:
    found: list[Ranks | Relation | None] = []
    problems: list[Problem] = []
    for dm in dms:
        try:
            found.append(order(conflict, states, dm, limit=limit))
        except ConflictError as error:
            problems += error.problems
    if problems:
        raise ConflictError(problems)
    return tuple(found)


def _moves(landing: Landing, dm: str, preference: Ranks | Relation | None, use: Storage, limit: int) -> Moves:
    conflict, states = landing.conflict, landing.states
    if conflict.graph_form:
        return given(conflict, states, dm)
    reach = reach_of_dm(conflict, dm)
    if use == "arcs":
        return arcs(landing, reach, limit=limit, who=dm)
    ranks = preference.ranks if isinstance(preference, Ranks) else np.zeros(states.size, np.int32)
    return blocks(states.space, states.digits, reach, ranks, limit=limit, who=dm)


def _levels_at(conflict: Conflict, states: States, name: str) -> dict[str, str]:
    """The levels of a named state, which contested entries set otherwise."""
    levels = states.levels(states.index(name))
    if any(len(each) > 1 for each in levels):
        raise ConflictError.of(
            "DET312",
            f"the status quo {name} merges several combinations, so a contested entry cannot set one of its options",
            conflict.places.get(("status_quo",)),
            "List what holds instead of naming the state.",
        )
    return {o.key: o.levels[min(each)] for o, each in zip(states.space.options, levels, strict=True)}


def _readings(conflict: Conflict, states: States) -> tuple[StatusQuoReading, ...]:
    quo = conflict.status_quo
    if quo is None:
        return ()
    if quo.state is not None and not quo.contested:
        return (StatusQuoReading("base", states.index(quo.state)),)
    base = dict(quo.levels or ()) if quo.state is None else _levels_at(conflict, states, quo.state)
    settings = [("base", base, ""), *((c.id, {**base, **dict(c.set)}, c.held_by) for c in quo.contested)]
    readings, problems = [], []
    for name, levels, held_by in settings:
        digits = np.zeros((len(states.space.options), 1), np.uint8)
        for key, level in levels.items():
            k, value = states.space.level(key, level)
            digits[k, 0] = value
        state = int(states.locate(digits)[0])
        if state < 0:
            place = conflict.places.get((name,)) or conflict.places.get(("status_quo",))
            what = "the status quo" if name == "base" else f"the reading '{name}' of the status quo"
            problems.append(
                Problem(
                    "DET308",
                    f"{what} is not a feasible state",
                    place,
                    "'detente solve FILE --why-infeasible' tells which rule excludes it.",
                )
            )
        readings.append(StatusQuoReading(name, state, held_by))
    if problems:
        raise ConflictError(problems)
    return tuple(readings)
