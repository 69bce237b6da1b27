"""Nearing: trying what lies nearest to the base order, and going back to it from where claims are turned over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from detente.insight.deciding.flip import (
    OPPOSITE,
    Near,
    NearCase,
    first_turn,
    flip,
    near_case,
    nearer,
    outward,
    way_back,
)
from detente.insight.deciding.planning import Plan
from detente.insight.deciding.trying import UNJUDGED, Bench, Case, Choice, Found, Task
from detente.insight.orders import Order


@dataclass(eq=False)
class Nearing:
    """The search for flips, for all claims at once."""

    at: Bench
    plan: Plan
    base: Found
    known: list[NearCase]
    reach: int = 0

    @classmethod
    def of(
        cls,
        at: Bench,
        plan: Plan,
        choices: Sequence[Choice],
        base: Found,
        others: Sequence[tuple[Choice, Case]],
    ) -> Nearing:
        """The search, beginning with all the cases that are there already."""
        tried = [(choice, case) for choice in choices for case in choice.cases]
        return cls(at, plan, base, [near_case(choice, case) for choice, case in (*tried, *others)])

    def near(self, tries: int) -> Near:
        """What lies near the base order, after at most so many tries."""
        left = tries
        while left > 0 and not self.at.stopped and self._unturned():
            wanted = list(islice(outward(self.plan, self.reach + 1), left + 1))
            found = self._try(wanted[:left])
            left -= len(found)
            if not wanted or len(found) < len(wanted):
                break
            self.reach += 1
        for claim in self._unturned():
            left = self._come_nearer(claim, left)
        return Near(tuple(self.known), self.reach)

    def _unturned(self) -> list[int]:
        """The claims that could be turned over, and so far are only by what may not be the least change."""
        near = Near(tuple(self.known), self.reach)
        flips = [flip(verdict, near, claim) for claim, verdict in enumerate(self.base)]
        return [
            claim
            for claim, found in enumerate(flips)
            if self.base[claim] in OPPOSITE and (found is None or not found.least)
        ]

    def _try(self, wanted: Sequence[tuple[Choice, Order]]) -> list[Case]:
        """The cases wanted, as far as they were tried; what was tried before is not tried again."""
        keys = [(choice.names, *order.values()) for choice, order in wanted]
        new = {key: each for key, each in zip(keys, wanted, strict=True) if key not in self._tried}
        cases = self.at.cases([Task(choice.dropped, order) for choice, order in new.values()])
        for (key, (choice, _)), case in zip(new.items(), cases, strict=False):
            self._tried[key] = case
            # What is left without some parts may turn out to be no conflict that can be judged only when it is tried.
            if case.verdicts != UNJUDGED:
                self.known.append(near_case(choice, case))
        return [self._tried[key] for key in takewhile(self._tried.__contains__, keys)]

    @cached_property
    def _tried(self) -> dict[tuple[tuple[str, ...], ...], Case]:
        return {(each.choice.names, *each.case.order.values()): each.case for each in self.known}

    def _come_nearer(self, claim: int, left: int) -> int:
        """Go back towards the base order from the nearest case that turned a claim over, as long as it stays so."""
        wanted = OPPOSITE[self.base[claim]]
        turned = [each for each in self.known if each.case.verdicts[claim] == wanted]
        if not turned:
            return left
        nearest = min(turned, key=lambda each: each.distance)
        choice, order = nearest.choice, nearest.case.order

        def is_turned(step: Order) -> bool:
            nonlocal left
            left -= 1
            return any(
                case.verdicts != UNJUDGED and case.verdicts[claim] == wanted for case in self._try([(choice, step)])
            )

        way = way_back(choice.orders, order)
        if len(way).bit_length() <= left:
            order = way[first_turn(way, is_turned)]
        going = True
        while going:
            steps = islice(nearer(choice.orders, order), max(0, left))
            step = next((step for step in steps if is_turned(step)), None)
            going = step is not None
            order = order if step is None else step
        return left
