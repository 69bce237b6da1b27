"""Beholding: a move as those see it who believe in another conflict than the one that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from detente.insight.auditing.outlooks import Seen, seen
from detente.insight.claims.stage import Stage
from detente.insight.orders import Orders, orders
from detente.insight.reason import Reason, reason
from detente.insight.replaying.attempt import arrival, attempt
from detente.insight.replaying.explaining import Explanation, explained

if TYPE_CHECKING:
    from detente.graph.graph import Graph
    from detente.insight.minds import Mind
    from detente.model.chronicle.chronicle import DatedMove
    from detente.model.conflict import Conflict


@dataclass(frozen=True, slots=True)
class Own:
    """A move as the conflict has it in which its mover believes.

    `to`: where the mover took it to lead, None where it took the state before, or the move, for impossible.  `improves`
    and `reason` as in `Gain`.
    """

    to: Seen | None
    improves: bool | None
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Believed:
    """A move that is explained by what somebody believes, about its mover or about what is possible.

    `holder`: in whose mind.  `explanation`: in which admissible orders of the wants that the mover has there, always or
    some.  `reasons`: what speaks for the move there, the statements with their words, since the conflict itself may not
    have them.
    """

    holder: str
    explanation: Explanation
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, eq=False)
class Beholder:
    """A decision maker with beliefs, who sees moves in the conflict that it believes in."""

    mind: Mind

    @cached_property
    def _stage(self) -> Stage:
        return Stage(self.mind.graph)

    @cached_property
    def _orders(self) -> Orders:
        return orders(replace(self.mind.conflict, places={}), self._stage)

    def course(self, move: DatedMove, state: int) -> tuple[int, int] | None:
        """The states before and after a move from a real state; None where this mind has no such state or move."""
        graph, at = self.mind.graph, self.mind.at(state)
        mover = next((each for each in (*graph.movers, *graph.forums) if each.id == move.by), None)
        if at is None or mover is None:
            return None
        if move.to:
            made = arrival(graph.states, mover, move.to, at)
        else:
            members = [graph.decision_makers[i] for i in mover.members]
            made = attempt(self.mind.conflict, graph.states, members, move.set, at)
        return (at, made.state) if made.possible and made.state is not None else None

    def own(self, move: DatedMove, state: int) -> Own:
        """A move of its own, or of a forum in which it sits."""
        course = self.course(move, state)
        if course is None:
            return Own(None, None, None)
        before, after = course
        dm, graph = self.mind.holder, self.mind.graph
        order = graph.orders[graph.dm(dm)]
        improves = None if order is None else bool(order.prefers(after, before))
        why = None if improves is None else decisive(self.mind.conflict, graph, dm, before, after)
        return Own(seen(graph, after), improves, why)

    def believed(self, dm: str, move: DatedMove, state: int) -> Believed | None:
        """A move of a decision maker, or of a forum in which it sits, where what it wants in this mind explains it."""
        course = self.course(move, state)
        if course is None:
            return None
        graph = self.mind.graph
        why = explained(self._orders, self._stage, dm, graph.orders[graph.dm(dm)], *course)
        if why.kind not in {"always", "some"}:
            return None
        wants = {want.id: want for owner, want in self.mind.conflict.wants() if owner == dm}
        reasons = [Reason(name, str(wants[name].statement), wants[name].grounds) for name in why.pro]
        if not reasons:
            reasons = [Reason(f"preferences.{dm}", None, self.mind.conflict.preferences[dm].grounds)]
        return Believed(self.mind.holder, why, tuple(reasons))


def decisive(conflict: Conflict, graph: Graph, dm: str, before: int, after: int) -> Reason | None:
    """The statement that decides between two states, whichever it speaks for."""
    here, there = graph.states.name(before), graph.states.name(after)
    return reason(conflict, graph, dm, there, here) or reason(conflict, graph, dm, here, there)
