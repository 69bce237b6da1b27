"""Laws of plays and concepts: what does not depend on them, and what grows or shrinks with them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from claims.accounts import Account
from claims.laws import (
    form,
    implies,
    law,
    some_agent,
    some_statement,
)
from detente.insight.claims.scene import PLAYS
from detente.model.claim import Form
from detente.stability.concept import CONCEPTS
from random_claims import random_claim, random_form


@law
def foresight_leads_to_fewer_states(a: Account, rng: Random) -> bool | None:
    """Foresighted play reaches no state that improving play does not, and so has no outcome that it has not."""
    both = [a.in_play(play).scene for play in PLAYS]
    ahead, outcomes = ([getattr(scene, part) for scene in both] for part in ("ahead", "outcomes"))
    return bool(np.all(ahead[1] <= ahead[0]) and np.all(outcomes[1] <= outcomes[0]))


@law
def foresight_and_never(a: Account, rng: Random) -> bool | None:
    """never(A, F) in improving play implies never(A, F) in foresighted play; possible(F) the other way round."""
    agent, f = some_agent(a, rng), some_statement(a, rng)
    improving, foresighted = (a.in_play(play) for play in PLAYS)
    if foresighted.holds(form("possible", f)) and not improving.holds(form("possible", f)):
        return False
    return implies(improving.holds(form("never", agent, f)), lambda: foresighted.holds(form("never", agent, f)))


@law
def plays_agree_under_nash(a: Account, rng: Random) -> bool | None:
    """Under Nash both plays agree on everything: whoever has an improvement leaves."""
    claim = random_form(rng, a.conflict)
    bare = Form(claim.form, claim.args, tuple((key, value) for key, value in claim.named if key != "concept"))
    myopic = a.by("Nash")
    return myopic.in_play("improving").says(bare) == myopic.in_play("foresighted").says(bare)


@law
def what_play_does_not_touch(a: Account, rng: Random) -> bool | None:
    """now, can, would, deters, prefers and stable do not depend on the play."""
    claim = random_form(rng, a.conflict, rng.choice(("now", "can", "would", "deters", "prefers", "stable")))
    return a.in_play("improving").says(claim) == a.in_play("foresighted").says(claim)


@law
def what_the_status_quo_does_not_touch(a: Account, rng: Random) -> bool | None:
    """prefers and stable do not depend on where things stand, nor on whether that is said."""
    claim = random_form(rng, a.conflict, rng.choice(("prefers", "stable")))
    nowhere = replace(a, conflict=replace(a.conflict, status_quo=None), reading="base")
    return a.says(claim) == nowhere.says(claim)


@law
def a_weaker_concept_keeps_what_is_stable(a: Account, rng: Random) -> bool | None:
    """Where K implies L, stable(F) under K implies it under L, for anybody; in improving play so does possible(F)."""
    f, agent = some_statement(a, rng), some_agent(a, rng)
    strong, weak = rng.choice([(row.key, weaker) for row in CONCEPTS for weaker in row.implies])
    improving = a.in_play("improving")

    def under(concept: str) -> list[Form]:
        return [
            form("stable", f, concept=concept),
            form("stable", f, concept=concept, all_="yes"),
            form("stable", f, concept=concept, for_=agent),
            form("possible", f, concept=concept),
        ]

    found = [improving.holds(w) for s, w in zip(under(strong), under(weak), strict=True) if improving.holds(s)]
    return implies(bool(found), lambda: all(found))


@law
def nothing_is_undecided_where_all_is_said(a: Account, rng: Random) -> bool | None:
    """Where a status quo is given and everybody's wants are, no claim is undecided."""
    return a.says(random_claim(rng, a.conflict)) != "undecided"
