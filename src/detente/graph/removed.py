"""Which rule removes which combinations: what each excludes, and what nothing else excludes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.space import Space, excludes, feasible
from detente.graph.states import States

if TYPE_CHECKING:
    from detente.model.conflict import Conflict


@dataclass(frozen=True, slots=True)
class Removal:
    """What one rule or consequence removes: how many combinations, how many that nothing else does, some patterns."""

    id: str
    count: int
    alone: int
    patterns: tuple[str, ...]


def removed(conflict: Conflict, *, limit: int = 2**22, shown: int = 8) -> list[Removal]:
    """For each rule and consequence, the combinations that it takes away from the states.

    `limit`: how many combinations may be held at once (TooLarge above it).  `shown`: how many patterns are listed.
    In graph form there are no rules, so the list is empty.
    """
    space = Space(conflict.options)
    exclusions = excludes(space, conflict.infeasible, conflict.consequences)
    if not exclusions:
        return []
    digits = feasible(space, [], limit)
    every = States(digits.shape[1], space, digits)
    applies = np.array([e.applies(list(digits)) for e in exclusions])
    times = applies.sum(axis=0)
    found = []
    for exclusion, mask in zip(exclusions, applies, strict=True):
        first = np.flatnonzero(mask)[:shown]
        patterns = tuple(every.pattern(int(k)) or "" for k in first)
        found.append(Removal(exclusion.id, int(mask.sum()), int((mask & (times == 1)).sum()), patterns))
    return found
