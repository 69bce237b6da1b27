"""Refuting: drawing orders that meet a set of conditions, to see whether the set is sufficient after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.conditions import Table
from detente.insight.deciding.deciding import Key, Sufficient, sufficient
from detente.insight.deciding.trying import Bench, Choice, Task

# How many orders a set must stand up to before another one is looked at.
AT_ONCE = 5
VERDICTS: tuple[Verdict, ...] = ("holds", "fails")


@dataclass(eq=False)
class Refuting:
    """The attempt to refute the sets that would be listed first, and those that come first when they are refuted.

    `most`, `least`: as for `sufficient`.  `listed`: how many sets of each verdict on each claim.  `draws`: how many
    orders a set must stand up to.  `tested`: how many it has stood up to.
    """

    at: Bench
    choices: list[Choice]
    most: int
    least: int
    listed: int
    draws: int
    seed: int
    tested: dict[Key, int] = field(default_factory=dict)

    def go(self, checks: int) -> None:
        """Draw at most so many orders, until all that would be listed have stood up to enough of them."""
        left = checks
        while left > 0 and not self.at.stopped:
            number = min(AT_ONCE, self.draws, left)
            wanted = [each for each in self._doubtful() if self.tested.get(each.key, 0) < self.draws]
            wanted = wanted[: left // number] if number else []
            if not wanted:
                return
            left -= self._try(wanted, number)

    def _try(self, wanted: Sequence[Sufficient], number: int) -> int:
        place = {choice.names: k for k, choice in enumerate(self.choices)}
        tasks: list[Task] = []
        for each in wanted:
            choice = self.choices[place[each.without]]
            orders = choice.orders.meeting(each.above, choice.even + self.tested.get(each.key, 0), self.seed)
            tasks += [Task(choice.dropped, order) for order in islice(orders, number)]
        cases = self.at.cases(tasks)
        for k, each in enumerate(wanted):
            own = cases[k * number : (k + 1) * number]
            self.tested[each.key] = self.tested.get(each.key, 0) + len(own)
            at = place[each.without]
            self.choices[at] = self.choices[at].drawn(own)
        return len(tasks)

    def _doubtful(self) -> list[Sufficient]:
        """The sets that seem sufficient and are not proved, the first few for each verdict on each claim."""
        tables = [Table.of(choice) for choice in self.choices]
        claims = len(self.choices[0].cases[0].verdicts) if self.choices[0].cases else 0
        found: dict[Key, Sufficient] = {}
        for claim in range(claims):
            for verdict in VERDICTS:
                sets = sufficient(self.choices, tables, claim, verdict, most=self.most, least=self.least)
                for each in [s for s in sets if not s.proved][: self.listed]:
                    found.setdefault(each.key, each)
        return list(found.values())
