"""Random accounts (small conflicts with readings, beliefs, variants and things left unsaid), and claims on them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import definitions as judge
from detente.errors import DetenteError
from detente.model.claim import AccordingTo, Argument, Claim, ClaimAnd, ClaimNot, Form, Name, Unless
from detente.model.conflict import (
    Attitude,
    Belief,
    Conflict,
    Contested,
    DecisionMaker,
    Forum,
    Insertion,
    Pairs,
    Patch,
    Ranking,
    StatusQuo,
    Variant,
    Want,
)
from detente.model.forms import FORMS, Kind
from detente.model.patch import believed, variant
from detente.model.statement import And, Not, Or, Statement, Test
from judge_ground import ground, improves, start
from judge_states import Combination, completions, declared, holds
from random_preferences import chance, some
from random_statements import random_statement
from strategies import Kind as FormOfConflict
from strategies import random_conflict

VARIANTS = ("v1", "v2")
LARGEST = 32


def random_account(rng: Random, kind: FormOfConflict | None = None, most: int = 12, *, whole: bool = False) -> Conflict:
    """A conflict with what claims need: readings of the status quo, beliefs, variants, forums of one and of the same.

    Sometimes a bystander who can do nothing, somebody whose wants are missing, or no status quo; never if `whole`.
    """
    conflict = random_conflict(rng, kind, most)
    dms = [d.id for d in conflict.decision_makers]
    if chance(rng, 0.3):
        more = [tuple(rng.sample(dms, rng.randint(1, len(dms)))), *(f.members for f in conflict.forums[:1])]
        forums = (*conflict.forums, *(Forum(f"g{n}", tuple(members)) for n, members in enumerate(more, start=1)))
        conflict = replace(conflict, forums=forums)
    if whole or chance(rng, 0.9):
        conflict = replace(conflict, status_quo=_status_quo(rng, conflict))
    if not whole and chance(rng, 0.1):
        bystander = DecisionMaker("zoe", "Zoe")
        conflict = replace(
            conflict,
            decision_makers=(*conflict.decision_makers, bystander),
            moves=None if conflict.moves is None else {**conflict.moves, "zoe": ()},
        )
    conflict = replace(conflict, beliefs=_beliefs(rng, conflict, dms), variants=_variants(rng, conflict))
    conflict = _sound(rng, conflict)
    if not whole and chance(rng, 0.15):
        silent = rng.choice(dms)
        conflict = replace(conflict, preferences={d: p for d, p in conflict.preferences.items() if d != silent})
        conflict = _sound(rng, conflict)
    return conflict


def _status_quo(rng: Random, conflict: Conflict) -> StatusQuo:
    if conflict.moves is not None:
        return StatusQuo(state=rng.choice(judge.states(conflict)))
    possible = [c for merged in completions(conflict).values() for c in sorted(merged)]
    base, *others = (rng.choice(possible) for _ in range(rng.choice((1, 1, 2, 3))))
    contested = tuple(
        Contested(f"contested.{n}", _levels(conflict, other, base)) for n, other in enumerate(others, start=1)
    )
    nothing = tuple(0 for _ in base)
    return StatusQuo(_levels(conflict, base, nothing), contested=contested)


def _levels(conflict: Conflict, there: Combination, besides: Combination) -> tuple[tuple[str, str], ...]:
    """The options that are there not as they are besides, with their levels."""
    each = zip(declared(conflict), there, besides, strict=True)
    return tuple((option.key, option.levels[level]) for option, level, other in each if level != other)


def _beliefs(rng: Random, conflict: Conflict, dms: list[str]) -> tuple[Belief, ...]:
    holders = [dm for dm in dms if chance(rng, 0.5)]
    return tuple(Belief(f"b{n}", dm, _patch(rng, conflict)) for n, dm in enumerate(holders * 2, start=1))


def _variants(rng: Random, conflict: Conflict) -> tuple[Variant, ...]:
    return tuple(Variant(name, _patch(rng, conflict)) for name in VARIANTS)


def _patch(rng: Random, conflict: Conflict) -> Patch:
    """A change of any kind that fits the form of the conflict; perhaps of nothing."""
    dms = [d.id for d in conflict.decision_makers]
    attitudes = tuple(
        Attitude(i, j, rng.choice((-1, 0, 1))) for i in dms for j in dms if i != j and chance(rng, 0.3)
    )  # fmt: skip
    patch = Patch(attitudes=attitudes if chance(rng, 0.5) else ())
    if chance(rng, 0.3):
        patch = replace(patch, drop=tuple(some(rng, [f.id for f in conflict.forums])))
    if conflict.moves is not None:
        return patch
    if conflict.status_quo is not None and chance(rng, 0.3):
        there = rng.choice([c for merged in completions(conflict).values() for c in sorted(merged)])
        patch = replace(
            patch, status_quo=tuple((o.key, o.levels[k]) for o, k in zip(declared(conflict), there, strict=True))
        )
    wants = [want.id for _, want in conflict.wants()]
    if wants:
        words = tuple((name, random_statement(rng, conflict)) for name in some(rng, wants, 2))
        patch = replace(patch, replace=words, first=tuple(some(rng, wants, 2)))
        gone = set(some(rng, wants, 2)) - {*patch.first, *(name for name, _ in words)}
        patch = replace(patch, drop=(*patch.drop, *sorted(gone)))
        dm = rng.choice([dm for dm, _ in conflict.wants()])
        if chance(rng, 0.4):
            patch = replace(patch, insert=(Insertion(dm, Want("", random_statement(rng, conflict))),))
    rules = [*(r.id for r in conflict.infeasible), *(c.id for c in conflict.consequences)]
    # A ranking and pairs name states by number, and other rules number them anew.
    numbered = any(isinstance(preference, (Ranking, Pairs)) for preference in conflict.preferences.values())
    if conflict.states is None and rules and not numbered and chance(rng, 0.5):
        gone = set(some(rng, rules))
        worded = tuple((name, random_statement(rng, conflict)) for name in rules if name not in gone)
        patch = replace(patch, drop=(*patch.drop, *sorted(gone)), replace=(*patch.replace, *worded[:1]))
    return patch


def _sound(rng: Random, conflict: Conflict) -> Conflict:
    """The conflict, less what in its beliefs and variants would not be a conflict with a feasible status quo."""

    def fits(changed: Conflict) -> bool:
        size = len(judge.states(changed))
        if changed.status_quo is None:
            return 0 < size <= LARGEST
        readings = ["base", *(c.id for c in changed.status_quo.contested)]
        return 0 < size <= LARGEST and all(_feasible(changed, reading) for reading in readings)

    def whole(candidate: Conflict) -> bool:
        try:
            worlds = [candidate, *(believed(candidate, dm.id) for dm in candidate.decision_makers)]
            return all(fits(w) and all(fits(variant(w, v.id)) for v in w.variants) for w in worlds)
        except (DetenteError, ValueError):
            return False

    if whole(conflict):
        return conflict
    mild = replace(
        conflict,
        beliefs=tuple(replace(b, change=Patch(attitudes=b.change.attitudes)) for b in conflict.beliefs),
        variants=tuple(replace(v, change=Patch(attitudes=v.change.attitudes)) for v in conflict.variants),
    )
    either = [replace(mild, variants=conflict.variants), replace(mild, beliefs=conflict.beliefs)]
    return next((candidate for candidate in rng.sample(either, 2) if whole(candidate)), mild)


def _feasible(conflict: Conflict, reading: str) -> bool:
    try:
        start(ground(conflict), reading)
    except ValueError:
        return False
    return True


# ---- claims


def random_claim(rng: Random, conflict: Conflict, depth: int = 2, form: str | None = None) -> Claim:
    """A claim of the form, or of any, within at most `depth` connectives; in graph form every claim is `gains`."""
    shape = rng.choice(("form", "form", "form", "not", "and", "unless", "believed")) if depth else "form"

    def part() -> Claim:
        return random_claim(rng, conflict, depth - 1, form)

    match shape:
        case "not":
            return ClaimNot(part())
        case "and":
            return ClaimAnd(tuple(part() for _ in range(rng.randint(2, 3))))
        case "unless" if conflict.moves is None:
            return Unless(part(), settled_statement(rng, conflict))
        case "believed":
            return AccordingTo(part(), rng.choice(conflict.decision_makers).id)
    return random_form(rng, conflict, form)


def random_form(rng: Random, conflict: Conflict, form: str | None = None) -> Form:
    """A claim form with random arguments, each optional one given or not."""
    if conflict.moves is not None:
        form = "gains"
    signature = FORMS[form or rng.choice(list(FORMS))]
    if any(p.kind == "move" for p in signature.positional) and not able(conflict):
        signature = FORMS["stable"]
    args = [_argument(rng, conflict, parameter.kind) for parameter in signature.positional]
    if signature.form == "deters" and chance(rng, 0.8):
        # Left to chance, there would seldom be a move that pays, and seldom anything that is always on the way.
        feared = settled_statement(rng, conflict)
        args[1:] = _paying(rng, conflict) or args[1:]
        args[0] = rng.choice((feared, Or((feared, Not(feared))), args[2]))
    named = [
        (parameter.name, _argument(rng, conflict, parameter.kind))
        for parameter in signature.named
        if parameter.required or chance(rng, 0.4)
    ]
    return Form(signature.form, tuple(args), tuple(named))


def _paying(rng: Random, conflict: Conflict) -> list[Argument]:
    """A decision maker with a move of its own that pays now, and what that move makes true; nothing where none does."""
    g = ground(conflict)
    if conflict.status_quo is None or g.silent:
        return []
    q = start(g, "base")
    found = [(dm, t) for dm in conflict.decision_makers for s, t in sorted(improves(g, frozenset({dm.id}))) if s == q]
    rng.shuffle(found)
    for dm, t in found:
        there = {o.key: {c[n] for c in completions(conflict)[t]} for n, o in enumerate(declared(conflict))}
        fixed = tuple(
            Test(o.key, "=", o.levels[level]) for o in dm.options for level in there[o.key] if len(there[o.key]) == 1
        )  # fmt: skip
        move = And(fixed) if len(fixed) > 1 else fixed[0] if fixed else None
        if move is not None and settled(conflict, move):
            return [Name(dm.id), move]
    return []


def _argument(rng: Random, conflict: Conflict, kind: Kind) -> Argument:
    match kind:
        case "agent":
            return Name(rng.choice([*(d.id for d in conflict.decision_makers), *(f.id for f in conflict.forums)]))
        case "statement":
            return settled_statement(rng, conflict)
        case "move":
            return random_move(rng, conflict)
        case "variant":
            return Name(rng.choice(conflict.variants).id)
        case "concept":
            return Name(rng.choice(judge.CONCEPTS))
        case "yes or no":
            return Name(rng.choice(("yes", "no")))


def settled(conflict: Conflict, statement: Statement) -> bool:
    """Whether the statement is as true in one part of a merged state as in another."""
    return all(len({holds(conflict, statement, c) for c in merged}) == 1 for merged in completions(conflict).values())


def settled_statement(rng: Random, conflict: Conflict) -> Statement:
    """A statement that is settled in every state."""
    return _settled(rng, conflict, conflict) or _sure(rng, conflict, conflict)


def random_move(rng: Random, conflict: Conflict) -> Statement:
    """A statement about the options of one decision maker, settled in every state."""
    alone = Conflict((rng.choice(able(conflict)),))
    return _settled(rng, conflict, alone) or _sure(rng, conflict, alone)


def able(conflict: Conflict) -> list[DecisionMaker]:
    """The decision makers who own an option that is the same in all parts of each state."""
    return [dm for dm in conflict.decision_makers if any(settled(conflict, Test(o.key)) for o in dm.options)]


def _settled(rng: Random, conflict: Conflict, of: Conflict) -> Statement | None:
    """A random statement about the options of `of`, if one of three is settled in the states of the conflict."""
    tried = [random_statement(rng, of, depth) for depth in (rng.choice((0, 1, 2)), 1, 0)]
    return next((statement for statement in tried if settled(conflict, statement)), None)


def _sure(rng: Random, conflict: Conflict, of: Conflict) -> Statement:
    """That an option is above its first level, or is not."""
    able = [test for test in (Test(option.key) for option in declared(of)) if settled(conflict, test)]
    test = rng.choice(able)
    return rng.choice((test, Not(test)))
