"""Nearly sufficient: the one comparison that tells a verdict but for a few orders, where orders were drawn.

A comparison that tells a verdict but for one order in a hundred says more than several that tell it without exception,
and whether the exception is met depends on the draw.
"""

from __future__ import annotations

import numpy as np

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.conditions import Table
from detente.insight.deciding.trying import Choice
from detente.insight.orders import Pair

# Of the orders that meet a comparison, and of those that give another verdict, so many may do both; one always may.
FEW = 0.05
# Of fewer orders that give another verdict nothing is told.
LEAST_OTHERS = 10


def nearly(choice: Choice, claim: int, verdict: Verdict, least: int) -> Pair | None:
    """The comparison that tells a verdict but for a few orders, and that the base order meets.

    A = the orders drawn evenly that meet it, B = those that give another verdict: |A| ≥ `least`, |A ∩ B| ≤ 5 % of |A|,
    |A ∩ B| ≤ 5 % of |B| or 1, and |B| ≥ 10.  Of several, the one with the fewest exceptions; of those, the one that
    most orders meet.  None where there is none, or where all orders were tried.
    """
    other = np.array([case.verdicts[claim] != verdict for case in choice.cases[: choice.even]], np.bool_)
    table = Table.of(choice)
    if choice.complete or other.sum() < LEAST_OTHERS or not table.pairs:
        return None
    meets = table.meets[:, : choice.even]
    support, strays = meets.sum(axis=1), (meets & other).sum(axis=1)
    most = max(1.0, FEW * float(other.sum()))
    # The base order is the first.
    enough = meets[:, 0] & (support >= least) & (strays <= most) & (strays <= FEW * support)
    found = np.flatnonzero(enough).tolist()
    return table.pairs[min(found, key=lambda k: (strays[k], -support[k]))] if found else None
