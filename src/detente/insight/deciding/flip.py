"""Flip: the least that must change, in the order of statements or in what is there, for a claim to turn over.

The distance of a case from the base order is the number of open pairs of statements that stand the other way round than
listed, and one more for each part left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.conditions import Condition
from detente.insight.deciding.planning import Plan
from detente.insight.deciding.trying import Case, Choice, places
from detente.insight.orders import Order, Orders, Pair

OPPOSITE: dict[Verdict, Verdict] = {"holds": "fails", "fails": "holds"}


@dataclass(frozen=True, slots=True)
class Flip:
    """The least change found that turns a verdict over: what holds then and does not hold as listed.

    `conditions`: the reversals that a single step would undo, and what is left out; all else stays as listed as far as
    it can.  `distance`: how many open pairs are reversed and parts left out in all.  `least`: whether everything nearer
    to the base order was tried.
    """

    conditions: tuple[Condition, ...]
    distance: int
    least: bool


@dataclass(frozen=True, eq=False)
class NearCase:
    """A case, the choice that it belongs to, and its distance from the base order."""

    distance: int
    choice: Choice
    case: Case


def near_case(choice: Choice, case: Case) -> NearCase:
    """The case of a choice with its distance from the base order."""
    return NearCase(len(choice.orders.reversed(case.order)) + len(choice.names), choice, case)


@dataclass(frozen=True, eq=False)
class Near:
    """Cases for flips, and how far from the base order every case was tried."""

    cases: tuple[NearCase, ...]
    reach: int

    @property
    def beside(self) -> tuple[Case, ...]:
        """The cases with nothing left out."""
        return tuple(each.case for each in self.cases if not each.choice.names)


def flip(base: Verdict, near: Near, claim: int) -> Flip | None:
    """The least change tried that turns a verdict over: from holding to failing, or from failing to holding.

    Of changes at the same distance, the one with the fewest conditions; of those, the first tried.  None where the base
    verdict is neither, or nothing tried turns it over.
    """
    turned = [each for each in near.cases if each.case.verdicts[claim] == OPPOSITE.get(base)]
    if not turned:
        return None
    least = min(each.distance for each in turned)
    conditions = min((_conditions(each) for each in turned if each.distance == least), key=len)
    return Flip(conditions, least, least <= near.reach + 1)


def _conditions(near: NearCase) -> tuple[Condition, ...]:
    steps = _undoable(near.choice.orders, near.case.order)
    premises = (Condition("without", name) for name in near.choice.names)
    return (*(Condition("above", *pair) for pair in steps), *premises)


def _undoable(orders: Orders, order: Order) -> list[Pair]:
    """The reversed pairs that stand next to each other, in the listed order of the pairs."""
    at = places(order)
    return [(a, b) for a, b in orders.reversed(order) if at[b] == at[a] + 1]


def outward(plan: Plan, distance: int) -> Iterator[tuple[Choice, Order]]:
    """Every case at a distance from the base order, reversals before premises; only what can be judged."""
    for size in range(distance + 1):
        for chosen in combinations(plan.groups, size):
            choice = plan.choice([group[0] for group in chosen])
            if choice is not None:
                for order in choice.orders.apart(distance - size):
                    yield choice, order


def nearer(orders: Orders, order: Order) -> Iterator[Order]:
    """The orders one step nearer to the base order: one reversed pair of neighbours stands as listed again."""
    for first, second in _undoable(orders, order):
        yield {dm: _swapped(ids, first, second) for dm, ids in order.items()}


def _swapped(ids: tuple[str, ...], first: str, second: str) -> tuple[str, ...]:
    other = {first: second, second: first}
    return tuple(other.get(name, name) for name in ids)


def way_back(orders: Orders, order: Order) -> list[Order]:
    """A way from the base order to an order, one reversal at a time, both ends included."""
    way = [order]
    while True:
        step = next(nearer(orders, way[-1]), None)
        if step is None:
            return way[::-1]
        way.append(step)


def first_turn(way: Sequence[Order], turned: Callable[[Order], bool]) -> int:
    """A place on a way that is turned while the one before it is not; the end is turned, and the start is not.

    Found by halving, so other places before it may be turned as well.  Cost: the logarithm of the way's length.
    """
    low, high = 0, len(way) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if turned(way[middle]) else (middle, high)
    return high
