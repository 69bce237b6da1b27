"""Planning what to leave out: the choices of parts, and the orders that are drawn of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from detente.errors import ConflictError, TooLarge
from detente.insight.deciding.dropping import groups
from detente.insight.deciding.trying import UNJUDGED, Bench, Choice, Task
from detente.insight.deciding.verdicts import Verdicts
from detente.insight.orders import Orders

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

    def tried(self, choices: Sequence[Choice]) -> Plan:
        """The plan once its choices have been tried, and some of them have turned out to be none."""
        judged = {choice.names for choice in choices}
        failed = [choice.names for choice in self.choices if choice.names not in judged]
        kept = tuple(choice for choice in self.choices if choice.names in judged)
        return replace(self, choices=kept, untried=(*self.untried, *failed))

    def choice(self, names: Sequence[str]) -> Choice | None:
        """The choice of leaving out the groups of those names; None where what is left cannot be judged."""
        chosen = [group for group in self.groups if group[0] in names]
        key = tuple(group[0] for group in chosen)
        if key not in self._known:
            self._known[key] = _choice(self.verdicts, chosen)
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, ...], Choice | None]:
        known: dict[tuple[str, ...], Choice | None] = dict.fromkeys(self.untried)
        return known | {choice.names: choice for choice in self.choices}


def planned(verdicts: Verdicts, dropped: int) -> Plan:
    """The plan of leaving out every set of at most `dropped` groups of parts."""
    whole = verdicts.lacking(())
    known = groups(whole.conflict, verdicts.stages.of(whole.conflict))
    choices: list[Choice] = []
    untried: list[tuple[str, ...]] = []
    for size in range(dropped + 1):
        for chosen in combinations(known, size):
            # Whether it can be judged shows when it is tried, by whoever makes its moves ready anyway.
            choice = _choice(verdicts, chosen, judged=False)
            if choice is None:
                untried.append(tuple(group[0] for group in chosen))
            else:
                choices.append(choice)
    return Plan(verdicts, known, tuple(choices), tuple(untried))


def _choice(verdicts: Verdicts, chosen: Sequence[Group], *, judged: bool = True) -> Choice | None:
    """The choice of leaving out some groups; None where what is left cannot be judged, if that is to be tried."""
    dropped = frozenset(name for group in chosen for name in group)
    structural = {rule.id for rule in verdicts.conflict.infeasible} | {c.id for c in verdicts.conflict.consequences}
    try:
        found: Orders = verdicts.lacking(dropped)
        if judged and dropped & structural:
            # With other states there, a statement may be true in only a part of one: then nothing can be judged.
            verdicts.at(found.base, dropped)
    except (ConflictError, TooLarge):
        if not chosen:
            raise
        return None
    return Choice(tuple(group[0] for group in chosen), dropped, found)


def evenly(at: Bench, choices: Sequence[Choice], counts: Sequence[int], seed: int) -> list[Choice]:
    """The choices with so many orders of each tried: all of them, or the base order and others drawn evenly.

    Those that turn out to be none that can be judged are left out.
    """
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
        start += count
        if UNJUDGED not in (case.verdicts for case in own):
            complete = len(own) == count == choice.orders.count
            found.append(replace(choice, cases=own, even=len(own), complete=complete))
    return found
