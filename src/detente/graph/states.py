"""The feasible states of a conflict: their names, their patterns, and which combination belongs to which state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import UnknownName, nearest, quoted
from detente.graph.space import FITS_INT64, Space

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.space import Digits, Truth
    from detente.model.statement import Statement

    Index = NDArray[np.int32]

# At most 18 digits: more states than that are never held.
_NUMBERED = re.compile(r"s[1-9][0-9]{0,17}")


@dataclass(frozen=True, eq=False)
class States:
    """Feasible states, numbered from 0 inside the array rooms and known by name everywhere else.

    `digits`: the combinations, shape (options, combinations), uint8.  `owner`: the state of each combination, shape
    (combinations,), int32, or None where combination k is state k.  `names` is None where states are s1, s2, ….
    `patterns` are those that the conflict gives by name.  In graph form there are no options and no combinations.
    """

    size: int
    space: Space
    digits: Digits
    owner: Index | None = None
    names: tuple[str, ...] | None = None
    patterns: tuple[str | None, ...] | None = None
    labels: tuple[str, ...] | None = None

    @property
    def graph_form(self) -> bool:
        """Whether states are given by name alone, without options."""
        return not self.space.options

    def name(self, state: int) -> str:
        """The name of a state: as given, or s1, s2, … in the order of codes."""
        return self.names[state] if self.names is not None else f"s{state + 1}"

    def label(self, state: int) -> str:
        """The words that the conflict gives for a state, or nothing."""
        return self.labels[state] if self.labels is not None else ""

    def all_names(self, states: Iterable[int]) -> list[str]:
        """The names of several states, in the order given."""
        return [self.name(int(s)) for s in states]

    def index(self, name: str) -> int:
        """The state of that name, or of that exact pattern; UnknownName with the nearest if there is none."""
        state = self.named(name)
        if state is not None:
            return state
        return self._by_pattern(name)

    def named(self, name: str) -> int | None:
        """The state of that name, or None."""
        if self.names is not None:
            return self._index.get(name)
        return int(name[1:]) - 1 if _NUMBERED.fullmatch(name) and int(name[1:]) <= self.size else None

    def _by_pattern(self, pattern: str) -> int:
        matches = self.matching(pattern)
        if not len(matches) and self.owner is not None and "-" not in pattern:
            # A whole combination belongs to one state, which may merge others with it.
            matches = self.merging(pattern)
        if len(matches) == 1:
            return int(matches[0])
        if len(matches) > 1:
            shown = ", ".join(self.all_names(matches[:6])) + (", …" if len(matches) > 6 else "")
            raise UnknownName(f"the pattern {quoted(pattern)} fits {len(matches)} states; name one: {shown}")
        options = self.space.options
        if options and len(pattern) > 1 and set(pattern) <= set("YN-0123456789"):
            if len(pattern) != len(options):
                keys = ", ".join(o.key for o in options[:12]) + (", …" if len(options) > 12 else "")
                raise UnknownName(
                    f"a pattern has one character for each option, {len(options)} here, and {quoted(pattern)} has "
                    f"{len(pattern)}; the options in order: {keys}"
                )
            raise UnknownName(f"no feasible state fits the pattern {quoted(pattern)}")
        names = self.names or self.all_names(range(min(self.size, 1_000)))
        if self.names is None:
            raise UnknownName(
                f"there is no state {quoted(pattern)}{nearest(pattern, names)}; there are s1 to s{self.size}"
            )
        raise UnknownName.among("state", pattern, names)

    @cached_property
    def _index(self) -> dict[str, int]:
        return {name: k for k, name in enumerate(self.names or ())}

    def matching(self, pattern: str) -> NDArray[np.int64]:
        """The states whose combinations all fit a pattern of Y, N, level digits and `-`; none if it is no pattern."""
        fits = self._fitting(pattern)
        if self.owner is None:
            return np.flatnonzero(fits)
        misses = np.bincount(self.owner, ~fits, minlength=self.size)
        return np.flatnonzero(misses == 0)

    def merging(self, pattern: str) -> NDArray[np.int64]:
        """The states some of whose combinations fit a pattern; none if it is no pattern."""
        fits = np.flatnonzero(self._fitting(pattern))
        return fits if self.owner is None else np.unique(self.owner[fits]).astype(np.int64)

    def _fitting(self, pattern: str) -> Truth:
        """Which combinations fit a pattern; none if it is no pattern."""
        fits = np.full(self.digits.shape[1], bool(self.space.options) and len(pattern) == len(self.space.options))
        if not fits.any():
            return fits
        for k, (char, option) in enumerate(zip(pattern, self.space.options, strict=True)):
            if char == "-":
                continue
            level = level_of(char, len(option.levels), ladder=option.ladder)
            if level is None:
                return np.zeros_like(fits)
            fits &= self.digits[k] == level
        return fits

    def truth(self, statement: Statement) -> tuple[Truth, NDArray[np.int64]]:
        """Where a statement holds, shape (states,), bool, and the merged states within which it differs."""
        truth = self.space.truth(statement, self.digits)
        if self.owner is None:
            return truth, np.zeros(0, np.int64)
        holding = np.bincount(self.owner, truth, minlength=self.size)
        members = np.bincount(self.owner, minlength=self.size)
        return holding == members, np.flatnonzero((holding > 0) & (holding < members))

    def levels(self, state: int) -> list[set[int]]:
        """The levels that each option has within a state: one each, but for merged states."""
        columns = [state] if self.owner is None else np.flatnonzero(self.owner == state)
        return [{int(level) for level in row[columns]} for row in self.digits]

    def pattern(self, state: int) -> str | None:
        """The pattern of a state, a character for each option, `-` where a merged state differs; None in graph form."""
        if self.graph_form:
            return None
        if self.patterns is not None and self.patterns[state] is not None:
            return self.patterns[state]
        return "".join(
            "-" if len(levels) > 1 else char_of(min(levels), ladder=option.ladder)
            for levels, option in zip(self.levels(state), self.space.options, strict=True)
        )

    def on(self, state: int) -> list[str]:
        """What holds in a state: each option above its first level, a ladder as `dm.option=level`."""
        found = []
        for levels, option in zip(self.levels(state), self.space.options, strict=True):
            if len(levels) == 1 and (level := min(levels)) > 0:
                found.append(f"{option.key}={option.levels[level]}" if option.ladder else option.key)
        return found

    def all_patterns(self) -> list[str]:
        """The patterns of all states, in order; quicker than one after another where nothing is merged."""
        if self.owner is not None or self.patterns is not None or self.graph_form:
            return [self.pattern(state) or "" for state in range(self.size)]
        tables = [
            np.array([char_of(level, ladder=o.ladder) for level in range(len(o.levels))]) for o in self.space.options
        ]
        columns = [table[row] for table, row in zip(tables, self.digits, strict=True)]
        return ["".join(chars) for chars in zip(*(c.tolist() for c in columns), strict=True)]

    def locate(self, digits: Digits) -> Index:
        """The state of each combination, shape (columns,), int32; -1 where it belongs to no state."""
        if self.space.combinations < FITS_INT64:
            known, asked = self._codes, self.space.codes(digits)
        else:
            # Too many combinations for 64 bits: number those at hand together, so that equal ones get equal numbers.
            both = np.concatenate([self.digits, digits], axis=1)
            codes = self.space.compact(both, range(len(self.space.options)))
            known, asked = codes[: self.digits.shape[1]], codes[self.digits.shape[1] :]
        if not len(known):
            return np.full(digits.shape[1], -1, np.int32)
        at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        found = known[at] == asked
        state = at if self.owner is None else self.owner[at]
        return np.where(found, state, -1).astype(np.int32)

    @cached_property
    def _codes(self) -> NDArray[np.int64]:
        return self.space.codes(self.digits)


def level_of(char: str, levels: int, *, ladder: bool) -> int | None:
    """The level index that one character of a pattern stands for, or None if it stands for none."""
    if not ladder:
        return {"N": 0, "Y": 1}.get(char)
    return int(char) if char.isascii() and char.isdigit() and int(char) < levels else None


def char_of(level: int, *, ladder: bool) -> str:
    """The character of a pattern that stands for a level."""
    return str(level) if ladder else "NY"[level]
