"""Refuting: trying orders that meet a set of conditions, to see whether the set is sufficient after all.

Orders are of two kinds, by turns.  *Turned* ones are made of cases that speak against the set and meet all of its
comparisons but one, by the least change that meets this one too.  One of them is enough to refute a set that names a
comparison by chance, such as one between wants that cannot matter.  The others are drawn evenly from those that meet
the set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, repeat, zip_longest

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.conditions import Table
from detente.insight.deciding.deciding import Key, Sufficient, sufficient
from detente.insight.deciding.trying import Bench, Case, Choice, Task, places
from detente.insight.orders import Order, Pair

# How many orders a set must stand up to before another one is looked at; twice as many, those that come first.
AT_ONCE = 5
SHARE = 0.6
VERDICTS: tuple[Verdict, ...] = ("holds", "fails")

# A set that seems sufficient for a verdict on a claim.
Doubt = tuple[int, Verdict, Sufficient]


@dataclass(eq=False)
class Refuting:
    """The attempt to refute the sets that would be listed first, and those that come first when they are refuted.

    Before all others comes, for each claim, the first set that the listed order meets: it is what the claim is said to
    hang on.  `most`, `least`: as for `sufficient`.  `listed`: how many sets of each verdict on each claim.  `draws`:
    how many orders a set must stand up to.  `tested`: how many it has stood up to.
    """

    at: Bench
    choices: list[Choice]
    most: int
    least: int
    listed: int
    draws: int
    seed: int
    tested: dict[Key, int] = field(default_factory=dict)
    _stood: dict[tuple[int, Verdict, Key], int] = field(default_factory=dict)
    _known: dict[int, Sufficient | None] = field(default_factory=dict)

    def go(self, checks: int) -> None:
        """Try at most so many orders, until all that would be listed have stood up to enough of them.

        No more than `SHARE` of them go to the sets that come first, so that some are left for the others.
        """
        left = checks
        for doubtful, at_once, kept in (
            (self._first, 2 * AT_ONCE, checks - int(SHARE * checks)),
            (self._others, AT_ONCE, 0),
        ):
            while left > kept and not self.at.stopped:
                number = min(at_once, self.draws, left - kept)
                wanted = self._unsure(doubtful())[: (left - kept) // number] if number else []
                if not wanted:
                    break
                left -= self._try(wanted, number)

    def _try(self, wanted: Sequence[Doubt], number: int) -> int:
        place = {choice.names: k for k, choice in enumerate(self.choices)}
        tasks: list[list[Task]] = []
        for claim, verdict, each in wanted:
            choice = self.choices[place[each.without]]
            orders = islice(self._orders(choice, claim, verdict, each), number)
            tasks.append([Task(choice.dropped, order) for order in orders])
        cases = iter(self.at.cases([*chain(*tasks)]))
        for (claim, verdict, each), own in zip(wanted, tasks, strict=True):
            found = [*islice(cases, len(own))]
            doubt = (claim, verdict, each.key)
            self._stood[doubt] = self._stood.get(doubt, 0) + len(found)
            self.tested[each.key] = self.tested.get(each.key, 0) + len(found)
            at = place[each.without]
            self.choices[at] = self.choices[at].drawn(found)
        return sum(map(len, tasks))

    def _orders(self, choice: Choice, claim: int, verdict: Verdict, each: Sufficient) -> Iterator[Order]:
        """Orders that meet a set: by turns such as are made of cases against it, and such as are drawn evenly."""
        known = self._stood.get((claim, verdict, each.key), 0)
        drawn = choice.orders.meeting(each.above, choice.even + known, self.seed)
        against = [case for case in choice.cases if case.verdicts[claim] != verdict]
        made = islice(turned(against, each.above), known // 2, None)
        return (order for pair in zip_longest(made, drawn) for order in pair if order is not None)

    def _first(self) -> list[Doubt]:
        """Of each claim the first set that the listed order meets."""
        choice = self.choices[0]
        base = places(choice.orders.base)
        found = []
        for claim, verdict in enumerate(choice.cases[0].verdicts if choice.cases else ()):
            if verdict not in VERDICTS:
                continue
            known = self._known.get(claim)
            if known is None or self._refuted(choice, claim, verdict, known):
                sets = self._seeming([choice], claim, verdict)
                known = self._known[claim] = next((s for s in sets if _met(base, s)), None)
            if known is not None:
                found.append((claim, verdict, known))
        return found

    @staticmethod
    def _refuted(choice: Choice, claim: int, verdict: Verdict, each: Sufficient) -> bool:
        return any(case.verdicts[claim] != verdict and _met(places(case.order), each) for case in choice.cases)

    def _others(self) -> list[Doubt]:
        """The first sets for each verdict on each claim, in turn; before all, what leaves out wants and turns a claim.

        A claim that comes out the same in every order tried is said to hang on what it cannot do without: the first set
        of the other verdict that only leaves parts out.
        """
        choice = self.choices[0]
        ranked: list[tuple[int, Doubt]] = []
        settled = {
            k for k, given in enumerate(zip(*(c.verdicts for c in choice.cases), strict=True)) if len({*given}) == 1
        }
        for claim, given in enumerate(choice.cases[0].verdicts if choice.cases else ()):
            for verdict in VERDICTS:
                sets = self._seeming(self.choices, claim, verdict)
                lacking = (s for s in sets if s.without and not s.above and verdict != given and claim in settled)
                ranked += [(-1, (claim, verdict, each)) for each in islice(lacking, 1)]
                ranked += [(rank, (claim, verdict, each)) for rank, each in enumerate(sets[: self.listed])]
        found: dict[tuple[int, Verdict, Key], Doubt] = {}
        for _, doubt in sorted(ranked, key=lambda each: each[0]):
            found.setdefault((doubt[0], doubt[1], doubt[2].key), doubt)
        return list(found.values())

    def _seeming(self, choices: Sequence[Choice], claim: int, verdict: Verdict) -> list[Sufficient]:
        """The sets that seem sufficient and are not proved."""
        tables = [Table.of(choice) for choice in choices]
        sets = sufficient(choices, tables, claim, verdict, most=self.most, least=self.least)
        return [each for each in sets if not each.proved]

    def _unsure(self, doubts: Sequence[Doubt]) -> list[Doubt]:
        """Those that have not stood up to enough orders."""
        return [d for d in doubts if self._stood.get((d[0], d[1], d[2].key), 0) < self.draws]


def _met(at: dict[str, int], each: Sufficient) -> bool:
    """Whether the statements at these places meet a set that compares some."""
    return bool(each.above) and all(at[a] < at[b] for a, b in each.above)


def turned(cases: Sequence[Case], above: Sequence[Pair]) -> Iterator[Order]:
    """The orders that meet all those pairs, made of cases that meet all but one, each once, for all pairs by turns.

    The lower of the two that stand the wrong way round is put just above the other, or the other just below it; all
    else stays as it is.  Nothing for cases that meet all pairs or lack more than one.
    """
    lacking: dict[Pair, list[Order]] = {pair: [] for pair in above}
    for case in cases:
        at = places(case.order)
        lacks = [(a, b) for a, b in above if at[a] > at[b]]
        if len(lacks) == 1:
            lacking[lacks[0]].append(case.order)
    made = (chain.from_iterable(map(_mended, some, repeat(pair))) for pair, some in lacking.items())
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for order in chain.from_iterable(zip_longest(*made)):
        if order is None:
            continue
        at = places(order)
        key = tuple(order.values())
        if key not in seen and all(at[a] < at[b] for a, b in above):
            seen.add(key)
            yield order


def _mended(order: Order, pair: Pair) -> Iterator[Order]:
    """The order with the second of a pair just below the first, then that with the first just above the second."""
    first, second = pair
    for moved, stays, behind in ((second, first, 1), (first, second, 0)):
        mended = {}
        for dm, ids in order.items():
            others = [name for name in ids if name != moved]
            if len(others) < len(ids):
                at = others.index(stays) + behind
                others[at:at] = [moved]
            mended[dm] = tuple(others)
        yield mended
