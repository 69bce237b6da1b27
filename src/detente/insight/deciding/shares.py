"""Shares: in how many of the orders that an account admits a claim holds; small print, and never a probability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.trying import Choice, Found

# The quantile of the normal distribution for an interval that covers 95 in 100.
NORMAL_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """In how many orders a claim holds, of those in which it is neither vacuous nor undecided.

    `share`: None where it is so in no order; `low` and `high`: its interval, the share itself where it is `exact`, that
    is where all admissible orders were tried.  `defined`: in how many of the `n` orders, as a share, it is neither.
    `null_share`: the same share among random orders and signs of the same statements, whatever the tiers.
    """

    share: float | None
    low: float | None
    high: float | None
    defined: float
    n: int
    exact: bool
    null_share: float | None


def share(choice: Choice, null: Sequence[Found], claim: int) -> Share:
    """The share of a claim among the orders that were drawn evenly, or enumerated, with nothing left out."""
    verdicts = [case.verdicts[claim] for case in choice.cases[: choice.even]]
    held, defined = _counted(verdicts)
    chance, possible = _counted([each[claim] for each in null])
    value = held / defined if defined else None
    low, high = (value, value) if choice.complete or not defined else wilson(held, defined)
    return Share(
        value,
        low,
        high,
        defined / len(verdicts) if verdicts else 0.0,
        len(verdicts),
        choice.complete,
        chance / possible if possible else None,
    )


def _counted(verdicts: Sequence[Verdict]) -> tuple[int, int]:
    return verdicts.count("holds"), sum(verdict not in {"vacuous", "undecided"} for verdict in verdicts)


def wilson(held: int, n: int, z: float = NORMAL_95) -> tuple[float, float]:
    """The score interval of a share: where the true share lies, but for 1 in 20 such samples.

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), with p = held/n.

    Source: [Wilson1927].

    >>> [round(end, 3) for end in wilson(10, 10)]
    [0.722, 1.0]
    """
    p = held / n
    middle = p + z * z / (2 * n)
    spread = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # Rounding must not lead past the share itself.
    return max(0.0, min(p, (middle - spread) / scale)), min(1.0, max(p, (middle + spread) / scale))
