"""Planning what to leave out: the choices of parts, and the orders that are drawn of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from detente.errors import ConflictError, TooLarge
from detente.insight.dropping import groups
from detente.insight.orders import Orders
from detente.insight.trying import Bench, Choice, Task
from detente.insight.verdicts import Verdicts

Group = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Plan:
    """What can be left out, and the choices of it.

    `groups`: the parts that can be left out, those that say the same in one group; a group goes by its first name.
    `choices`: the first one leaves out nothing.  `untried`: those without which there is no conflict to judge.
    """

    verdicts: Verdicts
    groups: tuple[Group, ...]
    choices: tuple[Choice, ...]
    untried: tuple[tuple[str, ...], ...]

    def choice(self, names: Sequence[str]) -> Choice | None:
        """The choice of leaving out the groups of those names; None where what is left cannot be judged."""
        return _choice(self.verdicts, [group for group in self.groups if group[0] in names])


def planned(verdicts: Verdicts, dropped: int) -> Plan:
    """The plan of leaving out every set of at most `dropped` groups of parts."""
    whole = verdicts.lacking(())
    known = groups(whole.conflict, verdicts.stages.of(whole.conflict))
    choices: list[Choice] = []
    untried: list[tuple[str, ...]] = []
    for size in range(dropped + 1):
        for chosen in combinations(known, size):
            choice = _choice(verdicts, chosen)
            if choice is None:
                untried.append(tuple(group[0] for group in chosen))
            else:
                choices.append(choice)
    return Plan(verdicts, known, tuple(choices), tuple(untried))


def _choice(verdicts: Verdicts, chosen: Sequence[Group]) -> Choice | None:
    dropped = frozenset(name for group in chosen for name in group)
    structural = {rule.id for rule in verdicts.conflict.infeasible} | {c.id for c in verdicts.conflict.consequences}
    try:
        found: Orders = verdicts.lacking(dropped)
        if dropped & structural:
            # With other states there, a statement may be true in only a part of one: then nothing can be judged.
            verdicts.at(found.base, dropped)
    except (ConflictError, TooLarge):
        if not chosen:
            raise
        return None
    return Choice(tuple(group[0] for group in chosen), dropped, found)


def evenly(at: Bench, choices: Sequence[Choice], counts: Sequence[int], seed: int) -> list[Choice]:
    """The choices with so many orders of each tried: all of them, or the base order and others drawn evenly."""
    tasks: list[Task] = []
    for choice, count in zip(choices, counts, strict=True):
        every = count == choice.orders.count
        orders = choice.orders.all() if every else choice.orders.drawn(count, seed)
        tasks += [Task(choice.dropped, order) for order in orders]
    cases = at.cases(tasks)
    found: list[Choice] = []
    start = 0
    for choice, count in zip(choices, counts, strict=True):
        own = tuple(cases[start : start + count])
        complete = len(own) == count == choice.orders.count
        found.append(replace(choice, cases=own, even=len(own), complete=complete))
        start += count
    return found
