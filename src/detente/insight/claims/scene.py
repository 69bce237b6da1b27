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
from detente.graph.sets import FEW, as_mask, as_set
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

    def everywhere(self) -> Scene:
        """The scene in which all states count."""
        return replace(self, barred=None)

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

    def reached(self, starts: Index) -> Mask:
        """Where → leads from some of the states, themselves included: shape (states,), bool."""
        size = self.world.graph.size
        reached = np.zeros(size, np.bool_)
        reached[starts] = True
        if self._few and self.play == "improving":
            self.world.ask(*self.world.movers)
            return as_mask(self.world.nearby.reached(as_set(reached)), size)
        steps = [self.steps(mover) for mover in self.world.movers]
        count = 0
        while count != (count := int(reached.sum())):
            for arcs in steps:
                reached = arcs.spread(reached)
        return reached

    def settled(self, states: Mask) -> Mask:
        """Where nobody would leave, of some states."""
        if self._few:
            self.world.ask(*self.world.movers)
            return as_mask(self.world.nearby.settled(as_set(states)), len(states))
        return states & self.world.settled

    @property
    def _few(self) -> bool:
        """Whether it is quicker to look at the states that are reached one by one than at all at once."""
        return self.world.graph.size <= FEW

    def out(self, starts: Index) -> Mask:
        """Out: what it may come to from some of the states, less what `unless` bars; shape (states,), bool."""
        return self.settled(self.reached(starts) & self.counting)

    @cached_property
    def ahead(self) -> Mask:
        """Where → leads from the status quo, itself included."""
        return self.reached(np.array([self.start], np.int32))

    @cached_property
    def outcomes(self) -> Mask:
        """Out of the status quo."""
        return self.settled(self.ahead & self.counting)
