"""Consequences: what follows by itself after a move, applied in listed order until nothing changes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import ConflictError, TooLarge

if TYPE_CHECKING:
    from detente.graph.space import Digits, Space
    from detente.model.conflict import Conflict

MOST_PASSES = 10_000


@dataclass(frozen=True, eq=False)
class Aftermath:
    """The consequences of a conflict, ready to be applied to many combinations at once."""

    conflict: Conflict
    space: Space

    def settle(self, digits: Digits) -> Digits:
        """The combinations after all consequences: shape as `digits`, which is changed in place.

        Raises ConflictError where consequences go round in a circle (the reader finds most such models at load).
        """
        rules = [(c.when, [self.space.level(k, v) for k, v in c.set]) for c in self.conflict.consequences]
        columns = np.arange(digits.shape[1])
        # A combination is at rest when a whole pass moves nothing in it, not even there and back.  Without a circle no
        # combination comes twice, so a pass for each combination of what is set is enough.
        touched = {k for _, settings in rules for k, _ in settings}
        passes = min(MOST_PASSES, math.prod(self.space.radices[k] for k in touched) + 2)
        for _ in range(passes):
            active = digits[:, columns]
            moved = np.zeros(len(columns), np.bool_)
            for when, settings in rules:
                holds = self.space.truth(when, active)
                for k, level in settings:
                    moved |= holds & (active[k] != level)
                    active[k, holds] = level
            digits[:, columns] = active
            columns = columns[moved]
            if not len(columns):
                return digits
        if passes == MOST_PASSES:
            raise TooLarge(f"the consequences do not come to rest within {passes:,} rounds; make them simpler")
        first = self.conflict.consequences[0]
        raise ConflictError.of(
            "DET301",
            "the consequences go round in a circle: from some combination of options they never come to rest",
            self.conflict.places.get((first.id,)),
            "Change one of the conditions, so that no consequence undoes what another sets.",
        )
