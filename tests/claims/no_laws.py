"""What looks like a law of claims and is none: for each, some account is a counterexample."""

from __future__ import annotations

from random import Random

from claims.accounts import Account
from claims.laws import (
    form,
    implies,
    no_law,
    some_agent,
    some_deterrent,
    some_move,
    some_statement,
)
from detente.model.statement import Not, Or, Test
from random_claims import settled


@no_law(first=7)
def never_part_of_it(a: Account, rng: Random) -> bool | None:
    """never(A, F or G) does not imply never(A, F): from G to F nobody goes into "F or G"."""
    f, g, agent = some_statement(a, rng), some_statement(a, rng), some_agent(a, rng)
    return implies(a.holds(form("never", agent, Or((f, g)))), lambda: a.holds(form("never", agent, f)))


@no_law(first=266)
def foresight_keeps_what_is_ensured(a: Account, rng: Random) -> bool | None:
    """ensures(m, F) in improving play does not imply it in foresighted play: there, things may come to rest nowhere."""
    claim = form("ensures", some_move(a, rng), some_statement(a, rng))
    return implies(a.in_play("improving").holds(claim), lambda: a.in_play("foresighted").holds(claim))


@no_law(first=13)
def together_one_can_what_one_can_alone(a: Account, rng: Random) -> bool | None:
    """can(A, F) does not imply can(H, F) for a forum H with A: A may abandon what it shares with others outside H."""
    shared = [option for option in a.conflict.joint_options if settled(a.conflict, Test(option.key))]
    if not a.conflict.forums or not shared:
        return None
    forum, f = rng.choice(a.conflict.forums), Not(Test(rng.choice(shared).key))
    member = rng.choice(forum.members)
    return implies(a.holds(form("can", member, f)), lambda: a.holds(form("can", forum.id, f)))


@no_law(first=12)
def what_is_ensured_is_possible(a: Account, rng: Random) -> bool | None:
    """ensures(m, F) does not imply possible(F): nobody need make the move m."""
    move, f = some_move(a, rng), some_statement(a, rng)
    return implies(a.holds(form("ensures", move, f)), lambda: a.holds(form("possible", f)))


@no_law(first=0)
def what_is_stable_is_possible(a: Account, rng: Random) -> bool | None:
    """stable(F) does not imply possible(F): nothing need lead there."""
    f = some_statement(a, rng)
    return implies(a.holds(form("stable", f)), lambda: a.holds(form("possible", f)))


@no_law(first=178)
def who_is_deterred_stays(a: Account, rng: Random) -> bool | None:
    """deters(F, B, m) does not imply that B stays: something else may pay for it."""
    claim = some_deterrent(a, rng)
    world = a.world
    return implies(a.holds(claim), lambda: not world.leaves(world.graph.mover(str(claim.args[1])))[a.scene.start])


@no_law(first=10)
def a_weaker_concept_keeps_what_foresight_finds(a: Account, rng: Random) -> bool | None:
    """possible(F) under Nash in foresighted play does not imply it under GMR: who stays there takes nobody to F."""
    f = some_statement(a, rng)
    foresighted = a.in_play("foresighted")
    return implies(
        foresighted.by("Nash").holds(form("possible", f)), lambda: foresighted.by("GMR").holds(form("possible", f))
    )
