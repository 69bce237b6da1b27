"""Claims on what is better for whom: worse, prefers, gains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.graph.preference import Ranks, Relation
from detente.insight.claims.finding import Finding, holds, vacuous
from detente.insight.claims.meaning import meaning, name, named, statement, word
from detente.insight.claims.outcomes_claimed import NOW, nowhere
from detente.insight.claims.scene import Scene
from detente.model.claim import Form
from detente.model.statement import Not, Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    States = NDArray[np.int64]
    Few = NDArray[np.int32]
    Order = Ranks | Relation


@meaning("worse")
def worse(scene: Scene, form: Form) -> Finding:
    """The best that A may come to after the move m is worse for it than the best it may come to otherwise.

    ∃ t ∈ Out(q) ∀ u ∈ Out(m): t ≻_A u, where Out(m) is what it may come to once the owner of m's options has made m
    true by the least change; for a forum, for every member.  `final: yes`: nobody undoes m after it, and everybody
    judges stability so.  Strong: the worst is worse as well, ∃ u ∈ Out(m) ∀ t ∈ Out(q): t ≻_A u.
    Vacuous where m cannot be made true, or either set is empty.

    Plainly: m has downsides for A.
    """
    move = statement(form, 1)
    starts = scene.world.made(scene.start, move)
    if not len(starts):
        return vacuous(f"nobody can make '{move}' hold now")
    there = scene.elsewhere(scene.world.once_there(move)) if word(form, "final") == "yes" else scene
    before, after = np.flatnonzero(scene.outcomes), np.flatnonzero(there.out(starts))
    if not len(before) or not len(after):
        return vacuous(nowhere(there, starts, "after it") if len(before) else _nowhere_now(scene))
    orders = _orders(scene, name(form, 0))
    best = all(_some_above_all(o, before, after) for o in orders)
    both = best and all(_some_below_all(o, after, before) for o in orders)
    return holds(best, [_top(orders[0], after), _top(orders[0], before)], starts.tolist(), strong=both)


@meaning("prefers")
def prefers(scene: Scene, form: Form) -> Finding:
    """All else equal, A ranks every state with F above every state without it.

    For all states s ∈ F∖G and t ∈ G∖F that agree on every option named in neither F nor G: s ≻_A t; G is "not F" unless
    `to: G` is given.  `if: C`: only states with C are compared.  For a forum, for every member.  Vacuous where no two
    states can be compared so.

    Plainly: A prefers F, all else equal.
    Source: [VonWright1963].
    """
    wanted = statement(form, 1)
    ups, downs, firsts = _compared(scene, wanted, named(form, "to") or Not(wanted), named(form, "if"))
    if not len(ups):
        return vacuous("no two states differ in this alone")
    who = name(form, 0)
    stated = (scene.world.graph.orders[i] for i in scene.world.graph.mover(who).members)
    above = [order.prefers(ups, downs) for order in stated if order is not None]
    # Of each member the first pair that it ranks otherwise, and of those the one in the first group.
    wrong = [int(np.argmin(each)) for each in above if not each.all()]
    if not wrong:
        # One who ranks otherwise is enough for it to fail; only then does it matter that another's wants are missing.
        _orders(scene, who)
    k = min(wrong, key=lambda k: int(np.searchsorted(firsts, k, "right")), default=0)
    return holds(not wrong, [int(ups[k]), int(downs[k])])


@meaning("gains")
def gains(scene: Scene, form: Form) -> Finding:
    """The worst that A may come to rises under the variant V.

    ∃ u ∈ Out(q) ∀ t ∈ Out_V(q): t ≻_A u, with ≻_A as it is without the variant; for a forum, for every member.
    Strong: the best rises as well, ∃ t ∈ Out_V(q) ∀ u ∈ Out(q): t ≻_A u.  Vacuous where either set is empty, or where
    Out_V(q) has states that there are none of without the variant.

    Plainly: A would come off better under V.
    """
    there = scene.elsewhere(scene.world.under(word(form, "under")))
    before, after = np.flatnonzero(scene.outcomes), _same(scene, there, np.flatnonzero(there.outcomes))
    if not len(before) or not len(after):
        return vacuous(_nowhere_now(there, "under the variant") if len(before) else _nowhere_now(scene))
    if (after < 0).any():
        return vacuous("the variant leads to states that are none without it")
    orders = _orders(scene, name(form, 0))
    least = all(_some_below_all(o, before, after) for o in orders)
    both = least and all(_some_above_all(o, after, before) for o in orders)
    return holds(least, [int(before[0]), int(after[0])], [scene.start], strong=both)


def _nowhere_now(scene: Scene, where: str = NOW) -> str:
    return nowhere(scene, np.array([scene.start], np.int32), where)


def _orders(scene: Scene, who: str) -> list[Order]:
    graph = scene.world.graph
    return [graph.order(i) for i in graph.mover(who).members]


def _some_above_all(order: Order, these: States, those: States) -> bool:
    """Whether some state of the first is preferred to every state of the second."""
    return bool(order.prefers(these[:, None], those[None, :]).all(axis=1).any())


def _some_below_all(order: Order, these: States, those: States) -> bool:
    """Whether some state of the first is one to which every state of the second is preferred."""
    return bool(order.prefers(those[None, :], these[:, None]).all(axis=1).any())


def _top(order: Order, states: States) -> int:
    """A state to which none of the others is preferred, or the first one where the relation goes in circles."""
    beaten = order.prefers(states[:, None], states[None, :]).any(axis=0)
    return int(states[np.argmin(beaten)])


def _same(scene: Scene, there: Scene, states: States) -> States:
    """The states of another scene as states of this one; -1 where there is no such state."""
    if there.world.stage is scene.world.stage:
        return states
    here, other = scene.world.graph.states, there.world.graph.states
    if here.names is not None:
        # Named states are the same by name; in graph form there is nothing else to tell them by.
        known = [here.named(other.name(int(s))) for s in states]
        return np.array([-1 if state is None else state for state in known], np.int64)
    found: States = here.locate(other.digits[:, states]).astype(np.int64)
    return found


def _compared(
    scene: Scene, wanted: Statement, other: Statement, condition: Statement | None
) -> tuple[Few, Few, States]:
    """Pairs of states that agree on all options but those named: those to be preferred, and those to be less so.

    They stand group by group, those together that agree with each other; beside them, where each group begins.  No
    order plays a part in this, so it is found once for all orders.
    """
    stage = scene.world.stage

    def found() -> tuple[Few, Few, States]:
        counted = scene.counting if condition is None else scene.counting & stage.truth(condition)
        f, g = stage.truth(wanted) & counted, stage.truth(other) & counted
        states = stage.bare.states
        named_options = states.space.mentions(wanted) | states.space.mentions(other)
        rest = [k for k in range(len(states.space.options)) if k not in named_options]
        keys = states.space.compact(states.digits, rest)
        owner = np.arange(states.size, dtype=np.int32) if states.owner is None else states.owner
        ups, downs = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
        order = np.argsort(keys, kind="stable")
        for chunk in np.split(order, np.flatnonzero(np.diff(keys[order])) + 1):
            members = np.unique(owner[chunk])
            above, below = members[(f & ~g)[members]], members[(g & ~f)[members]]
            ups.append(np.repeat(above, len(below)))
            downs.append(np.tile(below, len(above)))
        return np.concatenate(ups), np.concatenate(downs), np.cumsum([len(each) for each in ups])

    return stage.once(("compared", wanted, other, condition, scene.barred), found)
