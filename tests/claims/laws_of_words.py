"""Laws of the words that join: in statements, and between claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import definitions as judge
from claims.accounts import Account
from claims.laws import (
    form,
    implies,
    law,
    some_agent,
    some_dm,
    some_move,
    some_statement,
)
from detente.insight.claims.finding import WORST
from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.statement import And, Not, Or, Statement
from random_claims import random_claim, random_form


@law
def now_or_its_contrary(a: Account, rng: Random) -> bool | None:
    """now(F) holds where now(not F) fails, and the other way round."""
    f = some_statement(a, rng)
    return a.says(form("now", f)) == a.says(ClaimNot(form("now", Not(f))))


@law
def either_of_two(a: Account, rng: Random) -> bool | None:
    """now, can, would, possible and stable hold of "F or G" iff they hold of F or of G."""
    f, g, agent = some_statement(a, rng), some_statement(a, rng), some_agent(a, rng)
    kinds: list[Callable[[Statement], Form]] = [
        lambda s: form("now", s),
        lambda s: form("can", agent, s),
        lambda s: form("would", agent, s),
        lambda s: form("possible", s),
        lambda s: form("stable", s),
    ]
    return all(a.holds(kind(Or((f, g)))) == (a.holds(kind(f)) or a.holds(kind(g))) for kind in kinds)


@law
def both_of_two(a: Account, rng: Random) -> bool | None:
    """now(F and G) holds iff now(F) and now(G) do; ensures(m, F and G) iff ensures(m, F) and ensures(m, G) do."""
    f, g, move = some_statement(a, rng), some_statement(a, rng), some_move(a, rng)
    both = And((f, g))
    return a.says(form("now", both)) == a.says(ClaimAnd((form("now", f), form("now", g)))) and a.says(
        form("ensures", move, both)
    ) == a.says(ClaimAnd((form("ensures", move, f), form("ensures", move, g))))


@law
def never_either(a: Account, rng: Random) -> bool | None:
    """never(A, F) and never(A, G) imply never(A, F or G)."""
    f, g, agent = some_statement(a, rng), some_statement(a, rng), some_agent(a, rng)
    return implies(
        a.holds(form("never", agent, f)) and a.holds(form("never", agent, g)),
        lambda: a.holds(form("never", agent, Or((f, g)))),
    )


@law
def what_is_said_twice(a: Account, rng: Random) -> bool | None:
    """F, "not not F", "F and F" and "F or F" are the same in every form."""
    drawn = random_form(rng, a.conflict)

    def said(argument: Argument, as_if: Callable[[Statement], Statement]) -> Argument:
        return argument if isinstance(argument, Name) else as_if(argument)

    ways: list[Callable[[Statement], Statement]] = [
        lambda s: Not(Not(s)),
        lambda s: And((s, s)),
        lambda s: Or((s, s)),
    ]
    return all(
        a.says(
            Form(
                drawn.form,
                tuple(said(x, way) for x in drawn.args),
                tuple((key, said(x, way)) for key, x in drawn.named),
            )
        )
        == a.says(drawn)
        for way in ways
    )


@law
def not_not(a: Account, rng: Random) -> bool | None:
    """A claim and its double negation have one verdict; holds and fails change places once."""
    claim = random_claim(rng, a.conflict)
    said, denied = a.says(claim), a.says(ClaimNot(claim))
    return a.says(ClaimNot(ClaimNot(claim))) == said and (said, denied) in {
        ("holds", "fails"),
        ("fails", "holds"),
        ("vacuous", "vacuous"),
        ("undecided", "undecided"),
    }


@law
def and_is_the_worst(a: Account, rng: Random) -> bool | None:
    """`and` is the worst of its parts, whatever their order and however often they are said."""
    p, q = random_claim(rng, a.conflict, 1), random_claim(rng, a.conflict, 1)
    worst = min(a.says(p), a.says(q), key=WORST.index)
    joined = (ClaimAnd((p, q)), ClaimAnd((q, p)), ClaimAnd((p, q, p)), ClaimAnd((p, ClaimAnd((q, p)))))
    return {a.says(claim) for claim in joined} == {worst}


@law
def unless_what_cannot_be(a: Account, rng: Random) -> bool | None:
    """`unless` what is never so changes nothing."""
    claim, f = random_claim(rng, a.conflict), some_statement(a, rng)
    return a.says(Unless(claim, And((f, Not(f))))) == a.says(claim)


@law
def unless_what_is_always_so(a: Account, rng: Random) -> bool | None:
    """`unless` what is always so leaves nothing: much becomes vacuous, nothing can be done, and nothing ever is."""
    f, agent = some_statement(a, rng), some_agent(a, rng)
    expected = {
        form("now", f): "vacuous",
        form("possible", f): "vacuous",
        form("stable", f): "vacuous",
        form("prefers", agent, f): "vacuous",
        form("can", agent, f): "fails",
        form("would", agent, f): "fails",
        form("never", agent, f): "holds",
    }
    return all(a.says(Unless(claim, Or((f, Not(f))))) == said for claim, said in expected.items())


@law
def conditions_of_unless_add_up(a: Account, rng: Random) -> bool | None:
    """`p unless C unless D` is `p unless D unless C`, and `p unless (C or D)`."""
    p, c, d = random_claim(rng, a.conflict, 1), some_statement(a, rng), some_statement(a, rng)
    return (
        len({a.says(claim) for claim in (Unless(Unless(p, c), d), Unless(Unless(p, d), c), Unless(p, Or((c, d))))}) == 1
    )


@law
def connectives_distribute(a: Account, rng: Random) -> bool | None:
    """`unless` and `according to` may be said of a conjunction or of each part, of a negation or of what it negates."""
    p, q = random_claim(rng, a.conflict, 1), random_claim(rng, a.conflict, 1)
    condition, holder = some_statement(a, rng), some_dm(a, rng)
    ways: list[Callable[[Claim], Claim]] = [lambda c: Unless(c, condition), lambda c: AccordingTo(c, holder)]
    return all(
        a.says(way(ClaimAnd((p, q)))) == a.says(ClaimAnd((way(p), way(q))))
        and a.says(way(ClaimNot(p))) == a.says(ClaimNot(way(p)))
        for way in ways
    )


@law
def who_believes_nothing_else(a: Account, rng: Random) -> bool | None:
    """`according to` somebody who has no beliefs of its own changes nothing."""
    holder, claim = some_dm(a, rng), random_claim(rng, a.conflict, 1)
    trusting = replace(a, conflict=replace(a.conflict, beliefs=()))
    return trusting.says(AccordingTo(claim, holder)) == trusting.says(claim)


@law
def a_concept_by_name(a: Account, rng: Random) -> bool | None:
    """`concept: K` gives what the claim gives where K is the concept of all."""
    drawn = random_form(rng, a.conflict, rng.choice(("possible", "ensures", "prevents", "deters", "worse", "stable")))
    named = tuple((key, value) for key, value in drawn.named if key != "concept")
    concept = rng.choice(judge.CONCEPTS)
    bare = Form(drawn.form, drawn.args, named)
    return a.says(Form(drawn.form, drawn.args, (*named, ("concept", Name(concept))))) == a.by(concept).says(bare)
