"""Results as plain data for other programs: stable, versioned, the same for the same input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from detente.report.drafting_words import counts
from detente.report.laying import PLACES

if TYPE_CHECKING:
    from detente.dossier.contract.accept import Accepted
    from detente.errors import Problem
    from detente.graph.graph import Graph
    from detente.graph.removed import Removed
    from detente.insight.check import Check
    from detente.model.drafting.draft import Draft
    from detente.stability.solve import Stability
    from detente.stability.witness import Witness

VERSION = 1


def rounded(number: float | None) -> float | None:
    """A number to as many places as are printed anywhere."""
    return None if number is None else round(number, PLACES)


def of_stability(stability: Stability, *, counts: bool = False) -> dict[str, Any]:
    """What `detente solve --json` prints; `counts` puts numbers in place of lists and names only the status quo."""
    graph = stability.graph
    concepts, dms = stability.concepts, graph.decision_makers
    stable: dict[str, dict[str, Any]]
    equilibria: dict[str, Any]
    if counts:
        stable = {c: {dm: int(stability.mask(c, dm).sum()) for dm in dms} for c in concepts}
        equilibria = {c: int(stability.equilibrium(c).sum()) for c in concepts}
        names = {graph.states.name(r.state): _name(graph, r.state) for r in graph.readings}
    else:
        stable = {c: {dm: stability.stable(c, dm) for dm in dms} for c in concepts}
        equilibria = {c: stability.equilibria(c) for c in concepts}
        names = _names(graph)
    return {
        "detente": VERSION,
        "decision_makers": list(graph.decision_makers),
        "states": {"combinations": graph.combinations, "feasible": graph.size},
        "status_quo": [graph.states.name(r.state) for r in graph.readings],
        "names": names,
        "reading": asdict(stability.reading),
        "stable": stable,
        "equilibria": equilibria,
    }


def _names(graph: Graph) -> dict[str, dict[str, Any]]:
    states = graph.states
    if states.graph_form or states.owner is not None:
        return {states.name(s): _name(graph, s) for s in range(graph.size)}
    options = states.space.options
    # What a character of a pattern says that holds: nothing for the first level, for a ladder which level.
    said = [
        {"0" if o.ladder else "N": None}
        | {
            str(v) if o.ladder else "Y": f"{o.key}={o.levels[v]}" if o.ladder else o.key
            for v in range(1, len(o.levels))
        }
        for o in options
    ]
    return {
        states.name(s): {"pattern": p, "on": [w for c, words in zip(p, said, strict=True) if (w := words[c])]}
        for s, p in enumerate(states.all_patterns())
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
        "skipped": list(found.skipped),
        "doubts": [of_problem(p) for p in found.doubts],
        "gaps": [of_problem(p) for p in found.gaps],
        "proposals": [
            {"part": p.part, "producer": p.producer, "line": p.place.line if p.place else None} for p in found.proposals
        ],
    }


def of_removed(found: Removed) -> dict[str, Any]:
    """What `detente solve --why-infeasible --json` prints."""
    return {
        "detente": VERSION,
        "states": {"combinations": found.combinations, "feasible": found.left},
        "rules": [asdict(r) for r in found.rules],
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


def of_draft(
    draft: Draft | None, accepted: Accepted | None, written: Sequence[str], conflict: str | None
) -> dict[str, Any]:
    """What `detente draft --json` prints; `conflict` is the text of the conflict file where none was written."""
    return {
        "detente": VERSION,
        "written": list(written),
        "counts": counts(draft.conflict) if draft else None,
        "folded": dict(draft.folded) if draft else {},
        "tables": list(draft.tables) if draft else [],
        "questions": [
            {"ask": q.ask, "about": list(q.about), "cites": [str(c) for c in q.cites]}
            for q in (draft.questions if draft else ())
        ],
        "answer": of_answer(accepted) if accepted else None,
        "conflict": conflict,
    }


def of_answer(accepted: Accepted) -> dict[str, Any]:
    """What became of a language model's answer."""
    return {
        "taken": accepted.taken,
        "agreed": accepted.agreed,
        "refused_items": accepted.refused_items,
        "refused": [of_problem(problem) for problem in accepted.refused],
        "nothing": list(accepted.nothing),
        "notes": list(accepted.notes),
    }
