"""Attempts: what comes of a move from a state, by the options that it sets or by where it leads, and what bars it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.graph.settle import Aftermath

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.graph import Mover
    from detente.graph.space import Space
    from detente.graph.states import States
    from detente.model.conflict import Conflict, Option

    Levels = NDArray[np.uint8]

ObstacleKind = Literal[
    "already", "undone", "foreign", "irreversible", "alone", "requires", "infeasible", "no state", "no move"
]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why the model does not let a move be made, and what is concerned.

    `already`: nothing changes.  `undone`: consequences change it back, those named at once, or a merged state does not
    tell it apart.  `foreign`: the options named are somebody else's.  `irreversible`: they are set for good.  `alone`:
    the joint options named take all their owners, in a forum.  `requires`: what must hold before they are adopted does
    not.  `infeasible`: the rules named exclude where it leads.  `no state`: the file does not list where it leads.
    `no move`: the mover has no move to the state named.
    """

    kind: ObstacleKind
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """Where a move leads once the consequences have followed, None if to no state; and the obstacles to it.

    `follows`: the options that stand otherwise there than the move leaves them, since consequences set them.
    """

    state: int | None
    obstacles: tuple[Obstacle, ...] = ()
    follows: tuple[tuple[str, str], ...] = ()

    @property
    def possible(self) -> bool:
        """Whether the model has such a move."""
        return not self.obstacles


def arrival(states: States, mover: Mover, to: str, state: int) -> Attempt:
    """What comes of going to a state that is named; in a conflict that does not have it, the move is no move."""
    there = states.named(to)
    if there is None:
        return Attempt(None, (Obstacle("no state"),))
    if there == state:
        return Attempt(state, (Obstacle("already", (to,)),))
    return Attempt(there, () if there in mover.moves.successors(state) else (Obstacle("no move", (to,)),))


def attempt(
    conflict: Conflict, states: States, members: Collection[str], settings: Sequence[tuple[str, str]], state: int
) -> Attempt:
    """What comes of some decision makers setting options in a state: alone, or as the members of a forum.

    `states`: those of the unfolded conflict.  Of a merged state any of its combinations will do: the first from which
    there is such a move, else the first.
    """
    columns = [state] if states.owner is None else np.flatnonzero(states.owner == state).tolist()
    tries = (_attempted(conflict, states, members, settings, state, states.digits[:, column]) for column in columns)
    first = next(tries)
    return first if first.possible else next((each for each in tries if each.possible), first)


def _attempted(
    conflict: Conflict,
    states: States,
    members: Collection[str],
    settings: Sequence[tuple[str, str]],
    state: int,
    before: Levels,
) -> Attempt:
    space = states.space
    after = before.copy()
    for key, level in settings:
        at, value = space.level(key, level)
        after[at] = value
    if (after == before).all():
        return Attempt(state, (Obstacle("already", tuple(key for key, _ in settings)),))
    obstacles = list(_barred(space, members, before, after))
    settled = Aftermath(conflict, space).settle(after[:, None].copy())
    landed = int(states.locate(settled)[0])
    if landed == state:
        made = {key: level for key, level in settings if after[space.at(key)] != before[space.at(key)]}
        undoing = [
            consequence.id
            for consequence in conflict.consequences
            if any(made.get(key, level) != level for key, level in consequence.set)
            and space.truth(consequence.when, after[:, None])[0]
        ]
        obstacles.append(Obstacle("undone", tuple(undoing)))
    elif landed < 0:
        against = tuple(rule.id for rule in conflict.infeasible if space.truth(rule.when, settled)[0])
        obstacles.append(Obstacle("infeasible", against) if against else Obstacle("no state"))
    options = space.options
    moved = np.flatnonzero(settled[:, 0] != after).tolist()
    follows = tuple((options[k].key, options[k].levels[int(settled[k, 0])]) for k in moved)
    return Attempt(landed if landed >= 0 else None, tuple(obstacles), follows)


def _barred(space: Space, members: Collection[str], before: Levels, after: Levels) -> Iterator[Obstacle]:
    """What stands against setting options so, wherever it leads: one obstacle of each kind."""
    options = space.options
    changed = [(options[k], after[k] > before[k]) for k in np.flatnonzero(after != before).tolist()]
    together = len(set(members)) > 1
    foreign = [o.key for o, _ in changed if set(members).isdisjoint(_owners(o))]
    once = [o.key for o, up in changed if o.irreversible == ("abandoned" if up else "adopted")]
    # One owner may abandon a joint option; a forum sets one only where all its owners sit in it.
    alone = [
        o.key
        for o, up in changed
        if o.joint and o.key not in foreign and not set(o.owners) <= set(members) and (up or together)
    ]
    unmet = [
        o.key
        for o, up in changed
        if up and o.requires is not None and o.key not in alone and not space.truth(o.requires, before[:, None])[0]
    ]
    kinds: tuple[ObstacleKind, ...] = ("foreign", "irreversible", "alone", "requires")
    for kind, keys in zip(kinds, (foreign, once, alone, unmet), strict=True):
        if keys:
            yield Obstacle(kind, tuple(keys))


def _owners(option: Option) -> tuple[str, ...]:
    return option.owners if option.joint else (option.key.partition(".")[0],)
