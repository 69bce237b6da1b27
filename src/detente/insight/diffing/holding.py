"""States told apart by what holds in them, in the names of the first conflict, whatever their numbers are.

An option that only one conflict has is left out where it stands at its first level, as if it were not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.states import States
from detente.model.conflict import Option

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Index = NDArray[np.int64]

Setting = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, eq=False)
class Holding:
    """The states of a conflict with what holds in each.

    `names`: what the first conflict calls options, levels (as `option=level`) and named states that are called
    otherwise here.  `told`: the options whose first level is told as well, since it is another in the other conflict.
    """

    states: States
    names: Mapping[str, str] = field(default_factory=dict)
    told: Collection[str] = ()

    def settings(self, found: Sequence[int]) -> list[Setting]:
        """What holds in some states: each option above its first level, with its level, or levels in a merged state."""
        states = self.states
        if states.graph_form:
            return [((self._called(states.name(state)), ()),) for state in found]
        if states.owner is not None:
            return [self._setting([sorted(levels) for levels in states.levels(state)]) for state in found]
        columns = states.digits[:, list(found)].T.tolist()
        return [self._setting([[level] for level in column]) for column in columns]

    def _setting(self, levels: Iterable[Sequence[int]]) -> Setting:
        held = []
        for option, those in zip(self.states.space.options, levels, strict=True):
            key = self._called(option.key)
            if any(those) or key in self.told:
                held.append((key, tuple(self._level(option, level) for level in those)))
        return tuple(sorted(held))

    def _called(self, name: str) -> str:
        return self.names.get(name, name)

    def _level(self, option: Option, level: int) -> str:
        name = f"{option.key}={option.levels[level]}"
        return self.names.get(name, name).rpartition("=")[2]

    def first_levels(self) -> dict[str, str]:
        """The first level of each option."""
        return {self._called(option.key): self._level(option, 0) for option in self.states.space.options}

    def across(self, other: Holding, found: Index) -> Index:
        """The same states in another conflict, -1 where they are none there: shape (found,), int64."""
        if not (self._plain and other._plain):
            # States that are named or merged are written out by hand, and few.
            every = dict(zip(other.settings(range(other.states.size)), range(other.states.size), strict=True))
            twins = [every.get(setting, -1) for setting in self.settings(found.tolist())]
            return np.array(twins, np.int64)
        rows = {other._called(option.key): row for row, option in enumerate(other.states.space.options)}
        digits = np.zeros((len(rows), len(found)), np.uint8)
        there = np.ones(len(found), np.bool_)
        for mine, option in zip(self.states.digits, self.states.space.options, strict=True):
            row = rows.get(self._called(option.key))
            if row is None:
                there &= mine[found] == 0
                continue
            levels = other._level_numbers(other.states.space.options[row])
            turned = np.array([levels.get(self._level(option, level), -1) for level in range(len(option.levels))])
            theirs = turned[mine[found]]
            there &= theirs >= 0
            digits[row] = np.maximum(theirs, 0)
        return np.where(there, other.states.locate(digits), -1).astype(np.int64)

    @property
    def _plain(self) -> bool:
        """Whether every state is one combination of options."""
        return not self.states.graph_form and self.states.owner is None

    def _level_numbers(self, option: Option) -> dict[str, int]:
        return {self._level(option, level): level for level in range(len(option.levels))}


def on(setting: Setting, order: Mapping[str, int]) -> tuple[str, ...]:
    """What holds, as it is written, in an order of options: one of yes and no by its name alone, others with the level.

    >>> on((("a.talk", ("no", "yes")), ("b.admit", ("yes",)), ("b.force", ("massed",))), {"b.force": 0, "b.admit": 1})
    ('b.force=massed', 'b.admit', 'a.talk=no/yes')
    """
    held = sorted(setting, key=lambda each: order.get(each[0], len(order)))
    return tuple(key if levels in (("yes",), ()) else f"{key}={'/'.join(levels)}" for key, levels in held)
