"""Signs: what one would see if a verdict were to turn, a move that pays only once a ranking is turned."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from detente.graph.graph import Graph, Mover
from detente.graph.settle import Aftermath
from detente.insight.auditing.audited import Sign
from detente.insight.auditing.evidence import deterred, step, supposed
from detente.insight.auditing.outlooks import seen
from detente.insight.claims.scene import Scene
from detente.insight.orders import Pair
from detente.model.claim import Claim
from detente.model.conflict import Conflict, Statements


def sign(
    base: Scene, turned: Scene, claim: Claim, reversed_pairs: Sequence[Pair], hinges: Collection[str] = ()
) -> Sign | None:
    """The move that pays in the turned conflict and does not in the base, nearest ahead of where things stand.

    It belongs to a decision maker whose comparison is turned, alone or in a forum, starts from a state ahead of the
    status quo, or of the move that the claim itself supposes, gives up what was ranked higher before, `hinges` before
    all else, and changes the fewest options.  None where nothing of the kind lies ahead.  `reversed_pairs`: the
    comparisons as they stand once turned.

    s → t counts iff t ∈ R⁺_i(s) by the turned order and not by the base order, and it would be seen:

    - what i sets is not all as it stands now;
    - it is not the very move from which a claim says that somebody is deterred: where the threat comes to work, that
      move begins to pay, and nobody makes it.
    """
    owners = {
        want.id: dm
        for dm, preference in base.world.conflict.preferences.items()
        if isinstance(preference, Statements)
        for want in preference.wants
    }
    graph = turned.world.graph
    distance = _distances(turned, [turned.start, *supposed(turned, claim)])
    kept_from = deterred(claim)
    refrained = turned.world.truth(kept_from[1]) if kept_from else None
    found: list[tuple[tuple[int, ...], Sign, Mover]] = []
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
            if not lost or _as_it_stands(graph, members, turned.start, s, t):
                continue
            if kept_from and refrained is not None and kept_from[0] in members and _won(refrained, s, t):
                continue
            move = step(graph, mover.id, s, t)
            key = (not set(hinges) & set(lost), len(members), len(move.sets), int(distance[s]), s, t)
            if not found or key < found[0][0]:
                found = [
                    (key, Sign(mover.id, seen(graph, s), seen(graph, t), move.sets, int(distance[s]), lost), mover)
                ]
    if not found:
        return None
    (*_, before, after), nearest, mover = found[0]
    return replace(nearest, sets=_own(turned.world.conflict, graph, mover, before, after, nearest.sets))


def _as_it_stands(graph: Graph, members: set[str], start: int, before: int, after: int) -> bool:
    """Whether all that the members set by a move is as it is in the status quo."""
    states = graph.states
    if states.graph_form:
        return after == start
    levels = zip(states.space.options, *map(states.levels, (start, before, after)), strict=True)
    return all(
        there == now
        for option, now, here, there in levels
        if here != there and members & set(option.owners or (option.key.partition(".")[0],))
    )


def _own(
    conflict: Conflict, graph: Graph, mover: Mover, before: int, after: int, sets: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Of the options that a move sets otherwise, the fewest that the mover must set itself; the rest follows."""
    states = graph.states
    if states.graph_form:
        return tuple(sets)
    members = {graph.decision_makers[i] for i in mover.members}
    owners = {option.key: option.owners or (option.key.partition(".")[0],) for option in states.space.options}
    own = [k for k, (key, _) in enumerate(sets) if members & set(owners[key])]
    if conflict.consequences and states.owner is None:
        place = {option.key: k for k, option in enumerate(states.space.options)}
        aftermath = Aftermath(conflict, states.space)
        for chosen in _parts(own):
            digits = states.digits[:, [before]].copy()
            for k in chosen:
                digits[place[sets[k][0]]] = states.digits[place[sets[k][0]], after]
            if states.locate(aftermath.settle(digits))[0] == after:
                return tuple(sets[k] for k in chosen)
    return tuple(sets[k] for k in own)


def _parts(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every choice of places but none at all, fewest first."""
    for size in range(1, len(places) + 1):
        yield from combinations(places, size)


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
