"""The scene of a claim: a world, seen from one reading of the status quo, moving on by one kind of play.

s → t   iff a decision maker, or a forum, has an improvement from s to t (for a forum: better for every member)
        and, where play is foresighted, s is not K-stable for that mover
Out(S)  = the states reachable from S by → (S included) that are K-stable for every decision maker and every forum
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.errors import Missing
from detente.graph.arcs import Arcs
from detente.graph.graph import Mover
from detente.insight.claims.staged import MOST_STATES
from detente.insight.claims.world import World
from detente.model.statement import Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Index = NDArray[np.int32]

Play = Literal["improving", "foresighted"]
PLAYS: tuple[Play, ...] = ("improving", "foresighted")


@dataclass(frozen=True, eq=False)
class Scene:
    """A world as one reading of the status quo takes it and one play moves it on.

    `reading`: the id of a reading.  `barred`: where states do not count (`unless`), None where all do.
    """

    world: World
    reading: str = "base"
    play: Play = "improving"
    barred: Statement | None = None

    def elsewhere(self, world: World) -> Scene:
        """The scene in another world: at the same reading, or at the base where that world knows no such reading."""
        known = {r.id for r in world.stage.bare.readings}
        return replace(self, world=world, reading=self.reading if self.reading in known else "base")

    def without(self, condition: Statement) -> Scene:
        """The scene in which states with the condition do not count."""
        return replace(self, barred=condition)

    @cached_property
    def start(self) -> int:
        """The state of the status quo, as the reading has it; Missing where the conflict has none."""
        for each in self.world.graph.readings:
            if each.id == self.reading:
                return each.state
        raise Missing("the claim speaks of how things stand, and the conflict has no status quo: add 'status_quo'")

    @cached_property
    def counting(self) -> Mask:
        """Where states count: everywhere but where `unless` bars them; shape (states,), bool."""
        world = self.world
        return np.ones(world.graph.size, np.bool_) if self.barred is None else ~world.truth(self.barred)

    def steps(self, mover: Mover) -> Arcs:
        """The moves that a mover would make: its improvements; where play is foresighted, only from where it leaves."""
        arcs = self.world.improvements(mover)
        return arcs if self.play == "improving" else arcs.kept(self.world.leaves(mover)[arcs.sources])

    @cached_property
    def _steps(self) -> tuple[Arcs, ...]:
        return tuple(self.steps(mover) for mover in self.world.movers)

    @cached_property
    def _step_matrix(self) -> Mask:
        """Where → leads from each state in one move: shape (from, to), bool."""
        matrix = np.zeros((self.world.graph.size,) * 2, np.bool_)
        for arcs in self._steps:
            matrix[arcs.sources, arcs.targets] = True
        return matrix

    def reached(self, starts: Index) -> Mask:
        """Where → leads from some of the states, themselves included: shape (states,), bool."""
        size = self.world.graph.size
        reached = np.zeros(size, np.bool_)
        reached[starts] = True
        if size <= MOST_STATES:
            new = np.flatnonzero(reached)
            while len(new):
                onward = self._step_matrix[new].any(axis=0) & ~reached
                reached |= onward
                new = np.flatnonzero(onward)
            return reached
        count = 0
        while count != (count := int(reached.sum())):
            for arcs in self._steps:
                reached = arcs.spread(reached)
        return reached

    def out(self, starts: Index) -> Mask:
        """Out: what it may come to from some of the states, less what `unless` bars; shape (states,), bool."""
        return self.reached(starts) & self.world.settled & self.counting

    @cached_property
    def ahead(self) -> Mask:
        """Where → leads from the status quo, itself included."""
        return self.reached(np.array([self.start], np.int32))

    @cached_property
    def outcomes(self) -> Mask:
        """Out of the status quo."""
        return self.ahead & self.world.settled & self.counting
