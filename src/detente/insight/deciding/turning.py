"""Wants that turn a claim over only when left out together: found by leaving out many and putting back most."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from detente.insight.deciding.flip import OPPOSITE
from detente.insight.deciding.planning import Plan
from detente.insight.deciding.trying import UNJUDGED, Bench, Case, Choice, Found, Task


@dataclass(eq=False)
class Turning:
    """The search for such wants, one decision maker at a time, in the base order.

    All its statements but the first are left out (without any, it would not be known what it wants); where that turns a
    claim over, they are put back, many at once and then one by one, as long as it stays turned over.
    `base`: the verdicts with nothing left out.  `left`: how many cases may still be tried.
    """

    at: Bench
    plan: Plan
    base: Found
    left: int
    cases: list[tuple[Choice, Case]] = field(default_factory=list)
    _known: dict[frozenset[str], Found] = field(default_factory=dict)

    def found(self, most: int) -> list[tuple[str, ...]]:
        """Sets of at most `most` and at least two groups, by name, without which a claim turns over, but not with any.

        Of those that were tried: no proper part of one turns the same claim over in the base order.
        """
        result: dict[tuple[str, ...], None] = {}
        wants = {want.id: dm for dm, want in self.plan.verdicts.conflict.wants()}
        for dm in dict.fromkeys(wants.values()):
            pool = tuple(group[0] for group in self.plan.groups if wants.get(group[0]) == dm)[1:]
            for claim, verdict in enumerate(self.base):
                if verdict in OPPOSITE and len(pool) > 1 and self._turned(pool, claim):
                    names = self._least(self._reduced(pool, claim), claim, most)
                    if 1 < len(names) <= most:
                        result[names] = None
        return list(result)

    def _turned(self, names: tuple[str, ...], claim: int) -> bool:
        """Whether a claim turns over without those groups; not, where nothing more may be tried."""
        key = frozenset(names)
        if key not in self._known:
            choice = self.plan.choice(names) if self.left > 0 else None
            if choice is None:
                return False
            self.left -= 1
            cases = self.at.cases([Task(choice.dropped, choice.orders.base)])
            if not cases:
                return False
            self._known[key] = cases[0].verdicts
            if cases[0].verdicts != UNJUDGED:
                self.cases.append((choice, cases[0]))
        known = self._known[key]
        return known != UNJUDGED and known[claim] == OPPOSITE[self.base[claim]]

    def _reduced(self, names: tuple[str, ...], claim: int) -> tuple[str, ...]:
        """A part of the names that still turns the claim over, and no longer does if any one is put back."""
        size = len(names) // 2
        while size:
            place, before = 0, len(names)
            while place < len(names):
                fewer = names[:place] + names[place + size :]
                if fewer and self._turned(fewer, claim):
                    names = fewer
                else:
                    place += size
            # Once more with single ones as long as that helps: what was needed before need not be so any more.
            size = size // 2 if size > 1 else int(len(names) < before)
        return names

    def _least(self, names: tuple[str, ...], claim: int, most: int) -> tuple[str, ...]:
        """The smallest part of the names that turns the claim over, where there are few enough to try all."""
        if len(names) <= most:
            for size in range(1, len(names)):
                for part in combinations(names, size):
                    if self._turned(part, claim):
                        return part
        return names
