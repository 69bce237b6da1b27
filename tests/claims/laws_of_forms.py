"""Laws of claim forms among themselves."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from claims.accounts import Account
from claims.laws import (
    form,
    implies,
    is_so,
    law,
    some_agent,
    some_deterrent,
    some_move,
    some_statement,
)
from detente.insight.claims.finding import WORST
from detente.model.claim import Form, Name
from detente.model.conflict import Patch, Variant
from detente.model.statement import Not, Or


@law
def never_and_would(a: Account, rng: Random) -> bool | None:
    """never(A, F) and not now(F) imply not would(A, F)."""
    agent, f = some_agent(a, rng), some_statement(a, rng)
    return implies(
        a.holds(form("never", agent, f)) and not is_so(a, f), lambda: a.says(form("would", agent, f)) == "fails"
    )


@law
def would_and_can(a: Account, rng: Random) -> bool | None:
    """would(A, F) implies can(A, F)."""
    agent, f = some_agent(a, rng), some_statement(a, rng)
    return implies(a.holds(form("would", agent, f)), lambda: a.holds(form("can", agent, f)))


@law
def ensuring_by_what_is_done(a: Account, rng: Random) -> bool | None:
    """Where m holds already, ensures(m, F) holds iff possible(not F) fails: Out is not empty and has F throughout."""
    move, f = some_move(a, rng), some_statement(a, rng)
    return implies(
        is_so(a, move), lambda: a.holds(form("ensures", move, f)) == (a.says(form("possible", Not(f))) == "fails")
    )


@law
def possible_or_its_contrary(a: Account, rng: Random) -> bool | None:
    """possible(F) or possible(not F), or both are vacuous, since Out is empty."""
    f = some_statement(a, rng)
    said = {a.says(form("possible", f)), a.says(form("possible", Not(f)))}
    return "holds" in said or said == {"vacuous"}


@law
def ensuring_contraries(a: Account, rng: Random) -> bool | None:
    """ensures(m, F) implies that ensures(m, not F) fails."""
    move, f = some_move(a, rng), some_statement(a, rng)
    return implies(a.holds(form("ensures", move, f)), lambda: a.says(form("ensures", move, Not(f))) == "fails")


@law
def preventing(a: Account, rng: Random) -> bool | None:
    """prevents(m, F) implies ensures(m, not F) and, where m does not hold yet, possible(F)."""
    move, f = some_move(a, rng), some_statement(a, rng)
    return implies(
        a.holds(form("prevents", move, f)),
        lambda: (
            a.holds(form("ensures", move, Not(f))) and (is_so(a, move) or a.holds(form("possible", f)))
        ),
    )  # fmt: skip


@law
def what_it_comes_to_is_stable(a: Account, rng: Random) -> bool | None:
    """possible(F) implies stable(F), and so does ensures(m, F)."""
    f = some_statement(a, rng)
    premise = a.holds(form("possible", f)) or a.holds(form("ensures", some_move(a, rng), f))
    return implies(premise, lambda: a.holds(form("stable", f)))


@law
def stable_for_each(a: Account, rng: Random) -> bool | None:
    """stable(F) implies stable(F, for: A) for every decision maker and every forum A."""
    f, agent = some_statement(a, rng), some_agent(a, rng)
    return implies(a.holds(form("stable", f)), lambda: a.holds(form("stable", f, for_=agent)))


@law
def stable_throughout(a: Account, rng: Random) -> bool | None:
    """stable(F, all: yes) implies stable(F); both are vacuous where no state has F."""
    f = some_statement(a, rng)
    everywhere, somewhere = a.says(form("stable", f, all_="yes")), a.says(form("stable", f))
    return implies(everywhere in {"holds", "vacuous"}, lambda: everywhere == somewhere)


@law
def what_deters_deters_from_what_pays(a: Account, rng: Random) -> bool | None:
    """deters(F, B, m) implies would(B, m)."""
    claim = some_deterrent(a, rng)
    open_to_all = a.all_counting()
    return implies(open_to_all.holds(claim), lambda: open_to_all.holds(form("would", *claim.args[1:])))


@law
def a_wider_prospect_deters_more(a: Account, rng: Random) -> bool | None:
    """deters(F, B, m) implies deters(F or G, B, m)."""
    claim, g = some_deterrent(a, rng), some_statement(a, rng)
    feared, agent, move = claim.args
    assert not isinstance(feared, Name)
    wider = Form("deters", (Or((feared, g)), agent, move), claim.named)
    return implies(a.holds(claim), lambda: a.holds(wider))


@law
def nothing_deters_who_looks_one_move_ahead(a: Account, rng: Random) -> bool | None:
    """deters(F, B, m, concept: Nash) never holds."""
    return not a.holds(Form("deters", some_deterrent(a, rng).args, (("concept", Name("Nash")),)))


@law
def deterred_from_all_that_pays(a: Account, rng: Random) -> bool | None:
    """Where all that pays for B is m, B stays iff anything at all keeps it from m: deters(F or not F, B, m)."""
    claim, f = some_deterrent(a, rng), some_statement(a, rng)
    _, agent, move = claim.args
    assert not isinstance(move, Name)
    world, start, mover = a.world, a.scene.start, a.world.graph.mover(str(agent))
    paying = set(world.improvements(mover).successors(start).tolist())
    premise = bool(paying) and not is_so(a, move) and paying <= set(world.made(start, move).tolist())
    anything = replace(a.all_counting())
    return implies(
        premise,
        lambda: anything.holds(form("deters", Or((f, Not(f))), agent, move)) == (not world.leaves(mover)[start]),
    )


@law
def nothing_is_worse_than_itself(a: Account, rng: Random) -> bool | None:
    """worse(A, m) does not hold where m holds already, nor gains(A, under: V) where V changes nothing."""
    agent, move = some_agent(a, rng), some_move(a, rng)
    same = replace(a.conflict, variants=(*a.conflict.variants, Variant("same", Patch())))
    if replace(a, conflict=same).holds(form("gains", agent, under="same")):
        return False
    return implies(is_so(a, move), lambda: not a.holds(form("worse", agent, move)))


@law
def preferences_are_one_way(a: Account, rng: Random) -> bool | None:
    """prefers(A, F, to: G, if: C) implies that prefers(A, G, to: F, if: C) fails."""
    agent, (f, g, c) = some_agent(a, rng), (some_statement(a, rng) for _ in range(3))
    return implies(
        a.holds(form("prefers", agent, f, to=g, if_=c)),
        lambda: a.says(form("prefers", agent, g, to=f, if_=c)) == "fails",
    )


@law
def a_forum_wants_what_each_member_wants(a: Account, rng: Random) -> bool | None:
    """prefers, worse and gains of a forum come to the same as those of all its members together."""
    if not a.conflict.forums:
        return None
    forum = rng.choice(a.conflict.forums)
    claims = [
        form("prefers", forum.id, some_statement(a, rng)),
        form("worse", forum.id, some_move(a, rng), final=rng.choice(("yes", "no"))),
        form("gains", forum.id, under=rng.choice(a.conflict.variants).id),
    ]
    return all(
        a.says(c)
        == min((a.says(Form(c.form, (Name(m), *c.args[1:]), c.named)) for m in forum.members), key=WORST.index)
        for c in claims
    )


@law
def a_forum_of_one_is_its_member(a: Account, rng: Random) -> bool | None:
    """Whatever is claimed of a forum of one comes to what is claimed of its member."""
    alone = [f for f in a.conflict.forums if len(f.members) == 1]
    if not alone:
        return None
    forum, f, move = rng.choice(alone), some_statement(a, rng), some_move(a, rng)
    (member,) = forum.members
    return all(
        a.says(claim(forum.id)) == a.says(claim(member))
        for claim in (
            lambda who: form("can", who, f),
            lambda who: form("would", who, f),
            lambda who: form("never", who, f),
            lambda who: form("stable", f, for_=who),
            lambda who: form("deters", f, who, move),
        )
    )
