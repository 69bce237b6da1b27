"""The orders of wants on both sides: which comparisons are settled, which are open, and which are listed otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from detente.model.conflict import Conflict, Statements

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OrderDiffers:
    """Two wants of one decision maker that are ranked otherwise: a lists `first` above `second`.

    `turned`: whether b lists them the other way round.  `open_a`, `open_b`: whether the tiers leave them open there.
    """

    first: str
    second: str
    turned: bool
    open_a: bool
    open_b: bool

    @property
    def admitted_a(self) -> bool:
        """Whether a admits the order in which b lists them."""
        return self.open_a or not self.turned

    @property
    def admitted_b(self) -> bool:
        """Whether b admits the order in which a lists them."""
        return self.open_b or not self.turned


@dataclass(frozen=True, slots=True)
class OrdersCompared:
    """The comparisons of the wants of a decision maker that states its wants in both.

    `open_a`, `settled_a`, `open_b`, `settled_b`: the pairs of wants that the tiers leave open, and the others, with the
    one that is listed first in front.  `rows`: the pairs of wants of both on which the two differ.
    """

    dm: str
    open_a: tuple[Pair, ...]
    settled_a: tuple[Pair, ...]
    open_b: tuple[Pair, ...]
    settled_b: tuple[Pair, ...]
    rows: tuple[OrderDiffers, ...]


def orders_compared(a: Conflict, b: Conflict) -> tuple[OrdersCompared, ...]:
    """The orders of two conflicts of the same names, for each decision maker that states its wants in both."""
    found = []
    for dm in a.decision_makers:
        mine, theirs = a.preferences.get(dm.id), b.preferences.get(dm.id)
        if isinstance(mine, Statements) and isinstance(theirs, Statements):
            open_a, settled_a = _pairs(mine)
            open_b, settled_b = _pairs(theirs)
            both = {want.id for want in mine.wants} & {want.id for want in theirs.wants}
            rows = tuple(
                OrderDiffers(x, y, turned, (x, y) in open_a, bool({(x, y), (y, x)} & open_b.keys()))
                for x, y in combinations([want.id for want in mine.wants if want.id in both], 2)
                for turned in ((x, y) not in open_b and (x, y) not in settled_b,)
                if turned or ((x, y) in open_a) != bool({(x, y), (y, x)} & open_b.keys())
            )
            found.append(OrdersCompared(dm.id, tuple(open_a), tuple(settled_a), tuple(open_b), tuple(settled_b), rows))
    return tuple(found)


def _pairs(preference: Statements) -> tuple[dict[Pair, None], dict[Pair, None]]:
    """The pairs of wants that the tiers leave open, and those that they, or the listed order, settle."""
    open_: dict[Pair, None] = {}
    settled: dict[Pair, None] = {}
    for x, y in combinations(preference.wants, 2):
        (open_ if x.tier is not None and x.tier == y.tier else settled)[x.id, y.id] = None
    return open_, settled
