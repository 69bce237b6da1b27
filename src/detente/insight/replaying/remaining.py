"""Remaining orders: those of the statements of one tier in which every move so far was an improvement.

A move that is better in some orders only *demands* that of the statements of two sets together, those for it and those
against it, the highest is one for it.  Orders that meet such demands can be built from the top: a statement may come
next unless it stands against a move of which no statement has come yet.  What may come next may still come later, so
that nothing that is placed early ever has to be taken back.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Demand:
    """What a move asks of an order: some statement of `pro` stands above every one of `con`."""

    move: str
    pro: frozenset[str]
    con: frozenset[str]


def placed(tier: Sequence[str], demands: Sequence[Demand], without: str | None = None) -> tuple[str, ...]:
    """As many statements as can be put in order from the top, each as early as it can be; `without` one of them.

    All of them iff some order meets all demands.  Cost: the square of the statements times the demands.

    >>> placed(("a", "b", "c"), [Demand("m1", frozenset("c"), frozenset("a"))])
    ('b', 'c', 'a')
    """
    order: list[str] = []
    left = [name for name in tier if name != without]
    waiting = list(demands)
    while True:
        barred = set().union(*(demand.con for demand in waiting))
        name = next((name for name in left if name not in barred), None)
        if name is None:
            return tuple(order)
        order.append(name)
        left.remove(name)
        waiting = [demand for demand in waiting if name not in demand.pro]


def met(tier: Sequence[str], demands: Sequence[Demand]) -> bool:
    """Whether some order of the tier meets all demands."""
    return len(placed(tier, demands)) == len(tier)


def forced(tier: Sequence[str], demands: Sequence[Demand]) -> tuple[Pair, ...]:
    """The pairs (a, b) such that a stands above b in every order that meets the demands, of which there must be one.

    b can come before a iff it can be placed while a is held back.

    >>> forced(("a", "b", "c"), [Demand("m1", frozenset("c"), frozenset("a"))])
    (('c', 'a'),)
    """
    found = []
    for high in tier:
        free = set(placed(tier, demands, without=high))
        found += [(high, low) for low in tier if low != high and low not in free]
    return tuple(found)


def number(tier: Sequence[str], demands: Sequence[Demand], limit: int) -> int | None:
    """How many orders of the tier meet all demands; None where these name more than `limit` statements.

    Where the other statements stand has nothing to do with it, so that the orders of those named are counted, by the
    sets of them that may stand on top, and then the others are spread among them.  Cost: 2^k for k statements named.
    """
    named = [name for name in tier if any(name in demand.pro | demand.con for demand in demands)]
    if len(named) > limit:
        return None
    bit = {name: 1 << at for at, name in enumerate(named)}
    sets = [(sum(map(bit.__getitem__, d.pro)), sum(map(bit.__getitem__, d.con))) for d in demands]
    ways = [0] * (1 << len(named))
    ways[0] = 1
    for mask in range(len(ways) - 1):
        if not ways[mask]:
            continue
        barred = 0
        for pro, con in sets:
            if not mask & pro:
                barred |= con
        for each in bit.values():
            if not each & (mask | barred):
                ways[mask | each] += ways[mask]
    return ways[-1] * math.factorial(len(tier)) // math.factorial(len(named))


def nearest(tier: Sequence[str], demands: Sequence[Demand], limit: int) -> tuple[tuple[str, ...], bool]:
    """The order that meets all demands with the fewest pairs the other way round than listed, and whether that is sure.

    Of several the first, statement by statement, in the listed places.  Sets of statements that stand on top are tried
    in the order of the pairs that they turn round; after `limit` of them an order is taken that need not be nearest.
    Raises ValueError where no order meets all demands.

    >>> nearest(("a", "b", "c"), [Demand("m1", frozenset("c"), frozenset("a"))], 100)
    (('b', 'c', 'a'), True)
    """
    sure = placed(tier, demands)
    if len(sure) < len(tier):
        raise ValueError("no order meets all demands")
    bit = {name: 1 << at for at, name in enumerate(tier)}
    sets = [(sum(map(bit.__getitem__, d.pro)), sum(map(bit.__getitem__, d.con))) for d in demands]
    whole = (1 << len(tier)) - 1
    queue: list[tuple[int, tuple[int, ...], int]] = [(0, (), 0)]
    seen: set[int] = set()
    while queue and len(seen) < limit:
        turned, order, mask = heapq.heappop(queue)
        if mask == whole:
            return tuple(tier[at] for at in order), True
        if mask in seen:
            continue
        seen.add(mask)
        barred = mask
        for pro, con in sets:
            if not mask & pro:
                barred |= con
        for at in range(len(tier)):
            if not barred >> at & 1:
                passed = (~mask & ((1 << at) - 1)).bit_count()
                heapq.heappush(queue, (turned + passed, (*order, at), mask | 1 << at))
    return sure, False


def contradiction(
    tier: Sequence[str], known: Sequence[Demand], new: Demand, limit: int
) -> tuple[tuple[str, ...], bool]:
    """The fewest of the known moves that no order explains together with a new one, and whether fewer are ruled out.

    All that is known can be met, and with the new demand it cannot.  Sets are tried by their number, the earlier moves
    first; after `limit` of them a set is taken that cannot be made smaller by leaving one of its moves out.
    """
    first: dict[tuple[frozenset[str], frozenset[str]], Demand] = {}
    for demand in known:
        first.setdefault((demand.pro, demand.con), demand)
    different = list(first.values())
    tried = 0
    for size in range(1, len(different) + 1):
        for chosen in combinations(different, size):
            if tried >= limit:
                return tuple(demand.move for demand in _irreducible(tier, different, new)), False
            tried += 1
            if not met(tier, (*chosen, new)):
                return tuple(demand.move for demand in chosen), True
    return (), True


def _irreducible(tier: Sequence[str], known: Sequence[Demand], new: Demand) -> list[Demand]:
    kept = list(known)
    for demand in known:
        fewer = [each for each in kept if each is not demand]
        if not met(tier, (*fewer, new)):
            kept = fewer
    return kept
