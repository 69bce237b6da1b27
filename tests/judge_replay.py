"""The judge on replaying: what setting options leads to, and which orders explain moves, with every order tried."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.model.conflict import Conflict, Option, Statements
from detente.model.patch import believed
from judge_deciding import counted
from judge_moves import _reversible
from judge_preferences import _wanted, prefers
from judge_states import Combination, completions, declared, holds, settled, states

Order = tuple[str, ...]
Pair = tuple[str, str]
Settings = Sequence[tuple[str, str]]


def members_of(conflict: Conflict, by: str) -> frozenset[str]:
    """Who moves: a decision maker, or the members of a forum."""
    return next((frozenset(f.members) for f in conflict.forums if f.id == by), frozenset({by}))


def attempted(conflict: Conflict, by: str, settings: Settings, name: str) -> tuple[bool, str | None, set[Pair]]:
    """Whether the mover can set these options so in a state and be in another then; the state that comes of it; and
    the options that stand otherwise there than they were left, with their levels.

    Of a merged state: from some combination of it; what comes of it is told for the first such, else for the first.
    """
    tries = [_tried(conflict, by, settings, name, before) for before in _in_order(completions(conflict)[name])]
    return next((each for each in tries if each[0]), tries[0])


def _in_order(merged: set[Combination]) -> list[Combination]:
    return sorted(merged, key=lambda combination: combination[::-1])


def _tried(
    conflict: Conflict, by: str, settings: Settings, name: str, before: Combination
) -> tuple[bool, str | None, set[Pair]]:  # fmt: skip
    wanted = dict(settings)
    after = tuple(
        option.levels.index(wanted[option.key]) if option.key in wanted else here
        for option, here in zip(declared(conflict), before, strict=True)
    )
    landing = settled(conflict, after)
    there = next((state for state, merged in completions(conflict).items() if landing in merged), None)
    able = all(
        level in _settable(conflict, members_of(conflict, by), option, before) and _reversible(option, here, level)
        for option, here, level in zip(declared(conflict), before, after, strict=True)
    )
    follows = {
        (option.key, option.levels[level])
        for option, left, level in zip(declared(conflict), after, landing, strict=True)
        if left != level
    }
    return able and there not in {None, name}, there, follows


def _settable(conflict: Conflict, members: frozenset[str], option: Option, before: Combination) -> set[int]:
    """The levels that the members may give an option: their own any; a joint one as section 4a of the file says."""
    here = before[declared(conflict).index(option)]
    if any(option in dm.options for dm in conflict.decision_makers if dm.id in members):
        return set(range(len(option.levels)))
    if not option.owners:
        return {here}
    if len(members) == 1:
        return {here, 0} if members <= set(option.owners) else {here}
    if not set(option.owners) <= members:
        return {here}
    return {here, 0, 1} if option.requires is None or holds(conflict, option.requires, before) else {here, 0}


def orders_of(conflict: Conflict, dm: str) -> list[Order]:
    """Every admissible order of the statements of a decision maker that count."""
    tiers = [list(itertools.permutations(tier)) for tier in counted(conflict)[dm]]
    return [tuple(itertools.chain(*chosen)) for chosen in itertools.product(*tiers)]


def better_in(conflict: Conflict, dm: str, order: Order, before: str, after: str) -> bool:
    """Whether a state is better where the statements count in this order: the first that differs decides."""
    preference = conflict.preferences[dm]
    assert isinstance(preference, Statements)
    wants = {want.id: want for want in preference.wants}
    for name in order:
        there, here = (_wanted(conflict, wants[name], state) for state in (after, before))
        if there != here:
            return there
    return False


def explaining_in_minds(
    conflict: Conflict, by: str, settings: Settings, name: str, dm: str
) -> dict[str, set[Order]]:  # fmt: skip
    """Everybody whose beliefs make a move better for its mover in some order, with these orders of what they believe.

    Where states are not merged: a state is the same where the same options hold.
    """
    (before,) = completions(conflict)[name]
    found = {}
    for holder in {belief.holder for belief in conflict.beliefs}:
        own = believed(conflict, holder)
        here = next((state for state, merged in completions(own).items() if before in merged), None)
        possible, after, _ = attempted(own, by, settings, here) if here is not None else (False, None, set[Pair]())
        if possible and here is not None and after is not None:
            found[holder] = {order for order in orders_of(own, dm) if better_in(own, dm, order, here, after)}
    return {holder: explaining for holder, explaining in found.items() if explaining}


@dataclass
class Told:
    """What the judge finds of the moves of one decision maker: the orders left, and the sets of those explaining."""

    left: set[Order]
    counting: dict[str, set[Order]] = field(default_factory=dict)


def least_contradicting(told: Told, explaining: set[Order]) -> int | None:
    """The fewest counted moves that no order explains together with a new one; None where some order explains all."""
    if told.left & explaining:
        return None
    return next(
        size
        for size in range(len(told.counting) + 1)
        for chosen in itertools.combinations(told.counting.values(), size)
        if not explaining.intersection(*chosen)
    )


def above(order: Order, pair: Pair) -> bool:
    """Whether the first stands above the second."""
    return order.index(pair[0]) < order.index(pair[1])


def pairs_of(conflict: Conflict, dm: str) -> list[Pair]:
    """The pairs of statements of one tier of a decision maker."""
    return [pair for tier in counted(conflict)[dm] for pair in itertools.combinations(tier, 2)]


def nearest_of(conflict: Conflict, dm: str, left: set[Order]) -> Order:
    """Of some orders the one with the fewest pairs the other way round than listed; of several the first as listed."""
    listed = orders_of(conflict, dm)[0]
    return min(
        left,
        key=lambda order: (
            sum(not above(order, pair) for pair in pairs_of(conflict, dm)),
            [listed.index(name) for name in order],
        ),
    )


@dataclass
class Followed:
    """What the judge says of one move: possible, where the dispute then stands, and for each mover gain and orders."""

    possible: bool
    after: str
    follows: set[Pair]
    improves: dict[str, bool | None]
    explaining: dict[str, set[Order]]
    against: dict[str, int | None]
    minds: dict[str, dict[str, set[Order]]]


def followed(conflict: Conflict, moves: Sequence[tuple[str, Settings]]) -> tuple[list[Followed], dict[str, Told]]:
    """A chronicle followed from the status quo, move by move, and what is left of everybody's orders in the end."""
    quo = dict(conflict.status_quo.levels or ()) if conflict.status_quo else {}
    start = tuple(o.levels.index(quo[o.key]) if o.key in quo else 0 for o in declared(conflict))
    here = next(name for name in states(conflict) if start in completions(conflict)[name])
    stating = [dm for dm, preference in conflict.preferences.items() if isinstance(preference, Statements)]
    told = {dm: Told(set(orders_of(conflict, dm))) for dm in stating}
    found = []
    for number, (by, settings) in enumerate(moves):
        possible, there, follows = attempted(conflict, by, settings, here)
        after = there or here
        one = Followed(possible, after, follows if after != here else set(), {}, {}, {}, {})
        for dm in members_of(conflict, by) if possible else ():
            one.improves[dm] = prefers(conflict, dm, after, here) if dm in conflict.preferences else None
            if dm in told:
                explaining = {o for o in orders_of(conflict, dm) if better_in(conflict, dm, o, here, after)}
                one.explaining[dm] = explaining
                if not explaining:
                    one.minds[dm] = explaining_in_minds(conflict, by, settings, here, dm)
                one.against[dm] = least_contradicting(told[dm], explaining)
                if one.against[dm] is None:
                    told[dm].left &= explaining
                    told[dm].counting[f"m{number}"] = explaining
        found.append(one)
        here = after
    return found, told
