"""Tables of states and moves: a graph, what is stable in it, and its equilibria."""

from __future__ import annotations

from detente.errors import Missing
from detente.graph.arcs import Arcs
from detente.graph.graph import Graph
from detente.graph.preference import Ranks
from detente.graph.removed import Removed
from detente.grid import Grid, plainly, titled
from detente.insight.outcomes import Outcomes
from detente.report.laying import joined, yes
from detente.stability.solve import Stability
from detente.stability.witness import Witness


def states(graph: Graph) -> Grid:
    """The states of a graph: what holds there, and the rank for each decision maker, 0 = worst, where it has ranks."""
    ranked = {
        dm: order.ranks.tolist()
        for dm, order in zip(graph.decision_makers, graph.orders, strict=True)
        if isinstance(order, Ranks)
    }
    rows = tuple((*_state(graph, s), *(str(ranks[s]) for ranks in ranked.values())) for s in range(graph.size))
    return Grid((*_headings(graph), *(f"rank for {dm}" for dm in ranked)), rows, titled(graph.title))


def moves(graph: Graph) -> Grid:
    """The moves of a graph: who makes them, and whether they are improvements; empty where that is not known."""
    rows = []
    for mover in (*graph.movers, *graph.forums):
        arcs = mover.arcs
        try:
            better: set[tuple[int, int]] | None = set(_pairs(graph.improvements(mover, arcs)))
        except Missing:
            better = None
        members = joined(graph.decision_makers[i] for i in mover.members)
        for pair in _pairs(arcs):
            improves = "" if better is None else "yes" if pair in better else "no"
            rows.append((mover.id, members, *graph.states.all_names(pair), improves))
    return Grid(("mover", "members", "from", "to", "improvement"), tuple(rows), titled(graph.title))


def removals(found: Removed) -> Grid:
    """The rules and consequences: how many combinations each removes, how many that nothing else does, and some."""
    rows = tuple((each.id, str(each.count), str(each.alone), joined(each.patterns)) for each in found.rules)
    return Grid(("rule", "removes", "that nothing else does", "such as"), rows, plainly(found))


def stability(found: Stability) -> Grid:
    """The states with yes where they are equilibria of a concept, and where they are stable for a decision maker."""
    graph = found.graph
    columns: dict[str, list[bool]] = {}
    for concept in found.concepts:
        columns[concept] = found.equilibrium(concept).tolist()
        for dm in graph.decision_makers:
            columns[f"{concept} {dm}"] = found.mask(concept, dm).tolist()
    rows = tuple((*_state(graph, s), *(yes(held[s]) for held in columns.values())) for s in range(graph.size))
    return Grid((*_headings(graph), *columns), rows, titled(graph.title))


def improvements(witness: Witness) -> Grid:
    """The improvements that tempt a mover, with what answers each; no answer is an empty cell."""
    rows = tuple(
        (d.to, joined(f"{step.mover} to {step.to}" for step in d.answer or ()), joined(d.onward))
        for d in witness.deviations
    )
    return Grid(("improvement", "answered by", "could go on to"), rows, plainly(witness))


def outcomes(found: Outcomes) -> Grid:
    """The equilibria: under which concepts, how many moves from the status quo, and which forums would leave them."""
    rows = tuple(
        (o.state, joined(o.concepts), "" if o.steps is None else str(o.steps), joined(o.upset)) for o in found.listed
    )
    return Grid(("state", "equilibrium under", "moves from the status quo", "forums that would leave"), rows)


def _headings(graph: Graph) -> tuple[str, ...]:
    return (
        "state",
        *(() if graph.states.labels is None else ("in words",)),
        *(() if graph.states.graph_form else ("what holds",)),
        "status quo",
    )


def _state(graph: Graph, state: int) -> tuple[str, ...]:
    states = graph.states
    return (
        states.name(state),
        *(() if states.labels is None else (states.label(state),)),
        *(() if states.graph_form else (joined(states.on(state)),)),
        joined(reading.id for reading in graph.readings if reading.state == state),
    )


def _pairs(arcs: Arcs) -> list[tuple[int, int]]:
    return list(zip(arcs.sources.tolist(), arcs.targets.tolist(), strict=True))
