"""What an exploration finds, as data: where many plays ended, by which ways, and what ignoring wants comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.grid import Grid, plainly
from detente.insight.auditing.outlooks import Seen
from detente.insight.deciding.shares import wilson
from detente.insight.playing.walking import Kind
from detente.stability.reading import Reading


@dataclass(frozen=True, slots=True)
class Count:
    """How many of some runs something came about in; the share with its interval says how well so few runs tell it.

    `low` and `high`: the score interval, in which the share among ever more runs lies, but for 1 in 20 such samples; it
    speaks of the rules by which is played, and not of the world.                    Source: [Wilson1927].

    >>> Count(3, 10).share, [round(end, 3) for end in (Count(3, 10).low, Count(3, 10).high)]
    (0.3, [0.108, 0.603])
    """

    times: int
    runs: int

    @property
    def share(self) -> float:
        """The part of the runs."""
        return self.times / self.runs if self.runs else 0.0

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return wilson(self.times, self.runs)[0] if self.runs else 0.0

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return wilson(self.times, self.runs)[1] if self.runs else 1.0


@dataclass(frozen=True, slots=True)
class End:
    """A state in which runs ended, in one way: at rest, in a cycle, at the horizon.

    `baseline`: how many of the runs that ignore wants ended in the same state, in whatever way.
    """

    state: Seen
    kind: Kind
    count: Count
    baseline: Count


@dataclass(frozen=True, slots=True)
class Route:
    """A way that runs went: the states from the first to the last, and who made each move."""

    states: tuple[str, ...]
    movers: tuple[str, ...]
    kind: Kind
    count: Count
    baseline: Count


@dataclass(frozen=True, slots=True)
class RouteState:
    """A state that runs came through: how many runs, and how many of those that ignore wants; `ended`: ended there."""

    state: Seen
    runs: int
    ended: int
    baseline: int


@dataclass(frozen=True, slots=True)
class RouteEdge:
    """A move that was made: how often in all runs together, and how often in those that ignore wants."""

    at: str
    to: str
    mover: str
    times: int
    baseline: int


@dataclass(frozen=True, slots=True, repr=False)
class Exploration:
    """Where many plays of a dispute ended by some rules, beside as many that ignore wants: no forecast, no probability.

    `ends`: the commonest first.  `routes`: the commonest of the `different` ways that were gone.  `states` and `edges`:
    the graph of all these ways, the states in their order.  `asked` and `runs`: how many runs were wanted, and made.
    `moves`: how many they had on average.  `baseline_unfinished`: how many of those that ignore wants were broken off
    at the horizon.
    `certain`: whether nothing was drawn, so that every run is the same.  The rest is as in `Play`.
    """

    title: str
    start: Seen
    ends: tuple[End, ...]
    routes: tuple[Route, ...]
    different: int
    states: tuple[RouteState, ...]
    edges: tuple[RouteEdge, ...]
    asked: int
    runs: int
    moves: float
    baseline_moves: float
    baseline_unfinished: int
    certain: bool
    by: Mapping[str, str]
    noise: float
    seed: int
    turns: str
    horizon: int
    forums: bool
    concept: str
    reading: Reading
    unmoved: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether all runs were made that were wanted, and none was left out by an interruption."""
        return self.runs == self.asked

    def __repr__(self) -> str:
        """Count runs and ends in one line."""
        return f"<Exploration {self.title!r}: runs from {self.start.name}: {self.runs:,}, ends: {len(self.ends):,}>"

    def _repr_html_(self) -> str:
        rows = tuple(
            (
                end.state.name,
                ", ".join(end.state.on),
                end.kind,
                f"{end.count.times:,}",
                f"{end.count.low:.2f}–{end.count.high:.2f}",
                f"{end.baseline.times:,}",
            )
            for end in self.ends
        )
        heads = ("end", "what holds", "how", "runs", "share between", "ignoring wants")
        return Grid(heads, rows, f"{plainly(self)} (an exploration, not a forecast)").html()
