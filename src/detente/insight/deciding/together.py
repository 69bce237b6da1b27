"""Claims together: which never hold at once, how often all do, and which comparisons set one against another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.deciding import Deciding, Sufficient
from detente.insight.deciding.trying import Choice
from detente.insight.orders import Pair

MOST_CLAIMS = 3


@dataclass(frozen=True, slots=True)
class Together:
    """Which claims never hold at once in any order tried.

    `never`: the smallest sets of claims, by their positions, each of which holds in some order, but never all of them
    in one.  `share`: in how many of the orders, as a share, no claim fails that is neither vacuous nor undecided; None
    where no order has such a claim.  `proved`: whether all admissible orders were tried.
    """

    never: tuple[tuple[int, ...], ...]
    share: float | None
    n: int
    proved: bool


def together(choice: Choice, *, most: int = MOST_CLAIMS) -> Together:
    """Which of at most `most` claims never hold at once, in the conflict with nothing left out.

    A claim that never holds at all is no matter of others, and stands in none of the sets.
    """
    holding = {frozenset(k for k, v in enumerate(case.verdicts) if v == "holds") for case in choice.cases}
    able = sorted(set().union(*holding))
    never: list[tuple[int, ...]] = []
    for size in range(2, most + 1):
        for chosen in combinations(able, size):
            if any(set(smaller) <= set(chosen) for smaller in never):
                continue
            if not any(set(chosen) <= held for held in holding):
                never.append(chosen)
    defined = [_defined(case.verdicts) for case in choice.cases[: choice.even]]
    telling = [verdicts for verdicts in defined if verdicts]
    share = sum(verdicts == {"holds"} for verdicts in telling) / len(telling) if telling else None
    return Together(tuple(never), share, len(choice.cases), choice.complete)


def _defined(verdicts: Sequence[Verdict]) -> set[Verdict]:
    return {verdict for verdict in verdicts if verdict not in {"vacuous", "undecided"}}


@dataclass(frozen=True, slots=True)
class Crossing:
    """A comparison that sets one claim against another: `above` serves the first to hold and the second to fail."""

    first: int
    second: int
    above: Pair


def crossings(decided: Sequence[Deciding]) -> tuple[Crossing, ...]:
    """The comparisons that set one claim against another, by the sets that decide them in the whole conflict.

    `x > y` sets claim i against claim j iff it stands in a set that is sufficient for i to hold and in one that is
    sufficient for j to fail, or its reverse in one for i to fail and in one for j to hold; and it does not do the same
    for j against i.
    """
    holding = [_pairs(each.holding) for each in decided]
    failing = [_pairs(each.failing) for each in decided]

    def against(i: int, j: int) -> list[Pair]:
        there = [pair for pair in holding[i] if pair in failing[j]]
        return list(dict.fromkeys([*there, *(pair[::-1] for pair in failing[i] if pair in holding[j])]))

    return tuple(
        Crossing(i, j, pair)
        for i, j in combinations(range(len(decided)), 2)
        for pair in against(i, j)
        if pair not in against(j, i)
    )


def _pairs(sets: Sequence[Sufficient]) -> list[Pair]:
    return list(dict.fromkeys(pair for each in sets if not each.without for pair in each.above))
