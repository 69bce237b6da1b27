"""Pairs of accounts that differ in a few planted places, each kind of difference by a planter of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Literal

import definitions as judge
import judge_compare
from detente.model.claim import Claim
from detente.model.conflict import (
    Attitude,
    Belief,
    ClaimMade,
    Conflict,
    Forum,
    Option,
    Patch,
    Rule,
    Statements,
    Want,
    Weights,
)
from detente.model.statement import Not, Statement, Test, tests
from judge_states import Combination, declared, holds
from random_claims import random_account, random_form
from random_preferences import chance
from random_statements import random_statement

Key = tuple[str, ...]
Planted = tuple[Conflict, set[Key]] | None
Planter = Callable[[Random, Conflict], Planted]
LARGEST = 24


def account(rng: Random, most: int = 8, claims: int = 8) -> Conflict:
    """A small account by options whose preferences are statements or weights, with claims."""
    conflict = random_account(rng, rng.choice(("plain", "option")), most, whole=True)
    conflict = replace(conflict, beliefs=conflict.beliefs[:1], variants=conflict.variants[:1])
    preferences = {
        dm: p if isinstance(p, Weights) and chance(rng, 0.3) else _stated(rng, conflict, dm)
        for dm, p in conflict.preferences.items()
    }
    conflict = replace(conflict, preferences=preferences)
    mild = [
        replace(conflict, beliefs=tuple(replace(b, change=_mild(b.change)) for b in conflict.beliefs)),
        replace(conflict, variants=tuple(replace(v, change=_mild(v.change)) for v in conflict.variants)),
    ]
    for candidate in (conflict, *mild, replace(mild[0], variants=mild[1].variants)):
        if judge_compare.sound(candidate):
            conflict = candidate
            break
    made = tuple(ClaimMade(f"c{n}", random_form(rng, conflict)) for n in range(1, claims + 1))
    return replace(conflict, claims=made)


def _mild(change: Patch) -> Patch:
    return Patch(attitudes=change.attitudes)


def _stated(rng: Random, conflict: Conflict, dm: str) -> Statements:
    wants = tuple(Want(f"{dm}.{n}", random_statement(rng, conflict)) for n in range(1, rng.randint(2, 4) + 1))
    return Statements(wants)


def planted(rng: Random, conflict: Conflict, number: int) -> tuple[Conflict, set[Key]]:
    """The account with about that many differences, and what they are; fewer where few can be planted."""
    keys: set[Key] = set()
    changed = conflict
    for _ in range(20 * number):
        if len(keys) >= number:
            break
        found = rng.choice(PLANTERS)(rng, changed)
        if found is None:
            continue
        candidate, new = found
        fits = keys.isdisjoint(new) and set(judge_compare.different(conflict, candidate)) == keys | new
        if fits and _told_apart(conflict, candidate) and _whole(candidate):
            changed, keys = candidate, keys | new
    return changed, keys


def _whole(conflict: Conflict) -> bool:
    """Whether the account could stand in a file: every name is known, claims included, and it is small enough."""
    sound = judge_compare.sound(conflict) and 0 < len(judge.states(conflict)) <= LARGEST
    return sound and all(judge_compare.said(conflict, claim.says) is not None for claim in conflict.claims)


def _told_apart(a: Conflict, b: Conflict) -> bool:
    """Whether nothing that only one of the two has says what a part of another name says in the other."""
    mine, theirs = ({k: _meant(each, k) for k in judge_compare.parts(each)} for each in (a, b))
    alone = [(k, v, theirs) for k, v in mine.items() if theirs.get(k) != v]
    alone += [(k, v, mine) for k, v in theirs.items() if mine.get(k) != v]
    same = (v == w and k[0] == m[0] for k, v, other in alone for m, w in other.items() if m != k)
    return not any(same)


def _meant(conflict: Conflict, key: Key) -> object:
    """What a part means where parts of a kind are paired by that; its name for others."""
    match key:
        case "rule", name:
            return _truths(conflict, next(r.when for r in conflict.infeasible if r.id == name))
        case "statement", name:
            dm, want = next((dm, want) for dm, want in conflict.wants() if want.id == name)
            return dm, _truths(conflict, want.statement)
        case "forum", name:
            return set(next(f.members for f in conflict.forums if f.id == name))
    return key if key[0] in {"option", "decision maker", "attitude"} else judge_compare.parts(conflict)[key]


def _truths(conflict: Conflict, statement: Statement) -> list[bool]:
    return [holds(conflict, statement, combination) for combination in _combinations(conflict)]


def _combinations(conflict: Conflict) -> list[Combination]:
    found: list[Combination] = [()]
    for option in declared(conflict):
        found = [(*each, level) for each in found for level in range(len(option.levels))]
    return found


def _other(rng: Random, conflict: Conflict, statement: Statement) -> Statement:
    """Another statement, which means something else and speaks of an option that this one speaks of."""
    new = random_statement(rng, conflict)
    alike = {test.option for test in tests(new)} & {test.option for test in tests(statement)}
    return new if alike and _truths(conflict, new) != _truths(conflict, statement) else Not(statement)


def _any_want(rng: Random, conflict: Conflict) -> tuple[str, Want] | None:
    wants = list(conflict.wants())
    return rng.choice(wants) if wants else None


def _rewanted(conflict: Conflict, dm: str, wants: tuple[Want, ...]) -> Conflict:
    return replace(conflict, preferences={**conflict.preferences, dm: Statements(wants)})


def _own(conflict: Conflict, dm: str) -> tuple[Want, ...]:
    return tuple(want for owner, want in conflict.wants() if owner == dm)


def other_want(rng: Random, conflict: Conflict) -> Planted:
    """A want that says something else."""
    found = _any_want(rng, conflict)
    if found is None:
        return None
    dm, want = found
    new = Want(want.id, _other(rng, conflict, want.statement))
    wants = tuple(new if each.id == want.id else each for each in _own(conflict, dm))
    return _rewanted(conflict, dm, wants), {("statement", want.id)}


def no_want(rng: Random, conflict: Conflict) -> Planted:
    """A want that is not there any more."""
    found = _any_want(rng, conflict)
    if found is None:
        return None
    dm, want = found
    wants = tuple(each for each in _own(conflict, dm) if each.id != want.id)
    return _rewanted(conflict, dm, wants), {("statement", want.id)}


def new_want(rng: Random, conflict: Conflict) -> Planted:
    """A want that was not there, anywhere in the list."""
    found = _any_want(rng, conflict)
    if found is None:
        return None
    dm, _ = found
    own = _own(conflict, dm)
    at = rng.randint(0, len(own))
    new = Want(f"new_{dm}_{rng.randint(0, 99)}", random_statement(rng, conflict))
    return _rewanted(conflict, dm, (*own[:at], new, *own[at:])), {("statement", new.id)}


def turned(rng: Random, conflict: Conflict) -> Planted:
    """Two neighbouring wants the other way round."""
    found = _any_want(rng, conflict)
    own = list(_own(conflict, found[0])) if found else []
    if found is None or len(own) < 2:
        return None
    at = rng.randrange(len(own) - 1)
    own[at : at + 2] = own[at + 1], own[at]
    return _rewanted(conflict, found[0], tuple(own)), {("comparison", own[at + 1].id, own[at].id)}


def no_rule(rng: Random, conflict: Conflict) -> Planted:
    """A rule that is not there any more."""
    if not conflict.infeasible:
        return None
    gone = rng.choice(conflict.infeasible)
    left = tuple(rule for rule in conflict.infeasible if rule is not gone)
    return replace(conflict, infeasible=left), {("rule", gone.id)}


def new_rule(rng: Random, conflict: Conflict) -> Planted:
    """A rule that was not there."""
    rule = Rule(f"new_rule_{rng.randint(0, 99)}", random_statement(rng, conflict))
    return replace(conflict, infeasible=(*conflict.infeasible, rule)), {("rule", rule.id)}


def other_forum(rng: Random, conflict: Conflict) -> Planted:
    """A forum that is not there any more, or one that was not there."""
    dms = [dm.id for dm in conflict.decision_makers]
    if conflict.forums and chance(rng, 0.5):
        gone = rng.choice(conflict.forums)
        return replace(conflict, forums=tuple(f for f in conflict.forums if f is not gone)), {("forum", gone.id)}
    forum = Forum(f"new_forum_{rng.randint(0, 99)}", tuple(rng.sample(dms, 2)))
    return replace(conflict, forums=(*conflict.forums, forum)), {("forum", forum.id)}


def other_attitude(rng: Random, conflict: Conflict) -> Planted:
    """Somebody stands otherwise to somebody."""
    holder, towards = rng.sample([dm.id for dm in conflict.decision_makers], 2)
    old = next((a.value for a in conflict.attitudes if (a.holder, a.towards) == (holder, towards)), 0)
    rest = tuple(a for a in conflict.attitudes if (a.holder, a.towards) != (holder, towards))
    values: tuple[Literal[-1, 0, 1], ...] = (-1, 0, 1)
    value = rng.choice([each for each in values if each != old])
    new = (*rest, Attitude(holder, towards, value)) if value else rest
    return replace(conflict, attitudes=new), {("attitude", holder, towards)}


def other_status_quo(rng: Random, conflict: Conflict) -> Planted:
    """An option stands otherwise now."""
    quo = conflict.status_quo
    if quo is None or quo.levels is None:
        return None
    option = rng.choice(conflict.options)
    held = dict(quo.levels)
    level = rng.choice([each for each in option.levels if each != held.get(option.key, option.levels[0])])
    levels = {**held, option.key: level}
    above = tuple((o.key, levels[o.key]) for o in conflict.options if levels.get(o.key, o.levels[0]) != o.levels[0])
    return replace(conflict, status_quo=replace(quo, levels=above)), {("status quo", option.key)}


def other_undoing(rng: Random, conflict: Conflict) -> Planted:
    """An option that can be undone, or cannot any more."""
    dm = rng.choice([dm for dm in conflict.decision_makers if dm.options])
    option = rng.choice(dm.options)
    new = replace(option, irreversible=None if option.irreversible else rng.choice(("adopted", "abandoned")))
    options = tuple(new if each is option else each for each in dm.options)
    makers = tuple(replace(each, options=options) if each is dm else each for each in conflict.decision_makers)
    return replace(conflict, decision_makers=makers), {("irreversible", option.key)}


def new_option(rng: Random, conflict: Conflict) -> Planted:
    """An option that was not there, and a want that speaks of it."""
    found = _any_want(rng, conflict)
    if found is None or len(_combinations(conflict)) > LARGEST:
        return None
    dm = rng.choice(conflict.decision_makers)
    key = f"{dm.id}.new{rng.randint(0, 99)}"
    makers = tuple(
        replace(each, options=(*each.options, Option(key))) if each is dm else each for each in conflict.decision_makers
    )
    own = _own(conflict, found[0])
    at = rng.randint(0, len(own))
    said: Statement = Test(key) if chance(rng, 0.5) else Not(Test(key))
    want = Want(f"about_{dm.id}_{rng.randint(0, 99)}", said)
    new = _rewanted(replace(conflict, decision_makers=makers), found[0], (*own[:at], want, *own[at:]))
    return new, {("option", key), ("statement", want.id)}


def other_belief(rng: Random, conflict: Conflict) -> Planted:
    """A belief that is not there any more, or one that was not there."""
    if conflict.beliefs and chance(rng, 0.5):
        gone = rng.choice(conflict.beliefs)
        return replace(conflict, beliefs=tuple(b for b in conflict.beliefs if b is not gone)), {("belief", gone.id)}
    wants = [want.id for _, want in conflict.wants()]
    holder = rng.choice(conflict.decision_makers).id
    if not wants or any(belief.holder == holder for belief in conflict.beliefs):
        return None
    belief = Belief(f"new_belief_{rng.randint(0, 99)}", holder, Patch(first=(rng.choice(wants),)))
    return replace(conflict, beliefs=(*conflict.beliefs, belief)), {("belief", belief.id)}


def other_variant(rng: Random, conflict: Conflict) -> Planted:
    """A variant that changes something else."""
    if not conflict.variants:
        return None
    old = rng.choice(conflict.variants)
    holder, towards = rng.sample([dm.id for dm in conflict.decision_makers], 2)
    change = Patch(attitudes=(Attitude(holder, towards, rng.choice((-1, 1))),))
    if change == old.change:
        return None
    new = tuple(replace(v, change=change) if v is old else v for v in conflict.variants)
    return replace(conflict, variants=new), {("variant", old.id)}


def other_claim(rng: Random, conflict: Conflict) -> Planted:
    """A claim that says something else of an option, or of a decision maker where it speaks of no option."""
    if not conflict.claims:
        return None
    old = rng.choice(conflict.claims)
    says = random_form(rng, conflict)
    if not _spoken(old.says) & _spoken(says):
        return None
    new = tuple(replace(c, says=says) if c is old else c for c in conflict.claims)
    return replace(conflict, claims=new), {("claim", old.id)}


def _spoken(claim: Claim) -> set[str]:
    every = list(judge_compare.named(claim))
    options = {test.option for _, statement in every if statement is not None for test in tests(statement)}
    return options or {name for name, _ in every if name is not None}


PLANTERS: tuple[Planter, ...] = (
    other_want, no_want, new_want, turned, turned, no_rule, new_rule, other_forum, other_attitude, other_status_quo,
    other_undoing, new_option, other_belief, other_variant, other_claim,
)  # fmt: skip
