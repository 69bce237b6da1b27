"""Results as plain data for other programs: stable, versioned, the same for the same input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.errors import Problem
    from detente.graph.graph import Graph
    from detente.graph.removed import Removal
    from detente.insight.check import Check
    from detente.stability.solve import Stability
    from detente.stability.witness import Witness

VERSION = 1


def of_stability(stability: Stability, *, counts: bool = False) -> dict[str, Any]:
    """What `detente solve --json` prints; `counts` puts numbers in place of lists and names only the status quo."""
    graph = stability.graph
    stable = {c: {dm: stability.stable(c, dm) for dm in graph.decision_makers} for c in stability.concepts}
    equilibria = {c: stability.equilibria(c) for c in stability.concepts}
    named = [r.state for r in graph.readings] if counts else range(graph.size)
    return {
        "detente": VERSION,
        "decision_makers": list(graph.decision_makers),
        "states": {"combinations": graph.combinations, "feasible": graph.size},
        "status_quo": [graph.states.name(r.state) for r in graph.readings],
        "names": {graph.states.name(s): _name(graph, s) for s in named},
        "reading": asdict(stability.reading),
        "stable": {c: {dm: len(s) if counts else s for dm, s in by.items()} for c, by in stable.items()},
        "equilibria": {c: len(s) if counts else s for c, s in equilibria.items()},
    }


def _name(graph: Graph, state: int) -> dict[str, Any]:
    return {"pattern": graph.states.pattern(state), "on": graph.states.on(state)}


def of_witnesses(witnesses: Sequence[Witness], stability: Stability) -> dict[str, Any]:
    """What `detente why --json` prints."""
    states = stability.graph.states
    names = [n for w in witnesses for n in (w.state, *(d.to for d in w.deviations), *_answers(w))]
    return {
        "detente": VERSION,
        "names": {n: _name(stability.graph, states.index(n)) for n in dict.fromkeys(names)},
        "reading": asdict(stability.reading),
        "why": [asdict(w) for w in witnesses],
    }


def _answers(witness: Witness) -> list[str]:
    return [s.to for d in witness.deviations for s in d.answer or ()] + [
        n for d in witness.deviations for n in d.onward
    ]


def of_check(found: Check) -> dict[str, Any]:
    """What `detente check --json` prints."""
    graph = found.graph
    states = {"combinations": graph.combinations, "feasible": graph.size} if graph is not None else None
    return {
        "detente": VERSION,
        "states": states,
        "skipped": found.skipped,
        "doubts": [of_problem(p) for p in found.doubts],
        "gaps": [of_problem(p) for p in found.gaps],
    }


def of_removed(removals: Sequence[Removal], combinations: int, feasible: int) -> dict[str, Any]:
    """What `detente solve --why-infeasible --json` prints."""
    return {
        "detente": VERSION,
        "states": {"combinations": combinations, "feasible": feasible},
        "rules": [asdict(r) for r in removals],
    }


def of_problem(problem: Problem) -> dict[str, Any]:
    """One problem, with its place taken apart."""
    place = problem.place
    return {
        "code": problem.code,
        "message": problem.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "hint": problem.hint,
    }
