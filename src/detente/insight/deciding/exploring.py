"""Exploring: all that an audit needs to have tried, in one call that tells how far it is and can be interrupted.

In this order: orders drawn evenly, or all of them; the same without some parts; unruly orders; parts of one decision
maker's wants that turn claims over when they are left out together; what lies near the base order, for flips; and
orders drawn to refute the sets of conditions that seem sufficient, and what claims seem never to do at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.insight.deciding.clashing import Clashing
from detente.insight.deciding.conditions import Table
from detente.insight.deciding.deciding import LEAST_SUPPORT, MOST_TOGETHER, Deciding, Key, deciding
from detente.insight.deciding.flip import Flip, Near, flip
from detente.insight.deciding.nearing import Nearing
from detente.insight.deciding.planning import evenly, planned
from detente.insight.deciding.refuting import Refuting
from detente.insight.deciding.shares import Share, share
from detente.insight.deciding.together import Crossing, Together, crossings, together
from detente.insight.deciding.trying import Choice, Found, Progress, Task, bench
from detente.insight.deciding.turning import Turning
from detente.insight.deciding.verdicts import Verdicts

# However few orders are drawn, so many must meet a set.
FEWEST = 8


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried.

    `orders`: how many admissible orders are drawn, with nothing left out; all, where there are no more.  The rest is as
    much as goes well with them (`in_proportion`), or what is asked for.  `dropped`: how many parts are left out at
    once.  `each`: how many orders are drawn without each choice of parts; by default as many as make up a quarter of
    `orders` in all, but at least 5.  `combined`: how many cases are tried to find wants that
    turn claims over only when they are left out together.  `tries`: how many are tried for flips, for all claims at
    once.  `checks`: how many orders are drawn to refute sets that seem sufficient, and `draws` how many for each of the
    first `listed` sets of a verdict.  `clashes`: how many orders are drawn to refute that claims never hold at once, at
    most `draws` for each set of claims.  `null`: how many unruly orders.  `most`: how many conditions a set may have;
    `support`: how many of the orders drawn evenly must meet it.
    """

    orders: int = 1_000
    dropped: int = 1
    each: int | None = None
    combined: int = 200
    tries: int = 150
    checks: int = 240
    draws: int = 20
    listed: int = 6
    clashes: int = 60
    null: int = 100
    most: int = MOST_TOGETHER
    support: int = LEAST_SUPPORT

    @classmethod
    def in_proportion(cls, orders: int) -> Effort:
        """What goes well with so many orders: all else in full from 100 orders on, and less of it with fewer.

        As many unruly orders as orders, and twice as many cases for wants left out together and for flips, but no more
        than there are by default; and a set must be met by a fifth of the orders, but by no more than by default and no
        fewer than `FEWEST`.  How many orders are drawn to refute goes with the claims rather than with the orders, for
        sets that nobody tried to refute are not listed, and claims would be left without what decides them: 150 more
        than orders.
        """
        full = cls()
        return cls(
            orders=orders,
            combined=min(full.combined, 2 * orders),
            tries=min(full.tries, 2 * orders),
            checks=min(full.checks, 150 + orders),
            null=min(full.null, orders),
            support=min(full.support, max(FEWEST, orders // 5)),
        )


@dataclass(frozen=True, eq=False)
class Explored:
    """What was tried, and what follows from it.

    `choices`: the cases, by what is left out; the first one leaves out nothing.  `null`: the verdicts in unruly orders.
    `near`: what lies near the base order.  `tested`: how many orders were drawn to refute which set.  `untried`: parts
    without which there is no conflict to judge.  `stopped`: whether it was interrupted, so that less was tried than
    asked for.
    """

    verdicts: Verdicts
    effort: Effort
    choices: tuple[Choice, ...]
    null: tuple[Found, ...]
    near: Near
    tested: Mapping[Key, int]
    untried: tuple[tuple[str, ...], ...]
    stopped: bool

    def shares(self) -> tuple[Share, ...]:
        """In how many orders each claim holds."""
        return tuple(share(self.choices[0], self.null, k) for k in range(len(self.verdicts.claims)))

    def deciding(self) -> tuple[Deciding, ...]:
        """What decides each claim."""
        tables = [Table.of(choice) for choice in self.choices]
        return tuple(
            deciding(self.choices, tables, k, self.tested, most=self.effort.most, least=self.effort.support)
            for k in range(len(self.verdicts.claims))
        )

    def flips(self) -> tuple[Flip | None, ...]:
        """The least change that turns each claim over."""
        base = self.choices[0].cases[0].verdicts if self.choices[0].cases else ()
        return tuple(flip(verdict, self.near, k) for k, verdict in enumerate(base))

    def together(self) -> Together:
        """Which claims never hold at once."""
        return together(self.choices[0], beside=self.near.beside)

    def crossings(self, decided: Sequence[Deciding]) -> tuple[Crossing, ...]:
        """The comparisons that set one claim against another."""
        return crossings(decided)


def explore(
    verdicts: Verdicts,
    effort: Effort = Effort(),
    *,
    seed: int = 0,
    workers: int = 1,
    progress: Progress | None = None,
) -> Explored:
    """Try all that an audit needs; the same for the same seed, whatever the number of workers.

    `progress` is told how many cases are done and how many there may be in all.  An interruption (KeyboardInterrupt)
    ends it early, with what was done until then.  With more workers than one, a script must keep what it runs under
    `if __name__ == "__main__"`, as for every program that starts processes.
    """
    with bench(verdicts, workers, progress) as at:
        plan = planned(verdicts, effort.dropped)
        counts = [_number(choice, effort, len(plan.choices)) for choice in plan.choices]
        at.total = sum(counts) + effort.null + effort.combined + effort.tries + effort.checks + effort.clashes
        choices = evenly(at, plan.choices, counts, seed)
        plan = plan.tried(choices)
        null = at.tried([Task(unruly=k, seed=seed) for k in range(effort.null)])
        base = choices[0].cases[0].verdicts if choices[0].cases else ()
        turning = Turning(at, plan, base, effort.combined)
        found = [choice for names in turning.found(effort.most) if (choice := plan.choice(names)) is not None]
        choices += evenly(at, found, [_number(choice, effort, len(plan.choices)) for choice in found], seed)
        near = Nearing.of(at, plan, choices, base, turning.cases).near(effort.tries)
        refuting = Refuting(at, choices, effort.most, effort.support, effort.listed, effort.draws, seed)
        refuting.go(effort.checks)
        whole, *others = refuting.choices
        clashing = Clashing(at, whole, near.beside, effort.most, effort.support, effort.draws, seed)
        clashing.go(effort.clashes)
        return Explored(
            verdicts,
            effort,
            (clashing.choice, *others),
            tuple(null),
            near,
            refuting.tested,
            tuple(plan.untried),
            at.stopped,
        )


def _number(choice: Choice, effort: Effort, choices: int) -> int:
    """How many orders are tried of a choice: all where that is no more than are drawn."""
    if not choice.names:
        return min(effort.orders, choice.orders.count)
    each = max(5, effort.orders // (4 * choices)) if effort.each is None else effort.each
    return min(each, choice.orders.count)
