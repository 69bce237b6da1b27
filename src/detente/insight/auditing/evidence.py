"""Evidence: the way by which a claim holds or fails, state by state, and the move that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from detente.errors import Missing
from detente.graph.graph import Graph
from detente.graph.sequences import path
from detente.insight.auditing.audited import Evidence, Move
from detente.insight.auditing.outlooks import seen
from detente.insight.claims.checking import checked
from detente.insight.claims.finding import WORST, Finding
from detente.insight.claims.meaning import name, statement, word
from detente.insight.claims.scene import Scene
from detente.insight.reason import reason
from detente.model.claim import AccordingTo, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import Conflict, Statements
from detente.model.statement import Or, Statement, tests
from detente.stability.concept import CONCEPTS
from detente.stability.witness import witness

# By form: the position of the argument that makes the decisive move itself; and the forms that speak of no way at all.
_MOVER: Mapping[str, int] = MappingProxyType({"can": 0, "would": 0, "deters": 1})
_NO_WAY = frozenset({"now", "prefers", "stable"})


def evidence(scene: Scene, claim: Claim) -> Evidence:
    """What shows the verdict on a claim in a scene: of a conjunction, the part that decides it."""
    there, form, holder = _innermost(scene, claim, None)
    finding = checked(there, form)
    if finding.verdict not in {"holds", "fails"}:
        return Evidence(because=finding.because, according_to=holder)
    graph = there.world.graph
    return Evidence(
        _way(there, form, finding),
        tuple(seen(graph, state) for state in finding.states),
        _breaking(there, form) if finding.verdict == "fails" else None,
        _against(there, form, finding) if finding.verdict == "fails" else None,
        finding.because,
        holder,
    )


def _innermost(scene: Scene, claim: Claim, holder: str | None) -> tuple[Scene, Form, str | None]:
    """The form that decides a claim, the scene that it is checked in, and in whose eyes."""
    match claim:
        case Form():
            concept = word(claim, "concept")
            return (scene.elsewhere(scene.world.by(concept)) if concept else scene), claim, holder
        case ClaimNot(part):
            return _innermost(scene, part, holder)
        case ClaimAnd(parts):
            deciding = min(parts, key=lambda part: WORST.index(checked(scene, part).verdict))
            return _innermost(scene, deciding, holder)
        case Unless(part, condition):
            both = condition if scene.barred is None else Or((scene.barred, condition))
            return _innermost(scene.without(both), part, holder)
        case AccordingTo(part, believer):
            return _innermost(scene.elsewhere(scene.world.as_believed(believer)), part, believer)


def step(graph: Graph, mover: str, before: int, after: int) -> Move:
    """A move as people see it: who, where to, and which options are set otherwise there."""
    states = graph.states
    sets = []
    if not states.graph_form:
        for option, old, new in zip(states.space.options, states.levels(before), states.levels(after), strict=True):
            if len(new) == 1 and not new & old:
                sets.append((option.key, option.levels[min(new)]))
    return Move(mover, states.name(after), tuple(sets))


def way(scene: Scene, starts: tuple[int, ...], goal: Callable[[int], bool]) -> list[tuple[int, Move]] | None:
    """A shortest way by → from one of the states to one that meets the goal: the states reached, and the moves."""
    if any(goal(start) for start in starts):
        return []
    movers = scene.world.movers
    successors = [scene.steps(mover).successors for mover in movers]
    found: tuple[int, list[tuple[int, int]]] | None = None
    for start in starts:
        steps = path(start, successors, "any", goal)
        if steps is not None and (found is None or len(steps) < len(found[1])):
            found = start, steps
    if found is None:
        return None
    here, steps = found
    moves = []
    for mover, state in steps:
        moves.append((state, step(scene.world.graph, movers[mover].id, here, state)))
        here = state
    return moves


def _way(scene: Scene, form: Form, finding: Finding) -> tuple[Move, ...]:
    if form.form in _NO_WAY or not finding.states:
        return ()
    graph = scene.world.graph
    if form.form in _MOVER and finding.starts:
        return (step(graph, name(form, _MOVER[form.form]), finding.starts[0], finding.states[0]),)
    if word(form, "final") == "yes":
        scene = scene.elsewhere(scene.world.once_there(statement(form, 1)))
    if form.form == "never":
        target, source = finding.states
        moves = [move for _, move in way(scene, finding.starts, source.__eq__) or []]
        return (*moves, step(graph, name(form, 0), source, target))
    first: list[Move] = []
    if finding.starts and scene.start not in finding.starts:
        first = [_made(scene, finding.starts[0])]
    found = way(scene, finding.starts, finding.states[0].__eq__) or []
    return (*first, *(move for _, move in found))


def _made(scene: Scene, start: int) -> Move:
    """The move from the status quo that the claim itself speaks of."""
    owner = next(
        (m.id for m in scene.world.graph.movers if np.isin(start, m.moves.successors(scene.start))),
        scene.world.graph.movers[0].id,
    )
    return step(scene.world.graph, owner, scene.start, start)


def _breaking(scene: Scene, form: Form) -> Move | None:
    """Who leaves what a claim says may last: from the nearest state that has it, where that is reached and is left."""
    if form.form not in {"possible", "stable"}:
        return None
    world = scene.world
    wanted = world.truth(statement(form, 0)) & scene.counting
    asked = word(form, "for")
    if form.form == "possible":
        wanted = wanted & scene.ahead
    elif word(form, "all") == "yes":
        wanted = wanted & ~(~world.leaves(world.graph.mover(asked)) if asked else world.settled)
    if not wanted.any():
        return None
    state = int(np.flatnonzero(wanted)[0])
    movers = [world.graph.mover(asked)] if asked else list(world.movers)
    for mover in movers:
        if world.leaves(mover)[state]:
            found = witness(world.judge, mover, state, CONCEPTS[world.concept])
            if found.paying:
                return step(world.graph, mover.id, state, world.graph.states.index(found.paying[0].to))
    return None


def _against(scene: Scene, form: Form, finding: Finding) -> str | None:
    """The statement by which a decision maker ranks two states the other way than a claim on its preference says."""
    if form.form != "prefers":
        return None
    world = scene.world
    up, down = (world.graph.states.name(state) for state in finding.states)
    for i in world.graph.mover(name(form, 0)).members:
        why = reason(world.conflict, world.graph, world.graph.decision_makers[i], down, up)
        if why is not None:
            return why.id
    return None


def supposed(scene: Scene, claim: Claim) -> tuple[int, ...]:
    """The states after the move that a claim supposes; none where it supposes none, or there is no status quo."""
    there, form, _ = _innermost(scene, claim, None)
    at = {"ensures": 0, "prevents": 0, "worse": 1, "deters": 2}.get(form.form)
    if at is None or there.world.stage is not scene.world.stage or lacks_status_quo(there):
        return ()
    return tuple(int(state) for state in there.world.made(there.start, statement(form, at)))


def deterred(claim: Claim) -> tuple[str, Statement] | None:
    """Who is deterred by a claim that somebody is, and from which move; None for claims of which no part says so."""
    found = next((form for form in _forms(claim) if form.form == "deters"), None)
    return None if found is None else (name(found, 1), statement(found, 2))


def silent(scene: Scene, claim: Claim) -> tuple[str, ...]:
    """The decision makers whose wants a claim lacks that is undecided, in the conflict that it speaks of.

    It lacks those of somebody iff it would still be undecided if all others who state no wants wanted nothing, and not
    if this one wanted nothing either.
    """
    if checked(scene, claim).verdict != "undecided":
        return ()
    there, form, _ = _innermost(scene, claim, None)
    conflict = there.world.conflict
    missing = [dm.id for dm in conflict.decision_makers if dm.id not in conflict.preferences]

    def decided(filled: Collection[str]) -> bool:
        wants = {**conflict.preferences, **dict.fromkeys(filled, Statements(()))}
        world = replace(there.world, conflict=replace(conflict, preferences=wants), _kin={})
        return checked(there.elsewhere(world), form).verdict != "undecided"

    if not decided(missing):
        return ()
    return tuple(dm for dm in missing if not decided([other for other in missing if other != dm]))


def lacks_status_quo(scene: Scene) -> bool:
    """Whether the conflict does not say where things stand."""
    try:
        return scene.start < 0
    except Missing:
        return True


def about(claim: Claim) -> tuple[str, ...]:
    """The options that a claim speaks of, in the order in which it names them."""
    found: list[str] = []
    for form in _forms(claim):
        for argument in (*form.args, *(value for _, value in form.named)):
            if not isinstance(argument, Name):
                found += [test.option for test in tests(argument)]
    return tuple(dict.fromkeys(found))


def speaks_of(conflict: Conflict, claim: Claim) -> Callable[[str], bool]:
    """Whether a statement, by its id, speaks of the options that a claim speaks of."""
    options = set(about(claim))
    related = {w.id for _, w in conflict.wants() if any(test.option in options for test in tests(w.statement))}
    return related.__contains__


def _forms(claim: Claim) -> list[Form]:
    match claim:
        case Form():
            return [claim]
        case ClaimNot(part) | AccordingTo(part) | Unless(part):
            return _forms(part)
        case ClaimAnd(parts):
            return [form for part in parts for form in _forms(part)]
