"""Steps from one conflict to another: the sets of differences that make a conflict, and those one step further.

A set is *whole* if whatever one of its cells needs is in it as well, and if what is chosen of the comparisons of each
decision maker leaves an order.  Every whole set is reached from the empty one by steps through whole sets: cells that
need each other go together, and of comparisons only those of neighbours can be turned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from detente.insight.comparing.cells import Key
from detente.insight.comparing.mixing import Between
from detente.insight.comparing.needing import needs

Chosen = frozenset[Key]


@dataclass(frozen=True, eq=False)
class Steps:
    """The whole sets of what differs between two conflicts, and the steps among them."""

    between: Between

    @cached_property
    def all(self) -> Chosen:
        """Everything that differs, which makes the second conflict of the first."""
        return frozenset(self.between.keys)

    @cached_property
    def needed(self) -> Mapping[Key, Chosen]:
        """For each cell all others that it needs, by way of others too."""
        direct = needs((key for key in self.between.keys if key[0] != "comparison"), self.between.a, self.between.b)
        found = {}
        for key in direct:
            reached, new = {key}, [key]
            while new:
                new = [other for each in new for other in direct[each] if other not in reached]
                reached |= set(new)
            found[key] = frozenset(reached)
        return found

    @cached_property
    def units(self) -> tuple[Chosen, ...]:
        """The cells that stand and fall together: mostly one alone."""
        groups = (
            frozenset(other for other in reached if key in self.needed[other]) for key, reached in self.needed.items()
        )
        return (*dict.fromkeys(groups), *(frozenset({key}) for key in self.between.keys if key[0] == "comparison"))

    def whole(self, chosen: Collection[Key]) -> bool:
        """Whether a set of what differs makes a conflict."""
        kept = all(self.needed[key] <= set(chosen) for key in chosen if key[0] != "comparison")
        return kept and all(self._ordered(dm, chosen) for dm in self.between.stating)

    def _ordered(self, dm: str, chosen: Collection[Key]) -> bool:
        ranked = self.between.ranked(dm, chosen)
        at = {name: place for place, name in enumerate(ranked)}
        listed = self.between.both(dm)
        pairs = ((x, y) for k, x in enumerate(listed) for y in listed[k + 1 :])
        return all((at[y] < at[x]) == (("comparison", x, y) in chosen) for x, y in pairs)

    def onward(self, chosen: Chosen) -> Iterator[Chosen]:
        """The whole sets that one step adds to a whole set."""
        beside = self._beside(chosen)
        for unit in self.units:
            if unit <= chosen:
                continue
            key = next(iter(unit))
            if key in beside if key[0] == "comparison" else self.needed[key] - unit <= chosen:
                yield chosen | unit

    def backward(self, chosen: Chosen) -> Iterator[Chosen]:
        """The whole sets that are left of a whole set when one step is taken back."""
        beside = self._beside(chosen)
        for unit in self.units:
            if not unit <= chosen:
                continue
            key = next(iter(unit))
            left = chosen - unit
            if key in beside if key[0] == "comparison" else self._spared(unit, left):
                yield left

    def _spared(self, unit: Chosen, left: Chosen) -> bool:
        return not any(self.needed[key] & unit for key in left if key[0] != "comparison")

    def _beside(self, chosen: Chosen) -> set[Key]:
        """The comparisons of wants that are neighbours as they are ranked now."""
        found: set[Key] = set()
        for dm in self.between.stating:
            ranked = self.between.ranked(dm, chosen)
            for x, y in pairwise(ranked):
                found |= {("comparison", x, y), ("comparison", y, x)}
        return found

    def lacking(self, chosen: Chosen, units: Collection[Chosen]) -> Chosen:
        """A set without some units, and without whatever needs them; as it is where no order would be left."""
        gone = frozenset(key for unit in units for key in unit)
        left = frozenset(
            key for key in chosen - gone if key[0] == "comparison" or not self.needed[key] & gone
        )  # fmt: skip
        return left if all(self._ordered(dm, left) for dm in self.between.stating) else chosen

    def having(self, chosen: Chosen, units: Collection[Chosen]) -> Chosen:
        """A set with some units, and with whatever they need; as it is where no order would be left."""
        more = {key for unit in units for key in unit}
        for key in tuple(more):
            more |= self.needed.get(key, frozenset())
        whole = chosen | more
        return whole if all(self._ordered(dm, whole) for dm in self.between.stating) else chosen
