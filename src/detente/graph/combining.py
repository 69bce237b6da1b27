"""Combining: the states that combinations of levels come to, for those who set options without counting in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.landing import Landing

if TYPE_CHECKING:
    from detente.graph.states import States
    from detente.model.conflict import Conflict


def states_of(conflict: Conflict, states: States, combinations: Sequence[Sequence[int]]) -> list[int | None]:
    """The state that each combination comes to once all consequences have followed; None where it is no state.

    A combination is the index of a level for each option, in the order of patterns.

    >>> from detente import load, unfold
    >>> chicken = load("chicken")
    >>> states_of(chicken, unfold(chicken).states, [(0, 0), (1, 1)])
    [0, 3]
    """
    if not combinations:
        return []
    digits = np.array(combinations, np.uint8).T
    return [state if state >= 0 else None for state in Landing(conflict, states).of(digits).tolist()]
