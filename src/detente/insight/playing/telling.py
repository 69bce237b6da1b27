"""Telling: what a move of a play comes to for everybody, why it was made, whom it surprises, what else was on offer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import Missing
from detente.graph.graph import Mover
from detente.insight.auditing.evidence import step
from detente.insight.auditing.outlooks import seen
from detente.insight.minds import Mind
from detente.insight.playing.board import Board, seen_as
from detente.insight.playing.played import Because, Offer, Offered, Played, Stop, Surprise
from detente.insight.playing.taking import changes
from detente.insight.playing.walking import Leg
from detente.insight.reason import Reason, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from detente.cite import Citation

    Index = NDArray[np.int32]


def played(board: Board, leg: Leg) -> Played:
    """A move of a walk with all that there is to say about it."""
    mover = board.movers[leg.mover]
    sets = step(board.graph, mover.id, leg.at, leg.to).sets
    names = _members(board, mover)
    return Played(
        mover.id,
        names,
        seen(board.graph, leg.at),
        seen(board.graph, leg.to),
        sets,
        gains(board, leg.at, leg.to),
        tuple(_because(board, dm, leg) for dm in names),
        _cites(board, mover, sets),
        tuple(surprises(board, leg)),
    )


def gains(board: Board, at: int, to: int) -> dict[str, int | None]:
    """What going from a state to another gives to each decision maker, in its own mind, in rank steps."""
    targets = np.array([to], np.int32)
    return {dm: _gain(board, dm, at, targets)[0] for dm in board.graph.decision_makers}


def _gain(board: Board, dm: str, at: int, targets: Index) -> list[int | None]:
    steps = board.steps(dm, at, targets)
    if steps is None:
        return [None] * len(targets)
    places = board.minds[dm].places[targets]
    return [int(gain) if place >= 0 else None for gain, place in zip(steps, places, strict=True)]


def surprises(board: Board, leg: Leg) -> Iterator[Surprise]:
    """Whom a move surprises: everybody but, where it moved alone, the mover; a member of a forum, by the other members.

    A decision maker that takes the state before the move for impossible has nothing to go by, and is surprised only by
    where the move leads; one in whose mind nobody states what the mover wants expects any move.
    """
    mover = board.movers[leg.mover]
    for k, dm in enumerate(board.graph.decision_makers):
        others = [i for i in mover.members if i != k]
        mind = board.minds[dm]
        here, there = mind.at(leg.at), mind.at(leg.to)
        if not others:
            continue
        if there is None:
            yield Surprise(dm, "impossible")
        elif here is not None:
            own = seen_as(mind, mover)
            if own is None or there not in own.moves.successors(here):
                yield Surprise(dm, "no move")
            elif _improves(mind, others, here, there) is False:
                yield Surprise(dm, "no improvement")


def _improves(mind: Mind, members: Sequence[int], here: int, there: int) -> bool | None:
    """Whether a move is an improvement for each of some decision makers, in a mind; None where wants are missing."""
    target = np.array([there], np.int32)
    movers = [mind.graph.movers[i] for i in members]
    try:
        return all(mind.graph.wanted(m, target, here)[0] and mind.graph.allowed(m, target, here)[0] for m in movers)
    except Missing:
        return None


def _because(board: Board, dm: str, leg: Leg) -> Because:
    mind = board.minds[dm]
    here, there = mind.at(leg.at), mind.at(leg.to)
    if here is None or there is None or mind.graph.orders[mind.graph.dm(dm)] is None:
        return Because(dm, None, None)
    before, after = mind.graph.states.name(here), mind.graph.states.name(there)

    def decides(above: str, below: str) -> Reason | None:
        return reason(mind.conflict, mind.graph, dm, above, below)

    return Because(dm, decides(after, before), decides(before, after))


def _cites(board: Board, mover: Mover, sets: Sequence[tuple[str, str]]) -> tuple[Citation, ...]:
    forum = next((f.grounds.cites for f in board.conflict.forums if f.id == mover.id), ())
    options = [board.conflict.option(key).grounds.cites for key, _ in sets]
    return tuple(dict.fromkeys(citation for cites in (*options, forum) for citation in cites))


def stop(board: Board, state: int, most: int) -> Stop:
    """A state of a play with what everybody could do there, the first `most` moves of each."""
    offers = (offer(board, number, state, most) for number in range(len(board.movers)))
    return Stop(seen(board.graph, state), tuple(offers))


def offer(board: Board, number: int, state: int, most: int | None = None) -> Offer:
    """What a mover, by its number, can do at a state; at most `most` of its open moves are shown, None for all."""
    mover = board.movers[number]
    names = _members(board, mover)
    ways = board.ways(number, state)
    targets = np.array(ways.targets, np.int32)
    by_dm = {dm: _gain(board, dm, state, targets) for dm in board.graph.decision_makers}
    changed = changes(board.graph.states, state, targets)

    def place(k: int) -> tuple[bool, int, int, int]:
        least = [gain for dm in names if (gain := by_dm[dm][k]) is not None]
        return k != ways.taken, -min(least, default=0), changed[k], k

    order = sorted(range(len(targets)), key=place)[:most]
    shown = tuple(
        Offered(
            seen(board.graph, int(targets[k])),
            step(board.graph, mover.id, state, int(targets[k])).sets,
            {dm: each[k] for dm, each in by_dm.items()},
        )
        for k in order
    )
    return Offer(mover.id, names, seen(board.graph, state), len(mover.moves.successors(state)), len(targets), shown)


def _members(board: Board, mover: Mover) -> tuple[str, ...]:
    return tuple(board.graph.decision_makers[i] for i in mover.members)
