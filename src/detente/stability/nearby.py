"""The same judgement state by state, for questions that look at a few states only.

    mover H leaves s  ⇔  ∃ q ∈ R⁺_H(s): no sequence of answers leads from q to where H is hurt, compared with s

What improvements lead to from some states is often a small part of all, and nothing outside that part is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.sequences import leads
from detente.graph.sets import FEW, Sets, StateSet, in_table, members

if TYPE_CHECKING:
    from detente.graph.graph import Mover
    from detente.graph.sets import SetTable
    from detente.stability.concept import Sanction
    from detente.stability.judge import Judge

EVERYWHERE: StateSet = -1


@dataclass(eq=False)
class Nearby:
    """Answers, for one graph, one reading and one concept, who would go where from a state; remembers what it found.

    `movers`: those who may move, alone or in forums.  With more than a few states, only for `improving` and
    `sanctioned`.
    """

    judge: Judge
    sanction: Sanction
    movers: tuple[Mover, ...]
    _tables: dict[str, SetTable] = field(default_factory=dict, repr=False)
    _improving: dict[str, Sets] = field(default_factory=dict, repr=False)
    _answers: dict[str, list[Sets]] = field(default_factory=dict, repr=False)
    _asked: StateSet = 0
    _settled: StateSet = 0

    # ------------------------------------------------------------------------------------------- who may go where

    def improving(self, mover: Mover) -> Sets:
        """Where the improvements of a mover lead, from each state."""
        if mover.id not in self._improving:
            few = self.judge.graph.size <= FEW
            self._improving[mover.id] = in_table(self._table(mover)) if few else self.judge.improvements(mover).onward
        return self._improving[mover.id]

    def _table(self, mover: Mover) -> SetTable:
        if mover.id not in self._tables:
            self._tables[mover.id] = self.judge.graph.improvement_table(mover)
        return self._tables[mover.id]

    @cached_property
    def _onward(self) -> Sets:
        return in_table(reduce(np.bitwise_or, map(self._table, self.movers)))

    def reached(self, starts: StateSet) -> StateSet:
        """The states, and all that improvements lead to from them, by whoever makes them."""
        reached = new = starts
        while new:
            onward = 0
            for state in members(new):
                onward |= self._onward(state)
            new = onward & ~reached
            reached |= new
        return reached

    # ------------------------------------------------------------------------------------------- who stays where

    def settled(self, states: StateSet) -> StateSet:
        """Those of the states that nobody who may move would leave."""
        left = states & ~self._asked
        for mover in self._least_answered_first:
            left &= ~self._leaving(mover, left)
        self._asked |= states
        self._settled |= left
        return states & self._settled

    @cached_property
    def _least_answered_first(self) -> list[Mover]:
        # Whoever nobody can answer leaves many states, and there is nothing to search for.
        return sorted(self.movers, key=lambda mover: len(self._answers_to(mover)))

    def _leaving(self, mover: Mover, states: StateSet) -> StateSet:
        """Those of the states that a mover would leave: where it has an improvement that nothing sanctions."""
        improving, answers, sequences = self.improving(mover), self._answers_to(mover), self.judge.reading.sequences
        found = 0
        for state in members(states):
            paying = improving(state)
            if paying and answers:
                hurt = self._hurting(mover, state)
                paying = not all(leads(target, answers, sequences, hurt) for target in members(paying))
            if paying:
                found |= 1 << state
        return found

    def _answers_to(self, mover: Mover) -> list[Sets]:
        """Where the answers of each of those who may answer lead, from each state; nothing where nobody answers."""
        if mover.id not in self._answers:
            by_any = self.sanction.answers == "moves"
            answerers = self.judge.answerers(mover) if self.sanction.answers else []
            self._answers[mover.id] = [m.arcs.onward if by_any else self.improving(m) for m in answerers]
        return self._answers[mover.id]

    def sanctioned(self, mover: Mover, state: int, target: int, within: StateSet = EVERYWHERE) -> bool:
        """Whether answers that stay within some states hold a mover back from going from a state to the target."""
        answers = [_kept(moves, within) for moves in self._answers_to(mover)]
        return leads(target, answers, self.judge.reading.sequences, self._hurting(mover, state))

    def _hurting(self, mover: Mover, state: int) -> Callable[[StateSet], bool]:
        """Whether some state of a set holds the mover back from leaving the state, once answers lead there."""
        orders = [self.judge.graph.order(i) for i in mover.members]
        hurts = 0
        for order in orders:
            hurts |= ~order.above(state) if self.judge.reading.ties == "weak" else order.below(state)
        counted = hurts if self.judge.reading.returns == "yes" else hurts & ~(1 << state)
        if not self.sanction.final:
            return lambda states: bool(states & counted)
        onward = mover.arcs.onward
        return lambda states: any(not onward(t) & ~hurts for t in members(states & counted))


def _kept(moves: Sets, within: StateSet) -> Sets:
    return lambda state: moves(state) & within
