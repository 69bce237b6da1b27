"""Which rule removes which combinations: what each excludes, and what nothing else excludes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.space import Space, excludes, feasible, large
from detente.graph.states import States
from detente.grid import Grid, plainly, plural

if TYPE_CHECKING:
    from detente.model.conflict import Conflict


@dataclass(frozen=True, slots=True)
class Removal:
    """What one rule or consequence removes: how many combinations, how many that nothing else does, some patterns."""

    id: str
    count: int
    alone: int
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Removed:
    """What the rules and consequences remove together, of how many combinations, and each of them by itself."""

    combinations: int
    left: int
    rules: tuple[Removal, ...]

    def __repr__(self) -> str:
        """Count them, in one line."""
        rules = len(self.rules)
        leave = "leaves" if rules == 1 else "leave"
        left = f"{large(self.left)} of {large(self.combinations)} combinations"
        return f"<Removed: {rules} {plural(rules, 'rule')} {leave} {left}>"

    def _repr_html_(self) -> str:
        rows = tuple((rule.id, f"{rule.count:,}", f"{rule.alone:,}", ", ".join(rule.patterns)) for rule in self.rules)
        return Grid(("rule", "removes", "that nothing else does", "such as"), rows, plainly(self)).html()


def removed(conflict: Conflict, *, limit: int = 2**22, shown: int = 8) -> Removed:
    """For each rule and consequence, the combinations that it takes away from the states.

    `limit`: how many combinations may be held at once (TooLarge above it).  `shown`: how many patterns are listed.
    In graph form there are no rules.  It needs no feasible state, so it also explains why there is none.

    >>> import detente as dt
    >>> [(r.id, r.count) for r in dt.removed(dt.load("groundwater")).rules]
    [('no_appeal_once_settled', 12), ('court_ends_it', 8)]
    """
    space = Space(conflict.options)
    exclusions = excludes(space, conflict.infeasible, conflict.consequences)
    if not exclusions:
        return Removed(space.combinations, space.combinations, ())
    digits = feasible(space, [], limit)
    every = States(digits.shape[1], space, digits)
    rows = list(digits)
    # Twice over the rules rather than once with a table of rules by combinations, which may be large.
    times = np.zeros(every.size, np.int32)
    for exclusion in exclusions:
        times += exclusion.applies(rows)
    found = []
    for exclusion in exclusions:
        mask = exclusion.applies(rows)
        patterns = tuple(every.pattern(int(k)) or "" for k in np.flatnonzero(mask)[:shown])
        found.append(Removal(exclusion.id, int(mask.sum()), int((mask & (times == 1)).sum()), patterns))
    return Removed(every.size, int((times == 0).sum()), tuple(found))
