"""Outlooks: what each holder of beliefs takes for the outcomes of the dispute, beside what they are.

A first-level hypergame: a decision maker with beliefs plays the conflict that it believes in, not the one that is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.errors import Missing
from detente.graph.graph import Graph
from detente.insight.claims.scene import Scene
from detente.insight.claims.world import World


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A state by its name, and what holds there."""

    name: str
    on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """The outcomes as one decision maker believes them to be; None where its beliefs leave open what somebody wants.

    A state that is none in the conflict as it is goes by its pattern.
    """

    holder: str
    outcomes: tuple[Seen, ...] | None


@dataclass(frozen=True, slots=True)
class Outlooks:
    """The outcomes of the status quo as they are, and as each holder of beliefs sees them.

    `real`: None where they depend on wants that nobody stated, or there is no status quo.  `by_all`: the real ones that
    every holder expects; `by_some`: those that some expect and some do not; `surprises`: those that none expects.
    """

    real: tuple[Seen, ...] | None
    held: tuple[Outlook, ...] = ()
    by_all: tuple[str, ...] = ()
    by_some: tuple[str, ...] = ()
    surprises: tuple[str, ...] = ()


def outlooks(world: World, reading: str) -> Outlooks:
    """The outcomes from the status quo as they are and as the holders of beliefs see them, in one of its readings."""
    scene = Scene(world, reading)
    real = _outcomes(scene, scene)
    holders = list(dict.fromkeys(belief.holder for belief in world.conflict.beliefs))
    held = tuple(Outlook(h, _outcomes(scene.elsewhere(world.as_believed(h)), scene)) for h in holders)
    if real is None:
        return Outlooks(None, held)
    views = [{seen.name for seen in o.outcomes} for o in held if o.outcomes is not None]
    expected = {seen.name: sum(seen.name in view for view in views) for seen in real}
    return Outlooks(
        real,
        held,
        tuple(name for name, count in expected.items() if views and count == len(views)),
        tuple(name for name, count in expected.items() if 0 < count < len(views)),
        tuple(name for name, count in expected.items() if views and not count),
    )


def seen(graph: Graph, state: int) -> Seen:
    """A state of a graph, as people see it."""
    return Seen(graph.states.name(state), tuple(graph.states.on(state)))


def _outcomes(there: Scene, here: Scene) -> tuple[Seen, ...] | None:
    try:
        found = np.flatnonzero(there.outcomes)
    except Missing:
        return None
    graph = there.world.graph
    if there.world.stage is here.world.stage:
        return tuple(seen(graph, int(state)) for state in found)
    known = here.world.graph.states
    named = []
    for state in (int(s) for s in found):
        pattern = graph.states.pattern(state)
        at = known.matching(pattern) if pattern else np.zeros(0, np.int64)
        own = known.name(int(at[0])) if len(at) == 1 else pattern or graph.states.name(state)
        named.append(Seen(own, tuple(graph.states.on(state))))
    return tuple(named)
