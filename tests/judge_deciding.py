"""The judge on what decides a claim: admissible orders, sufficient sets, flips and claims together, word for word.

A case is an order of statements (for each decision maker, their names), the names of what is left out, and verdicts.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

from detente.model.conflict import Conflict, Statements, Want
from judge_states import completions, holds

Order = Mapping[str, tuple[str, ...]]
Pair = tuple[str, str]
Case = tuple[Order, tuple[str, ...], Sequence[str]]
Set = tuple[frozenset[Pair], tuple[str, ...]]


# ------------------------------------------------------------------------------------------- admissible orders


def counted(conflict: Conflict) -> dict[str, list[list[str]]]:
    """The statements that count, by decision maker and tier.

    A statement does not count if an earlier one of its tier, or any of an earlier tier, holds in the same states; or if
    of any two states in which all statements of earlier tiers hold alike, it holds in both or in neither.
    """
    result = {}
    for dm, preference in conflict.preferences.items():
        if isinstance(preference, Statements):
            tiers: list[list[Want]] = []
            for tier in _tiers(preference.wants):
                kept: list[Want] = []
                for want in tier:
                    before = [other for others in tiers for other in others]
                    same = any(_where(conflict, other) == _where(conflict, want) for other in (*before, *kept))
                    if not same and not _settled(conflict, want, before):
                        kept.append(want)
                tiers.append(kept)
            result[dm] = [[want.id for want in tier] for tier in tiers if tier]
    return result


def _tiers(wants: Sequence[Want]) -> list[list[Want]]:
    if any(want.tier is None for want in wants):
        return [[want] for want in wants]
    return [list(tier) for _, tier in itertools.groupby(wants, key=lambda want: want.tier)]


def _where(conflict: Conflict, want: Want) -> frozenset[str]:
    return frozenset(
        name for name, (combination,) in completions(conflict).items() if holds(conflict, want.statement, combination)
    )


def _settled(conflict: Conflict, want: Want, before: Sequence[Want]) -> bool:
    there = _where(conflict, want)
    earlier = [_where(conflict, other) for other in before]
    return all(
        (a in there) == (b in there)
        for a, b in itertools.combinations(completions(conflict), 2)
        if all((a in other) == (b in other) for other in earlier)
    )


def admissible(conflict: Conflict) -> list[Order]:
    """Every order of the statements that count which keeps tiers apart; the listed one first."""
    dms = counted(conflict)
    whole = [[list(itertools.permutations(tier)) for tier in tiers] for tiers in dms.values()]
    return [
        {dm: tuple(itertools.chain(*tiers)) for dm, tiers in zip(dms, chosen, strict=True)}
        for chosen in itertools.product(*(itertools.product(*tiers) for tiers in whole))
    ]


def open_pairs(conflict: Conflict) -> list[Pair]:
    """The pairs of statements of one tier, the one that is listed first before the other."""
    return [
        pair
        for tiers in counted(conflict).values()
        for tier in tiers
        for pair in itertools.combinations(tier, 2)
    ]  # fmt: skip


def number(conflict: Conflict) -> int:
    """How many admissible orders there are."""
    return math.prod(math.factorial(len(tier)) for tiers in counted(conflict).values() for tier in tiers)


def above(order: Order, pair: Pair) -> bool:
    """Whether the order has both statements, the first of them above the second."""
    return any(pair[0] in ids and pair[1] in ids and ids.index(pair[0]) < ids.index(pair[1]) for ids in order.values())


# ------------------------------------------------------------------------------------------- what decides


def sufficient(cases: Sequence[Case], claim: int, verdict: str, most: int) -> set[Set]:
    """Every set of at most `most` conditions that is sufficient for a verdict, and follows from no other than itself.

    A set is sufficient iff some case that leaves out just what it does meets its comparisons, and every such case has
    the verdict.  A set follows from another iff it leaves out nothing more, and each of its comparisons is made by the
    other, or by a chain of comparisons of the other.
    """
    found: set[Set] = set()
    for dropped in {dropped for _, dropped, _ in cases}:
        own = [(order, verdicts) for order, left_out, verdicts in cases if left_out == dropped]
        wanted = {k for k, (_, verdicts) in enumerate(own) if verdicts[claim] == verdict}
        pairs = {p for order, _ in own for ids in order.values() for p in itertools.permutations(ids, 2)}
        meeting = {p: {k for k, (order, _) in enumerate(own) if above(order, p)} for p in pairs}
        unsettled = [p for p in pairs if 0 < len(meeting[p]) < len(own)]
        for size in range(most - len(dropped) + 1):
            for chosen in itertools.combinations(unsettled, size):
                met = set(range(len(own))).intersection(*(meeting[p] for p in chosen))
                if met and met <= wanted:
                    found.add((frozenset(chosen), dropped))
    return {one for one in found if not any(other != one and _spares(other, one) for other in found)}


def _spares(one: Set, other: Set) -> bool:
    """Whether the first set makes the second superfluous: it follows from it, and asks for less or has fewer parts."""
    if not set(one[1]) <= set(other[1]) or not all(_chained(other[0], *pair) for pair in one[0]):
        return False
    same = one[1] == other[1] and all(_chained(one[0], *pair) for pair in other[0])
    return not same or len(one[0]) < len(other[0])


def _chained(pairs: frozenset[Pair], high: str, low: str) -> bool:
    return any(a == high and (b == low or _chained(pairs - {(a, b)}, b, low)) for a, b in pairs)


def distance(pairs: Sequence[Pair], order: Order, dropped: Sequence[str]) -> int:
    """How many of the pairs stand the other way round, and how many parts are left out."""
    return sum(above(order, (b, a)) for a, b in pairs) + len(dropped)


def least_distance(cases: Sequence[tuple[int, Sequence[str]]], claim: int, verdict: str) -> int | None:
    """The least distance of a case with that verdict; None where there is none."""
    return min((far for far, verdicts in cases if verdicts[claim] == verdict), default=None)


# ------------------------------------------------------------------------------------------- together


def never_together(cases: Sequence[Sequence[str]], most: int) -> set[tuple[int, ...]]:
    """The sets of two to `most` claims that never all hold in one case, though each holds in some; no larger ones."""
    claims = range(len(cases[0]))
    found = {
        chosen
        for size in range(2, most + 1)
        for chosen in itertools.combinations(claims, size)
        if all(any(case[claim] == "holds" for case in cases) for claim in chosen)
        and not any(all(case[claim] == "holds" for claim in chosen) for case in cases)
    }
    return {one for one in found if not any(set(other) < set(one) for other in found)}
