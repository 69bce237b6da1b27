"""What decides a claim: the smallest sets of conditions under which it holds, or fails, in every order that was tried.

A condition is a comparison, `W3 > W2` (W3 is ranked above W2), or a premise, `without U7`; what a set does not leave
out is there.  A set of conditions is *sufficient* for a verdict iff some admissible order of the conflict without those
parts meets its comparisons, and every one that does gives the verdict.  It is kept iff it says no more than it must:
no other sufficient set of that size or less follows from it.

Sound: a set is *proved* where every admissible order was tried; otherwise no counterexample was met, among the orders
drawn evenly and among others drawn to refute this very set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.insight.claims.finding import Verdict
from detente.insight.deciding.conditions import Condition, Table, weakest
from detente.insight.deciding.trying import Choice
from detente.insight.orders import Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

MOST_TOGETHER = 3
LEAST_SUPPORT = 20


Key = tuple[frozenset[Pair], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sufficient:
    """A set of conditions that is sufficient for a verdict, as far as was tried.

    `above`: its comparisons.  `without`: what it leaves out.  `support`: how many of the orders that were drawn evenly,
    or enumerated, meet it; `met`: how many of all that were tried.  `proved`: whether all admissible orders were.
    """

    above: tuple[Pair, ...]
    without: tuple[str, ...]
    support: int
    met: int
    proved: bool

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The comparisons, then what is left out."""
        return (
            *(Condition("above", first, second) for first, second in self.above),
            *(Condition("without", name) for name in self.without),
        )

    @property
    def key(self) -> Key:
        """What tells the set from others."""
        return frozenset(self.above), self.without

    def __str__(self) -> str:
        """Write the conditions as people read them."""
        return " & ".join(map(str, self.conditions)) or "whatever the order"


@dataclass(frozen=True, slots=True)
class Deciding:
    """What decides a claim: the sufficient sets for holding and for failing, the smallest first.

    `more`: how many other sets of each kind there seem to be, not listed since nobody tried to refute them.
    `needs`: the premises `with R3` without which a verdict is lost that is the same in every order.
    `proved`: whether every admissible order was tried, for each choice of parts left out, so that the lists are whole.
    """

    holding: tuple[Sufficient, ...]
    failing: tuple[Sufficient, ...]
    more: tuple[int, int]
    needs: tuple[Condition, ...]
    proved: bool


def sufficient(
    choices: Sequence[Choice],
    tables: Sequence[Table],
    claim: int,
    verdict: Verdict,
    *,
    most: int = MOST_TOGETHER,
    least: int = LEAST_SUPPORT,
) -> list[Sufficient]:
    """The sufficient sets of at most `most` conditions for a verdict on a claim.

    Smallest first, then those that more orders meet, then in the listed order.  Where not all orders were tried, a set
    of comparisons counts only if at least `least` of those drawn evenly meet it: few may agree by chance.
    """
    found: list[Sufficient] = []
    for choice, table in zip(choices, tables, strict=True):
        key = (claim, verdict, most, least)
        if key not in choice.kept:
            wanted = np.array([case.verdicts[claim] == verdict for case in choice.cases], np.bool_)
            choice.kept[key] = _within(choice, table, wanted, most - len(choice.names), least)
        found += choice.kept[key]
    kept = weakest([(frozenset(s.above), frozenset(s.without)) for s in found])
    # Sorting is stable, so what is left equal stays in the listed order.
    return sorted(
        (s for s, keep in zip(found, kept, strict=True) if keep),
        key=lambda s: (len(s.above) + len(s.without), -s.support),
    )


def _within(choice: Choice, table: Table, wanted: Mask, most: int, least: int) -> list[Sufficient]:
    if not wanted.any() or most < 0:
        return []
    if wanted.all():
        return [Sufficient((), choice.names, choice.even, len(wanted), choice.complete)]
    enough = 1 if choice.complete else max(1, least)
    if choice.even < enough:
        return []
    found = (
        Sufficient(
            tuple(table.pairs[k] for k in chosen),
            choice.names,
            int(table.meeting(chosen)[: choice.even].sum()),
            met,
            choice.complete,
        )
        for chosen, met in sorted(table.sufficient(wanted, most, enough))
    )
    return [each for each in found if each.support >= enough]


def needed(choices: Sequence[Choice], claim: int) -> tuple[Condition, ...]:
    """The premises without which a verdict is lost that a claim has in every order of the whole conflict.

    `with R3` is among them iff some order without R3 gives another verdict.  None where the verdict differs anyway.
    """
    whole = {case.verdicts[claim] for case in choices[0].cases}
    if len(whole) != 1:
        return ()
    return tuple(
        Condition("with", choice.names[0])
        for choice in choices[1:]
        if len(choice.names) == 1 and any(case.verdicts[claim] not in whole for case in choice.cases)
    )


def deciding(
    choices: Sequence[Choice],
    tables: Sequence[Table],
    claim: int,
    tested: Mapping[Key, int],
    *,
    most: int = MOST_TOGETHER,
    least: int = LEAST_SUPPORT,
) -> Deciding:
    """What decides a claim, from the cases tried; `tested` says how many orders were drawn to refute which set.

    Sets that are proved are listed, and those that somebody tried to refute; where nobody did, all are.
    """
    lists = [sufficient(choices, tables, claim, verdict, most=most, least=least) for verdict in ("holds", "fails")]
    listed = [_listed(sets, tested) for sets in lists]
    return Deciding(
        listed[0],
        listed[1],
        (len(lists[0]) - len(listed[0]), len(lists[1]) - len(listed[1])),
        needed(choices, claim),
        all(choice.complete for choice in choices),
    )


def _listed(sets: Iterable[Sufficient], tested: Mapping[Key, int]) -> tuple[Sufficient, ...]:
    return tuple(s for s in sets if s.proved or not tested or s.key in tested)
