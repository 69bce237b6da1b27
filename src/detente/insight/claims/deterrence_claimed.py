"""The claim on deterrence: deters."""

from __future__ import annotations

import numpy as np

from detente.graph.sets import as_set
from detente.insight.claims.finding import Finding, holds, vacuous
from detente.insight.claims.meaning import meaning, name, statement
from detente.insight.claims.scene import Scene
from detente.model.claim import Form
from detente.stability.concept import CONCEPTS


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
    world.ask(mover)
    tempting = [t for t in made.tolist() if world.nearby.improving(mover)(scene.start) >> t & 1]
    if not tempting:
        return Finding("fails", (int(made[0]),), (scene.start,), because="the move would not pay anyway")
    inside = as_set(world.truth(feared) & scene.counting)
    if CONCEPTS[world.concept].sanction.answers == "improvements":
        world.ask(*world.judge.answerers(mover))
    for target in tempting:
        if not world.nearby.sanctioned(mover, scene.start, target):
            return Finding("fails", (target,), (scene.start,), because="nothing holds it back")
        if not inside >> target & 1 and world.nearby.sanctioned(mover, scene.start, target, ~inside):
            return Finding("fails", (target,), (scene.start,), because="something else holds it back")
    return holds(True, tempting[:1], [scene.start])
