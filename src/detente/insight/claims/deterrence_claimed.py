"""The claim on deterrence: deters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.graph import Mover
from detente.graph.sequences import path
from detente.insight.claims.finding import Finding, holds, vacuous
from detente.insight.claims.meaning import meaning, name, statement
from detente.insight.claims.scene import Scene
from detente.model.claim import Form
from detente.stability.concept import CONCEPTS
from detente.stability.matrices import bites_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Index = NDArray[np.int32]
    Mask = NDArray[np.bool_]


@meaning("deters")
def deters(scene: Scene, form: Form) -> Finding:
    """B would gain by the move m, but is held back from it, and by nothing that does not pass through F.

    For every state s ∈ R⁺_B(q) to which the least change makes m true (there is one): some answer to s sanctions it
    under K, and every answer that does passes through a state of F, s itself included.  Fails where m does not pay, or
    nothing holds B back, or something without F does.  Vacuous where m holds already or cannot be made true.

    Plainly: the prospect of F keeps B from m.
    Source: [Howard1971].
    """
    world = scene.world
    feared, move = statement(form, 0), statement(form, 2)
    mover = world.graph.mover(name(form, 1))
    if world.truth(move)[scene.start]:
        return vacuous(f"'{move}' holds already")
    made = world.made(scene.start, move)
    made = made[np.isin(made, mover.moves.successors(scene.start))]
    if not len(made):
        return vacuous(f"{mover.id} cannot make '{move}' hold now")
    tempting = made[np.isin(made, world.improvements(mover).successors(scene.start))]
    if not len(tempting):
        return Finding("fails", (int(made[0]),), (scene.start,), because="the move would not pay anyway")
    inside = world.truth(feared) & scene.counting
    for target in tempting.tolist():
        if not _sanctioned(scene, mover, target, np.ones_like(inside)):
            return Finding("fails", (target,), (scene.start,), because="nothing holds it back")
        if not inside[target] and _sanctioned(scene, mover, target, ~inside):
            return Finding("fails", (target,), (scene.start,), because="something else holds it back")
    return holds(True, tempting[:1].tolist(), [scene.start])


def _sanctioned(scene: Scene, mover: Mover, target: int, through: Mask) -> bool:
    """Whether answers that stay within the states `through` hold the mover back from going to the target."""
    world = scene.world
    sanction = CONCEPTS[world.concept].sanction
    bites = bites_at(world.graph, world.counted, mover, scene.start, final=sanction.final)
    answerers = world.judge.answerers(mover) if sanction.answers else []
    moves = [world.improvements(m) if sanction.answers == "improvements" else m.arcs for m in answerers]
    answers = [_within(arcs.successors, through) for arcs in moves]
    return path(target, answers, world.counted.sequences, lambda state: bool(bites[state])) is not None


def _within(successors: Callable[[int], Index], through: Mask) -> Callable[[int], Index]:
    def kept(state: int) -> Index:
        targets = successors(state)
        return targets[through[targets]]

    return kept
