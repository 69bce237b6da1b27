"""Signs: what one would see if a verdict were to turn, a move that pays only once a ranking is turned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.insight.audited import Sign
from detente.insight.claims.scene import Scene
from detente.insight.evidence import step, supposed
from detente.insight.orders import Pair
from detente.insight.outlooks import seen
from detente.model.claim import Claim
from detente.model.conflict import Statements


def sign(base: Scene, turned: Scene, claim: Claim, reversed_pairs: Sequence[Pair]) -> Sign | None:
    """The move that pays in the turned conflict and does not in the base, nearest ahead of where things stand.

    It belongs to a decision maker whose comparison is turned, alone or in a forum, starts from a state ahead of the
    status quo, or of the move that the claim itself supposes, gives up what was ranked higher before, and changes the
    fewest options.  None where nothing of the kind lies ahead.  `reversed_pairs`: the comparisons as they stand once
    turned.

    s → t counts iff t ∈ R⁺_i(s) by the turned order and not by the base order.
    """
    owners = {
        want.id: dm
        for dm, preference in base.world.conflict.preferences.items()
        if isinstance(preference, Statements)
        for want in preference.wants
    }
    graph = turned.world.graph
    distance = _distances(turned, [turned.start, *supposed(turned, claim)])
    found: list[tuple[tuple[int, ...], Sign]] = []
    for mover in turned.world.movers:
        members = {graph.decision_makers[i] for i in mover.members}
        pairs = [pair for pair in reversed_pairs if owners[pair[0]] in members]
        if not pairs:
            continue
        holds = {name: _truth(turned, name) for pair in pairs for name in pair}
        arcs = turned.world.improvements(mover)
        new = ~np.isin(arcs.cells, base.world.improvements(mover).cells) & (distance[arcs.sources] >= 0)
        for k in np.flatnonzero(new):
            s, t = int(arcs.sources[k]), int(arcs.targets[k])
            lost = tuple(dict.fromkeys(lo for hi, lo in pairs if _won(holds[hi], s, t) and _won(holds[lo], t, s)))
            if not lost:
                continue
            move = step(graph, mover.id, s, t)
            key = (len(members), len(move.sets), int(distance[s]), s, t)
            if not found or key < found[0][0]:
                found = [(key, Sign(mover.id, seen(graph, s), seen(graph, t), move.sets, int(distance[s]), lost))]
    return found[0][1] if found else None


def _won(truth: np.ndarray, before: int, after: int) -> bool:
    return bool(truth[after] and not truth[before])


def _truth(scene: Scene, name: str) -> np.ndarray:
    want = next(want for _, want in scene.world.conflict.wants() if want.id == name)
    return scene.world.truth(want.statement)


def _distances(scene: Scene, starts: list[int]) -> np.ndarray:
    """How many moves by → it takes to each state from one of some: shape (states,), -1 where none leads."""
    distance = np.full(scene.world.graph.size, -1, np.int32)
    distance[starts] = 0
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
