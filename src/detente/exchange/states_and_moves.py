"""The graph of moves as plain records, for formats that list states and moves: GraphML and DOT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from detente.errors import Missing, TooLarge
from detente.exchange.bounding import bounded
from detente.exchange.left_behind import left_behind, named
from detente.exchange.tied_ranks import numbered, ranked
from detente.graph.graph import Graph, Mover
from detente.graph.unfold import LIMIT, unfold
from detente.model.conflict import Conflict
from detente.stability.solve import Stability, solve

MOVES_PER_STATE: Final = 100
"""How many moves a file may list for each state that it may list."""

# What becomes of these can be seen in the graph.
_HELD: Final = {
    "heading", "status quo", "contested", "joint options", "consequences", "state names", "state texts", "ladders",
    "forums", "attitudes", "requirements",
}  # fmt: skip
_AS_SUCH: Final = "Options and rules are left out as such: what is kept is the states and the moves that they make."


@dataclass(frozen=True, slots=True)
class StateListed:
    """A state of the graph, for a file.

    `pattern`: None in graph form.  `ranks`: for each decision maker whose preferences are an order, 0 = worst.
    `status_quo`: the readings of the status quo that stand here.  `stable`: by concept, for whom it is stable.
    `equilibrium`: the concepts under which it is stable for everybody.
    """

    name: str
    label: str
    pattern: str | None
    holds: tuple[str, ...]
    ranks: Mapping[str, int]
    status_quo: tuple[str, ...]
    stable: Mapping[str, tuple[str, ...]]
    equilibrium: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveListed:
    """A move of the graph, for a file: states by number, who makes it, and whether it is an improvement.

    `forum`: whether several move together.  `improvement`: None where it is not said what a member prefers.
    """

    source: int
    target: int
    mover: str
    forum: bool
    improvement: bool | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A graph of moves as records, the concepts by which it was judged, and what is not in it."""

    title: str
    date: str
    decision_makers: tuple[str, ...]
    concepts: tuple[str, ...]
    states: tuple[StateListed, ...]
    moves: tuple[MoveListed, ...]
    lost: tuple[str, ...]


def listed(source: Conflict | Graph | Stability, *, limit: int, concepts: Sequence[str] | None) -> Listed:
    """The states and moves of a conflict, of its graph, or of what was solved, whose concepts and reading then count.

    `limit`: how many states there may be, and `MOVES_PER_STATE` times as many moves; TooLarge above it.  `concepts`:
    by which stability is judged, all of them by default, none if empty; UnknownName for one that is not there.
    """
    stability = source if isinstance(source, Stability) else None
    conflict = source if isinstance(source, Conflict) else None
    if isinstance(source, Conflict):
        graph = unfold(source, limit=max(limit, LIMIT))
    else:
        graph = source.graph if isinstance(source, Stability) else source
    _bounded(graph, limit)
    lost = [] if conflict is None else [*left_behind(conflict, _HELD), _AS_SUCH]
    if stability is None:
        stability = _solved(graph, concepts, lost)
    ranks = {dm: _ranks(graph, i, lost) for i, dm in enumerate(graph.decision_makers)}
    return Listed(
        graph.title,
        (conflict.date or "") if conflict is not None else "",
        graph.decision_makers,
        () if stability is None else stability.concepts,
        _states(graph, stability, ranks),
        tuple(move for mover in (*graph.movers, *graph.forums) for move in _moves(graph, mover)),
        tuple(lost),
    )


def _bounded(graph: Graph, limit: int) -> None:
    bounded(graph.size, limit, "the file would list {} states")
    moves = sum(mover.moves.count for mover in (*graph.movers, *graph.forums))
    if moves > limit * MOVES_PER_STATE:
        message = f"the file would list {moves:,} moves; the limit is {MOVES_PER_STATE} for each of {limit:,} states"
        raise TooLarge(f"{message}. Raise the limit of states (--limit N, or limit=N), or leave forums out.")


def _solved(graph: Graph, concepts: Sequence[str] | None, lost: list[str]) -> Stability | None:
    """The graph as it was judged; None where nothing was asked for, or where it cannot be told what all prefer."""
    if concepts is not None and not concepts:
        return None
    try:
        return solve(graph, concepts=concepts)
    except (Missing, TooLarge) as error:
        lost.append(f"Stability is left out: {error}")
        return None


def _ranks(graph: Graph, i: int, lost: list[str]) -> list[int] | None:
    """The rank of each state for decision maker i, 0 = worst; None where there are no ranks."""
    dm = graph.decision_makers[i]
    if graph.orders[i] is None:
        lost.append(f"Nothing is said of what {named([dm])} prefers: it has no ranks, and its moves are not judged.")
        return None
    groups = ranked(graph, i)
    if groups is None:
        lost.append(f"The preferences of {named([dm])}, which no ranking says, are kept in the improvements alone.")
        return None
    return numbered(groups)


def _states(
    graph: Graph, stability: Stability | None, ranks: Mapping[str, list[int] | None]
) -> tuple[StateListed, ...]:
    states = graph.states
    masks: dict[str, dict[str, list[bool]]] = {}
    if stability is not None:
        masks = {c: {dm: stability.mask(c, dm).tolist() for dm in graph.decision_makers} for c in stability.concepts}
    found = []
    for state in range(graph.size):
        stable = {c: tuple(dm for dm, held in by.items() if held[state]) for c, by in masks.items()}
        found.append(
            StateListed(
                states.name(state),
                states.label(state),
                states.pattern(state),
                tuple(states.on(state)),
                {dm: values[state] for dm, values in ranks.items() if values is not None},
                tuple(reading.id for reading in graph.readings if reading.state == state),
                stable,
                tuple(c for c, dms in stable.items() if len(dms) == len(graph.decision_makers)),
            )
        )
    return tuple(found)


def _moves(graph: Graph, mover: Mover) -> list[MoveListed]:
    arcs = mover.arcs
    pairs = list(zip(arcs.sources.tolist(), arcs.targets.tolist(), strict=True))
    try:
        better = graph.improvements(mover, arcs)
    except Missing:
        improving: set[tuple[int, int]] | None = None
    else:
        improving = set(zip(better.sources.tolist(), better.targets.tolist(), strict=True))
    forum = len(mover.members) > 1
    return [MoveListed(a, b, mover.id, forum, None if improving is None else (a, b) in improving) for a, b in pairs]
