"""Situations: the same conflict, standing elsewhere, as it is once moves have been made."""

from __future__ import annotations

from dataclasses import replace

from detente.graph.states import States
from detente.model.conflict import Conflict, StatusQuo


def standing_at(conflict: Conflict, states: States, state: int) -> Conflict:
    """The conflict with a state for its status quo, and nothing contested about it.

    `states`: those of the unfolded conflict.  Of a merged state any of its combinations serves, and the first
    is taken.  What the status quo rested on is gone with it.

    >>> import detente as dt
    >>> ferry = dt.load("ferry")
    >>> graph = dt.unfold(ferry)
    >>> dt.unfold(standing_at(ferry, graph.states, 2)).readings[0].state
    2
    """
    if states.graph_form:
        return replace(conflict, status_quo=StatusQuo(state=states.name(state)))
    column = state if states.owner is None else int((states.owner == state).argmax())
    held = (
        (option.key, option.levels[level])
        for option, level in zip(states.space.options, map(int, states.digits[:, column]), strict=True)
        if level
    )
    return replace(conflict, status_quo=StatusQuo(levels=tuple(held)))
