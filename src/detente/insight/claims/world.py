"""The world that a claim is checked in: a conflict under one order and one concept K, with who would leave which state.

What is asked of it for one claim serves the next: a world remembers, and so do its kin (the worlds of other concepts,
of variants, of beliefs), which are made when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import Missing
from detente.graph.arcs import Arcs
from detente.graph.graph import Graph, Mover
from detente.insight.claims.stage import Stage, Stages, renumbers
from detente.model.conflict import Conflict
from detente.model.patch import believed, variant
from detente.model.statement import Statement, tests
from detente.stability import classic as _rows  # noqa: F401 — enters the rows of the table
from detente.stability.concept import CONCEPTS
from detente.stability.judge import Judge
from detente.stability.nearby import Nearby
from detente.stability.reading import DEFAULT, Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Index = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class World:
    """A conflict in one order, and who would leave which of its states under a concept.

    `concept`: the key of K.  `counted`: how answers are counted.  `final`: once it holds, nobody undoes it.
    """

    stages: Stages
    conflict: Conflict
    concept: str = "SEQ"
    counted: Reading = DEFAULT
    final: Statement | None = None
    _kin: dict[Hashable, World] = field(default_factory=dict, repr=False)
    _who: tuple[str, ...] = ()
    _renumbered: str | None = None

    # ------------------------------------------------------------------------------------------- its kin

    def by(self, concept: str) -> World:
        """The same world, with another concept as K."""
        return self if concept == self.concept else self._related(self._who, concept, self.final)

    def once_there(self, statement: Statement) -> World:
        """The same world, but nobody undoes the statement once it holds."""
        return self._related(self._who, self.concept, statement)

    def under(self, name: str) -> World:
        """The world of a variant."""
        return self._related(
            (*self._who, f"under {name}"), self.concept, self.final, lambda: variant(self.conflict, name)
        )

    def as_believed(self, holder: str) -> World:
        """The world that a decision maker believes in (a first-level hypergame)."""
        return self._related(
            (*self._who, f"according to {holder}"), self.concept, self.final, lambda: believed(self.conflict, holder)
        )

    def _related(
        self,
        who: tuple[str, ...],
        concept: str,
        final: Statement | None,
        change: Callable[[], Conflict] | None = None,
    ) -> World:
        key = (who, concept, final)
        if key not in self._kin:
            conflict = change() if change else self.conflict
            self._kin[key] = replace(
                self,
                conflict=conflict,
                concept=concept,
                final=final,
                _who=who,
                _renumbered=self._renumbered or renumbers(self.conflict, conflict),
            )
        return self._kin[key]

    def let_go(self) -> None:
        """Forget its kin: they know each other, and what they hold would stay for a while when nobody needs it."""
        self._kin.clear()

    # ------------------------------------------------------------------------------------------- what is there

    @cached_property
    def stage(self) -> Stage:
        """The states and moves."""
        return self.stages.of(self.conflict)

    @cached_property
    def graph(self) -> Graph:
        """The states, moves and orders; Missing where the changes that led here make nonsense of an order."""
        if self._renumbered is not None:
            raise Missing(
                f"the rules change, and with them the numbers of the states that the preferences of "
                f"{self._renumbered} speak of"
            )
        return self.stage.graph(self.conflict, self.final)

    def truth(self, statement: Statement) -> Mask:
        """Where a statement holds: shape (states,), bool."""
        return self.stage.truth(statement)

    @cached_property
    def movers(self) -> tuple[Mover, ...]:
        """Everybody who may move: the decision makers, and the forums of two and more."""
        ids = {forum.id for forum in self.stage.coalitions}
        return (*self.graph.movers, *(f for f in self.graph.forums if f.id in ids))

    # ------------------------------------------------------------------------------------------- who stays

    @cached_property
    def judge(self) -> Judge:
        """What tells who would leave which state."""
        return Judge(self.graph, self.counted, finals={CONCEPTS[self.concept].sanction.final})

    @cached_property
    def _left(self) -> dict[str, Mask]:
        return {}

    def leaves(self, mover: Mover) -> Mask:
        """Where a state is not K-stable for a mover: shape (states,), bool; nowhere, for one that has no moves."""
        if mover.id not in self._left:
            able = mover.arcs.count > 0
            sanction = CONCEPTS[self.concept].sanction
            self._left[mover.id] = self.judge.leaves(mover, sanction) if able else np.zeros(self.graph.size, np.bool_)
        return self._left[mover.id]

    def improvements(self, mover: Mover) -> Arcs:
        """The moves that are better for every member of the mover."""
        return self.judge.improvements(mover)

    @cached_property
    def nearby(self) -> Nearby:
        """The same, told state by state."""
        return Nearby(self.judge, CONCEPTS[self.concept].sanction, self.movers)

    def ask(self, *movers: Mover) -> None:
        """Missing where nobody says what a mover wants, if it has any moves."""
        graph = self.graph
        for mover in movers:
            if mover.arcs.count and None in graph.orders:
                for i in (*mover.members, *(j for holder, j in graph.attitudes if holder in mover.members)):
                    graph.order(i)

    @cached_property
    def settled(self) -> Mask:
        """Where nobody who may move, alone or in a forum, would leave: K-stable for all; shape (states,), bool."""
        result = np.ones(self.graph.size, np.bool_)
        for mover in self.movers:
            result &= ~self.leaves(mover)
        return result

    # ------------------------------------------------------------------------------------------- making a move

    def made(self, state: int, statement: Statement) -> Index:
        """The states to which the owner of the statement's options makes it true by the least change.

        Of all its moves from `state` to where the statement holds, those that change the fewest of the options that it
        owns, alone or with others; the state itself where the statement holds already; none where no move of the
        owner's makes it hold.
        """
        return self.stage.once(("made", state, statement, self.final), lambda: self._made(state, statement))

    def _made(self, state: int, statement: Statement) -> Index:
        truth = self.truth(statement)
        if truth[state]:
            return np.array([state], np.int32)
        owner = min(test.option.partition(".")[0] for test in tests(statement))
        targets = self.graph.mover(owner).moves.successors(state)
        targets = targets[truth[targets]]
        if not len(targets):
            return targets
        states = self.graph.states
        # Abandoning a joint option is a change as well: without it nobody breaks an agreement by the way.
        options = states.space.options
        own = [k for k, option in enumerate(options) if option.key.startswith(owner + ".") or owner in option.owners]
        here = states.levels(state)
        changed = np.array([sum(here[k] != there[k] for k in own) for there in map(states.levels, targets.tolist())])
        result: Index = targets[changed == changed.min()]
        return result
