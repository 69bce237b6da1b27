"""Stages of a conflict that stands now here, now there: its states and moves are found once, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.graph.graph import StatusQuoReading
from detente.graph.states import States
from detente.insight.claims.stage import Stage, Stages
from detente.model.conflict import Conflict, StatusQuo


@dataclass(frozen=True, eq=False)
class Standing(Stages):
    """Stages that share states and moves among conflicts that differ in nothing but what holds in the status quo.

    Whoever takes a status quo for impossible, as one who believes in other rules may, has a stage without one.
    """

    def of(self, conflict: Conflict) -> Stage:
        """The stage of a conflict, with the moves of any other that stands elsewhere."""
        quo = conflict.status_quo
        if quo is None or quo.contested:
            return super().of(conflict)
        nowhere = super().of(replace(conflict, status_quo=None))
        state = _place(nowhere.bare.states, quo)
        if state is None:
            return nowhere
        here = replace(nowhere.bare, readings=(StatusQuoReading("base", state),))
        # Where statements hold has nothing to do with where the dispute stands; what follows from there has.  Each of
        # these stages is kept, since rankings are remembered by the stage that they are of.
        return nowhere.once(("standing", state), lambda: replace(nowhere, bare=here, _kept={}))


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
