"""A conflict in graph form: states, moves and preferences as arrays; the only room that knows how they are stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import Missing, UnknownName
from detente.graph.arcs import Arcs
from detente.graph.blocks import Blocks
from detente.grid import Grid, plural, titled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.preference import Ranks, Relation
    from detente.graph.sets import SetTable
    from detente.graph.space import Index
    from detente.graph.states import States

Moves = Blocks | Arcs


@dataclass(frozen=True)
class StatusQuoReading:
    """One way to read where the dispute stands: `base`, or a contested entry by its id, and who holds it."""

    id: str
    state: int
    held_by: str = ""


@dataclass(frozen=True, eq=False)
class Mover:
    """Who may move: a decision maker alone, or the members of a forum together.

    `members`: positions of decision makers.  The moves are built when they are first asked for.
    """

    id: str
    members: tuple[int, ...]
    build: Callable[[], Moves]

    @cached_property
    def moves(self) -> Moves:
        """The moves, in whatever way they are stored."""
        return self.build()

    @cached_property
    def arcs(self) -> Arcs:
        """The moves, one by one."""
        moves = self.moves
        return moves if isinstance(moves, Arcs) else moves.arcs()


@dataclass(frozen=True, eq=False)
class Graph:
    """States, who can move where, and who prefers what.

    `movers`: one for each decision maker, in their order.  `forums`: the coalitions that may move jointly.
    `orders`: what each decision maker prefers; None where nothing is said.  `attitudes`: {(i, j): +1 or -1}, a filter
    on the improvements of i.  `readings`: the state of each reading of the status quo.  `combinations`: how many
    combinations of options there are, feasible or not; in graph form, the number of states.

    >>> import detente as dt
    >>> dt.unfold(dt.load("elmira"))
    <Graph 'Elmira: who cleans the groundwater': 3 decision makers, 9 states>
    """

    decision_makers: tuple[str, ...]
    states: States
    movers: tuple[Mover, ...]
    forums: tuple[Mover, ...]
    orders: tuple[Ranks | Relation | None, ...]
    attitudes: Mapping[tuple[int, int], int]
    readings: tuple[StatusQuoReading, ...]
    combinations: int
    title: str = ""

    def __repr__(self) -> str:
        """Say what it is in one line."""
        makers, states = len(self.decision_makers), self.states.size
        told = f"{makers} {plural(makers, 'decision maker')}, {states:,} {plural(states, 'state')}"
        return f"<Graph {self.title!r}: {told}>"

    def _repr_html_(self) -> str:
        rows = tuple((m.id, str(m.moves.count)) for m in (*self.movers, *self.forums))
        return Grid(("who", "moves"), rows, f"{titled(self.title)} ({self.size:,} {plural(self.size, 'state')})").html()

    @property
    def size(self) -> int:
        """How many feasible states there are."""
        return self.states.size

    def dm(self, name: str) -> int:
        """The position of a decision maker; UnknownName with the nearest if there is none."""
        if name not in self.decision_makers:
            raise UnknownName.among("decision maker", name, self.decision_makers)
        return self.decision_makers.index(name)

    def mover(self, name: str) -> Mover:
        """A decision maker or a forum by its id; UnknownName with the nearest if there is none."""
        everybody = {m.id: m for m in (*self.movers, *self.forums)}
        if name not in everybody:
            raise UnknownName.among("decision maker or forum", name, everybody)
        return everybody[name]

    def order(self, i: int) -> Ranks | Relation:
        """What decision maker i prefers; Missing where the conflict says nothing of it."""
        order = self.orders[i]
        if order is None:
            raise Missing(
                f"the preferences of {self.decision_makers[i]} are missing: add them under 'preferences' "
                f"(statements, a ranking, weights or a relation)"
            )
        return order

    @property
    def blocked(self) -> bool:
        """Whether moves are stored as blocks: plain option form, where two moves in a row could be made as one."""
        return all(isinstance(m.moves, Blocks) for m in self.movers)

    def improvements(self, mover: Mover, arcs: Arcs) -> Arcs:
        """The moves that are better for every member, and that no member's attitude to another forbids.

        An attitude of +1 towards j allows no move that is worse for j; -1 allows only those that are worse for j.
        Who has no move is not asked what it wants.
        """
        if not arcs.count:
            return arcs
        sources, targets = arcs.sources, arcs.targets
        return arcs.kept(self.wanted(mover, targets, sources) & self.allowed(mover, targets, sources))

    def improving(self, mover: Mover, state: int) -> Index:
        """The improvements of a mover from one state: the states that they lead to, in increasing order."""
        targets = mover.moves.successors(state)
        return targets[self.wanted(mover, targets, state) & self.allowed(mover, targets, state)]

    def improvement_table(self, mover: Mover) -> SetTable:
        """The improvements of a mover as a table: for each state, those that lead away from it; for few states."""
        table = mover.arcs.table
        if mover.arcs.count:
            for i in mover.members:
                table = table & self.order(i).above_table
            for (holder, j), value in self.attitudes.items():
                if holder in mover.members:
                    worse = self.order(j).below_table
                    table = table & (worse if value < 0 else ~worse)
        return table

    def wanted(self, mover: Mover, targets: Index, sources: Index | int) -> NDArray[np.bool_]:
        """Where every member prefers the target to the source."""
        result = np.ones(len(targets), np.bool_)
        for i in mover.members:
            result &= self.order(i).prefers(targets, sources)
        return result

    def allowed(self, mover: Mover, targets: Index, sources: Index | int) -> NDArray[np.bool_]:
        """Where no member's attitude to another stands against going from the source to the target."""
        result = np.ones(len(targets), np.bool_)
        for (holder, j), value in self.attitudes.items():
            if holder in mover.members:
                worse = self.order(j).prefers(sources, targets)
                result &= worse if value < 0 else ~worse
        return result

    def distance(self, starts: Sequence[int], forums: Sequence[Mover] | None = None) -> NDArray[np.int32]:
        """How many moves it takes to reach each state, by anybody alone or in a forum: shape (states,), int32.

        0 at the starts, -1 where no sequence of moves leads.  `forums`: those that count, all by default.
        """
        distance = np.full(self.size, -1, np.int32)
        distance[list(starts)] = 0
        step = 0
        while True:
            step += 1
            here = distance == step - 1
            reached = np.zeros(self.size, np.bool_)
            for mover in (*self.movers, *(self.forums if forums is None else forums)):
                reached |= mover.moves.spread(here)
            new = reached & (distance < 0)
            if not new.any():
                return distance
            distance[new] = step
