"""Nearly sufficient: the fewest comparisons that tell a verdict but for a few orders, where orders were drawn.

A set of comparisons that is sufficient but for one order in a hundred says more than the larger one that is sufficient
without exception, and whether the exception is met depends on the draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.conditions import Table
from detente.insight.deciding.trying import Choice
from detente.insight.orders import Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Counts = NDArray[np.float64]

# Of the orders that meet a set, and of those that give another verdict, so many may do both; one always may.
FEW = 0.05
# Of fewer orders that give another verdict nothing is told.
LEAST_OTHERS = 10


def nearly(choice: Choice, claim: int, verdict: Verdict, least: int) -> tuple[Pair, ...]:
    """The fewest comparisons, one or two, that tell a verdict on a claim but for a few orders; the base order meets them.

    A = the orders drawn evenly that meet the set, B = those that give another verdict: |A| ≥ `least`, |A ∩ B| ≤ 5 % of
    |A|, |A ∩ B| ≤ 5 % of |B| or 1, and |B| ≥ 10.  Of several, the one with the fewest exceptions; of those, the one
    that most orders meet.  Nothing where there is none, or where all orders were tried.
    """
    other = np.array([case.verdicts[claim] != verdict for case in choice.cases[: choice.even]], np.bool_)
    table = Table.of(choice)
    if choice.complete or other.sum() < LEAST_OTHERS or not table.pairs:
        return ()
    listed = np.flatnonzero(table.meets[:, 0])
    meets = table.meets[listed, : choice.even].astype(np.float64)
    support, strays = meets @ meets.T, (meets * other) @ meets.T
    most = max(1.0, FEW * float(other.sum()))
    enough = (support >= least) & (strays <= most) & (strays <= FEW * support)
    # A pair with itself stands for itself, and comes before all others.
    for part in (np.eye(len(listed), dtype=np.bool_), np.triu(np.ones_like(enough), 1)):
        found = np.argwhere(enough & part)
        if len(found):
            first, second = min(found.tolist(), key=lambda at: (strays[at[0], at[1]], -support[at[0], at[1]]))
            return tuple(table.pairs[k] for k in dict.fromkeys((int(listed[first]), int(listed[second]))))
    return ()
