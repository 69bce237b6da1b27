"""The outcomes of two conflicts side by side, told apart by the options that both have.

An *outcome* is here what it is for claims and for an audit, Out of the status quo in its first reading: where
improvements may lead, and where nobody who may move, alone or in a forum, would leave.  Individual equilibria would
count states that a forum leaves at once, and states that nobody ever comes to.  Without a status quo on either side it
is all that would last, wherever things stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.errors import Missing
from detente.insight.claims.scene import Scene
from detente.insight.claims.world import World
from detente.model.conflict import Option

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

Named = tuple[str, ...]
Basis = Literal["outcomes", "lasting", "nothing"]


@dataclass(frozen=True, slots=True)
class OutcomeCompared:
    """What holds of the options that both have (or the name of a state), and which conflicts may come to rest there."""

    on: tuple[str, ...]
    where: Literal["a", "b", "both"]


@dataclass(frozen=True, slots=True)
class OutcomesCompared:
    """The outcomes of both; `basis` tells what was compared, and `because`, where it is nothing, why.

    `common`: the options that both have, with the same levels.
    """

    basis: Basis
    rows: tuple[OutcomeCompared, ...] = ()
    common: tuple[str, ...] = ()
    because: str = ""

    def only(self, where: Literal["a", "b", "both"]) -> tuple[OutcomeCompared, ...]:
        """The outcomes of one conflict alone, or of both."""
        return tuple(row for row in self.rows if row.where == where)


def outcomes_compared(a: World, b: World) -> OutcomesCompared:
    """The outcomes of two conflicts of the same names.

    Raises TooLarge at a limit of the worlds.
    """
    starts = bool(a.stage.bare.readings and b.stage.bare.readings)
    basis: Basis = "outcomes" if starts else "lasting"
    masks = []
    for which, world in (("A", a), ("B", b)):
        try:
            masks.append(_resting(world, starts=starts))
        except Missing as missing:
            return OutcomesCompared("nothing", because=f"in {which} {missing}")
    if a.stage.bare.states.graph_form:
        return OutcomesCompared(basis, _by_name(a, b, masks))
    others = {option.key: option.levels for option in b.conflict.options}
    common = [option for option in a.conflict.options if others.get(option.key) == option.levels]
    if not common:
        return OutcomesCompared("nothing", because="the two conflicts have no option in common")
    settings = [_settings(world, mask, common) for world, mask in zip((a, b), masks, strict=True)]
    told = {setting: _on(setting, common) for setting in sorted(settings[0] | settings[1])}
    here, there = ({told[setting] for setting in each} for each in settings)
    return OutcomesCompared(basis, _rows(here, there, told.values()), tuple(option.key for option in common))


def _by_name(a: World, b: World, masks: Sequence[Mask]) -> tuple[OutcomeCompared, ...]:
    """The outcomes in graph form, by the names of states, those that only one has included."""
    listed: list[Named] = [(state.name,) for world in (a, b) for state in world.conflict.states or ()]
    mine, theirs = (_named(world, mask) for world, mask in zip((a, b), masks, strict=True))
    return _rows(mine, theirs, dict.fromkeys(listed))


def _named(world: World, mask: Mask) -> set[Named]:
    return {(world.stage.bare.states.name(int(state)),) for state in np.flatnonzero(mask)}


def _resting(world: World, *, starts: bool) -> Mask:
    if not starts:
        return world.settled
    return Scene(world, world.stage.bare.readings[0].id).outcomes


def _settings(world: World, mask: Mask, common: list[Option]) -> set[tuple[int, ...]]:
    """How the common options stand in the states; of a merged state, in each of its combinations."""
    states = world.stage.bare.states
    keys = [option.key for option in states.space.options]
    rows = [keys.index(option.key) for option in common]
    columns = np.flatnonzero(mask if states.owner is None else mask[states.owner])
    return {tuple(column) for column in np.unique(states.digits[rows][:, columns], axis=1).T.tolist()}


def _on(setting: tuple[int, ...], common: list[Option]) -> tuple[str, ...]:
    return tuple(
        f"{option.key}={option.levels[level]}" if option.ladder else option.key
        for option, level in zip(common, setting, strict=True)
        if level
    )


def _rows(mine: set[Named], theirs: set[Named], order: Iterable[Named]) -> tuple[OutcomeCompared, ...]:
    """The outcomes of either in a given order, those of both first."""
    rows = [
        OutcomeCompared(on, "both" if on in mine and on in theirs else "a" if on in mine else "b")
        for on in order
        if on in mine or on in theirs
    ]
    return tuple(sorted(rows, key=lambda row: ("both", "a", "b").index(row.where)))
