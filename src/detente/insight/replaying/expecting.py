"""Expectations: who would leave a state and where to, before anybody knows what came next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import Missing
from detente.insight.auditing.outlooks import Seen, seen
from detente.insight.minds import Mind
from detente.stability.concept import CONCEPTS
from detente.stability.witness import witness

if TYPE_CHECKING:
    from detente.graph.graph import Graph, Mover
    from detente.insight.claims.world import World


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who would leave a state: where it would go, and what changes on the way.

    `ways`: how many of its improvements nothing holds it back from; `to` is the best of them, of several the one that
    changes least, then the first.  A believer goes by the conflict that it believes in; a state that is none in the
    conflict as it is goes by its pattern.  `gone`: what held before and no longer would; `new`: what would hold.
    """

    by: str
    to: Seen
    new: tuple[str, ...]
    gone: tuple[str, ...]
    ways: int


@dataclass(frozen=True, slots=True)
class Expectation:
    """Everybody who would leave a state, in the order of the conflict; `unknown`: of whom the model cannot tell."""

    leaving: tuple[Expected, ...]
    unknown: tuple[str, ...] = ()


def expectation(world: World, state: int) -> Expectation:
    """Who would leave a state under the concept of a world: decision makers by their own minds, and forums."""
    leaving: list[Expected] = []
    unknown: list[str] = []
    for mover in world.movers:
        try:
            leaving += _leaving(world, mover, state)
        except Missing:
            unknown.append(mover.id)
    return Expectation(tuple(leaving), tuple(unknown))


def _leaving(world: World, mover: Mover, state: int) -> Iterator[Expected]:
    own, at = world, state
    deceived = any(belief.holder == mover.id for belief in world.conflict.beliefs)
    mind = Mind(mover.id, world.conflict, world.graph, world.graph, deceived=False)
    if deceived:
        own = world.as_believed(mover.id)
        mind = Mind(mover.id, own.conflict, own.graph, world.graph, deceived=True)
        place = mind.at(state)
        if place is None:
            return
        at = place
    there = own.graph.mover(mover.id)
    paying = _paying(own, there, at) if len(there.moves.successors(at)) else []
    if not paying:
        return
    best = _best(own.graph, there, paying, at)
    real = np.flatnonzero(mind.places == best)
    known = seen(own.graph, best)
    to = seen(world.graph, int(real[0])) if len(real) else Seen(own.graph.states.pattern(best) or known.name, known.on)
    before = own.graph.states.on(at)
    new = tuple(held for held in known.on if held not in before)
    gone = tuple(held for held in before if held not in known.on)
    yield Expected(mover.id, to, new, gone, len(paying))


def _paying(world: World, mover: Mover, state: int) -> list[int]:
    """The improvements from a state that nothing holds the mover back from."""
    concept = CONCEPTS[world.concept]
    targets = world.graph.improving(mover, state)
    unanswered = world.judge.unanswered(mover, concept.sanction, state, targets)
    if unanswered is not None:
        return [int(target) for target in targets[unanswered]]
    found = witness(world.judge, mover, state, concept)
    return sorted(world.graph.states.index(deviation.to) for deviation in found.paying)


def _best(graph: Graph, mover: Mover, paying: list[int], state: int) -> int:
    """The target that every member likes at least as well as any other, or one than which none is better for all."""
    orders = [graph.order(i) for i in mover.members]
    reached = np.array(paying, np.int32)
    best = [t for t in paying if not np.logical_and.reduce([o.prefers(reached, t) for o in orders]).any()] or paying
    here = set(graph.states.on(state))
    return min(best, key=lambda target: len(here ^ set(graph.states.on(target))))
