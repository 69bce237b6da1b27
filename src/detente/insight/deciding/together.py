"""Claims together: which never hold at once, how often all do, and which comparisons set one against another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.deciding import Deciding, Sufficient
from detente.insight.deciding.trying import Case, Choice
from detente.insight.orders import Pair

MOST_CLAIMS = 3
# Claims that have nothing to do with each other would all hold in this many of the orders drawn, or it is no wonder
# that they never do: with 3 expected, none comes in 1 of 20 such draws.
LEAST_EXPECTED = 3.0


@dataclass(frozen=True, slots=True)
class Together:
    """Which claims never hold at once in any order tried.

    `never`: the smallest sets of claims, by their positions, each of which holds in some order, but never all of them
    in one; where not all orders were tried, those alone that would be expected to hold at once in some.  `share`: in
    how many of the orders, as a share, no claim fails that is neither vacuous nor undecided; None where no order has
    such a claim.  `proved`: whether all admissible orders were tried.
    """

    never: tuple[tuple[int, ...], ...]
    share: float | None
    n: int
    proved: bool


def together(
    choice: Choice, *, beside: Sequence[Case] = (), most: int = MOST_CLAIMS, expected: float = LEAST_EXPECTED
) -> Together:
    """Which of at most `most` claims never hold at once, in the conflict with nothing left out.

    A claim that never holds at all is no matter of others, and stands in none of the sets.  `beside`: other cases of
    that conflict, which count against a set like those of the choice.

    Where orders were drawn, a set counts only if n Π pᵢ ≥ `expected`, with n the orders that were drawn evenly and pᵢ
    the share of them in which its i-th claim holds: claims that hold seldom are not seen together by chance.
    """
    holding = {frozenset(k for k, v in enumerate(case.verdicts) if v == "holds") for case in (*choice.cases, *beside)}
    even = [case.verdicts for case in choice.cases[: choice.even]]
    able = sorted(set().union(*holding))
    shares = {k: sum(verdicts[k] == "holds" for verdicts in even) / len(even) for k in able} if even else {}
    never: list[tuple[int, ...]] = []
    for size in range(2, most + 1):
        for chosen in combinations(able, size):
            if any(set(smaller) <= set(chosen) for smaller in never):
                continue
            if not any(set(chosen) <= held for held in holding):
                never.append(chosen)
    defined = [_defined(verdicts) for verdicts in even]
    telling = [verdicts for verdicts in defined if verdicts]
    share = sum(verdicts == {"holds"} for verdicts in telling) / len(telling) if telling else None
    told = tuple(
        chosen
        for chosen in never
        if choice.complete or len(even) * math.prod(shares.get(k, 0.0) for k in chosen) >= expected
    )
    return Together(told, share, len(choice.cases), choice.complete)


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
