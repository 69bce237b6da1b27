"""Claims on where things come to rest: possible, ensures, prevents, stable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from detente.insight.claims.finding import Finding, holds, vacuous
from detente.insight.claims.meaning import meaning, statement, word
from detente.insight.claims.scene import Scene
from detente.model.claim import Form
from detente.model.statement import Not, Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Index = NDArray[np.int32]

NOW = "from the status quo"


@meaning("possible")
def possible(scene: Scene, form: Form) -> Finding:
    """Some outcome of the status quo has F.

    Out(q) ∩ F ≠ ∅.  Vacuous where Out(q) is empty.

    Plainly: F may come about and last.
    Source: [LiKilgourHipel2005].
    """
    return _among_outcomes(scene, statement(form, 0))


@meaning("ensures")
def ensures(scene: Scene, form: Form) -> Finding:
    """After the move m, things come to rest, and only where F holds.

    For every state s to which the owner of m's options makes m true by the least change (the status quo itself where m
    holds already): Out(s) ≠ ∅ and Out(s) ⊆ F.  Vacuous where m cannot be made true.

    Plainly: m will lead to F, whatever else happens.
    """
    return _after(scene, statement(form, 0), statement(form, 1))


@meaning("prevents")
def prevents(scene: Scene, form: Form) -> Finding:
    """After the move m, F is no outcome any more, though without it F may be one.

    ensures(m, not F), and possible(F) without m: from the status quo, or, where m holds already, from where its owner
    makes it not hold by the least change.  Vacuous where m cannot be made true, or nothing comes to rest without it.

    Plainly: m keeps away F, which may come about without it.
    """
    move, wanted = statement(form, 0), statement(form, 1)
    kept_away = _after(scene, move, Not(wanted))
    if kept_away.verdict != "holds":
        return kept_away
    if not scene.world.truth(move)[scene.start]:
        return _among_outcomes(scene, wanted)
    undone = scene.world.made(scene.start, Not(move))
    if not len(undone):
        return vacuous(f"'{move}' holds already and cannot be undone")
    return _met(scene, scene.out(undone), scene.world.truth(wanted), undone, "without it")


@meaning("stable")
def stable(scene: Scene, form: Form) -> Finding:
    """At least one state with F is one that nobody who may move would leave; with `all: yes`, every one is.

    With `for: A`, only A is asked: some (every) state of F is K-stable for A.  Without it, for every decision maker and
    every forum.  Vacuous where no state has F.

    Trap: where the status quo lies and what leads where plays no part: what would be stable need not come about.

    Plainly: where F holds, it would last.
    """
    world = scene.world
    wanted = world.truth(statement(form, 0)) & scene.counting
    states = np.flatnonzero(wanted)
    if not len(states):
        return vacuous("no state has it")
    who = word(form, "for")
    lasting = ~world.leaves(world.graph.mover(who)) if who else scene.settled(wanted)
    mask = lasting[states]
    if word(form, "all") == "yes":
        return holds(bool(mask.all()), states[~mask][:1].tolist())
    return holds(bool(mask.any()), states[mask][:1].tolist())


def _among_outcomes(scene: Scene, wanted: Statement) -> Finding:
    starts = np.array([scene.start], np.int32)
    return _met(scene, scene.outcomes, scene.world.truth(wanted), starts, NOW)


def _met(scene: Scene, outcomes: Mask, truth: Mask, starts: Index, where: str) -> Finding:
    if not outcomes.any():
        return replace(vacuous(nowhere(scene, starts, where)), starts=tuple(starts.tolist()))
    found = np.flatnonzero(outcomes & truth)
    return holds(bool(len(found)), found[:1].tolist(), starts.tolist())


def nowhere(scene: Scene, starts: Index, where: str) -> str:
    """That nothing comes to rest from some states, or nothing that counts: only what `unless` bars; in words."""
    barred = scene.barred is not None and scene.everywhere().out(starts).any()
    return f"{where}, things come to rest {'only where the condition of unless holds' if barred else 'nowhere'}"


def _after(scene: Scene, move: Statement, wanted: Statement) -> Finding:
    starts = scene.world.made(scene.start, move)
    if not len(starts):
        return vacuous(f"nobody can make '{move}' hold now")
    truth = scene.world.truth(wanted)
    for start in starts:
        outcomes = scene.out(np.array([start]))
        breaking = np.flatnonzero(outcomes & ~truth)
        if len(breaking):
            return holds(False, breaking[:1].tolist(), [int(start)])
        if not outcomes.any():
            why = nowhere(scene, np.array([start]), "after it")
            return replace(holds(False, (), [int(start)]), because=why)
    return holds(True, np.flatnonzero(scene.out(starts))[:1].tolist(), starts.tolist())
