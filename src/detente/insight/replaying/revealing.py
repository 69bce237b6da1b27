"""Revealing: what the moves of a decision maker, taken together, say about the order of its statements."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.insight.replaying.remaining import Demand, contradiction, forced, met, nearest, number
from detente.insight.replaying.replayed import Revealed

if TYPE_CHECKING:
    from detente.insight.orders import Orders
    from detente.insight.replaying.explaining import Explanation


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the order of a decision maker's statements: its tiers, and what the moves so far demand.

    `demands`: by tier.  `moves`: those that were read; `contradicting`: those of them that no order explains, alone or
    with earlier ones.  `nearest`: the order nearest to the listed one that meets all demands; `sure`: none is nearer.
    `counted` and `sets` are limits, on the statements for a count and on the sets tried.
    """

    dm: str
    tiers: tuple[tuple[str, ...], ...]
    demands: tuple[tuple[Demand, ...], ...]
    counted: int
    sets: int
    nearest: tuple[str, ...]
    sure: bool = True
    moves: tuple[str, ...] = ()
    contradicting: tuple[str, ...] = ()

    @classmethod
    def of(cls, orders: Orders, dm: str, counted: int, sets: int) -> Known:
        """What is known before the first move."""
        tiers = tuple(tuple(want.id for want in tier) for tier in orders.tiers[dm])
        return cls(dm, tiers, ((),) * len(tiers), counted, sets, orders.base[dm])

    def after(self, move: str, why: Explanation) -> tuple[Known, tuple[str, ...], bool]:
        """What is known after one more move, the fewest earlier ones that it contradicts, and whether none fewer do."""
        known = replace(self, moves=(*self.moves, move))
        if why.kind == "never":
            return replace(known, contradicting=(*self.contradicting, move)), (), True
        if why.kind != "some":
            return known, (), True
        at = next(at for at, tier in enumerate(self.tiers) if why.pro[0] in tier)
        demand = Demand(move, frozenset(why.pro), frozenset(why.con))
        tier, before = self.tiers[at], self.demands[at]
        if any((demand.pro, demand.con) == (other.pro, other.con) for other in before):
            return known, (), True
        if not met(tier, (*before, demand)):
            against, least = contradiction(tier, before, demand, self.sets)
            return replace(known, contradicting=(*self.contradicting, move)), against, least
        demands = (*self.demands[:at], (*before, demand), *self.demands[at + 1 :])
        found = [nearest(tier, each, self.sets) for tier, each in zip(self.tiers, demands, strict=True)]
        order = tuple(name for names, _ in found for name in names)
        return replace(known, demands=demands, nearest=order, sure=all(sure for _, sure in found)), (), True


def revealed(orders: Orders, dm: str, known: Known, limit: int) -> Revealed:
    """What the moves of a decision maker say in the end; `limit`: of `number`."""
    tiers = list(zip(known.tiers, known.demands, strict=True))
    counts = [number(tier, demands, limit) for tier, demands in tiers]
    settled = {pair for tier, demands in tiers for pair in forced(tier, demands)}
    unsettled = [pair for pair in orders.open if any(set(pair) <= set(tier) for tier in known.tiers)]
    place = {name: at for at, name in enumerate(known.nearest)}
    return Revealed(
        dm,
        known.moves,
        math.prod(math.factorial(len(tier)) for tier in known.tiers),
        None if None in counts else math.prod(count for count in counts if count is not None),
        tuple(pair for a, b in unsettled for pair in ((a, b), (b, a)) if pair in settled),
        tuple((a, b) for a, b in unsettled if not settled & {(a, b), (b, a)}),
        known.contradicting,
        known.nearest,
        tuple((b, a) for a, b in unsettled if place[b] < place[a]),
        known.sure,
    )
