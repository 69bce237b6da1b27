"""Cell by cell: what the package says of a conflict beside what the judge says of it.

A cell is one verdict: is this state stable for this decision maker, or this forum, under this concept and reading?
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

import definitions as judge
from detente.graph.graph import Graph, Mover
from detente.graph.states import char_of
from detente.graph.unfold import Storage, unfold
from detente.model.conflict import Conflict
from detente.stability.reading import Reading
from detente.stability.solve import Stability, solve

Matrix = NDArray[Any]
"""A Boolean matrix of states by states, or another array of a test."""


@dataclass(frozen=True)
class Compared:
    """How many cells were compared, and where the two differ: the package's answer beside the judge's."""

    cells: int
    wrong: dict[str, tuple[Any, Any]]


def verdicts(conflict: Conflict, reading: judge.Reading = judge.DEFAULT, storage: Storage | None = None) -> Compared:
    """Every stable set of every decision maker and every forum under every concept."""
    return compared(solve(unfold(conflict, storage=storage), reading=package_reading(reading)), conflict, reading)


def compared(found: Stability, conflict: Conflict, reading: judge.Reading) -> Compared:
    """What the package found of a conflict, beside what the judge says of it under a reading."""
    size = len(judge.states(conflict))
    cells, wrong = 0, {}
    for kind, expected in (
        ("dm", judge.stable_by_dm(conflict, reading)),
        ("forum", judge.stable_by_forum(conflict, reading)),
    ):
        for concept, by_mover in expected.items():
            for who, states in by_mover.items():
                cells += size
                said = set(found.stable(concept, who))
                if said != states:
                    wrong[f"{concept} for the {kind} {who}, {reading}"] = (said, states)
    return Compared(cells, wrong)


def groundwork(conflict: Conflict, storage: Storage | None = None) -> dict[str, tuple[Any, Any]]:
    """States, patterns, moves, forum moves and preferences: where the two differ."""
    graph = unfold(conflict, storage=storage)
    pairs: dict[str, tuple[Any, Any]] = {"states": (names(graph), judge.states(conflict))}
    if conflict.moves is None:
        pairs["completions"] = (_completions(graph), judge.completions(conflict))
        pairs["patterns"] = ([graph.states.pattern(s) for s in range(graph.size)], _patterns(conflict))
    for mover in graph.movers:
        pairs[f"moves of {mover.id}"] = (moves(graph, mover), judge.moves(conflict, mover.id))
        pairs[f"successors of {mover.id}"] = (_successors(graph, mover), judge.moves(conflict, mover.id))
        pairs[f"count of {mover.id}"] = (mover.moves.count, len(judge.moves(conflict, mover.id)))
    for forum in graph.forums:
        pairs[f"moves of {forum.id}"] = (moves(graph, forum), judge.forum_moves(conflict, forum.id))
    for i, dm in enumerate(graph.decision_makers):
        matrix = graph.order(i).matrix()
        said = {(a, b) for k, a in enumerate(names(graph)) for m, b in enumerate(names(graph)) if matrix[k, m]}
        pairs[f"preferences of {dm}"] = (said, judge.preferred(conflict, dm))
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def package_reading(reading: judge.Reading) -> Reading:
    """The judge's reading in the package's type."""
    return Reading(sequences=reading.sequences, ties=reading.ties, returns=reading.returns)


def names(graph: Graph) -> list[str]:
    """The names of all states, in order."""
    return graph.states.all_names(range(graph.size))


def moves(graph: Graph, mover: Mover) -> set[tuple[str, str]]:
    """The moves as pairs of names."""
    name = graph.states.name
    return {(name(int(a)), name(int(b))) for a, b in zip(mover.arcs.sources, mover.arcs.targets, strict=True)}


def stable_sets(found: Stability, concepts: Iterable[str] = judge.CONCEPTS) -> dict[str, dict[str, set[str]]]:
    """The stable states of every decision maker under each concept."""
    return {c: {dm: set(found.stable(c, dm)) for dm in found.graph.decision_makers} for c in concepts}


def _successors(graph: Graph, mover: Mover) -> set[tuple[str, str]]:
    name = graph.states.name
    return {(name(s), name(int(t))) for s in range(graph.size) for t in mover.moves.successors(s)}


def _completions(graph: Graph) -> dict[str, set[tuple[int, ...]]]:
    found: dict[str, set[tuple[int, ...]]] = {name: set() for name in names(graph)}
    for column in range(graph.states.digits.shape[1]):
        owner = column if graph.states.owner is None else int(graph.states.owner[column])
        found[graph.states.name(owner)].add(tuple(int(level) for level in graph.states.digits[:, column]))
    return found


def _patterns(conflict: Conflict) -> list[str | None]:
    if conflict.states is not None:
        return [state.pattern for state in conflict.states]
    return [
        "".join(char_of(level, ladder=o.ladder) for o, level in zip(conflict.options, combination, strict=True))
        for (combination,) in judge.completions(conflict).values()
    ]
