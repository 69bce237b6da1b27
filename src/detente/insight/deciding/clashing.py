"""Clashing: drawing orders that meet what suffices for each of several claims, to see whether all hold at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, product

from detente.insight.deciding.conditions import Table
from detente.insight.deciding.deciding import sufficient
from detente.insight.deciding.together import together
from detente.insight.deciding.trying import Bench, Case, Choice, Task
from detente.insight.orders import Pair

# How many orders are drawn for a set of claims before another one is looked at.
AT_ONCE = 10
# How many sets of comparisons are looked at for each claim, and how few orders may meet one.
SETS = 4
FEW = 5
# Drawing orders that meet comparisons takes the factorial of the statements that they name.
MOST_NAMED = 6


@dataclass(eq=False)
class Clashing:
    """The attempt to refute that claims never hold at once, in the conflict with nothing left out.

    `choice`: the cases tried, to which those that are drawn here are added; `beside`: others of the same conflict.
    `most`, `least`: as for `sufficient`.  `draws`: how many orders are drawn for each set of claims.
    """

    at: Bench
    choice: Choice
    beside: Sequence[Case]
    most: int
    least: int
    draws: int
    seed: int
    _drawn: dict[tuple[int, ...], int] = field(default_factory=dict)

    def go(self, checks: int) -> None:
        """Draw at most so many orders, as long as claims are left that never hold at once and seem able to."""
        left = checks
        while left > 0 and not self.at.stopped and not self.choice.complete:
            tasks = list(islice(self._tasks(), left))
            if not tasks:
                return
            left -= len(tasks)
            self.choice = self.choice.drawn(self.at.cases(tasks))

    def _tasks(self) -> Iterator[Task]:
        table = Table.of(self.choice)
        for claims in together(self.choice, beside=self.beside).never:
            drawn = self._drawn.get(claims, 0)
            above = self._meeting(claims, table) if drawn < self.draws else None
            if above is not None:
                self._drawn[claims] = drawn + AT_ONCE
                orders = self.choice.orders.meeting(above, self.choice.even + drawn, self.seed)
                yield from (Task(self.choice.dropped, order) for order in islice(orders, AT_ONCE))

    def _meeting(self, claims: Sequence[int], table: Table) -> tuple[Pair, ...] | None:
        """Comparisons that some order meets, and among them for each claim what seems to suffice for it; or None."""
        lists = [self._sets(k, table) or [()] for k in claims]
        for chosen in sorted(product(*lists), key=lambda sets: len(set(chain(*sets)))):
            above = tuple(dict.fromkeys(chain(*chosen)))
            if len({name for pair in above for name in pair}) > MOST_NAMED:
                continue
            if next(self.choice.orders.meeting(above, 0, self.seed), None) is not None:
                return above
        return None

    def _sets(self, claim: int, table: Table) -> list[tuple[Pair, ...]]:
        """The first sets that seem sufficient for a claim to hold; where there are none, such as few orders meet."""
        for least in (self.least, FEW):
            found = sufficient([self.choice], [table], claim, "holds", most=self.most, least=least)
            if found:
                return [each.above for each in found[:SETS]]
        return []
