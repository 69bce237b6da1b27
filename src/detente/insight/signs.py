"""Signs: what one would see if a verdict were to turn, a move that pays only once a ranking is turned."""

from __future__ import annotations

import numpy as np

from detente.insight.audited import Sign, Turned
from detente.insight.claims.scene import Scene
from detente.insight.evidence import step
from detente.insight.outlooks import seen
from detente.model.conflict import Statements


def sign(base: Scene, turned: Scene, flip: Turned) -> Sign | None:
    """The move that pays in the turned conflict and does not in the base, nearest ahead of where things stand.

    It belongs to a decision maker whose comparison is turned, starts from a state ahead of the status quo in the turned
    conflict, gives up what the turned comparison ranked highest before, and changes the fewest options.  None where
    nothing of the kind lies ahead, or parts other than comparisons are turned.

    s → t counts iff t ∈ R⁺_i(s) by the turned order and not by the base order.
    """
    above = [condition for condition in flip.set if condition.kind == "above"]
    if len(above) < len(flip.set):
        return None
    owners = {
        want.id: dm
        for dm, preference in base.world.conflict.preferences.items()
        if isinstance(preference, Statements)
        for want in preference.wants
    }
    graph = turned.world.graph
    distance = _distances(turned)
    found: list[tuple[tuple[int, ...], Sign]] = []
    for dm in dict.fromkeys(owners[condition.first] for condition in above):
        mover = graph.mover(dm)
        gains, losses = ([c.first for c in above], [c.second for c in above])
        arcs = turned.world.improvements(mover)
        was = base.world.improvements(mover)
        new = ~np.isin(arcs.cells, was.cells) & (distance[arcs.sources] >= 0)
        holds = {name: _truth(turned, name) for name in {*gains, *losses} if owners[name] == dm}
        for k in np.flatnonzero(new):
            s, t = int(arcs.sources[k]), int(arcs.targets[k])
            lost = tuple(n for n in dict.fromkeys(losses) if n in holds and holds[n][s] and not holds[n][t])
            won = any(n in holds and holds[n][t] and not holds[n][s] for n in gains)
            if not lost or not won:
                continue
            move = step(graph, dm, s, t)
            key = (len(move.sets), int(distance[s]), s, t)
            if not found or key < found[0][0]:
                found = [(key, Sign(dm, seen(graph, s), seen(graph, t), move.sets, int(distance[s]), lost))]
    return found[0][1] if found else None


def _truth(scene: Scene, name: str) -> np.ndarray:
    want = next(want for _, want in scene.world.conflict.wants() if want.id == name)
    return scene.world.truth(want.statement)


def _distances(scene: Scene) -> np.ndarray:
    """How many moves by → it takes to each state from the status quo: shape (states,), -1 where none leads."""
    distance = np.full(scene.world.graph.size, -1, np.int32)
    distance[scene.start] = 0
    arcs = [scene.steps(mover) for mover in scene.world.movers]
    number = 0
    while True:
        reached = distance >= 0
        for each in arcs:
            reached = reached | each.spread(distance == number)
        new = reached & (distance < 0)
        if not new.any():
            return distance
        number += 1
        distance[new] = number
