"""Stages of a conflict that stands now here, now there: its states and moves are found once, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from detente.graph.graph import StatusQuoReading
from detente.graph.states import States
from detente.insight.claims.stage import Stage, Stages
from detente.model.conflict import Conflict, StatusQuo

# Where so many stages are remembered they are forgotten: what follows from a place takes memory, a few megabytes each.
MOST_STANDING = 50


@dataclass(frozen=True, eq=False)
class Standing(Stages):
    """Stages that share states and moves among conflicts that differ in nothing but what holds in the status quo.

    Whoever takes a status quo for impossible, as one who believes in other rules may, has a stage without one.
    """

    _standing: dict[tuple[int, int], Stage] = field(default_factory=dict, repr=False)

    def of(self, conflict: Conflict) -> Stage:
        """The stage of a conflict, with the moves of any other that stands elsewhere."""
        quo = conflict.status_quo
        if quo is None or quo.contested:
            return super().of(conflict)
        nowhere = super().of(replace(conflict, status_quo=None))
        state = _place(nowhere.bare.states, quo)
        if state is None:
            return nowhere
        key = (id(nowhere), state)
        if key not in self._standing:
            here = replace(nowhere.bare, readings=(StatusQuoReading("base", state),))
            # Where statements hold has nothing to do with where the dispute stands; what follows from there has.
            self._standing[key] = replace(nowhere, bare=here, _kept={})
        return self._standing[key]

    def forget(self) -> None:
        """Forget where the dispute stood, once that is much; only while no world of these stages is in use."""
        if len(self._standing) > MOST_STANDING:
            self._standing.clear()


def _place(states: States, quo: StatusQuo) -> int | None:
    """The state of a status quo, None where it is none."""
    if quo.levels is None:
        return states.named(quo.state or "")
    levels = np.zeros((len(states.space.options), 1), np.uint8)
    for key, level in quo.levels:
        at, value = states.space.level(key, level)
        levels[at, 0] = value
    state = int(states.locate(levels)[0])
    return state if state >= 0 else None
