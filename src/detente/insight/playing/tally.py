"""Tallies: what many runs come to, counted as they are made, so that only different ways of going take room."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from detente.insight.playing.walking import Kind


@dataclass(frozen=True, slots=True)
class Run:
    """One run, as short as can be: the states in their order, who moved by number, and how it ended."""

    states: tuple[int, ...]
    movers: tuple[int, ...]
    kind: Kind


@dataclass(eq=False)
class Tally:
    """How many runs ended in which state and how, how many came through a state, how often which mover made a move."""

    ended: Counter[tuple[int, Kind]] = field(default_factory=Counter)
    came: Counter[int] = field(default_factory=Counter)
    made: Counter[tuple[int, int, int]] = field(default_factory=Counter)

    @property
    def runs(self) -> int:
        """How many runs were counted."""
        return self.ended.total()

    @property
    def moves(self) -> float:
        """How many moves they had on average."""
        return self.made.total() / self.runs

    @property
    def ended_in(self) -> Counter[int]:
        """How many ended in which state, in whatever way."""
        found: Counter[int] = Counter()
        for (state, _), times in self.ended.items():
            found[state] += times
        return found

    @property
    def unfinished(self) -> int:
        """How many were broken off at the horizon."""
        return sum(times for (_, kind), times in self.ended.items() if kind == "horizon")

    def add(self, run: Run) -> None:
        """Count one more run."""
        # In this order, an interruption on the way leaves no count above that of the runs.
        self.ended[run.states[-1], run.kind] += 1
        self.came.update(set(run.states))
        self.made.update(zip(run.states[:-1], run.states[1:], run.movers, strict=True))


@dataclass(eq=False)
class Tallies:
    """What runs come to, `own`, beside as many that ignore wants, `blind`.

    `ways`: how many went the same way.  Of those that ignore wants, hardly two of which go alike, hashes do.
    """

    own: Tally = field(default_factory=Tally)
    blind: Tally = field(default_factory=Tally)
    ways: Counter[Run] = field(default_factory=Counter)
    _blind_ways: Counter[int] = field(default_factory=Counter)

    def add(self, run: Run, blind: Run) -> None:
        """Count one more run, and the one that stands beside it."""
        self.own.add(run)
        self.blind.add(blind)
        self.ways[run] += 1
        self._blind_ways[_way(blind)] += 1

    def blind_on(self, run: Run) -> int:
        """How many of those that ignore wants went the way of a run, however they ended."""
        return self._blind_ways[_way(run)]


def _way(run: Run) -> int:
    return hash((run.states, run.movers))
