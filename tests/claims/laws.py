"""Laws of claims: what the meanings of the forms imply whatever the conflict, and what they do not imply.

A check takes an account and chance, draws statements and names, and says whether the law holds there; None where its
premise is not met.  `test_laws` runs them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

import numpy as np

import definitions as judge
from claims.accounts import Account
from detente.insight.claims.finding import WORST
from detente.insight.claims.scene import PLAYS
from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import Patch, Variant
from detente.model.statement import And, Not, Or, Statement
from detente.stability.concept import CONCEPTS
from random_claims import random_claim, random_form, random_move, settled_statement

Check = Callable[[Account, Random], bool | None]


@dataclass(frozen=True)
class Law:
    """A law, or what looks like one and is none, with its check."""

    statement: str
    check: Check


LAWS: list[Law] = []
NO_LAWS: list[Law] = []


def law(check: Check) -> Check:
    """Enter a check into the table of laws; its docstring is the law."""
    LAWS.append(Law(str(check.__doc__), check))
    return check


def no_law(check: Check) -> Check:
    """Enter a check into the table of what looks like a law; its docstring says what does not follow, and why."""
    NO_LAWS.append(Law(str(check.__doc__), check))
    return check


def implies(premise: bool, conclusion: Callable[[], bool]) -> bool | None:
    """Whether the conclusion follows; None where there is nothing for it to follow from."""
    return conclusion() if premise else None


def form(name: str, *args: Argument | str, **named: Argument | str) -> Form:
    """A claim form; words are names."""

    def as_name(argument: Argument | str) -> Argument:
        return Name(argument) if isinstance(argument, str) else argument

    return Form(name, tuple(map(as_name, args)), tuple((key.rstrip("_"), as_name(a)) for key, a in named.items()))


def some_statement(a: Account, rng: Random) -> Statement:
    """A statement that is settled in every state."""
    return settled_statement(rng, a.conflict)


def some_move(a: Account, rng: Random) -> Statement:
    """A statement about the options of one decision maker."""
    return random_move(rng, a.conflict)


def some_dm(a: Account, rng: Random) -> str:
    """A decision maker."""
    return rng.choice(a.conflict.decision_makers).id


def some_agent(a: Account, rng: Random) -> str:
    """A decision maker or a forum."""
    return rng.choice([part.id for part in (*a.conflict.decision_makers, *a.conflict.forums)])


def members(a: Account, agent: str) -> tuple[str, ...]:
    """Who acts when the agent does."""
    return next((f.members for f in a.conflict.forums if f.id == agent), (agent,))


def is_so(a: Account, statement: Statement) -> bool:
    """Whether the statement holds in the status quo."""
    return a.all_counting().holds(form("now", statement))


# ---- the forms among themselves


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
    claim = _deterrent(a, rng)
    open_to_all = a.all_counting()
    return implies(open_to_all.holds(claim), lambda: open_to_all.holds(form("would", *claim.args[1:])))


@law
def a_wider_prospect_deters_more(a: Account, rng: Random) -> bool | None:
    """deters(F, B, m) implies deters(F or G, B, m)."""
    claim, g = _deterrent(a, rng), some_statement(a, rng)
    feared, agent, move = claim.args
    assert not isinstance(feared, Name)
    wider = Form("deters", (Or((feared, g)), agent, move), claim.named)
    return implies(a.holds(claim), lambda: a.holds(wider))


@law
def nothing_deters_who_looks_one_move_ahead(a: Account, rng: Random) -> bool | None:
    """deters(F, B, m, concept: Nash) never holds."""
    return not a.holds(Form("deters", _deterrent(a, rng).args, (("concept", Name("Nash")),)))


@law
def deterred_from_all_that_pays(a: Account, rng: Random) -> bool | None:
    """Where all that pays for B is m, B stays iff anything at all keeps it from m: deters(F or not F, B, m)."""
    claim, f = _deterrent(a, rng), some_statement(a, rng)
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
        a.says(c) == min((a.says(Form(c.form, (Name(m), *c.args[1:]), c.named)) for m in forum.members), key=WORST.index)
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


# ---- parts of statements


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


# ---- connectives


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
    """`unless` what is always so leaves nothing: now, possible, stable, prefers vacuous; can, would fail; never holds."""
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
    return len({a.says(claim) for claim in (Unless(Unless(p, c), d), Unless(Unless(p, d), c), Unless(p, Or((c, d))))}) == 1


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


# ---- plays and concepts


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
    """Where K implies L: stable(F) under K implies it under L, for anybody, and possible(F) likewise in improving play."""
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


# ---- what does not follow


@no_law
def never_part_of_it(a: Account, rng: Random) -> bool | None:
    """never(A, F or G) does not imply never(A, F): from G to F nobody goes into "F or G"."""
    f, g, agent = some_statement(a, rng), some_statement(a, rng), some_agent(a, rng)
    return implies(a.holds(form("never", agent, Or((f, g)))), lambda: a.holds(form("never", agent, f)))


@no_law
def foresight_keeps_what_is_ensured(a: Account, rng: Random) -> bool | None:
    """ensures(m, F) in improving play does not imply it in foresighted play: there, things may come to rest nowhere."""
    claim = form("ensures", some_move(a, rng), some_statement(a, rng))
    return implies(a.in_play("improving").holds(claim), lambda: a.in_play("foresighted").holds(claim))


@no_law
def together_one_can_what_one_can_alone(a: Account, rng: Random) -> bool | None:
    """can(A, F) does not imply can(H, F) for a forum H with A: A alone may abandon what it shares with others outside H."""
    if not a.conflict.forums:
        return None
    forum, f = rng.choice(a.conflict.forums), some_statement(a, rng)
    member = rng.choice(forum.members)
    return implies(a.holds(form("can", member, f)), lambda: a.holds(form("can", forum.id, f)))


@no_law
def what_is_ensured_is_possible(a: Account, rng: Random) -> bool | None:
    """ensures(m, F) does not imply possible(F): nobody need make the move m."""
    move, f = some_move(a, rng), some_statement(a, rng)
    return implies(a.holds(form("ensures", move, f)), lambda: a.holds(form("possible", f)))


@no_law
def what_is_stable_is_possible(a: Account, rng: Random) -> bool | None:
    """stable(F) does not imply possible(F): nothing need lead there."""
    f = some_statement(a, rng)
    return implies(a.holds(form("stable", f)), lambda: a.holds(form("possible", f)))


@no_law
def who_is_deterred_stays(a: Account, rng: Random) -> bool | None:
    """deters(F, B, m) does not imply that B stays: something else may pay for it."""
    claim = _deterrent(a, rng)
    world = a.world
    return implies(a.holds(claim), lambda: not world.leaves(world.graph.mover(str(claim.args[1])))[a.scene.start])


@no_law
def a_weaker_concept_keeps_what_foresight_finds(a: Account, rng: Random) -> bool | None:
    """possible(F) under Nash in foresighted play does not imply it under GMR: who stays under GMR takes nobody there."""
    f = some_statement(a, rng)
    foresighted = a.in_play("foresighted")
    return implies(
        foresighted.by("Nash").holds(form("possible", f)), lambda: foresighted.by("GMR").holds(form("possible", f))
    )


@no_law
def final_harm_is_more(a: Account, rng: Random) -> bool | None:
    """worse(A, m) does not imply worse(A, m, final: yes): what nobody can undo may keep the others from answering it."""
    agent, move = some_agent(a, rng), some_move(a, rng)
    return implies(
        a.holds(form("worse", agent, move)), lambda: a.holds(form("worse", agent, move, final="yes"))
    )  # fmt: skip


def _deterrent(a: Account, rng: Random) -> Form:
    """A claim on deterrence under the concept of the account."""
    return Form("deters", random_form(rng, a.conflict, "deters").args)
