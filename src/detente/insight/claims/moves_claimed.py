"""Claims on how things stand and on single moves: now, can, would, never."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.graph.graph import Mover
from detente.graph.sets import as_set, members
from detente.insight.claims.finding import Finding, holds, vacuous
from detente.insight.claims.meaning import meaning, name, statement
from detente.insight.claims.scene import Scene
from detente.model.claim import Form
from detente.model.statement import Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Index = NDArray[np.int32]


@meaning("now")
def now(scene: Scene, form: Form) -> Finding:
    """F holds in the status quo.

    q ∈ F, with q the status quo of the reading.  Vacuous where `unless` bars q.

    Plainly: F is the case.
    """
    if not scene.counting[scene.start]:
        return vacuous("the condition of 'unless' holds now")
    return holds(bool(scene.world.truth(statement(form, 0))[scene.start]), [scene.start])


@meaning("can")
def can(scene: Scene, form: Form) -> Finding:
    """Some move of A leads from the status quo to where F holds.

    ∃ s ∈ R_A(q): s ∈ F, with q the status quo; for a forum, R_A are its joint moves.  Moves count whether they pay or
    not.  Next to `unless C`, only states without C count as reached.

    Plainly: A is able to bring F about in one move.
    Source: [AlurHenzingerKupferman2002].
    """
    return _a_move(scene, form, paying=False)


@meaning("would")
def would(scene: Scene, form: Form) -> Finding:
    """Some move of A that is better for every member of A leads from the status quo to where F holds.

    ∃ s ∈ R⁺_A(q): s ∈ F, with q the status quo.  Next to `unless C`, only states without C count as reached.

    Plainly: A would gain by bringing F about now.
    """
    return _a_move(scene, form, paying=True)


@meaning("never")
def never(scene: Scene, form: Form) -> Finding:
    """Wherever things may go, A has no improvement that brings F about.

    ¬∃ s ∈ →*(q) ∃ t ∈ R⁺_A(s): s ∉ F and t ∈ F, with q the status quo.  A move into F goes from a state without F to
    one with F.  Next to `unless C`, moves to states with C do not count.

    Trap: where F holds already, A may keep it; `never` speaks of bringing it about.  Where A has no such improvement
    anywhere, or one as things stand, it does not matter what others want, or that nobody says so.

    Plainly: A will not do F, whatever comes.
    """
    world, start = scene.world, scene.start
    mover = world.graph.mover(name(form, 0))
    world.ask(mover)
    sources, targets = _into(scene, mover, statement(form, 1))
    if not len(sources):
        return holds(True)
    paying = world.graph.wanted(mover, targets, sources) & world.graph.allowed(mover, targets, sources)
    here = paying & (sources == start)
    if None in world.graph.orders and here.any():
        paying = here
    elif paying.any():
        paying &= scene.ahead[sources]
    found = np.flatnonzero(paying)
    if not len(found):
        return holds(True)
    return holds(False, [int(targets[found[0]]), int(sources[found[0]])], [start])


def _into(scene: Scene, mover: Mover, wanted: Statement) -> tuple[Index, Index]:
    """The moves that bring a statement about, next to `unless` only those that count: from where, and to where.

    No order plays a part in this, so it is found once for all orders.
    """
    world = scene.world

    def found() -> tuple[Index, Index]:
        arcs, truth = mover.arcs, world.truth(wanted)
        into = ~truth[arcs.sources] & (truth & scene.counting)[arcs.targets]
        return arcs.sources[into], arcs.targets[into]

    return world.stage.once(("into", mover.id, wanted, scene.barred, world.final), found)


def _a_move(scene: Scene, form: Form, *, paying: bool) -> Finding:
    world = scene.world
    mover = world.graph.mover(name(form, 0))
    found = _to(scene, mover, statement(form, 1), paying=paying)
    return holds(bool(found), found[:1], [scene.start])


def _to(scene: Scene, mover: Mover, wanted: Statement, *, paying: bool) -> list[int]:
    if paying:
        scene.world.ask(mover)
    targets = scene.world.nearby.improving(mover)(scene.start) if paying else mover.arcs.onward(scene.start)
    return list(members(targets & as_set(scene.world.truth(wanted) & scene.counting)))
